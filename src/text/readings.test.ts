import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from './fold.ts';
import { readingsOf } from './readings.ts';

/** Readings as `conj+prep+al+stem+pron`, empty parts left out. */
const spell = (word: string): readonly string[] =>
  readingsOf(foldWord(word)).map(({ conj, prep, al, stem, pron, tanwin }) =>
    [conj, prep, al ? 'ال' : '', stem, pron, tanwin ? '~' : ''].filter((part) => part).join('+'),
  );

describe('readings', () => {
  test.each([
    ['قصف', 'قصف'],
    ['وقصف', 'و+قصف'],
    ['فقتل', 'ف+قتل'],
    ['القصف', 'ال+قصف'],
    ['والقصف', 'و+ال+قصف'],
    ['بالقصف', 'ب+ال+قصف'],
    ['وبالقصف', 'و+ب+ال+قصف'],
    ['للتنظيم', 'ل+ال+تنظيم'],
    ['وللتنظيم', 'و+ل+ال+تنظيم'],
    ['لليرة', 'ل+ال+ليره'],
    ['للجنة', 'ل+ال+لجنه'],
    ['كالقصف', 'ك+ال+قصف'],
    ['بقصف', 'ب+قصف'],
    ['لقسد', 'ل+قسد'],
    ['سيقتل', 'س+يقتل'],
    ['وسيقتل', 'و+س+يقتل'],
    ['منزله', 'منزل+ه'],
    ['منزلهما', 'منزل+هما'],
    ['مداهمتها', 'مداهمه+ها'],
    ['مداهمتها', 'مداهمت+ها'],
    ['اعتقلتهم', 'اعتقلت+هم'],
    ['أبناؤه', 'ابناء+ه'],
    ['أبنائه', 'ابناء+ه'],
    ['قتلاهم', 'قتلي+هم'],
    ['وبمنزله', 'و+ب+منزل+ه'],
    ['قتيلا', 'قتيل+~'],
    ['وجريحا', 'و+جريح+~'],
    // What begins with the letter of a clitic keeps a reading in which it is a letter.
    ['وزارة', 'وزاره'],
    ['وادي', 'وادي'],
    ['فصائل', 'فصايل'],
    ['بلدة', 'بلده'],
    ['كتائب', 'كتايب'],
    ['لواء', 'لواء'],
    ['سوريا', 'سوريا'],
    ['الباب', 'الباب'],
    ['الباب', 'ال+باب'],
    ['بالباب', 'ب+ال+باب'],
    ['بانياس', 'بانياس'],
    ['لبانياس', 'ل+بانياس'],
    ['كوباني', 'كوباني'],
    ['وكوباني', 'و+كوباني'],
    ['فيق', 'فيق'],
    ['لطمين', 'لطمين'],
  ])('%s may be %s', (word, reading) => {
    expect(spell(word)).toContain(reading);
  });

  test.each([
    ['سوريا', 'س+وريا'],
    ['سلاح', 'س+لاح'],
    ['وف', 'و+ف'],
    ['به', 'ب+ه'],
    ['منه', 'م+نه'],
    ['المنزله', 'ال+منزل+ه'],
    ['هنا', 'هن+~'],
    ['القتيلا', 'ال+قتيل+~'],
    ['في', 'ف+ي'],
    ['عليه', 'ع+ليه'],
  ])('%s cannot be %s', (word, reading) => {
    expect(spell(word)).not.toContain(reading);
  });

  test('the word as it stands comes first', () => {
    for (const word of ['وزاره', 'القصف', 'بالباب', 'منزلها']) {
      expect(readingsOf(word)[0]).toMatchObject({ stem: word, conj: '', prep: '', al: false });
    }
  });
});

const word = fc.string({
  unit: fc.constantFrom(...'وفبلكساهينتمدءةى'),
  minLength: 1,
  maxLength: 16,
});

test('no stem is longer than its word, and none is empty', () => {
  fc.assert(
    fc.property(word, (text) => {
      for (const { conj, prep, al, stem, pron } of readingsOf(text)) {
        expect(stem.length).toBeGreaterThan(0);
        const clitics = conj.length + prep.length + (al ? 1 : 0) + pron.length;
        expect(stem.length + clitics).toBeLessThanOrEqual(text.length + 1);
      }
    }),
  );
});

test('a word has the same readings each time', () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(readingsOf(text)).toEqual(readingsOf(text));
    }),
  );
});

test('what is too long for a word is not cut', () => {
  expect(readingsOf('وال'.repeat(100_000))).toHaveLength(1);
});

test('memory stays bounded whatever is asked', () => {
  for (let i = 0; i < 100_000; i++) readingsOf(`ا${i}`);
  expect(readingsOf('وقصف').map(({ stem }) => stem)).toContain('قصف');
});
