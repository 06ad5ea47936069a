import { readFileSync } from 'node:fs';
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
    'what came a day after another deed dates that one a day before',
    'وقع انفجار في مدينة حمص في 14 تشرين الأول. وجاء الهجوم المذكور بعد يوم واحد من مقتل جنديين في مدينة تدمر.',
    ['ied, 2025-10-14, حمص SY-HI', 'killing, 2025-10-13, تدمر SY-HI, killed 2'],
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

const FRONTED: readonly Example[] = [
  [
    'the day after another deed',
    'غداة تفجير في بلدة نوى، داهمت قوى الأمن الداخلي اليوم منازل في بلدة جاسم واعتقلت شخصين.',
    ['ied, 2025-10-24, نوى SY-DR', 'security-operation, 2025-10-25, جاسم SY-DR, detained 2'],
  ],
  [
    'some days after another deed',
    'بعد يومين على اغتيال طبيب في بلدة نوى، اعتقلت قوى الأمن الداخلي أمس ثلاثة أشخاص في بلدة جاسم.',
    [
      'assassination, 2025-10-23, نوى SY-DR, killed 1',
      'security-operation, 2025-10-24, جاسم SY-DR, detained 3',
    ],
  ],
  [
    'a week after another deed',
    'بعد أسبوع من خطف شاب في بلدة نوى، عثر الأهالي أمس على جثة شاب في بلدة جاسم.',
    ['abduction, 2025-10-18, نوى SY-DR', 'killing, 2025-10-24, جاسم SY-DR, killed 1'],
  ],
  [
    'but not after a search',
    'بعد يوم من البحث، عثر الأهالي أمس على جثة شاب في بلدة جاسم.',
    ['killing, 2025-10-24, جاسم SY-DR, killed 1'],
  ],
  [
    'nor after watching',
    'بعد أسبوع من المراقبة، اعتقلت قوى الأمن الداخلي أمس شخصين في بلدة جاسم.',
    ['security-operation, 2025-10-24, جاسم SY-DR, detained 2'],
  ],
];

const NEXT_DEED: readonly Example[] = [
  [
    'an attack after a mine',
    'انفجر لغم في بلدة مورك أمس وقُتل مدني، وفي هجوم شنته خلية من داعش في بلدة محردة أصيب ثلاثة عناصر من الأمن العام.',
    ['ied, 2025-10-24, مورك SY-HM, killed 1', 'attack, ?, محردة SY-HM, wounded 3'],
  ],
  [
    'a strike after shelling',
    'أصيب مدني بقصف مدفعي على بلدة مورك أمس، وفي غارة نفذتها طائرة مسيّرة في بلدة محردة قُتل مدنيان.',
    ['shelling, 2025-10-24, مورك SY-HM, wounded 1', 'air-strike, ?, محردة SY-HM, killed 2'],
  ],
  [
    'one arrest after another',
    'اعتقلت قوى الأمن الداخلي شخصين في بلدة مورك أمس، وفي عملية نفذتها في بلدة محردة اعتقلت أربعة.',
    [
      'security-operation, 2025-10-24, مورك SY-HM, detained 2',
      'security-operation, ?, محردة SY-HM, detained 4',
    ],
  ],
  [
    'but not the deed that was told, with its article',
    'قُتل جندي أمس في اشتباك وفي الهجوم الذي شنته خلية من داعش في بلدة محردة.',
    ['clash, 2025-10-24, محردة SY-HM, killed 1'],
  ],
  [
    'nor what is no deed',
    'قُتل ثلاثة عناصر من الأمن العام أمس في بلدة محردة وفي موقع شهدته البلدة من قبل.',
    ['killing, 2025-10-24, محردة SY-HM, killed 3'],
  ],
];

