import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { findParties } from './find-parties.ts';
import { findQuantities } from './find-quantities.ts';
import type { Party } from './party.ts';
import { compileQuantities } from './quantity-lexicon.ts';

const yaml = (name: string) => parse(readFileSync(`data/lexicon/${name}.yaml`, 'utf8'));
const lexicon = compileQuantities(yaml('numbers'), yaml('people'), yaml('given-names'));

/** Parties of a text; the words in [brackets] are taken as mentions of actors. */
function partiesOf(marked: string): readonly Party[] {
  const actors: { from: number; to: number }[] = [];
  let raw = '';
  for (const [i, part] of marked.split(/[[\]]/u).entries()) {
    if (i % 2 === 1) {
      const from = tokenize(fold(raw)).length;
      actors.push({ from, to: from + tokenize(fold(part)).length });
    }
    raw += part;
  }
  const tokens = tokenize(fold(raw));
  return findParties(tokens, findQuantities(tokens, lexicon), lexicon, actors, raw);
}

/** One party in a line: count, noun, marks, actor, subsets. */
function describeParty(party: Party): string {
  const { low, high, best, approx } = party.units ?? party.count;
  const count = low === high ? `${low}` : `${low ?? '.'}-${high ?? '.'}/${best ?? '?'}`;
  const marks = [
    approx === true ? '~' : '',
    party.unit === null ? '' : 'unit',
    party.other ? 'other' : '',
    party.unknown ? 'unknown' : '',
    party.mixed ? 'mixed' : '',
    party.weak ? 'weak' : '',
    party.actor === null ? '' : `actor${party.actor}`,
    party.subsets.length === 0 ? '' : `(${party.subsets.map(describeParty).join(', ')})`,
  ].filter((mark) => mark !== '');
  return [count, party.noun ?? '-', ...marks].join(' ');
}

const describeAll = (text: string): string[] => partiesOf(text).map(describeParty);

