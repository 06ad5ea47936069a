import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** A page as a record of a WARC file: the response of a server. */
export function warcPage(
  url: string,
  html: string | Uint8Array,
  { head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8', digest = '' } = {},
): Buffer {
  const block = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(html)]);
  const fields = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2025-11-24T10:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>',
    'Content-Type: application/http; msgtype=response',
    ...(digest === '' ? [] : [`WARC-Block-Digest: ${digest}`]),
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${fields.join('\r\n')}\r\n\r\n`),
    block,
    Buffer.from('\r\n\r\n'),
  ]);
}

/** Records each in a gzip member of its own, as crawlers write them. */
export const gzipEach = (records: readonly Buffer[]): Buffer =>
  Buffer.concat(records.map((record) => gzipSync(record)));

/** `sha256:HEX` of bytes. */
export const sha256Of = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  /** What the archive says of its size, where that is a lie. */
  readonly claimedSize?: number;
}

/** A zip archive, also with names and sizes that no honest program writes. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, deflate = false, claimedSize = bytes.length } of entries) {
    const data = deflate ? deflateRawSync(bytes) : Buffer.from(bytes);
    const encoded = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(deflate ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(claimedSize, 18);
    fields.writeUInt16LE(encoded.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, encoded, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, rest, encoded]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A WACZ archive of some record files, with the description and hashes that belong to it. */
export function waczOf(
  archives: readonly ZipEntry[],
  { hashes = {} }: { readonly hashes?: Readonly<Record<string, string>> } = {},
): Buffer {
  const resources = archives.map(({ name, bytes }) => ({
    name: name.split('/').at(-1),
    path: name,
    hash: hashes[name] ?? sha256Of(bytes),
    bytes: bytes.length,
  }));
  const description = Buffer.from(JSON.stringify({ profile: 'data-package', resources }));
  const digest = JSON.stringify({
    path: 'datapackage.json',
    hash: hashes['datapackage.json'] ?? sha256Of(description),
  });
  return zipOf([
    ...archives,
    { name: 'datapackage.json', bytes: description },
    { name: 'datapackage-digest.json', bytes: Buffer.from(digest) },
  ]);
}
