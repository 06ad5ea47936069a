import type { Share } from './airwars.ts';

/** How well things were grouped, by pairs and by each thing's own group (B-cubed). */
export interface GroupScores {
  /** Of the pairs that share a group those that should. */
  readonly precision: Share;
  /** Of the pairs that should share a group those that do. */
  readonly recall: Share;
  readonly bCubed: { readonly p: number; readonly r: number; readonly f1: number };
}

/**
 * Compares a grouping with the wanted one: position `i` of each list tells the group of the same thing.
 * A thing without a group is alone.
 */
export function scoreGroups(
  given: readonly (string | undefined)[],
  wanted: readonly string[],
): GroupScores {
  let hit = 0;
  let system = 0;
  let gold = 0;
  let p = 0;
  let r = 0;
  for (const [i, group] of given.entries()) {
    let both = 1;
    let together = 1;
    let belonging = 1;
    for (const [j, other] of given.entries()) {
      if (i === j) continue;
      const isTogether = group !== undefined && group === other;
      const belongs = wanted[i] === wanted[j];
      if (isTogether) together++;
      if (belongs) belonging++;
      if (isTogether && belongs) both++;
    }
    p += both / together;
    r += both / belonging;
    hit += both - 1;
    system += together - 1;
    gold += belonging - 1;
  }
  const n = Math.max(1, given.length);
  const bCubed = { p: p / n, r: r / n, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) / n };
  return {
    precision: { hit: hit / 2, of: system / 2 },
    recall: { hit: hit / 2, of: gold / 2 },
    bCubed,
  };
}
