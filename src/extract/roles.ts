import type { Basis, Kind, Role } from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { FrameValue, TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Marker } from './arguments.ts';
import { findBlame } from './blame.ts';
import type { ClauseScene } from './clause-scene.ts';
import { doingOf } from './doers.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { FROM_AFAR } from './kind-sets.ts';
import { TRIBE } from './people-nouns.ts';
import type { Argument, RoleClaim } from './piece.ts';
import {
  argumentsAround,
  aroundNoun,
  aroundVerb,
  hasHead,
  isBareForce,
  joinedTo,
  STRUCK,
  subjectOf,
} from './syntax.ts';
import { withReceivers } from './transfers.ts';

/** Who has which role in a clause, each argument once: the first telling stays. */
export function rolesOf(triggers: readonly Trigger[], scene: ClauseScene): readonly RoleClaim[] {
  const told = triggers.flatMap((trigger) => rolesAround(trigger, triggers, scene));
  return dropDoubles([
    ...blamedIn(triggers, scene),
    ...doersIn(triggers, scene),
    ...withFoiled(withReceivers(told, scene), triggers),
  ]);
}

/** Who is said to have done the deed of the clause. */
function blamedIn(triggers: readonly Trigger[], scene: ClauseScene): readonly RoleClaim[] {
  // وجهت العشيرة أصابع الاتهام إلى …: whom fingers point to stands in the words that say who speaks.
  const args = scene.everyone.filter(
    (argument) =>
      scene.args.includes(argument) ||
      argument.marker === 'to' ||
      [argument.from - 1, argument.from].some((at) => ACCUSING.test(scene.tokens[at]?.text ?? '')),
  );
  return findBlame({ ...scene, args }, triggers);
}

/** `متهما التنظيم بارتكاب الجريمة`. */
const ACCUSING = /^و?(?:متهما|متهمه|متهمين|متهمان|محملا|محمله|محملين)$/u;

/** Who has a role by which trigger. */
interface Told extends RoleClaim {
  readonly by: Trigger;
}

/** The rules of who foils and who is foiled, which turn about in the attack itself. */
export const FOILS = 'roles/foils';
export const FOILED = 'roles/foiled';

/** `أحبطت القوات هجوما للتنظيم على …`: of a foiled attack the attackers are the target of those who foil it. */
function withFoiled(told: readonly Told[], triggers: readonly Trigger[]): readonly RoleClaim[] {
  const foil = triggers.find(({ happening }) => happening?.entry.id === 'foil');
  if (foil === undefined) return told;
  return told.flatMap((claim) => {
    if (claim.by === foil && claim.role === 'initiator') return [{ ...claim, rule: FOILS }];
    if (claim.by === foil || claim.by.from < foil.from || claim.role === 'partner') return [claim];
    return claim.role === 'initiator' ? [{ ...claim, role: 'target' as const, rule: FOILED }] : [];
  });
}

/** How many words behind a verb of doing its subject may begin. */
const FARTHEST_DOER = 4;

/** `هجوم شنه مسلحون`, `غارة نفذتها طائرة تركية`: who is told behind the deed to have done it. */
function doersIn(
  triggers: readonly Trigger[],
  { args, clause, tokens, triggers: named }: ClauseScene,
): readonly RoleClaim[] {
  const claims: RoleClaim[] = [];
  for (let i = clause.from + 1; i < clause.to; i++) {
    const basis = doingOf(tokens[i]);
    if (basis === undefined) continue;
    // القبض على رجل شارك في تفجير نفذه داعش: the deed of which the clause does not tell.
    const deed = named.findLast(({ to, happening }) => to <= i && happening !== null);
    if (deed === undefined || !triggers.includes(deed)) continue;
    if (isArrest(deed) && i > deed.to) continue;
    // What somebody is arrested for is not what the arrest is.
    const arrest = triggers.some((one) => one.from < deed.from && isArrest(one));
    if (arrest && !isSurrounding(deed, tokens)) continue;
    const at = args.findIndex(
      ({ from, marker }) =>
        from > i && from <= i + FARTHEST_DOER && (marker === 'none' || marker === 'from'),
    );
    const doer = args[at] ?? unknownGroupAt(tokens, i + 1);
    if (doer === undefined) continue;
    for (const argument of [doer, ...(at < 0 ? [] : joinedTo(args.slice(at + 1)))]) {
      claims.push({ role: 'initiator', basis, argument, rule: 'roles/doer' });
    }
  }
  return claims;
}

