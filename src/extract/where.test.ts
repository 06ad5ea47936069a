import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

/** Own texts and the place of each of their events: name, governorate, precision. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly places: readonly string[];
}

const knowledge = loadKnowledge();

const placesOf = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events.map(
    ({ where: { name, admin1, precision } }) => `${name ?? '?'} ${admin1 ?? '?'} ${precision}`,
  );

const ROADS: readonly Row[] = [
  {
    name: 'the village beside it',
    text: 'قُتل مدني أمس بإطلاق نار على طريق دمشق – السويداء قرب قرية حزم.',
    places: ['حزم SY-SU settlement'],
  },
  {
    name: 'the town beside it',
    text: 'انفجرت عبوة ناسفة أمس بسيارة على طريق بغداد – كركوك قرب ناحية العظيم وأصيب سائقها.',
    places: ['العظيم IQ-DI district'],
  },
  {
    name: 'of one governorate',
    text: 'قُتل مدني أمس بانفجار لغم على الطريق الواصل بين مدينتي نوى وجاسم.',
    places: ['نوى – جاسم SY-DR area'],
  },
  {
    name: 'of two governorates: neither',
    text: 'هاجم مسلحون أمس حافلة على الطريق الدولي دمشق – حمص، ما أسفر عن مقتل راكبين.',
    places: ['دمشق – حمص ? area'],
  },
  {
    name: 'of two governorates, in the countryside of one',
    text: 'قُتل عنصران من الجيش أمس بهجوم على أوتوستراد دمشق - درعا في ريف درعا الشمالي.',
    places: ['دمشق – درعا SY-DR area'],
  },
];

const HEADINGS: readonly Row[] = [
  {
    name: 'a town over a post',
    text: 'مدينة طفس\nقُتل شاب برصاص مجهولين مساء اليوم.',
    places: ['طفس SY-DR settlement'],
  },
  {
    name: 'a governorate and a town',
    text: 'درعا - طفس\nقُتل شاب برصاص مجهولين مساء اليوم.',
    places: ['طفس SY-DR settlement'],
  },
  {
    name: 'a countryside',
    text: 'ريف درعا الشرقي\nقُتل شاب برصاص مجهولين مساء اليوم.',
    places: ['درعا SY-DR area'],
  },
  {
    name: 'one for each paragraph of a digest',
    text: 'طفس:\nقُتل شاب برصاص مجهولين مساء اليوم.\n\nنوى:\nأصيب طفلان بانفجار لغم مساء اليوم.\n\nجاسم:\nاعتقلت قوى الأمن ثلاثة مطلوبين.',
    places: ['طفس SY-DR settlement', 'نوى SY-DR settlement', 'جاسم SY-DR settlement'],
  },
  {
    name: 'a town with a date',
    text: 'جرابلس 14-6-2025\n\nاشتباكات بالرشاشات بين عائلتين منذ عصر أمس، وقُتل شاب.',
    places: ['جرابلس SY-HL settlement'],
  },
  {
    name: 'not what stands under a headline: where it was written',
    text: 'مقتل عنصرين من داعش بعملية أمنية\n\nدمشق\n\nأعلنت وزارة الداخلية السورية مقتل عنصرين من داعش بعملية أمنية نفذتها فجر اليوم، واعتقال ثالث.',
    places: ['? ? unknown'],
  },
  {
    name: 'not a line with other words',
    text: 'أخبار طفس\nقُتل شاب برصاص مجهولين مساء اليوم.',
    places: ['? ? unknown'],
  },
];

const NEIGHBOURS: readonly Row[] = [
  {
    name: 'a village of a name that is known elsewhere',
    text: 'قُتل مزارع أمس بانفجار لغم في قرية تل حمدون بريف عامودا. وفي قرية خربة التين المجاورة أصيب طفل بانفجار مماثل.',
    places: ['تل حمدون SY-HA settlement', 'خربة التين SY-HA settlement'],
  },
  {
    name: 'an unknown village',
    text: 'اختطف مسلحون أمس رجلاً في قرية المراشدة بريف دير الزور. وفي قرية تل الحصى القريبة أصيب راعٍ بانفجار لغم.',
    places: ['المراشدة SY-DY settlement', 'تل الحصى SY-DY settlement'],
  },
  {
    name: 'a numbered village',
    text: 'خرج الأهالي في مظاهرة بمدينة الشدادي يوم الأحد. وشهدت قرية 47 المجاورة احتجاجاً مماثلاً أمس.',
    places: ['الشدادي SY-HA settlement', 'قرية 47 SY-HA settlement'],
  },
  {
    name: 'the region that was told',
    text: 'قُتل شاب أمس برصاص مجهولين في بلدة ذيبان. وفي حادثة منفصلة بالمنطقة نفسها أصيب رجلان بانفجار لغم.',
    places: ['ذيبان SY-DY settlement', 'ذيبان SY-DY settlement'],
  },
  {
    name: 'not any region',
    text: 'أعلنت وزارة الدفاع مقتل جنديين بهجوم أمس، وقالت إن القوات المنتشرة في المنطقة ردت على المهاجمين.',
    places: ['? ? unknown'],
  },
  {
    name: 'what lies near another place lies near that',
    text: 'قُتل شاب أمس في بلدة طفس. وأصيب راعٍ بانفجار لغم في قرية خربة التين المجاورة لمدينة القصير.',
    places: ['طفس SY-DR settlement', 'خربة التين SY-HI settlement'],
  },
];

const AGREED: readonly Row[] = [
  {
    name: 'during a visit',
    text: 'وكانت دمشق قد انضمت رسمياً إلى التحالف الدولي خلال زيارة الرئيس أحمد الشرع إلى واشنطن في 5 حزيران.',
    places: ['واشنطن ? settlement'],
  },
  {
    name: 'where they signed, not what it is about',
    text: 'اتفاق على تسليم إدارة معبر سيمالكا\n\nوقّع ممثلون عن الحكومة السورية والإدارة الذاتية في مدينة الحسكة، أمس، اتفاقاً لإدارة معبر سيمالكا الحدودي.',
    places: ['الحسكة SY-HA settlement'],
  },
];

const CLAIMED: readonly Row[] = [
  {
    name: 'the village of those who know before that of a claimant',
    text: 'قُتل عنصر في قوى الأمن الداخلي أمس بنيران مسلحين أمام منزله في قرية النملية بريف دير الزور.\nوتبنى تنظيم داعش العملية، قائلاً إنها وقعت في بلدة الحريجي.',
    places: ['النملية SY-DY settlement'],
  },
  {
    name: 'the governorate is not that of a speaker',
    text: 'قُتل جنود في ناحية العظيم بمحافظة ديالى. وقال متحدث عسكري في بغداد إن طائرات أغارت أمس على مضافة في تلال حمرين بالمحافظة وقتلت ثلاثة.',
    places: ['العظيم IQ-DI district', 'تلال حمرين IQ-DI area'],
  },
];

const BEFORE: readonly Row[] = [
  {
    name: 'told in a sentence of its own',
    text: 'أطلق مسلحون النار على حارس فأردوه قتيلاً. حدث ذلك مساء الخميس عند بوابة مخيم الهول.',
    places: ['مخيم الهول SY-HA settlement'],
  },
  {
    name: 'told in the sentence before, which tells no deed',
    text: 'يتضاءل عدد العائلات في مخيم الهول. فصباح أمس سلّمت الإدارة 30 عائلة إلى وفد حكومي.',
    places: ['مخيم الهول SY-HA settlement'],
  },
  {
    name: 'not where the wounded lie',
    text: 'قُتل مهندس أمس بانفجار عبوة ناسفة، ونُقل ثلاثة جرحى إلى مستشفى تكريت.',
    places: ['? ? unknown'],
  },
  {
    name: 'a roundabout that is called after another town',
    text: 'انفجرت سيارة مفخخة أمس عند مدخل مدينة حمص قرب دوار تدمر وقتلت أربعة من شرطة المرور.',
    places: ['حمص SY-HI settlement'],
  },
  {
    name: 'orchards of a town',
    text: 'عثرت دورية أمس على جثة مزارع بين بساتين المقدادية في ديالى.',
    places: ['المقدادية IQ-DI area'],
  },
];

const FINEST: readonly Row[] = [
  {
    name: 'a family name is no place',
    text: 'أطلق مسلحون النار أمس على الشاب محمد الحريري في بلدة المسيفرة.',
    places: ['المسيفرة SY-DR settlement'],
  },
  {
    name: 'nor one behind another given name',
    text: 'اعتقلت قوى الأمن أمس المدعو خالد الشدادي في مدينة حماة.',
    places: ['حماة SY-HM settlement'],
  },
  {
    name: 'nor one alone',
    text: 'قُتل الشاب أحمد الحريري أمس برصاص مجهولين في بلدة الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'but a village behind على is one',
    text: 'شن مسلحون أمس هجوماً على الحريري في ريف الحسكة وقتلوا مدنيين.',
    places: ['الحريري SY-HA settlement'],
  },
  {
    name: 'an operation that is well laid, and no court',
    text: 'ألقت قوى الأمن القبض على أربعة من داعش أمس في عملية أمنية محكمة في مدينة الباب.',
    places: ['الباب SY-HL settlement'],
  },
  {
    name: 'a plan that is well laid',
    text: 'نفذت قوى الأمن أمس وفق خطة محكمة في مدينة الميادين مداهمة أسفرت عن اعتقال ثلاثة من داعش.',
    places: ['الميادين SY-DY settlement'],
  },
  {
    name: 'a raid that is well laid',
    text: 'اعتقلت قسد أمس قيادياً في داعش في عملية دقيقة محكمة في بلدة الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'but a court is where it speaks',
    text: 'قالت محكمة في دمشق إن قوى الأمن اعتقلت أمس ثلاثة من داعش في بلدة الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'the village of the text before the town of the headline',
    text: 'إصابة طفلين بانفجار لغم في كوباني\n\nأصيب طفلان، أمس، بانفجار لغم أرضي في قرية تل غزال جنوب مدينة كوباني.',
    places: ['تل غزال SY-HL settlement'],
  },
  {
    name: 'a road in the text before the seat in the headline',
    text: 'مقتل قيادي سابق في درعا\n\nقُتل قيادي سابق برصاص مجهولين، مساء أمس، على الطريق الواصل بين بلدتي صيدا والنعيمة.',
    places: ['صيدا – النعيمة SY-DR area'],
  },
  {
    name: 'a mountain in the text before the seat in the headline',
    text: 'كركوك.. مقتل جنديين بانفجار عبوة\n\nقُتل جنديان بانفجار عبوة ناسفة، أمس، قرب وادي زغيتون.',
    places: ['وادي زغيتون IQ-KI area'],
  },
  {
    name: 'a quarter before the city that the same clause names',
    text: 'شهدت المدينة في حمص أمس اغتيال محام أمام مكتبه في حي الزهراء برصاص مسلحين.',
    places: ['الزهراء SY-HI settlement'],
  },
  {
    name: 'the seat where nothing finer is told',
    text: 'انفجار في الحسكة\n\nأصيب ثلاثة مدنيين بانفجار عبوة ناسفة في الحسكة أمس.',
    places: ['الحسكة SY-HA settlement'],
  },
  {
    name: 'the village of the headline where the text only tells the countryside',
    text: 'قتيلان بانفجار لغم في قرية تل غزال\n\nقُتل مدنيان بانفجار لغم أرضي، أمس، في ريف حلب الشرقي.',
    places: ['تل غزال SY-HL settlement'],
  },
];

const SEVERAL: readonly Row[] = [
  {
    name: 'a body that no word takes up is another one',
    text: 'قُتل شاب برصاص مجهولين في بلدة اليادودة أمس. وعُثر في اليوم نفسه على جثة رجل مرمية على طريق طفس المزيريب.',
    places: ['اليادودة SY-DR settlement', 'طفس – مزيريب SY-DR area'],
  },
  {
    name: 'quarters of a city are the city',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في حيي الرميلة والنهضة.',
    places: ['الرقة SY-RA settlement'],
  },
  {
    name: 'districts of a governorate are the governorate',
    text: 'ألقت الشرطة القبض على سبعة مطلوبين، أمس، في قضاءي راوة وعنه.',
    places: ['الأنبار IQ-AN area'],
  },
  {
    name: 'towns of a governorate are the governorate',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في بلدتي الشحيل والبصيرة.',
    places: ['دير الزور SY-DY area'],
  },
  {
    name: 'governorates are the country',
    text: 'اعتقلت قوات الأمن الداخلي عشرة أشخاص، أمس، في محافظات حمص وحماة وإدلب.',
    places: ['سوريا ? country'],
  },
  {
    name: 'a place and what holds it are one',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في بلدة الشحيل، شرقي دير الزور.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'a place and where the men came from are two',
    text: 'اعتقلت قوات سوريا الديمقراطية شابا من أهالي الميادين، أمس، في بلدة الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
];

const HELD: readonly Row[] = [
  {
    name: 'the villages of a countryside say nothing of the town that it is called after',
    text: 'قُتل مدنيان أمس في إحدى قرى ريف جبلة جنوب اللاذقية.',
    places: ['جبلة SY-LA area'],
  },
  {
    name: 'an agreement is of where it is carried out',
    text: 'دخلت قوات إلى مدينة طفس تطبيقا لاتفاق عُقد أمس بين الوجهاء والحكومة.',
    places: ['طفس SY-DR settlement', 'طفس SY-DR settlement'],
  },
  {
    name: 'the judiciary is no district',
    text: 'سلمت وزارة الداخلية 22 ضابطا سابقا إلى القضاء العسكري في حمص أمس.',
    places: ['حمص SY-HI settlement'],
  },
  {
    name: 'a district of a name is one',
    text: 'قُتل مدني في قضاء سنجار أمس.',
    places: ['سنجار IQ-NI district'],
  },
  {
    name: 'people demonstrate where they live',
    text: 'احتج عشرات من أهالي بلدة الكرامة بريف الرقة أمس على تردي الخبز.',
    places: ['الكرامة SY-RA settlement'],
  },
  {
    name: 'a road across governorates is told by the town beside it',
    text: 'هاجم مسلحون سيارة على طريق الخرافي جنوبي الحسكة أمس.',
    places: ['طريق الخرافي SY-HA area'],
  },
  {
    name: 'a square of the town that the report names lies there',
    text: 'أطلقت قوى الأمن الداخلي حملة في الشدادي أمس. وانفجرت دراجة نارية قرب دوار الشدادي أمس الأول.',
    places: ['الشدادي SY-HA settlement', 'الشدادي SY-HA exact'],
  },
  {
    name: 'a roundabout that bears the name of another town',
    text: 'قُتل ثلاثة، أمس الأربعاء، بانفجار سيارة مفخخة في مدينة حمص. وبعد دقائق فجّر انتحاري نفسه قرب دوار تدمر وقتل خمسة من المسعفين.',
    places: ['حمص SY-HI settlement', 'حمص SY-HI exact'],
  },
  {
    name: 'an officer of a town falls in it where no place is told',
    text: 'قتل مجهولون بالرصاص قائد شرطة بلدة الشحيل أمس.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'so does the head of its district',
    text: 'قُتل مدير ناحية الصور برصاص مجهولين أمس.',
    places: ['الصور SY-DY district'],
  },
  {
    name: 'no council of a whole front is a place',
    text: 'قُتل قيادي في مجلس دير الزور العسكري بعبوة ناسفة أمس.',
    places: ['? ? unknown'],
  },
  {
    name: 'a word with an article has no name behind it',
    text: 'قصفت القوات بلدة سرمين أمس.',
    places: ['سرمين SY-ID settlement'],
  },
  {
    name: 'a bridge is told by the town of its occurrence',
    text: 'مقتل متظاهرين في الكوت\n\nقُتل متظاهران في مدينة الكوت أمس. وسقط القتيلان برصاص قوات الأمن عند جسر الأمانة.',
    places: ['الكوت IQ-WA exact'],
  },
  {
    name: 'an unknown village lies in the one governorate of the report',
    text: 'قصف تركي في سنجار\n\nقصفت طائرة تركية مقرا في قضاء سنجار أمس الأول. وفي الرابع من حزيران قصفت طائرة أخرى سيارة في قرية زروان.',
    places: ['سنجار IQ-NI district', 'زروان IQ-NI settlement'],
  },
  {
    name: 'an unknown valley as well',
    text: 'شنت طائرات التحالف غارة، أمس، على نفق في وادي سرفين. وقال محافظ كركوك إنها دمرته.',
    places: ['وادي سرفين IQ-KI area'],
  },
  {
    name: 'not where the report tells of two governorates',
    text: 'قصفت طائرة مقرا في مدينة الرقة أمس الأول. وندد أهالي مدينة الحسكة بها. وفي الرابع من حزيران قصفت طائرة أخرى سيارة في قرية زروان.',
    places: ['الرقة SY-RA settlement', 'زروان ? settlement'],
  },
  {
    name: 'not by where the report was written',
    text: 'دمشق – سانا\nقتل مدنيان بانفجار لغم، أمس، في قرية زروان.',
    places: ['زروان ? settlement'],
  },
];

const OTHER_DAY: readonly Row[] = [
  {
    name: 'the one place of a report is not that of another day',
    text: 'أحبط حرس الحدود، فجر أمس، محاولة تهريب وقتل ثلاثة مهربين.\n\nونفذت طائرات، ليل الثلاثاء الماضي، غارة على منزل مهرب في قرية أم شامة بريف السويداء.',
    places: ['? ? unknown', 'أم شامة SY-SU settlement'],
  },
  {
    name: 'but of the same',
    text: 'أحبط حرس الحدود، فجر أمس، محاولة تهريب وقتل ثلاثة مهربين.\n\nوقال إن الاشتباك وقع أمس في قرية أم شامة بريف السويداء.',
    places: ['أم شامة SY-SU settlement'],
  },
];

const FREED: readonly Row[] = [
  {
    name: 'who is released leaves a prison',
    text: 'أفرجت وزارة الداخلية، أمس، عن 12 موقوفا من سجن حماة المركزي.',
    places: ['حماة SY-HM exact'],
  },
  {
    name: 'also where the prison is told behind a comma',
    text: 'أفرجت وزارة الداخلية، أمس، عن 12 موقوفا من أبناء محافظة طرطوس، وذلك من سجن حماة المركزي.',
    places: ['حماة SY-HM exact'],
  },
  {
    name: 'who escapes leaves a prison',
    text: 'تمكن خمسة سجناء من الهروب، أمس، من سجن المقدادية في محافظة ديالى.',
    places: ['المقدادية IQ-DI exact'],
  },
  {
    name: 'not a town that the freed are from',
    text: 'أفرجت وزارة الداخلية، أمس، عن 12 موقوفا من مدينة بانياس.',
    places: ['? ? unknown'],
  },
  {
    name: 'not a prison that the dead came from',
    text: 'قتل مجهولون، أمس، سجينا سابقا من سجن حماة المركزي.',
    places: ['? ? unknown'],
  },
];

const SPEAKERS: readonly Row[] = [
  {
    name: 'a journalist who is killed',
    text: 'قُتل صحفي في مدينة إدلب، أمس، برصاص مجهولين.',
    places: ['إدلب SY-ID settlement'],
  },
  {
    name: 'an official who is assassinated',
    text: 'اغتال مجهولون مسؤولا محليا في بلدة الصنمين أمس.',
    places: ['الصنمين SY-DR settlement'],
  },
  {
    name: 'an activist who is arrested',
    text: 'اعتقلت دورية أمنية ناشطا في مدينة حمص أمس.',
    places: ['حمص SY-HI settlement'],
  },
  {
    name: 'not where a source speaks',
    text: 'أفاد مصدر أمني في بغداد بمقتل ثلاثة جنود بانفجار عبوة أمس.',
    places: ['? ? unknown'],
  },
  {
    name: 'not where a leader speaks behind what he tells',
    text: 'قُتل ثلاثة جنود بانفجار عبوة أمس، بحسب مسؤول في أربيل.',
    places: ['? ? unknown'],
  },
];

const RESIDENTS: readonly Row[] = [
  {
    name: 'what the people of a village find, they find there',
    text: 'عثر أهالي قرية الرهجان بريف حماة الشرقي، أمس، على جثتي شابين.',
    places: ['الرهجان SY-HM settlement'],
  },
  {
    name: 'what the people of a town protest against',
    text: 'احتج أهالي بلدة الشحيل، أمس، على مقتل شاب برصاص دورية.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'what sets upon the people of a town',
    text: 'استهدفت قذائف سكان بلدة تل تمر، أمس، فأصيب ثلاثة منهم.',
    places: ['تل تمر SY-HA settlement'],
  },
  {
    name: 'the village of its mayor',
    text: 'قُتل مختار قرية الحمرة شرقي الرقة، أمس، برصاص مسلحين اقتحموا منزله.',
    places: ['الحمرة SY-RA settlement'],
  },
  {
    name: 'the town of its municipality',
    text: 'ألقى مجهولون قنبلة يدوية، أمس، على منزل مدير بلدية الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'the village of its mayor, wounded',
    text: 'أصيب أمس مختار قرية محيميدة بطلق ناري.',
    places: ['محيميدة SY-DY settlement'],
  },
  {
    name: 'not the town in the name of a unit',
    text: 'قُتل أمس عنصران من مجلس منبج العسكري بانفجار لغم.',
    places: ['? ? unknown'],
  },
  {
    name: 'not the place in the name of a force',
    text: 'قتلت قوات حكومة دمشق، أمس، ثلاثة مسلحين في بلدة سلمية.',
    places: ['سلمية SY-HM settlement'],
  },
  {
    name: 'not where those who are from there were killed',
    text: 'قتل شاب من أهالي بلدة الشحيل، أمس، برصاص مجهولين في مدينة الرقة.',
    places: ['الرقة SY-RA settlement'],
  },
];

const ELSEWHERE: readonly Row[] = [
  {
    name: 'not where a statement was read',
    text: 'قُتل خمسة مسلحين بغارة، أمس، وفق ما جاء في بيان تُلي في أربيل.',
    places: ['? ? unknown'],
  },
  {
    name: 'not where a statement was issued',
    text: 'اعتقلت قوة أمنية، أمس، ثلاثة مطلوبين، بحسب بيان صدر في بغداد.',
    places: ['? ? unknown'],
  },
  {
    name: 'not where the press was told',
    text: 'اعتقلت قوة أمنية، أمس، ثلاثة مطلوبين في الحويجة، كما قال القائد في مؤتمر صحفي في بغداد.',
    places: ['الحويجة IQ-KI settlement'],
  },
  {
    name: 'not where the report was written',
    text: 'أربيل - قتلت قوات البيشمركة، أمس، خمسة مسلحين في ناحية زمار شمال غربي الموصل.',
    places: ['زمار IQ-NI district'],
  },
  {
    name: 'not where the dead were buried',
    text: 'قتل ثلاثة عناصر من الشرطة بهجوم، أمس، في بلدة سرمدا.\n\nوشيع أهالي مدينة سراقب اليوم جثامين العناصر الثلاثة.',
    places: ['سرمدا SY-ID settlement'],
  },
  {
    name: 'nor where their coffins were received',
    text: 'قتل ثلاثة عناصر من الشرطة بهجوم، أمس، في بلدة سرمدا.\n\nودفن جثامين العناصر الثلاثة اليوم في مدينة حماة.',
    places: ['سرمدا SY-ID settlement'],
  },
  {
    name: 'but a bare name before a dash, where no other is told',
    text: 'منبج - مقتل مدني وإصابة ثلاثة بانفجار لغم أمس.',
    places: ['منبج SY-HL settlement'],
  },
  {
    name: 'a road to a dam is not the quarter of that name',
    text: 'قصفت طائرات أمريكية، أمس، رتلا لتنظيم داعش على طريق سد الموصل.',
    places: ['سد الموصل IQ-NI area'],
  },
];

/** A place in the name of an actor, and the place where it happened right behind it. */
const NAMES: readonly Row[] = [
  {
    name: 'units named after a town, near another',
    text: 'قصفت مسيّرة تركية سيارة لوحدات مقاومة سنجار قرب بلدة سنوني صباح أمس.',
    places: ['سنوني IQ-NI settlement'],
  },
  {
    name: 'forces of a government, in a countryside',
    text: 'قُتل عنصران من قوات حكومة دمشق في ريف دير الزور الشرقي أمس.',
    places: ['دير الزور SY-DY area'],
  },
  {
    name: 'a brigade named after a city, near a town',
    text: 'قُتل عنصران من لواء ثوار الرقة قرب بلدة عين عيسى أمس.',
    places: ['عين عيسى SY-RA settlement'],
  },
  {
    name: 'but a town that is no name goes on',
    text: 'قُتل مدنيان في سنجار قرب بلدة سنوني أمس.',
    places: ['سنجار IQ-NI settlement'],
  },
  {
    name: 'nor is a quarter parted from its city',
    text: 'قُتل مدنيان في مدينة دمشق في حي المزة أمس.',
    places: ['المزة SY-DI settlement'],
  },
];
describe('the day of an undated report', () => {
  const daysOf = (text: string): readonly (string | null)[] =>
    codeReport({ id: 'test', text }, knowledge).events.map(({ when }) => when.from);

  test.each([
    {
      name: 'is not that of what it looks back to',
      text: 'قُتل ثلاثة مدنيين أمس بانفجار لغم في مدينة الرقة. وكان هجوم مماثل قد وقع في 3 آذار 2024 في بلدة معدان وأدى إلى مقتل جندي.',
      days: [null, '2024-03-03'],
    },
    {
      name: 'is that of a dated lead',
      text: 'قُتل ثلاثة مدنيين الاثنين 3 آذار 2025 بانفجار لغم في مدينة الرقة. وأصيب رابع أمس في بلدة معدان.',
      days: ['2025-03-03', '2025-03-02'],
    },
    {
      name: 'is that of the only date, where nothing counts from today',
      text: 'كان جندي قد قتل في 3 آذار 2024 في بلدة معدان.',
      days: ['2024-03-03'],
    },
  ])('$name', ({ text, days }) => {
    expect(daysOf(text)).toEqual(days);
  });
});

