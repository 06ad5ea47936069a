import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSimilarity, pairEvents } from './pair-events.ts';
import type { ScoredEvent } from './scored-report.ts';

const attack: ScoredEvent = {
  kind: 'attack',
  when: { from: '2025-11-23', to: '2025-11-23', precision: 'day' },
  where: { name: 'الميادين', admin1: 'SY-DY' },
  who: [
    { id: 'isis', role: 'initiator' },
    { id: 'sdf', role: 'target' },
  ],
  outcomes: [{ what: 'killed', who: 'sdf', low: 2, best: 2 }],
};
const on = (date: string): ScoredEvent => ({
  ...attack,
  when: { from: date, to: date, precision: 'day' },
});

describe('pairEvents', () => {
  test.each([
    { name: 'the same event', coded: [attack], pairs: [[0, 0]] },
    { name: 'a like kind', coded: [{ ...attack, kind: 'clash' }], pairs: [[0, 0]] },
    { name: 'the nearer of two', coded: [on('2025-11-24'), attack], pairs: [[0, 1]] },
  ])('finds $name', ({ coded, pairs }) => {
    expect(pairEvents([attack], coded)).toEqual(pairs);
  });

  test.each([
    { name: 'another kind', coded: [{ ...attack, kind: 'protest' }] },
    {
      name: 'another day and governorate',
      coded: [{ ...on('2025-10-01'), where: { name: 'الميادين', admin1: 'SY-HM' } }],
    },
    { name: 'nothing but the kind', coded: [{ kind: 'attack' }] },
  ])('does not pair with $name', ({ coded }) => {
    expect(pairEvents([attack], coded)).toEqual([]);
  });

  test('takes the pairing with the greatest sum, not the best pair first', () => {
    const gold = [on('2025-11-23'), on('2025-11-24')];
    const coded = [on('2025-11-24'), on('2025-11-25')];
    expect(pairEvents(gold, coded)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test('pairs one to one, and ends with dozens of like events', () => {
    const days = fc.array(fc.integer({ min: 10, max: 14 }), { maxLength: 40 });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const gold = a.map((day) => on(`2025-11-${day}`));
        const coded = b.map((day) => on(`2025-11-${day}`));
        const pairs = pairEvents(gold, coded);
        expect(new Set(pairs.map(([i]) => i)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, j]) => j)).size).toBe(pairs.length);
      }),
      { numRuns: 20 },
    );
  });

  test('an event is more like itself than like any other', () => {
    expect(compareSimilarity(attack, attack)).toBeGreaterThan(
      compareSimilarity(attack, on('2025-11-24')),
    );
  });
});
