import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io } from '../src/cli/command.ts';
import { run } from '../src/cli/run.ts';
import { gzipEach, waczOf, warcPage } from './make-archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-collection-'));
const path = (name: string): string => join(folder, name);
const PROJECT = ['--project', path('isnad.db')];
afterAll(() => rmSync(folder, { recursive: true }));

const tell = (n: number, of: string): string =>
  `أعلنت وزارة الداخلية اليوم مقتل ${n} عناصر من الأمن الداخلي بانفجار عبوة ناسفة في مدينة الميادين بريف دير الزور الشرقي، بحسب ${of}.`;
const page = (title: string, text: string): string =>
  `<html><head><title>${title}</title><meta property="article:published_time" content="2025-11-24T10:00:00+03:00">
  <meta property="og:site_name" content="موقع الضفة (خيالي)"></head><body><article><p>${text}</p><p>${text.length} ${'وأغلقت الطرق المؤدية إلى المكان. '.repeat(5)}</p></article></body></html>`;

beforeAll(() => {
  mkdirSync(path('in'));
  writeFileSync(path('in/a.txt'), tell(3, 'الوزارة'));
  writeFileSync(path('in/b.html'), page('عبوة في الميادين', tell(4, 'مصدر أمني')));
  writeFileSync(
    path('in/c.rss'),
    `<rss version="2.0"><channel><title>وكالة</title><item><title>خبر</title><guid>1</guid>
     <pubDate>Mon, 24 Nov 2025 10:00:00 +0300</pubDate><description>${tell(5, 'مصدر طبي')}</description></item></channel></rss>`,
  );
  const message = {
    id: 1,
    type: 'message',
    date: '2025-11-24T10:00:00',
    text: tell(6, 'شهود عيان'),
    forwarded_from: 'شبكة',
  };
  writeFileSync(
    path('in/result.json'),
    JSON.stringify({ name: 'قناة', id: 9, messages: [message] }),
  );
  writeFileSync(path('in/d.csv'), `text,date,site\n"${tell(7, 'ناشطين')}",2025-11-24,صحيفة\n`);
  writeFileSync(
    path('in/e.jsonl'),
    `${JSON.stringify({ id: 'e', text: tell(8, 'مصادر محلية'), published: '2025-11-24' })}\nno json\n`,
  );
  const warc = gzipEach([warcPage('https://a.example/1', page('أخرى', tell(9, 'الدفاع المدني')))]);
  writeFileSync(path('in/f.warc.gz'), warc);
  writeFileSync(
    path('in/g.wacz'),
    waczOf([
      {
        name: 'archive/x.warc.gz',
        bytes: gzipEach([warcPage('https://b.example/2', page('ثالثة', tell(10, 'مصدر عسكري')))]),
      },
    ]),
  );
});

describe('isnad add', () => {
  test('takes in every format, each report once', async () => {
    const first = await isnad(['add', path('in'), ...PROJECT]);
    expect(first.out).toBe('read 9, new 8, known 0, rejected 1\n');
    expect(first.err).toMatch(/rejected: .*e\.jsonl:2 is no JSON object.* \[bad-line\]/);
    expect(first.status).toBe(1);
    const again = await isnad(['add', path('in'), ...PROJECT]);
    expect(again.out).toBe('read 9, new 0, known 8, rejected 1\n');
    expect((await isnad(['verify', ...PROJECT])).out).toMatch(/nothing was changed or lost/);
  });

  test('says what it passes over in a folder', async () => {
    mkdirSync(path('mixed/sub'), { recursive: true });
    for (const name of ['a.docx', 'sub/b.docx', 'c.pdf', '.hidden.pdf', 'LICENCE', 'meta.jsonl']) {
      writeFileSync(path(`mixed/${name}`), '');
    }
    writeFileSync(path('mixed/d.txt'), tell(2, 'مصادر محلية'));
    const { out, err } = await isnad(['add', path('mixed'), '--project', path('mixed.db')]);
    expect(out).toBe('read 1, new 1, known 0, rejected 0\n');
    expect(err).toBe(
      'note: 4 files that are no reports by their endings were passed over: 2 .docx, 1 .pdf, 1 no ending\n',
    );
  });

  test('tells the counts and reasons as JSON', async () => {
    const { out } = await isnad(['add', path('in/e.jsonl'), '--json', ...PROJECT]);
    expect(JSON.parse(out)).toMatchObject({
      read: 2,
      new: 0,
      known: 1,
      rejected: 1,
      reasons: [{ code: 'bad-line' }],
    });
  });

  test('adds what a known report lacked', async () => {
    const { err } = await isnad(['add', path('in/a.txt'), '--published', '2025-11-24', ...PROJECT]);
    expect(err).toContain('1 known reports got metadata');
    const { out } = await isnad(['search', 'الوزارة', '--json', ...PROJECT]);
    const found: readonly { name: string; published: string }[] = JSON.parse(out);
    expect(found.find(({ name }) => name === 'a')).toMatchObject({ published: '2025-11-24' });
  });

  test.each([
    { name: 'no such path', args: ['nowhere'], status: 4, says: /does not exist/ },
    {
      name: 'bad columns',
      args: ['in/d.csv', '--columns', 'x'],
      status: 2,
      says: /names no column/,
    },
  ])('with $name ends with $status', async ({ args: [file = '', ...options], status, says }) => {
    const result = await isnad(['add', path(file), ...options, ...PROJECT]);
    expect([result.status, result.err]).toEqual([status, expect.stringMatching(says)]);
  });
});

