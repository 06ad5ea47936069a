import type {
  ChainLink,
  CodedEvent,
  Count,
  Evidence,
  Kind,
  Outcome,
  RivalClaim,
} from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { GazetteerPlace } from '../resolve/places/gazetteer.ts';
import type { TimeValue } from '../resolve/times/time-mention.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import { sideFamily } from './agreement.ts';
import { type Draft, isRescue, kindsOf } from './assemble.ts';
import type { Voice } from './attribute.ts';
import { choosePlace } from './choose-place.ts';
import {
  chooseSides,
  completeSides,
  type Side,
  withoutBystanders,
  withoutResidents,
} from './choose-sides.ts';
import { chooseTelling } from './choose-telling.ts';
import { chooseTime } from './choose-time.ts';
import { spanOf } from './clause-scene.ts';
import { OF_ATTACKERS } from './kind-sets.ts';
import { isProtester } from './kinds.ts';
import { MIXED, OWN_DEATH } from './outcomes.ts';
import type { Argument, OutcomeClaim } from './piece.ts';
import { isLead, type ResolvedPiece } from './resolved-piece.ts';
import { stableId } from './stable-id.ts';
import { type SuffererContext, suffererByContext } from './sufferers.ts';
import { REST } from './toll-clauses.ts';
import { actingForce, struckForce, struckPerson } from './unnamed-forces.ts';

/** What a draft is finished against. */
export interface FinishContext {
  readonly reportId: string;
  readonly outlet: string | null;
  readonly raw: string;
  readonly tokens: readonly Token[];
  /** Day of publication, ISO. */
  readonly published: string | undefined;
  /** Codes of the bodies of a state that the report names, in order: whose soldiers soldiers are. */
  readonly stateCodes: readonly string[];
  /** ISO 3166-1 of the country that the report is about. */
  readonly country: string | null;
  /** All words of the report that credit somebody, in order. */
  readonly credits: readonly Voice[];
  /** The governorate of a report that tells of one. */
  readonly governorate: GazetteerPlace | undefined;
}

/** Specific kinds win over general ones when one occurrence is told by both. */
const SPECIFICITY: Readonly<Record<Kind, number>> = {
  'suicide-attack': 6,
  assassination: 5,
  'car-bomb': 5.5,
  ied: 5,
  grenade: 5,
  'air-strike': 5,
  shelling: 5,
  abduction: 5,
  escape: 1.5,
  release: 4,
  transfer: 4,
  agreement: 4,
  riot: 4,
  protest: 3,
  'security-operation': 3,
  clash: 2,
  attack: 2,
  'weapons-find': 1,
  killing: 1,
  other: 0,
};

interface KindChoice {
  readonly kind: Kind;
  readonly span: Span;
  readonly rule: string;
}

/** The event record of a draft. */
export function finishEvent(
  draft: Draft,
  context: FinishContext,
  before: readonly Draft[],
): CodedEvent {
  const { pieces } = draft;
  const chosen = chooseKind(pieces);
  const evidence: Evidence[] = [{ field: 'kind', ...chosen.span, rule: chosen.rule }];
  const when = chooseTime(pieces, context, before, evidence);
  const where = choosePlace(pieces, context, before, evidence);
  const setting = {
    ...context,
    country: where.country ?? context.country,
    admin1: where.admin1,
    day: when.from,
  };
  const named = chooseSides(pieces, chosen.kind, context);
  const unnamed =
    struckForce(pieces, chosen.kind, named, setting) ??
    struckPerson(pieces, chosen.kind, named, setting) ??
    actingForce(pieces, chosen.kind, named, setting);
  const told = unnamed === undefined ? named : [...named, unnamed];
  const outcomes = chooseOutcomes(pieces, chosen.kind, told, setting);
  const came = outcomes.map(({ outcome }) => takenBy(chosen.kind, outcome));
  const sides = withoutBystanders(withoutResidents(told, came), came, chosen.kind);
  const who = completeSides(sides, came, chosen.kind, before);
  for (const [i, { span, rule }] of sides.entries()) {
    if (i < who.length) evidence.push({ field: `who[${i}]`, ...span, rule });
  }
  for (const [i, { span, rule }] of outcomes.entries()) {
    evidence.push({ field: `outcomes[${i}]`, ...span, rule });
  }
  const seized = pieces.find((piece) => piece.seized !== null)?.seized ?? null;
  if (seized !== null) evidence.push({ field: 'seized', ...seized, rule: 'outcomes/seize' });
  const telling = chooseTelling(pieces);
  const credit = creditOf(telling, pieces, context);
  if (credit !== undefined) evidence.push(credit);
  const foiled = pieces.some((piece) => piece.foiled);
  const first = pieces.find(({ position }) => !position.headline) ?? pieces[0];
  // Parts of a series may be told by one word.
  const trigger =
    first === undefined
      ? 0
      : (context.tokens[first.trigger.from]?.start ?? 0) + Math.max(0, first.ordinal - 1);
  const claims = rivalsOf(outcomes);
  return {
    id: stableId(context.reportId, trigger, chosen.kind),
    kind: chosen.kind,
    status: foiled && !carriesFoiled(chosen.kind, came) ? 'foiled' : 'happened',
    ...(foiled ? { foiled: true as const } : {}),
    count: Math.max(...pieces.map(({ count }) => count)),
    when,
    where,
    who,
    outcomes: came,
    seized: seized !== null,
    accordingTo: telling.length > 0 ? telling : ownVoice(context.outlet),
    ...(claims.length > 0 ? { claims } : {}),
    incident: null,
    evidence: evidence.toSorted(
      (a, b) => a.start - b.start || a.end - b.end || (a.field < b.field ? -1 : 1),
    ),
  };
}

