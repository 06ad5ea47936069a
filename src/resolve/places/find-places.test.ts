import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { findPlaces } from './find-places.ts';
import { compileGazetteer } from './gazetteer.ts';
import { placeContextOf, resolvePlace } from './resolve-place.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data', 'gazetteer');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const TABLES = ['countries', 'admin1', 'districts', 'regions', 'syria', 'iraq', 'cities'];
const gazetteer = compileGazetteer(
  TABLES.map((name) =>
    read(`${name}.tsv`)
      .slice(0, -1)
      .split('\n')
      .map((line) => line.split('\t')),
  ),
  parse(read('cues.yaml')),
);

/** One line a mention: role where it is not event, relation where it is not in, name, code, precision. */
function describePlaces(raw: string): string[] {
  const mentions = findPlaces(tokenize(fold(raw)), raw, gazetteer);
  const context = placeContextOf(mentions, gazetteer);
  return mentions.map((mention) => {
    const { where } = resolvePlace(mention, context);
    const role = mention.role === 'event' ? '' : `${mention.role} `;
    const side = mention.direction.length === 0 ? '' : `:${mention.direction.join('-')}`;
    const relation = mention.relation === 'in' ? '' : `${mention.relation}${side} `;
    const code = where.admin1 ?? where.country ?? '?';
    return `${role}${relation}${where.name ?? '?'} ${code} ${where.precision}`;
  });
}

