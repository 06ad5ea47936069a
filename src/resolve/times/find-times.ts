import type { Token } from '../../text/tokens.ts';
import { DAY_OF_IT, type Reading } from './read-dates.ts';
import { distanceAt } from './read-distances.ts';
import { nonDateAt } from './read-non-dates.ts';
import { amountAt, plainTimeAt } from './read-times.ts';
import {
  hitAt,
  hitBefore,
  isMark,
  lexemesAt,
  pastMark,
  type Read,
  type Scan,
  scanOf,
} from './scan.ts';
import type { LexemeKind, LexemeReading, TimeLexicon } from './time-lexicon.ts';
import type { TimeMention, TimeRole, TimeValue } from './time-mention.ts';
import { isName, timeRole } from './time-role.ts';

/** What the finder is told of the tokens from elsewhere. */
export interface TimeContext {
  /** Token ranges that are names (places, units) and hold no time. */
  readonly taken?: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Finds the time expressions of a report, in order, without overlaps. Ages, durations and clock times are
 * among them with a role of their own and no date. Linear in the number of tokens.
 */
export function findTimes(
  tokens: readonly Token[],
  lexicon: TimeLexicon,
  context: TimeContext = {},
): readonly TimeMention[] {
  const scan = scanOf(tokens, lexicon);
  const taken = takenTokens(context);
  const mentions: TimeMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = canBegin(scan, at) && !taken.has(at) ? timeAt(scan, at) : undefined;
    if (read === undefined) {
      at += 1;
      continue;
    }
    const whole = ofYearBefore(ofMonthBefore(read, mentions), tokens, mentions);
    const mention = mentionOf(scan, at, whole);
    if (mention !== undefined) mentions.push(mention);
    at = whole.to;
  }
  return mentions;
}

const YEAR = /^(?:ال)?(?:عام|سنه)$/u;
const SAME = /^(?:نفسه|نفسها|ذاته|ذاتها|عينه|عينها|المذكور|المذكوره)$/u;

/** `في نيسان 2021 … وفي 19 تشرين الثاني من العام نفسه`: the year that was told last. */
function ofYearBefore(
  read: Read<Reading>,
  tokens: readonly Token[],
  before: readonly TimeMention[],
): Read<Reading> {
  const { value } = read.value;
  const at = read.to;
  const same =
    tokens[at]?.text === 'من' &&
    YEAR.test(tokens[at + 1]?.text ?? '') &&
    SAME.test(tokens[at + 2]?.text ?? '');
  if (!same || (value.kind !== 'date' && value.kind !== 'month')) return read;
  if (value.year !== undefined) return read;
  for (const mention of before.toReversed().slice(0, MONTHS_BACK)) {
    const year = yearOf(mention.value);
    if (year !== undefined)
      return { ...read, to: at + 3, value: { ...read.value, value: { ...value, year } } };
  }
  return read;
}

function yearOf(value: TimeValue): number | undefined {
  if (value.kind === 'range') return yearOf(value.last);
  if (value.kind === 'part') return yearOf(value.of);
  return value.kind === 'date' || value.kind === 'month' || value.kind === 'year'
    ? value.year
    : undefined;
}

/** `شهد تموز 2024 … في السابع عشر من الشهر`, `في التاسع منه`: the month that was told last. */
function ofMonthBefore(read: Read<Reading>, before: readonly TimeMention[]): Read<Reading> {
  const value = inMonthOf(read.value.value, before);
  return value === read.value.value ? read : { ...read, value: { ...read.value, value } };
}

function inMonthOf(value: TimeValue, before: readonly TimeMention[]): TimeValue {
  if (value.kind === 'range') {
    const [first, last] = [inMonthOf(value.first, before), inMonthOf(value.last, before)];
    return first === value.first && last === value.last ? value : { ...value, first, last };
  }
  if (value.kind !== 'day-of-month' || value.deixis !== 'same') return value;
  for (const mention of before.toReversed().slice(0, MONTHS_BACK)) {
    const month = monthOf(mention.value);
    if (month !== undefined) return dayOf(month, value.day);
  }
  return value;
}

/** How many times back the month may have been told. */
const MONTHS_BACK = 8;

type Month = Extract<TimeValue, { kind: 'date' | 'month' | 'day-of-month' | 'pointed' }>;

