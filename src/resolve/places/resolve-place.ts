import type { PlacePrecision, Where } from '../../model/coded-report.ts';
import { rankOf } from './find-places.ts';
import { distanceKm, type Gazetteer, type GazetteerPlace } from './gazetteer.ts';
import type { Compass, CueKind } from './place-cues.ts';
import type { PlaceMention, PlacePart } from './place-mention.ts';
import { cueFits } from './read-part.ts';

/** What a report tells about where it plays, beside the mention itself. */
export interface PlaceContext {
  readonly gazetteer: Gazetteer;
  /** ISO 3166-2 → how often its places are named without doubt. */
  readonly governorates: ReadonlyMap<string, number>;
  /** ISO 3166-1 → how often. */
  readonly countries: ReadonlyMap<string, number>;
  /** Ids of the settlements that the report names by themselves, not as the name of a square or a street. */
  readonly settlements: ReadonlySet<string>;
}

/** Counts which governorates and countries the unambiguous mentions of a report lie in. */
export function placeContextOf(
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
): PlaceContext {
  const governorates = new Map<string, number>();
  const countries = new Map<string, number>();
  const settlements = new Set<string>();
  const add = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const mention of mentions) {
    if (mention.role === 'dateline' || mention.role === 'outlet-name') continue;
    for (const part of [mention, ...mention.context]) {
      if (!NAMESAKES.has(part.cue))
        for (const place of part.places) if (SETTLED.has(place.class)) settlements.add(place.id);
      const inCountries = new Set(part.places.map(({ country }) => country));
      const [country] = inCountries;
      if (inCountries.size === 1 && country !== undefined) add(countries, country);
      const inGovernorates = new Set(part.places.map(({ admin1 }) => admin1));
      const [admin1] = inGovernorates;
      if (inGovernorates.size === 1 && admin1 != null) add(governorates, admin1);
    }
    if (mention.country !== null) add(countries, mention.country);
  }
  return { gazetteer, governorates, countries, settlements };
}

/** A mention with the place that was chosen for it. */
export interface ResolvedPlace {
  readonly where: Where;
  /** The chosen row; null where the name is not in the gazetteer. */
  readonly place: GazetteerPlace | null;
  /** Rule id, `places/…`. */
  readonly rule: string;
}

/**
 * Chooses the place that a mention means and says how precisely it tells it. Ambiguous names are
 * decided by the enclosing places of the phrase, then by what else the report names, then by class
 * and population; the other readings stay in `candidates`.
 */
export function resolvePlace(mention: PlaceMention, context: PlaceContext): ResolvedPlace {
  const enclosing = enclosingOf(mention, context);
  const ranked = rankPlaces(mention, enclosing, context);
  const [best] = ranked;
  if (best === undefined || isCalledAfter(best, mention, enclosing, context))
    return unknownPlace(mention, enclosing);
  const holders = enclosing.filter(({ part }) => rankOf(part) < rankOf(mention));
  if (holders.some((outer) => contradicts(best, outer))) {
    // All places of this name lie elsewhere: it is one that the gazetteer does not have.
    const candidates = ranked.slice(0, MOST_CANDIDATES).map(({ id }) => id);
    const unknown = unknownPlace(mention, enclosing);
    const end = otherEnd(mention, context);
    // طريق دمشق – درعا في ريف درعا: the stretch of the road that lies there.
    if (end !== undefined) {
      const name = `${mention.name} – ${end.name}`;
      return { ...unknown, where: { ...unknown.where, name, precision: 'area' } };
    }
    return { ...unknown, where: { ...unknown.where, candidates } };
  }
  const candidates = ranked.slice(1, MOST_CANDIDATES + 1).map(({ id }) => id);
  const told = enclosing.find(
    ({ part, place }) => place.class === 'admin1' && isWithin(part),
  )?.place;
  const located = locate(mention, best, context);
  // على طريق … جنوبي الحسكة: the stretch of a road across governorates that lies there.
  const beside =
    located.admin1 === null
      ? enclosing.find(({ place }) => place.admin1 != null && place.country === best.country)?.place
          .admin1
      : undefined;
  const admin1 = told?.country === best.country ? told.id : beside;
  const where = admin1 == null ? located : { ...located, admin1 };
  return {
    where: candidates.length > 0 ? { ...where, candidates } : where,
    place: best,
    rule: mention.rule,
  };
}

