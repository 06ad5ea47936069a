import type { Count, OutcomeKind, Participant, Role, TimePrecision } from '../model/coded-report.ts';
import { actorAffinity, isNamed } from './actor-affinity.ts';
import { type CollectionContext, crowdOf, daysAt } from './collection-context.ts';
import { kindAffinity } from './kind-affinity.ts';
import type { LinkableEvent } from './linkable-event.ts';

export type LinkFeature =
  | 'place'
  | 'time'
  | 'crowd'
  | 'openness'
  | 'kind'
  | 'status'
  | 'initiator'
  | 'target'
  | 'counts'
  | 'words'
  | 'operation'
  | 'copy'
  | 'origin';

/** One reason for (weight above 0) or against (below 0) that two events are one occurrence. */
export interface LinkReason {
  readonly feature: LinkFeature;
  /** What was compared, as short data: `12 km`, `0 days`, `4 | 7 killed`. */
  readonly value: string;
  readonly weight: number;
  /** The reason in a sentence. */
  readonly text: string;
}

/** A comparison of two events. The score is the sum of the weights: a number, no probability. */
export interface PairScore {
  readonly score: number;
  readonly reasons: readonly LinkReason[];
}

/** From this score on two events are held for one occurrence, where their clusters agree. */
export const LINK_SCORE = 3;

/** Takes a reason; the text is made only where somebody reads it. */
type Note = (feature: LinkFeature, weight: number, say: () => readonly [string, string]) => void;

/** How well two events of different reports go together; the order of the two makes no difference. */
export function scorePair(a: LinkableEvent, b: LinkableEvent, collection: CollectionContext): number {
  return comparePair(a, b, collection, undefined);
}

/** The score of a pair with every reason for and against, the weightiest first. */
export function explainPair(a: LinkableEvent, b: LinkableEvent, collection: CollectionContext): PairScore {
  const reasons: LinkReason[] = [];
  const [first, second] = a.key <= b.key ? [a, b] : [b, a];
  const score = comparePair(first, second, collection, (feature, weight, say) => {
    const [value, text] = say();
    reasons.push({ feature, value, weight: rounded(weight), text });
  });
  reasons.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  return { score: rounded(score), reasons };
}

const rounded = (weight: number): number => Math.round(weight * 100) / 100;

function comparePair(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  const time = weighTime(a, b, note);
  if (time <= VETO) return time;
  const place = weighPlace(a, b, note);
  if (place + time <= VETO) return place + time;
  // What can tell one occurrence from another of the same sort.
  const telling =
    weighCounts(a, b, note) + weighWords(a, b, collection, note) + weighRest(a, b, note);
  return (
    time +
    place +
    weighCrowd(a, b, collection, note) +
    weighKind(a, b, note) +
    weighInitiators(a, b, note) +
    weighTargets(a, b, note) +
    telling +
    weighOpenness(a, b, telling, note)
  );
}

/** An unknown time links only on strong other evidence, not on place, kind and actors alone. */
function weighOpenness(
  a: LinkableEvent,
  b: LinkableEvent,
  telling: number,
  note: Note | undefined,
): number {
  const tied = a.published !== null && b.published !== null;
  if ((a.from !== null && b.from !== null) || tied || telling >= LEAST_TELLING) return 0;
  note?.('openness', OPENNESS, () => ['?', 'A time is not known, and nothing else is telling.']);
  return OPENNESS;
}

const LEAST_TELLING = 1;
const OPENNESS = -1;

/** Nothing can make up for this much against; the rest is not compared. */
const VETO = -6;

// Time ---------------------------------------------------------------------------------------------

/** Days by which a time of this precision may be off at either end. */
const SLACK: Readonly<Record<TimePrecision, number>> = {
  day: 0,
  span: 0,
  about: 3,
  week: 1,
  month: 1,
  year: 1,
  unknown: 0,
};

