import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EventSketch, sampleEvents, sampleReport } from '../../test/sample-event.ts';
import { type ClusterOptions, clusterEvents, type Judgement } from './cluster.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** Groups of keys that share an incident, each group and all of them in order. */
function groups(events: readonly LinkableEvent[], options: ClusterOptions = {}): string[] {
  const { incidents } = clusterEvents(events, options);
  const members = new Map<string, string[]>();
  for (const [key, incident] of incidents) {
    const list = members.get(incident);
    if (list === undefined) members.set(incident, [key]);
    else list.push(key);
  }
  return [...members.values()].map((list) => list.sort().join(' ')).sort();
}

const on = (day: string): EventSketch => ({ when: { from: day, to: day } });
const FIRST = sampleReport('r1', '2025-03-10', {});
const LATER = sampleReport('r2', '2025-03-11', { outcomes: ['killed civilians 9'] });
const LATEST = sampleReport('r3', '2025-03-12', { outcomes: ['killed civilians 11'] });

describe('clusters', () => {
  test.each<{ name: string; events: readonly LinkableEvent[]; expected: string[] }>([
    {
      name: 'a later report with a higher toll joins',
      events: sampleEvents(FIRST, LATER, LATEST),
      expected: ['r1/e1 r2/e1 r3/e1'],
    },
    {
      name: 'two events of one report never join, however like',
      events: sampleEvents(sampleReport('r1', '2025-03-10', {}, {})),
      expected: ['r1/e1', 'r1/e2'],
    },
    {
      name: 'two bombs of one day that one report tells apart stay apart in the others',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 6'] },
          { outcomes: ['killed civilians 1'] },
        ),
        sampleReport('r2', '2025-03-10', { outcomes: ['killed civilians 6'] }),
        sampleReport('r3', '2025-03-10', { outcomes: ['killed civilians 1'] }),
      ),
      expected: ['r1/e1 r2/e1', 'r1/e2 r3/e1'],
    },
    {
      name: 'an assassination and a shelling of one day in one town stay apart',
      events: sampleEvents(
        sampleReport('r1', '2025-03-10', {
          kind: 'assassination',
          who: ['initiator unidentified', 'target sdf'],
          outcomes: ['killed sdf 1'],
        }),
        sampleReport('r2', '2025-03-10', {
          kind: 'shelling',
          who: ['initiator turkey', 'target civilians'],
          outcomes: ['killed civilians 12'],
        }),
      ),
      expected: ['r1/e1', 'r2/e1'],
    },
    {
      name: 'a report without time joins neither of two incidents of the town by place alone',
      events: sampleEvents(
        sampleReport('r1', '2025-03-10', {}),
        sampleReport('r2', '2025-05-20', on('2025-05-20')),
        sampleReport('r3', null, {
          when: { from: null, to: null, precision: 'unknown' },
          outcomes: [],
        }),
      ),
      expected: ['r1/e1', 'r2/e1', 'r3/e1'],
    },
    { name: 'nothing makes nothing', events: [], expected: [] },
  ])('$name', ({ events, expected }) => {
    expect(groups(events)).toEqual(expected);
  });
});

