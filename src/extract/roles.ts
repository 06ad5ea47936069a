import type { Basis, Role } from '../model/coded-report.ts';
import type { FrameValue, TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Marker } from './arguments.ts';
import type { ClauseScene } from './clause-scene.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument, RoleClaim } from './piece.ts';
import { argumentsAround, aroundNoun, aroundVerb, isBareForce, subjectOf } from './syntax.ts';

/** Who has which role in a clause, each argument once: the first telling stays. */
export const rolesOf = (triggers: readonly Trigger[], scene: ClauseScene): readonly RoleClaim[] =>
  dropDoubles(triggers.flatMap((trigger) => rolesAround(trigger, triggers, scene)));

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
    for (const agent of subjectOf(before, scene.tokens)) {
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
  if (
    marker === 'of' &&
    value === 'initiator' &&
    tokens.slice(trigger.to, argument.from).some(({ text }) => text === 'علي')
  )
    return 'target';
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
  if (trigger.happening?.entry.family !== 'happening' || trigger.happening.entry.kind !== 'clash')
    return [];
  return [...before, ...after]
    .filter(({ marker, actor }) => marker === 'with' && actor !== null)
    .map((argument) => ({ role: 'target', basis: 'stated', argument, rule: 'roles/clash-with' }));
}

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
function basisOf(argument: Argument, { tokens, cues }: ClauseScene): Basis {
  const cue = cues.find(
    ({ value, to }) => value.type === 'reporting' && value.class === 'adopt' && to <= argument.from,
  );
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
