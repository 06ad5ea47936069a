import type { IsnadError } from '../model/isnad-error.ts';
import type { LinkBatch } from '../reconcile/link-batch.ts';
import { codeEach, codeOnThreads } from './code-in-order.ts';
import { openThreads } from './coding-threads.ts';
import { type Command, type Io, jsonOption, type OptionValues, textOption } from './command.ts';
import { exitStatusOf, printError } from './exit-status.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { openProgress } from './progress.ts';
import { metadataOptions, openInputs } from './read-inputs.ts';
import { arrayWriter, linesWriter, type ReportWriter } from './report-writer.ts';

const FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;

export const code: Command = {
  name: 'code',
  summary: 'Code the events of reports: who did what to whom, where, when, according to whom.',
  operands: '<path...>',
  operandsSummary:
    'files (.txt, .jsonl, .html, feeds, Telegram exports, tables, web archives), folders with such files, or - for standard input',
  options: [
    {
      flags: '--format <form>',
      summary: 'form of the output',
      choices: FORMATS,
      fallback: 'table',
    },
    ...metadataOptions,
    {
      flags: '--no-link',
      summary: 'do not link the events of different reports; those of standard input never are',
    },
    { ...jsonOption, summary: 'the same as --format json' },
  ],
  examples: [
    ['isnad code report.txt --published 2025-11-25', 'events of one report as a table'],
    ['isnad code reports/ --meta meta.jsonl --format jsonl > coded.jsonl', 'a folder, for scripts'],
    ['isnad code archive.jsonl --format csv > events.csv', 'one row an event, for spreadsheets'],
    ['cat report.txt | isnad code - --json', 'one report from standard input'],
  ],
  async run(operands, values, io) {
    const inputs = await openInputs(operands, values, io);
    const writer = await chooseWriter(values, io);
    const progress = openProgress(inputs.totalBytes, io, () => performance.now());
    const failures: IsnadError['code'][] = [];
    const fail = (error: IsnadError): void => {
      progress.end();
      printError(error, io);
      failures.push(error.code);
    };
    for (const error of inputs.failures) fail(error);
    let done = 0;
    // What comes through a pipe is written as it comes, so that the next program can go on with it.
    const piped = operands.includes('-');
    const batch = piped || values['link'] === false ? undefined : await openBatch();
    const threads = piped ? undefined : openThreads(inputs.totalBytes, io.home);
    const all =
      threads === undefined
        ? codeEach(inputs.reports, () => loadKnowledge(io.home))
        : codeOnThreads(inputs.reports, threads);
    try {
      await io.out(writer.start());
      for await (const { input, coded } of all) {
        if (coded === undefined) fail(input.error);
        else {
          const ready = batch === undefined ? [coded] : batch.add(coded, input.report.text);
          for (const report of ready) await io.out(writer.report(report));
          for (const { code, message } of input.diagnostics) {
            io.err(`note: ${input.origin}: ${message} [${code}]\n`);
          }
          done++;
        }
        progress.step(input.bytes);
      }
    } finally {
      await threads?.close();
    }
    for (const report of batch?.finish() ?? []) await io.out(writer.report(report));
    await io.out(writer.end());
    progress.end();
    if (batch?.overflowed() === true) {
      io.err(
        'note: too many reports to link in memory; add them to a project file with `isnad add` to link them\n',
      );
    }
    if (failures.length > 0 && done > 0) {
      io.err(
        `${done} ${done === 1 ? 'report' : 'reports'} coded, ${failures.length} could not be read\n`,
      );
    }
    return exitStatusOf(done, failures);
  },
};

/** The linker is loaded where it is used, as a start costs more than a report. */
async function openBatch(): Promise<LinkBatch> {
  return (await import('../reconcile/link-batch.ts')).openLinkBatch();
}

/** Loads only what the chosen form needs, since a start costs more than a report. */
async function chooseWriter(values: OptionValues, io: Io): Promise<ReportWriter> {
  const format = values['json'] === true ? 'json' : textOption(values, 'format');
  if (format === 'json') return arrayWriter();
  if (format === 'jsonl') return linesWriter();
  if (format === 'csv') return (await import('./write-csv.ts')).csvWriter();
  return (await import('./write-table.ts')).tableWriter(io.columns);
}
