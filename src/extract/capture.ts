import { bare, type PhraseIndex, phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import type { InnerClass, LineKind } from './blocks.ts';

/** A part of a physical line; its kind where the frame of a post tells it. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** `end`: nothing after it belongs to the report. */
  readonly kind?: LineKind | 'end';
  /** Whether it is what the frame holds: the text of a post. */
  readonly posted: boolean;
}

const MONTHS: ReadonlySet<string> = new Set([
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December', 'Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sep'],
  ...['Sept', 'Oct', 'Nov', 'Dec'],
]);
/** Words of an account name before its handle or its date. */
const LONGEST_NAME = 16;
/** The same, where it follows a text without a space. */
const LONGEST_GLUED_NAME = 8;
const LONGEST_PREVIEW = 45;
const SHORTEST_TEXT = 5;

/**
 * Cuts the frame of a social-media post off a line that holds the whole capture: name and date before
 * the text, counters, buttons and comments after it. A line without such a frame stays whole.
 */
export function cutCapture(
  tokens: readonly Token[],
  from: number,
  to: number,
  inner: PhraseIndex<InnerClass>,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let isOpen = false;
  const text = (end: number): void => {
    if (end > start) pieces.push({ from: start, to: end, posted: isOpen });
    start = Math.max(start, end);
  };
  const frame = (at: number, end: number, kind: LineKind | 'end'): void => {
    text(at);
    pieces.push({ from: start, to: end, kind, posted: false });
    start = end;
  };
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || i < start) continue;
    if (token.kind === 'punctuation') {
      if (token.text !== '@' || !isHandle(tokens, i, to)) continue;
      const begins = start === from && i - from <= LONGEST_NAME;
      frame(begins ? from : i, i + 2, 'chrome');
      const end = dateEnd(tokens, i + 2, to);
      if (end > i + 2) frame(i + 2, end, 'dateline');
      continue;
    }
    if (token.kind === 'number') continue;
    const posted = postedAt(tokens, i, start, to);
    if (posted !== undefined) {
      frame(posted.from, posted.to, 'dateline');
      if (start < to) frame(start, to, 'end');
      return pieces;
    }
    const shared = sharedAt(tokens, i, start);
    if (shared !== undefined) {
      if (shared < i) frame(shared, i, 'dateline');
      frame(i, Math.min(i + 2, to), 'chrome');
      continue;
    }
    if (!inner.root.has(bare(token.text))) continue;
    const [hit] = phrasesAt(tokens, i, inner);
    if (hit === undefined) continue;
    if (hit.value === 'opens') {
      const begins = start === from && i - from <= LONGEST_NAME + 8;
      frame(begins ? from : dateStart(tokens, i, start), hit.to, 'dateline');
      isOpen = true;
    } else {
      cutPreview(tokens, start, withoutCounter(tokens, start, i), text, frame);
      frame(start, to, 'end');
      return pieces;
    }
  }
  text(to);
  return pieces;
}

/** `Name@handleText`: no space before the sign, and the text or a date follows at once. */
function isHandle(tokens: readonly Token[], at: number, to: number): boolean {
  const name = tokens[at - 1];
  const handle = tokens[at + 1];
  const next = tokens[at + 2];
  if (at + 2 >= to || next === undefined) return false;
  return (
    tokens[at]?.spaced === false &&
    name !== undefined &&
    name.kind !== 'break' &&
    name.text !== '(' &&
    handle?.kind === 'latin' &&
    handle.spaced === false &&
    (next.spaced === false || MONTHS.has(next.text))
  );
}

/** End of `Mar 3, 2024` or `·13m` at `at`; `at` where there is none. */
function dateEnd(tokens: readonly Token[], at: number, to: number): number {
  if (tokens[at]?.text === '·' && tokens[at + 1]?.kind === 'number') return Math.min(at + 3, to);
  if (!MONTHS.has(tokens[at]?.text ?? '') || tokens[at + 1]?.kind !== 'number') return at;
  const year = tokens[at + 2]?.text === ',' && tokens[at + 3]?.kind === 'number';
  return Math.min(year ? at + 4 : at + 2, to);
}

/** `3:25 PM · Mar 3, 2024` around the token at `at`, with the length of a film before it. */
function postedAt(
  tokens: readonly Token[],
  at: number,
  start: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const text = tokens[at]?.text;
  if (text !== 'AM' && text !== 'PM') return undefined;
  if (tokens[at + 1]?.text !== '·' || !MONTHS.has(tokens[at + 2]?.text ?? '')) return undefined;
  let from = at;
  while (from > start && isClock(tokens[from - 1], tokens[from])) from -= 1;
  return { from, to: dateEnd(tokens, at + 2, to) };
}

const isClock = (token: Token | undefined, next: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' || token.text === ':') &&
  (token.text !== ':' || next?.kind === 'number');

/** `مشاركةمشاركة`: two buttons; gives the start of `نشر في …` before them. */
function sharedAt(tokens: readonly Token[], at: number, start: number): number | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.text !== 'مشاركه' || next?.text !== 'مشاركه' || next.spaced) return undefined;
  for (let i = at - 1; i >= Math.max(start, at - 9); i--) {
    if (tokens[i]?.text === 'نشر' && tokens[i + 1]?.text === 'في') return i;
  }
  return at;
}

/**
 * Where the date before `Shared with …` begins: `March 3, 2024 ·`; with the account name before it
 * where a full stop shows where that begins.
 */
function dateStart(tokens: readonly Token[], at: number, start: number): number {
  for (let i = at - 1; i >= Math.max(start, at - 12); i--) {
    if (!MONTHS.has(tokens[i]?.text ?? '')) continue;
    for (let j = i - 1; j >= Math.max(start, i - LONGEST_GLUED_NAME); j--) {
      if (/^[.!؟]$/u.test(tokens[j]?.text ?? '')) return j + 1;
    }
    return i;
  }
  return at;
}

/** Leaves out `+5`, the number of further pictures. */
function withoutCounter(tokens: readonly Token[], start: number, at: number): number {
  const sign = tokens[at - 2];
  return tokens[at - 1]?.kind === 'number' && sign?.text === '+' && at - 2 >= start ? at - 2 : at;
}

/** The preview of a linked page at the foot of a post: its site, then its title. */
function cutPreview(
  tokens: readonly Token[],
  start: number,
  to: number,
  text: (end: number) => void,
  frame: (at: number, end: number, kind: LineKind) => void,
): void {
  for (let i = to - 1; i > start && to - i <= LONGEST_PREVIEW; i--) {
    const token = tokens[i];
    if (token?.kind !== 'latin' || !isSite(token.text)) continue;
    if (i - start >= SHORTEST_TEXT && to - i > 1) frame(i, to, 'teaser');
    break;
  }
  text(to);
}

/** A bare site name, not the address of a page. */
const isSite = (text: string): boolean => text.includes('.') && !text.includes('/');
