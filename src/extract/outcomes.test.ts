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

/** What came of it, as `killed isis 2, wounded civilians some`. */
const harm = ({ outcomes }: CodedEvent): string =>
  outcomes
    .map(({ what, who, best }) => `${what} ${who} ${best ?? 'some'}`)
    .sort()
    .join(', ');

const OUTCOMES: readonly Row[] = [
  // Others of the same
  {
    text: 'قُتل جنديان أمريكيان وأصيب ثلاثة جنود آخرين في هجوم قرب الشدادي أمس.',
    says: 'killed usa 2, wounded usa 3',
  },
  {
    text: 'مقتل جنديين أمريكيين ومترجم مدني وإصابة ثلاثة جنود آخرين بهجوم قرب تدمر أمس.',
    says: 'killed civilians 1, killed usa 2, wounded usa 3',
  },
  {
    text: 'مقتل عنصرين من قسد وإصابة أربعة عناصر آخرين بهجوم قرب الشدادي أمس.',
    says: 'killed sdf 2, wounded sdf 4',
  },
  {
    text: 'مقتل جنديين أمريكيين وإصابة ثلاثة جنود سوريين بهجوم قرب تدمر أمس.',
    says: 'killed usa 2, wounded sy-defence 3',
  },
  {
    text: 'مقتل عنصرين من قسد وإصابة أربعة مدنيين آخرين بهجوم قرب الشدادي أمس.',
    says: 'killed sdf 2, wounded civilians 4',
  },
  // All of a group, and nobody of that name
  {
    text: 'ألقت الشرطة القبض على كامل أفراد الخلية في نوى أمس.',
    says: 'detained unidentified some',
  },
  { text: 'أوقفت الشرطة كامل عناصر المجموعة في نوى أمس.', says: 'detained unidentified some' },
  { text: 'قُتل كامل الأحمد برصاص مجهولين في نوى أمس.', says: 'killed civilians 1' },
  // Behind a verb that asked for a verbal noun
  { text: 'تم القبض على 11 إرهابياً في قضاء الشرقاط أمس.', says: 'detained unidentified 11' },
  { text: 'جرى إلقاء القبض على ثلاثة مطلوبين في مدينة نوى أمس.', says: 'detained unidentified 3' },
  { text: 'تم الإفراج عن خمسة موقوفين من أبناء بلدة نوى أمس.', says: 'released detainees 5' },
  { text: 'تم الاتفاق على عشرة بنود في مدينة نوى أمس.', says: '' },
  // Hideouts are no persons
  { text: 'ضبطت قوة من الجيش العراقي ستة أوكار لداعش في قضاء الحويجة أمس.', says: '' },
  {
    text: 'أوقفت الشرطة أربعة رجال في سيارة للتنظيم في الحويجة أمس.',
    says: 'detained isis 4',
  },
  // What became of those counted
  {
    text: 'ارتقى خمسة من مقاتلي قسد شهداء في بلدة البحرة أمس.',
    says: 'killed sdf 5',
  },
  { text: 'سقط أربعة مدنيين شهداء بقصف على بلدة سرمين أمس.', says: 'killed civilians 4' },
  // What becomes of those caught
  {
    text: 'ألقت الشرطة القبض على رجلين في نوى أمس وجرى تسليمهما إلى القضاء.',
    says: 'detained civilians 2',
  },
  // Behind a subject in the nominative stands the object
  { text: 'اغتال مسلحون مجهولون شابين في بلدة الجيزة أمس.', says: 'killed civilians 2' },
  { text: 'قتل مسلحون شاباً على طريق الصور أمس.', says: 'killed civilians 1' },
  { text: 'خطف مسلحان طبيباً في مدينة نوى أمس.', says: 'abducted civilians 1' },
  // Harm that is only thought likely
  {
    text: 'استهدف مجهولون سيارة تقل خمسة من عناصر الشرطة قرب الصنمين أمس، مما يرجح إصابتهم.',
    says: '',
  },
  { text: 'قصفت مدفعية أطراف بلدة سرمين أمس وسط مخاوف من احتمال مقتل عامل.', says: '' },
  {
    text: 'انفجر لغم بسيارة قرب السخنة أمس، ما أدى إلى إصابة سائقها.',
    says: 'wounded civilians 1',
  },
  // Numbers between slashes
  { text: 'ألقت قسد القبض على /22/ شخصاً في بلدة ذيبان أمس.', says: 'detained unidentified 22' },
  // People told by their nation
  { text: 'أصيب 3 سوريين برصاص الجيش الإسرائيلي في بلدة كودنة أمس.', says: 'wounded civilians 3' },
  { text: 'قُتل أربعة عراقيين بانفجار لغم قرب الرطبة أمس.', says: 'killed civilians 4' },
  { text: 'مقتل سوريَّين اثنين برصاص حرس الحدود التركي قرب دركوش أمس.', says: 'killed civilians 2' },
  { text: 'قُتل ثلاثة جنود سوريين بانفجار لغم قرب السخنة أمس.', says: 'killed sy-defence 3' },
  { text: 'داهمت دورية منزل ضباط عراقيين قرب الرطبة أمس.', says: '' },
  // Detained and led away
  {
    text: 'دهمت قوة من الجيش الإسرائيلي منازل في بلدة كودنة أمس واعتقلت شابين، واقتادتهما إلى جهة مجهولة.',
    says: 'detained civilians 2',
  },
  { text: 'قتل مسلحون ثلاثة رعاة شرق السخنة أمس.', says: 'killed civilians 3' },
  {
    text: 'خطف مسلحون مجهولون ثلاثة شبان قرب السخنة أمس واقتادوهم إلى جهة مجهولة.',
    says: 'abducted civilians 3',
  },
  // One number for dead and wounded
  {
    text: 'سقط 31 مدنياً بين قتيل وجريح أمس بقصف لقوات النظام على بلدة سرمين.',
    published: '2023-06-15',
    says: 'killed civilians some, wounded civilians some',
  },
  {
    text: 'أسفر القصف على سوق سرمين أمس عن مقتل وإصابة 12 مدنياً.',
    says: 'killed civilians some, wounded civilians some',
  },
  {
    text: 'قُتل وجُرح أكثر من 30 شخصاً بانفجار سيارة مفخخة في سوق سرمين أمس.',
    says: 'killed civilians some, wounded civilians some',
  },
  {
    text: 'أسفر القصف على سوق سرمين أمس عن مقتل ثلاثة وإصابة 12 مدنياً.',
    says: 'killed civilians 3, wounded civilians 12',
  },
  {
    text: 'قُتل مدني وجُرح أربعة بقصف على سوق سرمين أمس.',
    says: 'killed civilians 1, wounded civilians 4',
  },
  // Arrests
  {
    text: 'اعتقلت، فجر اليوم، دورية تابعة لقوات سوريا الديمقراطية ثلاثة شبان في بلدة الشحيل شرقي دير الزور.',
    says: 'detained civilians 3',
  },
  {
    text: 'قوات الأمن العام تعتقل خمسة من فلول النظام السابق في جبلة بريف اللاذقية اليوم.',
    says: 'detained assad-remnants 5',
  },
  {
    text: 'ألقي القبض على أربعة من عناصر تنظيم داعش في الحويجة جنوب غربي كركوك أمس على يد جهاز مكافحة الإرهاب.',
    says: 'detained isis 4',
  },
  {
    text: 'أوقفت قوى الأمن الداخلي في حمص، أمس، سبعة أشخاص بتهمة حيازة أسلحة.',
    says: 'detained unidentified 7',
  },
  {
    text: 'تمكنت مفارز الاستخبارات العسكرية من اعتقال متهمَين اثنين بالانتماء إلى تنظيم داعش في الموصل يوم أمس.',
    says: 'detained isis 2',
  },
  {
    text: 'أعلنت وزارة الداخلية السورية، أمس الأحد، إلقاء القبض على المدعو أحمد الخالد، المسؤول عن تفجير سيارة في حماة، خلال عملية أمنية في مدينة سلمية.',
    says: 'detained unidentified 1',
  },
  {
    text: 'اعتقلت قسد القيادي في تنظيم الدولة أبو عمر العراقي خلال مداهمة منزل في مدينة الرقة فجر الأحد.',
    says: 'detained isis 1',
  },
  {
    text: 'داهمت قوات التحالف الدولي برفقة قسد منزلاً في بلدة ذيبان شرقي دير الزور فجر أمس واعتقلت شخصين.',
    says: 'detained unidentified 2',
  },
  {
    text: 'اعتقل عناصر حاجز للمخابرات الجوية شاباً من أبناء مدينة نوى شمالي درعا أمس.',
    says: 'detained civilians 1',
    published: '2021-03-10',
  },
  {
    text: 'سلّم ستة من عناصر تنظيم داعش أنفسهم إلى قوات سوريا الديمقراطية في بلدة هجين أمس.',
    says: 'surrendered isis 6',
    published: '2018-12-20',
  },
  {
    text: 'أسر الجيش السوري أربعة من مقاتلي قسد خلال اشتباكات في محيط سد تشرين بريف حلب أمس.',
    says: 'detained sdf 4',
  },
  {
    text: 'أقدمت مجموعة من الشرطة العسكرية التابعة للجيش الوطني على اعتقال مواطنين اثنين من أهالي قرية في ناحية شران بريف عفرين يوم الخميس.',
    says: 'detained civilians 2',
    published: '2022-03-10',
  },
  {
    text: 'نفذت قوى الأمن الداخلي حملة مداهمات في حي الشهداء بمدينة دير الزور أمس الأول، أسفرت عن توقيف 12 مطلوباً ومصادرة أسلحة.',
    says: 'detained unidentified 12',
  },
  {
    text: 'احتجزت هيئة تحرير الشام ناشطاً إعلامياً في مدينة إدلب أمس على خلفية منشور له.',
    says: 'detained civilians 1',
    published: '2021-05-10',
  },
  {
    text: 'أحبطت قوى الأمن الداخلي هجوماً لخلية من داعش على كنيسة في حلب أمس وألقت القبض على اثنين من أفرادها.',
    says: 'detained isis 2',
  },
  {
    text: 'ألقت قيادة شرطة بابل القبض على خمسة مطلوبين بقضايا إرهابية في قضاء المسيب أمس.',
    says: 'detained unidentified 5',
  },
  {
    text: 'ألقى جهاز الاستخبارات القبض على والي داعش في الفرات الأوسط أمس في مدينة الميادين.',
    says: 'detained isis 1',
  },
  {
    text: 'قالت قوات سوريا الديمقراطية إنها اعتقلت ثلاثة من خلايا داعش وصادرت أسلحتهم في بلدة الصور أمس.',
    says: 'detained isis 3',
  },
  {
    text: 'نفذت قوات سوريا الديمقراطية بمساندة التحالف الدولي عملية إنزال جوي في بلدة الطيانة أمس اعتقلت خلالها متزعماً في خلايا داعش.',
    says: 'detained isis 1',
  },
  {
    text: 'أعلنت قوات سوريا الديمقراطية أمس القبض على خمسة إرهابيين من تنظيم داعش في الحسكة.',
    says: 'detained isis 5',
  },
  {
    text: 'قال المركز الإعلامي لقوات سوريا الديمقراطية إن وحدات الكوماندوس ألقت القبض على مرتزق من داعش في بلدة البصيرة أمس.',
    says: 'detained isis 1',
  },
  {
    text: 'تمكنت إدارة مكافحة الإرهاب بالتعاون مع جهاز الاستخبارات العامة من تفكيك خلية لداعش في ريف دمشق أمس واعتقال ستة من أفرادها.',
    says: 'detained isis 6',
  },
  {
    text: 'أُلقي القبض على ستة أشخاص بتهمة الانتماء إلى تنظيم داعش في عملية أمنية بمدينة تدمر أمس.',
    says: 'detained isis 6',
  },
  {
    text: 'حيّدت قوى الأمن الداخلي ثلاثة من عناصر داعش وأسرت اثنين خلال مداهمة وكر لهم في حي بمدينة حلب أمس.',
    says: 'detained isis 2, killed isis 3',
  },
  // Clashes and attacks
  {
    text: 'اشتبك عناصر من الشرطة الاتحادية مع مسلحين من داعش في أطراف قرية بناحية الرشاد جنوبي كركوك أمس، ما أدى إلى مقتل شرطي وإصابة اثنين آخرين.',
    says: 'killed iq-police 1, wounded iq-police 2',
  },
  {
    text: 'نشبت مواجهات مسلحة بين عشيرتين في قضاء المدينة شمالي البصرة أمس وسقط فيها قتيلان وسبعة جرحى.',
    says: 'killed tribal 2, wounded tribal 7',
  },
  {
    text: 'قتل ثلاثة عناصر من قسد في اشتباكات مع فصائل الجيش الوطني في ريف منبج أمس.',
    says: 'killed sdf 3',
    published: '2023-06-10',
  },
  {
    text: 'أحبط الحشد الشعبي هجوماً لداعش على قرية في أطراف جلولاء بديالى أمس وقتل ثلاثة من المهاجمين.',
    says: 'killed isis 3',
  },
  {
    text: 'هاجمت خلايا تنظيم الدولة حاجزاً لقسد في بلدة أبو خشب شمالي دير الزور مساء أمس، ما أسفر عن مقتل عنصرين وإصابة ثالث.',
    says: 'killed sdf 2, wounded sdf 1',
  },
  {
    text: 'تعرض رتل للجيش السوري لهجوم بالأسلحة الرشاشة على طريق السخنة أمس على يد خلايا داعش، ما أسفر عن مقتل أربعة جنود.',
    says: 'killed sy-defence 4',
  },
  {
    text: 'فتح مسلحون مجهولون النار على سيارة مدنية في بلدة الحراك شرقي درعا أمس، فقتل سائقها.',
    says: 'killed civilians 1',
  },
  {
    text: 'أطلق عنصر من الجيش الوطني النار على رجل مسن في قرية بريف رأس العين أمس فأرداه قتيلاً.',
    says: 'killed civilians 1',
    published: '2022-08-12',
  },
  {
    text: 'استهدف مسلحون بالأسلحة الرشاشة سيارة تقل موظفين في حقل العمر أمس، فأصيب اثنان منهم.',
    says: 'wounded civilians 2',
  },
  {
    text: 'شن تنظيم داعش هجوماً على ثكنة للجيش العراقي في قضاء العظيم بديالى فجر الجمعة، راح ضحيته 11 جندياً بينهم ضابط.',
    says: 'killed iq-army 11',
  },
  {
    text: 'قُتل جنديان وأصيب ثالث من الجيش العراقي بهجوم شنه تنظيم داعش في حوض حمرين أمس.',
    says: 'killed iq-army 2, wounded iq-army 1',
  },
  {
    text: 'وقعت دورية للجيش السوري في كمين لتنظيم داعش قرب جبل البشري أمس وقتل كل أفرادها السبعة.',
    says: 'killed sy-defence 7',
  },
  {
    text: 'نصبت قوات الحشد الشعبي كميناً لعناصر داعش في جبال مكحول أمس وقتلت أربعة منهم.',
    says: 'killed isis 4',
  },
  {
    text: 'سقط ستة قتلى من قوات النظام في هجوم لداعش على حافلة عسكرية قرب تدمر أمس.',
    says: 'killed assad-forces 6',
    published: '2023-08-11',
  },
  {
    text: 'ردت قوات الجيش باستهداف مواقع قسد في محيط دير حافر أمس وقتلت عنصرين.',
    says: 'killed sdf 2',
  },
  {
    text: 'قتلت القوات الإسرائيلية شاباً برصاص مباشر خلال توغلها في بلدة كويا غربي درعا أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'قضى عنصر من الأمن العام برصاص فلول النظام في بلدة القرداحة أمس.',
    says: 'killed sy-interior 1',
  },
  {
    text: 'قتل مدني وجرح اثنان آخران بنيران قناص من قسد في حي الشيخ مقصود بحلب أمس.',
    says: 'killed civilians 1, wounded civilians 2',
  },
  // Bombs and mines
  {
    text: 'قتل راعٍ وأصيب ابنه بانفجار لغم من مخلفات داعش في بادية معدان شرقي الرقة أمس.',
    says: 'killed civilians 1, wounded civilians 1',
  },
  {
    text: 'انفجرت سيارة مفخخة في سوق وسط مدينة منبج أمس وأودت بحياة 11 مدنياً وخلفت 20 جريحاً.',
    says: 'killed civilians 11, wounded civilians 20',
  },
  {
    text: 'فجر انتحاري من داعش نفسه داخل كنيسة في حي الدويلعة بدمشق أمس فقتل 20 شخصاً وأصيب 50.',
    says: 'killed civilians 20, killed isis 1, wounded civilians 50',
  },
  {
    text: 'انفجر لغم أرضي بجرار زراعي في قرية بريف حماة الشرقي أمس، مما تسبب بمقتل طفل وإصابة ثلاثة من أفراد عائلته.',
    says: 'killed civilians 1, wounded civilians 3',
  },
  {
    text: 'أسفر انفجار دراجة نارية مفخخة في إعزاز شمالي حلب أمس عن إصابة امرأتين وطفل.',
    says: 'wounded civilians 3',
    published: '2022-05-03',
  },
  {
    text: 'لقي ثلاثة من جنود الجيش العراقي مصرعهم وأصيب ضابط بانفجار عبوة استهدفت دوريتهم في قضاء الدبس بكركوك أمس.',
    says: 'killed iq-army 3, wounded iq-army 1',
  },
  {
    text: 'قتل 9 أشخاص وأصيب 15 آخرون بينهم نساء جراء انفجار سيارة مفخخة في بلدة سلوك أمس.',
    says: 'killed civilians 9, wounded civilians 15',
    published: '2019-11-23',
  },
  // Strikes from afar
  {
    text: 'قصفت طائرة مسيرة تركية سيارة لقسد على طريق القامشلي المالكية أمس، ما أدى إلى مقتل قيادي وإصابة مرافقه.',
    says: 'killed sdf 1, wounded sdf 1',
    published: '2023-07-10',
  },
  {
    text: 'سقطت قذيفتا هاون على حي سكني في مدينة عفرين أمس أطلقتهما قسد، فقتل طفلان.',
    says: 'killed civilians 2',
    published: '2021-03-01',
  },
  {
    text: 'شنت طائرات حربية إسرائيلية غارات على مطار تي فور شرقي حمص فجر اليوم، ما أسفر عن مقتل أربعة جنود سوريين.',
    says: 'killed sy-defence 4',
  },
  {
    text: 'استهدف الطيران المروحي بالبراميل المتفجرة بلدة كفرنبل جنوبي إدلب أمس، ما أدى إلى استشهاد خمسة مدنيين وإصابة آخرين.',
    says: 'killed civilians 5, wounded civilians some',
    published: '2019-06-15',
  },
  {
    text: 'قصفت قوات النظام بالمدفعية الثقيلة مدينة أريحا جنوبي إدلب أمس وقتلت طالبين ومعلمة.',
    says: 'killed civilians 3',
    published: '2021-10-21',
  },
  {
    text: 'نفذ طيران القوة الجوية العراقية ضربة جوية على وكر لداعش في جبال حمرين أمس أسفرت عن مقتل أربعة إرهابيين.',
    says: 'killed isis 4',
  },
  {
    text: 'سقط ثلاثة شهداء وسبعة جرحى في قصف صاروخي لقوات الأسد على قرية بالقرب من سرمين أمس.',
    says: 'killed civilians 3, wounded civilians 7',
    published: '2023-12-01',
  },
  {
    text: 'استشهد مقاتل من وحدات حماية الشعب وجرح آخر في قصف لدولة الاحتلال التركي على قرية شمالي عين عيسى أمس.',
    says: 'killed ypg 1, wounded ypg 1',
    published: '2022-11-20',
  },
  {
    text: 'استهدفت مسيّرة مجهولة مقراً للحشد الشعبي في آمرلي شرقي صلاح الدين ليلة أمس وأصيب عنصران.',
    says: 'wounded iq-pmf 2',
  },
  {
    text: 'قُتل أربعة من عناصر تنظيم داعش بضربة جوية نفذها طيران الجيش العراقي في وادي زغيتون بكركوك أمس.',
    says: 'killed isis 4',
  },
  {
    text: 'وجهت طائرات إف 16 العراقية ضربة جوية لوكر يختبئ فيه عناصر من داعش في جبال حمرين أمس أدت إلى مقتل ستة منهم.',
    says: 'killed isis 6',
  },
  {
    text: 'أعلنت القيادة المركزية الأمريكية مقتل قيادي في تنظيم داعش بغارة جوية في ريف إدلب أمس.',
    says: 'killed isis 1',
  },
  {
    text: 'استهدفت ضربة لطائرات التحالف الدولي مضافة لتنظيم داعش في بادية دير الزور أمس، ما أسفر عن مقتل ثلاثة من عناصره.',
    says: 'killed isis 3',
  },
  {
    text: 'مقتل اثنين من قياديي داعش في غارة أميركية على مدينة الرقة أمس.',
    says: 'killed isis 2',
    published: '2017-04-20',
  },
  {
    text: 'أغار الطيران الحربي على مقرات لتنظيم الدولة في مدينة الميادين أمس وقتل 13 عنصراً من التنظيم.',
    says: 'killed isis 13',
    published: '2016-08-20',
  },
  {
    text: 'قُتل متزعم في داعش يدعى أبو خديجة بإنزال جوي نفذه جهاز مكافحة الإرهاب في صحراء الأنبار أمس بالتنسيق مع التحالف.',
    says: 'killed isis 1',
  },
  {
    text: 'قصفت مدفعية الجيش العراقي تجمعاً لعناصر داعش في تلال حمرين أمس فقتلت خمسة.',
    says: 'killed isis 5',
  },
  {
    text: 'استشهد مدنيان وأصيب خمسة بغارات للطيران الحربي الروسي على أطراف مدينة جسر الشغور أمس.',
    says: 'killed civilians 2, wounded civilians 5',
    published: '2023-06-25',
  },
  {
    text: 'قتلت طائرة مسيرة تركية ثلاثة من مقاتلي قسد في قرية بريف عين عيسى أمس.',
    says: 'killed sdf 3',
    published: '2022-08-01',
  },
  {
    text: 'استهدفت مسيّرة تركية سيارة على طريق عامودا أمس، ما أدى إلى استشهاد مواطنين اثنين.',
    says: 'killed civilians 2',
    published: '2022-08-01',
  },
  {
    text: 'أسفر القصف الإسرائيلي على مبنى قيادة الأركان في دمشق أمس عن مقتل ثلاثة أشخاص وإصابة 34.',
    says: 'killed civilians 3, wounded civilians 34',
  },
  {
    text: 'شنت إسرائيل غارة على سيارة في بلدة بيت جن بريف دمشق أمس قتل فيها شخصان.',
    says: 'killed civilians 2',
  },
  // Killings, abductions, releases, protests, agreements
  {
    text: 'عُثر على جثة شاب قتل رمياً بالرصاص على طريق ناحتة شرقي درعا أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'أقدم تنظيم داعش على إعدام أربعة من عناصر الجيش السوري أسرهم قبل أيام في بادية حمص أمس.',
    says: 'killed sy-defence 4',
  },
  {
    text: 'أعدم مسلحون ثلاثة من رعاة الأغنام ميدانياً في بادية الرصافة أمس.',
    says: 'killed civilians 3',
  },
  {
    text: 'توفي شاب متأثراً بجراح أصيب بها جراء قصف قسد على مدينة الباب أمس.',
    says: 'killed civilians 1',
    published: '2023-01-15',
  },
  {
    text: 'اغتال مسلحون مجهولون يستقلون دراجة نارية مدير مدرسة في بلدة الكرك الشرقي بريف درعا أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'أطلق مسلحون يستقلون دراجة نارية النار على عضو المجلس المحلي خالد الأحمد في بلدة سفيرة غربي دير الزور أمس، ما أدى إلى مقتله على الفور.',
    says: 'killed civilians 1',
  },
  {
    text: 'نجا القيادي في الجيش الوطني أبو أحمد نور من محاولة اغتيال بعبوة ناسفة في مدينة عفرين أمس وأصيب بجروح.',
    says: 'wounded sna 1',
    published: '2022-03-01',
  },
  {
    text: 'اغتيل ضابط في الشرطة برصاص مجهولين في حي الدورة ببغداد أمس.',
    says: 'killed iq-police 1',
  },
  {
    text: 'قُتل المختار محمد العلي وابنه بهجوم مسلح استهدف سيارتهما في قرية بناحية جلولاء أمس.',
    says: 'killed civilians 2',
  },
  {
    text: 'مقتل الشيخ حسين الجاسم برصاص مجهولين في بلدة الجرذي شرقي دير الزور أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'قُتل شاب برصاص عناصر من قسد خلال مداهمة في بلدة الحصان أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'قُتل ثلاثة مدنيين بينهم طفلة وأصيب خمسة آخرون في إطلاق نار عشوائي وسط مدينة السويداء أمس.',
    says: 'killed civilians 3, wounded civilians 5',
  },
  {
    text: 'خطف مسلحون مجهولون تاجراً وسائقه على طريق السويداء دمشق أمس.',
    says: 'abducted civilians 2',
  },
  {
    text: 'اختُطف الطبيب سامر القاسم من أمام عيادته في مدينة صافيتا أمس.',
    says: 'abducted civilians 1',
  },
  { text: 'أُفرج عن ثلاثة مختطفين من أبناء السويداء في درعا أمس.', says: 'released civilians 3' },
  { text: 'أطلقت قسد سراح 60 معتقلاً من سجن علايا في القامشلي أمس.', says: 'released detainees 60' },
  {
    text: 'تسلمت الحكومة العراقية من قسد 82 معتقلاً من عناصر داعش أمس عبر معبر ربيعة.',
    says: 'transferred isis 82',
  },
  {
    text: 'رحّلت السلطات التركية 45 لاجئاً سورياً عبر معبر باب الهوى أمس.',
    says: 'transferred civilians 45',
  },
  { text: 'فر 14 سجيناً من سجن مركزي في جنديرس أمس.', says: 'escaped detainees 14' },
  {
    text: 'انفجر لغم بمجموعة من عناصر الجيش في ريف إدلب الشرقي أمس فقتل ثلاثة وأصيب رابع.',
    says: 'killed sy-defence 3, wounded sy-defence 1',
  },
  {
    text: 'ارتفعت حصيلة ضحايا التفجير الذي ضرب سوقاً في القائم بالأنبار أمس إلى 14 قتيلاً و30 جريحاً.',
    says: 'killed civilians 14, wounded civilians 30',
  },
  // Counts
  {
    text: 'قُتل 41 شخصاً بينهم 12 طفلاً وسبع نساء وأصيب 63 آخرون في قصف روسي على سوق في معرة النعمان أمس.',
    says: 'killed civilians 41, wounded civilians 63',
    published: '2019-07-23',
  },
  {
    text: 'أسفر الهجوم عن سقوط ستة قتلى وتسعة جرحى من عناصر الجيش السوري قرب السخنة أمس.',
    says: 'killed sy-defence 6, wounded sy-defence 9',
  },
  {
    text: 'ارتفع عدد ضحايا القصف على سرمدا أمس إلى ثمانية قتلى بعد وفاة طفل متأثراً بإصابته.',
    says: 'killed civilians 8',
  },
  {
    text: 'قتل جندي تركي وجرح أربعة آخرون بقصف لقسد على قاعدة في ريف إعزاز أمس.',
    says: 'killed turkey 1, wounded turkey 4',
    published: '2022-01-08',
  },
  {
    text: 'قُتل ما لا يقل عن 30 عنصراً من قوات النظام والميليشيات الموالية لها في كمين لداعش بدير الزور أمس.',
    says: 'killed assad-forces 30',
    published: '2020-12-30',
  },
  {
    text: 'أصيب ستة أشخاص، هم أربعة رجال وامرأتان، بقذيفة سقطت على حي في حلب أمس.',
    says: 'wounded civilians 6',
  },
  {
    text: 'استشهد طفل وجرح والده وشقيقته بقصف مدفعي لقوات النظام على قرية البارة أمس.',
    says: 'killed civilians 1, wounded civilians 2',
    published: '2021-09-10',
  },
  {
    text: 'وفاة شابين تحت التعذيب في سجون النظام من بلدة معضمية الشام أمس.',
    says: 'killed civilians 2',
    published: '2020-09-10',
  },
  {
    text: 'قتل عنصر من الفرقة الرابعة وأصيب آخران باستهداف سيارتهم في مدينة درعا أمس.',
    says: 'killed assad-forces 1, wounded assad-forces 2',
    published: '2021-09-10',
  },
  {
    text: 'خطفت مجموعة مسلحة أربعة عمال من حقل نفطي في دير الزور أمس وطالبت بفدية.',
    says: 'abducted civilians 4',
  },
  {
    text: 'أفرج داعش عن 15 مدنياً كان يحتجزهم في بادية حماة أمس.',
    says: 'released civilians 15',
    published: '2019-09-10',
  },
  {
    text: 'قتل ثلاثة مدنيين ذبحاً على يد تنظيم داعش في قرية شرق السلمية أمس.',
    says: 'killed civilians 3',
    published: '2019-09-10',
  },
  // Several sentences
  {
    text: 'أعلنت قوات سوريا الديمقراطية إحباط هجوم لتنظيم داعش على نقطة عسكرية في بادية أبو خشب. وقال المركز الإعلامي إن قواته قتلت ثلاثة من المهاجمين أمس.',
    says: 'killed isis 3',
  },
  {
    text: 'قتل خمسة أشخاص بانفجار في حي الكرادة ببغداد أمس، وتبنى تنظيم داعش التفجير.',
    says: 'killed civilians 5',
  },
  {
    text: 'انفجرت سيارة مفخخة في بلدة الراعي أمس وقتلت ثلاثة مدنيين. واتهمت الشرطة قوات قسد بالوقوف خلف التفجير.',
    says: 'killed civilians 3',
    published: '2021-04-01',
  },
  {
    text: 'أصيب عنصران من الأسايش بانفجار عبوة ناسفة في مدينة الرقة أمس. ويُعتقد أن خلايا داعش تقف وراء التفجير.',
    says: 'wounded asayish 2',
  },
  {
    text: 'قالت وزارة الدفاع التركية إن قواتها حيّدت أربعة من عناصر حزب العمال الكردستاني في شمال العراق أمس.',
    says: 'killed pkk 4',
  },
  {
    text: 'استهدف قصف صاروخي مصدره مناطق سيطرة قسد مدينة إعزاز أمس وأصيب طفلان.',
    says: 'wounded civilians 2',
    published: '2021-04-01',
  },
  {
    text: 'اندلعت اشتباكات في بلدة العشارة أمس إثر هجوم لداعش على نقطة للجيش قُتل فيها عنصران من الجيش.',
    says: 'killed sy-defence 2',
  },
  {
    text: 'سيطرت قوات سوريا الديمقراطية على قرية بعد معارك مع تنظيم داعش أمس قتل فيها 12 من التنظيم وثلاثة من قسد.',
    says: 'killed isis 12, killed sdf 3',
    published: '2018-10-01',
  },
  {
    text: 'أكد مصدر أمني عراقي مقتل ثلاثة من قادة داعش بضربة جوية للتحالف في صحراء الرطبة أمس.',
    says: 'killed isis 3',
  },
  {
    text: 'أفاد المرصد السوري بمقتل ستة من عناصر الميليشيات الموالية لإيران بغارات إسرائيلية على البوكمال أمس.',
    says: 'killed iran-militia 6',
    published: '2022-05-01',
  },
  {
    text: 'ألقت طائرات النظام المروحية براميل متفجرة على بلدة اللطامنة أمس فقتلت امرأة وطفليها.',
    says: 'killed civilians 3',
    published: '2018-05-01',
  },
  {
    text: 'انفجر لغم بسيارة تابعة للدفاع المدني في ريف إدلب أمس وأصيب ثلاثة متطوعين.',
    says: 'wounded civilians 3',
  },
  {
    text: 'أقدم عناصر من لواء السلطان مراد على خطف شاب من أهالي عفرين أمس وطالبوا ذويه بفدية.',
    says: 'abducted civilians 1',
    published: '2020-05-01',
  },
  // Attackers beside those whom they attacked
  {
    text: 'قُتل جنديان وأربعة من المهاجمين في هجوم لتنظيم داعش على نقطة للجيش قرب السخنة أمس.',
    says: 'killed isis 4, killed sy-defence 2',
  },
  {
    text: 'أصيب شرطيان وثلاثة من المهاجمين في هجوم لتنظيم داعش على حاجز للشرطة قرب داقوق أمس.',
    says: 'wounded iq-police 2, wounded isis 3',
  },
  {
    text: 'قُتل عنصران من الجيش وثلاثة من المهاجمين في هجوم على نقطة عسكرية قرب السخنة أمس.',
    says: 'killed sy-defence 2, killed unidentified 3',
  },
  // Whose dead they are, told before their number
  {
    text: 'سقط من قوات النظام تسعة قتلى في هجوم لداعش قرب أثريا أمس.',
    says: 'killed assad-forces 9',
    published: '2021-03-01',
  },
  {
    text: 'سقط للجيش أربعة قتلى في كمين قرب أثريا أمس.',
    says: 'killed sy-defence 4',
  },
  {
    text: 'سقط في صفوف الجيش خمسة جرحى في هجوم قرب أثريا أمس.',
    says: 'wounded sy-defence 5',
  },
  {
    text: 'سقط أربعة قتلى من المدنيين في هجوم لداعش على أطراف أثريا أمس.',
    says: 'killed civilians 4',
  },
  {
    text: 'تعرض حاجز لقسد في الشحيل أمس لإطلاق نار من مسلحين، فسقط قتيل.',
    says: 'killed sdf 1',
  },
  // Counted persons, of whom a verb tells right behind that they fell
  {
    text: 'نعت قسد اثنين من مقاتليها قتلا بهجوم لداعش على نقطة في الكسرة أمس.',
    says: 'killed sdf 2',
  },
  {
    text: 'شيع الأهالي أربعة مدنيين قتلوا بقصف في إزرع أمس.',
    says: 'killed civilians 4',
  },
  {
    text: 'قالت شبكات محلية إن رجلاً وزوجته قُتلا أمس في غارة على قرية أم شامة بريف السويداء.',
    says: 'killed civilians 2',
  },
  {
    text: 'أربعة مسلحين قتلوا مدنياً في الكسرة أمس.',
    says: 'killed civilians 1',
  },
  // The pronoun behind the preposition of the verb
  {
    text: 'نصبت الشرطة كميناً في البعاج أمس وقبضت عليه.',
    says: 'detained unidentified 1',
  },
  {
    text: 'داهمت الشرطة منزل المطلوب في البعاج أمس وألقت القبض عليهما.',
    says: 'detained unidentified 2',
  },
  {
    text: 'استدرجت مفرزة من استخبارات الحشد مطلوباً إلى كمين في البعاج أمس وأمسكت به.',
    says: 'detained unidentified 1',
  },
  // Held, told without a verb
  {
    text: 'متزعم خلية لداعش في قبضة الأمن الداخلي بريف دمشق أمس.',
    says: 'detained isis 1',
  },
  {
    text: 'ثلاثة إرهابيين في قبضة القوات الأمنية بكركوك أمس.',
    says: 'detained unidentified 3',
  },
  {
    text: 'بعد مطاردة.. "أبو عمر" في قبضة استخبارات الحشد بالبعاج أمس.',
    says: 'detained unidentified 1',
  },
  // Lives that something takes
  {
    text: 'خطف انفجار عبوة ناسفة حياة ثلاثة جنود على طريق تدمر أمس.',
    says: 'killed sy-defence 3',
  },
  {
    text: 'حصد لغم أرواح أربعة في تفتناز أمس.',
    says: 'killed civilians 4',
  },
  {
    text: 'أزهق انفجار عبوة أرواح ستة من عناصر الأمن العام في إزرع أمس.',
    says: 'killed sy-interior 6',
  },
  // Back home: a release where captivity is told
  {
    text: 'عاد الشاب المخطوف محمود العلي إلى ذويه في إزرع أمس بعد أسبوع.',
    says: 'released civilians 1',
  },
  {
    text: 'أعادت فصائل محلية إلى الحرية مزارعين كانا مخطوفين في المليحة الغربية أمس.',
    says: 'released civilians 2',
  },
  {
    text: 'استعاد ثلاثة مختطفين حريتهم أمس في إزرع.',
    says: 'released civilians 3',
  },
  // Found dead, by the state they were found in
  {
    text: 'وُجد أربعة من رعاة الأغنام مضرجين بدمائهم في خيمتهم ببادية عقيربات شرقي حماة أمس.',
    says: 'killed civilians 4',
  },
  {
    text: 'عثر الأهالي على شاب مخنوقاً داخل سيارته في سلمية أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'وجد السكان امرأة مخنوقة في حفرة بمخيم الهول أمس.',
    says: 'killed civilians 1',
  },
  {
    text: 'أتى لغم على ثلاثة من عناصر الجيش في بادية الرصافة أمس.',
    says: 'killed sy-defence 3',
  },
  // Both sides
  {
    text: 'أسفرت الاشتباكات في بلدة الطيانة أمس بين قسد ومسلحين من العشائر عن سقوط قتيلين من الطرفين.',
    says: 'killed unidentified 2',
  },
  {
    text: 'دارت اشتباكات بين قسد والجيش الوطني قرب منبج أمس وأدت إلى سقوط أربعة جرحى من الجانبين.',
    says: 'wounded unidentified 4',
    published: '2022-03-01',
  },
  {
    text: 'اشتبك مسلحو العشائر مع قسد في ذيبان أمس، وسقط ثلاثة قتلى في صفوف الطرفين.',
    says: 'killed unidentified 3',
    published: '2023-09-01',
  },
  {
    text: 'اندلعت اشتباكات بين فصيلين من الجيش الوطني في مدينة الباب أمس وأسفرت عن مقتل مسلحين اثنين وإصابة مدني.',
    says: 'killed sna 2, wounded civilians 1',
    published: '2021-05-01',
  },
  // Kin and companions
  {
    text: 'قُتل معلم مدرسة وزوجته وطفلاهما بقصف لقوات النظام على قرية كنصفرة أمس.',
    says: 'killed civilians 4',
    published: '2020-02-01',
  },
  {
    text: 'قتل طفل وأصيب والداه بانفجار لغم من مخلفات الحرب في قرية أبو خشب أمس.',
    says: 'killed civilians 1, wounded civilians 2',
  },
  {
    text: 'قُتل القيادي في داعش أبو فلان الأنصاري مع مرافقه بضربة من طائرة مسيرة للتحالف الدولي قرب سرمدا أمس.',
    says: 'killed isis 2',
    published: '2022-02-01',
  },
  {
    text: 'سلّم ثمانية مطلوبين أنفسهم للأمن العام في ازرع أمس.',
    says: 'surrendered unidentified 8',
  },
  // A total and the parts that make it up
  {
    text: 'قتل عشرة أشخاص بينهم أربعة مدنيين وستة من عناصر قسد في هجوم لداعش على سوق في بلدة ذيبان أمس.',
    says: 'killed civilians 4, killed sdf 6',
  },
  {
    text: 'قتل 12 شخصاً: خمسة من قسد وسبعة من داعش في هجوم لداعش على بلدة ذيبان أمس.',
    says: 'killed isis 7, killed sdf 5',
  },
  {
    text: 'أسفر الهجوم على حاجز لقسد في بلدة ذيبان أمس عن عشرة قتلى هم ستة من قسد وأربعة مدنيين.',
    says: 'killed civilians 4, killed sdf 6',
  },
  {
    text: 'هاجم داعش سجناً في الحسكة أمس. وقال المرصد إن الحصيلة بلغت حتى مساء اليوم 41 قتيلاً: عشرون من الأسايش والحراس، وستة عشر من مسلحي داعش، وخمسة مدنيين.',
    says: 'killed asayish 20, killed civilians 5, killed isis 16',
  },
  {
    text: 'قتل 15 شخصاً بينهم ثلاثة من عناصر الشرطة وطفلان بانفجار سيارة مفخخة في بغداد أمس.',
    says: 'killed civilians 15',
  },
  {
    text: 'قتل عشرة جنود، بينهم أربعة ضباط وستة مجندين، بهجوم على نقطة للجيش قرب تدمر أمس.',
    says: 'killed sy-defence 10',
  },
  // Captured, found within, freed
  {
    text: 'قتل جنديان وأسر ثالث بعدما وقعت سيارتهم في كمين قرب السخنة أمس، وقد نسبه مصدر عسكري إلى خلايا تنظيم داعش.',
    says: 'abducted sy-defence 1, killed sy-defence 2',
  },
  {
    text: 'أسر مسلحون جندياً من الجيش على طريق تدمر أمس.',
    says: 'abducted sy-defence 1',
  },
  {
    text: 'أسر الجيش السوري أربعة من عناصر داعش في بادية تدمر أمس.',
    says: 'detained isis 4',
  },
  {
    text: 'قصفت طائرات عراقية مضافة لداعش في تلال حمرين أمس وقتلت من كانوا بداخلها.',
    says: 'killed isis some',
  },
  {
    text: 'وقع عنصران من الجمارك في كمين نصبه مجهولون بريف حلب الجنوبي أمس وقتلا على الفور.',
    says: 'killed sy-gov 2',
  },
  {
    text: 'اعتقلت الاستخبارات العسكرية العراقية إرهابياً مطلوباً ينتمي إلى داعش في منطقة الرشيدية بالموصل أمس.',
    says: 'detained isis 1',
  },
  {
    text: 'صد مقاتلو قسد هجوماً لفصائل الجيش الوطني على قرية في ريف تل أبيض أمس وقتلوا أربعة من المهاجمين.',
    says: 'killed sna 4',
    published: '2020-06-01',
  },
  {
    text: 'قُتل عنصر من الأمن العام وأصيب اثنان بعدما فجر شخص نفسه قرب نقطة تفتيش وسط حلب أمس.',
    says: 'killed sy-interior 1, killed unidentified 1, wounded sy-interior 2',
  },
  // Some of those told before
  {
    text: 'نفذت طائرة مسيرة أمس غارة على اجتماع لقياديين في تنظيم حراس الدين قرب إدلب، ما أسفر عن مقتل ثمانية منهم.',
    says: 'killed hurras-al-din 8',
    published: '2020-10-01',
  },
  {
    text: 'قال قائد الأسايش إن مهاجمين من داعش حاولوا الوصول إلى سجن في الرقة أمس، وإن اثنين منهم قُتلا، في حين أُلقي القبض على ثالث.',
    says: 'detained isis 1, killed isis 2',
  },
  {
    text: 'أسفرت حملة للأمن العام في السلمية أمس عن توقيف عشرة مطلوبين ومقتل أحدهم.',
    says: 'detained unidentified 10, killed unidentified 1',
  },
  {
    text: 'قتل ثمانية أشخاص أمس في اشتباكات بين قسد ومقاتلين من العشائر في بلدة الطيانة. وقال المرصد إن ستة من القتلى من مسلحي العشائر واثنين من عناصر قسد.',
    says: 'killed sdf 2, killed tribal 6',
  },
  {
    text: 'طوقت تعزيزات من الأمن العام الأحراج في ريف جبلة أمس واشتبكت مع مجموعة من فلول النظام، ما أدى إلى مقتل أربعة من أفرادها واعتقال قائدها.',
    says: 'detained assad-remnants 1, killed assad-remnants 4',
  },
  // A number that rises
  {
    text: 'ارتفعت حصيلة قتلى الهجوم على حاجز للأمن العام في جبلة أمس إلى ستة عناصر.',
    says: 'killed sy-interior 6',
  },
  {
    text: 'أفادت مصادر طبية بارتفاع عدد قتلى هجوم أمس على حاجز للجيش قرب تدمر إلى سبعة جنود.',
    says: 'killed sy-defence 7',
  },
  {
    text: 'ارتفع عدد جرحى الانفجار في الكرادة أمس إلى ثلاثين شخصاً.',
    says: 'wounded civilians 30',
  },
  // Exchanged
  {
    text: 'أنجزت الحكومة السورية وقسد أمس عملية تبادل موقوفين في دير حافر، أطلق خلالها سراح 140 شخصاً. وتسلمت الحكومة 82 من أبناء المحافظة في مقابل 58 من مقاتلي قسد.',
    says: 'released civilians 82, released sdf 58',
  },
  // Parts that are no harm of their own
  {
    text: 'قتل عشرة مدنيين في قصف لقوات النظام على سرمين أمس، أربعة منهم أطفال.',
    says: 'killed civilians 10',
    published: '2020-02-01',
  },
  {
    text: 'أصيب 12 عاملاً بانفجار في مستودع للجيش قرب حمص أمس، ثلاثة منهم حالتهم خطرة.',
    says: 'wounded civilians 12',
  },
  {
    text: 'قال المركز إن 34 من مرتزقة داعش لقوا مصرعهم خلال الاشتباكات في الرقة أمس، وبقيت جثث 11 منهم بيد المقاتلين.',
    says: 'killed isis 34',
  },
  {
    text: 'ارتقى 16 شهيداً من المدنيين جُلّهم من النساء والأطفال، ظهر اليوم، بعد قصف على زملكا.',
    says: 'killed civilians 16',
    published: '2018-02-20',
  },
  // A word of harm in quotation marks; whose remains they are
  {
    text: 'أعلنت هيئة الحشد الشعبي "استشهاد" خمسة من مقاتليها وإصابة ستة في القائم أمس.',
    says: 'killed iq-pmf 5, wounded iq-pmf 6',
  },
  {
    text: 'أعلنت وزارة الدفاع التركية "تحييد" خمسة من عناصر قسد في تل رفعت أمس.',
    says: 'killed sdf 5',
    published: '2023-01-01',
  },
  {
    text: 'أعلن الجيش العراقي "مقتل" خمسة من داعش في القائم أمس.',
    says: 'killed isis 5',
  },
  // Nouns joined under one actor, doers beside victims
  {
    text: 'أصيب ضابط وعنصران من الأمن العام بانفجار قنبلة ألقاها مجهولون في حمص أمس.',
    says: 'wounded sy-interior 3',
  },
  {
    text: 'قتل ضابط وجنديان من الجيش العراقي بانفجار عبوة قرب داقوق أمس.',
    says: 'killed iq-army 3',
  },
  {
    text: 'خطف طفل في إبطع أمس والخاطفون يطلبون فدية.',
    says: 'abducted civilians 1',
  },
  {
    text: 'أفرج تنظيم داعش أمس عن 13 مسيحياً بينهم ست نساء كان يحتجزهم منذ عام في بلدة القريتين.',
    says: 'released civilians 13',
    published: '2016-05-01',
  },
  {
    text: 'خطف داعش ستة إيزيديين في قرية كوجو أمس.',
    says: 'abducted civilians 6',
    published: '2016-05-01',
  },
];

