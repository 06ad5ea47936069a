import { expect, test } from 'vitest';
import { readKeptScores, toleranceOf } from '../scripts/kept-scores.ts';
import { measureOwn, packagedKnowledge } from '../scripts/measure-scores.ts';
import { fallenFigures } from '../src/score/figures.ts';

const kept = readKeptScores().own;
const measured = await measureOwn(packagedKnowledge());

test('scores.json has every own score and no other (npm run score)', () => {
  expect(Object.keys(kept)).toEqual(measured.map(({ id }) => id));
});

test('no own score has fallen (npm run score -- --update keeps fallen ones)', () => {
  expect(fallenFigures(kept, measured, toleranceOf)).toEqual([]);
});
