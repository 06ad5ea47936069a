import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { addTexts } from '../../test/sample-store.ts';
import { openReread } from '../read/reread.ts';
import { judge } from './judgements.ts';
import { linkCollection } from './link-collection.ts';
import { openMemoryStore, openStore, openStoreToRead } from './open-store.ts';
import { type Finding, verifyStore } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-verify-'));
const whole = join(folder, 'whole.db');
afterAll(() => rmSync(folder, { recursive: true }));

describe('verify', async () => {
  await makeStore();

  test('finds nothing in a file that nobody touched', async () => {
    const { findings, counts } = await verified(whole);
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ raws: 3, reports: 3, spans: 3, findings: 0 });
  });

  test.each<{ name: string; sql: string; finds: readonly string[]; says?: RegExp }>([
    {
      name: 'a changed text',
      sql: "drop trigger report_keeps_text; update report set text = text || '.' where no = 2",
      finds: ['report', 'quote'],
    },
    {
      name: 'a changed text with its hash',
      sql: `drop trigger report_keeps_text;
        update report set text = 'x', text_sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' where no = 2`,
      finds: ['ledger', 'quote', 'span'],
      says: /not those that were added/,
    },
    {
      name: 'changed raw bytes',
      sql: "drop trigger raw_keeps_bytes; update raw set bytes = x'00', packing = 'none'",
      finds: ['raw', 'quote'],
    },
    {
      name: 'damaged raw bytes',
      sql: "drop trigger raw_keeps_bytes; update raw set bytes = x'ffff', packing = 'deflate'",
      finds: ['raw'],
      says: /cannot be unpacked/,
    },
    {
      name: 'a deleted report',
      sql: 'delete from event; delete from capture; delete from coding; delete from copy; delete from report where no = 3',
      finds: ['file', 'ledger'],
    },
    {
      name: 'a report that no import added',
      sql: `insert into report (id, name, text, text_sha256, raw_sha256, import_no)
        select 'x', 'x', text, text_sha256, raw_sha256, 1 from report where no = 1`,
      finds: ['file', 'ledger'],
      says: /4 are kept, 3 were added/,
    },
    {
      name: 'a changed event',
      sql: `update event set coded = replace(coded, '"killed"', '"wounded"') where no = 1`,
      finds: ['coding'],
    },
    {
      name: 'a span that points past the text',
      sql: `update event set coded = json_set(coded, '$.evidence[0].end', 99999) where no = 1`,
      finds: ['coding', 'span'],
    },
    {
      name: 'a changed decision',
      sql: "drop trigger ledger_keeps_values; update ledger set payload = replace(payload, 'different', 'same')",
      finds: ['decision', 'ledger'],
      says: /payload was changed/,
    },
    {
      name: 'a deleted decision',
      sql: "pragma foreign_keys = off; drop trigger ledger_keeps_entries; delete from ledger where kind = 'judged'",
      finds: ['decision', 'file'],
    },
    {
      name: 'a turned decision',
      sql: "update judgement set verdict = 'same'",
      finds: ['decision'],
      says: /the ledger has it otherwise/,
    },
    {
      name: 'a hidden decision',
      sql: 'drop trigger judgement_keeps_decisions; delete from judgement',
      finds: ['decision'],
      says: /0 are kept, 1 were made/,
    },
    {
      name: 'a report that no search would find',
      sql: 'delete from report_words where rowid = 2',
      finds: ['file'],
      says: /2 of 3 reports are in it/,
    },
    {
      name: 'another day of publication',
      sql: "update report set published = '2025-11-23' where no = 2",
      finds: ['ledger'],
      says: /day, outlet, title or address of reports 1 to 3 differ/,
    },
    {
      name: 'a title taken away',
      sql: 'update report set title = null where no = 1',
      finds: ['ledger'],
    },
    {
      name: 'a decision that counts as taken back',
      sql: 'update judgement set undone_by = ledger_no',
      finds: ['decision'],
      says: /does not say that it was taken back[\s\S]*1 count as taken back, 0 were/,
    },
    {
      name: 'another rule',
      sql: "insert into setting values ('adoption-rule', 'highest')",
      finds: ['decision'],
      says: /the ledger has it otherwise/,
    },
    {
      name: 'a broken reference',
      sql: 'pragma foreign_keys = off; delete from raw',
      finds: ['file', 'report'],
    },
  ])('finds $name', async ({ name, sql, finds, says }) => {
    const copy = join(folder, `${name}.db`);
    copyFileSync(whole, copy);
    const sqlite = new DatabaseSync(copy);
    sqlite.exec(sql);
    sqlite.close();
    const { findings } = await verified(copy);
    expect([...new Set(findings.map(({ what }) => what))].sort()).toEqual([...finds].sort());
    if (says !== undefined) expect(findings.map(({ message }) => message).join('\n')).toMatch(says);
  });
});

