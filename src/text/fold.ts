import type { Span } from './span.ts';

/**
 * A spelling-folded view of a raw text that can always be mapped back to it.
 * Folded unit `i` came from the raw UTF-16 offsets `starts[i]` to `ends[i]`.
 */
export interface FoldedText {
  readonly raw: string;
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Marks a code unit that folding drops. */
const DROPPED = 0;
/** Marks a code unit that folds to several units (ligatures), looked up in `EXPANSIONS`. */
const EXPANDED = 0xffff;

const LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ه',
  // Persian and Kurdish letters, as typed on their keyboards inside Arabic text.
  ی: 'ي',
  ێ: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ژ: 'ز',
  ۆ: 'و',
  ۇ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  // Punctuation with several shapes.
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '٫': '.',
  '٬': ',',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
};

/** Ranges of marks that readers do not see as letters: harakat, tatweel, joiners, bidi controls. */
const DROPPED_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x0610, 0x061c],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x06ea, 0x06ed],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

const EXPANSIONS = new Map<number, string>();
const FOLDS = buildFolds();

/**
 * Folds spelling variants that a reader ignores: hamza seats, ta marbuta, alef maqsura, harakat,
 * tatweel, presentation forms, Persian letters, digits, quotation marks, invisible controls. Letters
 * that dots or spaces joined by tatweel hold apart (`الـ.ـعامة`) are rejoined. Linear in the length.
 */
export function fold(raw: string): FoldedText {
  const length = raw.length;
  const units: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (unit: number, start: number, end: number): void => {
    units.push(unit);
    starts.push(start);
    ends.push(end);
  };
  let i = 0;
  while (i < length) {
    const code = raw.charCodeAt(i);
    const joined = JOINERS.has(code) && units.length > 0 ? joinedLetters(raw, i) : 0;
    if (joined > 0) {
      ends[ends.length - 1] = i + joined;
      i += joined;
      continue;
    }
    const folded = FOLDS[code] ?? code;
    // A dropped mark belongs to the unit before it, so that highlights cover both.
    if (folded === DROPPED) {
      if (ends.length > 0) ends[ends.length - 1] = i + 1;
    } else if (folded === EXPANDED) {
      for (const char of EXPANSIONS.get(code) ?? '') push(char.charCodeAt(0), i, i + 1);
    } else {
      push(folded, i, i + 1);
    }
    i += 1;
  }
  return {
    raw,
    text: decode(units),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  };
}

/** The raw span that a non-empty stretch of folded text came from. Throws `RangeError` outside it. */
export function toRaw(folded: FoldedText, start: number, end: number): Span {
  const rawStart = folded.starts[start];
  const rawEnd = folded.ends[end - 1];
  if (rawStart === undefined || rawEnd === undefined || start >= end) {
    throw new RangeError(`No folded text at ${start}..${end} (length ${folded.text.length})`);
  }
  return { start: rawStart, end: rawEnd };
}

/** Folds a word or a name from the data files. */
export const foldWord = (word: string): string => fold(word).text.trim();

const TATWEEL = 0x640;
/** Characters that may start a run of obfuscation: tatweel, full stop, asterisk, bullet, middle dot. */
const JOINERS = new Set([TATWEEL, 0x2e, 0x2a, 0x2022, 0xb7, 0x2d, 0x5f]);
const LONGEST_JOINER = 8;

/**
 * Length of the run at `at` that only holds the letters of one word apart: tatweel together with
 * dots or symbols, or tatweel on both sides of one space. Zero where it is anything else.
 */
function joinedLetters(raw: string, at: number): number {
  if (!isArabicLetter(raw.charCodeAt(at - 1)) && !isMark(raw.charCodeAt(at - 1))) return 0;
  let end = at;
  let tatweels = 0;
  let symbols = 0;
  let spaces = 0;
  while (end < raw.length && end - at < LONGEST_JOINER) {
    const code = raw.charCodeAt(end);
    if (code === TATWEEL) tatweels += 1;
    else if (code === 0x20) spaces += 1;
    else if (JOINERS.has(code)) symbols += 1;
    else if (!isInvisible(code)) break;
    end += 1;
  }
  if (tatweels === 0 || !isArabicLetter(raw.charCodeAt(end))) return 0;
  if (spaces === 0) return symbols > 0 ? end - at : 0;
  const first = raw.charCodeAt(at);
  const last = raw.charCodeAt(end - 1);
  return spaces === 1 && first === TATWEEL && last === TATWEEL ? end - at : 0;
}

const isMark = (code: number): boolean => code >= 0x64b && code <= 0x65f;
const isInvisible = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code === 0xfeff;

/** Whether a UTF-16 unit is an Arabic letter, before or after folding. */
export function isArabicLetter(code: number): boolean {
  return (
    (code >= 0x620 && code <= 0x64a && code !== TATWEEL) ||
    (code >= 0x66e && code <= 0x6d3) ||
    code === 0x6d5 ||
    (code >= 0xfb50 && code <= 0xfdfb) ||
    (code >= 0xfe70 && code <= 0xfefc)
  );
}

function buildFolds(): Uint16Array {
  const folds = new Uint16Array(0x10000);
  for (let code = 0; code < folds.length; code++) folds[code] = code;
  folds[0] = 0x20;
  for (const [from, to] of DROPPED_RANGES) folds.fill(DROPPED, from, to + 1);
  for (const [letter, folded] of Object.entries(LETTERS)) {
    folds[letter.charCodeAt(0)] = folded.charCodeAt(0);
  }
  for (let digit = 0; digit < 10; digit++) {
    folds[0x660 + digit] = 0x30 + digit;
    folds[0x6f0 + digit] = 0x30 + digit;
  }
  for (const [from, to] of [
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ] as const) {
    for (let code = from; code <= to; code++) foldPresentationForm(folds, code);
  }
  return folds;
}

function foldPresentationForm(folds: Uint16Array, code: number): void {
  const plain = String.fromCharCode(code).normalize('NFKC');
  if (plain.charCodeAt(0) === code) return;
  const folded = [...plain]
    .map((char) => folds[char.charCodeAt(0)] ?? DROPPED)
    .filter((unit) => unit !== DROPPED && unit !== 0x20);
  const [only] = folded;
  if (only === undefined) folds[code] = DROPPED;
  else if (folded.length === 1) folds[code] = only;
  else {
    folds[code] = EXPANDED;
    EXPANSIONS.set(code, String.fromCharCode(...folded));
  }
}

const CHUNK = 8192;
function decode(units: readonly number[]): string {
  if (units.length <= CHUNK) return String.fromCharCode(...units);
  let text = '';
  for (let i = 0; i < units.length; i += CHUNK) {
    text += String.fromCharCode(...units.slice(i, i + CHUNK));
  }
  return text;
}
