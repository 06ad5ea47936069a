/** More elements than any news page has; finding the main text takes some 50 microseconds for each. */
const MOST_ELEMENTS = 40_000;
/** Elements inside one another. The time of finding the main text grows with the square of it. */
const DEEPEST = 300;
/** Angle brackets that open nothing cost the parser dearly. */
const MOST_BRACKETS = 200_000;

/** Elements that have no end, or whose end may be left out: they say nothing about depth. */
const OPEN_ENDED: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option'.split(
    ' ',
  ),
);

/**
 * What makes a page too complex to read, told before it is parsed; undefined where nothing does. One
 * pass over the text, whatever the text.
 */
export function tooComplex(html: string): string | undefined {
  let elements = 0;
  let depth = 0;
  let brackets = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (++brackets > MOST_BRACKETS) return `more than ${MOST_BRACKETS} angle brackets`;
    const closing = html.charCodeAt(at + 1) === SLASH;
    const name = nameAt(html, closing ? at + 2 : at + 1);
    if (name === '') continue;
    if (!closing && ++elements > MOST_ELEMENTS) return `more than ${MOST_ELEMENTS} elements`;
    if (OPEN_ENDED.has(name)) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return `more than ${DEEPEST} elements inside one another`;
    if (!closing && (name === 'script' || name === 'style')) {
      const end = html.indexOf(`</${name}`, at);
      if (end < 0) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

const SLASH = 0x2f;

function nameAt(html: string, from: number): string {
  let end = from;
  while (end - from < 12 && isLetter(html.charCodeAt(end))) end++;
  return html.slice(from, end).toLowerCase();
}

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
