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
const undisturbed = join(folder, 'undisturbed.db');
afterAll(() => rmSync(folder, { recursive: true }));

/** What the user has added: a village, so that there is another version of the data to code with. */
const home = join(folder, 'home');
const village = [
  '1',
  'Village',
  'Village',
  'الزنبقانية',
  '35.21',
  '40.35',
  'P',
  'PPL',
  'SY',
  '',
  '07',
];
writeFileSync(join(folder, 'XS.txt'), [...village, ...Array<string>(8).fill('')].join('\t'));

const REPORTS = 1600;
const KILLS = 20;
/** Kills of one and the same project; most later ones would meet only what is known. */
const KILLS_A_PROJECT = 5;
const PLACES = ['الميادين', 'البوكمال', 'تدمر', 'الطبقة', 'منبج', 'عفرين', 'الزنبقانية', 'نوى'];
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
  const wanted = [await contents(undisturbed), await incidents(undisturbed)];
  for (let kill = 0; kill < KILLS; kill++) {
    const project = join(folder, `killed-${Math.floor(kill / KILLS_A_PROJECT)}.db`);
    const after = Math.round((0.1 + 0.9 * Math.random()) * whole.milliseconds);
    const acknowledged = await killed(['add', input, '--project', project, '--verbose'], after);
    const kept = await countAndVerify(project);
    expect(kept, `killed after ${after} ms`).toBeGreaterThanOrEqual(acknowledged);
    if (kill % KILLS_A_PROJECT < KILLS_A_PROJECT - 1) continue;
    expect(isnad(['add', input, '--project', project]).stdout).toMatch(
      new RegExp(`^read ${REPORTS}, new \\d+, known \\d+, rejected 0\n$`),
    );
    expect(await countAndVerify(project)).toBe(REPORTS);
    expect([await contents(project), await incidents(project)]).toEqual(wanted);
  }
}, 600_000);

test(`kill -9 at ${KILLS} moments of recoding keeps every decision, and it goes on`, async () => {
  const project = join(folder, 'killed-0.db');
  const before = await contents(project);
  const [a = '', b = ''] = await eventsOfOneIncident(project);
  for (const file of [project, undisturbed]) {
    isnad(['judge', a, b, '--as', 'different', '--project', file]);
  }
  isnad(['gazetteer', 'import', join(folder, 'XS.txt')]);
  const whole = isnad(['recode', '--project', undisturbed]);
  expect(whole.stdout).toMatch(new RegExp(`^coded ${REPORTS}, changed [1-9]`));
  const after = await contents(undisturbed);
  for (let kill = 0; kill < KILLS; kill++) {
    const delay = Math.round((0.1 + 0.9 * Math.random()) * whole.milliseconds);
    const args = kill % 2 === 0 ? ['recode'] : ['recode', '--all'];
    await killed([...args, '--project', project], delay);
    expect(await countAndVerify(project), `killed after ${delay} ms`).toBe(REPORTS);
    // Each report is coded as before or as now, whole.
    for (const [i, { digest }] of (await contents(project)).entries()) {
      expect([before[i]?.digest, after[i]?.digest]).toContain(digest);
    }
  }
  expect(isnad(['recode', '--project', project]).stdout).toMatch(/^coded \d+, changed \d+\n$/);
  isnad(['recode', '--all', '--project', project]);
  expect(await countAndVerify(project)).toBe(REPORTS);
  expect(await contents(project)).toEqual(after);
  expect(await incidents(project)).toEqual(await incidents(undisturbed));
  expect(JSON.parse(isnad(['judge', '--json', '--project', project]).stdout)).toMatchObject([
    { verdict: 'different', stands: 'yes' },
  ]);
  expect(await eventsOfOneIncident(project)).not.toEqual(expect.arrayContaining([a, b]));
}, 600_000);

/** Runs a command, kills it after some time, and tells how many reports it said were safe. */
async function killed(args: readonly string[], after: number): Promise<number> {
  const env = { ...process.env, ISNAD_HOME: home };
  const child: ChildProcess = spawn(process.execPath, ['bin/isnad.mjs', ...args], { env });
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

/** The ids of the events of the incident that has most. */
async function eventsOfOneIncident(file: string): Promise<readonly string[]> {
  const store = openStoreToRead(file);
  const { no } = await store.db
    .selectFrom('incident')
    .select('no')
    .orderBy('events', 'desc')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const rows = await store.db
    .selectFrom('event')
    .select('id')
    .where('incident_no', '=', no)
    .orderBy('id')
    .execute();
  await store.close();
  return rows.map(({ id }) => id);
}

function isnad(args: readonly string[]) {
  const from = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/isnad.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ISNAD_HOME: home },
  });
  expect([status, stderr]).toEqual([0, '']);
  return { stdout, milliseconds: performance.now() - from };
}