describe('reading a collection', () => {
  test('isnad incidents shows reports with their origins, in every form', async () => {
    const { out, err } = await isnad(['incidents', '--governorate', 'sy-dy', ...PROJECT]);
    expect(out).toMatch(/SY-DY .*الميادين/);
    expect(out).toMatch(/\d+ reports, \d+ origins?/);
    expect(err).toMatch(/numbers adopted by majority-of-origins/);
    const json = JSON.parse((await isnad(['incidents', '--json', ...PROJECT])).out);
    const csv = (await isnad(['incidents', '--format', 'csv', ...PROJECT])).out.trim().split('\n');
    expect(csv).toHaveLength(json.length + 1);
  });

  test('isnad incidents lets no camp out of the terminal unless it is asked to', async () => {
    const own = ['--project', path('camp.db')];
    writeFileSync(
      path('camp.txt'),
      'قُتل ثلاثة مدنيين بإطلاق نار داخل مخيم العريشة جنوبي الحسكة أمس الأحد، بحسب الدفاع المدني.',
    );
    await isnad(['add', path('camp.txt'), '--published', '2025-11-24', ...own]);
    const listed = async (...more: readonly string[]) =>
      (await isnad(['incidents', ...more, ...own])).out;
    expect(await listed()).toContain('العريشة');
    for (const form of ['json', 'csv']) {
      expect(await listed('--format', form)).toMatch(/camp/);
      expect(await listed('--format', form)).not.toContain('العريشة');
      expect(await listed('--format', form, '--exact-places')).toContain('العريشة');
    }
  });

  test('isnad incident shows every claim with its teller', async () => {
    const incident = await largestIncident();
    const { out } = await isnad(['incident', incident.slice(0, 10), ...PROJECT]);
    for (const part of ['killed', 'origins', 'reports', 'held for one occurrence because']) {
      expect(out).toContain(part);
    }
    const lowest = JSON.parse(
      (await isnad(['incident', incident, '--rule', 'lowest', '--json', ...PROJECT])).out,
    );
    const highest = JSON.parse(
      (await isnad(['incident', incident, '--rule', 'highest', '--json', ...PROJECT])).out,
    );
    expect(lowest.outcomes[0].adopted.best).toBeLessThan(highest.outcomes[0].adopted.best);
    expect(lowest.outcomes[0].claims).toEqual(highest.outcomes[0].claims);
  });

  test('counts reports beside origins: by value, in all, and copies in a search', async () => {
    const project = ['--project', path('origins.db')];
    const day = { published: '2025-11-25', outlet: 'وكالة خيالية' };
    const later = `${tell(3, 'مصدر أمني')} وأضافت أن الطريق أُغلق ساعات ثم فُتح أمام المارة.`;
    const lines = [
      { id: 'a', text: tell(3, 'مصدر أمني'), ...day },
      { id: 'b', text: later, ...day },
      { id: 'c', text: tell(3, 'مصدر أمني'), ...day, outlet: 'صحيفة خيالية' },
    ];
    writeFileSync(path('origins.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    await isnad(['add', path('origins.jsonl'), ...project]);
    const listed = await isnad(['incidents', ...project]);
    expect(listed.out).toMatch(/3 reports, 1 origin\n/);
    expect(listed.err).toContain('1 of 1 incidents (3 reports, 1 origin)');
    const [{ incident }] = JSON.parse((await isnad(['incidents', '--json', ...project])).out);
    const { out } = await isnad(['incident', incident, ...project]);
    expect(
      out
        .match(/^(?:kind|killed).*$/gmu)
        ?.map((line) => /\d+ reports?, \d+ origins?/.exec(line)?.[0]),
    ).toEqual(['3 reports, 1 origin', '3 reports, 1 origin']);
    const range = (await isnad(['incident', incident, '--rule', 'range', ...project])).out;
    expect(range).not.toMatch(/\b0 reports/);
    expect((await isnad(['search', 'ناسفة', ...project])).err).toBe(
      '3 of 3 reports (2 of them copy another)\n',
    );
  });

  test('a forwarded message has its first sender in the chain', async () => {
    const incidents = JSON.parse((await isnad(['incidents', '--json', ...PROJECT])).out);
    const shown: string[] = [];
    for (const { incident } of incidents) {
      shown.push((await isnad(['incident', incident, ...PROJECT])).out);
    }
    expect(shown.join('')).toMatch(/وزارة الداخلية ‹ شبكة ‹ قناة/);
  });

  test('isnad search finds words with what is written onto them', async () => {
    const found = JSON.parse((await isnad(['search', 'الداخلية', '--json', ...PROJECT])).out);
    expect(found).toHaveLength(8);
    const none = await isnad(['search', 'طائرة', ...PROJECT]);
    expect([none.status, none.out]).toEqual([0, '']);
    expect((await isnad(['search', '"', ...PROJECT])).status).toBe(2);
  });

  test('isnad stats names the rule', async () => {
    const { out } = await isnad(['stats', ...PROJECT]);
    expect(out).toMatch(/2025-11-24 +SY-DY/);
    expect(out).toMatch(/adopted by the rule majority-of-origins/);
    for (const by of ['kind', 'actor']) {
      const { weeks } = JSON.parse((await isnad(['stats', '--by', by, '--json', ...PROJECT])).out);
      expect(weeks.length).toBeGreaterThan(0);
    }
    for (const command of ['stats', 'incidents']) {
      const { out: csv } = await isnad([command, '--format', 'csv', ...PROJECT]);
      const [header = '', first = ''] = csv.split('\n');
      const at = header.split(',').indexOf('rule');
      expect([header.split(',')[at], first.split(',')[at]]).toEqual([
        'rule',
        'majority-of-origins',
      ]);
    }
  });

  test.each([
    ['incidents', '--since', 'gestern'],
    ['incidents', '--kind', 'war'],
    ['incidents', '--limit', '0'],
    ['stats', '--by', 'year'],
    ['judge', 'a', 'b'],
    ['incident', 'ffffffffffff'],
    ['incident', ''],
    ['judge', 'zzzz', 'yyyy', '--as', 'same'],
    ['judge', '--undo', '99'],
  ])('isnad %s %s %s is refused', async (...args) => {
    const { status } = await isnad([...args, ...PROJECT]);
    expect([2, 4]).toContain(status);
  });

  test('of no project says how to make one', async () => {
    const { status, err } = await isnad(['incidents', '--project', path('none.db')]);
    expect(status).toBe(4);
    expect(err).toMatch(/isnad add PATH/);
  });
});

test('a decision splits an incident, is listed and taken back', async () => {
  const before = await incidentCount();
  const incident = await largestIncident();
  const { members } = JSON.parse((await isnad(['incident', incident, '--json', ...PROJECT])).out);
  const [a, b] = members.map((member: { event: { id: string } }) => member.event.id);
  const decided = await isnad([
    'judge',
    a,
    b,
    '--as',
    'different',
    '--reason',
    'two streets',
    '--by',
    'reader 1',
    ...PROJECT,
  ]);
  expect(decided.out).toMatch(/^decision 1: /);
  const shown = (await isnad(['incident', incident, ...PROJECT])).out;
  expect(shown).toMatch(
    /\ndecisions\n {2}1 {2}\S+ and \S+ are different, by .*reader 1.*two streets/,
  );
  expect(await incidentCount()).toBeGreaterThan(before);
  expect((await isnad(['judge', ...PROJECT])).out).toMatch(/different .*reader 1 .*two streets/s);
  expect((await isnad(['recode', '--all', ...PROJECT])).out).toBe('coded 8, changed 0\n');
  expect(await incidentCount()).toBeGreaterThan(before);
  expect((await isnad(['judge', '--undo', '1', ...PROJECT])).status).toBe(0);
  expect(await incidentCount()).toBe(before);
  expect((await isnad(['verify', ...PROJECT])).status).toBe(0);
});

test('a decision merges two incidents, survives recoding and is taken back', async () => {
  const project = ['--project', path('merged.db')];
  const far = 'قُتل شخص وأصيب اثنان بانفجار لغم أرضي في مدينة تدمر شرقي حمص يوم 3 تشرين الأول 2025.';
  writeFileSync(path('near.txt'), tell(3, 'الوزارة'));
  writeFileSync(path('far.txt'), far);
  const files = [path('near.txt'), path('far.txt')];
  await isnad(['add', ...files, '--published', '2025-11-24', ...project]);
  const incidents = async (): Promise<readonly { incident: string; reports: number }[]> =>
    JSON.parse((await isnad(['incidents', '--json', ...project])).out);
  const before = await incidents();
  expect(before.map(({ reports }) => reports)).toEqual([1, 1]);
  const events: string[] = [];
  for (const { incident } of before) {
    const { members } = JSON.parse((await isnad(['incident', incident, '--json', ...project])).out);
    events.push(members[0].event.id);
  }
  const [a = '', b = ''] = events;
  expect((await isnad(['judge', a, b, '--as', 'same', ...project])).status).toBe(0);
  expect((await incidents()).map(({ reports }) => reports)).toEqual([2]);
  await isnad(['recode', '--all', ...project]);
  expect((await incidents()).map(({ reports }) => reports)).toEqual([2]);
  const [merged] = await incidents();
  const shown = await isnad(['incident', merged?.incident ?? '', ...project]);
  expect(shown.out).toContain('a person says so');
  expect((await isnad(['judge', '--undo', '1', ...project])).status).toBe(0);
  expect((await incidents()).map(({ incident }) => incident).sort()).toEqual(
    before.map(({ incident }) => incident).sort(),
  );
  expect((await isnad(['judge', '--undo', '1', ...project])).status).not.toBe(0);
  expect((await isnad(['verify', ...project])).status).toBe(0);
});

test('recoding by another rule changes the adopted numbers, not the claims', async () => {
  const killed = async (): Promise<number> => {
    const { outcomes } = JSON.parse(
      (await isnad(['incident', await largestIncident(), '--json', ...PROJECT])).out,
    );
    return outcomes[0].adopted.best;
  };
  expect((await isnad(['recode', '--rule', 'highest', ...PROJECT])).status).toBe(0);
  const highest = await killed();
  expect((await isnad(['recode', '--rule', 'lowest', ...PROJECT])).status).toBe(0);
  expect(await killed()).toBeLessThan(highest);
  const { out } = await isnad(['recode', '--diff', '--dry-run', '--all', '--json', ...PROJECT]);
  expect(JSON.parse(out)).toMatchObject({ coded: 8, changed: 0, differences: [] });
});

test('a backup is restored, and what was there is kept', async () => {
  expect((await isnad(['backup', path('copy.db'), ...PROJECT])).status).toBe(0);
  const restored = await isnad(['restore', path('copy.db'), ...PROJECT]);
  expect(restored.out).toMatch(/is restored; what was there is kept as/);
  expect((await isnad(['verify', ...PROJECT])).status).toBe(0);
  cpSync('examples/meta.jsonl', path('not-a-copy.db'));
  expect((await isnad(['restore', path('not-a-copy.db'), ...PROJECT])).status).toBe(5);
});

async function largestIncident(): Promise<string> {
  const all: readonly { incident: string; reports: number }[] = JSON.parse(
    (await isnad(['incidents', '--json', ...PROJECT])).out,
  );
  return all.toSorted((a, b) => b.reports - a.reports)[0]?.incident ?? '';
}

async function incidentCount(): Promise<number> {
  return JSON.parse((await isnad(['incidents', '--json', '--limit', '1000', ...PROJECT])).out)
    .length;
}

async function isnad(args: readonly string[]) {
  const written = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      written.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      written.err += text;
    },
    stdin: (async function* () {})(),
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 140,
  };
  return { status: await run(args, io), ...written };
}
