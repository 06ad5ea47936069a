import type { MemberDetail } from '../../api/incident-view.ts';
import { covers, type Span } from '../../text/span.ts';

interface Props {
  readonly member: MemberDetail;
  /** The paths of the values that are lit. */
  readonly fields: readonly string[];
}

/** The sentence that a value was read from, with its words lit; nothing where no words tell it. */
export function LitPassage({ member, fields }: Props) {
  const spans = member.event.evidence.filter(({ field }) => fields.includes(field));
  const passage = member.passages.find((one) => spans.some((span) => covers(one, span)));
  if (passage === undefined) return null;
  const inside = spans.filter((span) => covers(passage, span));
  return (
    <q className="passage" lang="ar" dir="auto">
      {cut(passage, inside).map(({ start, text, isLit }) =>
        isLit ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
      )}
    </q>
  );
}

interface Piece {
  readonly start: number;
  readonly text: string;
  readonly isLit: boolean;
}

/** Parts a passage at the ends of what is lit. */
function cut(passage: Span & { readonly text: string }, spans: readonly Span[]): readonly Piece[] {
  const ends = new Set([
    passage.start,
    passage.end,
    ...spans.flatMap(({ start, end }) => [start, end]),
  ]);
  const sorted = [...ends].toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] ?? passage.start;
    return {
      start,
      text: passage.text.slice(start - passage.start, end - passage.start),
      isLit: spans.some((span) => covers(span, { start, end })),
    };
  });
}
