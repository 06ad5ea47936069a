import type { Reading } from './read-dates.ts';
import { amountAt, isArticled, numberAt, plainTimeAt } from './read-times.ts';
import {
  dayNumberAt,
  deixisAt,
  digitsAt,
  hitAt,
  hitBefore,
  isMark,
  monthAt,
  type Read,
  type Scan,
  yearDigitsAt,
} from './scan.ts';
import type { TimeRole } from './time-mention.ts';

/** Words of time that give no date: clock times, ages, births, habits, durations. */
export function nonDateAt(scan: Scan, at: number): Read<Reading> | undefined {
  return (
    clockAt(scan, at) ??
    ageAt(scan, at) ??
    birthAt(scan, at) ??
    habitAt(scan, at) ??
    durationAt(scan, at)
  );
}

const none = (rule: string, role: TimeRole, to: number): Read<Reading> => ({
  value: { value: { kind: 'none' }, rule: `times/${rule}`, role },
  to,
});

/** `الساعة الخامسة مساء`, `الساعة 10:30`, `08:05`, `في العاشرة ليلا`. */
function clockAt(scan: Scan, at: number): Read<Reading> | undefined {
  const hour = hitAt(scan, at, 'unit', 'hour');
  const called = hour !== undefined && hour.value === 1 && isArticled(scan.tokens[at]);
  const start = called ? hour.to : at;
  const number = digitsAt(scan, start, 2);
  const minutes = number === undefined ? undefined : minutesAt(scan, number.to);
  if (minutes !== undefined) return none('clock', 'clock', pastAdverb(scan, minutes));
  const told = number ?? hitAt(scan, start, 'ordinal');
  if (told === undefined) return undefined;
  if (called) return none('clock', 'clock', pastAdverb(scan, told.to));
  const end = pastAdverb(scan, told.to);
  return number === undefined && end > told.to && scan.tokens[at]?.text.endsWith('ه') === true
    ? none('clock', 'clock', end)
    : undefined;
}

/** Behind `:30`, or behind `:30:15`. */
function minutesAt(scan: Scan, at: number): number | undefined {
  const minutes = pastSixtieth(scan, at);
  return minutes === undefined ? undefined : (pastSixtieth(scan, minutes) ?? minutes);
}

const pastSixtieth = ({ tokens }: Scan, at: number): number | undefined =>
  isMark(tokens[at], ':') && tokens[at + 1]?.kind === 'number' ? at + 2 : undefined;

const pastAdverb = (scan: Scan, at: number): number => {
  const latin = scan.tokens[at];
  if (latin?.kind === 'latin' && /^[ap]m$/iu.test(latin.text)) return at + 1;
  return hitAt(scan, at, 'day-part-adverb')?.to ?? at;
};

/** `في الرابعة والأربعين من عمره`, `33 عاما`, `عمره 15 سنة`: an age, as it is told of persons. */
function ageAt(scan: Scan, at: number): Read<Reading> | undefined {
  const ordinal = hitAt(scan, at, 'ordinal') ?? hitAt(scan, at, 'age-ordinal');
  if (ordinal !== undefined) {
    const tens = hitAt(scan, ordinal.to, 'age-ordinal');
    const of = hitAt(scan, tens?.to ?? ordinal.to, 'link', 'of');
    const age = of === undefined ? undefined : hitAt(scan, of.to, 'age');
    return age === undefined ? undefined : none('age', 'age', age.to);
  }
  const word = hitAt(scan, at, 'age');
  const amount = amountAt(scan, word?.to ?? at);
  if (amount === undefined || amount.value.unit !== 'year') return undefined;
  if (word !== undefined) return none('age', 'age', amount.to);
  if (numberAt(scan, at) === undefined) return undefined;
  const of = hitAt(scan, amount.to, 'link', 'of');
  const age = of === undefined ? undefined : hitAt(scan, of.to, 'age');
  if (age !== undefined) return none('age', 'age', age.to);
  const bracketed = isMark(scan.tokens[at - 1], '(') && isMark(scan.tokens[amount.to], ')');
  return bracketed ? none('age', 'age', amount.to) : undefined;
}

/** `مواليد 1990`, `من مواليد عام 1985`, `المولود في 5 آذار 1980`. */
function birthAt(scan: Scan, at: number): Read<Reading> | undefined {
  const birth = hitAt(scan, at, 'birth');
  if (birth === undefined) return undefined;
  for (let to = birth.to; to < birth.to + FARTHEST_BIRTH; to++) {
    const year = yearDigitsAt(scan, to);
    if (year !== undefined) return none('birth', 'age', year.to);
    const token = scan.tokens[to];
    if (token === undefined || token.kind === 'break' || isMark(token, '.،')) return undefined;
  }
  return undefined;
}

const FARTHEST_BIRTH = 6;

/** `كل يوم`, `كل يوم جمعة`, `كل أسبوع`. */
function habitAt(scan: Scan, at: number): Read<Reading> | undefined {
  const every = hitAt(scan, at, 'habit');
  if (every === undefined) return undefined;
  const unit = hitAt(scan, every.to, 'unit');
  if (unit !== undefined && unit.value === 1) return none('every', 'habit', unit.to);
  const amount = amountAt(scan, every.to);
  return amount === undefined ? undefined : none('every', 'habit', amount.to);
}

/** `11 ساعة`, `ثلاثة أيام`, `لأسبوع`, `يومين`: how long, where no word makes it a distance. */
function durationAt(scan: Scan, at: number): Read<Reading> | undefined {
  const unit = hitAt(scan, at, 'unit');
  const single = unit !== undefined && unit.value < 3 && !isArticled(scan.tokens[at]);
  if (numberAt(scan, at) === undefined && !single) return undefined;
  if (unit?.value === 1 && unit.prep !== 'ل') return undefined;
  // ليوم السبت, لعام 1977: a day or a year, not a length.
  if (plainTimeAt(scan, at, false) !== undefined) return undefined;
  const amount = amountAt(scan, at);
  if (amount === undefined || deixisAt(scan, amount.to) !== undefined) return undefined;
  // يومي 4 و5 is a list of days; 12 شهر آب a date.
  if (unit !== undefined && dayNumberAt(scan, unit.to) !== undefined) return undefined;
  if (monthAt(scan, amount.to - 1) !== undefined) return undefined;
  return hitBefore(scan, at, 'link')?.sense === 'ago'
    ? undefined
    : none('duration', 'duration', amount.to);
}
