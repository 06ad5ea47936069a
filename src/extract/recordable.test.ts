import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

/** The events of a report, as `shelling عين ريما`. */
const coded = (text: string, published?: string): readonly string[] =>
  codeReport({ id: 'test', text, published }, knowledge).events.map(
    ({ kind, where }) => `${kind} ${where.name}`,
  );

describe('a report without a day of publication', () => {
  test.each([
    // The time counts from a day that nobody tells.
    ['أصيبت امرأة صباح اليوم الأحد بقصف مدفعي على قرية عين ريما.', 'shelling عين ريما'],
    ['استهدفت قوات النظام مساء الثلاثاء قرية عين ريما بقذائف الهاون.', 'shelling عين ريما'],
    // Its first sentences are news of their day.
    ['تجدد القصف المدفعي على بلدة سرمين من قبل قوات النظام.', 'shelling سرمين'],
    ['داهمت قوات سوريا الديمقراطية بلدة الشحيل شرقي دير الزور.', 'security-operation الشحيل'],
  ])('%s', (text, says) => expect(coded(text)).toEqual([says]));

  test.each([
    'قصف لاعبو الفريق مرمى الخصم مساء الثلاثاء وأصيب لاعبان.',
    'تجدد القصف المدفعي.',
    'يخشى أهالي بلدة سرمين تجدد القصف المدفعي.',
  ])('%s', (text) => expect(coded(text)).toEqual([]));
});

describe('the present tense tells news', () => {
  test.each([
    ['عاجل | طيران التحالف الدولي ينفذ عدداً من الغارات قرب الميادين.', 'air-strike الميادين'],
    ['#عاجل قوات التحالف تقصف بالمدفعية أطراف الشدادي.', 'shelling الشدادي'],
    ['طائرة مسيّرة تستهدف سيارة قرب قرية عين ريما.', 'air-strike عين ريما'],
  ])('%s', (text, says) => expect(coded(text, '2025-06-15')).toEqual([says]));

  test.each([
    'الطيران ينفذ عادة غارات في البادية.',
    'الإجراء العاجل الذي تتخذه الإدارة يقصف أحلام المزارعين.',
  ])('%s', (text) => expect(coded(text, '2025-06-15')).toEqual([]));
});

describe('pictures of an operation tell it', () => {
  test.each([
    'صور للعملية الأمنية التي نفذتها قوات التحالف الدولي في بلدة الشحيل اليوم.',
    'مشاهد لمداهمة قوات سوريا الديمقراطية منزلاً في بلدة الشحيل اليوم.',
    'تسجيل مصور لعملية الإنزال التي نفذها التحالف في بلدة الشحيل اليوم.',
  ])('%s', (text) => expect(coded(text, '2025-06-15')).toEqual(['security-operation الشحيل']));

  test.each([
    'قاعة مجهزة للعملية الجراحية في بلدة الشحيل اليوم.',
    'اجتمعوا في بلدة الشحيل اليوم للتخطيط لعملية أمنية.',
  ])('%s', (text) => expect(coded(text, '2025-06-15')).toEqual([]));
});

test.each([
  ['قُتل الشاب على أيدي عناصر حاجز لقسد في الشحيل أمس بسبب عدم توقفه.', 'killed'],
  ['قُتل سائق برصاص حاجز لقسد في الشحيل أمس لعدم توقفه على الحاجز.', 'killed'],
  ['أصيب رجل برصاص دورية لقسد في الشحيل أمس نتيجة عدم توقف سيارته.', 'wounded'],
])('a reason with عدم does not undo the harm: %s', (text, what) => {
  const { events } = codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge);
  expect(events.map(({ outcomes }) => outcomes.map((one) => one.what))).toEqual([[what]]);
});

test.each([
  'أكد الناطق عدم توقيف أي شخص في الشحيل أمس.',
  'أكدت قسد عدم اعتقالها مدنيين في الشحيل أمس.',
])('what was not done is no event: %s', (text) => expect(coded(text, '2025-06-15')).toEqual([]));

describe('what somebody had been, and agreements that stand, are no events', () => {
  test.each([
    'وأضافت المديرية أن المجرم كان يعمل لدى عصابات داعش بصفة مسؤول مفرزة جنوب بغداد، وأشرف على نقل العناصر إلى الوادي.',
    'وقال البيان إن الموقوف شغل منصب آمر مفرزة في الفلوجة، مع العديد من الأعمال الإرهابية ضد القوات الأمنية.',
    'وكان المعتقل ينشط ضمن خلية نفذت عمليات اغتيال في الحويجة.',
    'وأعلنت إسرائيل انهيار اتفاقية فصل القوات مع دمشق.',
    'ويأتي ذلك ضمن اتفاق وقف إطلاق النار في إدلب.',
  ])('%s', (text) => expect(coded(text, '2025-06-15')).toEqual([]));

  test.each([
    ['قُتل رجل يعمل لدى منظمة إغاثية في هجوم على مدينة نوى أمس.', 'attack نوى'],
    ['وقعت الفصائل اتفاقاً مع دمشق في مدينة درعا أمس.', 'agreement درعا'],
    ['أُعلن اتفاق في مدينة درعا أمس بين العشائر والجيش.', 'agreement درعا'],
  ])('%s', (text, says) => expect(coded(text, '2025-06-15')).toEqual([says]));
});

