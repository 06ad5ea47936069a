import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { eventsOfReports, readEvent, readTally, talliesOfReports } from '../store/codings.ts';
import { correctedReports } from '../store/corrections.ts';
import type { Database } from '../store/database.ts';
import type { Collection } from './collection.ts';
import { type TarFile, writeTar } from './tar.ts';

const route = {
  method: 'get',
  path: '/api/download-gold',
  summary: 'The corrected reports as a folder for `isnad score`, with their full texts',
  responses: {
    200: { description: 'A tar archive', content: { 'application/x-tar': { schema: z.string() } } },
  },
} satisfies RouteConfig;

/** Gives out the corrected reports in the form that `isnad score` reads: a folder in a tar archive. */
export function addGoldRoutes(app: OpenAPIHono, { store: { db } }: Collection): void {
  app.openAPIRegistry.registerPath(route);
  app.get('/api/download-gold', async () => {
    const files = await goldFiles(db);
    return new Response(ReadableStream.from(writeTar(files)), {
      headers: {
        'Content-Type': 'application/x-tar',
        'Content-Disposition': 'attachment; filename="isnad-gold.tar"',
        'Cache-Control': 'no-store',
      },
    });
  });
}

async function goldFiles(db: Kysely<Database>): Promise<readonly TarFile[]> {
  const numbers = (await correctedReports(db).execute()).map(({ report_no }) => report_no);
  const files: TarFile[] = [];
  const meta: string[] = [];
  for (const no of numbers) {
    const report = await db
      .selectFrom('report')
      .where('no', '=', no)
      .select(['id', 'text', 'published', 'outlet', 'title', 'url'])
      .executeTakeFirstOrThrow();
    const { id, text, ...known } = report;
    const events = (await eventsOfReports(db, [no]).execute()).map((row) => {
      const { evidence: _, ...event } = readEvent(row);
      return event;
    });
    const tallies = (await talliesOfReports(db, [no]).execute()).map((row) => {
      const { evidence: _, ...tally } = readTally(row);
      return tally;
    });
    const about = { id, published: known.published, outlet: known.outlet };
    const gold = { report: about, events, tallies };
    files.push({ path: `gold-set/reports/${id}.txt`, text });
    files.push({ path: `gold-set/gold/${id}.json`, text: `${JSON.stringify(gold, null, 2)}\n` });
    const told = Object.entries({ id, ...known }).filter(([, value]) => value !== null);
    meta.push(`${JSON.stringify(Object.fromEntries(told))}\n`);
  }
  return [...files, { path: 'gold-set/meta.jsonl', text: meta.join('') }];
}
