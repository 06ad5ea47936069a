import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWord } from './fold.ts';
import { quote } from './span.ts';
import { type Token, tokenize } from './tokens.ts';

/** The words that a small lexicon would know. */
const KNOWN = new Set(
  [
    ...[
      'داعش',
      'صاروخ',
      'صواريخ',
      'إصابة',
      'إصابات',
      'إسرائيلي',
      'احتلال',
      'عدوان',
      'قصف',
      'تنظيم',
    ],
    ...[
      'اعتقال',
      'إنزال',
      'مقتل',
      'قتل',
      'قتلى',
      'جرحى',
      'خلايا',
      'خلية',
      'الحسكة',
      'الرقة',
      'قوات',
    ],
    ...[
      'تحالف',
      'اغتيال',
      'عبوة',
      'استشهاد',
      'قال',
      'مدني',
      'مدنيين',
      'عنصر',
      'عناصر',
      'هجوم',
      'غارة',
    ],
    ...['انفجار', 'تفجير', 'جيش', 'شهيد', 'شهداء', 'مسلح', 'مسلحين', 'سلاح', 'مخيم', 'دير', 'بلدة'],
    ...['رصاص', 'لغم', 'إرهاب', 'مسؤولون', 'سوريا', 'رئيس', 'أحمد', 'محمد', 'حي', 'جثة'],
  ].map(foldWord),
);
const knows = (word: string): boolean => KNOWN.has(word);
const read = (raw: string): readonly Token[] => tokenize(fold(raw), knows);
/** The tokens as text, a space between two. */
const spell = (raw: string): string =>
  read(raw)
    .map(({ text }) => text)
    .join(' ');

describe('letters held apart by tatweel', () => {
  test.each([
    ['الـ.ـعامة', 'العامه'],
    ['قـ.ـوات', 'قوات'],
    ['قـ.وات', 'قوات'],
    ['ق.ـوات', 'قوات'],
    ['قصـ.ـف', 'قصف'],
    ['اعتقـ.ـال', 'اعتقال'],
    ['استـ.شهاد', 'استشهاد'],
    ['داعـ..ـش', 'داعش'],
    ['داعـ...ـش', 'داعش'],
    ['داعـ.ـ..ـــش', 'داعش'],
    ['داعــ.ــش', 'داعش'],
    ['هـ.ـجـ.ـوم', 'هجوم'],
    ['تـ*ـفـ*ـجير', 'تفجير'],
    ['اغتـ*يال', 'اغتيال'],
    ['غـ•ـارة', 'غاره'],
    ['غـ·ـارة', 'غاره'],
    ['عبـ_ـوة', 'عبوه'],
    ['رصـ-ـاص', 'رصاص'],
    ['رصـ/ـاص', 'رصاص'],
    ['قتـ|ـلى', 'قتلي'],
    ['قتـ،ـلى', 'قتلي'],
    ["قتـ'ـلى", 'قتلي'],
    ['شهـ💔ـداء', 'شهداء'],
    ['إنـ ـزال', 'انزال'],
    ['مقـ ـتل', 'مقتل'],
    ['مـ ـقـ ـتـ ـل', 'مقتل'],
    ['مقـ  ـتل', 'مقتل'],
    ['مقـ\u00a0ـتل', 'مقتل'],
    ['مقـ . ـتل', 'مقتل'],
    ['مقـ\u200f.\u200fـتل', 'مقتل'],
    ['مسـ ـلّـ ـح', 'مسلح'],
    ['وقـ.ـصـ.ـف', 'وقصف'],
    ['بقصـ..ـف', 'بقصف'],
    ['لـ-قصف', 'لقصف'],
    ['شهـــــــــيد', 'شهيد'],
    ['عاجـــــــــــــــــــــــــــــــــــــــــــل', 'عاجل'],
    ['ـقصفـ', 'قصف'],
  ])('%s is one word', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });

  test.each([
    ['دمشق ـ سانا', 'دمشق - سانا'],
    ['دمشق ــ سانا', 'دمشق - سانا'],
    ['في 1446هـ. وقال', 'في 1446 ه . وقال'],
    ['في 1446هـ.وقال', 'في 1446 ه . وقال'],
    ['1446هـ/2025م', '1446 ه / 2025 م'],
    ['لـ 5 أشخاص', 'ل 5 اشخاص'],
    ['لـ"قسد"', 'ل " قسد "'],
    ['بـ«ريف»', 'ب " ريف "'],
    ['الـ17', 'ال 17'],
    ['الـHAT', 'ال HAT'],
    ['القامشليـ. ثم', 'القامشلي . ثم'],
    ['قصفـ\nـقصف', 'قصف \n قصف'],
  ])('%s is not', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });
});

