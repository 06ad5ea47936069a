import type { Count, OutcomeKind } from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { Party } from '../resolve/quantities/party.ts';
import { foldWord } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { foldedWords } from './folded-words.ts';
import type { Argument } from './piece.ts';
import type { TallySentence } from './tally-mention.ts';
import { isComma, SUMS } from './tally-times.ts';

const OCCURRENCES: Readonly<Record<string, string>> = {
  raid: 'raids',
  storm: 'raids',
  'security-operation': 'operations',
  operation: 'operations',
  campaign: 'operations',
  'airborne-raid': 'operations',
  attack: 'attacks',
  target: 'attacks',
  assault: 'attacks',
  ambush: 'attacks',
  clash: 'clashes',
  fighting: 'clashes',
  shelling: 'shellings',
  'artillery-shelling': 'shellings',
  'air-strike': 'air-strikes',
  strike: 'air-strikes',
  explosion: 'explosions',
  'planted-bomb': 'explosions',
  'car-bomb': 'attacks',
  'suicide-attack': 'attacks',
  assassinate: 'assassinations',
  liquidate: 'assassinations',
  protest: 'protests',
  incursion: 'incursions',
};

/** Happenings that are counted by the persons who suffer them. */
const PERSONAL: Readonly<Record<string, OutcomeKind>> = {
  arrest: 'detained',
  'capture-of-person': 'detained',
  abduct: 'abducted',
  disappearance: 'abducted',
  execution: 'killed',
  manslaughter: 'killed',
  'body-found': 'killed',
  release: 'released',
  escape: 'escaped',
};

/** Nouns that say of whom or of what a number is (`عدد المختطفين`, `القتلى: 11`). */
const SUBJECTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    killed: 'قتلى القتلى قتيل ضحايا الضحايا شهداء الشهداء وفيات الوفيات القتل إعدامات',
    wounded: 'جرحى الجرحى مصابين المصابين المصابون إصابات الإصابات جريح',
    detained:
      'معتقلين المعتقلين المعتقلون موقوفين الموقوفين الموقوفون محتجزين المحتجزين اعتقالات الاعتقالات التوقيفات الاحتجازات المقبوض',
    abducted: 'مختطفين المختطفين المختطفون مخطوفين المخطوفين المخطوفون المختفين المفقودين الخطف',
    released: 'المفرج المحررين الإفراجات',
    transferred: 'أعيدوا المعادين العائدين المرحلين المستعادين أعيدت المنقولين',
    attacks: 'هجمات الهجمات التفجيرات تفجيرات الاستهدافات',
    operations: 'عمليات العمليات الحملات',
    assassinations: 'الاغتيالات اغتيالات',
    explosions: 'الانفجارات انفجارات',
    raids: 'المداهمات مداهمات',
    shellings: 'القصف',
    'air-strikes': 'الغارات غارات الضربات',
    clashes: 'الاشتباكات اشتباكات',
    protests: 'الاحتجاجات المظاهرات',
  }).flatMap(([what, words]) => words.split(' ').map((word) => [foldWord(word), what] as const)),
);

export const CASES = foldedWords('حالة حالات حادثة حوادث واقعة وقائع حادث جريمة جرائم');

const AGENTS = foldedWords('يد أيدي يدي');

const SUBSETS = foldedWords('بينهم بينها بينهن منهم منها بمن بما منهن ضمنهم ضمنها معظمهم غالبيتهم');

const OF_THEM = foldedWords('منها منهم منهن');

const SHARES = foldedWords('بالمئة بالمائة % ٪ المئة المائة');

/** Words that may follow a number which counts what was told before. */
const AFTER_BARE = foldedWords(
  'ثم في على من منها منهم منهن آخرين آخرون آخرا أخرى خلال بيد برصاص وحدها فقط لدى نسبت',
  'تبنى منذ وفق بحسب',
);

/** One number of a sentence with what it counts. */
export interface Counted {
  readonly what: string;
  readonly count: Count;
  readonly span: Span;
  readonly at: number;
  readonly rule: string;
  readonly sufferer: Argument | null;
  readonly actor: Argument | null;
  /** Occurrences are counted, not persons. */
  readonly occurrence: boolean;
  /** The trigger that governs it, where one does. */
  readonly clause: Trigger | null;
}

