import { describe, expect, test } from 'vitest';
import {
  chainLink,
  type EventSketch,
  sampleEvents,
  sampleReport,
} from '../../test/sample-event.ts';
import { readCollection } from './collection-context.ts';
import { linkableEvents } from './linkable-event.ts';
import { explainPair, LINK_SCORE, scorePair } from './score-pair.ts';

interface Pair {
  readonly name: string;
  readonly a?: EventSketch;
  readonly b?: EventSketch;
  /** Publication of the two reports. */
  readonly published?: readonly [string | null, string | null];
}

const UNDATED = { when: { from: null, to: null, precision: 'unknown' } } as const;

function explain({ a = {}, b = {}, published = ['2025-03-10', '2025-03-11'] }: Pair) {
  const [x, y] = sampleEvents(
    sampleReport('r1', published[0], a),
    sampleReport('r2', published[1], b),
  );
  if (x === undefined || y === undefined) throw new Error('two events expected');
  return explainPair(x, y, readCollection([x, y]));
}

describe('one occurrence', () => {
  test.each<Pair>([
    { name: 'the same values' },
    { name: 'a higher toll a day later', b: { outcomes: ['killed civilians 9'] } },
    { name: 'a toll three times as high', b: { outcomes: ['killed civilians 20'] } },
    { name: 'no toll in one', b: { outcomes: [] } },
    {
      name: 'days around it',
      b: { when: { from: '2025-03-08', to: '2025-03-11', precision: 'about' } },
    },
    {
      name: 'the neighbouring day, the same toll',
      b: { when: { from: '2025-03-11', to: '2025-03-11' } },
    },
    {
      name: 'a quarter of the town',
      b: { where: { name: 'حي الحزاونة', lat: 36.52, lon: 37.94 } },
    },
    {
      name: 'only the governorate in one',
      b: { where: { name: 'حلب', lat: 36.2, lon: 37.16, precision: 'admin1', accuracyKm: 60 } },
    },
    { name: 'blamed on someone in one', b: { who: ['initiator sdf accused', 'target civilians'] } },
    { name: 'another kind of bomb', b: { kind: 'ied' } },
    {
      name: 'no coordinates, the same name',
      a: { where: { lat: null, lon: null } },
      b: { where: { lat: null, lon: null } },
    },
    { name: 'no time in one, published a day later', b: UNDATED },
    {
      name: 'no time in one and no publication, but a large number in common',
      a: { outcomes: ['killed civilians 41'] },
      b: { ...UNDATED, outcomes: ['killed civilians 41'] },
      published: ['2025-03-10', null],
    },
    {
      name: 'two sides of a clash in either order',
      a: { kind: 'clash', who: ['initiator sdf', 'target sna'] },
      b: { kind: 'clash', who: ['initiator sna', 'target sdf'] },
    },
  ])('$name', (pair) => {
    expect(explain(pair).score).toBeGreaterThanOrEqual(LINK_SCORE);
  });
});

describe('two occurrences', () => {
  test.each<Pair>([
    {
      name: 'the same place three days later',
      b: { when: { from: '2025-03-13', to: '2025-03-13' } },
    },
    { name: 'another year', b: { when: { from: '2024-03-10', to: '2024-03-10' } } },
    {
      name: 'another governorate',
      b: { where: { name: 'الميادين', admin1: 'SY-DY', lat: 35.02, lon: 40.45 } },
    },
    {
      name: 'another country',
      b: { where: { name: 'الموصل', admin1: 'IQ-NI', country: 'IQ', lat: 36.34, lon: 43.13 } },
    },
    { name: 'a town 40 km off', b: { where: { name: 'الباب', lat: 36.37, lon: 37.51 } } },
    {
      name: 'an arrest beside a protest',
      a: { kind: 'security-operation', who: ['initiator sdf', 'target isis'], outcomes: [] },
      b: { kind: 'protest', who: ['initiator civilians', 'target sdf'], outcomes: [] },
    },
    {
      name: 'other target, other kind, other toll on one day in one town',
      a: {
        kind: 'assassination',
        who: ['initiator unidentified', 'target sdf'],
        outcomes: ['killed sdf 1'],
      },
      b: {
        kind: 'shelling',
        who: ['initiator turkey', 'target civilians'],
        outcomes: ['killed civilians 12'],
      },
    },
    {
      name: 'no time in one and nothing but town and kind in common',
      b: { ...UNDATED, outcomes: ['killed civilians 2'] },
      published: [null, null],
    },
    {
      name: 'no time in one, which was published before the other happened',
      b: UNDATED,
      published: ['2025-03-10', '2025-03-02'],
    },
    {
      name: 'no time in one, published a year later',
      b: UNDATED,
      published: ['2025-03-10', '2026-03-10'],
    },
    {
      name: 'no place in one and nothing else telling',
      a: { kind: 'attack', outcomes: [], who: [] },
      b: {
        kind: 'attack',
        outcomes: [],
        who: [],
        where: {
          name: null,
          admin1: null,
          country: null,
          lat: null,
          lon: null,
          precision: 'unknown',
        },
        when: { from: '2025-03-05', to: '2025-03-12', precision: 'about' },
      },
    },
  ])('$name', (pair) => {
    expect(explain(pair).score).toBeLessThan(LINK_SCORE);
  });
});

