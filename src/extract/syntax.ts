import type { Kind } from '../model/coded-report.ts';
import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument } from './piece.ts';

/** The stretch of arguments that belongs to a trigger: up to the triggers before and behind it. */
export function argumentsAround(
  trigger: Trigger,
  triggers: readonly Trigger[],
  args: readonly Argument[],
): { readonly before: readonly Argument[]; readonly after: readonly Argument[] } {
  const at = triggers.indexOf(trigger);
  const start = triggers[at - 1]?.to ?? 0;
  const end = endOf(trigger, triggers, args, at);
  // أسفر الانفجار … عن إصابة امرأتين: what the verb asked for may stand behind another trigger.
  const asked = trigger.thenTo > end ? trigger.thenTo : Number.POSITIVE_INFINITY;
  const afterAsked = triggers.find(({ from }) => from >= asked)?.from ?? Number.POSITIVE_INFINITY;
  const taken = triggers.find(
    ({ thenFrom, thenTo, from }) =>
      from < trigger.from && thenTo > thenFrom && thenFrom >= trigger.to,
  );
  const until = Math.min(end, taken?.thenFrom ?? end);
  const inside = args.flatMap((argument) => withoutTrigger(argument, trigger));
  return {
    before: inside.filter(({ from }) => from >= start && from < trigger.from),
    after: inside.filter(
      (argument) =>
        (argument.from >= trigger.to && argument.from < until) ||
        (argument.from >= asked && argument.from < afterAsked) ||
        // استهدف مستودع أسلحة لحزب الله: what is struck may look like a find of arms.
        (argument.from === until && isVerb(trigger) && argument.actor?.heads[0]?.is === 'place'),
    ),
  };
}

/** `استشهد خلال التصدي للهجمات 12 مقاتلا`: where a verb goes on behind adjuncts that hold nobody. */
function endOf(
  trigger: Trigger,
  triggers: readonly Trigger[],
  args: readonly Argument[],
  at: number,
): number {
  let next = at + 1;
  // اعتقلت القوات خلال الحملة 17 مشتبها: the subject alone does not complete a verb that takes persons.
  const held = (to: number): boolean =>
    args.some(
      ({ from, party }) =>
        from >= trigger.to && from < to && (party !== null || trigger.outcome === null),
    );
  if (isDeedSubject(trigger, triggers[next])) next += 1;
  while (isVerb(trigger) && isAdjunct(triggers[next]) && !held(triggers[next]?.from ?? 0))
    next += 1;
  return triggers[next]?.from ?? Number.POSITIVE_INFINITY;
}

/** `قتلت غارة ثلاثة مدنيين`: the deed right behind a verb of harm is its subject, and who suffers stands behind. */
const isDeedSubject = (trigger: Trigger, next: Trigger | undefined): boolean =>
  next !== undefined &&
  isVerb(trigger) &&
  trigger.outcome !== null &&
  trigger.outcome.voice !== 'passive' &&
  next.from === trigger.to &&
  next.happening?.form === 'noun' &&
  next.outcome === null &&
  next.reading.prep === '' &&
  next.reading.conj === '';

/** A noun with the article, which no verb's subject or object can stand inside of. */
const isAdjunct = (trigger: Trigger | undefined): boolean =>
  trigger !== undefined && !isVerb(trigger) && trigger.reading.al && trigger.outcome === null;

/** `أسر الجيش أربعة`: a verb that looks like the head of the phrase behind it is none of its words. */
function withoutTrigger(argument: Argument, trigger: Trigger): readonly Argument[] {
  const { actor, from } = argument;
  if (from !== trigger.from || !isVerb(trigger)) return [argument];
  if (actor === null) return argument.to <= trigger.to ? [] : [argument];
  const bare = { ...actor, from: actor.core.from, heads: [] };
  return [{ ...argument, from: actor.core.from, marker: 'none', party: null, actor: bare }];
}

/** Who acts and who suffers around a trigger. */
export interface Sides {
  readonly agents: readonly Argument[];
  readonly patients: readonly Argument[];
}

