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
  'ذكر شهود أن قذيفة هاون سقطت عند ظهر النهار في كرم زيتون بين القريتين المتجاورتين، فاحترقت أشجار كثيرة ولم يُصب من كان يعمل فيه من الفلاحين بأي أذى.';

describe('find published', () => {
  test.each([
    ['a date alone on its line', `هجوم على دورية\n14 حزيران 2024   05:10\n\n${BODY}`, '2024-06-14'],
    ['with its weekday', `هجوم على دورية\nالأحد 24 آب 2025\n${BODY}`, '2025-08-24'],
    ['with outlet and town', `هجوم\nوكالة | حلب | الأحد، 21 آذار 2021\n${BODY}`, '2021-03-21'],
    ['with its label', `هجوم\nنشر في 19 نوفمبر,2025\n${BODY}`, '2025-11-19'],
    ['with label and clock', `هجوم\nنشرت في 14/05/2025 - 09:15 GMT+3\n${BODY}`, '2025-05-14'],
    ['a label before the clock', `توقيت النشر 11:20 26 أبريل/ نيسان 2023\n${BODY}`, '2023-04-26'],
    ['a timestamp', `هجوم\n2024-11-07 08:05\n${BODY}`, '2024-11-07'],
    ['in dots', `هجوم\n2025.12.04 | 10:05 بيروت\n${BODY}`, '2025-12-04'],
    ['Arabic-Indic digits', `هجوم\nالثلاثاء, ١٧ ديسمبر ٢٠٢٤, ٠٨:٣٠\n${BODY}`, '2024-12-17'],
    [
      'the date of a post',
      `صفحة الأخبار\nNovember 19, 2025 · Shared with Public\n${BODY}`,
      '2025-11-19',
    ],
    [
      'a post without line ends',
      `أخبارNovember 19, 2025 · Shared with Public${BODY}`,
      '2025-11-19',
    ],
    [
      'a post with its place',
      `أخبارNovember 19, 2025 · Homs, Syria · Shared with Public${BODY}`,
      '2025-11-19',
    ],
    ['a post with its client', `${BODY}7:08 PM · Jul 5, 2022·Twitter for Android`, '2022-07-05'],
    ['the signature of a shared story', `${BODY} 07.10.2023, وكالة النهر`, '2023-10-07'],
    [
      'the head of the paragraph',
      `هجوم على دورية\nبيروت 13 أغسطس 2025 (وكالة) ${BODY}`,
      '2025-08-13',
    ],
    ['a date below a short text', `هجوم على دورية\n${BODY}\n\n5-2-2026`, '2026-02-05'],
    ['an update where nothing else is', `آخر تحديث: 27.06.2023 | 12:40\n${BODY}`, '2023-06-27'],
    ['publication before update', `نشر في 3 آب 2023\nآخر تحديث 5 آب 2023\n${BODY}`, '2023-08-03'],
    ['the day called today', `قُتل شرطي اليوم الاثنين 17 تشرين الثاني. ${BODY}`, '2025-11-17'],
    [
      'the day called yesterday',
      `قُتل شرطي أمس الثلاثاء الموافق 18 مارس 2025. ${BODY}`,
      '2025-03-19',
    ],
    ['the Hijri date', `هجوم\n10 رجب 1446هـ\n${BODY}`, '2025-01-10'],
    [
      'of two the one that agrees with today',
      `هجوم على دورية\n5 آب 2025\nالسبت 23 آب 2025\nقُتل شرطي اليوم السبت.\n${BODY}`,
      '2025-08-23',
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
    expect(publishedOf(`هجوم\nنشر في 19 نوفمبر,2025\n${BODY}`)).toEqual([
      '2025-11-19',
      '19 نوفمبر,2025',
      'times/published-labelled',
    ]);
  });
});

describe('anchor', () => {
  const anchorFor = (raw: string) =>
    anchorOf(findTimes(tokenize(fold(raw)), lexicon), undefined, lexicon);

  test.each([
    ['the latest full date', 'في 3 آب 2023 ثم في 5 أيلول 2024', '2024-09-05'],
    ['a weekday that fixes the year', 'يوم الاثنين 17 تشرين الثاني', '2025-11-17'],
    [
      'the day after, where it is called yesterday',
      'يوم السبت 23 آب 2025 … أمس السبت',
      '2025-08-24',
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
