import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { readQuery } from './search-terms.ts';

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

/** The numbers of all reports that hold the words a person typed, phrases side by side; for use in another query. */
export function reportsWithWords(db: Kysely<Database>, typed: string) {
  const query = readQuery(typed);
  const match = query?.match ?? '""';
  const found = db
    .selectFrom('report_words')
    .where('report_words', '=', match)
    .select('report_words.rowid');
  if (query === undefined || query.phrases.length === 0) return found;
  return found
    .innerJoin('report', (join) => join.on(sql<boolean>`report.no = report_words.rowid`))
    .where(sql<boolean>`holds_phrases(report.text, ${typed})`);
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
