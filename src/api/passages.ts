import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { covers, overlaps, type Span } from '../text/span.ts';
import { tokenize } from '../text/tokens.ts';
import type { Passage } from './incident-view.ts';

/** Longest passage in characters. */
const LONGEST = 300;

/** The sentences that hold the given spans, each once, in the order of the text. */
export function passagesOf(raw: string, spans: readonly Span[]): readonly Passage[] {
  const sentences = sentenceSpans(raw);
  const passages: Passage[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (passages.some((passage) => covers(passage, span))) continue;
    const sentence = sentences.find((one) => overlaps(one, span)) ?? span;
    const { start, end } = shorten(sentence, span);
    passages.push({ start, end, text: raw.slice(start, end) });
  }
  return passages;
}

function sentenceSpans(raw: string): readonly Span[] {
  const tokens = tokenize(fold(raw));
  return splitSentences(tokens, 0, tokens.length).flatMap(({ from, to }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
}

/** Cuts a long sentence down to the words around a span. */
function shorten(sentence: Span, span: Span): Span {
  const whole = {
    start: Math.min(sentence.start, span.start),
    end: Math.max(sentence.end, span.end),
  };
  if (whole.end - whole.start <= LONGEST) return whole;
  const spare = Math.max(0, LONGEST - (span.end - span.start));
  const start = Math.max(whole.start, span.start - Math.floor(spare / 2));
  return { start, end: Math.min(whole.end, start + Math.max(LONGEST, span.end - start)) };
}
