/** What went wrong, in one word group; `docs/errors.md` explains each code. */
export const ERROR_CODES = [
  'bad-option',
  'not-found',
  'no-reports',
  'unreadable',
  'unwritable',
  'unknown-format',
  'empty-report',
  'binary-file',
  'too-large',
  'bad-encoding',
  'bad-line',
  'bad-meta',
  'bad-gold',
  'bad-data',
  'bad-gazetteer',
  'bad-knowledge',
  'no-text',
  'too-complex',
  'bad-feed',
  'unsafe-xml',
  'bad-telegram',
  'bad-csv',
  'bad-archive',
  'unsafe-archive',
  'unknown-id',
  'not-a-store',
  'newer-store',
  'store-locked',
  'store-read-only',
  'store-full',
  'store-damaged',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure: something that the person running Isnad can put right. */
export class IsnadError extends Error {
  override readonly name = 'IsnadError';
  readonly code: ErrorCode;
  /** What to do about it, in the imperative. */
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions & { hint?: string } = {}) {
    super(message, options);
    this.code = code;
    this.hint = options.hint;
  }
}
