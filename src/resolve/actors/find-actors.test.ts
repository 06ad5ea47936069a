import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { actorFilesOf, compileActors } from './compile-actors.ts';
import { findActors } from './find-actors.ts';

const FILES = 'syria iraq international civil heads links not-actors spellings'.split(' ');
const index = compileActors(
  actorFilesOf({
    files: Object.fromEntries(
      FILES.map((name) => [
        `actors/${name}.yaml`,
        parse(readFileSync(`data/actors/${name}.yaml`, 'utf8')),
      ]),
    ),
  }),
);

/** `words = ids / heads` of every mention; `@` before an adjective, `^` before an anaphor. */
function describeMentions(raw: string): string[] {
  const tokens = tokenize(fold(raw), (stem) => index.root.has(stem));
  return findActors(tokens, index).map((mention) => {
    const { kind, candidates, heads, start, end } = mention;
    const ids = candidates.filter(({ by }) => by !== 'heads').map(({ id }) => id);
    const mark = kind === 'adjective' ? '@' : kind === 'anaphor' ? '^' : '';
    const path = heads.length > 0 ? ` / ${heads.map(({ id }) => id).join(' ')}` : '';
    return `${mark}${raw.slice(start, end)} = ${ids.join('|')}${path}`;
  });
}

describe('names', () => {
  test.each([
    ['a clitic', 'هاجم داعش القرية وقسد ردت', ['داعش = isis', 'وقسد = sdf']],
    ['a quoted part', 'تبنى تنظيم "الدولة" الهجوم', ['تنظيم "الدولة = isis']],
    ['guillemets', 'أعلن تنظيم «داعش» مسؤوليته', ['تنظيم «داعش = isis']],
    [
      'an abbreviation in brackets',
      'قالت قوات سوريا الديمقراطية (قسد)',
      ['قوات سوريا الديمقراطية (قسد) = sdf'],
    ],
    [
      'an abbreviation in quotes',
      'قالت قوات سوريا الديمقراطية "قسد" إن',
      ['قوات سوريا الديمقراطية "قسد" = sdf'],
    ],
    [
      'a shared name, told apart by brackets',
      'أوقفت قوات الأمن (الأسايش) رجلا',
      ['قوات الأمن (الأسايش) = asayish'],
    ],
    [
      'a quoted name with the quotes closing before the bracket',
      'تابعة لـ"قوات سوريا الديمقراطية" (قسد)',
      ['قوات سوريا الديمقراطية" (قسد) = sdf'],
    ],
    ['a spelling variant', 'قصفت قوات سورية الديموقراطية', ['قوات سورية الديموقراطية = sdf']],
    ['an epithet', 'تنظيم "داعش" الإرهابي', ['تنظيم "داعش" الإرهابي = isis']],
    ['Latin letters', 'أعلنت SDF و YPG', ['SDF = sdf', 'YPG = ypg']],
    ['an abbreviation of letters apart', 'هاجم تنظيم "ي ب ك" القرية', ['تنظيم "ي ب ك = ypg']],
    ['a hashtag', 'هجوم على #قوات_سوريا_الديمقراطية', ['قوات_سوريا_الديمقراطية = sdf']],
    ['tatweel and dots', 'خلايا دا.عـ.ـش', ['خلايا دا.عـ.ـش = isis / cell']],
    [
      'two bearers by date',
      'قالت وزارة الداخلية السورية',
      ['وزارة الداخلية السورية = assad-interior|sy-interior'],
    ],
    [
      'a ministry with a nationality',
      'قالت وزارة الداخلية الأردنية',
      ['وزارة الداخلية الأردنية = jordan'],
    ],
    [
      'a shared body with its owner',
      'الشرطة العسكرية التابعة للجيش الوطني السوري',
      ['الشرطة العسكرية التابعة للجيش الوطني السوري = mp-sna'],
    ],
    [
      'internal security that belongs to the administration',
      'قوى الأمن الداخلي التابعة للإدارة الذاتية',
      ['قوى الأمن الداخلي التابعة للإدارة الذاتية = asayish'],
    ],
    ['the longer name', 'كتائب حزب الله العراقي', ['كتائب حزب الله العراقي = kataib-hezbollah']],
    ['a member by itself', 'قتل داعشيان', ['داعشيان = isis']],
    ['masked men', 'أطلق ملثمون النار', ['ملثمون = unidentified']],
    ['unknown gunmen, oblique', 'برصاص مسلحين مجهولين', ['مسلحين مجهولين = unidentified']],
    ['residents', 'خرج أهالي القرية', ['أهالي القرية = civilians']],
    [
      'the administration',
      'وقالت الإدارة الذاتية لشمال وشرق سوريا',
      ['الإدارة الذاتية لشمال وشرق سوريا = aanes'],
    ],
  ])('%s', (_, raw, expected) => {
    expect(describeMentions(raw)).toEqual(expected);
  });
});

