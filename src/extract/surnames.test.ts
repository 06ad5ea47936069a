import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

const placesOf = (text: string): readonly (string | null)[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(
    ({ where }) => where.name,
  );

describe('names of persons that are spelt like places', () => {
  test.each([
    [
      'استشهد المقاتلان ريزان كوباني وعكيد الشعيطات في هجوم لداعش على نقطتهما في الرويشد أمس.',
      'الرويشد',
    ],
    ['استشهدت المقاتلة نالين قامشلو في قصف تركي على تل تمر أمس.', 'تل تمر'],
    ['قالت الناطقة روجدا عفرين إن قوات سوريا الديمقراطية اعتقلت رجلين في الشدادي أمس.', 'الشدادي'],
    ['قُتل الشاب محمد الحراك برصاص مجهولين في مدينة جاسم أمس.', 'جاسم'],
  ])('%s', (text, place) => {
    expect(placesOf(text)).toEqual([place]);
  });

  test.each([
    ['قصفت الطائرات الروسية مدينة كوباني أمس وقتلت ثلاثة مدنيين.', 'كوباني'],
    ['أصيب مقاتلان من قسد بانفجار لغم في عفرين أمس.', 'عفرين'],
    ['أعلن قائد شرطة منبج اعتقال ثلاثة أشخاص في المدينة أمس.', 'منبج'],
  ])('are no names of persons: %s', (text, place) => {
    expect(placesOf(text)).toEqual([place]);
  });
});
