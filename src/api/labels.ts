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
}

interface ActorEntry {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly names?: readonly string[];
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
  return { actors, places };
}
