// `npm run score`: prints every score in one table and keeps them in `scores.json`.
//
//   npm run score                    where none of the project's own scores fell, keeps what was measured;
//                                    else ends with status 1
//   npm run score -- --update        keeps fallen scores too, and the speed of this machine
//   npm run score -- --json          prints the figures as JSON, keeps nothing
//   npm run score -- FOLDER …        the same as `isnad score FOLDER …`
//
// Sets outside the repository are scored where environment variables name them: ISNAD_PRACTICE (a gold
// folder), ISNAD_AIRWARS (a folder with dev.jsonl), ISNAD_GAZETTEER (a GeoNames dump).
import { type Figure, fallenFigures, type KeptFigures, keepFigures } from '../src/score/figures.ts';
import { readKeptScores, toleranceOf, writeKeptScores } from './kept-scores.ts';
import {
  measureMisses,
  measureOutside,
  measureOwn,
  measureSpeed,
  packagedKnowledge,
} from './measure-scores.ts';
import { runStep } from './run-step.ts';
import { WANTED } from './wanted-scores.ts';

const args = process.argv.slice(2);
const [first] = args;
if (first !== undefined && !first.startsWith('--')) {
  process.exitCode = runStep('bin/isnad.mjs', ['score', ...args]);
} else if (args.some((arg) => arg !== '--update' && arg !== '--json')) {
  console.error('usage: npm run score [-- --update | --json | FOLDER [OPTION…]]');
  process.exitCode = 2;
} else process.exitCode = await scoreAll(args.includes('--update'), args.includes('--json'));

async function scoreAll(update: boolean, json: boolean): Promise<number> {
  const knowledge = packagedKnowledge();
  const practice = setting('ISNAD_PRACTICE');
  const own = await measureOwn(knowledge);
  const outside = await measureOutside(
    { practice, airwars: setting('ISNAD_AIRWARS'), gazetteer: setting('ISNAD_GAZETTEER') },
    knowledge,
  );
  const machine = await measureSpeed(practice, knowledge);
  if (json) {
    console.log(JSON.stringify([...own, ...outside, ...machine], null, 1));
    return 0;
  }
  const kept = readKeptScores();
  printTable([...own, ...outside, ...machine], { ...kept.own, ...kept.outside, ...kept.machine });
  const fallen = fallenFigures(kept.own, own, toleranceOf);
  for (const line of fallen) console.error(line);
  if (fallen.length > 0 && !update) {
    console.error('Run `npm run score -- --update` to keep these scores all the same.');
    return 1;
  }
  const changed = writeKeptScores({
    own: keepFigures(own),
    misses: await measureMisses(knowledge),
    outside: replaceSets(kept.outside, outside),
    machine: update || Object.keys(kept.machine).length === 0 ? keepFigures(machine) : kept.machine,
  });
  if (changed) console.error('Kept in scores.json; `npm run docs` puts them into docs/quality.md.');
  return 0;
}

function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}

/** Sets that were not measured this time keep their earlier figures. */
function replaceSets(kept: KeptFigures, measured: readonly Figure[]): KeptFigures {
  const sets = new Set(measured.map(({ id }) => setOf(id)));
  const others = Object.entries(kept).filter(([id]) => !sets.has(setOf(id)));
  return { ...Object.fromEntries(others), ...keepFigures(measured) };
}

function setOf(id: string): string {
  return id.split('/')[0] ?? id;
}

function printTable(figures: readonly Figure[], kept: KeptFigures): void {
  const rows = figures.map(({ id, what, value, of }) => {
    const before = kept[id]?.value;
    const wanted = WANTED[id];
    return [
      id,
      show(value),
      before === undefined || before === value
        ? ''
        : `${value > before ? '+' : ''}${show(value - before)}`,
      wanted === undefined ? '' : `${show(wanted)} ${value >= wanted ? '✓' : '✗'}`,
      what,
      of,
    ];
  });
  const table = [['score', 'value', 'change', 'wanted', 'of what', 'counts'], ...rows];
  const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  for (const row of table) {
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths?.[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Shares with three places, greater numbers whole. */
function show(value: number): string {
  return Math.abs(value) >= 10 ? String(Math.round(value)) : value.toFixed(3);
}
