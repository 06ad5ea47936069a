import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

const code = (text: string) =>
  codeReport({ id: 'test', text, published: '2025-11-20', outlet: 'موقع الضفة' }, knowledge);

/** The totals of a text as `what n`. */
const totals = (text: string): readonly string[] =>
  code(text).tallies.map(({ what, n }) => `${what} ${n}`);

describe('totals', () => {
  test.each([
    {
      name: 'a documented number over a year, its parts by kind of person left out',
      text: 'وثّق المرصد السوري مقتل 412 مدنياً منذ مطلع العام الجاري، بينهم 88 طفلاً و40 امرأة.',
      tallies: ['killed 412'],
    },
    {
      name: 'occurrences and what came of them',
      text: 'بلغت حصيلة الهجمات في محافظة الحسكة خلال تشرين الأول الماضي 24 هجوماً، أسفرت عن مقتل 31 شخصاً وإصابة 19 آخرين.',
      tallies: ['attacks 24', 'killed 31', 'wounded 19'],
    },
    {
      name: 'the number of strikes far behind its noun',
      text: 'عدد الاستهدافات بالطائرات المسيّرة في ريف الحسكة ارتفع منذ بداية العام الجاري إلى 38، وتسببت بمقتل 24 شخصاً.',
      tallies: ['attacks 38', 'killed 24'],
    },
    {
      name: 'the number of the dead far behind its noun',
      text: 'عدد القتلى في ريف الحسكة ارتفع منذ بداية العام الجاري إلى 38.',
      tallies: ['killed 38'],
    },
    {
      name: 'a heading with its period above a list of places',
      text: 'هجمات داعش خلال أيار 2025 في سوريا:\n- دير الزور: 14 هجوماً\n- الحسكة: 9\n- الرقة: 5',
      tallies: ['attacks 14', 'attacks 9', 'attacks 5'],
    },
    {
      name: 'the shares of places',
      text: 'نفذ التنظيم 28 هجوماً خلال أيار الماضي، وكان نصيب دير الزور منها 14، تلتها الحسكة بتسعة ثم الرقة بخمسة.',
      tallies: ['attacks 28', 'attacks 14', 'attacks 9', 'attacks 5'],
    },
    {
      name: 'a quarter of a year written as a bare number',
      text: 'شهد الربع الأول من 2025 مقتل 64 شخصاً في درعا.',
      tallies: ['killed 64'],
    },
    {
      name: 'the sum of a year in a heading',
      text: 'حصاد 2024: 1202 قتيل في سوريا بينهم 300 طفل.',
      tallies: ['killed 1202'],
    },
    {
      name: 'this year',
      text: 'قُتل هذا العام 64 مدنياً في مخيم الهول.',
      tallies: ['killed 64'],
    },
    {
      name: 'parts by who did it among other parts',
      text: 'خلال عام 2024 سجلت الشبكة 2623 حالة احتجاز تعسفي، من بينها 349 طفلاً، بينها 1084 على يد قوات النظام و519 على يد قسد.',
      tallies: ['detained 2623', 'detained 1084', 'detained 519'],
    },
    {
      name: 'a month that saw so many',
      text: 'قالت الشبكة السورية إن شهر أيار 2025 شهد مقتل ما لا يقل عن ثمانية وخمسين مدنياً في سوريا.',
      tallies: ['killed 58'],
    },
    {
      name: 'the first months of a year',
      text: 'خلال الأشهر الخمسة الأولى من العام 2025، قُتل 1204 أشخاص في سوريا، وفق الشبكة.',
      tallies: ['killed 1204'],
    },
    {
      name: 'parts in the hands of each side',
      text: 'سجل المرصد 128 حالة اعتقال تعسفي خلال أيار 2025، منها 61 في مناطق سيطرة النظام و39 في مناطق قسد.',
      tallies: ['detained 128', 'detained 61', 'detained 39'],
    },
    {
      name: 'places in turn',
      text: 'سقط 31 شخصاً في محافظتي اللاذقية وطرطوس خلال أيار 2025، 22 في الأولى وتسعة في الثانية.',
      tallies: ['killed 31', 'killed 22', 'killed 9'],
    },
    {
      name: 'operations place by place with their dead',
      text: 'نفذ تنظيم الدولة 83 عملية في بادية دير الزور منذ مطلع العام 2025 أسفرت عن مقتل 160، و71 في بادية حمص خلفت 149 قتيلاً.',
      tallies: ['operations 83', 'killed 160', 'operations 71', 'killed 149'],
    },
    {
      name: 'the same count of another month',
      text: 'بلغت عمليات داعش في شمال شرق سوريا 14 عملية في نيسان 2025، مقابل 20 في آذار.',
      tallies: ['operations 14', 'operations 20'],
    },
    {
      name: 'dead and wounded in one number, over a week',
      text: 'زعم تنظيم داعش أن مقاتليه شنوا 17 هجوماً خلال أسبوع، ما أسفر عن 38 قتيلاً وجريحاً.',
      tallies: ['attacks 17', 'casualties 38'],
    },
    {
      name: 'families and persons',
      text: 'أعاد العراق منذ أيار 2021 ما مجموعه 2310 أسر من مخيم الهول، أي 9104 أفراد.',
      tallies: ['transferred 2310', 'transferred 9104'],
    },
    {
      name: 'since the fall of a government',
      text: 'وصل عدد ضحايا الألغام منذ سقوط النظام إلى 249 قتيلاً و379 جريحاً.',
      tallies: ['killed 249', 'wounded 379'],
    },
    {
      name: 'since a series began',
      text: 'منذ بدء الغارات الأمريكية على اليمن قُتل 120 شخصاً، بحسب وزارة الصحة.',
      tallies: ['killed 120'],
    },
    {
      name: 'a monthly report without the name of its month',
      text: 'وثقت الشبكة في تقريرها الشهري مقتل 90 مدنياً في سوريا.',
      tallies: ['killed 90'],
    },
    {
      name: 'what was done to some of them and who is left',
      text: 'قُتل 60 مدنياً خلال أيار 2025، توزعوا على النحو الآتي: 11 على يد قوات النظام، واثنان قتلهما حرس الحدود التركي، والباقون وهم 47 على يد مجهولين.',
      tallies: ['killed 60', 'killed 11', 'killed 2', 'killed 47'],
    },
    {
      name: 'a number behind the year that is none',
      text: 'قُتل منذ مطلع العام 85 من عناصر قسد و33 من الأسايش.',
      tallies: ['killed 85', 'killed 33'],
    },
    {
      name: 'a range of dates',
      text: 'خلال الفترة بين 8 كانون الأول 2024 و20 أيلول 2025، نفذت خلايا داعش 153 هجوماً في شمال شرقي سوريا.',
      tallies: ['attacks 153'],
    },
    {
      name: 'arrests since a date',
      text: 'اعتقلت قوات الأمن 230 شخصاً في محافظة حمص منذ مطلع تشرين الأول الماضي.',
      tallies: ['detained 230'],
    },
    {
      name: 'the number of those to whom something was done',
      text: 'وبلغ عدد المختطفين في محافظة دير الزور خلال شهر تشرين الأول 31 مدنياً.',
      tallies: ['abducted 31'],
    },
    {
      name: 'a number told by a pronoun',
      text: 'وباتت التفجيرات هاجساً لسكان المدينة، إذ وصل عددها إلى سبعة منذ مطلع تشرين الأول.',
      tallies: ['attacks 7'],
    },
    {
      name: 'the dead since a war broke out',
      text: 'وارتفعت إلى 43 حصيلة القتلى منذ اندلاع المواجهات في القرى قبل ثمانية أيام.',
      tallies: ['killed 43'],
    },
    {
      name: 'operations of one kind',
      text: 'شهد شهر أيلول الماضي 34 عملية اغتيال في درعا، قُتل فيها 21 شخصاً.',
      tallies: ['assassinations 34', 'killed 21'],
    },
    {
      name: 'several months in one list',
      text: 'وسجّلت الشبكة في حزيران 12 حالة اعتقال، وفي تموز 15 حالة، وفي آب 20 حالة.',
      tallies: ['detained 12', 'detained 15', 'detained 20'],
    },
  ])('$name', ({ text, tallies }) => {
    expect(totals(text)).toEqual(tallies);
  });

  test.each([
    {
      name: 'the residents of a town',
      text: 'ويبلغ عدد سكان المدينة نحو 200 ألف نسمة منذ عام 2015.',
    },
    {
      name: 'prisoners and fighters, which are stocks',
      text: 'ولا يزال نحو 2000 معتقل في سجون المنطقة منذ عام 2019، ويُقدَّر عدد مقاتلي التنظيم بنحو 3000.',
    },
    {
      name: 'shares',
      text: 'وتصدرت محافظة حمص بنسبة 29 بالمئة من الضحايا خلال شهر آب.',
    },
    {
      name: 'a toll that grows',
      text: 'وارتفعت حصيلة تفجير الكنيسة في دمشق أمس إلى 25 قتيلاً.',
    },
    {
      name: 'the years of a foundation',
      text: 'وتعتمد الشبكة، التي تأسست عام 2011، على شهادات الناجين.',
    },
    {
      name: 'how long those were held who are freed',
      text: 'أفرج الفصيل عن 14 راعياً كان يحتجزهم منذ صيف العام الماضي في بلدة هجين.',
    },
    {
      name: 'since when those were held who are handed over',
      text: 'سلّمت القوة أمس 18 صياداً احتجزتهم منذ مطلع العام في بلدة هجين.',
    },
    {
      name: 'one occurrence of the month',
      text: 'وشهدت المدينة الشهر الماضي اغتيال محامٍ أمام مكتبه.',
    },
  ])('not $name', ({ text }) => {
    expect(totals(text)).toEqual([]);
  });
});

