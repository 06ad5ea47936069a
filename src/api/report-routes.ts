import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { IsnadError } from '../model/isnad-error.ts';
import { eventsOfReports, readEvent, readTally, talliesOfReports } from '../store/codings.ts';
import type { Collection } from './collection.ts';
import { countReports, type ReportKey, reportById, reportsPage } from './report-queries.ts';
import { apiErrorSchema, reportDetailSchema, reportPageSchema } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/api/reports',
  summary: 'Reports, the newest first',
  request: {
    query: z.object({
      after: z.string().max(40).optional().openapi({ description: '`next` of the page before' }),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
  },
  responses: {
    200: {
      description: 'A page of reports',
      content: { 'application/json': { schema: reportPageSchema } },
    },
  },
});

const one = createRoute({
  method: 'get',
  path: '/api/reports/{id}',
  summary: 'One report: its text, its events, its tallies',
  request: { params: z.object({ id: z.string().max(300) }) },
  responses: {
    200: {
      description: 'The report',
      content: { 'application/json': { schema: reportDetailSchema } },
    },
    404: {
      description: 'No such report',
      content: { 'application/json': { schema: apiErrorSchema } },
    },
  },
});

/** Lists and shows reports. */
export function addReportRoutes(app: OpenAPIHono, { store: { db } }: Collection): void {
  app.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query');
    const rows = await reportsPage(db, readKey(after), limit + 1).execute();
    const { n } = await countReports(db).executeTakeFirstOrThrow();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json({
      rows: page.map((row) => ({ ...row, events: row.events ?? 0, tallies: row.tallies ?? 0 })),
      total: n,
      next: last === undefined ? null : `${last.published ?? ''}_${last.no}`,
    });
  });
  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const row = await reportById(db, id).executeTakeFirst();
    if (row === undefined) throw new IsnadError('unknown-id', `There is no report ${id}`);
    const events = await eventsOfReports(db, [row.no]).execute();
    const tallies = await talliesOfReports(db, [row.no]).execute();
    return c.json(
      {
        id: row.id,
        name: row.name,
        text: row.text,
        published: row.published,
        outlet: row.outlet,
        title: row.title,
        url: row.url,
        sha256: row.raw_sha256,
        events: events.map((event) => ({ ...readEvent(event) }) as never),
        tallies: tallies.map((tally) => ({ ...readTally(tally) }) as never),
        diagnostics: JSON.parse(row.diagnostics ?? '[]'),
      },
      200,
    );
  });
}

function readKey(after: string | undefined): ReportKey | undefined {
  const [, published = '', no = '0'] = /^([\d-]*)_(\d+)$/.exec(after ?? '') ?? [];
  return after === undefined ? undefined : { published, no: Number(no) };
}
