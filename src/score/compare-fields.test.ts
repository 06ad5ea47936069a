import { describe, expect, test } from 'vitest';
import { compareFields, relateTimes, shareWord } from './compare-fields.ts';
import type { ScoredEvent } from './scored-report.ts';

const gold: ScoredEvent = {
  kind: 'attack',
  when: { from: '2025-11-23', to: '2025-11-23', precision: 'day' },
  where: { name: 'الميادين', admin1: 'SY-DY', precision: 'settlement' },
  who: [
    { id: 'isis', role: 'initiator' },
    { id: 'sdf', role: 'target' },
  ],
  outcomes: [{ what: 'killed', who: 'sdf', low: 2, best: 2 }],
  accordingTo: [{ name: 'وزارة الداخلية', kind: 'organization', actor: 'sy-interior' }],
};
const allRight = {
  kind: true,
  when: true,
  admin1: true,
  place: true,
  outcomes: true,
  who: true,
  attribution: true,
};
const at = (from: string | null, precision = 'day'): ScoredEvent => ({
  ...gold,
  when: { from, to: from, precision },
});

describe('compareFields', () => {
  test.each<{ name: string; coded: ScoredEvent; against?: ScoredEvent }>([
    { name: 'itself', coded: gold },
    {
      name: 'another force of one command',
      coded: {
        ...gold,
        who: [
          { id: 'ypg', role: 'target' },
          { id: 'isis', role: 'partner' },
        ],
      },
    },
    {
      name: 'the place in another spelling',
      coded: { ...gold, where: { name: 'ميادين', admin1: 'SY-DY' } },
    },
    {
      name: 'an origin known by its actor',
      coded: {
        ...gold,
        accordingTo: [{ name: 'الداخليه السوريه', kind: 'organization', actor: 'sy-interior' }],
      },
    },
    {
      name: 'a neighbouring day where gold is about',
      against: at('2025-11-23', 'about'),
      coded: at('2025-11-24'),
    },
    {
      name: 'no date where gold has none',
      against: at(null, 'unknown'),
      coded: at(null, 'unknown'),
    },
    {
      name: 'open counts with other bounds',
      against: { ...gold, outcomes: [{ what: 'killed', who: 'sdf', low: 21, best: null }] },
      coded: { ...gold, outcomes: [{ what: 'killed', who: 'sdf', low: 1, best: null }] },
    },
  ])('holds $name for right', ({ coded, against = gold }) => {
    expect(compareFields(against, coded)).toEqual(allRight);
  });

  test.each<{ field: string; name: string; coded: ScoredEvent }>([
    { field: 'kind', name: 'a like kind', coded: { ...gold, kind: 'clash' } },
    { field: 'when', name: 'the next day', coded: at('2025-11-24') },
    { field: 'when', name: 'no date', coded: at(null, 'unknown') },
    {
      field: 'place',
      name: 'another town',
      coded: { ...gold, where: { name: 'البوكمال', admin1: 'SY-DY' } },
    },
    {
      field: 'outcomes',
      name: 'another count',
      coded: { ...gold, outcomes: [{ what: 'killed', who: 'sdf', best: 3 }] },
    },
    {
      field: 'outcomes',
      name: 'one outcome too many',
      coded: {
        ...gold,
        outcomes: [...(gold.outcomes ?? []), { what: 'wounded', who: 'sdf', best: 1 }],
      },
    },
    {
      field: 'who',
      name: 'the sides reversed',
      coded: {
        ...gold,
        who: [
          { id: 'sdf', role: 'initiator' },
          { id: 'isis', role: 'target' },
        ],
      },
    },
    { field: 'attribution', name: 'nobody', coded: { ...gold, accordingTo: [] } },
  ])('holds $name for a wrong $field', ({ field, coded }) => {
    expect(compareFields(gold, coded)).toEqual({ ...allRight, [field]: false });
  });

  test('an outlet as origin is right whichever outlet it is', () => {
    const outlet = (name: string): ScoredEvent => ({
      ...gold,
      accordingTo: [{ name, kind: 'outlet' }],
    });
    expect(compareFields(outlet('قناة'), outlet('صحيفة'))).toEqual(allRight);
  });
});

test.each([
  ['2025-11-23', '2025-11-23', 'equal'],
  ['2025-11-23', '2025-11-24', 'near'],
  ['2025-11-23', '2025-11-25', 'apart'],
  ['2025-11-23', null, 'open'],
  [null, null, 'unknown'],
] as const)('%s and %s lie %s', (a, b, relation) => {
  expect(relateTimes({ from: a, to: a }, { from: b, to: b })).toBe(relation);
});

test.each([
  ['حي التضامن', 'التضامن', true],
  ['قرية الحُصين', 'الحصين', true],
  ['دير الزور', 'الرقة', false],
  ['في', 'في', true],
  ['', '', false],
  [null, 'حلب', false],
])('%j and %j share a word: %j', (a, b, share) => {
  expect(shareWord(a, b)).toBe(share);
});
