import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { quote } from '../../text/span.ts';
import { tokenize } from '../../text/tokens.ts';
import { findPublished } from './find-published.ts';
import { findTimes } from './find-times.ts';
import { anchorTime } from './resolve-time.ts';
import { anchorOf } from './time-anchor.ts';
import { compileTimeLexicon } from './time-lexicon.ts';

const source = parse(readFileSync('data/lexicon/times.yaml', 'utf8'));
const lexicon = compileTimeLexicon(source);
const mentionsOf = (text: string) => findTimes(tokenize(fold(text)), lexicon);

describe('find times', () => {
  test.each([
    ['قُتل ثلاثة مدنيين أمس الثلاثاء قرب البلدة', 'أمس الثلاثاء', 'times/relative-day'],
    [
      'اعتُقل في السابع عشر من أيلول/سبتمبر الجاري قرب',
      'السابع عشر من أيلول/سبتمبر الجاري',
      'times/day-month',
    ],
    ['أُصيب بتاريخ الـ4 من حزيران الجاري', 'بتاريخ الـ4 من حزيران الجاري', 'times/day-month'],
    ['وقع يوم 3/11 انفجار', 'يوم 3/11', 'times/numeric-day-month'],
    ['في ٢٠٢٤/١٠/٧ وقع', '٢٠٢٤/١٠/٧', 'times/numeric'],
    ['في \u200f٢٠٢٤/١٠/٧\u200f وقع', '٢٠٢٤/١٠/٧', 'times/numeric'],
    ['وقع مساءَ السبتِ هجوم', 'مساءَ السبتِ', 'times/weekday'],
    [
      'ليل الجمعة – السبت 7/8 آذار 2025 سقطت',
      'ليل الجمعة – السبت 7/8 آذار 2025',
      'times/day-month-range',
    ],
    ['وقع اليوم (السبت) هجوم', 'اليوم (السبت)', 'times/relative-day'],
    ['منذ مطلع العام الجاري 2025 نفذ', 'منذ مطلع العام الجاري 2025', 'times/since'],
    ['سقط قبل نحو أسبوع قتيل', 'قبل نحو أسبوع', 'times/ago'],
    ['خلال الساعات الـ24 الماضية سقط', 'خلال الساعات الـ24 الماضية', 'times/recent'],
    ['وقع الهجوم بعد يوم واحد من اغتيال محام', 'بعد يوم واحد', 'times/from-event'],
    [
      '9 شعبان 1446هـ، الموافق 8 من شباط 2025، وفق',
      '9 شعبان 1446هـ، الموافق 8 من شباط 2025',
      'times/day-month',
    ],
  ])('quotes the time of %s', (text, quoted, rule) => {
    expect(mentionsOf(text).map((found) => [quote(text, found.span), found.rule])).toEqual([
      [quoted, rule],
    ]);
  });

  test.each([
    ['قُتل شرطي اليوم', 'event'],
    ['قالت المديرية، اليوم الخميس، إن النيران أُخمدت', 'statement'],
    ['أعلنت اليوم اعتقال خلية', 'statement'],
    ['جاء في بيان، أمس، مقتل جندي', 'statement'],
    ['بغداد 16 أغسطس 2025 (وكالة) أعلنت القيادة مقتل مسلحين', 'statement'],
    ['انفجر لغم في سوق بغداد 16 أغسطس 2025 (وهو الثاني)', 'event'],
    ['خلال شهر آب 2024', 'period'],
    ['منذ مطلع العام', 'period'],
    ['بين 1 و10 آب', 'period'],
    ['حتى مساء أمس', 'period'],
    ['منذ أشهر', 'habit'],
    ['منذ عام 2011', 'habit'],
    ['كل يوم', 'habit'],
    ['منذ يومين', 'event'],
    ['في ذكرى 8 آذار', 'anniversary'],
    ['في الذكرى السنوية العاشرة لمجزرة 21 آب 2013', 'anniversary'],
    ['تنفيذ اتفاق 10 آذار', 'reference'],
    ['قبل نهاية العام الجاري', 'reference'],
    ['منذ هجمات 11 أيلول 2001', 'reference'],
    ['تُعقد الجلسة الخميس المقبل', 'planned'],
    ['تُعقد الجلسة غداً', 'planned'],
    ['في الثلاثين من العمر', 'age'],
    ['استمرت 11 ساعة', 'duration'],
    ['الساعة الخامسة مساءً', 'clock'],
  ])('tells what the time of %s is for: %s', (text, role) => {
    expect(mentionsOf(text).map((found) => found.role)).toEqual([role]);
  });

  test('leaves tokens alone that are taken', () => {
    const tokens = tokenize(fold('كتيبة في دوار السابع من نيسان'));
    expect(findTimes(tokens, lexicon, { taken: [{ from: 2, to: tokens.length }] })).toEqual([]);
  });

  test('resolves what happened after another event once that is known', () => {
    const [next] = mentionsOf('وبعد يومين أُفرج عنه');
    const anchor = { published: '2025-03-12', previous: '2025-03-01' };
    expect(next === undefined ? undefined : anchorTime(next, anchor).when).toEqual({
      from: '2025-03-03',
      to: '2025-03-03',
      precision: 'day',
    });
  });

  test.each([
    ['قبل يومين', {}, 'no-anchor'],
    ['في 8 تشرين الثاني', {}, 'year-open'],
    ['أمس السبت', { latestAbsolute: '2024-12-10' }, 'weekday-disagrees'],
    ['في اليوم التالي', { published: '2025-03-12' }, 'relative-to-another-event'],
    ['في 31 نيسان 2025', { published: '2025-05-12' }, 'impossible-date'],
    ['استمرت ثلاثة أيام', { published: '2025-05-12' }, 'no-date'],
  ])('gives the reason why %s stays unknown', (text, anchor, reason) => {
    const [found] = mentionsOf(text);
    expect(found === undefined ? undefined : anchorTime(found, anchor)).toEqual({
      when: { from: null, to: null, precision: 'unknown' },
      reason,
    });
  });
});

