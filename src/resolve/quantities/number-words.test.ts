import { describe, expect, test } from 'vitest';
import { NUMBER_FORMS, partsOf, writeNumber } from '../../../test/write-number.ts';
import { fold } from '../../text/fold.ts';
import { type Token, tokenize } from '../../text/tokens.ts';
import { readNumber } from './number-words.ts';

const read = (text: string) => readNumber(tokenize(fold(text)), 0);

describe('readNumber', () => {
  test.each([
    ['3', 3],
    ['٢٥', 25],
    ['1,234', 1234],
    ['١٬٢٣٤', 1234],
    ['3 آلاف', 3000],
    ['٣ آلاف و200', 3200],
    ['1.5 مليون', 1_500_000],
    ['12 ألفا و345', 12_345],
    ['ثلاثة جنود', 3],
    ['ثلاث نساء', 3],
    ['ثماني نساء', 8],
    ['ثمانية عشر', 18],
    ['عشر فتيات', 10],
    ['أحد عشر رجلا', 11],
    ['إحدى عشرة امرأة', 11],
    ['اثنا عشر عنصرا', 12],
    ['اثني عشر عنصرا', 12],
    ['اثنتي عشرة امرأة', 12],
    ['خمسة عشر', 15],
    ['خمس عشرة', 15],
    ['خمسة وعشرون', 25],
    ['خمس وعشرين', 25],
    ['إحدى وعشرين', 21],
    ['واحد وثلاثون', 31],
    ['خمساً وعشرين', 25],
    ['خمسة و عشرين', 25],
    ['مئة', 100],
    ['مائة وخمسون', 150],
    ['مئة و20 شخصا', 120],
    ['مئتا مقاتل', 200],
    ['مئتي مقاتل', 200],
    ['مائتين وأربعة', 204],
    ['ثلاثمئة', 300],
    ['ثلاث مئة', 300],
    ['ثلاثمائة وأحد عشر', 311],
    ['ثمانمئة', 800],
    ['ثمانيمئة', 800],
    ['ألف', 1000],
    ['ألفا مقاتل', 2000],
    ['ألفي مقاتل', 2000],
    ['ألفان وخمسمئة', 2500],
    ['ألفاً ومئتين', 1200],
    ['خمسة عشر ألفاً', 15_000],
    ['مئة ألف', 100_000],
    ['مئتا ألف', 200_000],
    ['ثلاثة آلاف وخمسمئة وستة وسبعون', 3576],
    ['مليونا نازح', 2_000_000],
    ['مليون ومئتا ألف', 1_200_000],
    ['الثلاثة', 3],
    ['بخمسة', 5],
    ['وأربعة', 4],
    ['لعشرين', 20],
    ['اثنين', 2],
    ['صفر', 0],
  ])('reads %s', (text, value) => {
    expect(read(text)?.value).toBe(value);
  });

  test.each([
    ['the number stops before the next one', 'عشرين وثلاثة جرحى', 20],
    ['a digit does not join the next', '3 و5 جرحى', 3],
    ['a unit does not join a unit', 'خمسة وثلاثة', 5],
  ])('%s', (_, text, value) => {
    expect(read(text)?.value).toBe(value);
  });

  test.each([
    ['a weekday', 'الاثنين'],
    ['a weekday', 'الثلاثاء'],
    ['a weekday', 'الأربعاء'],
    ['a weekday', 'الخميس'],
    ['an ordinal', 'الثالث'],
    ['an ordinal', 'خامس'],
    ['one of', 'أحد عناصر'],
    ['one of', 'إحدى القرى'],
    ['vague', 'عشرات الجرحى'],
    ['vague', 'آلاف النازحين'],
    ['vague', 'مئات العائلات'],
    ['a construct without its number', 'اثنا'],
    ['a word that begins like one', 'سبعاوي'],
  ])('%s is no number: %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});

const tokensOf = (text: string): readonly Token[] => tokenize(fold(text));

test.each(NUMBER_FORMS)(
  'every number below a million reads back: %s, %s',
  { timeout: 120_000 },
  (gender, kase) => {
    const below = Array.from({ length: 1000 }, (_, n) => writeNumber(n, gender, kase));
    const alone = below.map(tokensOf);
    const joined = below.map((written) => tokensOf(`و${written}`));
    const wrong: string[] = [];
    for (let thousands = 0; thousands < 1000; thousands++) {
      // Thousands are written in two ways: `ألف`, and `ألفاً` before a further part.
      const head = tokensOf(writeNumber(thousands * 1000, gender, kase));
      const [before = ''] = partsOf(thousands * 1000 + 1, gender, kase);
      const headBefore = tokensOf(before);
      for (let rest = 0; rest < 1000; rest++) {
        const tokens =
          thousands === 0
            ? (alone[rest] ?? [])
            : rest === 0
              ? head
              : [...headBefore, ...(joined[rest] ?? [])];
        const found = readNumber(tokens, 0);
        if (found?.value !== thousands * 1000 + rest || found.next !== tokens.length) {
          wrong.push(writeNumber(thousands * 1000 + rest, gender, kase));
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  },
);
