import type { Kysely } from 'kysely';
import { KINDS, type Kind, type PlacePrecision } from '../model/coded-report.ts';
import type { AdoptionRule } from '../reconcile/adopt.ts';
import { NO_ADMIN1 } from '../reconcile/incident-choice.ts';
import { type Adopted, readAdopted } from '../store/adopted.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/open-store.ts';
import { adoptionRule } from '../store/settings.ts';
import { dayNumber } from './day-number.ts';

/** The outcomes that are counted over incidents. */
export const COUNTED = ['killed', 'wounded', 'detained'] as const;
export type Counted = (typeof COUNTED)[number];

/** A number of each counted outcome for every incident; -1 where nobody tells one. */
export type Numbers = Readonly<Record<Counted, Int32Array>>;

/** A place on the map that incidents have in common. */
export interface IndexedPlace {
  readonly name: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlacePrecision;
  readonly accuracyKm: number | null;
}

/** Lists of small numbers, one for each incident: those of `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly values: Uint16Array;
  /** What the numbers stand for. */
  readonly names: readonly string[];
}

/** What each event of an incident tells: those of `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface Tellings {
  readonly starts: Uint32Array;
  readonly kinds: Uint8Array;
  readonly admin1: Uint16Array;
  /** Positions in `countryNames`. */
  readonly countries: Uint8Array;
  readonly countryNames: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * The incidents of a collection in columns, so that filters and counts over a hundred thousand of them
 * take milliseconds. Position `i` of every column is the same incident.
 */
export interface IncidentIndex {
  readonly size: number;
  /** The rule that the collection adopts values by. */
  readonly rule: AdoptionRule;
  readonly nos: Uint32Array;
  readonly ids: readonly string[];
  readonly positions: ReadonlyMap<number, number>;
  /** Positions in `KINDS`. */
  readonly kinds: Uint8Array;
  readonly foiled: Uint8Array;
  /** Days since 1970; `NO_DAY` where the time is unknown. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Adopted. Positions in `admin1Names`. */
  readonly admin1: Uint16Array;
  readonly admin1Names: readonly string[];
  readonly tellings: Tellings;
  /** Positions in `placeList`. */
  readonly places: Uint32Array;
  readonly placeList: readonly IndexedPlace[];
  readonly events: Uint16Array;
  readonly reports: Uint16Array;
  readonly origins: Uint16Array;
  /** The least agreement on a number, 0 to 100; 255 where fewer than two origins give one. */
  readonly agreement: Uint8Array;
  /** As adopted, those named by more origins first. */
  readonly actors: Lists;
  /** As any report tells. */
  readonly told: Lists;
  readonly outlets: Lists;
  readonly numbers: Numbers;
  /** What is adopted of incidents with one event, for other rules. */
  readonly adopted: (i: number) => Adopted['outcomes'];
}

/** Stands for an unknown day. */
export const NO_DAY = -1_000_000;
/** Stands for an agreement that cannot be measured. */
export const NO_AGREEMENT = 255;

/** Reads the columns from a store. */
export async function buildIndex({ db, sqlite }: Store): Promise<IncidentIndex> {
  const rows = await db.selectFrom('incident').selectAll().orderBy('no').execute();
  const size = rows.length;
  const positions = new Map(rows.map(({ no }, i) => [no, i]));
  const adopted = rows.map((row) => readAdopted(row));
  const number = (field: Counted): Int32Array => Int32Array.from(rows, (row) => row[field] ?? -1);
  const admin1 = new Dictionary();
  const places = readPlaces(sqlite, positions, rows);
  const tellings = readTellings(sqlite, positions, size, admin1);
  const told = await readTold(db, positions, size);
  const outlets = await readOutlets(db, positions, size);
  return {
    size,
    rule: await adoptionRule(db),
    nos: Uint32Array.from(rows, ({ no }) => no),
    ids: rows.map(({ id }) => id),
    positions,
    kinds: Uint8Array.from(rows, ({ kind }) => KINDS.indexOf(kind)),
    foiled: Uint8Array.from(rows, ({ status }) => (status === 'foiled' ? 1 : 0)),
    from: Int32Array.from(rows, ({ from_day }) =>
      from_day === null ? NO_DAY : dayNumber(from_day),
    ),
    to: Int32Array.from(rows, ({ from_day, to_day }) => {
      const day = to_day ?? from_day;
      return day === null ? NO_DAY : dayNumber(day);
    }),
    admin1: Uint16Array.from(rows, (row) => admin1.add(row.admin1 ?? NO_ADMIN1)),
    admin1Names: admin1.names,
    ...places,
    tellings,
    events: Uint16Array.from(rows, ({ events }) => events),
    reports: Uint16Array.from(rows, ({ reports }) => reports),
    origins: Uint16Array.from(rows, ({ origins }) => origins),
    agreement: Uint8Array.from(adopted, ({ agreement: { outcomes } }) =>
      outcomes === null ? NO_AGREEMENT : Math.floor(100 * outcomes),
    ),
    actors: listsOf(adopted.map(({ who }) => who.map(({ actor }) => actor))),
    told,
    outlets,
    numbers: { killed: number('killed'), wounded: number('wounded'), detained: number('detained') },
    adopted: (i) => adopted[i]?.outcomes ?? [],
  };
}

