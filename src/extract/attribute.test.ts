import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import type { ChainLink } from '../model/coded-report.ts';
import { codeReport } from '../pipeline.ts';
import { mainVoice, type Voice } from './attribute.ts';
import { voicesOf } from './code-events.ts';
import { readScene } from './scene.ts';

const knowledge = loadKnowledge();
const OWN = 'own voice';
const OUTLET = 'موقع الضفة';

const print = (chain: readonly ChainLink[]): string =>
  chain.length === 0 ? OWN : chain.map(({ name, kind }) => `${name} (${kind})`).join(' < ');

/** The voice of each sentence. */
function voicesIn(text: string): readonly (Voice | undefined)[] {
  const report = { id: 'test', text, published: '2025-11-20', outlet: OUTLET };
  const scene = readScene(report, knowledge);
  const voices = voicesOf(scene, knowledge.speakers);
  return scene.sentences.map(({ from, to }) => mainVoice(voices, from, to));
}

/** Who tells each sentence, origin first. */
const tellers = (text: string): readonly string[] =>
  voicesIn(text).map((voice) => print(voice?.chain ?? []));

/** Who the first event of a report is credited to. */
function creditOf(text: string): string | undefined {
  const report = { id: 'test', text, published: '2025-11-20', outlet: OUTLET };
  const [event] = codeReport(report, knowledge).events;
  if (event === undefined) return undefined;
  const [only] = event.accordingTo;
  return only?.name === OUTLET ? OWN : print(event.accordingTo);
}

