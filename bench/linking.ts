// `node bench/linking.ts REPORTS.jsonl … [--coded CODED.jsonl]`: how well the events of different reports
// are linked, beside two baselines. REPORTS are lines {id, text, published?, gold: {incident, date, lat,
// lon}}: every report is filed under one incident. Of each report the event that fits its filed incident
// best stands for it; a report without events is alone.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type FiledText, measureLinking } from '../scripts/measure-linking.ts';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import type { CodedReport } from '../src/model/coded-report.ts';
import type { Report } from '../src/model/report.ts';
import { codeReport } from '../src/pipeline.ts';
import type { Share } from '../src/score/airwars.ts';
import type { GroupScores } from '../src/score/group-scores.ts';

type FiledReport = FiledText & {
  readonly [field in 'published' | 'outlet' | 'title']?: string | null;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { coded: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error('usage: node bench/linking.ts REPORTS.jsonl … [--coded CODED.jsonl]');
  process.exit(2);
}
const filed = positionals.flatMap((file) => readLines(file) as FiledReport[]);
const coded = values.coded === undefined ? codeAll() : (readLines(values.coded) as CodedReport[]);
const { copies, dayAndPlace, linking, seconds } = measureLinking(filed, coded);
print('near-duplicate text alone', copies);
print('same day and place alone', dayAndPlace);
print('linking', linking);
console.log(`${filed.length} reports linked in ${seconds.toFixed(2)} s`);

function codeAll(): readonly CodedReport[] {
  const knowledge = loadKnowledge();
  return filed.map(({ id, text, published, outlet, title }) => {
    const report: Report = {
      id,
      text,
      published: published ?? undefined,
      outlet: outlet ?? undefined,
      title: title ?? undefined,
    };
    return codeReport(report, knowledge);
  });
}

function print(name: string, { precision, recall, bCubed: { p, r, f1 } }: GroupScores): void {
  console.log(
    name.padEnd(28),
    `pairs P ${show(precision)} R ${show(recall)}`,
    ` B-cubed P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)}`,
  );
}

function show({ hit, of }: Share): string {
  return of === 0 ? '  -  ' : (hit / of).toFixed(3);
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
