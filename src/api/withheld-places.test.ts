import { describe, expect, test } from 'vitest';
import { loadSource } from '../cli/load-knowledge.ts';
import type { IncidentRow } from './schemas.ts';
import { openWithholding } from './withheld-places.ts';

const withhold = openWithholding(loadSource(undefined));
const publish = (row: IncidentRow) => ({ ...row, ...withhold(row) });

const row = (place: string | null, part: Partial<IncidentRow> = {}): IncidentRow => ({
  id: 'i1',
  kind: 'shelling',
  foiled: false,
  from: '2025-10-12',
  to: '2025-10-12',
  place,
  admin1: 'SY-HA',
  country: 'SY',
  lat: 36.374,
  lon: 41.145,
  precision: 'settlement',
  accuracyKm: 2,
  actors: [],
  killed: 1,
  wounded: null,
  detained: null,
  events: 1,
  reports: 1,
  origins: 1,
  agreement: null,
  ...part,
});

describe('what is withheld', () => {
  test.each([
    { place: 'مخيم الهول', withheld: 'camp' },
    { place: 'مخيم لا يعرفه المعجم', withheld: 'camp' },
    { place: 'واشوكاني', withheld: 'camp' },
    { place: 'مشفى الرجاء', withheld: 'hospital' },
    { place: 'النقطة الطبية', withheld: 'hospital' },
    { place: 'محطة مياه علوك', withheld: 'hospital' },
    { place: 'منزل المختار', withheld: 'home' },
    { place: 'مدرسة الوحدة', withheld: 'site' },
    { place: 'مسجد التقوى', precision: 'exact', withheld: 'site' },
  ])('$place as a $withheld', ({ place, precision = 'settlement', withheld }) => {
    const published = publish(row(place, { precision }));
    expect(published.withheld).toBe(withheld);
    expect(published.place).not.toBe(place);
    expect([published.lat, published.lon]).not.toEqual([36.374, 41.145]);
    expect(['district', 'admin1']).toContain(published.precision);
    expect(published.accuracyKm).toBeGreaterThan(5);
    expect(JSON.stringify(published)).not.toContain(place);
    expect(published).toEqual(publish(row(place, { precision })));
  });

  test('where not even the country is told, nothing is left of the place', () => {
    const nowhere = publish(row('مخيم لا يعرفه المعجم', { admin1: null, country: null }));
    expect(nowhere).toMatchObject({ place: null, lat: null, lon: null, precision: 'unknown' });
  });
});

test('a name that another governorate has as well is no reason to move a place there', () => {
  const { place, lat } = withhold(row('مخيم الهول', { admin1: 'SY-HL' }));
  expect([place, lat]).toEqual(['حلب', 36.25]);
});

describe('what is not', () => {
  test.each([
    { place: 'الميادين' },
    { place: 'بيت سابر' },
    { place: 'دار عزة' },
    { place: 'مطار دير الزور', precision: 'exact' },
    { place: 'ريف تدمر', precision: 'area' },
    { place: 'سجن الصناعة', precision: 'exact' },
    { place: 'مفرق صديق', precision: 'exact' },
    { place: null, precision: 'admin1' },
  ])('$place', ({ place, precision = 'settlement' }) => {
    const told = row(place, { precision });
    expect(publish(told)).toEqual({ ...told, withheld: null });
  });
});