describe('the name in a speaker phrase', () => {
  test.each([
    {
      name: 'an office, its seat, a rank and a person',
      text: 'قال قائد شرطة كركوك اللواء كاوه غريب إن قوة اعتقلت خمسة مطلوبين.',
      teller: 'كاوه غريب (person)',
    },
    {
      name: 'an apposition between commas',
      text: 'صرّح مدير صحة الحسكة، الدكتور عيسى خلف، بأن المشفى استقبل 12 جريحاً.',
      teller: 'عيسى خلف (person)',
    },
    {
      name: 'a name without a title in apposition, before the verb',
      text: 'المتحدث باسم الجيش، سمير العلي، قال إن ثلاثة جنود قُتلوا.',
      teller: 'سمير العلي (person)',
    },
    {
      name: 'an occupation and a person',
      text: 'أوضح الناشط الحقوقي زياد المحمد أن الأهالي نزحوا.',
      teller: 'زياد المحمد (person)',
    },
    {
      name: 'a kunya and an aside',
      text: 'وقال أبو عمر، وهو أحد سكان القرية، إن الانفجار هز المنازل.',
      teller: 'أبو عمر (person)',
    },
    {
      name: 'an office without a person',
      text: 'أعلن المتحدث باسم وزارة الدفاع مقتل أربعة جنود.',
      teller: 'المتحدث باسم وزارة الدفاع (person)',
    },
    {
      name: 'an indefinite office is nobody in particular',
      text: 'ذكر مسؤول كردي أن طائرة قصفت المنزل.',
      teller: 'مسؤول كردي (unnamed)',
    },
    {
      name: 'an indefinite office with its body',
      text: 'وأشار مسؤول في البنتاغون، طلب عدم كشف هويته، إلى أن الغارة أصابت هدفها.',
      teller: 'مسؤول في البنتاغون (unnamed)',
    },
    {
      name: 'a source with its seat',
      text: 'أفاد مصدر طبي في مستشفى الرقة الوطني بوصول ثلاث جثث.',
      teller: 'مصدر طبي في مستشفى الرقة الوطني (unnamed)',
    },
    {
      name: 'one of many',
      text: 'قال أحد وجهاء العشيرة إن القوات داهمت القرية.',
      teller: 'أحد وجهاء العشيرة (unnamed)',
    },
    {
      name: 'counted people',
      text: 'قالت ثلاث نساء من سكان المخيم إن القوات اعتقلت رجالاً.',
      teller: 'ثلاث نساء من سكان المخيم (unnamed)',
    },
    {
      name: 'a relative',
      text: 'قال والد الشاب إن مسلحين خطفوا ابنه.',
      teller: 'والد الشاب (person)',
    },
    {
      name: 'a body with a clitic',
      text: 'وقالت الأسايش إن قواتها فككت خلية.',
      teller: 'الأسايش (organization)',
    },
    {
      name: 'a body and what it announces',
      text: 'أعلنت قيادة الأمن الداخلي في محافظة حمص تنفيذ عملية أمنية أمس.',
      teller: 'قيادة الأمن الداخلي في محافظة حمص (organization)',
    },
    {
      name: 'an alias in quotation marks is no part of the name',
      text: 'أعلنت قوات سوريا الديمقراطية "قسد" مقتل أحد مقاتليها.',
      teller: 'قوات سوريا الديمقراطية (organization)',
    },
    {
      name: 'a centre that belongs to a force',
      text: 'قال المركز الإعلامي لقوات سوريا الديمقراطية إن القوات صدت الهجوم.',
      teller: 'المركز الإعلامي لقوات سوريا الديمقراطية (organization)',
    },
    {
      name: 'a correspondent',
      text: 'أفاد مراسل الأناضول بأن القصف تجدد.',
      teller: 'مراسل الأناضول (outlet)',
    },
    {
      name: 'the author of a text, with ل',
      text: 'وأكد بيان للقيادة المركزية الأميركية أن العملية نجحت.',
      teller: 'القيادة المركزية الأميركية (organization)',
    },
    {
      name: 'the author of a text, with a verb',
      text: 'كشف تقرير أصدرته منظمة العفو الدولية عن مقتل 12 مدنياً في الغارة.',
      teller: 'منظمة العفو الدولية (organization)',
    },
    {
      name: 'the author of a text that speaks',
      text: 'وجاء في بيان صادر عن الأسايش أن قواتها فككت خلية.',
      teller: 'الأسايش (organization)',
    },
    {
      name: 'a country',
      text: 'أعلنت تركيا تحييد أربعة مسلحين.',
      teller: 'تركيا (organization)',
    },
  ])('$name', ({ text, teller }) => {
    expect(tellers(text)).toEqual([teller]);
  });

  test.each([
    {
      name: 'the object of the verb',
      text: 'اتهم ناشطون قوات النظام بقصف السوق.',
      not: 'النظام',
    },
    {
      name: 'whom it was said to',
      text: 'قال مدير المرصد السوري رامي عبد الرحمن لوكالة فرانس برس إن الغارة قتلت سبعة.',
      not: 'لوكالة',
    },
    {
      name: 'whom a source told',
      text: 'أبلغ مصدر أمني وكالة فرانس برس أن الهجوم أوقع قتيلين.',
      not: 'فرانس',
    },
    {
      name: 'the day',
      text: 'أعلنت وزارة الداخلية، اليوم الخميس، إلقاء القبض على خلية.',
      not: 'اليوم',
    },
    {
      name: 'what is announced',
      text: 'أعلن التحالف الدولي استهداف قيادي في تنظيم داعش.',
      not: 'استهداف',
    },
  ])('leaves out $name', ({ text, not }) => {
    expect(tellers(text)[0]).not.toContain(not);
    expect(tellers(text)[0]).not.toBe(OWN);
  });
});

