import { expect, test } from 'vitest';
import { scoreGroups } from './group-scores.ts';

test.each([
  {
    name: 'all right',
    given: ['x', 'x', 'y'],
    wanted: ['a', 'a', 'b'],
    pairs: [1, 1, 1],
    bCubed: { p: 1, r: 1, f1: 1 },
  },
  {
    name: 'nothing together',
    given: [undefined, undefined, undefined],
    wanted: ['a', 'a', 'b'],
    pairs: [0, 0, 1],
    bCubed: { p: 1, r: 2 / 3, f1: 0.8 },
  },
  {
    name: 'all together',
    given: ['x', 'x', 'x'],
    wanted: ['a', 'a', 'b'],
    pairs: [1, 3, 1],
    bCubed: { p: 5 / 9, r: 1, f1: 5 / 7 },
  },
  {
    name: 'one in the wrong group',
    given: ['x', 'x', 'y', 'y'],
    wanted: ['a', 'a', 'a', 'b'],
    pairs: [1, 2, 3],
    bCubed: { p: 0.75, r: (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, f1: expect.closeTo(0.7059, 4) },
  },
  { name: 'nothing', given: [], wanted: [], pairs: [0, 0, 0], bCubed: { p: 0, r: 0, f1: 0 } },
])('$name', ({ given, wanted, pairs: [hit, system, gold], bCubed }) => {
  const scores = scoreGroups(given, wanted);
  expect(scores.precision).toEqual({ hit, of: system });
  expect(scores.recall).toEqual({ hit, of: gold });
  expect(scores.bCubed.p).toBeCloseTo(bCubed.p, 6);
  expect(scores.bCubed.r).toBeCloseTo(bCubed.r, 6);
  expect({ f1: scores.bCubed.f1 }).toEqual({
    f1: typeof bCubed.f1 === 'number' ? expect.closeTo(bCubed.f1, 6) : bCubed.f1,
  });
});
