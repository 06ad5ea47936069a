// `npm test`: runs all tests and closes with `N passed, N failed`. A test that is skipped, or marked to
// be written, counts as failed: what is not run must not look as if it passed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runPackage } from './run-step.ts';

interface Results {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const resultsFile = join(root, 'build', 'test-results.json');
mkdirSync(join(root, 'build'), { recursive: true });
rmSync(resultsFile, { force: true });
const status = runPackage('vitest', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${resultsFile}`,
  ...process.argv.slice(2),
]);

if (!existsSync(resultsFile)) {
  console.log('No test was run.\n0 passed, 1 failed');
  process.exitCode = 1;
} else {
  const results: Results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const broken = results.testResults.filter(
    ({ status: of, assertionResults }) => of === 'failed' && assertionResults.length === 0,
  );
  for (const { fullName } of skipped) console.log(`not run: ${fullName}`);
  for (const { name } of broken) console.log(`could not be loaded: ${name}`);
  const failed = results.numFailedTests + skipped.length + broken.length;
  // Vitest also fails on errors outside any test.
  const other = failed === 0 && (status !== 0 || tests.length === 0) ? 1 : 0;
  console.log(`${results.numPassedTests} passed, ${failed + other} failed`);
  process.exitCode = failed + other === 0 ? 0 : 1;
}
