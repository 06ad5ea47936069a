const DECLARATION = /^<!(?:doctype|entity|element|attlist|notation)/i;

/**
 * The first declaration of a document type or entity in an XML text; undefined where there is none. In
 * sections of character data and in comments such words are harmless.
 */
export function findDeclaration(xml: string): string | undefined {
  let at = xml.indexOf('<!');
  while (at >= 0) {
    const close = xml.startsWith('<![CDATA[', at) ? ']]>' : xml.startsWith('<!--', at) ? '-->' : '';
    if (close === '') {
      const head = xml.slice(at, at + 40);
      if (DECLARATION.test(head)) return head;
    }
    const end = close === '' ? at + 2 : xml.indexOf(close, at + 4);
    if (end < 0) return undefined;
    at = xml.indexOf('<!', end);
  }
  return undefined;
}

/** How deep the elements of an XML text stand inside one another at most. One pass over the text. */
export function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml.charAt(at + 1);
    if (next === '!' || next === '?') {
      const cdata = xml.startsWith('<![CDATA[', at);
      const close = cdata ? ']]>' : xml.startsWith('<!--', at) ? '-->' : '>';
      const end = xml.indexOf(close, at + 2);
      if (end < 0) return deepest;
      at = end;
    } else if (next === '/') depth--;
    else {
      const end = xml.indexOf('>', at);
      if (end < 0) return deepest;
      if (xml.charAt(end - 1) !== '/') deepest = Math.max(deepest, ++depth);
      at = end;
    }
  }
  return deepest;
}
