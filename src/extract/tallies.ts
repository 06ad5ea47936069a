import type { ChainLink, Count, OutcomeKind } from '../model/coded-report.ts';
import type { QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import type { Cue } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument } from './piece.ts';

/** A total over a period or an area as one sentence tells it. */
export interface TallyMention {
  readonly what: string;
  readonly count: Count;
  readonly span: Span;
  readonly rule: string;
  /** Who suffered, for totals of persons. */
  readonly sufferer: Argument | null;
  /** Who acted, where the text names them. */
  readonly actor: Argument | null;
  readonly period: TimeMention | null;
  readonly sentence: number;
  readonly chain: readonly ChainLink[];
  /** Whether the sentence also tells an event of which this is an outcome (a campaign and its totals). */
  readonly alsoEvent: boolean;
}

/** What the reader of tallies is told of one sentence. */
export interface TallySentence {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly headline: boolean;
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly args: readonly Argument[];
  readonly quantities: readonly QuantityMention[];
  readonly times: readonly TimeMention[];
  readonly chain: readonly ChainLink[];
}

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
  clash: 'clashes',
  fighting: 'clashes',
  shelling: 'shellings',
  'artillery-shelling': 'shellings',
  'air-strike': 'air-strikes',
  strike: 'air-strikes',
  explosion: 'explosions',
  'planted-bomb': 'explosions',
  'car-bomb': 'explosions',
  'suicide-attack': 'attacks',
  assassinate: 'assassinations',
  liquidate: 'assassinations',
  protest: 'protests',
  incursion: 'incursions',
};
const CASES = new Set(['حاله', 'حالات', 'حادثه', 'حوادث', 'واقعه', 'وقائع', 'عدد']);
const TOTALS = new Set(['حصيله', 'اجمالي', 'اجماليه', 'مجموع', 'مجموعه', 'المجموع', 'احصاييه', 'احصاييات', 'توثيق', 'الحصيله', 'بلغ', 'بلغت', 'عدد']);
const STATISTICS = new Set(['وثق', 'وثقت', 'سجل', 'سجلت', 'احصي', 'احصت', 'رصد', 'رصدت', 'بلغ', 'بلغت']);
/** Verbs by which a breakdown goes on, once a total is told. */
const BREAKDOWNS = new Set(['حمل', 'حملت', 'شملت', 'شمل', 'اوقعت', 'اسفرت', 'نفذت', 'نفذ', 'احتجزت', 'قضي', 'قتل', 'قتلت', 'توزعت', 'توزع', 'منها', 'منهم', 'هم', 'تلتها', 'تلك']);
/** A period is longer than this many days. */
const SHORTEST_PERIOD_DAYS = 6;

/** Reads totals. A sentence with a period and a count opens a context that its neighbours continue. */
export function findTallies(
  sentences: readonly TallySentence[],
  tokens: readonly Token[],
): readonly TallyMention[] {
  const tallies: TallyMention[] = [];
  let period: TimeMention | null = null;
  let what: string | null = null;
  let actor: Argument | null = null;
  let chain: readonly ChainLink[] = [];
  let open = 0;
  for (const sentence of sentences) {
    const own = periodOf(sentence);
    const single = tellsOneOccurrence(sentence);
    const statistic = isStatistic(sentence, tokens);
    const opens = own !== null && !single && (statistic || hasPluralOccurrence(sentence) || sinceCounts(sentence));
    const totals = !opens && countsRaids(sentence);
    if (opens) {
      period = own;
      open = 3;
      if (sentence.chain.length > 0) chain = sentence.chain;
    }
    const continues = !opens && open > 0 && (statistic || goesOn(sentence, tokens)) && !single;
    if (!opens && !continues && !totals) {
      open -= 1;
      continue;
    }
    if (continues) open = Math.max(open, 2);
    const told = sentence.chain.length > 0 ? sentence.chain : chain;
    const counted: readonly Counted[] = countsOf(sentence, tokens, what, actor);
    for (const found of counted) {
      what = found.what;
      actor = found.actor ?? actor;
      tallies.push({
        ...found,
        period: own ?? (totals ? null : period),
        sentence: sentence.index,
        chain: told,
        alsoEvent: totals,
      });
    }
  }
  return tallies;
}

function periodOf({ times }: TallySentence): TimeMention | null {
  return times.find((time) => isPeriod(time)) ?? null;
}

/** Whether a time is a stretch that things are counted over. */
export function isPeriod({ value, role }: TimeMention): boolean {
  if (role === 'anniversary' || role === 'planned' || role === 'age' || role === 'duration' || role === 'clock') return false;
  switch (value.kind) {
    case 'since':
      return true;
    case 'month':
    case 'year':
      return true;
    case 'pointed':
      return value.unit === 'month' || value.unit === 'year';
    case 'recent':
      return value.unit !== 'hour' && (value.unit !== 'day' || (value.amount ?? 0) > SHORTEST_PERIOD_DAYS);
    case 'range':
      return role === 'period' || value.first.kind === 'month' || value.last.kind === 'month' || value.first.kind === 'date';
    default:
      return false;
  }
}

