import type { Count } from '../../model/coded-report.ts';
import { type PhraseHit, type PhraseIndex, phrasesAt } from '../../rules/phrase-index.ts';
import type { Span } from '../../text/span.ts';
import type { Token } from '../../text/tokens.ts';
import { type ReadNumber, readNumber } from './number-words.ts';
import type { Bound, QuantityLexicon } from './quantity-lexicon.ts';

/** A number of a report, exact, bounded or vague. Tokens `[from, to)`, raw span. */
export interface QuantityMention extends Span, Count {
  readonly from: number;
  readonly to: number;
  /** The token of the number itself, behind the words that bound it. */
  readonly at: number;
  /** Written in digits. */
  readonly digits: boolean;
  /** Carries the article: stands behind its noun (`الأفراد الأربعة`). */
  readonly definite: boolean;
  /** Told as additional by its own words (`عدد آخر من`). */
  readonly other: boolean;
  /** The construction that was read, `quantities/…`. */
  readonly rule: string;
}

/** Finds the numbers of a text: digits, number words, bounds ("more than"), vague words. */
export function findQuantities(
  tokens: readonly Token[],
  lexicon: QuantityLexicon,
): QuantityMention[] {
  const found: QuantityMention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const mention = quantityAt(tokens, i, lexicon);
    if (mention === undefined) i += 1;
    else {
      found.push(mention);
      // The hundred of a share is no number of its own.
      i = longestHit(tokens, mention.to, lexicon.shares)?.to ?? mention.to;
    }
  }
  return found;
}

function quantityAt(
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): QuantityMention | undefined {
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
  if (token.kind === 'word') {
    if (!lexicon.mayBeginQuantity(token)) return undefined;
    // بين, ما بين.
    const open = token.text === 'ما' ? at + 1 : at;
    if (isWord(tokens[open] ?? token, 'بين')) {
      const range = readBetween(tokens, open);
      if (range !== undefined) return { ...range, from: at, start: token.start };
    }
    const bound = longestHit(tokens, at, lexicon.before);
    if (bound !== undefined) {
      const bounded = readPlain(tokens, startOfNumber(tokens, bound.to), lexicon);
      if (bounded !== undefined) return withBound(tokens, bounded, bound.value, at);
    }
  }
  return readPlain(tokens, at, lexicon);
}

/** A preposition written apart before digits (`ب 30`) is passed over. */
const startOfNumber = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.kind === 'word' && tokens[at].text.length === 1 ? at + 1 : at;

function readPlain(
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): QuantityMention | undefined {
  const number = readNumber(tokens, at);
  if (number !== undefined) {
    const range = readRange(tokens, at, number);
    if (range !== undefined) return range;
    const exact = mentionOf(tokens, at, number, exactly(number.value), 'quantities/exact');
    const bound = boundAfter(tokens, number.next, lexicon);
    return bound === undefined ? exact : withBound(tokens, exact, bound, at);
  }
  return readVague(tokens, at, lexicon);
}

const exactly = (n: number): Count => ({ low: n, high: n, best: n });

function mentionOf(
  tokens: readonly Token[],
  at: number,
  { next, definite }: Pick<ReadNumber, 'next' | 'definite'>,
  count: Count,
  rule: string,
): QuantityMention {
  return {
    ...count,
    from: at,
    to: next,
    at,
    start: tokens[at]?.start ?? 0,
    end: tokens[next - 1]?.end ?? 0,
    digits: tokens[at]?.kind === 'number',
    definite,
    other: false,
    rule,
  };
}

function readVague(
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): QuantityMention | undefined {
  const hit = longestHit(tokens, at, lexicon.vague);
  if (hit === undefined || hit.reading.pron !== '') return undefined;
  const { low, high, other } = hit.value;
  const read = { next: hit.to, definite: false };
  const count = { low, high, best: null };
  return { ...mentionOf(tokens, at, read, count, 'quantities/vague'), other };
}

/** `بين خمسة وسبعة`. */
function readBetween(tokens: readonly Token[], at: number): QuantityMention | undefined {
  const low = readNumber(tokens, at + 1);
  const join = low === undefined ? undefined : tokens[low.next];
  if (low === undefined || join === undefined) return undefined;
  const high = readNumber(tokens, join.text === 'و' ? low.next + 1 : low.next);
  const joined = join.text === 'و' || join.text.startsWith('و');
  if (high === undefined || !joined || high.value <= low.value) return undefined;
  return rangeOf(tokens, at, low, high);
}

const RANGE_WORDS = new Set(['الي', 'حتي', 'او', '-', '–', '—', '/']);

/** `خمسة إلى سبعة`, `5-7`, `ثلاثة أو أربعة`. */
function readRange(
  tokens: readonly Token[],
  at: number,
  low: ReadNumber,
): QuantityMention | undefined {
  const join = tokens[low.next];
  if (join === undefined || !RANGE_WORDS.has(join.text)) return undefined;
  const high = readNumber(tokens, low.next + 1);
  if (high === undefined || high.value <= low.value) return undefined;
  if (join.kind === 'punctuation') {
    // Dates (24-11, 5/7) and page numbers look alike: only a narrow range is one.
    const after = tokens[high.next];
    const before = tokens[at - 1];
    if (join.text === '/' || high.value > low.value * 2 || high.value > 999) return undefined;
    if (RANGE_WORDS.has(after?.text ?? '') || RANGE_WORDS.has(before?.text ?? '')) return undefined;
  }
  return rangeOf(tokens, at, low, high);
}

