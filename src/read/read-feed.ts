import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import { IsnadError } from '../model/isnad-error.ts';
import { decodePage } from './decode-page.ts';
import { parsePage } from './page-dom.ts';
import { tooComplex } from './page-limits.ts';
import { collapse, linesOf, quoteLines, wholeText } from './page-text.ts';
import { readIsoDate } from './read-metadata.ts';
import { hostOf } from './read-page.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';
import { depthOf, findDeclaration } from './unsafe-xml.ts';

/** One item of a feed, whatever its format. */
interface FeedItem {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly html: string;
  readonly url: string | undefined;
  readonly author: string | undefined;
  readonly written: string | undefined;
}

const DEEPEST = 60;

/** Reads the items of an RSS, Atom or RDF feed: one report each. The feed itself is kept as their bytes. */
export function* readFeed(bytes: Uint8Array, origin: string): Generator<ReportInput> {
  let feed: ReturnType<typeof openFeed>;
  try {
    feed = openFeed(bytes, origin);
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    yield { origin, error, bytes: bytes.length };
    return;
  }
  const { items, outlet, encoding, diagnostics } = feed;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const share = Math.ceil(bytes.length / Math.max(1, items.length));
  for (const [i, { item, part }] of nameParts(items).entries()) {
    const where = `${origin}#${part}`;
    const { lines, whole } = wordsOf(item);
    if (lines.length === 0) {
      const error = new IsnadError('no-text', `${where} has neither title nor text`);
      yield { origin: where, error, bytes: share };
      continue;
    }
    const report = {
      id: item.id ?? item.url ?? `${origin}#${i + 1}`,
      text: lines.join('\n'),
      sha256,
      published: readFeedDay(item.written),
      outlet: outlet ?? hostOf(item.url),
      title: item.title === undefined ? undefined : collapse(item.title),
      url: item.url,
      author: item.author,
    };
    const quotes = quoteLines(lines, whole);
    const source = { bytes, sha256, format: 'feed', part, encoding, quotes } as const;
    yield { origin: where, report, diagnostics, bytes: share, source };
  }
}

/** All words of each item of a feed that was read before, by the part that the item is. */
export function feedWords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { items } = openFeed(bytes, '');
  return new Map(nameParts(items).map(({ item, part }) => [part, wordsOf(item).whole]));
}

/** The name of each item within its feed: its id, its address, else its place. */
function nameParts(
  items: readonly FeedItem[],
): readonly { readonly item: FeedItem; readonly part: string }[] {
  const used = new Set<string>();
  return items.map((item, i) => ({
    item,
    part: firstUnused([item.id, item.url, `item ${i + 1}`], used),
  }));
}

/** The lines of an item's text, and all of its words in one line. */
function wordsOf({ title = '', html }: FeedItem) {
  const fragment = html === '' ? { lines: [], whole: '' } : readFragment(html);
  return {
    lines: [collapse(title), ...fragment.lines].filter((line) => line !== ''),
    whole: collapse(`${title} ${fragment.whole}`),
  };
}

/** The day of a date of RSS (RFC 822) or Atom (ISO), as it is written there, in whatever zone. */
export function readFeedDay(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const [, day = '', month = '', year = ''] =
    /^(?:\w{3,9},?\s+)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})\b/.exec(written.trim()) ?? [];
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return readIsoDate(written.trim().slice(0, 10));
  return readIsoDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function openFeed(bytes: Uint8Array, origin: string) {
  if (bytes.length > MAX_REPORT_BYTES) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    const limit = MAX_REPORT_BYTES / 1024 / 1024;
    throw new IsnadError('too-large', `${origin} has ${size} MiB; a feed may have ${limit} MiB`, {
      hint: 'Cut it into several files.',
    });
  }
  const { text, encoding, diagnostics } = decodePage(bytes, origin);
  const declaration = findDeclaration(text);
  if (declaration !== undefined) {
    const head = JSON.stringify(declaration.slice(0, 20));
    throw new IsnadError('unsafe-xml', `${origin} has a declaration that no feed needs: ${head}`, {
      hint: 'Remove the <!DOCTYPE …> if you trust the file.',
    });
  }
  if (depthOf(text) > DEEPEST) {
    throw new IsnadError(
      'too-complex',
      `${origin} has over ${DEEPEST} elements inside one another`,
    );
  }
  const { format, feed } = parse(text, origin);
  const { title, items, entries }: ParsedFeed = feed;
  if (format === 'json') throw badFeed(origin, new Error('it is a JSON feed'));
  const all = format === 'atom' ? (entries ?? []).map(ofEntry) : (items ?? []).map(ofItem);
  return { outlet: plain(title), items: all, encoding, diagnostics };
}

