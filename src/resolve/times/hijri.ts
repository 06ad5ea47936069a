import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  toCalendar,
} from '@internationalized/date';
import { civil, type EpochDay, epochDay } from './days.ts';

const UMALQURA = new IslamicUmalquraCalendar();
const GREGORIAN = new GregorianCalendar();

/** The first years of the Hijra that the tables of Umm al-Qura hold. */
const FIRST_YEAR = 1300;
const LAST_YEAR = 1600;

/** The epoch day of a Hijri date by the calendar of Umm al-Qura; sightings may differ by a day. */
export function hijriDay(year: number, month: number, day: number): EpochDay | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > hijriMonthLength(year, month)) {
    return undefined;
  }
  const date = toCalendar(new CalendarDate(UMALQURA, year, month, day), GREGORIAN);
  return epochDay(date.year, date.month, date.day);
}

/** Number of days of a Hijri month (1–12). */
export const hijriMonthLength = (year: number, month: number): number =>
  UMALQURA.getDaysInMonth(new CalendarDate(UMALQURA, year, month, 1));

/** The Hijri year that an epoch day lies in. */
export function hijriYearOf(day: EpochDay): number {
  const date = civil(day);
  return toCalendar(new CalendarDate(date.year, date.month, date.day), UMALQURA).year;
}