describe('heads', () => {
  test.each([
    [
      'construct',
      'مقتل عناصر من خلايا تنظيم داعش',
      ['عناصر من خلايا تنظيم داعش = isis / member cell'],
    ],
    ['construct plural', 'هاجم مسلحو التنظيم', ['^مسلحو التنظيم = isis / fighter']],
    ['that belongs to', 'دورية عسكرية تابعة لقسد', ['دورية عسكرية تابعة لقسد = sdf / patrol']],
    [
      'with its own name between',
      'حاجز "الجسر" التابع لقوات سوريا الديمقراطية',
      ['حاجز "الجسر" التابع لقوات سوريا الديمقراطية = sdf / checkpoint'],
    ],
    ['loose preposition', 'مقر لـ "قسد"', ['مقر لـ "قسد = sdf / headquarters']],
    ['preposition written on', 'نقطة للجيش العراقي', ['نقطة للجيش العراقي = iq-army / position']],
    ['in', 'قيادي محلي في تنظيم الدولة', ['قيادي محلي في تنظيم الدولة = isis / leader']],
    ['b-', 'عنصر بالأسايش', ['عنصر بالأسايش = asayish|krg-asayish / member']],
    [
      'from',
      'ثلاثة مقاتلين من وحدات حماية الشعب',
      ['مقاتلين من وحدات حماية الشعب = ypg / fighter'],
    ],
    ['a militia of', 'ميليشيا "الفيلق الخامس"', ['ميليشيا "الفيلق الخامس = fifth-corps / militia']],
    ['a belonging verb', 'خلية تتبع لتنظيم داعش', ['خلية تتبع لتنظيم داعش = isis / cell']],
    [
      'from the forces of a state',
      'جنديان من القوات الأمريكية',
      ['جنديان من القوات الأمريكية = usa / soldier'],
    ],
    [
      'from the army of a state',
      'عنصر من الجيش التركي',
      ['عنصر من الجيش التركي = turkey / member'],
    ],
    ['not past another head', 'تتهم قوى محلية خلايا تابعة لقسد', ['خلايا تابعة لقسد = sdf / cell']],
    ['a pronoun', 'استهدف التنظيم عناصرها', ['^التنظيم = isis', '^عناصرها =  / member']],
    [
      'a pronoun, then a name',
      'قصفت تركيا ومرتزقتها من الجيش الوطني السوري',
      ['تركيا = turkey', 'ومرتزقتها من الجيش الوطني السوري = sna / militia'],
    ],
    [
      'remnants of the former government',
      'مجموعة من فلول النظام السابق',
      ['مجموعة من فلول النظام السابق = assad-remnants / group'],
    ],
  ])('%s', (_, raw, expected) => {
    expect(describeMentions(raw)).toEqual(expected);
  });

  test('families and informers are outside the force', () => {
    const tokens = tokenize(fold('متعاون مع قسد'));
    expect(findActors(tokens, index)[0]?.heads[0]).toMatchObject({
      id: 'supporter',
      outside: true,
    });
  });
});

