import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import type { CodedEvent } from '../model/coded-report.ts';
import { codeReport } from '../pipeline.ts';

/** Own sentences, each a report of its own; coded as of `published`. */
interface Row {
  readonly text: string;
  readonly says: string;
  readonly published?: string;
}

const knowledge = loadKnowledge();

const code = (text: string, published = '2025-06-15'): readonly CodedEvent[] =>
  codeReport({ id: 'test', text, published, outlet: 'موقع الضفة' }, knowledge).events;

/** Who takes part, as `isis initiator, sdf target`. */
const sides = ({ who }: CodedEvent): string =>
  who
    .map(({ id, role }) => `${id} ${role}`)
    .sort()
    .join(', ');

const ROLES: readonly Row[] = [
  // Who condemns, counts or lives through a deed did not do it
  {
    text: 'أدانت الحكومة السورية القصف المدفعي الذي استهدف سوقاً في جسر الشغور أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'شجبت روسيا الغارة الإسرائيلية على مطار حماة أمس.',
    says: 'israel initiator',
  },
  {
    text: 'تابعت وزارة الداخلية التفجير الذي وقع في حي الميدان أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'نددت قسد بالهجوم الذي استهدف دورية في الشحيل أمس.',
    says: 'unidentified initiator',
  },
  {
    text: 'بدأت قسد حملة تمشيط في الشحيل أمس.',
    says: 'sdf initiator',
  },
  // An adjective in the accusative says whose deed it is
  {
    text: 'وثقت قسد قصفاً تركياً على تل تمر أمس.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'شهدت تل تمر أمس قصفاً تركياً أدى لمقتل مدني.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'سجل المرصد أمس هجوماً إسرائيلياً على مطار حماة.',
    says: 'israel initiator',
  },
  // Who hands persons over begins the transfer, who receives them takes part
  {
    text: 'تسلم العراق أمس 50 معتقلاً من قسد عبر معبر ربيعة.',
    says: 'detainees target, iq-gov partner, sdf initiator',
  },
  {
    text: 'تسلّمت بغداد أمس دفعة من 58 معتقلاً عبر معبر ربيعة.',
    says: 'detainees target, iq-gov initiator',
  },
  {
    text: 'سلمت وزارة الداخلية السورية أمس مطلوبين اثنين إلى الجيش اللبناني عبر معبر جوسيه.',
    says: 'lb-army partner, sy-interior initiator, unidentified target',
  },
  {
    text: 'نقلت الإدارة الذاتية أمس سجناء من داعش من سجونها إلى سجن في المالكية.',
    says: 'aanes initiator, isis target',
  },
  {
    text: 'تسلمت الشرطة أمس ثلاثة من عناصر داعش في الرقة.',
    says: 'isis target, sy-interior initiator',
  },
  // Who carried out the operation that an arrest is part of, and not what somebody is arrested for
  {
    text: 'اعتقل شابان أمس خلال حملة نفذتها قسد على منازل الأهالي في مركدة.',
    says: 'civilians target, sdf initiator',
  },
  {
    text: 'مقتل رجل واعتقال أخويه في مداهمة نفذتها قوات الأمن الداخلي في الشدادي أمس.',
    says: 'asayish initiator, civilians target',
  },
  {
    text: 'جرى توقيف امرأتين أمس أثناء عملية تفتيش نفذتها الشرطة العسكرية التركية في رأس العين.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'القبض على رجل شارك في تفجير نفذه داعش بمدينة الحسكة أمس.',
    says: 'isis target',
  },
  {
    text: 'اعتقلت قسد شابين أمس بتهمة التورط في هجوم نفذه تنظيم داعش على حاجز في مركدة.',
    says: 'isis target, sdf initiator',
  },
  // What flies or fires behind a verbal noun strikes the place behind ل
  {
    text: 'أصيب مواطنون أمس إثر قصف طائرة مسيرة للاحتلال التركي لقرية الجديدة جنوب كوباني.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'قتل مدني أمس بقصف مدفعية الجيش التركي لقرية عرب حسن شمال منبج.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'قتل ثلاثة أطفال أمس جراء قصف طيران النظام السابق مدرسة في أريحا.',
    says: 'assad-forces initiator, civilians target',
  },
  {
    text: 'قتل عنصران من قسد أمس بقصف موقع لقسد في عين عيسى.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'إصابة جنديين أمس بقصف نقطة للجيش في إزرع.',
    says: 'sy-defence target, unidentified initiator',
  },
  {
    text: 'قتل مدنيان أمس بقصف للجيش على بلدة تفتناز.',
    says: 'civilians target, sy-defence initiator',
  },
  {
    text: 'قتل ثلاثة أمس جراء قصف دورية للأمن العام في إزرع.',
    says: 'sy-interior target, unidentified initiator',
  },
  // A site that was struck is no `causing`
  {
    text: 'استهدفت طائرات التحالف أمس موقعاً لداعش قرب الميادين.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'قصفت المدفعية التركية أمس موقعاً لقوات سوريا الديمقراطية في تل تمر.',
    says: 'sdf target, turkey initiator',
  },
  {
    text: 'داهمت قوات التحالف أمس موقعاً للتنظيم المسمى داعش في بادية السخنة.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'هاجم داعش أمس حاجزاً للجيش في السخنة موقعاً ثلاثة قتلى.',
    says: 'isis initiator, sy-defence target',
  },
  {
    text: 'أغار داعش أمس على نقطة للجيش في السخنة موقعاً في صفوفه قتلى.',
    says: 'isis initiator, sy-defence target',
  },
  // Joined in a phrase of place
  {
    text: 'أصيب شاب بقصف نفذته طائرات تركية في مناطق نفوذ قسد والجيش الأمريكي قرب الشدادي أمس.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'صادرت دورية لقسد في قرية زغير أمس أسلحة كانت معدة للتهريب إلى مناطق النظام وحزب الله.',
    says: 'sdf initiator',
  },
  {
    text: 'أصيب مدني بقصف روسي في مناطق سيطرة هيئة تحرير الشام والجيش الوطني غرب إدلب أمس.',
    published: '2022-06-15',
    says: 'civilians target, russia initiator',
  },
  {
    text: 'قصفت قوات النظام والقوات الروسية أطراف بلدة سرمين أمس.',
    published: '2022-06-15',
    says: 'assad-forces initiator, russia initiator',
  },
  {
    text: 'دارت اشتباكات بين قسد وداعش في بلدة ذيبان أمس.',
    says: 'isis target, sdf initiator',
  },
  // Under whose patronage sides agree
  {
    text: 'جرت صفقة تبادل بين الجيش الوطني وقوات النظام في مدينة الباب أمس برعاية روسيا.',
    published: '2019-02-13',
    says: 'assad-forces target, russia partner, sna initiator',
  },
  // An aircraft between its deed and what it strikes
  {
    text: 'قُتل ثلاثة أشخاص جراء استهداف طائرة تركية مسيّرة سيارة قرب القامشلي أمس.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'استهداف طائرة تركية نقطة لقسد قرب القامشلي أمس.',
    says: 'sdf target, turkey initiator',
  },
  {
    text: 'استهداف دورية لقسد قرب القامشلي أمس.',
    says: 'sdf target, unidentified initiator',
  },
  // Who speaks of a deed, whose area it is, who only flies over, what a deed costs whom
  {
    text: 'لم تصدر قسد أي بيان بشأن الغارة التركية على أطراف القامشلي أمس.',
    says: 'turkey initiator',
  },
  {
    text: 'صادرت دورية لقسد في قرية زغير أمس أسلحة كانت معدة للتهريب إلى مناطق النظام.',
    says: 'sdf initiator',
  },
  {
    text: 'قُتل شاب بقصف تركي في منطقة سيطرة قسد قرب عين عيسى أمس.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'هجوم لداعش في بلدة ذيبان أمس يكبد قسد خسائر.',
    says: 'isis initiator',
  },
  {
    text: 'هاجم مسلحون من داعش مناطق قسد قرب ذيبان أمس.',
    says: 'isis initiator, sdf target',
  },
  // A deed as the subject of what it struck
  {
    text: 'أصيب طفل في إنزال جوي استهدف منازل المدنيين في بلدة الشحيل أمس.',
    says: 'civilians target',
  },
  // Subject and object without a mark between them
  {
    text: 'هاجم مسلحون نقطة لقسد في بلدة ذيبان أمس.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'اغتال مجهولون ضابطاً من قوات النظام في مدينة نوى أمس.',
    published: '2022-06-15',
    says: 'assad-forces target, unidentified initiator',
  },
  {
    text: 'أصيب شاب خلال التوغلات الإسرائيلية في بلدة كودنة أمس.',
    says: 'civilians target, israel initiator',
  },
  // Aircraft behind the noun of the strike
  {
    text: 'قُتل مدني أمس بقصف الطيران الحربي الروسي على أطراف مدينة إدلب.',
    published: '2022-06-15',
    says: 'civilians target, russia initiator',
  },
  {
    text: 'قصف طيران التحالف أمس مواقع لداعش في بادية الميادين.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'أصيب عامل أمس إثر قصف الطيران الإسرائيلي أطراف بلدة جباتا الخشب.',
    says: 'civilians target, israel initiator',
  },
  {
    text: 'قُتل مدني أمس بقصف طائرة مسيّرة على طريق الباب.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'استهداف دورية لقسد بعبوة ناسفة في بلدة الشحيل أمس.',
    says: 'sdf target, unidentified initiator',
  },
  // Arrests
  {
    text: 'اعتقلت، فجر اليوم، دورية تابعة لقوات سوريا الديمقراطية ثلاثة شبان في بلدة الشحيل شرقي دير الزور.',
    says: 'civilians target, sdf initiator',
  },
  {
    text: 'قوات الأمن العام تعتقل خمسة من فلول النظام السابق في جبلة بريف اللاذقية اليوم.',
    says: 'assad-remnants target, sy-interior initiator',
  },
  {
    text: 'ألقي القبض على أربعة من عناصر تنظيم داعش في الحويجة جنوب غربي كركوك أمس على يد جهاز مكافحة الإرهاب.',
    says: 'iq-cts initiator, isis target',
  },
  {
    text: 'أوقفت قوى الأمن الداخلي في حمص، أمس، سبعة أشخاص بتهمة حيازة أسلحة.',
    says: 'sy-interior initiator, unidentified target',
  },
  {
    text: 'تمكنت مفارز الاستخبارات العسكرية من اعتقال متهمَين اثنين بالانتماء إلى تنظيم داعش في الموصل يوم أمس.',
    says: 'iq-intelligence initiator, isis target',
  },
  {
    text: 'أعلنت وزارة الداخلية السورية، أمس الأحد، إلقاء القبض على المدعو أحمد الخالد، المسؤول عن تفجير سيارة في حماة، خلال عملية أمنية في مدينة سلمية.',
    says: 'sy-interior initiator, unidentified target',
  },
  {
    text: 'اعتقلت قسد القيادي في تنظيم الدولة أبو عمر العراقي خلال مداهمة منزل في مدينة الرقة فجر الأحد.',
    says: 'isis target, sdf initiator',
  },
  {
    text: 'داهمت قوات التحالف الدولي برفقة قسد منزلاً في بلدة ذيبان شرقي دير الزور فجر أمس واعتقلت شخصين.',
    says: 'coalition initiator, sdf partner, unidentified target',
  },
  {
    text: 'اعتقل عناصر حاجز للمخابرات الجوية شاباً من أبناء مدينة نوى شمالي درعا أمس.',
    says: 'assad-forces initiator, civilians target',
    published: '2021-03-10',
  },
  {
    text: 'أسر الجيش السوري أربعة من مقاتلي قسد خلال اشتباكات في محيط سد تشرين بريف حلب أمس.',
    says: 'sdf target, sy-defence initiator',
  },
  {
    text: 'أقدمت مجموعة من الشرطة العسكرية التابعة للجيش الوطني على اعتقال مواطنين اثنين من أهالي قرية في ناحية شران بريف عفرين يوم الخميس.',
    says: 'civilians target, sna initiator',
    published: '2022-03-10',
  },
  {
    text: 'نفذت قوى الأمن الداخلي حملة مداهمات في حي الشهداء بمدينة دير الزور أمس الأول، أسفرت عن توقيف 12 مطلوباً ومصادرة أسلحة.',
    says: 'sy-interior initiator, unidentified target',
  },
  {
    text: 'احتجزت هيئة تحرير الشام ناشطاً إعلامياً في مدينة إدلب أمس على خلفية منشور له.',
    says: 'civilians target, hts initiator',
    published: '2021-05-10',
  },
  {
    text: 'فكك جهاز الأمن الوطني العراقي خلية لتنظيم داعش مؤلفة من خمسة أفراد في سامراء أمس.',
    says: 'iq-intelligence initiator, isis target',
  },
  {
    text: 'أحبطت قوى الأمن الداخلي هجوماً لخلية من داعش على كنيسة في حلب أمس وألقت القبض على اثنين من أفرادها.',
    says: 'isis target, sy-interior initiator',
  },
  {
    text: 'ألقت قيادة شرطة بابل القبض على خمسة مطلوبين بقضايا إرهابية في قضاء المسيب أمس.',
    says: 'iq-police initiator, unidentified target',
  },
  {
    text: 'ألقى جهاز الاستخبارات القبض على والي داعش في الفرات الأوسط أمس في مدينة الميادين.',
    says: 'isis target, sy-intelligence initiator',
  },
  {
    text: 'قالت قوات سوريا الديمقراطية إنها اعتقلت ثلاثة من خلايا داعش وصادرت أسلحتهم في بلدة الصور أمس.',
    says: 'isis target, sdf initiator',
  },
  {
    text: 'ألقت قوى الأمن الداخلي في دير الزور القبض على خلية تابعة لتنظيم داعش في مدينة الميادين أمس.',
    says: 'isis target, sy-interior initiator',
  },
  {
    text: 'نفذت قوات سوريا الديمقراطية بمساندة التحالف الدولي عملية إنزال جوي في بلدة الطيانة أمس اعتقلت خلالها متزعماً في خلايا داعش.',
    says: 'coalition partner, isis target, sdf initiator',
  },
  {
    text: 'أعلنت قوات سوريا الديمقراطية أمس القبض على خمسة إرهابيين من تنظيم داعش في الحسكة.',
    says: 'isis target, sdf initiator',
  },
  {
    text: 'قال المركز الإعلامي لقوات سوريا الديمقراطية إن وحدات الكوماندوس ألقت القبض على مرتزق من داعش في بلدة البصيرة أمس.',
    says: 'isis target, sdf initiator',
  },
  {
    text: 'ضبطت مفارز وكالة الاستخبارات ثلاثة من قيادات داعش في بغداد أمس.',
    says: 'iq-intelligence initiator, isis target',
  },
  {
    text: 'تمكنت إدارة مكافحة الإرهاب بالتعاون مع جهاز الاستخبارات العامة من تفكيك خلية لداعش في ريف دمشق أمس واعتقال ستة من أفرادها.',
    says: 'isis target, sy-intelligence partner, sy-interior initiator',
  },
  {
    text: 'حيّدت قوى الأمن الداخلي ثلاثة من عناصر داعش وأسرت اثنين خلال مداهمة وكر لهم في حي بمدينة حلب أمس.',
    says: 'isis target, sy-interior initiator',
  },
  {
    text: 'اعتقل التحالف الدولي شخصاً بتهمة الانتماء لداعش في بلدة الحوايج أمس بعد محاصرة منزله.',
    says: 'coalition initiator, isis target',
  },
  // Clashes and attacks
  {
    text: 'اندلعت اشتباكات بين الجيش الوطني من جهة وقوات سوريا الديمقراطية من جهة أخرى على محور تادف شرقي حلب أمس.',
    says: 'sdf target, sna initiator',
    published: '2023-02-10',
  },
  {
    text: 'دارت اشتباكات عنيفة في بلدة القريا بريف السويداء أمس بين مقاتلين دروز ومسلحين من العشائر، أسفرت عن مقتل أربعة من الجانبين.',
    says: 'druze-faction initiator, tribal target',
  },
  {
    text: 'اشتبك عناصر من الشرطة الاتحادية مع مسلحين من داعش في أطراف قرية بناحية الرشاد جنوبي كركوك أمس، ما أدى إلى مقتل شرطي وإصابة اثنين آخرين.',
    says: 'iq-police initiator, isis target',
  },
  {
    text: 'تبادلت قوات البيشمركة إطلاق النار مع عناصر داعش في جبل قرة جوخ ليلة أمس.',
    says: 'isis target, peshmerga initiator',
  },
  {
    text: 'نشبت مواجهات مسلحة بين عشيرتين في قضاء المدينة شمالي البصرة أمس وسقط فيها قتيلان وسبعة جرحى.',
    says: 'tribal initiator, tribal target',
  },
  {
    text: 'صدت قوات سوريا الديمقراطية هجوماً لتنظيم داعش على نقطة لها في بادية الشدادي أمس.',
    says: 'isis initiator, sdf target',
  },
  {
    text: 'هاجمت خلايا تنظيم الدولة حاجزاً لقسد في بلدة أبو خشب شمالي دير الزور مساء أمس، ما أسفر عن مقتل عنصرين وإصابة ثالث.',
    says: 'isis initiator, sdf target',
  },
  {
    text: 'تعرض رتل للجيش السوري لهجوم بالأسلحة الرشاشة على طريق السخنة أمس على يد خلايا داعش، ما أسفر عن مقتل أربعة جنود.',
    says: 'isis initiator, sy-defence target',
  },
  {
    text: 'فتح مسلحون مجهولون النار على سيارة مدنية في بلدة الحراك شرقي درعا أمس، فقتل سائقها.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أطلق عنصر من الجيش الوطني النار على رجل مسن في قرية بريف رأس العين أمس فأرداه قتيلاً.',
    says: 'civilians target, sna initiator',
    published: '2022-08-12',
  },
  {
    text: 'استهدف مسلحون بالأسلحة الرشاشة سيارة تقل موظفين في حقل العمر أمس، فأصيب اثنان منهم.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'شن تنظيم داعش هجوماً على ثكنة للجيش العراقي في قضاء العظيم بديالى فجر الجمعة، راح ضحيته 11 جندياً بينهم ضابط.',
    says: 'iq-army target, isis initiator',
  },
  {
    text: 'قُتل جنديان وأصيب ثالث من الجيش العراقي بهجوم شنه تنظيم داعش في حوض حمرين أمس.',
    says: 'iq-army target, isis initiator',
  },
  {
    text: 'وقعت دورية للجيش السوري في كمين لتنظيم داعش قرب جبل البشري أمس وقتل كل أفرادها السبعة.',
    says: 'isis initiator, sy-defence target',
  },
  {
    text: 'نصبت قوات الحشد الشعبي كميناً لعناصر داعش في جبال مكحول أمس وقتلت أربعة منهم.',
    says: 'iq-pmf initiator, isis target',
  },
  {
    text: 'سقط ستة قتلى من قوات النظام في هجوم لداعش على حافلة عسكرية قرب تدمر أمس.',
    says: 'assad-forces target, isis initiator',
    published: '2023-08-11',
  },
  {
    text: 'ردت قوات الجيش باستهداف مواقع قسد في محيط دير حافر أمس وقتلت عنصرين.',
    says: 'sdf target, sy-defence initiator',
  },
  {
    text: 'قتلت القوات الإسرائيلية شاباً برصاص مباشر خلال توغلها في بلدة كويا غربي درعا أمس.',
    says: 'civilians target, israel initiator',
  },
  {
    text: 'قضى عنصر من الأمن العام برصاص فلول النظام في بلدة القرداحة أمس.',
    says: 'assad-remnants initiator, sy-interior target',
  },
  {
    text: 'قتل مدني وجرح اثنان آخران بنيران قناص من قسد في حي الشيخ مقصود بحلب أمس.',
    says: 'civilians target, sdf initiator',
  },
  // Bombs and mines
  {
    text: 'استهدفت خلايا داعش بعبوة ناسفة آلية عسكرية لقسد في بلدة الكبر غربي دير الزور أمس وقتلت من فيها.',
    says: 'isis initiator, sdf target',
  },
  {
    text: 'انفجرت سيارة مفخخة في سوق وسط مدينة منبج أمس وأودت بحياة 11 مدنياً وخلفت 20 جريحاً.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'فجر انتحاري من داعش نفسه داخل كنيسة في حي الدويلعة بدمشق أمس فقتل 20 شخصاً وأصيب 50.',
    says: 'civilians target, isis initiator',
  },
  {
    text: 'انفجر لغم أرضي بجرار زراعي في قرية بريف حماة الشرقي أمس، مما تسبب بمقتل طفل وإصابة ثلاثة من أفراد عائلته.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أسفر انفجار دراجة نارية مفخخة في إعزاز شمالي حلب أمس عن إصابة امرأتين وطفل.',
    says: 'civilians target, unidentified initiator',
    published: '2022-05-03',
  },
  {
    text: 'ألقى مجهولون قنبلة يدوية على منزل مختار قرية الغارية شرقي درعا ليلة أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'لقي ثلاثة من جنود الجيش العراقي مصرعهم وأصيب ضابط بانفجار عبوة استهدفت دوريتهم في قضاء الدبس بكركوك أمس.',
    says: 'iq-army target, unidentified initiator',
  },
  {
    text: 'قتل 9 أشخاص وأصيب 15 آخرون بينهم نساء جراء انفجار سيارة مفخخة في بلدة سلوك أمس.',
    says: 'civilians target, unidentified initiator',
    published: '2019-11-23',
  },
  // Strikes from afar
  {
    text: 'قصفت طائرة مسيرة تركية سيارة لقسد على طريق القامشلي المالكية أمس، ما أدى إلى مقتل قيادي وإصابة مرافقه.',
    says: 'sdf target, turkey initiator',
    published: '2023-07-10',
  },
  {
    text: 'شنت طائرات حربية إسرائيلية غارات على مطار تي فور شرقي حمص فجر اليوم، ما أسفر عن مقتل أربعة جنود سوريين.',
    says: 'israel initiator, sy-defence target',
  },
  {
    text: 'استهدف الطيران المروحي بالبراميل المتفجرة بلدة كفرنبل جنوبي إدلب أمس، ما أدى إلى استشهاد خمسة مدنيين وإصابة آخرين.',
    says: 'assad-forces initiator, civilians target',
    published: '2019-06-15',
  },
  {
    text: 'قصفت قوات النظام بالمدفعية الثقيلة مدينة أريحا جنوبي إدلب أمس وقتلت طالبين ومعلمة.',
    says: 'assad-forces initiator, civilians target',
    published: '2021-10-21',
  },
  {
    text: 'سقط ثلاثة شهداء وسبعة جرحى في قصف صاروخي لقوات الأسد على قرية بالقرب من سرمين أمس.',
    says: 'assad-forces initiator, civilians target',
    published: '2023-12-01',
  },
  {
    text: 'استهدفت مسيّرة مجهولة مقراً للحشد الشعبي في آمرلي شرقي صلاح الدين ليلة أمس وأصيب عنصران.',
    says: 'iq-pmf target, unidentified initiator',
  },
  {
    text: 'قصف الجيش التركي مواقع لقسد في محيط عين العرب أمس دون معلومات عن خسائر بشرية.',
    says: 'sdf target, turkey initiator',
    published: '2024-10-25',
  },
  {
    text: 'قُتل أربعة من عناصر تنظيم داعش بضربة جوية نفذها طيران الجيش العراقي في وادي زغيتون بكركوك أمس.',
    says: 'iq-army initiator, isis target',
  },
  {
    text: 'استهدفت ضربة لطائرات التحالف الدولي مضافة لتنظيم داعش في بادية دير الزور أمس، ما أسفر عن مقتل ثلاثة من عناصره.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'نفذ طيران التحالف غارات على مواقع لداعش في بلدة الباغوز أمس.',
    says: 'coalition initiator, isis target',
    published: '2019-02-20',
  },
  {
    text: 'شنت المقاتلات الروسية 12 غارة على مواقع تنظيم الدولة في بادية السخنة أمس.',
    says: 'isis target, russia initiator',
    published: '2021-04-20',
  },
  {
    text: 'مقتل اثنين من قياديي داعش في غارة أميركية على مدينة الرقة أمس.',
    says: 'isis target, usa initiator',
    published: '2017-04-20',
  },
  {
    text: 'أغار الطيران الحربي على مقرات لتنظيم الدولة في مدينة الميادين أمس وقتل 13 عنصراً من التنظيم.',
    says: 'assad-forces initiator, isis target',
    published: '2016-08-20',
  },
  {
    text: 'قالت خلية الإعلام الأمني إن طائرات القوة الجوية دمرت ثلاثة أوكار لداعش في سلسلة جبال قره جوغ أمس.',
    says: 'iq-army initiator, isis target',
  },
  {
    text: 'قُتل متزعم في داعش يدعى أبو خديجة بإنزال جوي نفذه جهاز مكافحة الإرهاب في صحراء الأنبار أمس بالتنسيق مع التحالف.',
    says: 'coalition partner, iq-cts initiator, isis target',
  },
  {
    text: 'قصفت مدفعية الجيش العراقي تجمعاً لعناصر داعش في تلال حمرين أمس فقتلت خمسة.',
    says: 'iq-army initiator, isis target',
  },
  {
    text: 'دمرت مسيرة للجيش السوري آلية لقسد على محور دير حافر أمس.',
    says: 'sdf target, sy-defence initiator',
  },
  {
    text: 'استشهد مدنيان وأصيب خمسة بغارات للطيران الحربي الروسي على أطراف مدينة جسر الشغور أمس.',
    says: 'civilians target, russia initiator',
    published: '2023-06-25',
  },
  {
    text: 'قتلت طائرة مسيرة تركية ثلاثة من مقاتلي قسد في قرية بريف عين عيسى أمس.',
    says: 'sdf target, turkey initiator',
    published: '2022-08-01',
  },
  {
    text: 'استهدفت مسيّرة تركية سيارة على طريق عامودا أمس، ما أدى إلى استشهاد مواطنين اثنين.',
    says: 'civilians target, turkey initiator',
    published: '2022-08-01',
  },
  {
    text: 'شنت إسرائيل غارة على سيارة في بلدة بيت جن بريف دمشق أمس قتل فيها شخصان.',
    says: 'civilians target, israel initiator',
  },
  // Killings, abductions, releases, protests, agreements
  {
    text: 'عُثر على جثة شاب قتل رمياً بالرصاص على طريق ناحتة شرقي درعا أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أقدم تنظيم داعش على إعدام أربعة من عناصر الجيش السوري أسرهم قبل أيام في بادية حمص أمس.',
    says: 'isis initiator, sy-defence target',
  },
  {
    text: 'أعدم مسلحون ثلاثة من رعاة الأغنام ميدانياً في بادية الرصافة أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'توفي شاب متأثراً بجراح أصيب بها جراء قصف قسد على مدينة الباب أمس.',
    says: 'civilians target, sdf initiator',
    published: '2023-01-15',
  },
  {
    text: 'اغتال مسلحون مجهولون يستقلون دراجة نارية مدير مدرسة في بلدة الكرك الشرقي بريف درعا أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أطلق مسلحون يستقلون دراجة نارية النار على عضو المجلس المحلي خالد الأحمد في بلدة سفيرة غربي دير الزور أمس، ما أدى إلى مقتله على الفور.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'نجا القيادي في الجيش الوطني أبو أحمد نور من محاولة اغتيال بعبوة ناسفة في مدينة عفرين أمس وأصيب بجروح.',
    says: 'sna target, unidentified initiator',
    published: '2022-03-01',
  },
  {
    text: 'اغتيل ضابط في الشرطة برصاص مجهولين في حي الدورة ببغداد أمس.',
    says: 'iq-police target, unidentified initiator',
  },
  {
    text: 'قُتل المختار محمد العلي وابنه بهجوم مسلح استهدف سيارتهما في قرية بناحية جلولاء أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'مقتل الشيخ حسين الجاسم برصاص مجهولين في بلدة الجرذي شرقي دير الزور أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'قُتل شاب برصاص عناصر من قسد خلال مداهمة في بلدة الحصان أمس.',
    says: 'civilians target, sdf initiator',
  },
  {
    text: 'قُتل ثلاثة مدنيين بينهم طفلة وأصيب خمسة آخرون في إطلاق نار عشوائي وسط مدينة السويداء أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'خطف مسلحون مجهولون تاجراً وسائقه على طريق السويداء دمشق أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'اختُطف الطبيب سامر القاسم من أمام عيادته في مدينة صافيتا أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أطلقت قسد سراح 60 معتقلاً من سجن علايا في القامشلي أمس.',
    says: 'detainees target, sdf initiator',
  },
  {
    text: 'رحّلت السلطات التركية 45 لاجئاً سورياً عبر معبر باب الهوى أمس.',
    says: 'civilians target, turkey initiator',
  },
  {
    text: 'تظاهر مئات الأهالي في مدينة السويداء أمس للمطالبة برحيل المحافظ.',
    says: 'civilians initiator',
  },
  {
    text: 'توصلت الحكومة السورية وقوات سوريا الديمقراطية إلى اتفاق لوقف إطلاق النار في حي الأشرفية بحلب أمس.',
    says: 'sdf initiator, sy-gov initiator',
  },
  // Counts
  {
    text: 'قُتل 41 شخصاً بينهم 12 طفلاً وسبع نساء وأصيب 63 آخرون في قصف روسي على سوق في معرة النعمان أمس.',
    says: 'civilians target, russia initiator',
    published: '2019-07-23',
  },
  {
    text: 'مقتل مختار قرية وزوجته واثنين من أبنائه بهجوم لداعش في ديالى أمس.',
    says: 'civilians target, isis initiator',
  },
  {
    text: 'أصيب مدني وزوجته وطفلاهما بجروح جراء انفجار لغم بسيارتهم في ريف الحسكة أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'لقي قيادي في قسد مصرعه مع اثنين من مرافقيه باستهداف سيارته في بلدة أبو حمام أمس.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'قتل جندي تركي وجرح أربعة آخرون بقصف لقسد على قاعدة في ريف إعزاز أمس.',
    says: 'sdf initiator, turkey target',
    published: '2022-01-08',
  },
  {
    text: 'قُتل ما لا يقل عن 30 عنصراً من قوات النظام والميليشيات الموالية لها في كمين لداعش بدير الزور أمس.',
    says: 'assad-forces target, isis initiator',
    published: '2020-12-30',
  },
  {
    text: 'عثر على ثلاث جثث تعود لعناصر من الجيش السوري في بادية الرصافة أمس.',
    says: 'sy-defence target, unidentified initiator',
  },
  {
    text: 'أصيب ستة أشخاص، هم أربعة رجال وامرأتان، بقذيفة سقطت على حي في حلب أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'استشهد طفل وجرح والده وشقيقته بقصف مدفعي لقوات النظام على قرية البارة أمس.',
    says: 'assad-forces initiator, civilians target',
    published: '2021-09-10',
  },
  {
    text: 'قتل عنصر من الفرقة الرابعة وأصيب آخران باستهداف سيارتهم في مدينة درعا أمس.',
    says: 'assad-forces target, unidentified initiator',
    published: '2021-09-10',
  },
  {
    text: 'خلّف الهجوم الذي تبناه داعش على حاجز للشرطة في سامراء أمس أربعة قتلى وإصابة خامس.',
    says: 'iq-police target, isis initiator',
  },
  {
    text: 'خطفت مجموعة مسلحة أربعة عمال من حقل نفطي في دير الزور أمس وطالبت بفدية.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أفرج داعش عن 15 مدنياً كان يحتجزهم في بادية حماة أمس.',
    says: 'civilians target, isis initiator',
    published: '2019-09-10',
  },
  {
    text: 'قتل ثلاثة مدنيين ذبحاً على يد تنظيم داعش في قرية شرق السلمية أمس.',
    says: 'civilians target, isis initiator',
    published: '2019-09-10',
  },
  // Several sentences
  {
    text: 'قتل خمسة أشخاص بانفجار في حي الكرادة ببغداد أمس، وتبنى تنظيم داعش التفجير.',
    says: 'civilians target, isis initiator',
  },
  {
    text: 'انفجرت سيارة مفخخة في بلدة الراعي أمس وقتلت ثلاثة مدنيين. واتهمت الشرطة قوات قسد بالوقوف خلف التفجير.',
    says: 'civilians target, sdf initiator',
    published: '2021-04-01',
  },
  {
    text: 'أصيب عنصران من الأسايش بانفجار عبوة ناسفة في مدينة الرقة أمس. ويُعتقد أن خلايا داعش تقف وراء التفجير.',
    says: 'asayish target, isis initiator',
  },
  {
    text: 'قالت وزارة الدفاع التركية إن قواتها حيّدت أربعة من عناصر حزب العمال الكردستاني في شمال العراق أمس.',
    says: 'pkk target, turkey initiator',
  },
  {
    text: 'استهدف قصف صاروخي مصدره مناطق سيطرة قسد مدينة إعزاز أمس وأصيب طفلان.',
    says: 'civilians target, sdf initiator',
    published: '2021-04-01',
  },
  {
    text: 'قصف مدفعي مصدره قوات النظام يستهدف بلدة كنصفرة أمس.',
    says: 'assad-forces initiator, civilians target',
    published: '2021-04-01',
  },
  {
    text: 'سيطرت قوات سوريا الديمقراطية على قرية بعد معارك مع تنظيم داعش أمس قتل فيها 12 من التنظيم وثلاثة من قسد.',
    says: 'isis target, sdf initiator',
    published: '2018-10-01',
  },
  {
    text: 'أكد مصدر أمني عراقي مقتل ثلاثة من قادة داعش بضربة جوية للتحالف في صحراء الرطبة أمس.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'أفاد المرصد السوري بمقتل ستة من عناصر الميليشيات الموالية لإيران بغارات إسرائيلية على البوكمال أمس.',
    says: 'iran-militia target, israel initiator',
    published: '2022-05-01',
  },
  {
    text: 'ألقت طائرات النظام المروحية براميل متفجرة على بلدة اللطامنة أمس فقتلت امرأة وطفليها.',
    says: 'assad-forces initiator, civilians target',
    published: '2018-05-01',
  },
  {
    text: 'نفذت مجموعة مسلحة هجوماً على مخفر للشرطة في قضاء الحويجة أمس وقتلت شرطيين وجرحت أربعة.',
    says: 'iq-police target, unidentified initiator',
  },
  {
    text: 'أقدم عناصر من لواء السلطان مراد على خطف شاب من أهالي عفرين أمس وطالبوا ذويه بفدية.',
    says: 'civilians target, sna initiator',
    published: '2020-05-01',
  },
  // Jointly and with mediation
  {
    text: 'نفذ التحالف الدولي وقسد عملية إنزال جوي مشتركة في بلدة الحوايج أمس أسفرت عن اعتقال قيادي في داعش.',
    says: 'coalition initiator, isis target, sdf initiator',
  },
  {
    text: 'نفذت قسد بالاشتراك مع التحالف الدولي عملية إنزال في بلدة الحوايج أمس أسفرت عن اعتقال قيادي في داعش.',
    says: 'coalition initiator, isis target, sdf initiator',
  },
  {
    text: 'نفذ جهاز مكافحة الإرهاب عملية مشتركة مع البيشمركة ضد داعش في جبال قرجوغ أمس.',
    says: 'iq-cts initiator, isis target, peshmerga initiator',
  },
  {
    text: 'نفذت قسد بالتعاون مع التحالف الدولي عملية إنزال في بلدة الحوايج أمس أسفرت عن اعتقال قيادي في داعش.',
    says: 'coalition partner, isis target, sdf initiator',
  },
  {
    text: 'هاجم مسلحون دورية لقسد مشتركة مع التحالف في بلدة الزر أمس.',
    says: 'coalition target, sdf target, unidentified initiator',
  },
  {
    text: 'أفرجت قسد عن معلم بوساطة من وجهاء العشائر أمس في بلدة الصور.',
    says: 'civilians target, sdf initiator, tribal partner',
  },
  {
    text: 'نفذت قوات التحالف الدولي لهزيمة تنظيم داعش عملية إنزال في بلدة الشحيل أمس واعتقلت رجلاً.',
    says: 'civilians target, coalition initiator',
  },
  // The deed that brought harm about
  {
    text: 'أسفرت الاشتباكات بين قسد ومسلحين من العشائر في بلدة الطيانة أمس عن مقتل خمسة من قسد وسبعة من مسلحي العشائر.',
    says: 'sdf initiator, tribal target',
  },
  {
    text: 'اندلعت اشتباكات بين فصيلين من الجيش الوطني في مدينة الباب أمس وأسفرت عن مقتل مسلحين اثنين.',
    says: 'sna initiator, sna target',
    published: '2021-05-01',
  },
  // A noun in its full form governs nothing
  {
    text: 'هاجم مسلحون دورية لقسد في بلدة الزر أمس.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'استهدف مسلحان حاجزاً للأسايش في مدينة الحسكة أمس.',
    says: 'asayish target, unidentified initiator',
  },
  {
    text: 'هاجم مقاتلون من داعش نقطة لقسد في بادية الصور أمس.',
    says: 'isis initiator, sdf target',
  },
  {
    text: 'هاجم مسلحو داعش دورية لقسد في بلدة الصور أمس.',
    says: 'isis initiator, sdf target',
  },
  // Who is in what is struck, whose it is, who left it
  {
    text: 'أغارت طائرات التحالف الدولي على مبنى تحصن فيه مسلحون من داعش في الباغوز أمس.',
    says: 'coalition initiator, isis target',
    published: '2019-02-01',
  },
  {
    text: 'استهدف مسلحون مجهولون سيارة كانت تقل عناصر من قسد في بلدة الصور أمس.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'قصفت طائرات عراقية كهفاً يتمركز فيه عناصر من داعش في تلال حمرين أمس.',
    says: 'iq-army initiator, isis target',
  },
  {
    text: 'فجر مسلحون منزل عنصر في الحشد العشائري في مدينة تكريت أمس من دون إصابات.',
    says: 'iq-pmf target, unidentified initiator',
  },
  {
    text: 'عثر الأمن العام على مستودع ذخيرة من مخلفات الميليشيات الإيرانية في البوكمال أمس.',
    says: 'iran-militia target, sy-interior initiator',
  },
  {
    text: 'ضبطت الشرطة مخبأ أسلحة يعود لتنظيم داعش في ناحية القيارة أمس.',
    says: 'iq-police initiator, isis target',
  },
  {
    text: 'انفجر لغم من مخلفات الحرب براعي أغنام في بادية الروضة أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'اشتبكت دورية للجيش مع خلية لداعش في بادية تدمر أمس، وأسفر الاشتباك عن مقتل ثلاثة من الخلية وإصابة جندي.',
    says: 'isis target, sy-defence initiator',
  },
  {
    text: 'داهمت قسد، تساندها طائرات مروحية من التحالف الدولي، ثلاثة منازل في بلدة ذيبان أمس واعتقلت أربعة رجال.',
    says: 'civilians target, coalition partner, sdf initiator',
  },
  {
    text: 'سقطت قذيفتا هاون أطلقتهما قسد على حي سكني في عفرين أمس فقتل طفلان.',
    says: 'civilians target, sdf initiator',
    published: '2021-03-01',
  },
  {
    text: 'قتل جنديان بعدما وقعت سيارتهما في كمين قرب السخنة أمس، وقد نسبه مصدر عسكري تحدث إلى الموقع إلى خلايا تنظيم داعش.',
    says: 'isis initiator, sy-defence target',
  },
  // Who came and then did it
  {
    text: 'توجهت دورية من الأمن العام إلى قرية البويضة أمس واعتقلت رجلين.',
    says: 'civilians target, sy-interior initiator',
  },
  {
    text: 'دخلت قوة إسرائيلية قرية كودنة في ريف القنيطرة أمس وفتشت منازل واعتقلت شاباً.',
    says: 'civilians target, israel initiator',
  },
  {
    text: 'تسلل عناصر من داعش إلى نقطة للجيش في بادية السخنة أمس وقتلوا ثلاثة جنود.',
    says: 'isis initiator, sy-defence target',
  },
  {
    text: 'دخلت قافلة مساعدات للأمم المتحدة إدلب أمس، وقتل مدني بقصف على سرمين.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أطلق ملثمان النار على أحد وجهاء عشيرة البو نمر في قضاء هيت أمس وأردياه قتيلاً.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'وصلت تعزيزات من وزارة الدفاع السورية إلى ريف جبلة أمس واشتبكت مع مجموعة من فلول النظام.',
    says: 'assad-remnants target, sy-defence initiator',
  },
  {
    text: 'اشتبك الجيش السوري مع عصابة من المهربين في بادية تدمر أمس، وأصيب جندي.',
    says: 'sy-defence initiator, unidentified target',
  },
  // Who suffered in a place
  {
    text: 'هاجم داعش بلدة ذيبان أمس وقُتل خمسة من مقاتلي قسد.',
    says: 'isis initiator, sdf target',
  },
  {
    text: 'هاجم داعش بلدة ذيبان أمس وقُتل خمسة مدنيين.',
    says: 'civilians target, isis initiator',
  },
  {
    text: 'قصفت قوات النظام قرية كنصفرة أمس وقُتل مقاتلان من هيئة تحرير الشام.',
    says: 'assad-forces initiator, hts target',
    published: '2020-02-01',
  },
  {
    text: 'قصفت قوات النظام قرية كنصفرة أمس.',
    says: 'assad-forces initiator, civilians target',
    published: '2020-02-01',
  },
  {
    text: 'قضى أربعة سائقين وعنصران من الحشد الشعبي وأصيب سبعة آخرون بهجوم لداعش قرب الرطبة أمس.',
    says: 'civilians target, iq-pmf target, isis initiator',
  },
  // A deed's doer, then what it was done to
  {
    text: 'قُتل عنصران من قسد ظهر اليوم جراء استهداف مسلحين مجهولين سيارة عسكرية على طريق المنصورة غربي الرقة.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'قتل جنديان إثر استهداف مسلحين مجهولين لحاجز للجيش قرب نوى أمس.',
    says: 'assad-forces target, unidentified initiator',
    published: '2024-03-01',
  },
  {
    text: 'قتل طفل جراء استهداف قوات سوريا الديمقراطية لبلدة ذيبان أمس.',
    says: 'civilians target, sdf initiator',
    published: '2024-03-01',
  },
  {
    text: 'قتل جندي باستهداف دورية للجيش قرب نوى أمس.',
    says: 'assad-forces target, unidentified initiator',
    published: '2024-03-01',
  },
  {
    text: 'أفرج تنظيم داعش أمس عن 13 مسيحياً بينهم ست نساء كان يحتجزهم منذ عام في بلدة القريتين.',
    says: 'civilians target, isis initiator',
    published: '2016-05-01',
  },
];

