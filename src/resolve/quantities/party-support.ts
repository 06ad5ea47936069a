import type { Token } from '../../text/tokens.ts';
import type { Party } from './party.ts';
import type { Scene } from './party-scene.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** What supports a party: nothing, a list that it goes on with, or a party further before. */
export type Setting = 'text' | 'part' | 'series';

/** How far behind a party a further number may begin with `و`. */
const FARTHEST_SERIES = 12;

/** `part`: `و` right behind a party goes on with it; `series`: `و` at some distance may. */
export function settingAt(
  tokens: readonly Token[],
  previous: Party | undefined,
  at: number,
): Setting {
  if (previous === undefined || at - previous.to > FARTHEST_SERIES) return 'text';
  const apart = tokens[at - 1]?.text === 'و';
  const written = tokens[at]?.readings.some(({ conj }) => conj === 'و') === true;
  if (!apart && !written) return 'text';
  if (previous.to === at || (apart && previous.to === at - 1)) return 'part';
  return closesSentence(tokens, previous.to, at) ? 'text' : 'series';
}

/** Whether the word before opens a party: an outcome, a verb, a preposition. */
export function isOpened({ tokens, lexicon }: Scene, at: number): boolean {
  const previous = tokens[at - 1];
  return previous !== undefined && opens(previous, lexicon);
}

const opens = (token: Token, lexicon: QuantityLexicon): boolean =>
  token.readings.some(
    ({ stem, pron, tanwin }) => pron === '' && !tanwin && lexicon.openers.has(stem),
  ) || lexicon.openers.has(token.text);

/** Whether what follows a number shows that it stands alone for persons. */
export function isClosed({ tokens, lexicon }: Scene, at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind === 'break') return true;
  if (next.kind === 'punctuation') return !/^[-–:/%]$/u.test(next.text);
  if (next.kind !== 'word') return false;
  if (next.readings.some(({ stem, pron }) => pron === '' && lexicon.follows.has(stem))) return true;
  if (lexicon.follows.has(next.text)) return true;
  if (isCountedThing(next, tokens[at - 1])) return false;
  return next.readings.some(({ conj, prep, al }) => conj === 'و' || (prep === 'ب' && !al));
}

/** Things whose first letter looks like the preposition ب. */
const THINGS =
  /^(?:بيوت|بيت|بيتا|بنادق|بندقيه|بلدات|بلده|برج|برجا|ابراج|براميل|برميل|برميلا|بساتين|بطاريات|باصات|باص|باصا|بواخر|بنايات|بنايه|بيانات|بئر|بئرا|بؤر|بوابات|بساتين)$/u;

/** `61 برجا`, `5 بيوت`: a noun that the number counts, and no word behind ب. */
const isCountedThing = ({ text }: Token, number: Token | undefined): boolean =>
  THINGS.test(text) && number?.value !== undefined;

const ENDS = new Set(['.', '؟', '!', '؛']);

/** Whether a sentence ends between two tokens. */
export const closesSentence = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === 'break' || ENDS.has(token?.text ?? '')) return true;
  }
  return false;
};
