import type { Where } from '../model/coded-report.ts';
import { distanceKm } from '../resolve/places/gazetteer.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import type { Token } from '../text/tokens.ts';
import { FINENESS } from './fineness.ts';
import { isSeat } from './resolved-piece.ts';
import type { ResolvedPlace } from './scene.ts';

const EVENT_ROLES = new Set(['event']);

const SERVED =
  /^(?:ال)?(?:مشارك|مشاركا|شارك|شاركوا|متورط|متورطا|متورطين|تورط|القتال|قاتل|قاتلوا|عمل|يعمل|تعمل|يعملون|عملوا|خدم|يخدم|خدموا|يخدمون|التحق|بايع|كان|ابان)$/u;
const PERSON_BEFORE = 6;

/** `شخص مشارك في القتال في …`: from here on the clause tells of somebody's past. Minus one where it does not. */
function pastServiceAt(places: readonly ResolvedPlace[], tokens: readonly Token[]): number {
  for (const { mention } of places) {
    for (let i = mention.from - 1; i >= Math.max(0, mention.from - PERSON_BEFORE); i--) {
      const text = tokens[i]?.text ?? '';
      if (tokens[i]?.kind === 'break' || text === '.') break;
      if (SERVED.test(text) && text !== 'كان') return i;
    }
  }
  return -1;
}

const CARE =
  /^[وف]?(?:ل)?(?:نقل|نقلوا|نقلت|اسعف|اسعفوا|اسعفت|رقد|رقدوا|يرقد|يرقدون|ترقد|يتلقي|يتلقون|تلقي|تلقوا|ادخل|ادخلوا|يعالج|يعالجون|ل?لعلاج|العلاج)$/u;
const CARE_REACH = 4;

/** `رقدوا في مستشفى …`, `نقلوا للعلاج في مشفى …`: where the wounded lie, not where they were struck. */
export function isOfCare({ mention: { from } }: ResolvedPlace, tokens: readonly Token[]): boolean {
  const hospital = tokens
    .slice(from, from + 3)
    .some(({ text }) => /^[وب]?(?:ال)?(?:مشفي|مستشفي)$/u.test(text));
  return (
    hospital &&
    tokens.slice(Math.max(0, from - CARE_REACH), from).some(({ text }) => CARE.test(text))
  );
}

const STATIONED =
  /^(?:ال)?(?:منتشر|متمركز|متواجد|موجود|عامل|متحصن|قادم|مسيطر|منحدر|مقيم|واقع)(?:ه|ون|ين|ات)?$/u;

/** Where something happened: not where a force is stationed (`الفصائل المتمركزة في`). */
export const eventPlaces = (
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): readonly ResolvedPlace[] => {
  const events = places.filter(
    (place) =>
      EVENT_ROLES.has(place.mention.role) && place.where.name !== null && !isOfCare(place, tokens),
  );
  const past = events.length === 0 ? -1 : pastServiceAt(events, tokens);
  const elsewhere = events
    .filter(({ mention: { from } }) => past < 0 || from < past)
    .filter(({ mention: { from } }) => {
      const before = tokens[from - 1]?.text ?? '';
      return !STATIONED.test(before) || /^(?:ال)?واقع/u.test(before);
    });
  return elsewhere.length > 0 ? elsewhere : [];
};

/** Of places of one rank those told as places come first, and seats that may stand for their governorate last. */
const fineness = ({ where, mention }: ResolvedPlace): number =>
  // A road across governorates says less than the countryside of one.
  (isAcross(where) ? FINENESS.country + 0.5 : FINENESS[where.precision]) +
  (mention.cue === null || mention.anaphor ? 0 : mention.cue === 'quarter' ? 0.3 : 0.2) -
  (where.precision === 'settlement' && isSeat(mention) ? 0.5 : 0);

/** An area that no governorate holds. */
const isAcross = ({ precision, admin1, lat }: Where): boolean =>
  precision === 'area' && admin1 === null && lat !== null;

/** The finest place of the clause; several settlements told together make a city, an area or a country. */
export function placeOf(
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): ResolvedPlace | undefined {
  // أربيل - استعادت القوات … في بلدة …: where the report was written, where another place is told.
  const told = places.filter(({ mention }) => !isDateline(mention, tokens));
  const finest = (told.length > 0 ? told : places).toSorted((a, b) => fineness(b) - fineness(a))[0];
  if (finest === undefined) return undefined;
  const best = told.find((place) => isWithinSeat(place, finest)) ?? finest;
  const joined = placesJoinedTo(best, places, tokens);
  // A name that the gazetteer does not have says nothing of where the others lie.
  const known = joined.filter(({ where }) => where.admin1 !== null || where.country !== null);
  const list = known.length > 0 ? known : joined;
  const [first = best] = list;
  return list.length < 2 ? first : { ...best, where: wherever(list) };
}

