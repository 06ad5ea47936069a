import type { Kind, When, Where } from '../model/coded-report.ts';
import { DAY_MS } from '../resolve/times/days.ts';
import { foldWord } from '../text/fold.ts';

/** How two values of one field stand to each other. */
export type Agreement = 'same' | 'within' | 'unknown' | 'conflict';

/** Two settlements nearer than this are taken for one place told by two names, in kilometres. */
const SAME_PLACE_KM = 2;
/** A building or a quarter belongs to a city within this distance, in kilometres. */
const WITHIN_CITY_KM = 6;

const epochDay = (iso: string): number => Date.parse(iso) / DAY_MS;

/** Compares two times: overlapping spans agree; a vague one tolerates a day. */
export function compareTimes(a: When | null, b: When | null): Agreement {
  if (a?.from == null || b?.from == null || a.to === null || b.to === null) return 'unknown';
  if (a.from === b.from && a.to === b.to) return 'same';
  const slack = a.precision === 'about' || b.precision === 'about' ? 1 : 0;
  const apart = Math.max(epochDay(a.from) - epochDay(b.to), epochDay(b.from) - epochDay(a.to));
  return apart > slack ? 'conflict' : 'within';
}

/** Compares two places by name, governorate, precision and distance. */
export function comparePlaces(a: Where | null, b: Where | null): Agreement {
  if (a?.name == null || b?.name == null) return 'unknown';
  if (a.country !== null && b.country !== null && a.country !== b.country) return 'conflict';
  if (a.admin1 !== null && b.admin1 !== null && a.admin1 !== b.admin1) return 'conflict';
  if (a.name === b.name || foldWord(a.name) === foldWord(b.name)) return 'same';
  if (isWide(a) || isWide(b)) return 'within';
  const km = distanceKm(a, b);
  if (km === null) return 'unknown';
  if (km <= SAME_PLACE_KM) return 'same';
  const exact = a.precision === 'exact' || b.precision === 'exact';
  if (exact && km <= WITHIN_CITY_KM) return 'within';
  const area =
    a.precision === 'area' ||
    b.precision === 'area' ||
    a.precision === 'district' ||
    b.precision === 'district';
  if (area && km <= (a.accuracyKm ?? 0) + (b.accuracyKm ?? 0) + WITHIN_CITY_KM) return 'within';
  return 'conflict';
}

/** A governorate or more, or a bare name that may mean a city or the governorate around it. */
const isWide = ({ precision, admin1, candidates }: Where): boolean =>
  precision === 'admin1' ||
  precision === 'country' ||
  precision === 'unknown' ||
  (admin1 !== null && candidates?.includes(admin1) === true);

/** Great-circle distance in kilometres, null where a coordinate is missing. */
export function distanceKm(a: Where, b: Where): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}

const FAMILIES: Readonly<Record<string, string>> = {
  asayish: 'sdf',
  ypg: 'sdf',
  ypj: 'sdf',
  'sdf-council': 'sdf',
  'sy-interior': 'sy-gov',
  'sy-intelligence': 'sy-gov',
  'sy-defence': 'sy-gov',
  usa: 'coalition',
  'iq-army': 'iq-gov',
  'iq-cts': 'iq-gov',
  'iq-pmf': 'iq-gov',
  'iq-police': 'iq-gov',
  'iq-intelligence': 'iq-gov',
};

/** Bodies of one side, which reports name by turns for one deed. */
export const sideFamily = (code: string): string => FAMILIES[code] ?? code;

/** Kinds that may be told of one occurrence, besides a kind with itself. */
const COMPATIBLE: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  'security-operation': ['clash', 'killing', 'weapons-find', 'attack'],
  clash: ['attack', 'killing', 'shelling', 'assassination'],
  attack: [
    'ied',
    'car-bomb',
    'suicide-attack',
    'grenade',
    'shelling',
    'air-strike',
    'assassination',
    'killing',
    'escape',
  ],
  assassination: ['killing', 'ied', 'grenade', 'car-bomb', 'attack'],
  killing: [
    'ied',
    'car-bomb',
    'suicide-attack',
    'grenade',
    'shelling',
    'air-strike',
    'attack',
    'riot',
    'protest',
    'abduction',
    'assassination',
  ],
  'suicide-attack': ['car-bomb', 'ied'],
  'car-bomb': ['ied'],
  protest: ['riot'],
  release: ['transfer', 'agreement'],
};

/** Whether two kinds can belong to one occurrence. */
export const kindsAgree = (a: Kind, b: Kind): boolean =>
  a === b || COMPATIBLE[a]?.includes(b) === true || COMPATIBLE[b]?.includes(a) === true;