/** What often bears the name of another town. */
const NAMESAKES: ReadonlySet<CueKind | null> = new Set(['street', 'square']);

/**
 * `شارع راجو بمدينة عفرين`, `دوار تدمر` in a report on another town: a street or a square that bears the name of
 * another town. One of a town that the report names by itself, or that names no other, lies there.
 */
const isCalledAfter = (
  best: GazetteerPlace,
  { cue }: PlaceMention,
  enclosing: readonly Enclosing[],
  { settlements }: PlaceContext,
): boolean =>
  NAMESAKES.has(cue) &&
  SETTLED.has(best.class) &&
  ((enclosing.length === 0 && settlements.size > 0 && !settlements.has(best.id)) ||
    enclosing.some(({ part, place }) => part.relation === 'in' && SETTLED.has(place.class)));

const ELSEWHERE_KM = 100;
const FARTHEST_SIDE_KM = 250;
/** How far a quarter may lie from the middle of its city. */
const CITY_KM = 20;
/** How far a place may lie from what it is said to lie near. */
const NEIGHBOUR_KM = 60;

/** `بريف …`, `في محافظة …` say what holds the place; `شمالي …`, `قرب …` only where it lies. */
const isWithin = ({ relation }: PlacePart): boolean =>
  relation === 'in' || relation === 'countryside';

/** Whether a place lies where the phrase says that it does not. */
function contradicts(place: GazetteerPlace, { part, place: outer }: Enclosing): boolean {
  if (outer.id === place.id || outer.class === 'region') return false;
  // حي … شرقي المدينة: a quarter of that city and of no other.
  if (place.class === 'quarter' && SETTLED.has(outer.class) && part.relation !== 'near')
    return distanceKm(place, outer) > CITY_KM + outer.accuracyKm;
  // غربي المدينة: not hundreds of kilometres from it.
  if (part.relation === 'direction')
    return distanceKm(place, outer) > FARTHEST_SIDE_KM + outer.accuracyKm;
  // قرية … المجاورة
  if (part.relation === 'near') return distanceKm(place, outer) > NEIGHBOUR_KM + outer.accuracyKm;
  if (!isWithin(part)) return false;
  if (outer.class === 'country') return outer.id !== place.country;
  const km = distanceKm(place, outer);
  if (outer.class === 'admin1') {
    return outer.id !== place.admin1 && km > outer.accuracyKm * 1.3 + place.accuracyKm;
  }
  return km > ELSEWHERE_KM && outer.admin1 !== place.admin1;
}

const MOST_CANDIDATES = 5;

/** The enclosing places of a phrase, narrowest first, each resolved with the help of the wider ones. */
interface Enclosing {
  readonly part: PlacePart;
  readonly place: GazetteerPlace;
}

function enclosingOf(mention: PlaceMention, context: PlaceContext): readonly Enclosing[] {
  const found: Enclosing[] = [];
  for (const part of mention.context.toReversed()) {
    const [place] = rankPlaces({ ...part, country: mention.country }, found, context);
    if (place !== undefined) found.unshift({ part, place });
  }
  return found;
}

const CLASS_SCORE: Readonly<Record<GazetteerPlace['class'], number>> = {
  country: 26,
  city: 24,
  admin1: 20,
  town: 16,
  camp: 14,
  prison: 14,
  crossing: 14,
  airport: 14,
  base: 12,
  'oil-field': 12,
  dam: 12,
  bridge: 10,
  mountain: 12,
  region: 12,
  river: 10,
  road: 10,
  village: 10,
  district: 8,
  subdistrict: 7,
  quarter: 6,
  hospital: 8,
  square: 6,
  facility: 8,
};

type Named = PlacePart & {
  readonly country: string | null;
  readonly second?: PlacePart | null;
};

