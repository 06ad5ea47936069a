import { type FoldedText, isArabicLetter, TATWEEL } from './fold.ts';
import { latinEnd } from './latin.ts';
import {
  closedSpellingOf,
  type Reading,
  readingsOf,
  type SpelledWord,
  spellingOf,
} from './readings.ts';

export type TokenKind = 'word' | 'number' | 'latin' | 'punctuation' | 'break';

/** One orthographic word, number or mark of a report. Offsets are UTF-16 into the raw text. */
export interface Token {
  readonly kind: TokenKind;
  /** The folded spelling; of a number its digits without thousands separators and slashes around it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stood before it; false for the later words of a hashtag. */
  readonly spaced: boolean;
  /** Ways to cut its clitics off; empty for anything but a word. */
  readonly readings: readonly Reading[];
  /** Whether a written ُ on its first letter, or behind و or ف its second, marks a passive (`قُتل`, `وأُصيب`). */
  readonly damma: boolean;
  /** Whether a written ً ends it: the indefinite accusative (`تاجراً`), or an adverb. */
  readonly accusative?: true | undefined;
  /** The value of a number. */
  readonly value?: number | undefined;
  /** Of a quotation mark the character as written: folding keeps only `"` and `'`. */
  readonly mark?: string | undefined;
  /** Of a word its spelling, with what the indexes know of it; for `rememberWords` alone. */
  readonly spelling?: SpelledWord | undefined;
  /** The bits of `spelling.unknownTo` as they were when the token was cut: nearer at hand. */
  readonly unknownTo?: number;
}

/** Says of a folded spelling that sentences of news begin with it: a verb, or a noun of what happened. */
export type OpensSentence = (folded: string) => 'verb' | 'noun' | undefined;

/** Says whether a folded spelling is a word of the language: used to rejoin obfuscated words. */
export type KnowsWord = (folded: string) => boolean;

const NO_READINGS: readonly Reading[] = [];
const DAMMA = 0x64f;
/** No word begins with it: on a first letter it is a ُ mistyped. */
const DAMMATAN = 0x64c;
const FATHATAN = 0x64b;

/**
 * Cuts folded text into tokens. Words are runs of Arabic letters; letters, digits and Latin letters
 * glued together are cut apart (`الخميس7آذار`), as are words after ة, ى or a tanwin (`القريةقصفت`);
 * a web address is one token; the `_` of hashtags parts words and is no token; line ends are `break` tokens. Words that
 * dots, digits or spaces hold apart (`دا.عش`, `د1عش`, `ق ص ف`) are rejoined where `knows` their joined
 * form.
 */
export function tokenize(
  folded: FoldedText,
  knows: KnowsWord = () => false,
  opens: OpensSentence = () => undefined,
): readonly Token[] {
  return rejoin(cut(folded, knows, opens), knows, folded.raw);
}