export function countsOf(
  sentence: TallySentence,
  tokens: readonly Token[],
  before: { readonly what: string | null; readonly harm: string | null },
): readonly Counted[] {
  const { from, to, quantities, times } = sentence;
  const label = labelOf(tokens, from, to);
  const counted: Counted[] = [];
  let inherited = label ?? before.what;
  let harm = isOutcome(inherited) ? inherited : before.harm;
  let parallel: string | null = null;
  const free = quantities.filter(
    (quantity) =>
      quantity.best !== null &&
      !times.some((time) => quantity.at >= time.from && quantity.at < time.to) &&
      !SHARES.has(tokens[quantity.to]?.text ?? '') &&
      !SHARES.has(tokens[quantity.to + 1]?.text ?? ''),
  );
  for (const quantity of free) {
    const found = readCount(
      quantity,
      sentence,
      tokens,
      { what: inherited, harm, label, parallel },
      counted.at(-1) ?? null,
    );
    if (found === undefined) continue;
    counted.push(found);
    inherited = found.what;
    if (isOutcome(found.what)) harm = found.what;
    else if (isPlacedBehind(quantity, sentence)) parallel = found.what;
  }
  // Persons counted without a number word (`مقتل شخصين`) are parties of their own.
  for (const argument of sentence.args) {
    const { party } = argument;
    if (
      party === null ||
      party.count.best === null ||
      argument.marker === 'agent' ||
      free.some((quantity) => quantity.at >= party.from && quantity.at < party.to)
    )
      continue;
    if (quantities.some((quantity) => quantity.at >= party.from && quantity.at < party.to))
      continue;
    if (isSubset(party.from, party.to, sentence, tokens)) continue;
    const governing = outcomeFor(argument, sentence, tokens);
    if (governing === null || party.count.best < 2) continue;
    counted.push(
      personCount(
        {
          at: party.from,
          what: governing.what,
          argument,
          rule: 'tallies/persons',
          clause: governing.trigger,
        },
        sentence,
        tokens,
      ),
    );
  }
  return counted.sort((a, b) => a.at - b.at);
}

/** What the counts before in the list were of: the last of them, and the last that was a harm. */
interface Inherited {
  readonly what: string | null;
  readonly harm: string | null;
  readonly label: string | null;
  /** What was counted place by place: `83 عملية في دير الزور`. */
  readonly parallel: string | null;
}

/** How far behind a number the place may stand that it was counted at. */
const PLACE_REACH = 4;

const isPlacedBehind = ({ to }: QuantityMention, { places }: TallySentence): boolean =>
  places.some(({ mention }) => mention.from >= to && mention.from - to <= PLACE_REACH);

/** `83 عملية في دير الزور خلفت 160 قتيلا، و71 في حمص`: the next place of the same count. */
const goesOnByPlace = (
  quantity: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
): boolean =>
  (tokens[quantity.from - 1]?.text === 'و' ||
    tokens[quantity.from]?.text.startsWith('و') === true) &&
  tokens[quantity.to]?.text === 'في' &&
  isPlacedBehind(quantity, sentence);

