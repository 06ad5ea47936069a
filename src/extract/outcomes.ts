import type { Count, OutcomeKind } from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import { readNumber } from '../resolve/quantities/number-words.ts';
import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Marker } from './arguments.ts';
import { type ClauseScene, spanOf } from './clause-scene.ts';
import { BESIDES } from './find-arguments.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { kindOfForm } from './kinds.ts';
import type { Argument, OutcomeClaim, Piece, RoleClaim } from './piece.ts';
import { isNegatedAt } from './reality.ts';
import { argumentsAround, aroundVerb, hasHead, joinedTo, subjectOf } from './syntax.ts';
import { givenTo } from './transfers.ts';

/** What came of a clause's happening for persons. */
export function outcomesIn(
  triggers: readonly Trigger[],
  roles: readonly RoleClaim[],
  scene: ClauseScene,
): readonly OutcomeClaim[] {
  const found = triggers.find(({ happening }) => happening?.entry.id === 'body-found');
  const told = withTolls(
    triggers.flatMap((trigger) => {
      const claims = outcomesOf(trigger, triggers, scene);
      // عثر على جثتين لشخصين أُعدما: how those died whose bodies were found.
      const how = found !== undefined && trigger.from > found.from;
      return how ? claims.filter(({ count }) => count.best !== null) : claims;
    }),
    scene,
  );
  const split = told
    .filter(({ what }) => !TAKEN.has(what) || !roles.some(isFlown))
    .flatMap((claim) => splitMixed(claim, scene.tokens));
  return withOwnDeath(split, triggers, roles, scene.tokens)
    .filter((claim, _, all) => !isPartOfThem(claim, all, scene.tokens))
    .map((claim) => (isOfBoth(claim, scene.tokens) ? { ...claim, rule: OF_BOTH } : claim));
}

const TAKEN = new Set<OutcomeKind>(['detained', 'abducted']);

/** `طائرة مسيّرة تطيح بقياديين`: from the air nobody is taken. */
const isFlown = ({ role, argument }: RoleClaim): boolean =>
  role === 'initiator' && argument.actor?.heads[0]?.id === 'aircraft';

/** `قُتل عشرة، أربعة منهم أطفال`, `وبقيت جثث 11 منهم`: a part of those whose harm the clause tells. */
const isPartOfThem = (
  { argument, what, count }: OutcomeClaim,
  all: readonly OutcomeClaim[],
  tokens: readonly Token[],
): boolean =>
  argument !== null &&
  /^(?:منهم|منهن)$/u.test(tokens[argument.to]?.text ?? '') &&
  all.some((other) => other.what === what && (other.count.best ?? 0) > (count.best ?? 0));

/** The rule of losses that are told of both sides together. */
export const OF_BOTH = 'outcomes/of-both';

const BOTH = /^(?:كلا|ال?طرفين|ال?جانبين|كلي)$/u;

/** `قتيلان من الطرفين`, `سقوط جرحى في صفوف الجانبين`. */
const isOfBoth = ({ argument }: OutcomeClaim, tokens: readonly Token[]): boolean =>
  argument !== null &&
  argument.code === null &&
  [argument.to, argument.to + 1, argument.to + 2].some((at) => BOTH.test(tokens[at]?.text ?? ''));

/** The rule of a count that tells how many died and how many were wounded only as a sum. */
export const MIXED = 'outcomes/mixed';

/** `عشرون بين قتيل وجريح`, `مقتل وإصابة عشرين`: one number for the dead and the wounded. */
function splitMixed(claim: OutcomeClaim, tokens: readonly Token[]): readonly OutcomeClaim[] {
  const { what, argument } = claim;
  if (argument?.party == null || (what !== 'killed' && what !== 'wounded')) return [claim];
  if (!argument.party.mixed && !(what === 'wounded' && sharesDeath(argument.from, tokens))) {
    return [claim];
  }
  const { best } = claim.count;
  const high = best === null || claim.count.high === null || best < 2 ? null : best - 1;
  const count: Count = { low: 1, high, best: null };
  return (['killed', 'wounded'] as const).map((kind) => ({
    ...claim,
    what: kind,
    count,
    rule: MIXED,
  }));
}

const DEATH_NOUN = /^[وفبل]?(?:ال)?(?:مقتل|استشهاد|فقدان|وفاه|مصرع|ارتقاء)$/u;
const DEATH_VERB = /^[وف]?(?:قتل|قتلت|استشهد|استشهدت|ارتقي|فقد)$/u;
const WOUND = /^و(?:اصابه|اصيب|اصيبت|جرح|جرحت)$/u;

