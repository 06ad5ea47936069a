import type { Basis, Count, Kind, Role } from '../model/coded-report.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { FrameValue, TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Marker } from './arguments.ts';
import type { Clause } from './clauses.ts';
import type { Cue } from './find-cues.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument, OutcomeClaim, Piece, Position, RoleClaim } from './piece.ts';
import { isNegatedAt, unrealityOf } from './reality.ts';
import type { Weapon } from './weapons.ts';

/** All that was found in one clause. */
export interface ClauseScene {
  readonly tokens: readonly Token[];
  readonly clause: Clause;
  readonly position: Position;
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly args: readonly Argument[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly weapons: readonly Weapon[];
  readonly opening: Piece['opening'];
}

/** Reads what one clause tells of an occurrence; undefined where it has no trigger. */
export function findPiece(scene: ClauseScene): Piece | undefined {
  const triggers = scene.triggers.filter((trigger) => isSupported(trigger, scene));
  const main = mainTrigger(triggers);
  if (main === undefined) return undefined;
  const roles = dropDoubles(triggers.flatMap((trigger) => rolesAround(trigger, triggers, scene)));
  const outcomes = withOwnDeath(withTolls(triggers.flatMap((trigger) => outcomesOf(trigger, triggers, scene)), scene), triggers, roles, scene.tokens);
  const kind = kindOf(triggers, scene, roles, outcomes);
  return {
    position: scene.position,
    trigger: main,
    triggers,
    ...kind,
    happening: triggers.some((trigger) => trigger.happening !== null),
    foiled: triggers.some(({ happening }) => happening?.entry.family === 'happening' && happening.entry.foiled),
    count: countOf(main, scene),
    roles,
    outcomes,
    seized: seizedIn(triggers, scene.tokens),
    places: scene.places,
    times: scene.times,
    anaphoric: anaphoraOf(triggers, scene.tokens),
    opening: scene.clause.apart ? 'background' : scene.opening,
    ordinal: ordinalOf(scene),
    unreal: unrealityOf(main, triggers, scene, outcomes),
  };
}

/** Weak triggers count only beside a strong one, a place, a time or someone who takes part. */
function isSupported(trigger: Trigger, scene: ClauseScene): boolean {
  const { happening, outcome } = trigger;
  if (happening !== null && !happening.weak) return true;
  if (outcome !== null && !outcome.weak) return true;
  if (outcome !== null) {
    const { before, after } = argumentsAround(trigger, scene.triggers, scene.args);
    const moved = outcome.entry.family === 'outcome' && outcome.entry.what === 'transferred';
    return patientsOf(trigger, outcome, before, after, scene.tokens).some(
      ({ party }) => party !== null && (party.count.best !== null || party.side === 'detainee') &&
        (!moved || party.side === 'detainee' || party.side === 'fighter' || party.unit !== null),
    );
  }
  // A definite noun may point back to what was told before.
  if (happening?.form === 'noun' && trigger.reading.al) return true;
  return scene.places.length > 0 || scene.times.length > 0 || scene.args.length > 0;
}

/** The happening that the clause is about, else its first outcome. Strong ones and verbs go first. */
function mainTrigger(triggers: readonly Trigger[]): Trigger | undefined {
  const happenings = triggers.filter(({ happening }) => happening !== null);
  return (
    happenings.find((trigger) => isVerb(trigger) && trigger.happening?.weak === false) ??
    happenings.find(({ happening }) => happening?.weak === false) ??
    triggers.find(({ outcome }) => outcome !== null && !outcome.weak) ??
    happenings[0] ??
    triggers[0]
  );
}

// ---- roles ---------------------------------------------------------------------------------

/** The stretch of arguments that belongs to a trigger: up to the triggers before and behind it. */
function argumentsAround(
  trigger: Trigger,
  triggers: readonly Trigger[],
  args: readonly Argument[],
): { readonly before: readonly Argument[]; readonly after: readonly Argument[] } {
  const at = triggers.indexOf(trigger);
  const start = triggers[at - 1]?.to ?? 0;
  const end = triggers[at + 1]?.from ?? Number.POSITIVE_INFINITY;
  return {
    before: args.filter(({ from }) => from >= start && from < trigger.from),
    after: args.filter(({ from }) => from >= trigger.to && from < end),
  };
}

function rolesAround(
  trigger: Trigger,
  triggers: readonly Trigger[],
  scene: ClauseScene,
): RoleClaim[] {
  const { before, after } = argumentsAround(trigger, triggers, scene.args);
  const claims: RoleClaim[] = [];
  const form = trigger.happening ?? trigger.outcome;
  if (form === null) return claims;
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
    for (const agent of agents) {
      add(happening ? (frame['subject'] ?? 'initiator') : 'initiator', agent, 'roles/subject');
    }
    for (const patient of patients) {
      if (happening) add(asPerson(frame['object'] ?? 'target', patient), patient, 'roles/object');
    }
  } else if (trigger.happening !== null) {
    const { agents, patients } = aroundNoun(trigger.happening, unmarkedAfter);
    for (const agent of agents) add('initiator', agent, 'roles/genitive-agent');
    for (const patient of patients) add('target', patient, 'roles/genitive-target');
    // بدأت قسد حملة، تمكنت القوات من اعتقال: who stands before a verbal noun in its clause does it.
    const suffers = lightVerbBefore(trigger, scene);
    for (const agent of subjectOf(before)) {
      if (suffers) add('target', agent, 'roles/light-verb-target');
      else if (agents.length === 0 && isBareForce(agent) && agent.code !== null) {
        add('initiator', agent, 'roles/light-verb');
      }
    }
  }
  for (const argument of [...before, ...after]) {
    const role = roleOfMarker(argument, form, trigger, scene.tokens);
    if (role !== undefined) add(role, argument, `roles/marker-${argument.marker}`);
    if (argument.marker === 'partner') {
      claims.push({ role: 'partner', basis: 'stated', argument, rule: 'roles/partner' });
    }
  }
  return [...claims, ...sidesBetween(trigger, before, after, scene)];
}

