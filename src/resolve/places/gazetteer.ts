import type { KnowledgeSource } from '../../rules/knowledge.ts';
import { bare, wordsOf } from '../../rules/phrase-index.ts';
import { compilePlaceCues, type PlaceCueFile, type PlaceCues } from './place-cues.ts';

export type PlaceClass =
  | 'country'
  | 'region'
  | 'admin1'
  | 'district'
  | 'subdistrict'
  | 'city'
  | 'town'
  | 'village'
  | 'quarter'
  | 'camp'
  | 'prison'
  | 'crossing'
  | 'oil-field'
  | 'airport'
  | 'base'
  | 'road'
  | 'river'
  | 'dam'
  | 'mountain'
  | 'bridge'
  | 'hospital'
  | 'square'
  | 'facility';

export type NameNeed = 'nothing' | 'preposition' | 'within' | 'cue';

/** One row of the gazetteer. */
export interface GazetteerPlace {
  readonly id: string;
  /** The usual Arabic name. */
  readonly name: string;
  readonly variants: readonly string[];
  readonly nameEn: string;
  readonly lat: number;
  readonly lon: number;
  readonly class: PlaceClass;
  /** ISO 3166-2 of its governorate; null for countries and what lies across governorates. */
  readonly admin1: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** How far the true place may be from the coordinates, in kilometres. */
  readonly accuracyKm: number;
  /** Id of the place that holds it. */
  readonly parent: string | null;
  readonly population: number;
  /**
   * What its names need to be read as a place: a name that is also a word or a personal name needs a
   * locative cue, or at least a preposition, or at least the preposition `في`.
   */
  readonly needs: NameNeed;
}

/** One name of a place, as it ends in the index. */
export interface NamedPlace {
  readonly place: GazetteerPlace;
  /** Whether the name is written with the article on its first word. */
  readonly al: boolean;
  /** Which of its words have the article: `10` for الباب شرقي. */
  readonly articles: string;
  readonly needs: NameNeed;
}

/** A word of a name. */
export interface NameNode {
  readonly next: Map<string, NameNode>;
  readonly places: NamedPlace[];
}

/** All places by the folded words of their names, with the words that introduce them. */
export interface Gazetteer {
  readonly places: readonly GazetteerPlace[];
  readonly byId: ReadonlyMap<string, GazetteerPlace>;
  /** First words without article. */
  readonly root: ReadonlyMap<string, NameNode>;
  readonly cues: PlaceCues;
}

/** A variant that ends so is only read after a preposition or a cue: `سورية*` is also an adjective. */
const NEEDS_PREPOSITION = /\*$/;

/** A table with its header row, as read from a TSV file. */
export type Table = readonly (readonly string[])[];

const TABLES = /^gazetteer\/.*\.tsv$/;

/** The gazetteer out of all data files. */
export function gazetteerOf({ files }: KnowledgeSource): Gazetteer {
  const tables = Object.entries(files)
    .filter(([path]) => TABLES.test(path))
    .map(([, table]) => table as Table);
  return compileGazetteer(tables, files['gazetteer/cues.yaml'] as PlaceCueFile);
}

/** Indexes the rows of gazetteer tables by every name they have. */
export function compileGazetteer(tables: readonly Table[], cues: PlaceCueFile): Gazetteer {
  return indexPlaces(tables.flatMap(readPlaces), compilePlaceCues(cues));
}

/** The same gazetteer with more places, such as those of an imported dump. */
export const extendGazetteer = (
  gazetteer: Gazetteer,
  places: readonly GazetteerPlace[],
): Gazetteer => indexPlaces([...gazetteer.places, ...places], gazetteer.cues);

function indexPlaces(places: readonly GazetteerPlace[], cues: PlaceCues): Gazetteer {
  const root = new Map<string, NameNode>();
  const byId = new Map<string, GazetteerPlace>();
  for (const place of places) {
    byId.set(place.id, place);
    const spelled = new Set<string>();
    for (const written of [place.name, ...place.variants]) {
      const name = written.replace(NEEDS_PREPOSITION, '');
      const needs = place.needs === 'nothing' && name !== written ? 'preposition' : place.needs;
      for (const words of spellings(wordsOf(name), place.country)) {
        const key = words.join(' ');
        const articles = words.map(hasArticle).join('');
        const common = isCueWord(words, cues) && (articles === '0' || place.needs !== 'cue');
        if (key === '' || spelled.has(key) || common) continue;
        spelled.add(key);
        insert(root, words, { place, al: articles.startsWith('1'), articles, needs });
      }
    }
  }
  return { places, byId, root, cues };
}