/** Whether the word of wounding before a token goes on from a word of death that nobody stands behind. */
function sharesDeath(at: number, tokens: readonly Token[]): boolean {
  if (!WOUND.test(tokens[at - 1]?.text ?? '')) return false;
  const death = tokens[at - 2]?.text ?? '';
  if (DEATH_NOUN.test(death)) return true;
  // أن مدنيا قتل وأصيب آخر: who died stands before the verb.
  const before = tokens[at - 3];
  return DEATH_VERB.test(death) && (before === undefined || before.kind !== 'word');
}

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
  const form = trigger.capture ?? trigger.outcome;
  if (form === null || form.entry.family !== 'outcome' || form.entry.what === 'seized') return [];
  const { what, lowCertainty } = form.entry;
  const { before, after: near } = argumentsAround(trigger, triggers, scene.args);
  const after = isRise(trigger, scene.tokens)
    ? scene.args.filter(({ from }) => from >= trigger.thenTo)
    : near;
  const told = withExchanged(
    patientsOf(trigger, form, before, after, scene.tokens),
    form,
    after,
    scene.tokens,
  );
  const loses = form.outcomeFrame === 'helper-patient' && LOSES.test(trigger.reading.stem);
  const suffered = loses ? ofLosers(told, before.concat(after)) : told;
  const counted = withoutNamed(ofRanks(suffered, trigger, after), scene.tokens).map((patient) =>
    whoWas(patient, scene.args, scene.tokens),
  );
  const patients = withPronoun(counted, trigger, form, scene.tokens);
  const held =
    what === 'abducted' &&
    after
      .concat(before)
      .some((one) => one.kind !== null && STATE_KINDS.has(one.kind) && !patients.includes(one));
  if (isNegatedAt(trigger.from, scene) || isSupposed(trigger.from, scene.tokens)) return [];
  // سلمت 82 جثة: bodies are handed over, nobody is.
  const moved = what === 'transferred' || what === 'released';
  if (moved && areBodies(trigger, scene)) return [];
  const past = isOfThose(trigger, scene);
  if (past && triggers.some((other) => other !== trigger && other.outcome !== null)) return [];
  if (isInTotal(trigger, scene) || isOldHarm(trigger, scene)) return [];
  const captured = what === 'detained' && isCapture(trigger, patients, [...before, ...after]);
  const base = {
    what: held ? ('detained' as const) : captured ? ('abducted' as const) : what,
    lowCertainty,
    revision: isRevision(scene),
    rule: `outcomes/${form.entry.id}`,
  };
  const antecedent = past && patients.length === 0 ? antecedentOf(trigger, before) : [];
  if (antecedent.length > 0) {
    return antecedent.map((argument) => ({
      ...base,
      count: argument.party?.count ?? UNCOUNTED,
      argument,
      evidence: spanOf(argument, scene.tokens),
    }));
  }
  if (trigger.capture !== null && (patients.length === 0 || patients.some(isCaughtInAct)))
    return [];
  if (patients.length === 0) {
    const pronoun = pronounOf(trigger, form, scene.tokens);
    const ofPronoun = countOfPronoun(pronoun);
    const count =
      (isCustody(trigger, scene.tokens) ? ONE_PERSON : ofPronoun) ??
      countOfRelative(trigger, form, scene) ??
      countBefore(trigger, scene) ??
      countOfRest(trigger, scene);
    return count === null
      ? []
      : [
          {
            ...base,
            count,
            argument: null,
            evidence: spanOf(trigger, scene.tokens),
            ...(ofPronoun === null ? {} : { pronoun }),
          },
        ];
  }
  return patients
    .map((patient) => (isAddedAt(trigger.from, scene.tokens) ? additional(patient) : patient))
    .map((argument) => ({
      ...base,
      count: argument.party?.count ?? UNCOUNTED,
      argument,
      evidence: spanOf(argument, scene.tokens),
      revision: base.revision || argument.party?.total === true,
    }));
}

/** `مزارعان كانا مخطوفين`: those told before, of whom the second noun tells what they were. */
const whoWas = (
  patient: Argument,
  args: readonly Argument[],
  tokens: readonly Token[],
): Argument =>
  WERE.test(tokens[patient.from - 1]?.text ?? '')
    ? (args.find(({ to, party }) => to === patient.from - 1 && party !== null) ?? patient)
    : patient;

const WERE = /^كان(?:ا|وا|ت|تا)?$/u;

const IN_ACT = new Set(['attacker', 'suicide-bomber', 'perpetrator']);

/** `ضبطت الدورية المهاجم`: the attacker who is discovered is not yet taken. */
const isCaughtInAct = ({ party }: Argument): boolean =>
  party?.definite === true && IN_ACT.has(party.noun ?? '');

