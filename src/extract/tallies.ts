import type { ChainLink, Count, OutcomeKind } from '../model/coded-report.ts';
import type { QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import { foldWord } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/tokens.ts';
import type { Cue } from './find-cues.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument } from './piece.ts';

/** A total over a period or an area as one sentence tells it. */
export interface TallyMention {
  readonly what: string;
  readonly count: Count;
  readonly span: Span;
  /** The token of the number. */
  readonly at: number;
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
  readonly places: readonly { readonly mention: { readonly from: number; readonly to: number } }[];
  readonly times: readonly TimeMention[];
  readonly chain: readonly ChainLink[];
  /** The words that credit a speaker: a time among them is when somebody spoke. */
  readonly credits: readonly { readonly cueFrom: number; readonly cueTo: number }[];
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

const folded = (...words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord));

/** Nouns that say of whom or of what a number is (`عدد المختطفين`, `القتلى: 11`). */
const SUBJECTS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['killed', ['قتلى', 'القتلى', 'قتيل', 'ضحايا', 'الضحايا', 'شهداء', 'الشهداء', 'وفيات', 'الوفيات', 'القتل', 'إعدامات']],
      ['wounded', ['جرحى', 'الجرحى', 'مصابين', 'المصابين', 'المصابون', 'إصابات', 'الإصابات', 'جريح']],
      ['detained', ['معتقلين', 'المعتقلين', 'المعتقلون', 'موقوفين', 'الموقوفين', 'الموقوفون', 'محتجزين', 'المحتجزين', 'اعتقالات', 'الاعتقالات', 'التوقيفات', 'الاحتجازات', 'المقبوض']],
      ['abducted', ['مختطفين', 'المختطفين', 'المختطفون', 'مخطوفين', 'المخطوفين', 'المخطوفون', 'المختفين', 'المفقودين', 'الخطف']],
      ['released', ['المفرج', 'المحررين', 'الإفراجات']],
      ['transferred', ['أعيدوا', 'المعادين', 'العائدين', 'المرحلين', 'المستعادين', 'أعيدت', 'المنقولين']],
      ['attacks', ['هجمات', 'الهجمات', 'التفجيرات', 'تفجيرات', 'الاستهدافات']],
      ['operations', ['عمليات', 'العمليات', 'الحملات']],
      ['assassinations', ['الاغتيالات', 'اغتيالات']],
      ['explosions', ['الانفجارات', 'انفجارات']],
      ['raids', ['المداهمات', 'مداهمات']],
      ['shellings', ['القصف']],
      ['air-strikes', ['الغارات', 'غارات', 'الضربات']],
      ['clashes', ['الاشتباكات', 'اشتباكات']],
      ['protests', ['الاحتجاجات', 'المظاهرات']],
    ] as readonly (readonly [string, readonly string[]])[]
  ).flatMap(([what, words]) => words.map((word) => [foldWord(word), what] as const)),
);

const CASES = folded('حالة', 'حالات', 'حادثة', 'حوادث', 'واقعة', 'وقائع', 'حادث', 'جريمة', 'جرائم');
const SUMS = folded('عدد', 'حصيلة', 'مجموع', 'إجمالي', 'العدد', 'الحصيلة', 'المجموع', 'الإجمالي', 'نحو');
const TOTALS = folded('حصيلة', 'إجمالي', 'إجمالية', 'مجموع', 'المجموع', 'إحصائية', 'إحصائيات', 'إحصاءات', 'الحصيلة', 'عددهم', 'عددها', 'عدد', 'ما مجموعه');
const STATISTICS = folded('وثق', 'وثقت', 'سجل', 'سجلت', 'أحصى', 'أحصت', 'رصد', 'رصدت', 'بلغ', 'بلغت');
/** Words by which a breakdown goes on, once a total is told. */
const BREAKDOWNS = folded('حمل', 'حملت', 'شملت', 'شمل', 'توزعت', 'توزع', 'توزعوا', 'منها', 'منهم', 'هم', 'تلتها', 'تلاها', 'تلته', 'تلك', 'تصدرت', 'الباقي', 'الباقون', 'الباقين', 'بقية', 'المرتبة', 'النصيب', 'وحدها', 'وحده', 'الحصيلة', 'الشهر', 'العام');
const AGENTS = folded('يد', 'أيدي', 'يدي');
const SUBSETS = folded('بينهم', 'بينها', 'بينهن', 'منهم', 'منها', 'بمن', 'بما', 'منهن', 'ضمنهم', 'ضمنها', 'معظمهم', 'غالبيتهم');
const OF_THEM = folded('منها', 'منهم', 'منهن');
const SHARES = folded('بالمئة', 'بالمائة', '%', '٪', 'المئة', 'المائة');
/** Words that may follow a number which counts what was told before. */
const AFTER_BARE = folded('في', 'على', 'من', 'منها', 'منهم', 'منهن', 'آخرين', 'آخرون', 'آخرا', 'أخرى', 'خلال', 'بيد', 'برصاص', 'وحدها', 'فقط', 'لدى', 'نسبت', 'تبنى', 'منذ', 'وفق', 'بحسب');

