import type { ChainLink, Count } from '../model/coded-report.ts';
import type { QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Span } from '../text/span.ts';
import type { Cue } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument } from './piece.ts';

/** A total over a period or an area as one sentence tells it. */
export interface TallyMention {
  readonly what: string;
  readonly count: Count;
  readonly span: Span;
  /** The token of the number. */
  readonly at: number;
  readonly rule: string;
  /** Who suffered, for totals of persons. */
  readonly sufferer: Argument | null;
  /** Who acted, where the text names them. */
  readonly actor: Argument | null;
  readonly period: TimeMention | null;
  readonly sentence: number;
  readonly chain: readonly ChainLink[];
  /** Whether the sentence also tells an event of which this is an outcome (a campaign and its totals). */
  readonly alsoEvent: boolean;
  /** Whether a sentence before told the same total: what it sums up is no event all the same. */
  readonly repeated: boolean;
}

/** What the reader of tallies is told of one sentence. */
export interface TallySentence {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly headline: boolean;
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly args: readonly Argument[];
  readonly quantities: readonly QuantityMention[];
  readonly places: readonly { readonly mention: { readonly from: number; readonly to: number } }[];
  readonly times: readonly TimeMention[];
  readonly chain: readonly ChainLink[];
  /** The words that credit a speaker: a time among them is when somebody spoke. */
  readonly credits: readonly { readonly cueFrom: number; readonly cueTo: number }[];
}