describe('a report that tells one occurrence twice does not part it', () => {
  const plain = (id: string, ...outcomes: string[]) => sampleReport(id, '2025-03-10', { outcomes });
  test.each<{ name: string; events: readonly LinkableEvent[]; expected: string[] }>([
    {
      name: 'the telling without numbers stays alone',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 6', 'wounded civilians 11'] },
          { kind: 'ied', outcomes: [] },
        ),
        plain('r2', 'killed civilians 6', 'wounded civilians 11'),
        sampleReport('r3', '2025-03-10', { kind: 'ied', outcomes: ['killed civilians 5'] }),
      ),
      expected: ['r1/e1 r2/e1 r3/e1', 'r1/e2'],
    },
    {
      name: 'one tells the dead, one the wounded',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 7'] },
          { outcomes: ['wounded civilians 12'] },
        ),
        plain('r2', 'killed civilians 7'),
        plain('r3', 'wounded civilians 12'),
      ),
      expected: ['r1/e1 r2/e1 r3/e1', 'r1/e2'],
    },
    {
      name: 'in other words for the same place',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 7'] },
          { where: { name: 'حي الحزاونة', lat: 36.52, lon: 37.94 }, outcomes: [] },
        ),
        plain('r2', 'killed civilians 7'),
        sampleReport('r3', '2025-03-10', {
          where: { name: 'حي الحزاونة', lat: 36.52, lon: 37.94 },
          outcomes: ['wounded civilians 12'],
        }),
      ),
      expected: ['r1/e1 r2/e1 r3/e1', 'r1/e2'],
    },
    {
      name: 'but numbers part two occurrences',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 7'] },
          { outcomes: ['killed civilians 2', 'wounded civilians 12'] },
        ),
        plain('r2', 'killed civilians 7'),
        plain('r3', 'killed civilians 2', 'wounded civilians 12'),
      ),
      expected: ['r1/e1 r2/e1', 'r1/e2 r3/e1'],
    },
    {
      name: 'and so do those whom they hit',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { who: ['initiator isis', 'target sdf'], outcomes: ['killed sdf 4'] },
          { who: ['initiator isis', 'target sy-interior'], outcomes: ['wounded sy-interior 5'] },
        ),
        sampleReport('r2', '2025-03-10', {
          who: ['initiator isis', 'target sdf'],
          outcomes: ['killed sdf 4'],
        }),
        sampleReport('r3', '2025-03-10', {
          who: ['initiator isis', 'target sy-interior'],
          outcomes: ['wounded sy-interior 5'],
        }),
      ),
      expected: ['r1/e1 r2/e1', 'r1/e2 r3/e1'],
    },
    {
      name: 'and two reports that both tell of two',
      events: sampleEvents(
        sampleReport(
          'r1',
          '2025-03-10',
          { outcomes: ['killed civilians 7'] },
          { outcomes: ['wounded civilians 12'] },
        ),
        sampleReport(
          'r2',
          '2025-03-10',
          { outcomes: ['killed civilians 7'] },
          { outcomes: ['wounded civilians 12'] },
        ),
        plain('r3', 'killed civilians 7'),
        plain('r4', 'wounded civilians 12'),
      ),
      expected: ['r1/e1 r2/e1 r3/e1', 'r1/e2 r2/e2 r4/e1'],
    },
  ])('$name', ({ events, expected }) => {
    expect(groups(events)).toEqual(expected);
  });

  test('nor where the two were incidents before a further report came', () => {
    const events = sampleEvents(
      sampleReport(
        'r1',
        '2025-03-10',
        { outcomes: ['killed civilians 7'] },
        { outcomes: ['wounded civilians 12'] },
      ),
      plain('r2', 'killed civilians 7'),
      plain('r3', 'wounded civilians 12'),
      plain('r4', 'killed civilians 7'),
    );
    const existing = new Map([
      ['r1/e1', 'x'],
      ['r2/e1', 'x'],
      ['r1/e2', 'y'],
      ['r3/e1', 'y'],
    ]);
    expect(groups(events, { existing, keep: 'clusters' })).toEqual([
      'r1/e1 r2/e1 r3/e1 r4/e1',
      'r1/e2',
    ]);
    const judgements = [{ a: 'r1/e2', b: 'r3/e1', verdict: 'same' }] as const;
    expect(groups(events, { existing, keep: 'clusters', judgements })).toEqual([
      'r1/e1 r2/e1 r4/e1',
      'r1/e2 r3/e1',
    ]);
  });

  test('nor is any of them left without a reason', () => {
    const events = sampleEvents(
      sampleReport(
        'r1',
        '2025-03-10',
        { outcomes: ['killed civilians 7'] },
        { outcomes: ['wounded civilians 12'] },
      ),
      plain('r2', 'killed civilians 7'),
      plain('r3', 'wounded civilians 12'),
      plain('r4', 'wounded civilians 12'),
    );
    const { incidents, links } = clusterEvents(events);
    const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
    expect(links.every(({ a, b }) => incidents.get(a) === incidents.get(b))).toBe(true);
    expect([...linked].sort()).toEqual(['r1/e1', 'r2/e1', 'r3/e1', 'r4/e1']);
  });
});

test('a chain of neighbouring days does not tie its ends together', () => {
  const days = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  const events = sampleEvents(
    ...days.map((day, i) =>
      sampleReport(`r${day}`, `2025-03-${day}`, {
        ...on(`2025-03-${day}`),
        outcomes: [`killed civilians ${1 + ((i * 3) % 5)}`],
      }),
    ),
  );
  expect(Math.max(...groups(events).map((group) => group.split(' ').length))).toBeLessThan(4);
});

describe('judgements bind', () => {
  const events = sampleEvents(
    FIRST,
    LATER,
    LATEST,
    sampleReport('x', '2025-06-01', on('2025-06-01')),
  );
  const judge = (a: string, verdict: Judgement['verdict'], b: string): Judgement => ({
    a,
    b,
    verdict,
  });
  test.each<{ name: string; judgements: readonly Judgement[]; expected: string[] }>([
    {
      name: 'same joins what no score would',
      judgements: [judge('r1/e1', 'same', 'x/e1')],
      expected: ['r1/e1 r2/e1 r3/e1 x/e1'],
    },
    {
      name: 'different parts what every score would join',
      judgements: [judge('r1/e1', 'different', 'r2/e1')],
      expected: ['r1/e1', 'r2/e1 r3/e1', 'x/e1'],
    },
    {
      name: 'unsure keeps apart as well',
      judgements: [judge('r1/e1', 'unsure', 'r3/e1'), judge('r2/e1', 'different', 'r3/e1')],
      expected: ['r1/e1 r2/e1', 'r3/e1', 'x/e1'],
    },
    {
      name: 'a later judgement of the same pair replaces the earlier one',
      judgements: [judge('r1/e1', 'same', 'x/e1'), judge('x/e1', 'different', 'r1/e1')],
      expected: ['r1/e1 r2/e1 r3/e1', 'x/e1'],
    },
    {
      name: 'of judgements that contradict one another the later ones hold',
      judgements: [
        judge('r1/e1', 'different', 'r3/e1'),
        judge('r1/e1', 'same', 'r2/e1'),
        judge('r2/e1', 'same', 'r3/e1'),
      ],
      expected: ['r1/e1 r2/e1 r3/e1', 'x/e1'],
    },
    {
      name: 'judgements of unknown events are left alone',
      judgements: [judge('gone/e1', 'same', 'x/e1')],
      expected: ['r1/e1 r2/e1 r3/e1', 'x/e1'],
    },
  ])('$name', ({ judgements, expected }) => {
    expect(groups(events, { judgements })).toEqual(expected);
  });

  test('a judgement that cannot be followed is told, a replaced one is not', () => {
    const { conflicts } = clusterEvents(events, {
      judgements: [
        judge('r1/e1', 'unsure', 'x/e1'),
        judge('r1/e1', 'different', 'r3/e1'),
        judge('r1/e1', 'same', 'r2/e1'),
        judge('r2/e1', 'same', 'r3/e1'),
        judge('r1/e1', 'different', 'x/e1'),
      ],
    });
    expect(conflicts.map(({ judgement: { a, b } }) => `${a} ${b}`)).toEqual(['r1/e1 r3/e1']);
  });
});