describe('breakdowns', () => {
  test.each([
    {
      name: 'by governorate, with ب',
      text: 'وثقت الشبكة السورية مقتل 64 مدنياً في تشرين الأول الماضي.\n\nوجاءت حلب في المرتبة الأولى بـ 21 قتيلاً، تلتها إدلب بـ 14، ثم درعا بـ 9.',
      tallies: ['killed 64', 'killed 21', 'killed 14', 'killed 9'],
    },
    {
      name: 'by governorate, in brackets',
      text: 'نفذ التنظيم خلال الشهر الماضي 24 هجوماً في سوريا.\n\nوتوزعت الهجمات على دير الزور (14 هجوماً) والحسكة (6) والرقة (4).',
      tallies: ['attacks 24', 'attacks 14', 'attacks 6', 'attacks 4'],
    },
    {
      name: 'by governorate, of them',
      text: 'ونفذ التنظيم منذ مطلع تموز 12 عملية، 7 منها في دير الزور و3 في الحسكة.',
      tallies: ['operations 12', 'operations 7', 'operations 3'],
    },
    {
      name: 'by party',
      text: 'سجّلت الشبكة 340 حالة احتجاز خلال شهر آب الماضي، منها 252 حالة على يد القوات الحكومية و88 حالة على يد قوات سوريا الديمقراطية.',
      tallies: ['detained 340', 'detained 252', 'detained 88'],
    },
    {
      name: 'by side of the dead',
      text: 'قُتل 97 شخصاً منذ مطلع العام، وفق المرصد السوري.\n\nوتوزع القتلى بين 68 من قوات سوريا الديمقراطية و13 من عناصر تنظيم داعش و16 مدنياً.',
      tallies: ['killed 97', 'killed 68', 'killed 13', 'killed 16'],
    },
    {
      name: 'by labels of a list',
      text: 'رصدت الشبكة خلال شهر شباط الماضي مقتل 19 شخصاً في محافظة دير الزور.\n\n• القتلى: 11 مدنياً، 8 من عناصر تنظيم داعش.\n• الهجمات: 8 هجمات.',
      tallies: ['killed 19', 'killed 11', 'killed 8', 'attacks 8'],
    },
  ])('$name', ({ text, tallies }) => {
    expect(totals(text)).toEqual(tallies);
  });

  test.each([
    {
      name: 'strikes since the morning',
      text: 'نفذت الطائرات الروسية منذ ساعات الصباح 40 غارة على بادية السخنة.',
      tallies: [],
    },
    {
      name: 'the dead of one attack of this year',
      text: 'قُتل 18 مدنياً هذا العام في هجوم لداعش على بلدة أريحا.',
      tallies: [],
    },
    {
      name: 'one clash of two days',
      text: 'قُتل 13 شخصاً في اشتباكات بلدة جرمانا خلال يومين.',
      tallies: [],
    },
    {
      name: 'the dead of one attack of a month',
      text: 'قُتل 18 مدنياً في قصف للنظام على بلدة أريحا في حزيران 2014.',
      tallies: [],
    },
    {
      name: 'among them',
      text: 'وثقت الشبكة مقتل 64 مدنياً في تشرين الأول الماضي، من بينهم 12 طفلاً و5 سيدات.',
      tallies: ['killed 64'],
    },
    {
      name: 'of them, by kind of case',
      text: 'وسجلت المنظمة 23 إصابة في المقاطعة منذ بداية العام الجاري، منها ست حالات خطرة.',
      tallies: ['wounded 23'],
    },
  ])('not $name', ({ text, tallies }) => {
    expect(totals(text)).toEqual(tallies);
  });
});

