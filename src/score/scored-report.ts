/**
 * The parts of a coded report that a score looks at. Gold is written by hand and leaves out what it does
 * not know, so every field may be missing; the output of the pipeline has this shape too.
 */
export interface ScoredReport {
  readonly report: { readonly id: string };
  readonly events: readonly ScoredEvent[];
  readonly tallies?: readonly ScoredTally[];
}

export interface ScoredEvent {
  readonly id?: string;
  readonly kind: string;
  readonly status?: string;
  readonly when?: {
    readonly from: string | null;
    readonly to: string | null;
    readonly precision?: string;
    /** Gold only: a neighbouring day counts as right. */
    readonly lenient?: boolean;
  };
  readonly where?: {
    readonly name?: string | null;
    readonly admin1?: string | null;
    readonly precision?: string;
  };
  readonly who?: readonly { readonly id: string; readonly role: string }[];
  readonly outcomes?: readonly {
    readonly what: string;
    readonly who?: string | null;
    readonly low?: number | null;
    readonly best?: number | null;
  }[];
  readonly accordingTo?: readonly {
    readonly name: string;
    readonly kind?: string;
    readonly actor?: string | null;
  }[];
  readonly incident?: string | null;
  /** Gold only: neither finding it nor missing it counts. */
  readonly optional?: boolean;
}

export interface ScoredTally {
  readonly what: string;
  readonly n?: number | null;
  readonly best?: number | null;
}
