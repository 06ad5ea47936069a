import type { Draft } from './assemble.ts';
import { eventPlaces, placeOf } from './clause-places.ts';
import { FINENESS } from './fineness.ts';
import type { Scene } from './scene.ts';

/** How many sentences before it the place of a deed may be told. */
const SENTENCES_BACK = 2;

/**
 * `يتضاءل عدد العائلات في المخيم. فصباح اليوم تسلم وفد …`: where a deed tells no place, that of the sentences
 * right before it in its paragraph, though they tell no deed.
 */
export function withPlaceBefore(draft: Draft, drafts: readonly Draft[], scene: Scene): Draft {
  const [first, ...rest] = draft.pieces;
  if (first === undefined || first.position.headline || first.ordinal > 0) return draft;
  if (draft.pieces.some(({ where, kind }) => where !== null || kind === 'agreement')) return draft;
  if (first.opening !== 'none' && first.opening !== 'same-topic') return draft;
  const { sentence, line } = first.position;
  for (let i = sentence - 1; i >= Math.max(0, sentence - SENTENCES_BACK); i--) {
    const before = scene.sentences[i];
    if (before === undefined || before.line !== line || before.headline) return draft;
    const isTold = drafts.some(({ pieces }) =>
      pieces.some(({ position }) => position.sentence === i),
    );
    if (isTold) return draft;
    const told = before.places.filter(({ mention }) => mention.locative);
    const place = placeOf(eventPlaces(told, scene.tokens), scene.tokens);
    if (place === undefined) continue;
    if (place.where.precision === 'country' || place.where.lat === null) return draft;
    return { pieces: [{ ...first, place: place.mention, where: place.where }, ...rest] };
  }
  return draft;
}

/** `قُتل راعيان من أهالي بلدة …`: where nothing else is told, civilians are struck where they live. */
export function withCivilianHome(draft: Draft, scene: Scene): Draft {
  if (draft.pieces.some(({ where }) => where !== null)) return draft;
  for (const [i, piece] of draft.pieces.entries()) {
    const struck = piece.outcomes.find(
      ({ what, argument }) =>
        (what === 'killed' || what === 'wounded') && argument?.party?.side === 'civilian',
    );
    const at = struck?.argument?.to;
    if (at === undefined) continue;
    const { clause, sentence } = piece.position;
    const home = scene.sentences[sentence]?.places.find(
      ({ mention: { role, from }, where }) =>
        role === 'origin' &&
        from >= at &&
        from < clause.to &&
        where.lat !== null &&
        FINENESS[where.precision] >= FINENESS.district,
    );
    if (home === undefined) continue;
    const placed = { ...piece, place: home.mention, where: home.where };
    return { pieces: draft.pieces.map((one, at) => (at === i ? placed : one)) };
  }
  return draft;
}
