import type { Token } from '../../text/tokens.ts';
import { dateAt, monthOnlyAt, type Reading, shortNumericAt } from './read-dates.ts';
import {
  deixisAt,
  digitsAt,
  type Hit,
  hitAt,
  isMark,
  monthTailAt,
  pastArticle,
  pastMark,
  type Read,
  type Scan,
  yearDigitsAt,
} from './scan.ts';
import type {
  Deixis,
  MonthValue,
  PointedValue,
  TimePart,
  TimeUnit,
  TimeValue,
  WeekdayValue,
  YearValue,
} from './time-mention.ts';

/** Reads any time that stands by itself, without `منذ`, `قبل`, `بعد`, `بين` before it. */
export function plainTimeAt(scan: Scan, at: number, led: boolean): Read<Reading> | undefined {
  return (
    dayAt(scan, at) ??
    partAt(scan, at) ??
    seasonAt(scan, at) ??
    pointedAt(scan, at) ??
    longTimeAt(scan, at, led)
  );
}

/** A month or a year by its name or number. */
const longTimeAt = (scan: Scan, at: number, led: boolean): Read<Reading> | undefined =>
  monthOnlyAt(scan, at, led) ?? yearAt(scan, at, led);

/**
 * A day, by weekday, by distance from today, by date, or by several of them in apposition, with the part
 * of the day before or behind: `مساء أمس السبت`, `فجر اليوم`, `الاثنين 17 من تشرين الثاني`.
 */
export function dayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const part = dayPartAt(scan, at);
  const start = part?.to ?? at;
  const day =
    holidayAt(scan, at) ?? namedDayAt(scan, start) ?? nounDayAt(scan, start) ?? dateAt(scan, start);
  const read = day ?? (part === undefined ? undefined : namedNightAt(scan, at));
  if (read === undefined) return part === undefined ? namedNightAt(scan, at) : undefined;
  const adverb = part === undefined ? hitAt(scan, read.to, 'day-part-adverb') : undefined;
  // مساء behind a day is its part, but not where another day follows: الأحد مساء أمس.
  const to =
    adverb === undefined || namedDayAt(scan, adverb.to) !== undefined ? read.to : adverb.to;
  const { value } = read.value;
  if (part?.afterMidnight === true)
    return { value: { ...read.value, value: nextDayOf(value) }, to };
  return part?.night === true && value.kind === 'day-offset'
    ? { value: { ...read.value, value: { ...value, night: true } }, to }
    : { value: read.value, to };
}

/** `بعد منتصف ليل السبت – الأحد`, `بعد منتصف ليل أمس`: the day that the night ends in, where it is told. */
function nextDayOf(value: TimeValue): TimeValue {
  if (value.kind === 'range') return value.last;
  if (value.kind === 'day-offset' && value.offset < 0)
    return {
      kind: 'day-offset',
      offset: value.offset + 1,
      ...(value.weekday === undefined ? {} : { weekday: (value.weekday + 1) % 7 }),
    };
  return value;
}

/** `ليلة رأس السنة`, `صباح عيد الفطر`, `ثاني أيام عيد الأضحى`, `اليوم الثاني من عيد الفطر`. */
function holidayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const eve = hitAt(scan, at, 'holiday', 'eve');
  if (eve !== undefined) return holidayDay(eve, 1);
  const noun = hitAt(scan, at, 'day-noun', 'one') ?? hitAt(scan, at, 'day-part');
  const ordinal = hitAt(scan, noun?.to ?? at, 'ordinal');
  if (noun === undefined && ordinal === undefined) return undefined;
  const start = ordinal?.to ?? noun?.to ?? at;
  const of = hitAt(scan, start, 'link', 'of')?.to ?? start;
  const days = hitAt(scan, of, 'unit', 'day')?.to ?? of;
  const holiday = hitAt(scan, days, 'holiday');
  return holiday === undefined ? undefined : holidayDay(holiday, ordinal?.value ?? 1);
}

function holidayDay(holiday: Hit, ordinal: number): Read<Reading> {
  const kind = holiday.sense === 'hijri' ? 'hijri' : 'date';
  const month = Math.floor(holiday.value / 100);
  const day = (holiday.value % 100) + ordinal - 1;
  return { value: { value: { kind, month, day }, rule: 'times/holiday' }, to: holiday.to };
}

interface DayPart {
  readonly to: number;
  readonly night: boolean;
  readonly afterMidnight: boolean;
}

