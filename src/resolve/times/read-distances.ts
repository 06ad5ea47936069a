import type { Token } from '../../text/tokens.ts';
import type { Reading } from './read-dates.ts';
import {
  type Amount,
  amountAt,
  dayAt,
  isArticled,
  numberAt,
  plainTimeAt,
  unitOf,
} from './read-times.ts';
import { deixisAt, digitsAt, type Hit, hitAt, pastArticle, type Read, type Scan } from './scan.ts';
import type { FromEventValue, TimeUnit, TimeValue } from './time-mention.ts';

/**
 * A time told by its distance from publication (`قبل ثلاثة أيام`, `خلال الساعات الماضية`) or from another
 * event of the report (`في اليوم التالي`, `بعد يومين من الهجوم`, `قبل ذلك بيوم`).
 */
export function distanceAt(scan: Scan, at: number): Read<Reading> | undefined {
  return (
    agoAt(scan, at) ??
    afterAt(scan, at) ??
    besideItAt(scan, at) ??
    dayAfterAt(scan, at) ??
    nthDayAt(scan, at) ??
    recentAt(scan, at) ??
    sameOrNextAt(scan, at)
  );
}

/** `قبل نحو أسبوع`, `قبل يومين من الهجوم`, `قبل ذلك بيوم`, `قبل نهاية العام`. */
function agoAt(scan: Scan, at: number): Read<Reading> | undefined {
  const ago = hitAt(scan, at, 'link', 'ago');
  if (ago === undefined || dayAt(scan, at) !== undefined) return undefined;
  const that = fromThatAt(scan, ago, -1);
  if (that !== undefined) return that;
  const bound = boundAt(scan, ago);
  const amount = bound === undefined ? amountAt(scan, ago.to) : undefined;
  if (amount === undefined) return bound;
  const { unit, low, high, approx } = amount.value;
  const back = behindThat(scan, amount.to);
  if (back !== undefined) return { ...fromEvent('previous', amount, -1), to: back };
  const behind = behindEvent(scan, amount.to, false);
  if (behind) return fromEvent('following', amount, 1);
  const value: TimeValue = { kind: 'ago', unit, low, high, approx };
  return { value: { value, rule: 'times/ago' }, to: amount.to };
}

/** `بعد يومين`, `بعد يوم واحد من اغتيال`, `بعد ذلك بثلاثة أيام`, `بعد 8 كانون الأول`. */
function afterAt(scan: Scan, at: number): Read<Reading> | undefined {
  const after = hitAt(scan, at, 'link', 'after');
  if (after === undefined || dayAt(scan, at) !== undefined) return undefined;
  const that = fromThatAt(scan, after, 1);
  if (that !== undefined) return that;
  const bound = boundAt(scan, after);
  const amount = bound === undefined ? amountAt(scan, after.to) : undefined;
  if (amount === undefined) return bound;
  const { unit } = amount.value;
  const on = behindThat(scan, amount.to);
  if (on !== undefined && unit !== 'hour') return { ...fromEvent('previous', amount, 1), to: on };
  const behind = behindEvent(scan, amount.to, true);
  if (unit === 'year' || (unit === 'hour' && behind)) {
    return { value: { value: NONE, rule: 'times/duration', role: 'duration' }, to: amount.to };
  }
  return behind ? fromEvent('following', amount, -1) : fromEvent('previous', amount, 1);
}

const NONE: TimeValue = { kind: 'none' };

/** Whether another event is named behind an amount: `من الهجوم`, `على اختطافه`. */
function behindEvent(scan: Scan, at: number, anyNoun: boolean): boolean {
  const token = scan.tokens[at];
  if (token === undefined || token.kind !== 'word') return false;
  // اختطف قبل يومين على طريق …: the road is no event.
  if (token.text === 'علي')
    return hitAt(scan, at + 1, 'event-noun') !== undefined || isOfHim(scan.tokens[at + 1]);
  if (hitAt(scan, at, 'link', 'of') === undefined) return false;
  return anyNoun || hitAt(scan, at + 1, 'event-noun') !== undefined;
}

/** `اختفائه`, `خطفها`: a noun of what befell somebody told before. */
const isOfHim = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^(?!ال).{3,}(?:ه|ها|هم|هما|هن)$/u.test(token.text) === true;

/**
 * The end of `من ذلك`, `من الهجوم` behind an amount, where it means what was told before: a noun with
 * the article that nothing describes further.
 */
function behindThat(scan: Scan, at: number): number | undefined {
  const of = hitAt(scan, at, 'link', 'of');
  const start = of?.to ?? (scan.tokens[at]?.text === 'علي' ? at + 1 : undefined);
  if (start === undefined) return undefined;
  const that = hitAt(scan, start, 'demonstrative');
  const noun = hitAt(scan, that?.to ?? start, 'event-noun');
  if (that !== undefined) return noun?.to ?? that.to;
  if (noun === undefined || !isArticled(scan.tokens[start])) return undefined;
  return DESCRIBES.test(scan.tokens[noun.to]?.text ?? '') ? undefined : noun.to;
}