/** A period is longer than this many days. */
const SHORTEST_PERIOD_DAYS = 6;
/** Sentences that a total stays open for, though they go on about something else. */
const LONGEST_PAUSE = 3;
/** Fewer persons than this since a date are rather one occurrence than a total. */
const FEWEST_COUNTED = 5;
const FEWEST_RAIDS = 10;

/** What the sentences so far have opened. */
interface Context {
  readonly period: TimeMention | null;
  readonly what: string | null;
  readonly actor: Argument | null;
  readonly sufferer: Argument | null;
  readonly chain: readonly ChainLink[];
  readonly open: number;
}

const CLOSED: Context = { period: null, what: null, actor: null, sufferer: null, chain: [], open: 0 };

/** Reads totals. A sentence with a period and a count opens a context that its neighbours continue. */
export function findTallies(
  sentences: readonly TallySentence[],
  tokens: readonly Token[],
): readonly TallyMention[] {
  const tallies: TallyMention[] = [];
  let context = CLOSED;
  for (const sentence of sentences) {
    const read = readSentence(sentence, tokens, context);
    context = read.context;
    for (const tally of read.tallies) if (!isRepeated(tally, tallies, sentences)) tallies.push(tally);
  }
  return tallies;
}

/** The body tells the total of the headline again. */
function isRepeated(tally: TallyMention, known: readonly TallyMention[], sentences: readonly TallySentence[]): boolean {
  return known.some(
    (other) =>
      other.what === tally.what &&
      other.count.best === tally.count.best &&
      (sentences[other.sentence]?.headline === true || (other.actor?.code === tally.actor?.code && other.sufferer?.code === tally.sufferer?.code)),
  );
}

function readSentence(
  sentence: TallySentence,
  tokens: readonly Token[],
  context: Context,
): { readonly context: Context; readonly tallies: readonly TallyMention[] } {
  const period = periodOf(sentence, tokens);
  const days = daysOf(sentence, tokens, period);
  const statistic = isStatistic(sentence, tokens);
  const counts = countsOf(sentence, tokens, context);
  // Since a day on which something began: only occurrences are counted, a toll may be that of one.
  const toll = period !== null && period.rule === SINCE_DAY && !hasSum(tokens, sentence.from, sentence.to);
  const opens = period !== null && ((statistic && !toll) || counts.some(({ occurrence, count }) => occurrence && (count.best ?? 0) > 1) || (!toll && countsSince(counts, period, tokens)));
  const told = sentence.chain.length > 0 ? sentence.chain : context.chain;
  if (opens) {
    const kept = counts.filter((one) => isOver(one, period, days, sentence, tokens));
    if (kept.length > 0) return result(kept, period, sentence, told, context, false, tokens);
  }
  const goesOn = !opens && context.open > 0 && days.length === 0 && (statistic || continues(sentence, tokens, counts));
  if (goesOn) {
    const kept = counts.filter((one) => isPartOfTotal(one, sentence, tokens));
    if (kept.length > 0) return result(kept, period ?? context.period, sentence, told, context, false, tokens);
  }
  const raids = raidsOf(counts, sentence, tokens);
  if (raids.length > 0) return result(raids, null, sentence, told, { ...context, open: context.open }, true, tokens);
  return { context: { ...context, open: Math.max(0, context.open - 1) }, tallies: [] };
}

