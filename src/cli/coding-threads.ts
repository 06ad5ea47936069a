import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CodedReport } from '../model/coded-report.ts';
import type { CodedJob, CodingJob } from '../store/add-reports.ts';

/** What a thread makes of each report: the coded report, or the rows that a collection keeps. */
export interface Coded {
  readonly reports: CodedReport;
  readonly rows: CodedJob;
}

/** What is sent to a thread. */
export interface CodingRequest {
  readonly form: keyof Coded;
  readonly jobs: readonly CodingJob[];
}

export type CodingAnswer =
  | { readonly coded: readonly Coded[keyof Coded][] }
  | { readonly bug: string };

/** Threads that code on other cores while this one reads and writes. */
export interface CodingThreads {
  readonly count: number;
  /** Codes reports, in their order; rejects where a bug stops the coding. */
  readonly code: <F extends keyof Coded>(
    form: F,
    jobs: readonly CodingJob[],
  ) => Promise<readonly Coded[F][]>;
  readonly close: () => Promise<void>;
}

/** Fewer bytes of input are coded before a thread would have started. */
const WORTH_A_THREAD = 2_000_000;
/** More threads wait for the one that writes. */
const MOST_THREADS = 6;

/** Starts threads for an input of about so many bytes; undefined where that is not worth it. */
export function openThreads(
  inputBytes: number,
  home: string | undefined,
): CodingThreads | undefined {
  // Reading and writing take a fifth of the time of coding, so they share a core with it.
  const count = Math.min(MOST_THREADS, availableParallelism());
  if (inputBytes < WORTH_A_THREAD || count < 2) return undefined;
  const workers = Array.from({ length: count }, () => startWorker(home));
  return {
    count,
    async code(form, jobs) {
      const share = Math.ceil(jobs.length / workers.length);
      const parts = workers.map((worker, i) =>
        worker.code(form, jobs.slice(i * share, (i + 1) * share)),
      );
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
  const ask = <F extends keyof Coded>(request: CodingRequest): Promise<readonly Coded[F][]> =>
    new Promise((resolve, reject) => {
      const onError = (error: unknown): void => reject(error);
      worker.once('error', onError);
      worker.once('message', (answer: CodingAnswer) => {
        worker.off('error', onError);
        // The thread answers in the form that it was asked for.
        if ('coded' in answer) resolve(answer.coded as readonly Coded[F][]);
        else reject(new Error(answer.bug));
      });
      worker.postMessage(request);
    });
  return {
    code<F extends keyof Coded>(form: F, jobs: readonly CodingJob[]): Promise<readonly Coded[F][]> {
      if (jobs.length === 0) return Promise.resolve([]);
      const answer = last.then(() => ask<F>({ form, jobs }));
      last = answer.catch(() => {});
      return answer;
    },
    close: () => worker.terminate(),
  };
}
