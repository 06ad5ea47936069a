import type { KnowledgeSource } from '../rules/knowledge.ts';
import { bare, wordsOf } from '../rules/phrase-index.ts';
import type { IncidentRow } from './schemas.ts';

/** Why a place is not named: what it is, or that it is told to the very site. */
export type Withheld = 'camp' | 'hospital' | 'home' | 'site';

/** An incident as it may leave: where its place is withheld, with the next wider one instead. */
export interface PublishedRow extends IncidentRow {
  readonly withheld: Withheld | null;
}

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
/** Sites that everybody knows, and that are no shelter. */
const KNOWN_SITES: ReadonlySet<string> = new Set([
  'crossing',
  'airport',
  'base',
  'bridge',
  'dam',
  'oil-field',
  'square',
]);

/**
 * Makes incidents fit to leave the collection, as `data/gazetteer/withheld.yaml` says: the place of a camp,
 * a hospital or a home, and any site that is not commonly known, becomes the district that holds it. The
 * same place always becomes the same point, so that nothing can be averaged out.
 */
export function openWithholding({ files }: KnowledgeSource): (row: IncidentRow) => PublishedRow {
  const entries = readEntries(files);
  const byName = Map.groupBy(entries.values(), ({ words }) => words.join(' '));
  const kinds = Object.entries(
    (files['gazetteer/withheld.yaml'] ?? {}) as Readonly<Record<Withheld, readonly string[]>>,
  ).flatMap(([kind, names]) =>
    names.map((name) => ({ kind: kind as Withheld, words: bareWords(name) })),
  );
  const rowOf = ({ place, admin1 }: IncidentRow): Entry | undefined => {
    const named = byName.get(bareWords(place ?? '').join(' ')) ?? [];
    return named.find((entry) => entry.admin1 === admin1) ?? named[0];
  };
  const reasonOf = (row: IncidentRow): Withheld | null => {
    if (row.place === null) return null;
    const words = bareWords(row.place);
    const named = kinds.find(({ words: of }) => of.every((word, i) => words[i] === word));
    if (named !== undefined) return named.kind;
    const known = rowOf(row)?.class ?? '';
    const reason = WITHHELD_CLASSES[known];
    if (reason !== undefined) return reason;
    return row.precision === 'exact' && !KNOWN_SITES.has(known) ? 'site' : null;
  };
  return (row) => {
    const withheld = reasonOf(row);
    if (withheld === null) return { ...row, withheld };
    const holder =
      holderOf(rowOf(row), entries) ?? entries.get(row.admin1 ?? row.country ?? '')?.holder;
    return {
      ...row,
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
