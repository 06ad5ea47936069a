import {
  dayNumberAt,
  deixisAt,
  digitsAt,
  hitAt,
  hitBefore,
  isMark,
  type MonthTail,
  monthAt,
  monthTailAt,
  pastArticle,
  pastMark,
  type Read,
  type Scan,
  yearDigitsAt,
} from './scan.ts';
import type { DateValue, HijriValue, MonthValue, TimeRole, TimeValue } from './time-mention.ts';

/** A time as read, with the construction that read it. */
export interface Reading {
  readonly value: TimeValue;
  readonly rule: string;
  /** Where the construction itself tells what the time is for. */
  readonly role?: TimeRole;
}

/** Reads a calendar date: a day with its month, in words or digits, by either calendar. */
export function dateAt(scan: Scan, at: number): Read<Reading> | undefined {
  return (
    weekOfMonthAt(scan, at) ??
    numericDateAt(scan, at) ??
    hijriDateAt(scan, at) ??
    dayMonthAt(scan, at) ??
    monthDayAt(scan, at) ??
    dayOfMonthAt(scan, at)
  );
}

interface Days {
  readonly first: number;
  readonly last: number;
}

const DASHES = '-–—−';

/** One day, or the first and last of a list or a range: `4 و5`, `من 3 إلى 7`, `19/20`, `بين 3 و7`. */
function daysAt(scan: Scan, at: number): Read<Days> | undefined {
  const first = dayNumberAt(scan, at);
  if (first === undefined) return undefined;
  let last = first;
  for (let more = 0; more < LONGEST_LIST; more++) {
    const next = nextDayAt(scan, last.to);
    if (next === undefined) break;
    last = next;
  }
  const end = last !== first && monthFollows(scan, last.to) ? last : first;
  return { value: { first: first.value, last: end.value }, to: end.to };
}

/** Days that a list of days holds at most, behind the first. */
const LONGEST_LIST = 8;

function nextDayAt(scan: Scan, at: number): Read<number> | undefined {
  const token = scan.tokens[at];
  if (token === undefined) return undefined;
  if (isMark(token, `${DASHES}/`)) return dayNumberAt(scan, at + 1);
  const until = hitAt(scan, at, 'link', 'until');
  const start = until?.to ?? at;
  if (until === undefined && !token.text.startsWith('و')) return undefined;
  // و is a token of its own before digits: و5.
  return dayNumberAt(scan, scan.tokens[start]?.text === 'و' ? start + 1 : start);
}

/** Whether a list of days ends in a month, by its name or pointed at. */
function monthFollows(scan: Scan, at: number): boolean {
  const start = hitAt(scan, at, 'link', 'of')?.to ?? at;
  return (
    monthAt(scan, pastMark(scan, start, '/')) !== undefined ||
    hitAt(scan, start, 'month-noun') !== undefined ||
    hitAt(scan, start, 'deixis', 'current') !== undefined
  );
}

/** `6 من تشرين الثاني 2025`, `السابع عشر من أيلول/سبتمبر الجاري`, `في 4 و5 تموز`. */
function dayMonthAt(scan: Scan, at: number): Read<Reading> | undefined {
  const days = daysAt(scan, at);
  if (days === undefined) return undefined;
  const of = hitAt(scan, days.to, 'link', 'of');
  const month = monthAt(scan, of?.to ?? pastMark(scan, days.to, `/${DASHES}.!,،_`));
  if (month === undefined) return undefined;
  // أخبار 24 April 12, 2025: the number before the month belongs to a name.
  if (monthDayAt(scan, month.to - 1) !== undefined) return undefined;
  const tail = monthTailAt(scan, month.to);
  if (month.value.name && tail.value.year === undefined) return undefined;
  // الثاني مارس الضغط: an ordinal before a word that is also a verb or a name.
  const digits = digitsAt(scan, pastArticle(scan, at), 2) !== undefined;
  if (!digits && of === undefined && !month.value.sure && tail.to === month.to) return undefined;
  const date = (day: number): DateValue => ({
    kind: 'date',
    day,
    month: month.value.month,
    ...tail.value,
  });
  return { value: spanOf(days.value, date, 'times/day-month'), to: tail.to };
}

