import { expect, test, vi } from 'vitest';
import type { Labels } from '../../api/labels.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
vi.stubGlobal('location', { search: '' });
vi.stubGlobal('matchMedia', () => ({ matches: false }));
const { describeReason } = await import('./describe-reason.ts');
const { wordsFor } = await import('../language/use-words.ts');

const labels: Labels = {
  actors: { isis: { ar: 'داعش', en: 'Islamic State' } },
  places: { 'SY-HI': { ar: 'حمص', en: 'Homs', lat: 34.5, lon: 38.5 } },
  english: {},
};

test.each([
  { feature: 'place', value: '12 km', ar: '12 كم', en: '12 km' },
  { feature: 'place', value: 'الميادين | ?', ar: 'الميادين | ?', en: 'الميادين | ?' },
  { feature: 'place', value: 'SY-HI | SY-DY', ar: 'حمص | SY-DY', en: 'Homs | SY-DY' },
  { feature: 'time', value: '2 days', ar: 'يومان', en: '2 days' },
  { feature: 'kind', value: 'attack | clash', ar: 'هجوم | اشتباك', en: 'Attack | Clash' },
  { feature: 'counts', value: '3 killed', ar: '3 قتلى', en: '3 killed' },
  { feature: 'counts', value: '3 | 5 killed', ar: '3 | 5 قتلى', en: '3 | 5 killed' },
  { feature: 'initiator', value: 'isis | isis', ar: 'داعش', en: 'Islamic State' },
  { feature: 'target', value: 'isis, x | x', ar: 'داعش، x | x', en: 'Islamic State, x | x' },
  { feature: 'words', value: '0.5', ar: '0.5', en: '0.5' },
  { feature: 'copy', value: 'c1', ar: '', en: '' },
] as const)('$feature $value', ({ feature, value, ar, en }) => {
  expect(describeReason({ feature, value }, labels, wordsFor('ar', 'latn'))).toBe(ar);
  expect(describeReason({ feature, value }, labels, wordsFor('en', 'latn'))).toBe(en);
});

test('digits are those that the reader chose', () => {
  const reason = { feature: 'counts', value: '3 | 5 killed' } as const;
  expect(describeReason(reason, labels, wordsFor('ar', 'arab'))).toMatch(/^٣ \| ٥ /);
});