function cut(folded: FoldedText, knows: KnowsWord, opens: OpensSentence): Token[] {
  const { text } = folded;
  const tokens: Token[] = [];
  let spaced = true;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 0x20) {
      spaced = true;
      i += 1;
      continue;
    }
    const enclosed = code === SLASH ? enclosedEnd(text, i) : 0;
    const kind = enclosed > 0 ? 'number' : kindOf(code);
    let end = i + 1;
    if (enclosed > 0) end = enclosed;
    else if (kind === 'word') {
      while (end < text.length && isArabicLetter(text.charCodeAt(end))) end += 1;
      const whole = end;
      if (end - i >= SHORTEST_GLUED && end - i <= LONGEST_GLUED)
        end = glueEnd(folded, i, end, knows);
      const cutOff = end < whole && opens(text.slice(end, whole)) !== undefined;
      const seam = cutOff ? end : seamIn(text, i, end, knows, opens);
      if (seam > 0) {
        tokens.push(tokenOf(folded, kind, i, seam, spaced), breakAt(folded, seam));
        spaced = true;
        i = seam;
        continue;
      }
    } else if (kind === 'number') {
      end = isYearGlued(tokens, text, i) ? i + YEAR_LENGTH : numberEnd(text, i);
    } else if (kind === 'latin') end = latinEnd(text, i);
    else if (kind === 'break') {
      if (code === 0x0d && text.charCodeAt(end) === 0x0a) end += 1;
    } else if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(end))) end += 1;
    tokens.push(tokenOf(folded, kind, i, end, spaced));
    spaced = kind === 'break';
    i = end;
  }
  return tokens;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function tokenOf(
  folded: FoldedText,
  kind: TokenKind,
  start: number,
  end: number,
  spaced: boolean,
): Token {
  const text = folded.text.slice(start, end);
  const rawStart = folded.starts[start] ?? 0;
  const rawEnd = folded.ends[end - 1] ?? rawStart;
  if (kind === 'word') {
    const spelling = isClosed(folded, end) ? closedSpellingOf(text) : spellingOf(text);
    const damma = hasDamma(folded, start);
    const accusative = hasTanwin(folded, end) ? true : undefined;
    return wordOf(spelling, rawStart, rawEnd, spaced, damma, accusative);
  }
  const digits = kind === 'number' ? text.replaceAll(/[,،/]/gu, '') : text;
  const isQuote = text === '"' || text === "'";
  return {
    kind,
    text: digits,
    start: rawStart,
    end: rawEnd,
    spaced,
    readings: NO_READINGS,
    damma: false,
    accusative: undefined,
    value: kind === 'number' ? Number(digits) : undefined,
    mark: isQuote ? folded.raw.charAt(rawStart) : undefined,
    spelling: undefined,
    unknownTo: 0,
  };
}

/** Every token has all fields in this order: engines read objects of one form fastest. */
const wordOf = (
  spelling: SpelledWord,
  start: number,
  end: number,
  spaced: boolean,
  damma: boolean,
  accusative: true | undefined,
): Token => ({
  kind: 'word',
  text: spelling.text,
  start,
  end,
  spaced,
  readings: spelling.readings,
  damma,
  accusative,
  value: undefined,
  mark: undefined,
  spelling,
  unknownTo: spelling.unknownTo,
});

/** Whether the letter at `at` carries a ُ, in whichever order the marks are written. */
function hasDamma(folded: FoldedText, start: number): boolean {
  const first = folded.text[start];
  // وجُرح: the first letter of the verb stands behind the conjunction.
  const at = first === 'و' || first === 'ف' ? start + 1 : start;
  return hasDammaAt(folded, start) || (at > start && hasDammaAt(folded, at));
}

function hasDammaAt(folded: FoldedText, at: number): boolean {
  const end = folded.ends[at] ?? 0;
  for (let i = (folded.starts[at] ?? 0) + 1; i < end; i++) {
    const code = folded.raw.charCodeAt(i);
    if (code === DAMMA || code === DAMMATAN) return true;
  }
  return false;
}

const TA_MARBUTA = 0x629;
const FOLDED_HA = 0x647;

/** Whether ً is written on the last letter or the one before it (`اً`, `ًا`). */
function hasTanwin(folded: FoldedText, end: number): boolean {
  for (let i = folded.starts[Math.max(0, end - 2)] ?? 0; i < (folded.ends[end - 1] ?? 0); i++) {
    if (folded.raw.charCodeAt(i) === FATHATAN) return true;
  }
  return false;
}

/** Whether a written ة ends a word; ة and ه fold alike. */
const isClosed = (folded: FoldedText, end: number): boolean =>
  folded.text.charCodeAt(end - 1) === FOLDED_HA &&
  folded.raw.charCodeAt(folded.starts[end - 1] ?? 0) === TA_MARBUTA;

function kindOf(code: number): TokenKind {
  if (isArabicLetter(code)) return 'word';
  if (isDigit(code)) return 'number';
  if (code === 0x0a || code === 0x0d) return 'break';
  if (isLatinLetter(code)) return 'latin';
  return 'punctuation';
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const isLatinLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x370 && code <= 0x52f);