const settlements: readonly (readonly [text: string, ...mentions: string[]])[] = [
  ['وقع انفجار في مدينة الرقة صباح اليوم', 'الرقة SY-RA settlement'],
  ['في الرقة', 'الرقة SY-RA settlement'],
  ['بالرقة', 'الرقة SY-RA settlement'],
  ['وبالحسكة', 'الحسكة SY-HA settlement'],
  ['هجوم بحلب', 'حلب SY-HL settlement'],
  ['في بلدة الشحيل بريف دير الزور الشرقي', 'الشحيل SY-DY settlement'],
  ['في قرية محيميدة غربي دير الزور', 'محيميدة SY-DY settlement'],
  ['في بلدة البصيرة', 'البصيرة SY-DY settlement'],
  ['قرية الحصان التابعة لناحية الكسرة', 'الحصان SY-DY settlement'],
  ['في أبو حمام', 'أبو حمام SY-DY settlement'],
  ['في بلدة أبي حمام', 'أبي حمام SY-DY settlement'],
  ['ببلدة غرانيج', 'غرانيج SY-DY settlement'],
  ['في مدينة ديرالزور', 'ديرالزور SY-DY settlement'],
  ['في دَير الزّور', 'دير الزور SY-DY settlement'],
  ['في كوباني', 'كوباني SY-HL settlement'],
  ['في مدينة القامشلي', 'القامشلي SY-HA settlement'],
  ['بقامشلو', 'قامشلو SY-HA settlement'],
  ['في مدينة سري كانيه', 'سري كانيه SY-HA settlement'],
  ['في بلدة كفرنبل', 'كفرنبل SY-ID settlement'],
  ['في كفر نبل', 'كفر نبل SY-ID settlement'],
  ['في حي الشيخ مقصود بمدينة حلب', 'الشيخ مقصود SY-HL settlement'],
  ['في حيي الأشرفية والشيخ مقصود', 'الأشرفية SY-HL settlement', 'الشيخ مقصود SY-HL settlement'],
  ['في حي غويران بمدينة الحسكة', 'غويران SY-HA settlement'],
  ['في حي القصور في مدينة حمص', 'القصور SY-HI settlement'],
  ['في حي القصور بدير الزور', 'القصور SY-DY settlement'],
  ['حي الميدان بدمشق', 'الميدان SY-DI settlement'],
  ['حي الميدان في مدينة حلب', 'الميدان SY-HL settlement'],
  ['في بلدة الصور بريف دير الزور الشمالي', 'الصور SY-DY settlement'],
  ['في بلدة الكرامة شرقي الرقة', 'الكرامة SY-RA settlement'],
  ['في مدينة الباب شرقي حلب', 'الباب SY-HL settlement'],
  ['مدينة القصير بريف حمص', 'القصير SY-HI settlement'],
  ['للباب حكاية. قصف مدينة الباب', 'الباب SY-HL settlement'],
  ['في مدينتي الباب وأعزاز', 'الباب SY-HL settlement', 'أعزاز SY-HL settlement'],
  ['في بلدة المنصورة غرب الرقة', 'المنصورة SY-RA settlement'],
  ['بلدة السوسة القريبة من الحدود السورية العراقية', 'السوسة SY-DY settlement'],
  ['في بلدة ذيبان', 'ذيبان SY-DY settlement'],
  ['في مدينة الموصل', 'الموصل IQ-NI settlement'],
  ['في مدينة تكريت شمالي بغداد', 'تكريت IQ-SD settlement'],
  ['في بيروت', 'بيروت LB settlement'],
  ['في مخيم الهول شرق الحسكة', 'مخيم الهول SY-HA settlement'],
  ['مخيم روج', 'مخيم روج SY-HA settlement'],
  ['داخل مخيم اليرموك', 'مخيم اليرموك SY-DI settlement'],
  ['قرب بلدة مركدة', 'near مركدة SY-HA settlement'],
  ['بالقرب من مدينة معرة النعمان', 'near معرة النعمان SY-ID settlement'],
  ['على أطراف بلدة السخنة', 'outskirts السخنة SY-HI settlement'],
  ['عند المدخل الشرقي لمدينة منبج', 'outskirts منبج SY-HL settlement'],
  ['على مشارف مدينة تدمر', 'outskirts تدمر SY-HI settlement'],
  ['في الأحياء الغربية من مدينة درعا', 'درعا SY-DR settlement'],
  ['وسط مدينة إدلب', 'إدلب SY-ID settlement'],
  ['في #الشحيل شرق #دير_الزور', 'الشحيل SY-DY settlement'],
  ['في قرية "المراشدة"', 'المراشدة SY-DY settlement'],
  ['في بلدة معدان (شرق الرقة)', 'معدان SY-RA settlement'],
  ['دير الزور، بلدة الشحيل', 'الشحيل SY-DY settlement'],
  ['بريف حماة الشرقي قرب بلدة عقيربات', 'near عقيربات SY-HM settlement'],
  // A name that is also a word for a kind of place, behind another kind.
  ['في بلدة المزرعة بريف السويداء', 'المزرعة SY-SU settlement'],
  ['وصلوا إلى بلدة المزرعة', 'destination المزرعة SY-SU settlement'],
  ['في مدينة الحارة شمالي درعا', 'الحارة SY-DR settlement'],
  // What a parenthesis names is over with it.
  [
    'تنظيم داعش (المحظور في روسيا) في محيط مدينة تدمر',
    'روسيا RU country',
    'surroundings تدمر SY-HI area',
  ],
  [
    'جرحى (نقلوا إلى تركيا) من بلدة سرمدا',
    'destination تركيا TR country',
    'origin سرمدا SY-ID settlement',
  ],
  ['في مدينة جاسم (شمال درعا) قرب بلدة نمر', 'جاسم SY-DR settlement'],
  [
    'في مدينة الشدادي جنوبي المحافظة بعد أنباء من الحسكة',
    'الشدادي SY-HA settlement',
    'origin الحسكة SY-HA settlement',
  ],
];

