import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { gzipEach, sha256Of, waczOf, warcPage, zipOf } from '../../test/make-archives.ts';
import { readWacz } from './read-wacz.ts';
import { digestHolds, readWarc } from './read-warc.ts';
import type { ReportInput } from './report-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-archives-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PARAGRAPH =
  'قُتل ثلاثة عناصر من الشرطة وأصيب اثنان آخران بانفجار عبوة ناسفة استهدفت دوريتهم. '.repeat(3);
const HTML = `<html><head><title>خبر</title></head><body><article><p>${PARAGRAPH}</p></article></body></html>`;
const ONE = warcPage('https://a.example/1', HTML);
const TWO = warcPage('https://a.example/2', HTML);
const INFO = Buffer.from(
  'WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nx: y\n\r\n\r\n',
);

describe('a WARC file', () => {
  test.each([
    { name: 'plain', bytes: Buffer.concat([INFO, ONE, TWO]) },
    { name: 'in one gzip member', bytes: gzipSync(Buffer.concat([INFO, ONE, TWO])) },
    { name: 'in a gzip member a record', bytes: gzipEach([INFO, ONE, TWO]) },
  ])('$name gives its pages', async ({ bytes }) => {
    for (const size of [7, 1000, 1 << 20]) {
      expect(await warc(bytes, size)).toMatchObject([
        {
          report: { id: 'https://a.example/1', url: 'https://a.example/1', title: 'خبر' },
          source: { format: 'html', captured: '2025-11-24T10:00:00.000Z' },
        },
        { report: { url: 'https://a.example/2' } },
      ]);
    }
  });

  const chunked = `${(0x64).toString(16)}\r\n${'x'.repeat(100)}\r\n0\r\n\r\n`;
  test.each([
    {
      name: 'a body in chunks',
      record: warcPage(
        'https://a.example/1',
        Buffer.concat([
          Buffer.from(`${Buffer.byteLength(HTML).toString(16)}\r\n`),
          Buffer.from(`${HTML}\r\n0\r\n\r\n`),
        ]),
        { head: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked' },
      ),
    },
    {
      name: 'a packed body',
      record: warcPage('https://a.example/1', gzipSync(HTML), {
        head: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip',
      }),
    },
    {
      name: 'a body packed with brotli',
      record: warcPage('https://a.example/1', brotliCompressSync(HTML), {
        head: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br',
      }),
    },
    {
      name: 'a body that was unpacked although its head says packed',
      record: warcPage('https://a.example/1', HTML, {
        head: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked',
      }),
    },
  ])('with $name gives the page', async ({ record }) => {
    expect(await warc(record)).toMatchObject([{ report: { title: 'خبر' } }]);
  });

  test.each([
    { name: 'a picture', head: 'HTTP/1.1 200 OK\r\nContent-Type: image/png', body: 'x' },
    { name: 'a redirection', head: 'HTTP/1.1 301 Moved\r\nContent-Type: text/html', body: HTML },
    { name: 'no response', head: 'nonsense', body: chunked },
  ])('passes over $name', async ({ head, body }) => {
    expect(await warc(warcPage('https://a.example/1', body, { head }))).toEqual([]);
  });

  test.each([
    {
      name: 'broken off in a record',
      bytes: Buffer.concat([ONE, TWO]).subarray(0, -300),
      reports: 1,
      code: 'bad-archive',
    },
    {
      name: 'with gzip broken off',
      bytes: gzipSync(Buffer.concat([ONE, TWO])).subarray(0, -11),
      reports: 1,
      code: 'bad-archive',
    },
    {
      name: 'with damaged gzip',
      bytes: damage(gzipEach([ONE, TWO])),
      reports: 0,
      code: 'bad-archive',
    },
    { name: 'of something else', bytes: Buffer.from('نص\nنص'), reports: 0, code: 'bad-archive' },
    { name: 'of nothing', bytes: Buffer.alloc(0), reports: 0, code: 'bad-archive' },
    {
      name: 'with a head that never ends',
      bytes: Buffer.from(`WARC/1.0\r\nX: ${'x'.repeat(10_000_000)}`),
      reports: 0,
      code: 'bad-archive',
    },
    {
      name: 'with an absurd length',
      bytes: Buffer.from('WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n'),
      reports: 0,
      code: 'bad-archive',
    },
    {
      name: 'with a hash that does not match',
      bytes: warcPage('https://a.example/1', HTML, { digest: sha256Of(Buffer.from('x')) }),
      reports: 0,
      code: 'bad-archive',
    },
    {
      name: 'with a page of 12 MB',
      bytes: warcPage('https://a.example/1', Buffer.alloc(12_000_000, 0x20)),
      reports: 0,
      code: 'too-large',
    },
    {
      name: 'with a packed bomb in it',
      bytes: warcPage('https://a.example/1', gzipSync(Buffer.alloc(200_000_000)), {
        head: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip',
      }),
      reports: 0,
      code: 'bad-archive',
    },
  ])('$name says so and keeps what came before', async ({ bytes, reports, code }) => {
    const inputs = await warc(bytes);
    expect(inputs.filter((input) => 'report' in input)).toHaveLength(reports);
    expect(inputs.at(-1)).toMatchObject({ error: { code } });
  });

  test('that is a gzip bomb is stopped by its size', async () => {
    const from = performance.now();
    const before = process.memoryUsage().rss;
    const gzip = createGzip();
    const zeros = Buffer.alloc(1 << 20);
    void (async () => {
      gzip.write('WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 9000000000\r\n\r\n');
      for (let i = 0; i < 2000 && !gzip.destroyed; i++) {
        if (!gzip.write(zeros)) await new Promise((resolve) => gzip.once('drain', resolve));
      }
      gzip.end();
    })();
    const inputs: ReportInput[] = [];
    for await (const input of readWarc(gzip, 'bomb.warc.gz')) inputs.push(input);
    gzip.destroy();
    expect(inputs).toMatchObject([{ error: { code: 'unsafe-archive', message: /stopped there/ } }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect(performance.now() - from).toBeLessThan(10_000);
  }, 30_000);
});

describe('a WACZ archive', () => {
  const name = 'archive/data.warc.gz';
  const bytes = gzipEach([INFO, ONE, TWO]);

  test('gives its pages', async () => {
    expect(await wacz(waczOf([{ name, bytes }]))).toMatchObject([
      { report: { url: 'https://a.example/1' }, origin: /!archive\/data\.warc\.gz https/ },
      { report: { url: 'https://a.example/2' } },
    ]);
  });

  test.each([
    {
      name: 'a hash that does not match',
      zip: waczOf([{ name, bytes }], { hashes: { [name]: sha256Of(Buffer.from('x')) } }),
      code: 'bad-archive',
      says: /does not match its hash; none/,
    },
    {
      name: 'a description that was changed',
      zip: waczOf([{ name, bytes }], {
        hashes: { 'datapackage.json': sha256Of(Buffer.from('x')) },
      }),
      code: 'bad-archive',
      says: /datapackage\.json does not match/,
    },
    {
      name: 'no description',
      zip: zipOf([{ name, bytes }]),
      code: 'bad-archive',
      says: /has no datapackage/,
    },
    {
      name: 'a path that leads out',
      zip: waczOf([{ name: '../../etc/cron.d/x', bytes }]),
      code: 'unsafe-archive',
      says: /names a file outside itself/,
    },
    {
      name: 'an absolute path',
      zip: waczOf([{ name: '/etc/passwd', bytes }]),
      code: 'unsafe-archive',
      says: /outside itself/,
    },
    {
      name: 'a path of another system',
      zip: waczOf([{ name: '..\\..\\x', bytes }]),
      code: 'unsafe-archive',
      says: /outside itself/,
    },
    {
      name: 'its end cut off',
      zip: waczOf([{ name, bytes }]).subarray(0, -200),
      code: 'bad-archive',
      says: /./,
    },
    {
      name: 'a size that is a lie',
      zip: waczOf([{ name, bytes, deflate: true, claimedSize: 10 }]),
      code: 'bad-archive',
      says: /./,
    },
    { name: 'no zip in it', zip: Buffer.from('نص'), code: 'bad-archive', says: /./ },
    {
      name: 'a bomb',
      zip: waczOf([{ name, bytes: Buffer.alloc(300_000_000), deflate: true }]),
      code: 'unsafe-archive',
      says: /stopped there/,
    },
  ])(
    'with $name is refused',
    async ({ zip, code, says }) => {
      const from = performance.now();
      const inputs = await wacz(zip);
      expect(inputs).toMatchObject([{ error: { code, message: says } }]);
      expect(performance.now() - from).toBeLessThan(10_000);
    },
    30_000,
  );
});

test.each([
  ['sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', true],
  ['sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5', true],
  ['sha1:A9993E364706816ABA3E25717850C26C9CD0D89D', true],
  ['sha1:AAAA', false],
  ['blake3:xyz', true],
])('%s of abc holds: %s', (digest, holds) => {
  expect(digestHolds(digest, Buffer.from('abc'))).toBe(holds);
});

async function warc(bytes: Buffer, size = 1 << 16): Promise<readonly ReportInput[]> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const inputs: ReportInput[] = [];
  for await (const input of readWarc(Readable.from(chunks), 'a.warc.gz')) inputs.push(input);
  return inputs;
}

async function wacz(zip: Buffer): Promise<readonly ReportInput[]> {
  const path = join(folder, 'a.wacz');
  writeFileSync(path, zip);
  const inputs: ReportInput[] = [];
  for await (const input of readWacz(path)) inputs.push(input);
  return inputs;
}

function damage(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, 40, 60);
  return copy;
}
