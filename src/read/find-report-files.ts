import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';

const TEXT_ENDINGS: ReadonlySet<string> = new Set(['.txt', '.text', '.md', '']);
const LINE_ENDINGS: ReadonlySet<string> = new Set(['.jsonl', '.ndjson']);
/** What counts as a report where only the folder was named. */
const FOLDER_ENDINGS: ReadonlySet<string> = new Set(['.txt', ...LINE_ENDINGS]);

/** One file to read: a report as text, or many as JSON lines. */
export interface ReportFile {
  readonly path: string;
  readonly format: 'text' | 'lines';
  /** Size in bytes. */
  readonly size: number;
  /** The metadata file of the folder that it was found in. */
  readonly metadata?: string;
}

/** A file of this name in a folder of reports holds what is known of them, and no reports. */
const METADATA_NAME = 'meta.jsonl';

/**
 * Finds the report files of a path: the file itself, or the .txt and .jsonl files in a folder and
 * its subfolders, in the order of their names. Hidden files are left out; a `meta.jsonl` holds metadata.
 */
export async function findReportFiles(path: string): Promise<readonly ReportFile[]> {
  const found = await statPath(path);
  if (found.isDirectory()) {
    const files = await walk(path);
    if (files.length > 0) return files;
    throw new IsnadError('no-reports', `${path} has no .txt or .jsonl files`, {
      hint: 'Give a folder with reports, or name the files one by one.',
    });
  }
  const format = formatOf(path);
  if (format !== undefined) return [{ path, format, size: found.size }];
  throw new IsnadError('unknown-format', `${path} ends in neither .txt nor .jsonl`, {
    hint: 'Save the text of the report as .txt, or many reports as JSON lines in .jsonl.',
  });
}

async function walk(folder: string, above?: string): Promise<readonly ReportFile[]> {
  const entries = (await readFolder(folder)).toSorted(byName);
  const own = entries.some(({ name }) => name === METADATA_NAME);
  const metadata = own ? join(folder, METADATA_NAME) : above;
  const files: ReportFile[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || path === metadata) continue;
    if (entry.isDirectory()) files.push(...(await walk(path, metadata)));
    const format = FOLDER_ENDINGS.has(extname(path).toLowerCase()) ? formatOf(path) : undefined;
    if (entry.isDirectory() || format === undefined) continue;
    // A link may lead to a folder or to nothing; neither is a report.
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) continue;
    files.push({ path, format, size: found.size, ...(metadata === undefined ? {} : { metadata }) });
  }
  return files;
}

function formatOf(path: string): 'text' | 'lines' | undefined {
  const ending = extname(path).toLowerCase();
  if (LINE_ENDINGS.has(ending)) return 'lines';
  return TEXT_ENDINGS.has(ending) ? 'text' : undefined;
}

async function statPath(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw asIsnadError(path, cause);
  }
}

async function readFolder(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (cause) {
    throw asIsnadError(path, cause);
  }
}

/** Turns an error of the file system into one that says what to do. */
export function asIsnadError(path: string, cause: unknown): IsnadError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new IsnadError('not-found', `${path} does not exist`, {
      cause,
      hint: 'Check the spelling of the path, and the folder you are in.',
    });
  }
  return new IsnadError('unreadable', `${path} cannot be read (${code || String(cause)})`, {
    cause,
    hint: 'Check the rights on the file.',
  });
}

function byName(a: Dirent, b: Dirent): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}