describe('the hash that the ledger ended with', () => {
  test('is told, and is there as long as nothing is cut off', async () => {
    const { counts } = await verified(whole);
    expect(counts.head).toMatch(/^[0-9a-f]{64}$/);
    expect((await verified(whole, counts.head ?? '')).findings).toEqual([]);
  });

  test('is missed where the newest entries were cut off with all that they record', async () => {
    const { head } = (await verified(whole)).counts;
    const copy = join(folder, 'cut.db');
    copyFileSync(whole, copy);
    const sqlite = new DatabaseSync(copy);
    sqlite.exec(`drop trigger judgement_keeps_decisions; delete from judgement;
      drop trigger ledger_keeps_entries; delete from ledger where kind = 'judged'`);
    sqlite.close();
    expect((await verified(copy)).findings).toEqual([]);
    expect((await verified(copy, head ?? '')).findings).toMatchObject([
      { what: 'ledger', where: 'head', message: /entries were cut off/ },
    ]);
  });
});

test.each([
  { name: 'half a character', title: 'عنوان \ud83d' },
  { name: 'a NUL', title: 'عنوان \u0000 بعد' },
  { name: 'an astral character', title: 'عنوان 🔻' },
  { name: 'nothing', title: '' },
])('a title with $name is no change of what was added', async ({ title }) => {
  const store = openMemoryStore();
  await addTexts(store, [{ text: 'أفاد مراسلنا: قصف الميادين 3', title, author: title }]);
  const findings: Finding[] = [];
  await verifyStore(store, openReread(), (finding) => findings.push(finding));
  expect(findings).toEqual([]);
  await store.close();
});

test('what was filled in later is no change of what was added', async () => {
  const store = openMemoryStore();
  const text = 'أفاد مراسلنا: قصف الميادين 3';
  await addTexts(store, [{ text }]);
  await addTexts(store, [{ text, outlet: 'أ', published: '2025-11-24' }]);
  const findings: Finding[] = [];
  await verifyStore(store, openReread(), (finding) => findings.push(finding));
  expect(findings).toEqual([]);
  await store.close();
});

async function makeStore(): Promise<void> {
  const store = openStore(whole);
  await addTexts(store, [
    { text: 'أفاد مراسلنا: قصف الميادين 3', published: '2025-11-24', outlet: 'أ', title: 'x' },
    { text: 'قالت مصادر: قصف الميادين 5', published: '2025-11-24', outlet: 'ب' },
    { text: 'نقلت الشبكة: غارة تدمر 2', published: '2025-11-24', outlet: 'ج' },
  ]);
  await linkCollection(store, 'new');
  const rows = await store.db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .select(['event.coded', 'report.id as report'])
    .execute();
  const [a, b] = rows.map(({ coded, report }) => ({ report, event: JSON.parse(coded) }));
  if (a !== undefined && b !== undefined) {
    const act = { actor: 'tester', at: '2025-11-25T10:00:00.000Z' };
    await store.db.transaction().execute((trx) => judge(trx, act, a, b, 'different', null));
  }
  store.sqlite.exec('pragma journal_mode = delete');
  await store.close();
}

async function verified(file: string, head?: string) {
  const store = openStoreToRead(file);
  const findings: Finding[] = [];
  const counts = await verifyStore(store, openReread(), (finding) => findings.push(finding), head);
  await store.close();
  return { findings, counts };
}