describe('letters held apart without tatweel', () => {
  test.each([
    ['دا.عش', 'داعش'],
    ['داع.ش', 'داعش'],
    ['دا..عش', 'داعش'],
    ['د.ا.ع.ش', 'داعش'],
    ['إصا..بات', 'اصابات'],
    ['وإصا.بة', 'واصابه'],
    ['الإسرا..ئيلي', 'الاسراييلي'],
    ['صار.وخ', 'صاروخ'],
    ['بصوا.ريخ', 'بصواريخ'],
    ['عد*وان', 'عدوان'],
    ['ال*عدوان', 'العدوان'],
    ['انف·جار', 'انفجار'],
    ['انف•جار', 'انفجار'],
    ['تن_ظيم', 'تنظيم'],
    ['اغت-يال', 'اغتيال'],
    ['اغت…يال', 'اغتيال'],
    ['اغت/يال', 'اغتيال'],
    ['اغت~يال', 'اغتيال'],
    ['هج،وم', 'هجوم'],
    ["هج'وم", 'هجوم'],
    ['مد.نيين', 'مدنيين'],
    ['عنا.صر.', 'عناصر .'],
    ['د1عش', 'داعش'],
    ['العد9ان', 'العدوان'],
    ['ت7الف', 'تحالف'],
    ['مسل7ين', 'مسلحين'],
    ['م5يم', 'مخيم'],
    ['د@عش', 'داعش'],
    ['د!عش', 'داعش'],
    ['د|عش', 'داعش'],
    ['د/عش', 'داعش'],
    ['دaعش', 'داعش'],
    ['دlعش', 'داعش'],
    ['ق ص ف', 'قصف'],
    ['د ا ع ش', 'داعش'],
    ['ا ل ت ح ا ل ف', 'التحالف'],
    ['صـ ـا ر و خ', 'صاروخ'],
    ['صا ر و خ', 'صاروخ'],
    ['ق ص ف د ا ع ش', 'قصف داعش'],
    ['إنـ زال', 'انزال'],
    ['إن ـزال', 'انزال'],
    ['الـ قصف', 'القصف'],
    ['لـ داعش', 'لداعش'],
  ])('%s is one word', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });

  test.each([
    ['سوريا...مسؤولون', 'سوريا . . . مسوولون'],
    ['قصف..الرئيس', 'قصف . . الرييس'],
    ['قصف.الرئيس', 'قصف . الرييس'],
    ['السورية.نت', 'السوريه . نت'],
    ['عربي.نيوز', 'عربي . نيوز'],
    ['سالم1احمد', 'سالم 1 احمد'],
    ['قتلى.جرحى', 'قتلي . جرحي'],
    ['قتلى-جرحى', 'قتلي - جرحي'],
    ['قتلى/جرحى', 'قتلي / جرحي'],
    ['قتلى،جرحى', 'قتلي ، جرحي'],
    ['ه7وم', 'ه 7 وم'],
    ['5لايا', '5 لايا'],
    ['قتل3مدنيين', 'قتل 3 مدنيين'],
    ['قتل 3 مدنيين', 'قتل 3 مدنيين'],
    ['عنصر1وعنصر2', 'عنصر 1 وعنصر 2'],
    ['د.محمد', 'د . محمد'],
    ['أ.حمد', 'ا . حمد'],
    ['م.أحمد', 'م . احمد'],
    ['محمد.ع', 'محمد . ع'],
    ['م.ع', 'م . ع'],
    ['ش.م.ل', 'ش . م . ل'],
    ['ال"تنظيم"', 'ال " تنظيم "'],
    ['بـ"قصف"', 'ب " قصف "'],
    ['و"قصف"', 'و " قصف "'],
    ['مقتل و إصابة', 'مقتل و اصابه'],
    ['من و في', 'من و في'],
    ['حي الـ محمد', 'حي المحمد'],
    ['إن زال', 'ان زال'],
    ['دا عش', 'دا عش'],
    ['دا.\nعش', 'دا . \n عش'],
    ['دا. عش', 'دا . عش'],
    ['ق ص', 'ق ص'],
    ['أ ب ج', 'ا ب ج'],
  ])('%s stays as it is', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });

  test('nothing is rejoined without a lexicon, but what tatweel joins', () => {
    const texts = tokenize(fold('دا.عش و د1عش و ق ص ف و داعـ.ـش')).map(({ text }) => text);
    expect(texts.join(' ')).toBe('دا . عش و د 1 عش و ق ص ف و داعش');
  });
});

