import { describe, expect, test } from 'vitest';
import { type EventSketch, sampleReport } from '../../test/sample-event.ts';
import { type FiledIncident, type FiledScores, scoreFiled } from './airwars.ts';

const INCIDENT: FiledIncident = {
  date: '2025-03-10',
  lat: 36.53,
  lon: 37.95,
  killed: [5, 7],
  wounded: [null, null],
};

function score(
  sketches: readonly EventSketch[],
  gold: Partial<FiledIncident> = {},
  published: string | null = '2025-03-11',
): FiledScores {
  const filed = [{ id: 'a', published, gold: { ...INCIDENT, ...gold } }];
  return scoreFiled(filed, new Map([['a', sampleReport('a', published, ...sketches)]]));
}

/** The shares that are fully hit, and those that could be judged. */
const hitsOf = (scores: FiledScores): readonly string[] =>
  Object.entries(scores).flatMap(([field, share]) =>
    typeof share === 'object' && share.hit === 1 ? [field] : [],
  );

const DATE = ['dateExact', 'dateNear', 'datedExact'];
const PLACE = ['within5Km', 'within10Km', 'within25Km'];
const BOTH = ['dateAndPlace', 'dateAndPlaceAndKilled'];

describe('scoreFiled', () => {
  test.each<{ name: string; events: readonly EventSketch[]; hits: readonly string[] }>([
    { name: 'one event that fits', events: [{}], hits: [...DATE, ...PLACE, 'killed', ...BOTH] },
    {
      name: 'a day off',
      events: [{ when: { from: '2025-03-11', to: '2025-03-11' } }],
      hits: ['dateNear', ...PLACE, 'killed', ...BOTH],
    },
    {
      name: 'two days off',
      events: [{ when: { from: '2025-03-12', to: '2025-03-12' } }],
      hits: [...PLACE, 'killed'],
    },
    {
      name: 'a week that holds the day',
      events: [{ when: { from: '2025-03-09', to: '2025-03-15', precision: 'week' } }],
      hits: [...DATE, ...PLACE, 'killed', ...BOTH],
    },
    {
      name: 'a week that is only about',
      events: [{ when: { from: '2025-03-09', to: '2025-03-15', precision: 'about' } }],
      hits: [...PLACE, 'killed'],
    },
    {
      name: 'eight kilometres off',
      events: [{ where: { lat: 36.6 } }],
      hits: [...DATE, 'within10Km', 'within25Km', 'killed', ...BOTH],
    },
    { name: 'far off', events: [{ where: { lat: 35 } }], hits: [...DATE, 'killed'] },
    {
      name: 'too many killed',
      events: [{ outcomes: ['killed civilians 6', 'killed sy-defence 2'] }],
      hits: [...DATE, ...PLACE, 'dateAndPlace'],
    },
    {
      name: 'fighters whom the archive does not count',
      events: [{ outcomes: ['killed civilians 6', 'killed isis 9'] }],
      hits: [...DATE, ...PLACE, 'killed', ...BOTH],
    },
    {
      name: 'date and place right in two events, in none both',
      events: [
        { where: { lat: 35 } },
        { when: { from: '2024-01-01', to: '2024-01-01' }, outcomes: [] },
      ],
      hits: [...DATE, ...PLACE, 'killed'],
    },
    { name: 'a foiled attack', events: [{ status: 'foiled' }], hits: ['withoutEvent'] },
    { name: 'nothing', events: [], hits: ['withoutEvent'] },
  ])('$name', ({ events, hits }) => {
    expect(hitsOf(score(events)).toSorted()).toEqual([...hits].toSorted());
  });

  test('leaves out what the incident or the report does not have', () => {
    const scores = score([{}], { lat: null, lon: null, killed: [0, 0] }, null);
    for (const field of [...PLACE, ...BOTH, 'datedExact', 'killed', 'wounded'] as const) {
      expect(scores).toMatchObject({ [field]: { hit: 0, of: 0 } });
    }
  });

  test('counts reports that were not coded', () => {
    const scores = scoreFiled([{ id: 'a', gold: INCIDENT }], new Map());
    expect(scores).toMatchObject({
      reports: 1,
      missing: 1,
      events: 0,
      dateNear: { hit: 0, of: 1 },
    });
  });
});