/** Gives names small numbers in the order in which they come. */
class Dictionary {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  add(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

function listsOf(lists: readonly (readonly string[])[]): Lists {
  const dictionary = new Dictionary();
  const starts = new Uint32Array(lists.length + 1);
  const values: number[] = [];
  for (const [i, names] of lists.entries()) {
    for (const name of new Set(names)) values.push(dictionary.add(name));
    starts[i + 1] = values.length;
  }
  return { starts, values: Uint16Array.from(values), names: dictionary.names };
}

/** What every event tells of kind, place and time, in the order of the incidents. */
function readTellings(
  sqlite: Store['sqlite'],
  positions: ReadonlyMap<number, number>,
  size: number,
  admin1Names: Dictionary,
): Tellings {
  const statement = sqlite.prepare(`select incident_no, kind, admin1, country, from_day, to_day
    from event where incident_no is not null order by incident_no`);
  const starts = new Uint32Array(size + 1);
  const countryNames = new Dictionary();
  const [kinds, admin1, countries, from, to]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  for (const row of statement.iterate()) {
    const i = positions.get(Number(row['incident_no']));
    if (i === undefined) continue;
    kinds.push(KINDS.indexOf(row['kind'] as Kind));
    admin1.push(admin1Names.add(String(row['admin1'] ?? NO_ADMIN1)));
    countries.push(countryNames.add(String(row['country'] ?? '')));
    from.push(dayOf(row['from_day']));
    to.push(dayOf(row['to_day']));
    starts[i + 1] = kinds.length;
  }
  // Where an incident has no event, it ends where it begins.
  for (let i = 1; i <= size; i++) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  return {
    starts,
    kinds: Uint8Array.from(kinds),
    admin1: Uint16Array.from(admin1),
    countries: Uint8Array.from(countries),
    countryNames: countryNames.names,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

const dayOf = (iso: unknown): number => (typeof iso === 'string' ? dayNumber(iso) : NO_DAY);

async function readTold(
  db: Kysely<Database>,
  positions: ReadonlyMap<number, number>,
  size: number,
): Promise<Lists> {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('event', 'event.no', 'participant.event_no')
    .where('event.incident_no', 'is not', null)
    .select(['event.incident_no', 'participant.actor'])
    .execute();
  return gather(
    rows.map(({ incident_no, actor }) => [incident_no, actor]),
    positions,
    size,
  );
}

async function readOutlets(
  db: Kysely<Database>,
  positions: ReadonlyMap<number, number>,
  size: number,
): Promise<Lists> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .where('event.incident_no', 'is not', null)
    .where('report.outlet', 'is not', null)
    .select(['event.incident_no', 'report.outlet'])
    .execute();
  return gather(
    rows.map(({ incident_no, outlet }) => [incident_no, outlet]),
    positions,
    size,
  );
}

/** The values of each incident, in the order of the incidents. */
function gather(
  rows: readonly (readonly [incident: number | null, value: string | null])[],
  positions: ReadonlyMap<number, number>,
  size: number,
): Lists {
  const lists: string[][] = Array.from({ length: size }, () => []);
  for (const [incident, value] of rows) {
    const i = positions.get(incident ?? -1);
    if (i !== undefined && value !== null) lists[i]?.push(value);
  }
  return listsOf(lists);
}

/** The place of every incident, with the precision of an event that tells it. */
function readPlaces(
  sqlite: Store['sqlite'],
  positions: ReadonlyMap<number, number>,
  rows: readonly {
    readonly place: string | null;
    readonly admin1: string | null;
    readonly country: string | null;
    readonly lat: number | null;
    readonly lon: number | null;
  }[],
): { readonly places: Uint32Array; readonly placeList: readonly IndexedPlace[] } {
  const precision: (PlacePrecision | undefined)[] = new Array(rows.length);
  const accuracy: (number | null)[] = new Array(rows.length).fill(null);
  const statement = sqlite.prepare(`select incident_no, place, lat, place_precision,
    json_extract(coded, '$.where.accuracyKm') as accuracy from event where incident_no is not null`);
  for (const event of statement.iterate()) {
    const i = positions.get(Number(event['incident_no']));
    if (i === undefined) continue;
    const isAdopted = rows[i]?.place === event['place'] && rows[i]?.lat === event['lat'];
    if (!isAdopted && precision[i] !== undefined) continue;
    precision[i] = event['place_precision'] as PlacePrecision;
    accuracy[i] = typeof event['accuracy'] === 'number' ? event['accuracy'] : null;
  }
  const numbers = new Map<string, number>();
  const placeList: IndexedPlace[] = [];
  const places = Uint32Array.from(rows, ({ place: name, admin1, country, lat, lon }, i) => {
    const place: IndexedPlace = {
      name,
      admin1,
      country,
      lat,
      lon,
      precision: precision[i] ?? 'unknown',
      accuracyKm: accuracy[i] ?? null,
    };
    const key = `${name} ${admin1} ${lat} ${lon} ${place.precision}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, placeList.length);
    return placeList.push(place) - 1;
  });
  return { places, placeList };
}
