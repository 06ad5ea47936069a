import type { CodedReport } from '../model/coded-report.ts';
import { linkReports } from './link-reports.ts';

/** Holds coded reports back until they can be linked, as long as there are not too many. */
export interface LinkBatch {
  /** Takes a coded report with its raw text; returns the reports that need not wait any longer. */
  readonly add: (coded: CodedReport, text: string) => readonly CodedReport[];
  /** The reports that waited, linked, in the order in which they came. */
  readonly finish: () => readonly CodedReport[];
  /** Whether there were more reports than can be linked in memory, so that none is linked. */
  readonly overflowed: () => boolean;
}

/** More reports than this belong into a project file, where they are linked and kept. */
export const MOST_IN_MEMORY = 5000;

/** Opens a batch for the events of up to `most` reports. */
export function openLinkBatch(most = MOST_IN_MEMORY): LinkBatch {
  const waiting: CodedReport[] = [];
  const texts = new Map<string, string>();
  let overflowed = false;
  return {
    add(coded, text) {
      if (overflowed) return [coded];
      waiting.push(coded);
      texts.set(coded.report.id, text);
      if (waiting.length <= most) return [];
      overflowed = true;
      texts.clear();
      return waiting.splice(0);
    },
    finish: () => linkReports(waiting.splice(0), { texts }),
    overflowed: () => overflowed,
  };
}
