import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  civil,
  daysInMonth,
  epochDay,
  monthSpan,
  onOrBefore,
  parseIso,
  toIso,
  weekdayOf,
} from './days.ts';

const day = (iso: string): number => parseIso(iso) ?? Number.NaN;

describe('days', () => {
  test.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-3-1', false],
    ['2025-03-01T10:00:00Z', true],
    ['20250301', false],
  ])('takes %s for a date: %s', (iso, valid) => {
    expect(parseIso(iso) !== undefined).toBe(valid);
  });

  test.each([
    ['2025-03-12', 3],
    ['2024-12-08', 0],
    ['1969-12-31', 3],
  ])('knows the weekday of %s', (iso, weekday) => {
    expect(weekdayOf(day(iso))).toBe(weekday);
  });

  test.each([
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-01-15', -2, '2024-11-15'],
    ['2025-11-30', 3, '2026-02-28'],
  ])('moves %s by %i months to %s', (from, months, to) => {
    expect(toIso(addMonths(day(from), months))).toBe(to);
  });

  test('carries months into years', () => {
    expect(monthSpan(2025, 0).map(toIso)).toEqual(['2024-12-01', '2024-12-31']);
    expect(monthSpan(2025, 13).map(toIso)).toEqual(['2026-01-01', '2026-01-31']);
  });
});

const anyDay = fc.integer({ min: -40_000, max: 60_000 });

test('every day survives the way to ISO and to the calendar and back', () => {
  fc.assert(
    fc.property(anyDay, (epoch) => {
      const { year, month, day: dayOfMonth } = civil(epoch);
      expect(epochDay(year, month, dayOfMonth)).toBe(epoch);
      expect(parseIso(toIso(epoch))).toBe(epoch);
      expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(year, month));
    }),
  );
});

test('the latest weekday lies within a week', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (epoch, weekday) => {
      const found = onOrBefore(epoch, weekday);
      expect(weekdayOf(found)).toBe(weekday);
      expect(epoch - found).toBeGreaterThanOrEqual(0);
      expect(epoch - found).toBeLessThan(7);
    }),
  );
});