const isDayTime = ({ value, role }: TimeMention): boolean =>
  role === 'event' && ['date', 'day-offset', 'weekday', 'day-of-month', 'ago', 'part'].includes(value.kind);

/** A day of its own: the sentence tells one occurrence, whatever else it counts. */
const tellsOneOccurrence = ({ times }: TallySentence): boolean =>
  times.some(isDayTime) && !times.some(({ value }) => value.kind === 'since' || value.kind === 'range');

function isStatistic({ from, to, cues }: TallySentence, tokens: readonly Token[]): boolean {
  if (cues.some(({ value }) => value.type === 'reporting' && value.class === 'document')) return true;
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? '';
    if (STATISTIC_WORDS.has(text)) return true;
  }
  return false;
}

function goesOn({ from, to }: TallySentence, tokens: readonly Token[]): boolean {
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? '';
    if (GOING_ON.has(text)) return true;
  }
  return false;
}

/** Words of three letters or more with each of the letters written onto them. */
const withOnto = (words: Iterable<string>, letters: string): readonly string[] =>
  [...words].flatMap((word) => (word.length < 3 ? [] : [...letters].map((letter) => letter + word)));

const STATISTIC_WORDS: ReadonlySet<string> = new Set([
  ...TOTALS,
  ...STATISTICS,
  // واقعة alone is rather the verb or the adjective.
  ...[...CASES].filter((word) => !/^[وفب]\p{L}{3}/u.test(word)),
  ...withOnto([...TOTALS, ...STATISTICS, ...CASES], 'وفب'),
]);
const GOING_ON: ReadonlySet<string> = new Set([...BREAKDOWNS, ...withOnto(BREAKDOWNS, 'وف')]);

/** `احتجزت 130 شخصا منذ مطلع تموز`: counted persons and a period without a break between. */
function sinceCounts({ args, times }: TallySentence): boolean {
  const since = times.find(({ value }) => value.kind === 'since' || value.kind === 'recent');
  if (since === undefined || !isPeriod(since)) return false;
  return args.some(({ party }) => party !== null && (party.count.best ?? 0) >= FEWEST_COUNTED && Math.abs(party.from - since.from) <= 12);
}

/** Fewer persons than this since a date are rather one occurrence than a total. */
const FEWEST_COUNTED = 5;

const occurrenceOf = ({ happening }: Trigger): string | undefined =>
  happening === null || happening.form === 'verb' ? undefined : OCCURRENCES[happening.entry.id];

function hasPluralOccurrence({ triggers, quantities }: TallySentence): boolean {
  return triggers.some((trigger) => occurrenceOf(trigger) !== undefined && quantityBefore(trigger, quantities) !== undefined);
}

function quantityBefore(trigger: Trigger, quantities: readonly QuantityMention[]): QuantityMention | undefined {
  return trigger.reading.prep !== '' || trigger.reading.conj !== ''
    ? undefined
    : quantities.find(({ to }) => to === trigger.from);
}

const FEWEST_RAIDS = 10;

/** `61 مداهمة`: so many operations of one campaign are a total, beside the event that the campaign is. */
function countsRaids({ triggers, quantities, times }: TallySentence): boolean {
  return (
    !times.some((time) => isDayTime(time) && time.value.kind === 'ago') &&
    triggers.some((trigger) => {
      const quantity = occurrenceOf(trigger) === undefined ? undefined : quantityBefore(trigger, quantities);
      return quantity !== undefined && (quantity.best ?? 0) >= FEWEST_RAIDS;
    })
  );
}

type Counted = Pick<TallyMention, 'what' | 'count' | 'span' | 'rule' | 'sufferer' | 'actor'>;