const DURING = /^(?:خلال|اثناء|عبر|ضمن|اثر|عقب|غداه)$/u;

/** `اعتقل شابان خلال حملة نفذتها قسد`, `في مداهمة نفذتها …`: the operation that the arrest is part of. */
const isSurrounding = ({ happening, from }: Trigger, tokens: readonly Token[]): boolean =>
  (happening?.entry.family === 'happening' && happening.entry.kind === 'security-operation') ||
  DURING.test(tokens[from - 1]?.text ?? '');

const GROUP =
  /^(?:مجموعه|خليه|عصابه|مسلحون|مجهولون|مسلح|مجهول|ملثمون|ملثمان|مسلحان|مجهولان|جهه|جهات)$/u;

/** `كمين نصبته مجموعة خارجة عن القانون`: a group that no actor names. */
const unknownGroupAt = (tokens: readonly Token[], at: number): Argument | undefined =>
  GROUP.test(tokens[at]?.text ?? '')
    ? {
        from: at,
        to: at + 1,
        marker: 'none',
        joined: false,
        actor: null,
        code: 'unidentified',
        kind: null,
        party: null,
      }
    : undefined;

const isArrest = ({ happening, outcome }: Trigger): boolean =>
  happening?.entry.id === 'arrest' || outcome?.entry.id === 'detain';