function weighTime(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  if (a.from === null || a.to === null || b.from === null || b.to === null) {
    return weighOpenTime(a, b, note);
  }
  const gap = Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
  if (gap === 0) {
    const width = Math.max(a.to - a.from, b.to - b.from) + 1;
    const exact = a.event.when.precision === 'day' && b.event.when.precision === 'day';
    const weight = exact || width <= 3 ? 2.5 : width <= 10 ? 1.5 : width <= 31 ? 0.3 : 0;
    note?.('time', weight, () => ['0 days', exact ? 'The same day.' : `Times within ${width} days overlap.`]);
    return weight;
  }
  const slack = SLACK[a.event.when.precision] + SLACK[b.event.when.precision];
  const beyond = Math.max(0, gap - slack);
  const weight = beyond === 0 ? 0.3 : (GAP_WEIGHTS[beyond] ?? -10);
  note?.('time', weight, () => [`${gap} days`, `${gap} days apart; ${slack} may be imprecision.`]);
  return weight;
}

/** By days between two times beyond their imprecision. */
const GAP_WEIGHTS: readonly number[] = [0, -0.4, -2, -3, -4, -5, -6];

/** Where nothing ties a time down, the rest has to be the stronger. */
const OPEN_TIME = -1.3;
/** A report tells what happened lately, more often than not. */
const LATELY = 10;

function weighOpenTime(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [open, dated] = a.from === null ? [a, b] : [b, a];
  if (dated.from === null) {
    if (open.published === null || dated.published === null) {
      note?.('time', OPEN_TIME, () => ['?', 'Neither time is known.']);
      return OPEN_TIME;
    }
    const gap = Math.abs(open.published - dated.published);
    const weight = gap <= 1 ? 0.8 : gap <= LATELY ? 0.2 : gap <= 60 ? -1 : -2.5;
    note?.('time', weight, () => ['?', `Neither time is known; published ${gap} days apart.`]);
    return weight;
  }
  if (open.published === null) {
    note?.('time', OPEN_TIME, () => ['?', 'One of the times is not known.']);
    return OPEN_TIME;
  }
  const since = open.published - dated.from;
  const weight = since < -1 ? -8 : since <= 2 ? 1 : since <= LATELY ? 0.2 : since <= 60 ? -1 : -2.5;
  note?.('time', weight, () => ['?', `One time is not known; its report came ${since} days after.`]);
  return weight;
}

/**
 * A shared day says the more, the fewer places are told of on it; and a shared place, where a day is not
 * known, the fewer days something is told of it.
 */
function weighCrowd(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  if (a.from === null || a.to === null || b.from === null || b.to === null) {
    if (compareNames(a, b) === 'open') return 0;
    const days = Math.max(daysAt(a, collection), daysAt(b, collection));
    const weight = Math.max(-1.5, 1 - 0.6 * Math.log(days));
    note?.('crowd', weight, () => [`${days} days`, `On ${days} days something is told of the place.`]);
    return weight;
  }
  if (Math.max(a.from, b.from) > Math.min(a.to, b.to)) return 0;
  if (Math.max(a.to - a.from, b.to - b.from) > LATELY) return 0;
  const everywhere = a.event.where.admin1 === null || a.event.where.admin1 !== b.event.where.admin1;
  const crowd = Math.max(crowdOf(a, collection, everywhere), crowdOf(b, collection, everywhere));
  const weight = Math.max(-1.2, 1.5 - 0.75 * Math.log(1 + crowd));
  note?.('crowd', weight, () => [
    `${crowd} places`,
    `${crowd} places of the ${everywhere ? 'collection' : 'governorate'} are told of on that day.`,
  ]);
  return weight;
}

// Place --------------------------------------------------------------------------------------------

function weighPlace(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [x, y] = [a.event.where, b.event.where];
  const names = compareNames(a, b);
  const km = distanceKm(x.lat, x.lon, y.lat, y.lon);
  if (x.country !== null && y.country !== null && x.country !== y.country && !(km <= BORDER_KM)) {
    note?.('place', -7, () => [`${x.country} | ${y.country}`, 'Different countries.']);
    return -7;
  }
  const unlikeAdmin1 = x.admin1 !== null && y.admin1 !== null && x.admin1 !== y.admin1;
  if (unlikeAdmin1 && !(km <= BORDER_KM)) {
    const weight = names === 'same' ? -2 : -4.5;
    note?.('place', weight, () => [`${x.admin1} | ${y.admin1}`, 'Different governorates.']);
    return weight;
  }
  if (Number.isFinite(km)) return weighDistance(a, b, km, names, note);
  return weighNames(a, b, names, note);
}

