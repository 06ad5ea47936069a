import type { Kind, OutcomeKind, Participant, Role } from '../model/coded-report.ts';
import { forceOfPlace } from '../resolve/actors/force-of-place.ts';
import type { Token } from '../text/tokens.ts';
import { HARMS, hitAsCivilian } from './former-members.ts';
import { AIMED, FROM_AFAR, OF_ATTACKERS } from './kind-sets.ts';
import { isOfTheForce } from './of-the-force.ts';
import { OF_BOTH, OWN_DEATH } from './outcomes.ts';
import { TRIBE } from './people-nouns.ts';
import type { Argument, OutcomeClaim } from './piece.ts';

/** The code of who suffered, where their own words tell it. */
export function suffererOf(argument: Argument | null, what?: OutcomeKind): string | null {
  if (argument === null) return null;
  if (what !== undefined && HARMS.has(what) && hitAsCivilian(argument)) return 'civilians';
  if (argument.actor?.heads.some(({ id }) => id === 'family') === true) return 'civilians';
  if (isOfTribe(argument)) return 'civilians';
  if (argument.code !== null && argument.code !== 'unidentified') return argument.code;
  if (argument.party?.noun === TRIBE) return 'tribal';
  // قتلت اثنين من المهاجمين: not of the side that they attacked, whoever they are.
  if (ATTACKERS.has(argument.party?.noun ?? '')) return 'unidentified';
  switch (argument.party?.side) {
    case 'civilian':
      return argument.party.noun === 'man' || argument.party.noun === 'youth' ? null : 'civilians';
    case 'detainee':
      return 'detainees';
    default:
      return null;
  }
}

/** `شاب من البدو`: a person of a tribe, as against its men. */
export const isOfTribe = ({ code, party }: Argument): boolean =>
  code === 'tribal' && party?.side === 'civilian' && party.noun !== TRIBE;

/** Someone with a role in the event. */
interface Sided {
  readonly participant: Participant;
}

/** Where and when an event was, and which forces its report names. */
export interface SuffererContext {
  /** Codes of the bodies of a state that the report names, in order. */
  readonly stateCodes: readonly string[];
  /** ISO 3166-1 and 3166-2 of its place. */
  readonly country: string | null;
  readonly admin1: string | null;
  /** Its first day, ISO. */
  readonly day: string | null;
  readonly published: string | undefined;
  readonly tokens: readonly Token[];
}

/** Nouns that say nothing of a side, whatever the noun alone is taken for. */
const GENERIC_NOUNS = new Set(['person', 'individual', 'man', 'youth', 'human']);
/** Nouns of those who attack, not of those who are attacked. */
const ATTACKERS = new Set([
  'attacker',
  'attacker-2',
  'perpetrator',
  'assassin',
  'kidnapper',
  'infiltrator',
  'suicide-bomber',
]);
/** Nouns of armed men who fight no state's fight. */
const IRREGULARS = new Set(['gunman', 'terrorist', 'militiaman', 'masked-man', 'unknown-person']);
/** Nouns of the police, as against soldiers. */
const POLICE = new Set([
  'policeman',
  'police-officer',
  'security-man',
  'security-element',
  'gendarme',
  'jailer',
]);

const HELD = new Set<OutcomeKind>(['detained', 'surrendered', 'escaped']);
/** Forces of a state from elsewhere: their soldiers are told to be theirs. */
const FOREIGN = new Set([
  'coalition',
  'usa',
  'israel',
  'turkey',
  'russia',
  'iran',
  'jordan',
  'france',
]);

