import stringWidth from 'string-width';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
/** Characters that move the cursor, change the direction of what follows, or break the line. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** The most lines that one cell of a table takes. */
const MAX_LINES = 4;

/**
 * The lines of one row of a table in a terminal: each cell is wrapped to its width and cut with an
 * ellipsis after four lines. Right-to-left text is isolated, so that it moves none of its neighbours.
 */
export function rowLines(texts: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = texts.map((text, i) => wrap(clean(text), widths[i] ?? 1));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, i) => pad(lines[line] ?? '', widths[i] ?? 1))
      .join('  ')
      .trimEnd(),
  );
}

/** Wraps text that has right-to-left letters in a first-strong isolate. */
export function isolate(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

/** Text on one line without controls, isolated where it is right-to-left. */
export const inline = (text: string): string => isolate(clean(text));

function clean(text: string): string {
  return text.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim();
}

function pad(text: string, width: number): string {
  return isolate(text) + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => cutWord(part, width))) {
    if (line === '') line = word;
    else if (stringWidth(line) + 1 + stringWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= MAX_LINES) return lines;
  const last = `${lines[MAX_LINES - 1]} ${lines[MAX_LINES]}`;
  return [...lines.slice(0, MAX_LINES - 1), `${cutWord(last, width - 1)[0] ?? ''}…`];
}

/** Cuts a word into pieces of at most `width` cells, never inside a letter and its marks. */
function cutWord(word: string, width: number): readonly string[] {
  if (stringWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (stringWidth(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
