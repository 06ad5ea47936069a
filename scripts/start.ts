// `npm start`: builds the page where it has changed and serves the bundled examples.
import { buildPage } from './build-page.ts';
import { runStep } from './run-step.ts';

await buildPage();
console.error('Everything is set up. Code reports of your own with:');
console.error('  npx isnad code FOLDER_OR_FILE --published YYYY-MM-DD');
process.exitCode = runStep('bin/isnad.mjs', ['serve', '--examples', ...process.argv.slice(2)]);
