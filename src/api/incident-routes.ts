import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { readTally } from '../store/codings.ts';
import type { Database } from '../store/database.ts';
import type { Collection } from './collection.ts';
import { type IncidentFilter, readFilter } from './incident-filter.ts';
import { incidentRowAt } from './incident-rows.ts';
import { incidentPageSchema, type Overview, overviewSchema } from './schemas.ts';
import type { Selected, Selections } from './selections.ts';

/** What a filter may say in a query; `docs/page.md` explains each. Lists are parted by `~`. */
export const filterQuerySchema = z.object({
  q: z.string().max(300).optional().openapi({ description: 'words of a report' }),
  from: z.string().max(10).optional().openapi({ description: 'first day, ISO' }),
  to: z.string().max(10).optional().openapi({ description: 'last day, ISO' }),
  kind: z.string().max(400).optional().openapi({ description: 'kinds, parted by ~' }),
  place: z.string().max(800).optional().openapi({ description: 'governorates, parted by ~' }),
  country: z.string().max(400).optional().openapi({ description: 'countries, parted by ~' }),
  actor: z.string().max(800).optional().openapi({ description: 'actor ids, parted by ~' }),
  outlet: z.string().max(2000).optional().openapi({ description: 'outlets, parted by ~' }),
  box: z.string().max(80).optional().openapi({ description: 'west~south~east~north in degrees' }),
  origins: z.string().max(3).optional().openapi({ description: 'least number of origins' }),
  disputed: z.string().max(1).optional().openapi({ description: '1: only where numbers differ' }),
  order: z.string().max(20).optional(),
  rule: z.string().max(30).optional().openapi({ description: 'rule of adoption' }),
});

const list = createRoute({
  method: 'get',
  path: '/api/incidents',
  summary: 'Incidents with their adopted values, in the order of the filter',
  request: {
    query: filterQuerySchema.extend({
      after: z.string().max(80).optional().openapi({ description: '`next` of the page before' }),
      start: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: {
    200: {
      description: 'A page of incidents',
      content: { 'application/json': { schema: incidentPageSchema } },
    },
  },
});

const overview = createRoute({
  method: 'get',
  path: '/api/overview',
  summary: 'Counts over the incidents of a filter: by kind, place, actor, outlet and day',
  request: { query: filterQuerySchema },
  responses: {
    200: {
      description: 'The counts',
      content: { 'application/json': { schema: overviewSchema } },
    },
  },
});

/** Lists and counts incidents. */
export function addIncidentRoutes(
  app: OpenAPIHono,
  { store: { db } }: Collection,
  { select }: Selections,
): void {
  app.openapi(list, async (c) => {
    const { after, start, limit } = c.req.valid('query');
    const { index, numbers, selection } = await select(filterOf(c.req.url));
    const first = after === undefined ? start : positionAfter(index.ids, selection.rows, after);
    const rows = [...selection.rows.subarray(first, first + limit)];
    const last = rows.at(-1);
    const isLast = first + limit >= selection.rows.length || last === undefined;
    return c.json({
      total: selection.rows.length,
      start: first,
      rows: rows.map((i) => incidentRowAt(index, numbers, i)),
      next: isLast ? null : (index.ids[last] ?? null),
    });
  });
  app.openapi(overview, async (c) => {
    const filter = filterOf(c.req.url);
    return c.json(overviewOf(await select(filter), await talliesFor(db, filter)));
  });
}

/** The filter in the query of an address. */
export const filterOf = (url: string): IncidentFilter => readFilter(new URL(url).searchParams);

/** Where the page after an incident begins; the start where the incident is no longer in the list. */
function positionAfter(ids: readonly string[], rows: Uint32Array, after: string): number {
  const i = ids.indexOf(after);
  return i < 0 ? 0 : rows.indexOf(i) + 1;
}

function overviewOf({ index, selection, rule }: Selected, tallies: Overview['tallies']): Overview {
  let offMap = 0;
  const places = selection.places.flatMap(({ place, incidents, killed }) => {
    const { name, admin1, lat, lon, precision, accuracyKm } = index.placeList[place] ?? {};
    if (lat == null || lon == null) {
      offMap += incidents;
      return [];
    }
    return [
      {
        name: name ?? null,
        admin1: admin1 ?? null,
        lat,
        lon,
        precision: precision ?? 'unknown',
        accuracyKm: accuracyKm ?? null,
        incidents,
        killed,
      },
    ];
  });
  const { facets, histogram, sums, disputed, rows } = selection;
  return {
    total: rows.length,
    size: index.size,
    rule,
    facets,
    histogram: histogram === null ? null : { ...histogram, counts: [...histogram.counts] },
    places,
    offMap,
    sums,
    disputed,
    tallies,
  };
}

const MOST_TALLIES = 60;

/** Tallies as told, of the time and the place of a filter. They are shown beside counts, never added. */
async function talliesFor(
  db: Kysely<Database>,
  filter: IncidentFilter,
): Promise<Overview['tallies']> {
  let query = db
    .selectFrom('tally')
    .innerJoin('report', 'report.no', 'tally.report_no')
    .select(['tally.coded', 'report.id', 'report.outlet'])
    .orderBy('tally.to_day', 'desc')
    .orderBy('tally.no')
    .limit(MOST_TALLIES);
  if (filter.from !== null) query = query.where('tally.to_day', '>=', filter.from);
  if (filter.to !== null) query = query.where('tally.from_day', '<=', filter.to);
  if (filter.admin1.length > 0) query = query.where('tally.area', 'in', filter.admin1);
  const rows = await query.execute();
  return rows.map(({ coded, id, outlet }) => {
    const { what, n, low, high, who, area, from, to, accordingTo } = readTally({ coded });
    const teller = accordingTo[0]?.name ?? outlet;
    return { report: id, outlet, what, n, low, high, who, area, from, to, teller };
  });
}
