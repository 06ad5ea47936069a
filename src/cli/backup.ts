import { backUp } from '../store/backup.ts';
import { lastEntry } from '../store/ledger.ts';
import { openStoreToRead } from '../store/open-store.ts';
import { type Command, jsonOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { projectOption, withStoreToRead } from './project.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Copy a project file as it is now into one file; others may go on writing.',
  operands: '<file>',
  operandsSummary: 'the copy, a new file',
  options: [
    projectOption,
    {
      ...jsonOption,
      summary: 'print the name of the copy and the hash that its ledger ends with as JSON',
    },
  ],
  examples: [['isnad backup isnad-2025-11-25.db', 'a copy of ./isnad.db']],
  async run([to = ''], values, io) {
    return await withStoreToRead(values, async (store) => {
      await backUp(store, to);
      const head = await headOf(to);
      await io.out(
        values['json'] === true
          ? `${JSON.stringify({ backup: to, head })}\n`
          : `${to} is written\n`,
      );
      if (values['json'] !== true && head !== null) io.err(`its ledger ends with ${head}\n`);
      return EXIT.ok;
    });
  },
};

/** The hash by which `isnad verify --head` tells later whether all that the copy holds is still there. */
async function headOf(copy: string): Promise<string | null> {
  const { db, close } = openStoreToRead(copy);
  try {
    return (await lastEntry(db).executeTakeFirst())?.hash ?? null;
  } finally {
    await close();
  }
}