/** Own texts of 15 June 2025, and the time of each of their events. */
const WHEN: readonly {
  readonly name: string;
  readonly text: string;
  readonly times: readonly string[];
}[] = [
  {
    name: 'the day of the deed behind that of its announcement',
    text: 'قُتل ثلاثة جنود في كمين قرب بلدة المنصورة بريف الرقة، وفق ما أفاد المرصد السوري السبت.\nوقال مدير المرصد إن مسلحين فتحوا النار الخميس على آلية عسكرية.',
    times: ['2025-06-12 day'],
  },
  {
    name: 'a campaign that is told to be over',
    text: 'أنهت إدارة الأمن العام حملة التمشيط التي أطلقتها الخميس في مدينة حمص، وأسفرت عن توقيف عشرة مطلوبين.',
    times: ['2025-06-12..2025-06-15 span'],
  },
  {
    name: 'a campaign of which a day is told',
    text: 'نفذت قوى الأمن الداخلي بين 3 و9 حزيران حملة أمنية في مخيم الهول. وفي اليوم الثالث للحملة أوقفت قوى الأمن امرأتين.',
    times: ['2025-06-03..2025-06-09 span'],
  },
  {
    name: 'the date of the noun, not that of the verb before it',
    text: 'تبادل الجانبان في 10 حزيران جثامين مقاتلين قُتلوا في اشتباكات بريف تل براك يومي 3 و4 حزيران.',
    times: ['2025-06-03..2025-06-04 span'],
  },
  {
    name: 'how long before the rest of the clause it was',
    text: 'عاد التاجر إلى منزله في مدينة صافيتا، أمس السبت، بعد تسعة أيام على اختطافه في مدينة طرطوس على يد مسلحين.',
    times: ['2025-06-14 day', '2025-06-05 day'],
  },
  {
    name: 'days after what is told',
    text: 'قُتل ضابط في 5 حزيران بانفجار عبوة ناسفة في مدينة الصنمين. وبعد يومين من ذلك اختطف مسلحون تاجراً في بلدة محجة.',
    times: ['2025-06-05 day', '2025-06-07 day'],
  },
  {
    name: 'days after what is told and not coded',
    text: 'زار الوفد المدينة في 5 حزيران. وبعد ذلك بثلاثة أيام قُتل حارسان بهجوم لمسلحين في مدينة طفس.',
    times: ['2025-06-08 day'],
  },
  {
    name: 'not a road: how long ago it was',
    text: 'اختطف مسلحون قبل تسعة أيام على طريق درعا – دمشق تاجراً وسائقه.',
    times: ['2025-06-06 about'],
  },
];

