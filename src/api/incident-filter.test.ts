import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS } from '../model/coded-report.ts';
import { ADOPTION_RULES } from '../reconcile/adopt.ts';
import {
  INCIDENT_ORDERS,
  type IncidentFilter,
  NO_FILTER,
  readFilter,
  writeFilter,
} from './incident-filter.ts';

test('a filter is read back as it was written', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const names = fc.uniqueArray(fc.stringMatching(/^[a-zا-ي ()-]{1,12}$/), { maxLength: 3 });
  const filters: fc.Arbitrary<IncidentFilter> = fc.record({
    words: fc.string({ maxLength: 40 }),
    from: fc.option(day),
    to: fc.option(day),
    kinds: fc.subarray([...KINDS]),
    admin1: names,
    countries: fc.subarray(['SY', 'IQ']),
    actors: names,
    outlets: names,
    box: fc.option(fc.constant([36.125, 33, 42.5, 37.25] as const)),
    origins: fc.integer({ min: 1, max: 9 }),
    disputed: fc.boolean(),
    order: fc.constantFrom(...INCIDENT_ORDERS),
    rule: fc.option(fc.constantFrom(...ADOPTION_RULES)),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    }),
  );
});

test.each([
  'from=yesterday',
  'to=2025-99-99',
  'kind=war',
  'box=1~2~3',
  'box=3~2~1~4',
  'box=a~b~c~d',
  'origins=-1',
  'origins=1e9',
  'order=random',
  'rule=mine',
  'disputed=yes',
  '__proto__=1',
])('%s is left out', (query) => {
  expect(readFilter(new URLSearchParams(query))).toEqual(NO_FILTER);
});

test('no filter is written as nothing', () => {
  expect(writeFilter(NO_FILTER)).toBe('');
});
