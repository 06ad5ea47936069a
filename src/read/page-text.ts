import type { TextQuote } from '../model/raw-source.ts';
import { ELEMENT_NODE, type PageElement, type PageNode, TEXT_NODE } from './page-dom.ts';

/** Elements that are no text of a report. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'script style noscript template svg canvas iframe object video audio button select textarea input form nav aside footer figcaption menu dialog'.split(
    ' ',
  ),
);
/** Elements that are no text at all. */
const NEVER_TEXT: ReadonlySet<string> = new Set('script style noscript template svg'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Names of classes that pages give to what stands around a report. */
const RESIDUE_CLASS =
  /(?:^|[\s_-])(?:share|sharing|social|related|read-?(?:also|more)|tags?|breadcrumbs?|comments?|newsletter|subscribe|promo|advert|ads?|cookie|sidebar|pagination|most-?read|trending)(?:$|[\s_-])/i;

const RESIDUE_CARRIERS =
  'div[class], section[class], ul[class], p[class], span[class], aside, div[id]';
const LONGEST_RESIDUE = 3000;

/** The lines of the text below an element: one for each block, white space as one space. */
export function linesOf(root: PageElement): readonly string[] {
  return walk(root, (element) => LEFT_OUT.has(element.localName) || isResidue(element));
}

/**
 * Takes out of a page what its class says stands around a report (buttons to share it, what else to read),
 * unless that is so much that the class must mean something else.
 */
export function removeResidue(root: PageElement): void {
  for (const element of [...root.querySelectorAll(RESIDUE_CARRIERS)]) {
    if (!isResidue(element) || element.querySelector('article, h1') !== null) continue;
    if ((element.textContent ?? '').length <= LONGEST_RESIDUE) element.remove();
  }
}

/** All the text of a page in one line, hidden parts and residue included, as a browser searches it. */
export function wholeText(root: PageElement): string {
  return walk(root, (element) => NEVER_TEXT.has(element.localName)).join(' ');
}

/** Text with every run of white space as one space. */
export const collapse = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const AROUND = 32;

/** For each line of a text the place on the page that it was taken from, where it stands there. */
export function quoteLines(lines: readonly string[], page: string): readonly TextQuote[] {
  const quotes: TextQuote[] = [];
  let start = 0;
  let from = 0;
  for (const line of lines) {
    const end = start + line.length;
    const ahead = page.indexOf(line, from);
    const at = ahead >= 0 ? ahead : page.indexOf(line);
    if (at >= 0 && line !== '') {
      const after = at + line.length;
      const prefix = page.slice(Math.max(0, at - AROUND), at);
      quotes.push({ start, end, prefix, suffix: page.slice(after, after + AROUND) });
      if (ahead >= 0) from = after;
    }
    start = end + 1;
  }
  return quotes;
}

/** Whether a quote leads to one place of the page. */
export function findsQuote(page: string, text: string, { start, end, prefix, suffix }: TextQuote) {
  return page.includes(prefix + text.slice(start, end) + suffix);
}

/** Goes through the nodes without recursion, since a page may be deep. */
function walk(root: PageElement, leaveOut: (element: PageElement) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const breakLine = (): void => {
    const text = collapse(line);
    if (text !== '') lines.push(text);
    line = '';
  };
  let node: PageNode | null = root;
  let down = true;
  while (node !== null) {
    if (down && node.nodeType === TEXT_NODE) line += node.nodeValue ?? '';
    const enter: boolean =
      down && isElement(node) && (node === root || !leaveOut(node)) && node.localName !== 'br';
    if (isElement(node) && BLOCKS.has(node.localName)) breakLine();
    if (enter && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    // Past a node: on to its sibling, else up to the parent, which is then left behind as well.
    if (node === root) break;
    down = node.nextSibling !== null;
    node = node.nextSibling ?? node.parentNode;
  }
  breakLine();
  return lines;
}

const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT_NODE;

function isResidue(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null) return true;
  if (element.getAttribute('aria-hidden') === 'true') return true;
  if (/display\s*:\s*none/i.test(element.getAttribute('style') ?? '')) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names.length < 300 && RESIDUE_CLASS.test(names);
}