/** `خمسة من مقاتليه`, `أحد ضباطها`: fighters of whoever the pronoun means. */
const isOwnMen = ({ actor, code, party }: Argument): boolean =>
  actor?.kind === 'anaphor' &&
  actor.heads[0]?.is === 'people' &&
  (code !== null || party?.side === 'fighter' || party?.side === 'security');

const LOSES = /^[يت]?(?:خسر|تكبد|فقد)(?:ت|وا)?$/u;

/** `تكبد الجيش خمسة قتلى`, `فقدت عائلة ثلاثة من أطفالها`: a force or a family loses its own; what a team or a town loses is no harm. */
function ofLosers(patients: readonly Argument[], around: readonly Argument[]): readonly Argument[] {
  const loser = around.find((other) => !patients.includes(other) && other.marker === 'none');
  if (loser?.party?.unit === 'family') return patients;
  // وخسرت اثنين من مقاتليها: whose men they are is told by the pronoun.
  if (loser === undefined || loser.actor === null) {
    const own = patients.find(isOwnMen);
    if (own === undefined) return [];
    // خمسة من رجاله وقائد سرية.
    return patients.map((patient) =>
      patient.code === null ? { ...patient, code: own.code, kind: own.kind } : patient,
    );
  }
  const { actor, code, kind } = loser;
  return patients.map((patient) =>
    patient.code === null ? { ...patient, actor, code, kind } : patient,
  );
}

/** `ركابها الأربعة، وهم إداريان وسائقهما`: who those counted are, told behind them, are no more of them. */
function withoutNamed(
  patients: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const [first, ...rest] = patients;
  if (first?.party?.count.best == null || first.party.count.best < 2) return patients;
  const named = rest.findIndex(({ from }) =>
    tokens.slice(first.to, from).some(({ text }) => /^و?(?:هم|هما|هن)$/u.test(text)),
  );
  return named < 0 ? patients : patients.slice(0, named + 1);
}

const RANKS = new Set<Marker>(['from', 'of', 'on']);

/** `سقط من قوات النظام تسعة قتلى`, `في صفوف الجيش أربعة قتلى`: whose dead they are, told before their number. */
function ofRanks(
  patients: readonly Argument[],
  { to }: Trigger,
  after: readonly Argument[],
): readonly Argument[] {
  return patients.map((patient) => {
    if (patient.code !== null || patient.actor !== null || patient.party?.outcome == null)
      return patient;
    const ranks = after.findLast(
      (other) =>
        other.from >= to &&
        other.to <= patient.from &&
        RANKS.has(other.marker) &&
        other.code !== null &&
        other.party?.count.best == null,
    );
    if (ranks === undefined) return patient;
    return { ...patient, actor: ranks.actor, code: ranks.code, kind: ranks.kind };
  });
}

/** Nouns of armed men of whom nothing else is told. */
const GUNMEN = new Set(['gunman', 'masked-man']);
/** `اقتاد`, `احتجز`: whom gunmen lead away or hold is abducted. */
const LED_AWAY = /^[يت]?(?:قتاد|اقتاد|حتجز|احتجز|اختطف)(?:ت|وا|ون|وه|وهم|ه|هم|ته|تهم)?$/u;

/** `أُسر جندي` by no state's forces: a soldier whom fighters take is abducted, a fighter whom soldiers take is not. */
function isCapture(
  { reading }: Trigger,
  patients: readonly Argument[],
  around: readonly Argument[],
): boolean {
  const ofState = ({ kind }: Argument): boolean => kind !== null && STATE_KINDS.has(kind);
  const others = around.filter((argument) => !patients.includes(argument));
  const gunmen = others.some(({ party }) => GUNMEN.has(party?.noun ?? ''));
  if (gunmen && patients.length > 0 && LED_AWAY.test(reading.stem) && !others.some(ofState))
    return true;
  return (
    /^[يت]?اسر(?:ت|وا|وه|ته)?$/u.test(reading.stem) &&
    patients.some((patient) => ofState(patient) || patient.party?.side === 'security') &&
    !around.some((argument) => !patients.includes(argument) && ofState(argument))
  );
}

/** `أربعة جنود أسرهم قبل أيام`: a verb right behind persons, with a pronoun for them, tells of before. */
function isOfThose({ from, reading, ...trigger }: Trigger, { args, tokens }: ClauseScene): boolean {
  const form = trigger.outcome ?? trigger.happening;
  if (form?.form !== 'verb' || reading.pron === '' || reading.conj !== '') return false;
  const start = /^كان(?:ت|وا|ا)?$/u.test(tokens[from - 1]?.text ?? '') ? from - 1 : from;
  return args.some(
    ({ to, party }) =>
      party !== null && (to === start || party.subsets.some((part) => part.to === start)),
  );
}

