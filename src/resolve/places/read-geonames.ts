import { bare, wordsOf } from '../../rules/phrase-index.ts';
import { distanceKm, type Gazetteer, type GazetteerPlace, type PlaceClass } from './gazetteer.ts';

/** What was read of a dump, and what was left and why. */
export interface GeonamesImport {
  readonly places: readonly GazetteerPlace[];
  /** How many rows the gazetteer has already. */
  readonly known: number;
  /** Lines, counted from 1, that gave no place. */
  readonly left: readonly { readonly line: number; readonly why: string }[];
}

/** Rows of one name are one place when they are no further apart. */
const SAME_PLACE_KM = 8;
const ACCURACY_KM = 1;

/**
 * Reads a GeoNames country dump (19 tab-separated columns, no header): the rows that have a name in
 * Arabic script and coordinates, and that the gazetteer lacks. The dump has codes of its own for
 * governorates; each is taken for the ISO 3166-2 code that most of its rows lie nearest to. Rows
 * without a code get the governorate of the nearest place that the gazetteer knows.
 */
export function readGeonames(source: string, gazetteer: Gazetteer): GeonamesImport {
  const fresh: DumpRow[] = [];
  const codes = new Map<string, Map<string, number>>();
  const left: { line: number; why: string }[] = [];
  const byName = indexByName(gazetteer.places);
  const cells = cellsOf(gazetteer.places);
  let known = 0;
  const isCommon = (name: string): boolean => {
    const words = wordsOf(name);
    return words.length === 1 && gazetteer.cues.commonNames.has(bare(words[0] ?? ''));
  };
  source.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const row = readRow(line, isCommon);
    if (typeof row === 'string') {
      left.push({ line: i + 1, why: row });
      return;
    }
    const nearest = nearestGovernorate(row.place, cells);
    if (row.code !== '' && nearest !== null) vote(codes, row.code, nearest);
    const same = row.place.variants
      .concat(row.place.name)
      .some((name) =>
        (byName.get(keyOf(name)) ?? []).some(
          (place) => distanceKm(place, row.place) <= SAME_PLACE_KM,
        ),
      );
    if (same) {
      known += 1;
      return;
    }
    fresh.push({ ...row, nearest });
  });
  const places = fresh.map(({ place, code, nearest }) => {
    const admin1 = winnerOf(codes.get(code)) ?? nearest;
    return { ...place, admin1, parent: admin1 ?? place.country };
  });
  return { places, known, left };
}

/** A row with the governorate code of the dump, and the governorate of the nearest known place. */
interface DumpRow {
  readonly place: GazetteerPlace;
  readonly code: string;
  readonly nearest: string | null;
}

function vote(codes: Map<string, Map<string, number>>, code: string, admin1: string): void {
  const votes = codes.get(code) ?? new Map<string, number>();
  votes.set(admin1, (votes.get(admin1) ?? 0) + 1);
  codes.set(code, votes);
}

/** What more than half of the votes are for. */
function winnerOf(votes: ReadonlyMap<string, number> = new Map()): string | undefined {
  const all = [...votes.values()].reduce((sum, n) => sum + n, 0);
  return [...votes].find(([, n]) => n * 2 > all)?.[0];
}

/**
 * What is wrong with the layout of a text that should be a GeoNames dump, judged by its first lines;
 * undefined where nothing is.
 */
export function layoutProblem(source: string): string | undefined {
  const lines = firstLines(source);
  const [first] = lines;
  if (first === undefined) return 'it has no lines';
  const rows = lines.map((line) => line.split('\t'));
  const columns = median(rows.map((row) => row.length));
  if (columns === 1) return 'its columns are not separated by tabs';
  if (columns !== DUMP_COLUMNS) {
    return `it has ${columns} columns separated by tabs, a GeoNames dump has ${DUMP_COLUMNS}`;
  }
  const placed = rows.filter((row) =>
    isPlaced(Number(row[4] || Number.NaN), Number(row[5] || Number.NaN)),
  );
  if (placed.length * 2 < rows.length) return 'its columns 5 and 6 are no latitude and longitude';
  return undefined;
}

const DUMP_COLUMNS = 19;
const LOOKED_AT = 50;

function firstLines(source: string): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < source.length && lines.length < LOOKED_AT; ) {
    const end = source.indexOf('\n', at);
    const line = source.slice(at, end < 0 ? source.length : end);
    if (line.trim() !== '') lines.push(line);
    at += line.length + 1;
  }
  return lines;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const isPlaced = (lat: number, lon: number): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

