import type { Note } from './link-reason.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Weighs how well the places of two events go together, by distance or by name. */
export function weighPlace(a: LinkableEvent, b: LinkableEvent, note: Note | undefined): number {
  const [x, y] = [a.event.where, b.event.where];
  const names = compareNames(a, b);
  const km = distanceKm(x.lat, x.lon, y.lat, y.lon);
  if (x.country !== null && y.country !== null && x.country !== y.country && !(km <= BORDER_KM)) {
    note?.('place', -7, () => [`${x.country} | ${y.country}`, 'Different countries.']);
    return -7;
  }
  const unlikeAdmin1 = x.admin1 !== null && y.admin1 !== null && x.admin1 !== y.admin1;
  if (unlikeAdmin1 && !(km <= BORDER_KM)) {
    const weight = names === 'same' ? -2 : -4.5;
    note?.('place', weight, () => [`${x.admin1} | ${y.admin1}`, 'Different governorates.']);
    return weight;
  }
  if (Number.isFinite(km)) return weighDistance(a, b, km, names, note);
  return weighNames(a, b, names, note);
}

/** Places nearer than this may be told with the governorate across the border. */
const BORDER_KM = 20;

export type NameRelation = 'same' | 'shared' | 'facility' | 'different' | 'open';

/** How the names of two places go together. */
export function compareNames(a: LinkableEvent, b: LinkableEvent): NameRelation {
  const [x, y] = [a.placeWords, b.placeWords];
  if (x.length === 0 || y.length === 0) return 'open';
  const shared = x.filter((word) => y.includes(word)).length;
  if (shared === 0) {
    return a.facilities.some((word) => b.facilities.includes(word)) ? 'facility' : 'different';
  }
  return shared === x.length && shared === y.length ? 'same' : 'shared';
}

const NAME_BONUS: Readonly<Record<NameRelation, number>> = {
  same: 0.5,
  shared: 0.3,
  facility: 0,
  different: -0.3,
  open: 0,
};

function weighDistance(
  a: LinkableEvent,
  b: LinkableEvent,
  km: number,
  names: NameRelation,
  note: Note | undefined,
): number {
  const tolerance = a.accuracyKm + b.accuracyKm;
  const radius = Math.max(a.accuracyKm, b.accuracyKm);
  const beyond = km - tolerance;
  const within = Math.max(0.2, 2.8 - 0.65 * Math.log2(1 + radius / 2));
  const vague = isNamedForGovernorate(a) !== isNamedForGovernorate(b);
  const least = vague && a.event.where.admin1 === b.event.where.admin1 ? VAGUE : -5;
  const weight =
    (beyond <= 0 ? within : Math.max(least, within - beyond / 4 - 0.5)) +
    (radius < COARSE_KM && !vague ? NAME_BONUS[names] : 0);
  note?.('place', weight, () => [
    `${Math.round(km)} km`,
    `${Math.round(km)} km apart; ${Math.round(tolerance)} km may be imprecision.`,
  ]);
  return weight;
}

/** A report that names only the governorate is read as telling of the capital, which bears its name. */
const VAGUE = -0.5;
const GOVERNORATE_NAMES: ReadonlySet<string> = new Set(
  'حلب|ادلب|حماه|حمص|دمشق|درعا|سويداء|قنيطره|لاذقيه|طرطوس|رقه|حسكه|الزور دير|بغداد|بصره|كركوك|ديالي|انبار|نينوي|بابل|كربلاء|نجف|واسط|ميسان|مثني|قادسيه|دهوك|اربيل|سليمانيه|الدين صلاح'.split(
    '|',
  ),
);

const isNamedForGovernorate = ({ placeWords, event }: LinkableEvent): boolean =>
  event.where.precision !== 'exact' && GOVERNORATE_NAMES.has(placeWords.join(' '));

/** A place less certain than this stands for a whole district or governorate. */
const COARSE_KM = 30;

function weighNames(
  a: LinkableEvent,
  b: LinkableEvent,
  names: NameRelation,
  note: Note | undefined,
): number {
  const fine = a.accuracyKm < COARSE_KM && b.accuracyKm < COARSE_KM;
  const sameAdmin1 = a.event.where.admin1 !== null && a.event.where.admin1 === b.event.where.admin1;
  const weight = NAME_WEIGHTS[names][fine ? 'fine' : 'coarse'] + (sameAdmin1 ? 0.3 : 0);
  note?.('place', weight, () => [
    `${a.event.where.name ?? '?'} | ${b.event.where.name ?? '?'}`,
    `${NAME_TEXTS[names]}${sameAdmin1 ? ' in one governorate' : ''}.`,
  ]);
  return weight;
}

const NAME_WEIGHTS: Readonly<
  Record<NameRelation, { readonly fine: number; readonly coarse: number }>
> = {
  same: { fine: 2.2, coarse: 0.5 },
  shared: { fine: 1.5, coarse: 0.4 },
  facility: { fine: -0.6, coarse: 0 },
  different: { fine: -1.8, coarse: 0 },
  open: { fine: -0.2, coarse: -0.2 },
};
const NAME_TEXTS: Readonly<Record<NameRelation, string>> = {
  same: 'The same name of the place',
  shared: 'Names of the place that share a word',
  facility: 'Different names of a facility of one kind',
  different: 'Different names of the place',
  open: 'One of the places is not named',
};

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371;

/** The distance of two places along the surface; NaN where one has no coordinates. */
export function distanceKm(
  latA: number | null,
  lonA: number | null,
  latB: number | null,
  lonB: number | null,
): number {
  if (latA === null || lonA === null || latB === null || lonB === null) return Number.NaN;
  // At the distances that matter here a flat map is right to a few metres in a kilometre.
  const x = (lonB - lonA) * RADIANS * Math.cos(((latA + latB) / 2) * RADIANS);
  const y = (latB - latA) * RADIANS;
  return EARTH_KM * Math.sqrt(x * x + y * y);
}