describe('who tells a sentence', () => {
  test.each([
    {
      name: 'the subject behind the verb and an adverbial',
      text: 'أعلنت، في بيان، قيادة عمليات الجزيرة مقتل إرهابيين.',
      teller: 'قيادة عمليات الجزيرة (organization)',
    },
    {
      name: 'the subject before the verb',
      text: 'سكان في بلدة ذيبان قالوا إن دورية داهمت المنازل.',
      teller: 'سكان في بلدة ذيبان (unnamed)',
    },
    {
      name: 'the subject behind "as for"',
      text: 'أما وكالة سانا فقالت إن الجيش دمر رتلاً.',
      teller: 'وكالة سانا (outlet)',
    },
    {
      name: 'according to, at the end',
      text: 'انفجرت عبوة في سوق المدينة، بحسب الدفاع المدني السوري.',
      teller: 'الدفاع المدني السوري (organization)',
    },
    {
      name: 'according to, at the head',
      text: 'وبحسب بيان لقيادة العمليات المشتركة، قتلت القوات ثلاثة إرهابيين.',
      teller: 'قيادة العمليات المشتركة (organization)',
    },
    {
      name: 'according to, in the middle',
      text: 'أوقع الهجوم، وفق مصدر في الشرطة، خمسة قتلى.',
      teller: 'مصدر في الشرطة (unnamed)',
    },
    {
      name: 'according to what somebody said',
      text: 'قُتل شخصان، حسبما أفاد به مصدر محلي.',
      teller: 'مصدر محلي (unnamed)',
    },
    {
      name: 'which somebody confirmed',
      text: 'وقع الانفجار في سوق شعبي، وهو ما أكده قائد الشرطة.',
      teller: 'قائد الشرطة (person)',
    },
    {
      name: 'among what somebody documented',
      text: 'ومن بين ما وثقته الشبكة السورية لحقوق الإنسان مقتل عائلة في بنش.',
      teller: 'الشبكة السورية لحقوق الإنسان (organization)',
    },
    {
      name: 'its own account',
      text: 'أحبطت قوات سوريا الديمقراطية، وفق روايتها، هجوماً على نقطة لها.',
      teller: 'قوات سوريا الديمقراطية (organization)',
    },
    {
      name: 'a colon',
      text: 'المرصد السوري: مقتل خمسة مدنيين بغارة على إدلب',
      teller: 'المرصد السوري (organization)',
    },
    {
      name: 'sources that informed an outlet',
      text: 'وعلمت شبكة نهر ميديا من مصادر خاصة أن التحالف نفذ إنزالاً.',
      teller: 'مصادر خاصة (unnamed)',
    },
  ])('$name', ({ text, teller }) => {
    expect(tellers(text)).toEqual([teller]);
  });

  test.each([
    { name: 'law', text: 'اعتقلت القوات شخصين وفق القانون.' },
    { name: 'need', text: 'وزع الهلال الأحمر مساعدات بحسب الحاجة.' },
    { name: 'seeming', text: 'قصفت طائرة موقعاً، على ما يبدو.' },
    { name: 'watching', text: 'رصدت الطائرة تحركات للمسلحين في البادية.' },
    { name: 'answering fire', text: 'ردت القوات على مصادر النيران.' },
    { name: 'between two sides', text: 'اندلعت اشتباكات بين الجيش وداعش قرب السخنة.' },
    { name: 'carrying the wounded', text: 'نقل المصابون إلى مستشفى المدينة.' },
    { name: 'rain', text: 'كشفت الأمطار عن لغم قرب الطريق.' },
    { name: 'nobody claimed', text: 'لم تعلن أي جهة مسؤوليتها عن التفجير.' },
    { name: 'a spokesman who attends', text: 'حضر المتحدث باسم الوزارة مراسم التشييع.' },
    { name: 'without saying', text: 'داهمت القوات منزلاً دون أن تعلن أي جهة عن السبب.' },
  ])('tells $name in its own voice', ({ text }) => {
    expect(tellers(text)).toEqual([OWN]);
  });
});