describe('incident ids', () => {
  test('an id is that of the earliest member, and stays as reports are added', () => {
    const before = clusterEvents(sampleEvents(FIRST, LATER)).incidents;
    const earlier = sampleReport('r0', '2025-03-09', {});
    const events = sampleEvents(earlier, FIRST, LATER, LATEST);
    for (const keep of ['names', 'clusters'] as const) {
      const after = clusterEvents(events, { existing: before, keep }).incidents;
      expect(new Set(after.values())).toEqual(new Set(before.values()));
    }
  });

  test('of a cluster that parts, the larger part keeps the id', () => {
    const events = sampleEvents(FIRST, LATER, LATEST);
    const existing = clusterEvents(events).incidents;
    const judgements = [
      { a: 'r1/e1', b: 'r2/e1', verdict: 'different' },
      { a: 'r1/e1', b: 'r3/e1', verdict: 'different' },
    ] as const;
    const after = clusterEvents(events, { existing, judgements }).incidents;
    expect(after.get('r2/e1')).toBe(existing.get('r2/e1'));
    expect(after.get('r3/e1')).toBe(existing.get('r2/e1'));
    expect(after.get('r1/e1')).not.toBe(existing.get('r1/e1'));
  });

  test('two that a person had merged get back each its own', () => {
    for (const [first, second] of [
      ['r1', 'r2'],
      ['r2', 'r1'],
    ] as const) {
      const events = sampleEvents(
        sampleReport(first, '2025-03-10', {}),
        sampleReport(second, '2025-06-01', on('2025-06-01')),
      );
      const { incidents: apart } = clusterEvents(events);
      const [a, b] = [`${first}/e1`, `${second}/e1`];
      const merged = clusterEvents(events, {
        existing: apart,
        judgements: [{ a, b, verdict: 'same' }],
      }).incidents;
      expect(new Set(merged.values()).size).toBe(1);
      expect(clusterEvents(events, { existing: merged }).incidents).toEqual(apart);
    }
  });

  test('existing clusters are kept where they would not be made again', () => {
    const events = sampleEvents(FIRST, sampleReport('x', '2025-06-01', on('2025-06-01')));
    const existing = new Map([
      ['r1/e1', 'kept'],
      ['x/e1', 'kept'],
    ]);
    expect(groups(events, { existing, keep: 'clusters' })).toEqual(['r1/e1 x/e1']);
    expect(groups(events, { existing, keep: 'names' })).toEqual(['r1/e1', 'x/e1']);
  });
});

test('the order of the events makes no difference', () => {
  const days = fc.integer({ min: 10, max: 16 });
  const sketch = fc.record({
    day: days,
    killed: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('car-bomb' as const, 'ied' as const, 'attack' as const),
    report: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 12 }), fc.integer(), (list, seed) => {
      const events = sampleEvents(
        ...list.map(({ day, killed, kind, report }, i) =>
          sampleReport(`r${report}`, `2025-03-${day}`, {
            id: `e${i}`,
            kind,
            ...on(`2025-03-${day}`),
            outcomes: [`killed civilians ${killed}`],
          }),
        ),
      );
      const shuffled = [...events].sort(
        (a, b) => ((a.key.length * 7919 + seed) % 13) - ((b.key.length * 104729 + seed) % 11),
      );
      const first = clusterEvents(events);
      const second = clusterEvents(shuffled.toReversed());
      expect(new Map([...second.incidents].sort())).toEqual(new Map([...first.incidents].sort()));
      const inReport = new Set<string>();
      for (const { key, report } of events) {
        const place = `${report} ${first.incidents.get(key)}`;
        expect(inReport.has(place)).toBe(false);
        inReport.add(place);
      }
    }),
    { numRuns: 60 },
  );
});