/** Subject and object of a finite verb, by voice, order and what stands there. */
export function aroundVerb(
  trigger: Trigger,
  form: TriggerForm,
  before: readonly Argument[],
  after: readonly Argument[],
  tokens: readonly Token[],
): Sides {
  const unmarked = after.filter(({ marker }) => marker === 'none');
  const [first, ...rest] = unmarked;
  const subjectBefore = subjectOf(before, tokens);
  const passive = isPassive(trigger, form, tokens);
  const fallen = first === undefined ? fallenBefore(trigger, form, before, tokens) : [];
  if (fallen.length > 0) return { agents: [], patients: fallen };
  if (passive || form.outcomeFrame === 'patient-only') {
    const near = isNear(subjectBefore.at(-1), trigger, tokens) ? subjectBefore : [];
    // 34 من المسلحين لقوا مصرعهم: a verb in the plural has its subject before it.
    const told = form.form === 'verb' && form.number !== 'singular' && near.length > 0;
    const run = first === undefined || told ? near : [first, ...joinedTo(rest)];
    const last = run.at(-1);
    return {
      agents: [],
      patients:
        last === undefined || first === undefined || told
          ? run
          : [...run, ...alongWith(after, last, tokens)],
    };
  }
  if (first === undefined) return { agents: subjectBefore, patients: [] };
  if (isDeedBefore(trigger, form, tokens) || isThingBehind(trigger, form, tokens)) {
    return { agents: [], patients: [first, ...joinedTo(rest)] };
  }
  if (hasOwnObject(trigger, tokens)) return aroundOwnObject(trigger, form, subjectBefore, unmarked);
  const coordinated = joinedTo(rest);
  // اعتقلته الدورية: the object is the pronoun.
  if (trigger.reading.pron !== '') return { agents: [first, ...coordinated], patients: [] };
  const behind = form.number === 'plural' && form.form === 'verb';
  if (form.frame['object'] !== 'none' && (behind || isObject(first, form, tokens))) {
    return { agents: subjectBefore, patients: [first, ...coordinated] };
  }
  // الحكومة تسلمت 82: who stands right before the verb is its subject.
  const last = subjectBefore.at(-1);
  if (last !== undefined && last.to >= trigger.from - 1 && trigger.reading.conj === '') {
    return { agents: subjectBefore, patients: [first, ...coordinated] };
  }
  const object = rest[coordinated.length];
  // جرح ثالث إثر مرور آليتهم: no vehicle is hurt.
  if (object !== undefined && (trigger.happening !== null || object.party !== null)) {
    const struck = [object, ...joinedTo(rest.slice(coordinated.length + 1))];
    return {
      agents: [first, ...coordinated],
      patients: [...struck, ...alongWith(after, struck.at(-1) ?? object, tokens)],
    };
  }
  if (subjectBefore.length > 0) return { agents: subjectBefore, patients: [first, ...coordinated] };
  // One noun phrase alone: who acts where it is an organisation, who suffers where persons are counted.
  const many = !isBareForce(first) || areHarmed(first, trigger);
  const counted = first.party !== null && many && form.frame['object'] !== 'none';
  const acted = after.some(({ marker }) => marker === 'agent');
  return counted || acted
    ? {
        agents: [],
        patients: [first, ...coordinated, ...alongWith(after, coordinated.at(-1) ?? first, tokens)],
      }
    : { agents: [first, ...coordinated], patients: [] };
}

/** How many words of a name may stand before مع. */
const LONGEST_NAME = 6;

/** `قتل قائد مع اثنين من مرافقيه`: those told right behind with مع; `قتل القيادي فلان مع مرافقه`: behind a name. */
function alongWith(
  after: readonly Argument[],
  last: Argument,
  tokens: readonly Token[],
): readonly Argument[] {
  const next = after[after.indexOf(last) + 1];
  if (next?.marker !== 'with' || next.party === null) return [];
  const head = tokens[next.party.head];
  const theirs =
    head?.readings.some(({ pron }) => pron !== '') === true && last.party?.count.best === 1;
  return next.from - last.to <= (theirs ? LONGEST_NAME : 2) ? [next] : [];
}

/** How far before a passive its subject may end. */
const FARTHEST_SUBJECT = 6;

/** `ثلاثة شبان قُتلوا`: the subject of a passive stands right before it, with no comma between. */
function isNear(
  argument: Argument | undefined,
  { from }: Trigger,
  tokens: readonly Token[],
): boolean {
  if (argument === undefined || from - argument.to > FARTHEST_SUBJECT) return false;
  for (let i = argument.to; i < from; i++) {
    if (/^[،,:]$/u.test(tokens[i]?.text ?? '')) return false;
  }
  return true;
}

