import type { Kind, Outcome, Participant, Role } from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './assemble.ts';
import { spanOf } from './clause-scene.ts';
import { HITS, hitAsCivilian } from './former-members.ts';
import { FROM_AFAR } from './kind-sets.ts';
import { TRIBE } from './people-nouns.ts';
import type { Argument, RoleClaim } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import { BOTH_SIDES, FOILED, FOILS } from './roles.ts';
import { isOfTribe } from './sufferers.ts';

/** Someone with a role in an event, and the words that tell it. */
export interface Side {
  readonly participant: Participant;
  readonly span: Span;
  readonly rule: string;
}

/** What the wording of a role is taken from. */
interface Wording {
  readonly raw: string;
  readonly tokens: readonly Token[];
}

/** Everyone with a role, each actor once; the first telling of a role stays. */
export function chooseSides(
  pieces: readonly ResolvedPiece[],
  kind: Kind,
  context: Wording,
): readonly Side[] {
  const sides = new Map<string, Side>();
  // هجوم قُتل فيه اثنان من قسد … وبدأت قسد تمشيطا: who answers an attack did not make it.
  const harmed = new Set(
    pieces.flatMap(({ outcomes, sufferers }) =>
      outcomes.flatMap(({ what }, i) =>
        what === 'killed' || what === 'wounded' ? [sufferers[i]] : [],
      ),
    ),
  );
  const respondsIn = (piece: ResolvedPiece, { role }: RoleClaim, id: string): boolean =>
    role === 'initiator' &&
    piece.kind === 'security-operation' &&
    kind !== 'security-operation' &&
    kind !== 'clash' &&
    harmed.has(id);
  // وطاردتهم قوة من الجيش وقتلت أحدهم: who kills the attackers did not make the attack.
  const attackers = new Set(
    pieces.flatMap((piece) =>
      piece.happening && piece.kind === kind
        ? piece.roles.flatMap((claim) =>
            claim.role === 'initiator' ? (codeOfRole(claim, kind) ?? []) : [],
          )
        : [],
    ),
  );
  const killsAttackers = (piece: ResolvedPiece, { role }: RoleClaim, id: string): boolean => {
    if (role !== 'initiator' || !ANSWERED.has(kind) || attackers.has(id)) return false;
    if (piece.kind === 'security-operation') {
      return piece.roles.some(
        (claim) => claim.role === 'target' && attackers.has(codeOfRole(claim, kind) ?? ''),
      );
    }
    const { happening, sufferers } = piece;
    return (
      !happening &&
      sufferers.length > 0 &&
      sufferers.every((who) => who !== null && attackers.has(who))
    );
  };
  const raiders = raidersOf(pieces, kind);
  // أطلق النار على القوة المداهمة: who is shot at in his own raid is not its target.
  const isShotAt = (piece: ResolvedPiece, { role }: RoleClaim, id: string): boolean =>
    role === 'target' && piece.kind !== kind && raiders.has(id);
  // فأطلق عنصر من داعش النار عليهم: who fires back in an operation is its target.
  const firesBack = (piece: ResolvedPiece, { role, argument }: RoleClaim): boolean =>
    role === 'initiator' &&
    piece.kind !== kind &&
    argument.kind === 'armed-group' &&
    [...raiders].some((id) => id !== argument.code);
  const isLeftOut = (piece: ResolvedPiece, claim: RoleClaim, id: string): boolean =>
    respondsIn(piece, claim, id) || isShotAt(piece, claim, id) || killsAttackers(piece, claim, id);
  // The body tells roles with more care than the headline.
  const told = (role: Role): boolean =>
    pieces.some((piece) =>
      piece.roles.some((claim) => {
        const id = codeOfRole(claim, kind);
        return (
          claim.role === role &&
          claim.rule !== 'roles/jointly' &&
          !BLAMES.has(claim.rule) &&
          !FALLBACK_RULES.has(claim.rule) &&
          id !== null &&
          id !== 'unidentified' &&
          (id !== 'civilians' || role !== 'initiator' || CIVIL.has(kind)) &&
          !isLeftOut(piece, claim, id)
        );
      }),
    );
  const guessed = { initiator: !told('initiator'), target: !told('target'), partner: true };
  const ordered = [
    ...pieces.filter(({ position }) => !position.headline),
    ...pieces.filter(({ position }) => position.headline),
  ];
  for (const piece of ordered) {
    for (const claim of piece.roles) {
      const id = codeOfRole(claim, kind);
      if (id !== null && isLeftOut(piece, claim, id)) continue;
      // اتهمت الشرطة التنظيم … ونفى التنظيم صلته: who is charged and denies it.
      const charged = claim.basis === 'denied' ? sides.get(id ?? '') : undefined;
      if (charged?.participant.role === claim.role) {
        const participant = { ...charged.participant, basis: claim.basis };
        sides.set(charged.participant.id, { ...charged, participant });
      }
      if (id === null || (FALLBACK_RULES.has(claim.rule) && !guessed[claim.role])) continue;
      if (claim.role === 'initiator' && HELPERS.has(claim.argument.kind ?? '') && !CIVIL.has(kind))
        continue;
      const key = claim.rule === BOTH_SIDES ? `${id} ${claim.role}` : id;
      if (sides.has(key)) continue;
      sides.set(key, {
        participant: {
          id,
          role: firesBack(piece, claim) ? 'target' : roleIn(kind, claim),
          basis: claim.basis,
          as: wording(claim.argument, context),
        },
        span: spanOf(claim.argument, context.tokens),
        rule: claim.rule,
      });
    }
  }
  return withoutUnknown([...sides.values()].flatMap((side) => inKind(side, kind))).filter(
    ({ participant }) => kind !== 'agreement' || participant.role !== 'target',
  );
}