/** What tells more of an occurrence, which is then not yet known: `من الهجوم على …`, `من القصف الذي …`. */
const DESCRIBES = /^(?:في|علي|من|ضد|قرب|ب|ل|ال.+|[بل].{3,})$/u;

/** `في اليوم السادس للحملة`, `ثاني أيام الهجوم`: a day of what was told before, counted from its first. */
function nthDayAt(scan: Scan, at: number): Read<Reading> | undefined {
  const day = hitAt(scan, at, 'day-noun', 'one');
  const ordinal = hitAt(scan, day?.to ?? at, 'ordinal');
  if (ordinal === undefined) return undefined;
  const start =
    day === undefined
      ? hitAt(scan, ordinal.to, 'day-noun', 'many')?.to
      : (hitAt(scan, ordinal.to, 'link', 'of')?.to ?? ordinal.to);
  const noun = start === undefined ? undefined : hitAt(scan, start, 'event-noun');
  if (start === undefined || noun === undefined || !isArticled(scan.tokens[start]))
    return undefined;
  const from = ordinal.value - 1;
  const value: TimeValue = {
    kind: 'from-event',
    of: 'previous',
    unit: 'day',
    low: from,
    high: from,
    fromStart: true,
  };
  return { value: { value, rule: 'times/nth-day' }, to: noun.to };
}

/** `غداة الهجوم`, `غداة ذلك`: on the day after what was told before. */
function dayAfterAt(scan: Scan, at: number): Read<Reading> | undefined {
  const lead = hitAt(scan, at, 'link', 'day_after');
  if (lead === undefined) return undefined;
  const one: Amount = { unit: 'day', low: 1, high: 1, approx: false, vague: false };
  const that = hitAt(scan, lead.to, 'demonstrative');
  if (that !== undefined) return fromEvent('previous', { value: one, to: that.to }, 1);
  const noun = hitAt(scan, lead.to, 'event-noun');
  if (noun === undefined || !isArticled(scan.tokens[lead.to])) return undefined;
  if (DESCRIBES.test(scan.tokens[noun.to]?.text ?? '')) return undefined;
  return fromEvent('previous', { value: one, to: noun.to }, 1);
}

/** `قبلها بيومين`, `بعده بأسبوع`: from what was told before. */
function besideItAt(scan: Scan, at: number): Read<Reading> | undefined {
  const before = hitAt(scan, at, 'link', 'before_it');
  const lead = before ?? hitAt(scan, at, 'link', 'after_it');
  return lead === undefined ? undefined : byAmount(scan, lead.to, before === undefined ? 1 : -1);
}

function fromEvent(
  of: FromEventValue['of'],
  { value, to }: Read<Amount>,
  sign: 1 | -1,
): Read<Reading> {
  const [low, high] = sign === 1 ? [value.low, value.high] : [-value.high, -value.low];
  return {
    value: {
      value: { kind: 'from-event', of, unit: value.unit, low, high },
      rule: 'times/from-event',
    },
    to,
  };
}

/** `ذلك بيومين`, `ذلك بسبعة عشر يوما` behind `قبل` or `بعد`. */
function fromThatAt(scan: Scan, lead: Hit, sign: 1 | -1): Read<Reading> | undefined {
  const that = hitAt(scan, lead.to, 'demonstrative');
  return that === undefined ? undefined : byAmount(scan, that.to, sign);
}

/** `بيومين`, `بنحو ثلاثة أسابيع`: how far from what was told before. */
function byAmount(scan: Scan, at: number, sign: 1 | -1): Read<Reading> | undefined {
  const token = scan.tokens[at];
  if (token === undefined || !token.text.startsWith('ب')) return undefined;
  const amount = amountAt(scan, token.text === 'ب' ? at + 1 : at);
  return amount === undefined ? undefined : fromEvent('previous', amount, sign);
}

/** `قبل نهاية العام`, `بعد 8 كانون الأول`: a bound that places nothing on the day it names. */
function boundAt(scan: Scan, lead: Hit): Read<Reading> | undefined {
  const bound = plainTimeAt(scan, lead.to, true);
  if (bound === undefined) return undefined;
  return {
    value: { value: bound.value.value, rule: 'times/bound', role: 'reference' },
    to: bound.to,
  };
}

