import type { ChainLink, When, Where } from '../model/coded-report.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Voice } from './attribute.ts';
import type { OutcomeClaim, Piece } from './piece.ts';

/** A piece with its own time and place resolved, and with who tells it. */
export interface ResolvedPiece extends Piece {
  readonly when: When | null;
  readonly time: TimeMention | null;
  /** Whether the time only says when somebody told it. */
  readonly announced: boolean;
  readonly where: Where | null;
  readonly place: PlaceMention | null;
  /** Who tells it, origin first; empty where the outlet speaks in its own voice. */
  readonly chain: readonly ChainLink[];
  /** The stretch of the sentence that tells it, by whom. */
  readonly voice: Voice | null;
  /** Things that may be struck and people who may be moved, named without and with the article. */
  readonly introduced: readonly string[];
  readonly known: readonly string[];
  /** Codes of who suffered each outcome, beside `outcomes`; null where only the event can tell. */
  readonly sufferers: readonly (string | null)[];
}

/** An outcome with the code of who suffered it. */
export interface SufferedOutcome {
  readonly claim: OutcomeClaim;
  readonly who: string | null;
}

/** The outcomes of a piece with their sufferers. */
export const sufferedOutcomes = (piece: ResolvedPiece): readonly SufferedOutcome[] =>
  piece.outcomes.map((claim, i) => ({ claim, who: piece.sufferers[i] ?? null }));

/** The seat of a governorate, told without a word for a city, may stand for the governorate. */
export const isSeat = ({ relation, cue, context, places }: PlaceMention): boolean =>
  relation === 'in' &&
  cue === null &&
  context.every((part) => part.places.every(({ class: kind }) => WIDE.has(kind))) &&
  places.some(({ class: kind }) => kind === 'admin1');

const WIDE = new Set(['country', 'region']);

/** The first sentences of a report tell news: what has no day of its own there is of the day. */
const LEAD_SENTENCES = 3;

/** Whether a piece is told as news. */
export const isLead = ({ position, opening, kindStrength, happening }: ResolvedPiece): boolean =>
  position.sentence < LEAD_SENTENCES && (kindStrength > 0 || happening) && opening !== 'background';

/** Whether what was foiled was only prepared: `إحباط مخطط`. */
export const isPlot = ({ foiled, foiledKind }: ResolvedPiece): boolean =>
  foiled && foiledKind === null;
