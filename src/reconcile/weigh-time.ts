import type { TimePrecision } from '../model/coded-report.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Days by which a time of this precision may be off at either end. */
const SLACK: Readonly<Record<TimePrecision, number>> = {
  day: 0,
  span: 0,
  about: 3,
  week: 1,
  month: 1,
  year: 1,
  unknown: 0,
};

/** Weighs how well the times of two events go together; a time may be unknown. */
export function weighTime(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  if (a.from === null || a.to === null || b.from === null || b.to === null) {
    return weighOpenTime(a, b, note);
  }
  const gap = Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
  if (gap === 0) {
    const width = Math.max(a.to - a.from, b.to - b.from) + 1;
    const exact = a.event.when.precision === 'day' && b.event.when.precision === 'day';
    const weight = exact || width <= 3 ? 2.5 : width <= 10 ? 1.5 : width <= 31 ? 0.3 : 0;
    note?.('time', weight, () => [
      '0 days',
      exact ? 'The same day.' : `Times within ${width} days overlap.`,
    ]);
    return weight;
  }
  const slack = SLACK[a.event.when.precision] + SLACK[b.event.when.precision];
  const beyond = Math.max(0, gap - slack);
  const weight = beyond === 0 ? 0.3 : (GAP_WEIGHTS[beyond] ?? -10);
  note?.('time', weight, () => [`${gap} days`, `${gap} days apart; ${slack} may be imprecision.`]);
  return weight;
}

/** By days between two times beyond their imprecision. */
const GAP_WEIGHTS: readonly number[] = [0, -0.6, -2.5, -4.5, -6, -8];

/** Where nothing ties a time down, the rest has to be the stronger. */
const OPEN_TIME = -1.3;
/** A report tells what happened lately, more often than not. */
const LATELY = 10;

function weighOpenTime(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [open, dated] = a.from === null ? [a, b] : [b, a];
  if (dated.from === null) {
    if (open.published === null || dated.published === null) {
      note?.('time', OPEN_TIME, () => ['?', 'Neither time is known.']);
      return OPEN_TIME;
    }
    const gap = Math.abs(open.published - dated.published);
    const weight = gap <= 1 ? 0.8 : gap <= LATELY ? 0.2 : gap <= 60 ? -1.5 : -4;
    note?.('time', weight, () => ['?', `Neither time is known; published ${gap} days apart.`]);
    return weight;
  }
  if (open.published === null) {
    note?.('time', OPEN_TIME, () => ['?', 'One of the times is not known.']);
    return OPEN_TIME;
  }
  const since = open.published - dated.from;
  const weight = since < -1 ? -8 : since <= 2 ? 1 : since <= LATELY ? 0.2 : since <= 60 ? -1.5 : -4;
  note?.('time', weight, () => [
    '?',
    `One time is not known; its report came ${since} days after.`,
  ]);
  return weight;
}
