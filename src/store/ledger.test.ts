import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { LedgerTable } from './database.ts';
import { appendEntry, checkEntry, entriesAfter } from './ledger.ts';
import { openMemoryStore } from './open-store.ts';

const ACT = { actor: 'tester', at: '2025-11-25T10:00:00.000Z' };

describe('canonical JSON', () => {
  test.each([
    { value: { b: 1, a: [true, null, 'ق'] }, text: '{"a":[true,null,"ق"],"b":1}' },
    { value: { '€': 1, '\r': 2, é: 3, A: 4 }, text: '{"\\r":2,"A":4,"é":3,"€":1}' },
    { value: { a: undefined, b: { d: 1, c: 2 } }, text: '{"b":{"c":2,"d":1}}' },
    { value: [1e21, 0.1, -0], text: '[1e+21,0.1,0]' },
  ])('of $value is $text', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('reads back to the same value, whatever the order of the names', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('has no form for %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(RangeError);
  });
});

describe('the ledger', () => {
  test('is a chain that holds', async () => {
    const entries = await chain();
    expect(entries.map(({ no, kind }) => [no, kind])).toEqual([
      [1, 'judged'],
      [2, 'setting-changed'],
      [3, 'judgement-undone'],
    ]);
    expect(problems(entries)).toEqual([]);
  });

  test.each<{ name: string; change: (entries: LedgerTable[]) => LedgerTable[]; problem: RegExp }>([
    {
      name: 'an entry left out',
      change: ([a, , c]) => [a, c].flatMap((x) => x ?? []),
      problem: /entry 2 is missing/,
    },
    { name: 'the first left out', change: (all) => all.slice(1), problem: /entry 1 is missing/ },
    {
      name: 'another actor',
      change: edit(1, { actor: 'other' }),
      problem: /the entry was changed/,
    },
    {
      name: 'another time',
      change: edit(1, { at: '2020-01-01' }),
      problem: /the entry was changed/,
    },
    {
      name: 'another payload',
      change: edit(1, { payload: '{"name":"y"}' }),
      problem: /payload was changed/,
    },
    { name: 'another hash', change: edit(0, { hash: 'f'.repeat(64) }), problem: /changed/ },
    {
      name: 'two in another order',
      change: ([a, b, c]) =>
        [a, b, c].flatMap((x) => (x === undefined ? [] : [{ ...x }])).toReversed(),
      problem: /missing/,
    },
  ])('shows $name', async ({ change, problem }) => {
    expect(problems(change([...(await chain())])).join('; ')).toMatch(problem);
  });

  test('holds where a payload was erased', async () => {
    expect(problems(edit(1, { payload: null, salt: null })([...(await chain())]))).toEqual([]);
  });

  test.each([
    "update ledger set actor = 'x'",
    "update ledger set payload = '{}'",
    'delete from ledger',
    "update raw set bytes = x'00'",
    "update report set text = 'x'",
  ])('refuses: %s', async (statement) => {
    const store = openMemoryStore();
    await fill(store);
    store.sqlite.exec(`insert into raw values ('a', 1, 'none', x'01');
      insert into import (no, started, inputs, coder) values (1, '', '[]', '');
      insert into report (id, name, text, text_sha256, raw_sha256, import_no)
        values ('r', 'n', 't', 'h', 'a', 1)`);
    expect(() => store.sqlite.exec(statement)).toThrow(/append-only|write-once/);
    await store.close();
  });
});

async function fill(store: ReturnType<typeof openMemoryStore>): Promise<void> {
  await appendEntry(store.db, ACT, 'judged', { a: 1 });
  await appendEntry(store.db, ACT, 'setting-changed', { name: 'x' });
  await appendEntry(store.db, ACT, 'judgement-undone', { b: 'ق' });
}

async function chain(): Promise<readonly LedgerTable[]> {
  const store = openMemoryStore();
  await fill(store);
  const entries = await entriesAfter(store.db, 0, 10).execute();
  await store.close();
  return entries;
}

function problems(entries: readonly LedgerTable[]): readonly string[] {
  return entries.flatMap((entry, i) => checkEntry(entry, entries[i - 1]) ?? []);
}

function edit(at: number, fields: Partial<LedgerTable>) {
  return (entries: LedgerTable[]): LedgerTable[] =>
    entries.map((entry, i) => (i === at ? { ...entry, ...fields } : entry));
}
