import { describe, expect, test } from 'vitest';
import { packagedKnowledge } from '../scripts/measure-scores.ts';
import { codeReport } from '../src/pipeline.ts';

const knowledge = packagedKnowledge();

const kindsIn = (text: string): readonly string[] =>
  codeReport({ id: 'k', text, published: '2025-11-25' }, knowledge).events.map(({ kind }) => kind);

describe('a foiled attack that no arrest carries is an attack', () => {
  test.each([
    [
      'أحبطت قسد هجوماً شنته خلية من داعش على نقطة لها في قرية الحصان أمس، وقتل أحد المهاجمين.',
      'attack',
    ],
    ['أحبطت قوات سوريا الديمقراطية أمس هجوماً بسيارة مفخخة على حاجز لها في الشدادي.', 'car-bomb'],
    [
      'أحبط الجيش العراقي هجوماً لتنظيم داعش على ثكنة في الطارمية أمس وقتل اثنين من المهاجمين.',
      'attack',
    ],
  ])('%s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));

  test.each([
    'أحبطت وزارة الداخلية مخططاً لتفجير سوق في حمص أمس واعتقلت ثلاثة من خلية لداعش.',
    'أحبط الأمن العام هجوماً لخلية من داعش في حمص أمس واعتقل أفراد الخلية الأربعة.',
  ])('but not %s', (text) => expect(kindsIn(text)).toEqual(['security-operation']));

  test('those who ward it off are its target', () => {
    const text = 'أحبطت قسد هجوماً شنته خلية من داعش على نقطة لها في قرية الحصان أمس.';
    const [event] = codeReport({ id: 'k', text, published: '2025-11-25' }, knowledge).events;
    expect(event?.who.map(({ id, role }) => `${id} ${role}`).toSorted()).toEqual([
      'isis initiator',
      'sdf target',
    ]);
  });
});

describe('storming, ambush and operation are what their doers make of them', () => {
  test.each([
    [
      'تبنى تنظيم الدولة العملية التي طالت دورية للأمن العام في معدان أمس وأدت إلى مقتل عنصرين.',
      'attack',
    ],
    [
      'قتلت قوى الأمن الداخلي قيادياً في داعش خلال كمين نصبته له في ناحية تل براك أمس.',
      'security-operation',
    ],
    ['اقتحم انتحاري من داعش كنيسة في دمشق أمس وفجر نفسه وسط المصلين فقتل عشرة.', 'suicide-attack'],
  ])('%s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));

  test.each([
    ['نفذت قوى الأمن الداخلي عملية في تل براك أمس واعتقلت أربعة من داعش.', 'security-operation'],
    ['وقعت دورية للأمن العام في كمين نصبه مسلحون من داعش في معدان أمس وقتل عنصران.', 'attack'],
  ])('but %s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));
});

describe('the weapon that brought the harm tells the kind', () => {
  test.each([
    'قُتل مدنيان أمس إثر مرور سيارتهما فوق لغم أرضي قرب بلدة مركدة.',
    'لقي طفل مصرعه أمس جراء مرور الدراجة التي كان يركبها فوق عبوة ناسفة في ريف درعا.',
    'أصيب راعٍ أمس إثر مرور جراره فوق لغم في ريف حماة.',
  ])('%s', (text) => expect(kindsIn(text)).toEqual(['ied']));

  test.each([
    'اعتقلت الشرطة أمس في الرقة رجلاً كان يحمل قنبلة يدوية.',
    'قتل مدني أمس في بلدة الصور برصاص مجهولين.',
  ])('but not %s', (text) => expect(kindsIn(text)).not.toContain('ied'));
});

describe('what is promised is no event', () => {
  test.each([
    'قال الناطق أمس إن القوات ستواصل عملياتها في ديالى حتى القضاء على آخر إرهابي.',
    'أكد القائد أمس أن قواته ستستمر في استهداف خلايا داعش في البادية.',
    'قال المحافظ أمس إنه سيجري الإفراج عن خمسين معتقلاً في حلب.',
  ])('%s', (text) => expect(kindsIn(text)).toEqual([]));

  test.each([
    ['استمرت الاشتباكات في بلدة الشحيل أمس حتى مقتل آخر مسلح من داعش.', 'clash'],
    ['أفرجت الحكومة أمس عن خمسين معتقلاً في حلب.', 'release'],
  ])('but %s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));
});

describe('what forces of a state meet with while they make arrests is their operation', () => {
  test.each([
    'اشتبكت قوى الأمن الداخلي أمس مع خلية لداعش في بلدة الشحيل، وقتل مسلح واعتقل ثلاثة.',
    'لاحقت وحدات الأمن الداخلي أمس مطلوبين في مدينة الرقة، وفجر أحدهم حزامه الناسف.',
    'داهمت قسد أمس منزلاً في بلدة ذيبان بمساندة مروحيات التحالف واعتقلت شخصين من داعش.',
  ])('%s', (text) => expect(kindsIn(text)).toEqual(['security-operation']));

  test.each([
    ['اندلعت اشتباكات بين الجيش السوري وقسد أمس في ريف حلب وقتل ثلاثة جنود.', 'clash'],
    ['انفجرت عبوة ناسفة أمس بدورية لقوى الأمن الداخلي في مدينة الرقة وأصيب عنصران.', 'ied'],
  ])('but not %s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));
});

describe('who means to die in an attack makes a suicide attack of it', () => {
  test.each([
    'هاجم انتحاريان أمس مقراً أمنياً في مدينة كركوك ما أدى لمقتل ثلاثة عناصر أمن.',
    'استهدفت سيارة مفخخة يقودها انتحاري حاجزاً لقسد أمس قرب الشدادي.',
    'نفذ انتحاري من داعش هجوماً أمس على حاجز لقسد في بلدة الصور وقتل عنصرين.',
  ])('%s', (text) => expect(kindsIn(text)).toEqual(['suicide-attack']));

  test.each([
    ['انفجرت سيارة مفخخة مركونة أمس في سوق بمدينة منبج.', 'car-bomb'],
    [
      'ألقت قوى الأمن الداخلي القبض أمس على انتحاري قبل أن يفجر نفسه في مدينة حمص.',
      'security-operation',
    ],
  ])('but not %s', (text, kind) => expect(kindsIn(text)).toEqual([kind]));
});

describe('agreements', () => {
  const partiesOf = (text: string): readonly string[] =>
    codeReport({ id: 'k', text, published: '2025-11-25' }, knowledge).events.map(
      ({ kind, when, who }) =>
        `${kind} ${when.from} ${who
          .map(({ id }) => id)
          .toSorted()
          .join('+')}`,
    );

  test.each([
    [
      'وقّع الرئيس أحمد الشرع ومظلوم عبدي اتفاقاً في دمشق في 10 آذار الماضي.',
      'agreement 2025-03-10 sdf+sy-gov',
    ],
    ['وقعت قسد مذكرة تفاهم مع التحالف الدولي أمس في الحسكة.', 'agreement 2025-11-24 coalition+sdf'],
    [
      'تعثر تنفيذ اتفاق العاشر من آذار الذي وقعه الرئيس أحمد الشرع في دمشق.',
      'agreement 2025-03-10 sy-gov',
    ],
  ])('%s', (text, says) => expect(partiesOf(text)).toEqual([says]));

  test.each([
    'دعت الخارجية إلى تنفيذ اتفاق وقف إطلاق النار.',
    'طالب ناشطون الطرفين بتوقيع اتفاق في حلب.',
  ])('but not %s', (text) => expect(kindsIn(text)).toEqual([]));
});

test('what a protest demands has not happened', () => {
  const [event] = codeReport(
    {
      id: 'k',
      text: 'تظاهر العشرات أمس في بلدة غرانيج للمطالبة بالإفراج عن المعتقلين.',
      published: '2025-11-25',
    },
    knowledge,
  ).events;
  expect([event?.kind, event?.outcomes]).toEqual(['protest', []]);
});
