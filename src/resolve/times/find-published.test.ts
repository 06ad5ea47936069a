import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { quote } from '../../text/span.ts';
import { tokenize } from '../../text/tokens.ts';
import { findPublished } from './find-published.ts';
import { findTimes } from './find-times.ts';
import { anchorOf } from './time-anchor.ts';
import { compileTimeLexicon } from './time-lexicon.ts';

const lexicon = compileTimeLexicon(parse(readFileSync('data/lexicon/times.yaml', 'utf8')));

function publishedOf(raw: string) {
  const tokens = tokenize(fold(raw));
  const found = findPublished(tokens, findTimes(tokens, lexicon), lexicon);
  return found === undefined ? undefined : [found.iso, quote(raw, found.span), found.rule];
}

const BODY =
  'أفاد مراسلنا بأن مسلحين مجهولين أطلقوا النار على دورية قرب مدخل البلدة الشرقي، ما أدى إلى إصابة عنصرين بجروح نُقلا على إثرها إلى المشفى القريب من الموقع.';

describe('find published', () => {
  test.each([
    ['a date alone on its line', `هجوم على دورية\n11 حزيران 2024   03:40\n\n${BODY}`, '2024-06-11'],
    ['with its weekday', `هجوم على دورية\nالأحد 31 آب 2025\n${BODY}`, '2025-08-31'],
    ['with outlet and town', `هجوم\nوكالة | حلب | الأحد، 28 آذار 2021\n${BODY}`, '2021-03-28'],
    ['with its label', `هجوم\nنشر في 23 نوفمبر,2025\n${BODY}`, '2025-11-23'],
    ['with label and clock', `هجوم\nنشرت في 17/05/2025 - 19:48 GMT+2\n${BODY}`, '2025-05-17'],
    ['a label before the clock', `توقيت النشر 16:35 29 أبريل/ نيسان 2023\n${BODY}`, '2023-04-29'],
    ['a timestamp', `هجوم\n2024-11-03 18:22\n${BODY}`, '2024-11-03'],
    ['in dots', `هجوم\n2025.12.09 | 16:32 دمشق\n${BODY}`, '2025-12-09'],
    ['Arabic-Indic digits', `هجوم\nالثلاثاء, ١٠ ديسمبر ٢٠٢٤, ٢٢:٥٤\n${BODY}`, '2024-12-10'],
    [
      'the date of a post',
      `صفحة الأخبار\nNovember 23, 2025 · Shared with Public\n${BODY}`,
      '2025-11-23',
    ],
    [
      'a post without line ends',
      `أخبارNovember 23, 2025 · Shared with Public${BODY}`,
      '2025-11-23',
    ],
    [
      'the head of the paragraph',
      `هجوم على دورية\nبغداد 16 أغسطس 2025 (وكالة) ${BODY}`,
      '2025-08-16',
    ],
    ['a date below a short text', `هجوم على دورية\n${BODY}\n\n7-3-2026`, '2026-03-07'],
    ['an update where nothing else is', `آخر تحديث: 24.06.2023 | 17:18\n${BODY}`, '2023-06-24'],
    ['publication before update', `نشر في 3 آب 2023\nآخر تحديث 5 آب 2023\n${BODY}`, '2023-08-03'],
    ['the day called today', `قُتل شرطي اليوم الاثنين 24 تشرين الثاني. ${BODY}`, '2025-11-24'],
    [
      'the day called yesterday',
      `قُتل شرطي أمس الثلاثاء الموافق 25 مارس 2025. ${BODY}`,
      '2025-03-26',
    ],
    ['the Hijri date', `هجوم\n3 رجب 1446هـ\n${BODY}`, '2025-01-03'],
    [
      'of two the one that agrees with today',
      `هجوم على دورية\n5 آب 2025\nالسبت 30 آب 2025\nقُتل شرطي اليوم السبت.\n${BODY}`,
      '2025-08-30',
    ],
  ])('takes %s', (_name, raw, iso) => {
    expect(publishedOf(raw)?.[0]).toBe(iso);
  });

  test.each([
    ['a date in a sentence', `${BODY} وكان التنظيم قد خسر معقله في 23 آذار 2019 بعد معارك طويلة.`],
    ['a date without a year', `${BODY} وفي 5 آب قُتل شرطي.`],
    ['a count', `${BODY}\n2024`],
    ['an anniversary', `${BODY} في ذكرى مجزرة 21 آب 2013 خرجت مظاهرات في عدد من المدن والبلدات.`],
    [
      'dates of a list of other stories',
      `${BODY}\nخبر أول\n2022/09/30\nخبر ثان\n2022/09/29\nخبر ثالث\n2022/09/28`,
    ],
  ])('leaves %s alone', (_name, raw) => {
    expect(publishedOf(raw)).toBeUndefined();
  });

  test('quotes the date', () => {
    expect(publishedOf(`هجوم\nنشر في 23 نوفمبر,2025\n${BODY}`)).toEqual([
      '2025-11-23',
      '23 نوفمبر,2025',
      'times/published-labelled',
    ]);
  });
});

describe('anchor', () => {
  const anchorFor = (raw: string) =>
    anchorOf(findTimes(tokenize(fold(raw)), lexicon), undefined, lexicon);

  test.each([
    ['the latest full date', 'في 3 آب 2023 ثم في 5 أيلول 2024', '2024-09-05'],
    ['a weekday that fixes the year', 'يوم الاثنين 24 تشرين الثاني', '2025-11-24'],
    [
      'the day after, where it is called yesterday',
      'يوم السبت 30 آب 2025 … أمس السبت',
      '2025-08-31',
    ],
    ['no date of the background', 'منذ 5 آذار 2020 … قُتل شرطي اليوم الثلاثاء', undefined],
    ['no anniversary', 'في ذكرى 21 آب 2013', undefined],
    ['no name of an agreement', 'بموجب اتفاق 5 آذار 2020', undefined],
  ])('takes %s', (_name, raw, latest) => {
    expect(anchorFor(raw).latestAbsolute).toBe(latest);
  });

  test('remembers the year told of a month', () => {
    expect(anchorFor('خلال شهر آب 2025 … يوم 14 آب').monthYears?.get(8)).toBe(2025);
  });
});
