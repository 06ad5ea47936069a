import type { Evidence, Where } from '../model/coded-report.ts';
import type { GazetteerPlace } from '../resolve/places/gazetteer.ts';
import type { Token } from '../text/tokens.ts';
import { type Draft, isNear } from './assemble.ts';
import { spanOf } from './clause-scene.ts';
import { FINENESS } from './fineness.ts';
import { followsDeed } from './next-deeds.ts';
import { isPlot, isSeat, type ResolvedPiece } from './resolved-piece.ts';

/** What the place of an event is chosen against. */
interface PlaceContext {
  readonly tokens: readonly Token[];
  /** The governorate of a report that tells of one. */
  readonly governorate: GazetteerPlace | undefined;
}

/** Whether a piece without a place goes on from where a draft played. */
const givesPlace = (draft: Draft, piece: ResolvedPiece, tokens: readonly Token[]): boolean =>
  (piece.opening !== 'other-event' || followsDeed(tokens, piece.trigger.from)) &&
  (piece.opening !== 'background' || piece.aftermath || piece.samePlace) &&
  piece.ordinal === 0 &&
  isNear(draft, piece) &&
  draft.pieces.some(({ where, opening }) => where !== null && opening !== 'background');

const UNKNOWN_PLACE: Where = {
  name: null,
  admin1: null,
  country: null,
  lat: null,
  lon: null,
  precision: 'unknown',
  accuracyKm: null,
};

/** Where an event was: its own finest place, or that of what it goes on from. */
export function choosePlace(
  pieces: readonly ResolvedPiece[],
  { tokens, governorate }: PlaceContext,
  before: readonly Draft[],
  evidence: Evidence[],
): Where {
  const [first] = pieces;
  const best = bestPlace(pieces);
  if (best?.where == null) {
    // An agreement is made where it is told, not where something happened before.
    const alone =
      first === undefined ||
      (pieces.every(({ kind }) => kind === 'agreement') &&
        !pieces.some((piece) => isTruce(piece, tokens)));
    const previous = alone
      ? undefined
      : before.findLast((draft) => givesPlace(draft, first, tokens));
    const inherited = previous === undefined ? undefined : bestPlace(previous.pieces);
    if (inherited?.where == null) return UNKNOWN_PLACE;
    if (inherited.place !== null)
      evidence.push({
        field: 'where',
        ...spanOf(inherited.place, tokens),
        rule: 'places/inherited',
      });
    return inGovernorate(heldByOthers(inherited.where, previous?.pieces ?? []), governorate);
  }
  // عند ساحة الحرية: of the town that was told before.
  const site = best.where.precision === 'exact' || best.place?.cue === 'quarter';
  const around = site ? before.findLast((draft) => isNear(draft, best)) : undefined;
  if (best.place !== null)
    evidence.push({ field: 'where', ...spanOf(best.place, tokens), rule: 'places/told' });
  const own = heldByOthers(best.where, pieces);
  // The town told before only says where the site lies, it does not name it.
  const held =
    around === undefined || own !== best.where
      ? own
      : isNamesake(best)
        ? heldByOthers(own, around.pieces)
        : { ...heldByOthers(own, around.pieces), name: own.name };
  return inGovernorate(held, governorate);
}

/** `دوار تدمر` of Homs: a square or a street that only bears the name of another town. */
const isNamesake = ({ place, where }: ResolvedPiece): boolean =>
  (place?.cue === 'square' || place?.cue === 'street') &&
  where?.lat === null &&
  !SQUARE.test(where.name ?? '');

const SQUARE = /^(?:ساحة|دوار|ميدان|شارع|مفرق|مثلث)/u;

const TRUCE = /هدن|تهدي|صلح|وقف/u;

/** `توصل وجهاء إلى هدنة`: a truce is made where the fight was that it ends. */
const isTruce = (
  { trigger: { from, thenTo, to } }: ResolvedPiece,
  tokens: readonly Token[],
): boolean => tokens.slice(from, Math.max(to, thenTo)).some(({ text }) => TRUCE.test(text));

/** A village that the gazetteer does not have lies where the other words of its occurrence play. */
function heldByOthers(where: Where, pieces: readonly ResolvedPiece[]): Where {
  if (isAcross(where)) return inTold(where, pieces);
  if (where.lat !== null || where.admin1 !== null || where.name === null) return where;
  const holder = pieces.find(
    (piece) => piece.where !== null && piece.where !== where && piece.where.lat !== null,
  )?.where;
  if (holder == null) return where;
  const { admin1, country, lat, lon, accuracyKm } = holder;
  const held = { admin1, country, lat, lon, accuracyKm: Math.max(HELD_KM, accuracyKm ?? 0) };
  // A bridge or a square in a town is told by the town.
  const name =
    where.precision === 'exact' && holder.precision === 'settlement' ? holder.name : where.name;
  return { ...where, ...held, name };
}

