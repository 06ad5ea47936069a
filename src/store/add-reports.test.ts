import { describe, expect, test } from 'vitest';
import { addTexts, sampleCoder, sampleItem, toStream } from '../../test/sample-store.ts';
import { addReports } from './add-reports.ts';
import { openMemoryStore, type Store } from './open-store.ts';
import { unpackRaw } from './raw.ts';
import { recodeReports } from './recode.ts';

const TEXT = 'قصف الميادين 3';
const DAY = '2025-11-24';

describe('a report is known', () => {
  test.each([
    { name: 'with the same text', first: {}, second: {}, fresh: 0 },
    {
      name: 'with metadata that the first lacks',
      first: {},
      second: { outlet: 'أ', published: DAY },
      fresh: 0,
    },
    { name: 'with less metadata', first: { outlet: 'أ', published: DAY }, second: {}, fresh: 0 },
    { name: 'under another name', first: { id: 'a' }, second: { id: 'b' }, fresh: 0 },
    { name: 'not in another outlet', first: { outlet: 'أ' }, second: { outlet: 'ب' }, fresh: 1 },
    {
      name: 'not at another address',
      first: { url: 'https://a' },
      second: { url: 'https://b' },
      fresh: 1,
    },
    {
      name: 'not of another day',
      first: { published: DAY },
      second: { published: '2025-11-25' },
      fresh: 1,
    },
  ])('$name', async ({ first, second, fresh }) => {
    for (const apart of [true, false]) {
      const store = openMemoryStore();
      const items = [
        { text: TEXT, ...first },
        { text: TEXT, ...second },
      ];
      if (apart) await addTexts(store, items.slice(0, 1));
      const counts = await addTexts(store, apart ? items.slice(1) : items);
      expect(counts.new).toBe(apart ? fresh : 1 + fresh);
      expect(counts.known).toBe(1 - fresh);
      expect(await countOf(store, 'report')).toBe(1 + fresh);
      expect(await countOf(store, 'raw')).toBe(1);
      await store.close();
    }
  });

  test('also where the copies lie in different batches', async () => {
    const store = openMemoryStore();
    const texts = Array.from({ length: 1300 }, (_, i) => `قصف الميادين ${i % 650}`);
    expect(await addTexts(store, texts)).toMatchObject({ read: 1300, new: 650, known: 650 });
    expect(await addTexts(store, texts)).toMatchObject({ new: 0, known: 1300 });
    expect(await countOf(store, 'event')).toBe(650);
    await store.close();
  });
});

test('metadata that a known report lacked are filled in and it is coded with them', async () => {
  const store = openMemoryStore();
  await addTexts(store, [TEXT]);
  const counts = await addTexts(store, [{ text: TEXT, published: DAY, outlet: 'وكالة' }]);
  expect(counts.filled).toBe(1);
  const options = { coder: sampleCoder(), actor: 'tester', now: () => '2025-11-25T10:00:00Z' };
  expect(await recodeReports(store, { ...options, only: 'uncoded' })).toEqual({
    coded: 1,
    changed: 1,
  });
  const event = await store.db.selectFrom('event').selectAll().executeTakeFirstOrThrow();
  expect(event.from_day).toBe(DAY);
  const kinds = await store.db.selectFrom('ledger').select('kind').execute();
  expect(kinds.map(({ kind }) => kind)).toContain('metadata-added');
  await store.close();
});

test('the bytes, the capture, the text and the notes are kept', async () => {
  const store = openMemoryStore();
  const item = sampleItem({ text: `${TEXT} ${'ق'.repeat(500)}`, url: 'https://a.example' }, 0);
  await addReports(store, toStream([item]), {
    inputs: ['a.txt'],
    coder: sampleCoder(),
    actor: 'tester',
    now: () => '2025-11-25T10:00:00.000Z',
  });
  const raw = await store.db.selectFrom('raw').selectAll().executeTakeFirstOrThrow();
  expect(raw.packing).toBe('deflate');
  expect(Buffer.from(unpackRaw(raw)).toString()).toBe('report' in item ? item.report.text : '');
  expect(await store.db.selectFrom('capture').selectAll().executeTakeFirst()).toMatchObject({
    origin: 'sample.txt:1',
    format: 'text',
    encoding: 'utf-8',
    captured: '2025-11-25T10:00:00.000Z',
  });
  await store.close();
});

test.each([
  { name: 'a NUL', text: `${TEXT}\u0000 بعد` },
  { name: 'a lone surrogate', text: `${TEXT}\ud83d بعد` },
  { name: 'an astral sign', text: `🔻 ${TEXT}` },
  { name: 'line ends', text: `${TEXT}\r\n\u2028\u0085` },
])('a text with $name keeps its length, so that spans hold', async ({ text }) => {
  const store = openMemoryStore();
  await addTexts(store, [text]);
  const kept = await store.db.selectFrom('report').select('text').executeTakeFirstOrThrow();
  expect(kept.text.length).toBe(text.length);
  await store.close();
});

test('what was rejected is kept with its reason, and everything is counted', async () => {
  const store = openMemoryStore();
  const error = { code: 'no-text', message: 'a.html has no text' };
  const items = [sampleItem({ text: TEXT }, 0), { origin: 'a.html', error, bytes: 10 }];
  const seen: number[] = [];
  const counts = await addReports(store, toStream(items), {
    inputs: ['x'],
    coder: sampleCoder(),
    actor: 'tester',
    now: () => '2025-11-25T10:00:00.000Z',
    onCommit: ({ read }) => seen.push(read),
  });
  expect(counts).toEqual({ read: 2, new: 1, known: 0, rejected: 1, filled: 0 });
  expect(seen).toEqual([2]);
  expect(await store.db.selectFrom('rejection').selectAll().execute()).toEqual([
    { import_no: 1, origin: 'a.html', ...error },
  ]);
  expect(await store.db.selectFrom('import').selectAll().executeTakeFirst()).toMatchObject({
    read: 2,
    new: 1,
    rejected: 1,
    finished: '2025-11-25T10:00:00.000Z',
  });
  await store.close();
});

test('a coder that fails leaves whole batches, and the next run goes on', async () => {
  const store = openMemoryStore();
  const texts = Array.from({ length: 1200 }, (_, i) => `قصف الميادين ${i}`);
  const good = sampleCoder();
  let batches = 0;
  const failing = {
    ...good,
    code: (jobs: Parameters<typeof good.code>[0]) =>
      ++batches === 2 ? Promise.reject(new Error('a bug')) : good.code(jobs),
  };
  await expect(addTexts(store, texts, failing)).rejects.toThrow('a bug');
  const kept = await countOf(store, 'report');
  expect(kept % 500).toBe(0);
  expect(await addTexts(store, texts)).toMatchObject({ new: 1200 - kept, known: kept });
  expect(await countOf(store, 'event')).toBe(1200);
  await store.close();
});

async function countOf({ db }: Store, table: 'report' | 'raw' | 'event'): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}
