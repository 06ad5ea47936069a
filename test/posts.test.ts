import { beforeAll, describe, expect, test } from 'vitest';
import { packagedKnowledge } from '../scripts/measure-scores.ts';
import type { Knowledge } from '../src/extract/knowledge.ts';
import { codeReport } from '../src/pipeline.ts';
import { describeEvent } from './describe-event.ts';

/** Own examples of how social media and local outlets tell; each line of a text is a line of the post. */
interface Post {
  readonly name: string;
  readonly text: readonly string[];
  readonly published?: string;
  readonly url?: string;
  /** One event a line, as `describeEvent` gives it. */
  readonly events: readonly string[];
}

const PUBLISHED = '2025-10-25';
let knowledge: Knowledge;
beforeAll(() => {
  knowledge = packagedKnowledge();
});

const eventsOf = ({ text, published = PUBLISHED, url }: Omit<Post, 'events'>): readonly string[] =>
  codeReport(
    { id: 'post', text: text.join('\n'), published: published || undefined, url },
    knowledge,
  ).events.map(describeEvent);

const places: readonly Post[] = [
  {
    name: 'the hashtag before the text',
    text: ['#نوى قصف مدفعي لقوات النظام أدى إلى مقتل مدنيين اثنين'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 2'],
  },
  {
    name: 'the hashtag behind the text',
    text: ['مقتل مدنيين اثنين بقصف مدفعي لقوات النظام #ريف_درعا'],
    events: ['shelling, 2025-10-25, درعا SY-DR, killed 2'],
  },
  {
    name: 'a village that the gazetteer does not have by the hashtag of its governorate',
    text: ['#الحسكة مقتل شاب جراء قصف طائرة مسيّرة استهدفت مقراً في قرية خربة المثلث'],
    events: ['air-strike, 2025-10-25, خربة المثلث SY-HA, killed 1'],
  },
  {
    name: 'the village, not the seat of the governorate named first',
    text: [
      'قصف تركي في الحسكة. قصفت المدفعية التركية فجر اليوم منزلاً في قرية أم حرمل بريف أبو راسين، ما أدى إلى استشهاد رجلين وطفل.',
    ],
    events: ['shelling, 2025-10-25, أم حرمل SY-HA, killed 3'],
  },
  {
    name: 'the quarter, not its city',
    text: ['نفذت قسد مداهمة في مدينة الحسكة واعتقلت شابين في حي غويران'],
    events: ['security-operation, 2025-10-25, غويران SY-HA, detained 2'],
  },
  {
    name: 'the town that somebody is from, where البلدة refers back to it',
    text: ['قتل شاب من أبناء بلدة ذيبان خلال عملية إنزال جوي نفذها التحالف في البلدة.'],
    events: ['security-operation, 2025-10-25, ذيبان SY-DY, killed 1'],
  },
  {
    name: 'the town of the strike, not that of the correspondent',
    text: [
      'استهدفت الفصائل سيارة إسعاف قرب سد تشرين. ووفقاً لمراسلة راديو سنابل في كوباني، أسفر الهجوم عن استشهاد مدنيين اثنين.',
    ],
    events: ['attack, 2025-10-25, سد تشرين SY-HL, killed 2'],
  },
  {
    name: 'the place with the wider one behind it',
    text: ['الجيش يعلن شن هجوم بمسيّرة على هدف في قرية بيت جن، جنوب سوريا'],
    events: ['air-strike, 2025-10-25, بيت جن SY-RD'],
  },
  {
    name: 'the road between two towns',
    text: ['طائرة مسيرة تستهدف سيارة على طريق الباب - الراعي'],
    events: ['air-strike, 2025-10-25, الباب – الراعي SY-HL'],
  },
  {
    name: 'the town, not the press that stood near the strike',
    text: ['إصابة امرأتين إثر قصف مدفعي استهدف بالقرب من معصرة زيتون في مدينة سرمين'],
    events: ['shelling, 2025-10-25, سرمين SY-ID, wounded 2'],
  },
  {
    name: 'the premises of an office',
    text: ['غارات إسرائيلية على مبنى قيادة الأركان في دمشق'],
    events: ['air-strike, 2025-10-25, دمشق SY-DI'],
  },
  {
    name: 'the only town that a report tells',
    text: ['قصف مدفعي يطال منازل المدنيين', 'القصف استهدف بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR'],
  },
  {
    name: 'a town whose name is a word, behind في',
    text: ['قتل رجل في نوى برصاص مجهولين'],
    events: ['attack, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'villages of the same name under the headings of a digest',
    text: [
      'إدلب::',
      'أصيب طفلان بانفجار لغم في قرية عدوان.',
      'درعا::',
      'قتل شاب برصاص مجهولين في قرية عدوان.',
    ],
    events: [
      'ied, 2025-10-25, عدوان SY-ID, wounded 2',
      'attack, 2025-10-25, عدوان SY-DR, killed 1',
    ],
  },
  {
    name: 'the countryside, not the governorate named before it',
    text: ['في إدلب، استشهدت فتاة جراء قصف صاروخي على ريف إدلب الغربي'],
    events: ['shelling, 2025-10-25, إدلب SY-ID, killed 1'],
  },
];

const persons: readonly Post[] = [
  {
    name: 'one by a name alone',
    text: ['مقتل خالد المحمد برصاص قناص في بلدة نوى'],
    events: ['attack, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'one by a name in quotation marks',
    text: ['مقتل "سالم الفياض" خلال مداهمة نفذتها قسد على قرية الزر شرق دير الزور'],
    events: ['security-operation, 2025-10-25, الزر SY-DY, killed 1'],
  },
  {
    name: 'a list of names',
    text: ['استشهاد محمد وأحمد وعلي الخالد بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 3'],
  },
  {
    name: 'a list of names with ages',
    text: ['إصابة كل من مريم الحسين (20 عاماً) وآسيا الحسين (12 عاماً) بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, wounded 2'],
  },
  {
    name: 'lives lost',
    text: ['فقدان شخصين لحياتهما أحدهما طفل في قصف تركي على تل رفعت'],
    events: ['shelling, 2025-10-25, تل رفعت SY-HL, killed 2'],
  },
  {
    name: 'a number in brackets',
    text: ['مقتل (3) أشخاص برصاص التحالف في بلدة ذيبان'],
    events: ['attack, 2025-10-25, ذيبان SY-DY, killed 3'],
  },
  {
    name: 'victims before their verb',
    text: ['أربعة مدنيين قتلو في قصف طائرة مسيرة على بلدة نوى'],
    events: ['air-strike, 2025-10-25, نوى SY-DR, killed 4'],
  },
  {
    name: 'a toll behind a split verb',
    text: ['استهدفت طائرة مسيرة سيارتين في تل رفعت. أسفر هذا الهجوم عن استشهاد ثلاثة مواطنين.'],
    events: ['air-strike, 2025-10-25, تل رفعت SY-HL, killed 3'],
  },
  {
    name: 'a wounded man who died of a raid told in a relative clause',
    text: ['وفاة المدني محمد الصالح متأثراً بجراحه التي أصيب بها أثناء إنزال جوي على قرية الزر'],
    events: ['security-operation, 2025-10-25, الزر SY-DY, killed 1'],
  },
  {
    name: 'a father and the son of a known name',
    text: ['مقتل #خالد وابنه #محمد برصاص مجهولين في بلدة نوى'],
    events: ['attack, 2025-10-25, نوى SY-DR, killed 2'],
  },
  {
    name: 'names in lines of their own',
    text: [
      'غارة على قرية كفردريان شمال إدلب',
      'أدت لاستشهاد كل من',
      'خالد محمد العلي',
      'أحمد سعيد الحسن',
      'إنا لله وإنا إليه راجعون',
    ],
    events: ['air-strike, 2025-10-25, كفردريان SY-ID, killed 2'],
  },
  {
    name: 'names behind a colon',
    text: [
      'أسماء الشهداء الذين ارتقوا بقصف على مدينة نوى: خالد محمد، أحمد سعيد، والطفل محمود إبراهيم',
    ],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 3'],
  },
  {
    name: 'two lists of names of two harms',
    text: [
      'مقتل كل من خالد محمد وسالم العلي، وإصابة كل من أحمد سعيد ويوسف العلي بانفجار لغم في بلدة نوى',
    ],
    events: ['ied, 2025-10-25, نوى SY-DR, killed 2 wounded 2'],
  },
  {
    name: 'one who was killed, told before the verb',
    text: ['أفاد الدفاع المدني أن مدنياً قتل وجرح اثنان جراء قصف مدفعي على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 1 wounded 2'],
  },
  {
    name: 'one of the wounded who died',
    text: ['استشهاد أحد الجرحى الذين أصيبوا بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 1'],
  },
];

const tolls: readonly Post[] = [
  {
    name: 'a new total far behind its toll',
    text: [
      'ارتفعت حصيلة ضحايا الغارات التي استهدفت مدينة إدلب عصر اليوم إلى 16 مدنياً بينهم 8 أطفال، وأصيب 59 آخرون',
    ],
    events: ['air-strike, 2025-10-25, إدلب SY-ID, killed 16 wounded 59'],
  },
  {
    name: 'a new total with the death that made it',
    text: ['ارتفاع ضحايا القصف في بلدة نوى اليوم إلى 6 قتلى مدنيين بعد وفاة رجل متأثراً بجراحه'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 6'],
  },
  {
    name: 'a numbered list',
    text: ['ضحايا قصف مدفعي على بلدة نوى فجر اليوم: 1- سالم الأحمد 2- عمر الأحمد 3- رامي السعيد'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 3'],
  },
  {
    name: 'another one on top',
    text: ['مقتل رجل ومقتل رجل آخر بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 2'],
  },
  {
    name: 'sons besides their father',
    text: ['عملية للتحالف أسفرت عن مقتل "خلف السالم" بالإضافة إلى اثنين من أبنائه في بلدة البصيرة'],
    events: ['security-operation, 2025-10-25, البصيرة SY-DY, killed 3'],
  },
  {
    name: 'a son by a word that looks like a verb',
    text: ['مقتل خالد السالم ونجله بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 2'],
  },
  {
    name: 'whom a relative clause speaks of',
    text: ['تشييع سامر الذي ارتقى بغارة صباح اليوم في بلدة نوى'],
    events: ['air-strike, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'prisoners beside the dead',
    text: ['إنزال جوي في مدينة البصيرة يخلف ثلاثة قتلى وعدد من المعتقلين'],
    events: ['security-operation, 2025-10-25, البصيرة SY-DY, killed 3 detained 2+'],
  },
  {
    name: 'bodies of persons who were killed',
    text: ['تشييع جثامين 5 أشخاص قتلوا اليوم بصاروخ سقط في بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 5'],
  },
  {
    name: 'a year before a person',
    text: ['توفي اليوم 25 تشرين الأول 2025 الحاج أحمد السالم من جراء القصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'one number for the dead and the wounded',
    text: ['مقتل وإصابة 12 مواطناً بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 1+ wounded 1+'],
  },
  {
    name: 'a headline that counts both, a text that counts each',
    text: [
      'قتل وجرح 12 مدنياً بقصف على بلدة نوى',
      'قتل مدنيان وأصيب 10 آخرون نتيجة القصف على بلدة نوى.',
    ],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 2 wounded 10'],
  },
  {
    name: 'some of a force',
    text: ['قتل عدد من عناصر الشرطة بقصف على بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 2+'],
  },
  {
    name: 'one who lost his life',
    text: ['فقدان مدني لحياته بقصف على قرية المناجير بريف الحسكة'],
    events: ['shelling, 2025-10-25, المناجير SY-HA, killed 1'],
  },
  {
    name: 'a dual told by a pronoun far behind',
    text: [
      'استشهاد مدنيين في العناية المشددة في مستشفى إدلب بعد توقف أجهزة التنفس عنهما جراء قصف جوي',
    ],
    events: ['air-strike, 2025-10-25, إدلب SY-ID, killed 2'],
  },
  {
    name: 'what came of a habit told behind it',
    text: [
      'فقدان مدني لحياته بقصف على قرية المناجير بريف الحسكة. استهدف الاحتلال خلال الآونة الأخيرة قرى في شمال سوريا. أسفر عن سقوط ضحايا مدنيين',
    ],
    events: ['shelling, 2025-10-25, المناجير SY-HA, killed 1'],
  },
];

const happenings: readonly Post[] = [
  {
    name: 'falling debris',
    text: ['سقوط بقايا صاروخ على منزل سكني في قرية بريف جبلة'],
    events: ['shelling, 2025-10-25, جبلة SY-LA'],
  },
  {
    name: 'a falling projectile',
    text: ['سقط مقذوف صاروخي في بلدة نوى دون أضرار'],
    events: ['shelling, 2025-10-25, نوى SY-DR'],
  },
  {
    name: 'an arrest where the man is from, as nothing else is told',
    text: ['اعتقلت قوات التحالف الدولي الشاب من مدينة الشحيل ونقلته إلى حقل العمر'],
    events: ['security-operation, 2025-10-25, الشحيل SY-DY, detained 1'],
  },
  {
    name: 'what goes on until now',
    text: ['مقتل ثلاثة مدنيين حتى الآن جراء قصفهم في بلدة نوى'],
    events: ['shelling, 2025-10-25, نوى SY-DR, killed 3'],
  },
  {
    name: 'somebody called by name',
    text: ['مقتل شخص يدعى سالم بسبب استهداف منزله في بلدة نوى من قبل طائرات التحالف'],
    events: ['air-strike, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'the deed of the headline above a bare toll',
    text: ['غارات على قرية كفردريان شمال إدلب', 'شهيدان حتى اللحظة ودمار كبير'],
    events: ['air-strike, 2025-10-25, كفردريان SY-ID, killed 2'],
  },
  {
    name: 'what had happened before a purpose',
    text: ['قوات الأمن تسلم جثة شاب لذويه تحضيراً لدفنه بعد مقتله تحت التعذيب في مدينة نوى'],
    events: ['killing, 2025-10-25, نوى SY-DR, killed 1'],
  },
  {
    name: 'an ambulance that was hit',
    text: ['استهدفت مسيرة سيارة إسعاف في بلدة نوى'],
    events: ['air-strike, 2025-10-25, نوى SY-DR'],
  },
];

const days: readonly Post[] = [
  {
    name: 'the number of the post',
    text: ['مقتل مدني بقصف على بلدة نوى اليوم'],
    published: '',
    url: 'https://x.com/anyone/status/1899067711288246272',
    events: ['shelling, 2025-03-10, نوى SY-DR, killed 1'],
  },
  {
    name: 'a dated address before the dates of other stories',
    text: [
      'مقتل مدني بقصف على بلدة نوى صباح اليوم.',
      'وقال مصدر طبي إن القتيل نقل إلى مشفى البلدة بعد القصف الذي طالها.',
      '',
      'الثلاثاء 2025/03/18',
    ],
    published: '',
    url: 'https://example.org/news/2021/8/18/story',
    events: ['shelling, 2021-08-18, نوى SY-DR, killed 1'],
  },
  {
    name: 'the stamp of a post before a guessed year',
    text: ['شبكة السهلFebruary 22, 2024 · Shared with Publicمقتل مدني بقصف على بلدة نوى اليوم'],
    published: '2025-02-22',
    events: ['shelling, 2024-02-22, نوى SY-DR, killed 1'],
  },
  {
    name: 'the day of the post, not the years since a man was somebody',
    text: [
      'مقتل شخص بضربة لطائرة مسيرة استهدفت دراجة نارية قرب سرمدا -المستهدف من قرية دركوش كان يعمل مع داعش سابقا قبل 7 سنوات',
    ],
    events: ['air-strike, 2025-10-25, سرمدا SY-ID, killed 1'],
  },
  {
    name: 'the day told behind what a man was',
    text: ['قتل شاب كان يعمل في المخفر برصاص مجهولين يوم 3 آذار 2025 في بلدة طفس'],
    events: ['attack, 2025-03-03, طفس SY-DR, killed 1'],
  },
  {
    name: 'the day of the news, not the years since its victim was hurt',
    text: [
      'مقتل شخص بضربة لطائرة مسيرة استهدفت دراجة نارية قرب سرمدا.',
      'والمستهدف أصيب في غارة قبل 7 سنوات.',
    ],
    events: ['air-strike, 2025-10-25, سرمدا SY-ID, killed 1'],
  },
];

describe.each([
  ['places', places],
  ['persons', persons],
  ['tolls', tolls],
  ['happenings', happenings],
  ['days', days],
] as const)('posts: %s', (_, posts) => {
  test.each(posts)('$name', ({ events, ...post }) => {
    expect(eventsOf(post)).toEqual(events);
  });
});

describe('posts that tell no event', () => {
  test.each([
    { name: 'a name alone', text: ['مقتل محمد'] },
    { name: 'a speaker by name', text: ['وقال محمد الأحمد إن الوضع في نوى هادئ'] },
    { name: 'a hashtag and a wish', text: ['#نوى اللهم احفظ أهلها'] },
    { name: 'a town that intends nothing', text: ['#نوى تستعد لاستقبال العيد'] },
    { name: 'a question until now', text: ['لا تفاصيل حتى الآن عن سبب الصوت في نوى'] },
    { name: 'a falling price', text: ['سقوط سعر الصرف في أسواق حلب'] },
  ])('$name', ({ text }) => {
    expect(eventsOf({ name: '', text })).toEqual([]);
  });

  test.each([
    {
      name: 'hashtags of several governorates give no place',
      text: ['#درعا #حلب قصف مدفعي أدى إلى مقتل مدنيين اثنين'],
      events: ['shelling, 2025-10-25, ? ?, killed 2'],
    },
    {
      name: 'a short term is no town',
      text: ['تراجع الأمن على المدى القصير. وقتل رجل في حلب برصاص مجهولين'],
      events: ['attack, 2025-10-25, حلب SY-HL, killed 1'],
    },
    {
      name: 'two towns give no only place',
      text: ['قصف مدفعي يطال منازل المدنيين', 'ووصل الجرحى إلى بلدة طفس ثم إلى بلدة نوى'],
      events: ['shelling, 2025-10-25, ? ?'],
    },
    {
      name: 'persons named behind a toll are not of it',
      text: [
        'مقتل مدنيين بقصف على بلدة نوى. وقال رئيس المجلس: محمد الأحمد، وخالد العلي زارا البلدة',
      ],
      events: ['shelling, 2025-10-25, نوى SY-DR, killed 2+'],
    },
    {
      name: 'one who died before others were wounded shares no number with them',
      text: ['أفاد مصدر بأن مدنياً قتل وأصيب أربعة بقصف على بلدة نوى'],
      events: ['shelling, 2025-10-25, نوى SY-DR, killed 1 wounded 4'],
    },
    {
      name: 'some of a force who raid suffer nothing',
      text: ['داهم عدد من عناصر قسد بلدة الشحيل واعتقلوا رجلاً'],
      events: ['security-operation, 2025-10-25, الشحيل SY-DY, detained 1'],
    },
    {
      name: 'a capture names no man by على',
      text: ['القبض على مطلوبين اثنين في بلدة نوى'],
      events: ['security-operation, 2025-10-25, نوى SY-DR, detained 2'],
    },
    {
      name: 'a given date stands where the post shows another day',
      text: ['شبكة السهلFebruary 20, 2024 · Shared with Publicمقتل مدني بقصف على بلدة نوى اليوم'],
      published: '2025-02-22',
      events: ['shelling, 2025-02-22, نوى SY-DR, killed 1'],
    },
  ])('$name', ({ events, ...post }) => {
    expect(eventsOf(post)).toEqual(events);
  });
});
