import type { OutcomeKind } from '../model/coded-report.ts';
import { compareTimes } from './agreement.ts';
import { OWN_DEATH } from './outcomes.ts';
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
const isSettled = (
  { count, outcomes, position: { sentence } }: ResolvedPiece,
  pieces: Pieces,
): boolean =>
  outcomes.every(({ count }) => (count.best ?? 0) < 2) ||
  (count < 2 && pieces.some((other) => other.position.sentence === sentence && isPlaced(other)));

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
    const own = piece.outcomes.filter(
      (claim) => claim.what === what && claim.rule !== OWN_DEATH && !isAgain(claim, piece),
    );
    const counted = own.reduce((all, { count }) => all + (count.best ?? 0), 0);
    if (counted === 0) continue;
    const place = placeOf(piece, pieces);
    if ((place === undefined && sum.count < 2) || counted >= total) return undefined;
    if (place !== undefined) places.add(place);
    parts.push(piece);
    left -= counted;
    // تفجيران قتلا تسعة … الأول أربعة … والثاني خمسة: as many parts as deeds.
    const told = places.size > 1 || (sum.count > 1 && parts.length === sum.count);
    if (left <= 0) return left === 0 && told ? parts : undefined;
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
  const ordinalOf = ordinalsOf(pieces, parts);
  const sentences = new Set(parts.map(({ position }) => position.sentence));
  return pieces.flatMap((piece) => {
    const { sentence, headline } = piece.position;
    if (isAgain(piece)) return [{ ...piece, outcomes: [], sufferers: [] }];
    if (sentence === sum.position.sentence && !headline) return [];
    if (!sentences.has(sentence)) return [piece];
    const part = withSufferer(asPart(piece, sum, pieces), who);
    return [{ ...part, ordinal: ordinalOf(piece) }];
  });
}

/**
 * The number of the part that a piece tells: by the place of its sentence, or in turn where one sentence tells
 * all of one place. Pieces that are numbered already keep their numbers.
 */
function ordinalsOf(pieces: Pieces, parts: Pieces): (piece: ResolvedPiece) => number {
  const sentences = new Set(parts.map(({ position }) => position.sentence));
  const inside = pieces.filter(({ position }) => sentences.has(position.sentence));
  const places = [...new Set(parts.map((part) => placeOf(part, pieces)))];
  if (inside.some(({ ordinal }) => ordinal > 0)) return ({ ordinal }) => ordinal;
  if (places.length === 1 && sentences.size === 1) {
    const ends = parts.map((part) => inside.indexOf(part));
    return (piece) => {
      const at = inside.indexOf(piece);
      return 1 + Math.min(parts.length - 1, ends.filter((end) => end < at).length);
    };
  }
  if (places.length < 2 || sentences.size !== places.length) return ({ ordinal }) => ordinal;
  return ({ position }) => {
    const part = parts.find((one) => one.position.sentence === position.sentence);
    return part === undefined ? 0 : places.indexOf(placeOf(part, pieces)) + 1;
  };
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
  const placed = [...own, ...umbrella].find(({ where }) => where !== null);
  const shared = sum.count > 1 && piece.where === null && placed !== undefined;
  const here = shared ? { ...piece, where: placed.where, place: placed.place } : piece;
  if (own[0] !== piece) return here;
  const timed = umbrella.find(({ when }) => when !== null);
  const doers = umbrella.flatMap(({ roles }) => roles.filter(({ role }) => role === 'initiator'));
  const untimed = own.every(({ when }) => when === null);
  const undone = !own.some(({ roles }) => roles.some(({ role }) => role === 'initiator'));
  return {
    ...here,
    ...(untimed && timed !== undefined ? { when: timed.when, time: timed.time } : {}),
    ...(undone ? { roles: [...doers, ...piece.roles] } : {}),
  };
}
