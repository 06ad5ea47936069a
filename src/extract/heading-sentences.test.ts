import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

const scenesOf = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-07-30' }, knowledge).events.map(
    ({ where, when }) => `${where.name} ${when.from}`,
  );

describe('a sentence that opens a paragraph and only says where and when', () => {
  test.each([
    ['صلنفة، 9 تموز. انفجر لغم بآلية للدفاع المدني وجُرح سائقها.', ['صلنفة 2025-07-09']],
    [
      'مشهد أول: القلوع بريف بانياس، 25 تموز. هاجم مسلحون دورية للأمن العام وقتلوا عنصرين منها.',
      ['القلوع 2025-07-25'],
    ],
    [
      'المشهد الثالث: اللاذقية، مساء الأحد الفائت. تجمع عشرات المحتجين ورشقوا واجهة المبنى بالحجارة.',
      ['اللاذقية 2025-07-27'],
    ],
  ])('holds for what follows: %s', (text, scenes) => {
    expect(scenesOf(text)).toEqual(scenes);
  });

  test.each([
    [
      'ولم تكن الحسكة وحدها. هاجم مسلحون حاجزاً للأمن العام في إزرع أمس وقتلوا عنصرين.',
      ['إزرع 2025-07-29'],
    ],
    ['صلنفة هادئة. انفجر لغم في جبلة أمس وجُرح راع.', ['جبلة 2025-07-29']],
  ])('is none with words of its own: %s', (text, scenes) => {
    expect(scenesOf(text)).toEqual(scenes);
  });
});
