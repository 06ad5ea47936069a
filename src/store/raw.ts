import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Database, RawTable } from './database.ts';

/** Bytes that do not become shorter by this share are kept as they are. */
const WORTH_PACKING = 0.95;

/** Keeps bytes under their SHA-256; does nothing where they are kept already. */
export function keepRaw(
  db: Kysely<Database>,
  raws: readonly { readonly sha256: string; readonly bytes: Uint8Array }[],
) {
  return db
    .insertInto('raw')
    .values(raws.map(({ sha256, bytes }) => ({ sha256, size: bytes.length, ...pack(bytes) })))
    .onConflict((conflict) => conflict.doNothing());
}

/** The bytes of a row as they were received. */
export function unpackRaw({ packing, bytes, size }: RawTable): Uint8Array {
  // The bound keeps a damaged row from taking all memory.
  return packing === 'none' ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
}

function pack(bytes: Uint8Array): Pick<RawTable, 'packing' | 'bytes'> {
  const packed = deflateRawSync(bytes);
  if (packed.length > WORTH_PACKING * bytes.length) return { packing: 'none', bytes };
  return { packing: 'deflate', bytes: packed };
}
