export type ActorKind =
  | 'armed-force'
  | 'security'
  | 'ministry'
  | 'government'
  | 'armed-group'
  | 'militia'
  | 'coalition'
  | 'state'
  | 'civil'
  | 'monitor'
  | 'media'
  | 'organization';

/** The kinds of those who act for a state or for an alliance of states. */
export const STATE_KINDS: ReadonlySet<string> = new Set<ActorKind>([
  'armed-force',
  'security',
  'ministry',
  'government',
  'coalition',
  'state',
]);

/** One entry of `data/actors/`; the keys are explained at the top of `syria.yaml`. */
export interface ActorEntry {
  readonly id: string;
  /** What events are coded as; null for who only ever tells. */
  readonly code: string | null;
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1, `XX` for none. */
  readonly country: string;
  readonly partOf?: string | null;
  readonly names?: readonly string[];
  readonly short?: readonly string[];
  readonly local?: readonly string[];
  readonly loaded?: readonly string[];
  readonly heads?: readonly string[];
  /** Those of the heads that mean it in a report that names nobody else so called. */
  readonly unnamed?: readonly string[];
  readonly adjectives?: readonly string[];
  /** Ids of the heads on which the adjectives mean this actor; all military ones where absent. */
  readonly adjectivesOn?: readonly string[];
  readonly members?: readonly string[];
  readonly dependent?: readonly string[];
  readonly under?: readonly string[];
  readonly needsContext?: boolean;
  readonly metonym?: boolean;
  readonly anyArticle?: boolean;
  /** Id of the militias that "its mercenaries" means. */
  readonly proxy?: string;
  readonly gender?: 'f' | 'm';
  /** ISO date, first day on which the names mean this actor. */
  readonly since?: string | null;
  /** ISO date, last such day. */
  readonly until?: string | null;
}

/** What a head noun denotes. */
export type HeadClass = 'people' | 'unit' | 'place' | 'vehicle' | 'force' | 'deed' | 'voice';

/** One entry of `data/actors/heads.yaml`. */
export interface HeadEntry {
  readonly id: string;
  readonly is: HeadClass;
  readonly military?: boolean;
  readonly loaded?: boolean;
  /** People who are near the actor without being its fighters. */
  readonly outside?: boolean;
  /** Forms on which a pronoun refers back to an actor; all of them where absent. */
  readonly owned?: readonly string[];
  readonly forms: readonly string[];
}

/** `data/actors/links.yaml`. */
export interface LinkFile {
  readonly belongs: readonly string[];
  readonly from: readonly string[];
  readonly within: readonly string[];
  readonly support: readonly string[];
  readonly tie: readonly string[];
  readonly suspicion: readonly string[];
  readonly accusation: readonly string[];
  readonly same: readonly string[];
  readonly epithets: readonly string[];
  readonly locative: readonly string[];
  readonly backing: readonly string[];
  readonly between: readonly string[];
}

/** `data/actors/not-actors.yaml`. */
export interface NotActorsFile {
  readonly phrases: readonly string[];
  readonly afterAnd: readonly string[];
}

/** The parsed files of `data/actors/`. */
export interface ActorFiles {
  readonly actors: readonly ActorEntry[];
  readonly heads: readonly HeadEntry[];
  readonly links: LinkFile;
  readonly notActors: NotActorsFile;
  readonly spellings: readonly (readonly string[])[];
}

/** By which of its keys an entry owns a form. */
export type FormKey =
  | 'names'
  | 'short'
  | 'local'
  | 'loaded'
  | 'members'
  | 'dependent'
  | 'heads'
  | 'unnamed';

/** One possible bearer of a name. */
export interface ActorCandidate {
  readonly id: string;
  readonly by: FormKey;
}
