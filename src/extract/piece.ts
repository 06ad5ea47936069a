import type { Basis, Count, Kind, OutcomeKind, Role } from '../model/coded-report.ts';
import type { ActorKind } from '../resolve/actors/actor.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import type { Party } from '../resolve/quantities/party.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Span } from '../text/span.ts';
import type { Marker } from './arguments.ts';
import type { Clause } from './clauses.ts';
import type { Trigger } from './find-triggers.ts';

/** Someone named or described in a clause, with what marks their part in it. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly marker: Marker;
  /** Joined by و to the argument before it. */
  readonly joined: boolean;
  readonly actor: ActorMention | null;
  /** The code and kind of the actor; null where it stays open. */
  readonly code: string | null;
  readonly kind: ActorKind | null;
  readonly party: Party | null;
  /** Told to have been of the actor once (`عنصر سابق في …`). */
  readonly former?: boolean;
}

/** Someone in a role of an event. */
export interface RoleClaim {
  readonly role: Role;
  readonly basis: Basis;
  readonly argument: Argument;
  readonly rule: string;
}

/** What came of an event for some persons. */
export interface OutcomeClaim {
  readonly what: OutcomeKind;
  readonly count: Count;
  readonly lowCertainty: boolean;
  /** Who suffered it; null where only a pronoun or nothing tells. */
  readonly argument: Argument | null;
  /** The pronoun that alone tells who suffered it, where one does. */
  readonly pronoun?: string;
  readonly evidence: Span;
  readonly rule: string;
  /** A new total that replaces an older one. */
  readonly revision: boolean;
}

/** Why a stretch of text tells no event. */
export type Unreal =
  | 'negated'
  | 'denied'
  | 'planned'
  | 'generic'
  | 'purpose'
  | 'ground'
  | 'condition'
  | 'past-of-a-person'
  | 'figure-of-speech'
  | 'exercise'
  | 'accident'
  | 'tally';

/** Where a piece stands in the report. */
export interface Position {
  readonly line: number;
  readonly headline: boolean;
  readonly telegraphic: boolean;
  readonly paragraph: number;
  readonly sentence: number;
  readonly clause: Clause;
}

/** What one clause tells of one occurrence: the part of an event that a draft is assembled from. */
export interface Piece {
  readonly position: Position;
  readonly trigger: Trigger;
  readonly triggers: readonly Trigger[];
  readonly kind: Kind | null;
  /** 0 from an outcome alone, 1 general word (attack, operation), 2 specific word or weapon. */
  readonly kindStrength: 0 | 1 | 2;
  readonly kindEvidence: Span;
  readonly kindRule: string;
  /** Whether the kind hangs on who did it: storming, ambush. */
  readonly kindByDoer: boolean;
  /** The attack that `أحبط هجوما` tells was foiled; null where no attack is named. */
  readonly foiledKind: Kind | null;
  /** Whether any happening is told, not an outcome alone. */
  readonly happening: boolean;
  readonly foiled: boolean;
  readonly count: number;
  readonly roles: readonly RoleClaim[];
  readonly outcomes: readonly OutcomeClaim[];
  readonly seized: Span | null;
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  /** Points back to an occurrence told before: a definite or demonstrative noun. */
  readonly anaphoric: 'no' | 'definite' | 'demonstrative';
  /** What the sentence says of its relation to what stands before. */
  readonly opening: 'none' | 'same-topic' | 'other-event' | 'background';
  /** 1 for `الأولى`, 2 for `الثانية` …; 0 where the piece is none of a series. */
  readonly ordinal: number;
  /** Whether somebody is caught for a deed that was told before (`على خلفية الحادثة`). */
  readonly aftermath: boolean;
  /** Whether it plays in the place that was told before (`في السوق نفسه`). */
  readonly samePlace: boolean;
  /** Whether demonstrators are named in it. */
  readonly crowd: boolean;
  readonly unreal: Unreal | null;
}