/** `وادي زغيتون بكركوك`: a valley or a district in the governorate that its seat stands for. */
const isWithinSeat = (place: ResolvedPlace, seat: ResolvedPlace): boolean =>
  seat.where.precision === 'settlement' &&
  isSeat(seat.mention) &&
  (place.where.precision === 'area' || place.where.precision === 'district') &&
  place.where.admin1 !== null &&
  place.where.admin1 === seat.where.admin1 &&
  place.where.name !== seat.where.name &&
  place.mention.direction.length === 0;

/** A bare name at the beginning of a line, before a dash. */
const isDateline = ({ from, to, cue, relation }: PlaceMention, tokens: readonly Token[]): boolean =>
  cue === null &&
  relation === 'in' &&
  (from === 0 || tokens[from - 1]?.kind === 'break') &&
  /^[-–—ـ]$/u.test(tokens[to]?.text ?? '');

/** `في الرميلة والنهضة`, `في حلب وحماة وحمص`: places of one rank joined by و or a comma. */
function placesJoinedTo(
  best: ResolvedPlace,
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): readonly ResolvedPlace[] {
  const list = [best];
  for (const place of places) {
    const last = list.at(-1);
    if (last === undefined || place.mention.from < last.mention.to) continue;
    const gap = place.mention.from - last.mention.to;
    const first = tokens[place.mention.from]?.text ?? '';
    const joined =
      (gap === 0 && first.startsWith('و')) ||
      (gap === 1 && /^[،و]$/u.test(tokens[last.mention.to]?.text ?? ''));
    // في القرية، جنوب البلاد: what is wider holds the place before it.
    const apposed =
      gap === 1 &&
      !first.startsWith('و') &&
      FINENESS[place.where.precision] <
        Math.min(FINENESS[last.where.precision], FINENESS.settlement);
    if (joined && !apposed && place.where.name !== null && FINENESS[place.where.precision] >= 2)
      list.push(place);
  }
  return list;
}

/** The point between places, as inexact as the farthest of them lies from it. */
function middleOf(list: readonly ResolvedPlace[]): Pick<Where, 'lat' | 'lon' | 'accuracyKm'> {
  const points = list.flatMap(({ where: { lat, lon, accuracyKm } }) =>
    lat === null || lon === null ? [] : [{ lat, lon, accuracyKm: accuracyKm ?? 0 }],
  );
  if (points.length === 0) return { lat: null, lon: null, accuracyKm: null };
  const mean = (of: 'lat' | 'lon'): number =>
    Math.round((points.reduce((sum, point) => sum + point[of], 0) / points.length) * 1000) / 1000;
  const middle = { lat: mean('lat'), lon: mean('lon') };
  const reach = points.map((point) => distanceKm(middle, point) + point.accuracyKm);
  return { ...middle, accuracyKm: Math.round(Math.max(...reach)) };
}

/** One place for several: the city of quarters, the governorate of towns, the country of governorates. */
function wherever(list: readonly ResolvedPlace[]): Where {
  const [first, ...rest] = list as readonly [ResolvedPlace, ...ResolvedPlace[]];
  const holder = first.holders.find(({ id }) =>
    rest.every(({ holders }) => holders.some((other) => other.id === id)),
  );
  const wide = { ...first.where, candidates: [], admin1: null, country: null };
  if (holder === undefined)
    return { ...wide, lat: null, lon: null, accuracyKm: null, precision: 'country' };
  const { name, admin1, country, lat, lon, accuracyKm } = holder;
  if (holder.class === 'country')
    return { ...wide, name, country, lat: null, lon: null, accuracyKm: null, precision: 'country' };
  const city = holder.class === 'city' || holder.class === 'town';
  return city
    ? { ...wide, name, admin1, country, lat, lon, accuracyKm, precision: 'settlement' }
    : {
        ...wide,
        name: governorateOf(first) ?? name,
        admin1,
        country,
        ...middleOf(list),
        precision: 'area',
      };
}

const governorateOf = ({ holders }: ResolvedPlace): string | undefined =>
  holders.find(({ class: kind }) => kind === 'admin1')?.name;
