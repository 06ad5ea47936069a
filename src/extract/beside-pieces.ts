import type { Kind } from '../model/coded-report.ts';
import { foldWord } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import type { Voice } from './attribute.ts';
import { isLaterDeath } from './clauses.ts';
import type { Piece } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';

/** `الرصاص العشوائي قتل نازحة`: told behind a fight, whoever is hit by chance is hit in the fight. */
export const isStrayShot = (
  { unreal, trigger, triggers, position }: ResolvedPiece,
  before: ResolvedPiece | undefined,
  tokens: readonly Token[],
): boolean =>
  unreal === 'accident' &&
  before?.kind === 'clash' &&
  position.sentence - before.position.sentence <= STRAY_REACH &&
  [trigger, ...triggers].some(({ from }) => /رصاص/u.test(tokens[from]?.text ?? ''));

const STRAY_REACH = 3;

/** `تظاهر العشرات …، احتجاجا على الغلاء`: why they demonstrated, told of the demonstration before it. */
export const isGrievance = (
  { kind, trigger: { from } }: Piece,
  before: readonly Piece[],
  tokens: readonly Token[],
): boolean =>
  kind === 'protest' &&
  /^(?:احتجاجا|تنديدا)$/u.test(tokens[from]?.text ?? '') &&
  before.some((piece) => piece.kind === 'protest' || piece.kind === 'riot');

const EXPLODES = new Set<Kind>(['suicide-attack', 'ied', 'car-bomb', 'grenade', 'attack']);

/** `ألقت القبض على انتحاري قبل أن يفجر نفسه`: what who was caught before did not come to do. */
export const isAverted = (
  { kind, trigger: { from } }: Piece,
  before: Piece | undefined,
  tokens: readonly Token[],
): boolean =>
  kind !== null &&
  EXPLODES.has(kind) &&
  tokens[from - 1]?.text === 'ان' &&
  tokens[from - 2]?.text === 'قبل' &&
  before?.outcomes.some(({ what }) => what === 'detained') === true;

const COURT = /^(?:ال)?(?:محكم|نياب|ادعاء|مدع|قاضي|قاض)/u;

/** `قالت المحكمة إن المدانة احتجزت امرأة`: what somebody is tried for, without a month or a day of its own. */
export const isBeforeCourt = ({ times }: Piece, teller: Voice | undefined): boolean =>
  COURT.test(foldWord(teller?.chain[0]?.name.split(' ')[0] ?? '')) &&
  times.every(({ value }) => value.kind === 'year' || value.kind === 'none');

/** `ارتفع عدد القتلى إلى تسعة بعد وفاة جريحين`: who died later is among the total told before. */
export const withoutLaterDeaths = (
  pieces: readonly ResolvedPiece[],
  tokens: readonly Token[],
): readonly ResolvedPiece[] =>
  pieces.map((piece, i) =>
    i > 0 && isLaterDeath(tokens, piece.position.clause.from) && piece.kindStrength === 0
      ? { ...piece, unreal: piece.unreal ?? 'generic' }
      : piece,
  );

/** `اعترف باشتراكه في تفجير … واستهداف برج في 2021`: a second deed that is confessed to as the first is. */
export const withGrounds = (pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] => {
  const told: ResolvedPiece[] = [];
  for (const piece of pieces) {
    const joined =
      piece.position.clause.kind === 'coordinate' &&
      piece.trigger.reading.conj !== '' &&
      piece.trigger.happening?.form === 'noun' &&
      told.at(-1)?.unreal === 'ground' &&
      (piece.when === null || piece.when.precision === 'year');
    told.push(joined ? { ...piece, unreal: piece.unreal ?? 'ground' } : piece);
  }
  return told;
};

/** `خاض اشتباكات …، ما أوقع خمسة قتلى`: deeds of which is counted what came of them are no habit. */
export const withResults = (pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] =>
  pieces.map((piece, i) => {
    const next = pieces[i + 1];
    const counted =
      next?.position.clause.kind === 'result' &&
      next.unreal === null &&
      next.outcomes.some(({ count }) => count.best !== null);
    return piece.unreal === 'generic' && piece.happening && counted
      ? { ...piece, unreal: null }
      : piece;
  });

/** `وفاة عامل وجرح ثلاثة بانهيار بناء`: the harm of an accident is no event of the conflict. */
export const withoutAccidents = (pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] =>
  pieces.some(({ unreal }) => unreal === 'accident')
    ? pieces.map((piece) =>
        piece.kindStrength === 0 ? { ...piece, unreal: piece.unreal ?? 'accident' } : piece,
      )
    : pieces;

const STRIKES = new Set<Kind>(['air-strike', 'shelling', 'attack', 'car-bomb', 'ied']);
/** How many pieces back the strike may be told of whose places are taken up. */
const STRIKE_REACH = 6;

/** `ضربات على القائم والبوكمال. … وأحصى المرصد أربعة قتلى في البوكمال`: the toll of one place of several that were struck. */
export const withStrikes = (pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] =>
  pieces.map((piece, i) => {
    const { place, kindStrength, outcomes } = piece;
    if (place === null || kindStrength > 0 || outcomes.length === 0) return piece;
    const strike = pieces
      .slice(Math.max(0, i - STRIKE_REACH), i)
      .findLast(
        (one) =>
          one.kind !== null &&
          STRIKES.has(one.kind) &&
          one.kindStrength > 0 &&
          one.places.length > 1 &&
          one.places.some(({ name }) => name === place.name),
      );
    return strike === undefined
      ? piece
      : {
          ...piece,
          kind: strike.kind,
          kindStrength: 1 as const,
          kindEvidence: strike.kindEvidence,
          kindRule: strike.kindRule,
        };
  });