const SHORTEST_GLUED = 6;
/** Longer runs of letters are noise, and looking into each part of them would not be linear. */
const LONGEST_GLUED = 64;
const SHORTEST_PART = 2;

/**
 * Where the first of several words glued together ends: ة, ى and an alif with tanwin end a word. A
 * whole that is a known word stays whole.
 */
function glueEnd(folded: FoldedText, start: number, end: number, knows: KnowsWord): number {
  for (let i = start + SHORTEST_PART; i <= end - SHORTEST_PART; i++) {
    if (!endsWord(folded, i - 1)) continue;
    return isKnown(folded.text.slice(start, end), knows) ? end : i;
  }
  return end;
}

const SHORTEST_SEAMED = 8;
const LONGEST_SEAMED = 24;
const SHORTEST_LEFT = 4;
const SHORTEST_RIGHT = 4;
/** Behind a word that is not known only a verb of this length begins a sentence. */
const SHORTEST_SURE = 6;

/**
 * Where a page lost the line end between two words (`تشريناستشهد`): a word that is none, whose end opens
 * a sentence and whose beginning is a word. 0 where there is no such place.
 */
function seamIn(
  text: string,
  start: number,
  end: number,
  knows: KnowsWord,
  opens: OpensSentence,
): number {
  if (end - start < SHORTEST_SEAMED || end - start > LONGEST_SEAMED) return 0;
  for (let i = start + SHORTEST_LEFT; i <= end - SHORTEST_RIGHT; i++) {
    const opened = opens(text.slice(i, end));
    if (opened === undefined || isKnown(text.slice(start, end), knows)) continue;
    const sure = opened === 'verb' && end - i >= SHORTEST_SURE;
    if (sure || isKnown(text.slice(start, i), knows)) return i;
  }
  return 0;
}

/** The line end that was lost before a folded unit: a token without length. */
function breakAt(folded: FoldedText, at: number): Token {
  const start = folded.starts[at] ?? 0;
  return { ...tokenOf(folded, 'break', at, at + 1, false), text: '\n', start, end: start };
}

function endsWord(folded: FoldedText, at: number): boolean {
  const from = folded.starts[at] ?? 0;
  const code = folded.raw.charCodeAt(from);
  if (code === 0x629 || code === 0xfe93 || code === 0xfe94) return true;
  // Not ىء, which is an old way to write ئ.
  if (code === 0x649) return folded.text.charCodeAt(at + 1) !== 0x621;
  if (code !== 0x627) return false;
  const end = folded.ends[at] ?? 0;
  for (let i = from + 1; i < end; i++) {
    if (folded.raw.charCodeAt(i) === FATHATAN) return true;
  }
  return false;
}

const YEAR_LENGTH = 4;

/** `Mar 3, 20247.2K Views`: the year of a date in Latin letters, a counter glued to it. */
function isYearGlued(tokens: readonly Token[], text: string, at: number): boolean {
  if (text[at] !== '2' || text[at + 1] !== '0' || tokens.at(-1)?.text !== ',') return false;
  if (tokens.at(-2)?.kind !== 'number' || tokens.at(-3)?.kind !== 'latin') return false;
  return isDigit(text.charCodeAt(at + 2)) && isDigit(text.charCodeAt(at + 3));
}

const SLASH = 0x2f;

/** `/22/`: some papers put numbers between slashes. The end of such a number at `at`; 0 where none is. */
function enclosedEnd(text: string, at: number): number {
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (end === at + 1 || text.charCodeAt(end) !== SLASH) return 0;
  // A slash between two numbers belongs to a date or an address.
  const dated = isDigit(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(end + 1));
  const addressed = [at - 1, end + 1].some((i) => isLatinLetter(text.charCodeAt(i)));
  return dated || addressed ? 0 : end + 1;
}

