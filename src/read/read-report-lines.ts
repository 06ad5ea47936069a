import { createHash } from 'node:crypto';
import { IsnadError } from '../model/isnad-error.ts';
import type { RawSource } from '../model/raw-source.ts';
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
 * Reads JSON lines `{id, text, published?, outlet?, url?, title?}` one by one, so that a file of any
 * length takes the memory of its longest line. A line that cannot be read is yielded as an error.
 */
export async function* readReportLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<ReportInput> {
  for await (const line of splitLines(chunks)) {
    const input = readLine(line, name);
    if (input !== undefined) yield input;
  }
}

function readLine({ number, bytes, length }: Line, name: string): ReportInput | undefined {
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
  const { id, text } = fields;
  if (typeof text !== 'string') {
    const error = new IsnadError('bad-line', `${origin} has no "text"`, {
      hint: 'Each line needs the report\'s text: {"id": "…", "text": "…"}.',
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
  const { metadata, diagnostics } = readMetadata(fields);
  const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
  const known = (typeof id === 'string' && id !== '') || typeof id === 'number';
  const report = { id: known ? String(id) : origin, text, sha256: hash(encoded), ...metadata };
  const raw = withoutLineEnd(bytes);
  const kept: RawSource = {
    bytes: raw,
    sha256: hash(raw),
    format: 'lines',
    part: '',
    encoding: 'utf-8',
  };
  return { origin, report, diagnostics, bytes: length, source: kept };
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
