import type { Span } from '../text/span.ts';
import type {
  ChainLink,
  CodedEvent,
  Kind,
  Outcome,
  Participant,
  When,
  Where,
} from './coded-report.ts';

/** A value that a person gives in place of the program's; null takes an item out of its list. */
export type CorrectedValue =
  | Kind
  | CodedEvent['status']
  /** How many occurrences a record tells. */
  | number
  /** Whether arms or equipment were seized. */
  | boolean
  | When
  | Where
  | Participant
  | Outcome
  /** The chain of tellers, the origin first. */
  | readonly ChainLink[]
  | CodedEvent
  | null;

/**
 * What a person corrected in the coding of one report: a value, a whole event that is none, or one that
 * was missed. It is laid over whatever the program codes, so that it outlives recoding.
 */
export interface Correction {
  readonly act: 'set' | 'remove' | 'add';
  /** Id of the event; of an added one the id that it gets. */
  readonly event: string;
  /** Where the event stands in the text, to find it again where recoding gave it another id. */
  readonly anchor: Span & { readonly kind: Kind };
  /** Path of the value, such as `outcomes[0]` or `when`; null for a whole event. */
  readonly field: string | null;
  readonly value: CorrectedValue;
  /** What the program had coded. */
  readonly before: CorrectedValue;
  /** The words that say it, where a person picked any. */
  readonly span: Span | null;
}
