import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { IsnadError } from '../model/isnad-error.ts';
import { readIsoDate } from './read-metadata.ts';
import { readShownDay } from './read-page-metadata.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

/** The fields of a report that a column may give. */
export const CSV_FIELDS = ['text', 'id', 'published', 'outlet', 'title', 'url', 'author'] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** Which column gives which field, by the column's name in the header row. */
export type ColumnMapping = Readonly<Partial<Record<CsvField, string>>>;

/** Names of columns that are understood without a mapping: lower case. */
const USUAL_NAMES: Readonly<Record<CsvField, readonly string[]>> = {
  text: ['text', 'body', 'content', 'message', 'report', 'النص', 'نص', 'المحتوى', 'الخبر'],
  id: ['id', 'report_id', 'المعرف', 'رقم'],
  published: [
    'published',
    'date',
    'published_at',
    'publication_date',
    'pubdate',
    'التاريخ',
    'تاريخ',
  ],
  outlet: ['outlet', 'site', 'channel', 'publisher', 'newspaper', 'الجهة', 'الموقع', 'القناة'],
  title: ['title', 'headline', 'العنوان', 'عنوان'],
  url: ['url', 'link', 'address', 'الرابط', 'رابط'],
  author: ['author', 'byline', 'الكاتب'],
};

const MAX_ROW_BYTES = 2 * MAX_REPORT_BYTES;
const HEAD_BYTES = 65_536;

interface Row {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Reads `text=body,published=date`. */
export function readColumnMapping(written: string): ColumnMapping {
  const mapping: Partial<Record<CsvField, string>> = {};
  for (const part of written.split(',')) {
    const [name = '', column = ''] = part.split('=', 2).map((side) => side.trim());
    const field = CSV_FIELDS.find((known) => known === name);
    if (field === undefined || column === '') {
      throw new IsnadError('bad-option', `--columns: ${JSON.stringify(part)} names no column`, {
        hint: `Write FIELD=COLUMN, separated by commas; FIELD is one of ${CSV_FIELDS.join(', ')}.`,
      });
    }
    mapping[field] = column;
  }
  return mapping;
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
      skipped.push(fail(`${origin}:${error?.['lines'] ?? '?'}`, error?.message ?? 'a bad row'));
      return undefined;
    },
    skip_records_with_error: true,
  });
  const rows: AsyncIterable<Row> = Readable.from(decode(rest, encoding)).pipe(parser);
  let columns: Partial<Record<CsvField, number>> | undefined;
  try {
    for await (const row of rows) {
      yield* skipped.splice(0);
      if (columns === undefined) {
        columns = findColumns(row.record, mapping);
        if (columns.text === undefined) {
          const names = row.record.slice(0, 12).join(', ');
          yield fail(origin, `${origin} has no column with the text among: ${names}`);
          return;
        }
      } else yield readRow(row, columns, origin);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    yield fail(
      `${origin}:${cause['lines'] ?? '?'}`,
      `${origin} cannot be read on: ${cause.message}`,
    );
  }
  yield* skipped.splice(0);
  if (columns === undefined) yield fail(origin, `${origin} has no header row`);
}

function findColumns(
  header: readonly string[],
  mapping: ColumnMapping,
): Partial<Record<CsvField, number>> {
  const names = header.map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    CSV_FIELDS.flatMap((field) => {
      const wanted = mapping[field];
      const candidates = wanted === undefined ? USUAL_NAMES[field] : [wanted.toLowerCase()];
      const at = candidates.map((name) => names.indexOf(name)).find((place) => place >= 0);
      return at === undefined ? [] : [[field, at]];
    }),
  );
}

function readRow(
  { record, raw, info }: Row,
  columns: Partial<Record<CsvField, number>>,
  origin: string,
): ReportInput {
  const where = `${origin}:${info.lines}`;
  const bytes = Buffer.from(raw.replace(/\r?\n$/, ''), 'utf8');
  const cell = (field: CsvField): string | undefined => {
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
  const diagnostics =
    written === undefined || published !== undefined
      ? []
      : [{ code: 'read/bad-published', message: `The date ${JSON.stringify(written)} is none` }];
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
    encoding: 'utf-8',
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
  const encoding = isUtf8Head(head) ? 'utf-8' : 'windows-1256';
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

/** Whether the first bytes are UTF-8, a character that is cut off at the end aside. */
function isUtf8Head(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function fail(origin: string, message: string): ReportInput {
  const error = new IsnadError('bad-csv', message, {
    hint: 'Name the columns: --columns text=body,published=date,outlet=site.',
  });
  return { origin, error, bytes: 0 };
}
