import type { TimeMention, TimePart, TimeUnit } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import { foldedWords } from './folded-words.ts';
import type { TallySentence } from './tally-mention.ts';

export const SUMS = foldedWords('عدد تعداد حصيلة مجموع إجمالي العدد الحصيلة المجموع الإجمالي نحو');

/** A period is longer than this many days. */
const SHORTEST_PERIOD_DAYS = 6;

/** `في حزيران 12 حالة، وفي تموز 15`: the period told in the same part of the list, else that of the sentence. */
export function periodAt(
  at: number,
  period: TimeMention | null,
  { times }: TallySentence,
  tokens: readonly Token[],
): TimeMention | null {
  if (period === null) return null;
  const own = times.findLast(
    (time) =>
      time.from !== period.from &&
      isPeriod(time) &&
      time.from < at &&
      commasBetween(tokens, time.from, at) === 0,
  );
  return own ?? period;
}

/** The period that the sentence counts over. */
export function periodOf(
  { times, from, to }: TallySentence,
  tokens: readonly Token[],
): TimeMention | null {
  const period = times.find(
    (time) => isPeriod(time) && !isBirth(time, tokens) && !isCustody(time, tokens),
  );
  if (period !== undefined) return period;
  const week = times.map((time) => weekOfMonth(time, tokens)).find((time) => time !== undefined);
  if (week !== undefined) return week;
  const spell = spellIn(tokens, from, to);
  if (spell !== undefined) return spell;
  // `حصيلة القتلى منذ اندلاع المواجهات، قبل ثمانية أيام`
  const since = indexOfWord(tokens, from, to, SINCE);
  if (since < 0) return null;
  const sum = hasSum(tokens, from, to);
  const ago = times.find(
    ({ value, from: at }) =>
      at > since &&
      ((value.kind === 'ago' && sum) || (value.kind === 'date' && at - since <= SINCE_REACH)),
  );
  return ago === undefined
    ? sinceEvent(tokens, since)
    : { ...ago, rule: SINCE_DAY, role: 'period', value: { kind: 'since', start: ago.value } };
}

const WITHIN = /^[وف]?(?:خلال|طوال|طيله|غضون|مدي|مدار)$/u;
const SPELLS: ReadonlyMap<string, { readonly unit: TimeUnit; readonly amount: number }> = new Map([
  ['اسبوع', { unit: 'week', amount: 1 }],
  ['اسبوعين', { unit: 'week', amount: 2 }],
  ['شهر', { unit: 'month', amount: 1 }],
  ['شهرين', { unit: 'month', amount: 2 }],
  ['عام', { unit: 'year', amount: 1 }],
  ['عامين', { unit: 'year', amount: 2 }],
  ['سنه', { unit: 'year', amount: 1 }],
  ['سنتين', { unit: 'year', amount: 2 }],
]);

/** Years are written with four digits. */
const FIRST_YEAR = 1000;

const HARVEST = /^(?:حصاد|حصيله|ارقام|احصاييه|احصاييات)$/u;
const PARTS: ReadonlyMap<string, TimePart> = new Map([
  ['الربع الاول', 'first-quarter'],
  ['الربع الثاني', 'second-quarter'],
  ['الربع الثالث', 'third-quarter'],
  ['الربع الاخير', 'last-quarter'],
  ['الربع الرابع', 'last-quarter'],
  ['النصف الاول', 'first-half'],
  ['النصف الثاني', 'second-half'],
]);

/** `حصاد 2024`, `الربع الأول من 2025`: a bare number that is a year. */
function bareYearAt(tokens: readonly Token[], at: number): TimeMention | undefined {
  const year = tokens[at]?.value;
  if (tokens[at]?.kind !== 'number' || year === undefined) return undefined;
  if (year < FIRST_TALLY_YEAR || year > LAST_TALLY_YEAR) return undefined;
  const part =
    tokens[at - 1]?.text === 'من'
      ? PARTS.get(`${tokens[at - 3]?.text} ${tokens[at - 2]?.text}`)
      : undefined;
  if (part === undefined && !HARVEST.test(tokens[at - 1]?.text ?? '')) return undefined;
  const from = part === undefined ? at - 1 : at - 3;
  const whole = { kind: 'year', year } as const;
  return {
    from,
    to: at + 1,
    span: { start: tokens[from]?.start ?? 0, end: tokens[at]?.end ?? 0 },
    rule: 'tallies/year',
    role: 'period',
    value: part === undefined ? whole : { kind: 'part', part, of: whole },
  };
}

const FIRST_TALLY_YEAR = 2000;
const LAST_TALLY_YEAR = 2100;