const timesOf = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events.map(
    ({ when: { from, to, precision } }) => `${from === to ? from : `${from}..${to}`} ${precision}`,
  );

describe('the time of an event', () => {
  test.each(WHEN)('$name', ({ text, times }) => {
    expect(timesOf(text)).toEqual(times);
  });

  test('the lead tells when and where what the headline names was, and who says so', () => {
    const text =
      'مقتل شرطيين بهجوم في الرقة\n\nسقط رجلا أمن مضرجين بدمائهما، مساء الخميس، في حي المشلب بمدينة الرقة، بحسب مدير المشفى الوطني.';
    const [event] = codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events;
    expect(event?.when.from).toBe('2025-06-12');
    expect(event?.where.name).toBe('المشلب');
    expect(event?.accordingTo[0]?.name).toBe('مدير المشفى الوطني');
  });
});

describe('the place of an event', () => {
  test.each(NAMES)('names: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(ROADS)('roads: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(HEADINGS)('headings: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(NEIGHBOURS)('neighbours: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(AGREED)('agreements: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(CLAIMED)('claims: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(BEFORE)('beside: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(FINEST)('the finest: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(SEVERAL)('several: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(OTHER_DAY)('another day: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(FREED)('freed: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(SPEAKERS)('speakers: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(RESIDENTS)('residents: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(ELSEWHERE)('elsewhere: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(HELD)('held: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
});

test('the day behind the deed of a relative clause is its day', () => {
  const text =
    'انتهت ظهر الاثنين أزمة المعلمين الذين خطفهم مسلحون من حافلة قرب نوى، الأربعاء الماضي، بوساطة وجيه.';
  const { events } = codeReport({ id: 'test', text, published: '2025-10-06' }, knowledge);
  expect(events.map(({ when }) => when.from)).toEqual(['2025-10-01']);
});
