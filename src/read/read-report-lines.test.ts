import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readColumnMapping } from './column-mapping.ts';
import { encodeText } from './decode-text.ts';
import { readReportLines } from './read-report-lines.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';

const lines = [
  '\uFEFF{"id":"a","text":"قتل عنصر","published":"2025-11-25","outlet":"قناة"}',
  '',
  'not json',
  '{"id":"b"}',
  '{"id":"c","text":"  "}',
  '[1]',
  '{"text":"بلا رقم"}\r',
  '{"id":5,"text":"رقم","published":"أمس"}',
];

test('reads each line, and tells of each that cannot be read with its number', async () => {
  const inputs = await readAll([Buffer.from(lines.join('\n'))]);
  expect(inputs.map(summarize)).toEqual([
    'x.jsonl:1 a',
    'x.jsonl:3 bad-line',
    'x.jsonl:4 bad-line',
    'x.jsonl:5 empty-report',
    'x.jsonl:6 bad-line',
    'x.jsonl:7 x.jsonl:7',
    'x.jsonl:8 5 read/bad-published',
  ]);
});

test('reads the fields of a line', async () => {
  const [input] = await readAll([Buffer.from(lines.join('\n'))]);
  expect(input).toMatchObject({
    report: { id: 'a', text: 'قتل عنصر', published: '2025-11-25', outlet: 'قناة' },
    diagnostics: [],
  });
});

test.each([
  {
    name: 'usual names',
    line: { body: 'قصف', date: '2025-11-24', site: 'وكالة', byline: 'مراسل' },
    gives: { text: 'قصف', published: '2025-11-24', outlet: 'وكالة', author: 'مراسل' },
  },
  {
    name: 'a mapping',
    line: { key: 7, copy: 'قصف', text: 'ليس هذا', day: '2025-11-24T10:00:00Z' },
    mapping: 'text=copy,published=day,id=key',
    gives: { id: '7', text: 'قصف', published: '2025-11-24' },
  },
  {
    name: 'names within objects',
    line: { post: { body: 'قصف' }, 'a.b': 'وكالة' },
    mapping: 'text=post.body,outlet=a.b',
    gives: { text: 'قصف', outlet: 'وكالة' },
  },
  {
    name: 'their own names before usual ones',
    line: { text: 'قصف', body: 'ليس هذا', outlet: 'وكالة', site: 'ليس هذا' },
    gives: { text: 'قصف', outlet: 'وكالة' },
  },
])('finds the fields by $name', async ({ line, mapping, gives }) => {
  const columns = mapping === undefined ? {} : readColumnMapping(mapping);
  const chunks = stream([Buffer.from(JSON.stringify(line))]);
  const inputs = await Array.fromAsync(readReportLines(chunks, 'x.jsonl', columns));
  expect(inputs).toMatchObject([{ report: gives }]);
});

test.each([
  { name: 'no such name', line: { text: 'قصف' }, mapping: 'text=body' },
  { name: 'a name of no object', line: { post: 'قصف' }, mapping: 'text=post.body' },
  { name: 'a name that all objects have', line: { id: 1 }, mapping: 'text=constructor' },
  { name: 'an object in place of a text', line: { report: { text: 'قصف' } } },
])('says what is lacking where there is $name', async ({ line, mapping }) => {
  const columns = mapping === undefined ? {} : readColumnMapping(mapping);
  const chunks = stream([Buffer.from(JSON.stringify(line))]);
  const inputs = await Array.fromAsync(readReportLines(chunks, 'x.jsonl', columns));
  expect(inputs).toMatchObject([{ error: { code: 'bad-line' } }]);
});

test.each(['utf-16le', 'utf-16be', 'windows-1256'] as const)(
  'reads %s and keeps the bytes of each line as they were',
  async (encoding) => {
    const text = 'أعلنت مصادر محلية مقتل عنصرين في هجوم، وإصابة ثلاثة آخرين بجروح';
    const line = encodeText(JSON.stringify({ text }), encoding);
    const mark = encoding === 'windows-1256' ? '' : '\uFEFF';
    const file = Buffer.concat([
      encodeText(mark, encoding),
      line,
      encodeText('\n', encoding),
      line,
    ]);
    const inputs = await readAll([file.subarray(0, 9), file.subarray(9)]);
    expect(inputs).toMatchObject([
      { report: { text }, source: { bytes: line, encoding } },
      { report: { text }, source: { bytes: line, encoding } },
    ]);
  },
);

test('gives the text of a line the hash that it would have as a file', async () => {
  const [input] = await readAll([Buffer.from('{"text":"abc"}')]);
  expect(input).toMatchObject({
    report: { sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  });
});

test('wherever the stream is cut, the reports are the same', async () => {
  const bytes = Buffer.from(lines.join('\n'));
  const whole = (await readAll([bytes])).map(summarize);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const points = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const chunks = points.slice(1).map((to, i) => bytes.subarray(points[i], to));
      expect((await readAll(chunks)).map(summarize)).toEqual(whole);
    }),
  );
});

test('a line that is not UTF-8 or too long is told, and the next is read', async () => {
  const long = Buffer.from(`{"id":"long","text":"${'ا'.repeat(MAX_REPORT_BYTES / 2 + 1)}"}\n`);
  const huge = Buffer.alloc(4 * MAX_REPORT_BYTES + 1, 0x61);
  const inputs = await readAll([
    Buffer.from([0x7b, 0xc7, 0x7d, 0x0a]),
    long,
    huge,
    Buffer.from('\n{"id":"after","text":"نص"}'),
  ]);
  expect(inputs.map(summarize)).toEqual([
    'x.jsonl:1 bad-encoding',
    'x.jsonl:2 too-large',
    'x.jsonl:3 too-large',
    'x.jsonl:4 after',
  ]);
});

async function readAll(chunks: readonly Uint8Array[]): Promise<readonly ReportInput[]> {
  return await Array.fromAsync(readReportLines(stream(chunks), 'x.jsonl'));
}

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

function summarize(input: ReportInput): string {
  if ('error' in input) return `${input.origin} ${input.error.code}`;
  const codes = input.diagnostics.map(({ code }) => code);
  return [input.origin, input.report.id, ...codes].join(' ');
}