function readRow(
  line: string,
  isCommon: (name: string) => boolean,
): Omit<DumpRow, 'nearest'> | string {
  const cells = line.split('\t');
  const cell = (at: number): string => cells[at]?.trim() ?? '';
  if (cells.length < 9) return 'fewer than nine columns';
  const lat = Number.parseFloat(cell(4));
  const lon = Number.parseFloat(cell(5));
  if (!isPlaced(lat, lon)) return 'no coordinates';
  const names = [...new Set(cell(3).split(',').concat(cell(1)).map(cleanName))].filter((name) =>
    /^[\u0600-\u06ff][\u0600-\u06ff ]+$/u.test(name),
  );
  const [name, ...variants] = names.filter((one) => !isCommon(one));
  if (names.length === 0) return 'no name in Arabic script';
  if (name === undefined) return 'its name is an everyday word';
  const kind = classOf(cell(6), cell(7));
  if (kind === undefined) return `feature code ${cell(6)}.${cell(7)} is not used`;
  const place: GazetteerPlace = {
    id: `gn-${cell(0)}`,
    name,
    variants,
    nameEn: cell(1),
    lat,
    lon,
    class: kind,
    admin1: null,
    country: cell(8),
    accuracyKm: ACCURACY_KM,
    parent: null,
    population: Number.parseInt(cell(14), 10) || 0,
    needs: needOf(name),
  };
  // Codes are those of one country.
  return { place, code: cell(10) === '' ? '' : `${cell(8)}.${cell(10)}` };
}

const KINDS = /^(?:قرية|بلدة|مدينة|ناحية|مزرعة|محافظة|قضاء) /u;
const cleanName = (name: string): string =>
  name
    .replace(/[\u064b-\u0652\u0640\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(KINDS, '')
    .trim();

function classOf(feature: string, code: string): PlaceClass | undefined {
  if (feature === 'P') {
    if (/^PPL(?:A|C|A2)$/.test(code)) return 'city';
    if (code === 'PPLA3') return 'town';
    return code === 'PPLX' ? 'quarter' : 'village';
  }
  if (feature === 'T') return 'mountain';
  if (code === 'DAM') return 'dam';
  if (/^AIR/.test(code)) return 'airport';
  return undefined;
}

/** One-word names of a dump may be any word: they are only read with a cue, unless they stand out. */
function needOf(name: string): GazetteerPlace['needs'] {
  const words = wordsOf(name);
  return words.length > 1 ? 'preposition' : 'cue';
}

const keyOf = (name: string): string => wordsOf(name).join('').replace(/^ال/u, '');

function indexByName(places: readonly GazetteerPlace[]): ReadonlyMap<string, GazetteerPlace[]> {
  const index = new Map<string, GazetteerPlace[]>();
  for (const place of places) {
    for (const name of [place.name, ...place.variants]) {
      const list = index.get(keyOf(name)) ?? [];
      list.push(place);
      index.set(keyOf(name), list);
    }
  }
  return index;
}

const CELL_DEGREES = 0.5;
const cellOf = (lat: number, lon: number): string =>
  `${Math.floor(lat / CELL_DEGREES)} ${Math.floor(lon / CELL_DEGREES)}`;

/** Settlements with a governorate, by squares of half a degree. */
function cellsOf(places: readonly GazetteerPlace[]): ReadonlyMap<string, GazetteerPlace[]> {
  const cells = new Map<string, GazetteerPlace[]>();
  for (const place of places) {
    if (place.admin1 === null || place.class === 'admin1') continue;
    const key = cellOf(place.lat, place.lon);
    const list = cells.get(key) ?? [];
    list.push(place);
    cells.set(key, list);
  }
  return cells;
}

function nearestGovernorate(
  row: GazetteerPlace,
  cells: ReadonlyMap<string, GazetteerPlace[]>,
): string | null {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const y of [-CELL_DEGREES, 0, CELL_DEGREES]) {
    for (const x of [-CELL_DEGREES, 0, CELL_DEGREES]) {
      for (const place of cells.get(cellOf(row.lat + y, row.lon + x)) ?? []) {
        if (place.country !== row.country) continue;
        const km = distanceKm(place, row);
        if (km < least) {
          least = km;
          nearest = place.admin1;
        }
      }
    }
  }
  return nearest;
}
