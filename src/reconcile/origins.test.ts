import { describe, expect, test } from 'vitest';
import { chainLink } from '../../test/sample-event.ts';
import { describeOrigins, groupOrigins, type Telling } from './origins.ts';

const MINISTRY = chainLink('وزارة الداخلية', 'organization', 'sy-interior');
const SPOKESMAN = chainLink('المتحدث باسم الوزارة', 'person', 'sy-interior');
const MONITOR = chainLink('المرصد', 'organization', 'monitor');
const AGENCY = chainLink('وكالة الأنباء الفلانية', 'outlet');
const AGENCY_BARE = chainLink('الأنباء الفلانية', 'outlet');
const LOCALS = chainLink('مصادر محلية', 'unnamed');
const FATHER = chainLink('والد الضحية', 'person', 'civilians');
const NEIGHBOUR = chainLink('جار الضحية', 'person', 'civilians');

const telling = (
  key: string,
  chain: Telling['chain'],
  rest: Partial<Omit<Telling, 'key' | 'chain'>> = {},
): Telling => ({
  key,
  chain,
  outlet: `outlet ${key}`,
  published: '2025-03-10',
  copyGroup: null,
  ...rest,
});

const sizes = (tellings: readonly Telling[]): string[] =>
  groupOrigins(tellings)
    .map(({ tellings: keys }) => keys.join(' '))
    .sort();

describe('one origin', () => {
  test.each<{ name: string; tellings: readonly Telling[] }>([
    { name: 'one body', tellings: [telling('a', [MINISTRY]), telling('b', [MINISTRY])] },
    {
      name: 'a body and its spokesman',
      tellings: [telling('a', [MINISTRY]), telling('b', [SPOKESMAN])],
    },
    {
      name: 'a body through two outlets',
      tellings: [telling('a', [MINISTRY, AGENCY]), telling('b', [MINISTRY])],
    },
    {
      name: 'one agency, by either name',
      tellings: [telling('a', [LOCALS, AGENCY]), telling('b', [AGENCY_BARE])],
    },
    {
      name: 'an outlet in its own voice and one that quotes it',
      tellings: [
        telling('a', [LOCALS], { outlet: 'الأنباء الفلانية' }),
        telling('b', [AGENCY], { outlet: 'صحيفة أخرى' }),
      ],
    },
    {
      name: 'copies, whatever they credit',
      tellings: [
        telling('a', [LOCALS], { copyGroup: 'a' }),
        telling('b', [AGENCY], { copyGroup: 'a' }),
      ],
    },
    {
      name: 'a statement retold within days, or without a date',
      tellings: [
        telling('a', [MINISTRY]),
        telling('b', [MINISTRY], { published: '2025-03-13' }),
        telling('c', [MINISTRY], { published: null }),
      ],
    },
  ])('$name', ({ tellings }) => {
    expect(groupOrigins(tellings)).toHaveLength(1);
    expect(groupOrigins(tellings.toReversed())).toEqual(groupOrigins(tellings));
  });
});

describe('several origins', () => {
  test.each<{ name: string; tellings: readonly Telling[]; expected: string[] }>([
    {
      name: 'two bodies',
      tellings: [telling('a', [MINISTRY]), telling('b', [MONITOR])],
      expected: ['a', 'b'],
    },
    {
      name: 'local sources of two outlets',
      tellings: [telling('a', [LOCALS]), telling('b', [LOCALS])],
      expected: ['a', 'b'],
    },
    {
      name: 'two private persons, though both are civilians',
      tellings: [telling('a', [FATHER]), telling('b', [NEIGHBOUR])],
      expected: ['a', 'b'],
    },
    {
      name: 'a body again, a month later',
      tellings: [telling('a', [MINISTRY]), telling('b', [MINISTRY], { published: '2025-04-10' })],
      expected: ['a', 'b'],
    },
    {
      name: 'no chain at all',
      tellings: [telling('a', [], { outlet: null }), telling('b', [], { outlet: null })],
      expected: ['a', 'b'],
    },
  ])('$name', ({ tellings, expected }) => {
    expect(sizes(tellings)).toEqual(expected);
  });
});

test('an origin is named by what most of its tellings credit', () => {
  const [first] = groupOrigins([
    telling('a', [MINISTRY]),
    telling('b', [MINISTRY]),
    telling('c', [SPOKESMAN]),
  ]);
  expect(first).toEqual({ name: 'وزارة الداخلية', tellings: ['a', 'b', 'c'] });
});

test.each([
  { reports: 12, origins: 2, text: '12 reports, 2 origins' },
  { reports: 1, origins: 1, text: '1 report, 1 origin' },
])('$text', ({ reports, origins, text }) => {
  expect(describeOrigins(reports, origins)).toBe(text);
});