describe('roles', () => {
  test.each(ROLES)('$text', ({ text, says, published }) => {
    expect(code(text, published).map(sides)).toEqual([says]);
  });
});

describe('sides of several occurrences', () => {
  test.each([
    {
      name: 'who held people frees them',
      text: 'احتجزت قسد 17 مدنياً في مدينة الطبقة في 11 أيار. وأفرج عن تسعة منهم بعد ثلاثة أيام.',
      says: ['civilians target, sdf initiator', 'civilians target, sdf initiator'],
    },
    {
      name: 'a group that only a later story names',
      text: 'قُتل عنصر من الأمن العام بتفجير انتحاري في حلب أمس. وقال مصدر إن المهاجم كان ملثماً. وعلى صعيد آخر، قتل شرطي في كمين نصبته فلول النظام على طريق جبلة أمس.',
      says: [
        'sy-interior target, unidentified initiator',
        'assad-remnants initiator, sy-interior target',
      ],
    },
    {
      name: 'who denies a part of his own',
      text: 'انفجرت سيارة مفخخة وسط منبج أمس وقتل تسعة مدنيين. ونفت قسد صلتها بالتفجير.',
      says: ['civilians target, sdf initiator'],
    },
    {
      name: 'who denies what is not of the deed',
      text: 'انفجرت سيارة مفخخة وسط منبج أمس وقتل تسعة مدنيين. ونفت قسد اتهامات بتجنيد القاصرين.',
      says: ['civilians target, unidentified initiator'],
    },
    {
      name: 'who answers an attack did not make it',
      text: 'قُتل عنصران من قسد أمس جراء استهداف مسلحين سيارتهما قرب المنصورة غربي الرقة. وأغلقت قسد الطريق وبدأت عملية تمشيط في المنطقة.',
      says: ['sdf target, unidentified initiator'],
    },
  ])('$name', ({ text, says }) => {
    expect(code(text).map(sides)).toEqual(says);
  });
});

