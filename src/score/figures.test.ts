import { describe, expect, test } from 'vitest';
import { fallenFigures, figure, keepFigures, shareFigure } from './figures.ts';

const kept = keepFigures([
  figure('gold/strict', 'strict', 0.7, '7 of 10'),
  figure('gold/kind', 'kind', 0.95, '19 of 20'),
]);
const now = (strict: number) => [
  figure('gold/strict', 'strict', strict, ''),
  figure('gold/kind', 'kind', 0.95, ''),
];

describe('fallenFigures', () => {
  test.each([
    ['the same', 0.7],
    ['a rise', 0.9],
    ['a fall within the tolerance', 0.696],
  ])('lets %s pass', (_, strict) => {
    expect(fallenFigures(kept, now(strict), () => 0.005)).toEqual([]);
  });

  test.each([
    ['a fall', now(0.6), 'gold/strict fell from 0.7 to 0.6'],
    ['a lost figure', now(0.7).slice(1), 'gold/strict was 0.7, is no longer measured'],
  ])('names %s', (_, figures, says) => {
    expect(fallenFigures(kept, figures, () => 0.005)).toEqual([says]);
  });
});

test('a share of nothing is nought', () => {
  expect(shareFigure('a/b', 'b', { hit: 0, of: 0 }).value).toBe(0);
});

test('values are rounded, so that they are the same on every machine', () => {
  expect(shareFigure('a/b', 'b', { hit: 2, of: 3 })).toMatchObject({ value: 0.6667, of: '2 of 3' });
});
