import type { OpenAPIHono } from '@hono/zod-openapi';
import { circlePolygon } from './circle-polygon.ts';
import { filterOf } from './incident-routes.ts';
import { incidentRowAt } from './incident-rows.ts';
import type { ApiError, IncidentRow } from './schemas.ts';
import type { Selected, Selections } from './selections.ts';

interface Format {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly row: (row: IncidentRow, isFirst: boolean) => string;
}

const COLUMNS: readonly (keyof IncidentRow)[] = [
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

/** Streams exactly the view that a filter shows, in its order. */
export function addDownloadRoutes(app: OpenAPIHono, { select }: Selections): void {
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
    return new Response(ReadableStream.from(encode(selected, format)), {
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
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = format.start;
  for (let at = 0; at < rows.length; at++) {
    text += format.row(incidentRowAt(index, numbers, rows[at] ?? 0), at === 0);
    if (at % CHUNK !== CHUNK - 1) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text + format.end);
}

function csvLine(row: IncidentRow, guard: (text: string) => string): string {
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
function feature({ lat, lon, ...properties }: IncidentRow) {
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
