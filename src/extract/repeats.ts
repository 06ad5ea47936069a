import { splitSentences } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Line } from './blocks.ts';

/** Words that must agree in a row before two stretches are compared in full. */
const SHINGLE = 3;
/** A sentence of fewer words may stand twice in one text. */
const SHORTEST_REPEAT = 5;
/** Places at which one run of words is looked up. */
const MOST_PLACES = 6;

/** The words of the headlines and the body, one after the other, each with its token. */
interface Words {
  readonly ids: readonly number[];
  /** First word of each token that belongs to them. */
  readonly wordAt: ReadonlyMap<number, number>;
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** First words of the sentences found to be repeats so far: those stand for nothing. */
  readonly dropped: Set<number>;
}

/**
 * Marks what stands twice as `repeat`: the later copy of a sentence or a line, and a copy that is cut
 * short (`…`) where the whole stands later. A line of which a part is a repeat becomes several lines.
 */
export function findRepeats(tokens: readonly Token[], lines: readonly Line[]): readonly Line[] {
  const told = lines.filter(({ kind }) => kind === 'headline' || kind === 'body');
  if (told.length === 0 || (told.length === 1 && lengthOf(told[0]) < 2 * SHORTEST_REPEAT)) {
    return lines;
  }
  const words = indexWords(tokens, told);
  return lines.flatMap((line) =>
    line.kind === 'headline' || line.kind === 'body' ? partsOf(tokens, line, words) : [line],
  );
}

const lengthOf = (line: Line | undefined): number => (line === undefined ? 0 : line.to - line.from);

function indexWords(tokens: readonly Token[], lines: readonly Line[]): Words {
  const idOf = new Map<string, number>();
  const ids: number[] = [];
  const wordAt = new Map<number, number>();
  for (const { from, to } of lines) {
    for (let i = from; i < to; i++) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'punctuation' || token.kind === 'break') continue;
      let id = idOf.get(token.text);
      if (id === undefined) {
        id = idOf.size + 1;
        idOf.set(token.text, id);
      }
      wordAt.set(i, ids.length);
      ids.push(id);
    }
  }
  const places = new Map<number, number[]>();
  for (let i = 0; i + SHINGLE <= ids.length; i++) {
    const key = keyAt(ids, i);
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else if (known.length < MOST_PLACES) known.push(i);
  }
  return { ids, wordAt, places, dropped: new Set() };
}

const KEY_BASE = 0x20000;
const keyAt = (ids: readonly number[], at: number): number =>
  ((ids[at] ?? 0) * KEY_BASE + (ids[at + 1] ?? 0)) * KEY_BASE + (ids[at + 2] ?? 0);

function partsOf(tokens: readonly Token[], line: Line, words: Words): readonly Line[] {
  const parts: Line[] = [];
  const sentences = splitSentences(tokens, line.from, line.to);
  for (const { from, to } of sentences) {
    const kind = isRepeat(tokens, from, to, words, sentences.length === 1) ? 'repeat' : line.kind;
    const last = parts.at(-1);
    if (last?.kind === kind && last.to === from) parts[parts.length - 1] = { ...last, to };
    else parts.push({ ...line, kind, from, to });
  }
  return parts.length === 0 ? [line] : parts;
}

function isRepeat(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: Words,
  whole: boolean,
): boolean {
  const first = firstWordIn(words, from, to);
  if (first === undefined) return false;
  let length = 0;
  for (let i = from; i < to; i++) if (words.wordAt.has(i)) length += 1;
  if (length < (whole ? SHINGLE : SHORTEST_REPEAT)) return false;
  const cut = isCutShort(tokens, from, to);
  for (const place of words.places.get(keyAt(words.ids, first)) ?? []) {
    const earlier = place + length <= first && !words.dropped.has(place);
    const later = cut && place >= first + length;
    // The last word of a copy cut short may be cut itself.
    if (
      (earlier && agrees(words.ids, place, first, length)) ||
      (later && agrees(words.ids, place, first, length - 1))
    ) {
      words.dropped.add(first);
      return true;
    }
  }
  return false;
}

function firstWordIn(words: Words, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) {
    const word = words.wordAt.get(i);
    if (word !== undefined) return word;
  }
  return undefined;
}

function isCutShort(tokens: readonly Token[], from: number, to: number): boolean {
  const text = tokens[to - 1]?.text;
  return to - from > 1 && (text === '…' || (text === '.' && tokens[to - 2]?.text === '.'));
}

function agrees(ids: readonly number[], a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (ids[a + i] !== ids[b + i]) return false;
  return true;
}
