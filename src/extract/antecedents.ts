import type { ResolvedPiece } from './resolved-piece.ts';

/** Entries of verbs that say what a deed hit, and not what kind of deed it was. */
const HITS = new Set(['target', 'strike', 'hit']);
/** How many words may stand between a deed and its relative clause: `الغارات الجوية الروسية التي …`. */
const FARTHEST = 3;

/**
 * `الغارات الروسية التي استهدفت بلدة …`: the relative clause tells where and when a deed took place that is
 * named before it, so that it is of that deed's kind, and the deed is no general one.
 */
export const withAntecedents = (pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] =>
  pieces.map((piece, i) => {
    const [before, next] = [pieces[i - 1], pieces[i + 1]];
    if (before !== undefined && isOf(before, piece) && piece.unreal === null) {
      const { kind, kindStrength, kindEvidence, kindRule } = before;
      return { ...piece, kind, kindStrength, kindEvidence, kindRule };
    }
    const specific = next !== undefined && isOf(piece, next) && next.unreal === null;
    return specific && piece.unreal === 'generic' && (next.where !== null || next.when !== null)
      ? { ...piece, unreal: null }
      : piece;
  });

/** Whether a relative clause says of the deed before it what it hit. */
function isOf(deed: ResolvedPiece, { position: { clause }, trigger }: ResolvedPiece): boolean {
  const noun = deed.trigger.happening?.form === 'noun' && deed.kindStrength === 2;
  return (
    noun &&
    clause.kind === 'relative' &&
    deed.position.clause.to <= clause.from &&
    clause.from - deed.trigger.to <= FARTHEST &&
    HITS.has(trigger.happening?.entry.id ?? '')
  );
}
