import type { Kind, OutcomeKind, Participant, Role } from '../model/coded-report.ts';
import type { Argument, OutcomeClaim } from './piece.ts';

/** Nouns that say nothing of a side, whatever the noun alone is taken for. */
const GENERIC_NOUNS = new Set(['person', 'individual', 'man', 'youth', 'human']);
/** Nouns of those who attack, not of those who are attacked. */
const ATTACKERS = new Set([
  'attacker',
  'gunman',
  'militant',
  'terrorist',
  'suicide-bomber',
  'perpetrator',
  'kidnapper',
  'assailant',
]);

const FORCES = new Set<OutcomeKind>(['detained', 'surrendered', 'escaped']);

/** The code of who suffered, where their own words tell it. */
export function suffererOf(argument: Argument | null): string | null {
  if (argument === null) return null;
  if (argument.actor?.heads.some(({ id }) => id === 'family') === true) return 'civilians';
  if (argument.code !== null && argument.code !== 'unidentified') return argument.code;
  switch (argument.party?.side) {
    case 'civilian':
      return argument.party.noun === 'man' || argument.party.noun === 'youth' ? null : 'civilians';
    case 'detainee':
      return 'detainees';
    default:
      return null;
  }
}

/** Someone with a role in the event. */
interface Sided {
  readonly participant: Participant;
}

/** Who suffered where the words name no side: by kind of event, who acts in it, and the noun. */
export function suffererByContext(
  claim: OutcomeClaim,
  kind: Kind,
  sides: readonly Sided[],
  { stateCodes }: { readonly stateCodes: readonly string[] },
  known: readonly string[],
): string {
  const party = claim.argument?.party ?? null;
  const side = party?.side ?? null;
  const [alone] = known;
  // مقتل 3 من قوى الأمن وسقوط جرحى: the wounded of nobody's side are of those who are told.
  if (
    party?.outcome !== null &&
    party?.outcome !== undefined &&
    side === 'neutral' &&
    known.length === 1 &&
    alone !== undefined
  )
    return alone;
  if (claim.rule === 'outcomes/own-death')
    return (
      sides.find(({ participant }) => participant.role === 'initiator')?.participant.id ??
      'unidentified'
    );
  const ids = (role: Role): string | undefined =>
    sides.find(({ participant }) => participant.role === role)?.participant.id;
  const target = ids('target');
  const initiator = ids('initiator');
  if (side === 'security') {
    const own = [initiator, target].find((id) => id !== undefined && stateCodes.includes(id));
    return own ?? stateCodes[0] ?? 'unidentified';
  }
  const generic = party?.noun != null && GENERIC_NOUNS.has(party.noun);
  if (kind === 'security-operation') {
    if (side === 'civilian' && !(generic && FORCES.has(claim.what) && target !== undefined))
      return 'civilians';
    return target ?? (side === 'neutral' && !FORCES.has(claim.what) ? 'civilians' : 'unidentified');
  }
  if (
    side === 'fighter' &&
    party?.noun != null &&
    ATTACKERS.has(party.noun) &&
    initiator !== undefined &&
    !stateCodes.includes(initiator)
  ) {
    return initiator;
  }
  if (side === 'fighter') {
    const armed = [target, initiator].find((id) => id !== undefined && id !== 'civilians');
    return armed ?? 'unidentified';
  }
  if (side === null && target !== undefined) return target;
  if (FORCES.has(claim.what) && target !== undefined) return target;
  return 'civilians';
}
