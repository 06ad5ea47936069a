import type { Kind, Where } from '../model/coded-report.ts';
import { comparePlaces, compareTimes, kindsAgree } from './agreement.ts';
import { type ResolvedPiece, sufferedOutcomes } from './resolved-piece.ts';

/** One occurrence as the report tells it: the pieces that were unified, in the order of the text. */
export interface Draft {
  readonly pieces: readonly ResolvedPiece[];
}

/** A draft is joined where the evidence for one occurrence outweighs that for two by this much. */
const JOIN_AT = 2;

const WEIGHTS = {
  sameSentence: 4,
  resultClause: 3,
  nextSentence: 1.5,
  headline: 2.5,
  demonstrative: 5,
  definite: 3,
  samePlace: 2,
  withinPlace: 0.75,
  sameTime: 1.5,
  sameKind: 0.75,
  sameCount: 2.5,
  otherCount: -3,
  sharedSide: 0.5,
  otherEvent: -4,
  background: -3,
  outcomeAlone: 1.5,
  perParagraph: -0.7,
  ownPlace: -1,
  ownTime: -1,
} as const;

/** Unifies pieces that tell one occurrence. Each piece joins the draft that it fits best, or begins one. */
export function assembleDrafts(pieces: readonly ResolvedPiece[]): readonly Draft[] {
  const drafts: ResolvedPiece[][] = [];
  for (const piece of pieces) {
    let best: ResolvedPiece[] | undefined;
    let bestScore = JOIN_AT;
    for (const draft of drafts) {
      const score = joinScore(draft, piece, draft === drafts.at(-1));
      // The later of two equals: nearer in the text.
      if (score >= bestScore) {
        best = draft;
        bestScore = score;
      }
    }
    if (best === undefined) drafts.push([piece]);
    else best.push(piece);
  }
  return withoutUmbrellas(drafts).map((draft) => ({ pieces: draft }));
}

/** The kinds told in a draft; outcomes alone only where nothing else tells one. */
export function kindsOf(draft: readonly ResolvedPiece[]): readonly Kind[] {
  const strongest = draft.filter(({ kindStrength }) => kindStrength > 0);
  return (strongest.length > 0 ? strongest : draft).flatMap(({ kind }) => (kind === null ? [] : [kind]));
}

/** How strongly a piece belongs to a draft; -Infinity where a stated value forbids it. */
function joinScore(draft: readonly ResolvedPiece[], piece: ResolvedPiece, latest: boolean): number {
  const last = draft.at(-1);
  if (last === undefined) return Number.NEGATIVE_INFINITY;
  if (!ordinalsAgree(draft, piece)) return Number.NEGATIVE_INFINITY;
  if (!kindsFit(draft, piece)) return Number.NEGATIVE_INFINITY;
  const place = placeScore(draft, piece);
  const time = timeScore(draft, piece);
  if (place === null || time === null) return Number.NEGATIVE_INFINITY;
  let score = place + time + nearness(draft, piece, latest) + countScore(draft, piece);
  if (piece.kind !== null && kindsOf(draft).includes(piece.kind)) score += WEIGHTS.sameKind;
  score += WEIGHTS.sharedSide * sharedSides(draft, piece);
  return score;
}

function ordinalsAgree(draft: readonly ResolvedPiece[], piece: ResolvedPiece): boolean {
  const of = Math.max(...draft.map(({ ordinal }) => ordinal));
  if (piece.ordinal === 0) return true;
  return of === piece.ordinal;
}

/** Outcomes attach to what can cause them; happenings unify where their kinds can be one. */
function kindsFit(draft: readonly ResolvedPiece[], piece: ResolvedPiece): boolean {
  if (piece.kind === null) return true;
  const kinds = kindsOf(draft);
  const { kind } = piece;
  if (piece.kindStrength === 0 || draft.every(({ kindStrength }) => kindStrength === 0)) {
    return kinds.some((known) => kindsAgree(known, kind) || outcomeFits(known, kind));
  }
  return kinds.some((known) => kindsAgree(known, kind));
}

/** Which happenings may bring forth which outcome, told by the kind that the outcome alone would have. */
function outcomeFits(happening: Kind, outcome: Kind): boolean {
  const [a, b] = [happening, outcome];
  const violent = !['release', 'transfer', 'agreement', 'other', 'escape'].includes(a);
  if (b === 'killing' || b === 'attack') return violent || a === 'escape';
  if (b === 'security-operation') return ['attack', 'clash', 'protest', 'riot', 'weapons-find', 'assassination'].includes(a);
  if (b === 'escape') return ['attack', 'security-operation', 'suicide-attack', 'car-bomb', 'riot', 'clash'].includes(a);
  if (b === 'release') return ['transfer', 'agreement', 'security-operation'].includes(a);
  if (b === 'weapons-find') return a === 'security-operation' || a === 'clash';
  return false;
}

