import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';
import { asIsnadError } from '../read/find-report-files.ts';
import type { Rate, ScoreDetail, Scores } from '../score/score-reports.ts';
import { scoreReports } from '../score/score-reports.ts';
import type { ScoredReport } from '../score/scored-report.ts';
import { inline } from './cells.ts';
import { codeInput } from './code-input.ts';
import { type Command, type Io, jsonOption, textOption } from './command.ts';
import { exitStatusOf, printError } from './exit-status.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { openInputs } from './read-inputs.ts';

export const score: Command = {
  name: 'score',
  summary: 'Code the reports of a gold folder and compare the result with its gold.',
  operands: '<gold-folder>',
  operandsSummary:
    'a folder with reports/ID.txt, gold/ID.json and, where dates are known, meta.jsonl',
  options: [
    { flags: '--only <ids>', summary: 'score these reports only; ids separated by commas' },
    {
      flags: '--details',
      summary: 'list every event that is missed, invented or wrong in a field',
    },
    { ...jsonOption, summary: 'print the scores as one JSON object, with --details the list too' },
  ],
  examples: [
    ['isnad score examples', 'scores on the bundled examples'],
    ['isnad score examples --details', 'with each miss'],
  ],
  async run([folder = ''], values, io) {
    const only = textOption(values, 'only')?.split(',');
    const gold = (await readGold(join(folder, 'gold'))).filter(
      ({ report }) => only === undefined || only.includes(report.id),
    );
    const { coded, failures } = await codeFolder(
      folder,
      new Set(gold.map(({ report }) => report.id)),
      io,
    );
    const { scores, details } = scoreReports(gold, coded);
    const listed = values['details'] === true ? details : [];
    if (values['json'] === true) {
      const result = values['details'] === true ? { ...scores, details } : scores;
      await io.out(`${JSON.stringify(result, null, 1)}\n`);
    } else await io.out(describeScores(scores, listed));
    return exitStatusOf(coded.size, failures);
  },
};

async function codeFolder(folder: string, wanted: ReadonlySet<string>, io: Io) {
  const meta = join(folder, 'meta.jsonl');
  const hasMeta = (await listFolder(folder)).includes('meta.jsonl');
  const inputs = await openInputs([join(folder, 'reports')], hasMeta ? { meta } : {}, io);
  const [missing] = inputs.failures;
  if (missing !== undefined) throw missing;
  const knowledge = loadKnowledge();
  const coded = new Map<string, ScoredReport>();
  const failures: IsnadError['code'][] = [];
  for await (const input of inputs.reports) {
    if ('error' in input) {
      printError(input.error, io);
      failures.push(input.error.code);
    } else if (wanted.has(input.report.id)) {
      coded.set(input.report.id, codeInput(input, knowledge));
    }
  }
  return { coded, failures };
}

async function readGold(folder: string): Promise<readonly ScoredReport[]> {
  const names = (await listFolder(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) {
    throw new IsnadError('bad-gold', `${folder} has no .json files`, {
      hint: 'Put gold/ID.json beside reports/ID.txt, one for each report.',
    });
  }
  return await Promise.all(names.map((name) => readGoldFile(join(folder, name), name)));
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

function describeScores(scores: Scores, details: readonly ScoreDetail[]): string {
  const { fields, linking } = scores;
  const lines = [
    ...details
      .filter(({ verdict }) => verdict !== 'right')
      .map(
        ({ report, event, verdict, what }) =>
          `${inline(report)}  ${event}  ${verdict}: ${inline(what)}`,
      ),
    `${scores.reports} reports, ${scores.missing} not coded; ${percent(scores.cleanReports)} need no correction`,
    describeRate('detection', scores.detection),
    describeRate('strict', scores.strict),
    describeRate('exact', scores.exact),
    describeRate('tallies', scores.tallies),
    ...(linking === undefined ? [] : [describeRate('linking', linking)]),
    `on found events: kind ${three(fields.kind)}  when ${three(fields.when)}  governorate ${three(fields.admin1)}  place ${three(fields.place)}  attribution ${three(fields.attribution)}  who F1 ${three(fields.who.f1)}  counts F1 ${three(fields.outcomes.f1)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function describeRate(name: string, { p, r, f1, hit, gold, system }: Rate): string {
  const rates = `P ${three(p)}  R ${three(r)}  F1 ${three(f1)}`;
  return `${name.padEnd(10)} ${rates}  (${hit} of ${gold} gold, ${system} coded)`;
}

const three = (value: number): string => value.toFixed(3);
const percent = (value: number): string => `${Math.round(100 * value)} %`;
