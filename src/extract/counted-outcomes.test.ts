import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

/** Own sentences, each a report of its own; coded as of `published`. */
interface Row {
  readonly text: string;
  readonly says: string;
  readonly published?: string;
}

const knowledge = loadKnowledge();

/** What came of the one event of a text, as `killed isis 2, wounded civilians some`. */
const harms = (text: string, published = '2025-06-15'): readonly string[] =>
  codeReport({ id: 'test', text, published, outlet: 'موقع الضفة' }, knowledge).events.map(
    ({ outcomes }) =>
      outcomes
        .map(({ what, who, best }) => `${what} ${who} ${best ?? 'some'}`)
        .sort()
        .join(', '),
  );

const COUNTED: readonly Row[] = [
  // The preposition told again, those with him, those joined to a pronoun
  {
    text: 'قضت قوات سوريا الديمقراطية على قيادي في داعش وعلى اثنين من حراسه في قرية الحريجية أمس.',
    says: 'killed isis 3',
  },
  {
    text: 'اعتُقل قيادي في تنظيم داعش ومعه مرافقه خلال مداهمة في مدينة الرقة أمس.',
    says: 'detained isis 2',
  },
  {
    text: 'أدى الهجوم على قرية الرشاد أمس إلى مقتله واثنين من أبنائه.',
    says: 'killed civilians 3',
  },
  // Families told as persons
  {
    text: 'سلّمت الإدارة الذاتية 185 أسرة، أي 699 شخصاً، إلى العراق من مخيم الهول أمس.',
    says: 'transferred civilians 699',
  },
  {
    text: 'غادرت مخيم الهول أمس دفعة من 161 عائلة، قوامها 612 فرداً، باتجاه مخيم الجدعة.',
    says: 'transferred civilians 612',
  },
  {
    text: 'غادرت مخيم الهول أمس دفعة من 161 عائلة باتجاه مخيم الجدعة.',
    says: 'transferred civilians some',
  },
  // Whose number is told behind, or over a genitive
  {
    text: 'قُتل جميع ركاب الحافلة وعددهم 12 شخصاً في كمين لداعش في بادية السخنة أمس.',
    says: 'killed civilians 12',
  },
  {
    text: 'قُتل عناصر الحاجز الأربعة في كمين لداعش في بادية السخنة أمس.',
    says: 'killed unidentified 4',
  },
  // Some of them, and what they are
  {
    text: 'خلّف انفجار سيارة مفخخة في مدينة جنديرس أمس سبعة قتلى، خمسة منهم مدنيون واثنان من الشرطة، وعشرات الجرحى.',
    says: 'killed civilians 5, killed sy-interior 2, wounded civilians some',
  },
  {
    text: 'خطف مسلحون ثلاثة ركاب قرب بلدة تلكلخ أمس، ثم وُجد اثنان منهم مقتولين.',
    says: 'abducted civilians 3, killed civilians 2',
  },
  {
    text: 'قُتل ثلاثة من مقاتلي داعش ووقع رابع في الأسر في هجوم على نقطة لقسد قرب بلدة الرويشد أمس.',
    says: 'detained isis 1, killed isis 3',
  },
  // The exception of a negated harm
  {
    text: 'لم يصب سوى جندي واحد في الهجوم على ثكنة للجيش العراقي في قضاء الدبس أمس.',
    says: 'wounded iq-army 1',
  },
  {
    text: 'استهدف قصف بلدة الشحيل أمس، ولم يصب أحد.',
    says: '',
  },
  {
    text: 'انفجرت سيارة مفخخة في مدينة حمص أمس مودية بأربعة من شرطة المرور.',
    says: 'killed sy-interior 4',
  },
  // The rest of a total, and parts told far behind it
  {
    text: 'قُتل 17 شخصاً في اشتباكات بين قوات سوريا الديمقراطية ومسلحي العشائر في بلدة ذيبان أمس، 11 منهم من قوات سوريا الديمقراطية والباقون من مسلحي العشائر.',
    says: 'killed sdf 11, killed tribal 6',
  },
  {
    text: 'قُتل 20 شخصاً في هجوم لتنظيم الدولة على حافلة في بادية تدمر أمس، بينهم 12 عسكرياً من قوات النظام والبقية مدنيون.',
    published: '2023-06-15',
    says: 'killed assad-forces 12, killed civilians 8',
  },
  {
    text: 'تبادلت قوات سوريا الديمقراطية والحكومة السورية 140 أسيراً في حلب أمس: 82 من عناصر الجيش و58 من مقاتلي قسد.',
    says: 'released sdf 58, released sy-defence 82',
  },
  {
    text: 'قُتل عشرة أشخاص في هجوم على قرية الهواشة أمس، بينهم ثلاثة أطفال.',
    says: 'killed civilians 10',
  },
  // A deed that kills
  { text: 'قتلت غارة إسرائيلية ثلاثة مدنيين في بلدة بيت جن أمس.', says: 'killed civilians 3' },
  {
    text: 'قتلت غارات روسية ما بين عشرة وخمسة عشر عنصراً من تنظيم الدولة في بادية السخنة أمس.',
    says: 'killed isis some',
  },
  {
    text: 'قتلت ضربات أمريكية نحو 20 عنصراً من تنظيم الدولة في بادية تدمر أمس.',
    says: 'killed isis 20',
  },
  { text: 'قُتل شاب بغارة إسرائيلية على بلدة بيت جن أمس.', says: 'killed civilians 1' },
  // Bombers with their belts
  {
    text: 'فجّر عنصران من تنظيم داعش حزاميهما الناسفين خلال مداهمة في مدينة الرقة أمس.',
    says: 'killed isis 2',
  },
  {
    text: 'فجّر انتحاري سترته الناسفة داخل مسجد في كركوك أمس ما أوقع أربعة شهداء من المصلين.',
    says: 'killed civilians 4, killed unidentified 1',
  },
  { text: 'فجّرت القوات حزاماً ناسفاً عثرت عليه في مدينة الرقة أمس.', says: '' },
  // A mother and three of her children
  {
    text: 'استشهدت أم وثلاثة من أطفالها في غارة على حي الزبدية بمدينة حلب أمس.',
    says: 'killed civilians 4',
  },
  // What a force or a family loses
  {
    text: 'فقد الجيش العراقي أربعة من جنوده في هجوم لتنظيم داعش على ثكنة في قضاء الدبس أمس.',
    says: 'killed iq-army 4',
  },
  {
    text: 'فقدت قوات سوريا الديمقراطية مقاتلين اثنين أمس في هجوم لتنظيم داعش قرب بلدة الشحيل.',
    says: 'killed sdf 2',
  },
  {
    text: 'فقدت عائلة من بلدة الباغوز ثلاثة من أطفالها أمس بانفجار لغم أرضي.',
    says: 'killed civilians 3',
  },
  { text: 'فقد الطفل سامر حياته بانفجار لغم في بلدة الباغوز أمس.', says: 'killed civilians 1' },
  { text: 'فقد الجيش العراقي السيطرة على ثلاثة مواقع في هجوم أمس قرب الدبس.', says: '' },
  // An imam, and in front of a mosque
  {
    text: 'اغتال مسلحون مجهولون إمام مسجد في بلدة الشحيل بريف دير الزور أمس.',
    says: 'killed civilians 1',
  },
  { text: 'اغتيل إمام جامع النور في بلدة ذيبان أمس.', says: 'killed civilians 1' },
  { text: 'قُتل إمام وخطيب مسجد برصاص مجهولين في بلدة نوى أمس.', says: 'killed civilians 1' },
  { text: 'قُتل شاب أمام مسجد في بلدة الشحيل أمس برصاص مجهولين.', says: 'killed civilians 1' },
  // The rest of a total that is told a sentence before
  {
    text: 'قُتل 17 شخصاً في اشتباكات بين قوات سوريا الديمقراطية ومسلحي العشائر في بلدة ذيبان أمس. وقالت مصادر طبية إن 11 من القتلى من قوات سوريا الديمقراطية، والباقون من مسلحي العشائر.',
    says: 'killed sdf 11, killed tribal 6',
  },
  // Persons at what is bombed, and in a civilian car
  {
    text: 'قصفت مسيّرة تركية نقطة لقوات الأسايش في بلدة تل تمر أمس ما أدى إلى مقتل شخصين.',
    says: 'killed asayish 2',
  },
  {
    text: 'قصفت مسيّرة تركية سيارة مدنية في بلدة تل تمر أمس ما أدى إلى مقتل شخصين.',
    says: 'killed civilians 2',
  },
  // Who was in what was hit
  {
    text: 'قصفت طائرات أمريكية رتلاً لتنظيم داعش قرب سد الموصل أمس ما أدى إلى تدمير أربع سيارات ومقتل من فيها.',
    says: 'killed isis some',
  },
  // A sixth of them, and a plural verb behind those who were taken
  {
    text: 'قال الناطق إن خمسة من عناصر الخلية اعتقلوا في بلدة كللي أمس وإن سادساً من أفرادها قُتل.',
    says: 'detained unidentified 5, killed unidentified 1',
  },
  // Whoever goes with somebody is of his side; a written fatha tells a dual
  { text: 'أُوقف السائق ومُرافقه عند بوابة مخيم الهول أمس.', says: 'detained civilians 2' },
  {
    text: 'ألقي القبض على القيادي في داعش أبو البراء مع مرافقَيه في مدينة يبرود أمس.',
    says: 'detained isis 3',
  },
  {
    text: 'خطف مسلحو العشائر المعلمات السبع من حافلة قرب بلدة الصورة الكبيرة أمس.',
    says: 'abducted civilians 7',
  },
  // What those told before were
  {
    text: 'حررت قوات الأمن مزارعَين كانا مخطوفين في بلدة المليحة الغربية أمس.',
    says: 'released civilians 2',
  },
  // Out of contact is not taken
  {
    text: 'قُتل أربعة عناصر من ميليشيا الدفاع الوطني وفُقد الاتصال باثنين آخرين جراء استهداف سيارتهم في بادية السخنة أمس.',
    published: '2023-12-06',
    says: 'killed pro-gov-militia 4',
  },
  // Parents with a pronoun, and a brother who is no brothers
  { text: 'قُتلت طفلة وأمها بقصف مدفعي على بلدة سرمين أمس.', says: 'killed civilians 2' },
  { text: 'قُتل شاب وأبوه برصاص مجهولين في بلدة نوى أمس.', says: 'killed civilians 2' },
  { text: 'أصيب رجل وأخوه بانفجار لغم في بلدة معدان أمس.', says: 'wounded civilians 2' },
  // What fell was brought down
  {
    text: 'قُتل زوجان وطفلهما بانهيار مبنى جراء غارة على حي الشعار بحلب أمس.',
    says: 'killed civilians 3',
  },
  // Bodies recovered after what killed them
  {
    text: 'انتشلت فرق الدفاع المدني جثث ثلاثة أطفال من تحت الأنقاض بعد غارة على مدينة إدلب أمس.',
    says: 'killed civilians 3',
  },
  // A wali, and no "and to"
  {
    text: 'قُتل ما يسمى والي الفلوجة ومعه أربعة من مساعديه بضربة جوية عراقية في صحراء الأنبار أمس.',
    says: 'killed unidentified 5',
  },
  // A total that was raised
  {
    text: 'توفي أحد الجرحى متأثراً بإصابته في تفجير بمدينة عفرين أمس، ما رفع الحصيلة إلى ستة قتلى.',
    says: 'killed civilians 6',
  },
  // One of them, and persons by name behind verbs of killing and taking
  {
    text: 'كمين للحشد الشعبي في بهرز أمس فاجأ ثلاثة مسلحين فأردى أحدهم ولاذ الآخران بالفرار.',
    says: 'killed unidentified 1',
  },
  { text: 'أردى مسلحون محمد الأحمد بالرصاص في مدينة طفس أمس.', says: 'killed civilians 1' },
  { text: 'خطفوا خالد العلي من منزله في مدينة نوى أمس.', says: 'abducted civilians 1' },
];

test.each(COUNTED)('$text', ({ text, says, published }) => {
  expect(harms(text, published)).toEqual([says]);
});

test('who dies where an old house falls is no harm of the conflict', () => {
  expect(harms('قُتل زوجان وطفلهما بانهيار مبنى قديم في حي الشعار بحلب أمس.')).toEqual([]);
});
