import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { findQuantities, isPeopleCount } from './find-quantities.ts';
import { compileQuantities } from './quantity-lexicon.ts';

const yaml = (name: string) => parse(readFileSync(`data/lexicon/${name}.yaml`, 'utf8'));
const lexicon = compileQuantities(yaml('numbers'), yaml('people'));
const find = (text: string) => findQuantities(tokenize(fold(text)), lexicon);

/** `low-high` with the best value, `~` where approximate; an open bound is a dot. */
const describeCount = (quantity: ReturnType<typeof find>[number]): string => {
  const { low, high, best, approx } = quantity;
  const bounds = low === high ? `${low}` : `${low ?? '.'}-${high ?? '.'}/${best ?? '?'}`;
  return `${approx === true ? '~' : ''}${bounds}`;
};

describe('findQuantities', () => {
  test.each([
    ['مقتل 7 جنود', ['7']],
    ['مقتل سبعة جنود وإصابة اثنين', ['7', '2']],
    ['نحو 20 مسلحاً', ['~20']],
    ['قرابة ثلاثين عائلة', ['~30']],
    ['حوالي 1,500 نازح', ['~1500']],
    ['ما يقارب ألفي مقاتل', ['~2000']],
    ['زهاء مئة شخص', ['~100']],
    ['ما يقرب من خمسين أسرة', ['~50']],
    ['خمسون شخصاً تقريباً', ['~50']],
    ['أكثر من عشرين قتيلاً', ['21-./21']],
    ['ما يزيد على 40 معتقلاً', ['41-./41']],
    ['ما يزيد عن 40 معتقلاً', ['41-./41']],
    ['ما لا يقل عن ستة مدنيين', ['6-./6']],
    ['ثلاثة مدنيين على الأقل', ['3-./3']],
    ['خمسة على الأقل', ['5-./5']],
    ['أقل من عشرة أشخاص', ['.-9/9']],
    ['ما يصل إلى 30 مقاتلاً', ['.-30/30']],
    ['عشرة أشخاص كحد أقصى', ['.-10/10']],
    ['بين خمسة وسبعة أشخاص', ['5-7/?']],
    ['بين 10 و15 عنصراً', ['10-15/?']],
    ['ثلاثة إلى خمسة مسلحين', ['3-5/?']],
    ['5-7 مسلحين', ['5-7/?']],
    ['ثلاثة أو أربعة مسلحين', ['3-4/?']],
    ['بضعة مسلحين', ['3-9/?']],
    ['بضع نساء', ['3-9/?']],
    ['عدد من المدنيين', ['2-./?']],
    ['عدداً من الشبان', ['2-./?']],
    ['عدة أشخاص', ['2-./?']],
    ['بعض الموقوفين', ['2-./?']],
    ['العديد من الجرحى', ['2-./?']],
    ['عشرات القتلى', ['20-./?']],
    ['العشرات من الأهالي', ['20-./?']],
    ['مئات العائلات', ['200-./?']],
    ['عشرات الآلاف من النازحين', ['20000-./?']],
    ['آلاف المحتجزين', ['2000-./?']],
    ['ما مجموعه 12 موقوفاً', ['12']],
    ['قوامها أربعة عناصر', ['4']],
  ])('reads %s', (text, expected) => {
    expect(find(text).map(describeCount)).toEqual(expected);
  });

  test.each([
    ['الثالث من الشهر'],
    ['يوم الاثنين'],
    ['الحلقة الخامسة'],
    ['بعضهم عاد'],
    ['أحد الأحياء'],
    ['بين مدينتين'],
    ['أكثر من مرة'],
  ])('finds no number in %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  test.each([
    ['a date is no range', '24-11-2025', ['24', '11', '2025']],
    ['neighbours in a list stay apart', '3 قتلى و5 جرحى', ['3', '5']],
    ['the bound belongs to the nearer number', 'قتيلان و5 جرحى على الأقل', ['5-./5']],
  ])('%s', (_, text, expected) => {
    expect(find(text).map(describeCount)).toEqual(expected);
  });
});

describe('isPeopleCount', () => {
  const counts = (text: string): boolean[] => {
    const tokens = tokenize(fold(text));
    return findQuantities(tokens, lexicon).map((each) => isPeopleCount(tokens, each, lexicon));
  };

  test.each([
    ['مقتل خمسة جنود'],
    ['إصابة 12 شخصاً'],
    ['اعتقال 2000 شخص'],
    ['هذا الفوج خسر 12 عنصراً'],
    ['قُتل 5 وجُرح'],
    ['عشرات النازحين'],
  ])('%s counts persons', (text) => {
    expect(counts(text)).toEqual([true]);
  });

  test.each([
    ['عمره 12 عاماً'],
    ['البالغ 45 عاماً'],
    ['تبلغ من العمر عشرين سنة'],
    ['على بعد 40 كيلومتراً'],
    ['على مسافة 15 كم'],
    ['رشاش عيار 23 ملم'],
    ['عيار 14.5'],
    ['عناصر الفوج 12'],
    ['مقر اللواء 93 شمال المدينة'],
    ['الفرقة 25 انسحبت'],
    ['بقيمة 6 آلاف ليرة'],
    ['نحو مليون دولار'],
    ['60% من السكان'],
    ['60 بالمئة'],
    ['ستون في المئة'],
    ['الساعة 5 مساء'],
    ['عند الساعة 5:30'].slice(0, 1),
    ['خلال 14 ساعة'],
    ['منذ ثلاثة أيام'],
    ['قبل أكثر من ست سنوات'],
    ['خمس غارات على البلدة'],
    ['ثلاثة أحياء في المدينة'],
    ['المادة 15 من القانون'],
    ['طائرة من طراز إف 16'],
  ])('%s does not', (text) => {
    expect(counts(text).filter((each) => each)).toEqual([]);
  });
});
