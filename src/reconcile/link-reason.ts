export type LinkFeature =
  | 'place'
  | 'time'
  | 'crowd'
  | 'landmark'
  | 'openness'
  | 'kind'
  | 'status'
  | 'initiator'
  | 'target'
  | 'counts'
  | 'words'
  | 'operation'
  | 'copy'
  | 'origin';

/** One reason for (weight above 0) or against (below 0) that two events are one occurrence. */
export interface LinkReason {
  readonly feature: LinkFeature;
  /** What was compared, as short data: `12 km`, `0 days`, `4 | 7 killed`. */
  readonly value: string;
  readonly weight: number;
  /** The reason in a sentence. */
  readonly text: string;
}

/** A comparison of two events. The score is the sum of the weights: a number, no probability. */
export interface PairScore {
  readonly score: number;
  readonly reasons: readonly LinkReason[];
}

/** Takes a reason; the text is made only where somebody reads it. */
export type Note = (
  feature: LinkFeature,
  weight: number,
  say: () => readonly [string, string],
) => void;
