import type { KnowledgeSource } from '../rules/knowledge.ts';
import { bare, wordsOf } from '../rules/phrase-index.ts';

/** Why a place is not named: what it is, or that it is told to the very site. */
export type Withheld = 'camp' | 'hospital' | 'home' | 'site';

/** Where something happened, as a listing has it. */
export interface ListedPlace {
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision?: string;
  readonly accuracyKm?: number | null;
}

/** What a place becomes when it leaves: where it is withheld, the next wider one. */
export interface PublishedPlace {
  readonly place: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: string;
  readonly accuracyKm: number | null;
  readonly withheld: Withheld | null;
}

/** Makes a place fit to leave the collection. */
export type Withhold = (listed: ListedPlace) => PublishedPlace;

/** A place that holds others, with its own fixed point. */
interface Holder {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly accuracyKm: number;
  readonly precision: 'district' | 'admin1' | 'country';
}

interface Entry {
  readonly words: readonly string[];
  readonly admin1: string;
  readonly class: string;
  readonly parent: string;
  readonly holder: Holder;
}

const HOLDERS: Readonly<Record<string, Holder['precision']>> = {
  district: 'district',
  subdistrict: 'district',
  admin1: 'admin1',
  country: 'country',
};
const WITHHELD_CLASSES: Readonly<Record<string, Withheld>> = { camp: 'camp', hospital: 'hospital' };

/**
 * Opens what makes places fit to leave the collection, as `data/gazetteer/withheld.yaml` says: the place of a camp,
 * a hospital or a home, and any site that the gazetteer does not know, becomes the district that holds it. The
 * same place always becomes the same point, so that nothing can be averaged out.
 */
export function openWithholding({ files }: KnowledgeSource): Withhold {
  const entries = readEntries(files);
  const byName = Map.groupBy(entries.values(), ({ words }) => words.join(' '));
  const kinds = Object.entries(
    (files['gazetteer/withheld.yaml'] ?? {}) as Readonly<Record<Withheld, readonly string[]>>,
  ).flatMap(([kind, names]) =>
    names.map((name) => ({ kind: kind as Withheld, words: bareWords(name) })),
  );
  const namesakes = (place: string | null): readonly Entry[] =>
    byName.get(bareWords(place ?? '').join(' ')) ?? [];
  const rowOf = ({ place, admin1 }: ListedPlace): Entry | undefined =>
    namesakes(place).find((entry) => admin1 === null || entry.admin1 === admin1);
  const reasonOf = (listed: ListedPlace): Withheld | null => {
    if (listed.place === null) return null;
    const words = bareWords(listed.place);
    const named = kinds.find(({ words: of }) => of.every((word, i) => words[i] === word));
    if (named !== undefined) return named.kind;
    const known = (rowOf(listed) ?? namesakes(listed.place)[0])?.class;
    // What stands in the gazetteer is commonly known: a bridge, a junction, an airport.
    if (known !== undefined) return WITHHELD_CLASSES[known] ?? null;
    return listed.precision === 'exact' ? 'site' : null;
  };
  return (listed) => {
    const { place, lat, lon, precision = 'unknown', accuracyKm = null } = listed;
    const withheld = reasonOf(listed);
    if (withheld === null) return { place, lat, lon, precision, accuracyKm, withheld };
    const holder =
      holderOf(rowOf(listed), entries) ??
      entries.get(listed.admin1 ?? listed.country ?? '')?.holder;
    return {
      place: holder?.name ?? null,
      lat: holder?.lat ?? null,
      lon: holder?.lon ?? null,
      precision: holder?.precision ?? 'unknown',
      accuracyKm: holder?.accuracyKm ?? null,
      withheld,
    };
  };
}

/** The next wider place of a known one that is a district, a governorate or a country. */
function holderOf(
  entry: Entry | undefined,
  entries: ReadonlyMap<string, Entry>,
): Holder | undefined {
  let outer = entries.get(entry?.parent ?? '');
  for (let steps = 0; outer !== undefined && steps < 6; steps++) {
    if (outer.class in HOLDERS) return outer.holder;
    outer = entries.get(outer.parent);
  }
  return entries.get(entry?.admin1 ?? '')?.holder;
}

const bareWords = (name: string): readonly string[] => wordsOf(name).map(bare);

/** The rows of all gazetteer tables by id and by every name. */
function readEntries(files: KnowledgeSource['files']): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [path, table] of Object.entries(files)) {
    if (!/^gazetteer\/.*\.tsv$/.test(path)) continue;
    const [, ...rows] = table as readonly (readonly string[])[];
    for (const row of rows) {
      const [
        id = '',
        name = '',
        variants = '',
        ,
        lat,
        lon,
        kind = '',
        admin1 = '',
        ,
        km,
        parent = '',
      ] = row;
      const holder: Holder = {
        name,
        lat: Number(lat),
        lon: Number(lon),
        accuracyKm: Number(km),
        precision: HOLDERS[kind] ?? 'district',
      };
      const entry = { admin1, class: kind, parent, holder };
      for (const [i, written] of [name, ...variants.split('|')].entries()) {
        if (written === '') continue;
        const words = bareWords(written.replace(/\*$/, ''));
        entries.set(i === 0 ? id : `${id} ${i}`, { ...entry, words });
      }
    }
  }
  return entries;
}