/** `خلال الأيام الثلاثة الماضية`, `في الساعات الـ24 الماضية`, `خلال 24 ساعة`, `آخر 48 ساعة`. */
function recentAt(scan: Scan, at: number): Read<Reading> | undefined {
  const during = hitAt(scan, at, 'link', 'during');
  const lead = during ?? hitAt(scan, at, 'link', 'throughout');
  const latest = hitAt(scan, lead?.to ?? at, 'part', 'end');
  const start = latest?.to ?? lead?.to ?? at;
  const counted = recentUnitAt(scan, start);
  if (counted === undefined) return undefined;
  const { unit, amount, past } = counted.value;
  const enough = past || latest !== undefined || (during !== undefined && unit === 'hour');
  // الساعات الأخيرة من عام 2021 lie where that year ends.
  if (hitAt(scan, counted.to - 1, 'deixis', 'latest') !== undefined && ofWhole(scan, counted.to)) {
    return undefined;
  }
  // خلال ثلاثة أيام without الماضية is how long it took.
  if (!enough || (!past && amount === undefined)) return undefined;
  return {
    value: {
      value: { kind: 'recent', unit, ...(amount === undefined ? {} : { amount }) },
      rule: 'times/recent',
      role: unit === 'hour' ? 'event' : 'period',
    },
    to: counted.to,
  };
}

interface RecentUnit {
  readonly unit: TimeUnit;
  readonly amount?: number;
  readonly past: boolean;
}

function recentUnitAt(scan: Scan, at: number): Read<RecentUnit> | undefined {
  const before = numberAt(scan, at);
  const unit = hitAt(scan, before?.to ?? at, 'unit');
  if (unit === undefined || (before === undefined && unit.value === 1)) return undefined;
  // 25 الشهر الماضي is a day of that month.
  if (unit.value === 1 && isArticled(scan.tokens[before?.to ?? at])) return undefined;
  const after =
    before === undefined ? (numberAt(scan, unit.to) ?? tensAt(scan, unit.to)) : undefined;
  const few = hitAt(scan, after?.to ?? unit.to, 'vague', 'few_after');
  const end = few?.to ?? after?.to ?? unit.to;
  const deixis = deixisAt(scan, end);
  if (hitAt(scan, end, 'deixis', 'next') !== undefined) return undefined;
  const amount = before?.value ?? after?.value ?? (unit.value === 2 ? 2 : undefined);
  return {
    value: {
      unit: unitOf(unit),
      past: deixis?.value === 'last',
      ...(amount === undefined ? {} : { amount }),
    },
    to: deixis?.value === 'last' ? deixis.to : end,
  };
}

/** Whether a year or a month that has these hours or days follows. */
const ofWhole = (scan: Scan, at: number): boolean => {
  const of = hitAt(scan, at, 'link', 'of');
  return of !== undefined && plainTimeAt(scan, of.to, true) !== undefined;
};

/** `الأربع والعشرين` behind its noun. */
function tensAt(scan: Scan, at: number): Read<number> | undefined {
  const ordinal = hitAt(scan, at, 'ordinal');
  if (ordinal === undefined || ordinal.value < 3) return undefined;
  return digitsAt(scan, pastArticle(scan, at), 3) ?? { value: ordinal.value, to: ordinal.to };
}

const SHIFTS: Readonly<Record<string, number>> = { same: 0, following: 1, preceding: -1 };

/** `في اليوم التالي`, `مساء اليوم نفسه`, `ذلك اليوم`, `في الأسبوع ذاته`. */
function sameOrNextAt(scan: Scan, at: number): Read<Reading> | undefined {
  const part = hitAt(scan, at, 'day-part');
  const start = part?.to ?? at;
  const far = hitAt(scan, start, 'demonstrative', 'far');
  const night = hitAt(scan, far?.to ?? start, 'relative-night');
  const unit = hitAt(scan, far?.to ?? start, 'unit') ?? night;
  if (unit === undefined || (night === undefined && unit.value !== 1)) return undefined;
  // وذلك لليوم الرابع تواليا
  if (far !== undefined && unit.prep !== '') return undefined;
  // وذلك يوم السبت: and that on Saturday, not on that day.
  const definite = scan.tokens[far?.to ?? start]?.text.startsWith('ال') === true;
  if (far !== undefined && night === undefined && !definite) return undefined;
  const name = night === undefined ? unitOf(unit) : 'day';
  if (name === 'hour') return undefined;
  const deixis = far === undefined ? hitAt(scan, unit.to, 'deixis') : undefined;
  const shift = far === undefined ? SHIFTS[deixis?.sense ?? ''] : 0;
  if (shift === undefined) return undefined;
  const value: FromEventValue = {
    kind: 'from-event',
    of: 'previous',
    unit: name,
    low: shift,
    high: shift,
  };
  const to = deixis?.to ?? unit.to;
  const weekday = hitAt(scan, scan.tokens[to]?.text === '،' ? to + 1 : to, 'weekday');
  return weekday === undefined || weekday.conj !== '' || name !== 'day'
    ? { value: { value, rule: 'times/from-event' }, to }
    : {
        value: { value: { ...value, weekday: weekday.value }, rule: 'times/from-event' },
        to: weekday.to,
      };
}