function readCount(
  quantity: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
  { what: inherited, harm, label, parallel }: Inherited,
  before: Counted | null,
): Counted | undefined {
  if (parallel !== null && goesOnByPlace(quantity, sentence, tokens))
    return bareCount(quantity, sentence, tokens, parallel, null, before);
  const harmed = sentence.args.some(
    ({ party }) =>
      party !== null &&
      party.outcome !== null &&
      quantity.at >= party.from &&
      quantity.at < party.to,
  );
  const apart = harmed && isComma(tokens[quantity.from - 1]);
  const claimed = claimedBefore(quantity, sentence, tokens) !== null;
  if (!apart && !claimed && isSubset(quantity.from, quantity.to, sentence, tokens))
    return undefined;
  const occurrence = countedOccurrence(quantity, sentence, tokens, inherited);
  if (occurrence !== undefined) return occurrence;
  const argument = sentence.args.find(
    ({ party }) => party !== null && quantity.at >= party.from && quantity.at < party.to,
  );
  if (argument?.party?.mixed === true)
    return personCount(
      { at: quantity.at, what: CASUALTIES, argument, rule: 'tallies/casualties', clause: null },
      sentence,
      tokens,
    );
  // ارتفع عدد الاستهدافات إلى 38: the number of a noun that stands apart is that of no persons.
  const counted =
    argument?.party?.noun === null ? subjectOf(quantity, sentence, tokens, inherited) : null;
  if (counted !== null && !isOutcome(counted))
    return bareCount(quantity, sentence, tokens, inherited, harm, before);
  if (argument?.party != null && personsOf(argument.party, quantity.at).best !== null) {
    const governing = outcomeFor(argument, sentence, tokens);
    const what =
      label ??
      governing?.what ??
      (harm === null ? null : named(quantity, tokens)) ??
      subjectOf(quantity, sentence, tokens, inherited) ??
      harm;
    return what === null
      ? undefined
      : personCount(
          {
            at: quantity.at,
            what,
            argument,
            rule: 'tallies/persons',
            clause: governing?.trigger ?? null,
          },
          sentence,
          tokens,
        );
  }
  // `بلغ عدد القتلى منذ بداية العام 47 شخصا`: the noun stands apart from its number.
  const noun = sentence.args.find(
    ({ party }) => party !== null && party.from === quantity.to && party.count.best === 1,
  );
  const sum = noun === undefined ? null : subjectOf(quantity, sentence, tokens, inherited);
  if (noun !== undefined && sum !== null) {
    return {
      ...personCount(
        {
          at: quantity.at,
          what: sum,
          argument: noun.code === null ? (harmedBefore(quantity, sentence) ?? noun) : noun,
          rule: 'tallies/persons',
          clause: null,
        },
        sentence,
        tokens,
      ),
      count: countOf(quantity),
      span: quantity,
      at: quantity.at,
    };
  }
  return bareCount(quantity, sentence, tokens, inherited, harm, before);
}

/** `12 مخطوفا`, `22 معتقلا`: persons whose noun tells that they were taken. */
const named = ({ to }: QuantityMention, tokens: readonly Token[]): string | null =>
  TAKEN_PERSONS.get((tokens[to]?.text ?? '').replace(/(?<=...)(?:ا|ين|ه)$/u, '')) ?? null;

const TAKEN_PERSONS: ReadonlyMap<string, string> = new Map([
  ['مخطوف', 'abducted'],
  ['مختطف', 'abducted'],
  ['مفقود', 'abducted'],
  ['معتقل', 'detained'],
  ['موقوف', 'detained'],
  ['محتجز', 'detained'],
]);

/** `2310 أسر`: a total of families is told as such. */
const personsOf = ({ count, units, unit, head }: Party, at: number): Count =>
  unit === 'family' && units !== null && at <= head ? units : count;

/** The dead and the wounded in one number. */
const CASUALTIES = 'casualties';

/** `عدد القتلى من قوات النظام … 1312 قتيلا`: whose dead are counted. */
const harmedBefore = ({ from }: QuantityMention, { args }: TallySentence): Argument | undefined =>
  args.findLast(
    ({ to, code, party }) => to <= from && code !== null && party != null && party.outcome !== null,
  );

interface PersonCount {
  /** The token of the number. */
  readonly at: number;
  readonly what: string;
  readonly argument: Argument;
  readonly rule: string;
  readonly clause: Trigger | null;
}

function personCount(
  { at, what, argument, rule, clause }: PersonCount,
  sentence: TallySentence,
  tokens: readonly Token[],
): Counted {
  const party = argument.party;
  const count = party === null ? { low: null, high: null, best: null } : personsOf(party, at);
  return {
    what,
    count,
    span: party ?? { start: 0, end: 0 },
    at: party?.from ?? argument.from,
    rule,
    sufferer: argument,
    actor: isOutcome(what)
      ? (agentBefore(argument, sentence) ?? agentOf(sentence, argument.from, tokens))
      : agentOf(sentence, argument.from, tokens),
    occurrence: false,
    clause,
  };
}