describe('chains', () => {
  test.each([
    {
      name: 'an agency that quotes',
      text: 'نقلت وكالة رويترز عن مسؤول أميركي قوله إن الضربة قتلت قيادياً.',
      teller: 'مسؤول أميركي (unnamed) < وكالة رويترز (outlet)',
    },
    {
      name: 'quoting, as an aside',
      text: 'ذكرت صحيفة الوطن، نقلاً عن مصدر عسكري، أن الجيش أحبط هجوماً.',
      teller: 'مصدر عسكري (unnamed) < صحيفة الوطن (outlet)',
    },
    {
      name: 'according to what an outlet passed on',
      text: 'قُتل عنصران في الهجوم، وفق ما نقلت قناة الجزيرة عن مصدر أمني.',
      teller: 'مصدر أمني (unnamed) < قناة الجزيرة (outlet)',
    },
    {
      name: 'whom an agency quoted',
      text: 'بحسب مصدر أمني نقلت عنه وكالة شفق نيوز، اعتُقل ثلاثة أشخاص.',
      teller: 'مصدر أمني (unnamed) < وكالة شفق نيوز (outlet)',
    },
    {
      name: 'what an agency says that a ministry announced',
      text: 'ذكرت وكالة سانا أن وزارة الدفاع أعلنت مقتل ثلاثة جنود.',
      teller: 'وزارة الدفاع (organization) < وكالة سانا (outlet)',
    },
    {
      name: 'a man called Ali, whose name folds like a preposition',
      text: 'قال مدير الناحية علي حسن إن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'علي حسن (person)',
    },
    {
      name: 'a man whose name looks like an adjective',
      text: 'قال مدير الناحية مهدي صالح إن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'مهدي صالح (person)',
    },
    {
      name: 'a man called like a time of day',
      text: 'قال المتحدث باسم القائد العام صباح النعمان إن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'صباح النعمان (person)',
    },
    {
      name: 'an agency that was told',
      text: 'قال رئيس البلدية كريم شاكر لوكالة رويترز إن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'كريم شاكر (person) < وكالة رويترز (outlet)',
    },
    {
      name: 'a site that was told, in quotation marks',
      text: 'كشف مصدر أمني لـ"السومرية نيوز" أن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'مصدر أمني (unnamed) < السومرية نيوز (outlet)',
    },
    {
      name: 'a bare name that speaks in a statement',
      text: 'أكد نور الدين البابا في تصريح صحفي أن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'نور الدين البابا (person)',
    },
    {
      name: 'a bare name that speaks at a conference',
      text: 'قال خالد السالم خلال مؤتمر صحفي إن ثلاثة جنود قتلوا بانفجار عبوة.',
      teller: 'خالد السالم (person)',
    },
    {
      name: 'three links',
      text: 'ذكرت وكالة رويترز، نقلاً عن منشور لوزارة الداخلية، أن قائد الشرطة اللواء سعيد كمال أعلن مقتل انتحاري.',
      teller: 'سعيد كمال (person) < وزارة الداخلية (organization) < وكالة رويترز (outlet)',
    },
  ])('$name', ({ text, teller }) => {
    expect(tellers(text)).toEqual([teller]);
  });

  test.each([
    {
      name: 'the outlet of the report is no link',
      text: 'نقل موقع الضفة عن مصدر طبي أن ثلاثة أشخاص قُتلوا.',
      teller: 'مصدر طبي (unnamed)',
    },
    {
      name: 'two accounts side by side are no chain',
      text: 'قال المرصد السوري إن القتلى ثلاثة، فيما أكدت وزارة الدفاع أن القتلى خمسة.',
      teller: 'المرصد السوري (organization)',
    },
  ])('$name', ({ text, teller }) => {
    expect(tellers(text)).toEqual([teller]);
  });
});

