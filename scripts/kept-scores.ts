import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFigures } from '../src/score/figures.ts';
import type { KindMisses } from '../src/score/misses.ts';
import { root } from './run-step.ts';

/** What `scores.json` holds. */
export interface KeptScores {
  /** Scores of the project's own texts; `test/scores.test.ts` holds them. */
  readonly own: KeptFigures;
  /** Where the coding of the gold set goes wrong, by kind of event. */
  readonly misses: Readonly<Record<string, KindMisses>>;
  /** Scores of sets outside the repository, as they were last measured. */
  readonly outside: KeptFigures;
  /** Speed on the machine where it was last measured. */
  readonly machine: KeptFigures;
}

/** Scores of whole reports: every event that is found or invented moves them. */
const WHOLE = /\/(?:detection|strict|exact|tallies|linking|times|no-times|words|pairs)$/u;

/**
 * How far an own score may fall before the test fails: hardly where it stands for all events, further
 * where it is a share of the events found, which falls when a hard one is found.
 */
export const toleranceOf = (id: string): number => (WHOLE.test(id) ? 0.005 : 0.02);

const file = join(root, 'scores.json');

/** The scores as last kept; empty where there is no file. */
export function readKeptScores(): KeptScores {
  if (!existsSync(file)) return { own: {}, misses: {}, outside: {}, machine: {} };
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Keeps scores; tells whether that changed the file. */
export function writeKeptScores(scores: KeptScores): boolean {
  const [before, after] = [readKeptScores(), scores].map((kept) => JSON.stringify(kept, null, 2));
  if (after === undefined || before === after) return false;
  writeFileSync(file, `${after}\n`);
  return true;
}