describe('adjectives', () => {
  test.each([
    ['deed', 'غارة إسرائيلية', ['@غارة إسرائيلية = israel / deed']],
    ['deed with an adjective between', 'غارات جوية أميركية', ['@غارات جوية أميركية = usa / deed']],
    ['drone', 'طائرة مسيّرة تركية', ['@طائرة مسيّرة تركية = turkey / aircraft']],
    ['definite', 'العربات الروسية', ['@العربات الروسية = russia / vehicle']],
    ['soldiers', 'مقتل جنديين أمريكيين', ['@جنديين أمريكيين = usa / soldier']],
    [
      'two states',
      'غارات أمريكية وأردنية',
      ['@غارات أمريكية = usa / deed', '@وأردنية = jordan / deed'],
    ],
  ])('%s', (_, raw, expected) => {
    expect(describeMentions(raw)).toEqual(expected);
  });
});

describe('anaphors', () => {
  test.each([
    ['a bare definite noun', 'وقالت الجماعة', ['^الجماعة = ']],
    ['a bare noun with a meaning of its own', 'وقال التنظيم', ['^التنظيم = isis']],
    ['said', 'القوات المذكورة', ['^القوات المذكورة = ']],
    ['same', 'القوى ذاتها', ['^القوى ذاتها = ']],
  ])('%s', (_, raw, expected) => {
    expect(describeMentions(raw)).toEqual(expected);
  });
});

describe('ties', () => {
  test.each([
    ['يُشتبه بانتمائهم لتنظيم داعش', 'suspected'],
    ['يشتبه في ارتباطهم بداعش', 'suspected'],
    ['مروحيات يُرجح أنها #أميركية', 'suspected'],
    ['متهمين بالانتماء إلى تنظيم الدولة', 'accused'],
    ['بتهمة الارتباط بقسد', 'accused'],
    ['يعتقد أنهم من داعش', 'suspected'],
    ['مشتبها بهم من خلايا داعش', 'suspected'],
    ['مقاتلين من داعش', 'stated'],
    ['اتهمت قسد داعش', 'stated'],
  ])('%s is %s', (raw, basis) => {
    expect(findActors(tokenize(fold(raw)), index).at(-1)?.basis).toBe(basis);
  });

  test.each([
    ['فصائل محلية مدعومة من روسيا', true],
    ['مجموعة محلية موالية لروسيا', true],
    ['بدعم من روسيا', false],
  ])('%s: supports %s', (raw, supports) => {
    expect(findActors(tokenize(fold(raw)), index).at(-1)?.supports).toBe(supports);
  });
});

describe('must not match', () => {
  test.each([
    'سافر إلى تركيا وعاد من إيران',
    'في تركيا',
    'قادمة من روسيا',
    'على الحدود مع لبنان',
    'عقدت الدولة مؤتمرا',
    'لحفظ الأمن والاستقرار',
    'حملة "الإنسانية والأمن"',
    'صادرت أجهزة اتصال',
    'سيارته وهاتفه',
    'وتقع مسؤولية ذلك',
    'هجوم مسلح',
    'قاعدة بيانات',
    'وسط دمشق',
    'دمشق - سانا',
    'عملية جراحية',
    'مقاتلة',
    'المواد الغذائية في الأسواق',
    'ارتفع سعر الخبز',
  ])('%s', (raw) => {
    expect(describeMentions(raw)).toEqual([]);
  });
});

test('one pass over a long text takes time in proportion to its length', () => {
  const line = 'هاجم مسلحون من خلايا تنظيم "داعش" حاجزاً لقوات سوريا الديمقراطية (قسد) في البلدة.\n';
  const once = tokenize(fold(line.repeat(500)));
  const mentions = findActors(once, index);
  expect(mentions.length).toBe(1000);
});
