import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { IsnadError } from '../model/isnad-error.ts';
import { type AddItem, addReports } from '../store/add-reports.ts';
import { eventsOfReports, readEvent, readTally, talliesOfReports } from '../store/codings.ts';
import { countCopies } from '../store/copies.ts';
import { correctionsOfReports, readCorrection } from '../store/corrections.ts';
import { linkCollection } from '../store/link-collection.ts';
import { sha256 } from '../store/sha256.ts';
import type { Collection } from './collection.ts';
import { countReports, type ReportKey, reportById, reportsPage } from './report-queries.ts';
import {
  addedSchema,
  apiErrorSchema,
  type NewReport,
  newReportSchema,
  reportDetailSchema,
  reportPageSchema,
} from './schemas.ts';

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

const adding = createRoute({
  method: 'post',
  path: '/api/reports',
  summary: 'Add one report, code it and link it',
  request: {
    body: { required: true, content: { 'application/json': { schema: newReportSchema } } },
  },
  responses: {
    200: { description: 'Its id', content: { 'application/json': { schema: addedSchema } } },
  },
});

/** Lists, shows and adds reports. */
export function addReportRoutes(app: OpenAPIHono, collection: Collection): void {
  const { db } = collection.store;
  app.openapi(adding, async (c) => {
    const report = c.req.valid('json');
    return c.json({ id: await collection.change(() => addReport(collection, report)) }, 200);
  });
  app.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query');
    const rows = await reportsPage(db, readKey(after), limit + 1).execute();
    const { n } = await countReports(db).executeTakeFirstOrThrow();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return c.json({
      rows: page.map((row) => ({ ...row, events: row.events ?? 0, tallies: row.tallies ?? 0 })),
      total: n,
      copies: await countCopies(db),
      next: last === undefined ? null : `${last.published ?? ''}_${last.no}`,
    });
  });
  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const row = await reportById(db, id).executeTakeFirst();
    if (row === undefined) throw new IsnadError('unknown-id', `There is no report ${id}`);
    const events = await eventsOfReports(db, [row.no]).execute();
    const tallies = await talliesOfReports(db, [row.no]).execute();
    const corrections = await correctionsOfReports(db, [row.no]).execute();
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
        corrections: corrections.map((row) => ({ ...readCorrection(row) }) as never),
      },
      200,
    );
  });
}

function readKey(after: string | undefined): ReportKey | undefined {
  const [, published = '', no = '0'] = /^([\d-]*)_(\d+)$/.exec(after ?? '') ?? [];
  return after === undefined ? undefined : { published, no: Number(no) };
}

async function addReport(collection: Collection, given: NewReport): Promise<string> {
  const { store, coder, actor, now } = collection;
  const bytes = new TextEncoder().encode(given.text);
  const digest = sha256(bytes);
  const { published, outlet, title, url } = given;
  const item: AddItem = {
    origin: 'page',
    report: {
      id: `page-${digest.slice(0, 12)}`,
      text: given.text,
      published: published ?? undefined,
      outlet: outlet ?? undefined,
      title: title ?? undefined,
      url: url ?? undefined,
      sha256: digest,
    },
    source: { bytes, sha256: digest, format: 'text', part: '', encoding: 'utf-8' },
    diagnostics: [],
    bytes: bytes.length,
  };
  const items = (async function* () {
    yield item;
  })();
  await addReports(store, items, { inputs: ['page'], coder, actor, now });
  await linkCollection(store, 'new');
  const row = await store.db
    .selectFrom('report')
    .where('text_sha256', '=', sha256(given.text))
    .select('id')
    .orderBy('no', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}
