import { anchorTime } from '../resolve/times/resolve-time.ts';
import type { Draft } from './assemble.ts';
import { eventPlaces, placeOf } from './clause-places.ts';
import { eventTimes, timeOf } from './clause-times.ts';
import type { Scene, SentenceScene } from './scene.ts';

const HAPPENED = /^[وف]?(?:حدث|وقع|جري|حصل|كان|تم)$/u;

/** `حدث ذلك ظهر أمس عند البوابة`: a sentence that only says when and where what is told before it was. */
export function withHappenedThat(draft: Draft, drafts: readonly Draft[], scene: Scene): Draft {
  const [first, ...rest] = draft.pieces;
  if (first === undefined) return draft;
  const last = Math.max(...draft.pieces.map(({ position }) => position.sentence));
  const next = scene.sentences[last + 1];
  if (next === undefined || !tellsOfThat(next, scene)) return draft;
  const isRead = drafts.some(({ pieces }) =>
    pieces.some(({ position }) => position.sentence === next.index),
  );
  if (isRead) return draft;
  const time = draft.pieces.some(({ when }) => when !== null)
    ? null
    : timeOf(eventTimes(next.times));
  const when = time === null ? null : anchorTime(time, scene.anchor).when;
  const place = draft.pieces.some(({ where }) => where !== null)
    ? undefined
    : placeOf(eventPlaces(next.places, scene.tokens), scene.tokens);
  return {
    pieces: [
      {
        ...first,
        ...(when?.from == null ? {} : { time, when }),
        ...(place === undefined ? {} : { place: place.mention, where: place.where }),
      },
      ...rest,
    ],
  };
}

const tellsOfThat = ({ from }: SentenceScene, { tokens }: Scene): boolean =>
  HAPPENED.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === 'ذلك';
