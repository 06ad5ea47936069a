import type { PlaceMention } from '../resolve/places/place-mention.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import type { Clause } from './clauses.ts';
import type { Cue } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument, Piece, Position } from './piece.ts';
import type { Weapon } from './weapons.ts';

/** All that was found in one clause. */
export interface ClauseScene {
  readonly tokens: readonly Token[];
  readonly clause: Clause;
  readonly position: Position;
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly args: readonly Argument[];
  /** Everyone in the clause, those too who stand in the words that say who speaks. */
  readonly everyone: readonly Argument[];
  /** Persons told by a title only, who count where nobody else suffers a harm. */
  readonly faint: readonly Argument[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly weapons: readonly Weapon[];
  readonly opening: Piece['opening'];
}

/** The raw span of a run of tokens. */
export function spanOf(
  range: { readonly from: number; readonly to: number },
  tokens: readonly Token[],
): { readonly start: number; readonly end: number } {
  const start = tokens[range.from]?.start ?? 0;
  return { start, end: Math.max(start, tokens[range.to - 1]?.end ?? start) };
}