/** Attacks that somebody answers. */
const ANSWERED = new Set<Kind>(['attack', 'assassination', 'ied', 'car-bomb', 'suicide-attack']);

/** Codes of those who carry out a security operation; nobody in an event of another kind. */
function raidersOf(pieces: readonly ResolvedPiece[], kind: Kind): ReadonlySet<string> {
  if (kind !== 'security-operation') return new Set();
  return new Set(
    pieces
      .filter((piece) => piece.kind === kind)
      .flatMap(({ roles }) => roles.filter(({ role }) => role === 'initiator'))
      .flatMap((claim) => codeOfRole(claim, kind) ?? []),
  );
}

/** What a kind makes of somebody's role: who can have done it, whatever side of the words they stand on. */
function roleIn(kind: Kind, { role, rule, argument }: RoleClaim): Role {
  const group = argument.kind === 'armed-group';
  // وقعت … مع, انضمت إلى: the other party of an agreement.
  if (kind === 'agreement' && role === 'target' && WITH.has(rule)) return 'partner';
  // تجمع الآلاف للمطالبة باستقالة الحكومة: of a demonstration the state is the target unless it is told to hold it.
  if (CROWDS.has(kind) && role === 'initiator' && STATE_KINDS.has(argument.kind ?? '')) {
    return HOLDS.has(rule) ? role : 'target';
  }
  // Those without aircraft are struck from the air.
  if (kind === 'air-strike' && group && role === 'initiator') {
    return argument.actor?.heads[0]?.id === 'aircraft' ? role : 'target';
  }
  // فجر أحدهم نفسه خلال مداهمة: no state's forces blow themselves up.
  if (kind === 'suicide-attack' && role !== 'partner') {
    if (group) return 'initiator';
    return STATE_KINDS.has(argument.kind ?? '') ? 'target' : role;
  }
  if (kind === 'security-operation' || (rule !== FOILS && rule !== FOILED)) return role;
  // In the attack itself those who foiled it are its target.
  return rule === FOILS ? 'target' : 'initiator';
}

/** How somebody is told to hold a demonstration. */
const HOLDS = new Set(['roles/doer', 'roles/genitive-agent']);

/** How the other party of an agreement is told. */
const WITH = new Set(['roles/marker-with', 'roles/marker-to']);

/** Who digs out, treats and tells, and does no harm. */
const HELPERS = new Set<string>(['civil', 'monitor', 'media', 'organization']);

/** What unarmed people may start. */
const CIVIL = new Set<Kind>([
  'protest',
  'riot',
  'agreement',
  'release',
  'transfer',
  'other',
  'escape',
  'clash',
]);

