/** One published text as captured, with what its holder knows of it. */
export interface Report {
  readonly id: string;
  /** The raw text. Every span of a coded report points into it; it is never changed. */
  readonly text: string;
  /** ISO date (YYYY-MM-DD) of publication. */
  readonly published?: string | undefined;
  readonly outlet?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  /** The byline. It names a person, so that no export carries it. */
  readonly author?: string | undefined;
  /** The outlet or channel that the text was forwarded from: a link of every chain in it. */
  readonly forwardedFrom?: string | undefined;
  /** SHA-256 of the raw bytes, in hexadecimal, where the reader has them. */
  readonly sha256?: string | undefined;
}
