import type { Knowledge } from '../extract/knowledge.ts';
import type { CodedReport, Diagnostic } from '../model/coded-report.ts';
import type { Report } from '../model/report.ts';
import { codeReport } from '../pipeline.ts';
import { withForwarder } from './forwarded.ts';

/** A report as a reader hands it over. */
interface CodableInput {
  readonly origin: string;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Codes one report and puts what the reader found on the way before what the coding found. Where a bug
 * stops the coding, the error says in which report.
 */
export function codeInput(input: CodableInput, knowledge: Knowledge): CodedReport {
  const coded = withForwarder(codeOrName(input, knowledge), input.report);
  if (input.diagnostics.length === 0) return coded;
  return { ...coded, diagnostics: [...input.diagnostics, ...coded.diagnostics] };
}

function codeOrName({ origin, report }: CodableInput, knowledge: Knowledge): CodedReport {
  try {
    return codeReport(report, knowledge);
  } catch (cause) {
    throw new Error(`The coding of ${origin} failed`, { cause });
  }
}