function result(
  counts: readonly Counted[],
  period: TimeMention | null,
  sentence: TallySentence,
  chain: readonly ChainLink[],
  context: Context,
  alsoEvent: boolean,
  tokens: readonly Token[],
): { readonly context: Context; readonly tallies: readonly TallyMention[] } {
  const last = counts.at(-1);
  const first = counts[0];
  const tallies = counts.map(({ what, count, span, at, rule, sufferer, actor }): TallyMention => ({
    what, count, span, at, rule, sufferer, actor, period: periodAt(at, period, sentence, tokens), sentence: sentence.index, chain, alsoEvent,
  }));
  if (alsoEvent) return { context: { ...context, open: Math.max(0, context.open - 1) }, tallies };
  return {
    context: {
      period,
      what: last?.what ?? context.what,
      actor: first?.actor ?? context.actor,
      sufferer: first?.sufferer ?? context.sufferer,
      chain,
      open: LONGEST_PAUSE,
    },
    tallies,
  };
}

/** `في حزيران 12 حالة، وفي تموز 15`: the period told in the same part of the list, else that of the sentence. */
function periodAt(at: number, period: TimeMention | null, { times }: TallySentence, tokens: readonly Token[]): TimeMention | null {
  if (period === null) return null;
  const own = times.findLast((time) => time.from !== period.from && isPeriod(time) && time.from < at && commasBetween(tokens, time.from, at) === 0);
  return own ?? period;
}

// ---- times -----------------------------------------------------------------------------------

/** The period that the sentence counts over. */
function periodOf({ times, from, to }: TallySentence, tokens: readonly Token[]): TimeMention | null {
  const period = times.find((time) => isPeriod(time) && !isBirth(time, tokens));
  if (period !== undefined) return period;
  const week = times.map((time) => weekOfMonth(time, tokens)).find((time) => time !== undefined);
  if (week !== undefined) return week;
  // `حصيلة القتلى منذ اندلاع المواجهات، قبل ثمانية أيام`
  const since = indexOfWord(tokens, from, to, SINCE);
  if (since < 0) return null;
  const sum = hasSum(tokens, from, to);
  const ago = times.find(({ value, from: at }) => at > since && ((value.kind === 'ago' && sum) || (value.kind === 'date' && at - since <= SINCE_REACH)));
  return ago === undefined ? null : { ...ago, rule: SINCE_DAY, role: 'period', value: { kind: 'since', start: ago.value } };
}

/** `الأسبوع الثالث من شهر شباط`: its third seven days. */
function weekOfMonth(time: TimeMention, tokens: readonly Token[]): TimeMention | undefined {
  const { value } = time;
  if (value.kind !== 'date' || value.day > 5 || !/^(?:ال)?اسبوع$/u.test(tokens[time.from - 1]?.text ?? '')) return undefined;
  const first = { ...value, day: (value.day - 1) * 7 + 1 };
  return { ...time, role: 'period', value: { kind: 'range', first, last: { ...value, day: Math.min(value.day * 7, 28) } } };
}

const SINCE = folded('منذ', 'ومنذ');
const SINCE_DAY = 'tallies/since-day';
/** `منذ سقوط النظام في 8 كانون الأول`: the day of what it counts from. */
const SINCE_REACH = 7;

function indexOfWord(tokens: readonly Token[], from: number, to: number, words: ReadonlySet<string>): number {
  for (let i = from; i < to; i++) if (words.has(tokens[i]?.text ?? '')) return i;
  return -1;
}

const hasSum = (tokens: readonly Token[], from: number, to: number): boolean => indexOfWord(tokens, from, to, SUMS) >= 0;

/** `تأسست عام 2011`, `مواليد 1990`: a year of something else. */
const isBirth = ({ from }: TimeMention, tokens: readonly Token[]): boolean =>
  /^(?:تاسس|تاسست|مواليد|المولود|تقريره|تقريرها|التقرير)$/u.test(tokens[from - 1]?.text ?? '');