/** Verbs whose subject the deed named behind them befalls, or who wards it off. */
const SUFFERS = /^[وف]?(?:[تي]?تعرض|وقع|[ين]?نجا|نجت|صد|تصد|يتصدي|احبط|افشل)(?:ت|وا|ا|تا)?$/u;

/** `تعرضت القاعدة لهجوم`, `صدت القوات هجوما`: the subject is the target. */
function lightVerbBefore(trigger: Trigger, { tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < trigger.from; i++) {
    if (SUFFERS.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** A place that is struck belongs to someone: `مقرا للفصيل`, `حاجزا لقسد`. */
const asPerson = (value: FrameValue, argument: Argument): FrameValue =>
  value === 'place' && argument.actor !== null ? 'target' : value;

/** Subject and object of a finite verb, by voice, order and what stands there. */
function aroundVerb(
  trigger: Trigger,
  form: TriggerForm,
  before: readonly Argument[],
  after: readonly Argument[],
  tokens: readonly Token[],
): { readonly agents: readonly Argument[]; readonly patients: readonly Argument[] } {
  const [first, ...rest] = after.filter(({ marker }) => marker === 'none');
  const subjectBefore = subjectOf(before);
  const passive = isPassive(trigger, form, tokens);
  if (passive || form.outcomeFrame === 'patient-only') {
    const patients = first === undefined ? subjectBefore : [first, ...joinedTo(rest)];
    return { agents: [], patients: form.frame['subject'] === 'target' ? patients : patients };
  }
  if (first === undefined) return { agents: subjectBefore, patients: [] };
  const coordinated = joinedTo(rest);
  if (isObject(first, tokens)) return { agents: subjectBefore, patients: [first, ...coordinated] };
  const object = rest[coordinated.length];
  if (object !== undefined) {
    return { agents: [first, ...coordinated], patients: [object, ...joinedTo(rest.slice(coordinated.length + 1))] };
  }
  if (subjectBefore.length > 0) return { agents: subjectBefore, patients: [first, ...coordinated] };
  // One noun phrase alone: who acts where it is an organisation, who suffers where persons are counted.
  const counted = first.party !== null && !isBareForce(first);
  return counted
    ? { agents: [], patients: [first, ...coordinated] }
    : { agents: [first, ...coordinated], patients: [] };
}

/** A thing or place of somebody's, or a noun in the accusative: never the subject. */
const isObject = ({ actor, party, from }: Argument, tokens: readonly Token[]): boolean => {
  if (actor?.heads[0]?.is === 'place') return true;
  const head = tokens[party?.head ?? from];
  if (head === undefined) return false;
  return head.accusative === true || (party?.noun != null && head.readings.some(({ tanwin, stem }) => tanwin && stem.length > 2));
};

/** An actor named as a whole, or its men without a number (`مسلحون مجهولون`, `قوات الأمن`). */
const isBareForce = ({ actor, party }: Argument): boolean =>
  party === null || (actor !== null && party.count.best === null);

function isPassive(trigger: Trigger, form: TriggerForm, tokens: readonly Token[]): boolean {
  if (form.voice === 'passive') return true;
  return tokens[trigger.from]?.damma === true && form.voice !== 'active';
}

/** The noun phrases right before the verb that are its subject: unmarked, the last first run. */
function subjectOf(before: readonly Argument[]): readonly Argument[] {
  const unmarked = before.filter(({ marker }) => marker === 'none');
  const last = unmarked.at(-1);
  if (last === undefined) return [];
  const run = [last];
  for (let i = unmarked.length - 2; i >= 0 && unmarked[i + 1]?.joined === true; i--) {
    const argument = unmarked[i];
    if (argument !== undefined) run.unshift(argument);
  }
  return run;
}

function joinedTo(args: readonly Argument[]): readonly Argument[] {
  const end = args.findIndex(({ joined, marker, party }) => !joined && !(marker === 'with' && party !== null));
  return end < 0 ? args : args.slice(0, end);
}

/** Genitives behind a verbal noun: `هجوم التنظيم على`, `استهداف الحاجز`, `احتجاز قسد 17 مدنيا`. */
function aroundNoun(
  form: TriggerForm,
  unmarked: readonly Argument[],
): { readonly agents: readonly Argument[]; readonly patients: readonly Argument[] } {
  const [first, ...rest] = unmarked;
  if (first === undefined) return { agents: [], patients: [] };
  const coordinated = joinedTo(rest);
  const object = rest[coordinated.length];
  const of = form.frame['of'];
  if (object !== undefined && object.party !== null && isBareForce(first)) {
    return { agents: [first, ...coordinated], patients: [object] };
  }
  if (of === 'initiator') return { agents: [first, ...coordinated], patients: [] };
  if (of === 'target') return { agents: [], patients: [first, ...coordinated] };
  if (of !== 'either') return { agents: [], patients: [] };
  return hasHead(first) || !isBareForce(first)
    ? { agents: [], patients: [first, ...coordinated] }
    : { agents: [first, ...coordinated], patients: [] };
}

/** `حاجز لقسد`, `خلية لداعش`: what belongs to an actor, not the actor as a whole. */
const hasHead = ({ actor }: Argument): boolean => actor !== null && actor.heads.length > 0;

const FRAME_KEY: Partial<Readonly<Record<Marker, string>>> = {
  against: 'ala',
  of: 'li',
  with: 'maa',
  from: 'min',
  by: 'bi',
};

function roleOfMarker(
  argument: Argument,
  form: TriggerForm,
  trigger: Trigger,
  tokens: readonly Token[],
): FrameValue | undefined {
  const { marker } = argument;
  if (marker === 'agent') return 'initiator';
  if (argument.actor?.viaAdjective === true) return adjectiveRole(argument, trigger);
  const key = FRAME_KEY[marker];
  const value = key === undefined ? undefined : form.frame[key];
  // غارة على اجتماع لقياديي التنظيم: what is struck is theirs.
  if (marker === 'of' && value === 'initiator' && tokens.slice(trigger.to, argument.from).some(({ text }) => text === 'علي')) return 'target';
  if (value === 'initiator' || value === 'target') return value;
  if (value === 'place' && argument.actor !== null) return 'target';
  if (trigger.happening === null) return undefined;
  if (marker === 'against') return 'target';
  if (marker === 'with') return undefined;
  return undefined;
}

/** `غارة إسرائيلية`, `مسيرة تركية`: the adjective of the deed or of its weapon is who did it. */
const adjectiveRole = (argument: Argument, trigger: Trigger): FrameValue | undefined =>
  argument.from >= trigger.from - 3 ? 'initiator' : undefined;

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
    return sides.map((argument, i) => ({
      role: i === 0 ? ('initiator' as const) : ('target' as const),
      basis: basisOf(argument, scene),
      argument,
      rule: 'roles/between',
    }));
  }
  if (trigger.happening?.entry.family !== 'happening' || trigger.happening.entry.kind !== 'clash') return [];
  return [...before, ...after]
    .filter(({ marker, actor }) => marker === 'with' && actor !== null)
    .map((argument) => ({ role: 'target', basis: 'stated', argument, rule: 'roles/clash-with' }));
}

const joinedSides = (args: readonly Argument[]): readonly Argument[] => {
  const end = args.findIndex(({ joined, marker }) => !joined && marker !== 'between' && marker !== 'with');
  return (end < 0 ? args : args.slice(0, end)).filter(({ actor, party }) => actor !== null || party !== null);
};

const SUSPECT = /^(?:يشتبه|المشتبه|يعتقد|يرجح|مشتبه|تشتبه)/u;

/** Whether the words before an argument only suspect who it is. */
function basisOf(argument: Argument, { tokens, cues }: ClauseScene): Basis {
  const cue = cues.find(({ value, to }) => value.type === 'reporting' && value.class === 'adopt' && to <= argument.from);
  if (cue !== undefined) return 'claimed';
  for (let i = argument.from; i < argument.to; i++) {
    if (SUSPECT.test(tokens[i]?.text ?? '')) return 'suspected';
  }
  for (let i = Math.max(0, argument.from - 4); i < argument.from; i++) {
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

// ---- outcomes ------------------------------------------------------------------------------

const MARKER_OF_FRAME: Partial<Readonly<Record<string, Marker>>> = {
  'agent-an': 'about',
  'agent-ala': 'against',
  'agent-bi': 'by',
  'agent-li': 'of',
  'agent-min': 'from',
};

function outcomesOf(
  trigger: Trigger,
  triggers: readonly Trigger[],
  scene: ClauseScene,
): OutcomeClaim[] {
  const form = trigger.outcome;
  if (form === null || form.entry.family !== 'outcome' || form.entry.what === 'seized') return [];
  const { what, lowCertainty } = form.entry;
  const { before, after } = argumentsAround(trigger, triggers, scene.args);
  const patients = patientsOf(trigger, form, before, after, scene.tokens);
  const held = what === 'abducted' && after.concat(before).some(({ kind }) => kind !== null && STATE_KINDS.has(kind));
  if (isNegatedAt(trigger.from, scene)) return [];
  const base = { what: held ? ('detained' as const) : what, lowCertainty, revision: isRevision(scene), rule: `outcomes/${form.entry.id}` };
  if (patients.length === 0) {
    const count = countOfPronoun(trigger) ?? countBefore(trigger, scene);
    return count === null ? [] : [{ ...base, count, argument: null, evidence: spanOf(trigger, scene.tokens) }];
  }
  return patients.map((argument) => ({
    ...base,
    count: argument.party?.count ?? UNCOUNTED,
    argument,
    evidence: spanOf(argument, scene.tokens),
  }));
}

/** `فجّر نفسه`: the bomber's own death is told with the deed. */
function withOwnDeath(
  outcomes: readonly OutcomeClaim[],
  triggers: readonly Trigger[],
  roles: readonly RoleClaim[],
  tokens: readonly Token[],
): readonly OutcomeClaim[] {
  const trigger = triggers.find(({ happening, thenFrom, thenTo }) => happening?.entry.id === 'suicide-attack' && happening.form === 'verb' && thenTo > thenFrom);
  const self = trigger === undefined ? '' : (tokens[trigger.thenFrom]?.text ?? '');
  const bombers = roles.find(({ role }) => role === 'initiator')?.argument ?? null;
  if (trigger === undefined || !/^(?:ب)?(?:نفس|انفس)/u.test(self)) return outcomes;
  const told = bombers?.party?.count;
  const count: Count = told?.best != null ? told : /هما$/u.test(self) ? { low: 2, high: 2, best: 2 } : /^انفس/u.test(self) ? { low: 2, high: null, best: null } : { low: 1, high: 1, best: 1 };
  return [...outcomes, { what: 'killed', count, lowCertainty: false, argument: bombers, evidence: spanOf(trigger, tokens), rule: 'outcomes/own-death', revision: false }];
}

/** `67 قتيلا في هجوم`, `خلف سبعة جرحى`: persons whose noun tells the harm, where no trigger holds them. */
function withTolls(outcomes: readonly OutcomeClaim[], scene: ClauseScene): readonly OutcomeClaim[] {
  const held = new Set(outcomes.map(({ argument }) => argument));
  const tolls = scene.args.flatMap((argument): OutcomeClaim[] => {
    const { party } = argument;
    if (party?.outcome == null || held.has(argument)) return [];
    if (isNegatedAt(party.from, scene)) return [];
    if (party.definite && party.count.best === null) return [];
    return [{
      what: party.outcome,
      count: party.count,
      lowCertainty: false,
      argument,
      evidence: spanOf(argument, scene.tokens),
      rule: 'outcomes/toll-noun',
      revision: isRevision(scene),
    }];
  });
  return outcomes.length === 0 ? tolls : [...outcomes, ...tolls].map(asToldByNoun);
}

/** `أوقع 25 شهيدا و63 جريحا`: under one verb each noun tells its own harm. */
const asToldByNoun = (claim: OutcomeClaim): OutcomeClaim =>
  claim.argument?.party?.outcome == null || (claim.what !== 'killed' && claim.what !== 'wounded')
    ? claim
    : { ...claim, what: claim.argument.party.outcome };

const UNCOUNTED: Count = { low: 1, high: null, best: null };

function patientsOf(
  trigger: Trigger,
  form: TriggerForm,
  before: readonly Argument[],
  after: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const marker = MARKER_OF_FRAME[form.outcomeFrame];
  if (marker !== undefined) {
    const at = after.findIndex((argument) => argument.marker === marker);
    const first = after[at];
    if (first !== undefined && first.party === null && hasHead(first)) return membersOf(after.slice(at + 1), tokens);
    if (first !== undefined) return people([first, ...joinedTo(after.slice(at + 1))]);
  }
  if (isVerb(trigger) && form.outcomeFrame !== 'cause-patient') {
    return people(aroundVerb(trigger, form, before, after, tokens).patients);
  }
  const at = after.findIndex((argument) => NOUN_MARKERS.has(argument.marker));
  const first = after[at];
  if (first === undefined) return [];
  const next = after[at + 1];
  // احتجاز قسد 17 مدنيا: the doer stands before those who suffer.
  if (first.party === null && !hasHead(first) && next?.party != null && next.marker === 'none' && !next.joined) {
    return people([next, ...joinedTo(after.slice(at + 2))]);
  }
  return people([first, ...joinedTo(after.slice(at + 1))]);
}

const CONSISTS = /^(?:ال)?(?:مكون|مولف|مؤلف|تضم|يضم|قوام|عدد|ضم)/u;

/** `قضت على خلية مكونة من خمسة مسلحين`: the persons that the group consists of. */
function membersOf(behind: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  const members = behind.find(({ from, party }) => party !== null && [from - 1, from - 2].some((at) => CONSISTS.test(tokens[at]?.text ?? '')));
  return members === undefined ? [] : [members];
}

const NOUN_MARKERS = new Set<Marker>(['none', 'of', 'about', 'against', 'by']);

/** Those of the arguments who are persons, not an organisation as a whole. */
const people = (args: readonly Argument[]): readonly Argument[] =>
  args.filter(({ party, actor }) => party !== null || actor?.heads[0]?.is === 'people');

/** `71 اعتقالا`: so many arrests are so many persons. */
function countBefore(trigger: Trigger, { tokens }: ClauseScene): Count | null {
  const value = tokens[trigger.from - 1]?.value;
  if (isVerb(trigger) || value === undefined || value < 1) return null;
  return { low: value, high: value, best: value };
}

/** `مقتله`, `اعتقالهم`: the pronoun tells how many at least. */
function countOfPronoun({ reading }: Trigger): Count | null {
  switch (reading.pron) {
    case 'ه':
    case 'ها':
      return { low: 1, high: 1, best: 1 };
    case 'هما':
      return { low: 2, high: 2, best: 2 };
    case 'هم':
    case 'هن':
      return { low: 2, high: null, best: null };
    default:
      return null;
  }
}

const REVISIONS = new Set(['ارتفع', 'ارتفعت', 'ارتفاع', 'الي']);
function isRevision({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < clause.to; i++) {
    const text = tokens[i]?.text ?? '';
    if (text !== 'الي' && REVISIONS.has(text.replace(/^[وف]/u, ''))) return true;
  }
  return false;
}

function seizedIn(triggers: readonly Trigger[], tokens: readonly Token[]): Piece['seized'] {
  const trigger = triggers.find(({ outcome }) => outcome?.entry.family === 'outcome' && outcome.entry.what === 'seized');
  if (triggers.some(({ happening }) => kindOfForm(happening) === 'killing')) return null;
  if (trigger === undefined || trigger.outcome?.entry.family !== 'outcome') return null;
  const { things } = trigger.outcome.entry;
  if (things.size === 0) return spanOf(trigger, tokens);
  for (let i = trigger.to; i < Math.min(tokens.length, trigger.to + 14); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') break;
    if (things.has(token.text) || token.readings.some(({ stem }) => things.has(stem))) {
      return spanOf({ from: trigger.from, to: i + 1 }, tokens);
    }
  }
  return null;
}

// ---- kind ----------------------------------------------------------------------------------

const KIND_OF_OUTCOME: Readonly<Record<string, Kind>> = {
  killed: 'killing',
  wounded: 'attack',
  detained: 'security-operation',
  abducted: 'abduction',
  released: 'release',
  escaped: 'escape',
  surrendered: 'other',
  transferred: 'transfer',
  seized: 'weapons-find',
};

type KindPart = Pick<Piece, 'kind' | 'kindStrength' | 'kindEvidence' | 'kindRule'>;

function kindOf(
  triggers: readonly Trigger[],
  scene: ClauseScene,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): KindPart {
  const { tokens } = scene;
  const weapon = scene.weapons.find(({ kind }) => kind === 'air-strike') ?? scene.weapons[0];
  const happenings = triggers.filter(({ happening }) => happening !== null);
  const specific = happenings.find(({ happening }) => kindOfForm(happening) !== null && happening?.weak === false);
  if (specific !== undefined) {
    const told = kindOfForm(specific.happening);
    // استهدفت الطائرات بالصواريخ: what comes from an aircraft is an air strike.
    const kind = told === 'shelling' && weapon?.kind === 'air-strike' ? weapon.kind : told;
    return { kind, kindStrength: 2, kindEvidence: spanOf(specific, tokens), kindRule: `kinds/${idOf(specific)}` };
  }
  const general = happenings.find(({ happening }) => kindOfForm(happening) === null) ?? happenings[0];
  const seizes = triggers.some(({ outcome }) => outcome?.entry.family === 'outcome' && outcome.entry.what === 'seized');
  const byWeapon = !seizes && weapon !== undefined && (general !== undefined || outcomes.length > 0) && general?.happening?.weak !== true;
  if (byWeapon && weapon !== undefined) {
    return { kind: weapon.kind, kindStrength: 2, kindEvidence: spanOf(weapon, tokens), kindRule: `kinds/weapon-${weapon.id}` };
  }
  if (general !== undefined) {
    return { kind: fallbackOf(general, roles), kindStrength: 1, kindEvidence: spanOf(general, tokens), kindRule: `kinds/${idOf(general)}` };
  }
  const [first] = triggers;
  const what = first?.outcome?.entry.family === 'outcome' ? first.outcome.entry.what : 'killed';
  return {
    kind: first?.outcome?.entry.id === 'rescue' ? 'security-operation' : (KIND_OF_OUTCOME[what] ?? 'other'),
    kindStrength: 0,
    kindEvidence: first === undefined ? { start: 0, end: 0 } : spanOf(first, tokens),
    kindRule: `kinds/outcome-${what}`,
  };
}

const kindOfForm = (form: TriggerForm | null): Kind | null =>
  form?.entry.family === 'happening' ? form.entry.kind : null;

const idOf = ({ happening, outcome }: Trigger): string => (happening ?? outcome)?.entry.id ?? '';

const STATE_KINDS = new Set(['armed-force', 'security', 'ministry', 'government', 'coalition', 'state']);

/** Storming and ambush are operations where forces of a state do them, attacks otherwise. */
function fallbackOf(trigger: Trigger, roles: readonly RoleClaim[]): Kind {
  const entry = trigger.happening?.entry;
  if (entry?.family !== 'happening') return 'other';
  if (entry.kindBy !== 'initiator') return entry.fallback ?? 'attack';
  const initiator = roles.find(({ role }) => role === 'initiator');
  if (initiator === undefined) return entry.fallback ?? 'attack';
  return STATE_KINDS.has(initiator.argument.kind ?? '') ? 'security-operation' : 'attack';
}

// ---- the rest ------------------------------------------------------------------------------

function countOf(main: Trigger, { tokens }: ClauseScene): number {
  const form = main.happening;
  if (form === null || form.form === 'verb') return 1;
  if (form.number === 'dual') return 2;
  const before = tokens[main.from - 1];
  if (form.number === 'plural' && before?.value !== undefined && before.value > 1 && before.value < 1000) {
    return before.value;
  }
  return 1;
}

const DEMONSTRATIVES = new Set(['هذه', 'هذا', 'تلك', 'ذلك', 'هذين', 'هاتين']);
const SAME = new Set(['ذاتها', 'ذاته', 'نفسها', 'نفسه', 'المذكوره', 'المذكور', 'عينها', 'عينه']);

function anaphoraOf(triggers: readonly Trigger[], tokens: readonly Token[]): Piece['anaphoric'] {
  const found = triggers.map((trigger) => anaphoraAt(trigger, tokens));
  if (found.includes('demonstrative')) return 'demonstrative';
  return found.find((anaphora) => anaphora !== null) ?? 'no';
}

function anaphoraAt(main: Trigger, tokens: readonly Token[]): Piece['anaphoric'] | null {
  if (main.happening === null || main.happening.form !== 'noun') return null;
  const before = tokens[main.from - 1]?.text.replace(/^[وفبل](?=هذ|تلك|ذلك)/u, '') ?? '';
  if (DEMONSTRATIVES.has(before) || SAME.has(tokens[main.to]?.text ?? '')) return 'demonstrative';
  return main.reading.al ? 'definite' : 'no';
}

const ORDINALS: Readonly<Record<string, number>> = {
  الاولي: 1, الاول: 1, اولهما: 1, اولاهما: 1, احداهما: 1, احدهما: 1, اولها: 1, اولاها: 1,
  الثانيه: 2, الثاني: 2, ثانيهما: 2, ثانيتهما: 2, الاخري: 2, ثانيها: 2, ثانيتها: 2,
  الثالثه: 3, الثالث: 3, ثالثها: 3, الرابعه: 4, الرابع: 4,
};
const SERIES_HEADS = /^(?:عمليه|هجوم|حادثه|حادث|غاره|تفجير|انفجار|ضربه|مداهمه|كمين|استهداف|واقعه)$/u;

/** `العملية الأولى`, `في الثانية`: one of a series told one by one. */
function ordinalOf({ tokens, clause }: ClauseScene): number {
  for (let i = clause.from; i < Math.min(clause.to, clause.from + 7); i++) {
    const text = tokens[i]?.text ?? '';
    const ordinal = ORDINALS[text.replace(/^[وفب](?=ال|ا)/u, '')];
    if (ordinal === undefined) continue;
    const before = tokens[i - 1];
    const afterHead = before?.readings.some(({ stem, al }) => al && SERIES_HEADS.test(stem)) === true;
    const alone = ['في', 'وفي', 'اما', 'واما'].includes(before?.text ?? '') || text.startsWith('و') || i === clause.from;
    if (afterHead || (alone && tokens[i + 1]?.text !== 'من')) return ordinal;
  }
  return 0;
}

/** The raw span of a run of tokens. */
export function spanOf(
  range: { readonly from: number; readonly to: number },
  tokens: readonly Token[],
): { readonly start: number; readonly end: number } {
  const start = tokens[range.from]?.start ?? 0;
  return { start, end: Math.max(start, tokens[range.to - 1]?.end ?? start) };
}