/** Whom a kind makes of somebody in a role: civilians suffer violence, guards do not escape. */
function inKind(side: Side, kind: Kind): readonly Side[] {
  const { participant } = side;
  // فر سجناء: who escapes acts.
  if (kind === 'escape' && participant.role === 'target') {
    // وأوقفت الوزارة خمسة من الحراس: those who let them go did not escape.
    if (GUARDS.has(participant.id)) return [];
    return [{ ...side, participant: { ...participant, role: 'initiator' } }];
  }
  if (participant.role !== 'initiator') return [side];
  if (kind === 'escape' && GUARDS.has(participant.id)) return [];
  if (participant.id !== 'civilians' || CIVIL.has(kind)) return [side];
  return [{ ...side, participant: { ...participant, role: 'target' } }];
}

const GUARDS = new Set([
  'sdf',
  'asayish',
  'sy-interior',
  'sy-defence',
  'iq-gov',
  'iq-police',
  'iq-army',
  'sna',
  'hts',
  'assad-forces',
]);

/** Where a side is named, those of nobody's side in the same role (`ثلاثة مسلحين`) are its men. */
function withoutUnknown(sides: readonly Side[]): readonly Side[] {
  const named = (role: Role): boolean =>
    sides.some(({ participant }) => participant.role === role && !DESCRIBED.has(participant.id));
  return sides.filter(
    ({ participant: { id, role } }) =>
      id !== 'unidentified' ||
      (role === 'initiator'
        ? !sides.some(({ participant }) => participant.role === role && participant.id !== id)
        : !named(role)),
  );
}

const DESCRIBED = new Set(['unidentified', 'civilians', 'detainees']);

/** The rule of civilians who live in what was struck. */
const CIVIL_PLACE = 'roles/civil-place';

/** Rules of who is blamed: others may be blamed besides. */
const BLAMES = new Set(['roles/blame-accused', 'roles/blame-suspected', 'roles/blame-denied']);

/** Rules that fill a role only where the occurrence tells none by itself. */
const FALLBACK_RULES = new Set([
  'roles/announcer',
  'roles/hunted',
  CIVIL_PLACE,
  'roles/blame-later',
]);

const wording = (argument: Argument, { raw, tokens }: Wording): string => {
  const { start, end } = spanOf(argument, tokens);
  return raw.slice(start, end);
};

function codeOfRole({ argument, role }: RoleClaim, kind: Kind | null): string | null {
  if (role === 'target' && HITS.has(kind) && hitAsCivilian(argument)) return 'civilians';
  if (role === 'target' && isOfTribe(argument)) return 'civilians';
  if (argument.code !== null) return argument.code;
  const { party } = argument;
  if (party === null || argument.actor !== null) return null;
  // A body that nobody knows was somebody's.
  if (party.unknown && party.outcome === null) return 'unidentified';
  if (party.noun === TRIBE) return 'tribal';
  if (party.side === 'civilian') return 'civilians';
  if (party.side === 'detainee') return 'detainees';
  return party.side === 'fighter' ? 'unidentified' : null;
}

/** `اعتقل قيادياً …، وأصيبت امرأة برصاص القوة`: of an operation against a group those hit besides are not its target. */
export function withoutBystanders(
  sides: readonly Side[],
  outcomes: readonly Outcome[],
  kind: Kind,
): readonly Side[] {
  if (kind !== 'security-operation') return sides;
  const hunted = sides.some(
    ({ participant: { id, role } }) => role === 'target' && !DESCRIBED.has(id),
  );
  const taken = outcomes.some(({ who, what }) => who === 'civilians' && what === 'detained');
  return hunted && !taken
    ? sides.filter(({ participant: { id, role } }) => role !== 'target' || id !== 'civilians')
    : sides;
}

/** `هجوم على بلدة قُتل فيه خمسة من مقاتلي …`: who suffered tells better than the place who was struck. */
export function withoutResidents(
  sides: readonly Side[],
  outcomes: readonly Outcome[],
): readonly Side[] {
  const struck = outcomes.some(
    ({ who, what }) =>
      what !== 'escaped' &&
      !DESCRIBED.has(who) &&
      !sides.some(({ participant }) => participant.id === who),
  );
  return struck
    ? sides.filter(
        ({ participant, rule }) => rule !== CIVIL_PLACE || participant.id !== 'civilians',
      )
    : sides;
}

