import type { When } from '../model/coded-report.ts';
import { DAY_MS } from '../resolve/times/days.ts';
import { anchorTime } from '../resolve/times/resolve-time.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import type { Trigger } from './find-triggers.ts';
import type { Piece } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { Scene } from './scene.ts';
import { isPeriod } from './tally-times.ts';

export const eventTimes = (
  times: readonly TimeMention[],
  triggers: readonly Trigger[] = [],
): readonly TimeMention[] =>
  times.filter(
    ({ role, value, from }) =>
      (role === 'event' ||
        role === 'period' ||
        (role === 'reference' && isNamedBy(from, triggers))) &&
      value.kind !== 'none' &&
      value.kind !== 'since',
  );

/** `اتفاق العاشر من آذار`: the day that an agreement is named by is its day. */
const isNamedBy = (at: number, triggers: readonly Trigger[]): boolean =>
  triggers.some(
    ({ to, happening }) =>
      to === at && happening?.entry.family === 'happening' && happening.entry.kind === 'agreement',
  );

/** `غداة هجوم`: what the day of the clause is the day after. */
export const isOnTheEve = (at: number, tokens: readonly Token[]): boolean =>
  tokens[at - 1]?.text === 'غداه' || tokens[at - 1]?.text === 'وغداه';

/** `غداة هجوم …، نفذت القوات اليوم …`: the day before what the sentence goes on with. */
export const withEves = (
  pieces: readonly ResolvedPiece[],
  tokens: readonly Token[],
): readonly ResolvedPiece[] =>
  pieces.map((piece, i) => {
    const next = pieces[i + 1];
    const eve = piece.when === null && isOnTheEve(piece.trigger.from, tokens);
    return eve && next?.when != null
      ? { ...piece, time: next.time, when: dayBefore(next.when) }
      : piece;
  });

export const dayBefore = (when: When | null): When | null =>
  when?.from != null && when.precision === 'day'
    ? { ...when, from: previousDay(when.from), to: previousDay(when.from) }
    : when;

const previousDay = (iso: string): string =>
  new Date(Date.parse(iso) - DAY_MS).toISOString().slice(0, 10);

const ENDED = /^[وف]?(?:انهت|انهي|انتهت|انتهي|اختتمت|اختتم|اختتام|انتهاء|ختام)$/u;
const BEGUN = /^(?:اطلقت|اطلق|بدات|بدا|شرعت|باشرت|انطلق|انطلقت|شنت|نفذت)(?:ها|ه|هما)?$/u;
const BEGUN_REACH = 3;

/** `أنهت القوات حملة بدأتها الخميس`: from that day to the day on which it is told to be over. */
export function endedToday(
  when: When | null,
  time: TimeMention | null,
  { position: { clause }, trigger }: Piece,
  { tokens, published }: Scene,
): When | null {
  if (when?.precision !== 'day' || time === null || published === undefined) return when;
  if (when.from === null || when.from >= published || time.from < trigger.from) return when;
  const begun = tokens
    .slice(Math.max(clause.from, time.from - BEGUN_REACH), time.from)
    .some(({ text }) => BEGUN.test(text));
  const ended = tokens.slice(clause.from, trigger.from).some(({ text }) => ENDED.test(text));
  return begun && ended ? { from: when.from, to: published, precision: 'span' } : when;
}

const WAS = /^و?(?:كان|كانت)$/u;
const LIVED =
  /^(?:سابقا|[يت](?:عمل|شغل|قاتل|نتمي|تبع|قيم|سكن|عيش|درس|خدم|قود|قاتلون|عملون|راس|تراس)|(?:مخطوف|مختطف|محتجز|معتقل|موقوف|مسجون|مفقود)(?:ا|ه|ين|ات)?)$/u;

/** `… وكان يعمل معهم قبل سنوات`: what somebody was, told behind what befell them. */
export function isOfLife(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let at = from; at < to; at++) {
    if (WAS.test(tokens[at]?.text ?? '') && LIVED.test(tokens[at + 1]?.text ?? '')) return true;
  }
  return false;
}

/** `جاءت العملية بعد أسبوع من المراقبة`: how long before it something else was, not when it was. */
export const isOfFollowing = (
  value: TimeMention['value'],
  from: number,
  { trigger }: Piece,
): boolean => value.kind === 'from-event' && value.of === 'following' && trigger.from < from;

const WATCHED = /^[وب]?(?:ال)?(?:متابعه|رصد|مراقبه|تحريات|تحركات|تحركاتهم|جمعت|معلومات)$/u;
const WATCH_REACH = 6;

