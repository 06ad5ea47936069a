import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import type { ResolvedPlace, SentenceScene } from './scene.ts';

/** A sentence that opens a paragraph and only says where and when what follows it happened. */
export interface HeadingSentence {
  readonly line: number;
  readonly sentence: number;
  readonly place: ResolvedPlace | undefined;
  readonly time: TimeMention | undefined;
}

/** No heading is longer, in tokens. */
const LONGEST = 16;
/** Words before the colon of a heading: `المشهد الثاني:`. */
const MOST_LABELS = 4;
const JOINS = /^[وفب]?(?:في|من|قرب|بين|ثم)?$/u;

/** `صلنفة، 9 يوليو.`, `مشهد خامس: اللاذقية، مساء الأحد الفائت.`: headings in the text of a paragraph. */
export function findHeadingSentences(
  sentences: readonly SentenceScene[],
  tokens: readonly Token[],
): readonly HeadingSentence[] {
  return sentences.flatMap((sentence, i) => {
    const { line, index, places, times } = sentence;
    const next = sentences[i + 1];
    if (next?.line !== line || sentences[i - 1]?.line === line || !isHeading(sentence, tokens))
      return [];
    const place = places.find(({ where }) => where.name !== null && where.precision !== 'country');
    const time = times.find(({ value }) => value.kind !== 'none');
    return place === undefined && time === undefined
      ? []
      : [{ line, sentence: index, place, time }];
  });
}

function isHeading(
  { from, to, triggers, places, times }: SentenceScene,
  tokens: readonly Token[],
): boolean {
  if (to - from > LONGEST || triggers.length > 0 || places.length + times.length === 0)
    return false;
  const spans = [...places.map(({ mention }) => mention), ...times];
  const colon = tokens.slice(from, Math.min(to, from + MOST_LABELS + 1)).findIndex(isColon);
  for (let i = colon < 0 ? from : from + colon; i < to; i++) {
    const inSpan = spans.some((span) => span.from <= i && i < span.to);
    if (!inSpan && tokens[i]?.kind === 'word' && !JOINS.test(tokens[i]?.text ?? '')) return false;
  }
  return true;
}

const isColon = ({ text }: Token): boolean => text === ':';
