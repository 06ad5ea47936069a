import type { Io } from './command.ts';

/** How far a run has come, shown on standard error. */
export interface Progress {
  /** Tells of one more report. */
  readonly step: (bytes: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

const BAR_CELLS = 24;
const REDRAW_MS = 100;
const SILENT: Progress = { step: () => {}, end: () => {} };

/** A bar where standard error is a terminal and standard output is none; else nothing at all. */
export function openProgress(totalBytes: number, io: Io, now: () => number): Progress {
  if (!io.errIsTerminal || io.outIsTerminal) return SILENT;
  const started = now();
  let drawn = started;
  let reports = 0;
  let bytes = 0;
  return {
    step(more) {
      reports++;
      bytes += more;
      if (now() - drawn < REDRAW_MS) return;
      drawn = now();
      io.err(`\r\u001B[K${describe(reports, bytes, totalBytes, (drawn - started) / 1000)}`);
    },
    end() {
      if (drawn > started) io.err('\r\u001B[K');
    },
  };
}

function describe(reports: number, bytes: number, totalBytes: number, seconds: number): string {
  const rate = `${reports} reports, ${Math.round(reports / seconds)} a second`;
  if (totalBytes === 0) return rate;
  const share = Math.min(1, bytes / totalBytes);
  const full = Math.round(share * BAR_CELLS);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
  const left = Math.ceil((seconds / share) * (1 - share));
  return `${bar} ${Math.floor(share * 100)} %  ${rate}, ${left} s left`;
}