describe('totals and events', () => {
  test('the raids of a campaign are totals beside the event', () => {
    const { tallies, events } = code(
      'قال المتحدث باسم وزارة الداخلية السورية إن الحملة الأمنية في ريف حلب أمس ضمت 61 مداهمة واعتقال 71 شخصاً من خلايا داعش.',
    );
    expect(tallies.map(({ what, n }) => `${what} ${n}`)).toEqual(['raids 61', 'detained 71']);
    expect(events).toHaveLength(1);
  });

  test.each([
    {
      name: 'a day of its own behind a total',
      text: 'أحصى المرصد السوري مقتل 64 مدنياً في الشهر الماضي. وكانت قوات الأمن قد قتلت ثلاثة مسلحين في مدينة تدمر يوم 12 تشرين الثاني.',
    },
    {
      name: 'a few raids of one day',
      text: 'نفذت قوات سوريا الديمقراطية أربع مداهمات في بلدة ذيبان أمس واعتقلت ثلاثة أشخاص.',
    },
    {
      name: 'days of one month',
      text: 'شنّت قوى الأمن الداخلي حملة أمنية في مدينة هجين بين 16 و18 تشرين الثاني، ألقت خلالها القبض على 14 مطلوباً.',
    },
    {
      name: 'the part of a month',
      text: 'وتشهد المنطقة منذ أسابيع توتراً، إذ قُتل مطلع تشرين الثاني الجاري خمسة جنود في هجوم على مقر لهم في ريف دير الزور.',
    },
  ])('keeps the event of $name', ({ text }) => {
    expect(code(text).events.length).toBeGreaterThan(0);
  });

  test.each([
    {
      name: 'parts take over who suffered and where',
      text: 'وثقت الشبكة مقتل 44 مدنياً في محافظة حلب خلال تشرين الأول 2025، توزعوا على النحو الآتي: 11 على يد قوات سوريا الديمقراطية، و4 على يد الجيش الوطني.',
      told: ['44 civilians - حلب', '11 civilians sdf حلب', '4 civilians sna حلب'],
    },
    {
      name: 'what came of deeds is by whom the deeds were',
      text: 'نفذ تنظيم داعش 83 عملية في بادية دير الزور خلال أيلول 2025 أسفرت عن مقتل 160، و71 في بادية حمص.',
      told: ['83 isis - بادية دير الزور', '160 null isis بادية دير الزور', '71 isis - بادية حمص'],
    },
    {
      name: 'places that are joined are one area',
      text: 'وثق المكتب خلال تشرين الأول 2025 مقتل 31 مدنياً في اللاذقية وطرطوس.',
      told: ['31 civilians - اللاذقية وطرطوس'],
    },
    {
      name: 'arrests that are counted as cases befall civilians',
      text: 'سجلت الشبكة 128 حالة اعتقال تعسفي في محافظة الرقة خلال تشرين الأول 2025.',
      told: ['128 civilians - الرقة'],
    },
  ])('$name', ({ text, told }) => {
    expect(
      code(text).tallies.map(({ n, who, by, area }) => `${n} ${who} ${by ?? '-'} ${area}`),
    ).toEqual(told);
  });

  test('a headline that tells the total of the body is no toll of another event', () => {
    const { tallies, events } = code(
      'حصيلة القتلى تتجاوز الأربعين في ريف دير الزور\nارتفعت إلى 43 حصيلة القتلى في ريف دير الزور منذ اندلاع المواجهات قبل ثمانية أيام.\nواعتقلت قوات سوريا الديمقراطية 22 مسلحاً في بلدة أبو حمام أمس.',
    );
    expect(tallies.map(({ what, n }) => `${what} ${n}`)).toEqual(['killed 43']);
    expect(events.map(({ outcomes }) => outcomes.map(({ what }) => what))).toEqual([['detained']]);
  });

  test('an example in a total is an event of its own day', () => {
    const { tallies, events } = code(
      'وصل عدد التفجيرات في المدينة إلى سبعة منذ 24 تشرين الأول 2025، حين انفجرت سيارة مفخخة في مدينة منبج وأسفرت عن مقتل شخصين.',
    );
    expect(tallies.map(({ what, n }) => `${what} ${n}`)).toEqual(['attacks 7']);
    expect(events.map(({ when, outcomes }) => [when.from, outcomes[0]?.best])).toEqual([
      ['2025-10-24', 2],
    ]);
  });

  test('the sides and the area of a total', () => {
    const [total] = code(
      'وثقت الشبكة السورية لحقوق الإنسان مقتل 14 مدنياً على يد قوات سوريا الديمقراطية في محافظة الرقة خلال شهر آب الماضي.',
    ).tallies;
    expect(total).toMatchObject({
      what: 'killed',
      n: 14,
      who: 'civilians',
      by: 'sdf',
      from: '2025-08-01',
      to: '2025-08-31',
      area: 'الرقة',
    });
  });
});