/** `خلال أسبوع`, `في غضون شهرين`: a stretch up to the report that its words count. */
function spellIn(tokens: readonly Token[], from: number, to: number): TimeMention | undefined {
  for (let i = from; i < to; i++) {
    const year = bareYearAt(tokens, i);
    if (year !== undefined) return year;
    if (!WITHIN.test(tokens[i]?.text ?? '')) continue;
    const unit = tokens[i + 1];
    const next = tokens[i + 2];
    const spell = SPELLS.get(unit?.text ?? '');
    // خلال شهر أيار, خلال عام 2024: the name of one.
    const named = (next?.value ?? 0) >= FIRST_YEAR || next?.text.startsWith('ال') === true;
    if (spell === undefined || unit === undefined || named) continue;
    return {
      from: i,
      to: i + 2,
      span: { start: tokens[i]?.start ?? unit.start, end: unit.end },
      rule: 'tallies/spell',
      role: 'period',
      value: { kind: 'recent', ...spell },
    };
  }
  return undefined;
}

const BEGINNING = /^(?:ال)?(?:بدء|بدايه|انطلاق|انطلاقه|اندلاع)$/u;

/** What goes on for long and in many single deeds, so that its number is a total. */
const SERIES =
  /^(?:ال)?(?:غارات|ضربات|حرب|حمله|ثوره|نزاع|ازمه|عدوان|تدخل|احتجاجات|هجمات|عمليات|قصف)$/u;

/** When the Syrian government of before fell. */
const FALL = { kind: 'date', day: 8, month: 12, year: 2024 } as const;

/** `منذ بدء الغارات`, `منذ سقوط النظام`: since something that has no day of its own beside it. */
function sinceEvent(tokens: readonly Token[], since: number): TimeMention | null {
  const word = tokens[since];
  const event = tokens[since + 1]?.text ?? '';
  const of = tokens[since + 2]?.text ?? '';
  const last = tokens[since + 2];
  if (word === undefined || last === undefined) return null;
  const fell = event === 'سقوط' && /^(?:ال)?نظام$/u.test(of) && !isOfIraq(tokens, since + 3);
  if (!fell && !(BEGINNING.test(event) && SERIES.test(of))) return null;
  return {
    from: since,
    to: since + 3,
    span: { start: word.start, end: last.end },
    rule: 'tallies/since-event',
    role: 'period',
    value: { kind: 'since', start: fell ? FALL : { kind: 'none' } },
  };
}

const isOfIraq = (tokens: readonly Token[], at: number): boolean =>
  [at, at + 1].some((i) => /^(?:صدام|العراقي)$/u.test(tokens[i]?.text ?? ''));

/** `الأسبوع الثالث من شهر شباط`: its third seven days. */
function weekOfMonth(time: TimeMention, tokens: readonly Token[]): TimeMention | undefined {
  const { value } = time;
  if (
    value.kind !== 'date' ||
    value.day > 5 ||
    !/^(?:ال)?اسبوع$/u.test(tokens[time.from - 1]?.text ?? '')
  )
    return undefined;
  const first = { ...value, day: (value.day - 1) * 7 + 1 };
  return {
    ...time,
    role: 'period',
    value: { kind: 'range', first, last: { ...value, day: Math.min(value.day * 7, 28) } },
  };
}

const SINCE = foldedWords('منذ ومنذ');

export const SINCE_DAY = 'tallies/since-day';

/** `منذ سقوط النظام في 8 كانون الأول`: the day of what it counts from. */
const SINCE_REACH = 7;

function indexOfWord(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: ReadonlySet<string>,
): number {
  for (let i = from; i < to; i++) if (words.has(tokens[i]?.text ?? '')) return i;
  return -1;
}

const DOCUMENT =
  /^[وفبل]?(?:ال)?(?:تقرير|تقريره|تقريرها|حصيله|حصيلته|حصيلتها|نشره|نشرته|نشرتها|احصاييه)$/u;
const PERIODIC = /^(?:ال)?(?:اسبوعي|شهري|فصلي|سنوي)ه?$|^ال(?:اسبوع|شهر|عام|سنه)$/u;
const PERIODIC_REACH = 3;

/** `في تقريرها الشهري`, `حصيلة الأسبوع`: a document that counts over a period which it does not name. */
export function isPeriodic(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (!DOCUMENT.test(tokens[i]?.text ?? '')) continue;
    for (let j = i + 1; j <= Math.min(to - 1, i + PERIODIC_REACH); j++)
      if (PERIODIC.test(tokens[j]?.text ?? '')) return true;
  }
  return false;
}

export const hasSum = (tokens: readonly Token[], from: number, to: number): boolean =>
  indexOfWord(tokens, from, to, SUMS) >= 0;