/** A road or a desert across governorates. */
const isAcross = ({ precision, admin1, lat }: Where): boolean =>
  precision === 'area' && admin1 === null && lat !== null;

/** `على طريق دمشق – السويداء … في ريف السويداء`: the part of it that lies where the others play. */
function inTold(where: Where, pieces: readonly ResolvedPiece[]): Where {
  const holder = pieces.find((piece) => piece.where?.precision === 'admin1')?.where;
  return holder?.admin1 == null || holder.country !== where.country
    ? where
    : { ...where, admin1: holder.admin1 };
}

const VILLAGE: ReadonlySet<Where['precision']> = new Set(['settlement', 'exact', 'area']);

/** A village that the gazetteer does not have lies in the one governorate that the report tells of. */
function inGovernorate(where: Where, governorate: GazetteerPlace | undefined): Where {
  if (governorate === undefined || where.name === null || !VILLAGE.has(where.precision))
    return where;
  if (where.lat !== null || where.country !== null) return where;
  const { id, country, lat, lon, accuracyKm } = governorate;
  return { ...where, admin1: id, country, lat, lon, accuracyKm };
}

/** How far from the named place a place without coordinates may lie. */
const HELD_KM = 30;

function placeRank({ where, place, position }: ResolvedPiece): number {
  // A headline names the town for what the text tells of its village.
  // شمال غربي سوريا: wider than a governorate.
  const wide = where !== null && isAcross(where);
  const rank =
    (wide ? FINENESS.country + 0.5 : FINENESS[where?.precision ?? 'unknown']) -
    (position.headline ? 0.1 : 0);
  if (where?.precision !== 'settlement' || place === null) return rank;
  // في مدينة …، في حي …: the quarter is in the city.
  if (place.cue === 'quarter') return rank + 0.25;
  return isSeat(place) ? rank - 0.5 : rank;
}

/** `هجوم بمخمور` over `في جبل قرجوغ بقضاء مخمور`: a headline names what holds the place of the text. */
function withoutHolders(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  const holders = new Set(
    pieces.flatMap(({ position, place }) =>
      position.headline || place === null ? [] : place.context.map(({ name }) => name),
    ),
  );
  return pieces.filter(
    ({ position, place }) => !position.headline || place === null || !holders.has(place.name),
  );
}

/** `إحباط مخطط لاستهداف كنيسة في …`: where it was to happen, where another place is told. */
function withoutPlots(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  const done = pieces.filter((piece) => !isPlot(piece));
  return done.some(({ where }) => where !== null) ? done : pieces;
}

/** `تبنى التنظيم العملية، قائلا إنها وقعت في …`: where a claimant puts it, only where nobody else says. */
function withoutClaims(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  const told = pieces.filter(({ voice }) => voice?.class !== 'adopt' && voice?.class !== 'claim');
  return told.some(({ where }) => FINENESS[where?.precision ?? 'unknown'] >= FINENESS.settlement)
    ? told
    : pieces;
}

/** `البيشمركة قرب زمار` over `قصفت رتلا على طريق سد الموصل`: a headline's town, where the text names a road or a range. */
function withoutTowns(pieces: readonly ResolvedPiece[]): readonly ResolvedPiece[] {
  const named = pieces.some(
    ({ position, place, where }) =>
      !position.headline &&
      place !== null &&
      where?.precision === 'area' &&
      !isAcross(where) &&
      place.relation !== 'countryside' &&
      place.relation !== 'direction' &&
      place.cue !== 'district',
  );
  return named ? pieces.filter(({ position }) => !position.headline) : pieces;
}

/** The piece with the finest place of its own. */
function bestPlace(told: readonly ResolvedPiece[]): ResolvedPiece | undefined {
  const agreed = told.filter(({ kind, position }) => kind === 'agreement' && !position.headline);
  // اتفاق على إدارة معبر …: a headline names what it is about.
  const placed = agreed.some(({ where }) => where !== null) ? agreed : told;
  const pieces = withoutTowns(withoutClaims(withoutHolders(withoutPlots(placed))));
  // في إدلب … قصف على ريف إدلب الغربي: the seat only stands for the governorate.
  const around = pieces.some(
    ({ place, where }) =>
      place !== null && !isSeat(place) && FINENESS[where?.precision ?? 'unknown'] >= FINENESS.area,
  );
  const rankOf = (piece: ResolvedPiece): number =>
    around && piece.place !== null && isSeat(piece.place) ? FINENESS.admin1 : placeRank(piece);
  return pieces.filter(({ where }) => where !== null).toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}
