import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { IsnadError } from '../model/isnad-error.ts';
import {
  type ColumnMapping,
  REPORT_FIELDS,
  type ReportField,
  USUAL_NAMES,
} from './column-mapping.ts';
import {
  ASSUMED_WINDOWS_1256,
  decodeChunks,
  type Encoding,
  encodeText,
  guessEncoding,
} from './decode-text.ts';
import { readIsoDate } from './read-metadata.ts';
import { readShownDay } from './read-page-metadata.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

const MAX_ROW_BYTES = 2 * MAX_REPORT_BYTES;
const HEAD_BYTES = 65_536;

interface Row {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Reads the rows of a CSV or TSV file with a header row, one report each, while the file streams by. */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  origin: string,
  mapping: ColumnMapping = {},
): AsyncGenerator<ReportInput> {
  const { rest, delimiter, encoding } = await look(chunks);
  const skipped: ReportInput[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    raw: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error) => {
      // The parser would meet it again with every further chunk.
      if (error?.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(error);
      else {
        const where = `${origin}:${error?.['lines'] ?? '?'}`;
        skipped.push(fail(where, `${where} ${error?.message ?? 'is a bad row'}`));
      }
      return undefined;
    },
    skip_records_with_error: true,
  });
  const source = Readable.from(decodeChunks(rest, encoding));
  const rows: AsyncIterable<Row> = source.pipe(parser);
  let columns: Partial<Record<ReportField, number>> | undefined;
  try {
    for await (const row of rows) {
      yield* skipped.splice(0);
      if (columns === undefined) {
        columns = findColumns(row.record, mapping);
        const found = columns;
        const lacking = REPORT_FIELDS.find(
          (field) =>
            found[field] === undefined && (field === 'text' || mapping[field] !== undefined),
        );
        if (lacking !== undefined) {
          const wanted = mapping[lacking] ?? `with the ${lacking}`;
          const names = row.record.slice(0, 12).join(', ');
          yield fail(origin, `${origin} has no column ${wanted} among: ${names}`);
          return;
        }
      } else yield readRow(row, columns, origin, encoding);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    yield* skipped.splice(0);
    if (cause.code === 'CSV_MAX_RECORD_SIZE') {
      const where = `${origin}:${cause['lines'] ?? '?'}`;
      const size = MAX_ROW_BYTES / 1024 / 1024;
      const message = `${where} has a row of more than ${size} MiB; from there on nothing was read`;
      const hint = 'Look for a quotation mark that is never closed.';
      yield { origin: where, error: new IsnadError('too-large', message, { hint }), bytes: 0 };
      return;
    }
    yield fail(
      `${origin}:${cause['lines'] ?? '?'}`,
      `${origin} cannot be read on: ${cause.message}`,
    );
  } finally {
    source.destroy();
  }
  yield* skipped.splice(0);
  if (columns === undefined) yield fail(origin, `${origin} has no header row`);
}

function findColumns(
  header: readonly string[],
  mapping: ColumnMapping,
): Partial<Record<ReportField, number>> {
  const names = header.map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    REPORT_FIELDS.flatMap((field) => {
      const wanted = mapping[field];
      const candidates = wanted === undefined ? USUAL_NAMES[field] : [wanted.toLowerCase()];
      const at = candidates.map((name) => names.indexOf(name)).find((place) => place >= 0);
      return at === undefined ? [] : [[field, at]];
    }),
  );
}

function readRow(
  { record, raw, info }: Row,
  columns: Partial<Record<ReportField, number>>,
  origin: string,
  encoding: Encoding,
): ReportInput {
  const where = `${origin}:${info.lines}`;
  const bytes = encodeText(raw.replace(/[\r\n]+$/, ''), encoding);
  const cell = (field: ReportField): string | undefined => {
    const at = columns[field];
    const value = at === undefined ? undefined : record[at];
    return value === undefined || value.trim() === '' ? undefined : value;
  };
  const text = cell('text');
  if (text === undefined) {
    const error = new IsnadError('empty-report', `${where} has an empty text`, {
      hint: 'Leave the row out, or give it the text of the report.',
    });
    return { origin: where, error, bytes: bytes.length };
  }
  if (Buffer.byteLength(text) > MAX_REPORT_BYTES) {
    const error = new IsnadError('too-large', `${where} has a text of more than 10 MiB`);
    return { origin: where, error, bytes: bytes.length };
  }
  const hash = (data: string | Uint8Array): string =>
    createHash('sha256').update(data).digest('hex');
  const written = cell('published');
  const published = written === undefined ? undefined : dayOfCell(written);
  const diagnostics = [
    ...(encoding === 'windows-1256' ? [ASSUMED_WINDOWS_1256] : []),
    ...(written === undefined || published !== undefined
      ? []
      : [{ code: 'read/bad-published', message: `The date ${JSON.stringify(written)} is none` }]),
  ];
  const report = {
    id: cell('id') ?? where,
    text,
    sha256: hash(text),
    published,
    outlet: cell('outlet'),
    title: cell('title'),
    url: cell('url'),
    author: cell('author'),
  };
  const source = {
    bytes,
    sha256: hash(bytes),
    format: 'csv',
    part: '',
    encoding,
  } as const;
  return { origin: where, report, diagnostics, bytes: bytes.length, source };
}

const dayOfCell = (written: string): string | undefined =>
  readIsoDate(written) ?? readIsoDate(written.slice(0, 10)) ?? readShownDay(written);

/** Looks at the beginning of the file for its delimiter and its encoding. */
async function look(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    start.push(value);
    size += value.length;
  }
  const head = Buffer.concat(start);
  const encoding = guessEncoding(head);
  const [header = ''] = new TextDecoder(encoding).decode(head.subarray(0, HEAD_BYTES)).split('\n');
  const delimiter = [',', ';', '\t'].reduce((best, candidate) =>
    header.split(candidate).length > header.split(best).length ? candidate : best,
  );
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  }
  return { rest: rest(), delimiter, encoding };
}

function fail(origin: string, message: string): ReportInput {
  const error = new IsnadError('bad-csv', message, {
    hint: 'Name the columns: --columns text=body,published=date,outlet=site.',
  });
  return { origin, error, bytes: 0 };
}
