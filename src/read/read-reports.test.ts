import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findReportFiles } from './find-report-files.ts';
import { readReports, readStream } from './read-reports.ts';
import type { ReportInput } from './report-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-read-'));
const files: Readonly<Record<string, string | Uint8Array>> = {
  'b.txt': 'قتل عنصر في هجوم',
  'a.txt': 'نص أول',
  'sub/c.jsonl': '{"id":"l1","text":"سطر"}\n',
  'sub/d.TXT': 'نص',
  'sub/meta.jsonl': '{"id":"d"}',
  'meta.jsonl': '{"id":"a"}',
  '.hidden.txt': 'لا',
  'page.docx': '<p>',
  'notes.md': 'ملاحظة',
  'other/empty.txt': '',
  'other/blank.txt': ' \n\t',
  'other/picture.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0),
  'other/large.txt': 'ا',
  'other/none.jsonl': '\n',
  'bare/page.docx': '',
};

beforeAll(() => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  truncateSync(join(folder, 'other/large.txt'), 50_000_000);
  symlinkSync(join(folder, 'nowhere'), join(folder, 'z-broken.txt'));
  symlinkSync(folder, join(folder, 'sub', 'loop'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('findReportFiles', () => {
  test('finds text and line files by name, and the metadata of each folder', async () => {
    const found = await findReportFiles(folder);
    expect(
      found
        .slice(0, 2)
        .concat(found.slice(-2))
        .map(({ path, format, metadata = '' }) => {
          return [relative(folder, path), format, relative(folder, metadata)].join(' ');
        }),
    ).toEqual([
      'a.txt text meta.jsonl',
      'b.txt text meta.jsonl',
      'sub/c.jsonl lines sub/meta.jsonl',
      'sub/d.TXT text sub/meta.jsonl',
    ]);
  });

  test.each(['b.txt', 'notes.md', 'sub/c.jsonl', 'meta.jsonl'])(
    'takes %s by name',
    async (name) => {
      expect(await findReportFiles(join(folder, name))).toMatchObject([
        { path: join(folder, name) },
      ]);
    },
  );

  test.each([
    ['nowhere.txt', 'not-found'],
    ['b.txt/x', 'not-found'],
    ['bare', 'no-reports'],
    ['page.docx', 'unknown-format'],
  ])('refuses %s: %s', async (name, code) => {
    await expect(findReportFiles(join(folder, name))).rejects.toMatchObject({ code });
  });
});

describe('readReports', () => {
  test('names a report after its file and hashes its bytes', async () => {
    const sha256 = createHash('sha256').update('قتل عنصر في هجوم').digest('hex');
    expect(await readFiles('b.txt')).toMatchObject([
      { report: { id: 'b', text: 'قتل عنصر في هجوم', sha256 }, diagnostics: [] },
    ]);
  });

  test.each([
    ['other/empty.txt', 'empty-report', 'is empty'],
    ['other/blank.txt', 'empty-report', 'is empty'],
    ['other/picture.txt', 'binary-file', 'is a PNG picture, not a text'],
    ['other/large.txt', 'too-large', 'has 47.7 MiB; the text of one report may have 10 MiB'],
    ['other/none.jsonl', 'empty-report', 'is empty'],
  ])('tells of %s: %s', async (name, code, says) => {
    const origin = join(folder, name);
    const [input, ...rest] = await readFiles(name);
    expect(rest).toEqual([]);
    expect(input).toMatchObject({ origin, error: { code, message: `${origin} ${says}` } });
  });
});

describe('readStream', () => {
  test.each([
    { name: 'one text', source: 'نص\n{"a":1}', ids: ['stdin'] },
    { name: 'lines', source: '{"id":"a","text":"نص"}\n{"id":"b","text":"نص"}', ids: ['a', 'b'] },
    { name: 'a text that begins with a brace', source: '{نص}\nنص', ids: ['stdin'] },
    { name: 'nothing', source: '', ids: ['empty-report'] },
  ])('reads $name', async ({ source, ids }) => {
    const bytes = Buffer.from(source);
    for (const size of [1, 3, bytes.length + 1]) {
      const inputs = await Array.fromAsync(readStream(inChunks(bytes, size)));
      expect(inputs.map(idOf)).toEqual(ids);
    }
  });
});

async function readFiles(name: string): Promise<readonly ReportInput[]> {
  const found = await findReportFiles(join(folder, name));
  return (await Promise.all(found.map((file) => Array.fromAsync(readReports(file))))).flat();
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const idOf = (input: ReportInput): string =>
  'error' in input ? input.error.code : input.report.id;
