import { KINDS } from '../model/coded-report.ts';
import { dayNumber, isoDay } from './day-number.ts';
import type { IncidentFilter, IncidentOrder } from './incident-filter.ts';
import {
  COUNTED,
  type Counted,
  type IncidentIndex,
  type Lists,
  NO_AGREEMENT,
  NO_DAY,
  type Numbers,
} from './incident-index.ts';

/** How many incidents have a value, by value. */
export type Facet = Readonly<Record<string, number>>;

/** How many incidents began in each stretch of days. */
export interface Histogram {
  /** First day of the first stretch. */
  readonly from: string;
  /** Days in a stretch. */
  readonly days: number;
  readonly counts: readonly number[];
  /** Incidents before the first stretch. */
  readonly before: number;
}

/** Incidents of one place. */
export interface PlaceCount {
  /** Position in the list of places. */
  readonly place: number;
  readonly incidents: number;
  readonly killed: number;
}

/** What a filter leaves, and the counts over it. */
export interface Selection {
  /** Positions in the index, in the order of the filter. */
  readonly rows: Uint32Array;
  /** Counts by value, each with all filters but its own. */
  readonly facets: {
    readonly kinds: Facet;
    readonly admin1: Facet;
    readonly actors: Facet;
    readonly outlets: Facet;
  };
  /** With all filters but that of time. */
  readonly histogram: Histogram | null;
  /** With all filters but that of the map. */
  readonly places: readonly PlaceCount[];
  readonly sums: Readonly<Record<Counted, { readonly total: number; readonly incidents: number }>>;
  readonly disputed: number;
}

/** One bit for every filter that an incident may fail. */
const FAILS = { time: 1, kinds: 2, admin1: 4, actors: 8, outlets: 16, box: 32, rest: 64 } as const;
const EVERY = 127;
/** What an event must tell all at once. */
const TOLD = FAILS.time | FAILS.kinds | FAILS.admin1;

/** What incidents fail, and what the events of each tell. */
interface Failures {
  /** Of every incident. Of the filters of events it has those that no event passes with all others. */
  readonly incidents: Uint8Array;
  /** Of every event; undefined where nothing is asked of events. */
  readonly events: Uint8Array | undefined;
  /** Of every incident the filters of which one alone keeps all of its events out. */
  readonly butFor: Uint8Array | undefined;
}

/**
 * Filters, orders and counts the incidents of an index in one pass. `found` holds the positions whose
 * reports match the words of the filter, where it has any. What it leaves is what `incidentsMatching`
 * of the store chooses.
 */
export function selectIncidents(
  index: IncidentIndex,
  filter: IncidentFilter,
  numbers: Numbers,
  found: ReadonlySet<number> | undefined,
): Selection {
  const { incidents: fails, events, butFor } = markFailures(index, filter, found);
  const { tellings } = index;
  const facets = {
    kinds: new Uint32Array(KINDS.length),
    admin1: new Uint32Array(index.admin1Names.length),
    actors: new Uint32Array(index.told.names.length),
    outlets: new Uint32Array(index.outlets.names.length),
  };
  const seen = {
    kinds: new Int32Array(KINDS.length),
    admin1: new Int32Array(facets.admin1.length),
  };
  const placeCounts = new Uint32Array(index.placeList.length);
  const placeKilled = new Uint32Array(index.placeList.length);
  const sums = { killed: [0, 0], wounded: [0, 0], detained: [0, 0] } satisfies Record<
    Counted,
    [number, number]
  >;
  const bins = openBins(index);
  let disputed = 0;
  let hits = 0;
  /** Counts the values of the events that pass all filters but one, each value once an incident. */
  const addTold = (i: number, field: 'kinds' | 'admin1'): void => {
    const end = tellings.starts[i + 1] ?? 0;
    for (let at = tellings.starts[i] ?? 0; at < end; at++) {
      if (((events?.[at] ?? 0) & ~FAILS[field]) !== 0) continue;
      const value = tellings[field][at] ?? 0;
      if (seen[field][value] === i + 1) continue;
      seen[field][value] = i + 1;
      add(facets[field], value);
    }
  };
  for (let i = 0; i < index.size; i++) {
    const mask = fails[i] ?? 0;
    // The filters without which it would pass: all where it passes as it is.
    let but = mask === 0 ? EVERY : (mask & (mask - 1)) === 0 ? mask : 0;
    if (butFor !== undefined && (mask & ~TOLD) === 0) but |= butFor[i] ?? 0;
    if (but === 0) continue;
    if ((but & FAILS.kinds) !== 0) addTold(i, 'kinds');
    if ((but & FAILS.admin1) !== 0) addTold(i, 'admin1');
    if ((but & FAILS.actors) !== 0) addList(facets.actors, index.told, i);
    if ((but & FAILS.outlets) !== 0) addList(facets.outlets, index.outlets, i);
    if ((but & FAILS.time) !== 0) bins?.add(index.from[i] ?? NO_DAY);
    if ((but & FAILS.box) !== 0) {
      add(placeCounts, index.places[i]);
      add(placeKilled, index.places[i], Math.max(0, numbers.killed[i] ?? 0));
    }
    if (mask !== 0) continue;
    hits++;
    if ((index.agreement[i] ?? NO_AGREEMENT) < 100) disputed++;
    for (const what of COUNTED) {
      const n = numbers[what][i] ?? -1;
      if (n < 0) continue;
      sums[what][0] += n;
      sums[what][1] += 1;
    }
  }
  const rows = new Uint32Array(hits);
  let at = 0;
  for (const i of orderOf(index, filter.order, numbers)) if (fails[i] === 0) rows[at++] = i;
  return {
    rows,
    facets: {
      kinds: named(facets.kinds, KINDS),
      admin1: named(facets.admin1, index.admin1Names),
      actors: named(facets.actors, index.told.names),
      outlets: named(facets.outlets, index.outlets.names),
    },
    histogram: bins?.histogram() ?? null,
    places: countPlaces(placeCounts, placeKilled),
    sums: {
      killed: { total: sums.killed[0], incidents: sums.killed[1] },
      wounded: { total: sums.wounded[0], incidents: sums.wounded[1] },
      detained: { total: sums.detained[0], incidents: sums.detained[1] },
    },
    disputed,
  };
}

