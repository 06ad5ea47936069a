import { standsInBytes } from '../read/reread.ts';
import { type Finding, verifyStore } from '../store/verify.ts';
import { type Command, jsonOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { projectOption, withStoreToRead } from './project.ts';

const MOST_PRINTED = 200;

export const verify: Command = {
  name: 'verify',
  summary:
    'Check that nothing in a project file was changed or lost: ledger, hashes, spans, the file.',
  operands: '',
  operandsSummary: '',
  options: [projectOption, { ...jsonOption, summary: 'print one JSON object with all findings' }],
  examples: [
    ['isnad verify', 'exit status 0 where all is well, 5 where it is not'],
    ['isnad verify --project copy.db --json', 'a backup, for scripts'],
  ],
  async run(_, values, io) {
    return await withStoreToRead(values, async (store) => {
      const json = values['json'] === true;
      const findings: Finding[] = [];
      let found = 0;
      const verified = await verifyStore(store, standsInBytes, (finding) => {
        found++;
        if (json) findings.push(finding);
        else if (found <= MOST_PRINTED) {
          io.err(`${finding.what}: ${finding.where}: ${finding.message}\n`);
        }
      });
      const { entries, raws, reports, spans } = verified;
      if (found > MOST_PRINTED && !json) io.err(`and ${found - MOST_PRINTED} more\n`);
      const checked = `${entries} ledger entries, ${raws} raw items, ${reports} reports, ${spans} spans`;
      const verdict = found === 0 ? 'nothing was changed or lost' : `${found} findings`;
      await io.out(
        json
          ? `${JSON.stringify({ ...verified, findings })}\n`
          : `checked ${checked}: ${verdict}\n`,
      );
      return found === 0 ? EXIT.ok : EXIT.integrity;
    });
  },
};
