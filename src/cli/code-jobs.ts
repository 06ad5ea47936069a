import type { Knowledge } from '../extract/knowledge.ts';
import type { CodedJob, CodingJob } from '../store/add-reports.ts';
import { codingRows } from '../store/codings.ts';
import { indexTerms } from '../store/search-terms.ts';
import { codeInput } from './code-input.ts';

/** Codes reports for a collection: the rows to keep, and the terms to find each report by. */
export function codeJobs(jobs: readonly CodingJob[], knowledge: Knowledge): readonly CodedJob[] {
  return jobs.map(({ origin, report, notes }) => {
    const coded = codeInput({ origin, report, diagnostics: notes }, knowledge);
    return { rows: codingRows(coded), words: indexTerms(report.text, knowledge.knowsWord) };
  });
}
