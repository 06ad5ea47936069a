import { bare, wordsOf } from '../../rules/phrase-index.ts';

/** What the word before a name says the place is. */
export type CueKind =
  | 'city'
  | 'town'
  | 'village'
  | 'quarter'
  | 'subdistrict'
  | 'district'
  | 'governorate'
  | 'country'
  | 'camp'
  | 'prison'
  | 'crossing'
  | 'airport'
  | 'base'
  | 'oil-field'
  | 'checkpoint'
  | 'square'
  | 'street'
  | 'bridge'
  | 'dam'
  | 'mountain'
  | 'valley'
  | 'facility';

export type RelationWord =
  | 'countryside'
  | 'near'
  | 'surroundings'
  | 'outskirts'
  | 'inside'
  | 'road'
  | 'between';

export type Compass = 'north' | 'south' | 'east' | 'west' | 'middle';

/** A word for a kind of place. */
export interface Cue {
  readonly kind: CueKind;
  /** Whether a list of names follows: a dual or a plural. */
  readonly several: boolean;
  readonly unknown: 'never' | 'definite' | 'names';
  readonly whole: boolean;
  readonly refers: boolean;
}

export type PrepositionKind = 'in' | 'from' | 'to';

type RoleWord = 'origin' | 'residence' | 'unit' | 'speaker' | 'outlet' | 'enter' | 'partitive';

/** The form of `data/gazetteer/cues.yaml`. */
export interface PlaceCueFile {
  readonly kinds: readonly {
    readonly kind: CueKind;
    readonly words: readonly string[];
    readonly several?: readonly string[];
    readonly unknown?: 'definite' | 'names';
    readonly whole?: boolean;
    readonly refers?: boolean;
  }[];
  readonly relations: Readonly<Record<RelationWord, readonly string[]>>;
  readonly directions: Readonly<Record<Compass, readonly string[]>>;
  readonly prepositions: Readonly<Record<PrepositionKind, readonly string[]>>;
  readonly connectors: readonly string[];
  readonly nationalities: Readonly<Record<string, readonly string[]>>;
  readonly roles: Readonly<Record<RoleWord, readonly string[]>>;
  readonly datelines: readonly string[];
  readonly outlet_ends: readonly (string | number)[];
  readonly not_places: readonly (string | number)[];
  readonly not_names: readonly string[];
  readonly common_names?: readonly string[];
  readonly name_heads: readonly string[];
  readonly name_tails: readonly string[];
}

/** Words with what may follow them in a fixed run. */
export type Runs<Value> = ReadonlyMap<
  string,
  readonly { readonly rest: readonly string[]; readonly value: Value }[]
>;

/** The words around place names, by their folded form without article. */
export interface PlaceCues {
  readonly kinds: ReadonlyMap<string, Cue>;
  readonly relations: Runs<RelationWord>;
  readonly directions: ReadonlyMap<string, Compass>;
  readonly prepositions: ReadonlyMap<string, PrepositionKind>;
  readonly connectors: ReadonlySet<string>;
  /** Adjective → ISO 3166-1 code. */
  readonly nationalities: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, ReadonlySet<RoleWord>>;
  readonly datelines: ReadonlySet<string>;
  readonly outletEnds: ReadonlySet<string>;
  readonly notPlaces: Runs<true>;
  readonly notNames: ReadonlySet<string>;
  /** Everyday words that are names of villages too: too common to be read off an imported dump. */
  readonly commonNames: ReadonlySet<string>;
  readonly nameHeads: ReadonlySet<string>;
  readonly nameTails: ReadonlySet<string>;
}

/** Indexes `data/gazetteer/cues.yaml`. */
export function compilePlaceCues(file: PlaceCueFile): PlaceCues {
  const kinds = new Map<string, Cue>();
  for (const { kind, words, several = [], unknown, whole, refers } of file.kinds) {
    const cue = {
      kind,
      several: false,
      unknown: unknown ?? 'never',
      whole: whole === true,
      refers: refers === true,
    } as const;
    for (const word of words) kinds.set(key(word), cue);
    for (const word of several) kinds.set(key(word), { ...cue, several: true });
  }
  const roles = new Map<string, Set<RoleWord>>();
  for (const [role, words] of Object.entries(file.roles) as [RoleWord, readonly string[]][]) {
    for (const word of words) {
      const known = roles.get(key(word)) ?? new Set();
      known.add(role);
      roles.set(key(word), known);
    }
  }
  return {
    kinds,
    relations: runsOf(file.relations, (name) => name),
    directions: invert(file.directions),
    prepositions: invert(file.prepositions),
    connectors: setOf(file.connectors),
    nationalities: invert(file.nationalities),
    roles,
    datelines: setOf(file.datelines),
    outletEnds: setOf(file.outlet_ends.map(String)),
    notPlaces: runsOf({ true: file.not_places.map(String) }, () => true as const),
    notNames: new Set(file.not_names.flatMap((word) => wordsOf(word))),
    commonNames: setOf(file.common_names ?? []),
    nameHeads: new Set(file.name_heads.flatMap((word) => wordsOf(word))),
    nameTails: new Set(file.name_tails.flatMap((word) => wordsOf(word))),
  };
}

const key = (word: string): string => bare(wordsOf(word)[0] ?? '');
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(key));

function invert<Value extends string>(
  lists: Readonly<Record<Value, readonly string[]>>,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [value, words] of Object.entries(lists) as [Value, readonly string[]][]) {
    for (const word of words) values.set(key(word), value);
  }
  return values;
}

function runsOf<Name extends string, Value>(
  lists: Readonly<Record<Name, readonly string[]>>,
  value: (name: Name) => Value,
): Runs<Value> {
  const runs = new Map<string, { rest: readonly string[]; value: Value }[]>();
  for (const [name, phrases] of Object.entries(lists) as [Name, readonly string[]][]) {
    for (const phrase of phrases) {
      const [first = '', ...rest] = wordsOf(phrase).map(bare);
      const list = runs.get(first) ?? [];
      list.push({ rest, value: value(name) });
      list.sort((a, b) => b.rest.length - a.rest.length);
      runs.set(first, list);
    }
  }
  return runs;
}
