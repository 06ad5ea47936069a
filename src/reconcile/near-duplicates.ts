import { foldedWords } from './content-words.ts';
import { hashText, mixBits } from './hash.ts';

/** What is kept of a text to find its copies: about 2 KB for a text of 2 KB. */
export interface TextSketch {
  /** Hashes of its runs of `SHINGLE_WORDS` folded words, ascending, each once. */
  readonly shingles: Uint32Array;
  /** The MinHash signature of the shingles. */
  readonly signature: Uint32Array;
}

/** Two texts that share most of their wording. */
export interface CopyPair {
  readonly a: string;
  readonly b: string;
  /** Shared shingles by all shingles of both, 0 to 1. */
  readonly jaccard: number;
  /** Shared shingles by those of the shorter text, 0 to 1. */
  readonly containment: number;
}

const SHINGLE_WORDS = 4;
const BANDS = 20;
const ROWS = 3;
const HASHES = BANDS * ROWS;
/** One shingle in this many is an anchor, by which a short text is found inside a long one. */
const ANCHOR_EVERY = 8;
/** What is in more texts than this is page furniture or a formula, and finds nothing. */
const MOST_SHARERS = 40;
const MOST_COMPARED = 24;
const ANCHOR_PARTS = 8;
/** Copies share this much of all their shingles … */
const LEAST_JACCARD = 0.55;
/** … or the longer holds this much of the shorter, where the shorter is long enough to say so. */
const LEAST_CONTAINMENT = 0.8;
const LEAST_SHINGLES = 12;

const SEEDS = Uint32Array.from({ length: HASHES }, (_, i) => mixBits(i + 1));

/** The sketch of a raw text. Spelling variants, vowel marks and punctuation make no difference. */
export function sketchText(raw: string): TextSketch {
  const words = foldedWords(raw).map((word) => hashText(word));
  const shingles = new Set<number>();
  const last = Math.max(0, words.length - SHINGLE_WORDS);
  for (let i = 0; i <= last && words.length > 0; i++) {
    let shingle = 0;
    for (let j = i; j < Math.min(words.length, i + SHINGLE_WORDS); j++) {
      shingle = mixBits(Math.imul(shingle, 31) + (words[j] ?? 0));
    }
    shingles.add(shingle);
  }
  const sorted = Uint32Array.from(shingles).sort();
  return { shingles: sorted, signature: minHash(sorted) };
}

function minHash(shingles: Uint32Array): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < HASHES; i++) {
      // Multiplying by an odd number and mixing once is a permutation of the 32-bit numbers.
      const product = Math.imul(shingle ^ (SEEDS[i] ?? 0), 0x9e3779b1);
      const hash = (product ^ (product >>> 15)) >>> 0;
      if (hash < (signature[i] ?? 0)) signature[i] = hash;
    }
  }
  return signature;
}

/** How much two texts have in common. */
export function compareSketches(
  a: TextSketch,
  b: TextSketch,
): { readonly jaccard: number; readonly containment: number } {
  const shared = countShared(a.shingles, b.shingles);
  const [sizeA, sizeB] = [a.shingles.length, b.shingles.length];
  const union = sizeA + sizeB - shared;
  const least = Math.min(sizeA, sizeB);
  return {
    jaccard: union === 0 ? 0 : shared / union,
    containment: least === 0 ? 0 : shared / least,
  };
}

/** How many numbers two ascending lists share. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}

/**
 * Every pair of texts of which one copies the other. Buckets of like MinHash bands and of shared anchors
 * propose pairs; the exact share of shingles decides. Of a bucket with very many texts each is compared
 * with the first few only, which is enough to group them. The result does not depend on the order of
 * `texts`.
 */
export function findCopyPairs(texts: ReadonlyMap<string, TextSketch>): readonly CopyPair[] {
  const ids = [...texts.keys()].sort();
  const sketches = ids.flatMap((id) => texts.get(id) ?? []);
  const compared = new Set<number>();
  const pairs: CopyPair[] = [];
  const compare = (i: number, j: number): void => {
    const [a, b] = [sketches[i], sketches[j]];
    const pair = i * sketches.length + j;
    if (a === undefined || b === undefined || compared.has(pair)) return;
    compared.add(pair);
    const { jaccard, containment } = compareSketches(a, b);
    if (!areCopies(a, b, jaccard, containment)) return;
    pairs.push({ a: ids[i] ?? '', b: ids[j] ?? '', jaccard, containment });
  };
  for (let band = 0; band < BANDS; band++) {
    const buckets = fillBuckets(sketches, (sketch) => [bandKey(sketch, band)]);
    for (const bucket of buckets) comparePairs(bucket, compare);
  }
  // Anchors are taken in parts, so that few of them are in memory at a time.
  for (let part = 0; part < ANCHOR_PARTS; part++) {
    const buckets = fillBuckets(sketches, (sketch) => anchorsOf(sketch, part));
    for (const bucket of buckets) {
      if (bucket.length <= MOST_SHARERS) comparePairs(bucket, compare);
    }
  }
  return pairs.sort((x, y) => (x.a < y.a || (x.a === y.a && x.b < y.b) ? -1 : 1));
}

/** Groups of copies: each text that has a copy, by the id of the first text of its group. */
export function groupCopies(
  ids: Iterable<string>,
  pairs: readonly CopyPair[],
): ReadonlyMap<string, string> {
  const parent = new Map<string, string>();
  for (const id of ids) parent.set(id, id);
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    parent.set(id, root);
    return root;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x < y) parent.set(y, x);
    else if (y < x) parent.set(x, y);
  }
  const groups = new Map<string, string>();
  for (const { a, b } of pairs) {
    groups.set(a, rootOf(a));
    groups.set(b, rootOf(b));
  }
  return groups;
}

function areCopies(a: TextSketch, b: TextSketch, jaccard: number, containment: number): boolean {
  if (Math.min(a.shingles.length, b.shingles.length) < LEAST_SHINGLES) return jaccard >= 0.9;
  return jaccard >= LEAST_JACCARD || containment >= LEAST_CONTAINMENT;
}

function comparePairs(bucket: readonly number[], compare: (i: number, j: number) => void): void {
  for (const [place, j] of bucket.entries()) {
    for (const i of bucket.slice(0, Math.min(place, MOST_COMPARED))) compare(i, j);
  }
}

function bandKey({ signature }: TextSketch, band: number): number {
  let hash = 0;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
    hash = mixBits(Math.imul(hash, 31) + (signature[row] ?? 0));
  }
  return hash;
}

function anchorsOf({ shingles }: TextSketch, part: number): readonly number[] {
  const anchors: number[] = [];
  for (const shingle of shingles) {
    if (shingle % (ANCHOR_EVERY * ANCHOR_PARTS) === part * ANCHOR_EVERY) anchors.push(shingle);
  }
  return anchors;
}

/** The texts that share a key, for every key that at least two share. */
function fillBuckets(
  sketches: readonly TextSketch[],
  keysOf: (sketch: TextSketch) => readonly number[],
): readonly (readonly number[])[] {
  const first = new Map<number, number>();
  const buckets = new Map<number, number[]>();
  for (const [i, sketch] of sketches.entries()) {
    if (sketch.shingles.length === 0) continue;
    for (const key of keysOf(sketch)) {
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, i);
        continue;
      }
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [before, i]);
      else bucket.push(i);
    }
  }
  return [...buckets.values()];
}
