import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** As much of the DOM as reading a page needs; the DOM library itself stays out of the core. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly textContent: string | null;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly remove: () => void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/** What Readability takes for the main text, and what it found on the way. */
export interface MainText {
  readonly content: PageElement;
  readonly title: string | undefined;
  readonly author: string | undefined;
}

export const TEXT_NODE = 3;
export const ELEMENT_NODE = 1;

/** Parses a page. Scripts are not run, nothing is loaded. */
export function parsePage(html: string): PageDocument {
  return parseHTML(html).document as unknown as PageDocument;
}

/** The main text of a page. Readability takes the document apart, so nothing else may need it then. */
export function findMainText(document: PageDocument): MainText | undefined {
  const reader = new Readability<PageElement>(document as never, {
    charThreshold: 150,
    // The metadata are read by `read-page-metadata.ts`, with more places to look at.
    disableJSONLD: true,
    serializer: (node) => node as unknown as PageElement,
  });
  const found = reader.parse();
  if (found?.content === null || found?.content === undefined) return undefined;
  return {
    content: found.content,
    title: found.title ?? undefined,
    author: found.byline ?? undefined,
  };
}
