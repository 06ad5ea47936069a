import type { ChainLink } from '../model/coded-report.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import type { Trigger } from './find-triggers.ts';
import { foldedWords } from './folded-words.ts';
import type { Argument } from './piece.ts';
import { CASES, type Counted, countsOf, isOutcome, kindOf, labelOf } from './tally-counts.ts';
import type { TallyMention, TallySentence } from './tally-mention.ts';
import {
  commasBetween,
  daysOf,
  hasSum,
  isPeriodic,
  isThisYear,
  isWhole,
  periodAt,
  periodOf,
  SINCE_DAY,
} from './tally-times.ts';

const TOTALS = foldedWords(
  'حصيلة إجمالي إجمالية مجموع المجموع إحصائية إحصائيات إحصاءات الحصيلة عددهم عددها عدد',
);

const STATISTICS = foldedWords('وثق وثقت سجل سجلت أحصى أحصت رصد رصدت بلغ بلغت');

/** Words by which a breakdown goes on, once a total is told. */
const BREAKDOWNS = foldedWords(
  'حمل حملت شملت شمل توزعت توزع توزعوا يوزع يتوزعون موزعة موزعين منها منهم هم تلتها تلاها تلته تلك تصدرت الباقي',
  'الباقون الباقين بقية المرتبة النصيب وحدها وحده الحصيلة الشهر العام',
);

/** Sentences that a total stays open for, though they go on about something else. */
const LONGEST_PAUSE = 3;

/** Fewer persons than this since a date are rather one occurrence than a total. */
const FEWEST_COUNTED = 5;

const FEWEST_RAIDS = 10;

/** What the sentences so far have opened. */
export interface Context {
  readonly period: TimeMention | null;
  readonly what: string | null;
  /** The last harm that was counted. */
  readonly harm: string | null;
  readonly actor: Argument | null;
  readonly sufferer: Argument | null;
  readonly chain: readonly ChainLink[];
  readonly open: number;
}

const CLOSED: Context = {
  period: null,
  what: null,
  harm: null,
  actor: null,
  sufferer: null,
  chain: [],
  open: 0,
};

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
    for (const tally of read.tallies)
      tallies.push({ ...tally, repeated: isRepeated(tally, tallies, sentences) });
  }
  return tallies;
}

/** The body tells the total of the headline again. */
function isRepeated(
  tally: TallyMention,
  known: readonly TallyMention[],
  sentences: readonly TallySentence[],
): boolean {
  return known.some(
    (other) =>
      other.what === tally.what &&
      other.count.best === tally.count.best &&
      (sentences[other.sentence]?.headline === true ||
        (other.actor?.code === tally.actor?.code && other.sufferer?.code === tally.sufferer?.code)),
  );
}

function readSentence(
  sentence: TallySentence,
  tokens: readonly Token[],
  context: Context,
): { readonly context: Context; readonly tallies: readonly TallyMention[] } {
  const period = periodOf(sentence, tokens);
  const days = daysOf(sentence, tokens, period).filter(
    (day) => period !== null || !inWhenClause(day.from, tokens, sentence),
  );
  const statistic = isStatistic(sentence, tokens);
  const counts = countsOf(sentence, tokens, context).filter(
    ({ at }) => period === null || at < period.from || at >= period.to,
  );
  // Since a day on which something began: only occurrences are counted, a toll may be that of one.
  const toll =
    period !== null && period.rule === SINCE_DAY && !hasSum(tokens, sentence.from, sentence.to);
  const opens =
    period !== null &&
    ((statistic && !toll) ||
      counts.some(({ occurrence, count }) => occurrence && (count.best ?? 0) > 1) ||
      (!toll && countsSince(counts, period, sentence, tokens)));
  const told = sentence.chain.length > 0 ? sentence.chain : context.chain;
  if (opens) {
    const kept = counts.filter((one) => isOver(one, period, days, sentence, tokens));
    if (kept.length > 0) return result(kept, period, sentence, told, context, false, tokens);
  }
  if (period === null && days.length === 0 && isPeriodic(tokens, sentence.from, sentence.to)) {
    const kept = counts.filter((one) => !inWhenClause(one.at, tokens, sentence));
    if (kept.length > 0) return result(kept, null, sentence, told, context, false, tokens);
  }
  const goesOn =
    !opens &&
    context.open > 0 &&
    days.length === 0 &&
    (statistic || continues(sentence, tokens, counts) || counts.some(isMany));
  if (goesOn) {
    const kept = counts.filter((one) => isPartOfTotal(one, sentence, tokens));
    if (kept.length > 0)
      return result(kept, period ?? context.period, sentence, told, context, false, tokens);
  }
  const heading = headingOf(sentence, period, counts, tokens);
  if (heading !== null) return { context: heading, tallies: [] };
  const raids = raidsOf(counts, sentence, tokens);
  if (raids.length > 0)
    return result(raids, null, sentence, told, { ...context, open: context.open }, true, tokens);
  return { context: { ...context, open: Math.max(0, context.open - 1) }, tallies: [] };
}