describe('findParties', () => {
  test.each([
    ['مقتل ثلاثة جنود', ['3 soldier']],
    ['قُتل 5 عناصر', ['5 element']],
    ['إصابة 12 شخصاً بجروح', ['12 person']],
    ['توقيف خمسة وعشرين مطلوباً', ['25 wanted']],
    ['مقتل شاب', ['1 youth']],
    ['مقتل شخصين', ['2 person']],
    ['أصيب طفلان بشظايا', ['2 child']],
    ['جرح امرأتين', ['2 woman']],
    ['قُتل شرطيان', ['2 policeman']],
    ['مقتل مدنيين اثنين', ['2 civilian']],
    ['إصابة مدنيَين في السوق', ['2 civilian']],
    ['إصابة مدنيَّين اثنين', ['2 civilian']],
    ['مقتل مدنيين كانا في السيارة', ['2 civilian']],
    ['اعتقال المسلحين اللذين نفذا الهجوم', ['2 gunman']],
    ['مقتل مدنيين في القصف', ['2-./? civilian']],
    ['قُتل مدنيون وأصيب آخرون', ['2-./? civilian', '2-./? other other']],
    ['مقتل عنصر واحد', ['1 element']],
    ['سقوط قتيل واحد', ['1 dead']],
    ['القبض على أربعة أشخاص آخرين', ['4 person other']],
    ['وإصابة ثلاثة آخرين', ['3 - other']],
    ['وإصابة آخر', ['1 other other']],
    ['وجُرح خامس', ['1 other other']],
    ['مقتل ثلاثة جنود ومدني', ['3 soldier', '1 civilian']],
    ['مقتل شرطي وامرأة', ['1 policeman', '1 woman']],
    ['بأكثر من 3000 مقاتل ومقاتلة', ['3001-./3001 fighter']],
    ['مقتل 5 وإصابة 3', ['5 -', '3 -']],
    ['مقتل اثنين وإصابة الثالث', ['2 -']],
    ['عدد من الجرحى', ['2-./? wounded']],
    ['عشرات القتلى والجرحى', ['20-./? dead', '2-./? wounded']],
    ['أحد عناصر الدورية', ['1 element']],
    ['مقتل أحد المسلحين', ['1 gunman']],
    ['مقتل إحدى السيدات', ['1 lady']],
    ['أفرادها الأربعة', ['4 individual']],
    ['الشبان الثلاثة', ['3 youth']],
    ['مسلحون مجهولون', ['2-./? gunman unknown']],
    ['مسلحان مجهولان', ['2 gunman unknown']],
    ['أشخاص مدنيون', ['2-./? person']],
    ['خلية من ستة أفراد', ['6 individual']],
    ['مجموعة مؤلفة من خمسة مسلحين', ['5 gunman']],
    ['عائلة من أربعة أشخاص', ['4 person']],
    ['نزوح ستين عائلة', ['60 family unit']],
    ['سبعة قتلى و12 جريحاً', ['7 dead', '12 wounded']],
    ['مقتل 20 شخصاً، بينهم ثلاثة أطفال وامرأة', ['20 person (3 child, 1 woman)']],
    ['مقتل ستة في القصف، بينهم طفلان', ['6 - (2 child)']],
    ['أربعة قتلى من بينهم ضابط', ['4 dead (1 officer)']],
    ['مقتل شخصين أحدهما طفل', ['2 person (1 child)']],
    ['ارتفع عدد القتلى إلى تسعة', ['9 dead']],
    ['بلغ عدد قتلى الهجوم 14', ['14 dead']],
    ['سقط عشرون شخصاً بين قتيل وجريح', ['20 person mixed']],
    ['أوقع التفجير 30 قتيلاً وجريحاً', ['30 dead mixed']],
    ['هاجم مسلحون ثلاثة الحاجز', ['3 gunman']],
    ['خطف مسلحون ثلاثة شبان', ['2-./? gunman', '3 youth']],
    ['قتل مجهولون أربعة رعاة', ['2-./? unknown-person unknown', '4 shepherd']],
    ['العثور على جثتي شابين', ['2 youth']],
    ['انتشال جثث أربعة عمال', ['4 worker']],
    ['عُثر على جثة', ['1 corpse']],
    ['مقتل عنصرين من [قسد]', ['2 element actor0']],
    ['ثلاثة عناصر من [الجيش التركي] و5 من [قوات النظام]', ['3 element actor0', '5 - actor1']],
    ['خمسة من عناصر [التنظيم]', ['5 element actor0']],
    ['مقتل جنديين من عناصر [الفرقة الرابعة]', ['2 soldier actor0']],
    ['أربعة مسلحين تابعين [لفصيل محلي]', ['4 gunman actor0']],
    ['اعتقال عنصر في صفوف "[داعش]"', ['1 element actor0']],
    ['شخصين ينتميان إلى [التنظيم]', ['2 person actor0']],
    ['إصابة [عنصرين من قسد]', ['2 element actor0']],
    ['مقتل ثلاثة جنود [أتراك]', ['3 soldier actor0']],
    ['إصابة عنصر أمن', ['1 security-element']],
    ['مقتل طفلين شقيقين', ['2 child']],
    ['مقتل عاملين في الحقل', ['2 worker']],
    ['إضراب العاملين في المصنع', ['2-./? worker']],
    ['سقط اثنان من عناصرها قتلى', ['2 element']],
    ['قُتل 15 شخصاً، هم 14 امرأة ورجل', ['15 person (14 woman, 1 man)']],
    ['القتلى هم 39 مسلحاً', ['2-./? dead', '39 gunman']],
    ['أربعة قتلى وجرحى آخرين', ['4 dead', '2-./? wounded other']],
    ['تسجيل إصابة واحدة', ['1 injury']],
    ['قُتل 5 في حلب و3 في إدلب', ['5 -', '3 -']],
    ['انفجار أودى بحياة أم وطفليها', ['1 mother', '2 child']],
    ['مقتل امرأة واعتقال زوجها', ['1 woman', '1 husband']],
    ['نحو 300 من النزلاء', ['300 inmate ~']],
    ['بضع مئات من المحتجزين', ['300-900/? detained']],
    ['ثلاثة قتلى وأكثر من عشرة جرحى', ['3 dead', '11-./11 wounded']],
    ['مقتل ما لا يقل عن خمسة أشخاص', ['5-./5 person']],
    ['بين خمسة وسبعة مسلحين', ['5-7/? gunman']],
    ['مقتل ثلاث نساء', ['3 woman']],
    ['اعتقال إحدى عشرة امرأة', ['11 woman']],
    ['توقيف خمسة عشر شاباً', ['15 youth']],
    ['القبض على متزعم خلية', ['1 ringleader']],
    ['مقتل بواب وإصابة ناطور', ['1 doorman', '1 watchman']],
    ['اغتال مسلحون لحاماً', ['2-./? gunman', '1 butcher-2']],
    ['خطف مسلحون مجهولون سمساراً وصهره', ['2-./? gunman unknown', '1 broker', '1 in-law']],
    ['قُتلت قابلة في منزلها', ['1 midwife']],
    ['اعتقال ثلاثة ممولين', ['3 financier']],
    ['مقتل شبيح سابق', ['1 shabbih']],
    ['إصابة ولدين', ['2 boy-2']],
    ['توقيف 35 سورياً', ['35 national']],
    ['مقتل ثلاثة سوريين', ['3 national']],
    ['قُتل عراقي برصاص مجهولين', ['1 national', '2-./? unknown-person unknown']],
    ['اعتقلت [القوات] سورياً', ['1 national']],
    ['إصابة لبنانيتين', ['2 national']],
    ['مقتل علويين اثنين', ['2 alawite']],
    ['القبض على المدعو (م.ع)', ['1 person']],
    ['ألقت القبض على المدعو أبو الليث الشامي', ['1 person']],
    ['أوقفت [الشرطة] المدعوة هدى', ['1 person']],
    ['مقتل الملقب «الحوت»', ['1 person']],
    ['أوقف [الأمن] العميد السابق سلمان', ['1 rank']],
    ['اعتقال 40 شخصاً من [مخابرات الجيش]', ['40 person actor0']],
  ])('%s', (text, expected) => {
    expect(describeAll(text)).toEqual(expected);
  });

  test.each([
    ['an age', 'الطفل أحمد (12 عاماً)', ['1 child']],
    ['a distance', 'على بعد 40 كيلومتراً من المدينة', []],
    ['a unit', 'قصف مقر اللواء 93', []],
    ['a year', 'منذ عام 2014 وحتى 2019', []],
    ['a clock', 'في الساعة 5 مساءً', []],
    ['a price', 'بلغ السعر 6 آلاف ليرة', []],
    ['strikes', 'نفذ الطيران 4 غارات', []],
    ['an armed attack', 'وقع هجوم مسلح', []],
    ['civil defence', 'قال الدفاع المدني', []],
    ['a harm without its number', 'إصابة مبنى المدرسة', []],
    ['a weekday', 'يوم الاثنين الماضي', []],
    ['another place', 'في بلدة أخرى', []],
    ['one of the quarters', 'في أحد الأحياء', []],
    ['a bare number among things', 'دمر 5 منازل', []],
    ['an ordinal of something else', 'في الهجوم الثالث', []],
    ['a share', 'عاد 60% إلى قراهم', []],
    ['a month', 'في 24 آب الماضي', []],
    ['rights', 'المرصد السوري لحقوق الإنسان', []],
    ['in front of', 'انفجرت سيارة أمام مبنى', []],
    ['a school', 'قصف مدرسة القرية', []],
    ['jets', 'حلقت مقاتلات في سماء المدينة', []],
    ['two brigades', 'انسحب اللواءان 23 و110', []],
    ['a number in an idiom', 'عمل الجميع يداً واحدة', []],
    ['responsibility', 'حملت الشبكة الجيش المسؤولية', []],
    ['a caliber', 'رشاش من عيار 23 ملم', []],
    ['a date', 'في 17/05/2025', []],
    ['minutes', 'استمر الاشتباك 20 دقيقة', []],
    ['a country', 'دخل مسلحون سوريا', ['2-./? gunman']],
    ['a country behind a number', 'الجولة 3 سوريا ولبنان', []],
    ['a country behind a word of harm', 'بعد مقتل الجندي في سوريا', ['1 soldier']],
    ['whose deed it was', 'اغتيال إسرائيلي لضابط', ['1 officer']],
    ['whose strike it was', 'في قصف تركي على القرية', []],
    ['a name that nobody is harmed under', 'قال المدعو أبو الليث', []],
    ['a feasible thing', 'المادة قابلة للاشتعال', []],
    ['negotiations', 'انتهت المفاوضات بلا نتيجة', []],
    ['technology', 'زار معرض التقنية والصناعة', []],
  ])('finds no persons in %s: %s', (_, text, expected) => {
    expect(describeAll(text)).toEqual(expected);
  });

  test.each([
    ['مقتل حارس', 'security'],
    ['مقتل حارس السجن', 'security'],
    ['مقتل حارس شخصي', 'security'],
    ['مقتل حارس مدرسة', 'civilian'],
    ['مقتل حارس المزرعة', 'civilian'],
    ['مقتل حارسين لمستودع', 'security'],
    ['إصابة حراس آبار', 'civilian'],
    ['مقتل ضابط', 'security'],
    ['مقتل ضابط سابق', 'neutral'],
    ['توقيف الضابط المتقاعد', 'neutral'],
    ['توقيف عسكري سابق', 'neutral'],
    ['مقتل مقاتل سابق', 'fighter'],
    ['مقتل ضابط سوري', 'security'],
  ])('%s: %s', (text, expected) => {
    expect(partiesOf(text)[0]?.side).toBe(expected);
  });

  test.each([
    ['مقتل ثلاثة جنود ومدني', [false, true]],
    ['مقتل ثلاثة جنود وإصابة مدني', [false, false]],
  ])('%s: which are joined', (text, expected) => {
    expect(partiesOf(text).map(({ joined }) => joined)).toEqual(expected);
  });

  test('points at its characters', () => {
    const raw = 'أعلن الجيش مقتل نحو عشرين مسلحاً مجهولاً في الريف';
    const [party] = partiesOf(raw);
    expect(raw.slice(party?.start, party?.end)).toBe('نحو عشرين مسلحاً مجهولاً');
  });

  test('a form in ين stays open without the raw text', () => {
    const tokens = tokenize(fold('إصابة مدنيَين في السوق'));
    const [party] = findParties(tokens, [], lexicon);
    expect(party?.count).toEqual({ low: 2, high: null, best: null });
  });
});
