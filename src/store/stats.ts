import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { type IncidentFilter, incidentsMatching, weekOfIncident } from './incidents.ts';

/** What incidents are counted by, beside the week. */
export const STAT_DIMENSIONS = ['governorate', 'kind', 'actor'] as const;
export type StatDimension = (typeof STAT_DIMENSIONS)[number];

/**
 * Incidents by week and governorate, kind or actor, with the numbers that the collection's rule adopts.
 * An incident counts once a group, in the week of its first day; it counts for each actor that takes part
 * in it, so that the groups of actors add up to more than all.
 */
export function weeklyCounts(db: Kysely<Database>, filter: IncidentFilter, by: StatDimension) {
  const numbers = incidentsMatching(db, filter).select('incident.no');
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
  { since, until }: Pick<IncidentFilter, 'since' | 'until'>,
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
  if (until !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('tally.from_day', '<=', until), eb('report.published', '<=', until)]),
    );
  }
  if (since !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('tally.to_day', '>=', since), eb('report.published', '>=', since)]),
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
