import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'isnad-process-'));
const path = (name: string): string => join(folder, name);
const REPORT = 'أعلنت وزارة الداخلية اليوم مقتل عنصرين في هجوم في مدينة الميادين بريف دير الزور.';

beforeAll(() => {
  writeFileSync(path('good.txt'), REPORT);
  const line = (i: number): string => JSON.stringify({ id: `r${i}`, text: REPORT });
  writeFileSync(path('many.jsonl'), Array.from({ length: 3000 }, (_, i) => line(i)).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('codes a file: results on standard output, nothing on standard error', () => {
  const { status, stdout, stderr } = isnad(['code', path('good.txt'), '--json']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([{ report: { id: 'good' } }]);
});

test('codes standard input', () => {
  const { status, stdout } = isnad(['code', '-', '--format', 'jsonl'], REPORT);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ report: { id: 'stdin' } });
});

test('an error leaves standard output empty', () => {
  const { status, stdout, stderr } = isnad(['code', path('none.txt')]);
  expect([status, stdout]).toEqual([4, '']);
  expect(stderr).toMatch(
    /^error: .*none\.txt does not exist \[not-found\]\n {2}Check the spelling/,
  );
});

test('two processes give the same bytes', () => {
  const args = ['code', 'examples/reports', '--meta', 'examples/meta.jsonl', '--format', 'jsonl'];
  expect(isnad(args).stdout).toBe(isnad(args).stdout);
});

test('a reader that stops early is no failure', async () => {
  const child = spawn(process.execPath, [
    'bin/isnad.mjs',
    'code',
    path('many.jsonl'),
    '--format',
    'jsonl',
  ]);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, stderr]).toEqual([0, '']);
});

test('the first reports are written before the last are read', async () => {
  const args = ['bin/isnad.mjs', 'code', '-', '--format', 'jsonl', '--no-link'];
  const child = spawn(process.execPath, args);
  const lines = (count: number): string =>
    `${JSON.stringify({ id: 'r', text: REPORT })}\n`.repeat(count);
  child.stdin.write(lines(50));
  const first = await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve));
  expect(first.toString()).toContain('"id":"r"');
  child.stdin.end(lines(1));
  child.stdout.resume();
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});

function isnad(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['bin/isnad.mjs', ...args], { encoding: 'utf8', input });
}
