import { createHash } from 'node:crypto';
import { IsnadError } from '../model/isnad-error.ts';
import { decodePage } from './decode-page.ts';
import { findMainText, type PageDocument, parsePage } from './page-dom.ts';
import { tooComplex } from './page-limits.ts';
import {
  collapse,
  findsQuote,
  linesOf,
  quoteLines,
  removeResidue,
  wholeText,
} from './page-text.ts';
import { readPageMetadata } from './read-page-metadata.ts';
import { type IsKnownPage, MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

/** The bytes of a page and what whoever fetched it knows of it. */
export interface PageBytes {
  readonly bytes: Uint8Array;
  /** As shown to people: a file, or a file and the address of a record. */
  readonly origin: string;
  readonly id: string;
  /** Which part of a larger file the page is; empty for all of it. */
  readonly part?: string;
  readonly url?: string | undefined;
  readonly charset?: string | undefined;
  readonly captured?: string | undefined;
}

/** A main text of fewer characters is taken for a miss, and all paragraphs of the page are looked at. */
const SHORTEST_MAIN_TEXT = 120;
/** Shorter lines of a page without a main text are menus and buttons. */
const SHORTEST_PARAGRAPH = 40;

/**
 * Reads the report of an HTML page: its title as the first line, then its main text, a line for each
 * block. What stands around the report on the page is left out. Failures are told, never thrown.
 */
export function readPage(page: PageBytes): ReportInput {
  const { bytes, origin, id } = page;
  try {
    if (bytes.length > MAX_REPORT_BYTES) throw tooLarge(origin, bytes.length);
    const sha256 = sha256Of(bytes);
    const { text: html, encoding, diagnostics } = decodePage(bytes, origin, page.charset);
    const problem = tooComplex(html);
    if (problem !== undefined) {
      throw new IsnadError('too-complex', `${origin} has ${problem}`, {
        hint: 'Save the text of the report as a .txt file.',
      });
    }
    const document = parsePage(html);
    if (document.documentElement === null) throw noText(origin);
    const metadata = readPageMetadata(document);
    const { title, dateline } = metadata;
    const whole = document.body === null ? '' : collapse(wholeText(document.body));
    const { body, author } = bodyOf(html, document);
    if (body.length === 0) throw noText(origin);
    const head = [title, dateline].filter((line) => line !== undefined);
    const rest = body.filter((line, i) => i > 2 || !head.includes(line));
    const lines = [...head, ...rest];
    const text = lines.join('\n');
    const url = page.url ?? metadata.url;
    const report = {
      id,
      text,
      sha256,
      published: metadata.published,
      outlet: metadata.outlet ?? hostOf(url),
      title,
      url,
      author: metadata.author ?? author,
    };
    const source = {
      bytes,
      sha256,
      format: 'html',
      part: page.part ?? '',
      encoding,
      captured: page.captured,
      quotes: quoteLines(lines, whole),
    } as const;
    return { origin, report, diagnostics, bytes: bytes.length, source };
  } catch (error) {
    if (error instanceof IsnadError) return { origin, error, bytes: bytes.length };
    // A parser that gives up on a page is a fact about the page.
    const message = `${origin} cannot be read as HTML: ${error instanceof Error ? error.message : error}`;
    return {
      origin,
      error: new IsnadError('no-text', message, { cause: error }),
      bytes: bytes.length,
    };
  }
}

/** `readPage`, unless the page is known already. */
export function readNewPage(
  page: PageBytes,
  isKnown: IsKnownPage | undefined,
): ReportInput | undefined {
  if (isKnown?.(sha256Of(page.bytes), page.origin) === true) return undefined;
  return readPage(page);
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether every text quote of a report leads to its place on the page. */
export function quotesHold(
  { bytes, encoding }: { readonly bytes: Uint8Array; readonly encoding: string | null },
  text: string,
  quotes: Parameters<typeof findsQuote>[2][],
): boolean {
  const { text: html } = decodePage(bytes, '', encoding ?? undefined);
  const { body } = parsePage(html);
  const whole = body === null ? '' : collapse(wholeText(body));
  return quotes.every((quote) => findsQuote(whole, text, quote));
}

/** The host of an address without `www.`; an outlet that does not name itself is called by it. */
export function hostOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/^www\./, '') || undefined;
}

/** The lines of the main text; without one the paragraphs of the page that are long enough. */
function bodyOf(
  html: string,
  document: PageDocument,
): { readonly body: readonly string[]; readonly author: string | undefined } {
  if (document.body !== null) removeResidue(document.body);
  const main = findMainText(document);
  const body = main === undefined ? [] : linesOf(main.content);
  if (body.join('').length >= SHORTEST_MAIN_TEXT) return { body, author: main?.author };
  // Readability has taken the document apart.
  const again = parsePage(html);
  const root = again.querySelector('article') ?? again.querySelector('main') ?? again.body;
  const paragraphs =
    root === null ? [] : linesOf(root).filter((line) => line.length >= SHORTEST_PARAGRAPH);
  const longer = paragraphs.join('').length > body.join('').length ? paragraphs : body;
  return { body: longer, author: main?.author };
}

function noText(origin: string): IsnadError {
  return new IsnadError('no-text', `${origin} has no text that could be a report`, {
    hint: 'Leave it out, or save the text of the report as a .txt file.',
  });
}

function tooLarge(origin: string, size: number): IsnadError {
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  const limit = MAX_REPORT_BYTES / 1024 / 1024;
  return new IsnadError(
    'too-large',
    `${origin} has ${mebibytes} MiB; a page may have ${limit} MiB`,
    {
      hint: 'Save the text of the report as a .txt file.',
    },
  );
}
