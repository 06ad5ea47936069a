import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

/** Place and losses of each event of a text. */
const told = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(
    ({ where, outcomes }) =>
      [where.name, ...outcomes.map(({ what, who, best }) => `${what} ${who} ${best}`)].join(', '),
  );

test.each([
  {
    name: 'a sum over strikes whose parts are told in turn',
    text: 'قصفت طائرات مسيّرة تركية، اليوم الثلاثاء، ثلاثة مواقع في ريف الحسكة، ما أدى إلى مقتل خمسة أشخاص. واستهدفت الأولى سيارة في قرية أم عشبة ما أدى إلى مقتل ثلاثة مدنيين. واستهدفت الثانية نقطة لقوى الأمن الداخلي في بلدة تل براك، وقُتل فيها عنصران.',
    events: ['أم عشبة, killed civilians 3', 'تل براك, killed asayish 2'],
  },
  {
    name: 'whose men the parts are is told by the sum',
    text: 'قُتل سبعة عناصر من قوات سوريا الديمقراطية، اليوم، في ثلاث هجمات لتنظيم الدولة في ريف دير الزور. ففي بلدة الشحيل قُتل أربعة عناصر بهجوم مسلح على حاجز. وفي بلدة ذيبان انفجرت عبوة ناسفة بسيارة عسكرية ما أدى إلى مقتل ثلاثة عناصر.',
    events: ['الشحيل, killed sdf 4', 'ذيبان, killed sdf 3'],
  },
  {
    name: 'a headline that tells the sum again',
    text: 'خمسة جرحى بقصف على ريف إدلب\nأصيب خمسة مدنيين بقصف مدفعي لقوات النظام على ريف إدلب اليوم. وأصيب ثلاثة مدنيين في مدينة أريحا، وأصيب اثنان في بلدة كفريا.',
    events: ['أريحا, wounded civilians 3', 'كفريا, wounded civilians 2'],
  },
  {
    name: 'as many deeds at one place as parts',
    text: 'قُتل تسعة أشخاص اليوم جراء تفجيرين متتاليين في مدينة حمص. وأفاد التلفزيون بأن سيارة مفخخة انفجرت أولاً مودية بأربعة من شرطة المرور، ثم فجّر رجل نفسه بين المسعفين فقتل خمسة مدنيين.',
    events: ['حمص, killed sy-interior 4', 'حمص, killed unidentified 1, killed civilians 5'],
  },
  {
    name: 'not where the first sentence tells a place of its own',
    text: 'قُتل خمسة مدنيين بقصف على بلدة أريحا بريف إدلب أمس. وقُتل ثلاثة منهم في السوق، واثنان قرب المدرسة.',
    events: ['أريحا, killed civilians 5'],
  },
  {
    name: 'not where the numbers do not add up',
    text: 'أصيب ستة مدنيين بقصف مدفعي لقوات النظام على ريف إدلب أمس. وأصيب مدنيان في بلدة كفريا قبل أسبوع.',
    events: ['إدلب, wounded civilians 6', 'كفريا, wounded civilians 2'],
  },
])('$name', ({ text, events }) => {
  expect(told(text)).toEqual(events);
});