/** `153 هجوما`, `38 عملية اغتيال`, `252 حالة`, `71 اعتقالا`: a number and the occurrences it counts. */
function countedOccurrence(
  quantity: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
  inherited: string | null,
): Counted | undefined {
  // `نفذت الخلايا 153 هجوما`: the noun belongs to the verb that asked for it.
  const trigger = sentence.triggers.find(
    ({ from, thenFrom, thenTo }) =>
      from === quantity.to || (thenTo > thenFrom && thenFrom === quantity.to),
  );
  const isCase = CASES.has(tokens[quantity.to]?.text ?? '');
  const make = (what: string, rule: string): Counted => ({
    what,
    count: countOf(quantity),
    span: quantity,
    at: quantity.at,
    rule,
    sufferer: null,
    actor:
      agentNear(quantity.to, sentence) ??
      agentOf(sentence, quantity.from, tokens) ??
      claimantOf(sentence, quantity.from),
    occurrence: !isOutcome(what),
    clause: trigger ?? null,
  });
  if (isCase) {
    const next =
      trigger !== undefined && trigger.to > quantity.to + 1
        ? trigger
        : sentence.triggers.find(({ from }) => from > quantity.to && from - quantity.to <= 2);
    const what =
      next === undefined
        ? (topicBefore(quantity, sentence, tokens) ?? inherited)
        : (kindOf(next, tokens) ?? inherited);
    return what === null ? undefined : make(what, 'tallies/cases');
  }
  if (
    trigger === undefined ||
    (trigger.from === quantity.to && (trigger.reading.prep !== '' || trigger.reading.conj !== ''))
  )
    return undefined;
  if (
    sentence.args.some(
      ({ party }) =>
        party !== null &&
        party.noun !== null &&
        quantity.at >= party.from &&
        quantity.at < party.to,
    )
  )
    return undefined;
  const form = (trigger.happening ?? trigger.outcome)?.form;
  if (form === 'verb' && trigger.from === quantity.to) return undefined;
  // `38 عملية ومحاولة اغتيال`: the genitive says which operations.
  const closer = sentence.triggers.find(
    (other) =>
      other.from > trigger.from &&
      other.from - trigger.to <= 2 &&
      other.reading.prep === '' &&
      !isVerb(other) &&
      !/^(?:الي|عن|في)$/u.test(tokens[other.from - 1]?.text ?? ''),
  );
  const general = kindOf(trigger, tokens);
  const what =
    general === 'operations' && closer !== undefined
      ? (kindOf(closer, tokens) ?? general)
      : general;
  return what === undefined ? undefined : make(what, 'tallies/occurrences');
}

/** How far before `128 حالة` the noun may stand that says of what. */
const TOPIC_REACH = 10;

/** `عن الاحتجاز التعسفي، يسجل التقرير 128 حالة`: what the sentence is about. */
const topicBefore = (
  { from }: QuantityMention,
  { triggers }: TallySentence,
  tokens: readonly Token[],
): string | undefined => {
  const topic = triggers.findLast(
    (trigger) => trigger.from < from && from - trigger.from <= TOPIC_REACH && !isVerb(trigger),
  );
  return topic === undefined ? undefined : kindOf(topic, tokens);
};

export function kindOf(
  { happening, outcome, from }: Trigger,
  tokens: readonly Token[],
): string | undefined {
  const id = happening?.entry.id;
  if (id !== undefined) {
    if (id === 'explosion' && /تفجير/u.test(tokens[from]?.text ?? '')) return 'attacks';
    const what = OCCURRENCES[id] ?? PERSONAL[id];
    if (what !== undefined) return what;
  }
  const entry = outcome?.entry;
  return entry?.family === 'outcome' && entry.what !== 'seized' ? entry.what : undefined;
}