/** `هجمات داعش خلال أيار:` above a list: the period and what is counted in the lines below. */
function headingOf(
  { to, triggers, chain }: TallySentence,
  period: TimeMention | null,
  counts: readonly Counted[],
  tokens: readonly Token[],
): Context | null {
  const last = [to - 1, to - 2].some((at) => tokens[at]?.text === ':');
  if (period === null || counts.length > 0 || !last) return null;
  const [what] = triggers.flatMap((trigger) => kindOf(trigger, tokens) ?? []);
  return what === undefined
    ? null
    : { ...CLOSED, period, what, harm: isOutcome(what) ? what : null, chain, open: LONGEST_PAUSE };
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
  const tallies = counts.map(
    ({ what, count, span, at, rule, sufferer, actor }): TallyMention => ({
      what,
      count,
      span,
      at,
      rule,
      sufferer,
      actor,
      period: periodAt(at, period, sentence, tokens),
      sentence: sentence.index,
      chain,
      alsoEvent,
      repeated: false,
    }),
  );
  if (alsoEvent) return { context: { ...context, open: Math.max(0, context.open - 1) }, tallies };
  return {
    context: {
      period,
      what: last?.what ?? context.what,
      harm: counts.findLast(({ what }) => isOutcome(what))?.what ?? context.harm,
      actor: first?.actor ?? context.actor,
      sufferer: first?.sufferer ?? context.sufferer,
      chain,
      open: LONGEST_PAUSE,
    },
    tallies,
  };
}

function isStatistic({ from, to, cues }: TallySentence, tokens: readonly Token[]): boolean {
  if (
    cues.some(
      ({ value }) =>
        value.type === 'reporting' && value.class === 'document' && value.by === 'verb',
    )
  )
    return true;
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? '';
    if (STATISTIC_WORDS.has(text)) return true;
    if (SUMMED.has(text) && tokens[i - 1]?.text === 'ما') return true;
  }
  return false;
}

/** `كما صدت القوات 12 هجوما`, below a total: so many are another total. */
const isMany = ({ occurrence, count }: Counted): boolean =>
  occurrence && (count.best ?? 0) >= FEWEST_COUNTED;

/** Words of three letters or more, each with a conjunction or `ب` written onto it. */
const withOnto = (words: Iterable<string>): readonly string[] =>
  [...words].flatMap((word) => (word.length < 3 ? [] : ['و', 'ف', 'ب'].map((one) => one + word)));

const STATISTIC_WORDS: ReadonlySet<string> = new Set([
  ...TOTALS,
  ...STATISTICS,
  // واقعة alone is rather an adjective.
  ...[...CASES].filter((word) => !/^[وفب]\p{L}{3}/u.test(word)),
  ...withOnto([...TOTALS, ...STATISTICS, ...CASES]),
]);
const SUMMED: ReadonlySet<string> = new Set(['مجموعه', ...withOnto(['مجموعه'])]);

/** Whether a sentence goes on breaking a total down: by party, by place, by a label. */
function continues(
  { from, to, args }: TallySentence,
  tokens: readonly Token[],
  counts: readonly Counted[],
): boolean {
  if (counts.length === 0) return false;
  if (labelOf(tokens, from, to) !== null) return true;
  if (/^[-–•*]$/u.test(tokens[from]?.text ?? '')) return true;
  for (let i = from; i < to; i++) {
    const text = (tokens[i]?.text ?? '').replace(/^[وف](?=\p{L}{3})/u, '');
    if (BREAKDOWNS.has(text)) return true;
  }
  if (args.some(({ marker, actor }) => marker === 'agent' && actor !== null)) return true;
  // `قتلت هذه 30 مدنيا، وقتلت تلك 7`: one harm, party by party.
  const [first, second] = counts;
  return (
    first !== undefined &&
    second !== undefined &&
    first.what === second.what &&
    first.actor !== null &&
    second.actor !== null &&
    first.actor !== second.actor
  );
}

