import type { Token } from './tokens.ts';

/** What ends a sentence: a mark, an ellipsis between two halves, a line end, or only the range. */
export type SentenceEnd = 'mark' | 'ellipsis' | 'bullet' | 'break' | 'none';

/** A sentence: tokens `[from, to)`, its closing mark included, a line end not. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly end: SentenceEnd;
}

/** Tokens of the longest sentence: what is longer is noise, and readers look about in a sentence. */
const LONGEST_SENTENCE = 256;
/** Words on either side of an ellipsis from which on it parts two sentences. */
const SHORTEST_HALF = 3;
const MARKS: ReadonlySet<string> = new Set(['.', '!', '?', '؟', '؛', '…']);
const UNITS: ReadonlySet<string> = new Set(['كم', 'سم', 'مم', 'كغ', 'كلم', 'ملم']);
/** Words that go on after the abbreviation of a unit: 5 كم. شمال المدينة. */
const AFTER_UNIT: ReadonlySet<string> = new Set([
  ...['عن', 'من', 'الي', 'شمال', 'جنوب', 'شرق', 'غرب', 'شمالي', 'جنوبي', 'شرقي', 'غربي'],
]);
/** Last parts of the names of sites, written in Arabic letters: السورية.نت. */
const SITE_ENDINGS: ReadonlySet<string> = new Set(['نت', 'كوم', 'اورغ', 'تيفي', 'انفو', 'نيوز']);
/** Signs that begin an item of a list, wherever the line ends were lost. */
const BULLETS: ReadonlySet<string> = new Set([
  ...['•', '▪', '▫', '■', '□', '◼', '◾', '◆', '◇', '●', '○', '⭕', '🔴', '🔵', '⚫', '🟢', '🟠'],
  ...['🔻', '🔺', '🔹', '🔸', '🔷', '🔶', '🟥', '🟦', '📌', '📍', '⬅', '➡', '◀', '▶', '✅', '☑'],
  ...['🛑', '⚡', '🚨', '🔘', '♦', '➖', '✔', '➤', '❖', '✦'],
]);

/**
 * Cuts tokens `[from, to)` into sentences. They end at . ! ؟ ? … and ؛, also inside a quotation, but
 * not inside numbers, initials, titles (د.), units and names of sites; at an ellipsis only between
 * halves of three words; at a line end; before a bullet that follows three words; and after 256 tokens.
 */
export function splitSentences(
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = from;
  let words = 0;
  const close = (at: number, end: SentenceEnd): void => {
    if (at > start) sentences.push({ from: start, to: at, end });
    start = at;
    words = 0;
  };
  let i = from;
  while (i < to) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'break') {
      close(i, 'break');
      start = i + 1;
    } else if (i - start >= LONGEST_SENTENCE) close(i, 'none');
    else if (token.kind !== 'punctuation') words += 1;
    else if (BULLETS.has(token.text) && words >= SHORTEST_HALF) close(i, 'bullet');
    else if (MARKS.has(token.text)) {
      const after = runEnd(tokens, i, to);
      const end = endAt(tokens, start, i, after, to, words);
      if (end !== undefined) close(withClosers(tokens, start, after, to), end);
      i = Math.max(after, start);
      continue;
    }
    i += 1;
  }
  close(to, 'none');
  return sentences;
}

/** End of a run of marks written together: `؟!`, `...`. */
function runEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = at + 1;
  while (end < to && tokens[end]?.spaced === false && MARKS.has(tokens[end]?.text ?? '')) end += 1;
  return end;
}

/** How the marks `[at, after)` end the sentence that began at `start`, where they do. */
function endAt(
  tokens: readonly Token[],
  start: number,
  at: number,
  after: number,
  to: number,
  words: number,
): SentenceEnd | undefined {
  const text = tokens[at]?.text ?? '';
  if (text === '…' || (text === '.' && after - at > 1 && tokens[at + 1]?.text === '.')) {
    return words >= SHORTEST_HALF && wordsAfter(tokens, after, to) >= SHORTEST_HALF
      ? 'ellipsis'
      : undefined;
  }
  if (text !== '.' || after - at > 1) return 'mark';
  return isFullStop(tokens, start, at, to) ? 'mark' : undefined;
}

function isFullStop(tokens: readonly Token[], start: number, at: number, to: number): boolean {
  const before = at > start ? tokens[at - 1] : undefined;
  const next = at + 1 < to ? tokens[at + 1] : undefined;
  if (next === undefined || next.kind === 'break') return true;
  if (before === undefined) return false;
  // A number at the head of an item: `1. مقتل …`; a date: 24.11.2025.
  if (before.kind === 'number') return at - 1 > start && (next.spaced || next.kind !== 'number');
  // Initials and titles: أحمد م. خالد, د. سامر, ش.م.ل.
  if (before.text.length === 1 && before.kind !== 'punctuation') {
    // `سامي م. (9 أعوام)`
    return next.kind === 'number';
  }
  if (UNITS.has(before.text) && next.spaced) return !AFTER_UNIT.has(next.text);
  if (next.spaced) return true;
  if (before.kind === 'latin' && next.kind === 'latin') return false;
  return !SITE_ENDINGS.has(next.text);
}

/** Words from `at` to the next mark or line end, no more than make a half. */
function wordsAfter(tokens: readonly Token[], at: number, to: number): number {
  let words = 0;
  for (let i = at; i < to && words < SHORTEST_HALF; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || MARKS.has(token.text)) break;
    if (token.kind !== 'punctuation') words += 1;
  }
  return words;
}

const CLOSERS: ReadonlySet<string> = new Set([')', ']', '"', "'"]);

/** Takes in the brackets and quotation marks that close after a sentence's mark. */
function withClosers(tokens: readonly Token[], start: number, at: number, to: number): number {
  let end = at;
  while (end < to) {
    const token = tokens[end];
    if (token === undefined || token.spaced || !CLOSERS.has(token.text)) break;
    if (token.mark !== undefined && !isOpen(tokens, start, end, token.text)) break;
    end += 1;
  }
  return end;
}

const LONGEST_LOOK_BACK = 400;

/** Whether a quotation mark stands open before `at`: an odd number of it, or a mark of closing shape. */
function isOpen(tokens: readonly Token[], start: number, at: number, text: string): boolean {
  if (/[»”’›]/u.test(tokens[at]?.mark ?? '')) return true;
  if (/[«“‘‹„]/u.test(tokens[at]?.mark ?? '')) return false;
  let marks = 0;
  for (let i = at - 1; i >= start && at - i <= LONGEST_LOOK_BACK; i--) {
    if (tokens[i]?.text === text) marks += 1;
  }
  const next = tokens[at + 1];
  return marks % 2 === 1 || next === undefined || next.spaced || next.kind === 'break';
}