/** `داهمت … واقتادت شابين إلى جهة مجهولة`: who is led away in a raid is detained. */
const takenBy = (kind: Kind, outcome: Outcome): Outcome =>
  kind === 'security-operation' && outcome.what === 'abducted'
    ? { ...outcome, what: 'detained' }
    : outcome;

/** A foiled attack stands alone only where no arrest or killing carries it. */
const carriesFoiled = (kind: Kind, outcomes: readonly Outcome[]): boolean =>
  kind === 'security-operation' || outcomes.length > 0;

/** The words that credit the teller; undefined where the outlet speaks in its own voice. */
function creditOf(
  telling: readonly ChainLink[],
  pieces: readonly ResolvedPiece[],
  { tokens, credits: known }: FinishContext,
): Evidence | undefined {
  const [origin] = telling;
  if (origin === undefined) return undefined;
  const credits = pieces
    .flatMap(({ voice }) => (voice === null ? [] : [voice]))
    .filter(({ cueFrom, cueTo }) => cueTo > cueFrom);
  const voice =
    credits.find(({ chain }) => chain === telling) ??
    credits.find(({ chain }) => chain[0]?.name === origin.name) ??
    credits.find(({ later }) => later === telling) ??
    nearestCredit(origin.name, pieces, known);
  if (voice === undefined) return undefined;
  return {
    field: 'accordingTo',
    ...spanOf({ from: voice.cueFrom, to: voice.cueTo }, tokens),
    rule: voice.rule,
  };
}

/** How many credits away the one that an event goes on from may stand. */
const CREDITS_BACK = 60;

/** The words of another sentence that name who goes on telling: the last before the first piece, else the next. */
function nearestCredit(
  name: string,
  pieces: readonly ResolvedPiece[],
  credits: readonly Voice[],
): Voice | undefined {
  const at = Math.min(...pieces.map(({ trigger }) => trigger.from));
  const isNamed = ({ chain }: Voice): boolean => chain.some((link) => link.name === name);
  const before = countBefore(credits, at);
  return (
    credits.slice(Math.max(0, before - CREDITS_BACK), before).findLast(isNamed) ??
    credits.slice(before, before + CREDITS_BACK).find(isNamed)
  );
}

