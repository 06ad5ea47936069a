import type { DatabaseSync } from 'node:sqlite';
import { IsnadError } from '../model/isnad-error.ts';
import { collection } from './migrations/0001-collection.ts';
import { corrections } from './migrations/0002-corrections.ts';
import { correctedDigest } from './migrations/0003-corrected-digest.ts';

/** All migrations in order; the number of those applied stands in `pragma user_version`. */
const MIGRATIONS: readonly string[] = [collection, corrections, correctedDigest];

/** `pragma application_id` of a project file: "Isnd" in ASCII. */
const APPLICATION_ID = 0x49736e64;

/** Whether a database is a project file, empty, or something else. */
export function identify(sqlite: DatabaseSync): 'project' | 'empty' | 'other' {
  if (pragma(sqlite, 'application_id') === APPLICATION_ID) return 'project';
  const { tables } = sqlite.prepare('select count(*) as tables from sqlite_schema').get() ?? {};
  return tables === 0 ? 'empty' : 'other';
}

/** Brings a database to the newest form, each migration in a transaction of its own. */
export function migrate(sqlite: DatabaseSync, file: string): void {
  const applied = pragma(sqlite, 'user_version');
  requireReadable(applied, file);
  for (const [i, migration] of MIGRATIONS.entries()) {
    if (i < applied) continue;
    sqlite.exec(`begin immediate; ${migration}
      pragma application_id = ${APPLICATION_ID}; pragma user_version = ${i + 1}; commit;`);
  }
}

/** Whether a project file has the newest form. Throws where a newer version of Isnad wrote it. */
export function isCurrent(sqlite: DatabaseSync, file: string): boolean {
  const applied = pragma(sqlite, 'user_version');
  requireReadable(applied, file);
  return applied === MIGRATIONS.length;
}

function requireReadable(applied: number, file: string): void {
  if (applied <= MIGRATIONS.length) return;
  throw new IsnadError(
    'newer-store',
    `${file} was written by a newer version of Isnad (form ${applied}; this one knows ${MIGRATIONS.length})`,
    { hint: 'Update Isnad; the file was not touched.' },
  );
}

function pragma(sqlite: DatabaseSync, name: string): number {
  const row = sqlite.prepare(`pragma ${name}`).get();
  return Number(row?.[name] ?? 0);
}
