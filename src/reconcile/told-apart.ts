import { actorAffinity } from './actor-affinity.ts';
import { kindAffinity } from './kind-affinity.ts';
import type { LinkableEvent } from './linkable-event.ts';
import { compareNames, distanceKm } from './weigh-place.ts';

/**
 * Whether one report that tells both events says anything by which they are two: another kind, day or
 * place, other parties or numbers. Where it does not, it may have told one occurrence twice.
 */
export function areToldApart(a: LinkableEvent, b: LinkableEvent): boolean {
  return (
    a.event.status !== b.event.status ||
    kindAffinity(a.event.kind, b.event.kind) < 0 ||
    haveOtherTimes(a, b) ||
    haveOtherPlaces(a, b) ||
    haveOtherParties(a, b) ||
    haveOtherNumbers(a, b)
  );
}

const haveOtherTimes = (a: LinkableEvent, b: LinkableEvent): boolean =>
  a.from !== null &&
  a.to !== null &&
  b.from !== null &&
  b.to !== null &&
  (a.from > b.to || b.from > a.to);

function haveOtherPlaces(a: LinkableEvent, b: LinkableEvent): boolean {
  const { lat, lon } = a.event.where;
  const km = distanceKm(lat, lon, b.event.where.lat, b.event.where.lon);
  return Number.isNaN(km) ? compareNames(a, b) === 'different' : km > a.accuracyKm + b.accuracyKm;
}

/** Whether none of those whom one was done by, or to, goes with any of the other. */
function haveOtherParties(a: LinkableEvent, b: LinkableEvent): boolean {
  return (['initiator', 'target'] as const).some((role) => {
    const [x, y] = [a, b].map(({ event }) => event.who.filter((who) => who.role === role));
    if (x === undefined || y === undefined || x.length === 0 || y.length === 0) return false;
    return x.every(({ id }) => y.every((other) => actorAffinity(id, other.id) < 0));
  });
}

function haveOtherNumbers(a: LinkableEvent, b: LinkableEvent): boolean {
  return [...a.tolls].some(([what, { total }]) => {
    const other = b.tolls.get(what)?.total ?? null;
    return total !== null && other !== null && total !== other;
  });
}
