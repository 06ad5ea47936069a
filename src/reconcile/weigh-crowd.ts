import { type CollectionContext, crowdOf, daysAt } from './collection-context.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';
import { compareNames } from './weigh-place.ts';

/**
 * A shared day says the more, the fewer places are told of on it; and a shared place, where a day is not
 * known, the fewer days something is told of it.
 */
export function weighCrowd(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  if (a.from === null || a.to === null || b.from === null || b.to === null) {
    if (compareNames(a, b) === 'open') return 0;
    const days = Math.max(daysAt(a, collection), daysAt(b, collection));
    const weight = Math.max(-1.5, 1 - 0.6 * Math.log(days));
    note?.('crowd', weight, () => [
      `${Math.round(days)} days`,
      `On about ${Math.round(days)} days something is told of the place.`,
    ]);
    return weight;
  }
  if (Math.max(a.from, b.from) > Math.min(a.to, b.to)) return 0;
  if (Math.max(a.to - a.from, b.to - b.from) > LONGEST_SPAN) return 0;
  const everywhere = a.event.where.admin1 === null || a.event.where.admin1 !== b.event.where.admin1;
  const crowd = Math.max(crowdOf(a, collection, everywhere), crowdOf(b, collection, everywhere));
  const weight = Math.max(-1.2, 1.5 - 0.75 * Math.log(1 + crowd));
  note?.('crowd', weight, () => [
    `${Math.round(crowd)} places`,
    `About ${Math.round(crowd)} places of the ${everywhere ? 'collection' : 'governorate'} are told of on that day.`,
  ]);
  return weight;
}

/** Longer spans share no day. */
const LONGEST_SPAN = 10;