/** `صباح`, `ساعات فجر`, `منتصف ليل`: a part of a day that needs a day behind it. */
function dayPartAt(scan: Scan, at: number): DayPart | undefined {
  const noun = hitAt(scan, at, 'day-part-noun');
  const part = hitAt(scan, noun?.to ?? at, 'day-part');
  if (part === undefined) return undefined;
  // Two parts in a row: ليل فجر, ظهر عصر.
  const second = hitAt(scan, part.to, 'day-part');
  const hit: Hit = second !== undefined && second.prep === '' ? second : part;
  const afterMidnight = part.sense === 'after_midnight';
  return { to: hit.to, night: afterMidnight || part.sense === 'night', afterMidnight };
}

/** `الليلة الماضية`, and `الليلة` where nothing but a comma follows. */
function namedNightAt(scan: Scan, at: number): Read<Reading> | undefined {
  const night = hitAt(scan, at, 'relative-night');
  if (night === undefined) return undefined;
  const value = { kind: 'day-offset', offset: night.value, night: true } as const;
  const weekday = appositionAt(scan, night.to, weekdayAt);
  const told = weekday?.value.value;
  return {
    value: {
      value: told?.kind === 'weekday' ? { ...value, weekday: told.weekday } : value,
      rule: 'times/night',
    },
    to: weekday?.to ?? night.to,
  };
}

/** A weekday or a relative day, with `يوم` before it, and what else names the same day. */
function namedDayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const noun = hitAt(scan, at, 'day-noun', 'one');
  const start = noun !== undefined && !isToday(scan, at) ? noun.to : at;
  return relativeDayAt(scan, start) ?? weekdayAt(scan, start);
}

/** Whether the word at `at` can stand for today by itself: with its article. */
const isToday = (scan: Scan, at: number): boolean =>
  hitAt(scan, at, 'relative-day')?.value === 0 && hitAt(scan, at, 'day-noun', 'one') !== undefined;

/** `يوم 14 آب`, `يوم 3/11`, `بتاريخ 3/11`. */
function nounDayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const noun = hitAt(scan, at, 'day-noun', 'one') ?? hitAt(scan, at, 'day-noun', 'two');
  const lead = noun ?? hitAt(scan, at, 'link', 'on_date');
  if (lead === undefined) return undefined;
  const start =
    noun === undefined ? lead.to : (hitAt(scan, lead.to, 'link', 'on_date')?.to ?? lead.to);
  return dateAt(scan, start) ?? shortNumericAt(scan, start) ?? namedDayAt(scan, start);
}

function relativeDayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const day = hitAt(scan, at, 'relative-day');
  if (day === undefined || isOtherToday(scan, at, day)) return undefined;
  const base = { kind: 'day-offset', offset: day.value } as const;
  const weekday = appositionAt(scan, day.to, plainWeekdayAt);
  const named = weekday?.value.value;
  const date =
    appositionAt(scan, weekday?.to ?? day.to, dateAt) ??
    (weekday === undefined ? undefined : appositionAt(scan, weekday.to, shortNumericAt));
  if (date !== undefined && date.value.value.kind === 'date') {
    const told = named?.kind === 'weekday' ? { weekday: named.weekday } : {};
    return {
      value: {
        value: { ...date.value.value, ...told, offset: day.value },
        rule: date.value.rule,
      },
      to: date.to,
    };
  }
  return {
    value: {
      value: named?.kind === 'weekday' ? { ...base, weekday: named.weekday } : base,
      rule: 'times/relative-day',
    },
    to: weekday?.to ?? day.to,
  };
}

/** `اليوم` in other senses: the next day, the third day, the name of an outlet. */
function isOtherToday(scan: Scan, at: number, day: Hit): boolean {
  if (day.value !== 0) return false;
  if (isOutlet(scan, at) && weekdayHitAt(scan, day.to) === undefined) return true;
  if (hitAt(scan, day.to, 'deixis') !== undefined) return true;
  if (hitAt(scan, day.to, 'day-adjective') !== undefined) return true;
  if (hitAt(scan, at - 1, 'demonstrative', 'far') !== undefined) return true;
  // في مثل هذا اليوم من عام 2013
  if (scan.tokens[at - 2]?.text === 'مثل') return true;
  // قتل اليوم ثلاثة مدنيين, أول جندي: what has no article counts something else.
  const counted =
    isArticled(scan.tokens[day.to]) &&
    (hitAt(scan, day.to, 'ordinal') ?? hitAt(scan, day.to, 'cardinal')) !== undefined;
  if (!counted) return false;
  // اليوم الثاني من آب is a date, اليوم الاثنين a weekday, اليوم الثاني من الحملة neither.
  return weekdayHitAt(scan, day.to) === undefined;
}