const ONE_BY_ONE: readonly Example[] = [
  [
    'two places in turn',
    'ألقت قوى الأمن الداخلي أمس القبض على شخصين، أولهما في بلدة محردة، والثاني في بلدة السلمية.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 1',
      'security-operation, 2025-10-24, السلمية SY-HM, detained 1',
    ],
  ],
  [
    'without a comma between',
    'اعتقلت قوى الأمن الداخلي أمس مطلوبين اثنين، الأول في بلدة محردة والآخر في بلدة السلمية.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 1',
      'security-operation, 2025-10-24, السلمية SY-HM, detained 1',
    ],
  ],
  [
    'deeds, not persons',
    'نفذت قوى الأمن الداخلي أمس عمليتين أمنيتين، الأولى في بلدة محردة والثانية في بلدة السلمية.',
    [
      'security-operation, 2025-10-24, محردة SY-HM',
      'security-operation, 2025-10-24, السلمية SY-HM',
    ],
  ],
  [
    'but not where one of two is described',
    'اعتقلت قوى الأمن الداخلي أمس شخصين في بلدة محردة، أحدهما من بلدة السلمية.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 2'],
  ],
  [
    'nor where more were taken than are told one by one',
    'اعتقلت قوى الأمن الداخلي أمس خمسة أشخاص في بلدة محردة، أولهم في سوق البلدة والثاني في محطة وقود.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 5'],
  ],
];

const PARTS: readonly Example[] = [
  [
    'what was foiled, not its aim',
    'تمكنت قوى الأمن الداخلي أمس من إحباط مخطط كان يستهدف كنيسة في مدينة حماة.',
    ['security-operation, 2025-10-24, حماة SY-HM'],
  ],
  [
    'what was stolen besides',
    'أقدم مسلحون مجهولون أمس على قتل تاجر وسرقة سيارته في بلدة محردة. كما أقدم مسلحون على قتل راعٍ ونهب قطيعه في بلدة مورك.',
    ['killing, 2025-10-24, محردة SY-HM, killed 1', 'killing, 2025-10-24, مورك SY-HM, killed 1'],
  ],
  [
    'who was freed by those who made arrests',
    'اعتقلت قوى الأمن الداخلي أمس ثلاثة خاطفين في بلدة محردة. وحررت القوة مختطفاً كان محتجزاً لديهم منذ شهر.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 3'],
  ],
  [
    'what did not come of it',
    'استهدفت طائرة مسيرة أمس سيارة في بلدة محردة. وقال مصدر إن الغارة لم تسفر عن إصابات بين المدنيين.',
    ['air-strike, 2025-10-24, محردة SY-HM'],
  ],
  [
    'what came of an operation that went on',
    'جرت العملية أمس في بلدة محردة وأسفرت عن اعتقال أربعة مطلوبين.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 4'],
  ],
  [
    'nor what came of what somebody had taken part in',
    'اعتقلت قوى الأمن الداخلي مسلحاً في بلدة محردة أمس. وقالت إنه كان يعمل لدى التنظيم، وشارك في تفجير عبوات ناسفة، أدى إلى مقتل حارس.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 1'],
  ],
  [
    'which is told with its place and its month',
    'اعتقلت قوى الأمن الداخلي مسلحاً في بلدة محردة أمس. وقالت إنه كان يعمل لدى التنظيم، وشارك في تفجير عبوة ناسفة قرب بلدة مورك في آذار الماضي، أدى إلى مقتل حارس.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 1',
      'ied, 2025-03-01, مورك SY-HM, killed 1',
    ],
  ],
  [
    'but what came of a deed in which others took part',
    'نفذت قوى الأمن الداخلي أمس عملية أمنية في بلدة محردة، شاركت فيها طائرات مسيرة، أدت إلى مقتل ثلاثة مسلحين.',
    ['security-operation, 2025-10-24, محردة SY-HM, killed 3'],
  ],
  [
    'where somebody was taken, not what for',
    'أعلنت قوى الأمن الداخلي اعتقال مطلوبين اثنين بتهم الإرهاب في عملية أمنية ببلدة محردة أمس.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 2'],
  ],
  [
    'people who work with words',
    'اعتقل إعلامي في بلدة محردة أمس.',
    ['security-operation, 2025-10-24, محردة SY-HM, detained 1'],
  ],
  ['but not a deed of words', 'شهدت محردة أمس هجوماً إعلامياً على المجلس المحلي.', []],
  [
    'a trader is no oath',
    'قُتل بائع خضار بانفجار لغم في بلدة محردة أمس.',
    ['ied, 2025-10-24, محردة SY-HM, killed 1'],
  ],
];

