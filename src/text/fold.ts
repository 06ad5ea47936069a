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

/** Marks a code unit that folding drops and that belongs to the unit before it (harakat, tatweel). */
const DROPPED = 0;
/** Marks a code unit that folds to several units (ligatures), looked up in `EXPANSIONS`. */
const EXPANDED = 0xffff;
/** Marks a code unit that folding drops and that belongs to nothing (bidi controls, joiners). */
const INVISIBLE = 0xfffe;

const LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ٵ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ه',
  // Persian, Kurdish, Urdu and Maghrebi letters, as typed on their keyboards inside Arabic text.
  ی: 'ي',
  ێ: 'ي',
  ې: 'ي',
  ے: 'ي',
  ۍ: 'ي',
  ؠ: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  ګ: 'ك',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ڢ: 'ف',
  ڧ: 'ق',
  ڨ: 'ق',
  ژ: 'ز',
  ۆ: 'و',
  ۇ: 'و',
  ۋ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  // Letters written without their dots.
  ٮ: 'ب',
  ٯ: 'ق',
  ڡ: 'ف',
  ں: 'ن',
  // Punctuation with several shapes.
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '❝': '"',
  '❞': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '‹': "'",
  '›': "'",
  '`': "'",
  '´': "'",
  '٫': '.',
  '٬': ',',
  '۔': '.',
  '٭': '*',
  '٪': '%',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '\t': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u205f': ' ',
  '\u2800': ' ',
  '\u3000': ' ',
  '\ufffc': ' ',
  '\u000b': '\n',
  '\u000c': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
};

/** Marks that change how a letter is read, not which letter it is: harakat, tatweel, overlays. */
const MARK_RANGES: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x06ea, 0x06ed],
  [0x08d3, 0x08e1],
  [0x08e3, 0x08ff],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
];

/** Controls that no reader sees: soft hyphen, joiners, bidi controls, byte-order marks. */
const INVISIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
];

const EXPANSIONS = new Map<number, readonly number[]>();
const FOLDS = buildFolds();

/**
 * Folds spelling variants that a reader ignores: hamza seats, ta marbuta, alef maqsura, harakat,
 * tatweel, presentation forms, Persian letters, digits, dashes, quotation marks, invisible controls.
 * Letters that tatweel together with dots, symbols or spaces holds apart (`الـ.ـعامة`, `مقـ ـتل`) are
 * rejoined. Linear in the length.
 */
export function fold(raw: string): FoldedText {
  const length = raw.length;
  let units = new Uint16Array(length + 16);
  let starts = new Uint32Array(length + 16);
  let ends = new Uint32Array(length + 16);
  let size = 0;
  let i = 0;
  while (i < length) {
    const code = raw.charCodeAt(i);
    const folded = FOLDS[code] ?? code;
    if (size > 0 && isJoiner(code)) {
      const joined = joinedLetters(raw, i);
      if (joined > 0) {
        i += joined;
        ends[size - 1] = i;
        continue;
      }
    }
    if (code === TATWEEL && isDash(raw, i, units[size - 1])) {
      units[size] = DASH;
      starts[size] = i;
      ends[size] = i + 1;
      size += 1;
    } else if (folded === DROPPED) {
      // A mark belongs to the unit before it, so that highlights cover both.
      if (size > 0) ends[size - 1] = i + 1;
    } else if (folded === EXPANDED) {
      const expansion = EXPANSIONS.get(code) ?? [];
      if (size + expansion.length + (length - i) > units.length) {
        const capacity = 2 * (units.length + expansion.length);
        units = grown(units, new Uint16Array(capacity));
        starts = grown(starts, new Uint32Array(capacity));
        ends = grown(ends, new Uint32Array(capacity));
      }
      for (const unit of expansion) {
        units[size] = unit;
        starts[size] = i;
        ends[size] = i + 1;
        size += 1;
      }
    } else if (folded !== INVISIBLE) {
      units[size] = folded;
      starts[size] = i;
      ends[size] = i + 1;
      size += 1;
    }
    i += 1;
  }
  return {
    raw,
    text: decode(units.subarray(0, size)),
    starts: starts.subarray(0, size),
    ends: ends.subarray(0, size),
  };
}

function grown<Units extends Uint16Array | Uint32Array>(from: Units, to: Units): Units {
  to.set(from);
  return to;
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

/** Folds a word or a name from the data files: as `fold` does, without the way back, which is faster. */
export function foldWord(word: string): string {
  let folded = '';
  let kept = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const unit = FOLDS[code] ?? code;
    if (unit === code) continue;
    if (code === TATWEEL || unit === EXPANDED) return fold(word).text.trim();
    folded += word.slice(kept, i);
    if (unit !== DROPPED && unit !== INVISIBLE) folded += String.fromCharCode(unit);
    kept = i + 1;
  }
  return (kept === 0 ? word : folded + word.slice(kept)).trim();
}

