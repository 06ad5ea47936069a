import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { circlePolygon } from './circle-polygon.ts';
import { filterOf, filterQuerySchema } from './incident-routes.ts';
import { incidentRowAt } from './incident-rows.ts';
import { type ApiError, apiErrorSchema, type IncidentRow } from './schemas.ts';
import type { Selected, Selections } from './selections.ts';
import type { Withheld, Withhold } from './withheld-places.ts';

/** An incident as it may leave. */
interface PublishedRow extends IncidentRow {
  readonly withheld: Withheld | null;
}

interface Format {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly row: (row: PublishedRow, isFirst: boolean) => string;
}

const COLUMNS: readonly (keyof PublishedRow)[] = [
  'id',
  'kind',
  'foiled',
  'from',
  'to',
  'place',
  'admin1',
  'country',
  'lat',
  'lon',
  'precision',
  'accuracyKm',
  'withheld',
  'actors',
  'killed',
  'wounded',
  'detained',
  'events',
  'reports',
  'origins',
  'agreement',
];

/** The forms of a download. `csv-excel` has a byte order mark and disarms what a sheet would compute. */
const FORMATS: Readonly<Record<string, Format>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    start: `${COLUMNS.join(',')}\r\n`,
    end: '',
    row: (row) => csvLine(row, (text) => text),
  },
  'csv-excel': {
    type: 'text/csv; charset=utf-8',
    start: `\uFEFF${COLUMNS.join(',')}\r\n`,
    end: '',
    row: (row) => csvLine(row, disarm),
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    start: '',
    end: '',
    row: (row) => `${JSON.stringify(row)}\n`,
  },
  geojson: {
    type: 'application/geo+json; charset=utf-8',
    start: '{"type":"FeatureCollection","features":[\n',
    end: '\n]}\n',
    row: (row, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(feature(row))}`,
  },
};

const CHUNK = 500;

const route = {
  method: 'get',
  path: '/api/download/{format}',
  summary: 'The incidents of a filter as a file, in their order; streamed',
  description:
    'Camps, hospitals, homes and other sites are given as the district that holds them, unless `places=exact` asks for them.',
  request: {
    params: z.object({
      format: z.string().openapi({ description: Object.keys(FORMATS).join(', ') }),
    }),
    query: filterQuerySchema.extend({
      places: z
        .string()
        .optional()
        .openapi({ description: '`exact`: with the sites that are withheld otherwise' }),
    }),
  },
  responses: {
    200: {
      description: 'The file',
      content: Object.fromEntries(
        Object.values(FORMATS).map(({ type }) => [type, { schema: z.string() }]),
      ),
    },
    404: {
      description: 'No such form',
      content: { 'application/json': { schema: apiErrorSchema } },
    },
  },
} satisfies RouteConfig;

/** Streams exactly the view that a filter shows, in its order, but for places that are withheld. */
export function addDownloadRoutes(
  app: OpenAPIHono,
  { select }: Selections,
  withhold: Withhold,
): void {
  app.openAPIRegistry.registerPath(route);
  app.get('/api/download/:format', async (c) => {
    const name = c.req.param('format');
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (format === undefined) {
      return c.json(
        { code: 'not-found', message: `There is no form ${name}.` } satisfies ApiError,
        404,
      );
    }
    const selected = await select(filterOf(c.req.url));
    const ending = name === 'csv-excel' ? 'csv' : name;
    const isExact = c.req.query('places') === 'exact';
    const publish = (row: IncidentRow): PublishedRow =>
      isExact ? { ...row, withheld: null } : { ...row, ...withhold(row) };
    const rows = encode(selected, format, publish);
    return new Response(ReadableStream.from(rows), {
      headers: {
        'Content-Type': format.type,
        'Content-Disposition': `attachment; filename="isnad-incidents.${ending}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}

async function* encode(
  { index, numbers, selection: { rows } }: Selected,
  format: Format,
  publish: (row: IncidentRow) => PublishedRow,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = format.start;
  for (let at = 0; at < rows.length; at++) {
    text += format.row(publish(incidentRowAt(index, numbers, rows[at] ?? 0)), at === 0);
    if (at % CHUNK !== CHUNK - 1) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text + format.end);
}

function csvLine(row: PublishedRow, guard: (text: string) => string): string {
  const cells = COLUMNS.map((column) => {
    const value = row[column];
    if (value === null) return '';
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return quoteCell(guard(Array.isArray(value) ? value.join(' ') : String(value)));
  });
  return `${cells.join(',')}\r\n`;
}

const quoteCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Keeps a sheet from reading a text as a formula, whatever invisible stands before it. */
const disarm = (text: string): string =>
  /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;

const FINE: ReadonlySet<string> = new Set(['settlement', 'exact']);
const LEAST_KM = 6;

/** A point where the place is a settlement or finer; else the area that it may be in, never a false pin. */
function feature({ lat, lon, ...properties }: PublishedRow) {
  const id = properties.id;
  if (lat === null || lon === null) return { type: 'Feature', id, geometry: null, properties };
  const geometry = FINE.has(properties.precision)
    ? { type: 'Point', coordinates: [lon, lat] }
    : {
        type: 'Polygon',
        coordinates: [circlePolygon([lon, lat], Math.max(LEAST_KM, properties.accuracyKm ?? 0))],
      };
  return { type: 'Feature', id, geometry, properties };
}