function rankPlaces(
  named: Named,
  enclosing: readonly Enclosing[],
  context: PlaceContext,
): readonly GazetteerPlace[] {
  const { places } = named;
  if (places.length < 2) return places;
  return (
    places
      .map((place) => ({ place, score: scoreOf(place, named, enclosing, context) }))
      // The sort is stable: of equals the first of the gazetteer comes first, the built-in before imported.
      .sort((a, b) => b.score - a.score)
      .map(({ place }) => place)
  );
}

const DISTRICT_KM = 45;
const ROAD_KM = 60;

function scoreOf(
  place: GazetteerPlace,
  named: Named,
  enclosing: readonly Enclosing[],
  { governorates, countries }: PlaceContext,
): number {
  let score = CLASS_SCORE[place.class] + Math.min(8, Math.log10(place.population + 1));
  const { cue, relation } = named;
  // قرى ريف جبلة: the villages are those of its countryside, and no word for the place itself.
  const ofCountryside = cue === 'village' && relation === 'countryside';
  if (cue !== null && !ofCountryside) score += cueFits(cue, place) ? 12 : -14;
  if (cue === 'city' && place.class === 'city') score += 6;
  if (cue === 'village' && !ofCountryside && place.class === 'village') score += 4;
  if (cue === 'district' && place.class === 'district') score += 14;
  if (cue === 'subdistrict' && place.class === 'subdistrict') score += 14;
  if (cue === 'governorate') score += place.class === 'admin1' ? 40 : -20;
  // The countryside is that of the governorate's city; a bare name is the city, not the governorate.
  if (relation === 'countryside' && place.class === 'admin1') score -= 2;
  if (named.country !== null) score += named.country === place.country ? 25 : -25;
  for (const { part, place: outer } of enclosing) score += fitOf(place, outer, part);
  score += Math.min(10, 5 * (governorates.get(place.admin1 ?? '') ?? 0));
  score += Math.min(12, 4 * (countries.get(place.country) ?? 0));
  // بين بلدتي … و…: the two ends of a road lie near each other.
  if (named.second?.places.some((end) => distanceKm(place, end) <= ROAD_KM) === true) score += 12;
  if (place.country === 'SY' || place.country === 'IQ') score += 10;
  else if (place.needs === 'cue' && cue === null) score -= 10;
  return score;
}

/** How well a place lies inside what the phrase says holds it. */
function fitOf(place: GazetteerPlace, outer: GazetteerPlace, part: PlacePart): number {
  if (outer.id === place.id) return 0;
  if (outer.class === 'country') return outer.id === place.country ? 30 : -30;
  if (outer.class === 'admin1') return outer.id === place.admin1 ? 40 : -40;
  if (outer.class === 'region') return outer.country === place.country ? 15 : -15;
  const km = distanceKm(place, outer);
  const same = outer.admin1 !== null && outer.admin1 === place.admin1;
  if (part.relation === 'near' || part.relation === 'distance') {
    return km <= DISTRICT_KM * 2 ? 25 - km / 5 : -20 - Math.min(15, km / 20);
  }
  if (place.parent === outer.id) return 50;
  // ريف جسر الشغور: a village of the same district, rather than one of the next.
  const district = place.parent === place.admin1 ? null : place.parent;
  if (district !== null && district === outer.parent) return 45 - km / 10;
  if (same) return 35 - km / 10;
  return km <= DISTRICT_KM ? 15 - km / 5 : -20 - Math.min(20, km / 15);
}

const EXACT = new Set<GazetteerPlace['class']>([
  'prison',
  'crossing',
  'airport',
  'base',
  'oil-field',
  'dam',
  'bridge',
  'hospital',
  'square',
  'facility',
]);
const SETTLED = new Set<GazetteerPlace['class']>(['city', 'town', 'village', 'quarter', 'camp']);
const FACILITY_CUES = new Set<CueKind>([
  'prison',
  'crossing',
  'airport',
  'base',
  'oil-field',
  'checkpoint',
  'square',
  'street',
  'bridge',
  'dam',
  'facility',
]);