describe('what is in no such role', () => {
  test.each([
    {
      name: 'fighters who strike a group are not its own',
      text: 'فجر مسلحون منزل قيادي في الحشد الشعبي بمدينة تكريت أمس.',
      not: 'iq-pmf initiator',
    },
    {
      name: 'who lives elsewhere is not in what is struck',
      text: 'استهدف مسلحون شاحنة على طريق تدمر أمس، ويقطن سائقها في مخيم.',
      not: 'assad-forces target',
    },
    {
      name: 'who stands in a prepositional phrase does not act',
      text: 'قُتل ثلاثة مدنيين في منطقة تسيطر عليها قوات سوريا الديمقراطية بريف الرقة أمس.',
      not: 'sdf initiator',
    },
    {
      name: 'civilians start no attack',
      text: 'أصيب مدنيان في هجوم مسلح على حافلة قرب تدمر أمس.',
      not: 'civilians initiator',
    },
    {
      name: 'rescuers do no harm',
      text: 'انتشلت فرق الدفاع المدني جثث ثلاثة مدنيين من تحت الأنقاض في الرقة أمس.',
      not: 'civil-defence initiator',
    },
    {
      name: 'a law is no force',
      text: 'أوقفت الشرطة في الموصل أمس رجلين وفق قانون مكافحة الإرهاب.',
      not: 'iq-cts target',
    },
    {
      name: 'who foils an attack is not its target by that',
      text: 'أحبطت قوى الأمن الداخلي هجوماً لداعش على سوق في حلب أمس واعتقلت منفذيه الثلاثة.',
      not: 'isis initiator',
    },
    {
      name: 'a group without aircraft is struck, not striking',
      text: 'قُتل أربعة من عناصر داعش بضربة جوية في بادية حمص أمس.',
      not: 'isis initiator',
    },
  ])('$name', ({ text, not }) => {
    expect(code(text).map(sides).join(', ')).not.toContain(not);
  });
});
