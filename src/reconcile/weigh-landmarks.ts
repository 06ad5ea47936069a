import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** One occurrence is seldom told at two places of a town, but a road and the square on it are one place. */
const APART = -1.5;
const TOGETHER = 0.8;

/** Weighs the landmarks that two events name: markets, squares, streets. They tell more than the town. */
export function weighLandmarks(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  if (a.landmarks.length === 0 || b.landmarks.length === 0) return 0;
  const shared = a.landmarks.find((name) => b.landmarks.includes(name));
  const weight = shared === undefined ? APART : TOGETHER;
  note?.('landmark', weight, () =>
    shared === undefined
      ? [`${a.landmarks.join(', ')} | ${b.landmarks.join(', ')}`, 'They name other landmarks.']
      : [shared, 'They name the same landmark.'],
  );
  return weight;
}
