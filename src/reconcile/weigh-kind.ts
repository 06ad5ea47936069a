import { kindAffinity } from './kind-affinity.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Weighs how well the kinds of two events go together. */
export function weighKind(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [x, y] = [a.event.kind, b.event.kind];
  const affinity = kindAffinity(x, y);
  const weight =
    affinity > 0
      ? affinity * (COMMON_KINDS.has(x) ? 0.7 : 1.4)
      : affinity <= -1
        ? -3
        : affinity * 3;
  note?.('kind', weight, () => [
    x === y ? x : `${x} | ${y}`,
    x === y ? 'The same kind.' : affinity > 0 ? 'Kinds that go together.' : 'Kinds that differ.',
  ]);
  if (a.event.status === b.event.status) return weight;
  note?.('status', -1.5, () => ['happened | foiled', 'One is told as foiled, one as done.']);
  return weight - 1.5;
}

/** So many events have these kinds that sharing one says less. */
const COMMON_KINDS: ReadonlySet<string> = new Set([
  'security-operation',
  'attack',
  'air-strike',
  'shelling',
]);
