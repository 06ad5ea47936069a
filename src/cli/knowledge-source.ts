import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { IsnadError } from '../model/isnad-error.ts';
import type { KnowledgeSource } from '../rules/knowledge.ts';

/** Size in bytes and time of change of a data file: what tells that it was edited. */
type Stamp = readonly [size: number, changed: number];

/**
 * The compiled data file has two lines of JSON: the stamps of what went into it, and the parsed
 * files. The stamps come first, so that a look at them costs no parsing of the rest.
 */
interface Compiled {
  readonly form: number;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly body: string;
}

/** Raised whenever files are parsed into another shape, so that older compiled data are dropped. */
const FORM = 1;

/**
 * The parsed files of a data folder. They are taken from `compiledFile` where nothing has changed since
 * it was written; else the changed files are parsed again and it is rewritten.
 */
export function loadKnowledgeSource(dataFolder: string, compiledFile: string): KnowledgeSource {
  const compiled = readCompiled(compiledFile);
  const known = compiled === undefined ? undefined : parseBody(compiled);
  const stamps = stampFiles(dataFolder);
  if (known !== undefined && isSame(compiled?.stamps, stamps)) return { files: known };
  const files: Record<string, unknown> = {};
  for (const [path, stamp] of Object.entries(stamps)) {
    const before = known?.[path];
    const unchanged = before !== undefined && isSame(compiled?.stamps[path], stamp);
    files[path] = unchanged ? before : readDataFile(dataFolder, path);
  }
  writeCompiled(compiledFile, stamps, files);
  return { files };
}

/** Parses a compiled data file without looking at any data folder. */
export function readCompiledKnowledge(compiledFile: string): KnowledgeSource {
  const compiled = readCompiled(compiledFile);
  const files = compiled === undefined ? undefined : parseBody(compiled);
  if (files !== undefined) return { files };
  throw new IsnadError('bad-knowledge', `${compiledFile} is missing or damaged`, {
    hint: 'Install Isnad again, or run `npm run build` in its source folder.',
  });
}

function readDataFile(folder: string, path: string): unknown {
  const source = readFileSync(join(folder, path), 'utf8');
  return path.endsWith('.tsv') ? parseTsv(source) : parseYaml(source, `data/${path}`);
}

/** The rows of a TSV file with its header row. Lines that are empty or begin with # are left out. */
export function parseTsv(source: string): readonly (readonly string[])[] {
  return source
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function parseYaml(source: string, name: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  const [problem] = document.errors;
  if (problem === undefined) return document.toJS();
  const { line, col } = lineCounter.linePos(problem.pos[0]);
  throw new IsnadError('bad-data', `${name}:${line}:${col}: ${problem.message}`, {
    cause: problem,
    hint: 'Correct the YAML; the comment on top of the file tells the form of an entry.',
  });
}

function stampFiles(folder: string): Readonly<Record<string, Stamp>> {
  const stamps: Record<string, Stamp> = {};
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (/\.(?:ya?ml|tsv)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(join(folder, path));
        stamps[path] = [size, mtimeMs];
      }
    }
  };
  visit('');
  return Object.fromEntries(Object.entries(stamps).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function readCompiled(file: string): Compiled | undefined {
  try {
    const source = readFileSync(file, 'utf8');
    const end = source.indexOf('\n');
    const head: Omit<Compiled, 'body'> = JSON.parse(source.slice(0, end));
    return head.form === FORM ? { ...head, body: source.slice(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}

function parseBody({ body }: Compiled): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Writes beside the file and renames, so that a reader never meets half of it. */
function writeCompiled(file: string, stamps: unknown, files: unknown): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${JSON.stringify({ form: FORM, stamps })}\n${JSON.stringify(files)}`);
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written costs time at the next start, nothing else.
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
