import type { Kind } from '../model/coded-report.ts';

/** Deeds that are done from afar. */
export const FROM_AFAR: ReadonlySet<Kind | null> = new Set<Kind>(['shelling', 'air-strike']);

/** Deeds with weapons that armed groups use, and no force of a state. */
export const OF_ATTACKERS: ReadonlySet<Kind | null> = new Set<Kind>([
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
]);

/** Deeds that are aimed at somebody's men, post, patrol or vehicle. */
export const AIMED: ReadonlySet<Kind | null> = new Set<Kind | null>([
  'attack',
  'assassination',
  ...OF_ATTACKERS,
]);