/** Whether a time is a stretch that things are counted over. */
export function isPeriod({ value, role }: TimeMention): boolean {
  if (role === 'anniversary' || role === 'planned' || role === 'age' || role === 'duration' || role === 'clock' || role === 'reference') return false;
  switch (value.kind) {
    case 'since':
    case 'month':
    case 'year':
    case 'season':
      return true;
    case 'pointed':
      return value.unit === 'month' || value.unit === 'year' || (value.unit === 'week' && role === 'period');
    case 'part':
      return role === 'period';
    case 'recent':
      return value.unit !== 'hour' && (value.unit !== 'day' || (value.amount ?? 0) > SHORTEST_PERIOD_DAYS);
    case 'range':
      if (value.first.kind === 'month' || value.last.kind === 'month') return true;
      return !isShort(value) && (role === 'period' || value.first.kind === 'date');
    default:
      return false;
  }
}

/** `بين 16 و18 شباط`: a few days of one month are how long something lasted. */
function isShort({ first, last }: Extract<TimeMention['value'], { kind: 'range' }>): boolean {
  if (first.kind !== 'date' || last.kind !== 'date') return false;
  return first.month === last.month && last.day - first.day < SHORTEST_PERIOD_DAYS;
}

const DAYS = new Set(['date', 'day-offset', 'weekday', 'day-of-month', 'ago', 'part', 'from-event', 'hijri']);

/** The days that the sentence tells of single occurrences: neither its period nor when somebody spoke. */
function daysOf({ times, credits }: TallySentence, tokens: readonly Token[], period: TimeMention | null): readonly TimeMention[] {
  return times.filter(
    (time) =>
      (time.role === 'event' || time.role === 'period') &&
      DAYS.has(time.value.kind) &&
      time !== period &&
      time.from !== period?.from &&
      !credits.some(({ cueFrom, cueTo }) => cueTo > cueFrom && time.from >= cueFrom && time.from <= cueTo + 3) &&
      !/^(?:ال)?(?:صادر|صادره|منشور|نشر|نشرته|نشره|صدر|صادرا)$/u.test(tokens[time.from - 1]?.text ?? ''),
  );
}

// ---- sentences ---------------------------------------------------------------------------------

function isStatistic({ from, to, cues }: TallySentence, tokens: readonly Token[]): boolean {
  if (cues.some(({ value }) => value.type === 'reporting' && value.class === 'document' && value.by === 'verb')) return true;
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? '';
    const bareText = text.replace(/^[وفب](?=\p{L}{3})/u, '');
    if (TOTALS.has(text) || TOTALS.has(bareText) || STATISTICS.has(text) || STATISTICS.has(bareText) || CASES.has(bareText)) return true;
    if (bareText === 'مجموعه' && tokens[i - 1]?.text === 'ما') return true;
  }
  return false;
}

/** Whether a sentence goes on breaking a total down: by party, by place, by a label. */
function continues({ from, to, args }: TallySentence, tokens: readonly Token[], counts: readonly Counted[]): boolean {
  if (counts.length === 0) return false;
  if (labelOf(tokens, from, to) !== null) return true;
  for (let i = from; i < to; i++) {
    const text = (tokens[i]?.text ?? '').replace(/^[وف](?=\p{L}{3})/u, '');
    if (BREAKDOWNS.has(text)) return true;
  }
  if (args.some(({ marker, actor }) => marker === 'agent' && actor !== null)) return true;
  // `قتلت هذه 30 مدنيا، وقتلت تلك 7`: one harm, party by party.
  const [first, second] = counts;
  return first !== undefined && second !== undefined && first.what === second.what && first.actor !== null && second.actor !== null && first.actor !== second.actor;
}

/** In a breakdown a count is of persons or of what was counted before. */
const isPartOfTotal = (count: Counted, { times }: TallySentence, _tokens: readonly Token[]): boolean =>
  !times.some(({ from, to }) => count.at >= from && count.at < to);

/** Whether a count is made over the period: no day of its own and no clause of another occurrence. */
function isOver(
  { at, occurrence, clause }: Counted,
  period: TimeMention,
  days: readonly TimeMention[],
  { to, triggers }: TallySentence,
  tokens: readonly Token[],
): boolean {
  const distance = (time: TimeMention): number => Math.abs(time.from - at) + 4 * commasBetween(tokens, Math.min(at, time.from), Math.max(at, time.from));
  if (days.some((day) => distance(day) < distance(period))) return false;
  if (inWhenClause(at, tokens, period)) return false;
  if (occurrence || clause !== null || days.length === 0) return true;
  return to > at && triggers.length > 0;
}