/** How many credits begin up to a token, by binary search. */
function countBefore(credits: readonly Voice[], at: number): number {
  let low = 0;
  let high = credits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((credits[middle]?.cueFrom ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const ownVoice = (outlet: string | null): readonly ChainLink[] =>
  outlet === null ? [] : [{ name: outlet, kind: 'outlet', actor: null }];

function chooseKind(all: readonly ResolvedPiece[]): KindChoice {
  const pieces = withoutLeadingAway(all);
  const body = pieces.filter(({ position }) => !position.headline);
  const told = kindTold(body);
  // A toll below a headline that tells the deed has no kind of its own.
  const either = kindTold(pieces);
  const best =
    told !== undefined && (told.kindStrength > 0 || either?.kindStrength === 0) ? told : either;
  if (best === undefined || best.kind === null)
    return { kind: 'other', span: { start: 0, end: 0 }, rule: 'kinds/none' };
  if (isCompound(body)) return { kind: 'attack', span: best.kindEvidence, rule: 'kinds/compound' };
  const blast = best.kindRule === 'kinds/explosion' ? body.find(isBlast) : undefined;
  if (blast?.kind != null)
    return { kind: blast.kind, span: blast.kindEvidence, rule: blast.kindRule };
  const foiled = foiledAttack(pieces);
  if (foiled !== null)
    return { kind: foiled, span: best.kindEvidence, rule: 'kinds/foiled-attack' };
  const doers = duringOperation(best, pieces) ?? byDoers(best, pieces);
  if (doers !== null) return { kind: doers, span: best.kindEvidence, rule: best.kindRule };
  if (best.kind === 'attack' && isOfProtest(pieces))
    return { kind: 'riot', span: best.kindEvidence, rule: 'kinds/protesters' };
  const fought =
    best.kind === 'other' &&
    pieces.some(({ outcomes }) => outcomes.some(({ what }) => what === 'killed'));
  return { kind: fought ? 'clash' : refined(best), span: best.kindEvidence, rule: best.kindRule };
}

/** Who is told by no words of their own. */
const isByPronoun = ({ argument, pronoun }: OutcomeClaim): boolean =>
  argument === null || pronoun !== undefined;

/** `قُتل أربعة بقذيفة أعقبها إطلاق نار`: a toll of weapons of two kinds, of which neither did most harm. */
const isCompound = (pieces: readonly ResolvedPiece[]): boolean =>
  pieces.some(
    (sequel, at) =>
      sequel.position.clause.sequel &&
      sequel.outcomes.length === 0 &&
      pieces[at + 1]?.position.clause.kind !== 'result' &&
      pieces
        .slice(0, at)
        .some(
          ({ position, outcomes }) =>
            position.sentence === sequel.position.sentence && outcomes.length > 0,
        ),
  );

/** `هز انفجار السوق. … وانفجرت سيارة مفخخة`: what exploded, where only an explosion was told before. */
const isBlast = ({ kind, kindStrength, opening }: ResolvedPiece): boolean =>
  kindStrength === 2 &&
  opening !== 'background' &&
  (kind === 'car-bomb' || kind === 'suicide-attack');

/** `اعتقلت شاباً واقتادته إلى جهة مجهولة`: who is detained and led away is not abducted. */
function withoutLeadingAway(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  if (!pieces.some(({ outcomes }) => outcomes.some(({ what }) => what === 'detained')))
    return pieces;
  const kept = pieces.filter(
    ({ kind, outcomes }) => kind !== 'abduction' || outcomes.some((claim) => !isByPronoun(claim)),
  );
  return kept.length > 0 ? kept : pieces;
}

/** `أُضرمت النيران في مقر حزب وأصيب 12 متظاهرا`: nobody is said to have set upon those who demonstrated. */
const isOfProtest = (pieces: readonly ResolvedPiece[]): boolean =>
  !pieces.some(({ roles }) => roles.some(({ role }) => role === 'initiator')) &&
  pieces.some(({ outcomes }) =>
    outcomes.some(({ argument }) => argument !== null && isProtester(argument)),
  );

/** An attack that was warded off and told for its own sake: no arrest carries it. */
function foiledAttack(pieces: readonly ResolvedPiece[]): Kind | null {
  const arrested = pieces.some(
    ({ outcomes, kind, foiledKind }) =>
      outcomes.some(({ what }) => what === 'detained') ||
      (kind === 'security-operation' && foiledKind === null),
  );
  return arrested
    ? null
    : (pieces.find(({ foiledKind }) => foiledKind !== null)?.foiledKind ?? null);
}

/** Who is named or described as the one who did it. */
const doersOf = (pieces: readonly ResolvedPiece[]): readonly Argument[] =>
  pieces.flatMap(({ roles }) =>
    roles.flatMap(({ role, argument }) => (role === 'initiator' ? [argument] : [])),
  );

const isOfState = ({ kind }: Argument): boolean => STATE_KINDS.has(kind ?? '');
const isOfGroup = ({ kind }: Argument): boolean => kind === 'armed-group' || kind === 'militia';

/**
 * `دارت اشتباكات … واعتُقل ثلاثة`, `فجّر أحدهم حزامه الناسف`: what forces of a state met with while they
 * made arrests.
 */
function duringOperation(
  { kind, kindRule }: ResolvedPiece,
  pieces: readonly ResolvedPiece[],
): Kind | null {
  if (kind === null || !(FOUGHT.has(kind) || OF_ATTACKERS.has(kind))) return null;
  const arrested = pieces.some(({ outcomes }) => outcomes.some(({ what }) => what === 'detained'));
  if (kind === 'clash' && arrested && isAgainstOneGroup(pieces)) return 'security-operation';
  const doers = doersOf(pieces);
  if (!doers.some(isOfState) || doers.some(isOfGroup)) return null;
  const struck = pieces.some(({ roles }) =>
    roles.some(({ role, argument }) => role === 'target' && isOfState(argument)),
  );
  if (struck) return null;
  if (FOUGHT.has(kind))
    return arrested && kindRule !== 'kinds/attack' ? 'security-operation' : null;
  const harmed = pieces.some(({ outcomes }) =>
    outcomes.some(
      ({ what, rule }) => what === 'wounded' || (what === 'killed' && rule !== OWN_DEATH),
    ),
  );
  const cornered =
    kind === 'suicide-attack' &&
    !harmed &&
    pieces.some((piece) => piece.kind === 'security-operation');
  return kindRule.startsWith('kinds/weapon-') || cornered ? 'security-operation' : null;
}

/** Kinds of fighting that an arrest may bring with it. */
const FOUGHT = new Set<Kind>(['clash', 'attack']);

/** Whether forces of one state fight one group or persons of no side, whoever is named first. */
function isAgainstOneGroup(pieces: readonly ResolvedPiece[]): boolean {
  const sides = pieces.flatMap(({ roles }) =>
    roles.flatMap(({ argument }) => (argument.code === null ? [] : [argument])),
  );
  const families = (of: (side: Argument) => boolean): number =>
    new Set(sides.filter(of).map(({ code }) => sideFamily(code ?? ''))).size;
  return families(isOfState) === 1 && families((side) => !isOfState(side)) <= 1;
}

/** Storming and ambush, by who did it; the "operation" or "strike" of an armed group, which is its attack. */
function byDoers(best: ResolvedPiece, pieces: readonly ResolvedPiece[]): Kind | null {
  const { kindByDoer, kindRule } = best;
  const isKnown = (argument: Argument): boolean => argument.kind !== null;
  // كمين نفذته الفلول … ولاحقت القوات المهاجمين: who laid it, not who answered.
  const own = doersOf([best]).filter(isKnown);
  const known = own.length > 0 ? own : doersOf(pieces).filter(isKnown);
  if (known.length === 0) return null;
  const groups = known.every(isOfGroup) ? 'attack' : null;
  if (kindRule === 'kinds/strike') return groups;
  if (!kindByDoer && kindRule !== 'kinds/operation') return null;
  return known.some(isOfState) ? 'security-operation' : groups;
}

/** A kind that hangs on its doer says least. */
const specificity = ({ kind, kindByDoer }: ResolvedPiece): number =>
  kindByDoer ? SPECIFICITY.attack : SPECIFICITY[kind ?? 'other'];

/** What is told beside a harm, and is none. */
const BESIDES = new Set(['kinds/robbery', 'kinds/fire', 'kinds/displacement']);

/** `قتل راعيين وسرقة أغنامهما`, `اعتقلت ثلاثة وحررت مخطوفا`: the harm or the operation, not what is told besides. */
const isBesides = (piece: ResolvedPiece, pieces: readonly ResolvedPiece[]): boolean =>
  isRescue(piece)
    ? pieces.some(({ kind }) => kind === 'security-operation')
    : BESIDES.has(piece.kindRule) &&
      pieces.some(
        ({ kind, outcomes }) =>
          kind !== 'other' && outcomes.some(({ what }) => what === 'killed' || what === 'wounded'),
      );

/** `عُثر على جثة. … ولم تتبن جهة العملية`: a word that takes up what no force of a state did tells no kind of its own. */
const isMereReference = (piece: ResolvedPiece, pieces: readonly ResolvedPiece[]): boolean =>
  piece.kindRule === 'kinds/operation' &&
  piece.anaphoric !== 'no' &&
  piece.ordinal === 0 &&
  piece.outcomes.length === 0 &&
  pieces.some(({ kind }) => kind !== null && CRIMES.has(kind)) &&
  !doersOf(pieces).some(isOfState);

const CRIMES = new Set<Kind>(['killing', 'abduction', 'attack', 'assassination', 'ied']);

/** The piece whose kind stands for all: of the first sentence that tells one, the most specific. */
function kindTold(pieces: readonly ResolvedPiece[]): ResolvedPiece | undefined {
  const told = pieces.filter(
    (piece) => piece.kind !== null && !isBesides(piece, pieces) && !isMereReference(piece, pieces),
  );
  const strength = Math.max(...told.map(({ kindStrength }) => kindStrength));
  const strongest = told.filter(({ kindStrength }) => kindStrength === strength);
  const [first] = strongest;
  if (first === undefined || (first.kind === 'security-operation' && !first.kindByDoer))
    return first;
  const sentence = strongest.filter(
    ({ position }) => position.sentence === first.position.sentence,
  );
  const operation = strongest.find(({ kind }) => kind === 'security-operation');
  const [best] = sentence.toSorted((a, b) => specificity(b) - specificity(a));
  // A clash that came of an operation told later is part of it.
  return best?.kind === 'clash' && operation !== undefined ? operation : best;
}

const FROM_THE_AIR = new Set(['israel', 'coalition', 'usa', 'russia']);

/** `قصف` alone, by those who bomb Syria and Iraq from the air, is an air strike; `أسر مسلحون جنديا` is an abduction. */
function refined({ kind, kindRule, kindStrength, roles, outcomes }: ResolvedPiece): Kind {
  const taken =
    kind === 'security-operation' &&
    kindStrength === 0 &&
    outcomes.length > 0 &&
    outcomes.every(({ what }) => what === 'abducted');
  if (taken) return 'abduction';
  const byAir =
    kindRule === 'kinds/shelling' &&
    roles.some(
      ({ role, argument }) => role === 'initiator' && FROM_THE_AIR.has(argument.code ?? ''),
    );
  return byAir ? 'air-strike' : (kind ?? 'other');
}

interface ChosenOutcome {
  readonly outcome: Outcome;
  readonly span: Span;
  readonly rule: string;
  readonly rivals: readonly RivalClaim[];
}

interface Told {
  readonly claim: OutcomeClaim;
  readonly who: string;
  readonly piece: ResolvedPiece;
}

/** One outcome for each harm and each side that suffered it, whatever the number of tellings. */
function chooseOutcomes(
  told: readonly ResolvedPiece[],
  kind: Kind,
  sides: readonly Side[],
  context: SuffererContext,
): readonly ChosenOutcome[] {
  const pieces = withRest(kind === 'release' ? told.map(asFreed) : told);
  const groups = new Map<string, Told[]>();
  const known = [
    ...new Set(pieces.flatMap(({ sufferers }) => sufferers.filter((who) => who !== null))),
  ];
  for (const piece of pieces) {
    const own = new Map<string, Told>();
    for (const [i, claim] of piece.outcomes.entries()) {
      if (isOpen(claim) && pieces.some((other) => other !== piece && addsUpTo(claim, other)))
        continue;
      const told =
        companionOf(claim, [...own.values()].at(-1)) ??
        comradeOf(claim, [...own.values()].at(-1) ?? [...groups.values()].at(-1)?.at(-1)) ??
        prisonerOf(claim, piece.sufferers[i] ?? null, sides);
      const who =
        told === null || told === 'unidentified' || isOfHunters(claim, told, kind, sides)
          ? (ownTarget(claim, piece) ?? suffererByContext(claim, kind, sides, context, known))
          : told;
      const key = `${claim.what}|${who}`;
      const before = own.get(key);
      own.set(
        key,
        before === undefined
          ? { claim, who, piece }
          : { ...before, claim: joinClaims(before.claim, claim) },
      );
    }
    for (const [key, told] of own) groups.set(key, [...(groups.get(key) ?? []), told]);
  }
  return withoutTotals(withoutLeading(withoutGeneral([...groups.values()]))).map((told, i) =>
    reconcileTold(told, i),
  );
}

/** `17 قتيلا … 11 من القتلى من الفصائل والباقون من العشائر`: the rest is what the parts leave of the total. */
function withRest(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  if (!pieces.some(({ outcomes }) => outcomes.some(({ rule }) => rule === REST))) return pieces;
  return pieces.map((piece) => ({
    ...piece,
    outcomes: piece.outcomes.map((claim) => {
      if (claim.rule !== REST) return claim;
      const alike = (one: OutcomeClaim): boolean => one.what === claim.what;
      const parts = piece.outcomes
        .filter(alike)
        .reduce((sum, { count }) => sum + (count.best ?? 0), 0);
      const total = Math.max(
        0,
        ...pieces
          .filter((other) => other !== piece)
          .flatMap(({ outcomes }) => outcomes.filter(alike).map(({ count }) => count.best ?? 0)),
      );
      const left = total - parts;
      return left > 0 ? { ...claim, count: { low: left, high: left, best: left } } : claim;
    }),
  }));
}

/** Nouns of those who are with somebody. */
const COMPANIONS = new Set(['companion', 'assistant']);

/** `السائق ومرافقه`: who goes with somebody is of his side. */
const companionOf = ({ argument }: OutcomeClaim, before: Told | undefined): string | null =>
  argument?.joined === true &&
  argument.code === null &&
  (COMPANIONS.has(argument.party?.noun ?? '') ||
    (argument.party?.noun === 'guard' && argument.party.definite))
    ? (before?.who ?? null)
    : null;

/** `استشهدت عضوة في … وأُصيبت رفيقتها`: whose comrade somebody is, told before. */
const comradeOf = ({ argument }: OutcomeClaim, before: Told | undefined): string | null =>
  argument?.code === null && argument.party?.noun === 'comrade' && argument.party.definite
    ? (before?.who ?? null)
    : null;

/** In an exchange of prisoners those whom a side receives are freed. */
const asFreed = (piece: ResolvedPiece): ResolvedPiece => ({
  ...piece,
  outcomes: piece.outcomes.map((claim) =>
    claim.what === 'transferred' ? { ...claim, what: 'released' } : claim,
  ),
});

/** Whether a piece tells, side by side, the parts of a number that another tells as a whole. */
function addsUpTo({ what, count: { best } }: OutcomeClaim, { outcomes }: ResolvedPiece): boolean {
  const parts = outcomes.filter((one) => one.what === what);
  const sum = parts.reduce((all, { count }) => all + (count.best ?? 0), 0);
  return parts.length > 1 && best !== null && sum === best;
}

/** `اعتقلت ثلاثة شبان، اقتادتهم إلى جهة مجهولة`: those who are led away are those who were detained. */
function withoutLeading(groups: readonly (readonly Told[])[]): readonly (readonly Told[])[] {
  if (!groups.some(([first]) => first?.claim.what === 'detained')) return groups;
  return groups.filter(
    (group) => !group.every(({ claim }) => claim.what === 'abducted' && isByPronoun(claim)),
  );
}

/** `فكك خلايا التنظيم وقبض على العديد منهم`: a pronoun or a rest of persons taken, of those whom the clause hunts. */
const ownTarget = ({ argument, what }: OutcomeClaim, { roles }: ResolvedPiece): string | null =>
  argument === null && what === 'detained'
    ? (roles.find(({ role, argument: { code } }) => role === 'target' && code !== null)?.argument
        .code ?? null)
    : null;

const OUT_OF_PRISON = new Set<string>(['escaped', 'detained', 'surrendered']);

/** `فر عشرات السجناء` from a prison that a group has attacked: those whom it came to free are its men. */
function prisonerOf(
  { what }: OutcomeClaim,
  who: string | null,
  sides: readonly Side[],
): string | null {
  if (who !== 'detainees' || !OUT_OF_PRISON.has(what)) return who;
  const group = sides.find(
    ({ participant: { id, role } }) => role === 'initiator' && PRISON_BREAKERS.has(id),
  );
  return group?.participant.id ?? who;
}

/** Groups whose men are held in prisons that they attack. */
const PRISON_BREAKERS = new Set(['isis']);

/** `140 من سجناء داعش … نُقل 140 سجينا`: as many prisoners told without their side are the same. */
const withoutGeneral = (groups: readonly (readonly Told[])[]): readonly (readonly Told[])[] =>
  groups.filter(
    ([first]) =>
      first?.who !== 'detainees' ||
      !groups.some(
        ([other]) =>
          other !== undefined &&
          other.who !== 'detainees' &&
          other.claim.what === first.claim.what &&
          other.claim.count.best === first.claim.count.best &&
          first.claim.count.best !== null,
      ),
  );

/** A total of nobody's side is no outcome of its own beside the parts that it is made of. */
function withoutTotals(groups: readonly (readonly Told[])[]): readonly (readonly Told[])[] {
  const bestOf = (group: readonly Told[]): number =>
    group.find(({ claim }) => claim.count.best !== null)?.claim.count.best ?? 0;
  return groups.filter((group) => {
    const [first] = group;
    if (first === undefined || !group.every(({ claim }) => isOpen(claim))) return true;
    // مقتل مدني ورجل مسلح: who is joined to others is no total of them.
    if (group.some(({ claim: { argument } }) => argument?.joined === true)) return true;
    const parts = groups.filter(
      (other) =>
        other !== group &&
        other[0]?.claim.what === first.claim.what &&
        !other.every(({ claim }) => isOpen(claim)),
    );
    const sum = parts.reduce((total, part) => total + bestOf(part), 0);
    const total = bestOf(group);
    return !(
      parts.length > 0 &&
      total > 0 &&
      (sum === total || (parts.length > 1 && sum <= total))
    );
  });
}

/** Whether the words of a claim leave open whose side suffered. */
const isOpen = ({ argument, rule }: OutcomeClaim): boolean =>
  rule !== OWN_DEATH &&
  argument?.code == null &&
  argument?.party?.side !== 'civilian' &&
  argument?.party?.side !== 'security';

/** `فككت خلية وأوقفت أفرادها`: a pronoun taken for the hunters' own men means the hunted. */
const isOfHunters = (
  { argument }: OutcomeClaim,
  who: string,
  kind: Kind,
  sides: readonly Side[],
): boolean =>
  kind === 'security-operation' &&
  argument?.actor?.kind === 'anaphor' &&
  argument.actor.pronoun !== '' &&
  sides.some(({ participant }) => participant.role !== 'target' && participant.id === who);

const isKnown = ({ argument, count }: OutcomeClaim): boolean =>
  argument?.party?.definite === true &&
  argument.party.outcome !== null &&
  argument.party.from === argument.party.head &&
  count.best === null;

/**
 * Parties told side by side (`ثلاثة أطفال وامرأة`) are added up; a new total (`ارتفع … إلى`) stands for
 * all, and the same number of the same persons told again, without و, is the same.
 */
function joinClaims(a: OutcomeClaim, b: OutcomeClaim): OutcomeClaim {
  if (a.argument !== null && a.argument.from === b.argument?.from) return a;
  // والضحايا هم …: those told before.
  if (isKnown(b)) return a;
  if (isKnown(a)) return b;
  if (a.rule === MIXED || b.rule === MIXED) return a.rule === MIXED ? b : a;
  if (a.revision || b.revision) return (b.count.best ?? 0) > (a.count.best ?? 0) ? b : a;
  const [one, other] = [a.argument?.party, b.argument?.party];
  const again =
    b.argument?.joined === false &&
    other?.other !== true &&
    other?.noun === one?.noun &&
    a.evidence.start !== b.evidence.start;
  return again && a.count.best !== null && a.count.best === b.count.best ? a : addClaims(a, b);
}

function addClaims(a: OutcomeClaim, b: OutcomeClaim): OutcomeClaim {
  if (isByPronoun(a) || isByPronoun(b)) return isByPronoun(a) ? b : a;
  const sum = (x: number | null, y: number | null): number | null =>
    x === null || y === null ? null : x + y;
  return {
    ...a,
    count: {
      low: sum(a.count.low, b.count.low),
      high: sum(a.count.high, b.count.high),
      best: sum(a.count.best, b.count.best),
      ...(a.count.approx === true || b.count.approx === true ? { approx: true } : {}),
    },
  };
}

function reconcileTold(told: readonly Told[], index: number): ChosenOutcome {
  const counted = told.filter(({ claim }) => claim.count.best !== null);
  const additional = counted.filter(({ claim }) => claim.argument?.party?.other === true);
  const plain = counted.filter((one) => !additional.includes(one));
  const [latest] = plain.filter(({ claim }) => claim.revision).slice(-1);
  // أكثر من عشرين in the headline, 23 in the text: the exact number that the bound allows.
  const [first] = plain;
  const bounded = first !== undefined && first.claim.count.high === null;
  const exact = bounded
    ? plain.find(
        ({ claim: { count: c } }) =>
          c.low === c.high &&
          c.best !== null &&
          c.best >= (first.claim.count.low ?? 0) &&
          c.best !== first.claim.count.best,
      )
    : undefined;
  // يعتقل قيادياً in the headline, القيادي واثنين من مرافقيه in the text: the one is among them.
  const lone = first?.piece.position.headline === true && isUncounted(first.claim);
  const whole = lone ? plain.find(({ piece }) => !piece.position.headline) : undefined;
  const best = latest ?? exact ?? whole ?? first ?? additional[0] ?? told[0];
  if (best === undefined) throw new RangeError('An outcome needs a telling');
  const { who } = best;
  const more =
    plain.length === 0
      ? []
      : additional.filter((one) => one.piece.position.sentence === best.piece.position.sentence);
  // مقتل رجل … ومقتل آخر: the other one comes on top.
  const claim = more.reduce((sum, one) => addClaims(sum, one.claim), best.claim);
  const spanned = whole === best ? plain.filter((other) => other !== first) : plain;
  const lows = spanned.map(({ claim: { count } }) => count.low).filter((n) => n !== null);
  const highs = spanned.map(({ claim: { count } }) => count.high);
  const rivals = spanned.filter(
    (other) => other !== best && other.claim.count.best !== claim.count.best,
  );
  const count: Count =
    rivals.length === 0
      ? claim.count
      : {
          ...claim.count,
          low: lows.length > 0 ? Math.min(...lows) : null,
          high: highs.some((n) => n === null) ? null : Math.max(...highs.filter((n) => n !== null)),
        };
  const outcome = outcomeOf(claim, who, count);
  return {
    outcome,
    span: claim.evidence,
    rule: claim.rule,
    rivals: rivals.map((one) => ({
      field: `outcomes[${index}]`,
      value: outcomeOf(one.claim, who, one.claim.count),
      accordingTo: one.piece.chain,
    })),
  };
}

/** One person told without a number. */
const isUncounted = ({ argument, count }: OutcomeClaim): boolean =>
  count.best === 1 && argument?.party != null && argument.party.from === argument.party.head;

function outcomeOf(claim: OutcomeClaim, who: string, count: Count): Outcome {
  const subsets =
    claim.argument?.party?.subsets.map((part) => ({ ...part.count, of: part.noun ?? 'persons' })) ??
    [];
  return {
    what: claim.what,
    who,
    low: count.low,
    high: count.high,
    best: count.best,
    ...(count.approx === true ? { approx: true } : {}),
    ...(claim.lowCertainty ? { certainty: 'low' as const } : {}),
    ...(subsets.length > 0 ? { subsets } : {}),
  };
}

const rivalsOf = (outcomes: readonly ChosenOutcome[]): readonly RivalClaim[] =>
  outcomes.flatMap(({ rivals }) => rivals);

const RELATIVE = new Set<TimeValue['kind']>(['day-offset', 'weekday', 'date', 'day-of-month']);

/** `في البلدة صباح اليوم الأحد`: a time is told even where nothing says what it counts from. */
const isUnanchored = ({ when, time }: ResolvedPiece): boolean =>
  when === null && time !== null && RELATIVE.has(time.value.kind);

/** `انضمامها إلى التحالف`: with whom an agreement is made. */
const isWithOther = ({ roles }: ResolvedPiece): boolean =>
  roles.some(({ role, argument }) => role === 'target' && argument.code !== null);

/** `توصل وجهاء إلى هدنة`: told as news of the place of the fight that it ends. */
const isTruceHere = ({ kind, where, when }: CodedEvent, { pieces }: Draft): boolean =>
  kind === 'agreement' &&
  where.name !== null &&
  when.from !== null &&
  pieces.every((piece) => piece.where === null) &&
  pieces.some(({ trigger }) => trigger.happening?.form === 'verb');

const isCrowdKind = (kind: Kind): boolean => kind === 'protest' || kind === 'riot';

/** `تظاهر العشرات من الأهالي`: a demonstration is told by those who came. */
const isGathering = ({ kind }: CodedEvent, roles: ResolvedPiece['roles']): boolean =>
  (kind === 'protest' || kind === 'riot') &&
  roles.some(({ role, argument }) => role === 'initiator' && (argument.party?.count.low ?? 0) > 2);

/** Whether a draft tells enough to be recorded: two of time, place, and a count or a target. */
export function isRecordable(event: CodedEvent, draft: Draft, published: boolean): boolean {
  if (draft.pieces.some(({ ordinal }) => ordinal > 0)) return true;
  const dated = draft.pieces.some(
    ({ when }) => when !== null && when.from !== null && when.precision !== 'year',
  );
  const place =
    draft.pieces.some(
      ({ where, places }) =>
        where?.admin1 != null ||
        (where !== null && (where.precision !== 'country' || (dated && places.length > 1))),
    ) ||
    (event.where.name !== null && draft.pieces.some(({ samePlace }) => samePlace)) ||
    (event.where.country !== null &&
      event.where.precision === 'country' &&
      event.where.name !== null &&
      event.kind === 'agreement');
  // News of an unknown day is told of that day, but only its place tells that it is one occurrence.
  const time =
    dated ||
    draft.pieces.some((piece) =>
      published ? isLead(piece) : place && (isLead(piece) || isUnanchored(piece)),
    );
  const told =
    event.outcomes.length > 0 ||
    event.who.some(({ role, as }) => role === 'target' && as !== null) ||
    (isCrowdKind(event.kind) && draft.pieces.some(({ crowd }) => crowd)) ||
    (event.kind === 'agreement' && dated && draft.pieces.some(isWithOther));
  const happening = draft.pieces.some((piece) => piece.happening);
  // A counted deed told as news needs no place of its own where the text goes on from one.
  // وكانت القوات قد اعتقلت ثلاثة للتحقيق معهم: what goes on from the deed that was told.
  const current = draft.pieces.filter(
    ({ opening, aftermath }) => opening !== 'background' || aftermath,
  );
  const news = current.some(
    ({ kindStrength, outcomes: own, roles, position: { sentence } }) =>
      (kindStrength > 0 || own.some(({ what }) => what === 'detained')) &&
      (isGathering(event, roles) ||
        isTruceHere(event, draft) ||
        current.some(
          ({ outcomes, position }) =>
            position.sentence === sentence && outcomes.some(({ count }) => count.best !== null),
        )),
  );
  if (news && (event.when.from !== null || event.where.name !== null)) return true;
  return (
    Number(time) + Number(place) + Number(told) >= 2 &&
    (happening || told || event.seized) &&
    kindsOf(draft.pieces).length > 0
  );
}
