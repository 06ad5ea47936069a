import { barePiece } from './bare-piece.ts';
import type { ClauseScene } from './clause-scene.ts';
import type { Piece } from './piece.ts';

const FALLS = /^[وف]?(?:سقط|سقطت|[يت]سقط)$/u;
const KINDS = new Set(['shelling', 'air-strike']);
/** How many words behind a weapon it may be told to have fallen. */
const FARTHEST_FALL = 3;

/** `طائرة مسيّرة مفخخة سقطت قرب المطار`: a weapon as the subject of a verb of falling, where nothing else is told. */
export function findFall(scene: ClauseScene): Piece | undefined {
  const { tokens, clause, weapons } = scene;
  for (let i = clause.from; i < clause.to; i++) {
    if (!FALLS.test(tokens[i]?.text ?? '')) continue;
    const weapon = weapons.findLast(
      ({ to, kind }) => to <= i && i - to <= FARTHEST_FALL && KINDS.has(kind),
    );
    if (weapon === undefined) continue;
    return {
      ...barePiece({ from: i, to: i + 1 }, scene),
      kind: weapon.kind,
      kindStrength: 2,
      kindRule: `kinds/weapon-${weapon.id}`,
      happening: true,
    };
  }
  return undefined;
}
