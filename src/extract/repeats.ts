import { splitSentences } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import type { Line } from './blocks.ts';

/** Words that must agree in a row before two stretches are compared in full. */
const SHINGLE = 3;
/** A sentence of fewer words may stand twice in one text. */
const SHORTEST_REPEAT = 5;
/** Places at which one run of words is looked up. */
const MOST_PLACES = 16;

/** The words of the headlines and the body, one after the other, as numbers. */
interface Words {
  readonly ids: Int32Array;
  /** The word of each token; -1 for what is none of them. */
  readonly wordAt: Int32Array;
  /** By hash the first word of the first shingle. */
  readonly heads: Int32Array;
  /** By word the first word of the next shingle of the same hash. */
  readonly next: Int32Array;
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
  const ids = new Int32Array(tokens.length);
  const wordAt = new Int32Array(tokens.length).fill(-1);
  let count = 0;
  for (const { from, to } of lines) {
    for (let i = from; i < to; i++) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'punctuation' || token.kind === 'break') continue;
      let id = idOf.get(token.text);
      if (id === undefined) {
        id = idOf.size + 1;
        idOf.set(token.text, id);
      }
      wordAt[i] = count;
      ids[count] = id;
      count += 1;
    }
  }
  let size = 16;
  while (size < 2 * count) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(count).fill(-1);
  for (let i = count - SHINGLE; i >= 0; i--) {
    const hash = hashAt(ids, i) & (size - 1);
    next[i] = heads[hash] ?? -1;
    heads[hash] = i;
  }
  return { ids: ids.subarray(0, count), wordAt, heads, next, dropped: new Set() };
}

function hashAt(ids: Int32Array, at: number): number {
  const mixed = Math.imul(Math.imul(ids[at] ?? 0, 31) + (ids[at + 1] ?? 0), 0x9e3779b1);
  return Math.imul(mixed ^ (ids[at + 2] ?? 0), 0x85ebca6b) >>> 7;
}

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
  for (let i = from; i < to; i++) if ((words.wordAt[i] ?? -1) >= 0) length += 1;
  if (length < (whole ? SHINGLE : SHORTEST_REPEAT)) return false;
  const cut = isCutShort(tokens, from, to);
  let place = words.heads[hashAt(words.ids, first) & (words.heads.length - 1)] ?? -1;
  for (let tried = 0; place >= 0 && tried < MOST_PLACES; tried++) {
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
    place = words.next[place] ?? -1;
  }
  return false;
}

function firstWordIn(words: Words, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) {
    const word = words.wordAt[i] ?? -1;
    if (word >= 0) return word;
  }
  return undefined;
}

function isCutShort(tokens: readonly Token[], from: number, to: number): boolean {
  const text = tokens[to - 1]?.text;
  return to - from > 1 && (text === '…' || (text === '.' && tokens[to - 2]?.text === '.'));
}

function agrees(ids: Int32Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (ids[a + i] !== ids[b + i]) return false;
  return true;
}