const wider: readonly (readonly [text: string, ...mentions: string[]])[] = [
  ['في ريف دير الزور الشرقي', 'countryside:east دير الزور SY-DY area'],
  ['بريف حلب الشمالي الشرقي', 'countryside:north-east حلب SY-HL area'],
  ['في الريف الغربي لمدينة درعا', 'countryside:west درعا SY-DR area'],
  ['ريفي حلب وإدلب', 'countryside حلب SY-HL area', 'countryside إدلب SY-ID area'],
  ['في ريف دمشق', 'ريف دمشق SY-RD admin1'],
  ['في ريف دمشق الغربي', 'countryside:west ريف دمشق SY-RD area'],
  ['في محافظة دير الزور', 'دير الزور SY-DY admin1'],
  ['في محافظتي الرقة والحسكة', 'الرقة SY-RA admin1', 'الحسكة SY-HA admin1'],
  ['في محافظات حمص وحماة وإدلب', 'حمص SY-HI admin1', 'حماة SY-HM admin1', 'إدلب SY-ID admin1'],
  ['في الأنبار', 'الأنبار IQ-AN admin1'],
  ['بمحافظة ديالى', 'ديالى IQ-DI admin1'],
  ['في محافظة صلاح الدين', 'صلاح الدين IQ-SD admin1'],
  ['شرقي دير الزور', 'direction:east دير الزور SY-DY area'],
  ['جنوبي إدلب', 'direction:south إدلب SY-ID area'],
  ['شمال غربي حلب', 'direction:north-west حلب SY-HL area'],
  ['في منطقة عفرين', 'عفرين SY-HL district'],
  ['في ناحية العظيم بمحافظة ديالى', 'العظيم IQ-DI district'],
  ['في قضاء الحويجة جنوب غربي كركوك', 'الحويجة IQ-KI district'],
  ['في محيط قضاء الحضر بنينوى', 'surroundings الحضر IQ-NI district'],
  ['في محيط بلدة تل تمر', 'surroundings تل تمر SY-HA area'],
  ['على طريق أثريا – خناصر', 'on-road أثريا – خناصر SY-HM area'],
  ['على الطريق الواصل بين الحسكة والشدادي', 'on-road الحسكة – الشدادي SY-HA area'],
  ['على الطريق بين بلدتي صيدا والنعيمة', 'on-road صيدا – النعيمة SY-DR area'],
  ['على طريق دير الزور - الحسكة', 'on-road دير الزور – الحسكة SY area'],
  ['على طريق عام قرية السكرية شرقي البوكمال', 'on-road السكرية SY-DY area'],
  // A place beside a road is told; what only holds the road is not.
  ['على طريق دمشق – حمص في محيط النبك', 'surroundings النبك SY-RD area'],
  ['على الطريق الدولي دمشق – حمص في سوريا', 'on-road دمشق – حمص SY area'],
  ['على بعد 40 كيلومترا شرق تدمر', 'distance:east تدمر SY-HI area'],
  ['على مسافة نحو 10 كم من مدينة الرقة', 'distance الرقة SY-RA area'],
  ['في جبل الزاوية', 'جبل الزاوية SY-ID area'],
  ['في البادية السورية', 'البادية السورية SY area'],
  ['في بادية السخنة', 'بادية السخنة SY-HI area'],
  ['في شمال شرقي سوريا', 'شمال شرقي سوريا SY area'],
  ['شرق الفرات', 'شرق الفرات SY area'],
  ['في جبال حمرين', 'جبال حمرين IQ-DI area'],
  ['في سوريا', 'سوريا SY country'],
  ['في سورية', 'سورية SY country'],
  ['في إقليم كردستان العراق', 'إقليم كردستان العراق IQ area'],
];

const within: readonly (readonly [text: string, ...mentions: string[]])[] = [
  // A town that is called like a thing, behind في.
  ['انفجار في الباب', 'الباب SY-HL settlement'],
  ['مقتل شخصين في الراعي شمالي حلب', 'الراعي SY-HL settlement'],
  ['هجوم في جاسم', 'جاسم SY-DR settlement'],
  ['انفجار في الباب الرئيسي للمبنى'],
  ['طرق على الباب'],
  ['دخل من الباب'],
];

