/** The formats that reports are read from. */
export const RAW_FORMATS = ['text', 'lines', 'html', 'feed', 'telegram', 'csv'] as const;
export type RawFormat = (typeof RAW_FORMATS)[number];

/** The bytes behind a report, for whoever keeps them, and how they were read. */
export interface RawSource {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly format: RawFormat;
  /** Which part of the bytes the report is: the item of a feed, a row; empty for all of them. */
  readonly part: string;
  readonly encoding: string | null;
  /** When the bytes were taken from the web, ISO date-time, where an archive tells it. */
  readonly captured?: string | undefined;
  /** The way from the text back to the page, where the text was taken out of one. */
  readonly quotes?: readonly TextQuote[] | undefined;
}

/**
 * A stretch of the report's text as it stands on the page: found there by its words and those around
 * it, whatever the markup. White space is one space. Offsets are UTF-16 into the report's text.
 */
export interface TextQuote {
  readonly start: number;
  readonly end: number;
  /** Up to 32 characters of the page before and after it. */
  readonly prefix: string;
  readonly suffix: string;
}
