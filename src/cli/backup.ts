import { backUp } from '../store/backup.ts';
import { type Command, jsonOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { projectOption, withStoreToRead } from './project.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Copy a project file as it is now into one file; others may go on writing.',
  operands: '<file>',
  operandsSummary: 'the copy, a new file',
  options: [projectOption, { ...jsonOption, summary: 'print the name of the copy as JSON' }],
  examples: [['isnad backup isnad-2025-11-25.db', 'a copy of ./isnad.db']],
  async run([to = ''], values, io) {
    return await withStoreToRead(values, async (store) => {
      await backUp(store, to);
      await io.out(
        values['json'] === true ? `${JSON.stringify({ backup: to })}\n` : `${to} is written\n`,
      );
      return EXIT.ok;
    });
  },
};