function parse(text: string, origin: string): ReturnType<typeof parseFeed> {
  try {
    return parseFeed(text);
  } catch (error) {
    throw badFeed(origin, error);
  }
}

/** As much of a parsed feed as is read, of whatever format; text may be a string or have a `value`. */
interface ParsedFeed {
  readonly title?: unknown;
  readonly items?: readonly ParsedItem[];
  readonly entries?: readonly ParsedEntry[];
}

interface ParsedItem {
  readonly title?: unknown;
  readonly link?: unknown;
  readonly guid?: unknown;
  readonly description?: unknown;
  readonly content?: unknown;
  readonly pubDate?: unknown;
  readonly dc?: { readonly creators?: readonly unknown[]; readonly dates?: readonly unknown[] };
}

interface ParsedEntry {
  readonly id?: unknown;
  readonly title?: unknown;
  readonly links?: readonly { readonly href?: unknown; readonly rel?: unknown }[];
  readonly content?: unknown;
  readonly summary?: unknown;
  readonly published?: unknown;
  readonly updated?: unknown;
  readonly authors?: readonly { readonly name?: unknown }[];
}

function ofItem({ title, link, guid, description, content, pubDate, dc }: ParsedItem): FeedItem {
  return {
    id: plain(guid),
    title: plain(title),
    html: plain(content) ?? plain(description) ?? '',
    url: addressOf(plain(link)),
    author: plain(dc?.creators?.[0]),
    written: plain(pubDate) ?? plain(dc?.dates?.[0]),
  };
}

function ofEntry({ id, title, links, content, summary, ...entry }: ParsedEntry): FeedItem {
  const link = links?.find(({ rel }) => rel === undefined || rel === 'alternate');
  return {
    id: plain(id),
    title: plain(title),
    html: plain(content) ?? plain(summary) ?? '',
    url: addressOf(plain(link?.href)),
    author: plain(entry.authors?.[0]?.name),
    written: plain(entry.published) ?? plain(entry.updated),
  };
}

/** A text construct: a string, or an object with its `value` or, of RSS content, `encoded`. */
function plain(construct: unknown): string | undefined {
  if (typeof construct === 'string') return construct === '' ? undefined : construct;
  if (typeof construct !== 'object' || construct === null) return undefined;
  if ('value' in construct) return plain(construct.value);
  return 'encoded' in construct ? plain(construct.encoded) : undefined;
}

const addressOf = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;

/** The lines of a piece of HTML, or of plain text, that stands in a feed. */
function readFragment(html: string) {
  if (!/<[a-z!/]|&/i.test(html)) return { lines: html.split('\n').map(collapse), whole: html };
  if (tooComplex(html) !== undefined) return { lines: [], whole: '' };
  const { body } = parsePage(`<!doctype html><html><body>${html}</body></html>`);
  return body === null
    ? { lines: [], whole: '' }
    : { lines: linesOf(body), whole: wholeText(body) };
}

function firstUnused(names: readonly (string | undefined)[], used: Set<string>): string {
  const name = names.find((candidate) => candidate !== undefined && !used.has(candidate)) ?? '';
  used.add(name);
  return name;
}

function badFeed(origin: string, cause: unknown): IsnadError {
  const because = cause instanceof Error ? cause.message : String(cause);
  return new IsnadError('bad-feed', `${origin} is no feed that can be read: ${because}`, {
    cause,
    hint: 'Save the feed again as the site gives it out.',
  });
}