describe('what goes on and what points back', () => {
  test.each([
    {
      name: 'a short name and an office',
      text: 'قال قائد الأمن الداخلي العقيد محمد عبد الغني إن خلية اعتُقلت.\n\nوأضاف عبد الغني أن أسلحة ضُبطت.\n\nوأوضح القائد أن الخلية كانت تعد لهجوم.',
      tellers: ['محمد عبد الغني (person)', 'محمد عبد الغني (person)', 'محمد عبد الغني (person)'],
    },
    {
      name: 'the source',
      text: 'أفاد مصدر أمني بأن عبوة انفجرت.\n\nوبيّن المصدر أن الانفجار أوقع جريحين.\n\nوأصيب ثالث، وفقاً للمصدر ذاته.',
      tellers: ['مصدر أمني (unnamed)', 'مصدر أمني (unnamed)', 'مصدر أمني (unnamed)'],
    },
    {
      name: 'the statement',
      text: 'أصدرت وزارة الداخلية بياناً قالت فيه إن القوات قتلت ثلاثة إرهابيين.\n\nوذكر البيان أن العملية استمرت ساعات.',
      tellers: ['وزارة الداخلية (organization)', 'وزارة الداخلية (organization)'],
    },
    {
      name: 'the same speaker, without a subject',
      text: 'قال المرصد السوري إن غارة أصابت سيارة.\n\nوأضاف أن القتلى مدنيون.',
      tellers: ['المرصد السوري (organization)', 'المرصد السوري (organization)'],
    },
    {
      name: 'a sentence that goes on from what was said',
      text: 'قال المرصد السوري إن غارة أصابت سيارة. وأدت الغارة إلى مقتل شخصين.',
      tellers: ['المرصد السوري (organization)', 'المرصد السوري (organization)'],
    },
    {
      name: 'another matter with a day of its own',
      text: 'أعلنت الأسايش مقتل أحد عناصرها. وقُتل مدني بلغم في ريف الرقة أمس.',
      tellers: ['الأسايش (organization)', OWN],
    },
    {
      name: 'background',
      text: 'قالت الأسايش، الأربعاء، إن خلية اعتُقلت في مداهمة لمنزل وسط المدينة.\n\nيُذكر أن المدينة شهدت هجوماً الشهر الماضي.',
      tellers: ['الأسايش (organization)', OWN],
    },
  ])('$name', ({ text, tellers: expected }) => {
    expect(tellers(text)).toEqual(expected);
  });

  test.each([
    { text: 'اتهم ناشطون قوات النظام بقصف السوق.', class: 'accuse' },
    { text: 'حمّلت وزارة الخارجية الفصيل مسؤولية الهجوم.', class: 'accuse' },
    { text: 'نفى قائد الشرطة وقوع أي تفجير في المدينة.', class: 'deny' },
    { text: 'تبنى تنظيم داعش الهجوم على الحاجز.', class: 'adopt' },
    { text: 'أعلن تنظيم داعش مسؤوليته عن الهجوم على الحاجز.', class: 'adopt' },
    { text: 'زعم التنظيم أنه قتل ثلاثة جنود.', class: 'claim' },
  ])('$class: $text', ({ text, class: expected }) => {
    expect(voicesIn(text)[0]?.class).toBe(expected);
  });

  test.each([
    { text: 'أعلنت القيادة المركزية مقتل قيادي.', not: 'adopt' },
    { text: 'قال قائد الشرطة إن التفجير وقع ظهراً.', not: 'deny' },
  ])('not $not: $text', ({ text, not }) => {
    expect(voicesIn(text)[0]?.class).not.toBe(not);
  });
});

