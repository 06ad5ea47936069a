import { describe, expect, test } from 'vitest';
import { compareSketches, findCopyPairs, groupCopies, sketchText } from './near-duplicates.ts';

const REPORT =
  'أعلنت مديرية الصحة في مدينة منبج يوم الاثنين مقتل ستة مدنيين وإصابة تسعة عشر آخرين بانفجار سيارة ' +
  'مفخخة قرب سوق الخضار وسط المدينة. وقال شاهد عيان إن السيارة كانت متوقفة أمام محل لبيع الحبوب منذ ' +
  'ساعات الصباح الأولى، وإن فرق الإسعاف نقلت المصابين إلى المشفى الوطني حيث أطلقت نداءات للتبرع بالدم.';
const OTHER =
  'استهدفت طائرة مسيرة صباح الأربعاء سيارة على الطريق الواصل بين بلدتي الشحيل والبصيرة في ريف دير الزور ' +
  'الشرقي، ما أدى إلى احتراقها بالكامل. وذكرت مصادر محلية أن من كان بداخلها نجا قبل وصول الصاروخ الثاني.';
const RETOLD =
  'قتل ستة أشخاص وجرح نحو عشرين في منبج شرق حلب بتفجير مركبة ملغومة عند مدخل السوق، وفق ما أفادت به طبابة ' +
  'المدينة التي طلبت من الأهالي التبرع بالدم للمصابين في المشفى.';

const copied = (a: string, b: string): boolean =>
  findCopyPairs(
    new Map([
      ['a', sketchText(a)],
      ['b', sketchText(b)],
    ]),
  ).length === 1;

describe('copies', () => {
  test.each([
    { name: 'the same text', text: REPORT },
    {
      name: 'other spelling of hamza and ta marbuta',
      text: REPORT.replaceAll('أ', 'ا').replaceAll('ة', 'ه'),
    },
    { name: 'vowel marks and tatweel', text: REPORT.replaceAll('مقتل', 'مَقتـــل') },
    { name: 'bidi controls', text: `\u200f${REPORT.replaceAll(' ', ' \u200e')}` },
    {
      name: 'a headline and a signature',
      text: `عاجل | انفجار في منبج\n${REPORT}\nالمصدر: وكالات`,
    },
    {
      name: 'a long page around it',
      text: `${OTHER}\n${REPORT}\n${OTHER.split(' ').toReversed().join(' ')}`,
    },
    { name: 'a word changed', text: REPORT.replace('الخضار', 'الهال') },
  ])('$name', ({ text }) => {
    expect(copied(REPORT, text)).toBe(true);
  });
});

describe('no copies', () => {
  test.each([
    { name: 'another event', text: OTHER },
    { name: 'the same event in other words', text: RETOLD },
    { name: 'one shared sentence', text: `${OTHER} ${REPORT.slice(0, 60)}` },
    { name: 'an empty text', text: '' },
    { name: 'signs only', text: '… — «»' },
  ])('$name', ({ text }) => {
    expect(copied(REPORT, text)).toBe(false);
  });

  test('two empty texts', () => {
    expect(copied('', '')).toBe(false);
  });
});

test('copies of copies make one group, whatever the order', () => {
  const texts = [
    ['c', `${REPORT} نقلا عن مراسلنا`],
    ['a', REPORT],
    ['x', OTHER],
    ['b', REPORT.replace('الاثنين', 'الإثنين')],
  ] as const;
  const group = (order: typeof texts | readonly (readonly [string, string])[]) => {
    const sketches = new Map(order.map(([id, text]) => [id, sketchText(text)]));
    return new Map([...groupCopies(sketches.keys(), findCopyPairs(sketches))].sort());
  };
  expect([...group(texts)]).toEqual([
    ['a', 'a'],
    ['b', 'a'],
    ['c', 'a'],
  ]);
  expect(group(texts.toReversed())).toEqual(group(texts));
});

test('a thousand copies are grouped without comparing each with each', () => {
  const sketches = new Map(
    Array.from({ length: 1000 }, (_, i) => [`r${i}`, sketchText(`${REPORT} ${i}`)] as const),
  );
  const pairs = findCopyPairs(sketches);
  expect(new Set(groupCopies(sketches.keys(), pairs).values()).size).toBe(1);
  expect(pairs.length).toBeLessThan(100_000);
});

test('the share of an excerpt is told by containment, not by Jaccard', () => {
  const { jaccard, containment } = compareSketches(
    sketchText(REPORT),
    sketchText(`${OTHER} ${OTHER.split(' ').toReversed().join(' ')} ${REPORT}`),
  );
  expect(containment).toBe(1);
  expect(jaccard).toBeLessThan(0.5);
});
