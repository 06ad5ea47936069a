import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Io } from '../src/cli/command.ts';
import { run } from '../src/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-gazetteer-'));
const path = (name: string): string => join(folder, name);
const home = path('home');

/** Villages that do not exist, in the columns of GeoNames. */
const village = (id: string, name: string, lat: string, lon: string, feature = 'P.PPL'): string => {
  const [group = '', code = ''] = feature.split('.');
  const row = [id, 'Village', 'Village', name, lat, lon, group, code, 'SY', '', '07'];
  return [...row, ...Array<string>(19).fill('')].slice(0, 19).join('\t');
};
const DUMP = [
  village('1', 'الزنبقانية,Zanbaqaniyah', '35.21', '40.35'),
  village('2', 'تل الغرنوقين', '35.4', '40.2'),
  village('3', 'الشحيل', '35.14', '40.45'),
  village('4', '', '35.2', '40.3'),
  village('5', 'نهر الغرنوق', '35.2', '40.3', 'H.STM'),
].join('\n');
const TEXT = 'قُتل مدني في هجوم لمسلحين مجهولين في قرية الزنبقانية بريف دير الزور أمس.';

beforeAll(() => {
  writeFileSync(path('XS.txt'), DUMP);
  writeFileSync(path('two words.txt'), DUMP);
  writeFileSync(path('report.txt'), TEXT);
  writeFileSync(path('table.txt'), 'name\tlat\tlon\nالشحيل\t35.1\t40.4\n');
  writeFileSync(path('rivers.txt'), village('5', 'نهر', '35.2', '40.3', 'H.STM'));
  writeFileSync(path('latin.txt'), Buffer.from([0xe9, 0x09, 0xe8]));
  writeFileSync(path('packed.zip'), 'PK\u0003\u0004');
});
beforeEach(() => rmSync(home, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('isnad gazetteer import', () => {
  test('reports what it kept, what was known, what it left and why', async () => {
    const { status, out } = await runFake(['gazetteer', 'import', path('XS.txt')]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /XS\.txt: 5 rows\nkept +2 places as "XS", in .*\nknown +1 row.*\nleft +2 rows: /,
    );
    expect(out).toContain('no name in Arabic script (1, first in line 4)');
    expect(out).toContain('feature code H.STM is not used (1, first in line 5)');
  });

  test('every command knows the places from then on, until they are removed', async () => {
    expect(await latitude()).not.toBe(35.21);
    await runFake(['gazetteer', 'import', path('XS.txt')]);
    expect(await latitude()).toBe(35.21);
    const { out } = await runFake(['explain', path('report.txt'), '--json']);
    expect(JSON.parse(out)[0].events[0].where.lat).toBe(35.21);
    await runFake(['gazetteer', 'remove', 'XS']);
    expect(await latitude()).not.toBe(35.21);
  });

  test('a second import of the same name takes the place of the first', async () => {
    await runFake(['gazetteer', 'import', path('XS.txt')]);
    const { out } = await runFake(['gazetteer', 'import', path('XS.txt'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ name: 'XS', replaced: true, kept: 2, known: 1 });
  });

  test('under another name its places are known already', async () => {
    await runFake(['gazetteer', 'import', path('XS.txt')]);
    const again = ['gazetteer', 'import', path('two words.txt'), '--name', 'second', '--json'];
    expect(JSON.parse((await runFake(again)).out)).toMatchObject({ kept: 0, known: 3 });
  });

  test.each<{ name: string; args: string[]; status: number; says: RegExp }>([
    { name: 'another layout', args: ['import', path('table.txt')], status: 3, says: /3 columns/ },
    {
      name: 'no places',
      args: ['import', path('rivers.txt')],
      status: 3,
      says: /none of its 1 rows/,
    },
    { name: 'another encoding', args: ['import', path('latin.txt')], status: 3, says: /not UTF-8/ },
    { name: 'an archive', args: ['import', path('packed.zip')], status: 3, says: /Unpack it/ },
    {
      name: 'a name with a space',
      args: ['import', path('two words.txt')],
      status: 2,
      says: /--name/,
    },
    { name: 'no file', args: ['import', path('no.txt')], status: 4, says: /does not exist/ },
    { name: 'no operand', args: ['import'], status: 2, says: /takes one operand/ },
    {
      name: 'no such action',
      args: ['fetch', 'SY'],
      status: 2,
      says: /Choose import, list, remove/,
    },
    { name: 'an operand too many', args: ['list', 'SY'], status: 2, says: /takes no operand/ },
    { name: 'no such name', args: ['remove', '../XS'], status: 4, says: /was imported/ },
  ])('refuses $name', async ({ args, status, says }) => {
    const result = await runFake(['gazetteer', ...args]);
    expect(result.status).toBe(status);
    expect(result.err).toMatch(says);
    expect(JSON.parse((await runFake(['gazetteer', 'list', '--json'])).out).imported).toEqual([]);
  });
});

test('isnad gazetteer list tells what is there', async () => {
  expect((await runFake(['gazetteer', 'list'])).out).toMatch(/^built in {2}\d{4,} places\n$/);
  await runFake(['gazetteer', 'import', path('XS.txt')]);
  expect((await runFake(['gazetteer', 'list'])).out).toMatch(
    /\nXS {2}2 places from .*XS\.txt, in /,
  );
});

test('a damaged import is named, with what to do', async () => {
  await runFake(['gazetteer', 'import', path('XS.txt')]);
  writeFileSync(join(home, 'gazetteer', 'XS.tsv'), 'cut off');
  const { status, err } = await runFake(['code', path('report.txt')]);
  expect(status).toBe(3);
  expect(err).toMatch(/XS\.tsv is damaged \[bad-gazetteer\]\n.*isnad gazetteer remove XS/);
  expect((await runFake(['gazetteer', 'remove', 'XS'])).status).toBe(0);
});

test('without a folder of the user nothing is imported', async () => {
  const { status, err } = await runFake(['gazetteer', 'import', path('XS.txt')], null);
  expect(status).toBe(2);
  expect(err).toContain('ISNAD_HOME');
});

async function latitude(): Promise<unknown> {
  const { out } = await runFake([
    'code',
    path('report.txt'),
    '--published',
    '2025-11-25',
    '--json',
  ]);
  return JSON.parse(out)[0].events[0]?.where.lat;
}

async function runFake(args: readonly string[], userHome: string | null = home) {
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
    columns: 120,
    ...(userHome === null ? {} : { home: userHome }),
  };
  const status = await run(args, io);
  return { status, ...written };
}
