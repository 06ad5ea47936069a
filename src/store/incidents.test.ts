import { describe, expect, test } from 'vitest';
import { addTexts } from '../../test/sample-store.ts';
import type { IncidentChoice } from '../reconcile/incident-choice.ts';
import { cellOf, cellRuns } from './cells.ts';
import { countIncidents, incidentById, listIncidents, mapPoints } from './incidents.ts';
import { linkCollection } from './link-collection.ts';
import { openMemoryStore, type Store } from './open-store.ts';
import { matchingReports } from './search.ts';
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

  test.each<{ name: string; filter: Partial<IncidentChoice>; killed: readonly number[] }>([
    { name: 'all, the latest first, without a day last', filter: {}, killed: [4, 1, 2, 3, 9] },
    { name: 'since', filter: { from: '2025-11-10' }, killed: [4, 1, 2] },
    { name: 'until', filter: { to: '2025-11-10' }, killed: [1, 2, 3] },
    {
      name: 'a month of a governorate',
      filter: { from: '2025-11-01', to: '2025-11-30', admin1: ['SY-DY'] },
      killed: [1, 3],
    },
    { name: 'a country', filter: { countries: ['SY'] }, killed: [4, 1, 2, 3, 9] },
    { name: 'a kind', filter: { kinds: ['shelling'] }, killed: [4, 3, 9] },
    { name: 'an actor', filter: { actors: ['civilians'] }, killed: [4, 1, 2, 3, 9] },
    { name: 'words', filter: { words: 'القوات' }, killed: [3] },
    { name: 'words side by side', filter: { words: '"قصف الميادين"' }, killed: [3] },
    { name: 'words that stand otherwise', filter: { words: '"الميادين قصف"' }, killed: [] },
    { name: 'no word at all', filter: { words: '«»' }, killed: [] },
    { name: 'an outlet', filter: { outlets: ['أ', 'د'] }, killed: [3, 4] },
    { name: 'several kinds', filter: { kinds: ['ied', 'air-strike'] }, killed: [1, 2] },
    { name: 'no governorate', filter: { admin1: ['none'] }, killed: [] },
    { name: 'origins', filter: { origins: 2 }, killed: [] },
    { name: 'what is disputed', filter: { disputed: true }, killed: [] },
    {
      name: 'a stretch of the map',
      filter: { box: [38, 34, 41, 35.1] },
      killed: [1, 2, 3],
    },
    {
      name: 'several',
      filter: { kinds: ['ied'], admin1: ['SY-DY'], actors: ['civilians'] },
      killed: [1],
    },
    { name: 'nothing', filter: { admin1: ['SY-XX'] }, killed: [] },
    {
      name: 'nothing that all of them tell',
      filter: { kinds: ['ied'], admin1: ['SY-HI'] },
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
      { from: '2025-11-10', to: '2025-11-16' },
      'kind',
    ).execute();
    expect(byKind.map(({ group }) => group)).toEqual(['air-strike', 'ied']);
    const byActor = await weeklyCounts(store.db, { kinds: ['ied'] }, 'actor').execute();
    expect(byActor.map(({ group }) => group).sort()).toEqual(['civilians', 'unidentified']);
  });

  test.each([
    {
      name: 'the map',
      query: () =>
        mapPoints(
          store.db,
          { south: 30, west: 35, north: 37, east: 42 },
          { to: '2025-12-31' },
          1000,
        ),
      uses: /COVERING INDEX incident_map/,
    },
    {
      name: 'a month of a governorate',
      query: () =>
        listIncidents(store.db, { from: '2025-11-01', to: '2025-11-30', admin1: ['SY-DY'] }, 50),
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
