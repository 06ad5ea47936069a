import type { Count } from '../model/coded-report.ts';
import type { Argument, OutcomeClaim, Piece } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';

/**
 * `خطفوا ثلاثة رعاة ثم أعدموهم`: a harm that only a pronoun tells befell the persons told last before it in
 * the sentence, where their number agrees. Uncounted persons between leave the pronoun open.
 */
export function withMeantPersons(piece: Piece, args: readonly Argument[]): Piece {
  if (!piece.outcomes.some(({ pronoun }) => pronoun !== undefined)) return piece;
  return {
    ...piece,
    outcomes: piece.outcomes.map((claim) => {
      if (claim.pronoun === undefined) return claim;
      const meant = meantBy(claim.pronoun, args, piece);
      return meant?.party == null ? claim : { ...claim, argument: meant, count: meant.party.count };
    }),
  };
}

function meantBy(
  pronoun: string,
  args: readonly Argument[],
  { trigger, roles }: Piece,
): Argument | undefined {
  const agents = new Set(
    roles.flatMap(({ role, argument }) => (role === 'initiator' ? [argument.from] : [])),
  );
  const last = args.findLast(
    ({ from, to, party }) =>
      to <= trigger.from && party !== null && !agents.has(from) && isOfNumber(pronoun, party.count),
  );
  return last?.party?.count.best == null ? undefined : last;
}

function isOfNumber(pronoun: string, { low, best }: Count): boolean {
  switch (pronoun) {
    case 'ه':
    case 'ها':
      return best === 1;
    case 'هما':
      return best === 2;
    default:
      return (best ?? low ?? 0) > 1 && best !== 2;
  }
}

const TAKEN = new Set(['detained', 'abducted']);

/** `أسروا جنديا وقتلوه`: of persons who are taken and killed in one sentence their death is told, and is one fate. */
export function withOneFate(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  const dead = pieces
    .filter(({ unreal }) => unreal === null)
    .flatMap(({ outcomes }) => outcomes.filter(isDeathOfKnown));
  if (dead.length === 0) return pieces;
  const isDead = ({ what, argument, count }: OutcomeClaim): boolean =>
    TAKEN.has(what) &&
    argument !== null &&
    dead.some((one) => one.argument === argument && one.count.best === count.best);
  return pieces.map((piece) => {
    const kept = piece.outcomes.map((claim) => !isDead(claim));
    if (kept.every(Boolean)) return piece;
    return {
      ...piece,
      outcomes: piece.outcomes.filter((_, i) => kept[i]),
      sufferers: piece.sufferers.filter((_, i) => kept[i]),
    };
  });
}

const isDeathOfKnown = ({ what, argument, pronoun, rule }: OutcomeClaim): boolean =>
  what === 'killed' &&
  argument !== null &&
  (pronoun !== undefined || rule === 'outcomes/hidden-subject');
