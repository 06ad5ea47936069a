import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { readWords } from './read-words.ts';

const knowledge = loadKnowledge();
const read = (words: string) => readWords(words, '2025-11-20', knowledge);

describe('a place that a person names', () => {
  test.each([
    { words: 'تدمر', admin1: 'SY-HI' },
    { words: 'الميادين', admin1: 'SY-DY' },
    { words: 'في مدينة الطبقة', admin1: 'SY-RA' },
    { words: 'Azaz', admin1: 'SY-HL' },
  ])('$words has a point', ({ words, admin1 }) => {
    const [first] = read(words).places;
    expect(first?.where).toMatchObject({ admin1, precision: 'settlement' });
    expect(first?.where.lat).not.toBeNull();
  });

  test('a name of several places offers each once', () => {
    const { places } = read('الصالحية');
    expect(places.length).toBeGreaterThan(1);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  });

  test.each(['بلدة لا يعرفها أحد', 'zzz', '', '***'])('%s is no place that is known', (words) => {
    expect(read(words).places).toEqual([]);
  });
});

describe('what else words tell', () => {
  test.each([
    { words: 'خمسة عشر جندياً', count: { low: 15, high: 15, best: 15 } },
    { words: 'جنديين', count: { low: 2, high: 2, best: 2 } },
    { words: 'أكثر من ٢٠ مدنياً', count: { low: 21, high: null, best: 21 } },
    { words: 'هجوم', count: undefined },
  ])('$words: a number', ({ words, count }) => {
    if (count === undefined) expect(read(words).count).toBeUndefined();
    else expect(read(words).count).toMatchObject(count);
  });

  test.each([
    { words: 'أمس', from: '2025-11-19' },
    { words: 'في 3 تشرين الثاني', from: '2025-11-03' },
    { words: 'عبوة ناسفة', from: undefined },
  ])('$words: a day', ({ words, from }) => {
    expect(read(words).when?.from).toBe(from);
  });

  test.each([
    { words: 'تنظيم داعش', tells: true },
    { words: 'وزارة الدفاع السورية', tells: true },
    { words: 'قسد', tells: true },
    { words: 'شجرة', tells: false },
  ])('$words: an actor or none', ({ words, tells }) => {
    expect(read(words).actor !== undefined).toBe(tells);
  });
});
