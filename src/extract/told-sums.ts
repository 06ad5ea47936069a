import type { OutcomeKind } from '../model/coded-report.ts';
import { compareTimes } from './agreement.ts';
import type { OutcomeClaim } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';

type Pieces = readonly ResolvedPiece[];

/** How many pieces behind a sum its parts may be told in. */
const SUM_REACH = 14;

/**
 * `قُصفت ثلاثة مواقع، ما أدى إلى مقتل أربعة. … في قرية أ قُتل اثنان، … في قرية ب قُتل اثنان`: a sum whose parts
 * are told behind it, each at a place of its own, is no occurrence. Its time and who did it hold for the parts.
 */
export function withoutToldSums(pieces: Pieces): Pieces {
  let kept = pieces;
  for (const sum of pieces) {
    if (isSettled(sum, pieces)) continue;
    const told = sum.outcomes.find(({ what, count }) => partsOf(sum, what, count.best, pieces));
    if (told === undefined) continue;
    const parts = partsOf(sum, told.what, told.count.best, pieces) ?? [];
    kept = withParts(kept, sum, parts, told.what);
  }
  return kept;
}

const isPlaced = ({ where }: ResolvedPiece): boolean =>
  where !== null && (where.precision === 'settlement' || where.precision === 'exact');

/** Whether a piece tells of one known place: then it is an occurrence of its own. */
const isSettled = ({ outcomes, position: { sentence } }: ResolvedPiece, pieces: Pieces): boolean =>
  outcomes.every(({ count }) => (count.best ?? 0) < 2) ||
  pieces.some((other) => other.position.sentence === sentence && isPlaced(other));

/** The pieces behind a sum that tell its parts; undefined where no run of them adds up to it. */
function partsOf(
  sum: ResolvedPiece,
  what: OutcomeKind,
  total: number | null,
  pieces: Pieces,
): Pieces | undefined {
  if (total === null || total < 2) return undefined;
  const first = pieces.indexOf(sum) + 1;
  const parts: ResolvedPiece[] = [];
  const places = new Set<string>();
  const { sentence } = sum.position;
  // وعُثر على جثتين … واتُّهم عناصر بقتلهما: a pronoun for those of the sentence tells no further dead.
  const isAgain = ({ pronoun }: OutcomeClaim, piece: ResolvedPiece): boolean =>
    pronoun !== undefined && parts.at(-1)?.position.sentence === piece.position.sentence;
  let left = total;
  for (const piece of pieces.slice(first, first + SUM_REACH)) {
    if (piece.position.headline || piece.position.sentence === sentence) continue;
    if (piece.opening === 'background' || piece.position.clause.apart) return undefined;
    if (compareTimes(sum.when, piece.when) === 'conflict') return undefined;
    const own = piece.outcomes.filter((claim) => claim.what === what && !isAgain(claim, piece));
    const counted = own.reduce((all, { count }) => all + (count.best ?? 0), 0);
    if (counted === 0) continue;
    const place = placeOf(piece, pieces);
    if (place === undefined || counted >= total) return undefined;
    places.add(place);
    parts.push(piece);
    left -= counted;
    if (left <= 0) return left === 0 && places.size > 1 ? parts : undefined;
  }
  return undefined;
}

/** The name of the place that a piece, or another one of its sentence before it, tells. */
const placeOf = (piece: ResolvedPiece, pieces: Pieces): string | undefined =>
  pieces
    .slice(0, pieces.indexOf(piece) + 1)
    .findLast(
      (other) => other.position.sentence === piece.position.sentence && other.where !== null,
    )?.where?.name ?? undefined;

/** The pieces without a sum, which a headline may tell again, and with what it tells of its parts. */
function withParts(pieces: Pieces, sum: ResolvedPiece, parts: Pieces, what: OutcomeKind): Pieces {
  const at = sum.outcomes.findIndex((claim) => claim.what === what);
  const total = sum.outcomes[at]?.count.best;
  const who = sum.sufferers[at] ?? null;
  const isAgain = ({ position, outcomes }: ResolvedPiece): boolean =>
    position.headline &&
    outcomes.some((claim) => claim.what === what && claim.count.best === total);
  const places = [...new Set(parts.map((part) => placeOf(part, pieces)))];
  const ordinals = new Map(
    parts.map((part) => [part.position.sentence, places.indexOf(placeOf(part, pieces)) + 1]),
  );
  // Parts that share a sentence or are numbered already are told apart by other means.
  const numbered =
    ordinals.size !== places.length ||
    pieces.some(({ ordinal, position }) => ordinal > 0 && ordinals.has(position.sentence));
  return pieces.flatMap((piece) => {
    const { sentence, headline } = piece.position;
    if (isAgain(piece)) return [{ ...piece, outcomes: [], sufferers: [] }];
    if (sentence === sum.position.sentence && !headline) return [];
    const ordinal = ordinals.get(sentence);
    if (ordinal === undefined) return [piece];
    const part = withSufferer(asPart(piece, sum, pieces), who);
    return [numbered ? part : { ...part, ordinal }];
  });
}

/** `سبعة من قوات سوريا الديمقراطية … قُتل أربعة عناصر`: the members told in a part are of the side of the sum. */
const withSufferer = (piece: ResolvedPiece, who: string | null): ResolvedPiece => ({
  ...piece,
  sufferers: piece.sufferers.map((own, i) =>
    own === null && piece.outcomes[i]?.argument?.party?.side !== 'civilian' ? who : own,
  ),
});

/** A piece of a part, when and by whom its sum tells it unless its own sentence does. */
function asPart(piece: ResolvedPiece, sum: ResolvedPiece, pieces: Pieces): ResolvedPiece {
  const umbrella = pieces.filter(({ position }) => position.sentence === sum.position.sentence);
  const own = pieces.filter(({ position }) => position.sentence === piece.position.sentence);
  if (own[0] !== piece) return piece;
  const timed = umbrella.find(({ when }) => when !== null);
  const doers = umbrella.flatMap(({ roles }) => roles.filter(({ role }) => role === 'initiator'));
  const untimed = own.every(({ when }) => when === null);
  const undone = !own.some(({ roles }) => roles.some(({ role }) => role === 'initiator'));
  return {
    ...piece,
    ...(untimed && timed !== undefined ? { when: timed.when, time: timed.time } : {}),
    ...(undone ? { roles: [...doers, ...piece.roles] } : {}),
  };
}
