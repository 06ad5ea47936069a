import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';

/** How a file is read. `docs/cli.md` tells what each holds. */
export type FileFormat = 'text' | 'lines' | 'page' | 'feed' | 'telegram' | 'csv' | 'warc' | 'wacz';

/** The format of a file by the ending of its name, in lower case. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.txt': 'text',
  '.jsonl': 'lines',
  '.ndjson': 'lines',
  '.html': 'page',
  '.htm': 'page',
  '.xhtml': 'page',
  '.rss': 'feed',
  '.atom': 'feed',
  '.xml': 'feed',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.warc': 'warc',
  '.wacz': 'wacz',
};
/** Endings that count only where the file itself was named: in a folder they are mostly something else. */
const NAMED_FORMATS: Readonly<Record<string, FileFormat>> = {
  ...FORMATS,
  '': 'text',
  '.text': 'text',
  '.md': 'text',
  '.json': 'telegram',
};
/** What Telegram Desktop calls the export of a chat. */
const TELEGRAM_NAME = 'result.json';

/** One file to read: a report, or many. */
export interface ReportFile {
  readonly path: string;
  readonly format: FileFormat;
  /** Size in bytes. */
  readonly size: number;
  /** The metadata file of the folder that it was found in. */
  readonly metadata?: string;
}

/** A file of this name in a folder of reports holds what is known of them, and no reports. */
const METADATA_NAME = 'meta.jsonl';

/**
 * Finds the report files of a path: the file itself, or the files in a folder and its subfolders that
 * end as reports do, in the order of their names. Hidden files are left out; a `meta.jsonl` holds metadata.
 * `passOver` is told of each other file in a folder.
 */
export async function findReportFiles(
  path: string,
  passOver: (path: string) => void = () => {},
): Promise<readonly ReportFile[]> {
  const found = await statPath(path);
  if (found.isDirectory()) {
    const files = await walk(path, passOver);
    if (files.length > 0) return files;
    throw new IsnadError('no-reports', `${path} has no files with reports`, {
      hint: 'Give a folder with reports, or name the files one by one.',
    });
  }
  const format = formatOf(path, NAMED_FORMATS);
  if (format !== undefined) return [{ path, format, size: found.size }];
  throw new IsnadError('unknown-format', `The ending of ${path} is none that reports have`, {
    hint: `Save the text of the report as .txt; known are ${Object.keys(FORMATS).join(' ')} .json`,
  });
}

async function walk(
  folder: string,
  passOver: (path: string) => void,
  above?: string,
): Promise<readonly ReportFile[]> {
  const entries = (await readFolder(folder)).toSorted(byName);
  const own = entries.some(({ name }) => name === METADATA_NAME);
  const metadata = own ? join(folder, METADATA_NAME) : above;
  const files: ReportFile[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || path === metadata) continue;
    if (entry.isDirectory()) {
      files.push(...(await walk(path, passOver, metadata)));
      continue;
    }
    const format = formatOf(path, FORMATS);
    if (format === undefined) {
      if (entry.isFile()) passOver(path);
      continue;
    }
    // A link may lead to a folder or to nothing; neither is a report.
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) continue;
    files.push({ path, format, size: found.size, ...(metadata === undefined ? {} : { metadata }) });
  }
  return files;
}

function formatOf(
  path: string,
  formats: Readonly<Record<string, FileFormat>>,
): FileFormat | undefined {
  const name = basename(path).toLowerCase();
  if (name === TELEGRAM_NAME) return 'telegram';
  if (name.endsWith('.warc.gz')) return 'warc';
  return formats[extname(name)];
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