describe('outcomes', () => {
  test.each(OUTCOMES)('$text', ({ text, says, published }) => {
    expect(code(text, published).map(harm)).toEqual([says]);
  });
});

describe('what is no outcome', () => {
  test.each([
    {
      name: 'a negated harm',
      text: 'قصف الجيش مواقع لقسد قرب دير حافر أمس دون وقوع إصابات.',
      not: 'wounded',
    },
    {
      name: 'a harm behind دون أن',
      text: 'سقطت طائرة مسيّرة مفخخة أمس قرب مطار أربيل الدولي، دون أن تسفر عن إصابات أو أضرار.',
      not: 'wounded',
    },
    {
      name: 'a killing behind من دون أن',
      text: 'قصف الجيش مواقع لقسد قرب دير حافر أمس، من دون أن يسفر القصف عن قتلى.',
      not: 'killed',
    },
    {
      name: 'attackers who leave',
      text: 'هاجم مسلحون حاجزاً للشرطة في حلب أمس ولاذوا بالفرار.',
      not: 'escaped',
    },
    {
      name: 'the wound that somebody died of',
      text: 'توفي شاب متأثراً بجراح أصيب بها بقصف على الباب أمس.',
      not: 'wounded',
    },
    {
      name: 'a funeral',
      text: 'شيّع أهالي سرمين أمس جثامين الضحايا الأربعة بعد قصف مدفعي على البلدة.',
      not: 'killed',
    },
    {
      name: 'a shell that fell',
      text: 'أصيب ستة أشخاص بقذيفة سقطت على حي في حلب أمس.',
      not: 'killed',
    },
    {
      name: 'who died since, in a total',
      text: 'ارتفعت حصيلة قصف سرمدا أمس إلى ثمانية قتلى بعد وفاة طفل.',
      not: 'killed civilians 9',
    },
  ])('$name', ({ text, not }) => {
    expect(code(text).map(harm).join(', ')).not.toContain(not);
  });
});
