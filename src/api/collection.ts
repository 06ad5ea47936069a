import type { Coder } from '../store/add-reports.ts';
import type { Store } from '../store/open-store.ts';

/** What the server serves, and what it may touch of the world. */
export interface Collection {
  readonly store: Store;
  /** What the page calls it: the name of the project file. */
  readonly label: string;
  /** Whether all of it is the invented examples. */
  readonly isExample: boolean;
  readonly version: string;
  readonly coder: Coder;
  /** Who works at the page, as the ledger records it. */
  readonly actor: string;
  /** The present time, ISO date-time in UTC. */
  readonly now: () => string;
  /** A value that changes with every change of the collection. */
  readonly revision: () => string;
  /** Runs a change alone, one after the other, and then tells that something was changed. */
  readonly change: <Result>(run: () => Promise<Result>) => Promise<Result>;
}

/** Keeps the revision of a store: of what other processes wrote and of what this one did. */
export function watchRevision(store: Store): Pick<Collection, 'revision' | 'change'> {
  const statement = store.sqlite.prepare('pragma data_version');
  let own = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    revision: () => `${String(statement.get()?.['data_version'])}.${own}`,
    change(run) {
      const result = last.then(() => store.change(run));
      last = result.then(
        () => {
          own += 1;
        },
        () => {
          own += 1;
        },
      );
      return last.then(() => result);
    },
  };
}
