import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openReread } from '../src/read/reread.ts';
import { openStoreToRead } from '../src/store/open-store.ts';
import { verifyStore } from '../src/store/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-crash-'));
const input = join(folder, 'reports.jsonl');
const project = join(folder, 'killed.db');
const undisturbed = join(folder, 'undisturbed.db');
afterAll(() => rmSync(folder, { recursive: true }));

const REPORTS = 2600;
const KILLS = 10;
const PLACES = ['الميادين', 'البوكمال', 'تدمر', 'الطبقة', 'منبج', 'عفرين', 'جاسم', 'نوى'];
writeFileSync(
  input,
  Array.from({ length: REPORTS }, (_, i) => {
    const place = PLACES[i % PLACES.length];
    const text = `أعلنت وزارة الداخلية اليوم مقتل ${3 + (i % 9)} عناصر في هجوم رقم ${i} في مدينة ${place}.`;
    const published = new Date(Date.UTC(2025, 0, 1 + (i % 300))).toISOString().slice(0, 10);
    return JSON.stringify({ id: `r${i}`, text, published });
  }).join('\n'),
);

test(`kill -9 at ${KILLS} moments of adding loses nothing that was acknowledged`, async () => {
  const whole = isnad(['add', input, '--project', undisturbed]);
  expect(whole.stdout).toBe(`read ${REPORTS}, new ${REPORTS}, known 0, rejected 0\n`);
  const duration = whole.milliseconds;
  for (let kill = 0; kill < KILLS; kill++) {
    const after = Math.round((0.1 + 0.9 * Math.random()) * duration);
    const acknowledged = await killed(['add', input, '--project', project, '--verbose'], after);
    const kept = await countAndVerify(project);
    expect(kept, `killed after ${after} ms`).toBeGreaterThanOrEqual(acknowledged);
  }
  expect(isnad(['add', input, '--project', project]).stdout).toMatch(
    new RegExp(`^read ${REPORTS}, new \\d+, known \\d+, rejected 0\n$`),
  );
  expect(await countAndVerify(project)).toBe(REPORTS);
  expect(await contents(project)).toEqual(await contents(undisturbed));
}, 600_000);

test(`kill -9 at ${KILLS} moments of recoding leaves whole reports`, async () => {
  const before = await contents(undisturbed);
  const { milliseconds } = isnad(['recode', '--all', '--project', undisturbed]);
  for (let kill = 0; kill < KILLS; kill++) {
    const after = Math.round((0.1 + 0.9 * Math.random()) * milliseconds);
    await killed(['recode', '--all', '--project', project], after);
    expect(await countAndVerify(project), `killed after ${after} ms`).toBe(REPORTS);
    expect(await contents(project)).toEqual(before);
  }
  expect(isnad(['recode', '--all', '--project', project]).stdout).toBe(
    `coded ${REPORTS}, changed 0\n`,
  );
  expect(await countAndVerify(project)).toBe(REPORTS);
  expect(await incidents(project)).toEqual(await incidents(undisturbed));
}, 600_000);

/** Runs a command, kills it after some time, and tells how many reports it said were safe. */
async function killed(args: readonly string[], after: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, ['bin/isnad.mjs', ...args]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  await ended;
  clearTimeout(timer);
  const last = [...said.matchAll(/kept: read (\d+)/g)].at(-1);
  return Number(last?.[1] ?? 0);
}

/** How many reports a file has; it must be whole. */
async function countAndVerify(file: string): Promise<number> {
  let store: ReturnType<typeof openStoreToRead>;
  try {
    store = openStoreToRead(file);
  } catch (error) {
    // Killed before anything was written.
    if (error instanceof Error && 'code' in error && error.code === 'not-found') return 0;
    if (error instanceof Error && 'code' in error && error.code === 'not-a-store') return 0;
    throw error;
  }
  const findings: string[] = [];
  const { reports } = await verifyStore(store, openReread(), ({ where, message }) => {
    findings.push(`${where}: ${message}`);
  });
  await store.close();
  expect(findings).toEqual([]);
  return reports;
}

/** What was coded, without the row numbers. */
async function contents(file: string) {
  const store = openStoreToRead(file);
  const rows = await store.db
    .selectFrom('report')
    .innerJoin('coding', 'coding.report_no', 'report.no')
    .select(['report.id', 'report.text_sha256', 'coding.digest'])
    .orderBy('report.id')
    .execute();
  await store.close();
  return rows;
}

async function incidents(file: string) {
  const store = openStoreToRead(file);
  const rows = await store.db
    .selectFrom('incident')
    .select(['from_day', 'place', 'kind', 'reports', 'origins', 'killed'])
    .execute();
  await store.close();
  return rows.map((row) => JSON.stringify(row)).sort();
}

function isnad(args: readonly string[]) {
  const from = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/isnad.mjs', ...args], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return { stdout, milliseconds: performance.now() - from };
}