const isComma = (token: Token | undefined): boolean => /^[،,]$/u.test(token?.text ?? '');

function commasBetween(tokens: readonly Token[], from: number, to: number): number {
  let commas = 0;
  for (let i = from; i < to; i++) if (/^[،,؛]$/u.test(tokens[i]?.text ?? '')) commas += 1;
  return commas;
}

const WHEN = folded('حين', 'عندما', 'حينما', 'بعدما', 'أقساها', 'أبرزها', 'آخرها', 'أعنفها', 'أولها', 'أحدثها');

/** `منذ كانون الأول، حين انفجرت سيارة وقتلت شخصين`: one occurrence inside the sentence of the total. */
function inWhenClause(at: number, tokens: readonly Token[], period: TimeMention): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 14); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
    if (WHEN.has(token.text)) return i >= period.from;
  }
  return false;
}

/** `احتجزت 130 شخصا منذ مطلع تموز`: counted persons and a period without a break between. */
function countsSince(counts: readonly Counted[], period: TimeMention, tokens: readonly Token[]): boolean {
  const long = period.value.kind === 'since' || period.value.kind === 'recent' || period.role === 'period';
  return long && counts.some(({ count, at, sufferer }) => sufferer !== null && (count.best ?? 0) >= FEWEST_COUNTED && Math.abs(at - period.from) <= 14 && commasBetween(tokens, Math.min(at, period.from), Math.max(at, period.from)) <= 1);
}

/** `61 مداهمة و71 اعتقالا`: so many operations of one campaign are totals, beside the event that it is. */
function raidsOf(counts: readonly Counted[], { times }: TallySentence, tokens: readonly Token[]): readonly Counted[] {
  if (times.some(({ value, role }) => role === 'event' && value.kind === 'ago')) return [];
  const raids = counts.find(({ what, occurrence, count }) => occurrence && (what === 'raids' || what === 'operations') && (count.best ?? 0) >= FEWEST_RAIDS);
  if (raids === undefined) return [];
  return counts.filter((one) => {
    const [from, to] = [Math.min(one.at, raids.at), Math.max(one.at, raids.at)];
    const commas = commasBetween(tokens, from, to);
    return one === raids || (to - from <= RAIDS_REACH && (commas === 0 || (commas === 1 && one.what === 'detained')));
  });
}
const RAIDS_REACH = 6;

// ---- counts ------------------------------------------------------------------------------------

