import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { Token } from '../text/tokens.ts';
import { FROM_AFAR, OF_ATTACKERS } from './kind-sets.ts';
import { isOfTheForce } from './of-the-force.ts';
import type { Argument, RoleClaim } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { SentenceScene } from './scene.ts';

/** The armed group that persons without a side belong to, as the text around them tells it. */
export interface Opponent {
  readonly argument: Argument;
  readonly code: string;
  /** Named in the sentences of the occurrence itself, not only elsewhere in the report. */
  readonly near: boolean;
  /** Named where the report begins: what it is about. */
  readonly leads: boolean;
  /** Told to have attacked in the draft: those whom the attack hit are not its own. */
  readonly attacks: boolean;
}

const TRIBAL = 'tribal';
const DESCRIBED = new Set(['civilians', 'detainees', 'unidentified']);
const GROUPS = new Set(['armed-group', 'militia']);
/** Nouns that a teller uses of the members of a group he has named, not of unknown gunmen. */
const OF_A_GROUP = new Set([
  ...[
    'terrorist',
    'element',
    'leader',
    'ringleader',
    'chief',
    'emir',
    'wali',
    'mercenary',
    'jihadist',
  ],
  ...['takfiri', 'extremist', 'extremist-2', 'suicide-bomber', 'remnant', 'member-of', 'affiliate'],
  ...['wanted', 'companion', 'assistant', 'attacker', 'attacker-2', 'perpetrator', 'militant'],
]);

/** Nouns that only members of a group are called. */
const OF_ITS_OWN = new Set([
  'leader',
  'ringleader',
  'emir',
  'wali',
  'mercenary',
  'jihadist',
  'member-of',
]);

/**
 * The one armed group that a draft can be about: the only one in its sentences, else the only one that
 * the report names. Undefined where several are named, or none.
 */
export function opponentOf(
  pieces: readonly ResolvedPiece[],
  sentences: readonly SentenceScene[],
): Opponent | undefined {
  const own = [...new Set(pieces.map(({ position }) => position.sentence))].sort((a, b) => a - b);
  const near = onlyGroup(own.flatMap((index) => sentences[index] ?? []));
  const found = near ?? onlyGroupOfReport(sentences);
  // Of a tribe somebody is on each side.
  if (found === undefined || found.code === TRIBAL) return undefined;
  if (near === undefined && !isNamedBefore(found, own.at(-1) ?? 0, sentences)) return undefined;
  // اعتقل الحزب شخصين: nobody arrests his own.
  const hunts = pieces.some(
    ({ kind, roles }) =>
      kind === 'security-operation' &&
      roles.some(({ role, argument }) => role === 'initiator' && argument.code === found.code),
  );
  if (hunts) return undefined;
  const attacks = pieces.some(
    ({ kind, roles }) =>
      kind !== 'security-operation' &&
      (OF_ATTACKERS.has(kind) ||
        roles.some(
          ({ role, argument: { code } }) =>
            (role === 'initiator' && code === found.code) ||
            // هجوم استهدف دورية للأمن … أودى بحياة عنصرين: where another is struck, its men are.
            (role === 'target' && code !== null && !DESCRIBED.has(code) && code !== found.code),
        )),
  );
  const leads = onlyGroup(sentences.slice(0, LEAD))?.code === found.code;
  return { ...found, near: near !== undefined, leads, attacks };
}

/** `… وعلى صعيد آخر، كمين نصبته فلول النظام`: a group that only a later story names has no part in this one. */
function isNamedBefore(
  { argument }: Named,
  last: number,
  sentences: readonly SentenceScene[],
): boolean {
  const named = sentences.findIndex(({ from, to }) => argument.from >= from && argument.from < to);
  return !sentences.slice(last + 1, named + 1).some(({ opening }) => opening === 'other-event');
}

/** Deeds of armed groups: whom they hit are none of theirs. */

/** Sentences at the beginning of a report that tell what it is about. */
const LEAD = 3;

type Named = Pick<Opponent, 'argument' | 'code'>;

const known = new WeakMap<readonly SentenceScene[], Named | 'none'>();

/** The same of all sentences of a report, read once. */
function onlyGroupOfReport(sentences: readonly SentenceScene[]): Named | undefined {
  let found = known.get(sentences);
  if (found === undefined) {
    found = onlyGroup(sentences) ?? 'none';
    known.set(sentences, found);
  }
  return found === 'none' ? undefined : found;
}

function onlyGroup(sentences: readonly SentenceScene[]): Named | undefined {
  let found: Named | undefined;
  for (const { args } of sentences) {
    for (const argument of args) {
      const { kind, code } = argument;
      if (kind === null || code === null || code === 'unidentified' || !GROUPS.has(kind)) continue;
      if (found !== undefined && found.code !== code) return undefined;
      found ??= { argument, code };
    }
  }
  return found;
}