describe('a landmark', () => {
  /** Two blasts of one day in one town, told in these words. */
  const scoreOf = (...told: readonly [string, string]): number => {
    const [x, y] = told.flatMap((text, i) => {
      const report = sampleReport(`r${i}`, '2025-03-10', {
        outcomes: [],
        evidence: [{ field: 'kind', start: 0, end: 7, rule: 'x' }],
      });
      return linkableEvents(report, { text });
    });
    if (x === undefined || y === undefined) throw new Error('two events expected');
    return scorePair(x, y, readCollection([x, y]));
  };
  const plain = scoreOf('انفجار في المدينة', 'انفجار في المدينة');

  test.each([
    ['انفجار في سوق الهال بالمدينة', 'انفجار سيارة بسوق الهال'],
    ['انفجار عند دوار الساعة', 'انفجار قرب دوّار الساعة وشارع النهر'],
    ['انفجار في حيّ الصفصاف', 'انفجار بحي الصفصاف'],
  ])('that both name speaks for one: %s | %s', (a, b) => {
    expect(scoreOf(a, b)).toBeGreaterThan(plain);
  });

  test.each([
    ['انفجار في سوق الهال بالمدينة', 'انفجار عند دوار الساعة'],
    ['انفجار في حي الصفصاف', 'انفجار في حي الزيتون'],
    ['انفجار قرب جسر الرافدين', 'انفجار في شارع النهر'],
  ])('that each names for itself speaks against: %s | %s', (a, b) => {
    expect(scoreOf(a, b)).toBeLessThan(plain - 1);
  });

  test.each([
    ['انفجار في سوق الهال بالمدينة', 'انفجار في المدينة'],
    ['انفجار في سوق شعبي', 'انفجار في الشارع الرئيسي'],
    ['انفجار في سوق الهال', 'انفجار أمس. وكان دوار الساعة قد أُغلق'],
  ])('that only one names says nothing: %s | %s', (a, b) => {
    expect(Math.abs(scoreOf(a, b) - plain)).toBeLessThan(0.2);
  });
});

test('the order of the two makes no difference', () => {
  const [x, y] = sampleEvents(
    sampleReport('r1', '2025-03-10', {
      who: ['initiator sdf', 'initiator coalition', 'target isis'],
    }),
    sampleReport('r2', null, { kind: 'clash', who: ['initiator isis', 'target ypg'], ...UNDATED }),
  );
  if (x === undefined || y === undefined) throw new Error('two events expected');
  const collection = readCollection([x, y]);
  expect(scorePair(x, y, collection)).toBe(scorePair(y, x, collection));
  expect(explainPair(x, y, collection)).toEqual(explainPair(y, x, collection));
});

test('every reason is data: feature, value, weight and a sentence; the weights make the score', () => {
  const { score, reasons } = explain({
    name: 'a later report of one office',
    b: { outcomes: ['killed civilians 9'], accordingTo: [chainLink('مديرية الصحة')] },
    a: { accordingTo: [chainLink('مديرية الصحة')] },
  });
  expect(reasons.map(({ feature }) => feature)).toEqual(
    expect.arrayContaining(['time', 'place', 'kind', 'counts', 'origin']),
  );
  expect(reasons.find(({ feature }) => feature === 'counts')?.value).toBe('6 | 9 killed');
  for (const { text } of reasons) expect(text).toMatch(/^[A-Z\d].*\.$/u);
  expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 1);
});