function precisionOf(mention: PlaceMention, place: GazetteerPlace): PlacePrecision {
  const { cue, relation } = mention;
  if (place.class === 'country') return 'country';
  if (cue === 'street') return 'exact';
  if (relation === 'countryside' || relation === 'on-road' || relation === 'between') return 'area';
  if (relation === 'distance' || relation === 'direction') {
    return SETTLED.has(place.class) && place.class !== 'city' && relation === 'direction'
      ? 'settlement'
      : 'area';
  }
  if (place.class === 'admin1') return 'admin1';
  if (EXACT.has(place.class)) return 'exact';
  if (SETTLED.has(place.class)) {
    if (cue === 'subdistrict') return 'district';
    if (relation === 'surroundings') return 'area';
    if (relation === 'near' && cue === null && isCapital(place)) return 'area';
    return cue !== null && FACILITY_CUES.has(cue) ? 'exact' : 'settlement';
  }
  if (place.class === 'district' || place.class === 'subdistrict') return 'district';
  return 'area';
}

const isCapital = ({ class: kind, parent, admin1 }: GazetteerPlace): boolean =>
  kind === 'city' && parent !== null && admin1 !== null;

const BEARING: Readonly<Record<Compass, readonly [x: number, y: number]>> = {
  north: [0, 1],
  south: [0, -1],
  east: [1, 0],
  west: [-1, 0],
  middle: [0, 0],
};

/** How far the middle of a named side of the countryside lies from the town, and how wide it is. */
const COUNTRYSIDE = { city: { offset: 18, radius: 35 }, other: { offset: 5, radius: 15 } } as const;
const NEAR_KM = 5;

function locate(mention: PlaceMention, place: GazetteerPlace, context: PlaceContext): Where {
  const precision = precisionOf(mention, place);
  const { lat, lon, accuracyKm } = point(mention, place, context);
  // A square in a town is told by the town.
  const town =
    place.class === 'square' ? context.gazetteer.byId.get(place.parent ?? '') : undefined;
  const end = otherEnd(mention, context);
  const name = town?.name ?? (mention.name === '' ? place.name : mention.name);
  return {
    name: end === undefined ? name : `${name} – ${end.name}`,
    admin1: end === undefined ? place.admin1 : governorateOfRoad(mention, place, end, context),
    country: place.country,
    lat: round(lat),
    lon: round(lon),
    precision,
    accuracyKm: Math.round(accuracyKm * 10) / 10,
  };
}

/** The place at the other end of a road. */
function otherEnd(
  { relation, second, country }: PlaceMention,
  context: PlaceContext,
): GazetteerPlace | undefined {
  if (second === null || (relation !== 'on-road' && relation !== 'between')) return undefined;
  return rankPlaces({ ...second, country }, [], context)[0];
}

/**
 * Where a road lies: in the governorate of both ends; in that of the first, unless the report tells of the
 * other alone. Of a road from seat to seat neither is told.
 */
function governorateOfRoad(
  { places, second }: PlaceMention,
  first: GazetteerPlace,
  last: GazetteerPlace,
  { governorates }: PlaceContext,
): string | null {
  if (first.admin1 === last.admin1) return first.admin1;
  if (namesGovernorate(places) && namesGovernorate(second?.places ?? [])) return null;
  const isTold = ({ admin1 }: GazetteerPlace): boolean => (governorates.get(admin1 ?? '') ?? 0) > 1;
  return isTold(last) && !isTold(first) ? last.admin1 : first.admin1;
}

const namesGovernorate = (places: readonly GazetteerPlace[]): boolean =>
  places.some(({ class: kind }) => kind === 'admin1');

interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyKm: number;
}

