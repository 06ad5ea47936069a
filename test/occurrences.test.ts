import { beforeAll, describe, expect, test } from 'vitest';
import { packagedKnowledge } from '../scripts/measure-scores.ts';
import type { Knowledge } from '../src/extract/knowledge.ts';
import { codeReport } from '../src/pipeline.ts';
import { describeEvent, describeSides } from './describe-event.ts';

/** Own examples of what is one occurrence, what are several, and what is none. */
type Example = readonly [name: string, text: string, events: readonly string[]];

const PUBLISHED = '2025-10-25';
let knowledge: Knowledge;
beforeAll(() => {
  knowledge = packagedKnowledge();
});

const eventsOf = (text: string) =>
  codeReport({ id: 'occurrence', text, published: PUBLISHED }, knowledge).events;

const SERIES: readonly Example[] = [
  [
    'what somebody took part in is no part of the arrest',
    'قالت قسد إن قواتها ألقت القبض على عنصرين من داعش بعمليتين منفصلتين في ريف الرقة، في الأولى ألقت القبض على شخص متورط في هجوم مع التنظيم، وفي الثانية ألقت القبض على شخص كان مع التنظيم إبان سيطرته على الطبقة.',
    [
      'security-operation, 2025-10-25, الرقة SY-RA, detained 1',
      'security-operation, 2025-10-25, الرقة SY-RA, detained 1',
    ],
  ],
  [
    'the sum of the sentence before is none beside its parts',
    'اعتقلت قوى الأمن الداخلي أمس خمسة مطلوبين في ريف حماة. العملية الأولى جرت في بلدة محردة، واعتقل فيها ثلاثة مطلوبين. أما العملية الثانية فكانت في بلدة السلمية، واعتقل فيها مطلوبان.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 3',
      'security-operation, 2025-10-24, السلمية SY-HM, detained 2',
    ],
  ],
  [
    'another count before a series is an occurrence of its own',
    'قُتل جندي واحد بانفجار لغم في بلدة مورك أمس. وفي ريف حمص نفذت قوى الأمن الداخلي عمليتين: العملية الأولى جرت في بلدة القريتين، واعتقل فيها ثلاثة مطلوبين. أما العملية الثانية فكانت في بلدة تلبيسة، واعتقل فيها مطلوبان.',
    [
      'ied, 2025-10-24, مورك SY-HM, killed 1',
      'security-operation, 2025-10-24, القريتين SY-HI, detained 3',
      'security-operation, 2025-10-24, تلبيسة SY-HI, detained 2',
    ],
  ],
];

const HABITS: readonly Example[] = [
  ['attacks that grow', 'حذر الناشط من تصاعد وتيرة الهجمات في بادية ريف حمص الشرقي.', []],
  ['strikes that become more', 'يعيش الأهالي في خوف بعد ازدياد الغارات على ريف إدلب.', []],
  ['raids again and again', 'شكا سكان ريف درعا من مداهمات متكررة في بلدة نوى.', []],
  [
    'attacks that weapons were used for',
    'استفاد التنظيم من أسلحة متروكة واستخدمها في شن هجمات على نقاط عسكرية في ريف دير الزور.',
    [],
  ],
  [
    'but not those of a day',
    'شهدت بلدة نوى أمس مداهمات متكررة لقوى الأمن الداخلي.',
    ['security-operation, 2025-10-24, نوى SY-DR'],
  ],
  [
    'nor those that are counted',
    'أسفرت غارات متتالية على بلدة كفرنبل اليوم عن مقتل ثلاثة مدنيين.',
    ['air-strike, 2025-10-25, كفرنبل SY-ID, killed 3'],
  ],
];

describe.each([
  ['a series and its sum', SERIES],
  ['habits', HABITS],
] as const)('%s', (_, examples) => {
  test.each(examples)('%s', (_name, text, events) => {
    expect(eventsOf(text).map(describeEvent)).toEqual(events);
  });
});

const SIDES: readonly Example[] = [
  [
    'the cell, not those whose cell it is, is struck; its members are counted',
    'أعلنت قوات سوريا الديمقراطية قضاء قواتها على خلية خطيرة تابعة لمرتزقة داعش في ريف الرقة أمس، مكونة من أربعة مرتزقة.',
    ['security-operation, sdf>isis: killed isis 4'],
  ],
  [
    'forces are of the one who speaks, not of the cells that they are after',
    'أكد القائد العام لقوات سوريا الديمقراطية أمس ملاحقة خلايا داعش، مشيراً إلى عملية نفذتها قواتهم ضد خلية في بلدة الشحيل.',
    ['security-operation, sdf>isis'],
  ],
  [
    'who holds the area does nothing there',
    'داهمت قوى الأمن الداخلي أمس منازل في بلدة ذيبان الواقعة تحت سيطرة قوات سوريا الديمقراطية واعتقلت ثلاثة من عناصر داعش.',
    ['security-operation, asayish>isis: detained isis 3'],
  ],
  [
    'the rest of persons taken are of those who are hunted',
    'كشفت قوى الأمن الداخلي (الأسايش) في الحسكة أمس عن تفكيك شبكات لتنظيم داعش تستهدف المدنيين والقبض على العديد منهم.',
    ['security-operation, asayish>isis: detained isis 2+'],
  ],
];

describe('sides', () => {
  test.each(SIDES)('%s', (_name, text, events) => {
    expect(eventsOf(text).map(describeSides)).toEqual(events);
  });
});
