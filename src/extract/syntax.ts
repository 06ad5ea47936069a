import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument } from './piece.ts';

/** The stretch of arguments that belongs to a trigger: up to the triggers before and behind it. */
export function argumentsAround(
  trigger: Trigger,
  triggers: readonly Trigger[],
  args: readonly Argument[],
): { readonly before: readonly Argument[]; readonly after: readonly Argument[] } {
  const at = triggers.indexOf(trigger);
  const start = triggers[at - 1]?.to ?? 0;
  // أسفر الهجوم عن مقتل …: what stands inside a split verb bounds nothing.
  const next = triggers.find(({ from }, i) => i > at && from >= trigger.thenTo);
  const end = next?.from ?? Number.POSITIVE_INFINITY;
  return {
    before: args.filter(({ from }) => from >= start && from < trigger.from),
    after: args.filter(({ from }) => from >= trigger.to && from < end),
  };
}

/** Subject and object of a finite verb, by voice, order and what stands there. */
export function aroundVerb(
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
    return {
      agents: [first, ...coordinated],
      patients: [object, ...joinedTo(rest.slice(coordinated.length + 1))],
    };
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
  return (
    head.accusative === true ||
    (party?.noun != null && head.readings.some(({ tanwin, stem }) => tanwin && stem.length > 2))
  );
};

/** An actor named as a whole, or its men without a number (`مسلحون مجهولون`, `قوات الأمن`). */
export const isBareForce = ({ actor, party }: Argument): boolean =>
  party === null || (actor !== null && party.count.best === null);

function isPassive(trigger: Trigger, form: TriggerForm, tokens: readonly Token[]): boolean {
  if (form.voice === 'passive') return true;
  return tokens[trigger.from]?.damma === true && form.voice !== 'active';
}

/** The noun phrases right before the verb that are its subject: unmarked, the last first run. */
export function subjectOf(before: readonly Argument[]): readonly Argument[] {
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

export function joinedTo(args: readonly Argument[]): readonly Argument[] {
  const end = args.findIndex(
    ({ joined, marker, party }) => !joined && !(marker === 'with' && party !== null),
  );
  return end < 0 ? args : args.slice(0, end);
}

/** Genitives behind a verbal noun: `هجوم التنظيم على`, `استهداف الحاجز`, `احتجاز قسد 17 مدنيا`. */
export function aroundNoun(
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
export const hasHead = ({ actor }: Argument): boolean => actor !== null && actor.heads.length > 0;