/** `تأسست عام 2011`, `مواليد 1990`: a year of something else. */
const isBirth = ({ from }: TimeMention, tokens: readonly Token[]): boolean =>
  /^(?:تاسس|تاسست|مواليد|المولود|تقريره|تقريرها|التقرير)$/u.test(tokens[from - 1]?.text ?? '');

/** `13 رهينة كان يحتجزهم منذ الصيف`: how long those were held who are freed now. */
const isCustody = ({ from }: TimeMention, tokens: readonly Token[]): boolean =>
  /^(?:[يت]?حتجز|احتجز|[يت]عتقل|اعتقل|خطف|اختطف|[يت]?اسر)(?:ت|وا|ون)?(?:ه|ها|هم|هن|هما)$/u.test(
    tokens[from - 1]?.text ?? '',
  );

/** Whether a time is a stretch that things are counted over. */
export function isPeriod({ value, role }: TimeMention): boolean {
  if (
    role === 'anniversary' ||
    role === 'planned' ||
    role === 'age' ||
    role === 'duration' ||
    role === 'clock' ||
    role === 'reference'
  )
    return false;
  switch (value.kind) {
    case 'since':
      // منذ ساعات الصباح: what happens today is one occurrence.
      return value.start.kind !== 'day-offset';
    case 'month':
    case 'year':
    case 'season':
      return true;
    case 'pointed':
      return (
        value.unit === 'month' ||
        value.unit === 'year' ||
        (value.unit === 'week' && role === 'period')
      );
    case 'part':
      return role === 'period' || /-(?:half|quarter)$/u.test(value.part);
    case 'recent':
      return (
        value.unit !== 'hour' &&
        (value.unit !== 'day' || (value.amount ?? 0) > SHORTEST_PERIOD_DAYS)
      );
    case 'range':
      if (value.first.kind === 'month' || value.last.kind === 'month') return true;
      return !isShort(value) && (role === 'period' || value.first.kind === 'date');
    default:
      return false;
  }
}

/** `هذا العام`, `العام الجاري`. */
export const isThisYear = ({ value }: TimeMention): boolean =>
  value.kind === 'pointed' && value.unit === 'year' && value.deixis === 'current';

const SAW = /^[وف]?[يت]?شهدت?$/u;
const ORDER = /^ال(?:اول|اولي|ثاني|ثانيه|ثالث|رابع|اخير|اخيره)$/u;

/** `شهد شهر أيار مقتل …`, `الأشهر الخمسة الأولى من عام 2025`, `أيار وحده`: a month or a year as a whole. */
export const isWhole = ({ from, to, value }: TimeMention, tokens: readonly Token[]): boolean =>
  value.kind === 'part' ||
  ((value.kind === 'month' || value.kind === 'year' || value.kind === 'pointed') &&
    ([from - 1, to].some((at) => SAW.test(tokens[at]?.text ?? '')) ||
      /^وحد(?:ه|ها)$/u.test(tokens[to]?.text ?? '') ||
      (tokens[from - 1]?.text === 'من' && ORDER.test(tokens[from - 2]?.text ?? ''))));

/** `بين 16 و18 شباط`: a few days of one month are how long something lasted. */
function isShort({ first, last }: Extract<TimeMention['value'], { kind: 'range' }>): boolean {
  if (first.kind !== 'date' || last.kind !== 'date') return false;
  return first.month === last.month && last.day - first.day < SHORTEST_PERIOD_DAYS;
}

const DAYS = new Set([
  'date',
  'day-offset',
  'weekday',
  'day-of-month',
  'ago',
  'part',
  'from-event',
  'hijri',
]);

/** The days that the sentence tells of single occurrences: neither its period nor when somebody spoke. */
export function daysOf(
  { times, credits }: TallySentence,
  tokens: readonly Token[],
  period: TimeMention | null,
): readonly TimeMention[] {
  return times.filter(
    (time) =>
      (time.role === 'event' || time.role === 'period') &&
      DAYS.has(time.value.kind) &&
      time !== period &&
      time.from !== period?.from &&
      !credits.some(
        ({ cueFrom, cueTo }) => cueTo > cueFrom && time.from >= cueFrom && time.from <= cueTo + 3,
      ) &&
      !/^(?:ال)?(?:صادر|صادره|منشور|نشر|نشرته|نشره|صدر|صادرا)$/u.test(
        tokens[time.from - 1]?.text ?? '',
      ),
  );
}

export const isComma = (token: Token | undefined): boolean => /^[،,]$/u.test(token?.text ?? '');

export function commasBetween(tokens: readonly Token[], from: number, to: number): number {
  let commas = 0;
  for (let i = from; i < to; i++) if (/^[،,؛]$/u.test(tokens[i]?.text ?? '')) commas += 1;
  return commas;
}
