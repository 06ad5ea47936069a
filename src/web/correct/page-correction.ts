import type { Correction } from '../../model/correction.ts';

/** A correction as the server sends it. */
export interface PageCorrection extends Correction {
  readonly no: number;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly undone: boolean;
}
