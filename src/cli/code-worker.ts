// Codes reports on another core. It is started by `coder.ts`, which sends it one list of reports after
// the other and takes the rows of each back.
import { parentPort, workerData } from 'node:worker_threads';
import type { CodingJob } from '../store/add-reports.ts';
import { codeJobs } from './code-jobs.ts';
import { loadKnowledge } from './load-knowledge.ts';

const { home }: { readonly home: string | undefined } = workerData;
const knowledge = loadKnowledge(home);

parentPort?.on('message', (jobs: readonly CodingJob[]) => {
  try {
    parentPort?.postMessage({ coded: codeJobs(jobs, knowledge) });
  } catch (error) {
    // What says where it happened is lost on the way between threads, unless it is put into words.
    const stack = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.stack : '';
    parentPort?.postMessage({ bug: `${stack}\n${cause}` });
  }
});