/** `دير الزور بـ 31`, `21 على يد …`, `سبع منها في طرطوس`: a number that counts what was told before. */
function bareCount(
  quantity: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
  inherited: string | null,
  harm: string | null,
  before: Counted | null,
): Counted | undefined {
  const next = tokens[quantity.to];
  const last = tokens[quantity.from - 1];
  const counting = subjectOf(quantity, sentence, tokens, inherited);
  const what = counting ?? inherited;
  if (what === null || (quantity.best ?? 0) < 2) return undefined;
  // `هم 68 من قسد`
  const members =
    next?.text === 'من' && harm !== null
      ? sentence.args.find(({ from, actor }) => actor !== null && from === quantity.to + 1)
      : undefined;
  // 97 قتيلا، هم 68 من قسد …: told as a part of the number before.
  const listed = sentence.args.some(
    ({ party }) => party?.subsets.some((part) => part.from === quantity.from) === true,
  );
  if (members !== undefined || (listed && harm !== null)) {
    return {
      what: harm ?? what,
      count: countOf(quantity),
      span: quantity,
      at: quantity.at,
      rule: 'tallies/members',
      sufferer: members ?? null,
      actor: null,
      occurrence: false,
      clause: null,
    };
  }
  const done = doneBy(quantity, sentence);
  if (done !== undefined) return done;
  const closes = next === undefined || !/^(?:word|number|latin)$/u.test(next.kind);
  const after = next?.text ?? '';
  if (!closes && !AFTER_BARE.has(after) && !SUMS.has(after) && quantity.to < sentence.to)
    return undefined;
  const placed =
    placeNear(quantity, sentence) ||
    isCompared(quantity, sentence, tokens) ||
    isInTurn(quantity.to, tokens) ||
    isShare(quantity.from, tokens) ||
    TERRITORY.test(tokens[quantity.to + 1]?.text ?? '');
  const agent = agentNear(quantity.to, sentence);
  const opened =
    last?.text === 'ب' || last?.text === ':' || isOfRest(quantity.from, sentence, tokens);
  const claimed = claimedBefore(quantity, sentence, tokens);
  const held = OF_THEM.has(after)
    ? sentence.args.find(
        ({ from, actor }) => actor !== null && from > quantity.to && from - quantity.to <= 4,
      )
    : undefined;
  if (
    counting === null &&
    !placed &&
    agent === null &&
    claimed === null &&
    held === undefined &&
    !(opened && before !== null)
  )
    return undefined;
  return {
    what,
    count: countOf(quantity),
    span: quantity,
    at: quantity.at,
    rule: 'tallies/bare-number',
    sufferer: isOutcome(what) ? (before?.sufferer ?? null) : null,
    actor: agent ?? claimed ?? held ?? (before?.what === what ? before.actor : null),
    occurrence: !isOutcome(what),
    clause: null,
  };
}

/** `14 عملية في نيسان، مقابل 20 في آذار`: the same count of another period. */
const isCompared = (
  { from, to }: QuantityMention,
  { times }: TallySentence,
  tokens: readonly Token[],
): boolean =>
  COMPARES.test(tokens[from - 1]?.text ?? '') &&
  times.some((time) => time.from >= to && time.from - to <= 2);

const COMPARES = /^(?:مقابل|من|ب|و|بعد|الي)$/u;

const TERRITORY = /^(?:ب)?مناطق$/u;

/** `22 في الأولى وتسعة في الثانية`: places told before, in their order. */
const isInTurn = (at: number, tokens: readonly Token[]): boolean =>
  tokens[at]?.text === 'في' &&
  /^ال(?:اولي|ثانيه|ثالثه|اول|ثاني|ثالث)$/u.test(tokens[at + 1]?.text ?? '');

/** `واثنان قتلهما حرس الحدود`: so many, with what was done to them and by whom. */
function doneBy(quantity: QuantityMention, { triggers, args }: TallySentence): Counted | undefined {
  const trigger = triggers.find(
    (one) => one.from === quantity.to && isVerb(one) && /^هم/u.test(one.reading.pron),
  );
  const what = trigger === undefined ? undefined : outcomeOfTrigger(trigger);
  if (trigger === undefined || what === undefined) return undefined;
  return {
    what,
    count: countOf(quantity),
    span: quantity,
    at: quantity.at,
    rule: 'tallies/done-by',
    sufferer: null,
    actor: args.find(({ from, actor }) => from === trigger.to && actor !== null) ?? null,
    occurrence: false,
    clause: trigger,
  };
}