/** The stretching stroke, which writers also use to hide words from filters. */
export const TATWEEL = 0x640;
/** Symbols that hold letters apart where one tatweel stands beside them: . * _ - · • … */
const SYMBOLS: ReadonlySet<number> = new Set([0x2e, 0x2a, 0x5f, 0x2d, 0xb7, 0x2022, 0x2026]);
const DASH = 0x2d;
const LONGEST_DASH = 8;
const LONGEST_JOINER = 24;
const MOST_SPACES = 3;
const MOST_FOREIGN = 4;

const isJoiner = (code: number): boolean =>
  code === TATWEEL || (code < 0xb8 ? SYMBOLS.has(code) : code === 0x2022 || code === 0x2026);

/**
 * Length of the run at `at` that only holds the letters of one word apart: symbols beside a tatweel,
 * or anything short between two tatweels. Zero where it is anything else.
 */
function joinedLetters(raw: string, at: number): number {
  if (!followsLetter(raw, at)) return 0;
  const first = raw.charCodeAt(at);
  let last = first;
  let tatweels = 0;
  let symbols = 0;
  let spaces = 0;
  let foreign = 0;
  let end = at;
  for (; end < raw.length && end - at < LONGEST_JOINER; end++) {
    const code = raw.charCodeAt(end);
    const folded = FOLDS[code];
    if (code === TATWEEL) tatweels += 1;
    else if (folded === INVISIBLE || folded === DROPPED) continue;
    else if (folded === 0x20) spaces += 1;
    else if (SYMBOLS.has(code)) symbols += 1;
    else if (isArabicLetter(code) || code < 0x20 || isAlphanumeric(code)) break;
    else foreign += 1;
    last = code;
  }
  if (tatweels === 0 || !isArabicLetter(raw.charCodeAt(end))) return 0;
  if (symbols + spaces + foreign === 0) return 0;
  if (first === TATWEEL && last === TATWEEL) {
    return spaces <= MOST_SPACES && foreign <= MOST_FOREIGN ? end - at : 0;
  }
  return spaces + foreign === 0 && !isYearMark(raw, at) ? end - at : 0;
}

/** Whether tatweel stands alone between spaces, as a dash: `دمشق ـ سانا`. */
function isDash(raw: string, at: number, before: number | undefined): boolean {
  if (before !== undefined && before !== 0x20 && before !== 0x0a) return false;
  let end = at + 1;
  while (raw.charCodeAt(end) === TATWEEL && end - at < LONGEST_DASH) end += 1;
  return FOLDS[raw.charCodeAt(end)] === 0x20;
}

/** Whether a letter, with whatever marks, stands before `at`. */
function followsLetter(raw: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 6; i--) {
    const code = raw.charCodeAt(i);
    if (isArabicLetter(code)) return true;
    const folded = FOLDS[code];
    if (folded !== DROPPED && folded !== INVISIBLE) return false;
  }
  return false;
}

/** `1446هـ.`: the abbreviation of the Hijri era, not the first letter of a word. */
const isYearMark = (raw: string, at: number): boolean =>
  raw.charCodeAt(at - 1) === 0x647 && !isArabicLetter(raw.charCodeAt(at - 2));

const isAlphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x660 && code <= 0x669) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);

/** Whether a UTF-16 unit is an Arabic letter, before or after folding. */
export function isArabicLetter(code: number): boolean {
  return (
    (code >= 0x620 && code <= 0x64a && code !== TATWEEL) ||
    (code >= 0x66e && code <= 0x6d3 && code !== 0x670) ||
    code === 0x6d5 ||
    (code >= 0x6fa && code <= 0x6ff) ||
    (code >= 0x750 && code <= 0x77f) ||
    (code >= 0xfb50 && code <= 0xfbb1) ||
    (code >= 0xfbd3 && code <= 0xfd3d) ||
    (code >= 0xfd50 && code <= 0xfdfb) ||
    (code >= 0xfe80 && code <= 0xfefc)
  );
}

function buildFolds(): Uint16Array {
  const folds = new Uint16Array(0x10000);
  for (let code = 0; code < folds.length; code++) folds[code] = code;
  // Controls and noncharacters are spaces, so that the three markers above stay free.
  folds.fill(0x20, 0, 0x09);
  folds.fill(0x20, 0x0e, 0x20);
  folds.fill(0x20, 0x7f, 0xa0);
  folds.fill(0x20, 0x2000, 0x200b);
  folds.fill(0x20, 0xfffe, 0x10000);
  for (const [from, to] of MARK_RANGES) folds.fill(DROPPED, from, to + 1);
  for (const [from, to] of INVISIBLE_RANGES) folds.fill(INVISIBLE, from, to + 1);
  for (const [letter, folded] of Object.entries(LETTERS)) {
    folds[letter.charCodeAt(0)] = folded.charCodeAt(0);
  }
  for (let digit = 0; digit < 10; digit++) {
    folds[0x660 + digit] = 0x30 + digit;
    folds[0x6f0 + digit] = 0x30 + digit;
    folds[0xff10 + digit] = 0x30 + digit;
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
    EXPANSIONS.set(code, folded);
  }
}

const CHUNK = 8192;
function decode(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += CHUNK) {
    text += String.fromCharCode.apply(null, units.subarray(i, i + CHUNK) as unknown as number[]);
  }
  return text;
}
