import { describe, expect, test } from 'vitest';
import { addTexts } from '../../test/sample-store.ts';
import { cellOf, cellRuns } from './cells.ts';
import {
  countIncidents,
  type IncidentFilter,
  incidentById,
  listIncidents,
  mapPoints,
} from './incidents.ts';
import { linkCollection } from './link-collection.ts';
import { openMemoryStore, type Store } from './open-store.ts';
import { matchingReports } from './search.ts';
import { readQuery } from './search-terms.ts';
import { weeklyCounts } from './stats.ts';

const TEXTS = [
  { text: 'وقوات محلية: قصف الميادين 3', published: '2025-11-03', outlet: 'أ' },
  { text: 'الأهالي: عبوة الميادين 1', published: '2025-11-10', outlet: 'ب' },
  { text: 'مصادر: غارة تدمر 2', published: '2025-11-10', outlet: 'ج' },
  { text: 'مراسلنا: قصف اعزاز 4', published: '2025-12-01', outlet: 'د' },
  { text: 'بلا تاريخ: قصف اعزاز 9', outlet: 'ه' },
];

describe('incidents', async () => {
  const store = openMemoryStore();
  await addTexts(store, TEXTS);
  await linkCollection(store, 'new');

  test.each<{ name: string; filter: IncidentFilter; killed: readonly number[] }>([
    { name: 'all, the latest first, without a day last', filter: {}, killed: [4, 1, 2, 3, 9] },
    { name: 'since', filter: { since: '2025-11-10' }, killed: [4, 1, 2] },
    { name: 'until', filter: { until: '2025-11-10' }, killed: [1, 2, 3] },
    {
      name: 'a month of a governorate',
      filter: { since: '2025-11-01', until: '2025-11-30', governorate: 'SY-DY' },
      killed: [1, 3],
    },
    { name: 'a country', filter: { country: 'SY' }, killed: [4, 1, 2, 3, 9] },
    { name: 'a kind', filter: { kind: 'shelling' }, killed: [4, 3, 9] },
    { name: 'an actor', filter: { actor: 'civilians' }, killed: [4, 1, 2, 3, 9] },
    { name: 'words', filter: { match: readQuery('القوات')?.match }, killed: [3] },
    {
      name: 'a stretch of the map',
      filter: { bounds: { south: 34, west: 38, north: 35.1, east: 41 } },
      killed: [1, 2, 3],
    },
    {
      name: 'several',
      filter: { kind: 'ied', governorate: 'SY-DY', actor: 'civilians' },
      killed: [1],
    },
    { name: 'nothing', filter: { governorate: 'SY-XX' }, killed: [] },
    {
      name: 'nothing that all of them tell',
      filter: { kind: 'ied', governorate: 'SY-HI' },
      killed: [],
    },
  ])('by $name', async ({ filter, killed }) => {
    const rows = await listIncidents(store.db, filter, 50).execute();
    expect(rows.map((row) => row.killed).sort()).toEqual([...killed].sort());
    const { incidents } = await countIncidents(store.db, filter).executeTakeFirstOrThrow();
    expect(incidents).toBe(killed.length);
  });

  test('come page by page, each once', async () => {
    const all = await listIncidents(store.db, {}, 50).execute();
    const seen: string[] = [];
    let after: { day: string | null; no: number } | undefined;
    for (;;) {
      const page = await listIncidents(store.db, {}, 2, after).execute();
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map(({ id }) => id));
      after = { day: last.from_day, no: last.no };
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test('are found by the beginning of their id', async () => {
    const [first] = await listIncidents(store.db, {}, 1).execute();
    const id = first?.id ?? '';
    expect(await incidentById(store.db, id.slice(0, 8)).execute()).toMatchObject([{ id }]);
    expect(await incidentById(store.db, 'zz').execute()).toEqual([]);
  });

  test('are counted by week, the numbers of the rule beside', async () => {
    expect(await weeklyCounts(store.db, {}, 'governorate').execute()).toEqual([
      {
        week: '2025-12-01',
        group: 'SY-HL',
        incidents: 1,
        reports: 1,
        origins: 1,
        killed: 4,
        wounded: null,
        detained: null,
      },
      {
        week: '2025-11-10',
        group: 'SY-DY',
        incidents: 1,
        reports: 1,
        origins: 1,
        killed: 1,
        wounded: null,
        detained: null,
      },
      {
        week: '2025-11-10',
        group: 'SY-HI',
        incidents: 1,
        reports: 1,
        origins: 1,
        killed: 2,
        wounded: null,
        detained: null,
      },
      {
        week: '2025-11-03',
        group: 'SY-DY',
        incidents: 1,
        reports: 1,
        origins: 1,
        killed: 3,
        wounded: null,
        detained: null,
      },
      {
        week: null,
        group: 'SY-HL',
        incidents: 1,
        reports: 1,
        origins: 1,
        killed: 9,
        wounded: null,
        detained: null,
      },
    ]);
    const byKind = await weeklyCounts(
      store.db,
      { since: '2025-11-10', until: '2025-11-16' },
      'kind',
    ).execute();
    expect(byKind.map(({ group }) => group)).toEqual(['air-strike', 'ied']);
    const byActor = await weeklyCounts(store.db, { kind: 'ied' }, 'actor').execute();
    expect(byActor.map(({ group }) => group).sort()).toEqual(['civilians', 'unidentified']);
  });

  test.each([
    {
      name: 'the map',
      query: () =>
        mapPoints(
          store.db,
          { south: 30, west: 35, north: 37, east: 42 },
          { until: '2025-12-31' },
          1000,
        ),
      uses: /COVERING INDEX incident_map/,
    },
    {
      name: 'a month of a governorate',
      query: () =>
        listIncidents(
          store.db,
          { since: '2025-11-01', until: '2025-11-30', governorate: 'SY-DY' },
          50,
        ),
      uses: /COVERING INDEX event_by_place/,
    },
    {
      name: 'a search',
      query: () => matchingReports(store.db, '"قصف"', 10),
      uses: /VIRTUAL TABLE INDEX/,
    },
    {
      name: 'all by day',
      query: () => listIncidents(store.db, {}, 50),
      uses: /INDEX incident_by_day/,
    },
  ])('for $name come from an index', ({ query, uses }) => {
    expect(planOf(store, query().compile())).toMatch(uses);
  });
});

test.each([
  { lat: 35.3, lon: 40.1, cell: 250 * 720 + 440 + 1 },
  { lat: 90, lon: 180, cell: 360 * 720 },
  { lat: -90, lon: -180, cell: 1 },
])('$lat, $lon lies in cell $cell', ({ lat, lon, cell }) => {
  expect(cellOf(lat, lon)).toBe(cell);
  const runs = cellRuns({ south: lat - 0.1, north: lat + 0.1, west: lon - 0.1, east: lon + 0.1 });
  expect(runs.some(([from, to]) => from <= cell && cell <= to)).toBe(true);
});

test('a place without coordinates lies in no cell', () => {
  expect(cellOf(null, 40)).toBeNull();
});

function planOf(
  { sqlite }: Store,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
): string {
  const rows = sqlite.prepare(`explain query plan ${sql}`).all(...(parameters as never[]));
  return rows.map(({ detail }) => detail).join('\n');
}
