import { describe, expect, test } from 'vitest';
import { scoreReports } from './score-reports.ts';
import type { ScoredEvent, ScoredReport } from './scored-report.ts';

const event = (id: string, more: Partial<ScoredEvent> = {}): ScoredEvent => ({
  id,
  kind: 'attack',
  when: { from: '2025-11-23', to: '2025-11-23', precision: 'day' },
  where: { name: 'الميادين', admin1: 'SY-DY' },
  who: [{ id: 'isis', role: 'initiator' }],
  outcomes: [{ what: 'killed', who: 'sdf', best: 2 }],
  accordingTo: [{ name: 'المرصد', kind: 'organization' }],
  ...more,
});
const protest = event('p', { kind: 'protest', outcomes: [] });

function scoreOne(gold: Partial<ScoredReport>, coded: Partial<ScoredReport>) {
  const report = { id: 'r' };
  return scoreReports(
    [{ report, events: [], ...gold }],
    new Map([['r', { report, events: [], ...coded }]]),
  );
}

describe('scoreReports', () => {
  test('gold against itself is right in all', () => {
    const report = { events: [event('a'), protest], tallies: [{ what: 'attacks', n: 153 }] };
    const { scores, details } = scoreOne(report, report);
    for (const rate of [scores.detection, scores.strict, scores.exact, scores.tallies]) {
      expect(rate).toMatchObject({ p: 1, r: 1, f1: 1 });
    }
    expect(scores.cleanReports).toBe(1);
    expect(details.map(({ verdict }) => verdict)).toEqual(['right', 'right']);
  });

  test('a wrong count is found, but not strictly right', () => {
    const wrong = event('a', { outcomes: [{ what: 'killed', who: 'sdf', best: 3 }] });
    const { scores, details } = scoreOne({ events: [event('a')] }, { events: [wrong] });
    expect(scores.detection.f1).toBe(1);
    expect(scores.strict.f1).toBe(0);
    expect(scores.cleanReports).toBe(0);
    expect(details).toEqual([{ report: 'r', event: 'a', verdict: 'wrong', what: 'outcomes' }]);
  });

  test('the missed lower recall, the invented precision', () => {
    const { scores, details } = scoreOne(
      { events: [event('a'), protest] },
      { events: [event('a'), event('x', { kind: 'release' })] },
    );
    expect(scores.detection).toEqual({ p: 0.5, r: 0.5, f1: 0.5, hit: 1, system: 2, gold: 2 });
    expect(details.map(({ event: id, verdict }) => `${id} ${verdict}`)).toEqual([
      'a right',
      'p missed',
      'x invented',
    ]);
  });

  test('an optional event counts neither found nor missed', () => {
    const gold = { events: [event('a', { optional: true })] };
    for (const coded of [[], [event('a')]]) {
      const { scores } = scoreOne(gold, { events: coded });
      expect(scores.detection).toMatchObject({ hit: 0, system: 0, gold: 0 });
      expect(scores.cleanReports).toBe(1);
    }
  });

  test('a report that was not coded is missing, and its events are missed', () => {
    const { scores } = scoreReports([{ report: { id: 'r' }, events: [event('a')] }], new Map());
    expect(scores).toMatchObject({ missing: 1, detection: { r: 0, gold: 1 } });
  });

  test('tallies are right by what and number', () => {
    const { scores } = scoreOne(
      {
        tallies: [
          { what: 'attacks', n: 153 },
          { what: 'killed', n: 4 },
        ],
      },
      {
        tallies: [
          { what: 'attacks', n: 153 },
          { what: 'killed', n: 5 },
          { what: 'raids', n: 4 },
        ],
      },
    );
    expect(scores.tallies).toMatchObject({ hit: 1, gold: 2, system: 3 });
  });

  test('links are right where the events of one incident share an incident', () => {
    const other = { from: '2025-10-01', to: '2025-10-01' };
    const { scores } = scoreOne(
      { events: [event('a', { incident: 'i' }), event('b', { incident: 'j', when: other })] },
      { events: [event('a', { incident: 'x' }), event('b', { incident: 'x', when: other })] },
    );
    expect(scores.linking).toMatchObject({ hit: 0, system: 1, gold: 0 });
  });
});
