import type { Diagnostic } from '../model/coded-report.ts';
import type { IsnadError } from '../model/isnad-error.ts';
import type { RawSource } from '../model/raw-source.ts';
import type { Report } from '../model/report.ts';

/** The largest text of one report, in bytes. A longer one is an archive, not a report. */
export const MAX_REPORT_BYTES = 10 * 1024 * 1024;

/** What a reader yields for each report, in the order of the input. */
export type ReportInput =
  | {
      /** File, or file and line, as shown to people: `reports.jsonl:12`. */
      readonly origin: string;
      readonly report: Report;
      /** What the reader found on the way: a guessed encoding, an unreadable date. */
      readonly diagnostics: readonly Diagnostic[];
      /** Bytes of the input that this report took. */
      readonly bytes: number;
      readonly source: RawSource;
    }
  | { readonly origin: string; readonly error: IsnadError; readonly bytes: number };

/** What the holder of a report knows of it besides its text. */
export interface Metadata {
  readonly published?: string | undefined;
  readonly outlet?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * Says whether a page was taken in before from the very same place, so that its main text need not be
 * looked for again. Whoever answers yes counts it.
 */
export type IsKnownPage = (sha256: string, origin: string) => boolean;
