import { TextDecoder } from 'node:util';
import { IsnadError } from '../model/isnad-error.ts';
import type { TextQuote } from '../model/raw-source.ts';
import { decodeText } from './decode-text.ts';
import { parseObject } from './read-metadata.ts';
import { quotesHold } from './read-page.ts';
import { messageText } from './read-telegram.ts';

/**
 * Whether a kept text still stands in the bytes that it was read from. Of a page the text quotes are
 * looked up, since a newer version may cut a page otherwise; of a feed and a table the words.
 */
export function standsInBytes(bytes: Uint8Array, kept: KeptText): 'same' | 'different' | 'unknown' {
  try {
    return compare(bytes, kept);
  } catch (error) {
    // What cannot be read any more was read once, so it was changed.
    if (error instanceof IsnadError) return 'different';
    throw error;
  }
}

/** A kept text and how it was read. */
interface KeptText {
  readonly format: string;
  readonly encoding: string | null;
  readonly quotes: string | null;
  readonly text: string;
}

function compare(
  bytes: Uint8Array,
  { format, encoding, quotes, text }: KeptText,
): 'same' | 'different' | 'unknown' {
  const verdict = (same: boolean): 'same' | 'different' => (same ? 'same' : 'different');
  if (format === 'text') return verdict(decodeText(bytes, '').text === text);
  const json = (): Readonly<Record<string, unknown>> | undefined =>
    parseObject(new TextDecoder().decode(bytes));
  if (format === 'lines') return verdict(json()?.['text'] === text);
  if (format === 'telegram') return verdict(messageText(json()?.['text']) === text);
  if (format === 'html' && quotes !== null) {
    const list: TextQuote[] = JSON.parse(quotes);
    return verdict(quotesHold({ bytes, encoding }, text, list));
  }
  if (format === 'csv') {
    const row = new TextDecoder().decode(bytes).replaceAll('""', '"');
    return verdict(row.includes(text) || row.includes(text.trim()));
  }
  return 'unknown';
}