const SUMS: readonly Example[] = [
  [
    'a total told again place by place',
    'نفذت قوى الأمن الداخلي أمس عدة عمليات أمنية في سوريا أسفرت عن القبض على خمسة مطلوبين. وألقت القوات القبض على مطلوبين اثنين في بلدة محردة. كما ألقت القبض على ثلاثة مطلوبين في بلدة نوى.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 2',
      'security-operation, 2025-10-24, نوى SY-DR, detained 3',
    ],
  ],
  [
    'but not where the parts are other persons',
    'ألقت قوى الأمن الداخلي القبض على أربعة مطلوبين في بلدة محردة أمس. كما ألقت القبض على ثلاثة مطلوبين في بلدة نوى أول أمس.',
    [
      'security-operation, 2025-10-24, محردة SY-HM, detained 4',
      'security-operation, 2025-10-23, نوى SY-DR, detained 3',
    ],
  ],
];

const REASONS: readonly Example[] = [
  [
    'what was protested against',
    'خرج أهالي بلدة نوى في مظاهرة أمس تنديداً باعتقال ثلاثة شبان.',
    ['protest, 2025-10-24, نوى SY-DR'],
  ],
  [
    'and what people refuse',
    'نظم معلمون وقفة احتجاجية أمس في بلدة نوى رفضاً لاعتقال زملاء لهم.',
    ['protest, 2025-10-24, نوى SY-DR'],
  ],
  [
    'and what they object to',
    'اعتصم سكان بلدة نوى أمس احتجاجاً على خطف تاجر.',
    ['protest, 2025-10-24, نوى SY-DR'],
  ],
  [
    'steps of one arrest',
    'اعتقلت قوى الأمن الداخلي أمس شابين في بلدة نوى بعد مداهمة منزلهما، واقتادتهما إلى جهة مجهولة.',
    ['security-operation, 2025-10-24, نوى SY-DR, detained 2'],
  ],
  [
    'but who was taken at the protest',
    'خرج أهالي بلدة نوى في مظاهرة أمس، واعتقلت قوى الأمن الداخلي ثلاثة شبان.',
    ['protest, 2025-10-24, نوى SY-DR, detained 3'],
  ],
  [
    'and an arrest after an attack',
    'اعتقلت قوى الأمن الداخلي أمس شابين في بلدة نوى بعد انفجار عبوة ناسفة في بلدة جاسم أول أمس.',
    ['security-operation, 2025-10-24, نوى SY-DR, detained 2', 'ied, 2025-10-23, جاسم SY-DR'],
  ],
];

const MOVED: readonly Example[] = [
  [
    'children from a camp',
    'استعادت بلجيكا أمس 12 طفلاً من مخيم روج.',
    ['transfer, 2025-10-24, مخيم روج SY-HA'],
  ],
  [
    'families who left',
    'غادرت 40 عائلة مخيم الهول أمس.',
    ['transfer, 2025-10-24, مخيم الهول SY-HA'],
  ],
  [
    'refugees who arrived',
    'وصل 90 لاجئاً من مخيم الهول إلى قضاء مخمور أمس.',
    ['transfer, 2025-10-24, مخيم الهول SY-HA'],
  ],
  ['but not guests', 'وصل 12 طبيباً إلى مدينة الحسكة أمس.', []],
  ['nor goods', 'استعادت الشركة أمس 12 آلية من مخازن في مدينة الحسكة.', []],
];

