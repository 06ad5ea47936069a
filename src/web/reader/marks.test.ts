import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markAt, marksOf, paragraphsOf } from './marks.ts';

test.each([
  { name: 'parts at line ends', raw: 'أول\nثانٍ', texts: ['أول', 'ثانٍ'] },
  { name: 'leaves out empty lines', raw: 'أول\r\n\r\n  \nثانٍ\n', texts: ['أول', 'ثانٍ'] },
  { name: 'keeps bidi controls', raw: '\u202bأول\u202c', texts: ['\u202bأول\u202c'] },
  { name: 'finds none in white space', raw: ' \n\n', texts: [] },
])('paragraphsOf $name', ({ raw, texts }) => {
  expect(paragraphsOf(raw).map(({ text }) => text)).toEqual(texts);
});

test('a paragraph is the text at its span', () => {
  const units = fc.string({ unit: fc.constantFrom(...'اب \n\r\u202e\u{1F1F8}ّ') });
  fc.assert(
    fc.property(units, (raw) => {
      for (const { span, text } of paragraphsOf(raw)) {
        expect(raw.slice(span.start, span.end)).toBe(text);
      }
    }),
  );
});

const report = {
  events: [
    {
      id: 'e1',
      evidence: [
        { field: 'kind', start: 0, end: 4, rule: 'kinds/attack' },
        { field: 'outcomes[0]', start: 2, end: 3, rule: 'outcomes/kill' },
        { field: 'seized', start: 10, end: 12, rule: 'seized/told' },
      ],
    },
  ],
  tallies: [{ id: 't1', evidence: [{ field: 'n', start: 40, end: 42, rule: 'tallies/count' }] }],
  diagnostics: [
    { code: 'no-event/negated', message: '', start: 0, end: 20 },
    { code: 'encoding/guessed', message: '', start: 30, end: 31 },
    { code: 'hedge/number', message: '', start: 16, end: 18 },
    { code: 'residue/chrome', message: '', start: 50, end: 60 },
  ],
} as never;
const quotations = [{ start: 14, end: 44 }];

test('marksOf tells events, tallies, quotations, hedges and residue apart', () => {
  expect(marksOf(report, quotations).map(({ field, key }) => [field, key])).toEqual([
    ['kind', 'e1/kind'],
    ['left-out', 'left-out/0-20'],
    ['outcomes', 'e1/outcomes[0]'],
    ['outcomes', 'e1/seized'],
    ['quotation', 'quotation/14-44'],
    ['hedge', 'hedge/16-18'],
    ['tally', 't1/n'],
    ['residue', 'residue/50-60'],
  ]);
});

test.each([
  { offset: 2, key: 'e1/outcomes[0]' },
  { offset: 1, key: 'e1/kind' },
  { offset: 15, key: 'left-out/0-20' },
  { offset: 17, key: 'hedge/16-18' },
  { offset: 20, key: 'quotation/14-44' },
  { offset: 41, key: 't1/n' },
  { offset: 55, key: 'residue/50-60' },
  { offset: 45, key: undefined },
])('markAt $offset finds the smallest mark', ({ offset, key }) => {
  expect(markAt(marksOf(report, quotations), offset)?.key).toBe(key);
});
