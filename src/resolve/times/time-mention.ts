import type { Span } from '../../text/span.ts';

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** Where a named time lies against the day of publication: آب الماضي, هذا العام, الجمعة المقبل. */
export type Deixis = 'last' | 'last-but-one' | 'current' | 'next' | 'same';

export type TimePart =
  | 'begin'
  | 'middle'
  | 'end'
  | 'first-half'
  | 'second-half'
  | 'first-quarter'
  | 'second-quarter'
  | 'third-quarter'
  | 'last-quarter';

/** A day and a month, perhaps with what else the text tells of the same day. */
export interface DateValue {
  readonly kind: 'date';
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly deixis?: Deixis;
  /** Years from the year of publication: `من العام الماضي` is -1. */
  readonly yearOffset?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  /** Days from publication told beside the date: `اليوم الاثنين 17 تشرين الثاني`. */
  readonly offset?: number;
  /** Whether day and month are digits that could be meant in the other order. */
  readonly swappable?: boolean;
}

export interface DayOffsetValue {
  readonly kind: 'day-offset';
  /** Days from the day of publication: -1 is yesterday. */
  readonly offset: number;
  readonly weekday?: number;
  /** A night, which may reach into the day after it. */
  readonly night?: boolean;
}

export interface WeekdayValue {
  readonly kind: 'weekday';
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly deixis?: Deixis;
}

/** A day of a month that is only pointed at: `الرابع من الشهر الجاري`. */
export interface DayOfMonthValue {
  readonly kind: 'day-of-month';
  readonly day: number;
  readonly deixis: Deixis;
  readonly weekday?: number;
}

export interface MonthValue {
  readonly kind: 'month';
  readonly month: number;
  readonly year?: number;
  readonly deixis?: Deixis;
  /** Years from the year of publication: `من العام الماضي` is -1. */
  readonly yearOffset?: number;
}

export interface YearValue {
  readonly kind: 'year';
  readonly year: number;
  /** Whether the text calls it the year of writing: `العام الجاري 2025`. */
  readonly current?: boolean;
}

/** `صيف 2024`, `الشتاء الماضي`: a season by its first month; winter belongs to the year it ends in. */
export interface SeasonValue {
  readonly kind: 'season';
  readonly month: number;
  readonly year?: number;
  /** Years from the year of publication. */
  readonly yearOffset?: number;
}

/** The week, month or year that is pointed at: `الأسبوع الماضي`, `العام الجاري`. */
export interface PointedValue {
  readonly kind: 'pointed';
  readonly unit: TimeUnit;
  readonly deixis: Deixis;
}

export interface PartValue {
  readonly kind: 'part';
  readonly part: TimePart;
  readonly of: MonthValue | YearValue | PointedValue;
}

/** `قبل ثلاثة أيام`: a distance back from publication; `low` and `high` in units, inclusive. */
export interface AgoValue {
  readonly kind: 'ago';
  readonly unit: TimeUnit;
  readonly low: number;
  readonly high: number;
  readonly approx: boolean;
}

/** `خلال الأيام الثلاثة الماضية`: the stretch that ends with the day of publication. */
export interface RecentValue {
  readonly kind: 'recent';
  readonly unit: TimeUnit;
  /** In units; undefined where the text tells no number. */
  readonly amount?: number;
}

export interface HijriValue {
  readonly kind: 'hijri';
  readonly day?: number;
  readonly month: number;
  readonly year?: number;
  readonly deixis?: Deixis;
  readonly weekday?: number;
}

/** From one time to another, both included. */
export interface RangeValue {
  readonly kind: 'range';
  readonly first: TimeValue;
  readonly last: TimeValue;
}

/** From a time until the day of publication. */
export interface SinceValue {
  readonly kind: 'since';
  readonly start: TimeValue;
}

/**
 * A distance between two events of the report. `previous`: of this one from the one told before it
 * (`في اليوم التالي`, `بعد يومين`, `قبل ذلك بيوم`). `following`: of the one that is named behind the words
 * from this one (`بعد يومين من الهجوم`: the attack lies two days back).
 */
export interface FromEventValue {
  readonly kind: 'from-event';
  readonly of: 'previous' | 'following';
  readonly unit: TimeUnit;
  /** In units, inclusive; negative is earlier. */
  readonly low: number;
  readonly high: number;
  readonly weekday?: number;
  /** Whether it counts from the first day of the other event: `في اليوم السادس للحملة`. */
  readonly fromStart?: boolean;
}

/** Words of time that give no day: an age, a duration, a clock time. */
export interface NoDateValue {
  readonly kind: 'none';
}

/** What a time expression says, before it is held against a day of publication. */
export type TimeValue =
  | DateValue
  | DayOffsetValue
  | WeekdayValue
  | DayOfMonthValue
  | MonthValue
  | YearValue
  | SeasonValue
  | PointedValue
  | PartValue
  | AgoValue
  | RecentValue
  | HijriValue
  | RangeValue
  | SinceValue
  | FromEventValue
  | NoDateValue;

/**
 * What a time is told for.
 * `event`: when something happened. `period`: a stretch that is counted over. `statement`: when someone
 * spoke. `habit`: since when or how often something is usual. `anniversary`: a day remembered.
 * `reference`: part of the name of an agreement, a war, a decree. `planned`: lies ahead.
 * `age`, `duration`, `clock`: no date.
 */
export type TimeRole =
  | 'event'
  | 'period'
  | 'statement'
  | 'habit'
  | 'anniversary'
  | 'reference'
  | 'planned'
  | 'age'
  | 'duration'
  | 'clock';

/** A time expression of a report. */
export interface TimeMention {
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Where it stands in the raw text. */
  readonly span: Span;
  readonly value: TimeValue;
  /** The construction that read it, e.g. `times/day-month`. */
  readonly rule: string;
  readonly role: TimeRole;
}

/** Whether a mention can give an event a date, whatever its role. */
export const isDated = ({ value }: TimeMention): boolean => value.kind !== 'none';
