import { IsnadError } from '../model/isnad-error.ts';
import { openReread } from '../read/reread.ts';
import { type Finding, verifyStore } from '../store/verify.ts';
import { type Command, jsonOption, type OptionValues, textOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { projectOption, withStoreToRead } from './project.ts';

const MOST_PRINTED = 200;

export const verify: Command = {
  name: 'verify',
  summary:
    'Check that nothing in a project file was changed or lost: ledger, hashes, spans, the file.',
  operands: '',
  operandsSummary: '',
  options: [
    projectOption,
    {
      flags: '--head <hash>',
      summary:
        'hash that the ledger ended with before; found missing where newer entries were cut off',
    },
    { ...jsonOption, summary: 'print one JSON object with all findings' },
  ],
  examples: [
    ['isnad verify', 'exit status 0 where all is well, 5 where it is not'],
    ['isnad verify --head 5d41…', 'that nothing noted before was cut off since'],
    ['isnad verify --project copy.db --json', 'a backup, for scripts'],
  ],
  async run(_, values, io) {
    return await withStoreToRead(values, async (store) => {
      const json = values['json'] === true;
      const findings: Finding[] = [];
      let found = 0;
      const see = (finding: Finding): void => {
        found++;
        if (json) findings.push(finding);
        else if (found <= MOST_PRINTED) {
          io.err(`${finding.what}: ${finding.where}: ${finding.message}\n`);
        }
      };
      const verified = await verifyStore(store, openReread(), see, readHead(values));
      const { entries, raws, reports, spans, head } = verified;
      if (found > MOST_PRINTED && !json) io.err(`and ${found - MOST_PRINTED} more\n`);
      const checked = `${entries} ledger entries, ${raws} raw items, ${reports} reports, ${spans} spans`;
      const verdict = found === 0 ? 'nothing was changed or lost' : `${found} findings`;
      await io.out(
        json
          ? `${JSON.stringify({ ...verified, findings })}\n`
          : `checked ${checked}: ${verdict}\n`,
      );
      if (!json && head !== null) io.err(`the ledger ends with ${head}\n`);
      return found === 0 ? EXIT.ok : EXIT.integrity;
    });
  },
};

function readHead(values: OptionValues): string | undefined {
  const written = textOption(values, 'head')?.trim().toLowerCase();
  if (written === undefined || /^[0-9a-f]{64}$/.test(written)) return written;
  throw new IsnadError('bad-option', `--head ${written} is no hash of the ledger`, {
    hint: 'Give the 64 digits that `isnad verify` or `isnad backup` printed.',
  });
}