/** End of a number at `start`: digits, thousands groups (`1,234`), one decimal part (`3.5`). */
function numberEnd(text: string, start: number): number {
  const digit = (i: number): boolean => isDigit(text.charCodeAt(i));
  const isGroup = (i: number): boolean =>
    (text[i] === ',' || text[i] === '،') &&
    digit(i + 1) &&
    digit(i + 2) &&
    digit(i + 3) &&
    !digit(i + 4);
  let end = start;
  while (digit(end)) end += 1;
  if (end - start <= 3) {
    while (isGroup(end)) end += 4;
  }
  if (text[end] !== '.' || !digit(end + 1)) return end;
  // Two dots make a date (24.11.2025), not a decimal number.
  if (text[start - 1] === '.' && digit(start - 2)) return end;
  let decimal = end + 1;
  while (digit(decimal)) decimal += 1;
  return (text[decimal] === '.' && digit(decimal + 1)) || decimal - end > 3 ? end : decimal;
}

/** Signs that writers put for a letter of like shape or sound. */
const LETTERS_OF_SIGN: Readonly<Record<string, string>> = {
  '0': 'هو',
  '1': 'ا',
  '2': 'ا',
  '3': 'ع',
  '5': 'خ',
  '6': 'ط',
  '7': 'ح',
  '8': 'ق',
  '9': 'وق',
  '@': 'ا',
  '!': 'ا',
  '|': 'ا',
  '/': 'ا',
  A: 'ا',
  I: 'ا',
  O: 'هو',
  a: 'ا',
  i: 'ا',
  l: 'ا',
  o: 'هو',
  w: 'و',
};
/** Signs that only hold letters apart. */
const SEPARATORS: ReadonlySet<string> = new Set([
  ...['.', '*', '•', '·', '_', '-', '…', '/', '~', '^', '+', '=', '،', ',', '|', '!', '"', "'"],
]);
const LONGEST_SPELLING = 14;
const LONGEST_LETTERS = 24;
const MOST_SPELLINGS = 8;

/** A stretch of tokens that spells one word. */
interface Spelling {
  readonly count: number;
  readonly text: string;
}

function rejoin(tokens: Token[], knows: KnowsWord, raw: string): readonly Token[] {
  const joined: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const first = tokens[i];
    if (first === undefined) break;
    const spelling = first.kind === 'word' ? spellingAt(tokens, i, knows, raw) : undefined;
    if (spelling !== undefined) {
      joined.push(joinTokens(first, tokens[i + spelling.count - 1] ?? first, spelling.text));
    } else if (first.text !== '_') joined.push(first);
    i += spelling?.count ?? 1;
  }
  return joined;
}

/** The word that the tokens from `at` spell together, where there is one. */
function spellingAt(
  tokens: readonly Token[],
  at: number,
  knows: KnowsWord,
  raw: string,
): Spelling | undefined {
  const first = tokens[at];
  const next = tokens[at + 1];
  if (first === undefined || next === undefined || next.kind === 'break') return undefined;
  if (!next.spaced) return next.kind === 'word' ? undefined : gluedSpelling(tokens, at, knows);
  if (next.kind !== 'word') return undefined;
  if (first.text.length <= 2 && next.text.length <= 2) {
    const spelling = spacedSpelling(tokens, at, knows);
    if (spelling !== undefined) return spelling;
  }
  return stretchedSpelling(first, next, knows, raw);
}

