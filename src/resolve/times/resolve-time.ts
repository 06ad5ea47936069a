import type { TimePrecision, When } from '../../model/coded-report.ts';
import {
  addMonths,
  civil,
  daysInMonth,
  type EpochDay,
  epochDay,
  monthSpan,
  onOrBefore,
  parseIso,
  toIso,
  weekdayOf,
} from './days.ts';
import { hijriDay, hijriMonthLength, hijriYearOf } from './hijri.ts';
import type {
  AgoValue,
  DateValue,
  DayOffsetValue,
  DayOfMonthValue,
  Deixis,
  FromEventValue,
  HijriValue,
  MonthValue,
  PartValue,
  PointedValue,
  RangeValue,
  RecentValue,
  SeasonValue,
  SinceValue,
  TimeMention,
  TimePart,
  TimeUnit,
  TimeValue,
  WeekdayValue,
} from './time-mention.ts';

/** What the times of a report are held against; all dates are ISO. */
export interface TimeAnchor {
  /** Day of publication, by the calendar of the outlet. */
  readonly published?: string | undefined;
  /** The latest date with a year that the text tells; stands in for an unknown publication. */
  readonly latestAbsolute?: string | undefined;
  /** The year that the text calls the current one (`العام الجاري 2025`). */
  readonly currentYear?: number | undefined;
  /** The latest year that the text tells of each month (1–12): 14 آب in a text on آب 2025. */
  readonly monthYears?: ReadonlyMap<number, number> | undefined;
  /** No report told of is later: the day of capture, or the horizon of the lexicon. */
  readonly capture?: string | undefined;
  /** Day of the event told before, for `في اليوم التالي`. */
  readonly previous?: string | undefined;
}

/** Why a time stays unknown. */
export type UnknownReason =
  | 'no-date'
  | 'no-anchor'
  | 'year-open'
  | 'weekday-disagrees'
  | 'relative-to-another-event'
  | 'impossible-date';

/** A resolved time, and where it stays unknown the reason. */
export interface AnchoredTime {
  readonly when: When;
  readonly reason: UnknownReason | null;
}

const UNKNOWN: When = { from: null, to: null, precision: 'unknown' };

/** The date that a time expression gives, held against an anchor; unknown where nothing fixes it. */
export const resolveTime = (mention: TimeMention, anchor: TimeAnchor): When =>
  anchorTime(mention, anchor).when;

/** As `resolveTime`, with the reason where the time stays unknown. */
export function anchorTime({ value }: TimeMention, anchor: TimeAnchor): AnchoredTime {
  const found = resolve(value, readAnchor(anchor));
  if (typeof found === 'string') return { when: UNKNOWN, reason: found };
  const { first, last, precision } = found;
  return { when: { from: toIso(first), to: toIso(last), precision }, reason: null };
}

/** A stretch of days, both ends included. */
interface Days {
  readonly first: EpochDay;
  readonly last: EpochDay;
  readonly precision: TimePrecision;
}

type Found = Days | UnknownReason;

interface Anchor {
  /** The day of publication, or what stands in for it. */
  readonly base: EpochDay | undefined;
  /** Whether `base` is the day of publication itself. */
  readonly firm: boolean;
  readonly currentYear: number | undefined;
  readonly monthYears: ReadonlyMap<number, number> | undefined;
  readonly capture: EpochDay | undefined;
  readonly previous: EpochDay | undefined;
}

function readAnchor(anchor: TimeAnchor): Anchor {
  const day = (iso: string | undefined): EpochDay | undefined =>
    iso === undefined ? undefined : parseIso(iso);
  const published = day(anchor.published);
  const base = published ?? day(anchor.latestAbsolute);
  return {
    base,
    firm: published !== undefined,
    currentYear: anchor.currentYear,
    monthYears: anchor.monthYears,
    capture: day(anchor.capture) ?? base,
    previous: day(anchor.previous),
  };
}

