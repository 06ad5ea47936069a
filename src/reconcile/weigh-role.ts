import type { Participant, Role } from '../model/coded-report.ts';
import { actorAffinity, isNamed } from './actor-affinity.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Weighs how well those in one role of two events go together. */
export function weighRole(
  a: LinkableEvent,
  b: LinkableEvent,
  role: 'initiator' | 'target',
  note: Note | undefined,
): number {
  const [x, y] = [inRole(a, role), inRole(b, role)];
  if (x.length === 0 || y.length === 0) return 0;
  let affinity = bestAffinity(x, y);
  // A clash has two sides, and either may be named first.
  if (affinity < 0 && (a.event.kind === 'clash' || b.event.kind === 'clash')) {
    affinity = Math.max(
      affinity,
      bestAffinity(x, inRole(b, role === 'target' ? 'initiator' : 'target')),
    );
  }
  const unsure = [...x, ...y].some(({ basis }) => basis !== 'stated');
  // Who did it is what reports differ over; whom it hit they mostly agree on.
  const against = role === 'initiator' ? (unsure ? 0.3 : 1.2) : unsure ? 0.8 : 1.6;
  const weight = affinity >= 0 ? affinity * 0.7 : affinity * against;
  if (weight === 0) return 0;
  note?.(role, weight, () => [
    `${idsOf(x)} | ${idsOf(y)}`,
    weight > 0 ? `The ${role}s go together.` : `The ${role}s differ.`,
  ]);
  return weight;
}

const inRole = ({ event }: LinkableEvent, role: Role): readonly Participant[] =>
  event.who.filter((who) => who.role === role || (role === 'initiator' && who.role === 'partner'));

const idsOf = (who: readonly Participant[]): string => who.map(({ id }) => id).join(', ');

/** The mean of the best affinities of the shorter list, so that one odd party does not decide. */
function bestAffinity(x: readonly Participant[], y: readonly Participant[]): number {
  if (x.length === 0 || y.length === 0) return -1;
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  let sum = 0;
  let named = 0;
  for (const { id } of few) {
    if (!isNamed(id) && few.length > 1) continue;
    sum += Math.max(...many.map((other) => actorAffinity(id, other.id)));
    named++;
  }
  return named === 0 ? 0 : sum / named;
}
