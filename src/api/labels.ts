import type { KnowledgeSource } from '../rules/knowledge.ts';

/** The name of an actor or a governorate in both languages of the page. */
export interface Label {
  readonly ar: string;
  readonly en: string;
}

/** Names by actor id and by ISO code, and the centres of governorates in degrees. */
export interface Labels {
  readonly actors: Readonly<Record<string, Label>>;
  readonly places: Readonly<Record<string, Label & { readonly lat: number; readonly lon: number }>>;
  /** What `englishPlacesOf` gives; empty until it is needed. */
  readonly english: Readonly<Record<string, string>>;
}

interface ActorEntry {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly names?: readonly string[];
}

const SETTLED: ReadonlySet<string> = new Set(['city', 'town', 'village', 'quarter', 'camp']);

/**
 * English names of places by their Arabic name and the governorate (else the country) that they lie in:
 * `تدمر|SY-HI`; a settlement goes before a district of its name. Where all places of a name are called
 * the same in English, the name alone has it as well: `تدمر|`.
 */
export function englishPlacesOf({ files }: KnowledgeSource): Readonly<Record<string, string>> {
  const names = new Map<string, { readonly en: string; readonly settled: boolean }>();
  const alone = new Map<string, string | undefined>();
  for (const [path, table] of Object.entries(files)) {
    if (!/^gazetteer\/.*\.tsv$/.test(path)) continue;
    const [, ...rows] = table as readonly (readonly string[])[];
    for (const [, ar = '', more = '', en = '', , , kind = '', admin1 = '', country = ''] of rows) {
      const settled = SETTLED.has(kind);
      for (const written of new Set([ar, ...more.split('|')])) {
        const name = written.replace(/\*$/, '');
        if (name === '' || en === '') continue;
        const key = `${name}|${admin1 || country}`;
        if (names.get(key)?.settled !== true && (settled || !names.has(key))) {
          names.set(key, { en, settled });
        }
        alone.set(name, !alone.has(name) || alone.get(name) === en ? en : undefined);
      }
    }
  }
  return Object.fromEntries([
    ...[...alone].flatMap(([name, en]) => (en === undefined ? [] : [[`${name}|`, en]])),
    ...[...names].map(([key, { en }]) => [key, en]),
  ]);
}

/** Takes the names that the page shows out of the knowledge. The entry that bears the id goes first. */
export function labelsOf({ files }: KnowledgeSource): Labels {
  const actors: Record<string, Label> = {};
  for (const [path, entries] of Object.entries(files)) {
    if (!path.startsWith('actors/') || !Array.isArray(entries)) continue;
    for (const entry of entries as readonly ActorEntry[]) {
      const { id, code, name, names } = entry;
      if (typeof code !== 'string' || names?.[0] === undefined) continue;
      if (actors[code] === undefined || id === code) actors[code] = { ar: names[0], en: name };
    }
  }
  const places: Record<string, Labels['places'][string]> = {};
  for (const path of ['gazetteer/countries.tsv', 'gazetteer/admin1.tsv']) {
    const [, ...rows] = (files[path] ?? []) as readonly (readonly string[])[];
    for (const [id = '', ar = '', , en = '', lat, lon] of rows) {
      places[id] = { ar, en, lat: Number(lat), lon: Number(lon) };
    }
  }
  return { actors, places, english: {} };
}