/** A piece whose persons without a side are given that of the opponent. */
export function withOpponent(
  piece: ResolvedPiece,
  opponent: Opponent,
  tokens: readonly Token[],
): ResolvedPiece {
  const roles = piece.roles.map((claim) => sidedRole(claim, opponent, piece));
  const sufferers = piece.sufferers.map((who, i) => {
    const argument = piece.outcomes[i]?.argument ?? null;
    // وأصيب عنصران من القوة المداهمة: of those who hunt the group.
    if (argument !== null && isOfTheForce(argument, tokens)) return who;
    const suspect = piece.outcomes[i]?.what === 'detained' && isSuspect(argument, piece, opponent);
    const open =
      (who === null || who === 'unidentified' || who === 'civilians') &&
      (suspect || (who !== 'civilians' && isOpen(argument, opponent)));
    // ما أدى إلى مقتل من كانوا بداخله: a strike of a state on what the group holds.
    const inside = argument === null && who === null && opponent.near && isByState(piece);
    return (open && (!opponent.attacks || isAttacker(argument))) || inside ? opponent.code : who;
  });
  return { ...piece, roles, sufferers };
}

const isByState = ({ kind, roles }: ResolvedPiece): boolean =>
  FROM_AFAR.has(kind) &&
  roles.some(({ role, argument }) => role === 'initiator' && STATE_KINDS.has(argument.kind ?? ''));

function sidedRole(claim: RoleClaim, opponent: Opponent, piece: ResolvedPiece): RoleClaim {
  const detains = piece.outcomes.some(({ what }) => what === 'detained');
  const suspect = detains && claim.role === 'target' && isSuspect(claim.argument, piece, opponent);
  const open = suspect || isOpen(claim.argument, opponent) || isBomber(claim, piece);
  if (claim.role === 'partner' || !open) return claim;
  // فجر مسلحون منزل عنصر في الحشد: those who strike a group are not its own.
  const strikes = piece.roles.some(
    ({ role, argument: { code } }) => role === 'target' && code === opponent.code,
  );
  if (claim.role === 'initiator' && strikes) return claim;
  const argument = { ...claim.argument, code: opponent.code, kind: opponent.argument.kind };
  // متزعم, مرتزقان: words that a teller has only for men of the group that he speaks of.
  const noun = claim.argument.party?.noun ?? '';
  const told = claim.argument.party?.definite === true || OF_ITS_OWN.has(noun);
  const basis = claim.basis === 'stated' && !told ? 'suspected' : claim.basis;
  return { ...claim, argument, basis };
}

/** `فجّر انتحاري نفسه` in a report that names one armed group: a bomber of whom only the deed is told. */
const isBomber = ({ role, argument }: RoleClaim, { kind }: ResolvedPiece): boolean =>
  kind === 'suicide-attack' &&
  role === 'initiator' &&
  argument.code === 'unidentified' &&
  argument.party === null;

/** Nouns of persons that say nothing of a side. */
const ANYBODY = new Set(['person', 'individual', 'man', 'youth', 'human']);

/** `اعتقلت ثلاثة شبان` in an operation against a group: those taken are suspected of being its men. */
const isSuspect = (
  argument: Argument | null,
  piece: ResolvedPiece,
  { near, leads }: Opponent,
): boolean =>
  piece.kind === 'security-operation' &&
  argument?.party != null &&
  argument.code === null &&
  ANYBODY.has(argument.party.noun ?? 'person') &&
  (near || leads);

const ATTACKERS = new Set([
  'attacker',
  'attacker-2',
  'suicide-bomber',
  'perpetrator',
  'terrorist',
  'militant',
  'mercenary',
  'kidnapper',
  'assassin',
]);
const isAttacker = (argument: Argument | null): boolean =>
  argument?.party?.noun != null && ATTACKERS.has(argument.party.noun);

/** Whether persons may be the opponent's: fighters, not told as unknown, and told as of somebody. */
function isOpen(argument: Argument | null, { near }: Opponent): boolean {
  const party = argument?.party ?? null;
  if (argument === null || (argument.code !== null && argument.code !== 'unidentified'))
    return false;
  if (party === null || party.unknown || (party.side !== 'fighter' && party.noun !== 'wanted'))
    return false;
  // 14 مطلوبا: who is sought is a group's only where the occurrence itself names it.
  if (party.noun === 'wanted' && !party.definite) return near;
  return near || party.definite || (party.noun !== null && OF_A_GROUP.has(party.noun));
}
