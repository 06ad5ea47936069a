import { describe, expect, test } from 'vitest';
import { packagedKnowledge } from '../scripts/measure-scores.ts';
import { codingOf, differencesOf, PAIRS } from './neutrality-pairs.ts';

const knowledge = packagedKnowledge();
const open = PAIRS.filter((pair) => pair.open !== undefined);

test('there are enough pairs, few of them open, no name twice', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(60);
  expect(open.length).toBeLessThanOrEqual(8);
  expect(new Set(PAIRS.map(({ name }) => name)).size).toBe(PAIRS.length);
});

describe('the wording of either side gives the same coding', () => {
  test.each(PAIRS.filter((pair) => pair.open === undefined))('$name', (pair) => {
    expect(differencesOf(pair, knowledge)).toEqual([]);
  });
});

describe('what differs is seen', () => {
  const [sdf] = PAIRS;
  const same = { name: 'one', published: '2025-11-25', one: sdf?.one ?? '', other: sdf?.one ?? '' };

  test.each([
    ['another number', { ...same, other: same.one.replace('مقاتلان', 'ثلاثة مقاتلين') }],
    ['another day', { ...same, other: same.one.replace('أمس الاثنين', 'يوم الأحد') }],
    ['another place', { ...same, other: same.one.replace('ذيبان', 'الشحيل') }],
    ['another side', { ...same, other: same.one.replace('مرتزقة داعش', 'العشائر') }],
    ['nothing told', { ...same, one: 'لا جديد.', other: 'لا جديد.' }],
  ])('%s', (_, pair) => {
    expect(codingOf(same.one, same.published, knowledge)).not.toEqual([]);
    expect(differencesOf(pair, knowledge)).not.toEqual([]);
  });
});