/** How many words before a verb of striking its deed or weapon may stand. */
const FARTHEST_DEED = 5;
/** Folded nouns of deeds and weapons that strike, without the article. */
const DEEDS =
  /^(?:ال)?(?:هجوم|هجوما|هجمات|قصف|قصفا|غاره|غارات|غارتان|غارتين|ضربه|ضربات|انفجار|تفجير|عبوه|عبوات|عبوتين|لغم|لغما|الغام|قذيفه|قذائف|صاروخ|صواريخ|صاروخين|مفخخه|سياره|دراجه|مسيره|مسيرات|طائره|طائرات|كمين|كمينا|رصاص|رصاصه|قنبله|اعتداء|عمليه|انزال|انزالا|مداهمه|اغتيال|حمله)$/u;

/** `هجوم مسلح استهدف دورية`, `بعبوة ناسفة استهدفت آلية`: the deed or the weapon is the subject. */
function isDeedBefore(
  { from, reading }: Trigger,
  { entry, frame }: TriggerForm,
  tokens: readonly Token[],
): boolean {
  if (entry.family !== 'happening' || entry.kindBy !== 'weapon' || reading.conj !== '')
    return false;
  return frame['object'] !== 'none' && hasDeedBefore(from, tokens);
}

/** `نعت اثنين من مقاتليها قتلا`: counted persons, of whom a verb without an object tells right behind that they fell. */
function fallenBefore(
  { from, outcome }: Trigger,
  { form, number, voice }: TriggerForm,
  before: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const what = outcome?.entry.family === 'outcome' ? outcome.entry.what : null;
  if (form !== 'verb' || number === 'singular' || voice === 'active') return [];
  if (what !== 'killed' && what !== 'wounded') return [];
  const last = before.findIndex((argument) => argument.to === from);
  const fallen = before[last];
  if (fallen?.party == null || fallen.marker !== 'none') return [];
  if (fallen.party.count.best === null && !isAccusative(fallen, tokens)) return [];
  let at = last;
  while (at > 0 && before[at]?.joined === true) at -= 1;
  return before.slice(at, last + 1);
}

/** Folded weapons in the feminine or the masculine, as the subject of a verb. */
const THING_F =
  /^(?:ال)?(?:عبوه|قذيفه|قذائف|قذايف|قنبله|رصاصه|رصاصات|طلقه|طلقات|شظيه|شظايا|صواريخ|الغام|عبوات|رشقات|نيران|مفخخه)$/u;
const THING_M = /^(?:ال)?(?:صاروخ|لغم|رصاص|مقذوف|انفجار|تفجير|قصف|جسم)$/u;

/** `باغتت عبوة حافلة`, `قتل لغم راعيا`: a weapon right behind a verb that agrees with it is its subject. */
function isThingBehind(
  { to, reading }: Trigger,
  { entry, frame, form }: TriggerForm,
  tokens: readonly Token[],
): boolean {
  if (form !== 'verb' || reading.pron !== '') return false;
  if (entry.family === 'happening' && frame['object'] === 'none') return false;
  const [verb, next] = [tokens[to - 1]?.text ?? '', tokens[to]?.text ?? ''];
  return (/^ت|ت$/u.test(verb) && THING_F.test(next)) || (!/ت$/u.test(verb) && THING_M.test(next));
}

/** Whether a deed or a weapon stands shortly before a token, with no comma between. */
export function hasDeedBefore(from: number, tokens: readonly Token[]): boolean {
  for (let i = from - 1; i >= Math.max(0, from - FARTHEST_DEED); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || /^[.،؛:]$/u.test(token.text)) return false;
    const bare = token.text.replace(/^[وف]?[بل](?=...)/u, '');
    if (DEEDS.test(token.text) || DEEDS.test(bare)) return true;
  }
  return false;
}

/** The words that a verb asks for which are not its object but say how, where or with what. */
const ADVERBIAL =
  /^(?:في|حتي|علي|الي|من|عن|تحت|دون|به|بهم|بها|ب(?!ر[اوم])|ل(?!غم)|قسر|ميداني|ذبح|رميا|شنقا|متاثر|قتيل|قتلي|شهيد|شهداء|شهدا|صريع|جريح|جرحي|مصاب|ضحي|مقتول|مذبوح|مشنوق)/u;

/** `أطلق … النار`, `فجر … نفسه`: the object stands in the words that the verb asks for. */
const hasOwnObject = ({ thenFrom, thenTo }: Trigger, tokens: readonly Token[]): boolean =>
  thenTo > thenFrom && !ADVERBIAL.test(tokens[thenFrom]?.text ?? '');

/** Heads of what strikes, with which a verb may ask for its subject. */
const MEANS = new Set(['aircraft', 'artillery']);

