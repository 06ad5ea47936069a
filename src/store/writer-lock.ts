import { DatabaseSync } from 'node:sqlite';
import { IsnadError } from '../model/isnad-error.ts';

/** A lock that nobody refers to would be closed, and so given back, by the garbage collector. */
const held = new Set<DatabaseSync>();

/**
 * Lets one process at a time write to a project file, for as long as it runs, also between its
 * transactions. The lock is an open transaction on a file beside it: the system ends it with the process,
 * however that ends. Returns what gives the lock back.
 */
export function lockForWriting(file: string): () => void {
  const path = `${file}-lock`;
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    lock.close();
    if (cause instanceof Error && /locked|busy/i.test(cause.message)) {
      throw new IsnadError('store-locked', `Another process is writing to ${file}`, {
        cause,
        hint: 'Wait until it has ended; reading commands need not wait.',
      });
    }
    throw cause;
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    if (lock.isOpen) lock.close();
  };
}