describe('the telling that an event rests on', () => {
  test.each([
    {
      name: 'the source of the details, where the lead names nobody',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nوقال مصدر في الشرطة إن الهجوم استمر نصف ساعة.',
      credit: 'مصدر في الشرطة (unnamed)',
    },
    {
      name: 'the speaker of the lead',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك، وفق قيادة الشرطة.\n\nوقال مصدر محلي إن الهجوم استمر نصف ساعة.',
      credit: 'قيادة الشرطة (organization)',
    },
    {
      name: 'the headline, where the body names nobody',
      text: 'المرصد السوري: مقتل شرطيين بهجوم في الرقة\n\nقُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز في مدينة الرقة.',
      credit: 'المرصد السوري (organization)',
    },
    {
      name: 'a line that credits the report',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nالمصدر: خلية الإعلام الأمني',
      credit: 'خلية الإعلام الأمني (organization)',
    },
    {
      name: 'an officer of no known body who counts them, where the lead names nobody',
      text: 'شن مسلحون، أمس الأربعاء، هجوما على حاجز قرب كركوك.\n\nوقال آمر المقر الرائد سالم الجبوري إن ثلاثة جنود قتلوا في الهجوم.',
      credit: 'سالم الجبوري (person)',
    },
    {
      name: 'who told an outlet before a colon',
      text: 'مصدر أمني لـ"الرافد اليوم": مقتل شرطيين بهجوم في مدينة الرقة أمس',
      credit: 'مصدر أمني (unnamed)',
    },
    {
      name: 'who told this very outlet, by its name',
      text: 'قُتل شرطيان، أمس الأربعاء، في مدينة الرقة، وفق ما صرح به للضفة مسؤول في البلدية.',
      credit: 'مسؤول في البلدية (unnamed)',
    },
    {
      name: 'who is said to have confirmed it',
      text: 'قُتل راعيان، أمس الأربعاء، بهجوم قرب سنجار، ورفض قائممقام القضاء نايف سيدو، الذي أكد الحادثة، اتهام أحد.',
      credit: 'نايف سيدو (person)',
    },
    {
      name: 'who says so behind it',
      text: 'قال المتحدث باسم الجهاز اللواء رعد الخفاجي إن القوة عادت.\nلم تكن تلك أول ضربة، يقول الخفاجي؛ ففي 3 تشرين الثاني قتلت الطائرات أربعة من داعش في وادي حوران.',
      credit: 'رعد الخفاجي (person)',
    },
    {
      name: 'an agency that carried a statement',
      text: 'قال المتحدث باسم وزارة الداخلية نور الدين البابا، في تصريح نقلته وكالة سانا، إن عنصرين قُتلا أمس بهجوم في مدينة نوى.',
      credit: 'نور الدين البابا (person) < وكالة سانا (outlet)',
    },
    {
      name: 'a monitor in brackets',
      text: 'مقتل عنصرين من قسد بهجوم في بلدة الشحيل أمس (المرصد السوري)',
      credit: 'المرصد السوري (organization)',
    },
    {
      name: 'the body whose men they were',
      text: 'قُتل عنصران من قسد، أمس الأربعاء، بهجوم في بلدة الشحيل.\n\nوقالت قوات سوريا الديمقراطية إن المهاجمين فروا.',
      credit: 'قوات سوريا الديمقراطية (organization)',
    },
    {
      name: 'this is what somebody said',
      text: 'قُتل شرطيان، أمس الأربعاء، بهجوم في مدينة الرقة. هذا ما قاله مدير المشفى الوطني.',
      credit: 'مدير المشفى الوطني (person)',
    },
    {
      name: 'a body that recalls',
      text: 'عاهدت قوات سوريا الديمقراطية أهالي القتلى على الثأر، مذكرة بأنها قتلت ثلاثة من داعش، أمس الأربعاء، في بلدة الشحيل.',
      credit: 'قوات سوريا الديمقراطية (organization)',
    },
    {
      name: 'who counts the dead, before who claims the attack',
      text: 'أعلن تنظيم داعش مسؤوليته عن الهجوم على حاجز في مدينة الرقة أمس الأربعاء، الذي أوقع أربعة قتلى، بحسب الدفاع المدني السوري.',
      credit: 'الدفاع المدني السوري (organization)',
    },
  ])('$name', ({ text, credit }) => {
    expect(creditOf(text)).toBe(credit);
  });

  test.each([
    {
      name: 'an expert',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nوقال الخبير الأمني فاضل أبو رغيف إن الهجمات ستستمر.',
    },
    {
      name: 'another name of a group in brackets',
      text: 'قُتل عنصران من قسد، أمس الأربعاء، بهجوم نفذه تنظيم الدولة (داعش).',
    },
    {
      name: 'a local source of details',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nوقال مصدر محلي إن المسلحين كانوا يستقلون دراجتين.',
    },
    {
      name: 'a claim of responsibility',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nوتبنى تنظيم داعش الهجوم عبر وكالة أعماق.',
    },
    {
      name: 'an accusation',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nواتهم محافظ كركوك تنظيم داعش بالوقوف خلف الهجوم.',
    },
  ])('is not $name', ({ text }) => {
    expect(creditOf(text)).toBe(OWN);
  });
});

