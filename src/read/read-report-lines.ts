import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { IsnadError } from '../model/isnad-error.ts';
import type { RawSource } from '../model/raw-source.ts';
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
import { parseObject, readMetadata } from './read-metadata.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

/** JSON escapes Arabic as six bytes for two, so a line may be longer than the text it carries. */
const MAX_LINE_BYTES = 4 * MAX_REPORT_BYTES;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** One line of a stream of bytes; `bytes` is undefined where the line is longer than allowed. */
interface Line {
  readonly number: number;
  readonly bytes: Buffer | undefined;
  readonly length: number;
}

/**
 * Reads JSON lines `{id, text, published?, outlet?, url?, title?, author?}` one by one, so that a file of
 * any length takes the memory of its longest line. Other names are found by `mapping`, a name within an
 * object as `post.body`. A line that cannot be read is yielded as an error.
 */
export async function* readReportLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  mapping: ColumnMapping = {},
): AsyncGenerator<ReportInput> {
  const { encoding, utf8 } = await inUtf8(chunks);
  for await (const line of splitLines(utf8)) {
    const input = readLine(line, name, mapping, encoding);
    if (input !== undefined) yield input;
  }
}

/** Lines are cut at bytes of UTF-8; what is in another encoding is put into it first. */
async function inUtf8(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  // A whole line in UTF-8 is enough to tell: what comes through a pipe is not kept waiting for more.
  for (let size = 0, isSettled = false; size < HEAD_BYTES && !isSettled; ) {
    const next = await iterator.next();
    if (next.done === true) break;
    start.push(next.value);
    size += next.value.length;
    isSettled = next.value.includes(LINE_FEED) && isUtf8(Buffer.concat(start));
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  }
  const encoding = guessEncoding(Buffer.concat(start).subarray(0, HEAD_BYTES));
  async function* converted(): AsyncGenerator<Uint8Array> {
    for await (const text of decodeChunks(all(), encoding)) yield Buffer.from(text, 'utf8');
  }
  return { encoding, utf8: encoding === 'utf-8' ? all() : converted() };
}

const HEAD_BYTES = 65_536;

function readLine(
  { number, bytes, length }: Line,
  name: string,
  mapping: ColumnMapping,
  encoding: Encoding,
): ReportInput | undefined {
  const origin = `${name}:${number}`;
  if (bytes === undefined) return { origin, error: tooLarge(origin, length), bytes: length };
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const error = new IsnadError('bad-encoding', `${origin} is not valid UTF-8`, {
      hint: 'Write JSON lines in UTF-8.',
    });
    return { origin, error, bytes: length };
  }
  if (source.trim() === '') return undefined;
  const fields = parseObject(source);
  if (fields === undefined) return { origin, error: notJson(origin, source), bytes: length };
  const named = nameFields(fields, mapping);
  const { id, text, author } = named;
  if (typeof text !== 'string') {
    const error = new IsnadError('bad-line', `${origin} has no "${mapping.text ?? 'text'}"`, {
      hint: 'Each line needs the report\'s text: {"id": "…", "text": "…"}; --columns text=body where it has another name.',
    });
    return { origin, error, bytes: length };
  }
  if (text.trim() === '') {
    const error = new IsnadError('empty-report', `${origin} has an empty text`, {
      hint: 'Leave the line out, or give it the text of the report.',
    });
    return { origin, error, bytes: length };
  }
  const encoded = Buffer.from(text, 'utf8');
  if (encoded.length > MAX_REPORT_BYTES) {
    return { origin, error: tooLarge(origin, encoded.length), bytes: length };
  }
  const { metadata, diagnostics } = readMetadata(named);
  const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
  const known = (typeof id === 'string' && id !== '') || typeof id === 'number';
  const report = {
    id: known ? String(id) : origin,
    text,
    sha256: hash(encoded),
    ...metadata,
    ...(typeof author === 'string' && author !== '' && { author }),
  };
  const line = withoutLineEnd(bytes);
  const raw = encoding === 'utf-8' ? line : encodeText(line.toString('utf8'), encoding);
  const kept: RawSource = {
    bytes: raw,
    sha256: hash(raw),
    format: 'lines',
    part: '',
    encoding,
  };
  const notes = encoding === 'windows-1256' ? [ASSUMED_WINDOWS_1256, ...diagnostics] : diagnostics;
  return { origin, report, diagnostics: notes, bytes: length, source: kept };
}

/** The fields of a report under their own names: as mapped, else by their own name, else by a usual one. */
function nameFields(
  fields: Readonly<Record<string, unknown>>,
  mapping: ColumnMapping,
): Readonly<Partial<Record<ReportField, unknown>>> {
  return Object.fromEntries(
    REPORT_FIELDS.map((field) => {
      const wanted = mapping[field];
      if (wanted !== undefined) return [field, valueAt(fields, wanted)];
      const usual = USUAL_NAMES[field].map((name) => fields[name]);
      return [field, fields[field] ?? usual.find((value) => typeof value === 'string')];
    }),
  );
}

/** The value of a name, or of `post.body` the one within an object. */
function valueAt(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  let value: unknown = fields;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function withoutLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === LINE_FEED || bytes[end - 1] === CARRIAGE_RETURN)) end--;
  return bytes.subarray(0, end);
}

function notJson(origin: string, source: string): IsnadError {
  const start = source.trim().slice(0, 40);
  return new IsnadError('bad-line', `${origin} is no JSON object: ${JSON.stringify(start)}`, {
    hint: 'Each line must be one JSON object: {"id": "…", "text": "…"}.',
  });
}

function tooLarge(origin: string, length: number): IsnadError {
  const limit = MAX_REPORT_BYTES / 1024 / 1024;
  const size = (length / 1024 / 1024).toFixed(1);
  return new IsnadError('too-large', `${origin} has ${size} MiB; a report may have ${limit} MiB`, {
    hint: 'Give each report a line of its own.',
  });
}

/** Splits at line feeds. Bytes past the limit of a line are counted but not kept. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length > MAX_LINE_BYTES) parts = [];
    else parts.push(part);
  };
  const take = (): Line => {
    const bytes = length > MAX_LINE_BYTES ? undefined : Buffer.concat(parts);
    const line = { number, bytes, length };
    parts = [];
    length = 0;
    number++;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at + 1));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
