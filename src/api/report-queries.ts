import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** Where a page of reports begins: the day and number of the last report of the page before. */
export interface ReportKey {
  readonly published: string;
  readonly no: number;
}

/** Reports, the newest first; those without a date last. */
export function reportsPage(db: Kysely<Database>, after: ReportKey | undefined, limit: number) {
  const day = sql<string>`coalesce(report.published, '')`;
  const query = db
    .selectFrom('report')
    .select((eb) => [
      'report.no',
      'report.id',
      'report.name',
      'report.published',
      'report.outlet',
      'report.title',
      eb
        .selectFrom('event')
        .whereRef('event.report_no', '=', 'report.no')
        .select(sql<number>`count(*)`.as('n'))
        .as('events'),
      eb
        .selectFrom('tally')
        .whereRef('tally.report_no', '=', 'report.no')
        .select(sql<number>`count(*)`.as('n'))
        .as('tallies'),
    ])
    .orderBy(day, 'desc')
    .orderBy('report.no')
    .limit(limit);
  if (after === undefined) return query;
  return query.where((eb) =>
    eb.or([
      eb(day, '<', after.published),
      eb.and([eb(day, '=', after.published), eb('report.no', '>', after.no)]),
    ]),
  );
}

/** One report with its text, by its id or by the name its holder gave it. */
export function reportById(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('report')
    .leftJoin('coding', 'coding.report_no', 'report.no')
    .where((eb) => eb.or([eb('report.id', '=', id), eb('report.name', '=', id)]))
    .selectAll('report')
    .select(['coding.diagnostics', 'coding.coder'])
    .orderBy('report.no')
    .limit(1);
}

/** How many reports there are. */
export function countReports(db: Kysely<Database>) {
  return db.selectFrom('report').select(sql<number>`count(*)`.as('n'));
}
