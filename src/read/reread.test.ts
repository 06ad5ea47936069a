import { describe, expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';
import { readFeed } from './read-feed.ts';
import { readPage } from './read-page.ts';
import { readReportLines } from './read-report-lines.ts';
import { readTelegram } from './read-telegram.ts';
import type { ReportInput } from './report-input.ts';
import { openReread } from './reread.ts';

const FIRST = 'أفاد مراسلنا بمقتل شخصين في قصف على أطراف بلدة خيالية شرقي النهر مساء الاثنين.';
const SECOND =
  'قالت مصادر محلية إن ثلاثة أشخاص أصيبوا في انفجار عبوة على الطريق العام ظهر الثلاثاء.';
const FEED = `<rss version="2.0"><channel><title>وكالة</title>
  <item><guid>g1</guid><title>قصف</title><description>&lt;p&gt;${FIRST}&lt;/p&gt;</description></item>
  <item><guid>g2</guid><title>انفجار</title><description>${SECOND}</description></item>
  </channel></rss>`;
const PAGE = `<html lang="ar"><body><h1>قصف</h1><article>${`<p>${FIRST}</p><p>${SECOND}</p>`.repeat(4)}</article></body></html>`;
const CSV = `id,text\n1,"${FIRST} ""حرفيا"""\n`;
const CHAT = JSON.stringify({ name: 'ق', id: 7, messages: [{ id: 1, text: [FIRST, ' و'] }] });

const stream = async function* (text: string) {
  yield Buffer.from(text);
};

const READ: Readonly<Record<string, () => AsyncIterable<ReportInput> | Iterable<ReportInput>>> = {
  feed: () => readFeed(Buffer.from(FEED), 'x'),
  html: () => [readPage({ bytes: Buffer.from(PAGE), origin: 'x', id: 'x' })],
  csv: () => readCsv(stream(CSV), 'x'),
  telegram: () => readTelegram(stream(CHAT), 'x'),
  lines: () => readReportLines(stream(JSON.stringify({ text: FIRST })), 'x'),
};

async function kept(format: string) {
  const rows = [];
  for await (const input of READ[format]?.() ?? []) {
    if (!('report' in input)) throw input.error;
    const { bytes, part, encoding, quotes } = input.source;
    const { text } = input.report;
    rows.push({
      bytes,
      row: {
        format: input.source.format,
        part,
        encoding,
        text,
        quotes: quotes === undefined ? null : JSON.stringify(quotes),
      },
    });
  }
  return rows;
}

describe.each(Object.keys(READ))('a text of %s', (format) => {
  test('stands in its bytes', async () => {
    const reread = openReread();
    const rows = await kept(format);
    expect(rows.length).toBeGreaterThan(0);
    for (const { bytes, row } of rows) expect(reread(bytes, row)).toBe('same');
  });

  test('with another word in it does not', async () => {
    const reread = openReread();
    for (const { bytes, row } of await kept(format)) {
      const text = row.text.replace(/مقتل|ثلاثة/u, (word) => [...word].reverse().join(''));
      expect(text).not.toBe(row.text);
      expect(reread(bytes, { ...row, text })).toBe('different');
    }
  });
});

describe('an item of a feed', () => {
  test('that is not there stands nowhere', async () => {
    const [first] = await kept('feed');
    if (first === undefined) throw new Error('a feed with an item expected');
    expect(openReread()(first.bytes, { ...first.row, part: 'g9' })).toBe('different');
  });

  test('whose feed was damaged does not stand in it', async () => {
    const [first] = await kept('feed');
    if (first === undefined) throw new Error('a feed with an item expected');
    expect(openReread()(Buffer.from('<rss'), first.row)).toBe('different');
    expect(openReread()(Buffer.from(`<!DOCTYPE x>${FEED}`), first.row)).toBe('different');
  });

  test('is looked for in its own feed, whichever was read before', async () => {
    const reread = openReread();
    const [first] = await kept('feed');
    if (first === undefined) throw new Error('a feed with an item expected');
    const other = Buffer.from(FEED.replaceAll('أفاد', 'أكد'));
    expect(reread(first.bytes, first.row)).toBe('same');
    expect(reread(other, first.row)).toBe('different');
    expect(reread(first.bytes, first.row)).toBe('same');
  });
});
