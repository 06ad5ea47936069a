import { proposePairs } from './candidates.ts';
import { type CollectionContext, readCollection } from './collection-context.ts';
import { hexName } from './hash.ts';
import type { LinkableEvent } from './linkable-event.ts';
import { LINK_SCORE, scorePair } from './score-pair.ts';
import { areToldApart } from './told-apart.ts';

/** What a person says of two events; it binds. */
export interface Judgement {
  /** Keys of the two events. */
  readonly a: string;
  readonly b: string;
  /** `unsure` keeps the two apart as `different` does, but says nothing about them. */
  readonly verdict: 'same' | 'different' | 'unsure';
}

/** A judgement that could not be followed, because a later one says otherwise. */
export interface JudgementConflict {
  readonly judgement: Judgement;
  readonly reason: string;
}

export interface ClusterOptions {
  /** In the order in which they were given: a later one goes before an earlier one. */
  readonly judgements?: readonly Judgement[];
  /** Incident ids that events already have. */
  readonly existing?: ReadonlyMap<string, string>;
  /**
   * `names`: cluster anew, and keep an id where most of its events stay together (after recoding).
   * `clusters`: events that share an id stay together, and new ones join them (adding reports).
   */
  readonly keep?: 'names' | 'clusters';
  /** What the whole collection is like, where the events are only a part of it. */
  readonly collection?: CollectionContext;
}

export interface Clustering {
  /** The incident of every event, by key. An event that nothing joins is an incident of its own. */
  readonly incidents: ReadonlyMap<string, string>;
  /** The links that made the incidents, the strongest first. */
  readonly links: readonly Link[];
  readonly conflicts: readonly JudgementConflict[];
  readonly candidatePairs: number;
  readonly skippedBlocks: number;
}

/** One accepted link between two events. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly by: 'score' | 'judgement' | 'existing';
}

/** Events of a cluster that stand for it where it is compared with another. */
const REPRESENTATIVES = 8;
/** Two clusters join where the better half of the scores between them reaches this in the mean … */
const LEAST_MEAN = 0.9 * LINK_SCORE;
/** … and no two of their events contradict each other by more than this. */
const WORST_PAIR = -2;
/** What the mean must reach where a report has an event in either and does not tell the two apart. */
const LEAST_MEAN_OF_RETOLD = 1.5 * LINK_SCORE;

/**
 * Groups events into incidents. Pairs join from the strongest down, and only where the two clusters as
 * wholes agree, so that a chain of weak links cannot tie two incidents together. Two events of one
 * report never join, nor do events that a person has told apart. Where a report has an event in either
 * of two clusters but tells nothing that parts the two, it has told one occurrence twice: the clusters
 * join by their other reports, and its worse event stays alone. The result does not depend on the order
 * of `events`.
 */
export function clusterEvents(
  events: readonly LinkableEvent[],
  options: ClusterOptions = {},
): Clustering {
  const sorted = [...events].sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
  const collection = options.collection ?? readCollection(sorted);
  const scored: ScoredPair[] = [];
  const { pairs, skippedBlocks } = proposePairs(sorted, collection, (i, j) => {
    const [a, b] = [sorted[i], sorted[j]];
    if (a === undefined || b === undefined) return;
    const score = scorePair(a, b, collection);
    if (score >= LINK_SCORE) scored.push({ i: j, j: i, score });
  });
  scored.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);

  const clusters = openClusters(sorted, collection);
  const conflicts = followJudgements(clusters, sorted, options.judgements ?? []);
  const keep = options.keep ?? 'names';
  if (keep === 'clusters') joinExisting(clusters, sorted, options.existing ?? new Map());
  for (const { i, j, score } of scored) clusters.joinByScore(i, j, score);
  return {
    incidents: nameClusters(sorted, clusters.membersByCluster(), options.existing ?? new Map()),
    links: clusters.links(),
    conflicts,
    candidatePairs: pairs,
    skippedBlocks,
  };
}