function markFailures(
  index: IncidentIndex,
  filter: IncidentFilter,
  found: ReadonlySet<number> | undefined,
): Failures {
  const fails = new Uint8Array(index.size);
  const actors = chosen(index.told.names, filter.actors);
  const outlets = chosen(index.outlets.names, filter.outlets);
  const inBox = index.placeList.map(({ lat, lon }) => {
    if (filter.box === null) return true;
    const [west, south, east, north] = filter.box;
    return (
      lat !== null && lon !== null && lat >= south && lat <= north && lon >= west && lon <= east
    );
  });
  for (let i = 0; i < index.size; i++) {
    let mask = 0;
    if (actors !== undefined && !hasChosen(index.told, i, actors)) mask |= FAILS.actors;
    if (outlets !== undefined && !hasChosen(index.outlets, i, outlets)) mask |= FAILS.outlets;
    if (inBox[index.places[i] ?? 0] !== true) mask |= FAILS.box;
    if ((index.origins[i] ?? 0) < filter.origins && filter.origins > 1) mask |= FAILS.rest;
    if (filter.disputed && (index.agreement[i] ?? NO_AGREEMENT) >= 100) mask |= FAILS.rest;
    if (found !== undefined && !found.has(i)) mask |= FAILS.rest;
    fails[i] = mask;
  }
  const events = markEvents(index, filter);
  if (events === undefined) return { incidents: fails, events, butFor: undefined };
  const butFor = new Uint8Array(index.size);
  const { starts } = index.tellings;
  for (let i = 0; i < index.size; i++) {
    let passes = false;
    let alone = 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) {
      const mask = events[at] ?? 0;
      if (mask === 0) passes = true;
      else if (mask === FAILS.time || mask === FAILS.kinds || mask === FAILS.admin1) alone |= mask;
    }
    if (!passes) {
      fails[i] = (fails[i] ?? 0) | TOLD;
      butFor[i] = alone;
    }
  }
  return { incidents: fails, events, butFor };
}

/** What each event fails of the filters on kind, place and time; undefined where there are none. */
function markEvents(
  { admin1Names, tellings }: IncidentIndex,
  filter: IncidentFilter,
): Uint8Array | undefined {
  const kinds = chosen(KINDS, filter.kinds);
  const admin1 = chosen(admin1Names, filter.admin1);
  const countries = chosen(tellings.countryNames, filter.countries);
  const from = filter.from === null ? undefined : dayNumber(filter.from);
  const to = filter.to === null ? undefined : dayNumber(filter.to);
  const asks = [kinds, admin1, countries, from, to].some((asked) => asked !== undefined);
  if (!asks) return undefined;
  const marks = new Uint8Array(tellings.kinds.length);
  for (let at = 0; at < marks.length; at++) {
    const [first, last] = [tellings.from[at] ?? NO_DAY, tellings.to[at] ?? NO_DAY];
    let mask = 0;
    if (to !== undefined && (first === NO_DAY || first > to)) mask |= FAILS.time;
    if (from !== undefined && (last === NO_DAY || last < from)) mask |= FAILS.time;
    if (kinds !== undefined && kinds[tellings.kinds[at] ?? 0] !== 1) mask |= FAILS.kinds;
    if (admin1 !== undefined && admin1[tellings.admin1[at] ?? 0] !== 1) mask |= FAILS.admin1;
    // No facet stands for countries, so that an event of another one counts nowhere.
    if (countries !== undefined && countries[tellings.countries[at] ?? 0] !== 1) mask |= FAILS.rest;
    marks[at] = mask;
  }
  return marks;
}

