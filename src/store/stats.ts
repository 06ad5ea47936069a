import { type Kysely, sql } from 'kysely';
import type { IncidentChoice } from '../reconcile/incident-choice.ts';
import type { Database } from './database.ts';
import { incidentsMatching, weekOfIncident } from './incidents.ts';

/** What incidents are counted by, beside the week. */
export const STAT_DIMENSIONS = ['governorate', 'kind', 'actor'] as const;
export type StatDimension = (typeof STAT_DIMENSIONS)[number];

/**
 * Incidents by week and governorate, kind or actor, with the numbers that the collection's rule adopts.
 * An incident counts once a group, in the week of its first day; it counts for each actor that takes part
 * in it, so that the groups of actors add up to more than all.
 */
export function weeklyCounts(
  db: Kysely<Database>,
  choice: Partial<IncidentChoice>,
  by: StatDimension,
) {
  const numbers = incidentsMatching(db, choice).select('incident.no');
  if (by === 'actor') {
    const pairs = db
      .selectFrom('participant')
      .innerJoin('event', 'event.no', 'participant.event_no')
      .where('event.incident_no', 'in', numbers)
      .select(['event.incident_no', 'participant.actor'])
      .distinct()
      .as('part');
    return counted(
      db.selectFrom('incident').innerJoin(pairs, 'part.incident_no', 'incident.no'),
      sql<string | null>`part.actor`,
    );
  }
  const column = by === 'kind' ? sql`incident.kind` : sql`incident.admin1`;
  return counted(
    db.selectFrom('incident').where('incident.no', 'in', numbers),
    sql<string | null>`${column}`,
  );
}

/** The tallies that reports tell for a period: totals of others, which are never added to counts. */
export function talliesBeside(
  db: Kysely<Database>,
  { from = null, to = null }: Partial<Pick<IncidentChoice, 'from' | 'to'>>,
  limit: number,
) {
  let query = db
    .selectFrom('tally')
    .innerJoin('report', 'report.no', 'tally.report_no')
    .select([
      'tally.coded',
      'report.id as report',
      'report.name',
      'report.outlet',
      'report.published',
    ])
    .orderBy('tally.to_day', 'desc')
    .orderBy('tally.no')
    .limit(limit);
  if (to !== null) {
    query = query.where((eb) =>
      eb.or([eb('tally.from_day', '<=', to), eb('report.published', '<=', to)]),
    );
  }
  if (from !== null) {
    query = query.where((eb) =>
      eb.or([eb('tally.to_day', '>=', from), eb('report.published', '>=', from)]),
    );
  }
  return query;
}

type Incidents = ReturnType<typeof incidentsOf>;
const incidentsOf = (db: Kysely<Database>) => db.selectFrom('incident');

function counted(
  incidents: Pick<Incidents, 'select'>,
  group: ReturnType<typeof sql<string | null>>,
) {
  return incidents
    .select(({ fn }) => [
      weekOfIncident.as('week'),
      group.as('group'),
      fn.countAll<number>().as('incidents'),
      fn.sum<number>('incident.reports').as('reports'),
      fn.sum<number>('incident.origins').as('origins'),
      fn.sum<number | null>('incident.killed').as('killed'),
      fn.sum<number | null>('incident.wounded').as('wounded'),
      fn.sum<number | null>('incident.detained').as('detained'),
    ])
    .groupBy(sql`1, 2`)
    .orderBy(sql`1`, 'desc')
    .orderBy(sql`3`, 'desc')
    .orderBy(sql`2`);
}
