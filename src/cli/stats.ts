import type { AdoptionRule } from '../reconcile/adopt.ts';
import { describeOrigins } from '../reconcile/origins.ts';
import { readTally } from '../store/codings.ts';
import { adoptionRule } from '../store/settings.ts';
import {
  STAT_DIMENSIONS,
  type StatDimension,
  talliesBeside,
  weeklyCounts,
} from '../store/stats.ts';
import { type Command, jsonOption, textOption } from './command.ts';
import { describeChain, describePeriod, describeTally } from './describe-event.ts';
import { EXIT } from './exit-status.ts';
import { filterOptions, readFilter, readNumber } from './incident-filter.ts';
import { formatOf } from './incidents.ts';
import { printRows, ROW_FORMATS, type RowColumn, toObject } from './print-rows.ts';
import { projectOption, withStoreToRead } from './project.ts';

interface Count {
  readonly week: string | null;
  readonly group: string | null;
  readonly incidents: number;
  readonly reports: number;
  readonly origins: number;
  readonly killed: number | null;
  readonly wounded: number | null;
  readonly detained: number | null;
}

const DEFAULT_TALLIES = '20';

const columnsBy = (by: StatDimension, rule: AdoptionRule): readonly RowColumn<Count>[] => [
  { name: 'week', title: 'week of', least: 10, value: ({ week }) => week ?? 'no day' },
  { name: by, title: by, least: 20, value: ({ group }) => group ?? 'unknown' },
  { name: 'incidents', title: 'incidents', value: ({ incidents }) => incidents },
  { name: 'killed', title: 'killed', value: ({ killed }) => killed },
  { name: 'wounded', title: 'wounded', value: ({ wounded }) => wounded },
  { name: 'detained', title: 'detained', value: ({ detained }) => detained },
  { name: 'rule', value: () => rule },
  { name: 'reports', value: ({ reports }) => reports },
  { name: 'origins', value: ({ origins }) => origins },
  {
    name: 'told_by',
    title: 'told by',
    least: 24,
    value: ({ reports, origins }) => describeOrigins(reports, origins),
  },
];

export const stats: Command = {
  name: 'stats',
  summary:
    'Count incidents by week and governorate, kind or actor; tallies stand beside, never added.',
  operands: '',
  operandsSummary: '',
  options: [
    projectOption,
    {
      flags: '--by <what>',
      summary: 'what to count by',
      choices: STAT_DIMENSIONS,
      fallback: 'governorate',
    },
    ...filterOptions,
    { flags: '--tallies <number>', summary: 'at most so many tallies', fallback: DEFAULT_TALLIES },
    {
      flags: '--format <form>',
      summary: 'form of the output',
      choices: ROW_FORMATS,
      fallback: 'table',
    },
    { ...jsonOption, summary: 'print one JSON object: rule, weeks, tallies' },
  ],
  examples: [
    ['isnad stats --since 2025-09', 'incidents a week by governorate'],
    ['isnad stats --by actor --governorate SY-DY --format csv', 'for a spreadsheet'],
  ],
  async run(_, values, io) {
    const filter = readFilter(values);
    const by = STAT_DIMENSIONS.find((known) => known === textOption(values, 'by')) ?? 'governorate';
    const mostTallies = readNumber(values, 'tallies', Number(DEFAULT_TALLIES));
    return await withStoreToRead(values, async ({ db }) => {
      const rule = await adoptionRule(db);
      const counts: readonly Count[] = await weeklyCounts(db, filter, by).execute();
      const tallies = await talliesBeside(db, filter, mostTallies).execute();
      const format = formatOf(values);
      const columns = columnsBy(by, rule);
      if (format === 'json') {
        const weeks = counts.map((count) => toObject(count, columns));
        const told = tallies.map(({ coded, ...of }) => ({ ...readTally({ coded }), ...of }));
        await io.out(`${JSON.stringify({ rule, by, weeks, tallies: told })}\n`);
        return EXIT.ok;
      }
      await io.out(printRows(counts, columns, format, io.columns));
      if (format === 'csv') return EXIT.ok;
      await io.out(
        `\nNumbers adopted by the rule ${rule}. An incident counts in the week of its first day,\na report once for each incident that it tells.\n`,
      );
      if (tallies.length > 0) {
        await io.out('\nTold as totals by reports, in no number above:\n');
        const rows = tallies.map(({ coded, ...of }) => ({ ...of, tally: readTally({ coded }) }));
        await io.out(printRows(rows, TALLY_COLUMNS, 'table', io.columns));
      }
      return EXIT.ok;
    });
  },
};

interface ToldTally {
  readonly tally: ReturnType<typeof readTally>;
  readonly name: string;
  readonly outlet: string | null;
  readonly published: string | null;
}

const TALLY_COLUMNS: readonly RowColumn<ToldTally>[] = [
  { name: 'period', title: 'period', least: 24, value: ({ tally }) => describePeriod(tally) },
  {
    name: 'tally',
    title: 'total',
    least: 28,
    share: 0.2,
    value: ({ tally }) => describeTally(tally),
  },
  { name: 'area', title: 'area', least: 10, share: 0.2, value: ({ tally }) => tally.area },
  {
    name: 'according_to',
    title: 'according to',
    least: 14,
    share: 0.3,
    value: ({ tally }) => describeChain(tally.accordingTo),
  },
  {
    name: 'outlet',
    title: 'outlet',
    least: 10,
    share: 0.3,
    value: ({ outlet, name }) => outlet ?? name,
  },
];
