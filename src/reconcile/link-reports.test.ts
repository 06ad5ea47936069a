import { describe, expect, test } from 'vitest';
import { sampleReport } from '../../test/sample-event.ts';
import { openLinkBatch } from './link-batch.ts';
import { linkReports } from './link-reports.ts';

const FIRST = sampleReport('r1', '2025-03-10', {});
const SECOND = sampleReport('r2', '2025-03-11', { outcomes: ['killed civilians 9'] });
const APART = sampleReport('r3', '2025-06-01', { when: { from: '2025-06-01', to: '2025-06-01' } });

const incidents = (reports: ReturnType<typeof linkReports>): readonly (string | null)[] =>
  reports.flatMap(({ events }) => events.map(({ incident }) => incident));

test('events of one occurrence get one incident, and nothing else changes', () => {
  const linked = linkReports([FIRST, SECOND, APART]);
  const [a, b, c] = incidents(linked);
  expect(a).toMatch(/^[0-9a-f]{16}$/u);
  expect(b).toBe(a);
  expect(c).not.toBe(a);
  expect(
    linked.map((report) => ({
      ...report,
      events: report.events.map((event) => ({ ...event, incident: null })),
    })),
  ).toEqual([FIRST, SECOND, APART]);
});

test('the order of the reports makes no difference', () => {
  expect(linkReports([APART, SECOND, FIRST])).toEqual(
    linkReports([FIRST, SECOND, APART]).toReversed(),
  );
});

test('no reports, no incidents', () => {
  expect(linkReports([])).toEqual([]);
});

describe('a batch', () => {
  test('holds reports back until it links them', () => {
    const batch = openLinkBatch(2);
    expect(batch.add(FIRST, 'نص')).toEqual([]);
    expect(batch.add(SECOND, 'نص آخر')).toEqual([]);
    const [a, b] = incidents(batch.finish());
    expect(a).toBe(b);
    expect(batch.overflowed()).toBe(false);
  });

  test('lets everything through, unlinked, where there are too many', () => {
    const batch = openLinkBatch(1);
    expect(batch.add(FIRST, '')).toEqual([]);
    expect(batch.add(SECOND, '')).toEqual([FIRST, SECOND]);
    expect(batch.add(APART, '')).toEqual([APART]);
    expect(batch.finish()).toEqual([]);
    expect(batch.overflowed()).toBe(true);
  });
});
