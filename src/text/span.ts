/** A half-open stretch `[start, end)` of UTF-16 offsets into a raw text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The characters that a span covers. */
export const quote = (raw: string, span: Span): string => raw.slice(span.start, span.end);

/** Whether `outer` contains all of `inner`. */
export const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
