import type { Basis } from '../../model/coded-report.ts';
import type { Span } from '../../text/span.ts';
import type { ActorCandidate, HeadClass } from './actor.ts';

/** A noun before the name ("a cell of X"); tokens `[from, to)`. */
export interface MentionHead {
  /** Id of `data/actors/heads.yaml`: `cell`, `patrol`, `member` … */
  readonly id: string;
  readonly is: HeadClass;
  /** Whether these people are near the actor without being its fighters (families, informers). */
  readonly outside: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * Words that name an actor or stand for one: tokens `[from, to)`, with the raw span.
 * - `name`: a name of its own, or a noun that means one of its members;
 * - `adjective`: a force or a deed with an adjective of nationality (`غارة إسرائيلية`);
 * - `anaphor`: a bare noun that refers back (`التنظيم`, `القوات المذكورة`), or a pronoun on a head.
 */
export interface ActorMention extends Span {
  readonly kind: 'name' | 'adjective' | 'anaphor';
  readonly from: number;
  readonly to: number;
  /** Who the words may mean; which one is for `resolveActor` to say. Of an anaphor, who may be called so. */
  readonly candidates: readonly ActorCandidate[];
  /** The preposition written onto the first word: ب, ل, ك, or none. */
  readonly prep: string;
  /** The head nouns before the name, outermost first; empty where the name stands alone. */
  readonly heads: readonly MentionHead[];
  /** Where the name itself stands, without its heads. */
  readonly core: { readonly from: number; readonly to: number };
  /** Whether the wording praises or blames. */
  readonly loaded: boolean;
  readonly viaAdjective: boolean;
  /** The pronoun of an anaphor that is a pronoun (`عناصره` → `ه`). */
  readonly pronoun: string;
  /** The gender that verbs and pronouns agree with; `either` where head and name differ. */
  readonly gender: 'f' | 'm' | 'either';
  /** Membership that the teller only suspects or accuses of; `stated` otherwise. */
  readonly basis: Extract<Basis, 'stated' | 'suspected' | 'accused'>;
  /** The words before it say that others are backed by this actor. */
  readonly supports: boolean;
  /** Rule id, `actors/…`. */
  readonly rule: string;
}
