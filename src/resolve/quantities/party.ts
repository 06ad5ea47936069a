import type { Count } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';

/** What a noun of people says of their side in the conflict. */
export type Side = 'civilian' | 'fighter' | 'security' | 'neutral' | 'detainee';

/** How many of whom: a counted or described group of persons. Tokens `[from, to)`, raw span. */
export interface Party extends Span {
  readonly from: number;
  readonly to: number;
  /** The token of its noun, or of its number where it has no noun. */
  readonly head: number;
  /** Persons. A plural without a number is "at least two". */
  readonly count: Count;
  /** The preposition written onto the first word: ب, ل, or none. */
  readonly prep: string;
  /** Whether a conjunction is written onto the noun that it begins with; `وجهاء` has none. */
  readonly conj: boolean;
  /** Id in `data/lexicon/people.yaml`; null for a number or an actor alone. */
  readonly noun: string | null;
  readonly side: Side | null;
  /** Set where the noun itself tells the harm (the dead, the wounded). */
  readonly outcome: 'killed' | 'wounded' | null;
  /** Families or groups are counted instead of persons: `units` has their number. */
  readonly unit: 'family' | 'group' | null;
  readonly units: Count | null;
  /** No number is told, the noun is a plural. */
  readonly plural: boolean;
  /** Carries the article or a pronoun: may refer back to persons told before. */
  readonly definite: boolean;
  /** Told as additional: `آخرون`, `آخر`, `خامس`. */
  readonly other: boolean;
  /** Told as unknown persons: `مجهول`, `مجهولون`. */
  readonly unknown: boolean;
  /** One number for dead and wounded together: `عشرون بين قتيل وجريح`. */
  readonly mixed: boolean;
  /** Needs other evidence that persons are meant (a form that is as often an adjective or a name). */
  readonly weak: boolean;
  /** A new total that replaces those before it: `ارتفعت الحصيلة إلى`. */
  readonly total?: true;
  /** Joined by و or a comma to the party before it. */
  readonly joined: boolean;
  /** Index of the actor mention that they belong to. */
  readonly actor: number | null;
  /** Parts of this number, never to be added to it. */
  readonly subsets: readonly Party[];
  /** The construction that was read, `parties/…`. */
  readonly rule: string;
}
