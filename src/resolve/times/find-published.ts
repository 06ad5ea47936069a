import type { Span } from '../../text/span.ts';
import type { Token } from '../../text/tokens.ts';
import { parseIso, toIso, weekdayOf } from './days.ts';
import { resolveTime } from './resolve-time.ts';
import { hitAt, hitBefore, type Scan, scanOf } from './scan.ts';
import { weekdayOfToday } from './time-anchor.ts';
import type { TimeLexicon } from './time-lexicon.ts';
import type { TimeMention } from './time-mention.ts';

/** The day a report was published, as its own text shows it. */
export interface PublishedDate {
  /** ISO date. */
  readonly iso: string;
  /** Where the text shows it. */
  readonly span: Span;
  readonly rule: string;
  /** Whether the text or the page says outright that it is the date of publication. */
  readonly firm: boolean;
}

/**
 * The publication date in the dateline or in what is left of the page: a labelled date, a date alone on
 * its line, a date at the head of the first paragraph, `اليوم الاثنين 17 تشرين الثاني`. Of several the
 * best labelled one that agrees with the weekday the text calls today; of equals the first.
 */
export function findPublished(
  tokens: readonly Token[],
  mentions: readonly TimeMention[],
  lexicon: TimeLexicon,
): PublishedDate | undefined {
  const page: Page = {
    scan: scanOf(tokens, lexicon),
    mentions,
    horizon: lexicon.horizon,
    body: bodyStart(tokens),
  };
  const today = weekdayOfToday(mentions);
  const candidates = mentions
    .map((mention, at) => candidateOf(page, mention, at))
    .filter((candidate) => candidate !== undefined)
    .filter(({ iso }) => iso <= lexicon.horizon)
    .map((candidate) => ({ ...candidate, agrees: agreesWith(candidate.iso, today) }));
  const listed = isList(candidates);
  const [best] = candidates
    .filter(({ sign, agrees }) => !(listed && sign === 'trailing' && agrees < 2))
    .toSorted(
      (a, b) =>
        Number(isElsewhere(a)) - Number(isElsewhere(b)) ||
        Number(b.agrees > 0) - Number(a.agrees > 0) ||
        SIGNS.indexOf(a.sign) - SIGNS.indexOf(b.sign) ||
        b.agrees - a.agrees,
    );
  return best === undefined
    ? undefined
    : {
        iso: best.iso,
        span: best.span,
        rule: `times/published-${best.sign}`,
        firm: FIRM.has(best.sign),
      };
}

/** Behind the text dates are mostly those of other stories, whatever weekday they fall on. */
const isElsewhere = ({ sign }: Candidate): boolean => sign === 'trailing' || sign === 'updated';

interface Page {
  readonly scan: Scan;
  readonly mentions: readonly TimeMention[];
  /** Last day of news (ISO). */
  readonly horizon: string;
  /** Token at which the first long line begins. */
  readonly body: number;
}

interface Candidate {
  readonly iso: string;
  readonly span: Span;
  readonly sign: Sign;
}

/** What shows a publication date, best first. */
const SIGNS = [
  'told-today',
  'labelled',
  'shared',
  'alone',
  'leading',
  'trailing',
  'updated',
] as const;
type Sign = (typeof SIGNS)[number];

const FIRM: ReadonlySet<Sign> = new Set(['told-today', 'labelled', 'shared']);

/** Lines of other stories, each with its own date, from this number of dates on. */
const SHORTEST_LIST = 3;

const isList = (candidates: readonly Candidate[]): boolean =>
  new Set(candidates.filter(({ sign }) => sign === 'trailing').map(({ iso }) => iso)).size >=
  SHORTEST_LIST;

function candidateOf(page: Page, mention: TimeMention, at: number): Candidate | undefined {
  const { value, span } = mention;
  if (value.kind !== 'date' && value.kind !== 'hijri') return undefined;
  const sign = signOf(page, mention, at);
  if (sign === undefined) return undefined;
  const { to } = resolveTime(mention, { capture: page.horizon });
  const day = to === null ? undefined : parseIso(to);
  if (day === undefined) return undefined;
  const offset = value.kind === 'date' ? (value.offset ?? 0) : 0;
  return { iso: toIso(day - offset), span, sign };
}

