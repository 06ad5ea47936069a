import { expect, test } from 'vitest';
import type { CodedEvent, CodedReport } from '../model/coded-report.ts';
import { CSV_COLUMNS, csvWriter } from './write-csv.ts';

const event: CodedEvent = {
  id: 'r-1',
  kind: 'attack',
  status: 'happened',
  count: 1,
  when: { from: '2025-11-23', to: '2025-11-23', precision: 'day' },
  where: {
    name: 'الميادين',
    admin1: 'SY-DY',
    country: 'SY',
    lat: 35.02,
    lon: -1.5,
    precision: 'settlement',
    accuracyKm: 1,
  },
  who: [
    { id: 'isis', role: 'initiator', basis: 'suspected', as: null },
    { id: 'sdf', role: 'target', basis: 'stated', as: null },
    { id: 'civilians', role: 'target', basis: 'stated', as: null },
  ],
  outcomes: [
    { what: 'killed', who: 'sdf', low: 2, high: 2, best: 2 },
    { what: 'killed', who: 'civilians', low: 1, high: 1, best: 1 },
    { what: 'wounded', who: 'sdf', low: 2, high: null, best: null },
  ],
  seized: false,
  accordingTo: [{ name: 'المرصد', kind: 'organization', actor: null }],
  incident: null,
  evidence: [],
};

test('writes one row an event, an open count as an empty cell', () => {
  expect(fieldsOf({})).toMatchObject({
    event_id: 'r-1',
    place: 'الميادين',
    lat: '35.02',
    lon: '-1.5',
    initiators: 'isis',
    targets: 'sdf civilians',
    killed: '3',
    wounded: '',
    detained: '',
    outcomes: '"killed 2 sdf, killed 1 civilians, wounded 2+ sdf"',
    seized: 'false',
    according_to: 'المرصد',
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'no spreadsheet runs a cell that begins as %j does',
  (outlet) => {
    expect(csvWriter().report(coded({ outlet }))).toMatch(/(?:^|,)"?'[=+\-@\t\r]/m);
  },
);

test('quotes what would break a row', () => {
  expect(csvWriter().report(coded({ outlet: 'a "b"\nc' }))).toContain('"a ""b""\nc"');
});

test.each(['قناة', 'a-b', "it's", '2025'])('leaves the cell %j as it is', (outlet) => {
  expect(fieldsOf({ outlet })).toMatchObject({ outlet });
});

test('a report without events has no row', () => {
  expect(csvWriter().report({ ...coded({}), events: [] })).toBe('');
});

function coded(report: Partial<CodedReport['report']>): CodedReport {
  const unknown = { published: null, outlet: null, title: null, url: null, sha256: null };
  return {
    report: { id: 'r', ...unknown, ...report },
    events: [event],
    tallies: [],
    diagnostics: [],
  };
}

/** The cells of the one row by their columns; quoted cells keep their marks. */
function fieldsOf(report: Partial<CodedReport['report']>): Readonly<Record<string, string>> {
  const row = csvWriter().report(coded(report)).trimEnd();
  const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  return Object.fromEntries(
    CSV_COLUMNS.map(([name], i) => [name, (cells[i] ?? '').replace(/,$/, '')]),
  );
}