/** Who suffered where the words name no side: by kind of event, who acts in it, and the noun. */
export function suffererByContext(
  claim: OutcomeClaim,
  kind: Kind,
  sides: readonly Sided[],
  context: SuffererContext,
  known: readonly string[],
): string {
  const party = claim.argument?.party ?? null;
  const side = party?.side ?? null;
  const noun = party?.noun ?? '';
  const inRole = (role: Role): readonly string[] =>
    sides.flatMap(({ participant }) => (participant.role === role ? [participant.id] : []));
  const [initiators, targets] = [inRole('initiator'), inRole('target')];
  // No force of a state blows itself up: who announces it is none of the bombers.
  if (claim.rule === OWN_DEATH)
    return (
      initiators.find((id) => !context.stateCodes.includes(id)) ??
      (kind === 'security-operation' ? targets.find(isArmed) : undefined) ??
      'unidentified'
    );
  // وأصيب عنصران من القوة المداهمة: of the force that raids, else of the one that was struck.
  if (claim.argument !== null && isOfTheForce(claim.argument, context.tokens)) {
    const forces = kind === 'security-operation' ? initiators : [...targets, ...initiators];
    const force = forces.find((id) => context.stateCodes.includes(id));
    if (force !== undefined) return force;
  }
  // قتيلان من الطرفين: some of each.
  if (claim.rule === OF_BOTH) {
    const [side = 'unidentified', ...others] = new Set([...initiators, ...targets]);
    return others.length === 0 && targets.length > 0 ? side : 'unidentified';
  }
  const coded = known.filter((id) => id !== 'unidentified');
  const [alone] = coded;
  // مقتل 3 من قوى الأمن وسقوط جرحى: the wounded of nobody's side are of those who are told.
  if (party?.outcome != null && side === 'neutral' && coded.length === 1 && alone !== undefined) {
    return alone;
  }
  // هاجموا حاجزا للجيش ما أوقع أربعة قتلى: the dead of an attack on a force are its own.
  // مقتل أربعة من الأمن بكمين … والقتلى ستة: a toll of nobody's side is of whose men are told to have fallen.
  const fallen = coded.find((id) => isArmed(id) && !initiators.includes(id));
  const struck = targets.find(isArmed) ?? (coded.includes('civilians') ? undefined : fallen);
  const bombed = FROM_AFAR.has(kind) && GENERIC_NOUNS.has(noun);
  if ((party?.outcome != null || bombed) && side === 'neutral' && struck !== undefined) {
    if (STRUCK.has(kind) && !targets.includes('civilians')) return struck;
  }
  // نقطة للأسايش … وأصيب ثلاثة أعضاء: members of whoever was struck.
  if (noun === 'member-of-council' && struck !== undefined && STRUCK.has(kind)) return struck;
  if (noun === 'guard' && (kind === 'abduction' || kind === 'release')) return 'civilians';
  // واثنين من حراسه: his guards are of his side.
  if (noun === 'guard' && party?.definite === true && (targets[0] ?? alone) !== undefined)
    return targets[0] ?? alone ?? 'unidentified';
  // ثلاثة من أفراد حمايته
  const behind = claim.argument === null ? '' : context.tokens[claim.argument.to]?.text;
  if (ESCORT.test(behind ?? '') && targets[0] !== undefined) return targets[0];
  if (side === 'security') return ofForces(noun, kind, initiators, [...targets, ...known], context);
  const [target] = targets;
  // مقتل شخصين في اشتباك بين عشيرتين.
  const within = kind === 'clash' && initiators[0] === target && target !== undefined;
  if (within && side !== 'civilian' && side !== 'detainee') return target;
  // لاحقت القوات المجموعة وحيدت ثلاثة: after an attack those neutralised or caught made it.
  const overcome = claim.rule === 'outcomes/neutralised' || claim.what === 'detained';
  if (side === 'fighter' && overcome && AIMED.has(kind)) {
    return initiators.find((id) => !context.stateCodes.includes(id)) ?? 'unidentified';
  }
  // أردي متهم بالاتجار بالمخدرات: who is sought is of no force.
  const shot = HARMS.has(claim.what) && kind !== 'security-operation';
  if (side === 'fighter' && shot && SOUGHT.has(noun)) return 'civilians';
  if (side === 'fighter') {
    const told = ofFighters(noun, kind, initiators, targets, context);
    // سلّم ثمانية مطلوبين أنفسهم للأمن: nobody surrenders to himself.
    return claim.what === 'surrendered' && context.stateCodes.includes(told)
      ? 'unidentified'
      : told;
  }
  if (kind === 'security-operation') {
    const taken = GENERIC_NOUNS.has(noun) && HELD.has(claim.what) && target !== undefined;
    if (side === 'civilian' && !taken) return 'civilians';
    const harmed = side === 'neutral' && !HELD.has(claim.what);
    return target ?? (harmed ? 'civilians' : 'unidentified');
  }
  if (side === null && target !== undefined) return target;
  if (HELD.has(claim.what) && target !== undefined) return target;
  return 'civilians';
}

/** Deeds that are done to a place or to people. */
const STRUCK = new Set<Kind>([
  'attack',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'shelling',
  'air-strike',
]);

/** `قُصف مقر للفصيل وقُتل ثلاثة أشخاص`: who is at what is bombed from afar is of those whose it is. */

const isArmed = (id: string): boolean =>
  id !== 'civilians' && id !== 'detainees' && id !== 'unidentified';

