import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';

const raw = 'قُتل جندي في حمص. وأصيب اثنان.\nولم يُعرف الفاعل.';
const spanOf = (words: string) => ({
  start: raw.indexOf(words),
  end: raw.indexOf(words) + words.length,
});

test.each([
  { name: 'a sentence', words: ['جندي'], texts: ['قُتل جندي في حمص.'] },
  { name: 'one sentence once', words: ['جندي', 'حمص'], texts: ['قُتل جندي في حمص.'] },
  {
    name: 'two sentences in the order of the text',
    words: ['الفاعل', 'اثنان'],
    texts: ['وأصيب اثنان.', 'ولم يُعرف الفاعل.'],
  },
  { name: 'nothing for nothing', words: [], texts: [] },
])('passagesOf gives $name', ({ words, texts }) => {
  expect(passagesOf(raw, words.map(spanOf)).map(({ text }) => text)).toEqual(texts);
});

test('a passage is the text at its offsets, and never much longer than 300 characters', () => {
  const long = `${'كلمة '.repeat(200)}مقتل عشرة ${'كلمة '.repeat(200)}`;
  const start = long.indexOf('مقتل');
  const [passage] = passagesOf(long, [{ start, end: start + 9 }]);
  expect(passage?.text).toBe(long.slice(passage?.start, passage?.end));
  expect(passage?.text).toContain('مقتل عشرة');
  expect(passage?.text.length).toBeLessThanOrEqual(310);
});