/** In a breakdown a count is of persons or of what was counted before, and of no example. */
const isPartOfTotal = (
  count: Counted,
  sentence: TallySentence,
  tokens: readonly Token[],
): boolean =>
  !sentence.times.some(({ from, to }) => count.at >= from && count.at < to) &&
  !inWhenClause(count.at, tokens, sentence);

/** Whether a count is made over the period: no day of its own and no clause of another occurrence. */
function isOver(
  { at, occurrence, clause }: Counted,
  period: TimeMention,
  days: readonly TimeMention[],
  { to, triggers }: TallySentence,
  tokens: readonly Token[],
): boolean {
  const distance = (time: TimeMention): number =>
    Math.abs(time.from - at) +
    4 * commasBetween(tokens, Math.min(at, time.from), Math.max(at, time.from));
  if (days.some((day) => distance(day) < distance(period))) return false;
  if (inWhenClause(at, tokens, period)) return false;
  if (occurrence || clause !== null || days.length === 0) return true;
  return to > at && triggers.length > 0;
}

const WHEN = foldedWords('حين عندما حينما بعدما أقساها أبرزها آخرها أعنفها أولها أحدثها');

/** `منذ كانون الأول، حين انفجرت سيارة وقتلت شخصين`: one occurrence inside the sentence of the total. */
function inWhenClause(
  at: number,
  tokens: readonly Token[],
  period: { readonly from: number },
): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 14); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
    // في حين: while, and no when.
    if (WHEN.has(token.text) && tokens[i - 1]?.text !== 'في') return i >= period.from;
  }
  return false;
}

/** A word for an occurrence, not for what befell persons. */
function isDeed(trigger: Trigger, tokens: readonly Token[]): boolean {
  const what = trigger.happening?.weak === false ? kindOf(trigger, tokens) : undefined;
  return what !== undefined && !isOutcome(what);
}

/** `احتجزت 130 شخصا منذ مطلع تموز`: counted persons and a period without a break between. */
function countsSince(
  counts: readonly Counted[],
  period: TimeMention,
  { triggers }: TallySentence,
  tokens: readonly Token[],
): boolean {
  const long =
    period.value.kind === 'since' ||
    period.value.kind === 'recent' ||
    period.role === 'period' ||
    isWhole(period, tokens) ||
    // قُتل هذا العام 64 مدنيا: of no deed that is told beside it.
    (isThisYear(period) && !triggers.some((trigger) => isDeed(trigger, tokens)));
  return (
    long &&
    counts.some(
      ({ count, at, sufferer }) =>
        sufferer !== null &&
        (count.best ?? 0) >= FEWEST_COUNTED &&
        Math.abs(at - period.from) <= 14 &&
        commasBetween(tokens, Math.min(at, period.from), Math.max(at, period.from)) <= 1,
    )
  );
}

/** `61 مداهمة و71 اعتقالا`: so many operations of one campaign are totals, beside the event that it is. */
function raidsOf(
  counts: readonly Counted[],
  { times }: TallySentence,
  tokens: readonly Token[],
): readonly Counted[] {
  if (times.some(({ value, role }) => role === 'event' && value.kind === 'ago')) return [];
  const raids = counts.find(
    ({ what, occurrence, count }) =>
      occurrence &&
      (what === 'raids' || what === 'operations') &&
      (count.best ?? 0) >= FEWEST_RAIDS,
  );
  if (raids === undefined) return [];
  return counts.filter((one) => {
    const [from, to] = [Math.min(one.at, raids.at), Math.max(one.at, raids.at)];
    const commas = commasBetween(tokens, from, to);
    return (
      one === raids ||
      (to - from <= RAIDS_REACH && (commas === 0 || (commas === 1 && one.what === 'detained')))
    );
  });
}

const RAIDS_REACH = 6;