describe.each([
  ['a series and its sum', SERIES],
  ['habits', HABITS],
  ['what a sentence begins with', FRONTED],
  ['another deed in one sentence', NEXT_DEED],
  ['one by one', ONE_BY_ONE],
  ['parts of one occurrence', PARTS],
  ['people who are moved', MOVED],
  ['totals and their parts', SUMS],
  ['reasons and steps', REASONS],
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

const STRUCK: readonly Example[] = [
  [
    'a security patrol is of those who hold the place',
    'فجر شخص نفسه أمس بدورية أمنية في حلب ما أسفر عن مقتل ثلاثة عناصر وإصابة اثنين.',
    [
      'suicide-attack, unidentified>sy-interior: killed unidentified 1; killed sy-interior 3; wounded sy-interior 2',
    ],
  ],
  [
    'a military post as well',
    'هاجم مسلحون من داعش نقطة عسكرية أمس في بادية السخنة وقتلوا جنديين.',
    ['attack, isis>sy-defence: killed sy-defence 2'],
  ],
  [
    'but a car is nobody’s',
    'انفجرت عبوة ناسفة أمس بسيارة مدنية في حلب وأصيب مدنيان.',
    ['ied, unidentified>civilians: wounded civilians 2'],
  ],
  [
    'and a named owner goes first',
    'استهدف مسلحون دورية أمنية لقسد أمس في الحسكة وأصيب عنصران.',
    ['attack, unidentified>sdf: wounded sdf 2'],
  ],
];

const COUNTED: readonly Example[] = [
  [
    'tens of wounded',
    'أدى انفجار سيارة مفخخة أمس في مدينة الباب إلى مقتل سبعة مدنيين وعشرات الجرحى.',
    ['car-bomb, unidentified>civilians: killed civilians 7; wounded civilians 20+'],
  ],
  [
    'tens without a noun',
    'أدى انفجار سيارة مفخخة أمس في مدينة الباب إلى مقتل سبعة مدنيين وإصابة العشرات.',
    ['car-bomb, unidentified>civilians: killed civilians 7; wounded civilians 20+'],
  ],
  [
    'the object behind an adjunct',
    'أوقفت الأسايش خلال الحملة أمس في حي النشوة 17 مشتبهاً بانتمائهم إلى داعش.',
    ['security-operation, asayish>isis: detained isis 17'],
  ],
  [
    'those who vouch are not freed',
    'أفرجت قسد عن 11 شخصاً أمس في دير الزور بضمانة وجهاء من عشيرة البكارة.',
    ['release, sdf+tribal>civilians: released civilians 11'],
  ],
  [
    'soldiers of a state told by its army',
    'قُتل جنديان من الجيش الأمريكي أمس في هجوم مسلح بمدينة تدمر.',
    ['attack, unidentified>usa: killed usa 2'],
  ],
  [
    'a wounded man who died is dead',
    'استشهد أحد الجرحى أمس متأثراً بإصابته بقصف على مدينة أريحا.',
    ['shelling, unidentified>civilians: killed civilians 1'],
  ],
];

const TOLD_SO: readonly Example[] = [
  [
    'prisoners whom a group came to free are its men',
    'هاجم تنظيم داعش سجن الصناعة في الحسكة أمس، وفر عشرات السجناء.',
    ['attack, isis>detainees: escaped isis 20+'],
  ],
  [
    'who announces a raid is not who blew himself up in it',
    'أعلن جهاز الأمن الوطني العراقي محاصرة قيادي في داعش أمس في الأنبار، حيث فجر الثلاثة أنفسهم.',
    ['security-operation, iq-intelligence>isis: killed isis 3'],
  ],
  [
    'what a report brings is told, not denied',
    'من بين ما أورده التقرير مقتل طفلين أمس بانفجار لغم في ريف حماة الشرقي.',
    ['ied, unidentified>civilians: killed civilians 2'],
  ],
  [
    'who died at somebody’s hands overcame nobody',
    'قضى ثلاثة مدنيين أمس على يد مسلحين مجهولين في بلدة الصنمين.',
    ['killing, unidentified>civilians: killed civilians 3'],
  ],
  [
    'an arrest that a protest came after is none of its harms',
    'هاجم محتجون مقراً لقسد أمس في بلدة الكسرة إثر اعتقال معلم.',
    ['riot, civilians>sdf'],
  ],
];

const FLOWN_AND_OWNED: readonly Example[] = [
  [
    'who flew the aircraft strikes',
    'نُفذت ضربة من طائرة أمريكية أمس على سيارة لداعش في البصيرة وقتل عنصران منه.',
    ['air-strike, usa>isis: killed isis 2'],
  ],
  [
    'with an aircraft of unknown make as well',
    'غارة من طائرة روسية أمس على بلدة كنصفرة أدت إلى مقتل مدني.',
    ['air-strike, russia>civilians: killed civilians 1'],
  ],
  [
    'an aircraft of an alliance',
    'ضربة جوية من مسيرة تركية استهدفت أمس سيارة لقسد في القامشلي وقتل مقاتل.',
    ['air-strike, turkey>sdf: killed sdf 1'],
  ],
  [
    'but what came from a state by other ways struck nobody',
    'قُتل مدني أمس برصاص مسلحين في بلدة كنصفرة بعد عودته من روسيا.',
    ['attack, unidentified>civilians: killed civilians 1'],
  ],
  [
    'an adjective within the name of the owner',
    'استهدفت طائرات إسرائيلية أمس مواقع الميليشيات الإيرانية في البوكمال وقُتل ثلاثة عناصر.',
    ['air-strike, israel>iran-militia: killed iran-militia 3'],
  ],
  [
    'posts of the militias of a state',
    'قصف مجهولون أمس مقرات الميليشيات الإيرانية في الميادين بقذائف الهاون.',
    ['shelling, unidentified>iran-militia'],
  ],
  [
    'but the posts themselves may be of the state',
    'قصف مجهولون أمس مواقع إيرانية في الميادين بقذائف الهاون.',
    ['shelling, unidentified>iran'],
  ],
];

const FIRED: readonly Example[] = [
  [
    'artillery of an army',
    'قصفت مدفعية الاحتلال التركي أمس قرية أم جلود وأصيب مدنيان.',
    ['shelling, turkey>civilians: wounded civilians 2'],
  ],
  [
    'artillery by its adjective',
    'قصفت المدفعية التركية أمس مواقع لقسد في قرية أم جلود.',
    ['shelling, turkey>sdf'],
  ],
  [
    'tanks, with what they struck behind them',
    'استهدفت دبابات النظام أمس منازل المدنيين في كنصفرة وقُتل مدني.',
    ['attack, assad-forces>civilians: killed civilians 1'],
  ],
  [
    'but a tank alone is struck',
    'استهدفت فصائل المعارضة أمس دبابة للنظام في كنصفرة وقتل أربعة جنود.',
    ['attack, other-armed-group>assad-forces: killed assad-forces 4'],
  ],
  [
    'and a patrol that a bomb was for',
    'استهدفت دورية لقسد أمس في الحسكة بعبوة ناسفة وقتل عنصر.',
    ['ied, unidentified>sdf: killed sdf 1'],
  ],
];

const MOURNED: readonly Example[] = [
  [
    'a companion is of the side of whom he goes with',
    'قُتل قيادي في قسد وأصيب مرافقه أمس بانفجار عبوة ناسفة في الشحيل.',
    ['ied, unidentified>sdf: killed sdf 1; wounded sdf 1'],
  ],
  [
    'a driver as well',
    'اغتال مجهولون قيادياً في هيئة تحرير الشام أمس في إدلب وأصابوا سائقه.',
    ['assassination, unidentified>hts: killed hts 1; wounded hts 1'],
  ],
  [
    'of a civilian a civilian',
    'قُتل مدير مدرسة وأصيب مرافقه أمس بانفجار عبوة ناسفة في الشحيل.',
    ['ied, unidentified>civilians: killed civilians 1; wounded civilians 1'],
  ],
  [
    'but a driver of nobody told is a civilian',
    'قُتل عنصران من داعش أمس في الشحيل بقصف مدفعي وأصيب سائق شاحنة.',
    ['shelling, unidentified>isis+civilians: killed isis 2; wounded civilians 1'],
  ],
  [
    'some of their own who fell',
    'نعت قسد خمسة من مقاتليها استشهدوا أمس في هجوم لداعش على نقطة في غرانيج.',
    ['attack, isis>sdf: killed sdf 5'],
  ],
  [
    'some of its men who were killed',
    'ثلاثة من عناصرها قتلوا أمس في هجوم لداعش على نقطة لقسد في غرانيج.',
    ['attack, isis>sdf: killed sdf 3'],
  ],
  [
    'but who is killed by those who fell is not among them',
    'قتل خمسة من مقاتلي داعش أمس عنصرين من قسد في غرانيج.',
    ['killing, isis>sdf: killed sdf 2'],
  ],
];

const HANDED: readonly Example[] = [
  [
    'handed to their families, they are free',
    'سلّمت الشرطة 20 موقوفاً إلى ذويهم أمس في طرطوس.',
    ['release, sy-interior>detainees: released detainees 20'],
  ],
  [
    'but bodies are not, and who hands them over killed nobody',
    'سلّمت قسد جثتي عنصرين من داعش إلى ذويهما أمس في القامشلي.',
    ['killing, unidentified>isis: killed isis 2'],
  ],
  [
    'who takes the wounded to hospital is none of them',
    'نقل الأهالي ثلاثة مصابين أمس إلى مشفى الرقة بعد قصف على السوق.',
    ['shelling, unidentified>civilians: wounded civilians 3'],
  ],
  [
    'bodies brought to hospital are not wounded',
    'نقل الأهالي جثتين أمس إلى مشفى الرقة بعد قصف على السوق.',
    ['shelling, unidentified>civilians: killed civilians 2'],
  ],
  [
    'who is taken there is',
    'نُقل شخصان أمس إلى مشفى الرقة إثر انفجار لغم.',
    ['ied, unidentified>civilians: wounded civilians 2'],
  ],
  [
    'a transfer whose verb is spelt like its noun',
    'نقل الجيش الأمريكي 150 معتقلاً من سجن في الحسكة إلى العراق أمس.',
    ['transfer, usa>detainees: transferred detainees 150'],
  ],
  [
    'whose place is set on fire',
    'أضرم متظاهرون النار في مقر لقسد ببلدة الكسرة أمس.',
    ['riot, civilians>sdf'],
  ],
  [
    'gunmen who fight the police are none of it',
    'قُتل ثلاثة مسلحين باشتباك مع الشرطة في الرقة أمس.',
    ['clash, >sy-interior: killed unidentified 3'],
  ],
];

const RAIDED: readonly Example[] = [
  [
    'who is shot at in his own raid made it',
    'داهمت قوى الأمن الداخلي أمس منزلاً في مدينة الباب، فأطلق عنصر من داعش النار على قوى الأمن واعتُقل.',
    ['security-operation, sy-interior>isis: detained isis 1'],
  ],
  [
    'who answers an ambush did not lay it',
    'نفذت مجموعة من فلول النظام كميناً لدورية للأمن العام أمس قرب جبلة وقتل عنصران. ولاحقت القوات الأمنية المهاجمين وقتلت ثلاثة منهم.',
    ['attack, assad-remnants>sy-interior: killed sy-interior 2; killed assad-remnants 3'],
  ],
  [
    'what did not happen is no clash',
    'اعتقلت قسد قيادياً في داعش أمس في بلدة الشحيل دون وقوع اشتباكات.',
    ['security-operation, sdf>isis: detained isis 1'],
  ],
  [
    'but what did is',
    'اندلعت اشتباكات بين قسد وداعش أمس في بلدة الشحيل دون وقوع إصابات.',
    ['clash, sdf>isis'],
  ],
  [
    'whose men fell at a post was struck',
    'قُتل اثنان من مقاتلي قسد أمس في هجوم لداعش على نقطة عسكرية في بلدة أبو حمام.',
    ['attack, isis>sdf: killed sdf 2'],
  ],
  [
    'the one of the headline is among those of the text',
    'قسد تعتقل قيادياً في داعش في الشحيل\nاعتقلت قسد أمس في بلدة الشحيل القيادي في داعش واثنين من مرافقيه.',
    ['security-operation, sdf>isis: detained isis 3'],
  ],
];

const CALLED: readonly Example[] = [
  [
    'a leader and his name are one',
    'قتل القيادي في داعش أبو علي العراقي أمس بغارة للتحالف في بلدة الباغوز.',
    ['air-strike, coalition>isis: killed isis 1'],
  ],
  [
    'a commander and his name as well',
    'اعتقلت قسد أمس القائد في داعش أبو خالد التونسي في بلدة الشحيل.',
    ['security-operation, sdf>isis: detained isis 1'],
  ],
  [
    'but who is joined to him is another',
    'اعتقلت قسد أمس قيادياً في داعش ومدنياً في بلدة الشحيل.',
    ['security-operation, sdf>isis+civilians: detained isis 1; detained civilians 1'],
  ],
  [
    'internal security is of those who hold the place',
    'استهدفت مسيرة تركية أمس موقعاً لقوى الأمن الداخلي في بلدة تل تمر، وأصيب ثلاثة أعضاء من القوى.',
    ['air-strike, turkey>asayish: wounded asayish 3'],
  ],
  [
    'elsewhere of the state',
    'أصيب ثلاثة أعضاء من قوى الأمن الداخلي أمس في هجوم مسلح في مدينة حماة.',
    ['attack, unidentified>sy-interior: wounded sy-interior 3'],
  ],
  [
    'and where the ministry is named, its own',
    'قالت وزارة الداخلية السورية إن ثلاثة أعضاء من قوى الأمن الداخلي أصيبوا أمس في هجوم مسلح قرب تل تمر.',
    ['attack, unidentified>sy-interior: wounded sy-interior 3'],
  ],
];

const OF_ONE_FORCE: readonly Example[] = [
  [
    'the first number is of the force behind the second',
    'مقتل عنصر وإصابة اثنين من الجيش السوري أمس في هجوم لداعش قرب تدمر.',
    ['attack, isis>sy-defence: killed sy-defence 1; wounded sy-defence 2'],
  ],
  [
    'with verbs as well',
    'قُتل جندي وجُرح ثلاثة من الجيش العراقي أمس بانفجار عبوة في الحويجة.',
    ['ied, unidentified>iq-army: killed iq-army 1; wounded iq-army 3'],
  ],
  [
    'dead and wounded without a number',
    'سقط قتلى وجرحى من الجيش السوري أمس في هجوم لداعش قرب تدمر.',
    ['attack, isis>sy-defence: killed sy-defence 2+; wounded sy-defence 2+'],
  ],
  [
    'but a civilian is of no force',
    'قُتل مدني وأصيب جنديان من الجيش العراقي أمس بانفجار عبوة في الحويجة.',
    ['ied, unidentified>civilians+iq-army: killed civilians 1; wounded iq-army 2'],
  ],
  [
    'a force that loses persons loses its own',
    'تكبد الجيش السوري خمسة قتلى أمس في هجوم لداعش قرب تدمر.',
    ['attack, isis>sy-defence: killed sy-defence 5'],
  ],
  [
    'persons whom a word of seizure takes',
    'ضبطت الشرطة مطلوبين اثنين أمس في مدينة حماة.',
    ['security-operation, sy-interior>unidentified: detained unidentified 2'],
  ],
  [
    'but arms are nobody',
    'ضبطت الشرطة أسلحة وذخائر أمس في مدينة حماة.',
    ['weapons-find, sy-interior>'],
  ],
  [
    'found killed',
    'عُثر على شاب مقتولاً أمس قرب بلدة الشحيل.',
    ['killing, unidentified>civilians: killed civilians 1'],
  ],
  [
    'found slaughtered, two of them',
    'وُجد رجلان مذبوحين أمس في بلدة ذيبان.',
    ['killing, unidentified>civilians: killed civilians 2'],
  ],
  [
    'who hands prisoners over is not whose men they are',
    'استلمت الحكومة السورية 40 سجيناً من قسد أمس في الرقة.',
    ['transfer, sdf+sy-gov>detainees: transferred detainees 40'],
  ],
  ['but players whom a team loses are no harm', 'خسر الفريق ثلاثة لاعبين أمس في مدينة حماة.', []],
  [
    'beaten to death',
    'ضُرب شاب حتى الموت أمس على يد مسلحين في مدينة أعزاز.',
    ['killing, unidentified>civilians: killed civilians 1'],
  ],
];

describe.each([
  ['who did it, and whether', TOLD_SO],
  ['whose men they are', OF_ONE_FORCE],
  ['by which name', CALLED],
  ['who raids and who answers', RAIDED],
  ['who is handed over, and who is hurt', HANDED],
  ['who fell with whom', MOURNED],
  ['who fired', FIRED],
  ['aircraft and owners', FLOWN_AND_OWNED],
  ['whose post was struck', STRUCK],
  ['who is counted', COUNTED],
] as const)('%s', (_, examples) => {
  test.each(examples)('%s', (_name, text, events) => {
    expect(eventsOf(text).map(describeSides)).toEqual(events);
  });
});

describe('sides', () => {
  test.each(SIDES)('%s', (_name, text, events) => {
    expect(eventsOf(text).map(describeSides)).toEqual(events);
  });
});

/**
 * Whole reports, in `corpus/occurrences.txt`: `# name`, the text, `==>`, one line per event, in any order.
 * Each was published on the day below.
 */
const REPORTS_PUBLISHED = '2025-06-10';

const REPORTS: readonly Example[] = readFileSync(
  new URL('corpus/occurrences.txt', import.meta.url),
  'utf8',
)
  .split(/^# /mu)
  .slice(1)
  .map((block) => {
    const [head = '', expected = ''] = block.split('\n==>');
    const end = head.indexOf('\n');
    return [head.slice(0, end), head.slice(end + 1), linesOf(expected)];
  });

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .toSorted();
}

describe('whole reports', () => {
  test.each(REPORTS)('%s', (_name, text, events) => {
    const coded = codeReport(
      { id: 'occurrence', text, published: REPORTS_PUBLISHED },
      knowledge,
    ).events;
    expect(coded.map(describeEvent).toSorted()).toEqual(events);
    expect(new Set(coded.map(({ id }) => id)).size).toBe(coded.length);
  });
});