function point(mention: PlaceMention, place: GazetteerPlace, context: PlaceContext): Point {
  const { relation, direction, km } = mention;
  if (km !== null) {
    const moved = direction.length > 0 ? shifted(place, direction, km) : place;
    const accuracyKm = direction.length > 0 ? place.accuracyKm + km / 2 : place.accuracyKm + km;
    return { lat: moved.lat, lon: moved.lon, accuracyKm };
  }
  if (relation === 'countryside' || relation === 'direction') {
    const size = place.class === 'city' ? COUNTRYSIDE.city : COUNTRYSIDE.other;
    if (place.class === 'admin1' || place.class === 'region' || place.class === 'country') {
      const moved = shifted(place, direction, place.accuracyKm / 3);
      return { lat: moved.lat, lon: moved.lon, accuracyKm: place.accuracyKm };
    }
    const moved = shifted(
      place,
      direction,
      relation === 'direction' ? size.offset / 2 : size.offset,
    );
    return { lat: moved.lat, lon: moved.lon, accuracyKm: size.radius };
  }
  const other = otherEnd(mention, context);
  if (other !== undefined) {
    const apart = distanceKm(place, other);
    return {
      lat: (place.lat + other.lat) / 2,
      lon: (place.lon + other.lon) / 2,
      accuracyKm: Math.max(place.accuracyKm, apart / 2),
    };
  }
  if (relation === 'on-road') return { ...place, accuracyKm: place.accuracyKm + 15 };
  if (relation === 'near' || relation === 'surroundings') {
    return { ...place, accuracyKm: place.accuracyKm + NEAR_KM };
  }
  return place;
}

function shifted(
  { lat, lon }: { readonly lat: number; readonly lon: number },
  direction: readonly Compass[],
  km: number,
): { readonly lat: number; readonly lon: number } {
  const x = direction.reduce((sum, side) => sum + BEARING[side][0], 0);
  const y = direction.reduce((sum, side) => sum + BEARING[side][1], 0);
  const length = Math.hypot(x, y);
  if (length === 0) return { lat, lon };
  return {
    lat: lat + (y / length) * (km / 111.2),
    lon: lon + (x / length) * (km / (111.2 * Math.cos((lat * Math.PI) / 180))),
  };
}

const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** Relations that put a site outside the town that is named for it. */
const AWAY: ReadonlySet<PlacePart['relation']> = new Set([
  'countryside',
  'direction',
  'distance',
  'on-road',
  'between',
]);

/** A name that the gazetteer lacks: placed in what holds it, no more precisely than that. */
function unknownPlace(mention: PlaceMention, enclosing: readonly Enclosing[]): ResolvedPlace {
  const [inner] = enclosing;
  const name = mention.name === '' ? null : mention.name;
  if (inner === undefined) {
    const precision: PlacePrecision =
      name === null || mention.anaphor ? 'unknown' : precisionOfCue(mention.cue);
    return {
      where: {
        name: mention.anaphor ? null : name,
        admin1: null,
        country: mention.country,
        lat: null,
        lon: null,
        precision,
        accuracyKm: null,
      },
      place: null,
      rule: mention.rule,
    };
  }
  const { place, part } = inner;
  const facility = mention.cue !== null && FACILITY_CUES.has(mention.cue);
  // A checkpoint or a building in a town is told by the town.
  const byTown = facility && SETTLED.has(place.class) && !AWAY.has(part.relation);
  const wide = part.relation === 'countryside' || part.relation === 'direction';
  const size = place.class === 'city' ? COUNTRYSIDE.city : COUNTRYSIDE.other;
  const moved =
    wide && SETTLED.has(place.class) ? shifted(place, part.direction, size.offset) : place;
  return {
    where: {
      name: byTown ? part.name : name,
      admin1: place.admin1,
      country: place.country,
      lat: round(moved.lat),
      lon: round(moved.lon),
      precision: mention.anaphor ? 'area' : precisionOfCue(mention.cue),
      accuracyKm: wide ? Math.max(size.radius, place.accuracyKm) : Math.max(place.accuracyKm, 3),
    },
    place: null,
    rule: mention.rule,
  };
}

function precisionOfCue(cue: CueKind | null): PlacePrecision {
  if (cue === null) return 'unknown';
  if (FACILITY_CUES.has(cue)) return 'exact';
  if (cue === 'district' || cue === 'subdistrict') return 'district';
  if (cue === 'governorate') return 'admin1';
  return cue === 'mountain' || cue === 'valley' ? 'area' : 'settlement';
}