/** The places of a name, as written in Arabic in any of its spellings or in English; whatever the name needs in a text. */
export function placesNamed({ root, places }: Gazetteer, name: string): readonly GazetteerPlace[] {
  const english = name.trim().toLowerCase();
  const named = places.filter(({ nameEn }) => nameEn.toLowerCase() === english);
  let level: ReadonlyMap<string, NameNode> = root;
  let node: NameNode | undefined;
  for (const word of wordsOf(name)) {
    node = level.get(bare(word));
    if (node === undefined) return named;
    level = node.next;
  }
  return [...new Set([...named, ...(node?.places ?? []).map(({ place }) => place)])];
}

/**
 * A place that is only called what its kind is called (المدينة, الحي) cannot be told from the word, unless
 * another kind stands before it: بلدة المزرعة.
 */
const isCueWord = (words: readonly string[], { kinds }: PlaceCues): boolean =>
  words.length === 1 && kinds.has(bare(words[0] ?? ''));

/** First words that writers also glue to the next one: `ديرالزور`, `كفرنبل`, `أبوحمام`. */
const GLUED = new Set(
  'دير كفر تل عين معر معرت معره راس ابو ام خان جسر بيت بير رسم جب جبل حي'.split(' '),
);

function spellings(words: readonly string[], country: string): readonly (readonly string[])[] {
  const [first = '', second = '', ...rest] = words;
  // جبل …, جبال …, سلسلة جبال …: one range.
  if (first === 'جبل' || first === 'جبال')
    return [
      ['جبل', second, ...rest],
      ['جبال', second, ...rest],
      ['مرتفعات', second, ...rest],
      ['تلال', second, ...rest],
      ['سلسلة', 'جبال', second, ...rest],
    ];
  // A crossing is a معبر or a منفذ in Iraq.
  if (first === 'معبر' && country === 'IQ') return [words, ['منفذ', second, ...rest]];
  if (second === '' || !GLUED.has(first)) return [words];
  const all: (readonly string[])[] = [words, [`${first}${second}`, ...rest]];
  if (first === 'ابو') all.push(['ابي', second, ...rest], ['ابا', second, ...rest]);
  return all;
}

function insert(root: Map<string, NameNode>, words: readonly string[], named: NamedPlace): void {
  let level = root;
  let node: NameNode | undefined;
  for (const word of words) {
    const key = bare(word);
    node = level.get(key);
    if (node === undefined) {
      node = { next: new Map(), places: [] };
      level.set(key, node);
    }
    level = node.next;
  }
  node?.places.push(named);
}

/** The values of the column `cue`. */
const NEEDS: Readonly<Record<string, NameNeed>> = {
  yes: 'cue',
  prep: 'preposition',
  in: 'within',
};

/** `1` for a folded word with the article, `0` for one without. */
export const hasArticle = (word: string): string => (bare(word) === word ? '0' : '1');

function readPlaces(table: Table): readonly GazetteerPlace[] {
  const [header = [], ...rows] = table;
  const column = (name: string): number => header.indexOf(name);
  const columns = {
    id: column('id'),
    name: column('name_ar'),
    variants: column('variants_ar'),
    nameEn: column('name_en'),
    lat: column('lat'),
    lon: column('lon'),
    class: column('class'),
    admin1: column('admin1'),
    country: column('country'),
    accuracyKm: column('accuracy_km'),
    parent: column('parent'),
    population: column('population'),
    cue: column('cue'),
  };
  return rows.map((row) => {
    const cell = (at: number): string => row[at] ?? '';
    return {
      id: cell(columns.id),
      name: cell(columns.name),
      variants: cell(columns.variants)
        .split('|')
        .filter((variant) => variant !== ''),
      nameEn: cell(columns.nameEn),
      lat: Number(cell(columns.lat)),
      lon: Number(cell(columns.lon)),
      class: cell(columns.class) as PlaceClass,
      admin1: cell(columns.admin1) || null,
      country: cell(columns.country),
      accuracyKm: Number(cell(columns.accuracyKm)),
      parent: cell(columns.parent) || null,
      population: Number(cell(columns.population) || 0),
      needs: NEEDS[cell(columns.cue)] ?? 'nothing',
    };
  });
}

/** Distance between two points in kilometres, near enough at the scale of a country. */
export function distanceKm(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const y = (a.lat - b.lat) * 111.2;
  const x = (a.lon - b.lon) * 111.2 * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, y);
}