/** Folded nouns of those who guard somebody who was told before. */
const ESCORT = /^(?:حمايته|حراسته|حرسه|مرافقته|موكبه|طاقمه)$/u;

type Branch = 'police' | 'army';

/** Nouns that only one branch has. */
const BRANCHES = new Map<string, Branch>([
  ['policeman', 'police'],
  ['police-officer', 'police'],
  ['gendarme', 'police'],
  ['soldier', 'army'],
  ['conscript', 'army'],
  ['recruit', 'army'],
]);
const BODIES = new Map<string, Branch>([
  ['iq-police', 'police'],
  ['sy-interior', 'police'],
  ['asayish', 'police'],
  ['krg', 'police'],
  ['iq-army', 'army'],
  ['sy-defence', 'army'],
  ['sdf', 'army'],
  ['peshmerga', 'army'],
]);

const branchOf = (noun: string): Branch | null => BRANCHES.get(noun) ?? null;

/** Whether a body may have men of a branch; one of neither branch may. */
const branchOfBody = (id: string, branch: Branch): boolean => (BODIES.get(id) ?? branch) === branch;

/** Soldiers and police without a name: of the side that is a state's, else of those who hold the place. */
function ofForces(
  noun: string,
  kind: Kind,
  initiators: readonly string[],
  targets: readonly string[],
  context: SuffererContext,
): string {
  const home = context.stateCodes.filter((id) => !FOREIGN.has(id));
  // In an operation or a clash those who act have losses of their own.
  const mayLose = kind === 'security-operation' || kind === 'clash';
  const roles = mayLose ? [...initiators, ...targets] : targets;
  const branch = branchOf(noun);
  const isTheirs = (id: string): boolean => branch === null || branchOfBody(id, branch);
  const own = roles.find((id) => home.includes(id) && isTheirs(id));
  if (own !== undefined) return own;
  // قُتل جنديان أمريكيان … وأصيب ثلاثة جنود: of the foreign force that was struck.
  const foreign = targets.find((id) => FOREIGN.has(id));
  if (foreign !== undefined && !mayLose) return foreign;
  const others = home.filter((id) => mayLose || !initiators.includes(id));
  // مقتل شرطيين, as a command of the army tells it: of the police, whoever speaks.
  return (
    others.find(isTheirs) ??
    forceOfPlace(context, POLICE.has(noun) ? 'police' : 'army') ??
    others[0] ??
    'unidentified'
  );
}

/** Fighters without a name: attackers are of those who attack, others of the side that is struck. */
function ofFighters(
  noun: string,
  kind: Kind,
  initiators: readonly string[],
  targets: readonly string[],
  context: SuffererContext,
): string {
  const { stateCodes } = context;
  const [initiator] = initiators;
  const target = targets.find(isArmed);
  if (kind === 'security-operation') return target ?? 'unidentified';
  const attacker = initiator !== undefined && !stateCodes.includes(initiator);
  if (ATTACKERS.has(noun)) {
    if (initiator === undefined) return 'unidentified';
    const defends = target !== undefined && !stateCodes.includes(target);
    return attacker || !defends ? initiator : target;
  }
  if (IRREGULARS.has(noun) && attacker && (target === undefined || stateCodes.includes(target))) {
    return initiator ?? 'unidentified';
  }
  // قتل مسلحون باشتباك مع الشرطة: not of those with whom they fought.
  if (kind === 'clash' && initiator === undefined) return 'unidentified';
  if (target !== undefined) return target;
  // Members of a force that a group or nobody attacked are of the force that the report speaks of.
  const struck = stateCodes.find((id) => !FOREIGN.has(id) && !initiators.includes(id));
  if (IRREGULARS.has(noun)) return 'unidentified';
  if (attacker && struck !== undefined) return struck;
  // فجر نفسه ما أدى إلى مقتل عنصر: a member of nobody's side, killed by a bomb, is of those who hold the place.
  const bombed =
    OF_ATTACKERS.has(kind) && noun === MEMBER && !initiators.some((id) => stateCodes.includes(id));
  return bombed ? (struck ?? forceOfPlace(context, 'police') ?? 'unidentified') : 'unidentified';
}

/** Nouns of those whom somebody seeks or charges. */
const SOUGHT = new Set(['accused', 'suspect', 'wanted', 'defendant', 'convict']);

/** Deeds by which armed groups hit forces of a state. */
/** Id of the noun for a member of a force in `data/lexicon/people.yaml`. */
const MEMBER = 'element';