/** Whether `اليوم` ends the name of an outlet: at the start of a line, in quotes, behind a word for one. */
function isOutlet(scan: Scan, at: number): boolean {
  const name = hitAt(scan, at - 1, 'today-name');
  if (name === undefined) return false;
  const before = scan.tokens[at - 2];
  if (before === undefined || before.kind === 'break' || name.prep === 'ل') return true;
  if (before.kind === 'punctuation') return !isMark(before, '،,');
  return hitAt(scan, at - 2, 'name-head') !== undefined;
}

/** Something that names the same day, right behind it or behind a comma or in brackets. */
function appositionAt(
  scan: Scan,
  at: number,
  read: (scan: Scan, at: number) => Read<Reading> | undefined,
): Read<Reading> | undefined {
  const { tokens } = scan;
  const marked = pastMark(scan, at, '،,(-–—/');
  const bracket = isMark(tokens[at], '(');
  const noun = hitAt(scan, marked, 'day-noun', 'one');
  const start = noun !== undefined && !isToday(scan, marked) ? noun.to : marked;
  const link = hitAt(scan, start, 'link', 'on_date') ?? inLink(scan, start, marked === at);
  const found = read(scan, link?.to ?? start);
  if (found === undefined) return undefined;
  return { value: found.value, to: bracket ? pastMark(scan, found.to, ')') : found.to };
}

/** `في` between a weekday and its date; behind a comma it begins another time. */
const inLink = (scan: Scan, at: number, direct: boolean): Hit | undefined =>
  direct ? hitAt(scan, at, 'link', 'in') : undefined;

/** A weekday that is meant as one: not the number two, not a prayer's people. */
function weekdayHitAt(scan: Scan, at: number): Hit | undefined {
  const hit = hitAt(scan, at, 'weekday');
  if (hit === undefined || hit.sense === 'latin') return undefined;
  if (hit.value !== MONDAY) return hit;
  const before = scan.tokens[at - 1];
  // العنصرين الاثنين: two of them, not Monday.
  const counted =
    before?.kind === 'word' &&
    /^[وفبلك]?ال.{2,}(?:ين|ان)$/u.test(before.text) &&
    hitAt(scan, at - 1, 'deixis') === undefined;
  return counted ? undefined : hit;
}

const MONDAY = 1;

/** A weekday alone, as it stands in apposition. */
function plainWeekdayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const hit = weekdayHitAt(scan, at);
  if (hit === undefined || hit.prep !== '' || hit.conj !== '') return undefined;
  return { value: { value: { kind: 'weekday', weekday: hit.value }, rule: WEEKDAY }, to: hit.to };
}

const WEEKDAY = 'times/weekday';

function weekdayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const first = weekdayHitAt(scan, at);
  if (first === undefined) return undefined;
  const second = nextWeekdayAt(scan, first);
  const deixis = deixisAt(scan, second?.to ?? first.to);
  const to = deixis?.to ?? second?.to ?? first.to;
  const value = (weekday: number): WeekdayValue => ({
    kind: 'weekday',
    weekday,
    ...(deixis === undefined ? {} : { deixis: deixis.value }),
  });
  const relative = relativeBehind(scan, to, first);
  if (relative !== undefined) return relative;
  const date = appositionAt(scan, to, dateAt) ?? appositionAt(scan, to, shortNumericAt);
  if (date !== undefined) {
    const dated = withWeekday(date.value.value, first.value, second?.value);
    return { value: { value: dated, rule: date.value.rule }, to: date.to };
  }
  if (second !== undefined) {
    return {
      value: {
        value: { kind: 'range', first: value(first.value), last: value(second.value) },
        rule: 'times/weekday-pair',
      },
      to,
    };
  }
  return { value: { value: value(first.value), rule: WEEKDAY }, to };
}

