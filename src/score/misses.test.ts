import { expect, test } from 'vitest';
import { countMisses } from './misses.ts';
import type { ScoredEvent, ScoredReport } from './scored-report.ts';

const event = (kind: string, day: string, killed: number): ScoredEvent => ({
  kind,
  when: { from: day, to: day },
  where: { name: 'الميادين', admin1: 'SY-DY' },
  who: [{ id: 'isis', role: 'initiator' }],
  outcomes: [{ what: 'killed', who: 'sdf', best: killed }],
});
const report = (...events: readonly ScoredEvent[]): ScoredReport => ({
  report: { id: 'a' },
  events,
});
const misses = (gold: ScoredReport, coded: ScoredReport) =>
  countMisses([gold], new Map([['a', coded]]));

test('counts what is found, missed, invented and wrong, by kind', () => {
  const gold = report(event('attack', '2025-11-20', 2), event('ied', '2025-11-21', 1));
  const coded = report(event('attack', '2025-11-20', 3), event('protest', '2025-11-25', 9));
  expect(misses(gold, coded)).toEqual({
    attack: { gold: 1, found: 1, invented: 0, wrong: { outcomes: 1 } },
    ied: { gold: 1, found: 0, invented: 0, wrong: {} },
    protest: { gold: 0, found: 0, invented: 1, wrong: {} },
  });
});

test('counts nothing wrong where all is right, and no optional event', () => {
  const right = event('attack', '2025-11-20', 2);
  const gold = report(right, { ...event('ied', '2025-11-21', 1), optional: true });
  expect(misses(gold, report(right))).toEqual({
    attack: { gold: 1, found: 1, invented: 0, wrong: {} },
  });
});
