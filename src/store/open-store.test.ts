import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { addTexts } from '../../test/sample-store.ts';
import { backUp, restore } from './backup.ts';
import { collection } from './migrations/0001-collection.ts';
import { openSharedStore, openStore, openStoreToRead, type Store } from './open-store.ts';
import { adoptionRule } from './settings.ts';
import { asStoreError } from './store-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-store-'));
const path = (name: string): string => join(folder, name);
afterAll(() => {
  chmodSync(path('read-only'), 0o700);
  rmSync(folder, { recursive: true });
});

describe('a project file', () => {
  test('is made for its owner alone, with a journal and full synchronisation', async () => {
    const store = openStore(path('new.db'));
    expect(statSync(path('new.db')).mode & 0o777).toBe(0o600);
    expect(store.sqlite.prepare('pragma journal_mode').get()).toMatchObject({
      journal_mode: 'wal',
    });
    expect(store.sqlite.prepare('pragma synchronous').get()).toMatchObject({ synchronous: 2 });
    await store.close();
    expect(existsSync(path('new.db-wal'))).toBe(false);
  });

  test('has one writer at a time, and readers beside it', async () => {
    const file = path('one.db');
    const writer = openStore(file);
    await addTexts(writer, ['قصف الميادين 3']);
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'store-locked' }));
    const reader = openStoreToRead(file);
    const count = reader.db.selectFrom('report').select('id');
    expect(await count.execute()).toHaveLength(1);
    await writer.db.transaction().execute(async (trx) => {
      await trx.updateTable('report').set({ title: 'x' }).execute();
      expect(await count.execute()).toHaveLength(1);
    });
    await addTexts(writer, ['قصف الميادين 4']);
    expect(await count.execute()).toHaveLength(2);
    await reader.close();
    await writer.close();
    await openStore(file).close();
  });

  test('whose writer was killed is free at once', async () => {
    const file = path('killed.db');
    const program = `import { openStore } from './src/store/open-store.ts';
      openStore(${JSON.stringify(file)}); console.log('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'store-locked' }));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    await openStore(file).close();
  });

  test('of an older form is brought up to date when it is opened, with all it holds', async () => {
    const file = path('older.db');
    const older = new DatabaseSync(file);
    older.exec(`${collection}; pragma application_id = ${0x49736e64}; pragma user_version = 1;
      insert into setting values ('adoption-rule', 'lowest');`);
    older.close();
    const store = openStoreToRead(file);
    expect(await adoptionRule(store.db)).toBe('lowest');
    expect(await store.db.selectFrom('correction').select('no').execute()).toEqual([]);
    await store.close();
    const again = openStore(file);
    expect(await addTexts(again, ['قصف الميادين 3'])).toMatchObject({ new: 1 });
    await again.close();
  });

  test.each([
    { name: 'nowhere.db', make: undefined, code: 'not-found' },
    { name: 'text.db', make: 'نص', code: 'store-damaged' },
    { name: 'other.db', make: 'other', code: 'not-a-store' },
    { name: 'newer.db', make: 'newer', code: 'newer-store' },
  ])('$name is refused and left alone: $code', ({ name, make, code }) => {
    const file = path(name);
    if (make === 'other' || make === 'newer') {
      const sqlite = new DatabaseSync(file);
      sqlite.exec('create table x (y)');
      if (make === 'newer')
        sqlite.exec(`pragma application_id = ${0x49736e64}; pragma user_version = 99`);
      sqlite.close();
    } else if (make !== undefined) writeFileSync(file, make);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    expect(() => openStoreToRead(file)).toThrow(expect.objectContaining({ code }));
    if (before === undefined) return;
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('a project file that is open for long', () => {
  const retitle = (store: Store, title: string) =>
    store.change(() => store.db.updateTable('report').set({ title }).execute());

  test('lets others write in between, and takes its turn', async () => {
    const file = path('shared.db');
    const shared = await openSharedStore(file);
    const other = openStore(file);
    await addTexts(other, ['قصف الميادين 3']);
    const waiting = retitle(shared, 'first');
    await sleep(200);
    await other.close();
    await waiting;
    const again = openStore(file);
    const rows = await again.db.selectFrom('report').select('title').execute();
    expect(rows).toEqual([{ title: 'first' }]);
    await again.close();
    await shared.close();
  });

  test('says so where another goes on writing, and works afterwards', async () => {
    const file = path('shared-busy.db');
    const shared = await openSharedStore(file);
    const other = openStore(file);
    await addTexts(other, ['قصف الميادين 3']);
    await expect(retitle(shared, 'x')).rejects.toMatchObject({ code: 'store-locked' });
    await other.close();
    await retitle(shared, 'y');
    await shared.close();
  });

  test('changes nothing once another file has its name', async () => {
    const file = path('shared-replaced.db');
    const shared = await openSharedStore(file);
    await backUp(shared, path('shared-copy.db'));
    await restore(path('shared-copy.db'), file, '2025-11-25T10:00:00.000Z');
    await expect(retitle(shared, 'x')).rejects.toMatchObject({
      code: 'store-locked',
      message: /in the place of/,
    });
    await shared.close();
  });

  test('tells of a full disk as every command does', async () => {
    const shared = await openSharedStore(path('shared-full.db'));
    const { page_count } = shared.sqlite.prepare('pragma page_count').get() ?? {};
    shared.sqlite.exec(`pragma max_page_count = ${Number(page_count) + 5}`);
    const many = Array.from({ length: 900 }, (_, i) => `قصف الميادين ${i} ${'نص '.repeat(200)}`);
    const adding = shared.change(() => addTexts(shared, many));
    await expect(adding).rejects.toMatchObject({ code: 'store-full' });
    await shared.close();
  });
});

describe('a disk that is full', () => {
  test('gives a clear error, and what was acknowledged stays', async () => {
    const store = openStore(path('full.db'));
    await addTexts(store, ['قصف الميادين 3']);
    const { page_count } = store.sqlite.prepare('pragma page_count').get() ?? {};
    store.sqlite.exec(`pragma max_page_count = ${Number(page_count) + 20}`);
    const many = Array.from({ length: 2000 }, (_, i) => `قصف الميادين ${i} ${'نص '.repeat(200)}`);
    const error = await addTexts(store, many).catch((cause: unknown) =>
      asStoreError(cause, store.file),
    );
    expect(error).toMatchObject({ code: 'store-full', hint: /Make room/ });
    await requireWhole(store, 1);
    store.sqlite.exec('pragma max_page_count = 1000000');
    expect(await addTexts(store, many)).toMatchObject({ new: 2000, known: 0 });
    await store.close();
  });
});

describe('a file that cannot be written', () => {
  mkdirSync(path('read-only'));
  const file = join(path('read-only'), 'isnad.db');

  test('is read all the same, and writing to it gives a clear error', async () => {
    const store = openStore(file);
    await addTexts(store, ['قصف الميادين 3']);
    // Of more pages than one step of copying takes where nothing else is said.
    await addTexts(
      store,
      Array.from({ length: 400 }, (_, i) => `${i} ${'نص '.repeat(500)}`),
    );
    await store.close();
    // A reader leaves its journal.
    const reader = openStoreToRead(file);
    await reader.db.selectFrom('report').select('id').execute();
    await reader.close();
    rmSync(`${file}-lock`, { force: true });
    mkdirSync(path('writable'));
    chmodSync(path('writable'), 0o777);
    for (const ending of ['', '-wal', '-shm']) chmodSync(file + ending, 0o444);
    chmodSync(path('read-only'), 0o555);
    chmodSync(folder, 0o755);
    // Who runs the tests may be allowed everything; another account is not.
    const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const run = (program: string): string => {
      const node = copyOfNode();
      const options = { encoding: 'utf8', ...account, cwd: process.cwd() } as const;
      const { stdout, stderr } = spawnSync(
        node,
        ['--input-type=module', '--eval', program],
        options,
      );
      return stdout + stderr;
    };
    const where = JSON.stringify(file);
    expect(
      run(`import { openStoreToRead } from './src/store/open-store.ts';
      const { db } = openStoreToRead(${where});
      console.log((await db.selectFrom('report').select('id').execute()).length);`),
    ).toBe('401\n');
    const copy = path('writable/copy.db');
    expect(
      run(`import { openStoreToRead } from './src/store/open-store.ts';
      import { backUp } from './src/store/backup.ts';
      await backUp(openStoreToRead(${where}), ${JSON.stringify(copy)}); console.log('copied');`),
    ).toBe('copied\n');
    const copied = openStoreToRead(copy);
    await requireWhole(copied, 401);
    await copied.close();
    expect(
      run(`import { openStore } from './src/store/open-store.ts';
      try { openStore(${where}); } catch ({ code }) { console.log(code); }`),
    ).toBe('store-read-only\n');
  });
});

describe('a backup', () => {
  test('is whole while another writes, and is put back', async () => {
    const file = path('source.db');
    const store = openStore(file);
    await addTexts(store, ['قصف الميادين 3']);
    const reader = openStoreToRead(file);
    await backUp(reader, path('backup.db'));
    await expect(backUp(reader, path('backup.db'))).rejects.toMatchObject({ code: 'bad-option' });
    await reader.close();
    await addTexts(store, ['قصف الميادين 4']);
    await expect(restore(path('backup.db'), file, 'now')).rejects.toMatchObject({
      code: 'store-locked',
    });
    await store.close();
    const kept = await restore(path('backup.db'), file, '2025-11-25T10:00:00.000Z');
    expect(kept).toBe(`${file}.before-2025-11-25T10-00-00-000Z`);
    const back = openStoreToRead(file);
    await requireWhole(back, 1);
    await back.close();
    const before = openStoreToRead(kept ?? '');
    await requireWhole(before, 2);
    await before.close();
  });

  test('takes the place of a file that is past reading', async () => {
    const file = path('ruined.db');
    const store = openStore(file);
    await addTexts(store, ['قصف الميادين 3']);
    await backUp(store, path('of-ruined.db'));
    await store.close();
    writeFileSync(file, 'x'.repeat(5000));
    expect(() => openStoreToRead(file)).toThrow(expect.objectContaining({ code: 'store-damaged' }));
    await restore(path('of-ruined.db'), file, 'now');
    const back = openStoreToRead(file);
    await requireWhole(back, 1);
    await back.close();
  });

  test.each([
    {
      name: 'of another program',
      make: () => new DatabaseSync(path('b-other.db')).exec('create table x (y)'),
      file: 'b-other.db',
      code: 'not-a-store',
    },
    {
      name: 'that is damaged',
      make: () => damage(path('b-damaged.db')),
      file: 'b-damaged.db',
      code: 'store-damaged',
    },
    { name: 'that is not there', make: () => {}, file: 'b-nowhere.db', code: 'not-found' },
  ])('$name is refused, and the file is left alone', async ({ make, file, code }) => {
    const target = path(`target-of-${file}`);
    const store = openStore(target);
    await addTexts(store, ['قصف الميادين 3']);
    await store.close();
    make();
    await expect(restore(path(file), target, 'now')).rejects.toMatchObject({ code });
    const back = openStoreToRead(target);
    await requireWhole(back, 1);
    await back.close();
  });
});

async function requireWhole({ db, sqlite }: Store, reports: number): Promise<void> {
  expect(sqlite.prepare('pragma integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
  expect(await db.selectFrom('report').select('id').execute()).toHaveLength(reports);
  expect(await db.selectFrom('coding').select('report_no').execute()).toHaveLength(reports);
}

function damage(file: string): void {
  copyFileSync(path('backup.db'), file);
  const bytes = readFileSync(file);
  bytes.fill(0xaa, 8192, 40_960);
  writeFileSync(file, bytes);
}

/** A Node that any account may run. */
function copyOfNode(): string {
  const copy = path('node');
  if (!existsSync(copy)) {
    copyFileSync(process.execPath, copy);
    chmodSync(copy, 0o755);
  }
  return copy;
}
