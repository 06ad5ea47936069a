import { expect, test } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const plurals = Object.keys(en)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.slice(0, -'_other'.length));
const isPlural = (key: string): boolean => plurals.some((base) => key.startsWith(`${base}_`));
const inserted = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

test.each(plurals)('%s has all six Arabic forms, and both English ones', (base) => {
  const forms = Object.keys(ar).filter((key) => key.startsWith(`${base}_`));
  expect(forms.sort()).toEqual(FORMS.map((form) => `${base}_${form}`).sort());
  expect(Object.keys(en)).toContain(`${base}_one`);
});

const texts = Object.entries(en).filter(([key]) => !isPlural(key));
test.each(texts)('%s is said in both languages, with the same values in it', (key, text) => {
  const other = Object.entries(ar).find(([name]) => name === key)?.[1] ?? '';
  expect(other).not.toBe('');
  expect(inserted(other)).toEqual(inserted(text));
});

test('Arabic texts are in Arabic, and hold no invisible overrides', () => {
  for (const [key, text] of Object.entries(ar)) {
    const isWorded = /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''));
    if (isWorded && key !== 'prefs.other-language' && !key.startsWith('download.')) {
      expect([key, /\p{Script=Arabic}/u.test(text)]).toEqual([key, true]);
    }
    expect([key, /[\u202a-\u202e]/.test(text)]).toEqual([key, false]);
  }
});
