import type { LinkableEvent } from './linkable-event.ts';

/**
 * What a collection as a whole says about how telling a coincidence is: a rare word, or a day on which
 * few places are told of, says more than a common one.
 */
export interface CollectionContext {
  readonly reports: number;
  /** In how many reports each word, by its hash, stands. */
  readonly reportsByWord: ReadonlyMap<number, number>;
  /** Names of settlements told of, by day and governorate; `*` for all of them together. */
  readonly placesByDay: ReadonlyMap<string, number>;
  /** On how many days something is told of a settlement, by its name. */
  readonly daysByPlace: ReadonlyMap<string, number>;
}

/** Times longer than this say nothing of a day, and places less certain nothing of a settlement. */
const LONGEST_SPAN = 10;
const COARSE_KM = 30;

/** Counts words and places over the events of a collection; their order makes no difference. */
export function readCollection(events: readonly LinkableEvent[]): CollectionContext {
  const reportsByWord = new Map<number, number>();
  let reports = 0;
  for (const words of wordsByReport(events).values()) {
    reports++;
    for (const word of words) reportsByWord.set(word, (reportsByWord.get(word) ?? 0) + 1);
  }
  return { reports, reportsByWord, ...countPlaces(events) };
}

function wordsByReport(
  events: readonly LinkableEvent[],
): ReadonlyMap<string, Uint32Array | ReadonlySet<number>> {
  const words = new Map<string, Uint32Array | Set<number>>();
  for (const event of events) {
    const before = words.get(event.report);
    if (before === undefined) words.set(event.report, event.words);
    else if (before instanceof Set) for (const word of event.words) before.add(word);
    else words.set(event.report, new Set([...before, ...event.words]));
  }
  return words;
}

function countPlaces(
  events: readonly LinkableEvent[],
): Pick<CollectionContext, 'placesByDay' | 'daysByPlace'> {
  const places = new Map<string, Set<string>>();
  const days = new Map<string, Set<number>>();
  for (const { from, to, placeWords, accuracyKm, event } of events) {
    if (from === null || to === null || to - from > LONGEST_SPAN) continue;
    if (accuracyKm > COARSE_KM || placeWords.length === 0) continue;
    const name = placeWords.join(' ');
    addTo(days, name, from);
    for (let day = from; day <= to; day++) {
      addTo(places, `${day} *`, name);
      if (event.where.admin1 !== null) addTo(places, `${day} ${event.where.admin1}`, name);
    }
  }
  return { placesByDay: sizesOf(places), daysByPlace: sizesOf(days) };
}

function addTo<Value>(sets: Map<string, Set<Value>>, key: string, value: Value): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

const sizesOf = (sets: ReadonlyMap<string, ReadonlySet<unknown>>): ReadonlyMap<string, number> =>
  new Map([...sets].map(([key, set]) => [key, set.size]));

/**
 * How many settlements the collection tells of on the days of an event, at most, in its governorate or
 * (`everywhere`) in all of them. At least 1, and more in a small collection, which knows of little.
 */
export function crowdOf(
  { from, to, event }: LinkableEvent,
  { placesByDay, reports }: CollectionContext,
  everywhere: boolean,
): number {
  let most = 1;
  if (from === null || to === null) return most + UNTOLD / reports;
  const region = everywhere ? '*' : (event.where.admin1 ?? '*');
  for (let day = from; day <= Math.min(to, from + LONGEST_SPAN); day++) {
    most = Math.max(most, placesByDay.get(`${day} ${region}`) ?? 0);
  }
  return most + UNTOLD / reports;
}

/** On how many days the collection tells something of the place of an event; see `crowdOf`. */
export const daysAt = (
  { placeWords }: LinkableEvent,
  { daysByPlace, reports }: CollectionContext,
): number => (daysByPlace.get(placeWords.join(' ')) ?? 1) + UNTOLD / reports;

/** What one report leaves untold, in places or days. */
const UNTOLD = 20;