/** `November 19, 2025`, `أبريل 2, 2025`: the month first, which needs the year. */
function monthDayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const month = monthAt(scan, at);
  if (month === undefined) return undefined;
  const day = digitsAt(scan, month.to, 2);
  if (day === undefined || day.value < 1 || day.value > 31) return undefined;
  const year = yearDigitsAt(scan, pastMark(scan, day.to, ',،'));
  if (year === undefined) return undefined;
  return {
    value: {
      value: { kind: 'date', day: day.value, month: month.value.month, year: year.value },
      rule: 'times/month-day-year',
    },
    to: year.to,
  };
}

/** `الحادي والعشرين من الشهر الجاري`, `12 الجاري`. */
function dayOfMonthAt(scan: Scan, at: number): Read<Reading> | undefined {
  const days = daysAt(scan, at);
  if (days === undefined) return undefined;
  // اليوم الأول منه, في التاسع منه: of the month told before.
  if (scan.tokens[days.to]?.text === OF_IT && isLedToDay(scan, at)) {
    return { value: { ...pointedDays(days.value, 'same'), rule: DAY_OF_IT }, to: days.to + 1 };
  }
  const of = hitAt(scan, days.to, 'link', 'of');
  const near = hitAt(scan, of?.to ?? days.to, 'demonstrative', 'near');
  const noun = hitAt(scan, near?.to ?? of?.to ?? days.to, 'month-noun');
  if (near !== undefined && noun !== undefined) {
    return { value: pointedDays(days.value, 'current'), to: noun.to };
  }
  if (of !== undefined && noun === undefined) return undefined;
  const deixis = deixisAt(scan, noun?.to ?? days.to);
  // في الثامن عشر من الشهر: the month told before, or the current one.
  if (deixis === undefined && noun !== undefined && of !== undefined && isLedToDay(scan, at)) {
    return { value: pointedDays(days.value, 'same'), to: noun.to };
  }
  if (deixis === undefined) return undefined;
  // Without the word for month only digits and these two: 12 الجاري, but not الثالث الماضي.
  const digits = digitsAt(scan, pastArticle(scan, at), 2) !== undefined;
  if (noun === undefined && (!digits || deixis.value !== 'current')) return undefined;
  return { value: pointedDays(days.value, deixis.value), to: deixis.to };
}

/** `منه`, folded. */
const OF_IT = 'منه';

/** A day of a month that only the words before it name. */
export const DAY_OF_IT = 'times/day-of-it';

/** Whether a word for day or `في` leads to a day of a month. */
const isLedToDay = (scan: Scan, at: number): boolean =>
  hitAt(scan, at - 1, 'day-noun', 'one') !== undefined ||
  hitBefore(scan, at, 'link')?.sense === 'in' ||
  hitBefore(scan, at, 'link')?.sense === 'on_date';

const pointedDays = (
  days: Days,
  deixis: 'last' | 'last-but-one' | 'current' | 'next' | 'same',
): Reading => spanOf(days, (day) => ({ kind: 'day-of-month', day, deixis }), 'times/day-of-month');

const spanOf = (days: Days, date: (day: number) => TimeValue, rule: string): Reading =>
  days.first === days.last
    ? { value: date(days.first), rule }
    : {
        value: { kind: 'range', first: date(days.first), last: date(days.last) },
        rule: `${rule}-range`,
      };

/** `٢٠٢٤/١٠/٧`, `3-11-2024`, `19.11.2025`, `11/2024`; `3/11` only where `dayMonth` says so. */
function numericDateAt(scan: Scan, at: number): Read<Reading> | undefined {
  const numbers = numbersAt(scan, pastArticle(scan, at));
  if (numbers === undefined) return undefined;
  const value = dateOfNumbers(numbers.value);
  if (value === undefined) return undefined;
  const era = hitAt(scan, numbers.to, 'era', 'common');
  return { value: { value, rule: 'times/numeric' }, to: era?.to ?? numbers.to };
}