function resolve(value: TimeValue, anchor: Anchor): Found {
  switch (value.kind) {
    case 'date':
      return ofDate(value, anchor);
    case 'day-offset':
      return ofOffset(value, anchor);
    case 'weekday':
      return ofWeekday(value, anchor);
    case 'day-of-month':
      return ofDayOfMonth(value, anchor);
    case 'month':
      return ofMonth(value, anchor);
    case 'year':
      return days(dayOf(value.year, 1, 1), dayOf(value.year, 12, 31), 'year');
    case 'season':
      return ofSeason(value, anchor);
    case 'pointed':
      return ofPointed(value, anchor);
    case 'part':
      return ofPart(value, anchor);
    case 'ago':
      return ofAgo(value, anchor);
    case 'recent':
      return ofRecent(value, anchor);
    case 'hijri':
      return ofHijri(value, anchor);
    case 'range':
      return ofRange(value, anchor);
    case 'since':
      return ofSince(value, anchor);
    case 'from-event':
      return ofFromEvent(value, anchor);
    case 'none':
      return 'no-date';
  }
}

const days = (first: EpochDay, last: EpochDay, precision: TimePrecision): Days => ({
  first,
  last,
  precision,
});
const oneDay = (day: EpochDay): Days => days(day, day, 'day');
const dayOf = (year: number, month: number, day: number): EpochDay =>
  epochDay(year, month, Math.min(day, daysInMonth(year, month))) ?? 0;

/** Reports reach the page a day before or behind their clock: a date this near ahead is no future. */
const SLACK = 2;
/** A latest date in the text is older than its publication, so dates behind it by this much are the same year. */
const LOOSE_SLACK = 31;

function ofDate(value: DateValue, anchor: Anchor): Found {
  if (value.year !== undefined) return ofFullDate(value, value.year, anchor);
  const { base, firm } = anchor;
  if (base !== undefined && value.yearOffset !== undefined) {
    return ofFullDate(value, civil(base).year + value.yearOffset, anchor);
  }
  if (base !== undefined) {
    const near = nearYear(value, base, firm ? SLACK : LOOSE_SLACK);
    if (near === undefined) return 'impossible-date';
    const { weekday } = value;
    // Beside a known publication a weekday that disagrees is a slip of the pen, not another year.
    if (firm || weekday === undefined || weekdayOf(near) === weekday) return oneDay(near);
    return oneDay(byWeekday(value, weekday, Math.max(base, anchor.capture ?? base)) ?? near);
  }
  if (value.weekday !== undefined && anchor.capture !== undefined) {
    const day = byWeekday(value, value.weekday, anchor.capture);
    return day === undefined ? 'impossible-date' : oneDay(day);
  }
  const year = toldYear(value.month, anchor);
  return year === undefined ? 'year-open' : ofFullDate(value, year, anchor);
}

/** The year of a month that the text tells elsewhere. */
const toldYear = (month: number, anchor: Anchor): number | undefined =>
  anchor.monthYears?.get(month) ?? anchor.currentYear;

/** Digits in the other order where only that agrees with the weekday, or only that is past. */
function ofFullDate(value: DateValue, year: number, anchor: Anchor): Found {
  const plain = epochDay(yearBesideWeekday(value, year, anchor), value.month, value.day);
  const swapped = value.swappable === true ? epochDay(year, value.day, value.month) : undefined;
  if (swapped !== undefined && plain !== undefined) {
    if (value.weekday !== undefined) {
      const agrees = weekdayOf(plain) !== value.weekday && weekdayOf(swapped) === value.weekday;
      return oneDay(agrees ? swapped : plain);
    }
    const { base, firm } = anchor;
    if (firm && base !== undefined && plain > base + SLACK && swapped <= base)
      return oneDay(swapped);
  }
  return plain === undefined ? 'impossible-date' : oneDay(plain);
}

/** In January the old year slips into dates: a weekday that only fits the next year corrects it. */
function yearBesideWeekday(
  { day, month, weekday }: DateValue,
  year: number,
  anchor: Anchor,
): number {
  if (month !== 1 || weekday === undefined) return year;
  const [told, next] = [epochDay(year, 1, day), epochDay(year + 1, 1, day)];
  if (told === undefined || next === undefined || weekdayOf(told) === weekday) return year;
  return weekdayOf(next) === weekday && next <= (anchor.capture ?? told) ? year + 1 : year;
}

