import { boundedCache } from '../../text/bounded-cache.ts';

/** A day as the number of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type EpochDay = number;

/** The length of a day, in milliseconds. */
export const DAY_MS = 86_400_000;

/** The epoch day of a calendar date; undefined where the calendar has no such date (31 April). */
export function epochDay(year: number, month: number, day: number): EpochDay | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayFromCivil(year, month, day);
}

/** The epoch day of an ISO date; a time of day behind the date is ignored. */
export function parseIso(iso: string): EpochDay | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/u.exec(iso) ?? [];
  return year === undefined ? undefined : epochDay(Number(year), Number(month), Number(day));
}

/** The ISO date (YYYY-MM-DD) of an epoch day. */
export function toIso(day: EpochDay): string {
  const known = isoOf.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
  isoOf.set(day, iso);
  return iso;
}

const isoOf = boundedCache<EpochDay, string>(1024);

/** Year, month (1–12) and day of month of an epoch day. */
export function civil(day: EpochDay): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Weekday of an epoch day, 0 is Sunday. */
export const weekdayOf = (day: EpochDay): number => (((day + 4) % 7) + 7) % 7;

/** Number of days of a Gregorian month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** First and last day of a month, which may lie outside 1–12 and is then carried into the year. */
export function monthSpan(year: number, month: number): readonly [EpochDay, EpochDay] {
  const carried = new Date(Date.UTC(year, month - 1, 1));
  const [y, m] = [carried.getUTCFullYear(), carried.getUTCMonth() + 1];
  return [dayFromCivil(y, m, 1), dayFromCivil(y, m, daysInMonth(y, m))];
}

/** The day that lies a number of months away; the end of a shorter month where it has no such day. */
export function addMonths(day: EpochDay, months: number): EpochDay {
  const from = civil(day);
  const [first, last] = monthSpan(from.year, from.month + months);
  return Math.min(first + from.day - 1, last);
}

/** The latest day not after `day` that falls on `weekday`. */
export const onOrBefore = (day: EpochDay, weekday: number): EpochDay =>
  day - ((((weekdayOf(day) - weekday) % 7) + 7) % 7);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const dayFromCivil = (year: number, month: number, day: number): EpochDay =>
  Date.UTC(year, month - 1, day) / DAY_MS;
