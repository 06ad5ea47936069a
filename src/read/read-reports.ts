import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { decodeText } from './decode-text.ts';
import { asIsnadError, type ReportFile } from './find-report-files.ts';
import { parseObject } from './read-metadata.ts';
import { readReportLines } from './read-report-lines.ts';
import { type IsKnownPage, MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

/** What the reader may be told about its files. */
export interface ReadOptions {
  /** Which columns of a table, or names in JSON lines, give which fields. */
  readonly columns?: ColumnMapping | undefined;
  /** Pages that need not be read again. */
  readonly isKnown?: IsKnownPage | undefined;
}

/**
 * Reads the reports of one file, one after the other. Failures are yielded, never thrown. The reader of
 * a format is loaded with the first file of it, since most runs need none but that of plain text.
 */
export async function* readReports(
  file: ReportFile,
  options: ReadOptions = {},
): AsyncGenerator<ReportInput> {
  const { path, format } = file;
  switch (format) {
    case 'text':
      yield await readWhole(file, (bytes) => readTextBytes(bytes, path, nameOf(path)));
      break;
    case 'page': {
      const { readNewPage } = await import('./read-page.ts');
      const read = (bytes: Uint8Array): ReportInput | undefined =>
        readNewPage({ bytes, origin: path, id: nameOf(path) }, options.isKnown);
      const page = await readWhole(file, read);
      if (page !== undefined) yield page;
      break;
    }
    case 'feed':
      yield* await readFeedFile(file);
      break;
    case 'lines':
      yield* readStreamed(file, (chunks, name) => readReportLines(chunks, name, options.columns));
      break;
    case 'telegram':
      yield* readStreamed(file, (await import('./read-telegram.ts')).readTelegram);
      break;
    case 'csv': {
      const { readCsv } = await import('./read-csv.ts');
      yield* readStreamed(file, (chunks, name) => readCsv(chunks, name, options.columns));
      break;
    }
    case 'warc': {
      const { readWarc } = await import('./read-warc.ts');
      yield* readStreamed(file, (chunks, name) => readWarc(chunks, name, options.isKnown));
      break;
    }
    case 'wacz':
      yield* (await import('./read-wacz.ts')).readWacz(path, options.isKnown);
      break;
  }
}

/** Reads standard input: JSON lines where its first line is a JSON object, else one text. */
export async function* readStream(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<ReportInput> {
  const iterator = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  // The first line decides; a text without line breaks is read up to the limit.
  while (!head.includes(0x0a) && head.length <= MAX_REPORT_BYTES) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    start.push(value);
    head = Buffer.concat([head, value]);
  }
  const all = chain(start, iterator);
  const [firstLine = ''] = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n');
  if (parseObject(firstLine) !== undefined) {
    yield* readReportLines(all, '(stdin)', options.columns);
  } else yield await readTextStream(all);
}

/** Reads a file of many reports while it streams by. */
async function* readStreamed(
  { path, size, format }: ReportFile,
  read: (chunks: AsyncIterable<Uint8Array>, name: string) => AsyncIterable<ReportInput>,
): AsyncGenerator<ReportInput> {
  let reports = 0;
  try {
    const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    for await (const input of read(chunks, path)) {
      reports++;
      yield input;
    }
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    yield { origin: path, error: asIsnadError(path, cause), bytes: 0 };
    return;
  }
  // An archive may hold only what is known, or pictures; it tells itself where it is empty.
  if (reports === 0 && format !== 'warc') yield { origin: path, error: empty(path), bytes: size };
}

const CHUNK_BYTES = 256 * 1024;

/** Reads a file of one report. */
async function readWhole<Read extends ReportInput | undefined>(
  { path, size }: ReportFile,
  read: (bytes: Uint8Array) => Read,
): Promise<Read | ReportInput> {
  if (size > MAX_REPORT_BYTES) return { origin: path, error: tooLarge(path, size), bytes: size };
  try {
    return read(await readFile(path));
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    return { origin: path, error: asIsnadError(path, cause), bytes: size };
  }
}

async function readFeedFile({ path, size }: ReportFile): Promise<Iterable<ReportInput>> {
  if (size > MAX_REPORT_BYTES) return [{ origin: path, error: tooLarge(path, size), bytes: size }];
  try {
    const { readFeed } = await import('./read-feed.ts');
    return readFeed(await readFile(path), path);
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    return [{ origin: path, error: asIsnadError(path, cause), bytes: size }];
  }
}

const nameOf = (path: string): string => basename(path, extname(path));

/** Whether an error comes from the file system, and not from a mistake of this program. */
const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'code' in error;

async function readTextStream(chunks: AsyncIterable<Uint8Array>): Promise<ReportInput> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= MAX_REPORT_BYTES) parts.push(chunk);
  }
  if (size > MAX_REPORT_BYTES) {
    return { origin: '(stdin)', error: tooLarge('(stdin)', size), bytes: size };
  }
  return readTextBytes(Buffer.concat(parts), '(stdin)', 'stdin');
}

function readTextBytes(bytes: Uint8Array, origin: string, id: string): ReportInput {
  try {
    const { text, diagnostics, encoding } = decodeText(bytes, origin);
    if (text.trim() === '') return { origin, error: empty(origin), bytes: bytes.length };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const source = { bytes, sha256, format: 'text', part: '', encoding } as const;
    return { origin, report: { id, text, sha256 }, diagnostics, bytes: bytes.length, source };
  } catch (error) {
    if (error instanceof IsnadError) return { origin, error, bytes: bytes.length };
    throw error;
  }
}

async function* chain(
  start: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}

function empty(origin: string): IsnadError {
  return new IsnadError('empty-report', `${origin} is empty`, {
    hint: 'Leave the file out, or put the text of a report into it.',
  });
}

function tooLarge(origin: string, size: number): IsnadError {
  const limit = MAX_REPORT_BYTES / 1024 / 1024;
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  const message = `${origin} has ${mebibytes} MiB; the text of one report may have ${limit} MiB`;
  return new IsnadError('too-large', message, {
    hint: 'Split it into one .txt file a report, or into JSON lines (.jsonl), which have no limit.',
  });
}