function countsOf(
  sentence: TallySentence,
  tokens: readonly Token[],
  inherited: string | null,
  running: Argument | null,
): Counted[] {
  const counted: Counted[] = [];
  const taken = new Set<number>();
  const agent = agentOf(sentence);
  for (const trigger of sentence.triggers) {
    const what = occurrenceOf(trigger);
    const quantity = quantityBefore(trigger, sentence.quantities);
    if (quantity === undefined || isSubset(quantity.from, tokens)) continue;
    const outcome = outcomeOf(trigger);
    if (what === undefined && outcome === undefined) continue;
    taken.add(quantity.from);
    counted.push({
      what: outcome !== undefined && what === undefined ? outcome : (what ?? 'attacks'),
      count: countOf(quantity),
      span: quantity,
      rule: 'tallies/occurrences',
      sufferer: null,
      actor: agent ?? running,
    });
  }
  for (const argument of sentence.args) {
    const { party } = argument;
    if (party === null || party.count.best === null || taken.has(party.from) || isSubset(party.from, tokens)) continue;
    const what = outcomeFor(argument, sentence, tokens) ?? (isOutcome(inherited) ? inherited : null);
    if (what === null) continue;
    taken.add(party.from);
    counted.push({
      what,
      count: party.count,
      span: party,
      rule: 'tallies/persons',
      sufferer: argument,
      actor: agentBefore(argument, sentence) ?? agent,
    });
  }
  for (const quantity of sentence.quantities) {
    if (taken.has(quantity.from) || quantity.best === null) continue;
    if (!CASES.has(tokens[quantity.to]?.text ?? '') || isSubset(quantity.from, tokens)) continue;
    const next = sentence.triggers.find(({ from }) => from >= quantity.to && from - quantity.to <= 3);
    const what = next === undefined ? inherited : (outcomeOf(next) ?? occurrenceOf(next) ?? inherited);
    if (what === null) continue;
    taken.add(quantity.from);
    counted.push({ what, count: countOf(quantity), span: quantity, rule: 'tallies/cases', sufferer: null, actor: agentNear(quantity.to, sentence) ?? agent });
  }
  return counted.sort((a, b) => a.span.start - b.span.start);
}

const countOf = ({ low, high, best, approx }: QuantityMention): Count =>
  approx === undefined ? { low, high, best } : { low, high, best, approx };

const OUTCOME_KINDS = new Set(['killed', 'wounded', 'detained', 'abducted', 'released', 'escaped', 'surrendered', 'transferred']);
const isOutcome = (what: string | null): what is string => what !== null && OUTCOME_KINDS.has(what);

function outcomeOf({ outcome }: Trigger): OutcomeKind | undefined {
  return outcome?.entry.family === 'outcome' && outcome.entry.what !== 'seized' ? outcome.entry.what : undefined;
}

/** The outcome that governs counted persons: their own noun, or the nearest trigger around them. */
function outcomeFor(argument: Argument, { triggers }: TallySentence, tokens: readonly Token[]): string | null {
  const own = argument.party?.outcome;
  if (own !== undefined && own !== null) return own;
  const before = triggers.filter(({ from }) => from < argument.from && argument.from - from <= 12).findLast((trigger) => outcomeOf(trigger) !== undefined);
  const behind = triggers.find((trigger) => trigger.from >= argument.to && trigger.from - argument.to <= 2 && outcomeOf(trigger) !== undefined && tokens[trigger.from]?.text.startsWith('و') !== true);
  const trigger = before ?? behind;
  return trigger === undefined ? null : (outcomeOf(trigger) ?? null);
}

const SUBSETS = new Set(['بينهم', 'بينها', 'بينهن', 'منهم', 'منها', 'فيهم', 'منهن', 'ضمنهم', 'ضمنها']);

/** `بينهم 18 طفلا و5 سيدات`: parts of a total are no totals. Looks back over a coordinated list. */
function isSubset(from: number, tokens: readonly Token[]): boolean {
  for (let i = from - 1; i >= Math.max(0, from - 9); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return false;
    const text = token.text.replace(/^و(?=\p{L}{3})/u, '');
    if (SUBSETS.has(text) || SUBSETS.has(token.text)) return true;
    if (/^[.؟!؛]$/u.test(token.text)) return false;
    if (token.text === '،' && tokens[i + 1]?.text.startsWith('و') !== true) return false;
  }
  return false;
}

/** Who is told to have acted in the sentence: a subject or an agent phrase. */
function agentOf({ args, triggers }: TallySentence): Argument | null {
  const agents = args.filter(({ actor, marker, party }) => actor !== null && (marker === 'agent' || (marker === 'none' && party?.count.best == null)));
  return agents.find(({ marker }) => marker === 'agent') ?? agents.find(({ from }) => triggers.some((trigger) => trigger.from < from + 8)) ?? null;
}

/** `حمل التقرير قوات X مسؤولية مقتل 3`: the actor right before the count is who did it. */
function agentBefore(argument: Argument, { args }: TallySentence): Argument | null {
  const behind = args.find(({ from, marker, actor }) => marker === 'agent' && actor !== null && from >= argument.to && from - argument.to <= 6);
  if (behind !== undefined) return behind;
  return args.findLast(({ to, actor, marker, party }) => actor !== null && to <= argument.from && argument.from - to <= 5 && marker === 'none' && party === null) ?? null;
}

const agentNear = (at: number, { args }: TallySentence): Argument | null =>
  args.find(({ from, marker, actor }) => actor !== null && marker === 'agent' && from >= at && from - at <= 8) ?? null;