/** Which of some names are chosen, by position; undefined where none is asked for. */
function chosen(names: readonly string[], wanted: readonly string[]): Uint8Array | undefined {
  if (wanted.length === 0) return undefined;
  return Uint8Array.from(names, (name) => (wanted.includes(name) ? 1 : 0));
}

function hasChosen({ starts, values }: Lists, i: number, wanted: Uint8Array): boolean {
  const end = starts[i + 1] ?? 0;
  for (let at = starts[i] ?? 0; at < end; at++) if (wanted[values[at] ?? 0] === 1) return true;
  return false;
}

function add(counts: Uint32Array, at: number | undefined, n = 1): void {
  if (at !== undefined) counts[at] = (counts[at] ?? 0) + n;
}

function addList(counts: Uint32Array, { starts, values }: Lists, i: number): void {
  const end = starts[i + 1] ?? 0;
  for (let at = starts[i] ?? 0; at < end; at++) add(counts, values[at]);
}

function named(counts: Uint32Array, names: readonly string[]): Facet {
  const facet: Record<string, number> = {};
  for (const [i, n] of counts.entries()) if (n > 0) facet[names[i] ?? ''] = n;
  return facet;
}

function countPlaces(counts: Uint32Array, killed: Uint32Array): readonly PlaceCount[] {
  const places: PlaceCount[] = [];
  for (const [place, incidents] of counts.entries()) {
    if (incidents > 0) places.push({ place, incidents, killed: killed[place] ?? 0 });
  }
  return places;
}

const MOST_BINS = 180;
const STRETCHES = [1, 7, 14, 28, 91, 365];

/** The days over which incidents are counted, and how many of them make a bar. */
interface Scale {
  readonly first: number;
  readonly length: number;
  readonly bars: number;
}

const scales = new WeakMap<IncidentIndex, Scale | null>();

/** The days in which nearly all incidents lie, so that a few old dates do not flatten the rest. */
function scaleOf(index: IncidentIndex): Scale | null {
  const kept = scales.get(index);
  if (kept !== undefined) return kept;
  const days = index.from.filter((day) => day !== NO_DAY).sort();
  const last = days.at(-1);
  let scale: Scale | null = null;
  if (last !== undefined) {
    const first = firstDay(days, last);
    const length =
      STRETCHES.find((stretch) => (last - first + 1) / stretch <= MOST_BINS) ?? 10 * 365;
    scale = { first, length, bars: Math.floor((last - first) / length) + 1 };
  }
  scales.set(index, scale);
  return scale;
}

/** Counts incidents into the bars of the scale. */
function openBins(index: IncidentIndex) {
  const scale = scaleOf(index);
  if (scale === null) return undefined;
  const { first, length, bars } = scale;
  const counts = new Array<number>(bars).fill(0);
  let before = 0;
  return {
    add(day: number): void {
      if (day === NO_DAY) return;
      const bin = Math.floor((day - first) / length);
      if (bin < 0) before++;
      else counts[bin] = (counts[bin] ?? 0) + 1;
    },
    histogram: (): Histogram => ({ from: isoDay(first), days: length, counts, before }),
  };
}

/** The first day, or where the oldest few take up most of the time, the first after them. */
function firstDay(days: Int32Array, last: number): number {
  const earliest = days[0] ?? last;
  for (const share of [0.34, 0.1, 0.02]) {
    const day = days[Math.floor(days.length * share)] ?? earliest;
    if (days.length > 20 && (last - day) * 3 < last - earliest) return day;
  }
  return earliest;
}

const orders = new WeakMap<Numbers, Map<IncidentOrder, Uint32Array>>();

/** All positions in an order, kept for the next filter. */
function orderOf(index: IncidentIndex, order: IncidentOrder, numbers: Numbers): Uint32Array {
  const kept = orders.get(numbers) ?? new Map<IncidentOrder, Uint32Array>();
  orders.set(numbers, kept);
  const known = kept.get(order);
  if (known !== undefined) return known;
  const key = ORDER_KEYS[order](index, numbers);
  const { from } = index;
  const sorted = Uint32Array.from({ length: index.size }, (_, i) => i).sort(
    (a, b) => (key[b] ?? 0) - (key[a] ?? 0) || (from[b] ?? NO_DAY) - (from[a] ?? NO_DAY) || a - b,
  );
  kept.set(order, sorted);
  return sorted;
}

const ORDER_KEYS: Readonly<
  Record<IncidentOrder, (index: IncidentIndex, numbers: Numbers) => ArrayLike<number>>
> = {
  newest: ({ from }) => from,
  oldest: ({ from }) => from.map((day) => (day === NO_DAY ? NO_DAY : -day)),
  killed: (_, { killed }) => killed,
  reports: ({ reports }) => reports,
  disputed: ({ agreement, origins }) =>
    Int32Array.from(agreement, (share, i) =>
      share === NO_AGREEMENT ? -1000 : 100 - share + Math.min(50, origins[i] ?? 0),
    ),
};
