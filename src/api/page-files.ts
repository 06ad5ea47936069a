/** A file of the page, in memory, as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Strong entity tag, with its quotation marks. */
  readonly etag: string;
  /** Whether the name changes with the content, so that a browser may keep it for good. */
  readonly hashed: boolean;
}

/** The files of the page by path: `/index.html`, `/assets/…`, `/knowledge.json`. */
export type PageFiles = ReadonlyMap<string, PageFile>;
