import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

const counts = (text: string): readonly number[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(
    ({ count }) => count,
  );

test.each([
  ['ألقت قوات الأمن القبض على ثلاثة عناصر من داعش في عمليتين منفصلتين في ريف دير الزور أمس.', 2],
  ['قُتل ثمانية مدنيين بغارتين روسيتين على ريف إدلب أمس.', 2],
  ['أصيب ستة مدنيين خلال ثلاث هجمات بقنابل يدوية في مدينة السويداء أمس.', 3],
  ['ألقي القبض على خمسة مطلوبين في ثلاث عمليات أمنية بمحافظة كركوك أمس.', 3],
  ['قُتل مدني في غارة على بلدة سرمين بريف إدلب أمس.', 1],
  ['قُتل ثلاثة مدنيين في هجوم على بلدة نوى أمس.', 1],
])('%s tells %i', (text, count) => {
  expect(counts(text)).toEqual([count]);
});
