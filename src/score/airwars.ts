import type { CodedEvent, CodedReport, OutcomeKind } from '../model/coded-report.ts';

/**
 * A report that an archive has filed under one incident. The archive tells of that incident alone, so
 * that only whether it is found can be scored, not what else was coded.
 */
export interface FiledReport {
  readonly id: string;
  readonly published?: string | null;
  readonly gold: FiledIncident;
}

/** The incident as the archive has it; casualties are its least and most. */
export interface FiledIncident {
  /** ISO date. */
  readonly date: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly killed?: readonly [number | null, number | null] | null;
  readonly wounded?: readonly [number | null, number | null] | null;
}

/** How many of those that can be judged are right. */
export interface Share {
  readonly hit: number;
  readonly of: number;
}

/** How well the filed incidents were found. Each share is over the reports whose incident has the value. */
export interface FiledScores {
  readonly reports: number;
  /** Reports that were not coded. */
  readonly missing: number;
  /** Events coded in all reports together. */
  readonly events: number;
  readonly withoutEvent: Share;
  readonly dateExact: Share;
  /** At most a day off. */
  readonly dateNear: Share;
  /** Exact, of the reports whose day of publication is known. */
  readonly datedExact: Share;
  /** What "it happened on the day of publication" would score on the same reports. */
  readonly publicationExact: Share;
  readonly within5Km: Share;
  readonly within10Km: Share;
  readonly within25Km: Share;
  readonly killed: Share;
  readonly wounded: Share;
  /** One event has the date, at most a day off, and the place, at most 25 km off. */
  readonly dateAndPlace: Share;
  /** The same event has the number of killed too. */
  readonly dateAndPlaceAndKilled: Share;
}

/** What can be right or wrong of one report; undefined where its incident does not have the value. */
type Verdicts = {
  readonly [Field in keyof FiledScores as FiledScores[Field] extends Share ? Field : never]:
    | boolean
    | undefined;
};

/** Fighters of these are no casualties as the archive counts them. */
const NOT_COUNTED = new Set(['isis', 'sdf', 'asayish']);
/** A longer stretch is no date; one that the report gives as about must be shorter. */
const LONGEST_DAYS = 7;
const LONGEST_ABOUT_DAYS = 3;
const NEAR_KM = 25;

/** Scores coded reports, by id, against the incidents that they are filed under. */
export function scoreFiled(
  filed: readonly FiledReport[],
  codedById: ReadonlyMap<string, CodedReport>,
): FiledScores {
  const verdicts = filed.map((report) => judge(report, eventsOf(codedById.get(report.id))));
  const share = (field: keyof Verdicts): Share => {
    const judged = verdicts.filter((verdict) => verdict[field] !== undefined);
    return { hit: judged.filter((verdict) => verdict[field] === true).length, of: judged.length };
  };
  return {
    reports: filed.length,
    missing: filed.filter(({ id }) => !codedById.has(id)).length,
    events: filed.reduce((sum, { id }) => sum + eventsOf(codedById.get(id)).length, 0),
    withoutEvent: share('withoutEvent'),
    dateExact: share('dateExact'),
    dateNear: share('dateNear'),
    datedExact: share('datedExact'),
    publicationExact: share('publicationExact'),
    within5Km: share('within5Km'),
    within10Km: share('within10Km'),
    within25Km: share('within25Km'),
    killed: share('killed'),
    wounded: share('wounded'),
    dateAndPlace: share('dateAndPlace'),
    dateAndPlaceAndKilled: share('dateAndPlaceAndKilled'),
  };
}

const eventsOf = (coded: CodedReport | undefined): readonly CodedEvent[] =>
  (coded?.events ?? []).filter(({ status }) => status === 'happened');

function judge({ published, gold }: FiledReport, events: readonly CodedEvent[]): Verdicts {
  const days = least(events.map((event) => daysOff(event, gold)));
  const km = least(events.map((event) => kmOff(event, gold)));
  const dated = typeof published === 'string';
  const placed = typeof gold.lat === 'number';
  const right = events.filter(
    (event) => daysOff(event, gold) <= 1 && kmOff(event, gold) <= NEAR_KM,
  );
  const has = (what: 'killed' | 'wounded'): boolean => (gold[what]?.[1] ?? 0) >= 1;
  const tells = (event: CodedEvent, what: 'killed' | 'wounded'): boolean =>
    isWithin(totalOf(event, what), gold[what]);
  return {
    withoutEvent: events.length === 0,
    dateExact: days === 0,
    dateNear: days <= 1,
    datedExact: dated ? days === 0 : undefined,
    publicationExact: dated ? dayOf(published) === dayOf(gold.date) : undefined,
    within5Km: placed ? km <= 5 : undefined,
    within10Km: placed ? km <= 10 : undefined,
    within25Km: placed ? km <= NEAR_KM : undefined,
    killed: has('killed') ? events.some((event) => tells(event, 'killed')) : undefined,
    wounded: has('wounded') ? events.some((event) => tells(event, 'wounded')) : undefined,
    dateAndPlace: placed ? right.length > 0 : undefined,
    dateAndPlaceAndKilled:
      placed && has('killed') ? right.some((event) => tells(event, 'killed')) : undefined,
  };
}

/** Days between an event and its incident; infinite where the event has no date that says anything. */
function daysOff({ when }: CodedEvent, { date }: FiledIncident): number {
  const from = dayOf(when.from);
  const to = dayOf(when.to ?? when.from);
  const day = dayOf(date);
  if (from === undefined || to === undefined || day === undefined) return Number.POSITIVE_INFINITY;
  const longest = when.precision === 'about' ? LONGEST_ABOUT_DAYS : LONGEST_DAYS;
  if (to - from > longest) return Number.POSITIVE_INFINITY;
  return Math.max(0, from - day, day - to);
}

function kmOff({ where }: CodedEvent, { lat, lon }: FiledIncident): number {
  const known = [lat, lon, where.lat, where.lon].filter((degrees) => typeof degrees === 'number');
  const [aLat, aLon, bLat, bLon] = known.map((degrees) => (degrees * Math.PI) / 180);
  if (aLat === undefined || aLon === undefined || bLat === undefined || bLon === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const chord =
    Math.sin((bLat - aLat) / 2) ** 2 +
    Math.cos(aLat) * Math.cos(bLat) * Math.sin((bLon - aLon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

const EARTH_KM = 6371;

interface Total {
  readonly low: number;
  readonly high: number;
}

/** The persons of all outcomes of one kind; undefined where the event tells of none. */
function totalOf({ outcomes }: CodedEvent, what: OutcomeKind): Total | undefined {
  const counted = outcomes.filter((one) => one.what === what && !NOT_COUNTED.has(one.who));
  if (counted.length === 0) return undefined;
  return {
    low: counted.reduce((sum, { best, low }) => sum + (best ?? low ?? 0), 0),
    high: counted.reduce((sum, { best, low, high }) => sum + (best ?? high ?? low ?? 0), 0),
  };
}

function isWithin(total: Total | undefined, range: FiledIncident['killed']): boolean {
  if (total === undefined) return false;
  return total.high >= (range?.[0] ?? 0) && total.low <= (range?.[1] ?? 0);
}

function dayOf(iso: string | null | undefined): number | undefined {
  if (iso === null || iso === undefined) return undefined;
  return Date.parse(iso.slice(0, 10)) / 86_400_000;
}

const least = (numbers: readonly number[]): number =>
  Math.min(Number.POSITIVE_INFINITY, ...numbers);
