import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import { phrasesAt } from '../rules/phrase-index.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { type SpeakerReader, tokenAt } from './speaker-scene.ts';

/** The reading of the first word of an actor's name: a known word, an article, else a plain ل before a name. */
export function nameReading({ tokens, index }: SpeakerReader, at: number): Reading | undefined {
  const known = phrasesAt(tokens, at, index).find(
    ({ reading }) => reading.pron === '' && !reading.tanwin,
  );
  if (known !== undefined) return known.reading;
  const first = tokenAt(tokens, at);
  const articled = first.readings.find(({ conj, prep, al }) => al && (conj !== '' || prep !== ''));
  if (articled !== undefined) return articled;
  if (BEGINS_WITH_WAW.test(first.text)) return undefined;
  return first.readings.find(
    ({ conj, prep, pron, tanwin }) =>
      pron === '' &&
      !tanwin &&
      (conj === 'و' ||
        (prep === 'ل' &&
          /^(?:قسد|داعش|تنظيم|قوات|وحدات|جيش|هيئه|حزب|حركه)/u.test(first.text.slice(1)))),
  );
}

/** The name of an actor as printed, without the clitics of its first word. */
export const actorName = (reader: SpeakerReader, { core, to }: ActorMention): string =>
  textOf(reader.raw, reader.tokens, core.from, to, nameReading(reader, core.from));

const BEGINS_WITH_WAW =
  /^(?:وزار|وكال|وحد|ولاي|والي|وكيل|وزير|واشنطن|وفد|وجيه|وجهاء|والد|فصيل|فصائل|فرق|فيلق|فوج|فرع|فريق)/u;

export const nameText = ({ raw, tokens }: SpeakerReader, from: number, to: number): string => {
  const first = tokenAt(tokens, from);
  const conjoined = /^[وف]ال\p{L}/u.test(first.text)
    ? first.readings.find(({ conj, al }) => conj !== '' && al)
    : undefined;
  return textOf(raw, tokens, from, to, conjoined);
};

/** The words as printed, without quotation marks and brackets at the ends and the clitics of the first. */
export function textOf(
  raw: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  reading?: Reading,
): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const text = raw
    .slice(start, end)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeffـ]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[«»"“”'(،,:\s]+|[«»"“”'(،,:\s]+$/gu, '');
  return balanced(withoutClitics(text, reading)).replace(/\s+/gu, ' ').trim();
}

function withoutClitics(text: string, reading: Reading | undefined): string {
  if (reading === undefined) return text.replace(/^لل(?=\p{L}{3})/u, 'ال');
  let rest = text;
  if (reading.conj !== '') rest = rest.slice(1);
  if (reading.prep !== '' && reading.prep !== 'س') rest = rest.slice(1);
  if (reading.prep === 'ل' && reading.al && !/^[اأ]/u.test(rest))
    return `ال${rest.startsWith('ل') ? rest.slice(1) : rest}`;
  return rest;
}

/** A quotation mark or bracket that is opened but not closed inside the name is dropped. */
function balanced(text: string): string {
  const marks = text.match(/[«»"“”]/gu)?.length ?? 0;
  const even = marks % 2 === 0 ? text : text.replace(/[«»"“”]/gu, '');
  const opened = (even.match(/\(/gu)?.length ?? 0) === (even.match(/\)/gu)?.length ?? 0);
  return opened ? even : even.replace(/[()]/gu, '');
}