/** Adds who must have been there though nobody is named: the unknown hand, those who suffered. */
export function completeSides(
  sides: readonly Side[],
  outcomes: readonly Outcome[],
  kind: Kind,
  before: readonly Draft[],
): readonly Participant[] {
  const who = sides.map(({ participant }) => participant);
  const has = (role: Role): boolean => who.some((participant) => participant.role === role);
  const added = (id: string, role: Role): Participant => ({ id, role, basis: 'stated', as: null });
  // اشتباك مع خلية: those who lost men in it are the other side.
  const own =
    kind === 'clash'
      ? outcomes.find(({ who: id }) => !DESCRIBED.has(id) && !who.some((one) => one.id === id))
      : undefined;
  if (!has('initiator') && has('target') && own !== undefined)
    who.push(added(own.who, 'initiator'));
  // سلم عشرون عنصرا أنفسهم: who surrenders acts.
  const gaveUp = outcomes.find(({ what }) => what === 'surrendered');
  if (!has('initiator') && gaveUp !== undefined && kind === 'other') {
    const at = who.findIndex(({ id, role }) => id === gaveUp.who && role === 'target');
    if (at >= 0) who.splice(at, 1);
    who.push(added(gaveUp.who, 'initiator'));
  }
  const escaped = outcomes.find(({ what }) => what === 'escaped');
  if (!has('initiator') && escaped !== undefined && kind === 'escape') {
    who.push(added(escaped.who, 'initiator'));
  } else if (!has('initiator')) {
    const same = GOES_ON[kind] === undefined ? undefined : lastActing(before, GOES_ON[kind]);
    if (same !== undefined) who.push(added(same, 'initiator'));
    // مسيرة في مارع: who demonstrates where nobody is named.
    else if (CROWDS.has(kind)) who.push(added('civilians', 'initiator'));
    else if (NEEDS_INITIATOR.has(kind)) who.push(added('unidentified', 'initiator'));
  }
  if (!has('target') && !NEEDS_NO_TARGET.has(kind)) {
    for (const { who: id, what } of outcomes) {
      if (what === 'escaped' || who.some((participant) => participant.id === id)) continue;
      // Of several who suffered those of nobody's side tell no side.
      if (id === 'unidentified' && outcomes.some((other) => other.who !== id)) continue;
      who.push(added(id, 'target'));
    }
    if (!has('target') && STRIKES.has(kind)) who.push(added('civilians', 'target'));
  }
  // قتلى من قسد ومن التنظيم في اشتباك: of two who fight, who is told first is told as who began.
  const fighting = who.filter(({ id, role }) => role === 'target' && !DESCRIBED.has(id));
  const [began] = fighting;
  return kind === 'clash' && !has('initiator') && fighting.length > 1
    ? who.map((one) => (one === began ? { ...one, role: 'initiator' } : one))
    : who;
}

const NEEDS_INITIATOR = new Set<Kind>([
  'attack',
  'assassination',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'killing',
  'abduction',
  'shelling',
  'air-strike',
  'release',
]);

const OPERATIONS = new Set<Kind>(['security-operation', 'weapons-find']);
/** Kinds of which a report that names nobody goes on with whoever did the like before. */
const GOES_ON: Partial<Readonly<Record<Kind, ReadonlySet<Kind | null>>>> = {
  shelling: FROM_AFAR,
  'air-strike': FROM_AFAR,
  'security-operation': OPERATIONS,
  'weapons-find': OPERATIONS,
  // احتجزت قسد 17 مدنيا … وأفرج عن تسعة منهم: who held them frees them.
  release: new Set<Kind>(['security-operation', 'abduction']),
};

/** Who did the last deed of one of the kinds that the report told before. */
function lastActing(before: readonly Draft[], kinds: ReadonlySet<Kind | null>): string | undefined {
  for (const { pieces } of before.toReversed()) {
    if (!pieces.some(({ kind }) => kinds.has(kind))) continue;
    const claim = pieces
      .flatMap(({ roles }) => roles)
      .find(
        ({ role, argument }) =>
          role === 'initiator' &&
          argument.code !== null &&
          argument.code !== 'unidentified' &&
          argument.code !== 'civilians',
      );
    if (claim !== undefined) return claim.argument.code ?? undefined;
  }
  return undefined;
}

const CROWDS = new Set<Kind>(['protest', 'riot']);
const NEEDS_NO_TARGET = new Set<Kind>(['agreement', 'protest', 'escape']);
/** Where nobody's post or patrol is told to be hit, it is people's homes, shops and roads. */
const STRIKES = new Set<Kind>(['grenade', 'shelling', 'ied', 'car-bomb']);