describe('words glued together', () => {
  test.each([
    ['الخميس7آذار', 'الخميس 7 اذار'],
    ['شهيدا14', 'شهيدا 14'],
    ['14شهيدا', '14 شهيدا'],
    ['#تل_حميس', '# تل حميس'],
    ['#دير_الزور#الرقة', '# دير الزور # الرقه'],
    ['الساحة@HalabNow#ديرالزور', 'الساحه @ HalabNow # ديرالزور'],
    ['الشبكةAll reactions', 'الشبكه All reactions'],
    ['القريةMarch 3', 'القريه March 3'],
    ['RadioMarch 3, 2024', 'Radio March 3 , 2024'],
    ['LikeCommentMost relevant', 'Like Comment Most relevant'],
    ['القريةقصفت', 'القريه قصفت'],
    ['موسىوجرح', 'موسي وجرح'],
    ['جندياًوجرح', 'جنديا وجرح'],
    ['@reporter24#الحسكة', '@ reporter24 # الحسكه'],
    ['site.comبدعم', 'site.com بدعم'],
    ['https://t.me/abc?x=467319 ثم', 'https://t.me/abc?x=467319 ثم'],
    ['انظر https://a.example/b.', 'انظر https://a.example/b .'],
    ['pic.twitter.com/0aB9x', 'pic.twitter.com/0aB9x'],
    ['M4 و AK-47', 'M 4 و AK - 47'],
    ['Mar 3, 20247.2K', 'Mar 3 , 2024 7.2 K'],
    ['@reporterMay 2', '@ reporter May 2'],
    ['دمشق—حلب', 'دمشق - حلب'],
    ['قصف🔴قتلى', 'قصف 🔴 قتلي'],
  ])('%s is cut', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });

  test.each([
    ['لاجىء', 'لاجيء'],
    ['مدنيًا', 'مدنيا'],
    ['مدنياً', 'مدنيا'],
    ['شيئاً', 'شييا'],
    ['YouTube', 'YouTube'],
    ['WhatsApp', 'WhatsApp'],
    ['PKK/PYD', 'PKK / PYD'],
    ['U.S.', 'U . S .'],
    ['A.Z.', 'A . Z .'],
    ['غزة', 'غزه'],
    ['مرةة', 'مرهه'],
  ])('%s is not', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['٢٥', '25', 25],
    ['۱۲۳', '123', 123],
    ['٢٥٬٠٠٠', '25000', 25000],
    ['25,000', '25000', 25000],
    ['25،000', '25000', 25000],
    ['/22/', '22', 22],
    ['1,234,567', '1234567', 1234567],
    ['٣٫٥', '3.5', 3.5],
    ['3.5', '3.5', 3.5],
    ['1️⃣', '1', 1],
    ['007', '007', 7],
  ])('%s is %s', (raw, text, value) => {
    expect(read(raw)).toMatchObject([{ kind: 'number', text, value }]);
  });

  test.each([
    ['24.11.2025', '24 . 11 . 2025'],
    ['24.11.25', '24 . 11 . 25'],
    ['٢٠٢٤/١١/٣', '2024 / 11 / 3'],
    ['14:05', '14 : 05'],
    ['3,5', '3 , 5'],
    ['1234,567', '1234 , 567'],
    ['1,2345', '1 , 2345'],
    ['5. قتلى', '5 . قتلي'],
    ['2025.قتل', '2025 . قتل'],
    ['(8)', '( 8 )'],
  ])('%s is several tokens', (raw, expected) => {
    expect(spell(raw)).toBe(expected);
  });
});

test.each([
  ['قُتل', true],
  ['أُصيب', true],
  ['اُعتقل', true],
  ['قُّتل', true],
  ['قّـُتل', true],
  ['قٌتل', true],
  ['قتل', false],
  ['قتُل', false],
  ['قَتل', false],
  ['وقُتل', true],
])('the ُ of %s on its first letter: %s', (raw, damma) => {
  expect(read(raw)[0]?.damma).toBe(damma);
});

test.each([
  { name: 'a rejoined word', raw: 'مقتل عنصر من دا.عش أمس', at: 3, quotes: 'دا.عش' },
  { name: 'tatweel and dots', raw: 'في الـ.ـعامة', at: 1, quotes: 'الـ.ـعامة' },
  { name: 'harakat at the end', raw: 'قتلَ رجلٌ', at: 1, quotes: 'رجلٌ' },
  { name: 'no bidi control at the end', raw: 'في خان شيخون\u202c أمس', at: 2, quotes: 'شيخون' },
  { name: 'a ligature', raw: 'ﻻ أحد', at: 0, quotes: 'ﻻ' },
  { name: 'an astral sign', raw: 'قصف 🔻 عنيف', at: 1, quotes: '🔻' },
  { name: 'a hashtag', raw: '#دير_الزور', at: 2, quotes: 'الزور' },
  { name: 'a quotation mark', raw: 'تنظيم «الدولة»', at: 1, quotes: '«' },
])('a token quotes $name verbatim', ({ raw, at, quotes }) => {
  const token = read(raw)[at];
  expect(token && quote(raw, token)).toBe(quotes);
});