/** Places nearer than this may be told with the governorate across the border. */
const BORDER_KM = 20;

type NameRelation = 'same' | 'shared' | 'different' | 'open';

function compareNames(a: LinkableEvent, b: LinkableEvent): NameRelation {
  const [x, y] = [a.placeWords, b.placeWords];
  if (x.length === 0 || y.length === 0) return 'open';
  const shared = x.filter((word) => y.includes(word)).length;
  if (shared === 0) return 'different';
  return shared === x.length && shared === y.length ? 'same' : 'shared';
}

const NAME_BONUS: Readonly<Record<NameRelation, number>> = {
  same: 0.5,
  shared: 0.3,
  different: -0.3,
  open: 0,
};

function weighDistance(
  a: LinkableEvent,
  b: LinkableEvent,
  km: number,
  names: NameRelation,
  note: Note | undefined,
): number {
  const tolerance = a.accuracyKm + b.accuracyKm;
  const radius = Math.max(a.accuracyKm, b.accuracyKm);
  const beyond = km - tolerance;
  const within = Math.max(0.2, 2.8 - 0.65 * Math.log2(1 + radius / 2));
  const vague = isNamedForGovernorate(a) !== isNamedForGovernorate(b);
  const least = vague && a.event.where.admin1 === b.event.where.admin1 ? VAGUE : -5;
  const weight =
    (beyond <= 0 ? within : Math.max(least, within - beyond / 4 - 0.5)) +
    (radius < COARSE_KM && !vague ? NAME_BONUS[names] : 0);
  note?.('place', weight, () => [
    `${Math.round(km)} km`,
    `${Math.round(km)} km apart; ${Math.round(tolerance)} km may be imprecision.`,
  ]);
  return weight;
}

/** A report that names only the governorate is read as telling of the capital, which bears its name. */
const VAGUE = -0.5;
const GOVERNORATE_NAMES: ReadonlySet<string> = new Set(
  'حلب|ادلب|حماه|حمص|دمشق|درعا|سويداء|قنيطره|لاذقيه|طرطوس|رقه|حسكه|الزور دير|بغداد|بصره|كركوك|ديالي|انبار|نينوي|بابل|كربلاء|نجف|واسط|ميسان|مثني|قادسيه|دهوك|اربيل|سليمانيه|الدين صلاح'.split(
    '|',
  ),
);

const isNamedForGovernorate = ({ placeWords, event }: LinkableEvent): boolean =>
  event.where.precision !== 'exact' && GOVERNORATE_NAMES.has(placeWords.join(' '));

/** A place less certain than this stands for a whole district or governorate. */
const COARSE_KM = 30;

function weighNames(
  a: LinkableEvent,
  b: LinkableEvent,
  names: NameRelation,
  note: Note | undefined,
): number {
  const fine = a.accuracyKm < COARSE_KM && b.accuracyKm < COARSE_KM;
  const sameAdmin1 = a.event.where.admin1 !== null && a.event.where.admin1 === b.event.where.admin1;
  const weight = NAME_WEIGHTS[names][fine ? 'fine' : 'coarse'] + (sameAdmin1 ? 0.3 : 0);
  note?.('place', weight, () => [
    `${a.event.where.name ?? '?'} | ${b.event.where.name ?? '?'}`,
    `${NAME_TEXTS[names]}${sameAdmin1 ? ' in one governorate' : ''}.`,
  ]);
  return weight;
}

const NAME_WEIGHTS: Readonly<Record<NameRelation, { readonly fine: number; readonly coarse: number }>> = {
  same: { fine: 2.2, coarse: 0.5 },
  shared: { fine: 1.5, coarse: 0.4 },
  different: { fine: -1.8, coarse: 0 },
  open: { fine: -0.2, coarse: -0.2 },
};
const NAME_TEXTS: Readonly<Record<NameRelation, string>> = {
  same: 'The same name of the place',
  shared: 'Names of the place that share a word',
  different: 'Different names of the place',
  open: 'One of the places is not named',
};

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371;

