import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWord, isArabicLetter, toRaw } from './fold.ts';
import { quote } from './span.ts';

describe('fold', () => {
  test.each([
    { name: 'hamza seats', raw: 'أُصيب إصابة آخرون ٱلله', folded: 'اصيب اصابه اخرون الله' },
    { name: 'hamza on waw and ya', raw: 'مسؤول رئيس', folded: 'مسوول رييس' },
    { name: 'alef maqsura', raw: 'قتلى', folded: 'قتلي' },
    { name: 'ta marbuta', raw: 'غارة', folded: 'غاره' },
    { name: 'harakat', raw: 'قُتِلَ رَجُلٌ', folded: 'قتل رجل' },
    { name: 'harakat in either order', raw: 'مدّة مدَّة مدَّة', folded: 'مده مده مده' },
    { name: 'the small alif', raw: 'الرحمٰن', folded: 'الرحمن' },
    { name: 'a combining hamza', raw: 'ا\u0654حمد', folded: 'احمد' },
    { name: 'overlays', raw: 'د\u0336ا\u0336ع\u0336ش', folded: 'داعش' },
    { name: 'tatweel', raw: 'غـــارة', folded: 'غاره' },
    { name: 'bidi controls', raw: '\u202bخان\u200f شيخون\u202c\u2069', folded: 'خان شيخون' },
    { name: 'a byte-order mark', raw: '\ufeffقصف', folded: 'قصف' },
    { name: 'ZWNJ inside a word', raw: 'می\u200cروم', folded: 'ميروم' },
    { name: 'Persian and Kurdish letters', raw: 'کوبانی گری سپی', folded: 'كوباني كري سبي' },
    { name: 'more of them', raw: 'چیا ڤیان ژین ەڵۆ', folded: 'جيا فيان زين هلو' },
    { name: 'letters without dots', raw: 'ٯٮل', folded: 'قبل' },
    { name: 'presentation forms', raw: 'ﻗﺼﻒ', folded: 'قصف' },
    { name: 'the ligature of lam and alif', raw: 'ﻹسلام ﻻ', folded: 'لاسلام لا' },
    { name: 'the ligature of God', raw: 'عبدﷲ', folded: 'عبدالله' },
    { name: 'Arabic-Indic digits', raw: '٢٥ و ۲۵', folded: '25 و 25' },
    { name: 'decimal and thousands signs', raw: '٣٫٥ ١٬٠٠٠', folded: '3.5 1,000' },
    { name: 'quotation marks', raw: '«أ» “أ” ‘أ’ „أ‟', folded: '"ا" "ا" \'ا\' "ا"' },
    { name: 'dashes', raw: 'أ – أ — أ − أ', folded: 'ا - ا - ا - ا' },
    { name: 'spaces', raw: 'أ\u00a0أ\u2003أ\tأ', folded: 'ا ا ا ا' },
    { name: 'line ends', raw: 'أ\u2028أ\u000bأ', folded: 'ا\nا\nا' },
    { name: 'a lone tatweel, which is a dash', raw: 'أ ـ أ', folded: 'ا - ا' },
  ])('folds $name', ({ raw, folded }) => {
    expect(fold(raw).text).toBe(folded);
  });

  test.each([
    { name: 'an ellipsis', raw: 'القصف...قال' },
    { name: 'a dot', raw: 'دا.عش' },
    { name: 'Latin letters', raw: 'SDF Kobanê' },
    { name: 'emoji', raw: '🔻 قصف' },
    { name: 'a lone surrogate', raw: 'قصف \ud83d' },
    { name: 'spaced letters', raw: 'ق ص ف' },
    { name: 'two spaces', raw: 'قصف  عنيف' },
  ])('leaves $name alone', ({ raw }) => {
    expect(fold(raw).text).toBe(raw);
  });
});

test.each([
  { name: 'harakat', raw: 'قُتِلَ جندي', find: 'قتل', quotes: 'قُتِلَ' },
  { name: 'hamza seats', raw: 'أُصيب آخرون', find: 'اصيب', quotes: 'أُصيب' },
  { name: 'digits', raw: 'مقتل ٢٥ شخصا', find: '25', quotes: '٢٥' },
  { name: 'tatweel', raw: 'غـــارة ليلا', find: 'غاره', quotes: 'غـــارة' },
  { name: 'dots between letters', raw: 'من الـ.ـعامة.', find: 'العامه', quotes: 'الـ.ـعامة' },
  { name: 'a ligature', raw: 'عبدﷲ', find: 'الله', quotes: 'ﷲ' },
  { name: 'no control after the word', raw: 'خان\u200f شيخون', find: 'خان', quotes: 'خان' },
  { name: 'a control inside the word', raw: 'خا\u200fن شيخون', find: 'خان', quotes: 'خا\u200fن' },
])('a folded stretch quotes $name verbatim', ({ raw, find, quotes }) => {
  const folded = fold(raw);
  const at = folded.text.indexOf(find);
  expect(quote(raw, toRaw(folded, at, at + find.length))).toBe(quotes);
});

test.each([
  [0, 0],
  [2, 1],
  [0, 99],
  [-1, 1],
])('no raw span for %i..%i', (start, end) => {
  expect(() => toRaw(fold('قصف'), start, end)).toThrow(RangeError);
});

test('a word of the data files is folded and trimmed', () => {
  expect(foldWord(' الرَّقّة ')).toBe('الرقه');
});

test.each(['ا', 'ى', 'ة', 'ک', 'ۆ', 'ﻻ', 'ﷲ'])('%s is an Arabic letter', (letter) => {
  expect(isArabicLetter(letter.charCodeAt(0))).toBe(true);
});

test.each(['ـ', 'ً', 'ٰ', '،', '؟', '٥', '۔', '﴾', 'a', ' ', '\ufeff'])('%s is not', (sign) => {
  expect(isArabicLetter(sign.charCodeAt(0))).toBe(false);
});

const hurtful = fc.string({
  unit: fc.constantFrom(
    ...'اأإآىيةهقتلـُِّ ٥5.*-"«\n\t\u200F\u200C\uFEFF\u061Cﻻﷲﷺ'.split(''),
    '🔻',
    '\ud83d',
    '\u0336',
    '\u0000',
    '\uffff',
  ),
});
const anything = fc.oneof(hurtful, fc.string({ unit: 'binary' }));

test('unit spans are in order, not empty, and never reach past the text', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const { text, starts, ends } = fold(raw);
      expect(starts.length).toBe(text.length);
      for (let i = 0; i < text.length; i++) {
        expect(starts[i]).toBeLessThan(ends[i] ?? 0);
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        // Units of one ligature share their span; others do not overlap.
        if (i > 0 && starts[i] !== starts[i - 1]) {
          expect(starts[i]).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
        }
        expect(ends[i]).toBeLessThanOrEqual(raw.length);
      }
    }),
    { numRuns: 500 },
  );
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const { text } = fold(raw);
      expect(fold(text).text).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('a word folds as a text does', () => {
  fc.assert(
    fc.property(anything, (raw) => foldWord(raw) === fold(raw).text.trim()),
    {
      numRuns: 500,
    },
  );
});

test('the raw text is kept', () => {
  fc.assert(fc.property(anything, (raw) => fold(raw).raw === raw));
});

test('a megabyte of what holds letters apart takes linear time', () => {
  for (const unit of ['ـ.ـ.', 'ـ', 'بـ.', '\u064b', ' ـ', '\u200f.']) {
    expect(fold(unit.repeat(250_000)).raw.length).toBe(unit.length * 250_000);
  }
}, 10_000);
