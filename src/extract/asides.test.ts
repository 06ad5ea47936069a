import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';
import { quote } from '../text/span.ts';

const knowledge = loadKnowledge();

/** The words of the asides of a family, with the last part of their codes. */
function asidesOf(text: string, family: string): readonly string[] {
  const { diagnostics } = codeReport({ id: 'test', text, published: '2025-11-20' }, knowledge);
  return diagnostics.flatMap(({ code, start = 0, end = 0 }) => {
    const [of, kind] = code.split('/');
    return of === family ? [`${kind} ${quote(text, { start, end })}`] : [];
  });
}

describe('words that leave something open', () => {
  test.each([
    {
      text: 'رجّح مصدر أمني أن خلية نائمة تقف وراء تفجير العبوة في السخنة.',
      hedges: ['suspect رجّح'],
    },
    { text: 'زعم التنظيم أن مقاتليه قتلوا أربعة جنود قرب الرصافة.', hedges: ['claim زعم'] },
    {
      text: 'قُتل نحو عشرة أشخاص بقصف على بلدة الهبيط أمس.',
      hedges: ['number نحو'],
    },
    {
      text: 'أصيب ما لا يقل عن سبعة مدنيين بانفجار لغم في ريف خناصر.',
      hedges: ['number ما لا يقل عن'],
    },
    {
      text: 'يُعتقد أن مسلحين من الخلايا قتلوا أكثر من ثلاثة حراس في الكسرة.',
      hedges: ['suspect يُعتقد', 'number أكثر من'],
    },
  ])('$hedges', ({ text, hedges }) => {
    expect(asidesOf(text, 'hedge')).toEqual(hedges);
  });

  test.each([
    'قُتل عشرة أشخاص بقصف على بلدة الهبيط أمس.',
    'أعلنت وزارة الداخلية توقيف رجلين في مدينة الطبقة.',
    'توجهت الدورية نحو قرية الصفصافة صباح اليوم.',
    'قالت مصادر محلية إن لغماً انفجر بسيارة قرب الرصافة.',
  ])('none: %s', (text) => {
    expect(asidesOf(text, 'hedge')).toEqual([]);
  });
});

describe('what belongs to the page', () => {
  const told = 'قُتل راعٍ بانفجار لغم أرضي قرب قرية رسم العبد شرق خناصر أمس، بحسب مصادر محلية.';
  test.each([
    { text: `الرئيسية » أخبار\n\nلغم يقتل راعياً شرق خناصر\n\n${told}`, residue: 1 },
    { text: `لغم يقتل راعياً شرق خناصر\n\n${told}\n\nجميع الحقوق محفوظة`, residue: 1 },
    { text: `لغم يقتل راعياً شرق خناصر\n\n${told}\n\nالوسوم: لغم، خناصر`, residue: 1 },
    { text: told, residue: 0 },
    { text: `لغم يقتل راعياً شرق خناصر\n\n${told}\n\n${told.replace('أمس', 'اليوم')}`, residue: 0 },
  ])('$residue stretches', ({ text, residue }) => {
    const found = asidesOf(text, 'residue');
    expect(found).toHaveLength(residue);
    expect(found.join()).not.toContain('رسم العبد');
  });
});
