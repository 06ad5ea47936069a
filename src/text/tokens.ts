import { type FoldedText, isArabicLetter } from './fold.ts';
import { type Reading, readingsOf } from './readings.ts';

export type TokenKind = 'word' | 'number' | 'latin' | 'punctuation' | 'break';

/** One orthographic word, number or mark of a report. Offsets are UTF-16 into the raw text. */
export interface Token {
  readonly kind: TokenKind;
  /** The folded spelling; of a number its digits without thousands separators. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stood before it. */
  readonly spaced: boolean;
  /** Ways to cut its clitics off; empty for anything but a word. */
  readonly readings: readonly Reading[];
  /** Whether a written ُ on its first letter marks a passive (`قُتل`, `أُصيب`). */
  readonly damma: boolean;
  /** The value of a number. */
  readonly value?: number;
}

/** Says whether a folded spelling is a word of the language: used to rejoin obfuscated words. */
export type KnowsWord = (folded: string) => boolean;

const NO_READINGS: readonly Reading[] = [];
const DAMMA = 0x64f;

/**
 * Cuts folded text into tokens. Words are runs of Arabic letters; letters, digits and Latin letters
 * glued together are cut apart (`الأربعاء2شباط`); line ends are `break` tokens. Words that dots, digits
 * or spaces hold apart (`دا.عش`, `د1عش`, `ق ص ف`) are rejoined where `knows` their joined form.
 */
export function tokenize(folded: FoldedText, knows: KnowsWord = () => false): readonly Token[] {
  return rejoin(cut(folded), knows, folded.raw);
}

function cut(folded: FoldedText): Token[] {
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
    const kind = kindOf(code);
    let end = i + 1;
    if (kind === 'number') end = numberEnd(text, i);
    else if (kind !== 'punctuation') {
      while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end += 1;
    } else if (code >= 0xd800 && code <= 0xdbff && end < text.length) end += 1;
    tokens.push(tokenOf(folded, kind, i, end, spaced));
    spaced = kind === 'break';
    i = end;
  }
  return tokens;
}

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
  const token = { kind, start: rawStart, end: rawEnd, spaced };
  if (kind === 'number') {
    const digits = text.replaceAll(',', '');
    return { ...token, text: digits, readings: NO_READINGS, damma: false, value: Number(digits) };
  }
  if (kind === 'word') {
    return { ...token, text, readings: readingsOf(text), damma: hasDamma(folded, start) };
  }
  return { ...token, text, readings: NO_READINGS, damma: false };
}

/** Whether the letter at `at` carries a ُ, in whichever order the marks are written. */
function hasDamma(folded: FoldedText, at: number): boolean {
  const end = folded.ends[at] ?? 0;
  for (let i = (folded.starts[at] ?? 0) + 1; i < end; i++) {
    if (folded.raw.charCodeAt(i) === DAMMA) return true;
  }
  return false;
}

function kindOf(code: number): TokenKind {
  if (isArabicLetter(code)) return 'word';
  if (code >= 0x30 && code <= 0x39) return 'number';
  if (code === 0x0a || code === 0x0d) return 'break';
  if (isLatinLetter(code)) return 'latin';
  return 'punctuation';
}

function isLatinLetter(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x52f)
  );
}

/** End of a number at `start`: digits, thousands groups (`1,234`), one decimal part (`3.5`). */
function numberEnd(text: string, start: number): number {
  let end = start;
  const digit = (i: number): boolean => {
    const code = text.charCodeAt(i);
    return code >= 0x30 && code <= 0x39;
  };
  while (digit(end)) end += 1;
  if (end - start <= 3) {
    while (
      text[end] === ',' &&
      digit(end + 1) &&
      digit(end + 2) &&
      digit(end + 3) &&
      !digit(end + 4)
    ) {
      end += 4;
    }
  }
  if (text[end] === '.' && digit(end + 1)) {
    let decimal = end + 1;
    while (digit(decimal)) decimal += 1;
    // Two dots make a date (24.11.2025), not a decimal number.
    if (text[decimal] !== '.' && decimal - end <= 3) end = decimal;
  }
  return end;
}

/** Letters that writers replace with a digit of like shape or sound. */
const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  '1': 'ا',
  '3': 'ع',
  '5': 'خ',
  '7': 'ح',
  '9': 'و',
};
const LONGEST_SPELLING = 12;

function rejoin(tokens: Token[], knows: KnowsWord, raw: string): readonly Token[] {
  const joined: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const count = joinable(tokens, i, knows);
    const first = tokens[i];
    if (first === undefined) break;
    if (count === 1) joined.push(first);
    else joined.push(joinTokens(tokens.slice(i, i + count), first, raw));
    i += count;
  }
  return joined;
}

/** How many tokens from `at` spell one known word; 1 where they do not. */
function joinable(tokens: readonly Token[], at: number, knows: KnowsWord): number {
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return 1;
  const next = tokens[at + 1];
  if (next === undefined || next.kind === 'break') return 1;
  if (!next.spaced) {
    if (next.kind === 'number' || isSeparator(next)) return joinableGlued(tokens, at, knows);
    return 1;
  }
  return first.text.length === 1 && next.kind === 'word' && next.text.length === 1
    ? joinableSpaced(tokens, at, knows)
    : 1;
}

const isSeparator = ({ kind, text }: Token): boolean =>
  kind === 'punctuation' && /^[.*•·_'"،,-]$/u.test(text);

/** Words cut by dots or by a digit, without a space: `دا.عش`, `إصا..بات`, `د1عش`. */
function joinableGlued(tokens: readonly Token[], at: number, knows: KnowsWord): number {
  let spelled = tokens[at]?.text ?? '';
  let best = 1;
  for (let i = at + 1; i < tokens.length && i - at < LONGEST_SPELLING; i++) {
    const token = tokens[i];
    if (token === undefined || token.spaced) break;
    if (token.kind === 'word') {
      spelled += token.text;
      // Both parts words of their own: an ellipsis or a missing space, not one word.
      const partsKnown = knowsAny(tokens[at], knows) && knowsAny(token, knows);
      if (!partsKnown && readingsOf(spelled).some(({ stem }) => knows(stem))) best = i - at + 1;
    } else if (token.kind === 'number' && token.text.length === 1) {
      spelled += DIGIT_LETTERS[token.text] ?? ' ';
    } else if (!isSeparator(token)) break;
  }
  return best;
}

const knowsAny = (token: Token | undefined, knows: KnowsWord): boolean =>
  token !== undefined && token.text.length > 2 && token.readings.some(({ stem }) => knows(stem));

/** Letters each written alone: `ق ص ف`. */
function joinableSpaced(tokens: readonly Token[], at: number, knows: KnowsWord): number {
  let spelled = '';
  let best = 1;
  for (let i = at; i < tokens.length && i - at < LONGEST_SPELLING; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.text.length > 1) break;
    spelled += token.text;
    if (spelled.length >= 3 && readingsOf(spelled).some(({ stem }) => knows(stem))) best = i - at + 1;
  }
  return best;
}

function joinTokens(parts: readonly Token[], first: Token, raw: string): Token {
  const last = parts.at(-1) ?? first;
  const text = parts
    .map((part) =>
      part.kind === 'word' ? part.text : part.kind === 'number' ? DIGIT_LETTERS[part.text] ?? '' : '',
    )
    .join('');
  return {
    kind: 'word',
    text,
    start: first.start,
    end: Math.min(last.end, raw.length),
    spaced: first.spaced,
    readings: readingsOf(text),
    damma: first.damma,
  };
}
