import type { Rate, ScoreDetail, Scores } from '../score/score-reports.ts';
import { scoreReports } from '../score/score-reports.ts';
import { inline } from './cells.ts';
import { type Command, jsonOption, textOption } from './command.ts';
import { exitStatusOf } from './exit-status.ts';
import { codeGoldFolder, readGold } from './gold-folder.ts';
import { loadKnowledge } from './load-knowledge.ts';

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
    const gold = (await readGold(folder)).filter(
      ({ report }) => only === undefined || only.includes(report.id),
    );
    const { coded, failures } = await codeGoldFolder(
      folder,
      new Set(gold.map(({ report }) => report.id)),
      loadKnowledge(io.home),
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