/** `18 طفلا وخمس نساء سلمتهم الإدارة`: those for whom the pronoun of the verb stands. */
function antecedentOf({ from }: Trigger, before: readonly Argument[]): readonly Argument[] {
  const last = before.findIndex(({ to }) => to === from);
  let first = last;
  while (first > 0 && before[first]?.joined === true) first -= 1;
  return last < 0 ? [] : before.slice(first, last + 1).filter(({ party }) => party !== null);
}

const CUSTODY =
  /^[وفبل]?(?:ال)?(?:سجن|سجون|سجنا|سجين|سجناء|سجينا|معتقل|معتقلات|معتقلين|معتقلون|محتجز|محتجزين|محتجزون|موقوف|موقوفين|موقوفون|نزلاء|اسير|اسري|مخفر|حراسه|توقيف|احتجاز|زنزانه|زنازين|سجنه|مخيم)/u;

/** `فر ثلاثة سجناء`: out of custody; attackers who leave (`لاذ المهاجمون بالفرار`) escape nothing. */
export function isFromCustody(
  patients: readonly Argument[],
  { tokens, clause }: ClauseScene,
): boolean {
  if (patients.some(({ party }) => party?.side === 'detainee')) return true;
  for (let i = clause.from; i < clause.to; i++) {
    if (CUSTODY.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** `توفي متأثرا بإصابته`, `بجراح أصيب بها`: the wound that somebody died of is no harm of its own. */
function isOldHarm({ from, outcome }: Trigger, { tokens }: ClauseScene): boolean {
  if (outcome?.entry.id !== 'wound') return false;
  for (let i = from - 1; i >= from - 3; i--) {
    if (/^[بو]?(?:متاثر|بجراح|بجروح|جراح|جروح)/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** `ارتفعت الحصيلة إلى تسعة بعد وفاة ثلاثة`: who died since is in the total. */
const isInTotal = (trigger: Trigger, scene: ClauseScene): boolean =>
  !isVerb(trigger) &&
  isRevision(scene) &&
  /^(?:بعد|عقب|اثر|نتيجه)$/u.test(scene.tokens[trigger.from - 1]?.text ?? '');

/** `بالإضافة إلى مقتل …`: those who are told behind it come on top of those before. */
const isAddedAt = (at: number, tokens: readonly Token[]): boolean =>
  BESIDES.has(`${tokens[at - 2]?.text} ${tokens[at - 1]?.text}`);

const additional = (argument: Argument): Argument =>
  argument.party === null ? argument : { ...argument, party: { ...argument.party, other: true } };

/** The rule of a bomber's own death. */
export const OWN_DEATH = 'outcomes/own-death';

/** Folded numerals that stand for persons told before. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    الاثنان: 2,
    الاثنين: 2,
    الثلاثه: 3,
    الاربعه: 4,
    الخمسه: 5,
    السته: 6,
    السبعه: 7,
  }),
);

/** What a bomber blows up with himself, or himself. */
const SELF = /^ب?(?:نفس|انفس|نفسي|حزام|حزامي|احزمت|سترت|سترتي|صدريت)(?:ه|ها|هم|هن|هما)$/u;

/** `فجّر نفسه`, `فجّر حزامه الناسف`: the bomber's own death is told with the deed. */
function withOwnDeath(
  outcomes: readonly OutcomeClaim[],
  triggers: readonly Trigger[],
  roles: readonly RoleClaim[],
  tokens: readonly Token[],
): readonly OutcomeClaim[] {
  const trigger = triggers.find(
    ({ happening, thenFrom, thenTo }) =>
      happening?.entry.id === 'suicide-attack' && happening.form === 'verb' && thenTo > thenFrom,
  );
  const self = trigger === undefined ? '' : (tokens[trigger.thenFrom]?.text ?? '');
  const bombers = roles.find(({ role }) => role === 'initiator')?.argument ?? null;
  if (trigger === undefined || !SELF.test(self)) return outcomes;
  // فجر الثلاثة أنفسهم: a number alone between the verb and its object.
  const number = tokens
    .slice(trigger.to, trigger.thenFrom)
    .map(({ text }) => NUMBERS.get(text))
    .find((value) => value !== undefined);
  const told =
    number === undefined ? bombers?.party?.count : { low: number, high: number, best: number };
  const count: Count =
    told?.best != null
      ? told
      : /هما$/u.test(self)
        ? { low: 2, high: 2, best: 2 }
        : /هم$/u.test(self)
          ? { low: 2, high: null, best: null }
          : { low: 1, high: 1, best: 1 };
  return [
    ...outcomes,
    {
      what: 'killed',
      count,
      lowCertainty: false,
      argument: bombers,
      evidence: spanOf(trigger, tokens),
      rule: OWN_DEATH,
      revision: false,
    },
  ];
}

/** `67 قتيلا في هجوم`, `خلف سبعة جرحى`: persons whose noun tells the harm, where no trigger holds them. */
function withTolls(outcomes: readonly OutcomeClaim[], scene: ClauseScene): readonly OutcomeClaim[] {
  const held = new Set(outcomes.map(({ argument }) => argument?.from));
  const tolls = scene.args.flatMap((argument): OutcomeClaim[] => {
    const { party } = argument;
    const what = party?.mixed === true ? 'killed' : party?.outcome;
    if (party === null || what == null || held.has(argument.from)) return [];
    if (isNegatedAt(party.from, scene) || isExamined(party.from, scene.tokens)) return [];
    if ((party.definite || CORPSES.has(party.noun ?? '')) && isFuneral(scene)) return [];
    // ارتقى خمسة مقاتلين شهداء: says what became of those counted right before.
    if (isPredicate(argument, outcomes, scene.tokens)) return [];
    // وعدد من الجرحى: a part of those who are meant, but nobody told before.
    if (party.definite && party.count.best === null && party.from === party.head) return [];
    return [
      {
        what,
        count: party.count,
        lowCertainty: false,
        argument,
        evidence: spanOf(argument, scene.tokens),
        rule: 'outcomes/toll-noun',
        revision: party.total === true || isRevision(scene),
      },
    ];
  });
  return outcomes.length === 0 ? tolls : [...outcomes, ...tolls].map(asToldByNoun);
}

/** How many words of those counted may stand before what became of them. */
const PREDICATE_REACH = 2;

const isPredicate = (
  { from, party, joined }: Argument,
  outcomes: readonly OutcomeClaim[],
  tokens: readonly Token[],
): boolean =>
  party?.count.best === null &&
  !joined &&
  outcomes.some(({ argument, count }) => {
    const to = argument?.to ?? from + 1;
    const between = tokens.slice(to, from);
    return (
      count.best !== null &&
      from >= to &&
      between.length <= PREDICATE_REACH &&
      between.every(({ kind }) => kind === 'word')
    );
  });

const FUNERAL = /^[وف]?(?:[يتن]?شيع|تشييع|دفن|[يت]دفن|ووري|جنازه)(?:ت|وا|ا|ه)?$/u;
const HANDED_OVER = /^[وف]?[تي]?سلم(?:ت|وا)?$/u;
const BODIES = /^[وبل]?(?:ال)?(?:جثه|جثث|جثمان|جثامين|رفات|جثته|جثمانه|جثثهم|جثامينهم)$/u;
/** Ids of nouns of bodies in `data/lexicon/people.yaml`. */
const CORPSES = new Set(['corpse', 'remains', 'remains-2']);

/** Whether the words right behind a trigger are of bodies. */
const areBodies = ({ to }: Trigger, { tokens }: ClauseScene): boolean =>
  tokens.slice(to, to + BODIES_REACH).some(({ text }) => BODIES.test(text));

/** How many words behind handing over the bodies may stand. */
const BODIES_REACH = 6;

/** `شيع الأهالي جثامين العناصر الأربعة`: the dead of before, killed elsewhere on another day. */
export function isFuneral({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < clause.to; i++) {
    const text = tokens[i]?.text ?? '';
    if (FUNERAL.test(text)) return true;
    if (!HANDED_OVER.test(text)) continue;
    const behind = tokens.slice(i + 1, Math.min(clause.to, i + 1 + BODIES_REACH));
    if (behind.some((token) => BODIES.test(token.text))) return true;
  }
  return false;
}

/** `أوقع 25 شهيدا و63 جريحا`: under one verb each noun tells its own harm. */
function asToldByNoun(claim: OutcomeClaim, _: number, all: readonly OutcomeClaim[]): OutcomeClaim {
  const party = claim.argument?.party;
  if (claim.what !== 'killed' && claim.what !== 'wounded') return claim;
  // استشهاد أحد الجرحى: a wounded man who died.
  const died =
    party?.definite === true &&
    party.outcome === 'wounded' &&
    claim.what === 'killed' &&
    claim.argument?.joined !== true;
  if (party?.outcome != null && !died) return { ...claim, what: party.outcome };
  // خلف ثلاثة قتلى وعددا من المعتقلين: those who are held beside the dead were taken.
  const beside = all.some(
    (other) => other !== claim && other.argument?.party?.outcome === claim.what,
  );
  return party?.side === 'detainee' && beside ? { ...claim, what: 'detained' } : claim;
}

const ONE_PERSON: Count = { low: 1, high: 1, best: 1 };
const UNCOUNTED: Count = { low: 1, high: null, best: null };

export function patientsOf(
  trigger: Trigger,
  form: TriggerForm,
  before: readonly Argument[],
  behind: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  // أسفر القصف … عن مقتل ثلاثة: those stand in or behind what the verb asked for.
  const asked = form.outcomeFrame === 'cause-patient' && trigger.thenTo > trigger.thenFrom;
  const after = asked ? behind.filter(({ to }) => to > trigger.thenFrom) : behind;
  const marker = MARKER_OF_FRAME[form.outcomeFrame];
  if (marker !== undefined) {
    const at = after.findIndex((argument) => argument.marker === marker);
    const first = after[at];
    if (first?.party === null && hasHead(first)) return membersOf(after.slice(at + 1), tokens);
    if (first !== undefined) return people([first, ...joinedTo(after.slice(at + 1))]);
  }
  // ارتفع عدد القتلى … إلى ستة عناصر: the new number stands behind إلى.
  if (isRise(trigger, tokens)) {
    const at = behind.findIndex(({ marker, party }) => marker === 'to' && party !== null);
    const total = behind[at];
    if (total !== undefined) return [total, ...joinedTo(behind.slice(at + 1))];
  }
  // سلمت قسد الحكومة العراقية 50 معتقلا: who is given persons is not moved.
  const given = isVerb(trigger) ? givenTo(trigger, before, after) : undefined;
  if (given !== undefined) {
    const persons = after.slice(after.indexOf(given) + 1);
    return people(persons.filter(({ marker }) => marker === 'none'));
  }
  if (isVerb(trigger) && form.outcomeFrame !== 'cause-patient') {
    const { patients } = aroundVerb(trigger, form, before, after, tokens);
    if (patients.length > 0) return people(patients);
    const suffering = subjectsThatSuffer(form, before, after, tokens);
    return people(suffering.length > 0 ? suffering : objectsOfAsked(trigger, form, after));
  }
  // ثلاثة إرهابيين في قبضة الأمن: those who are held stand before it.
  if (isCustody(trigger, tokens)) return people(subjectOf(before, tokens));
  const at = after.findIndex((argument) => NOUN_MARKERS.has(argument.marker));
  const first = after[at];
  if (first === undefined) return [];
  const next = after[at + 1];
  // احتجاز قسد 17 مدنيا: the doer stands before those who suffer.
  if (
    first.party === null &&
    !hasHead(first) &&
    next?.party != null &&
    next.marker === 'none' &&
    !next.joined
  ) {
    return people([next, ...joinedTo(after.slice(at + 2))]);
  }
  return people([first, ...joinedTo(after.slice(at + 1))]);
}

/** Whether a trigger is `في قبضة`, which says who holds those before it. */
export const isCustody = ({ from, happening }: Trigger, tokens: readonly Token[]): boolean =>
  happening?.entry.id === 'custody' && tokens[from - 1]?.text === 'في';

/** `تم القبض على ثلاثة`, `جرى الإفراج عن خمسة`: whom the verbal noun that a verb asked for takes. */
function objectsOfAsked(
  { thenFrom, thenTo }: Trigger,
  { outcomeFrame }: TriggerForm,
  after: readonly Argument[],
): readonly Argument[] {
  if (outcomeFrame !== 'patient-only' || thenTo === thenFrom) return [];
  const at = after.findIndex(
    ({ from, marker }) => from >= thenTo && (marker === 'about' || marker === 'against'),
  );
  const first = after[at];
  return first === undefined || first.from > thenTo + 1
    ? []
    : [first, ...joinedTo(after.slice(at + 1))];
}

/** `تسلمت الحكومة 82 في مقابل 58 من مقاتلي الفصيل`: those for whom others are exchanged. */
function withExchanged(
  patients: readonly Argument[],
  { entry }: TriggerForm,
  behind: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const freed =
    entry.family === 'outcome' && (entry.what === 'released' || entry.what === 'transferred');
  if (!freed || patients.length === 0) return patients;
  const others = behind.find(
    ({ from, party }) => party !== null && tokens[from - 1]?.text === 'مقابل',
  );
  return others === undefined || patients.includes(others) ? patients : [...patients, others];
}

/** `ارتفع عدد القتلى`: the number itself is told behind everything else. */
const isRise = ({ thenFrom, thenTo }: Trigger, tokens: readonly Token[]): boolean =>
  thenTo > thenFrom && /^(?:عدد|حصيله)$/u.test(tokens[thenFrom]?.text ?? '');

/** `تسعة مدنيين قتلوا`: counted persons before a verb that harms, with nobody behind it, are its victims. */
function subjectsThatSuffer(
  { entry }: TriggerForm,
  before: readonly Argument[],
  after: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const what = entry.family === 'outcome' ? entry.what : null;
  const harms = what === 'killed' || what === 'wounded';
  const takes = what === 'detained' || what === 'abducted';
  if (!(harms || takes) || after.some(({ marker }) => marker === 'none')) return [];
  // خمسة من عناصر الخلية اعتقلوا: of those who are no force themselves.
  return subjectOf(before, tokens).filter(
    ({ party, kind }) =>
      party?.count.best != null &&
      (harms || (party.side !== 'security' && !STATE_KINDS.has(kind ?? ''))),
  );
}

const CONSISTS = /^(?:ال)?(?:مكون|مولف|تضم|يضم|قوام|عدد|ضم)/u;

/** `قضت على خلية مكونة من خمسة مسلحين`: the persons that the group consists of. */
function membersOf(behind: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  const members = behind.find(
    ({ from, party }) =>
      party !== null && [from - 1, from - 2].some((at) => CONSISTS.test(tokens[at]?.text ?? '')),
  );
  return members === undefined ? [] : [members];
}

const NOUN_MARKERS = new Set<Marker>(['none', 'of', 'about', 'against', 'by']);

/** Those of the arguments who are persons, not an organisation as a whole. */
const people = (args: readonly Argument[]): readonly Argument[] =>
  args.filter((argument) => {
    const { party, actor } = argument;
    const is = actor?.heads[0]?.is;
    // ضبط ستة أوكار للتنظيم: places and vehicles are nobody, whatever their number.
    const things = (is === 'place' || is === 'vehicle') && party?.noun === null;
    return !things && !isDoerBeside(argument) && (party !== null || is === 'people');
  });

/** `خطف طفل … والخاطفون يطلبون فدية`: those who did it, told beside whom they did it to. */
const isDoerBeside = ({ joined, party }: Argument): boolean =>
  joined &&
  party?.definite === true &&
  party.count.best === null &&
  /^(?:kidnapper|attacker|attacker-2|perpetrator|assassin)$/u.test(party.noun ?? '');

const REST =
  /^(?:ال)?(?:بقيه|باقي|كامل|باقين|باقون|جميع|ساير|بقيتهم|جميعهم|بعضهم|اخرين|اخرون|عددا|العديد)$/u;
const REST_REACH = 3;

/** `وإصابة العشرات`: how many they are at least. */
const SCORES: ReadonlyMap<string, number> = new Map(
  Object.entries({ العشرات: 20, عشرات: 20, الميات: 200 }),
);

/** `القبض على جميع من تبقى`, `وأُسر الباقون`: the rest of those told before, two at least. */
function countOfRest(trigger: Trigger, { tokens }: ClauseScene): Count | null {
  // مقتل من كانوا بداخله.
  const at = /^(?:فيه|فيها|فيهما)$/u.test(tokens[trigger.to]?.text ?? '') ? 1 : 0;
  const of = trigger.to + at;
  const who = tokens[of]?.text === 'من' ? (tokens[of + 1]?.text ?? '') : '';
  if (who === 'كان' || /^(?:في|ب?داخل|علي متن)(?:ه|ها|هما|هم)$/u.test(who)) return UNCOUNTED;
  if (who === 'كانوا') return { low: 2, high: null, best: null };
  for (let i = trigger.to; i < trigger.to + REST_REACH; i++) {
    const scores = SCORES.get(tokens[i]?.text ?? '');
    if (scores !== undefined) return { low: scores, high: null, best: null };
    if (REST.test(tokens[i]?.text ?? '')) return { low: 2, high: null, best: null };
  }
  return null;
}

/** `مما يرجح إصابتهم`, `احتمال مقتله`: a harm that is only thought likely. */
const isSupposed = (at: number, tokens: readonly Token[]): boolean =>
  isExamined(at, tokens) ||
  /^(?:يرجح|ترجح|رجح|رجحت|يحتمل|احتمال|باحتمال|احتماليه|ترجيح|ترجيحات|يخشي|خشيه|مخاوف)$/u.test(
    tokens[at - 1]?.text ?? '',
  );

/** How far before a harm those who look into it may stand. */
const EXAMINED_REACH = 6;

/** `تراجع تقارير عن إصابات`, `تحقق في أنباء عن مقتل …`: a harm that somebody only looks into. */
function isExamined(at: number, tokens: readonly Token[]): boolean {
  if (tokens[at - 1]?.text !== 'عن') return false;
  if (!/^(?:ال)?(?:تقارير|تقرير|معلومات|انباء|مزاعم|ادعاءات)$/u.test(tokens[at - 2]?.text ?? ''))
    return false;
  return tokens
    .slice(Math.max(0, at - EXAMINED_REACH), at - 2)
    .some(({ text }) => /^[وف]?[تين](?:راجع|حقق|دقق|درس|قيم|نظر|تحقق)(?:ون|وا)?$/u.test(text));
}

/** `71 اعتقالا`: so many arrests are so many persons. */
function countBefore(trigger: Trigger, { tokens }: ClauseScene): Count | null {
  const value = tokens[trigger.from - 1]?.value;
  if (isVerb(trigger) || value === undefined || value < 1) return null;
  return { low: value, high: value, best: value };
}

const RELATIVE_COUNTS: ReadonlyMap<string, Count> = new Map(
  Object.entries({
    الذي: { low: 1, high: 1, best: 1 },
    التي: { low: 1, high: 1, best: 1 },
    اللذان: { low: 2, high: 2, best: 2 },
    اللذين: { low: 2, high: 2, best: 2 },
  }),
);

/** `فلان الذي ارتقى في القصف`: who died is whom the relative clause speaks of. */
function countOfRelative(
  trigger: Trigger,
  { entry, outcomeFrame }: TriggerForm,
  { tokens, clause }: ClauseScene,
): Count | null {
  const died = entry.id === 'die' && outcomeFrame === 'patient-only' && isVerb(trigger);
  if (!died || clause.kind !== 'relative' || trigger.from > clause.from + 2) return null;
  return RELATIVE_COUNTS.get(tokens[clause.from]?.text ?? '') ?? null;
}

/** The pronoun on the word itself (`مقتله`), or on the preposition it asks for (`الإفراج عنهم`). */
const PREPOSED: Partial<Readonly<Record<string, RegExp>>> = {
  'agent-an': /^عن(ه|ها|هما|هم|هن)$/u,
  'agent-ala': /^علي(ه|ها|هما|هم|هن)$/u,
  'agent-bi': /^ب(ه|ها|هما|هم|هن)$/u,
};

/** The pronoun for whom a deed is done to: `اعتقلتهما`, `ألقت القبض عليهما`, `أمسكت به`. */
function pronounOf(
  { reading, to, thenTo }: Trigger,
  { outcomeFrame }: TriggerForm,
  tokens: readonly Token[],
): string {
  const preposed = PREPOSED[outcomeFrame];
  if (reading.pron !== '' || preposed === undefined) return reading.pron;
  return preposed.exec(tokens[Math.max(to, thenTo)]?.text ?? '')?.[1] ?? '';
}

/** `مقتله واثنين من مرافقيه`, `القبض عليه وعلى شقيقه`: who is meant by the pronoun, and those joined to him. */
function withPronoun(
  patients: readonly Argument[],
  trigger: Trigger,
  form: TriggerForm,
  tokens: readonly Token[],
): readonly Argument[] {
  const [first, ...others] = patients;
  if (
    first?.party == null ||
    !first.joined ||
    first.from - Math.max(trigger.to, trigger.thenTo) > JOINED_REACH
  )
    return patients;
  const { best } = countOfPronoun(pronounOf(trigger, form, tokens)) ?? UNCOUNTED;
  const { count } = first.party;
  if (best === null || count.best === null || count.low === null || count.high === null)
    return patients;
  const all = { low: count.low + best, high: count.high + best, best: count.best + best };
  return [{ ...first, party: { ...first.party, count: all } }, ...others];
}

/** How many words behind a pronoun those who are joined to it may stand. */
const JOINED_REACH = 2;

/** `مقتله`, `اعتقالهم`: the pronoun tells how many at least. */
function countOfPronoun(pronoun: string): Count | null {
  switch (pronoun) {
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

const REVISIONS = new Set(
  ['ارتفع', 'ارتفعت', 'ارتفاع'].flatMap((word) => [word, `و${word}`, `ف${word}`]),
);
const RAISES = /^(?:و|ف|ل|ما|مما)?[يت]?(?:رفع|رافع)(?:ت|ا|ه)?$/u;
const TOTAL = /^(?:ال)?(?:حصيله|عدد|عددهم)$/u;

/** `ارتفعت الحصيلة إلى ثمانية قتلى`: whether a word of rising stands in a clause, before a token where one is given. */
export function isRevision({ tokens, clause }: ClauseScene, before = clause.to): boolean {
  for (let i = clause.from; i < before; i++) {
    if (REVISIONS.has(tokens[i]?.text ?? '')) return true;
    // والجرحى وإلى 15; but no والي الفلوجة.
    const on = /^[وف]الي$/u.test(tokens[i]?.text ?? '');
    if (on && readNumber(tokens, i + 1) !== undefined) return true;
    // ما رفع الحصيلة إلى ستة.
    const raised = RAISES.test(tokens[i]?.text ?? '');
    if (raised && TOTAL.test(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

export function seizedIn(triggers: readonly Trigger[], tokens: readonly Token[]): Piece['seized'] {
  const trigger = triggers.find(
    ({ outcome }) => outcome?.entry.family === 'outcome' && outcome.entry.what === 'seized',
  );
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