describe('lexicon of times', () => {
  test.each([
    ['no mapping', [], 'times.yaml: not a mapping'],
    [
      'a month without a number',
      { ...source, months: [{ forms: ['آب'] }] },
      'months[0].number: not a number',
    ],
    [
      'a form that is no text',
      { ...source, age: [[7]] },
      'age[0]: holds something that is not text',
    ],
    ['no list', { ...source, habit: 'كل' }, 'habit: not a list'],
  ])('refuses %s', (_name, data, message) => {
    expect(() => compileTimeLexicon(data)).toThrow(message);
  });
});

const words = [
  ...[
    'اليوم',
    'أمس',
    'يوم',
    'السبت',
    'الأحد',
    'الاثنين',
    'من',
    'في',
    'و',
    'إلى',
    'حتى',
    'بين',
    'منذ',
    'قبل',
    'بعد',
  ],
  ...[
    'خلال',
    'شهر',
    'آب',
    'تموز',
    'كانون',
    'الأول',
    'الثاني',
    'العشرين',
    'والعشرين',
    '2025',
    '3',
    '12',
    '/',
    '-',
  ],
  ...[
    '،',
    '(',
    ')',
    '.',
    ':',
    '\n',
    'رمضان',
    '1446',
    'هـ',
    'الماضي',
    'الجاري',
    'التالي',
    'ذلك',
    'بيوم',
    'أيام',
  ],
  ...[
    'ثلاثة',
    'مطلع',
    'العام',
    'الـ',
    'ساعة',
    'الساعة',
    'مساء',
    'ليل',
    'March',
    'عاما',
    'عمره',
    'كل',
    'شارع',
    'مدنيين',
  ],
];

test('any run of words of time gives ordered mentions that resolve without failing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (run) => {
      const text = run.join(' ');
      const tokens = tokenize(fold(text));
      const mentions = findTimes(tokens, lexicon);
      const anchor = anchorOf(mentions, findPublished(tokens, mentions, lexicon)?.iso, lexicon);
      let end = 0;
      for (const mention of mentions) {
        expect(mention.from).toBeGreaterThanOrEqual(end);
        expect(mention.to).toBeGreaterThan(mention.from);
        expect(mention.span.end).toBeLessThanOrEqual(text.length);
        end = mention.to;
        const { when, reason } = anchorTime(mention, anchor);
        expect(when.from === null).toBe(reason !== null);
        expect((when.from ?? '') <= (when.to ?? '')).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each(['1 و ', '1/', '1:', '5 آب ', '2024/11/3 ', 'الأول والثاني ', 'منذ قبل ', 'من 3 إلى '])(
  'reads 20,000 times «%s» in linear time',
  (piece) => {
    const tokens = tokenize(fold(piece.repeat(20_000)));
    const start = performance.now();
    findPublished(tokens, findTimes(tokens, lexicon), lexicon);
    expect(performance.now() - start).toBeLessThan(3000);
  },
);