/** `بعد متابعة تحركاتهم خلال الأسابيع الماضية`: when those caught were watched. */
export function isOfWatching(
  { kind }: TimeMention['value'],
  from: number,
  tokens: readonly Token[],
): boolean {
  if (kind !== 'recent' && kind !== 'pointed') return false;
  for (let i = from - 1; i >= from - WATCH_REACH; i--) {
    if (/^[.،؛]$/u.test(tokens[i]?.text ?? '.')) return false;
    if (WATCHED.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** Months of counting, the time of a rule: no time of an occurrence, in days. */
const LONGEST_OCCURRENCE = 62;

/** Between two years, longer than one: no time of an occurrence, however vague, in days. */
const LONGEST_VAGUE = 370;

export const isEra = ({ from, to, precision }: When): boolean =>
  from !== null &&
  to !== null &&
  (Date.parse(to) - Date.parse(from)) / DAY_MS >
    (precision === 'span' ? LONGEST_OCCURRENCE : LONGEST_VAGUE);

const WOUNDS = /^ب?(?:ال)?(?:جراح|جروح|اصابات|اصابته|اصابتها|جراحه|جراحها|جروحه|جروحها)$/u;

/** `توفي اليوم متأثرا بجراح أصيب بها أمس`: when they were struck, not when they died of it. */
function ofWounds(
  times: readonly TimeMention[],
  tokens: readonly Token[],
): TimeMention | undefined {
  const [first, second] = times;
  if (first === undefined || second === undefined) return undefined;
  return tokens.slice(first.to, second.from).some(({ text }) => WOUNDS.test(text))
    ? second
    : undefined;
}

const NAMED_DAYS = new Set<TimeMention['value']['kind']>(['day-offset', 'date', 'weekday']);

export const isNamedDay = ({ value }: TimeMention): boolean => NAMED_DAYS.has(value.kind);

const RELATIVE = /^(?:الذي|التي|الذين|اللذين|اللتين|اللواتي|اللاتي)$/u;

/** `الذين خطفهم مسلحون`: a deed that only tells whom the sentence is about. */
export const isOfRelative = ({ trigger }: Piece, tokens: readonly Token[]): boolean =>
  RELATIVE.test(tokens[trigger.from - 1]?.text ?? '');

const isDate = (value: TimeMention['value']): boolean =>
  value.kind === 'date' || (value.kind === 'range' && value.first.kind === 'date');

/** The day of the clause before its month: the finest time that it tells. */
export function timeOf(
  told: readonly TimeMention[],
  piece?: Piece,
  tokens: readonly Token[] = [],
): TimeMention | null {
  // الأعنف هذا العام: a year that is going on dates no occurrence.
  const times = told.filter(
    ({ value }) => value.kind !== 'pointed' || value.unit !== 'year' || value.deixis !== 'current',
  );
  const [first] = times;
  // أحيا الأهالي اليوم ذكرى الهجوم الذي نفذه … في 25 حزيران 2015: the date behind the noun is its own.
  const own =
    piece?.trigger.happening?.form === 'noun' &&
    first !== undefined &&
    NAMED_DAYS.has(first.value.kind) &&
    first.to <= piece.trigger.from
      ? times.find(({ value, from }) => isDate(value) && from > piece.trigger.from)
      : undefined;
  return own ?? ofWounds(times, tokens) ?? times.find((time) => !isPeriod(time)) ?? first ?? null;
}

/** How many tokens may stand between a distance and the deed that it is told of. */
const ONE_LINK = 1;

/** `بعد تسعة أيام على اختطافها`: how long before the rest of the clause the deed was; null where it is not told. */
export const distanceTo = ({ times, trigger }: Piece): TimeMention | null =>
  times.find(
    ({ value, to }) =>
      value.kind === 'from-event' &&
      value.of === 'following' &&
      value.low <= 0 &&
      to <= trigger.from &&
      trigger.from - to <= ONE_LINK,
  ) ?? null;

/** What that distance counts from: the day that the rest of the clause tells, else the report. */
export function anchorBefore(piece: Piece, { anchor }: Scene): Scene['anchor'] {
  const distance = distanceTo(piece);
  const told = timeOf(
    piece.times.filter((time) => time !== distance && time.to <= piece.trigger.from),
  );
  const { from } = told === null ? { from: null } : anchorTime(told, anchor).when;
  return from === null ? anchor : { ...anchor, previous: from };
}
