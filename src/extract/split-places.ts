import { comparePlaces } from './agreement.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { ResolvedPlace } from './scene.ts';

interface Part {
  readonly place: ResolvedPlace;
  /** Indices of the outcomes told before the place. */
  readonly claims: readonly number[];
}

/**
 * `اعتقال ثلاثة في الحويجة واثنين آخرين في الدبس`: persons counted at one place after the other under one word
 * are one occurrence each.
 */
export function splitByPlace(
  piece: ResolvedPiece,
  places: readonly ResolvedPlace[],
): readonly ResolvedPiece[] {
  if (piece.outcomes.length < 2 || places.length < 2 || piece.ordinal > 0) return [piece];
  const parts = partsOf(piece, places);
  if (parts === undefined) return [piece];
  return parts.map(({ place, claims }, at) => ({
    ...piece,
    ordinal: at + 1,
    count: 1,
    place: place.mention,
    where: place.where,
    outcomes: piece.outcomes.filter((_, i) => claims.includes(i)),
    sufferers: piece.sufferers.filter((_, i) => claims.includes(i)),
  }));
}

/** Each place with the persons told right before it; undefined where not all have one, or two may be one place. */
function partsOf(
  { outcomes }: ResolvedPiece,
  places: readonly ResolvedPlace[],
): readonly Part[] | undefined {
  const parts: Part[] = [];
  let from = 0;
  for (const [i, { argument }] of outcomes.entries()) {
    if (argument === null || argument.from < from) return undefined;
    from = argument.to;
    const next = outcomes[i + 1]?.argument?.from ?? Number.POSITIVE_INFINITY;
    const place = places.find(
      ({ mention }) =>
        mention.from >= argument.to && mention.from < next && isNear(mention.from, from),
    );
    const last = parts.at(-1);
    if (place === undefined) return undefined;
    if (last !== undefined && !(argument.joined && areApart(last.place, place))) return undefined;
    if (argument.party?.count.best == null) return undefined;
    parts.push({ place, claims: [i] });
  }
  return parts.length > 1 ? parts : undefined;
}

/** Two places far from each other, or two districts or villages of different names. */
export const areApart = ({ where: a }: ResolvedPlace, { where: b }: ResolvedPlace): boolean => {
  const agreement = comparePlaces(a, b);
  return agreement === 'conflict' || (agreement !== 'same' && a.precision === b.precision);
};

/** How many words behind those who are counted their place may stand. */
const REACH = 4;

const isNear = (place: number, to: number): boolean => place - to <= REACH;
