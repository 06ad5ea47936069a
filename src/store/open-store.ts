import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Kysely, SqliteDialect } from 'kysely';
import { IsnadError } from '../model/isnad-error.ts';
import type { Database } from './database.ts';
import { identify, isCurrent, migrate } from './migrate.ts';
import { holdsPhrases, readQuery } from './search-terms.ts';
import { asStoreError } from './store-error.ts';
import { lockForWriting, whileLocked } from './writer-lock.ts';

/** An open project file. Queries go through `db`; `sqlite` is for what Kysely does not know. */
export interface Store {
  readonly file: string;
  readonly db: Kysely<Database>;
  readonly sqlite: DatabaseSync;
  /** Runs a change of several transactions that no other process may come between. */
  readonly change: <Result>(run: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** How long a statement waits for another process, in milliseconds. */
const BUSY_MS = 10_000;
/** Prepared statements that are kept, since a batch runs few statements many times. */
const KEPT_STATEMENTS = 128;

/** A private store in memory, for tests and for work that leaves nothing behind. */
export function openMemoryStore(): Store {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec('pragma foreign_keys = on');
  migrate(sqlite, ':memory:');
  return storeOf(':memory:', sqlite, () => {});
}

/**
 * Opens a project file to write to it, and makes it where there is none. One process at a time may
 * write; whoever reads is not kept waiting. Every commit is on the disk when it returns.
 */
export function openStore(file: string): Store {
  const unlock = lock(file);
  try {
    createPrivately(file);
    const sqlite = connect(file, false);
    try {
      isCurrent(sqlite, file);
      sqlite.exec(WRITING);
      migrate(sqlite, file);
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return storeOf(file, sqlite, unlock);
  } catch (error) {
    unlock();
    throw asStoreError(error, file);
  }
}

/** The journal mode belongs to the file; the rest to this connection. */
const WRITING = `pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
  pragma cache_size = -65536; pragma temp_store = memory;
  pragma wal_autocheckpoint = 8000; pragma journal_size_limit = 67108864`;

/**
 * Opens a project file for whoever shows it for long and changes it now and then: others may write in
 * between, and every change waits its turn. Makes the file where there is none.
 */
export async function openSharedStore(file: string): Promise<Store> {
  if (!isReady(file)) await openStore(file).close();
  try {
    const sqlite = connect(file, false);
    sqlite.exec(WRITING);
    const opened = identityOf(file);
    return storeOf(
      file,
      sqlite,
      () => {},
      (run) =>
        whileLocked(file, async () => {
          if (identityOf(file) !== opened) throw replaced(file);
          return await run();
        }),
    );
  } catch (error) {
    throw asStoreError(error, file);
  }
}

/** What tells a file from another that took its name. */
function identityOf(file: string): string {
  const { dev, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${dev} ${ino}`;
}

const replaced = (file: string): IsnadError =>
  new IsnadError('store-locked', `Another file was put in the place of ${file}`, {
    hint: 'Stop this command and start it again; nothing was changed.',
  });

/** Whether a file is there in its newest form. */
function isReady(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const sqlite = connect(file, true);
    try {
      return isCurrent(sqlite, file);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function lock(file: string): () => void {
  try {
    return lockForWriting(file);
  } catch (error) {
    throw asStoreError(error, file);
  }
}

/** Opens a project file to read from it. Throws `not-found` where there is none. */
export function openStoreToRead(file: string): Store {
  try {
    const sqlite = connect(file, true);
    if (!isCurrent(sqlite, file)) {
      sqlite.close();
      // An older form is brought up to date once, which needs the right to write.
      const store = openStore(file);
      return store;
    }
    sqlite.exec('pragma cache_size = -65536; pragma mmap_size = 268435456');
    return storeOf(file, sqlite, () => {});
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  if (readOnly && !existsSync(file)) {
    throw new IsnadError('not-found', `There is no project file ${file}`, {
      hint: 'Add reports to it with `isnad add PATH`, or name another with --project.',
    });
  }
  const sqlite = openReadably(file, readOnly);
  const what = identify(sqlite);
  if (what === 'other' || (what === 'empty' && readOnly)) {
    sqlite.close();
    throw new IsnadError('not-a-store', `${file} is no project file of Isnad`, {
      hint: 'Name another file with --project; this one was not touched.',
    });
  }
  return sqlite;
}

function openReadably(file: string, readOnly: boolean): DatabaseSync {
  const open = (path: string | URL): DatabaseSync => {
    const sqlite = new DatabaseSync(path, { readOnly, timeout: BUSY_MS });
    try {
      sqlite.prepare('select count(*) from sqlite_schema').get();
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return sqlite;
  };
  try {
    return open(file);
  } catch (error) {
    // On a medium that nobody can write to, SQLite cannot make the files that readers share. Nobody
    // else can then change the file either, so it may be read as it lies there.
    if (!readOnly || (sizeOf(`${file}-wal`) ?? 0) > 0) throw error;
    const url = pathToFileURL(file);
    url.search = 'immutable=1';
    return open(url);
  }
}

const sizeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.size;

/** A collection may name people, so that a new file is for its owner alone. */
function createPrivately(file: string): void {
  if (existsSync(file)) return;
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function storeOf(
  file: string,
  sqlite: DatabaseSync,
  unlock: () => void,
  takeTurn: Store['change'] = (run) => run(),
): Store {
  // The index of words knows which words a text has; whether they stand side by side, the text tells.
  sqlite.function('holds_phrases', { deterministic: true }, (text, typed) => {
    const query = readQuery(String(typed));
    return query !== undefined && holdsPhrases(String(text), query.phrases) ? 1 : 0;
  });
  const statements = new Map<string, ReturnType<typeof wrap>>();
  const prepare = (text: string) => {
    const kept = statements.get(text);
    if (kept !== undefined) return kept;
    // A transaction here always writes; taking the lock at once spares a late "busy".
    const statement = wrap(sqlite, text === 'begin' ? 'begin immediate' : text);
    const [oldest] = statements.keys();
    if (statements.size >= KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest);
    statements.set(text, statement);
    return statement;
  };
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: { close: () => sqlite.close(), prepare } }),
  });
  const close = async (): Promise<void> => {
    // Without a query Kysely has opened nothing and closes nothing.
    await db.destroy();
    if (sqlite.isOpen) sqlite.close();
    unlock();
  };
  const change: Store['change'] = async (run) => {
    try {
      return await takeTurn(run);
    } catch (error) {
      throw asStoreError(error, file);
    }
  };
  return { file, db, sqlite, change, close };
}

/** The one place where values pass between Kysely and node:sqlite, and the types do not tell. */
function wrap(sqlite: DatabaseSync, text: string) {
  const statement = sqlite.prepare(text);
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...(parameters as never[])),
    run: (parameters: readonly unknown[]) => {
      // A full disk makes SQLite roll back by itself; there is then nothing left to roll back.
      if (text === 'rollback' && !sqlite.isTransaction) return { changes: 0, lastInsertRowid: 0 };
      return statement.run(...(parameters as never[])) as never;
    },
    iterate: (parameters: readonly unknown[]) =>
      statement.iterate(...(parameters as never[])) as never,
  };
}