test('the mark of a quotation sign is kept as written', () => {
  expect(read('«“‘"').map(({ mark }) => mark)).toEqual(['«', '“', '‘', '"']);
});

test('white space before a token is told; the words of a hashtag have none', () => {
  expect(read('قصف، قصف#دير_الزور').map(({ spaced }) => spaced)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
  ]);
});

const hurtful = fc.string({
  unit: fc.constantFrom(
    ...'اأإآىيةهقتلبموـُِّ ٥59.,،؛…*_-/@#:"\'«»“”()<>\n\r\t\u200F\u200C\uFEFF\u061CﻻﷲaBk'.split(''),
    '🔻',
    '\ud83d',
    '\udc00',
    '\u0336',
    '\u0000',
    '\ufffe',
  ),
  maxLength: 60,
});

test('tokens are in order, apart, not empty, and quote letters of their own', () => {
  fc.assert(
    fc.property(fc.oneof(hurtful, fc.string({ unit: 'binary' })), (raw) => {
      let end = 0;
      for (const token of read(raw)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.text).not.toBe('');
        // Whether tatweel is a dash hangs on what stands around it, which a quote alone does not hold.
        const quoted = quote(raw, token).replaceAll('ـ', token.text === '-' ? '-' : '');
        expect(fold(quoted).text.trim() === '').toBe(token.kind === 'break');
        end = token.end;
      }
      expect(end).toBeLessThanOrEqual(raw.length);
    }),
    { numRuns: 500, examples: [['ـ\u0000'], ['\nـا'], ['أ ـ ب']] },
  );
});

test('every letter and digit of the text is in a token', () => {
  fc.assert(
    fc.property(hurtful, (raw) => {
      const covered = new Set<number>();
      for (const { start, end } of read(raw)) for (let i = start; i < end; i++) covered.add(i);
      for (let i = 0; i < raw.length; i++) {
        if (/[\p{L}\p{N}]/u.test(raw.charAt(i)) && raw.charAt(i) !== 'ـ')
          expect(covered).toContain(i);
      }
    }),
  );
});

const SEAM_WORDS = new Set(['الضمير', 'ضمير', 'منبج', 'قصف', 'تركي', 'المتبادل', 'كفريدين']);
const VERBS = new Set(['توفي', 'اصيبت', 'استشهد']);
const NOUNS = new Set(['تبادل', 'مجزره']);
const knowsSeam = (word: string): boolean =>
  SEAM_WORDS.has(word) || VERBS.has(word) || NOUNS.has(word);
const opens = (word: string) =>
  VERBS.has(word) ? ('verb' as const) : NOUNS.has(word) ? ('noun' as const) : undefined;

/** The tokens, a line end as a bar. */
const cutAtSeams = (raw: string): string =>
  tokenize(fold(raw), knowsSeam, opens)
    .map(({ kind, text }) => (kind === 'break' ? '|' : text))
    .join(' ');

describe('line ends that a page lost', () => {
  test.each([
    ['a verb behind a known word', 'مدينة الضميرتوفي شاب', 'مدينه الضمير | توفي شاب'],
    ['a noun behind a known word', 'قرب منبجمجزرة', 'قرب منبج | مجزره'],
    [
      'a long verb behind a word that is not known',
      'قصف السهلياستشهد شاب',
      'قصف السهلي | استشهد شاب',
    ],
  ])('are found before %s', (_, raw, expected) => {
    expect(cutAtSeams(raw)).toBe(expected);
  });

  test.each([
    ['a known word that ends like one', 'القصف المتبادل'],
    ['a short beginning', 'التبادل المتبادله'],
    ['a noun behind a word that is not known', 'السهليمجزرة'],
    ['a short verb behind a word that is not known', 'السهليتوفي'],
    ['a word alone', 'استشهد'],
  ])('are not seen in %s', (_, raw) => {
    expect(cutAtSeams(raw)).not.toContain('|');
  });

  test('a lost line end has no length and lies between its words', () => {
    const raw = 'الضميرتوفي';
    const [left, seam, right] = tokenize(fold(raw), knowsSeam, opens);
    expect(seam).toMatchObject({ kind: 'break', start: left?.end, end: right?.start });
    expect(raw.slice(right?.start, right?.end)).toBe('توفي');
  });
});