const REST_WORD = /^و?(?:ال)?(?:باقون|باقين|باقي|بقيه)$/u;

/** `والباقون 37`, `الباقين، وهم 37`: the number of those who are left of a total. */
function isOfRest(at: number, { from }: TallySentence, tokens: readonly Token[]): boolean {
  if (REST_WORD.test(tokens[at - 1]?.text ?? '')) return true;
  if (!/^و?(?:هم|عددهم)$/u.test(tokens[at - 1]?.text ?? '')) return false;
  return [at - 2, at - 3].some((i) => i >= from && REST_WORD.test(tokens[i]?.text ?? ''));
}

/** A place right before the number (`دير الزور بـ 31`) or right behind it (`سبع منها في طرطوس`). */
const placeNear = ({ from, to }: QuantityMention, { places }: TallySentence): boolean =>
  places.some(
    ({ mention }) =>
      (mention.to <= from && from - mention.to <= 2) ||
      (mention.from >= to && mention.from - to <= 2),
  );

/** `تبنى منها التنظيم ثلاثة`: who claims so many of them. */
function claimedBefore(
  { from }: QuantityMention,
  { args }: TallySentence,
  tokens: readonly Token[],
): Argument | null {
  const near = args.findLast(
    ({ to, actor, marker }) => actor !== null && marker === 'none' && to <= from && from - to <= 1,
  );
  if (near === undefined) return null;
  for (let i = near.from - 1; i >= near.from - 2; i--)
    if (OF_THEM.has(tokens[i]?.text ?? '')) return near;
  return null;
}

/** `عدد المختطفين … بلغ 31`, `وصل عددها إلى سبعة`: the noun whose number it is. */
function subjectOf(
  { from }: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
  inherited: string | null,
): string | null {
  for (let i = from - 1; i >= Math.max(sentence.from, from - SUBJECT_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || token.text === '؛') return null;
    const own = /^[وفب]?(?:عدد|حصيل|مجموع)ت?(?:ها|هم|ه)$/u.exec(token.text);
    if (own !== null && !/^[وفب]?(?:حصيله|مجموعه)$/u.test(token.text)) {
      const counted = sentence.triggers.findLast(
        (trigger) => trigger.from < i && kindOf(trigger, tokens) !== undefined,
      );
      return counted === undefined ? inherited : (kindOf(counted, tokens) ?? inherited);
    }
    const sum = token.text.replace(/^[وفب](?=\p{L}{3})/u, '');
    if (!SUMS.has(sum)) continue;
    for (let j = i + 1; j < Math.min(from, i + 4); j++) {
      const what = SUBJECTS.get(tokens[j]?.text ?? '');
      if (what !== undefined) return what;
    }
    const trigger = sentence.triggers.find(({ from: start }) => start > i && start <= i + 3);
    if (trigger !== undefined) return kindOf(trigger, tokens) ?? null;
  }
  // `ترتفع إلى 43 حصيلة القتلى`
  for (let j = from + 1; j < Math.min(sentence.to, from + 3); j++) {
    if (SUMS.has(tokens[j]?.text ?? '')) return SUBJECTS.get(tokens[j + 1]?.text ?? '') ?? null;
  }
  return null;
}

const SUBJECT_REACH = 18;

/** `القتلى: 11 مدنيا`: what a line of a list counts. */
export function labelOf(tokens: readonly Token[], from: number, to: number): string | null {
  for (let i = from; i < Math.min(to, from + 5); i++) {
    if (tokens[i + 1]?.text !== ':') continue;
    return SUBJECTS.get(tokens[i]?.text ?? '') ?? null;
  }
  return null;
}

const countOf = ({ low, high, best, approx }: QuantityMention): Count =>
  approx === undefined ? { low, high, best } : { low, high, best, approx };

const OUTCOME_KINDS = new Set([
  'killed',
  'wounded',
  'detained',
  'abducted',
  'released',
  'escaped',
  'surrendered',
  'transferred',
  'casualties',
]);

export const isOutcome = (what: string | null): what is string =>
  what !== null && OUTCOME_KINDS.has(what);

