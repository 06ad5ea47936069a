import { expect, test } from 'vitest';
import type { Participant } from '../model/coded-report.ts';
import { describeCount, describePeriod, describeWhen, describeWho } from './describe-event.ts';

test.each([
  [{ from: '2025-11-23', to: '2025-11-23', precision: 'day' }, '2025-11-23'],
  [{ from: '2025-11-20', to: '2025-11-23', precision: 'span' }, '2025-11-20..23'],
  [{ from: '2025-10-30', to: '2025-11-02', precision: 'span' }, '2025-10-30..2025-11-02'],
  [{ from: '2025-11-01', to: '2025-11-10', precision: 'about' }, '~2025-11-01..10'],
  [{ from: '2025-11-01', to: '2025-11-30', precision: 'month' }, '2025-11'],
  [{ from: '2025-01-01', to: '2025-12-31', precision: 'year' }, '2025'],
  [{ from: null, to: null, precision: 'unknown' }, '?'],
] as const)('describeWhen(%j) is %s', (when, text) => {
  expect(describeWhen(when)).toBe(text);
});

test.each([
  [{ low: 2, high: 2, best: 2 }, '2'],
  [{ low: 4, high: 9, best: 4 }, '4 (4-9)'],
  [{ low: 3, high: 5, best: null }, '3-5'],
  [{ low: 21, high: null, best: 21 }, '21+'],
  [{ low: 20, high: null, best: null }, '20+'],
  [{ low: null, high: 9, best: 9 }, '≤9'],
  [{ low: 40, high: 40, best: 40, approx: true }, '~40'],
  [{ low: null, high: null, best: null }, '?'],
])('describeCount(%j) is %s', (count, text) => {
  expect(describeCount(count)).toBe(text);
});

const participant = (role: Participant['role'], id: string): Participant => ({
  id,
  role,
  basis: 'stated',
  as: null,
});

test.each([
  {
    who: [participant('initiator', 'isis'), participant('target', 'sdf')],
    text: 'isis → sdf',
  },
  {
    who: [
      participant('initiator', 'sdf'),
      participant('partner', 'coalition'),
      participant('target', 'isis'),
    ],
    text: 'sdf + coalition → isis',
  },
  {
    who: [{ ...participant('initiator', 'isis'), basis: 'denied' as const }],
    text: 'isis (denied)',
  },
  { who: [participant('target', 'civilians')], text: '? → civilians' },
  { who: [], text: '?' },
])('describeWho: $text', ({ who, text }) => {
  expect(describeWho(who)).toBe(text);
});

test.each([
  ['2024-12-08', '2025-09-20', '2024-12-08..2025-09-20'],
  ['2025-09-01', null, '2025-09-01..'],
  [null, '2025-09-01', '..2025-09-01'],
  [null, null, ''],
])('describePeriod of %s to %s is %s', (from, to, text) => {
  const tally = {
    id: 't',
    what: 'attacks',
    n: 1,
    low: null,
    high: null,
    who: null,
    by: null,
    area: null,
    accordingTo: [],
    evidence: [],
  };
  expect(describePeriod({ ...tally, from, to })).toBe(text);
});
