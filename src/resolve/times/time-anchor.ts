import { civil, parseIso } from './days.ts';
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
  const years = mentions
    .map(({ value }) => yearOf(value))
    .filter((year) => year !== undefined)
    .filter((year) => year <= civil(parseIso(capture) ?? 0).year);
  return {
    capture,
    latestAbsolute: dates.at(-1),
    latestYear: years.length === 0 ? undefined : Math.max(...years),
  };
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
    // 8 December 2024 to 20 September: the end is fixed by the beginning.
    return first === undefined ? fixedPart(value.last) : isDay(value.last) ? value : undefined;
  }
  if (value.kind === 'hijri')
    return value.year !== undefined && value.day !== undefined ? value : undefined;
  if (value.kind !== 'date') return undefined;
  return value.year !== undefined || value.weekday !== undefined ? value : undefined;
}

const isDay = ({ kind }: TimeValue): boolean => kind === 'date';

function yearOf(value: TimeValue): number | undefined {
  if (value.kind === 'year' || value.kind === 'month') return value.year;
  if (value.kind === 'part') return yearOf(value.of);
  if (value.kind === 'since') return yearOf(value.start);
  if (value.kind === 'range') return yearOf(value.last) ?? yearOf(value.first);
  return undefined;
}
