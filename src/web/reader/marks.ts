import type { CodedReport, Evidence } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';

/** What a marked stretch of text says about an event. */
export const MARK_FIELDS = ['kind', 'when', 'where', 'who', 'outcomes', 'accordingTo'] as const;
/** What stands in a text beside the events, in the order in which a pointed word is taken for it. */
export const ASIDE_FIELDS = ['tally', 'hedge', 'left-out', 'quotation', 'residue'] as const;
export type AsideField = (typeof ASIDE_FIELDS)[number];
export type MarkField = (typeof MARK_FIELDS)[number] | AsideField;

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

/** All marks of a coded report and of what it quotes, in the order of the text. */
export function marksOf(
  { events, tallies, diagnostics }: Pick<CodedReport, 'events' | 'tallies' | 'diagnostics'>,
  quotations: readonly Span[] = [],
): readonly Mark[] {
  const marks = [
    ...events.flatMap(({ id, evidence }) => evidence.map((one) => markOf(id, one))),
    ...tallies.flatMap(({ id, evidence }) =>
      evidence.map((one): Mark => ({ ...markOf(id, one), field: 'tally' })),
    ),
    ...diagnostics.flatMap(({ code, start, end }) => {
      const field = asideOf(code);
      if (start === undefined || end === undefined || field === undefined) return [];
      return [asideMark(field, { start, end }, code)];
    }),
    ...quotations.map((span) => asideMark('quotation', span, 'quotation')),
  ];
  return marks.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The smallest mark at an offset; what is coded goes before what stands beside it. */
export function markAt(marks: readonly Mark[], offset: number): Mark | undefined {
  const hits = marks.filter(({ span }) => span.start <= offset && offset < span.end);
  const size = ({ span, field }: Mark): number => span.end - span.start + FAR * rankOf(field);
  return hits.toSorted((a, b) => size(a) - size(b))[0];
}

/** More than any text has characters. */
const FAR = 1e8;
const rankOf = (field: MarkField): number =>
  1 + (ASIDE_FIELDS as readonly MarkField[]).indexOf(field);

/** What a diagnostic says of the words that it names; undefined where it is about none. */
export function asideOf(code: string): AsideField | undefined {
  if (code.startsWith('no-event/')) return 'left-out';
  if (code.startsWith('hedge/')) return 'hedge';
  return code.startsWith('residue/') ? 'residue' : undefined;
}

const asideMark = (field: AsideField, span: Span, rule: string): Mark => ({
  span,
  field,
  key: valueKey(field, `${span.start}-${span.end}`),
  rule,
});

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
  if (root === 'seized') return 'outcomes';
  return MARK_FIELDS.find((field) => field === root) ?? 'kind';
}
