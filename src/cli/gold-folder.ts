import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from '../extract/knowledge.ts';
import type { CodedReport } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';
import { asIsnadError } from '../read/find-report-files.ts';
import { linkReports } from '../reconcile/link-reports.ts';
import type { ScoredReport } from '../score/scored-report.ts';
import { codeInput } from './code-input.ts';
import type { Io } from './command.ts';
import { printError } from './exit-status.ts';
import { openInputs } from './read-inputs.ts';

/** The reports of a gold folder, coded and linked with one another. */
export interface CodedFolder {
  readonly coded: ReadonlyMap<string, CodedReport>;
  /** Why reports could not be read. */
  readonly failures: readonly IsnadError['code'][];
}

/** The gold codings of a folder with reports/ID.txt, gold/ID.json and, where dates are known, meta.jsonl. */
export async function readGold(folder: string): Promise<readonly ScoredReport[]> {
  const path = join(folder, 'gold');
  const names = (await listFolder(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) {
    throw new IsnadError('bad-gold', `${path} has no .json files`, {
      hint: 'Put gold/ID.json beside reports/ID.txt, one for each report.',
    });
  }
  return await Promise.all(names.map((name) => readGoldFile(join(path, name), name)));
}

/** Codes the reports of a gold folder that have one of the ids, and links their events. */
export async function codeGoldFolder(
  folder: string,
  ids: ReadonlySet<string>,
  knowledge: Knowledge,
  io: Io,
): Promise<CodedFolder> {
  const meta = join(folder, 'meta.jsonl');
  const hasMeta = (await listFolder(folder)).includes('meta.jsonl');
  const inputs = await openInputs([join(folder, 'reports')], hasMeta ? { meta } : {}, io);
  const [missing] = inputs.failures;
  if (missing !== undefined) throw missing;
  const coded: CodedReport[] = [];
  const texts = new Map<string, string>();
  const failures: IsnadError['code'][] = [];
  for await (const input of inputs.reports) {
    if ('error' in input) {
      printError(input.error, io);
      failures.push(input.error.code);
    } else if (ids.has(input.report.id)) {
      coded.push(codeInput(input, knowledge));
      texts.set(input.report.id, input.report.text);
    }
  }
  const linked = linkReports(coded, { texts });
  return { coded: new Map(linked.map((report) => [report.report.id, report])), failures };
}

async function readGoldFile(path: string, name: string): Promise<ScoredReport> {
  const source = await readFile(path, 'utf8');
  const id = name.slice(0, -'.json'.length);
  try {
    const value: Partial<ScoredReport> | null = JSON.parse(source);
    if (Array.isArray(value?.events)) return { report: { id }, ...value, events: value.events };
  } catch (cause) {
    throw badGold(path, cause);
  }
  throw badGold(path);
}

function badGold(path: string, cause?: unknown): IsnadError {
  const why = cause instanceof Error ? cause.message : 'it has no list of events';
  return new IsnadError('bad-gold', `${path} is no coded report: ${why}`, {
    cause,
    hint: 'Give it the form that `isnad code --json` prints.',
  });
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw asIsnadError(folder, cause);
  }
}
