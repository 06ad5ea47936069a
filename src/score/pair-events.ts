import { countShared, outcomeKeys, relateTimes, shareWord, whoKeys } from './compare-fields.ts';
import type { ScoredEvent } from './scored-report.ts';

/** A gold event and the coded event that tells the same occurrence, by their places in the lists. */
export type EventPair = readonly [gold: number, coded: number];

/** Below this two events are not held for the same occurrence. */
const LEAST_SIMILARITY = 3.5;
/** Coded events that are tried for one gold event, the most similar first. */
const MAX_CANDIDATES = 6;
/** Steps of the search, so that a report with dozens of like events ends in time. */
const MAX_STEPS = 200_000;

const KIND_GROUPS: readonly (readonly string[])[] = [
  ['attack', 'assassination', 'killing', 'clash'],
  ['ied', 'car-bomb', 'suicide-attack', 'grenade'],
  ['shelling', 'air-strike'],
  ['security-operation', 'weapons-find'],
  ['release', 'transfer'],
  ['protest', 'riot'],
];

const TIME_POINTS = { equal: 2, near: 1.5, unknown: 1, open: 0, apart: -2 } as const;

/** Pairs gold with coded events one to one, so that the sum of their similarities is greatest. */
export function pairEvents(
  gold: readonly ScoredEvent[],
  coded: readonly ScoredEvent[],
): readonly EventPair[] {
  const candidates = gold.map((event) =>
    coded
      .map((other, i) => ({ i, similarity: compareSimilarity(event, other) }))
      .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, MAX_CANDIDATES),
  );
  // The most that gold events from i on can still add: what cannot win is not searched.
  const reach = candidates.map(() => 0);
  for (let i = candidates.length - 1; i >= 0; i--) {
    reach[i] = (candidates[i]?.[0]?.similarity ?? 0) + (reach[i + 1] ?? 0);
  }
  let best: readonly EventPair[] = [];
  let bestSum = -1;
  let steps = MAX_STEPS;
  const search = (i: number, pairs: readonly EventPair[], sum: number): void => {
    if (steps-- < 0 || sum + (reach[i] ?? 0) <= bestSum) return;
    if (i === gold.length) {
      best = pairs;
      bestSum = sum;
      return;
    }
    for (const { i: j, similarity } of candidates[i] ?? []) {
      if (pairs.every((pair) => pair[1] !== j)) search(i + 1, [...pairs, [i, j]], sum + similarity);
    }
    search(i + 1, pairs, sum);
  };
  search(0, [], 0);
  return best;
}

/** How much two events have in common; events of unlike kinds are never the same. */
export function compareSimilarity(gold: ScoredEvent, coded: ScoredEvent): number {
  if (groupOf(gold.kind) !== groupOf(coded.kind)) return Number.NEGATIVE_INFINITY;
  return (
    (gold.kind === coded.kind ? 2 : 1) +
    TIME_POINTS[relateTimes(gold.when, coded.when)] +
    governoratePoints(gold.where?.admin1 ?? '', coded.where?.admin1 ?? '') +
    (shareWord(gold.where?.name, coded.where?.name) ? 1 : 0) +
    outcomePoints(outcomeKeys(gold), outcomeKeys(coded)) +
    countShared(whoKeys(gold), whoKeys(coded)) / Math.max(1, whoKeys(gold).length)
  );
}

function governoratePoints(gold: string, coded: string): number {
  if (gold !== '' && coded !== '') return gold === coded ? 2 : -3;
  return gold === coded ? 1 : 0;
}

function outcomePoints(gold: readonly string[], coded: readonly string[]): number {
  const most = Math.max(gold.length, coded.length);
  return most === 0 ? 1 : (3 * countShared(gold, coded)) / most - 0.5;
}

function groupOf(kind: string): string {
  return KIND_GROUPS.find((group) => group.includes(kind))?.[0] ?? kind;
}