function rolesAround(trigger: Trigger, triggers: readonly Trigger[], scene: ClauseScene): Told[] {
  const { before, after } = argumentsAround(trigger, triggers, scene.args);
  const claims: RoleClaim[] = [];
  const form = trigger.happening ?? trigger.outcome;
  if (form === null) return [];
  const frame = form.frame;
  const add = (role: FrameValue | undefined, argument: Argument, rule: string): void => {
    if (role === 'initiator' || role === 'target') {
      claims.push({ role, basis: basisOf(argument, scene), argument, rule });
    }
  };
  const unmarkedAfter = after.filter(({ marker }) => marker === 'none');
  if (isVerb(trigger)) {
    const { agents, patients } = aroundVerb(trigger, form, before, after, scene.tokens);
    const happening = trigger.happening !== null;
    const helps = trigger.outcome?.outcomeFrame === 'helper-patient';
    // هجوم يكبد القوات خسائر: behind a verb of causing stands who suffers.
    const causes = !happening && form.outcomeFrame === 'cause-patient';
    const idle = helps || isDeedsDoing(trigger, agents, triggers);
    for (const agent of agents) {
      if (idle || (causes && agent.from > trigger.from)) continue;
      add(happening ? (frame['subject'] ?? 'initiator') : 'initiator', agent, 'roles/subject');
    }
    for (const patient of patients) {
      if (happening) add(asPerson(frame['object'] ?? 'target', patient), patient, 'roles/object');
    }
  } else if (trigger.happening !== null) {
    const { agents, patients } = deedOf(trigger, scene.args).some(({ actor }) => isDoer(actor))
      ? { agents: [], patients: struckIn(unmarkedAfter) }
      : aroundNoun(trigger, trigger.happening, unmarkedAfter, scene.tokens);
    for (const agent of agents) add('initiator', agent, 'roles/genitive-agent');
    for (const patient of patients) add('target', patient, 'roles/genitive-target');
    // بدأت قسد حملة، تمكنت القوات من اعتقال: who stands before a verbal noun in its clause does it.
    const suffers = !isAgreement(trigger) && lightVerbBefore(trigger, scene);
    // What stands between two triggers belongs to the first where that one is a verb or a harm.
    const earlier = triggers[triggers.indexOf(trigger) - 1];
    const free =
      (earlier === undefined || (!isVerb(earlier) && earlier.happening !== null)) &&
      !ABOUT.test(scene.tokens[trigger.from - 1]?.text ?? '') &&
      !isRemarkedOn(trigger, scene);
    const exchange = isExchange(trigger.from, scene);
    for (const [i, agent] of (free || suffers ? subjectOf(before, scene.tokens) : []).entries()) {
      if (exchange && i > 0) add('target', agent, 'roles/exchange');
      else if (suffers) add('target', agent, 'roles/light-verb-target');
      else if (isBacking(agent.to, trigger.from, scene.tokens)) {
        claims.push({ role: 'partner', basis: 'stated', argument: agent, rule: 'roles/backs' });
      } else if (
        agents.length === 0 &&
        isBareForce(agent) &&
        agent.code !== null &&
        agent.party?.outcome == null
      ) {
        add('initiator', agent, 'roles/light-verb');
      }
    }
  }
  // أقدم مسلحون على قتل راعيين: who set about a harm did it.
  if (!isVerb(trigger) && trigger.happening === null && isSetAbout(trigger, scene)) {
    for (const agent of subjectOf(before, scene.tokens)) {
      if (agent.party?.outcome == null) add('initiator', agent, 'roles/light-verb');
    }
  }
  for (const argument of [...before, ...deedOf(trigger, scene.args), ...after]) {
    const acts = claims.some(({ role }) => role === 'initiator');
    const role = roleOfMarker(argument, form, trigger, scene.tokens, acts);
    if (role !== undefined) add(role, argument, `roles/marker-${argument.marker}`);
    if (argument.marker === 'partner' || argument.marker === 'jointly') {
      // بمشاركة قسد ووحدات الحماية: those joined to a partner are partners.
      const list = [...before, ...after];
      const escorts =
        argument.marker === 'partner' &&
        isAssault(form) &&
        ESCORTS.test(scene.tokens[argument.from - 1]?.text ?? '');
      const role = escorts
        ? 'target'
        : argument.marker === 'partner'
          ? 'partner'
          : roleBefore(argument, claims);
      for (const one of [argument, ...joinedNames(list.slice(list.indexOf(argument) + 1))]) {
        claims.push({ role, basis: 'stated', argument: one, rule: `roles/${argument.marker}` });
      }
    }
  }
  return [...claims, ...sidesBetween(trigger, before, after, scene)].map((claim) => ({
    ...claim,
    by: trigger,
  }));
}

/** `كمين لصهاريج ترافقها قوات النظام`: who goes with what is struck. */
const ESCORTS = /^(?:[تي]رافق|[تي]حرس|[تي]حمي|[تي]واكب|رافق|حرس)(?:ت)?(?:ه|ها|هم)$/u;
const isAssault = ({ entry }: TriggerForm): boolean =>
  entry.family === 'happening' &&
  /^(?:attack|ied|car-bomb|suicide-attack|grenade|assassination)$/u.test(
    entry.kind ?? entry.fallback ?? 'other',
  );

/** `أسفرت الاشتباكات بين … عن مقتل`: the deed behind the verb brought the harm about, not who stands behind the deed. */
const isDeedsDoing = (
  { to, outcome }: Trigger,
  [agent]: readonly Argument[],
  triggers: readonly Trigger[],
): boolean =>
  outcome?.outcomeFrame === 'cause-patient' &&
  agent !== undefined &&
  triggers.some((other) => other.from >= to && other.to <= agent.from && other.happening !== null);

/** `هاجموا دورية لقسد مشتركة مع التحالف`: who takes part jointly has the role of the one right before. */
const roleBefore = ({ from }: Argument, claims: readonly RoleClaim[]): Role =>
  claims.findLast(({ argument }) => argument.to >= from - FARTHEST_JOINT && argument.to <= from)
    ?.role ?? 'initiator';

/** How many words may stand between those who act jointly. */
const FARTHEST_JOINT = 3;