interface Governed {
  readonly what: string;
  readonly trigger: Trigger | null;
}

function outcomeOfTrigger(trigger: Trigger): string | undefined {
  const { outcome, happening } = trigger;
  const entry = outcome?.entry;
  if (entry?.family === 'outcome' && entry.what !== 'seized') return entry.what;
  return happening === null ? undefined : PERSONAL[happening.entry.id];
}

/** The outcome that governs counted persons: their own noun, or the nearest trigger around them. */
function outcomeFor(
  argument: Argument,
  { triggers }: TallySentence,
  tokens: readonly Token[],
): Governed | null {
  const own = argument.party?.outcome;
  const next = triggers.findLast(({ from, to }) => from < argument.from && argument.from - to <= 1);
  const done = next === undefined ? undefined : outcomeOfTrigger(next);
  // `أفرج عن 80 من ضحاياها`: what is done to them now, not what their noun says.
  if (own !== undefined && own !== null) {
    return done !== undefined && FREED.has(done)
      ? { what: done, trigger: next ?? null }
      : { what: own, trigger: null };
  }
  const before = triggers
    .filter(({ from }) => from < argument.from && argument.from - from <= OUTCOME_REACH)
    .findLast((trigger) => outcomeOfTrigger(trigger) !== undefined && trigger.reading.prep !== 'ل');
  const behind = triggers.find(
    (trigger) =>
      trigger.from >= argument.to &&
      trigger.from - argument.to <= 2 &&
      !isComma(tokens[argument.to]) &&
      outcomeOfTrigger(trigger) !== undefined &&
      tokens[trigger.from]?.text.startsWith('و') !== true,
  );
  const trigger = before ?? behind;
  const what = trigger === undefined ? undefined : outcomeOfTrigger(trigger);
  return trigger === undefined || what === undefined ? null : { what, trigger };
}

const OUTCOME_REACH = 12;

const FREED = new Set(['released', 'transferred', 'abducted', 'detained']);

/**
 * `بينهم 18 طفلا و5 سيدات`: parts of a total are no totals. Looks back over a coordinated list. Parts
 * by place or by party (`منها 177 عملية في …`, `منها 21 على يد …`) are totals of their own.
 */
function isSubset(
  from: number,
  to: number,
  sentence: TallySentence,
  tokens: readonly Token[],
): boolean {
  for (let i = from - 1; i >= Math.max(sentence.from, from - SUBSET_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return false;
    const text = token.text.replace(/^و(?=\p{L}{3})/u, '');
    if (SUBSETS.has(text) || SUBSETS.has(token.text))
      return !(
        (OF_THEM.has(text) && (isBrokenDown(to, sentence, tokens) || isShare(i, tokens))) ||
        isByParty(to, tokens)
      );
    if (/^[.؟!؛]$/u.test(token.text)) return false;
    if (token.text === '،' && tokens[i + 1]?.text.startsWith('و') !== true) return false;
    // A verb begins another clause.
    if (
      sentence.triggers.some(
        (trigger) => trigger.from === i && (trigger.happening ?? trigger.outcome)?.form === 'verb',
      )
    )
      return false;
  }
  return false;
}

const SUBSET_REACH = 9;

/** `بينها 1084 على يد قوات النظام`: a part by who did it is a total of its own. */
const isByParty = (at: number, tokens: readonly Token[]): boolean =>
  [at, at + 1, at + 2].some(
    (i) => tokens[i]?.text === 'علي' && AGENTS.has(tokens[i + 1]?.text ?? ''),
  );

const SHARE_REACH = 6;

/** `وكان نصيب دير الزور منها 14`: the share of a place that is told before it. */
function isShare(at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i >= Math.max(0, at - SHARE_REACH); i--)
    if (/^[وف]?(?:ال)?(?:نصيب|حصه)$/u.test(tokens[i]?.text ?? '')) return true;
  return false;
}

