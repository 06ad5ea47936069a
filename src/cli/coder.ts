import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileKnowledge, type Knowledge } from '../extract/knowledge.ts';
import type { CodedJob, Coder, CodingJob } from '../store/add-reports.ts';
import { codeJobs } from './code-jobs.ts';
import { loadSource } from './load-knowledge.ts';
import { version } from './version.ts';

/** A coder that may hold threads; `close` ends them. */
export interface OpenCoder extends Coder {
  readonly close: () => Promise<void>;
}

/** Fewer bytes of input are coded before a thread would have started. */
const WORTH_A_THREAD = 2_000_000;
/** More threads wait for the one that writes. */
const MOST_THREADS = 6;

type Answer = { readonly coded: readonly CodedJob[] } | { readonly bug: string };

/**
 * Opens a coder for an input of about so many bytes. Where that is worth it, reports are coded on other
 * cores while this one reads and writes. The results are the same either way.
 */
export function openCoder(inputBytes: number, home: string | undefined): OpenCoder {
  const source = loadSource(home);
  const data = createHash('sha256').update(JSON.stringify(source.files)).digest('hex').slice(0, 8);
  const coder = { version: `isnad ${version} data ${data}` };
  // Reading and writing take a fifth of the time of coding, so they share a core with it.
  const threads = Math.min(MOST_THREADS, availableParallelism());
  if (inputBytes < WORTH_A_THREAD || threads < 2) {
    let knowledge: Knowledge | undefined;
    return {
      ...coder,
      async code(jobs) {
        if (jobs.length === 0) return [];
        knowledge ??= compileKnowledge(source);
        return codeJobs(jobs, knowledge);
      },
      close: async () => {},
    };
  }
  const workers = Array.from({ length: threads }, () => startWorker(home));
  return {
    ...coder,
    async code(jobs) {
      const share = Math.ceil(jobs.length / workers.length);
      const parts = workers.map((worker, i) => worker.code(jobs.slice(i * share, (i + 1) * share)));
      return (await Promise.all(parts)).flat();
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function startWorker(home: string | undefined) {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'mjs';
  const worker = new Worker(new URL(`./code-worker.${ending}`, import.meta.url), {
    workerData: { home },
  });
  let last: Promise<unknown> = Promise.resolve();
  const ask = (jobs: readonly CodingJob[]): Promise<readonly CodedJob[]> =>
    new Promise((resolve, reject) => {
      const onError = (error: unknown): void => reject(error);
      worker.once('error', onError);
      worker.once('message', (answer: Answer) => {
        worker.off('error', onError);
        if ('coded' in answer) resolve(answer.coded);
        else reject(new Error(answer.bug));
      });
      worker.postMessage(jobs);
    });
  return {
    code(jobs: readonly CodingJob[]): Promise<readonly CodedJob[]> {
      if (jobs.length === 0) return Promise.resolve([]);
      const answer = last.then(() => ask(jobs));
      last = answer.catch(() => {});
      return answer;
    },
    close: () => worker.terminate(),
  };
}
