import { anchorTime } from '../resolve/times/resolve-time.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { Scene } from './scene.ts';

/** A day that a report has told, by the token at which it told it. */
interface ToldDay {
  readonly at: number;
  readonly sentence: number;
  readonly day: string;
}

/** `في اليوم التالي`, `بعد يومين`, `في اليوم السادس للحملة`: times that count from what was told before. */
export function withEventTimes(
  pieces: readonly ResolvedPiece[],
  scene: Scene,
): readonly ResolvedPiece[] {
  if (!pieces.some(({ time }) => time?.value.kind === 'from-event')) return pieces;
  const named = namedDays(scene);
  let last: ToldDay | undefined;
  let start: string | undefined;
  let vague: ResolvedPiece['when'] = null;
  return pieces.map((piece) => {
    const { time, position } = piece;
    const when =
      time?.value.kind === 'from-event' && isRelative(piece)
        ? (fromTold(
            time,
            scene,
            time.value.fromStart === true ? start : nearest(last, named, piece),
          ) ?? fromVague(time, scene, vague))
        : piece.when;
    if (when?.from != null && when.precision === 'about') vague = when;
    if (when?.from != null && (when.precision === 'day' || when.precision === 'span')) {
      start = when.from;
      if (when.precision === 'day')
        last = {
          at: time?.from ?? position.clause.from,
          sentence: position.sentence,
          day: when.from,
        };
    }
    return when === null || when.from === null ? piece : { ...piece, when };
  });
}

/** وجاء الهجوم بعد يوم واحد من مقتل …: a day before the deed that is told first, not before the report. */
function isRelative({ when, time, position: { clause } }: ResolvedPiece): boolean {
  return when === null || (clause.apart && time?.from === clause.from);
}

function fromTold(
  time: TimeMention,
  { anchor }: Scene,
  previous: string | undefined,
): ResolvedPiece['when'] {
  return previous === undefined ? null : anchorTime(time, { ...anchor, previous }).when;
}

/** Days from what is only told to have been about some days. */
function fromVague(
  time: TimeMention,
  scene: Scene,
  vague: ResolvedPiece['when'],
): ResolvedPiece['when'] {
  if (vague?.from == null || vague.to === null) return null;
  const [from, to] = [fromTold(time, scene, vague.from), fromTold(time, scene, vague.to)];
  return from?.from == null || to?.to == null
    ? null
    : { from: from.from, to: to.to, precision: 'about' };
}

const DATED = new Set<TimeMention['value']['kind']>([
  'date',
  'weekday',
  'day-offset',
  'day-of-month',
]);

/** The days that a report names for what happened, though it may tell it in no words that are coded. */
function namedDays({ sentences, anchor }: Scene): readonly ToldDay[] {
  return sentences.flatMap(({ index, headline, times }) =>
    headline
      ? []
      : times.flatMap((time) => {
          if (time.role !== 'event' || !DATED.has(time.value.kind)) return [];
          const { from, precision } = anchorTime(time, anchor).when;
          return from === null || precision !== 'day'
            ? []
            : [{ at: time.from, sentence: index, day: from }];
        }),
  );
}

/** The day told last before a piece: that of an occurrence, unless a later sentence names another. */
function nearest(
  last: ToldDay | undefined,
  named: readonly ToldDay[],
  { time, position }: ResolvedPiece,
): string | undefined {
  const at = time?.from ?? position.clause.from;
  const before = named.findLast((told) => told.at < at);
  const later = before !== undefined && (last === undefined || before.sentence > last.sentence);
  return later ? before.day : last?.day;
}
