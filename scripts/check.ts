// `npm run check`: format, lint, types, dead code. Runs all and closes with `N passed, N failed`.
import { runPackage } from './run-step.ts';

const CHECKS: readonly (readonly [what: string, name: string, command: string, args: string[]])[] =
  [
    ['format and lint', '@biomejs/biome', 'biome', ['check', '--error-on-warnings']],
    ['promises', 'oxlint', 'oxlint', ['--type-aware', 'src', 'test', 'scripts', 'bench']],
    ['types', 'typescript', 'tsc', ['-p', '.']],
    ['types of the page', 'typescript', 'tsc', ['-p', 'src/web']],
    ['dead code', 'knip', 'knip', []],
    ['package', 'publint', 'publint', ['--strict']],
  ];

const failed = CHECKS.filter(([what, name, command, args]) => {
  console.log(`— ${what}: ${command} ${args.join(' ')}`);
  return runPackage(name, command, args) !== 0;
});
for (const [what] of failed) console.log(`failed: ${what}`);
console.log(`${CHECKS.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
