import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import type { CodedReport } from '../src/model/coded-report.ts';
import type { Report } from '../src/model/report.ts';
import { codeReport } from '../src/pipeline.ts';
import type { Span } from '../src/text/span.ts';

const knowledge = loadKnowledge();
const code = (text: string, more: Partial<Report> = {}): CodedReport =>
  codeReport({ id: 'hostile', text, ...more }, knowledge);

/** Signs that have a meaning of their own to some reader, and what no reader expects. */
const SIGNS = [
  ...'اأإآىيةهوفبلكقتمنس ـُِّ\u064b\u0652٥5.,،؛:؟!*-–_/\\|"«»“”\'()[]{}<>#@%+=~^$&;\n\t\r'.split(''),
  ...['\u200f', '\u200c', '\u202e', '\u2066', '\u061c', '\ufeff', '\u0000', '\uffff', '\u2028'],
  ...[
    'ﻻ',
    'ﷲ',
    'ﷺ',
    '🔻',
    '👨‍👩‍👧',
    '\ud83d',
    '\udc00',
    '\u0336',
    '٫',
    '٬',
    'ٱ',
    'گ',
    'ۆ',
    'é',
    'Z',
  ],
];
/** Words that open a construction of one reader or another, so that chance puts them side by side. */
const WORDS = [
  ...'قتل مقتل وقتل قُتل قتلى أصيب وإصابة جرح استهدف استهدفت اغتال انفجار انفجرت فجر نفسه غارة قصف'.split(
    ' ',
  ),
  ...'اعتقل اعتقلت اعتقال ألقت القبض على ضبط أحبط إحباط اختطاف أفرجت الإفراج هجوم اشتباكات عملية'.split(
    ' ',
  ),
  ...'داعش تنظيم الدولة التنظيم قسد قوات القوات التركية الجيش وزارة الداخلية الدفاع عناصر عناصره'.split(
    ' ',
  ),
  ...'مسلحون مجهولون مدني مدنيين مدنيان طفل وطفلة شخص شخصين آخرين عائلة خلية قيادي العقيد محمد'.split(
    ' ',
  ),
  ...'في من إلى عن على بين وبين قرب محيط ريف شمال شرقي مدينة بلدة قرية حي محافظة حلب دير الزور'.split(
    ' ',
  ),
  ...'الباب الحسكة بغداد الموصل دمشق طريق سوريا العراق تركيا اليوم أمس الجمعة مساء فجر منذ قبل بعد'.split(
    ' ',
  ),
  ...'خلال آب كانون الثاني يناير 2024 3 12 عام الشهر الماضي أسبوع يومين ساعة الساعة واحد ثلاثة عشرة'.split(
    ' ',
  ),
  ...'وعشرين مئة ألف عشرات أكثر أقل نحو بينهم منهم عدد حصيلة بلغ ارتفع قال وقال إن أن بأن وأضاف نقلا'.split(
    ' ',
  ),
  ...'مصدر مصادر محلية أفاد أعلنت نفى زعم تبنى اتهم وكالة سانا المرصد بحسب وفقا لم لن قد كان الذي التي'.split(
    ' ',
  ),
  ...'ما أدى أسفر عن جراء إثر برصاص بعبوة ناسفة لغم سيارة مفخخة طائرة مسيرة قذيفة هذه العملية الأولى'.split(
    ' ',
  ),
  ...[
    '\n',
    '\n\n',
    '.',
    '. ',
    '،',
    ':',
    '"',
    '«',
    '»',
    '(',
    ')',
    '-',
    '#',
    '…',
    'اقرأ أيضا',
    'المصدر:',
  ],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'undefined', 'NaN', '1e400', '-0'],
];
const signs = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 300, size: 'max' });
const words = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 120, size: 'max' })
  .map((all) => all.join(' '));
const glued = fc
  .array(fc.constantFrom(...WORDS, ...SIGNS), { maxLength: 80, size: 'max' })
  .map((all) => all.join(''));
const texts = fc.oneof(
  signs,
  words,
  glued,
  fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
);
const published = fc.option(fc.constantFrom('2025-11-25', '2024-02-29', '2015-01-01'), {
  nil: undefined,
});

describe('whatever the text', () => {
  test('every span lies in it, no id stands twice, and the same text gives the same bytes', () => {
    fc.assert(
      fc.property(texts, published, (text, day) => {
        const coded = code(text, { published: day });
        expectSound(coded, text);
        expect(JSON.stringify(code(text, { published: day }))).toBe(JSON.stringify(coded));
      }),
      { numRuns: 1000 },
    );
  });

  test('a title, an outlet and an address change nothing of that', () => {
    fc.assert(
      fc.property(texts, texts, texts, (text, title, outlet) => {
        expectSound(code(text, { title, outlet, url: title, forwardedFrom: outlet }), text);
      }),
      { numRuns: 200 },
    );
  });

  test('an abduction with nobody told who was taken keeps the words of its kind', () => {
    expectSound(code('دمشق 3 اختطاف قسد'), 'دمشق 3 اختطاف قسد');
  });

  test('what was coded before changes nothing', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 6 }), (all) => {
        const forth = all.map((text) => JSON.stringify(code(text)));
        const back = all.toReversed().map((text) => JSON.stringify(code(text)));
        expect(back.toReversed()).toEqual(forth);
      }),
      { numRuns: 60 },
    );
  });

  test('a spelling with ة and one with ه are told apart in either order', () => {
    const pair = ['قتل ثلاثة من فرقة في حلب', 'قتل ثلاثة من فرقه في حلب'] as const;
    const fresh = pair.map((text) =>
      JSON.stringify(codeReport({ id: 'a', text }, loadKnowledge())),
    );
    expect(pair.map((text) => JSON.stringify(code(text, { id: 'a' })))).toEqual(fresh);
    const swapped = pair.toReversed().map((text) => JSON.stringify(code(text, { id: 'a' })));
    expect(swapped.toReversed()).toEqual(fresh);
  });
});