/** Who stands before the verb's own object acts; who is in it or behind it suffers. */
function aroundOwnObject(
  { thenFrom }: Trigger,
  { entry, frame }: TriggerForm,
  subjectBefore: readonly Argument[],
  unmarked: readonly Argument[],
): Sides {
  // قصفت الطائرات الروسية البلدة, فر سجناء: the verb asked for its subject.
  const asksSubject =
    entry.family === 'happening' && (entry.kind === 'air-strike' || frame['object'] === 'none');
  const split = unmarked.findIndex(({ to }) => to > thenFrom);
  const between = split < 0 ? unmarked : unmarked.slice(0, split);
  const [object, ...rest] = split < 0 ? [] : unmarked.slice(split);
  const [subject, ...others] = between;
  const means = MEANS.has(object?.actor?.heads[0]?.id ?? '');
  if (
    (asksSubject || means) &&
    subject === undefined &&
    object !== undefined &&
    object.from <= thenFrom
  ) {
    const run = joinedTo(rest);
    return { agents: [object, ...run], patients: rest.slice(run.length) };
  }
  return {
    agents: subject === undefined ? subjectBefore : [subject, ...joinedTo(others)],
    patients: object === undefined ? [] : [object, ...joinedTo(rest)],
  };
}

/** A thing or place of somebody's, or a noun in the accusative: never the subject. */
const isObject = (
  argument: Argument,
  { entry, frame }: TriggerForm,
  tokens: readonly Token[],
): boolean => {
  const { actor } = argument;
  const head = actor?.heads[0];
  if (head?.is === 'place') return true;
  // استهدفت دوريتهم: with verbs of attack what drives or is somebody's is what is struck.
  const struck =
    entry.family === 'happening' &&
    (entry.kindBy === 'weapon' || AT_THINGS.has(entry.kind ?? 'other'));
  if (struck && frame['object'] === 'target' && head !== undefined && STRUCK.has(head.id)) {
    // قصفت دبابات النظام بلدة: what is struck stands behind those who strike.
    const next = /^(?:امس|اليوم)$/u.test(tokens[argument.to]?.text ?? '')
      ? argument.to + 1
      : argument.to;
    return actor?.viaAdjective !== true && !STRUCK_THING.test(tokens[next]?.text ?? '');
  }
  return isAccusative(argument, tokens);
};

/** Kinds of deeds that are done to vehicles and patrols, not by them. */
const AT_THINGS = new Set<Kind>([
  'riot',
  'attack',
  'grenade',
  'assassination',
  'ied',
  'car-bomb',
  'suicide-attack',
]);
/** Heads of what attacks are aimed at rather than who makes them. */
export const STRUCK = new Set(['vehicle', 'patrol', 'convoy']);

/** A noun whose written ending is that of an object. */
const isAccusative = ({ party, from }: Argument, tokens: readonly Token[]): boolean => {
  const at = party?.head ?? from;
  const head = tokens[at];
  // خمسة من مقاتليها: the ending is that of what stands behind من.
  if (head === undefined || (at > from && tokens[at - 1]?.text === 'من')) return false;
  return (
    head.accusative === true ||
    (party?.noun != null && head.readings.some(({ tanwin, stem }) => tanwin && stem.length > 2))
  );
};

/** An actor named as a whole, or its men without a number (`مسلحون مجهولون`, `قوات الأمن`). */
export const isBareForce = ({ actor, party }: Argument): boolean =>
  party === null || (actor !== null && party.count.best === null);

/** `قتل عدد من عناصر الشرطة`: some of a force, or civilians, to whom a deadly deed was done. */
const areHarmed = ({ party, code }: Argument, { outcome }: Trigger): boolean => {
  const what = outcome?.entry.family === 'outcome' ? outcome.entry.what : null;
  if (party === null || (what !== 'killed' && what !== 'wounded')) return false;
  return party.from < party.head || code === 'civilians';
};

function isPassive(trigger: Trigger, form: TriggerForm, tokens: readonly Token[]): boolean {
  if (form.voice === 'passive') return true;
  return tokens[trigger.from]?.damma === true && form.voice !== 'active';
}

/** Behind أن and إن the subject stands in the accusative. */
const COMPLEMENTISERS = new Set(['ان', 'بان', 'وان', 'لان', 'فان']);

