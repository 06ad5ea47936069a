import type { CodedReport } from '../model/coded-report.ts';
import { inline, rowLines } from './cells.ts';
import {
  describeChain,
  describeKind,
  describeOutcomes,
  describePeriod,
  describeTally,
  describeWhen,
  describeWho,
} from './describe-event.ts';
import type { ReportWriter } from './report-writer.ts';

/** Share of the width that a column takes beyond its least width, in cells. */
interface Column {
  readonly title: string;
  readonly least: number;
  readonly share: number;
}

const COLUMNS: readonly Column[] = [
  { title: 'date', least: 15, share: 0 },
  { title: 'kind', least: 18, share: 0.05 },
  { title: 'gov.', least: 5, share: 0 },
  { title: 'place', least: 12, share: 0.1 },
  { title: 'who', least: 18, share: 0.25 },
  { title: 'outcomes', least: 16, share: 0.3 },
  { title: 'according to', least: 12, share: 0.3 },
];

const LEAST_WIDTH = COLUMNS.reduce((sum, { least }) => sum + least, 0) + 2 * (COLUMNS.length - 1);

/** Writes a heading and a line for each event, as soon as a report is coded. */
export function tableWriter(columns: number): ReportWriter {
  const widths = spread(Math.max(columns, LEAST_WIDTH));
  const row = (cells: readonly string[]): string =>
    rowLines(cells, widths)
      .map((line) => `${line}\n`)
      .join('');
  let titles = row(COLUMNS.map(({ title }) => title));
  const takeTitles = (): string => {
    const taken = titles;
    titles = '';
    return taken;
  };
  return {
    start: () => '',
    report: (coded) =>
      [
        takeTitles(),
        heading(coded),
        ...coded.events.map((event) =>
          row([
            describeWhen(event.when),
            describeKind(event),
            event.where.admin1 ?? event.where.country ?? '?',
            event.where.name ?? '',
            describeWho(event.who),
            describeOutcomes(event),
            describeChain(event.accordingTo),
          ]),
        ),
        ...coded.tallies.map((tally) =>
          row([
            describePeriod(tally),
            'tally',
            '',
            tally.area ?? '',
            '',
            describeTally(tally),
            describeChain(tally.accordingTo),
          ]),
        ),
      ].join(''),
    end: () => (titles === '' ? LEGEND : ''),
  };
}

/** What the signs mean, after the last report. */
const LEGEND = `
~ about   ? not told   2+ at least two   2-5 tellers or bounds differ   A → B A acts on B   A ‹ B told by A, passed on by B
`;

function heading({ report, events, tallies }: CodedReport): string {
  const known = [report.published, report.outlet].filter((value) => value !== null).map(inline);
  const none = events.length + tallies.length === 0 ? ['no event; `isnad explain` tells why'] : [];
  return `\n${[inline(report.id), ...known, ...none].join('  ')}\n`;
}

function spread(columns: number): readonly number[] {
  const free = columns - LEAST_WIDTH;
  return COLUMNS.map(({ least, share }) => least + Math.floor(free * share));
}
