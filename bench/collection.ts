// `node bench/collection.ts [REPORTS] [--length CHARACTERS] [--keep FILE]`: how fast a collection is
// filled, linked and asked, how much memory that takes, and how large the file gets. The reports, 100,000
// of 1,100 characters (2 KB) where not given, are made by varying the bundled invented ones. Ends with
// status 1 where a limit is passed.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/run-step.ts';
import { countIncidents, listIncidents, mapPoints } from '../src/store/incidents.ts';
import { openStoreToRead } from '../src/store/open-store.ts';
import { MOST_RANKED, matchingReports, reportsByNumber } from '../src/store/search.ts';
import { readQuery } from '../src/store/search-terms.ts';
import { weeklyCounts } from '../src/store/stats.ts';
import { syntheticReports } from './synthetic-reports.ts';

/** What must hold on a machine with two cores. */
const LIMITS = { memoryMiB: 1500, queryMs: 50 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { length: { type: 'string', default: '1100' }, keep: { type: 'string' } },
});
const count = Number(positionals[0] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'isnad-collection-'));
const project = values.keep ?? join(folder, 'isnad.db');
let failed = 0;
try {
  const input = join(folder, 'reports.jsonl');
  const bytes = await writeReports(input);
  print('input', `${count} reports of ${Math.round(bytes / count)} bytes of text in the mean`);
  measure('add', ['add', input, '--project', project, '--no-link'], count);
  const size = statSync(project).size;
  print('size', `${mib(size)} MiB, ${(size / count / 1024).toFixed(1)} KiB a report, not linked`);
  measure('link', ['add', '--project', project], count);
  const linked = statSync(project).size;
  print('size', `${mib(linked)} MiB, ${(linked / count / 1024).toFixed(1)} KiB a report, linked`);
  await measureQueries();
  measure('add again', ['add', input, '--project', project], count);
  measure('verify', ['verify', '--project', project], count);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

async function writeReports(file: string): Promise<number> {
  const stream = createWriteStream(file);
  let bytes = 0;
  for (const report of syntheticReports(count, { length: Number(values.length) })) {
    bytes += Buffer.byteLength(report.text);
    if (!stream.write(`${JSON.stringify(report)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  return bytes;
}

/** Runs a command in a process of its own, which tells its memory when it ends. */
function measure(what: string, args: readonly string[], reports: number): void {
  const from = performance.now();
  const tell = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write('used ' + maxRSS + ' ' + (userCPUTime + systemCPUTime));
  });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tell)}`,
      join(root, 'bin/isnad.mjs'),
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - from) / 1000;
  // Each thread tells the same of the whole process; the last one has the last word.
  const used = [...stderr.matchAll(/used (\d+) (\d+)/g)].map(([, kib, us]) => [
    Number(kib),
    Number(us),
  ]);
  const memory = Math.max(0, ...used.map(([kib = 0]) => kib / 1024));
  const busy = Math.max(0, ...used.map(([, us = 0]) => us / 1e6));
  const rate = `${seconds.toFixed(1)} s (${busy.toFixed(1)} s of work), ${Math.round(reports / seconds)} reports a second`;
  limit(
    what,
    `${rate}, at most ${Math.round(memory)} MiB: ${stdout.trim()}`,
    status === 0 && memory <= LIMITS.memoryMiB,
  );
}

async function measureQueries(): Promise<void> {
  const { db, close } = openStoreToRead(project);
  const month = { from: '2025-05-01', to: '2025-05-31' };
  const search = (words: string) => async (): Promise<number> => {
    const { match = '' } = readQuery(words) ?? {};
    const found = await matchingReports(db, match, MOST_RANKED).execute();
    const best = [...found].sort((a, b) => a.relevance - b.relevance).slice(0, 20);
    return (
      await reportsByNumber(
        db,
        best.map(({ rowid }) => rowid),
      ).execute()
    ).length;
  };
  const queries: readonly (readonly [string, () => Promise<number>])[] = [
    [
      'a month of a governorate',
      async () => (await listIncidents(db, { ...month, admin1: ['SY-DY'] }, 50).execute()).length,
    ],
    [
      'how many these are',
      async () => (await countIncidents(db, { ...month, admin1: ['SY-DY'] }).execute()).length,
    ],
    ['the latest 50 incidents', async () => (await listIncidents(db, {}, 50).execute()).length],
    [
      'the map of a governorate, a year',
      async () =>
        (
          await mapPoints(
            db,
            { south: 34, west: 39, north: 36, east: 41.5 },
            { from: '2025-01-01' },
            10_000,
          ).execute()
        ).length,
    ],
    ['search: a common word (القوات)', search('القوات')],
    ['search: two words (عبوة الميادين)', search('عبوة الميادين')],
    ['search: a word in most reports (في)', search('في')],
    [
      'weekly counts of a month',
      async () => (await weeklyCounts(db, month, 'governorate').execute()).length,
    ],
  ];
  for (const [what, query] of queries) {
    await query();
    const times: number[] = [];
    let rows = 0;
    for (let i = 0; i < 9; i++) {
      const from = performance.now();
      rows = await query();
      times.push(performance.now() - from);
    }
    const median = times.sort((a, b) => a - b)[4] ?? 0;
    limit('query', `${median.toFixed(1)} ms for ${what}: ${rows} rows`, median <= LIMITS.queryMs);
  }
  await close();
}

function mib(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

function limit(what: string, result: string, kept: boolean): void {
  if (!kept) failed++;
  print(what, kept ? result : `${result}  (over the limit)`);
}

function print(what: string, result: string): void {
  console.log(`${what.padEnd(10)} ${result}`);
}
