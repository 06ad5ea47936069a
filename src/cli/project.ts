import { userInfo } from 'node:os';
import { openStore, openStoreToRead, type Store } from '../store/open-store.ts';
import { asStoreError } from '../store/store-error.ts';
import { type CommandOption, type OptionValues, textOption } from './command.ts';

/** The option that names the project file. */
export const projectOption: CommandOption = {
  flags: '--project <file>',
  summary: 'project file',
  fallback: 'isnad.db',
};

/** The option that names who decides or imports, for the ledger. */
export const actorOption: CommandOption = {
  flags: '--by <name>',
  summary: 'who does this, as the ledger records it; a pseudonym will do',
};

/** The project file that the options name. */
export const projectFile = (values: OptionValues): string =>
  textOption(values, 'project') ?? 'isnad.db';

/** Who does this. Without --by it is the account on this machine. */
export function actorOf(values: OptionValues): string {
  const named = textOption(values, 'by') ?? process.env['ISNAD_BY'];
  if (named !== undefined && named.trim() !== '') return named.trim();
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** The clock of the commands. */
export const now = (): string => new Date().toISOString();

/** Opens the project file for writing, runs, and closes it whatever happens. */
export async function withStore<Result>(
  values: OptionValues,
  run: (store: Store) => Promise<Result>,
): Promise<Result> {
  return await use(openStore(projectFile(values)), run);
}

/** The same for reading only. */
export async function withStoreToRead<Result>(
  values: OptionValues,
  run: (store: Store) => Promise<Result>,
): Promise<Result> {
  return await use(openStoreToRead(projectFile(values)), run);
}

async function use<Result>(store: Store, run: (store: Store) => Promise<Result>): Promise<Result> {
  try {
    return await run(store);
  } catch (error) {
    throw asStoreError(error, store.file);
  } finally {
    await store.close().catch(() => {});
  }
}
