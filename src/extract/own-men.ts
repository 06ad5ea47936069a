import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { Token } from '../text/tokens.ts';
import { isVerb } from './find-triggers.ts';
import type { Argument, OutcomeClaim, Piece, RoleClaim } from './piece.ts';

/** Rules of who does what the verb of a clause tells. */
const DOES = new Set(['roles/subject', 'roles/light-verb', 'roles/carried']);
/** Codes that name no side. */
const DESCRIBED = new Set(['civilians', 'detainees', 'unidentified']);
const OF_THEM = /^(?:منهم|منهن|منهما|احدهم|احداهن|احدهما)$/u;

/**
 * `هاجم التنظيم حاجزا لقسد وقتل ثلاثة من عناصره`, `فرد عناصر الحاجز وقتلوا اثنين منهم`: nobody kills or takes his
 * own, so the pronoun is that of the other side in the clause or in the one before it. The piece as it is where
 * no other side is named.
 */
export function withoutOwnVictims(
  piece: Piece,
  before: Piece | undefined,
  tokens: readonly Token[],
): Piece {
  const loses = isVerb(piece.trigger) && LOSES.test(piece.trigger.reading.stem);
  if (!loses && !isActive(piece)) return piece;
  const doers = piece.roles.filter(({ role, rule }) => role === 'initiator' && DOES.has(rule));
  const codes = new Set(doers.flatMap(({ argument: { code } }) => code ?? []));
  if (codes.size === 0) return piece;
  // وخسرت اثنين من مقاتليها: of losses the pronoun is the subject's own.
  const other = loses
    ? doers[0]?.argument
    : (opposite(codes, piece.roles) ?? opposite(codes, before?.roles ?? []));
  if (other === undefined) return piece;
  const struck = before?.roles.some(({ role, argument: { code } }) =>
    role === 'target' ? codes.has(code ?? '') : code !== null && !codes.has(code),
  );
  const isTurned = ({ code, party }: Argument): boolean => {
    if (loses) return code !== null && !codes.has(code);
    // هاجم التنظيم رتلا … وقتل الجيش ثلاثة منهم: those whom the attacked kill are the attackers.
    if (code !== null) return codes.has(code);
    const guards = party?.side === 'security' && doers.some(isOfState);
    return guards || (struck === true && (party?.side === 'fighter' || party?.noun === null));
  };
  // هاجموا حاجزا لقسد … وأسروا ثلاثة عناصر: men whom attackers take are of the attacked.
  const attacked = loses ? undefined : attackedBy(codes, before);
  const turned = (argument: Argument): Argument => {
    if (isTurned(argument) && isTold(argument, tokens))
      return { ...argument, code: other.code, kind: other.kind };
    return attacked !== undefined && argument.code === null && MEN.has(argument.party?.noun ?? '')
      ? { ...argument, code: attacked.code, kind: attacked.kind }
      : argument;
  };
  return {
    ...piece,
    roles: piece.roles.map((claim) =>
      claim.role === 'target' ? { ...claim, argument: turned(claim.argument) } : claim,
    ),
    outcomes: piece.outcomes.map((claim) => ({ ...claim, argument: turnedOf(claim, turned) })),
  };
}

const turnedOf = (
  { argument }: OutcomeClaim,
  turned: (argument: Argument) => Argument,
): Argument | null => (argument === null ? null : turned(argument));

const isOfState = ({ argument: { kind } }: RoleClaim): boolean => STATE_KINDS.has(kind ?? '');

/** Verbs of losing, of which the subject's own men are told. */
const LOSES = /^[يت]?(?:خسر|تكبد|فقد|نعي|شيع)(?:ت|وا)?$/u;

function isActive({ trigger }: Piece): boolean {
  const form = trigger.outcome ?? trigger.happening;
  return (
    isVerb(trigger) &&
    form?.voice !== 'passive' &&
    trigger.outcome?.outcomeFrame !== 'patient-only' &&
    trigger.outcome?.outcomeFrame !== 'helper-patient' &&
    !LOSES.test(trigger.reading.stem)
  );
}

/** Someone's men told by a pronoun: `من عناصره`, `أحد جنودها`, `اثنين منهم`. */
const isTold = ({ actor, party, from, to }: Argument, tokens: readonly Token[]): boolean =>
  (actor?.kind === 'anaphor' && /^(?:ه|ها|هم|هما)$/u.test(actor.pronoun)) ||
  (party !== null && [from, to - 1, to].some((at) => OF_THEM.test(tokens[at]?.text ?? '')));

/** Nouns of the men of a force. */
const MEN = new Set(['element', 'soldier', 'serviceman', 'officer', 'guard']);

/** The force that those who act attacked in the clause before. */
const attackedBy = (codes: ReadonlySet<string>, before: Piece | undefined): Argument | undefined =>
  before?.roles.some(
    ({ role, argument: { code } }) => role === 'initiator' && codes.has(code ?? ''),
  )
    ? before.roles.find(
        ({ role, argument: { code, kind } }) =>
          role === 'target' && code !== null && STATE_KINDS.has(kind ?? ''),
      )?.argument
    : undefined;

/** Who stands against those who act. */
const opposite = (codes: ReadonlySet<string>, roles: readonly RoleClaim[]): Argument | undefined =>
  roles.find(
    ({ role, argument: { code } }) =>
      role !== 'partner' && code !== null && !codes.has(code) && !DESCRIBED.has(code),
  )?.argument;
