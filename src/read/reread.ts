import { TextDecoder } from 'node:util';
import { IsnadError } from '../model/isnad-error.ts';
import type { TextQuote } from '../model/raw-source.ts';
import { decodeText } from './decode-text.ts';
import { findsQuote } from './page-text.ts';
import { feedWords } from './read-feed.ts';
import { parseObject } from './read-metadata.ts';
import { quotesHold } from './read-page.ts';
import { messageText } from './read-telegram.ts';

type Verdict = 'same' | 'different' | 'unknown';

/**
 * Opens what tells whether a kept text still stands in the bytes that it was read from. Of a page and of
 * the item of a feed the text quotes are looked up, since a newer version may cut them otherwise; of a
 * table the words. The feed that was read last is kept, since many texts come of one.
 */
export function openReread(): (bytes: Uint8Array, kept: KeptText) => Verdict {
  let last: { readonly bytes: Uint8Array; readonly words: ReadonlyMap<string, string> } | undefined;
  const wordsOfFeed: FeedWords = (bytes, part) => {
    if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0) {
      last = { bytes, words: feedWords(bytes) };
    }
    return last.words.get(part);
  };
  return (bytes, kept) => {
    try {
      return compare(bytes, kept, wordsOfFeed);
    } catch (error) {
      // What cannot be read any more was read once, so it was changed.
      if (error instanceof IsnadError) return 'different';
      throw error;
    }
  };
}

type FeedWords = (bytes: Uint8Array, part: string) => string | undefined;

/** A kept text and how it was read. */
interface KeptText {
  readonly format: string;
  /** Which item of a feed it is. */
  readonly part: string;
  readonly encoding: string | null;
  readonly quotes: string | null;
  readonly text: string;
}

function compare(
  bytes: Uint8Array,
  { format, part, encoding, quotes, text }: KeptText,
  wordsOfFeed: FeedWords,
): Verdict {
  const verdict = (same: boolean): Verdict => (same ? 'same' : 'different');
  if (format === 'text') return verdict(decodeText(bytes, '').text === text);
  const decoded = (): string => new TextDecoder(encoding ?? 'utf-8').decode(bytes);
  if (format === 'lines') return verdict(hasValue(parseObject(decoded()), text));
  if (format === 'telegram') {
    return verdict(messageText(parseObject(decoded())?.['text']) === text);
  }
  if (format === 'html' && quotes !== null) {
    const list: TextQuote[] = JSON.parse(quotes);
    return verdict(quotesHold({ bytes, encoding }, text, list));
  }
  if (format === 'feed' && quotes !== null) {
    const whole = wordsOfFeed(bytes, part);
    const list: TextQuote[] = JSON.parse(quotes);
    if (list.length === 0) return 'unknown';
    return verdict(whole !== undefined && list.every((quote) => findsQuote(whole, text, quote)));
  }
  if (format === 'csv') {
    const row = decoded().replaceAll('""', '"');
    return verdict(row.includes(text) || row.includes(text.trim()));
  }
  return 'unknown';
}

/** Whether an object, or one within it, has a text as a value, whatever its name. */
function hasValue(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => hasValue(part, text));
}
