import type { CollectionContext } from './collection-context.ts';
import type { LinkReason, Note, PairScore } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';
import { weighCounts } from './weigh-counts.ts';
import { weighCrowd } from './weigh-crowd.ts';
import { weighKind } from './weigh-kind.ts';
import { weighLandmarks } from './weigh-landmarks.ts';
import { weighPlace } from './weigh-place.ts';
import { weighRole } from './weigh-role.ts';
import { weighTime } from './weigh-time.ts';
import { weighWords } from './weigh-words.ts';

/** From this score on two events are held for one occurrence, where their clusters agree. */
export const LINK_SCORE = 3;

/** How well two events of different reports go together; the order of the two makes no difference. */
export function scorePair(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
): number {
  return a.key <= b.key
    ? comparePair(a, b, collection, undefined)
    : comparePair(b, a, collection, undefined);
}

/** The score of a pair with every reason for and against, the weightiest first. */
export function explainPair(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
): PairScore {
  const reasons: LinkReason[] = [];
  const [first, second] = a.key <= b.key ? [a, b] : [b, a];
  const score = comparePair(first, second, collection, (feature, weight, say) => {
    const [value, text] = say();
    reasons.push({ feature, value, weight: rounded(weight), text });
  });
  reasons.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  return { score: rounded(score), reasons };
}

const rounded = (weight: number): number => Math.round(weight * 100) / 100;

function comparePair(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  const time = weighTime(a, b, note);
  if (time <= VETO) return time;
  const place = weighPlace(a, b, note);
  if (place + time <= VETO) return place + time;
  // What can tell one occurrence from another of the same sort.
  const telling =
    weighCounts(a, b, note) + weighWords(a, b, collection, note) + weighTies(a, b, note);
  return (
    time +
    place +
    weighCrowd(a, b, collection, note) +
    weighLandmarks(a, b, note) +
    weighKind(a, b, note) +
    weighRole(a, b, 'initiator', note) +
    weighRole(a, b, 'target', note) +
    telling +
    weighOpenness(a, b, telling, note) +
    weighVagueness(time, place, note)
  );
}

/** An unknown time links only on strong other evidence, not on place, kind and actors alone. */
function weighOpenness(
  a: LinkableEvent,
  b: LinkableEvent,
  telling: number,
  note: Note | undefined,
): number {
  const tied = a.published !== null && b.published !== null;
  if ((a.from !== null && b.from !== null) || tied || telling >= LEAST_TELLING) return 0;
  note?.('openness', OPENNESS, () => ['?', 'A time is not known, and nothing else is telling.']);
  return OPENNESS;
}

/** Where neither the time nor the place is told closely, much else agrees by accident. */
function weighVagueness(time: number, place: number, note: Note | undefined): number {
  if (time >= CLOSE || place >= CLOSE || time < 0) return 0;
  note?.('openness', VAGUENESS, () => ['?', 'Neither the time nor the place is told closely.']);
  return VAGUENESS;
}

const CLOSE = 0.6;
const VAGUENESS = -1;
const LEAST_TELLING = 1;
const OPENNESS = -1;

/** Nothing can make up for this much against; the rest is not compared. */
const VETO = -6;

/** Weighs what ties the reports of two events themselves: a name of an operation, a copy, an origin. */
function weighTies(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  let total = 0;
  const operation = a.operations.find((name) => b.operations.includes(name));
  if (operation !== undefined) {
    total += 2;
    note?.('operation', 2, () => [operation, 'The same name of an operation.']);
  }
  if (a.copyGroup !== null && a.copyGroup === b.copyGroup) {
    total += 1.5;
    note?.('copy', 1.5, () => [a.copyGroup ?? '', 'Their reports copy one another.']);
  }
  const [origin, other] = [a.event.accordingTo[0], b.event.accordingTo[0]];
  if (origin !== undefined && origin.name === other?.name && SPEAKS.has(origin.kind)) {
    total += 0.4;
    note?.('origin', 0.4, () => [origin.name, 'The same origin tells both.']);
  }
  return total;
}

/** Outlets and unnamed sources tell of so much that sharing one says nothing. */
const SPEAKS: ReadonlySet<string> = new Set(['person', 'organization', 'document']);