/** `السبت أمس`, `الأحد (أمس)`: the relative day behind its weekday. */
function relativeBehind(scan: Scan, at: number, weekday: Hit): Read<Reading> | undefined {
  const bracket = isMark(scan.tokens[at], '(');
  const relative = hitAt(scan, pastMark(scan, at, '('), 'relative-day');
  if (relative === undefined || relative.prep !== '' || relative.conj !== '') return undefined;
  if (isOtherToday(scan, relative.to - 1, relative)) return undefined;
  return {
    value: {
      value: { kind: 'day-offset', offset: relative.value, weekday: weekday.value },
      rule: 'times/relative-day',
    },
    to: bracket ? pastMark(scan, relative.to, ')') : relative.to,
  };
}

/**
 * The second weekday of a night or of a list: `ليل السبت الأحد`, `الجمعة – السبت`, `ليلة السبت على الأحد`,
 * `الأحد والاثنين`.
 */
function nextWeekdayAt(scan: Scan, first: Hit): Hit | undefined {
  const marked = pastMark(scan, first.to, '/-–—');
  const onto = marked === first.to && scan.tokens[marked]?.text === 'علي';
  const second = weekdayHitAt(scan, onto ? marked + 1 : marked);
  if (second === undefined || second.prep !== '') return undefined;
  const adjacent = (second.value + 7 - first.value) % 7 === 1;
  return adjacent ? second : undefined;
}

/** A date with the weekday told beside it; of two weekdays the first belongs to the first day. */
function withWeekday(value: TimeValue, weekday: number, second: number | undefined): TimeValue {
  if (value.kind === 'date' || value.kind === 'day-of-month' || value.kind === 'hijri') {
    return { ...value, weekday };
  }
  if (value.kind === 'range' && second !== undefined) {
    return {
      kind: 'range',
      first: withWeekday(value.first, weekday, undefined),
      last: withWeekday(value.last, second, undefined),
    };
  }
  return value;
}

const PARTS: Readonly<Record<string, TimePart>> = {
  begin: 'begin',
  middle: 'middle',
  end: 'end',
  first_half: 'first-half',
  second_half: 'second-half',
  first_quarter: 'first-quarter',
  second_quarter: 'second-quarter',
  third_quarter: 'third-quarter',
  last_quarter: 'last-quarter',
};

/** `مطلع آب الجاري`, `أواخر عام 2023`, `النصف الأول من شهر أيار`, `نهاية الأسبوع الماضي`. */
function partAt(scan: Scan, at: number): Read<Reading> | undefined {
  const part = hitAt(scan, at, 'part');
  const half = part === undefined ? hitAt(scan, at, 'half') : undefined;
  const hit = part ?? half;
  if (hit === undefined) return undefined;
  const start = hitAt(scan, hit.to, 'link', 'of')?.to ?? hit.to;
  const of = wholeAt(scan, start);
  if (of === undefined) return undefined;
  const name = PARTS[hit.sense];
  if (name === undefined) return undefined;
  return {
    value: { value: { kind: 'part', part: name, of: of.value }, rule: 'times/part' },
    to: of.to,
  };
}

/** `صيف 2024`, `خريف العام الماضي`, `الشتاء الماضي`; without any of these it is a word or a name. */
function seasonAt(scan: Scan, at: number): Read<Reading> | undefined {
  const season = hitAt(scan, at, 'season');
  if (season === undefined) return undefined;
  const { value: tail, to } = monthTailAt(scan, season.to);
  if (to === season.to || tail.deixis === 'next') return undefined;
  const { year, yearOffset } = tail;
  const value: TimeValue = {
    kind: 'season',
    month: season.value,
    ...(year === undefined ? {} : { year }),
    ...(yearOffset === undefined ? {} : { yearOffset }),
  };
  return { value: { value, rule: 'times/season' }, to };
}

/** What can have a beginning and an end: a month, a year, a week that is pointed at. */
function wholeAt(scan: Scan, at: number): Read<MonthValue | YearValue | PointedValue> | undefined {
  const read = pointedAt(scan, at) ?? bareUnitAt(scan, at) ?? longTimeAt(scan, at, true);
  if (read === undefined) return undefined;
  const { value } = read.value;
  if (value.kind !== 'month' && value.kind !== 'year' && value.kind !== 'pointed') return undefined;
  return { value, to: read.to };
}