function signOf(
  { scan, mentions, body }: Page,
  mention: TimeMention,
  at: number,
): Sign | undefined {
  const { from, to, value } = mention;
  if (value.kind === 'date' && (value.offset === 0 || value.offset === -1)) return 'told-today';
  const dated = (value.kind === 'date' || value.kind === 'hijri') && value.year !== undefined;
  if (!dated && !('weekday' in value)) return undefined;
  const line = lineOf(scan.tokens, from, to);
  const label = labelBefore(scan, line.start, from);
  if (label === 'updated') return 'updated';
  if (label !== undefined && line.words <= LONGEST_LABELLED_LINE) return 'labelled';
  if (isShared(scan, to)) return 'shared';
  // A preposition puts the date into a sentence, though that may be a short one.
  if (hitBefore(scan, from, 'link') !== undefined) return undefined;
  const words = line.words - timeTokens(mentions, at, line);
  if (words <= LONGEST_DATELINE) return from < body ? 'alone' : 'trailing';
  if (isSignature(scan.tokens, from, to, line.end)) return 'trailing';
  // بيروت 13 أغسطس 2025 (وكالة): the head of a paragraph that its dash or bracket closes.
  const lead = scan.tokens.slice(line.start, from).filter(({ kind }) => kind === 'word').length;
  const closed = /^[-–—:|(]$/u.test(scan.tokens[to]?.text ?? '');
  return lead <= LONGEST_DATELINE && closed ? 'leading' : undefined;
}

/** `… في ريف حلب. 07.10.2023, سبوتنيك`: a date behind the last full stop, with the outlet behind it. */
function isSignature(tokens: readonly Token[], from: number, to: number, end: number): boolean {
  const before = tokens[from - 1];
  const closed = before?.text === '.' && tokens[from]?.spaced === true;
  const parted = /^[,،|–—-]$/u.test(tokens[to]?.text ?? '');
  return closed && parted && end - to <= LONGEST_DATELINE;
}

/** A line of at least this many words is a paragraph of the report. */
const LONG_LINE = 20;

/** The token at which the first paragraph begins; the number of tokens where there is none. */
function bodyStart(tokens: readonly Token[]): number {
  let start = 0;
  let words = 0;
  for (const [at, { kind }] of tokens.entries()) {
    if (kind === 'break') {
      start = at + 1;
      words = 0;
    } else if (kind === 'word') words += 1;
    if (words >= LONG_LINE) return start;
  }
  return tokens.length;
}

/** Words that may stand beside a date on a line of its own: the outlet, the town, the writer. */
const LONGEST_DATELINE = 5;
const LONGEST_LABELLED_LINE = 30;
/** Tokens of a long line that are looked at; a report without line ends is one line. */
const LINE_REACH = 60;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Number of words and Latin words. */
  readonly words: number;
}

function lineOf(tokens: readonly Token[], from: number, to: number): Line {
  let start = from;
  while (start > 0 && from - start < LINE_REACH && tokens[start - 1]?.kind !== 'break') start -= 1;
  let end = to;
  while (end < tokens.length && end - to < LINE_REACH && tokens[end]?.kind !== 'break') end += 1;
  const words = tokens.slice(start, end).filter(({ kind }) => kind === 'word' || kind === 'latin');
  return { start, end, words: words.length };
}

/** Number of tokens on a line that belong to dates and clock times; `at` is the mention on it. */
function timeTokens(mentions: readonly TimeMention[], at: number, { start, end }: Line): number {
  let first = at;
  while (first > 0 && (mentions[first - 1]?.from ?? -1) >= start) first -= 1;
  let last = at;
  while ((mentions[last + 1]?.to ?? Infinity) <= end) last += 1;
  return mentions
    .slice(first, last + 1)
    .filter(({ role }) => role !== 'duration')
    .reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** The label of a date: right before it, or before a clock time that stands between. */
function labelBefore(scan: Scan, start: number, from: number): 'label' | 'updated' | undefined {
  for (let at = from; at > start && at > from - FARTHEST_LABEL; at--) {
    const hit = hitBefore(scan, at, 'published');
    if (hit !== undefined)
      return hit.sense === 'updated' || isUpdated(scan, at) ? 'updated' : 'label';
    const kind = scan.tokens[at - 1]?.kind;
    if (kind === 'word' && hitBefore(scan, at, 'link') === undefined) return undefined;
  }
  return undefined;
}

const FARTHEST_LABEL = 8;

const isUpdated = (scan: Scan, at: number): boolean =>
  [at - 1, at - 2, at - 3].some((from) => {
    const hit = hitAt(scan, from, 'published', 'updated');
    return hit !== undefined && hit.to === at;
  });

/** `· Shared with Public`, `· 131 Views` behind the date of a post, perhaps with its place between. */
function isShared(scan: Scan, at: number): boolean {
  const { tokens } = scan;
  const isHit = (i: number): boolean => hitAt(scan, i, 'published', 'shared') !== undefined;
  if ([at, at + 1, at + 2].some(isHit)) return true;
  if (tokens[at]?.text !== '·') return false;
  for (let i = at + 1; i < at + FARTHEST_SHARED && tokens[i]?.kind !== 'break'; i++) {
    if (tokens[i]?.text === '·' && isHit(i + 1)) return true;
  }
  return false;
}

const FARTHEST_SHARED = 12;

/** 2 where a date falls on the weekday of today, 1 where nothing is known or a day behind, else 0. */
function agreesWith(iso: string, today: number | undefined): number {
  const day = parseIso(iso);
  if (today === undefined || day === undefined) return 1;
  const late = (weekdayOf(day) - today + 7) % 7;
  if (late === 0) return 2;
  return late === 1 ? 1 : 0;
}
