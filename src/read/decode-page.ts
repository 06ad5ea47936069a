import { TextDecoder } from 'node:util';
import type { Diagnostic } from '../model/coded-report.ts';
import { decodeText } from './decode-text.ts';

/** The characters of a page or feed, and the encoding they were in. */
export interface DecodedPage {
  readonly text: string;
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where in the first bytes a page or feed names its encoding. */
const DECLARATION =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})/i;
const HEAD_BYTES = 4096;
/** Encodings of western pages, which Arabic pages often name by mistake. */
const WESTERN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-1', 'us-ascii']);

/**
 * Decodes a page or a feed: by byte order mark, else as the server or the page declares, else as
 * `decodeText` does. Bytes that are valid UTF-8 are UTF-8, whatever is declared.
 */
export function decodePage(bytes: Uint8Array, name: string, ofServer?: string): DecodedPage {
  const decoder = declared(bytes, ofServer);
  if (decoder === undefined || hasMark(bytes) || isUtf8(bytes)) return decodeText(bytes, name);
  return { text: decoder.decode(bytes), encoding: decoder.encoding, diagnostics: [] };
}

/** A decoder for the declared encoding where that is worth believing. */
function declared(bytes: Uint8Array, ofServer: string | undefined): TextDecoder | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const [, ofPage, ofXml] = DECLARATION.exec(head) ?? [];
  for (const label of [ofServer, ofPage, ofXml]) {
    const decoder = label === undefined ? undefined : openDecoder(label);
    if (decoder === undefined || decoder.encoding === 'utf-8') continue;
    if (WESTERN.has(decoder.encoding)) continue;
    return decoder;
  }
  return undefined;
}

function openDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function hasMark([a = 0, b = 0, c = 0]: Uint8Array): boolean {
  return (
    (a === 0xef && b === 0xbb && c === 0xbf) ||
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff)
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
