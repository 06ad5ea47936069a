import type { Evidence, When } from '../model/coded-report.ts';
import { DAY_MS } from '../resolve/times/days.ts';
import { type Draft, isNear } from './assemble.ts';
import { isLead, type ResolvedPiece } from './resolved-piece.ts';

/** What the time of an event is chosen against. */
interface TimeContext {
  /** Day of publication, ISO. */
  readonly published: string | undefined;
}

const TIME_RANK: Readonly<Record<When['precision'], number>> = {
  day: 6,
  span: 5,
  about: 4,
  week: 3,
  month: 2,
  year: 1,
  unknown: 0,
};
const UNKNOWN_TIME: When = { from: null, to: null, precision: 'unknown' };

/** When an event was: its own finest time, that of what it goes on from, or the day of the announcement. */
export function chooseTime(
  pieces: readonly ResolvedPiece[],
  context: TimeContext,
  before: readonly Draft[],
  evidence: Evidence[],
): When {
  const best = bestTime(withoutLongAgo(pieces, context.published));
  if (best?.when != null && best.time !== null) {
    evidence.push({
      field: 'when',
      start: best.time.span.start,
      end: best.time.span.end,
      rule: best.time.rule,
    });
    return best.when;
  }
  const [first] = pieces;
  const background = pieces.every(
    ({ opening, aftermath }) => opening === 'background' && !aftermath,
  );
  if (first === undefined || background) return UNKNOWN_TIME;
  const goesOn = (draft: Draft): boolean => context.published === undefined || isNear(draft, first);
  const previous = before.findLast(
    (draft) =>
      goesOn(draft) &&
      draft.pieces.some(({ opening }) => opening !== 'background') &&
      isRecent(bestTime(draft.pieces)?.when, context.published),
  );
  const inherited = previous === undefined ? undefined : bestTime(previous.pieces);
  if (inherited?.when != null && inherited.time !== null) {
    const { start, end } = inherited.time.span;
    evidence.push({ field: 'when', start, end, rule: 'times/inherited' });
    return {
      ...inherited.when,
      precision: inherited.when.precision === 'day' ? 'about' : inherited.when.precision,
    };
  }
  if (context.published === undefined) return UNKNOWN_TIME;
  // Told as news without a day of its own: the day of the announcement.
  return { from: context.published, to: context.published, precision: 'about' };
}

/** What is told as news of no day of its own is not of the day of what was long before. */
const LONGEST_AGO = 100;

function isRecent(when: When | null | undefined, published: string | undefined): boolean {
  if (when?.to == null) return false;
  if (published === undefined) return true;
  return (Date.parse(published) - Date.parse(when.to)) / DAY_MS <= LONGEST_AGO;
}

/**
 * The pieces of news without those of what was years before it: `غارة على دراجة … وكان المستهدف فقد ساقه
 * قبل سبع سنوات`.
 */
function withoutLongAgo(
  pieces: readonly ResolvedPiece[],
  published: string | undefined,
): readonly ResolvedPiece[] {
  if (published === undefined || !pieces.some((piece) => isLead(piece) && piece.when === null)) {
    return pieces;
  }
  const year = `${Number(published.slice(0, 4)) - 1}${published.slice(4)}`;
  return pieces.filter(
    ({ when }) => when?.precision !== 'about' || when.to === null || when.to >= year,
  );
}

/** The day of an announcement is less than any time of the event but its year. */
const timeRank = ({ when, announced }: ResolvedPiece): number =>
  announced ? TIME_RANK.year + 0.5 : TIME_RANK[when?.precision ?? 'unknown'];

/** The piece with the finest time of its own. */
function bestTime(pieces: readonly ResolvedPiece[]): ResolvedPiece | undefined {
  const timed = pieces.filter(({ when }) => when !== null && when.from !== null);
  const best = timed.toSorted((a, b) => timeRank(b) - timeRank(a))[0];
  return best === undefined ? undefined : (timed.find((piece) => lasts(piece, best)) ?? best);
}

/** Kinds that may go on for days. */
const LASTING = new Set<ResolvedPiece['kind']>(['security-operation', 'clash', 'riot', 'protest']);

/** `حملة بين 3 و9 شباط … وفي اليوم الثالث`: what is told to have lasted, told before one of its days. */
const lasts = (piece: ResolvedPiece, { when: day, position }: ResolvedPiece): boolean =>
  piece.when?.precision === 'span' &&
  LASTING.has(piece.kind) &&
  piece.happening &&
  !piece.announced &&
  piece.position.sentence < position.sentence &&
  day?.precision === 'day' &&
  (piece.when.from ?? '') <= (day.from ?? '') &&
  (piece.when.to ?? '') >= (day.to ?? '');
