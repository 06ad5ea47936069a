import type { Diagnostic } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

/** The characters of a file, and how they were found. A byte order mark is no part of the text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly diagnostics: readonly Diagnostic[];
}

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** First bytes of the file kinds that are most often handed over in place of a text. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word, Excel or ZIP file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word or Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

/**
 * Decodes the bytes of one report: by byte order mark, else as strict UTF-8, else as UTF-8 with
 * damage where nearly all of it is UTF-8, else as windows-1256. `name` stands in the errors.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0];
  if (marked === 'utf-16le' || marked === 'utf-16be') {
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked, diagnostics: [] };
  }
  const binary = binaryKind(bytes);
  if (binary !== undefined) {
    throw new IsnadError('binary-file', `${name} is ${binary}, not a text`, {
      hint: 'Save the text of the report as a .txt file in UTF-8.',
    });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', diagnostics: [] };
  } catch {
    const { valid, invalid, firstInvalidLine } = countSequences(bytes);
    return marked === 'utf-8' || valid > 9 * invalid
      ? damagedUtf8(bytes, invalid, firstInvalidLine)
      : assumedWindows1256(bytes);
  }
}

function damagedUtf8(bytes: Uint8Array, invalid: number, line: number): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  const start = text.indexOf('\uFFFD');
  const message = `${invalid} damaged byte sequences are no UTF-8, the first in line ${line}; each is read as U+FFFD`;
  const span = start < 0 ? {} : { start, end: start + 1 };
  return {
    text,
    encoding: 'utf-8',
    diagnostics: [{ code: 'read/invalid-utf8', message, ...span }],
  };
}

function assumedWindows1256(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('windows-1256').decode(bytes);
  return { text, encoding: 'windows-1256', diagnostics: [ASSUMED_WINDOWS_1256] };
}

/** Says that an encoding is a guess. */
export const ASSUMED_WINDOWS_1256: Diagnostic = {
  code: 'read/assumed-windows-1256',
  message: 'No UTF-8; read as windows-1256, the older Arabic encoding of Windows',
};

/** The encoding of a file of many reports, from its first bytes, which may end within a character. */
export function guessEncoding(head: Uint8Array): Encoding {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => startsWith(head, mark))?.[0];
  if (marked !== undefined) return marked;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    const { valid, invalid } = countSequences(head);
    return valid > 9 * invalid ? 'utf-8' : 'windows-1256';
  }
}

/** Decodes bytes as they come. A byte order mark is no part of the text. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The bytes that a part of a decoded text had in its file. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(Array.from(text, (char) => WINDOWS_1256.get(char) ?? 0x3f));
}

/** Every byte has a character of its own in this encoding. */
const WINDOWS_1256: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1256').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/** What kind of binary file the bytes are; undefined for text. */
function binaryKind(bytes: Uint8Array): string | undefined {
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) return known[0];
  return bytes.includes(0) ? 'a binary file (it contains NUL bytes)' : undefined;
}

/** Counts well-formed and ill-formed sequences of more than one byte in what should be UTF-8. */
function countSequences(bytes: Uint8Array) {
  let valid = 0;
  let invalid = 0;
  let line = 1;
  let firstInvalidLine = 1;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead === 0x0a) line++;
    const length = sequenceLength(lead);
    if (length === 1) {
      i++;
    } else if (length > 1 && continues(bytes, i + 1, length - 1)) {
      valid++;
      i += length;
    } else {
      if (invalid === 0) firstInvalidLine = line;
      invalid++;
      i++;
    }
  }
  return { valid, invalid, firstInvalidLine };
}

/** The number of bytes that a lead byte announces; 0 where it cannot lead. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) {
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
