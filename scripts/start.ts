// `npm start`: codes the bundled examples and prints them as a table.
import { join } from 'node:path';
import { packageFolder } from '../src/cli/load-knowledge.ts';
import { runStep } from './run-step.ts';

const status = runStep('bin/isnad.mjs', [
  'code',
  join(packageFolder, 'examples', 'reports'),
  '--meta',
  join(packageFolder, 'examples', 'meta.jsonl'),
]);
if (status === 0) {
  console.error('\nEverything is set up. Code reports of your own with:');
  console.error('  npx isnad code FOLDER_OR_FILE --published YYYY-MM-DD');
}
process.exitCode = status;
