import { createHash } from 'node:crypto';
import { close, open } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { IsnadError } from '../model/isnad-error.ts';
import { bounded } from './bounded.ts';
import { asIsnadError } from './find-report-files.ts';
import { damageOf, readWarc } from './read-warc.ts';
import type { IsKnownPage, ReportInput } from './report-input.ts';

const MOST_ENTRIES = 10_000;
const LARGEST_DESCRIPTION = 64 * 1024 * 1024;
const DESCRIPTION = 'datapackage.json';
const DESCRIPTION_DIGEST = 'datapackage-digest.json';

/** What `datapackage.json` says of the files of an archive. */
type Hashes = ReadonlyMap<string, string>;

/**
 * Reads the pages of a WACZ archive. Every file of records is compared with the hash that the archive's
 * description gives it, before any page of it is read; no file is ever unpacked onto the disk.
 */
export async function* readWacz(path: string, isKnown?: IsKnownPage): AsyncGenerator<ReportInput> {
  const fail = (error: IsnadError): ReportInput => ({ origin: path, error, bytes: 0 });
  let zip: ZipFile;
  try {
    zip = await openZip(path);
  } catch (cause) {
    yield fail(asArchiveError(path, cause));
    return;
  }
  try {
    const entries = await listEntries(zip, path);
    const hashes = await readHashes(zip, entries, path);
    for (const entry of entries) {
      if (!/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.fileName)) continue;
      const where = `${path}!${entry.fileName}`;
      const wanted = hashes.get(entry.fileName);
      if (wanted === undefined) {
        yield fail(broken(`${where} is not listed in the description of the archive`));
      } else if (wanted !== (await hashOf(await openEntry(zip, entry), entry, where))) {
        yield fail(broken(`${where} does not match its hash; none of its pages was read`));
      } else
        yield* readWarc(boundedEntry(await openEntry(zip, entry), entry, where), where, isKnown);
    }
  } catch (cause) {
    yield fail(asArchiveError(path, cause));
  } finally {
    zip.close();
  }
}

/** yauzl reads by position, so that only what is asked for is read, and checks names and sizes. */
async function openZip(path: string): Promise<ZipFile> {
  const fd = await promisify(open)(path, 'r').catch((cause: unknown) => {
    throw asIsnadError(path, cause);
  });
  return await new Promise((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error === null) return resolve(zip);
      close(fd, () => reject(error));
    });
  });
}

async function listEntries(zip: ZipFile, path: string): Promise<readonly Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) {
    throw new IsnadError('unsafe-archive', `${path} has ${zip.entryCount} files; that is too many`);
  }
  return await new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}

async function readHashes(zip: ZipFile, entries: readonly Entry[], path: string): Promise<Hashes> {
  const read = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.find(({ fileName }) => fileName === name);
    if (entry === undefined) return undefined;
    if (entry.uncompressedSize > LARGEST_DESCRIPTION) throw broken(`${path}!${name} is too large`);
    const parts: Uint8Array[] = [];
    for await (const chunk of boundedEntry(await openEntry(zip, entry), entry, path))
      parts.push(chunk);
    return Buffer.concat(parts);
  };
  const description = await read(DESCRIPTION);
  if (description === undefined) throw broken(`${path} has no ${DESCRIPTION}`);
  const digest = parse(await read(DESCRIPTION_DIGEST));
  const wanted = typeof digest?.['hash'] === 'string' ? digest['hash'] : undefined;
  const hash = `sha256:${createHash('sha256').update(description).digest('hex')}`;
  if (wanted !== undefined && wanted !== hash) {
    throw broken(`${path}: ${DESCRIPTION} does not match its hash; nothing was read`);
  }
  const resources: unknown = parse(description)?.['resources'];
  if (!Array.isArray(resources)) throw broken(`${path}: ${DESCRIPTION} lists no files`);
  return new Map(
    resources.flatMap((resource: unknown) => {
      if (typeof resource !== 'object' || resource === null) return [];
      const { path: name, hash: of }: { path?: unknown; hash?: unknown } = resource;
      return typeof name === 'string' && typeof of === 'string' ? [[name, of] as const] : [];
    }),
  );
}

async function hashOf(stream: Readable, entry: Entry, where: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of boundedEntry(stream, entry, where)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

/** What the archive says of its sizes is not believed. */
function boundedEntry(stream: Readable, entry: Entry, where: string): AsyncIterable<Uint8Array> {
  return bounded(stream, () => entry.compressedSize, where);
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return await new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error === null ? resolve(stream) : reject(error),
    );
  });
}

function asArchiveError(path: string, cause: unknown): IsnadError {
  if (cause instanceof IsnadError) return cause;
  const because = damageOf(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  if (/invalid (?:relative path|characters in fileName)|absolute path/i.test(because)) {
    return new IsnadError('unsafe-archive', `${path} names a file outside itself: ${because}`, {
      cause,
      hint: 'Do not open it with other programs; ask whoever made it for another.',
    });
  }
  return new IsnadError('bad-archive', `${path} is damaged or no WACZ archive: ${because}`, {
    cause,
    hint: 'Copy or download it again.',
  });
}

const broken = (message: string): IsnadError =>
  new IsnadError('bad-archive', message, { hint: 'Copy or download it again.' });

function parse(bytes: Buffer | undefined): Readonly<Record<string, unknown>> | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