/** The noun phrases right before the verb that are its subject: unmarked, the last first run. */
export function subjectOf(
  before: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const unmarked = before.filter(
    (argument) =>
      argument.marker === 'none' &&
      (!isAccusative(argument, tokens) ||
        COMPLEMENTISERS.has(tokens[argument.from - 1]?.text ?? '')),
  );
  const last = unmarked.at(-1);
  if (last === undefined) return [];
  const run = [last];
  for (let i = unmarked.length - 2; i >= 0 && unmarked[i + 1]?.joined === true; i--) {
    const argument = unmarked[i];
    if (argument !== undefined) run.unshift(argument);
  }
  return run;
}

/** The arguments that go on with the one before the list. */
export function joinedTo(args: readonly Argument[]): readonly Argument[] {
  const end = args.findIndex(
    ({ joined, marker, party }, i) =>
      !joined && !(marker === 'with' && party !== null) && !isApposed(args, i),
  );
  return end < 0 ? args : args.slice(0, end);
}

/** `مظلوم عبدي قائد قوات سوريا الديمقراطية والرئيس …`: a second name of the one before, if another is joined to it. */
const isApposed = (args: readonly Argument[], at: number): boolean =>
  args[at + 1]?.joined === true &&
  args[at]?.marker === 'none' &&
  (args[at]?.party === null ||
    (at > 0 && args[at]?.code !== null && args[at]?.code === args[at - 1]?.code));

/** Genitives behind a verbal noun: `هجوم التنظيم على`, `استهداف الحاجز`, `احتجاز قسد 17 مدنيا`. */
export function aroundNoun(
  trigger: Trigger,
  form: TriggerForm,
  unmarked: readonly Argument[],
  tokens: readonly Token[],
): Sides {
  const [first, ...rest] = unmarked;
  if (first === undefined) return { agents: [], patients: [] };
  // الهجوم: a noun with the article governs no genitive.
  if (trigger.reading.al) return { agents: [], patients: [] };
  const governed =
    first.from === trigger.to ||
    (first.from === trigger.to + 1 && tokens[trigger.to]?.kind === 'punctuation');
  const coordinated = joinedTo(rest);
  const object = rest[coordinated.length];
  // قصفا تركيا: whose deed it is, said by an adjective.
  if (governed && first.actor?.viaAdjective === true && first.actor.heads[0]?.is === 'deed') {
    return { agents: [{ ...first, party: null }], patients: [] };
  }
  const of = form.frame['of'];
  if (governed && object !== undefined && object.party !== null && isBareForce(first)) {
    return { agents: [first, ...coordinated], patients: [object] };
  }
  // استهداف مسلحين مجهولين سيارة, استهداف قسد لبلدة: the deed's doer, then the thing that it was done to.
  const doer = coordinated.at(-1) ?? first;
  const next = tokens[doer.to];
  const struck = STRUCK_THING.test(next?.text ?? '') && !hasHead(first);
  const acts = isBareForce(first) || first.code === 'unidentified';
  if (governed && of === 'target' && struck && acts) {
    return {
      agents: [first, ...coordinated],
      patients: object !== undefined && object.from === doer.to ? [object] : [],
    };
  }
  // استهداف طائرة تركية مسيّرة سيارة: an aircraft strikes, and is not what is struck.
  const either = of === 'target' || of === 'either';
  if (governed && either && MEANS.has(first.actor?.heads[0]?.id ?? '')) {
    return { agents: [first], patients: object === undefined ? [] : [object] };
  }
  if (of === 'initiator' && governed) return { agents: [first, ...coordinated], patients: [] };
  if (of === 'target') return { agents: [], patients: [first, ...coordinated] };
  if (of !== 'either') return { agents: [], patients: [] };
  if (hasHead(first) || !isBareForce(first)) {
    return { agents: [], patients: [first, ...coordinated] };
  }
  return { agents: governed ? [first, ...coordinated] : [], patients: [] };
}

/** Folded places, vehicles and gatherings, bare or behind ل. */
const STRUCK_THING =
  /^(?:لل?)?(?:سيار|مدين|بلد|قري|قرا|منزل|منازل|احياء|حي$|مقر|حاجز|نقط|موقع|مواقع|مبن|سوق|مدرس|مشف|مخيم|شاحن|صهريج|صهاريج|تجمع|ناقل|خطوط|حقل|محط|مطار|قاعد|دوري|رتل|اليه|عرب|باص|حافل|درا?ج|محيط|اطراف|محاور|ريف|مناطق|ضواحي)/u;

/** `حاجز لقسد`, `خلية لداعش`: what belongs to an actor, not the actor as a whole. */
export const hasHead = ({ actor }: Argument): boolean => actor !== null && actor.heads.length > 0;
