import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io } from '../src/cli/command.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { run } from '../src/cli/run.ts';
import type { CodedReport } from '../src/model/coded-report.ts';

const EXAMPLES = 'examples/reports';
const META = ['--meta', 'examples/meta.jsonl'];
const folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  writeFileSync(
    path('good.txt'),
    'أعلنت وزارة الداخلية اليوم مقتل عنصرين في هجوم في مدينة الميادين.',
  );
  writeFileSync(path('empty.txt'), '');
  writeFileSync(path('pdf.txt'), '%PDF-1.4');
  writeFileSync(path('lines.jsonl'), '{"id":"a","text":"نص"}\nno json\n{"id":"b"}\n');
  writeFileSync(path('meta.jsonl'), '{"id":"good","published":"2025-11-25","outlet":"قناة"}\n');
  writeFileSync(path('bad-meta.jsonl'), '{"id":"good","published":"25/11"}\n');
  mkdirSync(path('nothing'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('exit statuses', () => {
  test.each<{ name: string; args: string[]; status: number; says: RegExp }>([
    { name: 'help', args: ['--help'], status: 0, says: /^$/ },
    { name: 'version', args: ['--version'], status: 0, says: /^$/ },
    { name: 'no operand', args: ['code'], status: 2, says: /missing required argument 'path'/ },
    { name: 'no such command', args: ['cod', 'x'], status: 2, says: /Did you mean code\?/ },
    {
      name: 'no such option',
      args: ['code', 'x', '--frmat'],
      status: 2,
      says: /Did you mean --format/,
    },
    { name: 'no such form', args: ['code', 'x', '--format', 'xml'], status: 2, says: /xml/ },
    {
      name: 'no date',
      args: ['code', path('good.txt'), '--published', '25/11/2025'],
      status: 2,
      says: /--published 25\/11\/2025 is no date \[bad-option\]\n {2}Write the date as/,
    },
    {
      name: 'no file',
      args: ['code', path('x.txt')],
      status: 4,
      says: /x\.txt does not exist \[not-found\]/,
    },
    { name: 'no reports', args: ['code', path('nothing')], status: 4, says: /\[no-reports\]/ },
    {
      name: 'an empty file',
      args: ['code', path('empty.txt')],
      status: 3,
      says: /empty\.txt is empty \[empty-report\]/,
    },
    {
      name: 'a binary file',
      args: ['code', path('pdf.txt')],
      status: 3,
      says: /is a PDF, not a text \[binary-file\]/,
    },
    {
      name: 'bad lines',
      args: ['code', path('lines.jsonl')],
      status: 1,
      says: /lines\.jsonl:2 is no JSON object: "no json"[\s\S]*lines\.jsonl:3 has no "text"[\s\S]*1 report coded, 2 could not be read/,
    },
    {
      name: 'some files',
      args: ['code', path('good.txt'), path('x.txt')],
      status: 1,
      says: /x\.txt/,
    },
    {
      name: 'all bad in two ways',
      args: ['code', path('empty.txt'), path('x.txt')],
      status: 3,
      says: /x\.txt/,
    },
    {
      name: 'bad metadata',
      args: ['code', path('good.txt'), '--meta', path('bad-meta.jsonl')],
      status: 3,
      says: /bad-meta\.jsonl:1: .*"25\/11" is no ISO date/,
    },
    {
      name: 'no metadata',
      args: ['code', path('good.txt'), '--meta', path('no.jsonl')],
      status: 4,
      says: /no\.jsonl does not exist/,
    },
    { name: 'no gold', args: ['score', folder], status: 4, says: /gold does not exist/ },
    { name: 'a good file', args: ['code', path('good.txt')], status: 0, says: /^$/ },
  ])('$name: $status', async ({ args, status, says }) => {
    const result = await runFake(args);
    expect(result.status).toBe(status);
    expect(result.err).toMatch(says);
  });
});

describe('isnad code', () => {
  test('takes metadata from the line, then --meta, then meta.jsonl, then the options', async () => {
    writeFileSync(
      path('own.jsonl'),
      '{"id":"own","text":"نص","published":"2020-01-01"}\n{"id":"good","text":"نص"}\n',
    );
    writeFileSync(
      path('other.jsonl'),
      '{"id":"own","published":"2021-01-01","url":"https://own.example"}\n',
    );
    const reports = await codeJson([
      path('own.jsonl'),
      folder.concat('/good.txt'),
      ...['--meta', path('other.jsonl'), '--published', '2019-01-01', '--outlet', 'صحيفة'],
    ]);
    expect(reports.map(({ report }) => [report.published, report.outlet, report.url])).toEqual([
      ['2020-01-01', 'صحيفة', 'https://own.example'],
      ['2019-01-01', 'صحيفة', null],
      ['2019-01-01', 'صحيفة', null],
    ]);
    const ofFolder = await codeJson([folder, '--outlet', 'صحيفة']);
    expect(ofFolder.find(({ report }) => report.id === 'good')?.report).toMatchObject({
      published: '2025-11-25',
      outlet: 'قناة',
    });
  });

  test('reads standard input', async () => {
    const { out } = await runFake(['code', '-', '--format', 'jsonl'], 'قتل عنصر\n');
    expect(JSON.parse(out).report).toMatchObject({ id: 'stdin' });
  });

  test('json and jsonl hold the same reports, whatever their number', async () => {
    for (const input of [EXAMPLES, path('good.txt')]) {
      const lines = (await runFake(['code', input, '--format', 'jsonl'])).out.trimEnd().split('\n');
      expect(await codeJson([input])).toEqual(lines.map((line) => JSON.parse(line)));
    }
    expect((await runFake(['code', path('empty.txt'), '--json'])).out).toBe('[]\n');
  });

  test('the same input twice gives the same bytes', async () => {
    for (const format of ['table', 'json', 'jsonl', 'csv']) {
      const args = ['code', EXAMPLES, ...META, '--format', format];
      expect((await runFake(args)).out).toBe((await runFake(args)).out);
    }
  });

  test('the order of the input changes no report', async () => {
    const lines = readReports().map((report) => JSON.stringify(report));
    writeFileSync(path('forth.jsonl'), lines.join('\n'));
    writeFileSync(path('back.jsonl'), lines.toReversed().join('\n'));
    const forth = (await runFake(['code', path('forth.jsonl'), '--format', 'jsonl'])).out;
    const back = (await runFake(['code', path('back.jsonl'), '--format', 'jsonl'])).out;
    expect(back.trimEnd().split('\n').toReversed()).toEqual(forth.trimEnd().split('\n'));
  });

  test('every span of a coded report lies in its text, and every event has a stable id', async () => {
    const texts = new Map(readReports().map(({ id, text }) => [id, text]));
    for (const { report, events, tallies } of await codeJson([EXAMPLES, ...META])) {
      const length = texts.get(report.id)?.length ?? 0;
      for (const { start, end } of [...events, ...tallies].flatMap(({ evidence }) => evidence)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
      }
      const ids = [...events, ...tallies].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('shows no bar and no colour where standard error is no terminal', async () => {
    const { out, err } = await runFake(['code', EXAMPLES, ...META]);
    for (const mark of ['\u001B', '\r', '█']) expect(out + err).not.toContain(mark);
  });
});

describe('isnad explain', () => {
  test('quotes the words of each evidence', async () => {
    const { out } = await runFake(['explain', EXAMPLES, ...META, '--json']);
    const texts = new Map(readReports().map(({ id, text }) => [id, text]));
    const quotes = JSON.parse(out).flatMap((coded: CodedReport) =>
      coded.events.flatMap(({ evidence }) =>
        evidence.map((item) => [item, texts.get(coded.report.id)?.slice(item.start, item.end)]),
      ),
    );
    expect(quotes.length).toBeGreaterThan(0);
    for (const [item, words] of quotes) expect(item).toMatchObject({ quote: words });
  });

  test('shows the rule of each value', async () => {
    const { out, status } = await runFake(['explain', EXAMPLES, ...META]);
    expect(status).toBe(0);
    expect(out).toMatch(/event 1 {2}\S+\n {4}kind {8}\S+\n {6}«/);
  });
});

describe('isnad score', () => {
  test('scores the bundled examples', async () => {
    const { out, status } = await runFake(['score', 'examples', '--json', '--details']);
    const scores = JSON.parse(out);
    expect(status).toBe(0);
    expect(scores).toMatchObject({ reports: readReports().length, missing: 0 });
    expect(scores.details.length).toBeGreaterThanOrEqual(scores.detection.gold);
  });

  test('scores only what --only names', async () => {
    const { out } = await runFake(['score', 'examples', '--json', '--only', '14-two-lines']);
    expect(JSON.parse(out)).toMatchObject({ reports: 1 });
  });
});

test.each(COMMANDS)('isnad $name --help tells its options and examples', async (command) => {
  const { out, status } = await runFake([command.name, '--help']);
  expect(status).toBe(0);
  for (const { flags } of command.options) expect(out).toContain(flags);
  for (const [line] of command.examples) expect(out).toContain(line);
});

test.each(COMMANDS)('isnad $name has --json', ({ options }) => {
  expect(options.map(({ flags }) => flags)).toContain('--json');
});

async function codeJson(args: readonly string[]): Promise<readonly CodedReport[]> {
  return JSON.parse((await runFake(['code', ...args, '--json'])).out);
}

async function runFake(args: readonly string[], stdin = '') {
  const written = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      written.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      written.err += text;
    },
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 120,
  };
  const status = await run(args, io);
  return { status, ...written };
}

function readReports(): readonly { readonly id: string; readonly text: string }[] {
  const meta = readFileSync('examples/meta.jsonl', 'utf8').trimEnd().split('\n');
  return meta.map((line) => {
    const fields: { readonly id: string } = JSON.parse(line);
    return { ...fields, text: readFileSync(join(EXAMPLES, `${fields.id}.txt`), 'utf8') };
  });
}