/** Two or three numbers held together by the same mark. */
function numbersAt(scan: Scan, at: number): Read<readonly string[]> | undefined {
  const { tokens } = scan;
  const first = tokens[at];
  if (first === undefined || first.kind !== 'number') return undefined;
  const parts = first.text.split('.');
  let mark = parts.length > 1 ? '.' : '';
  let to = at + 1;
  while (parts.length < 3) {
    const sign = tokens[to];
    const next = tokens[to + 1];
    if (sign === undefined || next === undefined || next.kind !== 'number') break;
    if (!isMark(sign, '/-–.\\') || (mark !== '' && sign.text !== mark)) break;
    if (sign.text === '.' && (sign.spaced || next.spaced)) break;
    mark = sign.text;
    parts.push(...next.text.split('.'));
    to += 2;
  }
  if (parts.length < 2 || parts.length > 3) return undefined;
  const behind = tokens[to];
  // A longer chain is a telephone number, a version, a score table.
  if (isMark(behind, '/-.\\') && tokens[to + 1]?.kind === 'number') {
    if (behind?.spaced !== true && tokens[to + 1]?.spaced !== true) return undefined;
  }
  return { value: parts, to };
}

const isYear = (part: string): boolean => /^(?:19|20)\d\d$/u.test(part);
const isDay = (part: string): boolean =>
  part.length <= 2 && Number(part) >= 1 && Number(part) <= 31;
const isMonth = (part: string): boolean => isDay(part) && Number(part) <= 12;

function dateOfNumbers(parts: readonly string[]): DateValue | MonthValue | undefined {
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 2) {
    if (isMonth(a) && isYear(b)) return { kind: 'month', month: Number(a), year: Number(b) };
    if (isYear(a) && isMonth(b) && b.length === 2) {
      return { kind: 'month', month: Number(b), year: Number(a) };
    }
    return undefined;
  }
  if (isYear(a) && isMonth(b) && isDay(c)) return numeric(c, b, a, false);
  if (isYear(a) && isDay(b) && isMonth(c)) return numeric(b, c, a, false);
  const year = isYear(c) ? c : shortYear(a, b, c);
  if (year === undefined) return undefined;
  if (isDay(a) && isMonth(b)) return numeric(a, b, year, isMonth(a) && a !== b);
  if (isMonth(a) && isDay(b)) return numeric(b, a, year, false);
  return undefined;
}

/** `24/11/25`: two digits of a year only where all three parts are written with two. */
const shortYear = (a: string, b: string, c: string): string | undefined =>
  a.length === 2 && b.length === 2 && c.length === 2 && Number(c) >= 10 && Number(c) <= 40
    ? `20${c}`
    : undefined;

const numeric = (day: string, month: string, year: string, swappable: boolean): DateValue => ({
  kind: 'date',
  day: Number(day),
  month: Number(month),
  year: Number(year),
  ...(swappable ? { swappable } : {}),
});

/** A day and a month in digits without a year (`3/11`), which only a word for day makes a date. */
export function shortNumericAt(scan: Scan, at: number): Read<Reading> | undefined {
  const numbers = numbersAt(scan, pastArticle(scan, at));
  if (numbers === undefined) return undefined;
  const [day = '', month = '', more] = numbers.value;
  if (more !== undefined || !isDay(day) || !isMonth(month)) return undefined;
  return {
    value: {
      value: { kind: 'date', day: Number(day), month: Number(month) },
      rule: 'times/numeric-day-month',
    },
    to: numbers.to,
  };
}

