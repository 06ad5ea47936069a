// Codes reports on another core. It is started by `coding-threads.ts`, which sends it one list of reports
// after the other and takes what is made of each back.
import { parentPort, workerData } from 'node:worker_threads';
import { codeInput } from './code-input.ts';
import { codeJobs } from './code-jobs.ts';
import type { CodingAnswer, CodingRequest } from './coding-threads.ts';
import { loadKnowledge } from './load-knowledge.ts';

const { home }: { readonly home: string | undefined } = workerData;
const knowledge = loadKnowledge(home);

parentPort?.on('message', (request: CodingRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer({ form, jobs }: CodingRequest): CodingAnswer {
  try {
    if (form === 'rows') return { coded: codeJobs(jobs, knowledge) };
    return {
      coded: jobs.map(({ origin, report, notes }) =>
        codeInput({ origin, report, diagnostics: notes }, knowledge),
      ),
    };
  } catch (error) {
    // What says where it happened is lost on the way between threads, unless it is put into words.
    const stack = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.stack : '';
    return { bug: `${stack}\n${cause}` };
  }
}
