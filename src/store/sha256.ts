import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal; of a string that of its UTF-8 bytes. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');
