import type { Span } from '../../text/span.ts';

interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/**
 * Leads from offsets of the raw text to places in the document and back. A paragraph is one text node;
 * where hidden characters are shown, it is several, each with its `data-start`.
 */
export interface TextMap {
  readonly rangesOf: (span: Span) => readonly Range[];
  readonly offsetAt: (x: number, y: number) => number | undefined;
}

/** Reads the map of a rendered text. Elements with `data-start` hold the text from that offset on. */
export function readTextMap(root: HTMLElement): TextMap {
  const pieces: Piece[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    const node = element.firstChild;
    const start = Number(element.dataset['start']);
    if (node instanceof Text) pieces.push({ node, start, end: start + node.data.length });
  }
  return {
    rangesOf: (span) =>
      pieces.flatMap(({ node, start, end }) => {
        const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
        if (from >= to) return [];
        const range = new Range();
        range.setStart(node, from - start);
        range.setEnd(node, to - start);
        return [range];
      }),
    offsetAt: (x, y) => {
      const at = document.caretPositionFromPoint?.(x, y);
      const piece = pieces.find(({ node }) => node === at?.offsetNode);
      if (at === null || at === undefined || piece === undefined) return undefined;
      // The caret stands between two letters; which of them is meant, their boxes tell.
      return [at.offset, at.offset - 1]
        .filter((offset) => offset >= 0 && offset < piece.node.data.length)
        .find((offset) => isInside(piece.node, offset, x, y));
    },
  };

  function isInside(node: Text, offset: number, x: number, y: number): boolean {
    const range = new Range();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
    );
  }
}
