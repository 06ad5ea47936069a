import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { IsnadError } from '../model/isnad-error.ts';
import { identify } from './migrate.ts';
import type { Store } from './open-store.ts';
import { lockForWriting } from './writer-lock.ts';

/**
 * All pages in one step. Between steps SQLite gives the file free: it begins anew where another process
 * writes meanwhile, and does not get on at all where the file cannot be written.
 */
const AT_ONCE = { rate: 2 ** 31 - 1 };

/**
 * Copies a project file as it is at one moment, while others may write to it. The copy appears under its
 * name only when it is whole and on the disk.
 */
export async function backUp(store: Store, to: string): Promise<void> {
  if (existsSync(to)) {
    throw new IsnadError('bad-option', `${to} exists already`, { hint: 'Name a new file.' });
  }
  const draft = `${to}.part`;
  rmSync(draft, { force: true });
  try {
    await backup(store.sqlite, draft, AT_ONCE);
    singleFile(draft);
    requireWhole(draft);
    await flush(draft);
    renameSync(draft, to);
    await flush(dirname(to));
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Puts a backup in the place of a project file. The file that was there is kept beside it under the name
 * that is returned.
 */
export async function restore(
  from: string,
  file: string,
  now: string,
): Promise<string | undefined> {
  if (!existsSync(from)) {
    throw new IsnadError('not-found', `${from} does not exist`, { hint: 'Check the spelling.' });
  }
  requireWhole(from);
  const unlock = lockForWriting(file);
  try {
    const draft = `${file}.part`;
    rmSync(draft, { force: true });
    const source = new DatabaseSync(from, { readOnly: true });
    try {
      await backup(source, draft, AT_ONCE);
    } finally {
      source.close();
    }
    singleFile(draft);
    await flush(draft);
    let kept: string | undefined;
    if (existsSync(file)) {
      mergeJournal(file);
      kept = `${file}.before-${now.replaceAll(/[:.]/g, '-')}`;
      renameSync(file, kept);
    }
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    renameSync(draft, file);
    await flush(dirname(file));
    return kept;
  } finally {
    unlock();
  }
}

/** A copy is one file without a journal beside it, so that it may be carried about. */
function singleFile(file: string): void {
  const sqlite = new DatabaseSync(file);
  sqlite.exec('pragma journal_mode = delete');
  sqlite.close();
}

/** Writes what stands in the journal into the file, as far as the file can still be read. */
function mergeJournal(file: string): void {
  try {
    const sqlite = new DatabaseSync(file);
    sqlite.exec('pragma wal_checkpoint(truncate)');
    sqlite.close();
  } catch {
    // A file that is past reading is what restoring is for; it is kept as it is.
  }
}

function requireWhole(file: string): void {
  let problem: string;
  try {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    const what = identify(sqlite);
    const row = sqlite.prepare('pragma quick_check(1)').get();
    sqlite.close();
    if (what !== 'project') {
      throw new IsnadError('not-a-store', `${file} is no project file of Isnad`, {
        hint: 'Name a file that `isnad backup` has made.',
      });
    }
    if (row?.['quick_check'] === 'ok') return;
    problem = String(row?.['quick_check']);
  } catch (error) {
    if (error instanceof IsnadError) throw error;
    problem = error instanceof Error ? error.message : String(error);
  }
  throw new IsnadError('store-damaged', `${file} is damaged: ${problem}`, {
    hint: 'Take another backup.',
  });
}

/** Sees to it that a file, or the names in a folder, are on the disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some systems flush no folders; the names are then on the disk a little later.
    if (
      path !== dirname(path) &&
      error instanceof Error &&
      'code' in error &&
      error.code === 'EISDIR'
    )
      return;
    throw error;
  } finally {
    await handle.close();
  }
}
