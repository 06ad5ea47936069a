import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Kind } from '../model/coded-report.ts';
import { type Bounds, cellRuns } from './cells.ts';
import type { Database } from './database.ts';
import { matchingNumbers } from './search.ts';

/** Which incidents to list. An incident is found by what any of its reports tells. */
export interface IncidentFilter {
  /** First and last day, ISO dates, inclusive. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** ISO 3166-2. */
  readonly governorate?: string | undefined;
  /** ISO 3166-1. */
  readonly country?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly actor?: string | undefined;
  /** A query of the full-text index, as `readQuery` makes it. */
  readonly match?: string | undefined;
  /** Of the adopted place. */
  readonly bounds?: Bounds | undefined;
  readonly leastReports?: number | undefined;
}

/** Where a page of a listing ended: the next one begins after it. */
export interface IncidentCursor {
  readonly day: string | null;
  readonly no: number;
}

/** The incidents that a filter lets through, without order or limit. */
export function incidentsMatching(db: Kysely<Database>, filter: IncidentFilter) {
  return db.selectFrom('incident').where((eb) => eb.and(conditions(eb, db, filter)));
}

/** A page of incidents, the latest first, those without a day last. */
export function listIncidents(
  db: Kysely<Database>,
  filter: IncidentFilter,
  limit: number,
  after?: IncidentCursor,
) {
  let query = incidentsMatching(db, filter)
    .selectAll()
    .orderBy('incident.from_day', 'desc')
    .orderBy('incident.no', 'desc')
    .limit(limit);
  if (after !== undefined) {
    const { day, no } = after;
    query = query.where((eb) =>
      day === null
        ? eb.and([eb('incident.from_day', 'is', null), eb('incident.no', '<', no)])
        : eb.or([
            eb('incident.from_day', 'is', null),
            eb('incident.from_day', '<', day),
            eb.and([eb('incident.from_day', '=', day), eb('incident.no', '<', no)]),
          ]),
    );
  }
  return query;
}

/** How many incidents, reports and origins a filter lets through. */
export function countIncidents(db: Kysely<Database>, filter: IncidentFilter) {
  return incidentsMatching(db, filter).select(({ fn }) => [
    fn.countAll<number>().as('incidents'),
    fn.sum<number | null>('incident.reports').as('reports'),
    fn.sum<number | null>('incident.origins').as('origins'),
  ]);
}

/** The points of a stretch of the map, answered from one index. */
export function mapPoints(
  db: Kysely<Database>,
  bounds: Bounds,
  { since, until }: Pick<IncidentFilter, 'since' | 'until'>,
  limit: number,
) {
  return db
    .selectFrom('incident')
    .where((eb) => eb.and(withinBounds(eb, bounds)))
    .$if(until !== undefined, (query) => query.where('from_day', '<=', until ?? ''))
    .$if(since !== undefined, (query) => query.where('to_day', '>=', since ?? ''))
    .select(['no', 'from_day', 'to_day', 'lat', 'lon', 'kind', 'reports'])
    .limit(limit);
}

/** An incident by its id, or by the beginning of it. */
export function incidentById(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('incident')
    .selectAll()
    .where((eb) =>
      eb.or([eb('id', '=', id), eb.and([eb('id', '>=', id), eb('id', '<', `${id}\uffff`)])]),
    )
    .orderBy('id')
    .limit(2);
}

/** The links between the events of an incident, the strongest first. */
export function linksOfIncident(db: Kysely<Database>, incidentNo: number) {
  return db
    .selectFrom('link')
    .innerJoin('event as a', 'a.no', 'link.event_a')
    .innerJoin('event as b', 'b.no', 'link.event_b')
    .innerJoin('report as of_a', 'of_a.no', 'a.report_no')
    .innerJoin('report as of_b', 'of_b.no', 'b.report_no')
    .where('a.incident_no', '=', incidentNo)
    .where('b.incident_no', '=', incidentNo)
    .select([
      'a.id as event_a',
      'b.id as event_b',
      'of_a.id as report_a',
      'of_b.id as report_b',
      'of_a.name as name_a',
      'of_b.name as name_b',
      'link.score',
      'link.made_by',
      'link.reasons',
    ])
    .orderBy('link.score', 'desc');
}

type IncidentBuilder = ExpressionBuilder<Database, 'incident'>;

function conditions(eb: IncidentBuilder, db: Kysely<Database>, filter: IncidentFilter) {
  const { since, until, governorate, country, kind, actor, match, bounds, leastReports } = filter;
  const all: Expression<SqlBool>[] = [];
  const told = { since, until, governorate, country, kind };
  if (Object.values(told).some((value) => value !== undefined)) {
    all.push(eb('incident.no', 'in', eventsTelling(db, told)));
  }
  if (actor !== undefined) {
    const acting = db
      .selectFrom('participant')
      .innerJoin('event', 'event.no', 'participant.event_no')
      .where('participant.actor', '=', actor)
      .where('event.incident_no', 'is not', null)
      .select('event.incident_no');
    all.push(eb('incident.no', 'in', acting));
  }
  if (match !== undefined) {
    const found = db
      .selectFrom('event')
      .where('event.report_no', 'in', matchingNumbers(db, match))
      .where('event.incident_no', 'is not', null)
      .select('event.incident_no');
    all.push(eb('incident.no', 'in', found));
  }
  if (bounds !== undefined) all.push(...withinBounds(eb, bounds));
  if (leastReports !== undefined) all.push(eb('incident.reports', '>=', leastReports));
  return all;
}

/** Numbers of the incidents of which some event has all of these values. */
function eventsTelling(
  db: Kysely<Database>,
  {
    since,
    until,
    governorate,
    country,
    kind,
  }: Pick<IncidentFilter, 'since' | 'until' | 'governorate' | 'country' | 'kind'>,
) {
  let events = db.selectFrom('event').where('event.incident_no', 'is not', null);
  if (governorate !== undefined) events = events.where('event.admin1', '=', governorate);
  if (country !== undefined) events = events.where('event.country', '=', country);
  if (until !== undefined) events = events.where('event.from_day', '<=', until);
  if (since !== undefined) events = events.where('event.to_day', '>=', since);
  if (kind !== undefined) events = events.where('event.kind', '=', kind);
  return events.select('event.incident_no');
}

function withinBounds(eb: IncidentBuilder, bounds: Bounds) {
  const runs = cellRuns(bounds);
  return [
    eb.or(runs.map(([from, to]) => eb.between('incident.cell', from, to))),
    eb.between('incident.lat', bounds.south, bounds.north),
    eb.between('incident.lon', bounds.west, bounds.east),
  ];
}

/** The first day (Monday) of the week of an incident. */
export const weekOfIncident = sql<string | null>`date(incident.from_day, 'weekday 0', '-6 days')`;