/** `مطلع العام`, `نهاية الشهر`: the current one. */
function bareUnitAt(scan: Scan, at: number): Read<Reading> | undefined {
  const unit = hitAt(scan, at, 'unit');
  const token = scan.tokens[at];
  if (unit === undefined || unit.value !== 1 || token === undefined) return undefined;
  if (!WHOLES.has(unit.sense) || !token.text.includes('ال')) return undefined;
  // العام 2016 is a year of its own; الشهر الثالث is none that we can place.
  if (yearDigitsAt(scan, unit.to) !== undefined || hitAt(scan, unit.to, 'ordinal') !== undefined) {
    return undefined;
  }
  return {
    value: {
      value: { kind: 'pointed', unit: unitOf(unit), deixis: 'current' },
      rule: 'times/pointed',
    },
    to: unit.to,
  };
}

const WHOLES = new Set(['week', 'month', 'year']);

/** `الأسبوع الماضي`, `هذا الشهر`, `العام الجاري 2025`, `الشهر قبل الماضي`. */
function pointedAt(scan: Scan, at: number): Read<Reading> | undefined {
  const near = hitAt(scan, at, 'demonstrative', 'near');
  const unit = hitAt(scan, near?.to ?? at, 'unit');
  if (unit === undefined || unit.value !== 1 || !WHOLES.has(unit.sense)) return undefined;
  const deixis = near === undefined ? deixisAt(scan, unit.to) : undefined;
  const pointed: Deixis | undefined = near === undefined ? deixis?.value : 'current';
  if (pointed === undefined) return undefined;
  const to = deixis?.to ?? unit.to;
  // الشهر الأخير من العام: not the last month before publication.
  const latest = hitAt(scan, to - 1, 'deixis', 'latest');
  if (latest !== undefined && hitAt(scan, to, 'link', 'of') !== undefined) return undefined;
  const year = unit.sense === 'year' ? yearDigitsAt(scan, pastMark(scan, to, '،,(')) : undefined;
  if (year !== undefined) {
    return {
      value: {
        value: { kind: 'year', year: year.value, current: pointed === 'current' },
        rule: 'times/year',
      },
      to: isMark(scan.tokens[to], '(') ? pastMark(scan, year.to, ')') : year.to,
    };
  }
  return {
    value: {
      value: { kind: 'pointed', unit: unitOf(unit), deixis: pointed },
      rule: 'times/pointed',
    },
    to,
  };
}

/** `عام 2016`, `العام 2011`; digits alone only behind a word of time and before no noun. */
function yearAt(scan: Scan, at: number, led: boolean): Read<Reading> | undefined {
  const noun = hitAt(scan, at, 'year-noun');
  const year = yearDigitsAt(scan, noun?.to ?? at);
  if (year === undefined || (noun === undefined && !(led && closes(scan, year.to))))
    return undefined;
  const value: TimeValue = { kind: 'year', year: year.value };
  const second = secondYearAt(scan, year.to);
  return second === undefined
    ? { value: { value, rule: 'times/year' }, to: year.to }
    : {
        value: {
          value: { kind: 'range', first: value, last: { kind: 'year', year: second.value } },
          rule: 'times/year-range',
        },
        to: second.to,
      };
}

/** `و2016`, `-2016` behind a first year. */
function secondYearAt(scan: Scan, at: number): Read<number> | undefined {
  const token = scan.tokens[at];
  return token?.text === 'و' || isMark(token, '-–') ? yearDigitsAt(scan, at + 1) : undefined;
}

/** Whether a number at its end counts nothing: a mark, a line end or a word that is no counted noun. */
function closes(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  // بين 2000 و4000 مقاتل: a count goes on, years would both be years.
  if (token?.text === 'و' && yearDigitsAt(scan, at + 1) === undefined) return false;
  if (token === undefined || token.kind !== 'word') return token?.kind !== 'number';
  return (
    token.text.startsWith('و') || FUNCTION_WORDS.has(token.text) || token.readings.some((r) => r.al)
  );
}

const FUNCTION_WORDS = new Set([
  ...[
    'في',
    'من',
    'على',
    'علي',
    'عن',
    'مع',
    'حتي',
    'الي',
    'بعد',
    'قبل',
    'حين',
    'عندما',
    'ان',
    'كان',
  ],
  ...['كما', 'فيما', 'بينما', 'بين', 'لكن', 'ضد', 'اثر', 'خلال', 'ما', 'لم', 'تم', 'بسبب', 'نتيجه'],
]);

/** How many of a unit: exact where `low` equals `high`. */
export interface Amount {
  readonly unit: TimeUnit;
  readonly low: number;
  readonly high: number;
  readonly approx: boolean;
  /** Whether the text tells no number: `أيام`, `أشهر`. */
  readonly vague: boolean;
}

