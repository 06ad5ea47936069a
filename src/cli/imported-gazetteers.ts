import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';
import { asIsnadError } from '../read/find-report-files.ts';
import type { GazetteerPlace, Table } from '../resolve/places/gazetteer.ts';
import { PLACE_COLUMNS, placeCells } from '../resolve/places/place-cells.ts';
import { parseTsv } from './knowledge-source.ts';

/** What is remembered of an import. */
export interface ImportNote {
  /** Path of the dump, as it was given. */
  readonly from: string;
  readonly sha256: string;
  /** Rows that were read, were known already, and were left. */
  readonly read: number;
  readonly known: number;
  readonly left: number;
}

export interface ImportedGazetteer extends ImportNote {
  readonly name: string;
  /** Where it is kept. */
  readonly file: string;
  /** Its rows under a header row, in the form of the tables in data/gazetteer/. */
  readonly table: Table;
}

/** The gazetteers that are kept in the user's folder, by name; none where there is no folder. */
export function readImported(home: string | undefined): readonly ImportedGazetteer[] {
  if (home === undefined) return [];
  return namesIn(home).map((name) => readOne(home, name));
}

/** Keeps the places of a dump under a name, in place of what had that name. Tells the file. */
export function keepImported(
  home: string,
  name: string,
  places: readonly GazetteerPlace[],
  note: ImportNote,
): string {
  const file = fileOf(home, name);
  const rows = [PLACE_COLUMNS, ...places.map(placeCells)].map((cells) => cells.join('\t'));
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folderOf(home), { recursive: true });
    // Beside and then renamed, so that no other command meets half of it.
    writeFileSync(draft, `${NOTE}${JSON.stringify(note)}\n${rows.join('\n')}\n`);
    renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new IsnadError('unwritable', `${file} cannot be written: ${messageOf(cause)}`, {
      cause,
      hint: 'Check the rights on the folder, or name another in ISNAD_HOME.',
    });
  }
  return file;
}

/** Removes an imported gazetteer; tells whether there was one of that name. */
export function removeImported(home: string, name: string): boolean {
  if (!namesIn(home).includes(name)) return false;
  rmSync(fileOf(home, name));
  return true;
}

const NOTE = '# ';
const ENDING = '.tsv';
const folderOf = (home: string): string => join(home, 'gazetteer');
const fileOf = (home: string, name: string): string => join(folderOf(home), `${name}${ENDING}`);

function namesIn(home: string): readonly string[] {
  try {
    return readdirSync(folderOf(home))
      .filter((entry) => entry.endsWith(ENDING))
      .map((entry) => entry.slice(0, -ENDING.length))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw asIsnadError(folderOf(home), error);
  }
}

function readOne(home: string, name: string): ImportedGazetteer {
  const file = fileOf(home, name);
  const damaged = (cause?: unknown): IsnadError =>
    new IsnadError('bad-gazetteer', `${file} is damaged`, {
      cause,
      hint: `Run \`isnad gazetteer remove ${name}\` and import the dump again.`,
    });
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    throw asIsnadError(file, error);
  }
  const [first = ''] = source.split('\n', 1);
  const table = parseTsv(source);
  const whole = table.every((row) => row.length === PLACE_COLUMNS.length);
  if (!first.startsWith(NOTE) || !whole || table[0]?.join() !== PLACE_COLUMNS.join()) {
    throw damaged();
  }
  try {
    const note: ImportNote = JSON.parse(first.slice(NOTE.length));
    return { ...note, name, file, table };
  } catch (cause) {
    throw damaged(cause);
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
