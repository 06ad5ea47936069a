import type { CodedReport } from '../model/coded-report.ts';
import type { Report } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';

/** What the server serves, and what it may touch of the world. */
export interface Collection {
  readonly store: Store;
  /** What the page calls it: the name of the project file. */
  readonly label: string;
  /** Whether all of it is the invented examples. */
  readonly isExample: boolean;
  readonly version: string;
  /** The version of coder and knowledge that codings are marked with. */
  readonly coder: string;
  readonly code: (report: Report) => CodedReport;
  /** The present time, ISO date-time in UTC. */
  readonly now: () => string;
  /** A value that changes with every change of the collection. */
  readonly revision: () => string;
  /** Tells that something was changed here. */
  readonly touch: () => void;
}

/** Keeps the revision of a store: of what other processes wrote and of what this one did. */
export function watchRevision(store: Store): Pick<Collection, 'revision' | 'touch'> {
  const statement = store.sqlite.prepare('pragma data_version');
  let own = 0;
  return {
    revision: () => `${String(statement.get()?.['data_version'])}.${own}`,
    touch: () => {
      own += 1;
    },
  };
}
