import { expect, test } from 'vitest';
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

/** Who takes part and who suffered, as `isis initiator suspected, sdf target; killed sdf 2`. */
function describeWho({ who, outcomes }: CodedEvent): string {
  const sides = who.map(
    ({ id, role, basis }) => `${id} ${role}${basis === 'stated' ? '' : ` ${basis}`}`,
  );
  const harm = outcomes.map(({ what, who: id, best, low }) => `${what} ${id} ${best ?? `${low}+`}`);
  return [sides, ...(harm.length > 0 ? [harm] : [])]
    .map((parts) => parts.sort().join(', '))
    .join('; ');
}

const ROWS: readonly Row[] = [
  // Who denies a part in a deed is told as its author who denies it; the deed itself happened
  {
    text: 'نفت قسد مسؤوليتها عن قصف حي الشيخ مقصود أمس الذي أدى إلى مقتل مدنيين.',
    says: 'civilians target, sdf initiator denied; killed civilians 2+',
  },
  {
    text: 'نفت قوات سوريا الديمقراطية مسؤوليتها عن القصف الذي استهدف بلدة دير حافر يوم السبت وأدى إلى مقتل طفل.',
    says: 'civilians target, sdf initiator denied; killed civilians 1',
  },
  {
    text: 'قتل أربعة مدنيين بانفجار دراجة مفخخة في عفرين أمس، ونفت وحدات حماية الشعب أي صلة لها بالتفجير.',
    says: 'civilians target, ypg initiator denied; killed civilians 4',
  },
  {
    text: 'قتل رجل بالرصاص في مدينة الحسكة أمس، ونفى الجيش الوطني ضلوعه في الاغتيال.',
    says: 'civilians target, sna initiator denied; killed civilians 1',
  },
  {
    text: 'قتل مدنيان بانفجار سيارة مفخخة في الباب أمس. واتهمت الشرطة قسد بالوقوف خلف التفجير، فيما نفت قسد علاقتها به.',
    says: 'civilians target, sdf initiator denied; killed civilians 2',
  },
  // A deed that is denied as such is none
  {
    text: 'نفت قسد قصف حي الشيخ مقصود أمس.',
    says: '',
  },
  {
    text: 'نفت وزارة الدفاع وقوع قصف على حي الشيخ مقصود أمس.',
    says: '',
  },
  // Nobody named claims it
  {
    text: 'قتل مدني بعبوة ناسفة في جاسم أمس، ولم تعلن أي جهة مسؤوليتها عن التفجير.',
    says: '',
  },
  // Who is thought to have laid what went off
  {
    text: 'قتل راعيان بانفجار لغم في بادية السخنة أمس، ويُشتبه بأن داعش زرعه.',
    says: 'civilians target, isis initiator suspected; killed civilians 2',
  },
  {
    text: 'عثر أهالي محكان أمس على جثتي رجلين أُعدما بالرصاص، ويُعتقد أن ميليشيا فاطميون هي من قتلتهما.',
    says: 'civilians target, iran-militia initiator suspected; killed civilians 2',
  },
  {
    text: 'قتل مختار قرية الحمرة بالرصاص أمس، ويُرجح أن خلايا داعش تقف خلف الاغتيال.',
    says: 'civilians target, isis initiator suspected; killed civilians 1',
  },
  // Who is thought to hold a place did not lay it
  {
    text: 'أصيب راعٍ بانفجار لغم في بادية السخنة أمس، ويُعتقد أن داعش ينشط في المنطقة.',
    says: 'civilians target, unidentified initiator; wounded civilians 1',
  },
  // Gunmen who are suspected to be somebody's
  {
    text: 'قتل مسلحون يشتبه بانتمائهم إلى تنظيم الدولة مدنياً في الكشكية أمس.',
    says: 'civilians target, isis initiator suspected; killed civilians 1',
  },
  {
    text: 'خطف مسلحون يُعتقد أنهم من داعش رجلين من بلدة السوسة أمس.',
    says: 'civilians target, isis initiator suspected; abducted civilians 2',
  },
  {
    text: 'أطلق مسلحون يرجح انتماؤهم إلى خلايا داعش النار على سيارة مدنية قرب الصور أمس ما أدى إلى مقتل سائقها.',
    says: 'civilians target, isis initiator suspected; killed civilians 1',
  },
  {
    text: 'خطف مسلحون رجلين من بلدة السوسة أمس.',
    says: 'civilians target, unidentified initiator; abducted civilians 2',
  },
  // An object in the accusative is no adjective of the subject
  {
    text: 'اغتال مسلحون موظفاً في الإدارة الذاتية بالبصيرة أمس.',
    says: 'aanes target, unidentified initiator; killed aanes 1',
  },
  {
    text: 'قتل مجهولون عاملاً في الدفاع المدني في إدلب أمس.',
    says: 'civil-defence target, unidentified initiator; killed civil-defence 1',
  },
  {
    text: 'اعتقلت قسد عنصراً أجنبياً من داعش في الهول أمس.',
    says: 'isis target, sdf initiator; detained isis 1',
  },
  // Former members suffer as civilians; an arrest is made for what they were
  {
    text: 'قتل مسلحون عنصراً سابقاً في قسد ببلدة ذيبان أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
  },
  {
    text: 'اغتيل مقاتل سابق في هيئة تحرير الشام أمس في إدلب.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
  },
  {
    text: 'قُتل المتطوع السابق في الأمن العسكري خالد الزعبي برصاص مجهولين في نوى أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
    published: '2023-06-10',
  },
  {
    text: 'اعتقل الأمن الداخلي ضابطاً سابقاً في قوات النظام باللاذقية أمس.',
    says: 'assad-remnants target, sy-interior initiator; detained assad-remnants 1',
  },
  {
    text: 'قتل عنصر من قوات النظام السوري برصاص مجهولين في نوى أمس.',
    says: 'assad-forces target, unidentified initiator; killed assad-forces 1',
    published: '2023-06-10',
  },
  // Who backs those who act is a partner
  {
    text: 'نفذت قسد عملية أمنية في الهول أمس بمؤازرة طيران التحالف الدولي واعتقلت ثلاثة من عناصر داعش.',
    says: 'coalition partner, isis target, sdf initiator; detained isis 3',
  },
  {
    text: 'نفذ جهاز الاستخبارات العامة عملية في جبلة أمس عاونته فيها قوة من الأمن الداخلي واعتقل ثلاثة من داعش.',
    says: 'isis target, sy-intelligence initiator, sy-interior partner; detained isis 3',
  },
  {
    text: 'نفذت القوات الأمريكية إنزالاً في الباب أمس بتعاون وثيق مع الأمن العام واعتقلت عنصراً من داعش.',
    says: 'isis target, sy-interior partner, usa initiator; detained isis 1',
  },
  {
    text: 'شن الجيش العراقي والحشد الشعبي، مدعومين بطيران التحالف، عملية في حمرين أمس قتل فيها أربعة من داعش.',
    says: 'coalition partner, iq-army initiator, iq-pmf initiator, isis target; killed isis 4',
  },
  {
    text: 'هاجمت فصائل الجيش الوطني بغطاء جوي تركي مواقع قسد قرب سد تشرين أمس وقتل ثلاثة من قسد.',
    says: 'sdf target, sna initiator, turkey partner; killed sdf 3',
  },
  // Who acts side by side is an initiator, and so are the forces that a command sends
  {
    text: 'أعلنت قوى الأمن الداخلي حملة في مخيم الهول أمس جنباً إلى جنب مع قوات سوريا الديمقراطية، وبإسناد جوي واستطلاعي من التحالف الدولي، اعتقل فيها 20 من عناصر داعش.',
    says: 'asayish initiator, coalition partner, isis target, sdf initiator; detained isis 20',
  },
  {
    text: 'أطلقت قيادة عمليات كركوك أمس صولة في وادي الشاي بقطعات من الجيش والشرطة الاتحادية والحشد الشعبي، وقتلت ثلاثة من داعش.',
    says: 'iq-army initiator, iq-pmf initiator, iq-police initiator, isis target; killed isis 3',
  },
  // With whom somebody fights backs nobody
  {
    text: 'اشتبك عناصر من قسد مع خلية لداعش في ذيبان أمس وقتل اثنان من الخلية.',
    says: 'isis target, sdf initiator; killed isis 2',
  },
  // The organization of which a report speaks without a name
  {
    text: 'اعتقلت قسد قيادياً في التنظيم خلال عملية في الهول أمس.',
    says: 'isis target, sdf initiator; detained isis 1',
  },
  {
    text: 'قتل قيادي في التنظيم بغارة للتحالف على إدلب أمس.',
    says: 'coalition initiator, isis target; killed isis 1',
  },
  {
    text: 'قتل أربعة من تنظيم "بي كي كي" بغارة تركية في سنجار أمس، وأصيب خامس من التنظيم.',
    says: 'pkk target, turkey initiator; killed pkk 4, wounded pkk 1',
  },
  // Nobody kills or takes his own: the pronoun is that of the other side
  {
    text: 'هاجم داعش حاجزاً لقسد في ذيبان أمس وقتل ثلاثة من عناصره.',
    says: 'isis initiator, sdf target; killed sdf 3',
  },
  {
    text: 'هاجمت خلايا داعش نقطة لقسد في ذيبان أمس وقتلت اثنين من عناصرها.',
    says: 'isis initiator, sdf target; killed sdf 2',
  },
  {
    text: 'هاجم مسلحون عشائريون حاجزاً لقسد في غرانيج أمس وأسروا أربعة من عناصره.',
    says: 'sdf target, tribal initiator; detained sdf 4',
  },
  {
    text: 'تصدت قسد لهجوم شنه داعش على ذيبان أمس وقتلت ثلاثة من عناصره.',
    says: 'isis initiator, sdf target; killed isis 3',
  },
  {
    text: 'اشتبكت قسد مع خلية لداعش في الهول أمس وقتلت اثنين من أفرادها.',
    says: 'isis target, sdf initiator; killed isis 2',
  },
  {
    text: 'قتلت قسد خمسة من عناصر داعش في ذيبان أمس وخسرت اثنين من مقاتليها.',
    says: 'isis target, sdf initiator; killed isis 5, killed sdf 2',
  },
  // Some of those who attacked, killed by those who guard or answer
  {
    text: 'حاول مسلحون اقتحام حاجز للأمن الداخلي في الرقة أمس فقتل الحراس واحداً منهم.',
    says: 'asayish target, unidentified initiator; killed unidentified 1',
  },
  {
    text: 'هاجم عناصر داعش حقل العمر أمس وقتل الحراس واحداً منهم وأصابوا اثنين.',
    says: 'isis initiator; killed isis 1, wounded isis 2',
  },
  {
    text: 'هاجم داعش رتلاً للجيش في بادية حمص أمس فقتل سبعة عناصر ودمر آليتين، وقتل الجيش ثلاثة منهم.',
    says: 'isis initiator, sy-defence target; killed isis 3, killed sy-defence 7',
  },
  {
    text: 'هاجم مسلحون من داعش حاجزاً لقسد في ذيبان أمس فرد عناصر الحاجز وقتلوا اثنين منهم.',
    says: 'isis initiator, sdf target; killed isis 2',
  },
  {
    text: 'هاجم عناصر من داعش نقطة للجيش قرب السخنة أمس فتصدت لهم القوات وقتلت ثلاثة منهم.',
    says: 'isis initiator, sy-defence target; killed isis 3',
  },
  {
    text: 'استهدف مجهولون دورية للأمن الداخلي في الرقة أمس فلاحقتهم الدورية وقتلت واحداً منهم واعتقلت آخر.',
    says: 'asayish target, unidentified initiator; detained unidentified 1, killed unidentified 1',
  },
  {
    text: 'هاجم مسلحون دورية للأمن الداخلي في الرقة أمس وقتلوا أحد عناصرها.',
    says: 'asayish target, unidentified initiator; killed asayish 1',
  },
  // Men told by what they hold are of whose it is
  {
    text: 'هاجم مسلحون من داعش حاجزاً لقسد في ذيبان أمس، وقتل أحد عناصر الحاجز وأصيب آخر.',
    says: 'isis initiator, sdf target; killed sdf 1, wounded sdf 1',
  },
  {
    text: 'استهدفت عبوة ناسفة دورية للشرطة في كركوك أمس، ما أدى إلى إصابة سائق الدورية.',
    says: 'iq-police target, unidentified initiator; wounded iq-police 1',
  },
  {
    text: 'هاجم مجهولون مقراً للأمن العام في جاسم أمس فقتل حارس المقر.',
    says: 'sy-interior target, unidentified initiator; killed sy-interior 1',
  },
  {
    text: 'استهدفت عبوة سيارة مدنية في جاسم أمس وقتل سائق السيارة.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
  },
  // The Islamic State in its own words
  {
    text: 'استهدف جنود الخلافة أول أمس آلية تقل عناصر من الـPKK المرتدين قرب الصور بتفجير عبوة ناسفة، ما أدى إلى هلاك عنصر وإصابة آخر.',
    says: 'isis initiator, sdf target; killed sdf 1, wounded sdf 1',
    published: '2022-08-11',
  },
  {
    text: 'قال تنظيم داعش إن مقاتليه هاجموا أمس حاجزاً للجيش الرافضي قرب الطارمية وقتلوا ثلاثة من عناصره.',
    says: 'iq-army target, isis initiator; killed iq-army 3',
    published: '2022-08-11',
  },
  {
    text: 'هاجم جنود الخلافة أمس ثكنة للحشد الرافضي في ديالى وقتلوا أربعة من الروافض.',
    says: 'iq-pmf target, isis initiator; killed iq-pmf 4',
    published: '2022-08-11',
  },
  {
    text: 'ولاية الشام. استهدف جنود الخلافة آلية للـPKK المرتدين قرب الصور أمس. كما اغتال المجاهدون أحد جواسيس التحالف الصليبي في قرية الزر أمس الأربعاء.',
    says: 'isis initiator, sdf target | civilians target, isis initiator; killed civilians 1',
    published: '2022-08-11',
  },
  // Who is killed as a spy or a collaborator is a civilian; who is arrested as one is not told so
  {
    text: 'قتل مسلحون متعاوناً مع قوات النظام في جاسم أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
    published: '2022-08-11',
  },
  {
    text: 'قتل مسلحون أحد عملاء الأمن العسكري في طفس أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
    published: '2022-08-11',
  },
  {
    text: 'اعتقلت قسد متعاوناً مع داعش في الهول أمس.',
    says: 'isis target, sdf initiator; detained isis 1',
    published: '2022-08-11',
  },
  // Aircraft strike, whatever word joins them to the deed
  {
    text: 'أصيب ثلاثة أشخاص بقصف من مسيرة تركية على ريف عين عيسى أمس.',
    says: 'civilians target, turkey initiator; wounded civilians 3',
  },
  {
    text: 'قتل مدنيان في قصف لمسيرة تركية على القامشلي أمس.',
    says: 'civilians target, turkey initiator; killed civilians 2',
  },
  {
    text: 'قتل شاب بقصف طائرة مسيرة يرجح أنها للتحالف الدولي في إدلب أمس.',
    says: 'civilians target, coalition initiator suspected; killed civilians 1',
  },
  {
    text: 'ألقت مروحية حكومية براميل متفجرة على بلدة دير حافر أمس فقتل تسعة مدنيين.',
    says: 'assad-forces initiator, civilians target; killed civilians 9',
    published: '2015-05-20',
  },
  // Police and soldiers, whoever speaks of them
  {
    text: 'أفادت قيادة عمليات ديالى بأن هجوماً وقع قرب جلولاء أمس أدى إلى مقتل شرطيين اثنين وإصابة ضابط شرطة.',
    says: 'iq-police target, unidentified initiator; killed iq-police 2, wounded iq-police 1',
  },
  {
    text: 'أعلن قائد الشرطة في ديالى مقتل جنديين اثنين بعبوة ناسفة في العظيم أمس.',
    says: 'iq-army target, unidentified initiator; killed iq-army 2',
  },
  {
    text: 'قالت وزارة الدفاع السورية إن هجوماً استهدف حاجزاً قرب السخنة أمس أدى إلى مقتل شرطي وجنديين.',
    says: 'sy-defence target, sy-interior target, unidentified initiator; killed sy-defence 2, killed sy-interior 1',
  },
  {
    text: 'أصيب ثلاثة من رجال الأمن بانفجار في بعقوبة أمس.',
    says: 'iq-gov target, unidentified initiator; wounded iq-gov 3',
  },
  // Groups that a state backs are of its militias; a state that backs a side by name does not take part
  {
    text: 'أصيب جنديان من التحالف بقصف على قاعدة عين الأسد أمس، وأعلنت جماعة "كتائب النخيل" الموالية لإيران مسؤوليتها عن الهجوم.',
    says: 'coalition target, iran-militia initiator claimed; wounded coalition 2',
  },
  {
    text: 'قتل ثلاثة مسلحين موالين لإيران بغارة إسرائيلية على البوكمال أمس.',
    says: 'iran-militia target, israel initiator; killed iran-militia 3',
  },
  {
    text: 'هاجمت جماعة مسلحة مدعومة من تركيا نقطة لقسد في عين عيسى أمس.',
    says: 'sdf target, sna initiator',
  },
  {
    text: 'هاجمت قوات سوريا الديمقراطية المدعومة من التحالف الدولي قرية قرب الباغوز أمس وقتلت عشرة من داعش.',
    says: 'isis target, sdf initiator; killed isis 10',
  },
  {
    text: 'نفذت قسد، مدعومة من التحالف الدولي، عملية في ذيبان أمس واعتقلت عنصراً من داعش.',
    says: 'coalition partner, isis target, sdf initiator; detained isis 1',
  },
  // Another force than the attacked one goes for the attackers
  {
    text: 'قتل ثلاثة من الأمن العام بكمين نصبته مجموعة من فلول النظام قرب جبلة أمس. وأوضح مصدر أن تعزيزات من وزارة الدفاع وصلت إلى المنطقة واشتبكت مع المجموعة، ما أدى إلى مقتل أربعة من أفرادها.',
    says: 'assad-remnants initiator, sy-interior target; killed sy-interior 3 | assad-remnants target, sy-defence initiator; killed assad-remnants 4',
  },
  // A teller who accuses
  {
    text: 'عثر أهالي الرهجان أمس على جثث سبعة رعاة قتلوا ذبحاً. وقالت الشرطة إن العدد قد يرتفع، متهمة تنظيم داعش بارتكاب الجريمة.',
    says: 'civilians target, isis initiator accused; killed civilians 7',
  },
  {
    text: 'اغتال مجهولون قيادياً في قسد مع اثنين من مرافقيه في البصيرة أمس.',
    says: 'sdf target, unidentified initiator; killed sdf 3',
  },
  // Who signs and fights is told as both sides
  {
    text: 'وقّع ممثلون عن الحكومة السورية والإدارة الذاتية في مدينة الحسكة، اليوم الأربعاء، اتفاقاً تفصيلياً يقضي بتشكيل فريق مشترك.',
    says: 'aanes initiator, sy-gov initiator',
    published: '2026-03-04',
  },
  {
    text: 'ليست مسألة السجون بعيدة عن طاولة التفاوض بين دمشق وقسد؛ إذ ينص تفاهم أولي وقّعه الجانبان في حلب مطلع الشهر على تشكيل لجنة.',
    says: 'sdf initiator, sy-gov initiator',
    published: '2025-06-26',
  },
  {
    text: 'اندلعت اشتباكات بين عشيرتي البكير والشعيطات في ذيبان أمس.',
    says: 'tribal initiator, tribal target',
    published: '2025-06-26',
  },
  {
    text: 'اندلعت اشتباكات بين مجموعتين من فرقة الحمزة في عفرين أمس وقتل عنصر.',
    says: 'sna initiator, sna target; killed sna 1',
    published: '2025-06-26',
  },
  {
    text: 'اندلعت اشتباكات بين الجيش وقسد في دير حافر أمس. وقُتل ثلاثة من عناصر الطرفين.',
    says: 'sdf target, sy-defence initiator; killed unidentified 3',
    published: '2025-06-26',
  },
  // The police of an area that one force holds; local factions of a governorate
  {
    text: 'قال المتحدث باسم الجيش الوطني إن الشرطة العسكرية ألقت القبض أمس على شخص في عفرين.',
    says: 'sna initiator, unidentified target; detained unidentified 1',
    published: '2020-06-02',
  },
  {
    text: 'اعتقلت الشرطة العسكرية مدنياً في مدينة الباب أمس.',
    says: 'civilians target, sna initiator; detained civilians 1',
    published: '2023-06-02',
  },
  {
    text: 'اعتقلت الشرطة العسكرية شاباً في الرقة أمس. وكانت قسد قد فرضت التجنيد.',
    says: 'asayish initiator, civilians target; detained civilians 1',
    published: '2023-06-02',
  },
  {
    text: 'اقتاد مسلحون محليون في بلدة عريقة شمال غربي السويداء أمس ثلاثة عسكريين من قوات النظام.',
    says: 'assad-forces target, druze-faction initiator; abducted assad-forces 3',
    published: '2024-02-26',
  },
  {
    text: 'اقتاد مسلحون محليون في بلدة الصورة بريف درعا أمس ثلاثة عسكريين من قوات النظام.',
    says: 'assad-forces target, unidentified initiator; abducted assad-forces 3',
    published: '2024-02-26',
  },
  // Who demonstrates where nobody is named
  {
    text: 'شهدت مدينة مارع أمس مسيرة صامتة رُفعت فيها لافتات.',
    says: 'civilians initiator',
  },
  // Marks, accents and fingers that point to a side
  {
    text: 'قتل مدنيان بانفجار سيارة مفخخة في حمص أمس. وقال المتحدث إن بصمات داعش واضحة.',
    says: 'civilians target, isis initiator suspected; killed civilians 2',
  },
  {
    text: 'خطف مجهولون شاباً على طريق الزر أمس. وقالت العائلة إن لهجة المتصل تشي بأنه من عناصر داعش.',
    says: 'civilians target, isis initiator suspected; abducted civilians 1',
  },
  {
    text: 'قتل سبعة مدنيين بانفجار سيارة مفخخة في جنديرس أمس. وأصابع الاتهام، كالعادة، وجهتها الفصائل إلى قسد.',
    says: 'civilians target, sdf initiator accused; killed civilians 7',
  },
  // Who guards a convoy takes part
  {
    text: 'نُقل 140 سجيناً من عناصر داعش أمس من الحسكة إلى المالكية تحت حراسة قوات سوريا الديمقراطية.',
    says: 'isis target, sdf partner; transferred isis 140',
  },
  // Persons charged with membership are of the group; who gives them up starts a transfer
  {
    text: 'سلمت قسد إلى جهاز مكافحة الإرهاب أمس 24 عراقياً من المدانين بالقتال في صفوف داعش عند منفذ ربيعة.',
    says: 'iq-cts partner, isis target, sdf initiator; transferred isis 24',
  },
  {
    text: 'تسلم العراق أمس دفعة من 58 من مواطنيه المدانين بالانتماء إلى داعش عبر معبر الوليد.',
    says: 'iq-gov initiator, isis target; transferred isis 58',
  },
  {
    text: 'تسلم العراق أمس عشرة من عناصر داعش العراقيين من سجون قسد عبر منفذ ربيعة.',
    says: 'iq-gov partner, isis target, sdf initiator; transferred isis 10',
  },
  {
    text: 'رحلت السلطات أمس 24 عراقياً من المدانين بالسرقة عبر منفذ ربيعة.',
    says: 'civilians target, iq-gov initiator; transferred civilians 24',
  },
  // A bomber in a report that names one armed group; none where it names nobody
  {
    text: 'أفاد مصدر في قيادة عمليات نينوى بأن انتحارياً فجر نفسه على ساتر للفرقة التاسعة في حي الانتصار اليوم ما أسفر عن استشهاد ثلاثة جنود. وقال المصدر إن القوات الأمنية ردت بالقصف على مواقع داعش في حي السلام.',
    says: 'iq-army target, isis initiator suspected; killed iq-army 3, killed isis 1 | iq-gov initiator, isis target',
    published: '2016-11-25',
  },
  {
    text: 'فجر انتحاري نفسه أمام مركز للشرطة في كركوك أمس فقتل شرطيين اثنين.',
    says: 'iq-police target, unidentified initiator; killed iq-police 2, killed unidentified 1',
  },
  // Guards who are taken and let go are civilians
  {
    text: 'خطف مسلحون مهندساً واثنين من الحراس من محطة مياه الكسرة أمس، وأفرجوا اليوم عن أحد الحارسين.',
    says: 'civilians target, unidentified initiator; abducted civilians 3 | civilians target, unidentified initiator; released civilians 1',
  },
  // A deed that nobody claims is no further one; who is blamed behind it
  {
    text: 'قُتل ثلاثة من عناصر الشرطة السورية اليوم جراء تفجير سيارة مفخخة استهدف مركزاً للشرطة في مدينة الميادين. ولم تعلن أي جهة مسؤوليتها عن العملية حتى الآن، لكنّ أصابع الاتهام تتجه إلى تنظيم داعش.',
    says: 'isis initiator accused, sy-interior target; killed sy-interior 3',
    published: '2025-05-18',
  },
  // Two tellers may accuse two
  {
    text: 'هاجم مسلحون رعاة في بادية جب الجراح أمس وقتلوا ثلاثة منهم. ووجهت العشيرة أصابع الاتهام إلى ميليشيات موالية لإيران، ونسبت صحيفة رسمية الهجوم إلى داعش.',
    says: 'civilians target, iran-militia initiator accused, isis initiator accused; killed civilians 3',
  },
  // What somebody who was caught confesses was done by his group
  {
    text: 'أعلنت وزارة الداخلية القبض أمس على أربعة من أفراد خلية لداعش في جيرود. وقال القائد إن أحد الموقوفين اعترف بمشاركته في زرع عبوة ناسفة انفجرت في حافلة عسكرية قرب القطيفة في 19 أيار الماضي وأدت إلى إصابة ستة جنود.',
    says: 'isis target, sy-interior initiator; detained isis 4 | isis initiator, sy-defence target; wounded sy-defence 6',
    published: '2025-07-08',
  },
  {
    text: 'أعلنت وزارة الداخلية القبض أمس على رجل في جيرود. وقال القائد إن الموقوف اعترف بزرع عبوة ناسفة انفجرت في حافلة قرب القطيفة في 19 أيار الماضي.',
    says: 'civilians target, sy-interior initiator; detained civilians 1 | civilians target, unidentified initiator',
    published: '2025-07-08',
  },
  // Names that every country has are those of the sentence
  {
    text: 'أوقفت قسد عنصرين من داعش في الحسكة أمس. وفي الرقة قتل رجل أمس. وفي كركوك أوقفت وزارة الداخلية أمس خمسة من عناصر الشرطة.',
    says: 'isis target, sdf initiator; detained isis 2 | civilians target, unidentified initiator; killed civilians 1 | iq-police initiator; detained iq-police 5',
    published: '2024-03-19',
  },
  {
    text: 'أوقفت قسد عنصرين من داعش في الحسكة أمس. وقال مرصد مقره لندن إن قوات الأمن قتلت رجلاً في الحسكة اليوم.',
    says: 'isis target, sdf initiator; detained isis 2 | asayish initiator, civilians target; killed civilians 1',
    published: '2024-03-19',
  },
  // Who is hit besides in an operation against a group
  {
    text: 'نفذ التحالف إنزالاً في كفر صفرة أمس واعتقل قيادياً في داعش، وأصيبت امرأة برصاص القوة.',
    says: 'coalition initiator, isis target; detained isis 1, wounded civilians 1',
  },
  // A teller's own force, whatever it is called
  {
    text: 'كشف المركز الإعلامي لقوات سوريا الديمقراطية عن مقتل مقاتل في هجوم لداعش على المنصورة أمس. وأضاف أن قوات الكوماندوس نفذت عملية تمشيط في قرية هنيدة اليوم واعتقلت ثلاثة مشتبهين.',
    says: 'isis initiator, sdf target; killed sdf 1 | isis target suspected, sdf initiator; detained isis 3',
    published: '2025-12-06',
  },
  {
    text: 'قال المتحدث باسم جهاز مكافحة الإرهاب إن القوة داهمت خيمتين في وادي القذف أمس وقتلت أربعة من داعش، وإن طيران التحالف الدولي أسند العملية.',
    says: 'coalition partner, iq-cts initiator, isis target; killed isis 4',
    published: '2022-11-15',
  },
  // Places of men told by their noun
  {
    text: 'قالت وحدات حماية الشعب إن 15 من مرتزقة داعش قتلوا في كوباني أمس. ووجهت طائرات التحالف اليوم خمس ضربات لمواقع المرتزقة في قرية شيران.',
    says: 'isis target, ypg initiator; killed isis 15 | coalition initiator, isis target',
    published: '2014-12-08',
  },
  // A plural verb without a subject goes on from the sentence before
  {
    text: 'هاجم مسلحون من داعش نقطة لقسد في بلدة ذيبان أمس. كما فجروا عبوة بسيارة للمجلس المحلي في بلدة الشحيل.',
    says: 'isis initiator, sdf target | civilians target, isis initiator',
  },
  {
    text: 'قُتل عنصران من قسد برصاص مسلحين من داعش في بلدة ذيبان أمس. واغتالوا في وقت لاحق مختار بلدة الشحيل.',
    says: 'isis initiator, sdf target; killed sdf 2 | civilians target, isis initiator; killed civilians 1',
  },
  {
    text: 'اعتقلت قسد خمسة شبان في بلدة ذيبان أمس. وقُتل مدني في بلدة الشحيل برصاص مجهولين.',
    says: 'civilians target, sdf initiator; detained civilians 5 | civilians target, unidentified initiator; killed civilians 1',
  },
  // Who speaks of himself
  {
    text: 'شن تنظيم داعش هجوماً في البادية. وقال التنظيم إنه استهدف آلية لقوات النظام بعبوة ناسفة قرب السخنة أمس.',
    says: 'assad-forces target, isis initiator claimed',
    published: '2023-06-10',
  },
  {
    text: 'قال المرصد إنه وثق مقتل ثلاثة مدنيين بقصف على سرمين أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 3',
  },
  // Persons of no told side to whom nothing is told to have happened
  {
    text: 'نجا قائد شرطة بلدة الشحيل من محاولة اغتيال أمس.',
    says: 'sy-defence target, unidentified initiator',
  },
  {
    text: 'محاولة اغتيال استهدفت عضواً في مجلس محلي في الشحيل أمس.',
    says: 'civilians target, unidentified initiator',
  },
  {
    text: 'أُصيب قائد شرطة في محاولة اغتيال في الشحيل أمس.',
    says: 'sy-defence target, unidentified initiator; wounded sy-defence 1',
  },
  // Of two who lost men in a clash, the first is told as who began
  {
    text: 'مقتل عنصرين من قسد وثلاثة من الجيش الوطني في اشتباكات على محور تل تمر أمس.',
    says: 'sdf initiator, sna target; killed sdf 2, killed sna 3',
  },
  // Men of the force that was told before
  {
    text: 'نفذت قوى الأمن الداخلي مداهمة لوكر لداعش في حلب أمس وقتلت متزعمه. وأصيب عنصران من القوة المداهمة بجروح.',
    says: 'isis target, sy-interior initiator; killed isis 1, wounded sy-interior 2',
  },
  {
    text: 'نفذ جهاز مكافحة الإرهاب العراقي إنزالاً على وكر لداعش في وادي الشاي أمس وقتل أربعة إرهابيين. وأصيب اثنان من مقاتلي الجهاز.',
    says: 'iq-cts initiator, isis target; killed isis 4, wounded iq-cts 2',
  },
  {
    text: 'هاجم مسلحون من داعش دورية لقسد في ذيبان أمس وقتلوا عنصراً من الدورية.',
    says: 'isis initiator, sdf target; killed sdf 1',
  },
  {
    text: 'فككت قوى الأمن الداخلي خلية لداعش في حلب أمس وألقت القبض على العديد من العناصر.',
    says: 'isis target, sy-interior initiator; detained isis 2+',
  },
  // Who somebody is thought to be is said within the words for him
  {
    text: 'هاجم مسلحون يعتقد أنهم من داعش نقطة لقسد في قرية الحريجية أمس.',
    says: 'isis initiator suspected, sdf target',
  },
  // A quantity is no hundred
  {
    text: 'ألقت قوى الأمن الداخلي أمس القبض على ستة من أفراد داعش في حلب وعلى أسلحة وكمية من الذخائر.',
    says: 'isis target, sy-interior initiator; detained isis 6',
  },
  // A name of the letters of `left behind`
  {
    text: 'قُتل المواطن خلف الجاسم أمس برصاص دورية تابعة لقسد عند معبر نهري في بلدة أبو حمام.',
    says: 'civilians target, sdf initiator; killed civilians 1',
  },
  // Who is sought is of no force and of no group that another story names
  {
    text: 'قُتل متهم بالاتجار بالحبوب المخدرة على يد ملثمين في طفس بريف درعا أمس. وقالت قوات النظام إنها تحقق.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
    published: '2023-09-17',
  },
  {
    text: 'قتل داعش عنصراً من الأمن في هجين أول أمس. وشنت قوى الأمن الداخلي حملة ضد التنظيم في هجين أمس وألقت القبض على 14 مطلوباً.',
    says: 'isis initiator, sy-interior target; killed sy-interior 1 | isis target, sy-interior initiator; detained isis 14',
    published: '2026-02-22',
  },
  // A person of a tribe is a civilian, its gunmen are not
  {
    text: 'خطف مسلحون شاباً من البدو عند دوار العنقود في السويداء أمس.',
    says: 'civilians target, unidentified initiator; abducted civilians 1',
  },
  {
    text: 'قتل ثلاثة من مسلحي العشائر باشتباك مع قسد في ذيبان أمس.',
    says: 'sdf target, tribal initiator; killed tribal 3',
  },
  // Who drives what is struck; what a vehicle is for
  {
    text: 'استهدفت طائرة للتحالف أمس مركبة يستقلها مسؤول في داعش عند مدخل الراعي.',
    says: 'coalition initiator, isis target',
  },
  {
    text: 'هاجمت خلايا داعش أمس حافلة مبيت عسكرية قرب أثريا بريف حماة وقتلت تسعة.',
    says: 'assad-forces target, isis initiator; killed assad-forces 9',
    published: '2021-02-08',
  },
  // What is struck though it looks like a find; the type of an aircraft before whose it is
  {
    text: 'أعلن الجيش الإسرائيلي أنه استهدف مستودع أسلحة لحزب الله في القصير أمس.',
    says: 'iran-militia target, israel initiator',
  },
  {
    text: 'دمرت طائرات F16 العراقية أربعة أوكار لداعش في وادي الشاي أمس.',
    says: 'iq-army initiator, isis target',
  },
  // Who goes with what is struck is a target, not a partner
  {
    text: 'نصبت خلية من داعش كميناً لصهاريج نفط ترافقها قوات النظام قرب الرصافة أمس.',
    says: 'assad-forces target, isis initiator',
  },
  // Men whom attackers take are of the attacked; who surrenders acts
  {
    text: 'هاجم مسلحو العشائر حاجزاً لقسد في الشحيل أمس وأسروا ثلاثة عناصر.',
    says: 'sdf target, tribal initiator; detained sdf 3',
  },
  {
    text: 'سلم 20 عنصراً من داعش أنفسهم لقسد في الباغوز أمس.',
    says: 'isis initiator; surrendered isis 20',
  },
  // The one accused in a clause that tells no deed; what somebody is accused of is none
  {
    text: 'اغتيل إمام مسجد برصاص مجهولين في إدلب أمس، واتهم الأهالي خلايا داعش.',
    says: 'civilians target, isis initiator accused; killed civilians 1',
  },
  {
    text: 'اغتيل مخبر برصاص مجهولين في نوى أمس، ويتهمه الأهالي بالعمل مع الأمن العسكري.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
  },
  // Heroes of an army, members of a force that is struck, a cell that a body takes
  {
    text: 'استشهد خمسة من أبطال الجيش العراقي بهجوم في قضاء بلد أمس.',
    says: 'iq-army target, unidentified initiator; killed iq-army 5',
  },
  {
    text: 'قصفت طائرات تركية مسيرة نقطة للأسايش في كوباني أمس فأصيب ثلاثة أعضاء.',
    says: 'asayish target, turkey initiator; wounded asayish 3',
  },
  {
    text: 'أطاح جهاز الأمن الوطني بخلية إرهابية من ثلاثة عناصر في الأنبار أمس.',
    says: 'iq-intelligence initiator, unidentified target; detained unidentified 3',
  },
  // Two names with a slash between are one side
  {
    text: 'قتل مدنيان بانفجار دراجة مفخخة في عفرين أمس. واتهم الجيش الوطني تنظيم "ي ب ك/ بي كا كا" الإرهابي بالوقوف خلف التفجير، فيما نفت وحدات حماية الشعب أي علاقة لها به.',
    says: 'civilians target, ypg initiator denied; killed civilians 2',
    published: '2020-06-02',
  },
  {
    text: 'قتل عنصران من PKK بغارة تركية في سنجار أمس.',
    says: 'pkk target, turkey initiator; killed pkk 2',
    published: '2020-06-02',
  },
  // Who finds the dead is none of them
  {
    text: 'عثر الأهالي أمس على جثة مقاتل في قسد في بلدة محيميدة.',
    says: 'sdf target, unidentified initiator; killed sdf 1',
  },
  // One of the most wanted
  {
    text: 'اعتقلت قوى الأمن الداخلي أمس أحد أخطر عناصر داعش في حلب.',
    says: 'isis target, sy-interior initiator; detained isis 1',
  },
  // Later is no chase
  {
    text: 'اغتال مسلحون في وقت لاحق أمس مختار بلدة الشحيل. ووصلت قوة من قسد لاحقاً إلى المكان.',
    says: 'civilians target, unidentified initiator; killed civilians 1',
  },
  // Who is exposed to fire is struck, though the verb is the first word of the deed
  {
    text: 'أفادت مصادر محلية بأن رتلاً للتحالف الدولي تعرض لإطلاق نار قرب الشدادي أمس، وأصيب سائق شاحنة.',
    says: 'coalition target, unidentified initiator; wounded civilians 1',
    published: '2025-05-10',
  },
  // Who answers may stand before the verb
  {
    text: 'قالت مصادر أمنية إن عشائر البدو هاجمت قرية الدور أمس وأحرقت عشرة منازل، وإن الفصائل المحلية ردت وقتلت أربعة منهم.',
    says: 'civilians target, tribal initiator; killed tribal 4',
    published: '2025-05-10',
  },
  // Those loyal to a force are not of those who attack it
  {
    text: 'وثق المرصد مقتل سبعة من عناصر قوات النظام والمسلحين الموالين لها في هجوم لتنظيم الدولة على نقاطهم في بادية السخنة أمس.',
    says: 'assad-forces target, isis initiator, pro-gov-militia target; killed assad-forces 7, killed pro-gov-militia 2+',
    published: '2024-05-10',
  },
  // Of two who fight, what belongs to somebody is the second alone
  {
    text: 'تجددت اليوم الاشتباكات بين مجموعات محلية مسلحة وقوات تابعة لوزارة الداخلية في بلدة ولغا.',
    says: 'druze-faction initiator, sy-interior target',
    published: '2025-10-16',
  },
  {
    text: 'اندلعت اشتباكات أمس بين مسلحين محليين وعناصر تابعين لقسد في بلدة ذيبان.',
    says: 'sdf target, unidentified initiator',
  },
  {
    text: 'استهدف مسلحون أمس آليات وعناصر تابعة لقسد في بلدة ذيبان.',
    says: 'sdf target, unidentified initiator',
  },
  // A part that is denied in a statement: the deed and its dead stand
  {
    text: 'نفت قوات سوريا الديمقراطية في بيان صدر اليوم الأحد أي صلة لها بتفجير السيارة المفخخة الذي وقع أمس السبت في مدينة الباب وأودى بحياة ستة مدنيين.',
    says: 'civilians target, sdf initiator denied; killed civilians 6',
  },
  // A shepherd is a person; what those caught confess to is not told for itself; the escort of who was aimed at
  {
    text: 'أقدم عناصر من تنظيم داعش أمس على ذبح راعي أغنام في قرية البو شهاب.',
    says: 'civilians target, isis initiator; killed civilians 1',
  },
  {
    text: 'أعلنت مديرية الاستخبارات العسكرية أمس القبض على خلية من خمسة إرهابيين لداعش في قضاء داقوق، اعترفوا بزرع عبوات استهدفت أبراج الطاقة.',
    says: 'iq-intelligence initiator, isis target; detained isis 5',
  },
  {
    text: 'نجا قائد فرقة الرد السريع من تفجير استهدف موكبه في حوض حمرين أمس، بينما أصيب ثلاثة من أفراد حمايته.',
    says: 'iq-police target, unidentified initiator; wounded iq-police 3',
  },
  // Whose remnant a mine is
  {
    text: 'أعلنت قسد أمس مقتل اثنين من مقاتليها جراء انفجار لغم من مخلفات التنظيم في بادية معدان.',
    says: 'sdf target, unidentified initiator; killed sdf 2',
  },
  // Who is given persons, as the first of two objects
  {
    text: 'سلّمت قسد أمس وفداً روسياً أربعة وثلاثين طفلاً في مدينة القامشلي.',
    says: 'civilians target, russia partner, sdf initiator; transferred civilians 34',
  },
  {
    text: 'سلمت تركيا الحكومة السورية أمس أربعة مطلوبين في معبر باب الهوى.',
    says: 'sy-gov partner, turkey initiator, unidentified target; transferred unidentified 4',
  },
  {
    text: 'سلمت قسد 50 معتقلاً إلى العراق في معبر ربيعة أمس.',
    says: 'detainees target, sdf initiator; transferred detainees 50',
  },
  // A comrade of who was told before
  {
    text: 'استشهدت عضوة في قوى الأمن الداخلي أمس وأصيبت رفيقتها برصاص مجهولين في عين عيسى.',
    says: 'asayish target, unidentified initiator; killed asayish 1, wounded asayish 1',
  },
  // A new total before the noun of its toll
  {
    text: 'ارتفعت إلى أربعة حصيلة شهداء قوى الأمن الداخلي جراء الهجوم الذي استهدف أمس حاجزاً في مدينة الميادين.',
    says: 'sy-interior target, unidentified initiator; killed sy-interior 4',
  },
  {
    text: 'ارتفع إلى 12 عدد ضحايا التفجير في مدينة الباب أمس.',
    says: 'civilians target, unidentified initiator; killed civilians 12',
  },
];

test.each(ROWS)('$text', ({ text, says, published = '2025-06-10' }) => {
  const { events } = codeReport({ id: 'test', text, published, outlet: 'موقع الضفة' }, knowledge);
  expect(events.map(describeWho).join(' | ')).toBe(says);
});