const exact: readonly (readonly [text: string, ...mentions: string[]])[] = [
  ['سجن الصناعة في حي غويران', 'سجن الصناعة SY-HA exact'],
  ['في محيط سجن غويران', 'surroundings سجن غويران SY-HA exact'],
  ['قاعدة التنف', 'قاعدة التنف SY-HI exact'],
  ['في حقل العمر النفطي', 'حقل العمر النفطي SY-DY exact'],
  ['مطار دير الزور العسكري', 'مطار دير الزور العسكري SY-DY exact'],
  ['قرب سد تشرين', 'near سد تشرين SY-HL exact'],
  ['معبر نصيب الحدودي', 'معبر نصيب الحدودي SY-DR exact'],
  ['مشفى الرقة الوطني', 'الرقة SY-RA exact'],
  ['شارع النصر في مدينة حلب', 'حلب SY-HL exact'],
  ['حاجز "النمر" في بلدة أبو حمام', 'أبو حمام SY-DY exact'],
  ['حاجز السباهية غرب الرقة', 'السباهية SY-RA exact'],
  ['عبر منفذ ربيعة', 'منفذ ربيعة IQ-NI exact'],
  ['في منفذ المنذرية', 'منفذ المنذرية IQ-DI exact'],
  ['قرب منفذ القائم الحدودي', 'near منفذ القائم IQ-AN exact'],
  // A street that is called after another town, a square of a town.
  ['في شارع تل رفعت بمدينة اعزاز', 'اعزاز SY-HL exact'],
  ['في شارع الباب وسط مدينة منبج', 'منبج SY-HL exact'],
  ['عند ساحة تادف في مدينة الباب', 'الباب SY-HL exact'],
  ['قرب دوار الصباغ', 'near الحسكة SY-HA exact'],
  ['في جسر الشغور بريف إدلب', 'جسر الشغور SY-ID settlement'],
];

const unknown: readonly (readonly [text: string, ...mentions: string[]])[] = [
  ['في قرية تل الغزلان بريف الرقة الشمالي', 'تل الغزلان SY-RA settlement'],
  ['قرية الزعفران التابعة لبلدة البصيرة', 'الزعفران SY-DY settlement'],
  ['في حي الغدير بمدينة الحسكة', 'الغدير SY-HA settlement'],
  ['في قرية أم الرمان الغربية شمال تل تمر', 'أم الرمان الغربية SY-HA settlement'],
  // Without the article, where a preposition leads to it and a town holds it.
  ['في حي نوران وسط مدينة الرمادي', 'نوران IQ-AN settlement'],
  ['بحي سنام شرقي مدينة الموصل', 'سنام IQ-NI settlement'],
  ['قرب حي مرهف في مدينة حماة', 'near مرهف SY-HM settlement'],
  ['في وادي زرقون', 'وادي زرقون ? area'],
  ['على جبل نوفان بقضاء مخمور', 'جبل نوفان IQ-NI area'],
  ['قرب جبال سرفين شرقي مدينة تدمر', 'near جبال سرفين SY-HI area'],
  ['في قرية 8 المجاورة لمدينة الشدادي', 'قرية 8 SY-HA settlement'],
  ['في منطقة عفرين بحلب', 'عفرين SY-HL district'],
  ['في وادي زغيتون بكركوك', 'وادي زغيتون IQ-KI area'],
  ['في بادية السخنة في حمص', 'بادية السخنة SY-HI area'],
  ['في ريف حلب بمدينة حلب', 'حلب SY-HL settlement'],
  ['في قرية 33 شرقي الحسكة', 'قرية 33 SY-HA settlement'],
  ['بقرية 20، جنوبي مدينة الحسكة', 'قرية 20 SY-HA settlement'],
  ['في حي السدير بالجانب الأيمن', 'السدير IQ-NI settlement'],
  [
    'استذكر أهالي بلدة تل حويزة جنوب حلب سوق البلدة',
    'تل حويزة SY-HL settlement',
    'تل حويزة SY-HL area',
  ],
];

