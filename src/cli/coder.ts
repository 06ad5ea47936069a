import { createHash } from 'node:crypto';
import { compileKnowledge, type Knowledge } from '../extract/knowledge.ts';
import type { Coder } from '../store/add-reports.ts';
import { codeJobs } from './code-jobs.ts';
import { openThreads } from './coding-threads.ts';
import { loadSource } from './load-knowledge.ts';
import { version } from './version.ts';

/** A coder that may hold threads; `close` ends them. */
export interface OpenCoder extends Coder {
  readonly close: () => Promise<void>;
}

/**
 * Opens a coder for an input of about so many bytes. Where that is worth it, reports are coded on other
 * cores while this one reads and writes. The results are the same either way.
 */
export function openCoder(inputBytes: number, home: string | undefined): OpenCoder {
  const source = loadSource(home);
  const data = createHash('sha256').update(JSON.stringify(source.files)).digest('hex').slice(0, 8);
  const coder = { version: `isnad ${version} data ${data}` };
  const threads = openThreads(inputBytes, home);
  if (threads !== undefined) {
    return { ...coder, code: (jobs) => threads.code('rows', jobs), close: threads.close };
  }
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
