import type { Count, OutcomeKind } from '../model/coded-report.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent, Toll } from './linkable-event.ts';

/** Weighs how well the numbers of two events go together. */
export function weighCounts(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  let total = 0;
  let shared = 0;
  for (const [what, x] of a.tolls) {
    const y = b.tolls.get(what);
    if (y === undefined) continue;
    shared++;
    const numbers = comparable(x, y);
    if (numbers === undefined) continue;
    const [n, m] = numbers;
    const weight = weighToll(a, b, what, n, m);
    total += weight;
    note?.('counts', weight, () => [
      n === m ? `${n} ${what}` : `${n} | ${m} ${what}`,
      n === m
        ? `The same number ${what}.`
        : `Different numbers ${what}; tolls of one event often differ.`,
    ]);
  }
  if (shared === 0 && a.tolls.size > 0 && b.tolls.size > 0) {
    const apart =
      [...a.tolls.keys()].every(isHarm) === [...b.tolls.keys()].every(isHarm) ? -0.4 : -0.9;
    total += apart;
    note?.('counts', apart, () => [
      `${[...a.tolls.keys()].join(', ')} | ${[...b.tolls.keys()].join(', ')}`,
      'They tell different outcomes.',
    ]);
  }
  return Math.max(-2, total);
}

/** The numbers of one side where they are equal, since one report may leave the other side's out; else all. */
function comparable(x: Toll, y: Toll): readonly [number, number] | undefined {
  for (const [side, n] of x.bySide) if (y.bySide.get(side) === n) return [n, n];
  return x.total === null || y.total === null ? undefined : [x.total, y.total];
}

const isHarm = (what: OutcomeKind): boolean => what === 'killed' || what === 'wounded';

/** An equal number says the more, the larger it is, but a round one may be a guess; an unequal one is weak evidence against. */
function weighToll(
  a: LinkableEvent,
  b: LinkableEvent,
  what: OutcomeKind,
  x: number,
  y: number,
): number {
  if (x === y) return x <= 1 ? 0.3 : Math.min(x % 10 === 0 ? 1.8 : 2.4, 0.4 + 0.55 * Math.log2(x));
  const open = isOpenAt(a, what, y) || isOpenAt(b, what, x);
  const ratio = Math.log2((Math.max(x, y) + 1) / (Math.min(x, y) + 1));
  const against = Math.min(1.5, 0.15 + 0.45 * ratio);
  const others = shareNoSide(a, b, what) ? -0.4 : 0;
  return (open || grows(a, b, x, y) ? -against / 3 : -against) + others;
}

/** Whether the two tell of different sides that suffered it. */
function shareNoSide(a: LinkableEvent, b: LinkableEvent, what: OutcomeKind): boolean {
  const [x, y] = [a.tolls.get(what)?.bySide, b.tolls.get(what)?.bySide];
  return x !== undefined && y !== undefined && [...x.keys()].every((side) => !y.has(side));
}

/** Whether the bounds of an event's own number allow another number. */
function isOpenAt({ event }: LinkableEvent, what: OutcomeKind, n: number): boolean {
  const counts: readonly Count[] = event.outcomes.filter((outcome) => outcome.what === what);
  const [only] = counts;
  if (counts.length !== 1 || only === undefined) return false;
  return (only.low ?? 0) <= n && n <= (only.high ?? Number.POSITIVE_INFINITY);
}

/** Whether the later report has the higher toll, as it is when the dead are counted. */
function grows(a: LinkableEvent, b: LinkableEvent, x: number, y: number): boolean {
  if (a.published === null || b.published === null || a.published === b.published) return false;
  return a.published < b.published ? x < y : y < x;
}
