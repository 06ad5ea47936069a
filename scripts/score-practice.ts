// `npm run score:practice [FOLDER]`: scores a gold folder that is no part of the repository. The folder
// is the first argument, else the environment variable ISNAD_PRACTICE.
import { runStep } from './run-step.ts';

const [first, ...rest] = process.argv.slice(2);
const given = first !== undefined && !first.startsWith('--');
const folder = given ? first : process.env['ISNAD_PRACTICE'];
if (folder === undefined || folder === '') {
  console.error('usage: npm run score:practice FOLDER, or set ISNAD_PRACTICE to the folder');
  process.exitCode = 2;
} else {
  const options = given || first === undefined ? rest : [first, ...rest];
  process.exitCode = runStep('bin/isnad.mjs', ['score', folder, ...options]);
}
