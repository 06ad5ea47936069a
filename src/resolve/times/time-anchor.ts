import { parseIso, toIso, weekdayOf } from './days.ts';
import { resolveTime, type TimeAnchor } from './resolve-time.ts';
import type { TimeLexicon } from './time-lexicon.ts';
import type { TimeMention, TimeRole, TimeValue } from './time-mention.ts';

/**
 * What the times of one report are held against: its day of publication where that is known, and else
 * the latest date with a year that the text tells.
 */
export function anchorOf(
  mentions: readonly TimeMention[],
  published: string | undefined,
  lexicon: TimeLexicon,
): TimeAnchor {
  const capture = lexicon.horizon;
  if (published !== undefined) return { published, capture };
  const dates = mentions
    .filter(({ role }) => !ELSEWHEN.has(role))
    .map((mention) => latestOf(mention, capture))
    .filter((date) => date !== undefined)
    .filter((date) => date <= capture)
    .sort();
  return {
    capture,
    latestAbsolute: agreeing(dates.at(-1), mentions),
    currentYear: mentions
      .map(({ value }) => currentYearOf(value))
      .find((year) => year !== undefined),
    monthYears: monthYearsOf(mentions),
  };
}

/** Days by which a date that the text tells may lie before the day it calls today. */
const NEAR_TODAY = 2;

/**
 * The latest date, moved to the weekday that the text calls today (`أمس السبت`); none where that lies
 * further off, since the date is then background and the report of another time.
 */
function agreeing(
  latest: string | undefined,
  mentions: readonly TimeMention[],
): string | undefined {
  const day = latest === undefined ? undefined : parseIso(latest);
  const today = weekdayOfToday(mentions);
  if (day === undefined || today === undefined) return latest;
  const late = (today - weekdayOf(day) + 7) % 7;
  return late > NEAR_TODAY ? undefined : toIso(day + late);
}

/** The weekday that the text calls today, or the day after the one it calls yesterday; 0 is Sunday. */
export function weekdayOfToday(mentions: readonly TimeMention[]): number | undefined {
  for (const { value } of mentions) {
    if (value.kind === 'day-offset' && value.weekday !== undefined) {
      return (((value.weekday - value.offset) % 7) + 7) % 7;
    }
  }
  return undefined;
}

/** Roles of times that say nothing of when the report was written. */
const ELSEWHEN: ReadonlySet<TimeRole> = new Set(['anniversary', 'planned', 'age', 'reference']);

/** The last day of a mention whose year the text fixes by itself. */
function latestOf({ value, ...mention }: TimeMention, capture: string): string | undefined {
  const fixed = fixedPart(value);
  if (fixed === undefined) return undefined;
  return resolveTime({ ...mention, value: fixed }, { capture }).to ?? undefined;
}

function fixedPart(value: TimeValue): TimeValue | undefined {
  if (value.kind === 'since') return fixedPart(value.start);
  if (value.kind === 'range') {
    const first = fixedPart(value.first);
    // 3 November 2024 to 12 August: the end is fixed by the beginning.
    return first === undefined ? fixedPart(value.last) : isDay(value.last) ? value : undefined;
  }
  if (value.kind === 'hijri')
    return value.year !== undefined && value.day !== undefined ? value : undefined;
  if (value.kind !== 'date') return undefined;
  return value.year !== undefined || value.weekday !== undefined ? value : undefined;
}

const isDay = ({ kind }: TimeValue): boolean => kind === 'date';

/** Months that are told with their year, in whatever construction. */
function monthYearsOf(mentions: readonly TimeMention[]): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  const add = (value: TimeValue): void => {
    if (value.kind === 'month' || value.kind === 'date') {
      if (value.year === undefined) return;
      years.set(value.month, Math.max(value.year, years.get(value.month) ?? 0));
    } else if (value.kind === 'part') add(value.of);
    else if (value.kind === 'since') add(value.start);
    else if (value.kind === 'range') {
      add(value.first);
      add(value.last);
    }
  };
  for (const { value } of mentions) add(value);
  return years;
}

function currentYearOf(value: TimeValue): number | undefined {
  if (value.kind === 'year') return value.current === true ? value.year : undefined;
  if (value.kind === 'part') return currentYearOf(value.of);
  if (value.kind === 'since') return currentYearOf(value.start);
  return undefined;
}