/** The year that deixis, or nearness, gives a day and month. */
function nearYear(value: DateValue, base: EpochDay, slack: number): EpochDay | undefined {
  const expected = base + (value.offset ?? 0);
  const { year } = civil(base);
  const candidates = [year + 1, year, year - 1, year - 2, year - 3, year - 4]
    .map((candidate) => epochDay(candidate, value.month, value.day))
    .filter((day) => day !== undefined);
  if (value.offset !== undefined || value.deixis === 'current') {
    return candidates.toSorted((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
  }
  if (value.deixis === 'next') return candidates.filter((day) => day >= base).at(-1);
  return candidates.find((day) => day <= base + slack);
}

/** The latest year up to `limit` in which a day and month fall on a weekday. */
function byWeekday(value: DateValue, weekday: number, limit: EpochDay): EpochDay | undefined {
  const { year } = civil(limit);
  for (let candidate = year; candidate > year - 12; candidate--) {
    const day = epochDay(candidate, value.month, value.day);
    if (day !== undefined && day <= limit && weekdayOf(day) === weekday) return day;
  }
  return undefined;
}

function ofOffset(value: DayOffsetValue, { base, firm }: Anchor): Found {
  if (base === undefined) return 'no-anchor';
  const day = base + value.offset;
  const { weekday } = value;
  if (weekday === undefined || weekdayOf(day) === weekday) return oneDay(day);
  if (!firm) return 'weekday-disagrees';
  // Passed on a day or more later: the weekday is what the writer saw.
  const near = onOrBefore(day + 1, weekday);
  return oneDay(near);
}

function ofWeekday({ weekday, deixis }: WeekdayValue, { base }: Anchor): Found {
  if (base === undefined) return 'no-anchor';
  if (deixis === 'next') return oneDay(onOrBefore(base + 7, weekday));
  if (deixis === 'last-but-one') return oneDay(onOrBefore(base - 1, weekday) - 7);
  return oneDay(onOrBefore(deixis === 'last' ? base - 1 : base, weekday));
}

/** Months from the month of publication. */
const MONTHS_AWAY: Readonly<Record<Deixis, number>> = {
  last: -1,
  'last-but-one': -2,
  current: 0,
  next: 1,
  same: 0,
};

function ofDayOfMonth({ day, deixis }: DayOfMonthValue, { base, previous }: Anchor): Found {
  const from = deixis === 'same' ? (previous ?? base) : base;
  if (from === undefined) return 'no-anchor';
  const { year, month } = civil(from);
  const [first, last] = monthSpan(year, month + MONTHS_AWAY[deixis]);
  // السابع عشر من الشهر, told on the first: of the month before.
  if (deixis === 'same' && previous === undefined && first + day - 1 > from + SLACK)
    return oneDay(monthSpan(year, month - 1)[0] + day - 1);
  return first + day - 1 > last ? 'impossible-date' : oneDay(first + day - 1);
}

function ofMonth(value: MonthValue, anchor: Anchor): Found {
  const { base } = anchor;
  if (value.year !== undefined) return wholeMonth(value.year, value.month);
  if (base === undefined) {
    const year = toldYear(value.month, anchor);
    return year === undefined ? 'year-open' : wholeMonth(year, value.month);
  }
  const now = civil(base);
  if (value.yearOffset !== undefined) return wholeMonth(now.year + value.yearOffset, value.month);
  if (value.deixis === 'next') {
    return wholeMonth(value.month > now.month ? now.year : now.year + 1, value.month);
  }
  const past = value.deixis === 'last' ? value.month < now.month : value.month <= now.month;
  return wholeMonth(past ? now.year : now.year - 1, value.month);
}

const wholeMonth = (year: number, month: number): Days => days(...monthSpan(year, month), 'month');

/** Winter counts for the year it ends in; a season without a year is the latest one that began. */
function ofSeason({ month, year, yearOffset }: SeasonValue, { base }: Anchor): Found {
  const season = (ends: number): Days => {
    const start = month === 12 ? ends - 1 : ends;
    return days(monthSpan(start, month)[0], monthSpan(start, month + 2)[1], 'about');
  };
  if (year !== undefined) return season(year);
  if (base === undefined) return 'no-anchor';
  const now = civil(base).year;
  if (yearOffset !== undefined) return season(now + yearOffset);
  return [now + 1, now].map(season).find(({ last }) => last < base) ?? season(now - 1);
}

function ofPointed({ unit, deixis }: PointedValue, { base }: Anchor): Found {
  if (base === undefined) return 'no-anchor';
  const away = MONTHS_AWAY[deixis];
  const { year, month } = civil(base);
  if (unit === 'year') return days(dayOf(year + away, 1, 1), dayOf(year + away, 12, 31), 'year');
  if (unit === 'month') return days(...monthSpan(year, month + away), 'month');
  const sunday = onOrBefore(base, 0) + 7 * away;
  return days(sunday, away === 0 ? base : sunday + 6, 'week');
}

function ofPart({ part, of }: PartValue, anchor: Anchor): Found {
  const whole = resolve(of, anchor);
  if (typeof whole === 'string') return whole;
  const cut = partOf(whole, part);
  const { base } = anchor;
  const open = of.kind === 'month' && of.year === undefined && of.deixis === undefined;
  if (!open || base === undefined || cut.first <= base + SLACK) return cut;
  const { year, month } = civil(whole.first);
  return partOf(wholeMonth(year - 1, month), part);
}

/** Days of a month, by part; the last day is cut to the month. */
const MONTH_PARTS: Readonly<Record<TimePart, readonly [number, number]>> = {
  begin: [1, 10],
  middle: [11, 20],
  end: [21, 31],
  'first-half': [1, 15],
  'second-half': [16, 31],
  'first-quarter': [1, 7],
  'second-quarter': [8, 15],
  'third-quarter': [16, 23],
  'last-quarter': [24, 31],
};
/** Months of a year, by part. */
const YEAR_PARTS: Readonly<Record<TimePart, readonly [number, number]>> = {
  begin: [1, 3],
  middle: [5, 8],
  end: [10, 12],
  'first-half': [1, 6],
  'second-half': [7, 12],
  'first-quarter': [1, 3],
  'second-quarter': [4, 6],
  'third-quarter': [7, 9],
  'last-quarter': [10, 12],
};
/** Days of a week from Sunday (1), by part. */
const WEEK_PARTS: Readonly<Record<TimePart, readonly [number, number]>> = {
  begin: [1, 2],
  middle: [3, 5],
  end: [5, 7],
  'first-half': [1, 4],
  'second-half': [4, 7],
  'first-quarter': [1, 2],
  'second-quarter': [3, 4],
  'third-quarter': [5, 6],
  'last-quarter': [6, 7],
};

function partOf({ first, last, precision }: Days, part: TimePart): Days {
  if (precision === 'year') {
    const { year } = civil(first);
    const [from, to] = YEAR_PARTS[part];
    return days(dayOf(year, from, 1), dayOf(year, to, 31), 'about');
  }
  const [from, to] = (precision === 'week' ? WEEK_PARTS : MONTH_PARTS)[part];
  return days(first + from - 1, Math.min(first + to - 1, Math.max(last, first + 6)), 'about');
}

/** How far a told distance may be off, in days for one of its unit, and at most. */
const BLUR: Readonly<Record<TimeUnit, readonly [each: number, most: number]>> = {
  hour: [0, 0],
  day: [0, 0],
  week: [1, 3],
  month: [5, 15],
  year: [45, 183],
};

function ofAgo({ unit, low, high, approx }: AgoValue, { base }: Anchor): Found {
  if (base === undefined) return 'no-anchor';
  if (unit === 'hour') return days(base - Math.floor(high / 24), base, 'about');
  const early = back(base, unit, high);
  const late = back(base, unit, low);
  if (low !== high) return days(early, late, 'about');
  const [each, most] = BLUR[unit];
  const blur = Math.min(each * high, most) + (approx && unit === 'day' ? 1 : 0);
  return days(early - blur, Math.min(late + blur, base), 'about');
}

function back(base: EpochDay, unit: TimeUnit, amount: number): EpochDay {
  if (unit === 'month') return addMonths(base, -amount);
  if (unit === 'year') return addMonths(base, -12 * amount);
  return base - (unit === 'week' ? 7 : 1) * amount;
}

function ofRecent({ unit, amount }: RecentValue, { base }: Anchor): Found {
  if (base === undefined) return 'no-anchor';
  if (unit === 'hour') {
    return amount === undefined
      ? days(base - 1, base, 'about')
      : days(base - Math.ceil(amount / 24), base, 'span');
  }
  if (amount === undefined) return days(back(base, unit, unit === 'day' ? 7 : 3), base, 'about');
  return days(back(base, unit, amount), base, unit === 'day' ? 'span' : 'about');
}

function ofHijri(value: HijriValue, { base }: Anchor): Found {
  const { month, day } = value;
  const year = value.year ?? (base === undefined ? undefined : openHijriYear(value, base));
  if (year === undefined) return 'year-open';
  if (day === undefined) {
    const first = hijriDay(year, month, 1);
    if (first === undefined) return 'impossible-date';
    return days(first, first + hijriMonthLength(year, month) - 1, 'month');
  }
  const found = hijriDay(year, month, day);
  if (found === undefined) return 'impossible-date';
  // The sighting of the moon may move a month by a day; the weekday tells.
  const seen = [found, found - 1, found + 1].find((near) => weekdayOf(near) === value.weekday);
  return oneDay(seen ?? found);
}

function openHijriYear({ month, day = 1, deixis }: HijriValue, base: EpochDay): number {
  const year = hijriYearOf(base);
  const start = hijriDay(year, month, day) ?? base;
  if (deixis === 'next') return start > base ? year : year + 1;
  const length = day === 1 && deixis === 'last' ? hijriMonthLength(year, month) : 0;
  return start + length <= base + SLACK ? year : year - 1;
}

function ofRange({ first, last }: RangeValue, anchor: Anchor): Found {
  const [start, end] =
    isOpen(last) && !isOpen(first) ? forward(first, last, anchor) : backward(first, last, anchor);
  if (typeof start === 'string') return start;
  if (typeof end === 'string') return end;
  if (start.first > end.last) return 'impossible-date';
  if (start.first === end.last) return oneDay(start.first);
  const about = (start.precision === 'about' && !isBeginning(first)) || end.precision === 'about';
  return days(start.first, end.last, about ? 'about' : 'span');
}

/** Whether a stretch that starts here starts on a known day: `منذ مطلع العام`. */
const isBeginning = (value: TimeValue): boolean => value.kind === 'part' && value.part === 'begin';

/** Whether a time leaves its year to the anchor. */
const isOpen = (value: TimeValue): boolean =>
  (value.kind === 'date' || value.kind === 'month') &&
  value.year === undefined &&
  value.yearOffset === undefined;

/** From a told year on: the end is the first such day behind the beginning. */
function forward(first: TimeValue, last: TimeValue, anchor: Anchor): readonly [Found, Found] {
  const start = resolve(first, anchor);
  const end = resolve(last, anchor);
  if (typeof start === 'string') return [start, end];
  if (typeof end !== 'string' && end.last >= start.first) return [start, end];
  const { year } = civil(start.first);
  for (const candidate of [year, year + 1]) {
    const near = resolve({ ...last, year: candidate } as TimeValue, anchor);
    if (typeof near !== 'string' && near.last >= start.first) return [start, near];
  }
  return [start, end];
}

/** Up to the end: the beginning is the latest such day before it. */
function backward(first: TimeValue, last: TimeValue, anchor: Anchor): readonly [Found, Found] {
  const end = resolve(last, anchor);
  if (typeof end === 'string') return [resolve(first, anchor), end];
  const near = isOpen(first) || first.kind === 'weekday';
  const start = resolve(first, near ? { ...anchor, base: end.last, firm: true } : anchor);
  return [start, end];
}

function ofSince({ start }: SinceValue, anchor: Anchor): Found {
  const { base } = anchor;
  const found = resolve(start, anchor);
  if (typeof found === 'string') return found;
  if (base === undefined) return 'no-anchor';
  if (found.first >= base) return found;
  const exact = found.precision !== 'about' || isBeginning(start);
  return days(found.first, base, exact ? 'span' : 'about');
}

function ofFromEvent(value: FromEventValue, anchor: Anchor): Found {
  const { base, previous } = anchor;
  const { of, unit, low, high } = value;
  if (previous === undefined && (of === 'previous' || base === undefined)) {
    return 'relative-to-another-event';
  }
  const from = previous ?? base ?? 0;
  const early = back(from, unit, -low);
  const late = back(from, unit, -high);
  if (unit === 'hour') return days(from, from, 'about');
  const exact = low === high && unit === 'day' && previous !== undefined;
  return days(early, late, exact ? 'day' : 'about');
}
