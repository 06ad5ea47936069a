import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** Of very many hits the newest so many are ranked, which bounds the time of any search. */
export const MOST_RANKED = 1000;

/** Adds texts to the full-text index. */
export function indexReports(
  db: Kysely<Database>,
  rows: readonly { readonly rowid: number; readonly words: string }[],
) {
  return db
    .insertInto('report_words')
    .columns(['rowid', 'words'])
    .values(rows as never);
}

/** The newest reports that match, with their relevance (less is better). `match` as `readQuery` makes it. */
export function matchingReports(db: Kysely<Database>, match: string, limit: number) {
  return db
    .selectFrom('report_words')
    .where('report_words', '=', match)
    .select(['rowid', sql<number>`bm25(report_words)`.as('relevance')])
    .orderBy('rowid', 'desc')
    .limit(limit);
}

/** The numbers of all reports that match, for use in another query. */
export function matchingNumbers(db: Kysely<Database>, match: string) {
  return db.selectFrom('report_words').where('report_words', '=', match).select('rowid');
}

/** Reports by row number, with how many events each has. */
export function reportsByNumber(db: Kysely<Database>, numbers: readonly number[]) {
  return db
    .selectFrom('report')
    .where('report.no', 'in', numbers)
    .select((eb) => [
      'report.no',
      'report.id',
      'report.name',
      'report.text',
      'report.published',
      'report.outlet',
      'report.title',
      'report.url',
      eb
        .selectFrom('event')
        .whereRef('event.report_no', '=', 'report.no')
        .select(sql<number>`count(*)`.as('n'))
        .as('events'),
    ]);
}