function rangeOf(
  tokens: readonly Token[],
  at: number,
  low: ReadNumber,
  high: ReadNumber,
): QuantityMention {
  const count = { low: low.value, high: high.value, best: null };
  const read = { next: high.next, definite: false };
  return { ...mentionOf(tokens, at, read, count, 'quantities/range') };
}

/** How many words may stand between a number and the bound behind its noun. */
const FARTHEST_BOUND = 4;

/** `ثلاثة مدنيين على الأقل`: a bound behind the number or behind what is counted. */
function boundAfter(
  tokens: readonly Token[],
  next: number,
  lexicon: QuantityLexicon,
): Bound | undefined {
  for (let i = next; i < tokens.length && i <= next + FARTHEST_BOUND; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return undefined;
    const hit = longestHit(tokens, i, lexicon.after);
    if (hit !== undefined) return hit.value;
    if (token.text.startsWith('و') && i > next) return undefined;
    if (i > next && readNumber(tokens, i) !== undefined) return undefined;
  }
  return undefined;
}

function withBound(
  tokens: readonly Token[],
  mention: QuantityMention,
  bound: Bound,
  from: number,
): QuantityMention {
  const placed = { ...mention, from, start: tokens[from]?.start ?? mention.start };
  const { best: n } = mention;
  if (n === null) return placed;
  const rule = `quantities/${bound}`;
  switch (bound) {
    case 'approx':
      return { ...placed, approx: true, rule };
    case 'more-than':
      return { ...placed, low: n + 1, high: null, best: n + 1, rule };
    case 'at-least':
      return { ...placed, low: n, high: null, best: n, rule };
    case 'less-than':
      return { ...placed, low: null, high: n - 1, best: n - 1, rule };
    case 'up-to':
      return { ...placed, low: null, high: n, best: n, rule };
    case 'plain':
      return placed;
  }
}

/** The longest phrase at a token. */
export function longestHit<Value>(
  tokens: readonly Token[],
  at: number,
  index: PhraseIndex<Value>,
): PhraseHit<Value> | undefined {
  let best: PhraseHit<Value> | undefined;
  for (const hit of phrasesAt(tokens, at, index)) {
    if (best === undefined || hit.to > best.to) best = hit;
  }
  return best;
}

/** Whether a token is the word, with or without a conjunction. */
export const isWord = ({ text }: Token, word: string): boolean =>
  text === word || (text.endsWith(word) && (text === `و${word}` || text === `ف${word}`));

/**
 * Whether a number may count persons, as far as the words beside it tell: not an age, a time, a
 * distance, a price, a share, a size, a unit's name, a date or a year.
 */
export function isPeopleCount(
  tokens: readonly Token[],
  quantity: QuantityMention,
  lexicon: QuantityLexicon,
): boolean {
  const { best, from, to, at, digits } = quantity;
  if (best !== null && !Number.isInteger(best)) return false;
  const next = tokens[to];
  if (next !== undefined) {
    if (longestHit(tokens, to, lexicon.shares) !== undefined || next.text === '%') return false;
    if (/^[:/°]$/u.test(next.text) && tokens[to + 1]?.kind === 'number') return false;
    if (next.kind === 'latin' && !next.spaced) return false;
    if (next.kind === 'word' && isMeasure(next, lexicon)) return false;
  }
  const previous = tokens[from - 1];
  if (previous === undefined) return true;
  if (digits && at === from) {
    if (previous.kind === 'latin' && tokens[at]?.spaced === false) return false;
    // 5:30, 3/4; but حصاد 2024: 1202 قتيل.
    const small = (tokens[from - 2]?.value ?? FIRST_YEAR) < FIRST_YEAR;
    if (/^[/:]$/u.test(previous.text) && tokens[from - 2]?.kind === 'number' && small) return false;
    if (/^[-–]$/u.test(previous.text) && tokens[at]?.spaced === false) return false;
  }
  // أم وثلاثة من أطفالها: what و joins is not governed by the word before.
  const joined = tokens[at]?.kind === 'word' && /^و(?=...)/u.test(tokens[at].text);
  return joined || !isLabelled(previous, quantity, lexicon);
}

const isMeasure = ({ readings }: Token, lexicon: QuantityLexicon): boolean =>
  readings.some(
    ({ conj, prep, al, stem, pron }) =>
      conj === '' && prep === '' && !al && pron === '' && lexicon.measures.has(stem),
  );

/** Years are written with four digits. */
const FIRST_YEAR = 1000;

/** `حتى مساء اليوم 41 قتيلا`, `منذ مطلع العام 85 من …`: the time before is no label of the number behind it. */
const isOtherTime = ({ text }: Token, { best }: QuantityMention): boolean =>
  text === 'اليوم' ||
  text === 'الان' ||
  (/^(?:ال)?(?:عام|سنه)$/u.test(text) && best !== null && best < FIRST_YEAR);

/** Whether the word before makes the number a name, a time or an age: `الفوج 12`, `الساعة 5`. */
function isLabelled(previous: Token, quantity: QuantityMention, lexicon: QuantityLexicon): boolean {
  for (const { al, stem, pron, tanwin } of previous.readings) {
    if (tanwin) continue;
    const label = lexicon.labels.get(pron === '' ? stem : previous.text);
    if (label === undefined) continue;
    if (label === 'unit') {
      if (al && quantity.digits) return true;
    } else if (label === 'identity' || label === 'age') {
      return true;
    } else if (quantity.digits && !(label === 'time' && isOtherTime(previous, quantity)))
      return true;
  }
  return false;
}
