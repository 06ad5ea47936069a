import { fold } from '../../text/fold.ts';
import { findQuotations } from '../../text/quotations.ts';
import type { Span } from '../../text/span.ts';
import { tokenize } from '../../text/tokens.ts';

/** The stretches of a raw text that quote somebody. */
export function quotedSpans(raw: string): readonly Span[] {
  const tokens = tokenize(fold(raw));
  return findQuotations(tokens).flatMap(({ from, to, kind }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (kind !== 'speech' || first === undefined || last === undefined) return [];
    return [{ start: first.start, end: last.end }];
  });
}