/** The distance of two places along the surface; NaN where one has no coordinates. */
export function distanceKm(
  latA: number | null,
  lonA: number | null,
  latB: number | null,
  lonB: number | null,
): number {
  if (latA === null || lonA === null || latB === null || lonB === null) return Number.NaN;
  // At the distances that matter here a flat map is right to a few metres in a kilometre.
  const x = (lonB - lonA) * RADIANS * Math.cos(((latA + latB) / 2) * RADIANS);
  const y = (latB - latA) * RADIANS;
  return EARTH_KM * Math.sqrt(x * x + y * y);
}

// Kind ---------------------------------------------------------------------------------------------

function weighKind(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [x, y] = [a.event.kind, b.event.kind];
  const affinity = kindAffinity(x, y);
  const weight =
    affinity > 0 ? affinity * (COMMON_KINDS.has(x) ? 0.7 : 1.4) : affinity <= -1 ? -3 : affinity * 2;
  note?.('kind', weight, () => [
    x === y ? x : `${x} | ${y}`,
    x === y ? 'The same kind.' : affinity > 0 ? 'Kinds that go together.' : 'Kinds that differ.',
  ]);
  if (a.event.status === b.event.status) return weight;
  note?.('status', -1.5, () => ['happened | foiled', 'One is told as foiled, one as done.']);
  return weight - 1.5;
}

/** So many events have these kinds that sharing one says less. */
const COMMON_KINDS: ReadonlySet<string> = new Set(['security-operation', 'attack', 'air-strike', 'shelling']);

// Actors -------------------------------------------------------------------------------------------

function weighInitiators(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  return weighRole(a, b, 'initiator', note);
}

function weighTargets(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  return weighRole(a, b, 'target', note);
}

function weighRole(
  a: LinkableEvent,
  b: LinkableEvent,
  role: 'initiator' | 'target',
  note: Note | undefined,
): number {
  const [x, y] = [inRole(a, role), inRole(b, role)];
  if (x.length === 0 || y.length === 0) return 0;
  let affinity = bestAffinity(x, y);
  // A clash has two sides, and either may be named first.
  if (affinity < 0 && (a.event.kind === 'clash' || b.event.kind === 'clash')) {
    affinity = Math.max(affinity, bestAffinity(x, inRole(b, role === 'target' ? 'initiator' : 'target')));
  }
  const unsure = [...x, ...y].some(({ basis }) => basis !== 'stated');
  // Who did it is what reports differ over; whom it hit they mostly agree on.
  const against = role === 'initiator' ? (unsure ? 0.3 : 1.2) : unsure ? 0.8 : 1.6;
  const weight = affinity >= 0 ? affinity * 0.7 : affinity * against;
  if (weight === 0) return 0;
  note?.(role, weight, () => [
    `${idsOf(x)} | ${idsOf(y)}`,
    weight > 0 ? `The ${role}s go together.` : `The ${role}s differ.`,
  ]);
  return weight;
}

const inRole = ({ event }: LinkableEvent, role: Role): readonly Participant[] =>
  event.who.filter((who) => who.role === role || (role === 'initiator' && who.role === 'partner'));

const idsOf = (who: readonly Participant[]): string => who.map(({ id }) => id).join(', ');

/** The mean of the best affinities of the shorter list, so that one odd party does not decide. */
function bestAffinity(x: readonly Participant[], y: readonly Participant[]): number {
  if (x.length === 0 || y.length === 0) return -1;
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  let sum = 0;
  let named = 0;
  for (const { id } of few) {
    if (!isNamed(id) && few.length > 1) continue;
    sum += Math.max(...many.map((other) => actorAffinity(id, other.id)));
    named++;
  }
  return named === 0 ? 0 : sum / named;
}

// Counts -------------------------------------------------------------------------------------------