function monthOf(value: TimeValue): Month | undefined {
  if (value.kind === 'range') return monthOf(value.last);
  if (value.kind === 'part') return monthOf(value.of);
  if (value.kind === 'pointed') return value.unit === 'month' ? value : undefined;
  const named = value.kind === 'date' || value.kind === 'month' || value.kind === 'day-of-month';
  return named ? value : undefined;
}

function dayOf(month: Month, day: number): TimeValue {
  if (month.kind === 'pointed') return { kind: 'day-of-month', day, deixis: month.deixis };
  if (month.kind === 'day-of-month') return { ...month, day };
  const { year, deixis, yearOffset } = month;
  return {
    kind: 'date',
    day,
    month: month.month,
    ...(year === undefined ? {} : { year }),
    ...(deixis === undefined ? {} : { deixis }),
    ...(yearOffset === undefined ? {} : { yearOffset }),
  };
}

const takenTokens = ({ taken = [] }: TimeContext): ReadonlySet<number> =>
  new Set(taken.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));

const canBegin = (scan: Scan, at: number): boolean => {
  const token = scan.tokens[at];
  if (token === undefined || token.kind === 'punctuation' || token.kind === 'break') return false;
  if (token.kind === 'number' || scan.tokens[at + 1]?.kind === 'number') return true;
  const lexemes = lexemesAt(scan, at);
  return lexemes.length > 0 && lexemes.some(mayBegin) && !isLooseLink(scan, at);
};

const mayBegin = ({ lexeme }: LexemeReading): boolean => !NO_BEGINNING.has(lexeme.kind);

/** `في`, `من` before a word that is of no time: most are. */
function isLooseLink(scan: Scan, at: number): boolean {
  const next = scan.tokens[at + 1];
  if (next?.kind !== 'word' || next.text.length <= LONGEST_ARTICLE) return false;
  return lexemesAt(scan, at + 1).length === 0 && lexemesAt(scan, at).every(isLink);
}

const isLink = ({ lexeme }: LexemeReading): boolean =>
  lexeme.kind === 'link' && lexeme.rest.length === 0;

/** An article or a preposition that stands by itself may be passed over. */
const LONGEST_ARTICLE = 3;

/** Words that stand inside or beside a time and never begin one. */
const NO_BEGINNING: ReadonlySet<LexemeKind> = new Set([
  'anniversary',
  'day-adjective',
  'deixis',
  'era',
  'event-noun',
  'name-head',
  'other-unit',
  'published',
  'reference-head',
  'statement',
  'today-name',
]);

/** Everything that can stand at a token; the leading word of a construction decides first. */
function timeAt(scan: Scan, at: number): Read<Reading> | undefined {
  return (
    nonDateAt(scan, at) ??
    betweenAt(scan, at) ??
    fromToAt(scan, at) ??
    sinceAt(scan, at) ??
    distanceAt(scan, at) ??
    duringAt(scan, at) ??
    untilAt(scan, at) ??
    listOrRangeAt(scan, at, isLed(scan, at))
  );
}

/** Whether a word of time stands before `at`, so that a bare month or year can be meant. */
function isLed(scan: Scan, at: number): boolean {
  const link = hitBefore(scan, at, 'link');
  if (link !== undefined) return LEADING.has(link.sense);
  // بتموز: the preposition is written onto the month; باب is a door, no month.
  return lexemesAt(scan, at).some(
    ({ lexeme, prep }) => lexeme.kind === 'month' && lexeme.sense === '' && prep === 'ب',
  );
}

const LEADING = new Set([
  'in',
  'during',
  'throughout',
  'since',
  'until',
  'from',
  'on_date',
  'of',
  'between',
]);

/** A time, or the range or list that begins with it: `20 حزيران حتى 5 تموز`, `السبت والأحد`. */
function listOrRangeAt(scan: Scan, at: number, led: boolean): Read<Reading> | undefined {
  const first = plainTimeAt(scan, at, led);
  if (first === undefined) return undefined;
  const last = rangeEndAt(scan, first.to, first.value.value) ?? listEndAt(scan, first);
  if (last === undefined) return first;
  return {
    value: {
      value: rangeOf(first.value.value, last.value.value),
      rule: 'times/range',
    },
    to: last.to,
  };
}

