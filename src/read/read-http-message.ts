import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { MAX_REPORT_BYTES } from './report-input.ts';

/** A response of a web server, its body as the page was written. */
export interface HttpMessage {
  readonly status: number;
  /** Media type without parameters, lower case. */
  readonly type: string;
  readonly charset: string | undefined;
  readonly body: Buffer;
}

const LONGEST_HEAD = 64 * 1024;

/** Reads a response as archives keep it; undefined where it is none. Throws where the body is damaged. */
export function readHttpMessage(bytes: Buffer): HttpMessage | undefined {
  const head = bytes.subarray(0, LONGEST_HEAD).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head);
  const [, status] = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(head) ?? [];
  if (end === null || status === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const line of head.slice(0, end.index).split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0)
      fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const [type = '', ...parameters] = (fields.get('content-type') ?? '').split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([\w.:-]+)/i.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  const chunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  const sent = bytes.subarray(end.index + end[0].length);
  const body = unpack(chunked ? joinChunks(sent) : sent, fields.get('content-encoding') ?? '');
  return { status: Number(status), type: type.trim().toLowerCase(), charset, body };
}

/** Joins the chunks of a body; a body that is not really in chunks, as some archives keep it, stays. */
function joinChunks(sent: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < sent.length) {
    const end = sent.indexOf('\n', at);
    const line = end < 0 ? '' : sent.subarray(at, Math.min(end, at + 100)).toString('latin1');
    const [, digits] = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line) ?? [];
    if (digits === undefined) return parts.length === 0 ? sent : Buffer.concat(parts);
    const length = Number.parseInt(digits, 16);
    if (length === 0) break;
    parts.push(sent.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (sent[at] === 0x0d) at++;
    if (sent[at] === 0x0a) at++;
  }
  return Buffer.concat(parts);
}

function unpack(body: Buffer, encoding: string): Buffer {
  const limit = { maxOutputLength: MAX_REPORT_BYTES };
  if (/gzip/i.test(encoding) && body[0] === 0x1f && body[1] === 0x8b)
    return gunzipSync(body, limit);
  if (/deflate/i.test(encoding) && body[0] === 0x78) return inflateSync(body, limit);
  if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, limit);
  return body;
}
