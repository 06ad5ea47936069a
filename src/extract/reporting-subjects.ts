import type { ChainLink } from '../model/coded-report.ts';
import { phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import { addresseeEnd as addressed } from './addressees.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import type { Head } from './reporting-heads.ts';
import { type Dropped, type Memory, resolveSpeaker } from './speaker-memory.ts';
import { actorName } from './speaker-names.ts';
import { isGivenName, type Speaker, type SpeakerReader, wordsBetween } from './speaker-scene.ts';
import { readSpeaker } from './speakers.ts';
import { CLOSE, hasClause, isComma, isDocumentAt, type SpokenSentence } from './spoken-sentence.ts';

/** Verbs that tell somebody something, with the hearer as their object. */
const ADDRESSING = foldedWords(
  'أبلغ أبلغت أبلغا أبلغوا أخبر أخبرت أخبرا أخبروا حدث يبلغ تبلغ نسب نسبت عزا عزت',
);

export const isAddressing = ({ reading }: Cue): boolean => ADDRESSING.has(reading.stem);

export interface Subject {
  /** First token of the clause: of the verb, or of the subject before it. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
  /** Whether words name the subject, not only the form of the verb. */
  readonly told: boolean;
}

export function subjectOf(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Subject | undefined {
  const { tokens } = reader;
  const written = IN_TEXT.test(cue.reading.stem) ? authorOf(cue.to, sentence, reader) : undefined;
  if (written !== undefined) {
    const resolved = resolveSpeaker(written, reader, memory);
    return {
      start: clauseStart(cue.from, sentence, tokens),
      from: cue.from,
      to: written.to,
      ...resolved,
      told: true,
    };
  }
  const told = isAddressing(cue) ? subjectBefore(cue, sentence, reader) : undefined;
  const behind = told === undefined ? subjectBehind(cue.to, sentence, reader, memory) : undefined;
  if (behind !== undefined) {
    const resolved = resolveSpeaker(behind, reader, memory);
    return {
      start: clauseStart(cue.from, sentence, tokens),
      from: cue.from,
      to: behind.to,
      ...resolved,
      told: true,
    };
  }
  const front = told ?? subjectBefore(cue, sentence, reader);
  if (front !== undefined) {
    const resolved = resolveSpeaker(front.speaker, reader, memory);
    return {
      start: clauseStart(front.speaker.from, sentence, tokens),
      from: front.speaker.from,
      to: cue.to,
      ...resolved,
      told: true,
    };
  }
  const dropped = droppedSubject(cue, heads, sentence, reader, memory);
  if (dropped === undefined) return undefined;
  return {
    start: clauseStart(cue.from, sentence, tokens),
    from: cue.from,
    to: cue.to,
    ...dropped,
    told: false,
  };
}

/** `جاء في بيان …`, `ورد في تقرير …`: the text speaks. */
const IN_TEXT = /^(?:جاء|جاءت|يجيء|ورد|وردت|يرد)$/u;

function authorOf(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
): Speaker | undefined {
  for (let i = at; i < at + 3; i++) {
    if (reader.tokens[i]?.text === 'في' && isDocumentAt(i + 1, reader))
      return readSpeaker(reader, i + 1, sentence.to);
  }
  return undefined;
}

/** The clause of a verb begins with the particles before it: `فيما أكدت`, `لكن الوزارة`. */
export function clauseStart(
  at: number,
  sentence: SpokenSentence,
  tokens: readonly Token[],
): number {
  let start = at;
  while (
    start > sentence.from &&
    (PARTICLES.has(tokens[start - 1]?.text ?? '') ||
      (tokens[start - 1]?.kind === 'punctuation' && start - 1 === sentence.from))
  )
    start -= 1;
  return start;
}

export const PARTICLES = foldedWords(
  'فيما بينما وفيما وبينما كما حيث إذ قد وقد لكن ولكن كانت كان وكان وكانت أما غير إلا و',
  'في حين',
);

/** The subject behind the verb, behind what may stand between: a time, `في بيان`, `لوكالة …`. */
function subjectBehind(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Speaker | undefined {
  const { tokens } = reader;
  const start = skipAdverbials(at, sentence, reader);
  const token = tokens[start];
  if (token === undefined || start >= sentence.to || isComplementiser(token)) return undefined;
  if (token.kind === 'punctuation' && token.text !== '"' && token.text !== '(') return undefined;
  if (token.kind === 'break') return undefined;
  if (STANDS_BEHIND.has(token.text) && !isGivenName(reader, start)) return undefined;
  const speaker =
    readSpeaker(reader, start, sentence.to, {
      bareName: hasClause(start, sentence, reader),
      persons: memory.persons,
    }) ?? readState(reader, start);
  if (speaker === undefined || speaker.to <= start) return undefined;
  // `نعت أربعة من عناصرها`: a counted object, unless it goes on to say something.
  if (
    /^(?:ثلاث|اربع|خمس|ست|عدد|عشرات|بعض|مجموعه)/u.test(token.text) &&
    !hasClause(speaker.to, sentence, reader, CLOSE)
  )
    return undefined;
  const trigger = reader.triggerAt.get(start);
  const strong = trigger !== undefined && (trigger.happening ?? trigger.outcome)?.weak === false;
  return strong && speaker.link.actor === null && speaker.link.kind !== 'unnamed'
    ? undefined
    : speaker;
}

/** `أعلنت سوريا`, `قالت أنقرة`: a country or its capital speaks for its government. */
function readState(reader: SpeakerReader, at: number): Speaker | undefined {
  const place = reader.placeAt.get(at);
  if (place === undefined || place.locative || place.context.length > 0) return undefined;
  if (place.role !== 'actor' && !place.places.some((row) => row.class === 'country'))
    return undefined;
  const link: ChainLink = { name: place.name, kind: 'organization', actor: null };
  return {
    from: at,
    to: place.to,
    link,
    pointsBack: false,
    words: wordsBetween(reader.tokens, at, place.to),
    byDocument: false,
    passedOnBy: null,
  };
}

const STANDS_BEHIND = foldedWords('عن على إلى خلال من قائلا قائلة هذا هذه ذلك ب كما أيضا');

const ADDRESSEES = foldedWords(
  'له لها لهم لنا لوكالتنا لموقعنا لمراسلنا لشبكتنا لصحيفتنا أيضا لاحقا رسميا بدوره',
  'بدورها كذلك هاتفيا حصريا صراحة',
);

/** Passes over times, `في بيان …`, addressees and bracketed adverbials between a verb and its subject. */
export function skipAdverbials(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
): number {
  const { tokens, timeStarts, timeEnds, placeAt } = reader;
  let i = at;
  for (let round = 0; round < 5; round++) {
    const token = tokens[i];
    if (token === undefined || i >= sentence.to) return at;
    if (isComma(token)) {
      const close = commaAfter(i, sentence, tokens);
      const inner = tokens[i + 1];
      if (close === undefined || inner === undefined || isComplementiser(inner)) return i;
      if (!isAdverbial(i + 1, reader)) return i;
      i = close + 1;
    } else if (timeStarts.has(i)) i = timeEnds?.get(i) ?? i + 1;
    else if (ADDRESSEES.has(token.text)) i += 1;
    else if (addressed(i, reader) > i) i = addressed(i, reader);
    else if (/^ل/u.test(token.text) && isOutletAt(i, reader)) i = outletEnd(i, sentence, reader);
    else if (
      (token.text === 'في' || token.text === 'ب' || token.text === 'عبر') &&
      isDocumentAt(i + 1, reader)
    ) {
      i = documentEnd(i + 1, sentence, reader);
    } else if (
      token.text === 'في' &&
      placeAt.has(i) &&
      tokens[placeAt.get(i)?.to ?? i]?.text !== '،'
    ) {
      i = placeAt.get(i)?.to ?? i + 1;
    } else return i;
  }
  return i;
}

function commaAfter(
  at: number,
  sentence: SpokenSentence,
  tokens: readonly Token[],
): number | undefined {
  for (let i = at + 1; i < Math.min(sentence.to, at + 12); i++) {
    if (isComma(tokens[i])) return i;
    if (isComplementiser(tokens[i] as Token)) return undefined;
  }
  return undefined;
}

const isAdverbial = (at: number, reader: SpeakerReader): boolean =>
  reader.timeStarts.has(at) ||
  /^(?:في|عبر|خلال|عقب|بعد|ب|مساء|صباح|فجر|اليوم|امس|من|علي|ل)$/u.test(
    reader.tokens[at]?.text ?? '',
  ) ||
  /^(?:بدور|ببيان|لوكال|لموقع|لقنا|لصحيف|لشبك)/u.test(reader.tokens[at]?.text ?? '');

const isOutletAt = (at: number, { tokens, index }: SpeakerReader): boolean =>
  (tokens[at]?.text === 'ل'
    ? phrasesAt(tokens, at + 1, index).concat(phrasesAt(tokens, at + 2, index))
    : phrasesAt(tokens, at, index)
  ).some(
    ({ value, reading }) =>
      (value.is === 'outlet' || value.is === 'media' || value.is === 'correspondent') &&
      (tokens[at]?.text === 'ل' || reading.prep === 'ل'),
  );

function outletEnd(at: number, sentence: SpokenSentence, reader: SpeakerReader): number {
  const speaker = readSpeaker(reader, reader.tokens[at]?.text === 'ل' ? at + 1 : at, sentence.to);
  return speaker === undefined ? at + 1 : speaker.to;
}

function documentEnd(at: number, sentence: SpokenSentence, { tokens }: SpeakerReader): number {
  let i = at + 1;
  while (
    i < sentence.to &&
    /^(?:له|لها|لهم|رسمي|صحفي|صحافي|مقتضب|مشترك|خاص|منفصل|لاحق|مصور|متلفز|هاتفي|صحفيه|خاصه|رسميه)$/u.test(
      tokens[i]?.text ?? '',
    )
  )
    i += 1;
  return i;
}

/** The subject before the verb: from the start of the clause, up to the verb. */
function subjectBefore(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
): { readonly speaker: Speaker } | undefined {
  const { tokens } = reader;
  if (cue.from <= sentence.from) return undefined;
  for (const start of subjectStarts(cue.from, sentence, tokens)) {
    const speaker = readSpeaker(reader, start, cue.from, {
      bareName: KUNYA_START.test(tokens[start]?.text ?? ''),
    });
    if (speaker === undefined) continue;
    if (reaches(speaker.to, cue.from, reader)) return { speaker };
  }
  return undefined;
}

const KUNYA_START = /^[وف]?(?:ابو|ام)$/u;

/** Where a subject may begin: at the start of the sentence, behind its openers, behind the last comma. */
function subjectStarts(
  verb: number,
  sentence: SpokenSentence,
  tokens: readonly Token[],
): readonly number[] {
  const starts: number[] = [];
  const longest = 32;
  if (verb - sentence.from <= longest) starts.push(sentence.from);
  for (let i = verb - 1; i > Math.max(sentence.from, verb - longest); i--) {
    const { text } = tokens[i] as Token;
    if (isComma(tokens[i]) || /^و?(?:فيما|بينما|لكن|حيث|ان|انه|انها)$/u.test(text))
      starts.push(i + 1);
  }
  return starts.slice(0, 5);
}

/** Whether nothing but an aside stands between a subject and its verb. */
function reaches(from: number, verb: number, reader: SpeakerReader): boolean {
  const { tokens, timeStarts, timeEnds } = reader;
  let i = from;
  while (i < verb) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (timeStarts.has(i)) i = timeEnds?.get(i) ?? i + 1;
    else if (
      token.text === ')' ||
      token.text === '"' ||
      token.text === 'قد' ||
      token.text === '-' ||
      token.text === '|'
    )
      i += 1;
    else if (isComma(token)) {
      // A comma right before the verb closes an aside: `أم فلان، وهي ناجية، قالت`.
      if (i + 1 === verb) return true;
      if (isComma(tokens[i + 1])) {
        i += 1;
        continue;
      }
      const rest = tokens.slice(i + 1, verb);
      return (
        rest.length <= 14 &&
        isComma(rest.at(-1)) &&
        /^(?:وهو|وهي|وهم|الذي|التي|و?هما|البالغ|المقيم|من|في|احد|احدي|المقيمه)/u.test(
          rest[0]?.text ?? '',
        )
      );
    } else return false;
  }
  return true;
}

/** Whether no noun stands behind the verb that could be its unread subject. */
function isBare(at: number, sentence: SpokenSentence, reader: SpeakerReader): boolean {
  const start = skipAdverbials(at, sentence, reader);
  const token = reader.tokens[start];
  if (
    token === undefined ||
    start >= sentence.to ||
    token.kind !== 'word' ||
    isComplementiser(token)
  )
    return true;
  return BARE_NEXT.has(token.text) || /^[بل]/u.test(token.text) || reader.timeStarts.has(start);
}

const BARE_NEXT = foldedWords(
  'في على إلى عن من خلال عبر أيضا كذلك لـ له لها قائلا ب ما مقتل وقوع وجود عدم إصابة',
  'ذلك',
);

/** `وقال في بيان إن`, `مضيفا أن`: who spoke last in this sentence or acted in it, else the last speaker. */
function droppedSubject(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Dropped | undefined {
  if (!isBare(cue.to, sentence, reader)) return undefined;
  const opens =
    cue.from <= sentence.from + 1 ||
    (PARTICLES.has(reader.tokens[cue.from - 1]?.text ?? '') && cue.from <= sentence.from + 2);
  const last = heads.findLast(({ chain }) => chain.length > 0);
  if (last !== undefined)
    return { chain: last.chain, words: last.credits.at(-1)?.words ?? new Set(), byDocument: false };
  if (
    !opens &&
    (cue.reading.conj !== '' ||
      isComma(reader.tokens[cue.from - 1]) ||
      PARTICLES.has(reader.tokens[cue.from - 1]?.text ?? ''))
  ) {
    const actor = reader.actors.find(
      (mention) =>
        mention.from > sentence.from - 1 &&
        mention.to <= cue.from &&
        !mention.viaAdjective &&
        mention.kind !== 'adjective' &&
        mention.heads.every(({ is }) => is === 'force' || is === 'voice' || is === 'people'),
    );
    const code = actor === undefined ? null : reader.codeOf(actor);
    if (actor !== undefined && code !== null && actor.from <= sentence.from + 6) {
      const link: ChainLink = { name: actorName(reader, actor), kind: 'organization', actor: code };
      return {
        chain: [link],
        words: wordsBetween(reader.tokens, actor.from, actor.to),
        byDocument: false,
      };
    }
  }
  const known = memory.credits.at(-1);
  return known === undefined || !opens ? undefined : known;
}

/** `نقلت الوكالة عن قائد الشرطة قوله`: who is quoted. */
export function originAfter(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): (Dropped & { readonly to: number }) | undefined {
  const { tokens } = reader;
  for (let i = at; i < Math.min(sentence.to, at + 12); i++) {
    const token = tokens[i];
    if (token === undefined || isComplementiser(token)) return undefined;
    if (token.text !== 'عن') continue;
    const speaker = readSpeaker(reader, i + 1, sentence.to, {
      bareName: true,
      persons: memory.persons,
    });
    return speaker === undefined
      ? undefined
      : { to: speaker.to, ...resolveSpeaker(speaker, reader, memory) };
  }
  return undefined;
}