/** Whether a place or a party stands behind the number, before the clause ends. */
function isBrokenDown(
  at: number,
  { places, args, to }: TallySentence,
  tokens: readonly Token[],
): boolean {
  for (let i = at; i < Math.min(to, at + 6); i++) {
    const token = tokens[i];
    if (token === undefined || /^[،,؛.]$/u.test(token.text)) return false;
    if (places.some(({ mention }) => mention.from === i)) return true;
    if (TERRITORY.test(token.text) || isInTurn(i, tokens)) return true;
    if (
      args.some(({ from, marker, actor }) => from === i && marker === 'agent' && actor !== null) ||
      AGENTS.has(token.text)
    )
      return true;
  }
  return false;
}

/** Verbs whose subject made what is counted. */
const DOES = /^(?:و|ف)?[يت]?(?:نفذ|شن|تبني|ارتكب|اجري|خاض|شنت|تبنت|اجرت|خاضت|نفذت|ارتكبت)$/u;

/** Who is told to have acted: the agent phrase, else the subject before the number. */
function agentOf(
  { args, triggers, quantities, credits }: TallySentence,
  at: number,
  tokens: readonly Token[],
): Argument | null {
  const until =
    quantities.find((quantity) => quantity.from > at + 1)?.from ?? Number.POSITIVE_INFINITY;
  const agents = args.filter(
    ({ from, actor, marker, party }) =>
      actor !== null &&
      !credits.some(({ cueFrom, cueTo }) => from >= cueFrom && from < cueTo) &&
      (marker === 'agent' || (marker === 'none' && party?.count.best == null)),
  );
  return (
    agents.find(({ marker, from }) => marker === 'agent' && from > at && from < until) ??
    agents.findLast(
      ({ from, marker }) =>
        marker === 'none' &&
        from < at &&
        triggers.some(
          (trigger) => isVerb(trigger) && trigger.from < from && from - trigger.to <= 2,
        ),
    ) ??
    agents.find(
      ({ from, marker }) =>
        marker === 'none' &&
        from < at &&
        triggers.some((trigger) => isVerb(trigger) && trigger.from < from + 8),
    ) ??
    args.findLast(
      ({ from, to, actor, marker, party }) =>
        from < at &&
        actor !== null &&
        marker === 'none' &&
        party?.count.best == null &&
        (DOES.test(tokens[from - 1]?.text ?? '') || DOES.test(tokens[to]?.text ?? '')),
    ) ??
    null
  );
}

/** Kinds of those who kill, hold or let go. */
const ACTING: ReadonlySet<string> = new Set([...STATE_KINDS, 'armed-group', 'militia']);

/** `حمل التقرير قوات X مسؤولية مقتل 3`: the actor right before the count is who did it. */
function agentBefore(argument: Argument, { args }: TallySentence): Argument | null {
  const behind = args.find(
    ({ from, marker, actor }) =>
      marker === 'agent' && actor !== null && from >= argument.to && from - argument.to <= 6,
  );
  if (behind !== undefined) return behind;
  return (
    args.findLast(
      ({ to, actor, kind, marker, party }) =>
        actor !== null &&
        to <= argument.from &&
        argument.from - to <= 5 &&
        marker === 'none' &&
        party === null &&
        ACTING.has(actor.heads[0]?.is === 'voice' ? '' : (kind ?? '')),
    ) ?? null
  );
}

/** Who made what is counted, told behind it: `على يد …`, `74 هجوما للتنظيم`. */
const agentNear = (at: number, { args }: TallySentence): Argument | null =>
  args.find(
    ({ from, marker, actor }) =>
      actor !== null && marker === 'agent' && from >= at && from - at <= 8,
  ) ??
  args.find(
    ({ from, marker, actor, kind }) =>
      actor !== null &&
      marker === 'of' &&
      (kind === 'armed-group' || actor.kind === 'anaphor') &&
      from - at === 1,
  ) ??
  null;

/** `زعم التنظيم أن مقاتليه شنوا 17 هجوما`: an armed group that is credited tells of its own deeds. */
const claimantOf = ({ args, credits }: TallySentence, at: number): Argument | null =>
  args.findLast(
    ({ from, actor, kind, marker }) =>
      actor !== null &&
      kind === 'armed-group' &&
      marker === 'none' &&
      from < at &&
      credits.some(({ cueFrom, cueTo }) => from >= cueFrom && from < cueTo),
  ) ?? null;