/** Units that make a text of nothing else: each has kept some reader busy, or might. */
const UNITS = [
  ...[
    'ا',
    'و',
    'ل',
    ' ',
    '\n',
    '.',
    '. ',
    '"',
    '«',
    '(',
    'ـ',
    'ب\u064b',
    '1',
    '1/',
    '12 ',
    '،',
    '#',
    '_',
    '@',
  ],
  ...[
    'a',
    '🔻',
    '\u0000',
    '\ud83d',
    '\u200f',
    'د1',
    'دا.عش ',
    'ق ص ف ',
    'ة',
    'بة',
    'http://a.b/',
    '\t',
    'م\u200cن ',
  ],
  ...[
    'قتل ',
    'قتل شخص. ',
    'قتل مدني، ',
    'وقتل ثلاثة مدنيين ',
    '«قتل» ',
    '« قتل ',
    'مقتل شخص في انفجار\n\n',
  ],
  ...[
    '- قصف حلب\n',
    'الإرهابيين ',
    'التنظيم ',
    'عناصره ',
    'داعش ',
    'القوات التركية والروسية ',
    'التابعة لقوات ',
  ],
  ...[
    'حلب وحماة وحمص ',
    'حلب، ',
    'ريف ',
    'ريف دير الزور الشرقي ',
    'قرية الباب ',
    'شمال شرق ',
    'في ',
  ],
  ...[
    'قال ',
    'وقال إن ',
    'نقلا عن ',
    'أفادت وكالة سانا بأن ',
    'نفى ',
    'مصدر ',
    'العقيد ',
    'بين ',
    'قبل ',
    'بعد ',
  ],
  ...[
    'اليوم ',
    'الجمعة والسبت ',
    'منذ ',
    'آب ',
    '3 آب 2024 ',
    '2024-01-03 ',
    'أسبوع ',
    'ثلاثة ',
    'وعشرين ',
    'ألف ',
  ],
  ...[
    '61 مداهمة ',
    'بينهم طفل ',
    'منذ مطلع العام قتل 20 مدنيا. ',
    'هذه العملية. ',
    'ما أدى إلى ',
    'الذي ',
    'أن ',
  ],
];
const MEGABYTE = 1_000_000;
/** Processor time for a megabyte, so that other work does not count; several times what is usual. */
const MOST_MS = 10_000;

/** Codes a text of nothing but the unit; tells the milliseconds that a megabyte would have taken. */
function repeatTo(bytes: number, unit: string): number {
  const text = unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)));
  const from = threadMs();
  const coded = code(text, { published: '2025-11-25' });
  const time = (threadMs() - from) * (MEGABYTE / bytes);
  expectSound(coded, text);
  return time;
}

describe('nothing but one thing over and over is coded in time', () => {
  test.each(UNITS)('%j', (unit) => {
    expect(repeatTo(MEGABYTE / 8, unit)).toBeLessThan(MOST_MS);
  });

  test.each(['ا', '"', '\n', 'قتل شخص. ', 'حلب، ', 'د1'])('a whole megabyte of %j', (unit) => {
    expect(repeatTo(MEGABYTE, unit)).toBeLessThan(MOST_MS);
  });

  test('two megabytes of reports', () => {
    const reports = globSync('test/gold/reports/*.txt')
      .sort()
      .map((path) => readFileSync(path, 'utf8'));
    expect(repeatTo(2 * MEGABYTE, `${reports.join('\n\n')}\n\n`)).toBeLessThan(MOST_MS);
  });
});

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function expectSound(coded: CodedReport, text: string): void {
  const { events, tallies, diagnostics } = coded;
  const wrong = [...events, ...tallies].flatMap(({ evidence }) =>
    evidence.filter((span) => !isInside(span, text)),
  );
  expect(wrong).toEqual([]);
  const told = diagnostics.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
  expect(told.filter((span) => !isInside(span, text))).toEqual([]);
  const ids = [...events, ...tallies].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // Nothing that JSON cannot carry: no NaN, no undefined inside a list.
  expect(JSON.parse(JSON.stringify(coded))).toEqual(coded);
}

const isInside = ({ start, end }: Span, text: string): boolean =>
  Number.isInteger(start) &&
  Number.isInteger(end) &&
  start >= 0 &&
  start < end &&
  end <= text.length;