/** Folded verbs of those who speak of a deed, look into it or live through it, and do not do it. */
const REMARKS =
  /^[وف]?[يتن]?(?:ادان|دين|ندد|استنكر|ستنكر|شجب|وصف|صف|اعتبر|عتبر|انتقد|نتقد|رفض|وثق|رصد|احصي|حصي|سجل|شهد|ذكر|بحث|ناقش|تابع|حقق|استغرب|حذر|طالب|دعا|دعت|تبين|علق|نفي|تنصل|ربط|قارن|نعي|نعت|شيع|تفقد|عاين|زار|استذكر|احيا)(?:ت|وا|ا)?$/u;

/** `أدانت الحكومة القصف الذي …`, `وثقت قسد قصفا`: the subject of the verb before the deed did not do it. */
function isRemarkedOn({ from }: Trigger, { tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < from; i++) {
    if (REMARKS.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** `أي بيان بشأن الغارة`: what somebody speaks of is not what they do. */
const ABOUT = /^[وب]?(?:شان|خصوص|حول|حيال|ازاء|تجاه)$/u;

/** Actors joined by و to the one before the list. */
function joinedNames(args: readonly Argument[]): readonly Argument[] {
  const end = args.findIndex(
    ({ joined, marker, actor, party }) =>
      !joined || marker !== 'none' || actor === null || party?.count.best != null,
  );
  return end < 0 ? args : args.slice(0, end);
}

/** `غارة إسرائيلية`, `استهداف طائرة تركية`, `قصف الطيران الروسي`: the phrases that begin in the trigger's own words. */
const deedOf = (trigger: Trigger, args: readonly Argument[]): readonly Argument[] =>
  isVerb(trigger)
    ? []
    : args.filter(
        ({ from, actor }) =>
          from >= trigger.from &&
          from < trigger.to &&
          (actor?.viaAdjective === true ||
            MEANS.has(actor?.heads[0]?.id ?? '') ||
            (trigger.happening?.frame['of'] === 'initiator' && isDoer(actor))),
      );

/** Someone named who flies or fires, not only an adjective: `الطيران الروسي`, `طيران التحالف`. */
const isDoer = (actor: Argument['actor']): boolean => actor !== null && !actor.viaAdjective;

/** `قصف طيران التحالف مواقع للتنظيم`: what stands unmarked behind a deed with its doer is what it struck. */
function struckIn([first, ...rest]: readonly Argument[]): readonly Argument[] {
  return first !== undefined && (hasHead(first) || first.party !== null)
    ? [first, ...joinedTo(rest)]
    : [];
}

/** Verbs whose subject the deed named behind them befalls, or who wards it off. */
const SUFFERS = /^[وف]?(?:[تي]?تعرض|وقع|[ين]?نجا|نجت|صد|تصد|يتصدي|احبط|افشل)(?:ت|وا|ا|تا)?$/u;

/** `تعرضت القاعدة لهجوم`, `صدت القوات هجوما`: the subject is the target. */
function lightVerbBefore(trigger: Trigger, { tokens, clause }: ClauseScene): boolean {
  // تعرض لإطلاق نار: the verb may be the first word of the deed itself.
  for (let i = clause.from; i <= trigger.from; i++) {
    if (SUFFERS.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** `تبادل الجيش وقسد القصف`: the second of two who shoot at each other is the target of the first. */
function isExchange(at: number, { tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < at; i++) {
    if (/^[وف]?(?:[تي]?تبادل)(?:ت|ا|وا)?$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** Verbs of backing a deed that stands behind them. */
const BACKS =
  /^[وف]?(?:[تي]?سند|اسند|[تي]?دعم|[تي]?ساند|[تي]?واكب|[تي]?شارك|[تي]غطي|غط|[تي]سهم|اسهم|ساهم)(?:ت|وا)?$/u;

/** `طيران التحالف أسند العملية`: who backs a deed takes part in it. */
function isBacking(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let i = from; i < to; i++) if (BACKS.test(tokens[i]?.text ?? '')) return true;
  return false;
}

/** `وقعت قسد اتفاقا`: who signs suffers nothing. */
const isAgreement = ({ happening }: Trigger): boolean =>
  happening?.entry.family === 'happening' && happening.entry.kind === 'agreement';

/** A place that is struck belongs to someone: `مقرا للفصيل`, `حاجزا لقسد`. */
const asPerson = (value: FrameValue, argument: Argument): FrameValue =>
  value === 'place' && argument.actor !== null ? 'target' : value;

const SETS_ABOUT = /^[وف]?(?:اقدم|[تي]?تمكن|نجح|استطاع|قام)(?:ت|وا|ا|تا)?$/u;

/** `تمكنت القوات من الإطاحة بـ …`, `أقدم مسلحون على قتل …`: the subject of the verb does what the noun tells. */
function isSetAbout({ from, reading }: Trigger, { tokens, clause }: ClauseScene): boolean {
  const asked = /^(?:من|علي|في|ب)$/u.test(tokens[from - 1]?.text ?? '') || reading.prep === 'ب';
  for (let i = clause.from; asked && i < from; i++) {
    if (SETS_ABOUT.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** How many words behind a verb of attack the owner of what it hits may stand. */
const FARTHEST_OWNER = 4;

const FRAME_KEY: Partial<Readonly<Record<Marker, string>>> = {
  against: 'ala',
  of: 'li',
  with: 'maa',
  from: 'min',
  by: 'bi',
  to: 'ila',
};

/** The role that the word before a phrase gives it; `acts`: whether somebody is known to act. */
function roleOfMarker(
  argument: Argument,
  form: TriggerForm,
  trigger: Trigger,
  tokens: readonly Token[],
  acts: boolean,
): FrameValue | undefined {
  const { marker, actor } = argument;
  const protest = form.entry.family === 'happening' && PROTESTS.has(form.entry.kind ?? 'other');
  // بقصف موقع لقسد: the place behind the deed is what was struck, though the deed is the means.
  const struckPlace = !isVerb(trigger) && argument.from === trigger.to && isStruckPlace(argument);
  if (marker === 'agent') return protest || struckPlace ? 'target' : 'initiator';
  // ضربة من طائرة أمريكية: what flies strikes.
  if (marker === 'from' && actor?.heads[0]?.id === 'aircraft' && isFromAfar(form))
    return 'initiator';
  // تعرضت نقطة لهجوم من مسلحين: from whom an attack comes.
  if (marker === 'from' && isNearBehind(argument, trigger) && isOnslaught(form))
    return isHeld(argument) ? undefined : 'initiator';
  // انفجار لغم من مخلفات التنظيم: whose remnant it is, not who was hit.
  const bursts = form.entry.family === 'happening' && form.entry.kind === 'ied';
  if (bursts && tokens[argument.from - 1]?.text === 'مخلفات') return undefined;
  const inside = argument.from < trigger.to && argument.from >= trigger.from;
  if (!isVerb(trigger) && (inside || (actor?.viaAdjective === true && isDeed(argument, trigger)))) {
    return 'initiator';
  }
  const key = FRAME_KEY[marker];
  const value = key === undefined ? undefined : form.frame[key];
  // مداهمات لقوى الأمن: a raid of a state's forces is theirs.
  const raids =
    trigger.happening?.entry.family === 'happening' &&
    trigger.happening.entry.kind === 'security-operation' &&
    trigger.happening.form === 'noun';
  if (
    marker === 'of' &&
    raids &&
    !acts &&
    !isHeld(argument) &&
    STATE_KINDS.has(argument.kind ?? '')
  )
    return 'initiator';
  if (marker === 'of' && (value === 'either' || value === 'initiator')) {
    // غارة على اجتماع لقياديي التنظيم: what is struck is theirs.
    const struck = tokens.slice(trigger.to, argument.from).some(({ text }) => text === 'علي');
    if (struck || (value === 'either' && (acts || isHeld(argument)))) return 'target';
    // كمين لدوريتهم: their own patrol is what it was laid for; نفذوا كميناً لدورية: as is any other's.
    const patrol = acts && STRUCK.has(actor?.heads[0]?.id ?? '');
    return patrol || (actor?.kind === 'anaphor' && isHeld(argument)) ? 'target' : 'initiator';
  }
  if (value === 'initiator' || value === 'target') return value;
  // هاجم سيطرة للحشد: whose thing it is that a verb of attack hits.
  const owner =
    isVerb(trigger) &&
    marker === 'of' &&
    actor !== null &&
    actor.heads.length === 0 &&
    isAssault(form) &&
    form.entry.family === 'happening' &&
    /^(?:attack|target|storm)$/u.test(form.entry.id);
  if (owner && argument.from - trigger.to <= FARTHEST_OWNER) return 'target';
  if (value === 'place' && actor !== null) return 'target';
  // أضرموا النار في مقر لقسد: whose place it is that they set on fire.
  const set = trigger.thenTo > trigger.thenFrom && argument.from <= trigger.thenTo + 1;
  if (marker === 'in' && set && trigger.happening !== null && isHeld(argument)) return 'target';
  return trigger.happening !== null && marker === 'against' ? 'target' : undefined;
}

const ONSLAUGHTS = new Set<Kind>(['attack', 'shelling', 'air-strike', 'clash']);

const isOnslaught = ({ entry }: TriggerForm): boolean =>
  entry.family === 'happening' && ONSLAUGHTS.has(entry.kind ?? entry.fallback ?? 'other');

/** How many words behind a deed those from whom it comes may stand. */
const FARTHEST_SOURCE = 2;

function isNearBehind({ from }: Argument, trigger: Trigger): boolean {
  const to = isVerb(trigger) ? trigger.thenTo : trigger.to;
  const told = !isVerb(trigger) || trigger.thenTo > trigger.thenFrom;
  return told && from >= to && from - to <= FARTHEST_SOURCE;
}

const isFromAfar = ({ entry }: TriggerForm): boolean =>
  entry.family === 'happening' && FROM_AFAR.has(entry.kind ?? entry.fallback ?? 'other');

const PROTESTS = new Set<Kind>(['protest', 'riot']);

/** A place or a vehicle of somebody's, or people who do not fight: what a deed is aimed at. */
const isHeld = ({ actor, party, code }: Argument): boolean => {
  const [first] = actor?.heads ?? [];
  if (first !== undefined && MEANS.has(first.id)) return false;
  const head = first?.is;
  const patrol = first !== undefined && STRUCK.has(first.id) && actor?.pronoun !== '';
  return (
    patrol ||
    head === 'place' ||
    head === 'vehicle' ||
    party?.side === 'civilian' ||
    code === 'civilians'
  );
};

const isStruckPlace = ({ actor }: Argument): boolean => {
  const [head] = actor?.heads ?? [];
  return head !== undefined && (head.is === 'place' || STRUCK.has(head.id));
};

const MEANS = new Set(['aircraft', 'artillery', 'deed']);

/** `غارة إسرائيلية`, `استهداف طائرة تركية`: a deed or its means with an adjective, not what it is aimed at. */
const isDeed = ({ actor, from }: Argument, trigger: Trigger): boolean => {
  const head = actor?.heads[0];
  return from <= trigger.to && (head === undefined || MEANS.has(head.id));
};

/** `اشتباكات بين X وY`: the side named first starts, the other is its target. */
function sidesBetween(
  trigger: Trigger,
  before: readonly Argument[],
  after: readonly Argument[],
  scene: ClauseScene,
): RoleClaim[] {
  const start = after.findIndex(({ marker }) => marker === 'between');
  const first = after[start];
  if (first !== undefined) {
    const sides = [first, ...joinedSides(after.slice(start + 1))];
    // بين عشيرتين: one word for both sides.
    const [, second] = sides;
    if (second === undefined && isPair(first, scene.tokens)) {
      return (['initiator', 'target'] as const).map((role) => ({
        role,
        basis: 'stated',
        argument: role === 'target' ? { ...first } : first,
        rule: BOTH_SIDES,
      }));
    }
    const entry = trigger.happening?.entry;
    const jointly = entry?.family === 'happening' && JOINT.has(entry.kind ?? 'other');
    return sides.map((argument, i) => ({
      role: i === 0 || jointly ? ('initiator' as const) : ('target' as const),
      basis: basisOf(argument, scene),
      argument,
      // بين فصيلين من الجيش الوطني: two groups of one actor.
      rule: i > 0 && !jointly && sideOf(argument) === sideOf(first) ? BOTH_SIDES : 'roles/between',
    }));
  }
  if (trigger.happening?.entry.family !== 'happening' || trigger.happening.entry.kind !== 'clash')
    return [];
  return [...before, ...after]
    .filter(({ marker, actor }) => marker === 'with' && actor !== null)
    .map((argument) => ({ role: 'target', basis: 'stated', argument, rule: 'roles/clash-with' }));
}

/** Of a tribe told by its noun or its name. */
const sideOf = ({ code, party }: Argument): string | null =>
  code ?? (party?.noun === TRIBE ? 'tribal' : null);

/** The rule of a side that stands in both roles. */
export const BOTH_SIDES = 'roles/between-themselves';

function isPair({ party, actor, from, to }: Argument, tokens: readonly Token[]): boolean {
  if (BOTH_OF.test(tokens[from]?.text ?? '')) return true;
  if (party !== null) return party.count.best === 2 || party.units?.best === 2 || party.plural;
  // بين فصيلين من الجيش الوطني, with no other side joined to them.
  const joined = tokens[to]?.text.startsWith('و') === true;
  const head = actor?.heads[0]?.is;
  return (
    !joined && (head === 'people' || head === 'unit') && SEVERAL.test(tokens[from]?.text ?? '')
  );
}

/** `عشيرتي البكير والشعيطات`: two groups in one word, though only one may be known by its name. */
const BOTH_OF = /^(?:عشيرت|قبيلت|عايلت|مجموعت|كتيبت|جماعت|فرقت)(?:ي|ين)$/u;
const SEVERAL = /(?:ين|ان|ات)$|^(?:فصايل|فصائل|كتايب|كتائب|الويه)$/u;

/** What two sides do together. */
const JOINT = new Set<Kind>(['agreement', 'release', 'transfer']);

const joinedSides = (args: readonly Argument[]): readonly Argument[] => {
  const end = args.findIndex(
    ({ joined, marker }) => !joined && marker !== 'between' && marker !== 'with',
  );
  return (end < 0 ? args : args.slice(0, end)).filter(
    ({ actor, party }) => actor !== null || party !== null,
  );
};

const SUSPECT = /^(?:يشتبه|المشتبه|يعتقد|يرجح|مشتبه|تشتبه)/u;

/** Whether the words before an argument only suspect who it is. */
function basisOf(argument: Argument, { tokens, cues, args }: ClauseScene): Basis {
  const cue = cues.find(
    ({ value, to }) => value.type === 'reporting' && value.class === 'adopt' && to <= argument.from,
  );
  if (cue !== undefined) return 'claimed';
  for (let i = argument.from; i < argument.to; i++) {
    if (SUSPECT.test(tokens[i]?.text ?? '')) return 'suspected';
  }
  // مسلحون يعتقد أنهم من التنظيم رجلين: the word of suspicion is that of somebody before.
  const before = args.findLast(({ to }) => to <= argument.from)?.to ?? 0;
  for (let i = Math.max(before, argument.from - 4); i < argument.from; i++) {
    if (SUSPECT.test(tokens[i]?.text ?? '')) return 'suspected';
  }
  return 'stated';
}

function dropDoubles(claims: readonly RoleClaim[]): readonly RoleClaim[] {
  const seen = new Map<Argument, Role>();
  return claims.filter(({ role, argument }) => {
    if (seen.has(argument)) return false;
    seen.set(argument, role);
    return true;
  });
}
