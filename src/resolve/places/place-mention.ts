import type { Span } from '../../text/span.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import type { Compass, CueKind } from './place-cues.ts';

/** How the place that is meant lies to the place that is named. */
export type PlaceRelation =
  | 'in'
  | 'countryside'
  | 'near'
  | 'surroundings'
  | 'outskirts'
  | 'direction'
  | 'on-road'
  | 'between'
  | 'distance';

/**
 * What a place is told for. Only `event` (and `past`, which the clause decides) may be where
 * something happened:
 * - `origin`, `residence`: where a person comes from or lives;
 * - `unit-name`: part of the name of a unit or an office (`مجلس دير الزور العسكري`);
 * - `speaker`: where a source or a correspondent is;
 * - `dateline`: where the report was written, or a statement read;
 * - `destination`, `departure`: where somebody goes or leaves;
 * - `outlet-name`, `tag`: part of an outlet's name, a hashtag beside the text;
 * - `actor`: a country that acts or speaks.
 */
export type PlaceRole =
  | 'event'
  | 'origin'
  | 'residence'
  | 'unit-name'
  | 'speaker'
  | 'dateline'
  | 'destination'
  | 'departure'
  | 'outlet-name'
  | 'tag'
  | 'actor';

/** One named place inside a phrase. */
export interface PlacePart {
  /** Tokens `[from, to)` of the part with its cue words. */
  readonly from: number;
  readonly to: number;
  /** The name as written, in its base form: without preposition, with its article. */
  readonly name: string;
  /** Where the name itself stands in the raw text. */
  readonly nameSpan: Span;
  /** Gazetteer rows of this name; empty where the name is unknown. */
  readonly places: readonly GazetteerPlace[];
  readonly cue: CueKind | null;
  readonly relation: PlaceRelation;
  /** Which side: `["east"]`, `["north", "east"]`. */
  readonly direction: readonly Compass[];
  /** Kilometres from the named place, where told. */
  readonly km: number | null;
  /** Whether the words refer back to a place named before (`في المدينة`). */
  readonly anaphor: boolean;
}

/**
 * A phrase that tells a place: tokens `[from, to)` with the raw span. Its own fields are those of the
 * most specific place of the phrase; `context` holds the enclosing ones, as written.
 */
export interface PlaceMention extends PlacePart, Span {
  readonly role: PlaceRole;
  readonly context: readonly PlacePart[];
  /** The other end of a road or of "between". */
  readonly second: PlacePart | null;
  /** ISO 3166-1 code where an adjective or a country in the phrase tells it. */
  readonly country: string | null;
  /** Whether a preposition, a cue word or a relation marks it as a place. */
  readonly locative: boolean;
  /** Rule id, `places/…`. */
  readonly rule: string;
}