/** `9 شعبان 1446هـ`, `شهر رمضان الماضي`; the month alone is a personal name. */
function hijriDateAt(scan: Scan, at: number): Read<Reading> | undefined {
  const day = dayNumberAt(scan, at);
  const of = day === undefined ? undefined : hitAt(scan, day.to, 'link', 'of');
  const start = of?.to ?? pastMark(scan, day?.to ?? at, `/${DASHES}`);
  const noun = hitAt(scan, start, 'month-noun');
  const month = hitAt(scan, noun?.to ?? start, 'hijri-month');
  if (month === undefined || (day === undefined && noun === undefined && start !== at)) {
    return undefined;
  }
  const year = hijriYearAt(scan, pastMark(scan, month.to, `/${DASHES}،,`));
  const deixis = year === undefined ? deixisAt(scan, month.to) : undefined;
  if (day === undefined && year === undefined) {
    // هلال شهر رمضان: the month itself, unless a word of time leads it or it is pointed at.
    const link = hitBefore(scan, at, 'link');
    const led = link !== undefined && LED_BY.has(link.sense);
    if (noun === undefined || (deixis === undefined && !led)) return undefined;
  }
  const value: HijriValue = {
    kind: 'hijri',
    month: month.value,
    ...(day === undefined ? {} : { day: day.value }),
    ...(year === undefined ? {} : { year: year.value }),
    ...(deixis === undefined ? {} : { deixis: deixis.value }),
  };
  const to = year?.to ?? deixis?.to ?? month.to;
  return commonDateBehind(scan, to) ?? { value: { value, rule: 'times/hijri' }, to };
}

const LED_BY = new Set(['in', 'during', 'since', 'of', 'until']);

function hijriYearAt(scan: Scan, at: number): Read<number> | undefined {
  const digits = digitsAt(scan, hitAt(scan, at, 'year-noun')?.to ?? at, 4);
  if (digits === undefined || digits.value < 1300 || digits.value > 1500) return undefined;
  const era = hitAt(scan, digits.to, 'era', 'hijri');
  return { value: digits.value, to: era?.to ?? digits.to };
}

/** The same day in the common calendar, told behind the Hijri date: `الموافق 3 شباط 2025`. */
function commonDateBehind(scan: Scan, at: number): Read<Reading> | undefined {
  const start = pastMark(scan, at, `،,(/${DASHES}`);
  const link = hitAt(scan, start, 'link', 'on_date');
  const behind = link?.to ?? start;
  const date = numericDateAt(scan, behind) ?? dayMonthAt(scan, behind);
  if (date === undefined || date.value.value.kind !== 'date') return undefined;
  return { value: date.value, to: pastMark(scan, date.to, start > at ? ')' : '') };
}

/** `الأسبوع الثالث من شباط`, `الأسبوع الأول من الشهر الجاري`: seven days of the month, counted from its first. */
function weekOfMonthAt(scan: Scan, at: number): Read<Reading> | undefined {
  const week = hitAt(scan, at, 'unit', 'week');
  const ordinal = week?.value === 1 ? hitAt(scan, week.to, 'ordinal') : undefined;
  if (ordinal === undefined || ordinal.value > WEEKS) return undefined;
  const of = hitAt(scan, ordinal.to, 'link', 'of');
  if (of === undefined) return undefined;
  const last = ordinal.value * WEEK_DAYS;
  const days = { first: last - WEEK_DAYS + 1, last };
  const month = monthAt(scan, of.to);
  if (month !== undefined) {
    const tail = monthTailAt(scan, month.to);
    const date = (day: number): DateValue => ({
      kind: 'date',
      day,
      month: month.value.month,
      ...tail.value,
    });
    return { value: { ...spanOf(days, date, 'times/week-of-month'), role: 'period' }, to: tail.to };
  }
  const noun = hitAt(scan, of.to, 'month-noun');
  const deixis = noun === undefined ? undefined : deixisAt(scan, noun.to);
  if (deixis === undefined) return undefined;
  return { value: { ...pointedDays(days, deixis.value), role: 'period' }, to: deixis.to };
}

const WEEKS = 4;
const WEEK_DAYS = 7;

/** A month with its tail: `آب الماضي`, `تشرين الثاني 2024`; `led` tells that a word of time leads it. */
export function monthOnlyAt(scan: Scan, at: number, led: boolean): Read<Reading> | undefined {
  const month = monthAt(scan, at);
  if (month === undefined) return undefined;
  const tail: Read<MonthTail> = monthTailAt(scan, month.to);
  // حصيلة شهر تموز: the word for month leads as well as a preposition does.
  const told = tail.to > month.to || hitAt(scan, at, 'month-noun') !== undefined;
  if (!told && !led) return undefined;
  if (month.value.name && tail.value.year === undefined) return undefined;
  return {
    value: {
      value: { kind: 'month', month: month.value.month, ...tail.value },
      rule: 'times/month',
    },
    to: tail.to,
  };
}
