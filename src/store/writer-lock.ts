import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { IsnadError } from '../model/isnad-error.ts';

/** A lock that nobody refers to would be closed, and so given back, by the garbage collector. */
const held = new Set<DatabaseSync>();

/** Whoever writes a moment only, as the page does, is waited for, in milliseconds. */
const PATIENCE = 2000;
const BETWEEN_TRIES = 50;

/**
 * Lets one process at a time write to a project file, for as long as it runs, also between its
 * transactions. The lock is an open transaction on a file beside it: the system ends it with the process,
 * however that ends. Returns what gives the lock back.
 */
export function lockForWriting(file: string, patience = PATIENCE): () => void {
  const path = `${file}-lock`;
  const lock = new DatabaseSync(path, { timeout: patience });
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

/** Runs while no other process writes, and lets this one answer others while it waits for that. */
export async function whileLocked<Result>(
  file: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const unlock = await lockPatiently(file, performance.now() + PATIENCE);
  try {
    return await run();
  } finally {
    unlock();
  }
}

async function lockPatiently(file: string, until: number): Promise<() => void> {
  for (;;) {
    try {
      return lockForWriting(file, 0);
    } catch (error) {
      const isLocked = error instanceof IsnadError && error.code === 'store-locked';
      if (!isLocked || performance.now() > until) throw error;
      await sleep(BETWEEN_TRIES);
    }
  }
}