/** `حتى 5 تموز`, `وحتى اليوم`, `وصولا إلى 12 آب` behind a time. */
function rangeEndAt(scan: Scan, at: number, first: TimeValue): Read<Reading> | undefined {
  const comma = pastMark(scan, at, '،,');
  const until = hitAt(scan, comma, 'link', 'until');
  const dash = until === undefined && isMark(scan.tokens[at], '-–—') && first.kind === 'date';
  if (until === undefined && !dash) return undefined;
  const start = until?.to ?? at + 1;
  const last = plainTimeAt(scan, hitAt(scan, start, 'link', 'on_date')?.to ?? start, !dash);
  if (last === undefined || (dash && last.value.value.kind !== 'date')) return undefined;
  return last;
}

/** `و` and a second time of the same kind: `السبت والأحد`, `12 آب و14 آب`. */
function listEndAt(scan: Scan, first: Read<Reading>): Read<Reading> | undefined {
  const { value } = first.value;
  if (!LISTED.has(value.kind)) return undefined;
  const token = scan.tokens[first.to];
  if (token === undefined || !token.text.startsWith('و')) return undefined;
  const last = plainTimeAt(scan, first.to, true);
  if (last === undefined || last.value.value.kind !== value.kind) return undefined;
  // الاثنين ومساء الأحد goes back: two times, no stretch.
  return follows(value, last.value.value) ? last : undefined;
}

const LISTED: ReadonlySet<TimeValue['kind']> = new Set(['weekday', 'month', 'part']);

const follows = (first: TimeValue, last: TimeValue): boolean => {
  if (first.kind !== 'weekday' || last.kind !== 'weekday') return true;
  const days = (last.weekday - first.weekday + 7) % 7;
  return days > 0 && days < 5;
};

/** A range whose first time takes from the last what it leaves out: `شباط وآذار 2024`, `الأحد والاثنين الماضيين`. */
function rangeOf(first: TimeValue, last: TimeValue): TimeValue {
  if (first.kind === 'month' && last.kind === 'month') {
    const { kind, month, ...tail } = last;
    const told = first.year ?? first.deixis ?? first.yearOffset;
    return {
      kind: 'range',
      first: told === undefined ? { kind, month: first.month, ...tail } : first,
      last,
    };
  }
  if (first.kind === 'weekday' && last.kind === 'weekday' && last.deixis !== undefined) {
    return { kind: 'range', first: { ...first, deixis: first.deixis ?? last.deixis }, last };
  }
  // أواخر آب ومطلع أيلول الماضيين
  if (first.kind === 'part' && last.kind === 'part') {
    const of = rangeOf(first.of, last.of);
    if (of.kind === 'range' && of.first.kind === 'month') {
      return { kind: 'range', first: { ...first, of: of.first }, last };
    }
  }
  return { kind: 'range', first, last };
}

/** `بين 1 و10 آب`, `بين 8 كانون الأول 2024 و12 أيلول 2025`, `بين الجمعة والأحد`. */
function betweenAt(scan: Scan, at: number): Read<Reading> | undefined {
  const between = hitAt(scan, at, 'link', 'between');
  if (between === undefined) return undefined;
  const first = plainTimeAt(scan, between.to, true);
  if (first === undefined) return undefined;
  if (first.value.value.kind === 'range')
    return { value: { ...first.value, role: 'period' }, to: first.to };
  const token = scan.tokens[first.to];
  if (token === undefined || !token.text.startsWith('و')) return undefined;
  const start = token.text === 'و' ? first.to + 1 : first.to;
  const last = plainTimeAt(scan, start, true);
  if (last === undefined) return undefined;
  return {
    value: {
      value: rangeOf(first.value.value, last.value.value),
      rule: 'times/between',
      role: 'period',
    },
    to: last.to,
  };
}

/** `من 3 آب إلى 7 أيلول`, `من الأحد حتى الثلاثاء`. */
function fromToAt(scan: Scan, at: number): Read<Reading> | undefined {
  const from = hitAt(scan, at, 'link', 'from');
  if (from === undefined) return undefined;
  const start = hitAt(scan, from.to, 'link', 'on_date')?.to ?? from.to;
  const read = listOrRangeAt(scan, start, true);
  if (read === undefined || read.value.value.kind !== 'range') return undefined;
  return { value: { ...read.value, rule: 'times/range', role: 'period' }, to: read.to };
}

