import { IsnadError } from '../model/isnad-error.ts';

/** Result codes of SQLite, without the high bits that tell the sort of a code. */
const SQLITE = {
  perm: 3,
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADb: 26,
};

/** Turns a failure of SQLite into one that says what to do; anything else is handed back as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  const code = resultCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const because = `${error.message} (SQLite ${code})`;
  switch (code & 0xff) {
    case SQLITE.full:
      return new IsnadError('store-full', `The disk is full: ${file} cannot grow`, {
        cause: error,
        hint: 'Make room and run the command again; what was acknowledged is kept, nothing is damaged.',
      });
    case SQLITE.ioError:
      return new IsnadError('store-full', `The disk does not take more of ${file}: ${because}`, {
        cause: error,
        hint: 'Look at the room on the disk and at its health, then run the command again.',
      });
    case SQLITE.readOnly:
    case SQLITE.perm:
    case SQLITE.cantOpen:
      return new IsnadError('store-read-only', `${file} cannot be opened or written: ${because}`, {
        cause: error,
        hint: 'Check the rights on the file and its folder, or name another file with --project.',
      });
    case SQLITE.busy:
      return new IsnadError('store-locked', `Another process holds ${file}`, {
        cause: error,
        hint: 'Wait until it has ended and run the command again.',
      });
    case SQLITE.corrupt:
    case SQLITE.notADb:
      return new IsnadError('store-damaged', `${file} is damaged or no project file: ${because}`, {
        cause: error,
        hint: 'Run `isnad verify`; restore a backup with `isnad restore`.',
      });
    default:
      return error;
  }
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}
