import type { Reading } from './read-dates.ts';
import { type Hit, hitAt, hitBefore, isMark, type Read, type Scan } from './scan.ts';
import type { TimeRole, TimeValue } from './time-mention.ts';

/** Which heads make a name of the time behind them, by what kind of time it is. */
const NAMED: Readonly<Record<string, readonly TimeValue['kind'][]>> = {
  places: ['weekday', 'date', 'month', 'hijri', 'range'],
  media: ['weekday', 'date', 'month', 'hijri', 'day-offset'],
  institutions: ['date', 'month', 'hijri'],
  groups: ['date', 'month', 'hijri'],
  things: ['month', 'hijri'],
  persons: ['weekday', 'date', 'month', 'hijri'],
};

/** Whether the words are part of a name: `شارع 8 آذار`, `سوق الجمعة`, `حركة 23 فبراير`. */
export function isName(scan: Scan, at: number, value: TimeValue): boolean {
  const head = headBefore(scan, at);
  return head !== undefined && (NAMED[head.sense]?.includes(value.kind) ?? false);
}

function headBefore(scan: Scan, at: number): Hit | undefined {
  const token = scan.tokens[at - 1];
  const quoted = isMark(token, '"(') ? at - 1 : at;
  return hitBefore(scan, quoted, 'name-head');
}

/** What a time is told for, as far as the words around it show. */
export function timeRole(scan: Scan, at: number, { value: read, to }: Read<Reading>): TimeRole {
  const { value, role = 'event' } = read;
  if (value.kind === 'none') return role;
  if (remembers(scan, at)) return 'anniversary';
  if (hitBefore(scan, at, 'reference-head') !== undefined && isLong(value)) return 'reference';
  if (role === 'event' && isAhead(value)) return 'planned';
  if (role === 'event' && (isTelling(scan, at, to) || isDateline(scan, at, to, value)))
    return 'statement';
  return role;
}

/** How many words of a place may stand before the date of a dateline. */
const LONGEST_DATELINE = 3;

/** `بغداد 16 أغسطس 2025 (وكالة) أعلنت …`: where and when the report was sent. */
function isDateline(scan: Scan, at: number, to: number, { kind }: TimeValue): boolean {
  if (kind !== 'date' || !isMark(scan.tokens[to], '(-–—/|')) return false;
  for (let i = at - 1; i >= at - LONGEST_DATELINE - 1; i--) {
    const token = scan.tokens[i];
    if (token === undefined || token.kind === 'break') return i < at - 1 || i < 0;
    if (token.kind !== 'word' && !isMark(token, '،,-')) return false;
  }
  return false;
}

const isLong = ({ kind }: TimeValue): boolean =>
  kind === 'date' || kind === 'month' || kind === 'year' || kind === 'hijri';

const FARTHEST_ANNIVERSARY = 6;

/** Whether a word for an anniversary stands shortly before, in the same stretch between marks. */
function remembers(scan: Scan, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - FARTHEST_ANNIVERSARY; i--) {
    const token = scan.tokens[i];
    if (token === undefined || token.kind === 'break' || isMark(token, '.،,:')) return false;
    if (hitAt(scan, i, 'anniversary') !== undefined) return true;
  }
  return false;
}

function isAhead(value: TimeValue): boolean {
  if (value.kind === 'range') return isAhead(value.last);
  if (value.kind === 'part') return isAhead(value.of);
  if (value.kind === 'day-offset') return value.offset > 0;
  return 'deixis' in value && value.deixis === 'next';
}

/** Whether the time dates the telling: `قالت اليوم`, `في بيان أمس`, `…، اليوم الأحد، إن`. */
function isTelling(scan: Scan, at: number, to: number): boolean {
  const before = isMark(scan.tokens[at - 1], '،,') ? at - 1 : at;
  const inWord = hitBefore(scan, before, 'link');
  const verb = hitBefore(scan, inWord?.sense === 'in' ? before - 1 : before, 'statement');
  if (verb !== undefined && verb.sense !== 'after') return true;
  const behind = isMark(scan.tokens[to], '،,') ? to + 1 : to;
  const that = hitAt(scan, behind, 'statement', 'after');
  // كان is no ك with أن.
  return that !== undefined && that.prep !== 'ك' && that.conj === '';
}