/** One number of a sentence with what it counts. */
interface Counted {
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

function countsOf(sentence: TallySentence, tokens: readonly Token[], context: Context): readonly Counted[] {
  const { from, to, quantities, times } = sentence;
  const label = labelOf(tokens, from, to);
  const counted: Counted[] = [];
  let inherited = label ?? context.what;
  let harm = isOutcome(inherited) ? inherited : null;
  const free = quantities.filter(
    (quantity) =>
      quantity.best !== null &&
      !times.some((time) => quantity.at >= time.from && quantity.at < time.to) &&
      !SHARES.has(tokens[quantity.to]?.text ?? '') && !SHARES.has(tokens[quantity.to + 1]?.text ?? ''),
  );
  for (const quantity of free) {
    const found = readCount(quantity, sentence, tokens, { what: inherited, harm, label }, counted.at(-1) ?? null);
    if (found === undefined) continue;
    counted.push(found);
    inherited = found.what;
    if (isOutcome(found.what)) harm = found.what;
  }
  // Persons counted without a number word (`مقتل شخصين`) are parties of their own.
  for (const argument of sentence.args) {
    const { party } = argument;
    if (party === null || party.count.best === null || argument.marker === 'agent' || free.some((quantity) => quantity.at >= party.from && quantity.at < party.to)) continue;
    if (quantities.some((quantity) => quantity.at >= party.from && quantity.at < party.to)) continue;
    if (isSubset(party.from, party.to, sentence, tokens)) continue;
    const governing = outcomeFor(argument, sentence, tokens);
    if (governing === null || party.count.best < 2) continue;
    counted.push(personCount(governing.what, argument, sentence, 'tallies/persons', governing.trigger));
  }
  return counted.sort((a, b) => a.at - b.at);
}

/** What the counts before in the list were of: the last of them, and the last that was a harm. */
interface Inherited {
  readonly what: string | null;
  readonly harm: string | null;
  readonly label: string | null;
}

function readCount(
  quantity: QuantityMention,
  sentence: TallySentence,
  tokens: readonly Token[],
  { what: inherited, harm, label }: Inherited,
  before: Counted | null,
): Counted | undefined {
  const harmed = sentence.args.some(({ party }) => party !== null && party.outcome !== null && quantity.at >= party.from && quantity.at < party.to);
  const apart = harmed && isComma(tokens[quantity.from - 1]);
  if (!apart && isSubset(quantity.from, quantity.to, sentence, tokens)) return undefined;
  const occurrence = countedOccurrence(quantity, sentence, tokens, inherited);
  if (occurrence !== undefined) return occurrence;
  const argument = sentence.args.find(({ party }) => party !== null && quantity.at >= party.from && quantity.at < party.to);
  if (argument?.party?.mixed === true) return undefined;
  if (argument?.party != null && argument.party.count.best !== null) {
    const governing = outcomeFor(argument, sentence, tokens);
    const what = label ?? governing?.what ?? subjectOf(quantity, sentence, tokens, inherited) ?? harm;
    return what === null ? undefined : personCount(what, argument, sentence, 'tallies/persons', governing?.trigger ?? null);
  }
  // `بلغ عدد القتلى منذ بداية العام 47 شخصا`: the noun stands apart from its number.
  const noun = sentence.args.find(({ party }) => party !== null && party.from === quantity.to && party.count.best === 1);
  const sum = noun === undefined ? null : subjectOf(quantity, sentence, tokens, inherited);
  if (noun !== undefined && sum !== null) {
    return { ...personCount(sum, noun, sentence, 'tallies/persons', null), count: countOf(quantity), span: quantity, at: quantity.at };
  }
  return bareCount(quantity, sentence, tokens, inherited, harm, before);
}

function personCount(what: string, argument: Argument, sentence: TallySentence, rule: string, clause: Trigger | null): Counted {
  const party = argument.party;
  const count = party === null ? { low: null, high: null, best: null } : party.count;
  return {
    what,
    count,
    span: party ?? { start: 0, end: 0 },
    at: party?.from ?? argument.from,
    rule,
    sufferer: argument,
    actor: isOutcome(what) ? (agentBefore(argument, sentence) ?? agentOf(sentence, argument.from)) : agentOf(sentence, argument.from),
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
  const trigger = sentence.triggers.find(({ from, thenFrom, thenTo }) => from === quantity.to || (thenTo > thenFrom && thenFrom === quantity.to));
  const isCase = CASES.has(tokens[quantity.to]?.text ?? '');
  const make = (what: string, rule: string): Counted => ({
    what,
    count: countOf(quantity),
    span: quantity,
    at: quantity.at,
    rule,
    sufferer: null,
    actor: agentNear(quantity.to, sentence) ?? agentOf(sentence, quantity.from),
    occurrence: !isOutcome(what),
    clause: trigger ?? null,
  });
  if (isCase) {
    const next = trigger !== undefined && trigger.to > quantity.to + 1 ? trigger : sentence.triggers.find(({ from }) => from > quantity.to && from - quantity.to <= 2);
    const what = next === undefined ? inherited : (kindOf(next, tokens) ?? inherited);
    return what === null ? undefined : make(what, 'tallies/cases');
  }
  if (trigger === undefined || (trigger.from === quantity.to && (trigger.reading.prep !== '' || trigger.reading.conj !== ''))) return undefined;
  if (sentence.args.some(({ party }) => party !== null && party.noun !== null && quantity.at >= party.from && quantity.at < party.to)) return undefined;
  const form = (trigger.happening ?? trigger.outcome)?.form;
  if (form === 'verb' && trigger.from === quantity.to) return undefined;
  // `38 عملية ومحاولة اغتيال`: the genitive says which operations.
  const closer = sentence.triggers.find((other) => other.from > trigger.from && other.from - trigger.to <= 2 && other.reading.prep === '' && !isVerb(other) && !/^(?:الي|عن|في)$/u.test(tokens[other.from - 1]?.text ?? ''));
  const general = kindOf(trigger, tokens);
  const what = general === 'operations' && closer !== undefined ? (kindOf(closer, tokens) ?? general) : general;
  return what === undefined ? undefined : make(what, 'tallies/occurrences');
}

function kindOf({ happening, outcome, from }: Trigger, tokens: readonly Token[]): string | undefined {
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
  if (what === null || next === undefined || (quantity.best ?? 0) < 2) return undefined;
  // `هم 68 من قسد`
  const members = next.text === 'من' && harm !== null ? sentence.args.find(({ from, actor }) => actor !== null && from === quantity.to + 1) : undefined;
  if (members !== undefined) {
    return { what: harm ?? what, count: countOf(quantity), span: quantity, at: quantity.at, rule: 'tallies/members', sufferer: members, actor: null, occurrence: false, clause: null };
  }
  const closes = next.kind !== 'word' && next.kind !== 'number' && next.kind !== 'latin';
  if (!closes && !AFTER_BARE.has(next.text) && !SUMS.has(next.text) && quantity.to < sentence.to) return undefined;
  const placed = placeNear(quantity, sentence);
  const agent = agentNear(quantity.to, sentence);
  const listed = last?.text === 'ب' || last?.text === ':';
  const claimed = claimedBefore(quantity, sentence, tokens);
  const held = OF_THEM.has(next.text) ? sentence.args.find(({ from, actor }) => actor !== null && from > quantity.to && from - quantity.to <= 4) : undefined;
  if (counting === null && !placed && agent === null && claimed === null && held === undefined && !(listed && before !== null)) return undefined;
  return {
    what,
    count: countOf(quantity),
    span: quantity,
    at: quantity.at,
    rule: 'tallies/bare-number',
    sufferer: isOutcome(what) ? (before?.sufferer ?? null) : null,
    actor: agent ?? claimed ?? held ?? null,
    occurrence: !isOutcome(what),
    clause: null,
  };
}

/** A place right before the number (`دير الزور بـ 31`) or right behind it (`سبع منها في طرطوس`). */
const placeNear = ({ from, to }: QuantityMention, { places }: TallySentence): boolean =>
  places.some(({ mention }) => (mention.to <= from && from - mention.to <= 2) || (mention.from >= to && mention.from - to <= 2));

/** `تبنى منها التنظيم ثلاثة`: who claims so many of them. */
function claimedBefore({ from }: QuantityMention, { args }: TallySentence, tokens: readonly Token[]): Argument | null {
  const near = args.findLast(({ to, actor, marker }) => actor !== null && marker === 'none' && to <= from && from - to <= 1);
  if (near === undefined) return null;
  for (let i = near.from - 1; i >= near.from - 2; i--) if (OF_THEM.has(tokens[i]?.text ?? '')) return near;
  return null;
}

/** `عدد المختطفين … بلغ 31`, `وصل عددها إلى سبعة`: the noun whose number it is. */
function subjectOf({ from }: QuantityMention, sentence: TallySentence, tokens: readonly Token[], inherited: string | null): string | null {
  for (let i = from - 1; i >= Math.max(sentence.from, from - SUBJECT_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || token.text === '؛') return null;
    const own = /^[وفب]?(?:عدد|حصيل|مجموع)ت?(?:ها|هم|ه)$/u.exec(token.text);
    if (own !== null && !/^[وفب]?(?:حصيله|مجموعه)$/u.test(token.text)) {
      const counted = sentence.triggers.findLast((trigger) => trigger.from < i && kindOf(trigger, tokens) !== undefined);
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
function labelOf(tokens: readonly Token[], from: number, to: number): string | null {
  for (let i = from; i < Math.min(to, from + 5); i++) {
    if (tokens[i + 1]?.text !== ':') continue;
    return SUBJECTS.get(tokens[i]?.text ?? '') ?? null;
  }
  return null;
}

const countOf = ({ low, high, best, approx }: QuantityMention): Count =>
  approx === undefined ? { low, high, best } : { low, high, best, approx };

const OUTCOME_KINDS = new Set(['killed', 'wounded', 'detained', 'abducted', 'released', 'escaped', 'surrendered', 'transferred']);
const isOutcome = (what: string | null): what is string => what !== null && OUTCOME_KINDS.has(what);

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
function outcomeFor(argument: Argument, { triggers }: TallySentence, tokens: readonly Token[]): Governed | null {
  const own = argument.party?.outcome;
  const next = triggers.findLast(({ from, to }) => from < argument.from && argument.from - to <= 1);
  const done = next === undefined ? undefined : outcomeOfTrigger(next);
  // `أفرج عن 80 من ضحاياها`: what is done to them now, not what their noun says.
  if (own !== undefined && own !== null) {
    return done !== undefined && FREED.has(done) ? { what: done, trigger: next ?? null } : { what: own, trigger: null };
  }
  const before = triggers.filter(({ from }) => from < argument.from && argument.from - from <= OUTCOME_REACH).findLast((trigger) => outcomeOfTrigger(trigger) !== undefined);
  const behind = triggers.find((trigger) => trigger.from >= argument.to && trigger.from - argument.to <= 2 && outcomeOfTrigger(trigger) !== undefined && tokens[trigger.from]?.text.startsWith('و') !== true);
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
function isSubset(from: number, to: number, sentence: TallySentence, tokens: readonly Token[]): boolean {
  for (let i = from - 1; i >= Math.max(sentence.from, from - SUBSET_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return false;
    const text = token.text.replace(/^و(?=\p{L}{3})/u, '');
    if (SUBSETS.has(text) || SUBSETS.has(token.text)) return !(OF_THEM.has(text) && isBrokenDown(to, sentence, tokens));
    if (/^[.؟!؛]$/u.test(token.text)) return false;
    if (token.text === '،' && tokens[i + 1]?.text.startsWith('و') !== true) return false;
    // A verb begins another clause.
    if (sentence.triggers.some((trigger) => trigger.from === i && (trigger.happening ?? trigger.outcome)?.form === 'verb')) return false;
  }
  return false;
}
const SUBSET_REACH = 9;

/** Whether a place or a party stands behind the number, before the clause ends. */
function isBrokenDown(at: number, { places, args, to }: TallySentence, tokens: readonly Token[]): boolean {
  for (let i = at; i < Math.min(to, at + 6); i++) {
    const token = tokens[i];
    if (token === undefined || /^[،,؛.]$/u.test(token.text)) return false;
    if (places.some(({ mention }) => mention.from === i)) return true;
    if (args.some(({ from, marker, actor }) => from === i && marker === 'agent' && actor !== null) || AGENTS.has(token.text)) return true;
  }
  return false;
}

/** Who is told to have acted: the agent phrase, else the subject before the number. */
function agentOf({ args, triggers, quantities, credits }: TallySentence, at: number): Argument | null {
  const until = quantities.find((quantity) => quantity.from > at + 1)?.from ?? Number.POSITIVE_INFINITY;
  const agents = args.filter(({ from, actor, marker, party }) => actor !== null && !credits.some(({ cueFrom, cueTo }) => from >= cueFrom && from < cueTo) && (marker === 'agent' || (marker === 'none' && party?.count.best == null)));
  return (
    agents.find(({ marker, from }) => marker === 'agent' && from > at && from < until) ??
    agents.findLast(({ from, marker }) => marker === 'none' && from < at && triggers.some((trigger) => isVerb(trigger) && trigger.from < from && from - trigger.to <= 2)) ??
    agents.find(({ from, marker }) => marker === 'none' && from < at && triggers.some((trigger) => isVerb(trigger) && trigger.from < from + 8)) ??
    null
  );
}

/** `حمل التقرير قوات X مسؤولية مقتل 3`: the actor right before the count is who did it. */
function agentBefore(argument: Argument, { args }: TallySentence): Argument | null {
  const behind = args.find(({ from, marker, actor }) => marker === 'agent' && actor !== null && from >= argument.to && from - argument.to <= 6);
  if (behind !== undefined) return behind;
  return args.findLast(({ to, actor, marker, party }) => actor !== null && to <= argument.from && argument.from - to <= 5 && marker === 'none' && party === null) ?? null;
}

const agentNear = (at: number, { args }: TallySentence): Argument | null =>
  args.find(({ from, marker, actor }) => actor !== null && marker === 'agent' && from >= at && from - at <= 8) ?? null;
