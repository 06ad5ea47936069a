import { type ClauseScene, spanOf } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import type { Piece } from './piece.ts';

/** What a clause tells that has no trigger: where and when, and tokens `[from, to)` to show for it. */
export function barePiece(
  { from, to }: { readonly from: number; readonly to: number },
  scene: ClauseScene,
): Piece {
  const trigger: Trigger = {
    from,
    to,
    thenFrom: to,
    thenTo: to,
    reading: PLAIN,
    happening: null,
    outcome: null,
    capture: null,
  };
  return {
    position: scene.position,
    trigger,
    triggers: [trigger],
    kind: null,
    kindStrength: 0,
    kindEvidence: spanOf(trigger, scene.tokens),
    kindRule: 'kinds/none',
    happening: false,
    foiled: false,
    kindByDoer: false,
    foiledKind: null,
    count: 1,
    roles: [],
    outcomes: [],
    seized: null,
    places: scene.places,
    times: scene.times,
    anaphoric: 'no',
    opening: scene.clause.apart ? 'background' : scene.opening,
    ordinal: 0,
    aftermath: false,
    samePlace: false,
    crowd: false,
    unreal: null,
  };
}

const PLAIN = { conj: '', prep: '', al: false, stem: '', pron: '', tanwin: false };
