import type { CodedReport } from '../model/coded-report.ts';

/** Turns coded reports into text, one after the other, so that none has to be kept. */
export interface ReportWriter {
  readonly start: () => string;
  readonly report: (coded: CodedReport) => string;
  readonly end: () => string;
}

/** One JSON object a line. */
export const linesWriter = (): ReportWriter => ({
  start: () => '',
  report: (coded) => `${JSON.stringify(coded)}\n`,
  end: () => '',
});

/** One JSON array of all reports, whatever their number. */
export function arrayWriter(): ReportWriter {
  let first = true;
  return {
    start: () => '[',
    report(coded) {
      const separator = first ? '\n' : ',\n';
      first = false;
      return separator + JSON.stringify(coded);
    },
    end: () => (first ? ']\n' : '\n]\n'),
  };
}
