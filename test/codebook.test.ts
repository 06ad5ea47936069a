import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS, OUTCOMES } from '../src/model/coded-report.ts';

const codebook = readFileSync('docs/codebook.md', 'utf8');

/** First cells of the rows of the table that begins with a title row. */
function firstCells(titles: string): readonly string[] {
  const from = codebook.indexOf(titles);
  const [table = ''] = codebook.slice(from).split('\n\n');
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell);
}

test('the table of kinds has each kind once, in the order of the program', () => {
  expect(firstCells('| kind | what happened |')).toEqual(KINDS);
});

test.each(OUTCOMES)('outcome %s is named', (outcome) => {
  expect(codebook).toContain(`\`${outcome}\``);
});

test.each([
  ['precision of a time', ['day', 'span', 'week', 'month', 'year', 'about', 'unknown']],
  [
    'precision of a place',
    ['exact', 'settlement', 'district', 'area', 'admin1', 'country', 'unknown'],
  ],
  ['role', ['initiator', 'partner', 'target']],
  ['basis', ['stated', 'suspected', 'accused', 'claimed', 'denied']],
])('every %s is named', (_, values) => {
  for (const value of values) expect(codebook).toContain(`\`${value}\``);
});
