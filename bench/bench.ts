// `npm run bench [FOLDER] [--meta FILE]`: how fast Isnad starts and codes, how its time grows with the
// length of a report, and whether its memory grows with their number. FOLDER holds .txt or .jsonl
// reports; the bundled examples where not given. Ends with status 1 where a limit is passed.
// The start is taken by the clock. All else is the processor time of the one thread that codes, so that
// other work on the machine does not count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { root } from '../scripts/run-step.ts';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import { openInputs } from '../src/cli/read-inputs.ts';
import type { Knowledge } from '../src/extract/knowledge.ts';
import type { Report } from '../src/model/report.ts';
import { codeReport } from '../src/pipeline.ts';

/** What must hold on a machine with two cores. */
const LIMITS = { startMs: 500, reportsASecond: 1000, twoMegabytesMs: 3000, growthMiB: 40 };
const MANY_REPORTS = 20_000;
const WARM_UP_MS = 6000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { meta: { type: 'string' } },
});
const [folder = join(root, 'examples')] = positionals;
let failed = 0;

const reports = await readAll(folder, values.meta);
const characters = reports.reduce((sum, { text }) => sum + text.length, 0);
const mean = Math.round(characters / reports.length);
print('input', `${reports.length} reports of ${mean} characters in the mean`);
benchStart(reports);
const knowledge = benchLoad();
benchThroughput(reports, knowledge);
benchLength(reports, knowledge);
benchMemory(reports, knowledge);
process.exitCode = failed === 0 ? 0 : 1;

/** A whole process, `isnad code` on a report of about 3 KB, started several times. */
function benchStart(all: readonly Report[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  try {
    const file = join(scratch, 'report.txt');
    writeFileSync(file, textOfLength(all, 1700));
    const run = (): number => {
      const from = performance.now();
      const { status } = spawnSync(process.execPath, [join(root, 'bin/isnad.mjs'), 'code', file]);
      if (status !== 0) throw new Error(`isnad code ended with status ${status}`);
      return performance.now() - from;
    };
    run();
    const times = Array.from({ length: 7 }, run).sort((a, b) => a - b);
    const median = Math.round(times[3] ?? 0);
    const result = `${median} ms for a process on 3 KB (fastest ${Math.round(times[0] ?? 0)} ms)`;
    limit('start', result, median <= LIMITS.startMs);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function benchLoad(): Knowledge {
  const from = threadMs();
  const loaded = loadKnowledge();
  print('knowledge', `${Math.round(threadMs() - from)} ms to load and compile`);
  return loaded;
}

/** One core, over and over the input for three seconds, after what the engine takes to warm up. */
function benchThroughput(all: readonly Report[], loaded: Knowledge): void {
  const run = (milliseconds: number) => {
    const from = threadMs();
    let coded = 0;
    let read = 0;
    while (threadMs() - from < milliseconds) {
      for (const report of all) {
        codeReport(report, loaded);
        coded++;
        read += report.text.length;
      }
    }
    const seconds = (threadMs() - from) / 1000;
    return { reportsASecond: coded / seconds, charactersASecond: read / seconds };
  };
  run(WARM_UP_MS);
  const { reportsASecond, charactersASecond } = run(3000);
  // A report of 2 KB has some 1,150 characters, since an Arabic letter takes two bytes.
  const ofTwoKilobytes = Math.round(charactersASecond / 1150);
  limit(
    'throughput',
    `${Math.round(reportsASecond)} reports a second; ${ofTwoKilobytes} of 2 KB each`,
    ofTwoKilobytes >= LIMITS.reportsASecond,
  );
}

/** Texts of growing length: twice the text may take twice the time. */
function benchLength(all: readonly Report[], loaded: Knowledge): void {
  for (const megabytes of [0.25, 0.5, 1, 2]) {
    const text = textOfLength(all, (megabytes * 1_000_000) / 1.75);
    const from = threadMs();
    codeReport({ id: 'long', text, published: '2025-11-25' }, loaded);
    const time = Math.round(threadMs() - from);
    const size = (Buffer.byteLength(text) / 1_000_000).toFixed(2);
    limit('length', `${time} ms for one text of ${size} MB`, time <= LIMITS.twoMegabytesMs);
  }
}

/** The heap after many reports, against the heap after the first thousand. */
function benchMemory(all: readonly Report[], loaded: Knowledge): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heapMiB = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  let early = 0;
  for (let i = 0; i < MANY_REPORTS; i++) {
    const report = all[i % all.length];
    if (report !== undefined) codeReport({ ...report, id: `${report.id}-${i}` }, loaded);
    if (i === 1000) early = heapMiB();
  }
  const late = heapMiB();
  limit(
    'memory',
    `${Math.round(early)} MiB after 1,000 reports, ${Math.round(late)} MiB after ${MANY_REPORTS}`,
    late - early <= LIMITS.growthMiB,
  );
}

/** Processor time of this thread so far, in milliseconds. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function readAll(path: string, meta: string | undefined): Promise<readonly Report[]> {
  const io = {
    out: () => Promise.resolve(),
    err: () => {},
    stdin: process.stdin,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
  };
  const found: Report[] = [];
  const inputs = await openInputs([path], meta === undefined ? {} : { meta }, io);
  for await (const input of inputs.reports) if ('report' in input) found.push(input.report);
  if (found.length === 0) throw new Error(`${path} has no reports`);
  return found;
}

/** Reports one after the other, repeated until the text has the length. */
function textOfLength(all: readonly Report[], length: number): string {
  const round = all.map(({ text }) => text).join('\n\n');
  return round.repeat(Math.ceil(length / round.length)).slice(0, length);
}

function limit(what: string, result: string, kept: boolean): void {
  if (!kept) failed++;
  print(what, kept ? result : `${result}  (over the limit)`);
}

function print(what: string, result: string): void {
  console.log(`${what.padEnd(11)} ${result}`);
}