const roles: readonly (readonly [text: string, ...mentions: string[]])[] = [
  ['شاب من أبناء بلدة غرانيج', 'origin غرانيج SY-DY settlement'],
  ['ينحدر من مدينة الميادين', 'origin الميادين SY-DY settlement'],
  ['مواليد مدينة حماة', 'origin حماة SY-HM settlement'],
  ['رجل من بلدة هجين', 'origin هجين SY-DY settlement'],
  ['المقيم في مدينة إدلب', 'residence إدلب SY-ID settlement'],
  ['قال قائد مجلس دير الزور العسكري', 'unit-name دير الزور SY-DY settlement'],
  ['أعلنت قيادة الأمن الداخلي في محافظة طرطوس', 'unit-name طرطوس SY-TA admin1'],
  ['محافظ حمص', 'unit-name حمص SY-HI settlement'],
  ['أفاد مصدر أمني في بغداد', 'speaker بغداد IQ-BG settlement'],
  ['دمشق – سانا', 'dateline دمشق SY-DI settlement'],
  ['القاهرة - (د ب أ)', 'dateline القاهرة EG settlement'],
  ['أُسعف إلى مدينة الحسكة', 'destination الحسكة SY-HA settlement'],
  ['توغل إلى بلدة كناكر', 'كناكر SY-RD settlement'],
  ['قناة حلب', 'outlet-name حلب SY-HL settlement'],
  ['#سوريا', 'tag سوريا SY country'],
  ['تركيا تنفي', 'actor تركيا TR country'],
  ['أنقرة تنفي', 'actor أنقرة TR settlement'],
  ['سوريا: مقتل شخصين', 'سوريا SY country'],
  ['انفجر لغم في منبج، وأغلقت المدينة', 'منبج SY-HL settlement', 'منبج SY-HL settlement'],
  ['انفجر لغم في منبج، وأغلقت البلدة', 'منبج SY-HL settlement', 'منبج SY-HL settlement'],
  [
    'شاب من بلدة هجين قُتل في حلب، وقال سكان البلدة',
    'origin هجين SY-DY settlement',
    'حلب SY-HL settlement',
    'هجين SY-DY settlement',
  ],
];

const none: readonly string[] = [
  'فتح الباب أمام الحوار',
  'طرق الباب وهرب',
  'نشر الصور على حسابه',
  'دعا إلى السلام والحوار',
  'عاش بكرامة وحفظ الكرامة',
  'قال محمد الحلبي',
  'الشيخ محمد العلي',
  'خالد المنصور وأحمد البغدادي',
  'قوات سوريا الديمقراطية',
  'هيئة تحرير الشام',
  'تنظيم الدولة الإسلامية في العراق والشام',
  'عملية نبع السلام',
  'قائد الثورة',
  'أخذ نفسا عميقا ثم عاد',
  'على المدى القصير',
  'الوضع القائم',
  'في السلام خير للجميع',
  'في الصور أثر الدمار',
  'كسب المعركة',
  'أصدر عبد الله بيانا',
  'حي يرزق',
  'قرية صغيرة',
  'حاجز أمني',
  'شارع رئيسي',
  'سجن سري',
  'الصناعة والتجارة',
  'بلدة سورية حدودية',
  'عنه وعن غيره',
  'ورقة عمل',
  'منذ سنة',
  'الخبر العاجل',
  'شبكة درعا 24',
  'ولد جاسم في بيت فقير',
  'ساتر للفرقة التاسعة',
  'ضابط في الفرقة التاسعة',
  'في حي شعبي',
  'حي نوران',
  'في قرية صغيرة',
  'فتشوا 20 قرية',
  'وأدى انفجار إلى دمار',
  'في قرية مجاورة فأصاب ضابطا',
  'في بلدة حدودية هاجم المسلحون',
];

describe('findPlaces', () => {
  test('the tables hold more than a hundred phrases', () => {
    const tables = [settlements, wider, exact, unknown, roles, none];
    expect(tables.flat().length).toBeGreaterThan(130);
  });
  test.each(settlements)('settlement: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(wider)('wider place: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(within)('behind في: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(exact)('exact place: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(unknown)('unknown name: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(roles)('role: %s', (text, ...mentions) => {
    expect(describePlaces(text)).toEqual(mentions);
  });
  test.each(none)('no place: %s', (text) => {
    expect(describePlaces(text)).toEqual([]);
  });
});
