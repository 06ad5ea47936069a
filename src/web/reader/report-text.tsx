import { useEffect, useMemo, useRef } from 'react';
import { covers, overlaps, quote, type Span } from '../../text/span.ts';
import type { Words } from '../language/use-words.ts';
import { HIDDEN_CHARACTERS, splitHidden } from './hidden-characters.ts';
import {
  ASIDE_FIELDS,
  MARK_FIELDS,
  type Mark,
  markAt,
  type Paragraph,
  paragraphsOf,
} from './marks.ts';
import { readTextMap, type TextMap } from './text-map.ts';

interface Props {
  readonly raw: string;
  readonly marks: readonly Mark[];
  /** The value that is lit. */
  readonly active: string | undefined;
  readonly showsHidden: boolean;
  readonly showsValues: boolean;
  readonly words: Words;
  readonly nameOf: (mark: Mark) => string;
  readonly onPoint: (key: string | undefined) => void;
  readonly onPick: (key: string | undefined) => void;
  /** Is told of words that the reader selected. */
  readonly onSelect?: ((span: Span | undefined) => void) | undefined;
}

/** What is painted later lies over what is painted before. */
const PAINTED = [...ASIDE_FIELDS.toReversed(), ...MARK_FIELDS] as const;
const LAYERS = [...PAINTED, 'lit'] as const;

/** The report as published: one text node a paragraph, the marks painted over it, never into it. */
export function ReportText(props: Props) {
  const { raw, marks, active, showsHidden, onPoint, onPick, onSelect } = props;
  const root = useRef<HTMLDivElement>(null);
  const map = useRef<TextMap>(undefined);
  const paragraphs = useMemo(() => paragraphsOf(raw), [raw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other paragraphs have other text nodes.
  useEffect(() => {
    if (root.current === null) return undefined;
    map.current = readTextMap(root.current);
    paintMarks(map.current, marks);
    return () => {
      for (const layer of LAYERS) CSS.highlights.delete(`isnad-${layer}`);
    };
  }, [paragraphs, marks, showsHidden]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other paragraphs have other text nodes.
  useEffect(() => {
    const lit = marks.filter(({ key }) => key === active);
    const ranges = lit.flatMap(({ span }) => map.current?.rangesOf(span) ?? []);
    const highlight = new Highlight(...ranges);
    highlight.priority = PAINTED.length;
    CSS.highlights.set('isnad-lit', highlight);
  }, [active, marks, showsHidden]);

  const pointed = (x: number, y: number): Mark | undefined => {
    const offset = map.current?.offsetAt(x, y);
    return offset === undefined ? undefined : markAt(marks, offset);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lists under the paragraphs do the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lists under the paragraphs do the same.
    <div
      ref={root}
      className="report-text"
      onPointerMove={({ clientX, clientY, pointerType }) => {
        if (pointerType === 'mouse') onPoint(pointed(clientX, clientY)?.key);
      }}
      onPointerLeave={() => onPoint(undefined)}
      onClick={({ clientX, clientY }) => {
        if (document.getSelection()?.isCollapsed === false) return;
        onPick(pointed(clientX, clientY)?.key);
      }}
      onPointerUp={() => onSelect?.(selectedSpan(root.current))}
    >
      {paragraphs.map((paragraph) => (
        <ParagraphText key={paragraph.span.start} paragraph={paragraph} {...props} />
      ))}
    </div>
  );
}

function ParagraphText({ paragraph, ...props }: Props & { readonly paragraph: Paragraph }) {
  const { marks, active, showsHidden, showsValues, words, raw, nameOf, onPoint, onPick } = props;
  const own = marks.filter(({ span }) => overlaps(paragraph.span, span));
  const first = own.filter(
    ({ span, key }, i) =>
      covers(paragraph.span, { start: span.start, end: span.start + 1 }) &&
      own.findIndex((other) => other.key === key) === i,
  );
  const isResidue = own.some(
    ({ span, field }) => field === 'residue' && covers(span, trimmed(paragraph)),
  );
  return (
    <div className="paragraph" data-values={showsValues} data-residue={isResidue}>
      {showsHidden ? (
        <p lang="ar" dir="auto">
          {splitHidden(paragraph.text).map(({ text, at, hidden }) =>
            hidden === undefined ? (
              <span key={at} data-start={paragraph.span.start + at}>
                {text}
              </span>
            ) : (
              <bdi
                key={at}
                className="hidden-character"
                dir="ltr"
                title={HIDDEN_CHARACTERS[hidden]}
              >
                {hidden}
              </bdi>
            ),
          )}
        </p>
      ) : (
        <p lang="ar" dir="auto" data-start={paragraph.span.start}>
          {paragraph.text}
        </p>
      )}
      {first.length > 0 && (
        <ul className="paragraph-values" aria-label={words.count('values', first.length)}>
          {first.map((mark) => (
            <li key={mark.key}>
              <button
                type="button"
                className="value small"
                data-field={mark.field}
                data-lit={mark.key === active}
                onFocus={() => onPoint(mark.key)}
                onBlur={() => onPoint(undefined)}
                onClick={() => onPick(mark.key)}
              >
                <span>{nameOf(mark)}</span>
                <bdi lang="ar">{shorten(quote(raw, mark.span))}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function paintMarks(map: TextMap, marks: readonly Mark[]): void {
  for (const [priority, field] of PAINTED.entries()) {
    const spans = marks.filter((mark) => mark.field === field).map(({ span }) => span);
    const highlight = new Highlight(...spans.flatMap((span) => map.rangesOf(span)));
    highlight.priority = priority;
    CSS.highlights.set(`isnad-${field}`, highlight);
  }
}

/** The offsets of the words that are selected, white space at the ends left out. */
function selectedSpan(root: HTMLElement | null): Span | undefined {
  const selection = document.getSelection();
  if (root === null || selection === null || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const [start, end] = [
    offsetIn(range.startContainer, range.startOffset),
    offsetIn(range.endContainer, range.endOffset),
  ];
  if (start === undefined || end === undefined || start >= end) return undefined;
  const text = selection.toString();
  const lead = text.length - text.trimStart().length;
  const tail = text.length - text.trimEnd().length;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : undefined;
}

function offsetIn(node: Node, offset: number): number | undefined {
  const start = node.parentElement?.closest<HTMLElement>('[data-start]')?.dataset['start'];
  return start === undefined ? undefined : Number(start) + offset;
}

/** The span of a paragraph without the white space at its ends. */
function trimmed({ span, text }: Paragraph): Span {
  const lead = text.length - text.trimStart().length;
  return { start: span.start + lead, end: span.start + text.trimEnd().length };
}

const LONGEST_QUOTE = 40;
const shorten = (text: string): string =>
  text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