/** A word cut by dots, a digit or a symbol, without a space: `دا.عش`, `إصا..بات`, `د1عش`. */
function gluedSpelling(
  tokens: readonly Token[],
  at: number,
  knows: KnowsWord,
): Spelling | undefined {
  const first = tokens[at];
  const second = tokens[at + 2];
  if (first === undefined || second === undefined || second.spaced) return undefined;
  if (second.kind === 'break' || isTitle(first, tokens[at + 1], second)) return undefined;
  let spellings: readonly string[] = [first.text];
  let best: Spelling | undefined;
  let known = isLongKnown(first, knows);
  for (let i = at + 1; i < tokens.length && i - at < LONGEST_SPELLING; i++) {
    const token = tokens[i];
    if (token === undefined || token.spaced) break;
    if (token.kind === 'word') {
      spellings = spellings.map((spelling) => spelling + token.text);
      if ((spellings[0]?.length ?? 0) > LONGEST_LETTERS) break;
      // Both parts words of their own: an ellipsis or a missing space, not one word.
      const apart = known && isLongKnown(token, knows);
      const text = apart ? undefined : spellings.find((spelling) => isKnown(spelling, knows));
      if (text !== undefined && text.length >= 3) best = { count: i - at + 1, text };
      known = known && isLongKnown(token, knows);
    } else {
      const grown = withSign(spellings, token, first);
      if (grown === undefined) break;
      spellings = grown;
    }
  }
  return best;
}

/** The spellings after a sign that holds letters apart or stands for one. */
function withSign(
  spellings: readonly string[],
  token: Token,
  first: Token,
): readonly string[] | undefined {
  if (token.text.length !== 1 || token.kind === 'break') return undefined;
  const letters = LETTERS_OF_SIGN[token.text];
  const separates = SEPARATORS.has(token.text);
  if (letters === undefined && !separates) return undefined;
  // A quotation mark after clitics opens a name: ال"تنظيم".
  if (token.mark !== undefined && isClitics(first.text)) return undefined;
  const grown = [...(letters ?? '')].flatMap((letter) => spellings.map((text) => text + letter));
  return (separates ? [...spellings, ...grown] : grown).slice(0, MOST_SPELLINGS);
}

/** `د.`, `م.`, `أ.` before a name. */
const isTitle = (first: Token, next: Token | undefined, name: Token): boolean =>
  (first.text === 'د' || first.text === 'م' || first.text === 'ا') &&
  next?.text === '.' &&
  name.text.length > 1;

const isClitics = (text: string): boolean => /^[وف]?(?:[بلك]?|[بلك]?ال|لل)$/u.test(text);

const isKnown = (word: string, knows: KnowsWord): boolean =>
  readingsOf(word).some(({ stem }) => stem.length > 1 && knows(stem));

const isLongKnown = ({ text, readings }: Token, knows: KnowsWord): boolean =>
  text.length > 2 && readings.some(({ stem }) => knows(stem));

/** Letters each written alone, the longest known word of them: `ق ص ف`, `صا ر و خ`. */
function spacedSpelling(
  tokens: readonly Token[],
  at: number,
  knows: KnowsWord,
): Spelling | undefined {
  let spelled = '';
  let singles = 0;
  let best: Spelling | undefined;
  for (let i = at; i < tokens.length && i - at < LONGEST_SPELLING; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.text.length > 2) break;
    if (i > at && !token.spaced) break;
    spelled += token.text;
    if (token.text.length === 1) singles += 1;
    const count = i - at + 1;
    if (count >= 3 && singles >= 2 && isKnown(spelled, knows)) best = { count, text: spelled };
  }
  return best;
}

/** Two halves of a word, a tatweel on one side of the space between them: `إنـ زال`. */
function stretchedSpelling(
  first: Token,
  next: Token,
  knows: KnowsWord,
  raw: string,
): Spelling | undefined {
  const stretched =
    raw.charCodeAt(first.end - 1) === TATWEEL || raw.charCodeAt(next.start - 1) === TATWEEL;
  if (!stretched || (isLongKnown(first, knows) && isLongKnown(next, knows))) return undefined;
  const text = first.text + next.text;
  return text.length >= 3 && isKnown(text, knows) ? { count: 2, text } : undefined;
}

const joinTokens = (first: Token, last: Token, text: string): Token =>
  wordOf(spellingOf(text), first.start, last.end, first.spaced, first.damma, undefined);
