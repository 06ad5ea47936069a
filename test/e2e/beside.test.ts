import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from './open-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-beside-'));
const path = (name: string): string => join(folder, name);
const PROJECT = ['--project', path('isnad.db')];
const tell = (n: number): string =>
  `قُتل ${n} عناصر بانفجار عبوة ناسفة في مدينة الميادين يوم 3 تشرين الأول 2025.`;

let served: Served;
beforeAll(async () => {
  served = await serve(PROJECT);
}, 120_000);
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

test('reports are added beside an open page, by command and by the page in turn', async () => {
  for (const n of [3, 4, 5]) {
    writeFileSync(path(`${n}.txt`), tell(n));
    expect(isnad(['add', path(`${n}.txt`), ...PROJECT])).toBe(0);
    expect((await post({ text: tell(n + 10) })).status).toBe(200);
  }
  const status = await fetch(`${served.address}/api/status`);
  expect(await status.json()).toMatchObject({ reports: 6 });
  expect(isnad(['verify', ...PROJECT])).toBe(0);
}, 120_000);

test('once a backup was put in its place, the page changes nothing and says why', async () => {
  expect(isnad(['backup', path('copy.db'), ...PROJECT])).toBe(0);
  expect(isnad(['restore', path('copy.db'), ...PROJECT])).toBe(0);
  const answer = await post({ text: tell(30) });
  expect(answer.status).toBe(423);
  expect(await answer.json()).toMatchObject({
    code: 'store-locked',
    message: expect.stringContaining('in the place of'),
  });
  expect(isnad(['verify', ...PROJECT])).toBe(0);
}, 120_000);

async function post(report: { readonly text: string }): Promise<Response> {
  return await fetch(`${served.address}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.address },
    body: JSON.stringify({ published: null, outlet: null, title: null, url: null, ...report }),
  });
}

const isnad = (args: readonly string[]): number | null =>
  spawnSync(process.execPath, ['bin/isnad.mjs', ...args]).status;
