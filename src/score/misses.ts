import { compareFields } from './compare-fields.ts';
import { pairEvents } from './pair-events.ts';
import type { ScoredReport } from './scored-report.ts';

/** How the events of one kind fare. */
export interface KindMisses {
  /** Events in the gold. */
  readonly gold: number;
  /** Those that were found. */
  readonly found: number;
  /** Coded events of this kind that no gold event is paired with. */
  readonly invented: number;
  /** Found events that are wrong in a field, by field. */
  readonly wrong: Readonly<Record<string, number>>;
}

interface Counting {
  gold: number;
  found: number;
  invented: number;
  readonly wrong: Record<string, number>;
}

/** Where the coding of a gold set goes wrong, by the kind of the event; kinds in alphabetical order. */
export function countMisses(
  gold: readonly ScoredReport[],
  codedById: ReadonlyMap<string, ScoredReport>,
): Readonly<Record<string, KindMisses>> {
  const kinds = new Map<string, Counting>();
  const of = (kind: string): Counting => {
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const fresh: Counting = { gold: 0, found: 0, invented: 0, wrong: {} };
    kinds.set(kind, fresh);
    return fresh;
  };
  for (const { report, events } of gold) {
    const coded = (codedById.get(report.id)?.events ?? []).filter(
      ({ status }) => status !== 'planned',
    );
    const pairs = pairEvents(events, coded);
    for (const event of events) if (event.optional !== true) of(event.kind).gold++;
    for (const [i, j] of pairs) {
      const [wanted, given] = [events[i], coded[j]];
      if (wanted === undefined || given === undefined || wanted.optional === true) continue;
      const counting = of(wanted.kind);
      counting.found++;
      for (const [field, right] of Object.entries(compareFields(wanted, given))) {
        if (right === false) counting.wrong[field] = (counting.wrong[field] ?? 0) + 1;
      }
    }
    const paired = new Set(pairs.map(([, j]) => j));
    coded.forEach(({ kind }, j) => {
      if (!paired.has(j)) of(kind).invented++;
    });
  }
  return Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
}
