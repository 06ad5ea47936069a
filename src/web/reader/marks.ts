import type { CodedReport, Evidence } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';

/** What a marked stretch of text says about an event. */
export const MARK_FIELDS = ['kind', 'when', 'where', 'who', 'outcomes', 'accordingTo'] as const;
export type MarkField = (typeof MARK_FIELDS)[number] | 'left-out';

/** A stretch of the report's text that a value was read from. */
export interface Mark {
  readonly span: Span;
  readonly field: MarkField;
  /** Names the value: the id of its event or tally, and the path in it. */
  readonly key: string;
  readonly rule: string;
}

/** A paragraph of a raw text: the characters between two line ends. */
export interface Paragraph {
  readonly span: Span;
  readonly text: string;
}

/** The key of a value. */
export const valueKey = (item: string, path: string): string => `${item}/${path}`;

/** All marks of a coded report, in the order of the text. */
export function marksOf({
  events,
  tallies,
  diagnostics,
}: Pick<CodedReport, 'events' | 'tallies' | 'diagnostics'>): readonly Mark[] {
  const marks = [...events, ...tallies].flatMap(({ id, evidence }) =>
    evidence.map((one) => markOf(id, one)),
  );
  for (const { code, start, end } of diagnostics) {
    if (start === undefined || end === undefined || !code.startsWith('no-event/')) continue;
    marks.push({
      span: { start, end },
      field: 'left-out',
      key: valueKey('left-out', String(start)),
      rule: code,
    });
  }
  return marks.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The smallest mark at an offset; what is coded goes before what was left out. */
export function markAt(marks: readonly Mark[], offset: number): Mark | undefined {
  const hits = marks.filter(({ span }) => span.start <= offset && offset < span.end);
  const size = ({ span, field }: Mark): number =>
    span.end - span.start + (field === 'left-out' ? 1_000_000 : 0);
  return hits.toSorted((a, b) => size(a) - size(b))[0];
}

/** Cuts a raw text into its paragraphs. Empty lines are left out; no character is changed. */
export function paragraphsOf(raw: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { 0: text, index } of raw.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    if (text.trim() !== '')
      paragraphs.push({ span: { start: index, end: index + text.length }, text });
  }
  return paragraphs;
}

function markOf(item: string, { field, start, end, rule }: Evidence): Mark {
  return { span: { start, end }, field: fieldOf(field), key: valueKey(item, field), rule };
}

function fieldOf(path: string): MarkField {
  const root = /^[A-Za-z]+/.exec(path)?.[0] ?? '';
  if (root === 'seized' || root === 'n' || root === 'low' || root === 'high') return 'outcomes';
  if (root === 'from' || root === 'to') return 'when';
  if (root === 'area') return 'where';
  if (root === 'by') return 'who';
  if (root === 'what' || root === 'status' || root === 'count') return 'kind';
  return MARK_FIELDS.find((field) => field === root) ?? 'kind';
}
