import stringWidth from 'string-width';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
/** Characters that move the cursor, change the direction of what follows, or break the line. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/**
 * A cell of a table in a terminal: exactly `width` cells wide, cut with an ellipsis where it is
 * longer. Right-to-left text is isolated, so that it moves none of its neighbours.
 */
export function cell(text: string, width: number): string {
  const safe = text.replace(CONTROLS, ' ').trim();
  const cut = cutToWidth(safe, width);
  const padding = ' '.repeat(Math.max(0, width - stringWidth(cut)));
  return isolate(cut) + padding;
}

/** Wraps text that has right-to-left letters in a first-strong isolate. */
export function isolate(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

/** Text on one line without controls, isolated where it is right-to-left. */
export function inline(text: string): string {
  return isolate(text.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim());
}

function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
