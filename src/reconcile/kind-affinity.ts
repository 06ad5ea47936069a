import type { Kind } from '../model/coded-report.ts';

/**
 * Kinds that reports give to one and the same occurrence, with how well they go together (1 the same,
 * 0 says nothing). Pairs that are not listed are `UNLIKE`.
 */
const AFFINITIES: readonly (readonly [Kind, Kind, number])[] = [
  ['attack', 'assassination', 0.4],
  ['attack', 'clash', 0.5],
  ['attack', 'killing', 0.2],
  ['attack', 'ied', 0],
  ['attack', 'grenade', 0.1],
  ['attack', 'suicide-attack', 0.2],
  ['attack', 'car-bomb', 0],
  ['attack', 'shelling', 0.3],
  ['attack', 'air-strike', 0.2],
  ['attack', 'abduction', -0.6],
  ['attack', 'escape', -0.4],
  ['attack', 'riot', -0.4],
  ['attack', 'security-operation', -0.3],
  ['assassination', 'killing', 0.5],
  ['assassination', 'ied', 0.1],
  ['assassination', 'car-bomb', 0],
  ['assassination', 'grenade', 0],
  ['assassination', 'air-strike', 0],
  ['killing', 'clash', -0.2],
  ['killing', 'ied', 0],
  ['killing', 'car-bomb', 0],
  ['killing', 'suicide-attack', -0.3],
  ['killing', 'shelling', 0.2],
  ['killing', 'air-strike', 0.3],
  ['killing', 'abduction', -0.3],
  ['killing', 'security-operation', -0.2],
  ['ied', 'car-bomb', 0.4],
  ['ied', 'suicide-attack', -0.1],
  ['ied', 'grenade', 0.1],
  ['ied', 'shelling', -0.1],
  ['ied', 'air-strike', -0.3],
  ['car-bomb', 'suicide-attack', 0.2],
  ['car-bomb', 'air-strike', -0.3],
  ['shelling', 'air-strike', 0.4],
  ['shelling', 'clash', 0],
  ['shelling', 'security-operation', -0.6],
  ['shelling', 'assassination', -0.4],
  ['clash', 'security-operation', 0.1],
  ['clash', 'air-strike', -0.4],
  ['security-operation', 'weapons-find', 0.3],
  ['security-operation', 'abduction', 0],
  ['security-operation', 'air-strike', 0.1],
  ['release', 'transfer', 0.2],
  ['release', 'escape', -0.4],
  ['release', 'agreement', -0.3],
  ['transfer', 'agreement', -0.5],
  ['transfer', 'security-operation', -0.6],
  ['release', 'security-operation', -0.8],
  ['assassination', 'security-operation', -0.5],
  ['protest', 'riot', 0.6],
];
const UNLIKE = -1;
/** `other` is what the reader could not name; it agrees with nothing and contradicts little. */
const OF_OTHER = -0.4;

const AFFINITY: ReadonlyMap<string, number> = new Map(
  AFFINITIES.flatMap(([a, b, affinity]) => [
    [`${a} ${b}`, affinity] as const,
    [`${b} ${a}`, affinity] as const,
  ]),
);

/** How well two kinds go together as kinds of one occurrence, from -1 (they exclude each other) to 1. */
export function kindAffinity(a: Kind, b: Kind): number {
  if (a === b) return a === 'other' ? 0 : 1;
  if (a === 'other' || b === 'other') return OF_OTHER;
  return AFFINITY.get(`${a} ${b}`) ?? UNLIKE;
}

const GROUPS: Readonly<Record<Kind, string>> = {
  'security-operation': 'operation',
  'weapons-find': 'operation',
  abduction: 'operation',
  clash: 'violence',
  attack: 'violence',
  assassination: 'violence',
  killing: 'violence',
  ied: 'violence',
  'car-bomb': 'violence',
  'suicide-attack': 'violence',
  grenade: 'violence',
  shelling: 'violence',
  'air-strike': 'violence',
  escape: 'people',
  release: 'people',
  transfer: 'people',
  protest: 'crowd',
  riot: 'crowd',
  agreement: 'agreement',
  other: 'other',
};

/** A coarse group of kinds, to keep blocks of candidates small. */
export const kindGroup = (kind: Kind): string => GROUPS[kind];
