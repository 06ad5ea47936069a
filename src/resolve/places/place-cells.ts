import type { GazetteerPlace, NameNeed } from './gazetteer.ts';

/** The columns of a gazetteer table, in the order of the tables in `data/gazetteer/`. */
export const PLACE_COLUMNS: readonly string[] = [
  'id',
  'name_ar',
  'variants_ar',
  'name_en',
  'lat',
  'lon',
  'class',
  'admin1',
  'country',
  'accuracy_km',
  'parent',
  'population',
  'cue',
];

const CUES: Readonly<Record<NameNeed, string>> = {
  nothing: '',
  preposition: 'prep',
  within: 'in',
  cue: 'yes',
};

/** A place as a row of a gazetteer table; `compileGazetteer` reads it back. */
export function placeCells(place: GazetteerPlace): readonly string[] {
  return [
    place.id,
    place.name,
    place.variants.join('|'),
    place.nameEn,
    String(place.lat),
    String(place.lon),
    place.class,
    place.admin1 ?? '',
    place.country,
    String(place.accuracyKm),
    place.parent ?? '',
    place.population === 0 ? '' : String(place.population),
    CUES[place.needs],
  ].map((cell) => cell.replace(/[\t\r\n]+/g, ' '));
}
