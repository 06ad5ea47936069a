import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { IsnadError } from '../model/isnad-error.ts';
import { bounded } from './bounded.ts';
import { type ByteReader, LineTooLong, openByteReader } from './byte-reader.ts';
import { readHttpMessage } from './read-http-message.ts';
import { readNewPage } from './read-page.ts';
import { type IsKnownPage, MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

/** A record of an archive whose content was kept. */
interface WarcRecord {
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

/** What is wrong with an archive from here on. */
class BrokenArchive extends Error {}

const LONGEST_LINE = 64 * 1024;
const MOST_FIELDS = 200;
/** A page and the head of its response. */
const LARGEST_BLOCK = MAX_REPORT_BYTES + 1024 * 1024;
const PAGES: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/**
 * Reads the pages of a WARC file, packed with gzip or not: the responses with status 200 that are HTML.
 * What else an archive holds (pictures, requests, redirections) is passed over. Where the archive breaks
 * off, what came before is kept and the rest is told as one failure.
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  origin: string,
  isKnown?: IsKnownPage,
): AsyncGenerator<ReportInput> {
  let records = 0;
  try {
    const reader = openByteReader(await unpacked(chunks, origin));
    for (;;) {
      const record = await readRecord(reader);
      if (record === undefined) break;
      records++;
      const input = record === 'passed over' ? undefined : readCapture(record, origin, isKnown);
      if (input !== undefined) yield input;
    }
    if (records > 0) return;
    throw new BrokenArchive('it has no records');
  } catch (cause) {
    if (cause instanceof IsnadError) {
      yield { origin, error: cause, bytes: 0 };
      return;
    }
    const because = damageOf(cause);
    if (because === undefined) throw cause;
    const message = `${origin} is damaged after ${records} records: ${because}`;
    const hint = 'Copy or download it again; what came before the damage was read.';
    yield { origin, error: new IsnadError('bad-archive', message, { cause, hint }), bytes: 0 };
  }
}

/** What is wrong with an archive, where an error tells of that; undefined for any other error. */
export function damageOf(error: unknown): string | undefined {
  if (error instanceof BrokenArchive || error instanceof LineTooLong) return error.message;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE' ? error.message : undefined;
}

/** Whether a digest such as `sha1:BASE32` or `sha256:HEX` is that of the bytes; true for unknown kinds. */
export function digestHolds(digest: string, bytes: Uint8Array): boolean {
  const [, algorithm = '', value = ''] =
    /^(md5|sha-?1|sha-?256|sha-?512):(\S+)$/i.exec(digest) ?? [];
  if (algorithm === '') return true;
  const hash = createHash(algorithm.toLowerCase().replace('-', '')).update(bytes).digest();
  const written = value.replace(/=+$/, '').toLowerCase();
  return written === hash.toString('hex') || written === base32(hash).toLowerCase();
}

/** Unpacks gzip, of one member or of one a record, with a bound on what comes out. */
async function unpacked(
  chunks: AsyncIterable<Uint8Array>,
  origin: string,
): Promise<AsyncIterable<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  let packed = 0;
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let next = first; next.done !== true; next = await iterator.next()) {
      packed += next.value.length;
      yield next.value;
    }
  }
  const start: Uint8Array = first.done === true ? new Uint8Array(0) : first.value;
  if (start[0] !== 0x1f || start[1] !== 0x8b) return all();
  const source = Readable.from(all());
  // What can be unpacked of a file that breaks off is handed on; the records then tell of the break.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  source.on('error', (error) => gunzip.destroy(error));
  return bounded(source.pipe(gunzip), () => packed, origin);
}

async function readRecord(reader: ByteReader): Promise<WarcRecord | 'passed over' | undefined> {
  let version = await reader.line(LONGEST_LINE);
  for (let blank = 0; version === '' && blank < 8; blank++)
    version = await reader.line(LONGEST_LINE);
  if (version === undefined) return undefined;
  if (!/^WARC\/\d/.test(version)) throw new BrokenArchive('no record begins where one should');
  const fields = new Map<string, string>();
  for (;;) {
    const line = await reader.line(LONGEST_LINE);
    if (line === undefined) throw new BrokenArchive('it breaks off in the head of a record');
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    if (fields.size > MOST_FIELDS) throw new BrokenArchive('a record has too many fields');
  }
  const length = Number(fields.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length < 0)
    throw new BrokenArchive('a record has no length');
  if (!isWanted(fields) || length > LARGEST_BLOCK) {
    if ((await reader.skip(length)) < length) throw new BrokenArchive('it breaks off in a record');
    return isWanted(fields) ? { fields, block: Buffer.alloc(0) } : 'passed over';
  }
  const block = await reader.take(length);
  if (block.length < length) throw new BrokenArchive('it breaks off in a record');
  return { fields, block };
}

/** Whether a record may hold a page. */
function isWanted(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('warc-type')?.toLowerCase();
  const content = fields.get('content-type')?.toLowerCase() ?? '';
  if (type === 'response') return content.startsWith('application/http');
  return type === 'resource' && PAGES.has(content.split(';')[0]?.trim() ?? '');
}

function readCapture(
  { fields, block }: WarcRecord,
  origin: string,
  isKnown: IsKnownPage | undefined,
): ReportInput | undefined {
  const url = (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  const where = `${origin} ${url}`;
  const size = Number(fields.get('content-length'));
  const fail = (
    code: 'too-large' | 'bad-archive',
    message: string,
    cause?: unknown,
  ): ReportInput => ({
    origin: where,
    error: new IsnadError(code, message, { cause }),
    bytes: size,
  });
  if (block.length < size) {
    const mebibytes = (size / 1024 / 1024).toFixed(1);
    return fail('too-large', `${where} has ${mebibytes} MiB; a page may have 10 MiB`);
  }
  const digest = fields.get('warc-block-digest');
  if (digest !== undefined && !digestHolds(digest, block)) {
    return fail('bad-archive', `${where} does not match the hash of its record`);
  }
  let page: ReturnType<typeof readHttpMessage>;
  try {
    page =
      fields.get('warc-type')?.toLowerCase() === 'resource'
        ? { status: 200, type: 'text/html', charset: undefined, body: block }
        : readHttpMessage(block);
  } catch (cause) {
    return fail('bad-archive', `${where} cannot be unpacked: ${damageOf(cause) ?? cause}`, cause);
  }
  if (page === undefined || page.status !== 200 || !PAGES.has(page.type)) return undefined;
  const found = {
    bytes: page.body,
    origin: where,
    id: url === '' ? where : url,
    url: /^https?:/i.test(url) ? url : undefined,
    charset: page.charset,
    captured: timeOf(fields.get('warc-date')),
  };
  return readNewPage(found, isKnown);
}

function timeOf(written: string | undefined): string | undefined {
  const time = Date.parse(written ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) {
      text += BASE32.charAt((value >>> (bits - 5)) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + BASE32.charAt((value << (5 - bits)) & 31);
}
