import { restore as putBack } from '../store/backup.ts';
import { asStoreError } from '../store/store-error.ts';
import { type Command, jsonOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { now, projectFile, projectOption } from './project.ts';

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup in the place of a project file; what was there is kept beside it.',
  operands: '<file>',
  operandsSummary: 'a copy that `isnad backup` made',
  options: [projectOption, { ...jsonOption, summary: 'print what was done as JSON' }],
  examples: [['isnad restore isnad-2025-11-25.db', 'into ./isnad.db']],
  async run([from = ''], values, io) {
    const file = projectFile(values);
    try {
      const kept = await putBack(from, file, now());
      const before = kept === undefined ? '' : `; what was there is kept as ${kept}`;
      await io.out(
        values['json'] === true
          ? `${JSON.stringify({ restored: file, kept: kept ?? null })}\n`
          : `${file} is restored${before}\n`,
      );
      return EXIT.ok;
    } catch (error) {
      throw asStoreError(error, file);
    }
  },
};