function placeScore(draft: readonly ResolvedPiece[], piece: ResolvedPiece): number | null {
  if (piece.where === null) return 0;
  const known = draft.filter(({ where }) => where !== null);
  if (known.length === 0) return piece.position.sentence === draft.at(-1)?.position.sentence ? 0 : WEIGHTS.ownPlace / 2;
  let score = 0;
  for (const { where } of known) {
    const agreement = comparePlaces(where, piece.where);
    if (agreement === 'conflict') return null;
    if (agreement === 'same') score = Math.max(score, isSpecific(where) ? WEIGHTS.samePlace : WEIGHTS.withinPlace);
    if (agreement === 'within') score = Math.max(score, WEIGHTS.withinPlace);
  }
  return score;
}

const isSpecific = (where: Where | null): boolean =>
  where !== null && (where.precision === 'settlement' || where.precision === 'exact');

function timeScore(draft: readonly ResolvedPiece[], piece: ResolvedPiece): number | null {
  if (piece.when === null) return 0;
  const known = draft.filter(({ when }) => when !== null);
  if (known.length === 0) return piece.position.sentence === draft.at(-1)?.position.sentence ? 0 : WEIGHTS.ownTime;
  let score = 0;
  for (const { when } of known) {
    const agreement = compareTimes(when, piece.when);
    if (agreement === 'conflict') return null;
    if (agreement === 'same') score = WEIGHTS.sameTime;
    if (agreement === 'within') score = Math.max(score, WEIGHTS.sameTime / 2);
  }
  return score;
}

/** How the piece stands to the draft in the text, and what its sentence says of that. */
function nearness(draft: readonly ResolvedPiece[], piece: ResolvedPiece, latest: boolean): number {
  const last = draft.at(-1);
  if (last === undefined) return 0;
  const paragraphs = piece.position.paragraph - last.position.paragraph;
  const sentences = piece.position.sentence - last.position.sentence;
  if (sentences === 0) {
    const result = piece.position.clause.kind === 'result' ? WEIGHTS.resultClause : 0;
    return latest ? WEIGHTS.sameSentence + result : WEIGHTS.sameSentence / 2;
  }
  let score = 0;
  if (last.position.headline && !piece.position.headline) score += WEIGHTS.headline;
  else if (sentences === 1 && last.position.line === piece.position.line) score += WEIGHTS.nextSentence;
  const bare = piece.kindStrength === 0 && piece.where === null && piece.when === null;
  if (latest && bare && paragraphs <= 1 && piece.opening !== 'background') score += WEIGHTS.outcomeAlone;
  if (!last.position.headline) score += WEIGHTS.perParagraph * Math.min(3, paragraphs);
  if (piece.anaphoric === 'demonstrative') score += WEIGHTS.demonstrative;
  else if (piece.anaphoric === 'definite' && piece.opening !== 'other-event') score += WEIGHTS.definite;
  if (piece.opening === 'other-event') score += WEIGHTS.otherEvent;
  if (piece.opening === 'background') score += WEIGHTS.background;
  return score;
}

function countScore(draft: readonly ResolvedPiece[], piece: ResolvedPiece): number {
  const known = draft.flatMap(sufferedOutcomes);
  let score = 0;
  for (const { claim, who } of sufferedOutcomes(piece)) {
    const alike = known.filter((other) => other.claim.what === claim.what && (other.who === who || other.who === null || who === null));
    if (alike.length === 0 || claim.count.best === null) continue;
    if (alike.some((other) => other.claim.count.best === claim.count.best)) score += WEIGHTS.sameCount;
    else if (!claim.revision && alike.every((other) => other.claim.count.best !== null)) score += WEIGHTS.otherCount;
  }
  return score;
}

function sharedSides(draft: readonly ResolvedPiece[], piece: ResolvedPiece): number {
  const sides = new Set(draft.flatMap((known) => known.roles.map(sideOf)));
  return new Set(piece.roles.map(sideOf).filter((side) => side !== undefined && sides.has(side))).size;
}

const sideOf = (role: ResolvedPiece['roles'][number]): string | undefined => role.argument.code ?? undefined;

/** Where operations are told one by one, the sentence that sums them up is no event of its own. */
function withoutUmbrellas(drafts: readonly ResolvedPiece[][]): readonly ResolvedPiece[][] {
  const series = drafts.filter((draft) => draft.some(({ ordinal }) => ordinal > 0));
  if (series.length < 2) return drafts;
  const first = drafts.indexOf(series[0] ?? []);
  const umbrella = drafts
    .slice(0, first)
    .findLast((draft) => draft.some((piece) => piece.count > 1 || kindsOf(draft).some((kind) => kindsOf(series[0] ?? []).includes(kind))));
  return drafts.filter((draft) => draft !== umbrella);
}