function weighCounts(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  let total = 0;
  let shared = 0;
  for (const [what, x] of a.tolls) {
    const y = b.tolls.get(what);
    if (y === undefined) continue;
    shared++;
    if (x === null || y === null) continue;
    const weight = weighToll(a, b, what, x, y);
    total += weight;
    note?.('counts', weight, () => [
      x === y ? `${x} ${what}` : `${x} | ${y} ${what}`,
      x === y ? `The same number ${what}.` : `Different numbers ${what}; tolls of one event often differ.`,
    ]);
  }
  if (shared === 0 && a.tolls.size > 0 && b.tolls.size > 0) {
    const apart = [...a.tolls.keys()].every(isHarm) === [...b.tolls.keys()].every(isHarm) ? -0.4 : -0.9;
    total += apart;
    note?.('counts', apart, () => [
      `${[...a.tolls.keys()].join(', ')} | ${[...b.tolls.keys()].join(', ')}`,
      'They tell different outcomes.',
    ]);
  }
  return Math.max(-2, total);
}

const isHarm = (what: OutcomeKind): boolean => what === 'killed' || what === 'wounded';

/** An equal number says the more, the rarer it is; an unequal one is weak evidence against. */
function weighToll(
  a: LinkableEvent,
  b: LinkableEvent,
  what: OutcomeKind,
  x: number,
  y: number,
): number {
  if (x === y) return x <= 1 ? 0.3 : Math.min(2.4, 0.4 + 0.55 * Math.log2(x));
  const open = isOpenAt(a, what, y) || isOpenAt(b, what, x);
  const ratio = Math.log2((Math.max(x, y) + 1) / (Math.min(x, y) + 1));
  const against = Math.min(1.5, 0.15 + 0.45 * ratio);
  return open || grows(a, b, x, y) ? -against / 3 : -against;
}

/** Whether the bounds of an event's own number allow another number. */
function isOpenAt({ event }: LinkableEvent, what: OutcomeKind, n: number): boolean {
  const counts: readonly Count[] = event.outcomes.filter((outcome) => outcome.what === what);
  const [only] = counts;
  if (counts.length !== 1 || only === undefined) return false;
  return (only.low ?? 0) <= n && n <= (only.high ?? Number.POSITIVE_INFINITY);
}

/** Whether the later report has the higher toll, as it is when the dead are counted. */
function grows(a: LinkableEvent, b: LinkableEvent, x: number, y: number): boolean {
  if (a.published === null || b.published === null || a.published === b.published) return false;
  return a.published < b.published ? x < y : y < x;
}

// Wording ------------------------------------------------------------------------------------------

function weighWords(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  if (a.words.length < FEWEST_WORDS || b.words.length < FEWEST_WORDS) return 0;
  const mass = sharedRarity(a.words, b.words, collection);
  const weight = Math.max(-0.4, Math.min(5, 1.3 * (Math.log(1 + 340 * mass) - USUAL)));
  note?.('words', weight, () => [
    mass.toFixed(2),
    weight > 0 ? 'They share telling words.' : 'They share few telling words.',
  ]);
  return weight;
}

const FEWEST_WORDS = 5;
/** What two events of one kind and governorate share in words without being one. */
const USUAL = 5.1;

/**
 * The summed rarity of the words that two events share. A word that all reports have adds 0, one that
 * hardly any other has nearly 1; the cube makes one rare word say more than many common ones.
 */
export function sharedRarity(
  a: Uint32Array,
  b: Uint32Array,
  { reportsByWord, reports }: CollectionContext,
): number {
  const most = Math.log(reports + 8);
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) {
      const rarity = Math.max(0, Math.log((reports + 8) / ((reportsByWord.get(x) ?? 1) + 1)) / most);
      sum += rarity * rarity * rarity;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return sum;
}

// The rest -----------------------------------------------------------------------------------------

function weighRest(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  let total = 0;
  const operation = a.operations.find((name) => b.operations.includes(name));
  if (operation !== undefined) {
    total += 2;
    note?.('operation', 2, () => [operation, 'The same name of an operation.']);
  }
  if (a.copyGroup !== null && a.copyGroup === b.copyGroup) {
    total += 1.5;
    note?.('copy', 1.5, () => [a.copyGroup ?? '', 'Their reports copy one another.']);
  }
  const [origin, other] = [a.event.accordingTo[0], b.event.accordingTo[0]];
  if (origin !== undefined && other !== undefined && origin.kind !== 'unnamed') {
    if (origin.name === other.name && other.kind !== 'unnamed') {
      total += 0.4;
      note?.('origin', 0.4, () => [origin.name, 'The same origin tells both.']);
    }
  }
  return total;
}