describe('how long after something else says nothing of the day itself', () => {
  const dayOf = (text: string): readonly (string | null)[] =>
    codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events.map(
      ({ when }) => when.from,
    );

  test.each([
    'جاءت العملية الأمنية بعد أسبوع من المراقبة في بلدة الشحيل.',
    'نفذت قسد مداهمة في بلدة الشحيل بعد ثلاثة أيام من الرصد.',
    'اقتحم الجيش الحي بعد ثلاثة أيام من الحصار في مدينة نوى.',
  ])('%s', (text) => expect(dayOf(text)).toEqual(['2025-06-15']));

  test.each([
    ['نفذت قسد مداهمة في بلدة الشحيل قبل ثلاثة أيام.', '2025-06-12'],
    ['داهمت قسد وكراً في بلدة الشحيل بعد متابعة تحركاته خلال الأسابيع الماضية.', '2025-06-15'],
    ['داهمت قسد وكراً في بلدة الشحيل، بعد رصد استمر خلال الأيام الماضية.', '2025-06-15'],
    ['أوقفت قسد رجلاً في بلدة الشحيل استناداً إلى معلومات جمعت خلال الشهر الماضي.', '2025-06-15'],
    ['أوقفت قسد رجلاً في بلدة الشحيل خلال الأيام الثلاثة الماضية.', '2025-06-12'],
    ['قالت قسد أمس الأول إنها نفذت عملية أمنية في بلدة الشحيل.', '2025-06-13'],
    ['أعلن الأمن العام، الخميس، توقيف رجلين في بلدة نوى.', '2025-06-12'],
    [
      'هاجم مسلحون حاجزاً في بلدة نوى يوم الخميس. وقال المرصد في بيان أمس إن الهجوم أودى بحياة شرطي.',
      '2025-06-12',
    ],
    ['ذكرت قسد أول أمس أن قواتها داهمت بلدة الشحيل.', '2025-06-13'],
  ])('%s', (text, day) => expect(dayOf(text)).toEqual([day]));
});

describe('what happened long before is an occurrence of its own', () => {
  const told = (text: string): readonly string[] =>
    codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events.map(
      ({ kind, when }) => `${kind} ${when.from}`,
    );

  test.each([
    [
      'قُتل مختار القرية في بلدة تسيل أمس برصاص مجهولين، بعد أسبوعين من اختطاف شقيقه في مدينة نوى.',
      ['attack 2025-06-14', 'abduction 2025-05-31'],
    ],
    [
      'قُتل شاب بإطلاق نار في بلدة تسيل أمس وكان أخوه قد اغتيل في آذار 2021 في مدينة نوى.',
      ['attack 2025-06-14', 'assassination 2021-03-01'],
    ],
  ])('%s', (text, events) => expect(told(text)).toEqual(events));

  test.each([
    'قُتل شرطي أمس بعد ساعات من إصابته بهجوم في بلدة تسيل.',
    'قُتل شرطي أمس بعد هجوم على مخفره في بلدة تسيل.',
  ])('%s', (text) => expect(told(text)).toEqual(['attack 2025-06-14']));
});

test.each([
  ['قُتل شاب أمس بالرصاص الحي في بلدة تسيل.', 'تسيل'],
  ['قُتل شاب أمس على طريق تسيل، وهو يخدم على حاجز الرادار قرب النعيمة.', 'تسيل'],
  ['أصيب شاب أمس بالرصاص الحي.', null],
  ['أصيب شاب أمس في حي الكاشف.', 'الكاشف'],
])('where: %s', (text, name) => {
  const { events } = codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge);
  expect(events.map(({ where }) => where.name)).toEqual([name]);
});

test.each([
  ['ووفق المصدر تمكنت "قسد" من اعتقال أربعة عناصر من داعش في ذيبان أمس.', 'المصدر'],
  ['وبحسب مصادر محلية داهمت قسد منزلاً في ذيبان أمس.', 'مصادر محلية'],
  ['وبحسب مصدر أمني جرى تفجير لغم في ذيبان أمس.', 'مصدر أمني'],
  ['وبحسب مدير مكتب الشحيل الإعلامي داهمت قسد منزلاً في ذيبان أمس.', 'مدير مكتب الشحيل الإعلامي'],
])('who tells: %s', (text, name) => {
  const { events } = codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge);
  expect(events.map(({ accordingTo }) => accordingTo[0]?.name)).toEqual([name]);
});
