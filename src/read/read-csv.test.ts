import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type ColumnMapping, readColumnMapping } from './column-mapping.ts';
import { encodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import type { ReportInput } from './report-input.ts';

describe('a CSV file', () => {
  test.each([
    {
      name: 'with names that are usual',
      csv: 'id,text,date,site,url\n7,"قصف، ليلاً",2025-11-24,وكالة,https://a.example\n',
      gives: { id: '7', text: 'قصف، ليلاً', published: '2025-11-24', outlet: 'وكالة' },
    },
    {
      name: 'with Arabic names and semicolons',
      csv: '\uFEFFالتاريخ;العنوان;النص\r\n24/11/2025;عنوان;"سطر أول\nسطر ""ثان"""\r\n',
      gives: { id: 'a.csv:3', text: 'سطر أول\nسطر "ثان"', published: '2025-11-24', title: 'عنوان' },
    },
    {
      name: 'with tabs',
      csv: 'title\ttext\nعنوان\tنص\n',
      gives: { title: 'عنوان', text: 'نص' },
    },
    {
      name: 'with a mapping',
      csv: 'Body,When,text\nنص,2025-11-24T10:00:00Z,ليس هذا\n',
      mapping: 'text=body, published=When',
      gives: { text: 'نص', published: '2025-11-24' },
    },
  ])('$name is read', async ({ csv, mapping, gives }) => {
    const columns = mapping === undefined ? {} : readColumnMapping(mapping);
    expect(await read(csv, columns)).toMatchObject([{ report: gives }]);
  });

  test.each([
    { encoding: 'windows-1256', mark: '' },
    { encoding: 'utf-16le', mark: '\uFEFF' },
    { encoding: 'utf-16be', mark: '\uFEFF' },
    { encoding: 'utf-8', mark: '\uFEFF' },
  ] as const)('in $encoding is decoded, and its bytes are kept', async ({ encoding, mark }) => {
    const file = encodeText(`${mark}text,id\r\n"قصف، ليلاً",7\r\n`, encoding);
    const [input] = await read(file);
    if (input === undefined || !('report' in input)) throw new Error('a report expected');
    expect(input).toMatchObject({ report: { text: 'قصف، ليلاً', id: '7' }, source: { encoding } });
    const kept = Buffer.from(input.source.bytes).toString('hex');
    expect(kept).toBe(encodeText('"قصف، ليلاً",7', encoding).toString('hex'));
  });

  test('with a damaged byte stays UTF-8', async () => {
    const row = Buffer.from('قصف ليلاً على أطراف البلدة\n'.repeat(20));
    const file = Buffer.concat([Buffer.from('text\n'), row, Buffer.from([0xff, 0x0a])]);
    expect((await read(file))[0]).toMatchObject({
      report: { text: 'قصف ليلاً على أطراف البلدة' },
      source: { encoding: 'utf-8' },
    });
  });

  test.each([
    { name: 'no column with the text', csv: 'a,b\n1,2\n', codes: ['bad-csv'] },
    { name: 'no mapped column', csv: 'text,b\nنص,2\n', map: 'outlet=site', codes: ['bad-csv'] },
    { name: 'nothing', csv: '', codes: ['bad-csv'] },
    { name: 'an empty text', csv: 'text,id\n,1\nنص,2\n', codes: ['empty-report', undefined] },
    { name: 'an open quotation mark', csv: 'text\nنص\n"مفتوح', codes: ['bad-csv', undefined] },
    { name: 'a short row', csv: 'id,text\n1\n2,نص\n', codes: ['empty-report', undefined] },
  ])('with $name tells of each row', async ({ csv, map, codes }) => {
    const inputs = await read(csv, map === undefined ? {} : readColumnMapping(map));
    expect(inputs.map((input) => ('error' in input ? input.error.code : undefined))).toEqual(codes);
  });

  test('with an unreadable date is read without it', async () => {
    expect(await read('text,date\nنص,أمس\n')).toMatchObject([
      { report: { published: undefined }, diagnostics: [{ code: 'read/bad-published' }] },
    ]);
  });

  test('with one cell of 100 MB is refused within bounded memory', async () => {
    const part = Buffer.alloc(1_000_000, 0x61);
    async function* chunks(): AsyncGenerator<Buffer> {
      yield Buffer.from('text\n"');
      for (let i = 0; i < 100; i++) yield part;
    }
    const before = process.memoryUsage().rss;
    const inputs: ReportInput[] = [];
    for await (const input of readCsv(chunks(), 'a.csv')) inputs.push(input);
    expect(inputs).toMatchObject([
      { error: { code: 'too-large', message: /^a\.csv:2 has a row/ } },
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
  }, 60_000);
});

test.each(['text', 'foo=bar', 'text='])('--columns %s is refused', (written) => {
  expect(() => readColumnMapping(written)).toThrow(/names no column/);
});

async function read(csv: string | Buffer, mapping: ColumnMapping = {}) {
  const inputs: ReportInput[] = [];
  const chunks = Readable.from([Buffer.from(csv)]);
  for await (const input of readCsv(chunks, 'a.csv', mapping)) inputs.push(input);
  return inputs;
}