/** `منذ مطلع العام`, `منذ 8 كانون الأول 2024`, `منذ فجر اليوم`, `منذ ثلاثة أيام`. */
function sinceAt(scan: Scan, at: number): Read<Reading> | undefined {
  const since = hitAt(scan, at, 'link', 'since');
  if (since === undefined) return undefined;
  const read = listOrRangeAt(scan, hitAt(scan, since.to, 'link', 'on_date')?.to ?? since.to, true);
  if (read !== undefined) return sinceTime(read);
  const today = hoursOfTodayAt(scan, since.to);
  if (today !== undefined) return today;
  const amount = amountAt(scan, since.to);
  if (amount === undefined) return undefined;
  const { unit, low, high, approx, vague } = amount.value;
  // منذ يومين is said of what happened then; منذ أشهر of what has lasted since.
  const lasting = unit === 'month' || unit === 'year' || (unit === 'week' && vague);
  const value: TimeValue = { kind: 'ago', unit, low, high, approx };
  return {
    value: {
      value: lasting ? { kind: 'since', start: value } : value,
      rule: 'times/since-amount',
      role: lasting ? 'habit' : 'event',
    },
    to: amount.to,
  };
}

/** `ساعات الصباح الأولى` behind `منذ`: of today. */
function hoursOfTodayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const hours = hitAt(scan, at, 'day-part-noun');
  const part = hours === undefined ? undefined : hitAt(scan, hours.to, 'articled-day-part');
  if (part === undefined) return undefined;
  const first = hitAt(scan, part.to, 'day-part-noun');
  const value: TimeValue = { kind: 'since', start: { kind: 'day-offset', offset: 0 } };
  return { value: { value, rule: 'times/since', role: 'event' }, to: first?.to ?? part.to };
}

function sinceTime(read: Read<Reading>): Read<Reading> {
  const { value } = read.value;
  // منذ 20 حزيران حتى 5 تموز has its own end.
  if (value.kind === 'range') {
    return { value: { value, rule: 'times/range', role: 'period' }, to: read.to };
  }
  const near = value.kind === 'day-offset' || value.kind === 'weekday';
  const role: TimeRole = near ? 'event' : value.kind === 'year' ? 'habit' : 'period';
  return {
    value: { value: { kind: 'since', start: value }, rule: 'times/since', role },
    to: read.to,
  };
}

/** `خلال شهر آب`, `خلال عام 2025`: a stretch that is counted over. */
function duringAt(scan: Scan, at: number): Read<Reading> | undefined {
  const during = hitAt(scan, at, 'link', 'during') ?? hitAt(scan, at, 'link', 'throughout');
  if (during === undefined) return undefined;
  const read = betweenAt(scan, during.to) ?? listOrRangeAt(scan, during.to, true);
  if (read === undefined) return undefined;
  const { kind } = read.value.value;
  const day = kind === 'day-offset' || kind === 'weekday' || kind === 'date';
  return { value: { ...read.value, role: day ? 'event' : 'period' }, to: read.to };
}

/** `حتى مساء اليوم`, `إلى نهاية آب` with no beginning: the end of a count. */
function untilAt(scan: Scan, at: number): Read<Reading> | undefined {
  const until = hitAt(scan, at, 'link', 'until');
  if (until === undefined) return undefined;
  const read = plainTimeAt(scan, hitAt(scan, until.to, 'link', 'on_date')?.to ?? until.to, true);
  return read === undefined || read.value.value.kind === 'year'
    ? undefined
    : { value: { ...read.value, rule: 'times/until', role: 'period' }, to: read.to };
}

function mentionOf(scan: Scan, from: number, read: Read<Reading>): TimeMention | undefined {
  const first = scan.tokens[from];
  const last = scan.tokens[read.to - 1];
  const { value, rule } = read.value;
  if (first === undefined || last === undefined || isName(scan, from, value)) return undefined;
  // في التاسع منه, where no month is told before: of something else.
  if (rule === DAY_OF_IT && value.kind === 'day-of-month' && value.deixis === 'same')
    return undefined;
  const span = { start: first.start, end: last.end };
  return { from, to: read.to, span, value, rule, role: timeRole(scan, from, read) };
}