interface ScoredPair {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

interface Clusters {
  readonly links: () => readonly Link[];
  readonly joinByScore: (i: number, j: number, score: number) => void;
  /** Joins without looking at scores; false where something forbids it. */
  readonly join: (i: number, j: number, by: Link['by']) => boolean;
  readonly forbid: (i: number, j: number) => boolean;
  readonly membersByCluster: () => readonly (readonly number[])[];
}

function openClusters(events: readonly LinkableEvent[], collection: CollectionContext): Clusters {
  const clusterOf = Int32Array.from(events, (_, i) => i);
  const judged = clusterOf.slice();
  const members: number[][] = events.map((_, i) => [i]);
  const forbidden = new Map<number, Set<number>>();
  /** Events that a person has put where they are. */
  const bound = new Set<number>();
  const links: (Link & { readonly i: number; readonly j: number })[] = [];
  const tied: number[][] = events.map(() => []);
  const refused = new Set<string>();

  const inCluster = (i: number): number => clusterOf[i] ?? i;
  const membersOf = (cluster: number): readonly number[] => members[cluster] ?? [];
  const reportOf = (i: number): string | undefined => events[i]?.report;
  const score = (i: number, j: number): number => {
    const [a, b] = [events[i], events[j]];
    return a === undefined || b === undefined
      ? Number.NEGATIVE_INFINITY
      : scorePair(a, b, collection);
  };
  const uniteJudged = (i: number, j: number): void => {
    const [from, to] = [judged[i] ?? i, judged[j] ?? j];
    for (const [k, unit] of judged.entries()) if (unit === from) judged[k] = to;
  };
  const isForbidden = (x: number, y: number): boolean =>
    membersOf(x).some((i) => {
      const apart = forbidden.get(i);
      return apart !== undefined && membersOf(y).some((j) => apart.has(j));
    });
  /** The events of reports that have one in either cluster, in pairs. */
  const doublesOf = (x: number, y: number): readonly (readonly [number, number])[] => {
    const [few, many] = membersOf(x).length <= membersOf(y).length ? [x, y] : [y, x];
    const byReport = new Map(membersOf(few).map((i) => [reportOf(i), i]));
    return membersOf(many).flatMap((j) => {
      const i = byReport.get(reportOf(j));
      return i === undefined ? [] : [[i, j] as const];
    });
  };
  /** Events that a person holds for one are compared as one, by the best score that any of them has. */
  const unitsOf = (list: readonly number[]): readonly (readonly number[])[] => {
    const units = new Map<number, number[]>();
    for (const i of list) {
      const unit = judged[i] ?? i;
      const known = units.get(unit);
      if (known !== undefined) known.push(i);
      else if (units.size < REPRESENTATIVES) units.set(unit, [i]);
    }
    return [...units.values()];
  };
  const bestScore = (few: readonly number[], many: readonly number[]): number =>
    Math.max(...few.flatMap((i) => many.map((j) => score(i, j))));
  const cohere = (x: readonly number[], y: readonly number[], leastMean: number): boolean => {
    const [few, many] = [unitsOf(x), unitsOf(y)];
    const scores: number[] = [];
    for (const unit of few) {
      for (const other of many) {
        const best = bestScore(unit, other);
        if (best < WORST_PAIR) return false;
        scores.push(best);
      }
    }
    const better = scores.sort((p, q) => q - p).slice(0, Math.ceil(scores.length / 2));
    return better.reduce((sum, one) => sum + one, 0) >= leastMean * better.length;
  };
  const merge = (x: number, y: number): void => {
    // The larger cluster keeps its number; its members, the first joined first, stand for the whole.
    const [whole, other] = membersOf(x).length >= membersOf(y).length ? [x, y] : [y, x];
    for (const i of membersOf(other)) clusterOf[i] = whole;
    members[whole]?.push(...membersOf(other));
    members[other] = [];
  };
  const record = (i: number, j: number, score: number, by: Link['by']): void => {
    links.push({ i, j, a: events[i]?.key ?? '', b: events[j]?.key ?? '', score, by });
    tied[i]?.push(j);
    tied[j]?.push(i);
  };
  const recordBest = (few: readonly number[], many: readonly number[]): void => {
    const pairs = few.flatMap((i) => many.map((j) => ({ i, j, score: score(i, j) })));
    const [first, ...others] = pairs.filter(({ i, j }) => i !== j);
    if (first === undefined) return;
    const best = others.reduce((p, q) => (q.score > p.score ? q : p), first);
    record(best.i, best.j, best.score, 'score');
  };
  /** Takes an event out of its cluster. Those that it alone tied to the others are tied to the best. */
  const expel = (i: number): void => {
    const cluster = inCluster(i);
    const rest = membersOf(cluster).filter((other) => other !== i);
    members[cluster] = rest;
    clusterOf[i] = members.push([i]) - 1;
    for (const other of rest) {
      const isTied = tied[other]?.some((one) => inCluster(one) === cluster);
      if (isTied !== true) recordBest([other], rest);
    }
  };
  /** Joins two clusters of which a report or two tell twice; see `clusterEvents`. */
  const joinRetold = (
    x: number,
    y: number,
    doubles: readonly (readonly [number, number])[],
  ): boolean => {
    const retold = new Set(doubles.flat());
    const own = membersOf(x).filter((i) => !retold.has(i));
    const other = membersOf(y).filter((i) => !retold.has(i));
    if (doubles.length > Math.min(own.length, other.length)) return false;
    const areTwo = ([i, j]: readonly [number, number]): boolean => {
      const [a, b] = [events[i], events[j]];
      return (
        bound.has(i) || bound.has(j) || a === undefined || b === undefined || areToldApart(a, b)
      );
    };
    if (doubles.some(areTwo) || !cohere(own, other, LEAST_MEAN_OF_RETOLD)) return false;
    // The dead first: an incident should not lose them to a telling that leaves them out.
    const fullness = (i: number): number => {
      const tolls = events[i]?.tolls;
      return (tolls?.size ?? 0) + (tolls?.has('killed') === true ? 2 : 0);
    };
    const nearness = (i: number): number =>
      [...own, ...other].reduce((sum, k) => sum + score(i, k), 0);
    for (const [i, j] of doubles) {
      const by = fullness(i) - fullness(j) || nearness(i) - nearness(j);
      expel(by < 0 ? i : j);
    }
    recordBest(own, other);
    merge(x, y);
    return true;
  };
  return {
    links: () =>
      links
        .filter(({ i, j }) => inCluster(i) === inCluster(j))
        .map(({ a, b, score, by }) => ({ a, b, score, by })),
    joinByScore(i, j, ofPair) {
      const [x, y] = [inCluster(i), inCluster(j)];
      if (x === y) return;
      const attempt = `${x} ${y} ${membersOf(x).length} ${membersOf(y).length}`;
      if (refused.has(attempt)) return;
      const doubles = isForbidden(x, y) ? undefined : doublesOf(x, y);
      if (doubles?.length === 0 && cohere(membersOf(x), membersOf(y), LEAST_MEAN)) {
        merge(x, y);
        record(i, j, ofPair, 'score');
        return;
      }
      const areRetold = doubles !== undefined && doubles.length > 0;
      if (!areRetold || !joinRetold(x, y, doubles)) refused.add(attempt);
    },
    join(i, j, by) {
      const [x, y] = [inCluster(i), inCluster(j)];
      if (x === y) {
        if (by === 'judgement') uniteJudged(i, j);
        return true;
      }
      if (isForbidden(x, y)) return false;
      if (by === 'judgement') {
        uniteJudged(i, j);
        bound.add(i).add(j);
      }
      merge(x, y);
      record(i, j, LINK_SCORE, by);
      return true;
    },
    forbid(i, j) {
      if (inCluster(i) === inCluster(j)) return false;
      for (const [from, to] of [
        [i, j],
        [j, i],
      ] as const) {
        const apart = forbidden.get(from);
        if (apart === undefined) forbidden.set(from, new Set([to]));
        else apart.add(to);
      }
      return true;
    },
    membersByCluster: () => members.filter((list) => list.length > 0),
  };
}

/** Follows the latest judgements first, so that of two that contradict each other the later holds. */
function followJudgements(
  clusters: Clusters,
  events: readonly LinkableEvent[],
  judgements: readonly Judgement[],
): readonly JudgementConflict[] {
  const placeOf = new Map(events.map(({ key }, i) => [key, i]));
  const conflicts: JudgementConflict[] = [];
  const judged = new Set<string>();
  for (const judgement of judgements.toReversed()) {
    const [i, j] = [placeOf.get(judgement.a), placeOf.get(judgement.b)];
    if (i === undefined || j === undefined || i === j) continue;
    const pair = i < j ? `${i} ${j}` : `${j} ${i}`;
    // A later judgement of the same pair replaces this one: that is no conflict.
    if (judged.has(pair)) continue;
    judged.add(pair);
    const done =
      judgement.verdict === 'same' ? clusters.join(i, j, 'judgement') : clusters.forbid(i, j);
    if (done) continue;
    conflicts.push({
      judgement,
      reason:
        judgement.verdict === 'same'
          ? 'later judgements tell events of their incidents apart'
          : 'later judgements make them one incident',
    });
  }
  return conflicts;
}

function joinExisting(
  clusters: Clusters,
  events: readonly LinkableEvent[],
  existing: ReadonlyMap<string, string>,
): void {
  const first = new Map<string, number>();
  for (const [i, { key }] of events.entries()) {
    const incident = existing.get(key);
    if (incident === undefined) continue;
    const before = first.get(incident);
    if (before === undefined) first.set(incident, i);
    else clusters.join(before, i, 'existing');
  }
}

/**
 * Names each cluster by the id that most of its events have, else by its earliest event. Of two that
 * have as many the one whose own name it is keeps it, so that undoing a merger gives both back theirs.
 */
function nameClusters(
  events: readonly LinkableEvent[],
  clusters: readonly (readonly number[])[],
  existing: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const earliest = clusters.map((list) => {
    const members = list.flatMap((i) => events[i] ?? []);
    return members.reduce((a, b) => (byPublication(a, b) <= 0 ? a : b)).key;
  });
  const bids: Bid[] = [];
  for (const [cluster, list] of clusters.entries()) {
    const votes = new Map<string, number>();
    for (const i of list) {
      const id = existing.get(events[i]?.key ?? '');
      if (id !== undefined) votes.set(id, (votes.get(id) ?? 0) + 1);
    }
    const own = hexName(earliest[cluster] ?? '');
    for (const [id, n] of votes) bids.push({ cluster, id, votes: n, isOwn: id === own });
  }
  bids.sort(
    (x, y) =>
      y.votes - x.votes ||
      Number(y.isOwn) - Number(x.isOwn) ||
      (x.id < y.id ? -1 : x.id > y.id ? 1 : x.cluster - y.cluster),
  );
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { cluster, id } of bids) {
    if (names.has(cluster) || taken.has(id)) continue;
    names.set(cluster, id);
    taken.add(id);
  }
  const incidents = new Map<string, string>();
  for (const [cluster, list] of clusters.entries()) {
    const name = names.get(cluster) ?? freshName(earliest[cluster] ?? '', taken);
    for (const i of list) incidents.set(events[i]?.key ?? '', name);
  }
  return incidents;
}

/** That an id is the one of so many events of a cluster. */
interface Bid {
  readonly cluster: number;
  readonly id: string;
  readonly votes: number;
  /** Whether the cluster would be named so if it were new. */
  readonly isOwn: boolean;
}

function freshName(earliest: string, taken: Set<string>): string {
  let name = hexName(earliest);
  // An event that has left its incident may not take the id that stayed with the others.
  for (let again = 1; taken.has(name); again++) name = hexName(`${earliest} ${again}`);
  taken.add(name);
  return name;
}

const byPublication = (a: LinkableEvent, b: LinkableEvent): number =>
  (a.published ?? Number.POSITIVE_INFINITY) - (b.published ?? Number.POSITIVE_INFINITY) ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
