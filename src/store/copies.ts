import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** How many reports, of all or of the given ones, copy another of them. */
export async function countCopies(
  db: Kysely<Database>,
  among?: readonly number[],
): Promise<number> {
  const { n } = await db
    .selectFrom('copy')
    .$if(among !== undefined, (query) => query.where('report_no', 'in', among ?? []))
    .select(sql<number>`count(*) - count(distinct copy_group)`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}
