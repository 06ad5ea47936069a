import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { type IncidentChoice, NO_ADMIN1 } from '../reconcile/incident-choice.ts';
import { type Bounds, cellRuns } from './cells.ts';
import type { Database } from './database.ts';
import { reportsWithWords } from './search.ts';

/** Where a page of a listing ended: the next one begins after it. */
export interface IncidentCursor {
  readonly day: string | null;
  readonly no: number;
}

/** The incidents that are chosen, without order or limit. What is not said chooses nothing out. */
export function incidentsMatching(db: Kysely<Database>, choice: Partial<IncidentChoice>) {
  return db.selectFrom('incident').where((eb) => eb.and(conditions(eb, db, choice)));
}

/** A page of incidents, the latest first, those without a day last. */
export function listIncidents(
  db: Kysely<Database>,
  choice: Partial<IncidentChoice>,
  limit: number,
  after?: IncidentCursor,
) {
  let query = incidentsMatching(db, choice)
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

/** How many incidents, reports and origins are chosen. */
export function countIncidents(db: Kysely<Database>, choice: Partial<IncidentChoice>) {
  return incidentsMatching(db, choice).select(({ fn }) => [
    fn.countAll<number>().as('incidents'),
    fn.sum<number | null>('incident.reports').as('reports'),
    fn.sum<number | null>('incident.origins').as('origins'),
  ]);
}

/** The points of a stretch of the map, answered from one index. */
export function mapPoints(
  db: Kysely<Database>,
  bounds: Bounds,
  { from = null, to = null }: Partial<Pick<IncidentChoice, 'from' | 'to'>>,
  limit: number,
) {
  return db
    .selectFrom('incident')
    .where((eb) => eb.and(withinBounds(eb, bounds)))
    .$if(to !== null, (query) => query.where('from_day', '<=', to ?? ''))
    .$if(from !== null, (query) => query.where('to_day', '>=', from ?? ''))
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

function conditions(
  eb: IncidentBuilder,
  db: Kysely<Database>,
  choice: Partial<IncidentChoice>,
): readonly Expression<SqlBool>[] {
  const { words = '', actors = [], outlets = [], box = null, origins = 1, disputed } = choice;
  const all: Expression<SqlBool>[] = [];
  if (asksForEvents(choice)) all.push(eb('incident.no', 'in', eventsTelling(db, choice)));
  if (actors.length > 0) {
    const acting = db
      .selectFrom('participant')
      .innerJoin('event', 'event.no', 'participant.event_no')
      .where('participant.actor', 'in', actors)
      .where('event.incident_no', 'is not', null)
      .select('event.incident_no');
    all.push(eb('incident.no', 'in', acting));
  }
  if (outlets.length > 0) {
    const published = db
      .selectFrom('event')
      .innerJoin('report', 'report.no', 'event.report_no')
      .where('report.outlet', 'in', outlets)
      .where('event.incident_no', 'is not', null)
      .select('event.incident_no');
    all.push(eb('incident.no', 'in', published));
  }
  if (words.trim() !== '') all.push(eb('incident.no', 'in', incidentsWithWords(db, words)));
  if (box !== null) {
    const [west, south, east, north] = box;
    all.push(...withinBounds(eb, { west, south, east, north }));
  }
  if (origins > 1) all.push(eb('incident.origins', '>=', origins));
  if (disputed === true) {
    all.push(sql<SqlBool>`json_extract(incident.adopted, '$.agreement.outcomes') < 1`);
  }
  return all;
}

/** Numbers of the incidents that a report with these words tells. */
export function incidentsWithWords(db: Kysely<Database>, words: string) {
  return db
    .selectFrom('event')
    .where('event.report_no', 'in', reportsWithWords(db, words))
    .where('event.incident_no', 'is not', null)
    .select('event.incident_no');
}

const asksForEvents = ({
  from = null,
  to = null,
  kinds = [],
  admin1 = [],
  countries = [],
}: Partial<IncidentChoice>): boolean =>
  from !== null || to !== null || kinds.length + admin1.length + countries.length > 0;

/** Numbers of the incidents of which some event has all that is asked for. */
function eventsTelling(
  db: Kysely<Database>,
  { from = null, to = null, kinds = [], admin1 = [], countries = [] }: Partial<IncidentChoice>,
) {
  let events = db.selectFrom('event').where('event.incident_no', 'is not', null);
  if (admin1.length > 0) {
    events = events.where((eb) =>
      admin1.includes(NO_ADMIN1)
        ? eb.or([eb('event.admin1', 'is', null), eb('event.admin1', 'in', admin1)])
        : eb('event.admin1', 'in', admin1),
    );
  }
  if (countries.length > 0) events = events.where('event.country', 'in', countries);
  if (to !== null) events = events.where('event.from_day', '<=', to);
  if (from !== null) events = events.where('event.to_day', '>=', from);
  if (kinds.length > 0) events = events.where('event.kind', 'in', kinds);
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
