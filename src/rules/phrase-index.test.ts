import { describe, expect, test } from 'vitest';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import { bare, compilePhrases, knowsStem, phrasesAt, wordsOf } from './phrase-index.ts';

const index = compilePhrases([
  { words: 'تنظيم الدولة', value: 'group' },
  { words: 'تنظيم الدولة الإسلامية', value: 'group, in full' },
  { words: 'الدولة', value: 'group, in short', needsArticle: true },
  { words: 'دير الزور', value: 'town' },
  { words: 'الباب', value: 'town, too' },
  { words: 'شارك', value: 'label', exact: true },
  { words: 'قوات', value: 'forces' },
  { words: 'قوات', value: 'troops' },
  { words: 'HAT', value: 'unit' },
  { words: 'خلية 13', value: 'cell' },
  { words: 'بيت', value: 'house' },
]);

/** Every phrase found, as `words=value`. */
function read(raw: string): readonly string[] {
  const tokens = tokenize(fold(raw));
  return tokens.flatMap((_, at) =>
    phrasesAt(tokens, at, index).map(
      ({ from, to, value }) => `${raw.slice(tokens[from]?.start, tokens[to - 1]?.end)}=${value}`,
    ),
  );
}

describe('phrases', () => {
  test.each([
    ['تنظيم الدولة', ['تنظيم الدولة=group', 'الدولة=group, in short']],
    ['تنظيم دولة', ['تنظيم دولة=group']],
    ['وتنظيم الدولة', ['وتنظيم الدولة=group', 'الدولة=group, in short']],
    [
      'لتنظيم الدولة الإسلامية',
      ['لتنظيم الدولة الإسلامية=group, in full', 'الدولة=group, in short'],
    ],
    ['تنظيم "الدولة"', ['تنظيم "الدولة=group', 'الدولة=group, in short']],
    ['تنظيم (الدولة)', ['تنظيم (الدولة=group', 'الدولة=group, in short']],
    ['بدير الزور', ['بدير الزور=town']],
    ['#دير_الزور', ['دير_الزور=town']],
    ['ديـ.ـر الزور', ['ديـ.ـر الزور=town']],
    ['في الباب', ['الباب=town, too']],
    ['بالباب', ['بالباب=town, too']],
    ['قوات', ['قوات=forces', 'قوات=troops']],
    ['قواتها', ['قواتها=forces', 'قواتها=troops']],
    ['وحدات HAT', ['HAT=unit']],
    ['خلية ١٣', ['خلية ١٣=cell']],
    ['شارك', ['شارك=label']],
    ['وشارك', ['وشارك=label']],
    ['بيتا', ['بيتا=house']],
  ])('%s', (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });

  test.each([
    'دولة',
    'دير',
    'دير\nالزور',
    'دير، الزور',
    'ديرها الزور',
    'لشارك',
    'شاركها',
    'شاركا',
    'hat',
    'خلية 14',
    '',
    '،',
  ])('%s holds none', (raw) => {
    expect(read(raw)).toEqual([]);
  });

  test.each([
    ['تنظيم "الدولة"', ['تنظيم', 'الدوله']],
    ['أبو-كمال (القديمة)', ['ابو', 'كمال', 'القديمه']],
    ['', []],
  ])('the words of %s', (words, expected) => {
    expect(wordsOf(words)).toEqual(expected);
  });

  test('the article is dropped where a word remains', () => {
    expect(['القصف', 'الو', 'قصف', 'ال'].map(bare)).toEqual(['قصف', 'الو', 'قصف', 'ال']);
  });

  test('an index knows the first words of its phrases', () => {
    expect(['دير', 'زور', 'باب'].map((stem) => knowsStem(index, stem))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
