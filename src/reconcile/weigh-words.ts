import type { CollectionContext } from './collection-context.ts';
import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Weighs the words that two events share. */
export function weighWords(
  a: LinkableEvent,
  b: LinkableEvent,
  collection: CollectionContext,
  note: Note | undefined,
): number {
  if (a.words.length < FEWEST_WORDS || b.words.length < FEWEST_WORDS) return 0;
  const mass = sharedRarity(a.words, b.words, collection);
  const weight = Math.max(-0.8, Math.min(4, 1.3 * (Math.log(1 + 340 * mass) - USUAL)));
  note?.('words', weight, () => [
    mass.toFixed(2),
    weight > 0 ? 'They share telling words.' : 'They share few telling words.',
  ]);
  return weight;
}

const FEWEST_WORDS = 5;
/** What two events of one kind and governorate share in words without being one. */
const USUAL = 5.1;

/**
 * The summed rarity of the words that two events share. A word that all reports have adds 0, one that
 * hardly any other has nearly 1; the cube makes one rare word say more than many common ones.
 */
export function sharedRarity(
  a: Uint32Array,
  b: Uint32Array,
  { reportsByWord, reports }: CollectionContext,
): number {
  const most = Math.log(reports + 8);
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) {
      const rarity = Math.max(
        0,
        Math.log((reports + 8) / ((reportsByWord.get(x) ?? 1) + 1)) / most,
      );
      sum += rarity * rarity * rarity;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return sum;
}
