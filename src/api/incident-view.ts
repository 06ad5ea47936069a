import type { CodedEvent, OutcomeKind } from '../model/coded-report.ts';
import type { Correction } from '../model/correction.ts';
import type { AdoptionRule, ReconciledIncident, TollStep } from '../reconcile/adopt.ts';
import type { LinkReason } from '../reconcile/link-reason.ts';

/** A stretch of a raw text that is shown as evidence: a sentence, cut where it is very long. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One report's telling of an incident, with the sentences that its values were read from. */
export interface MemberDetail {
  readonly key: string;
  readonly report: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly published: string | null;
    readonly url: string | null;
  };
  readonly event: CodedEvent;
  readonly passages: readonly Passage[];
  /** The same for reports that copy one another. */
  readonly copyGroup: string | null;
}

/** Why two tellings are held for one occurrence. */
export interface LinkDetail {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly by: string;
  readonly reasons: readonly LinkReason[];
}

/** What a person said of two tellings. */
export interface JudgementDetail {
  readonly no: number;
  readonly a: string;
  readonly b: string;
  readonly verdict: 'same' | 'different' | 'unsure';
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly undone: boolean;
}

/** What a person corrected in a telling of the incident. */
export interface CorrectionDetail extends Correction {
  readonly no: number;
  readonly report: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly undone: boolean;
}

/** An incident with every claim and everything that led to it. */
export interface IncidentDetail {
  readonly id: string;
  readonly rule: AdoptionRule;
  readonly collectionRule: AdoptionRule;
  readonly reconciled: ReconciledIncident;
  readonly tolls: readonly {
    readonly what: OutcomeKind;
    readonly steps: readonly TollStep[];
  }[];
  readonly members: readonly MemberDetail[];
  readonly links: readonly LinkDetail[];
  readonly judgements: readonly JudgementDetail[];
  readonly corrections: readonly CorrectionDetail[];
}
