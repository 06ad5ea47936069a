import type { PageDocument, PageElement } from './page-dom.ts';
import { collapse } from './page-text.ts';
import { readIsoDate } from './read-metadata.ts';

/** What a page says of itself in its markup. */
export interface PageMetadata {
  readonly title: string | undefined;
  readonly outlet: string | undefined;
  readonly author: string | undefined;
  /** ISO date, the day as the page writes it. */
  readonly published: string | undefined;
  readonly url: string | undefined;
  /** A date in words that stands on the page and that markup does not give. */
  readonly dateline: string | undefined;
}

const TITLES = ['meta[property="og:title"]', 'meta[name="twitter:title"]'];
const OUTLETS = ['meta[property="og:site_name"]', 'meta[name="application-name"]'];
const AUTHORS = ['meta[name="author"]', 'meta[property="article:author"]'];
const DATES = [
  'meta[property="article:published_time"]',
  'meta[property="og:article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="article:published_time"]',
  'meta[name="parsely-pub-date"]',
  'meta[name="publish-date"]',
  'meta[name="pubdate"]',
  'meta[name="date"]',
  'meta[name="dc.date"]',
  'meta[name="DC.date.issued"]',
];
/** Where pages show the day to a reader. */
const VISIBLE_DATES =
  '[itemprop="datePublished"], [class*="date"], [class*="time"], [class*="publish"], [class*="posted"], [id*="date"]';
const LONGEST_DATELINE = 80;
const MOST_LOOKED_AT = 40;

/** Reads title, outlet, author, day and address from JSON-LD, meta elements and what readers see. */
export function readPageMetadata(document: PageDocument): PageMetadata {
  const linked = readLinkedData(document);
  const headline = document.querySelector('h1')?.textContent ?? undefined;
  const published =
    linked.published ??
    DATES.map((selector) => dayOf(content(document, [selector]))).find(
      (day) => day !== undefined,
    ) ??
    dayOfTimeElement(document);
  const datelines = published === undefined ? visibleDates(document) : [];
  const shown = datelines.map(readShownDay).find((day) => day !== undefined);
  return {
    title: text(linked.title ?? content(document, TITLES) ?? headline ?? titleOf(document)),
    outlet: text(linked.outlet ?? content(document, OUTLETS)),
    author: text(linked.author ?? content(document, AUTHORS)),
    published: published ?? shown,
    url: addressOf(document, linked.url),
    dateline: shown === undefined ? datelines[0] : undefined,
  };
}

/** The day of a written date-time as it stands there, in whatever zone. */
export function dayOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  return readIsoDate(written.trim().slice(0, 10).replaceAll('/', '-'));
}

/** `25/11/2025`, `2025-11-25`, `25.11.2025`: a day in figures, day before month. */
export function readShownDay(shown: string): string | undefined {
  const digits = shown.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const [, y1, m1 = '', d1 = '', d2 = '', m2 = '', y2 = ''] =
    /(?:^|\D)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?:\D|$)/.exec(
      digits,
    ) ?? [];
  const [year, month, day] = y1 === undefined ? [y2, m2, d2] : [y1, m1, d1];
  return readIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function content(document: PageDocument, selectors: readonly string[]): string | undefined {
  for (const selector of selectors) {
    const value = document.querySelector(selector)?.getAttribute('content')?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

function titleOf(document: PageDocument): string | undefined {
  return document.querySelector('title')?.textContent ?? undefined;
}

function addressOf(document: PageDocument, linked: string | undefined): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const candidates = [
    canonical ?? undefined,
    content(document, ['meta[property="og:url"]']),
    linked,
  ];
  return candidates.find((url) => url !== undefined && /^https?:\/\/\S+$/i.test(url));
}

function dayOfTimeElement(document: PageDocument): string | undefined {
  let looked = 0;
  for (const element of document.querySelectorAll('article time[datetime], time[datetime]')) {
    const day = dayOf(element.getAttribute('datetime') ?? undefined);
    if (day !== undefined) return day;
    if (++looked > MOST_LOOKED_AT) return undefined;
  }
  return undefined;
}

/** Short texts with a figure in places that pages show a date in. */
function visibleDates(document: PageDocument): readonly string[] {
  const found: string[] = [];
  let looked = 0;
  for (const element of document.querySelectorAll(`time, ${VISIBLE_DATES}`)) {
    if (++looked > MOST_LOOKED_AT) break;
    const shown = shortText(element);
    if (shown !== undefined && /[\d٠-٩]/.test(shown) && /\d{4}|[٠-٩]{4}/.test(shown)) {
      found.push(shown);
    }
  }
  return found;
}

function shortText(element: PageElement): string | undefined {
  const shown = collapse(element.textContent ?? '');
  return shown !== '' && shown.length <= LONGEST_DATELINE ? shown : undefined;
}

function text(value: string | undefined): string | undefined {
  const collapsed = collapse(value ?? '');
  return collapsed === '' ? undefined : collapsed.slice(0, 500);
}

interface LinkedData {
  readonly title?: string | undefined;
  readonly outlet?: string | undefined;
  readonly author?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|SocialMediaPosting|Report)$/;
const LONGEST_LINKED_DATA = 1_000_000;
const MOST_NODES = 2000;

/** The first article among the JSON-LD blocks of a page. */
function readLinkedData(document: PageDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    const article = source.length > LONGEST_LINKED_DATA ? undefined : findArticle(parse(source));
    if (article === undefined) continue;
    return {
      title: string(article['headline']) ?? string(article['name']),
      outlet: nameOf(article['publisher']),
      author: nameOf(article['author']),
      published: dayOf(string(article['datePublished']) ?? string(article['dateCreated'])),
      url: string(article['url']) ?? string(article['mainEntityOfPage']),
    };
  }
  return {};
}

type Fields = Readonly<Record<string, unknown>>;

function findArticle(root: unknown): Fields | undefined {
  const queue: unknown[] = [root];
  for (let i = 0; i < Math.min(queue.length, MOST_NODES); i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...node.slice(0, MOST_NODES));
    else if (isFields(node)) {
      if (ARTICLE_TYPE.test(String(node['@type']))) return node;
      queue.push(node['@graph'], node['mainEntity']);
    }
  }
  return undefined;
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0]);
  return isFields(value) ? string(value['name']) : string(value);
}

const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