/** Days, weeks, months that a plural without a number stands for, at least and at most. */
const SEVERAL: Readonly<Record<TimeUnit, readonly [low: number, high: number]>> = {
  hour: [2, 10],
  day: [1, 7],
  week: [2, 5],
  month: [2, 10],
  year: [2, 10],
};

/** `ثلاثة أيام`, `يومين`, `أسبوع`, `نحو 3 أشهر`, `عدة أيام`, `بضعة أيام`, `يوم واحد`. */
export function amountAt(scan: Scan, at: number): Read<Amount> | undefined {
  const approximate = hitAt(scan, at, 'approximate');
  const start = approximate?.to ?? at;
  const counted = countedAt(scan, start);
  if (counted === undefined) return undefined;
  const behind = hitAt(scan, counted.to, 'approximate', 'about');
  const half = hitAt(scan, counted.to, 'vague', 'half_more');
  if (half !== undefined) return { value: withHalf(counted.value), to: half.to };
  const { unit, low, high, vague } = counted.value;
  return {
    value: {
      unit,
      // أقل من أسبوع may be any day of it, أكثر من أسبوع nearly two.
      low: approximate?.sense === 'less' ? 0 : low,
      high: approximate?.sense === 'more' && !vague ? high + 1 : high,
      approx: approximate !== undefined || behind !== undefined || vague,
      vague,
    },
    to: behind?.to ?? counted.to,
  };
}

/** `عام ونصف`, `شهر ونصف`: in the unit that has halves. */
function withHalf({ unit, low }: Omit<Amount, 'approx'>): Amount {
  if (unit === 'year') return { unit: 'month', low: 12 * low + 6, high: 12 * low + 6, ...ABOUT };
  if (unit === 'month') return { unit: 'day', low: 30 * low + 10, high: 30 * low + 20, ...ABOUT };
  if (unit === 'week') return { unit: 'day', low: 7 * low + 3, high: 7 * low + 4, ...ABOUT };
  return { unit, low, high: low + 1, ...ABOUT };
}

const ABOUT = { approx: true, vague: false } as const;

function countedAt(scan: Scan, at: number): Read<Omit<Amount, 'approx'>> | undefined {
  const number = numberAt(scan, at);
  if (number !== undefined) {
    const unit = hitAt(scan, number.to, 'unit');
    if (unit === undefined || unit.prep !== '') return undefined;
    const { value } = number;
    return { value: { unit: unitOf(unit), low: value, high: value, vague: false }, to: unit.to };
  }
  const vague = hitAt(scan, at, 'vague');
  const unit = hitAt(scan, vague?.to ?? at, 'unit');
  if (unit === undefined || (vague !== undefined && unit.value !== 3)) return undefined;
  // منذ الساعة العاشرة, قبل اليوم الثالث: not one hour, not one day.
  if (unit.value === 1 && isArticled(scan.tokens[at])) return undefined;
  const name = unitOf(unit);
  if (unit.value !== 3) {
    const one = hitAt(scan, unit.to, 'cardinal');
    const to = one !== undefined && one.value === unit.value ? one.to : unit.to;
    return { value: { unit: name, low: unit.value, high: unit.value, vague: false }, to };
  }
  const behind = hitAt(scan, unit.to, 'vague') ?? laterVagueAt(scan, unit.to);
  const [low, high] = vague?.sense === 'few' ? [3, 9] : SEVERAL[name];
  return { value: { unit: name, low, high, vague: true }, to: behind?.to ?? unit.to };
}

/** Whether a word is written with the article, behind clitics or not. */
export const isArticled = (token: Token | undefined): boolean =>
  /^[وفبلك]{0,2}(?:ال|لل)/u.test(token?.text ?? '');

/** `عدة` behind its noun: أيام عدة. */
const laterVagueAt = (scan: Scan, at: number): Hit | undefined =>
  hitAt(scan, at, 'vague', 'several');

/** A counted number, in digits or as a word. */
export function numberAt(scan: Scan, at: number): Read<number> | undefined {
  const digits = digitsAt(scan, pastArticle(scan, at), 3);
  if (digits !== undefined) return digits;
  const cardinal = hitAt(scan, at, 'cardinal');
  return cardinal === undefined ? undefined : { value: cardinal.value, to: cardinal.to };
}

const UNITS: Readonly<Record<string, TimeUnit>> = {
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
};

export const unitOf = (hit: Hit): TimeUnit => UNITS[hit.sense] ?? 'day';
