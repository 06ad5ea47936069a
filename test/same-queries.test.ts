import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchRevision } from '../src/api/collection.ts';
import { type IncidentFilter, NO_FILTER } from '../src/api/incident-filter.ts';
import { openSelections, type Selections } from '../src/api/selections.ts';
import { KINDS } from '../src/model/coded-report.ts';
import { incidentsMatching } from '../src/store/incidents.ts';
import { linkCollection } from '../src/store/link-collection.ts';
import { openMemoryStore, type Store } from '../src/store/open-store.ts';
import { addTexts, sampleCoder } from './sample-store.ts';

/** The page counts in columns in memory, the commands ask SQL: both must choose the same incidents. */
let store: Store;
let selections: Selections;

const OUTLETS = ['أ', 'ب', 'ج', 'د'];
const DAYS = ['2025-10-12', '2025-10-13', '2025-11-01', '2025-11-20', undefined];
const ACTORS = ['isis', 'syria-army', 'civilians', 'unidentified', 'nobody'];
const WORDS = ['', 'قصف', 'الميادين', '"قصف الميادين"', '"الميادين قصف"', 'قص*', '«»', 'عبوة تدمر'];

beforeAll(async () => {
  store = openMemoryStore();
  let seed = 7;
  const pick = <Value>(values: readonly Value[]): Value => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return values[Math.floor((seed / 2147483648) * values.length)] as Value;
  };
  const texts = Array.from({ length: 160 }, (_, i) => {
    const told = (): string =>
      `${pick(['قصف', 'عبوة', 'غارة'])} ${pick(['الميادين', 'تدمر', 'اعزاز'])} ${pick([1, 2, 3, 4])}`;
    const published = pick(DAYS);
    return {
      text: `${i}: ${told()}${i % 3 === 0 ? ` ثم ${told()}` : ''}`,
      outlet: pick(OUTLETS),
      ...(published === undefined ? {} : { published }),
    };
  });
  const coder = sampleCoder('sample 1', (event) => ({
    ...event,
    kind: pick([event.kind, event.kind, 'attack', 'clash']),
    where: pick([
      event.where,
      event.where,
      { ...event.where, admin1: null, lat: null, lon: null },
      { ...event.where, country: 'IQ', admin1: 'IQ-NI' },
    ]),
    who: [
      { id: pick(ACTORS.slice(0, 2)), role: 'initiator', basis: 'stated', as: null },
      { id: pick(ACTORS.slice(1, 4)), role: 'target', basis: 'stated', as: null },
    ],
  }));
  await addTexts(store, texts, coder);
  await linkCollection(store, 'all');
  selections = openSelections({ store, ...watchRevision(store) });
});
afterAll(() => store.close());

const some = <Value>(values: readonly Value[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<readonly Value[]>([]) },
    { weight: 3, arbitrary: fc.subarray([...values], { minLength: 1, maxLength: 2 }) },
  );
const filters: fc.Arbitrary<IncidentFilter> = fc.record({
  words: fc.oneof(fc.constant(''), fc.constantFrom(...WORDS)),
  from: fc.constantFrom(null, null, '2025-10-13', '2025-11-01'),
  to: fc.constantFrom(null, null, '2025-10-12', '2025-11-01'),
  kinds: some(KINDS.slice(0, 12)),
  admin1: some(['SY-DY', 'SY-HI', 'SY-HL', 'IQ-NI', 'none', 'XX-X']),
  countries: some(['SY', 'IQ', 'XX']),
  actors: some(ACTORS),
  outlets: some([...OUTLETS, 'none']),
  box: fc.constantFrom(null, null, [36, 34, 39, 36.59] as const, [38.27, 34.55, 41, 36] as const),
  origins: fc.constantFrom(1, 1, 2, 3),
  disputed: fc.constantFrom(false, false, true),
  order: fc.constantFrom('newest' as const, 'oldest' as const, 'killed' as const),
  rule: fc.constantFrom(null, 'highest' as const),
});

test('the collection has what can be told apart', async () => {
  const { index } = await selections.select(NO_FILTER);
  expect(index.size).toBeGreaterThan(20);
  expect(index.events.some((n) => n > 3)).toBe(true);
});

test('whatever is asked, the page and the commands choose the same incidents', async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const { index, selection } = await selections.select(filter);
      const shown = [...selection.rows].map((i) => index.ids[i]);
      const listed = await incidentsMatching(store.db, filter).select('incident.id').execute();
      expect(shown.toSorted()).toEqual(listed.map(({ id }) => id).sort());
      if (shown.length > 0 && shown.length < index.size) hits++;
    }),
    { numRuns: 600, seed: 5 },
  );
  expect(hits).toBeGreaterThan(100);
});

test.each([
  { facet: 'kinds', field: 'kinds' },
  { facet: 'admin1', field: 'admin1' },
  { facet: 'actors', field: 'actors' },
  { facet: 'outlets', field: 'outlets' },
] as const)(
  'the count beside each of the $facet is what choosing it leaves',
  async ({ facet, field }) => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { selection } = await selections.select(filter);
        for (const [value, n] of Object.entries(selection.facets[facet])) {
          const chosen = { ...filter, [field]: [value] };
          const left = await incidentsMatching(store.db, chosen).select('incident.no').execute();
          expect([value, n]).toEqual([value, left.length]);
        }
      }),
      { numRuns: 60, seed: 9 },
    );
  },
);
