import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipEach, warcPage } from '../../test/make-archives.ts';
import { readCsv } from './read-csv.ts';
import { readFeed } from './read-feed.ts';
import { readPage } from './read-page.ts';
import { readReportLines } from './read-report-lines.ts';
import { readTelegram } from './read-telegram.ts';
import { readWarc } from './read-warc.ts';
import type { ReportInput } from './report-input.ts';

const TEXT =
  'قُتل ثلاثة عناصر بانفجار عبوة ناسفة استهدفت دوريتهم غربي المدينة، بحسب مصدر أمني. '.repeat(3);
const HTML = `<html><head><title>خبر</title></head><body><article><p>${TEXT}</p></article></body></html>`;
const RSS = `<rss version="2.0"><channel><title>و</title><item><title>خ</title><description><![CDATA[<p>${TEXT}</p>]]></description></item></channel></rss>`;
const CHAT = JSON.stringify({
  name: 'ق',
  id: 1,
  messages: [{ id: 1, type: 'message', text: [TEXT] }],
});

type Read = (bytes: Buffer) => AsyncIterable<ReportInput> | Iterable<ReportInput>;
const stream = (bytes: Buffer): Readable =>
  Readable.from([bytes.subarray(0, 50), bytes.subarray(50)]);

test.each<{ name: string; seed: Buffer; read: Read }>([
  {
    name: 'a page',
    seed: Buffer.from(HTML),
    read: (bytes) => [readPage({ bytes, origin: 'x', id: 'x' })],
  },
  { name: 'a feed', seed: Buffer.from(RSS), read: (bytes) => readFeed(bytes, 'x') },
  {
    name: 'a Telegram export',
    seed: Buffer.from(CHAT),
    read: (bytes) => readTelegram(stream(bytes), 'x'),
  },
  {
    name: 'a CSV file',
    seed: Buffer.from(`text,date\n"${TEXT}",2025-11-24\n`),
    read: (bytes) => readCsv(stream(bytes), 'x'),
  },
  {
    name: 'JSON lines',
    seed: Buffer.from(`${JSON.stringify({ id: 1, text: TEXT })}\n`),
    read: (bytes) => readReportLines(stream(bytes), 'x'),
  },
  {
    name: 'a WARC file',
    seed: warcPage('https://a.example', HTML),
    read: (bytes) => readWarc(stream(bytes), 'x'),
  },
  {
    name: 'a packed WARC file',
    seed: gzipEach([warcPage('https://a.example', HTML), warcPage('https://b.example', HTML)]),
    read: (bytes) => readWarc(stream(bytes), 'x'),
  },
])(
  '$name, however damaged, gives reports or reasons and never an exception',
  async ({ seed, read }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.nat(seed.length),
            cut: fc.nat(20),
            put: fc.uint8Array({ maxLength: 8 }),
          }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        async (edits) => {
          let bytes = seed;
          for (const { at, cut, put } of edits) {
            bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
          }
          for await (const input of read(bytes)) {
            if ('error' in input) expect(input.error.message).not.toBe('');
            else expect(input.report.text.trim()).not.toBe('');
          }
        },
      ),
      { numRuns: 150 },
    );
  },
  60_000,
);