describe('the evidence of a teller', () => {
  /** The words that credit the teller of each event; undefined where none are shown. */
  const words = (text: string): readonly (string | undefined)[] =>
    codeReport({ id: 'test', text, published: '2025-11-20', outlet: OUTLET }, knowledge).events.map(
      ({ evidence }) => {
        const shown = evidence.find(({ field }) => field === 'accordingTo');
        return shown === undefined ? undefined : text.slice(shown.start, shown.end);
      },
    );

  test.each([
    {
      name: 'in the sentence before, where somebody goes on telling',
      text: 'قال مصدر أمني في ديالى إن مسلحين قتلوا شرطيين، أمس الأربعاء، قرب بعقوبة. ولاحقا اعتقلت قوة من الرد السريع ثلاثة متهمين في المقدادية.',
      says: ['قال مصدر أمني في ديالى', 'قال مصدر أمني في ديالى'],
    },
    {
      name: 'of both who tell one sentence, the first',
      text: 'أعلنت قيادة الشرطة، أمس الأربعاء، مقتل ثلاثة مسلحين في كركوك، وفق وكالة رويترز.',
      says: ['أعلنت قيادة الشرطة'],
    },
    {
      name: 'in the headline',
      text: 'المرصد السوري: مقتل شرطيين بهجوم في الرقة\n\nقُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز في مدينة الرقة.',
      says: ['المرصد السوري'],
    },
    {
      name: 'none where the outlet speaks',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.',
      says: [undefined],
    },
    {
      name: 'none of a later expert',
      text: 'قُتل شرطيان، أمس الأربعاء، في هجوم لمسلحين على حاجز قرب كركوك.\n\nوقال الخبير الأمني فاضل أبو رغيف إن الهجمات ستستمر.',
      says: [undefined],
    },
  ])('$name', ({ text, says }) => {
    expect(words(text)).toEqual(says);
  });
});

test('an aside without a subject is of whoever spoke last', () => {
  const text =
    'قال قائد العمليات نزار العبيدي إن تسعة من عناصر داعش قُتلوا في عملية جنوبي كركوك السبت.\nولا تدخل في هذه الأرقام، كما أوضح، ضربة وجّهتها مقاتلات التحالف الدولي الأحد إلى كهف في جبال مكحول.';
  const { events } = codeReport(
    { id: 'test', text, published: '2025-11-20', outlet: OUTLET },
    knowledge,
  );
  expect(events.map(({ accordingTo }) => accordingTo.map(({ name }) => name).join())).toEqual([
    'نزار العبيدي',
    'نزار العبيدي',
  ]);
});

test('an example of what a report tells is told by the report', () => {
  const text =
    'قال مركز الذاكرة للتوثيق في تقريره الشهري إن 57 مدنياً قتلوا في سوريا خلال آذار.\nوكان للألغام النصيب الأثقل. ومن أمثلة ذلك ما جرى في السابع عشر من الشهر، حين انفجر لغم في بلدة معدان، فقتلت خمس عاملات.';
  const { events } = codeReport(
    { id: 'test', text, published: '2023-04-03', outlet: OUTLET },
    knowledge,
  );
  expect(events.map(({ accordingTo }) => accordingTo.map(({ name }) => name).join())).toEqual([
    'مركز الذاكرة للتوثيق',
  ]);
});
