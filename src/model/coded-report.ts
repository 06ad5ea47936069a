import type { Span } from '../text/span.ts';

/** The kinds of events; `docs/codebook.md` defines each. */
export const KINDS = [
  'security-operation',
  'clash',
  'attack',
  'assassination',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'shelling',
  'air-strike',
  'abduction',
  'killing',
  'weapons-find',
  'escape',
  'release',
  'transfer',
  'protest',
  'riot',
  'agreement',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export type TimePrecision = 'day' | 'span' | 'week' | 'month' | 'year' | 'about' | 'unknown';

/** A time span; ISO dates, both inclusive, both null where nothing fixes the time. */
export interface When {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: TimePrecision;
}

export type PlacePrecision =
  | 'exact'
  | 'settlement'
  | 'district'
  | 'area'
  | 'admin1'
  | 'country'
  | 'unknown';

export interface Where {
  /** The most specific place as written, in its base form. */
  readonly name: string | null;
  /** ISO 3166-2, e.g. `SY-DY`. */
  readonly admin1: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlacePrecision;
  /** How far the true place may be from the coordinates, in kilometres. */
  readonly accuracyKm: number | null;
  /** Gazetteer ids of other readings of the name, best first. */
  readonly candidates?: readonly string[];
}

export type Role = 'initiator' | 'partner' | 'target';
export type Basis = 'stated' | 'suspected' | 'accused' | 'claimed' | 'denied';

export interface Participant {
  readonly id: string;
  readonly role: Role;
  readonly basis: Basis;
  /** The wording of the report. */
  readonly as: string | null;
}

export const OUTCOMES = [
  'killed',
  'wounded',
  'detained',
  'abducted',
  'released',
  'escaped',
  'surrendered',
  'transferred',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** A number of persons; null bounds are open. */
export interface Count {
  readonly low: number | null;
  readonly high: number | null;
  readonly best: number | null;
  readonly approx?: boolean;
}

export interface Outcome extends Count {
  readonly what: OutcomeKind;
  /** Actor id of those who suffered it. */
  readonly who: string;
  readonly certainty?: 'low';
  /** Parts of this number told with their own words, never added to it. */
  readonly subsets?: readonly (Count & { readonly of: string })[];
}

export type LinkKind = 'person' | 'organization' | 'outlet' | 'document' | 'unnamed';

/** One link of an attribution chain; origin first. */
export interface ChainLink {
  readonly name: string;
  readonly kind: LinkKind;
  readonly actor: string | null;
}

/** Where in the raw text a value stands, and the rule that read it. `field` is a path such as `outcomes[0]`. */
export interface Evidence extends Span {
  readonly field: string;
  readonly rule: string;
}

/** One value of an event as one teller gives it, where tellers in the report differ. */
export interface RivalClaim {
  readonly field: string;
  readonly value: Outcome | Participant | When | Where;
  readonly accordingTo: readonly ChainLink[];
}

export interface CodedEvent {
  readonly id: string;
  readonly kind: Kind;
  readonly status: 'happened' | 'foiled';
  readonly foiled?: true;
  /** Number of like occurrences told jointly in this record. */
  readonly count: number;
  readonly when: When;
  readonly where: Where;
  readonly who: readonly Participant[];
  readonly outcomes: readonly Outcome[];
  readonly seized: boolean;
  readonly accordingTo: readonly ChainLink[];
  readonly claims?: readonly RivalClaim[];
  readonly incident: string | null;
  readonly evidence: readonly Evidence[];
}

export interface Tally {
  readonly id: string;
  /** An outcome kind or a plural of occurrences: `attacks`, `raids`, `operations`, `shellings` … */
  readonly what: string;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Who suffered (killed, wounded, detained …) or who acted (attacks, raids …). */
  readonly who: string | null;
  /** The other side, where told. */
  readonly by: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly area: string | null;
  readonly accordingTo: readonly ChainLink[];
  readonly evidence: readonly Evidence[];
}

/** Something the reader of the result should know; never an exception. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
}

export interface CodedReport {
  readonly report: {
    readonly id: string;
    readonly published: string | null;
    readonly outlet: string | null;
    readonly title: string | null;
    readonly url: string | null;
    readonly sha256: string | null;
  };
  readonly events: readonly CodedEvent[];
  readonly tallies: readonly Tally[];
  readonly diagnostics: readonly Diagnostic[];
}
