import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import { compileResidue, findLines } from './blocks.ts';

const file = new URL('../../data/lexicon/residue.yaml', import.meta.url);
const lists = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;
const residue = compileResidue(lists);

/** The lines as `kind|first characters`. */
function read(raw: string, title?: string): readonly string[] {
  const tokens = tokenize(fold(raw));
  const hints = title === undefined ? {} : { title: tokenize(fold(title)) };
  return findLines(tokens, residue, hints).map(({ kind, from, to }) => {
    const text = raw.slice(tokens[from]?.start, tokens[to - 1]?.end);
    return `${kind}|${text}`;
  });
}

/** What may tell events. */
const told = (raw: string, title?: string): readonly string[] =>
  read(raw, title).filter((line) => /^(?:headline|body)\|/u.test(line));

const HEADLINE = 'قتيلان مدنيان بانفجار لغم أرضي في ريف الشدادي';
const LEAD =
  'قتل مدنيان، صباح اليوم الأحد، بانفجار لغم أرضي في قرية قريبة من بلدة الشدادي جنوبي الحسكة.';
const MORE = 'وقال مصدر طبي إن الجثتين نقلتا إلى مشفى البلدة، وإن ثالثا أصيب بجروح خفيفة.';
const OTHERS = [
  'افتتاح معرض للكتاب في جامعة المدينة',
  'ارتفاع أسعار المحروقات في الأسواق المحلية',
  'منتخب الناشئين يفوز في مباراته الأولى',
  'مقتل عشرة جنود بهجوم على ثكنة في بلد بعيد',
];
const page = (...lines: readonly string[]): string => lines.join('\n\n');

describe('the lines of an article', () => {
  test.each([
    {
      name: 'headline, dateline, body',
      raw: page(HEADLINE, 'الحسكة – وكالة الوادي', LEAD, MORE),
      lines: [
        `headline|${HEADLINE}`,
        'dateline|الحسكة – وكالة الوادي',
        `body|${LEAD}`,
        `body|${MORE}`,
      ],
    },
    {
      name: 'author and date',
      raw: page(HEADLINE, 'سالم العلي', '12 أيار 2024', LEAD, MORE),
      lines: [
        `headline|${HEADLINE}`,
        'dateline|سالم العلي',
        'dateline|12 أيار 2024',
        `body|${LEAD}`,
        `body|${MORE}`,
      ],
    },
    {
      name: 'a date with bars',
      raw: page(HEADLINE, 'موقع الوادي | عن وكالة دجلة | الأحد 12 أيار 2024', LEAD),
      lines: [
        `headline|${HEADLINE}`,
        'dateline|موقع الوادي | عن وكالة دجلة | الأحد 12 أيار 2024',
        `body|${LEAD}`,
      ],
    },
    {
      name: 'a share bar on one line',
      raw: page('Facebook  X  WhatsApp  Telegram  نسخ الرابط', HEADLINE, LEAD),
      lines: [
        'chrome|Facebook  X  WhatsApp  Telegram  نسخ الرابط',
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
      ],
    },
    {
      name: 'a share bar on several lines and a trail of sections',
      raw: `Facebook\nX\nنسخ الرابط\nالرئيسية » أخبار » الحسكة\n\n${HEADLINE}\n\n${LEAD}`,
      lines: [
        'chrome|Facebook',
        'chrome|X',
        'chrome|نسخ الرابط',
        'chrome|الرئيسية » أخبار » الحسكة',
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
      ],
    },
    {
      name: 'a caption under the headline',
      raw: page(HEADLINE, 'قصف سابق على أطراف بلدة الشدادي جنوبي الحسكة - أرشيفية', LEAD),
      lines: [
        `headline|${HEADLINE}`,
        'caption|قصف سابق على أطراف بلدة الشدادي جنوبي الحسكة - أرشيفية',
        `body|${LEAD}`,
      ],
    },
    {
      name: 'a caption with a credit in brackets',
      raw: page(HEADLINE, 'مسعف ينقل جريحا بعد قصف على المدينة قبل عام (ناشطون/فيسبوك)', LEAD),
      lines: [
        `headline|${HEADLINE}`,
        'caption|مسعف ينقل جريحا بعد قصف على المدينة قبل عام (ناشطون/فيسبوك)',
        `body|${LEAD}`,
      ],
    },
    {
      name: 'a teaser between paragraphs',
      raw: page(HEADLINE, LEAD, `اقرأ أيضاً: ${OTHERS[3]}`, MORE),
      lines: [
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
        `teaser|اقرأ أيضاً: ${OTHERS[3]}`,
        `body|${MORE}`,
      ],
    },
    {
      name: 'a teaser whose label stands alone',
      raw: page(HEADLINE, LEAD, 'اقرأ أيضاً', OTHERS[3] ?? '', MORE),
      lines: [
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
        'teaser|اقرأ أيضاً',
        `teaser|${OTHERS[3]}`,
        `body|${MORE}`,
      ],
    },
    {
      name: 'another headline between paragraphs, without a label',
      raw: page(HEADLINE, LEAD, OTHERS[3] ?? '', MORE),
      lines: [`headline|${HEADLINE}`, `body|${LEAD}`, `teaser|${OTHERS[3]}`, `body|${MORE}`],
    },
    {
      name: 'a cross-heading',
      raw: page(HEADLINE, LEAD, 'ألغام متروكة', MORE),
      lines: [`headline|${HEADLINE}`, `body|${LEAD}`, 'chrome|ألغام متروكة', `body|${MORE}`],
    },
    {
      name: 'tags, source and rights at the foot',
      raw: page(
        HEADLINE,
        LEAD,
        MORE,
        'الوسوم: ألغام، الشدادي',
        'المصدر: وكالات',
        'شارك المقال: فيسبوك | تويتر',
        'جميع الحقوق محفوظة © موقع الوادي 2024',
      ),
      lines: [
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
        `body|${MORE}`,
        'tags|الوسوم: ألغام، الشدادي',
        'source|المصدر: وكالات',
        'chrome|شارك المقال: فيسبوك | تويتر',
        'chrome|جميع الحقوق محفوظة © موقع الوادي 2024',
      ],
    },
    {
      name: 'a date at the foot',
      raw: page(HEADLINE, LEAD, MORE, '12-5-2024'),
      lines: [`headline|${HEADLINE}`, `body|${LEAD}`, `body|${MORE}`, 'dateline|12-5-2024'],
    },
    {
      name: 'comments',
      raw: page(
        HEADLINE,
        LEAD,
        MORE,
        'التعليقات',
        'سمير: قتل عشرة من أقاربي هناك.',
        'الله يرحمهم.',
      ),
      lines: [
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
        `body|${MORE}`,
        'chrome|التعليقات',
        'comment|سمير: قتل عشرة من أقاربي هناك.',
        'comment|الله يرحمهم.',
      ],
    },
    {
      name: 'a list that a colon announces',
      raw: page(HEADLINE, LEAD, 'والقتلى هم:', 'سالم أحمد العلي', 'حسن محمود الجاسم', MORE),
      lines: [
        `headline|${HEADLINE}`,
        `body|${LEAD}`,
        'body|والقتلى هم:',
        'body|سالم أحمد العلي',
        'body|حسن محمود الجاسم',
        `body|${MORE}`,
      ],
    },
    {
      name: 'counters',
      raw: page(HEADLINE, '323 زيارة', LEAD, MORE, '👍 14   💬 7 تعليقات'),
      lines: [
        `headline|${HEADLINE}`,
        'chrome|323 زيارة',
        `body|${LEAD}`,
        `body|${MORE}`,
        'chrome|👍 14   💬 7 تعليقات',
      ],
    },
  ])('$name', ({ raw, lines }) => {
    expect(read(raw)).toEqual(lines);
  });
});

describe('lists of other headlines do not count as text', () => {
  test.each([
    {
      name: 'after the text, with a label',
      raw: page(HEADLINE, LEAD, MORE, 'مواضيع ذات صلة', ...OTHERS),
    },
    { name: 'after the text, without one', raw: page(HEADLINE, LEAD, MORE, ...OTHERS) },
    {
      name: 'the story before and after',
      raw: page(HEADLINE, LEAD, MORE, 'السابق', OTHERS[3] ?? '', 'التالي', OTHERS[1] ?? ''),
    },
    {
      name: 'with a section over each',
      raw: page(HEADLINE, LEAD, MORE, ...OTHERS.flatMap((line) => ['سوريا', line])),
    },
    {
      name: 'with a date under each',
      raw: page(HEADLINE, LEAD, MORE, ...OTHERS.flatMap((line) => [line, '2024/05/12'])),
    },
    {
      name: 'with the hours since each',
      raw: page(HEADLINE, LEAD, MORE, ...OTHERS.flatMap((line) => ['9 ساعات مضت', line])),
    },
    { name: 'a menu before the headline', raw: page(...OTHERS, HEADLINE, LEAD, MORE) },
    { name: 'both', raw: page(...OTHERS, HEADLINE, LEAD, MORE, ...OTHERS) },
    {
      name: 'the date of the visit over the menu',
      raw: page('الأحد 1 أيلول 2024', ...OTHERS, HEADLINE, LEAD, MORE),
    },
    {
      name: 'sections of the site',
      raw: page('الرئيسية', 'سياسة', 'رياضة', HEADLINE, LEAD, MORE, 'سياسة', 'رياضة', 'من نحن'),
    },
    {
      name: 'two in the middle of the text',
      raw: page(HEADLINE, LEAD, OTHERS[0] ?? '', OTHERS[3] ?? '', MORE),
    },
    {
      name: 'a notice to the reader',
      raw: page(HEADLINE, LEAD, MORE, 'اشترك في قناتنا على تلغرام ليصلك كل جديد أولا بأول.'),
    },
  ])('$name', ({ raw }) => {
    expect(told(raw)).toEqual([`headline|${HEADLINE}`, `body|${LEAD}`, `body|${MORE}`]);
  });

  test('the title tells which headline of a menu is the own one', () => {
    const raw = page(...OTHERS, 'انفجار لغم في ريف الحسكة الجنوبي', HEADLINE, LEAD, MORE);
    expect(told(raw, `${HEADLINE} - موقع الوادي`)[0]).toBe(`headline|${HEADLINE}`);
    expect(told(raw, 'انفجار لغم في ريف الحسكة الجنوبي')[0]).toBe(
      'headline|انفجار لغم في ريف الحسكة الجنوبي',
    );
  });

  test('of a page that holds nothing but a menu only the line of the title counts', () => {
    const menu = [...OTHERS, 'انتهاء أعمال ترميم الجسر القديم في البلدة'];
    expect(told(page(...menu), HEADLINE)).toEqual([]);
    expect(told(page(...menu, HEADLINE), HEADLINE)).toEqual([`body|${HEADLINE}`]);
  });
});

describe('posts captured on one line', () => {
  const post = 'قتل مدنيان اليوم بانفجار لغم قرب الشدادي.';
  test.each([
    {
      name: 'Facebook, with comments',
      raw: `قتل مدنيان اليوم... - صفحة الوادي\nFacebook\u200eصفحة الوادي\u200e's Post\n\nصفحة الواديMay 12, 2024 · Shared with Public${post}All reactions:12LikeCommentMost relevantسالمالله يرحمهم قتل أخي أيضا1y`,
      lines: [
        'repeat|قتل مدنيان اليوم... - صفحة الوادي',
        "chrome|Facebook\u200eصفحة الوادي\u200e's Post",
        'dateline|صفحة الواديMay 12, 2024 · Shared with Public',
        `body|${post}`,
        'comment|All reactions:12LikeCommentMost relevantسالمالله يرحمهم قتل أخي أيضا1y',
      ],
    },
    {
      name: 'Facebook, the post shared twice',
      raw: `صفحة الوادي Verified accountMay 12 · Shared with Public${post}صفحة أخرىMay 12 · Shared with Public${post}+5All reactions:3LikeComment`,
      lines: [
        'dateline|صفحة الوادي Verified accountMay 12 · Shared with Public',
        `body|${post}`,
        'dateline|صفحة أخرىMay 12 · Shared with Public',
        `repeat|${post}`,
        'comment|+5All reactions:3LikeComment',
      ],
    },
    {
      name: 'Facebook, with the preview of a page',
      raw: `صفحة الواديMay 12, 2024 · Shared with Public${post}wadi.exampleقتل مدنيان بانفجار لغم - موقع الواديLikeComment`,
      lines: [
        'dateline|صفحة الواديMay 12, 2024 · Shared with Public',
        `body|${post}`,
        'teaser|wadi.exampleقتل مدنيان بانفجار لغم - موقع الوادي',
        'comment|LikeComment',
      ],
    },
    {
      name: 'Facebook, with the buttons of a site in the text',
      raw: `صفحة الواديMay 12, 2024 · Shared with Public${HEADLINE}»نشر في 12 أيار,2024مشاركةمشاركة${post}LikeComment`,
      lines: [
        'dateline|صفحة الواديMay 12, 2024 · Shared with Public',
        `headline|${HEADLINE}»`,
        'dateline|نشر في 12 أيار,2024',
        'chrome|مشاركةمشاركة',
        `body|${post}`,
        'comment|LikeComment',
      ],
    },
    {
      name: 'X, with a reply',
      raw: `Post\n\nPost\n\nشبكة الوادي@wadi_netقتل مدنيان اليوم بانفجار لغم قرب الشدادي\n#الشدادي #الحسكة00:003:25 PM · May 12, 20249.1KViews302\n\nسالم@salem24May 12, 2024الله يرحمهم قتل أخي أيضا12`,
      lines: [
        'chrome|Post',
        'chrome|Post',
        'chrome|شبكة الوادي@wadi_net',
        'body|قتل مدنيان اليوم بانفجار لغم قرب الشدادي',
        'tags|#الشدادي #الحسكة',
        'dateline|00:003:25 PM · May 12, 2024',
        'comment|9.1KViews302',
        'comment|سالم@salem24',
        'comment|May 12, 2024',
        'comment|الله يرحمهم قتل أخي أيضا12',
      ],
    },
    {
      name: 'an older page of Twitter',
      raw: page(
        'شبكة الوادي @wadi_net',
        '7m7 minutes ago',
        'More',
        'Copy link to Tweet',
        'Embed Tweet',
        post,
        '1 reply',
        '0 retweets',
        'Reply',
        '1',
        'Copy link to Tweet',
        'Embed Tweet',
        post,
        'Back to top ↑',
        'Loading seems to be taking a while.',
      ),
      lines: [
        'chrome|شبكة الوادي @wadi_net',
        'chrome|7m7 minutes ago',
        'chrome|More',
        'chrome|Copy link to Tweet',
        'chrome|Embed Tweet',
        `body|${post}`,
        'chrome|1 reply',
        'chrome|0 retweets',
        'chrome|Reply',
        'chrome|1',
        'chrome|Copy link to Tweet',
        'chrome|Embed Tweet',
        `repeat|${post}`,
        'chrome|Back to top ↑',
        'comment|Loading seems to be taking a while.',
      ],
    },
  ])('$name', ({ raw, lines }) => {
    expect(read(raw)).toEqual(lines);
  });

  test.each([
    'قتل مدنيان بانفجار لغم، وفق حساب المرصد @wadi_net أمس.',
    'بدأت مشاركة المراقبين في العملية أمس، وقتل اثنان منهم.',
    'نشرت الصفحة بيانا على Facebook وأعلنت مقتل مدنيين.',
    'شارك ثلاثون مسلحا في الهجوم على الحاجز أمس.',
    'شاهد سكان طائرة مسيرة قبل الانفجار بدقائق.',
    'التالي هو ما أعلنته الوزارة من حصيلة للهجوم.',
    'المصدر الأمني قال إن اثنين قتلا في الهجوم.',
    'صورة القتيل انتشرت بعد ساعات من الهجوم على الحاجز.',
  ])('%s stays text', (raw) => {
    expect(read(raw)).toEqual([`body|${raw}`]);
  });
});

describe('what stands twice counts once', () => {
  test.each([
    {
      name: 'a headline over itself',
      raw: page(HEADLINE, HEADLINE, LEAD, MORE),
      repeats: [HEADLINE],
    },
    {
      name: 'the text after itself',
      raw: page(HEADLINE, LEAD, MORE, HEADLINE, LEAD, MORE),
      repeats: [LEAD, MORE],
    },
    {
      name: 'a sentence inside a line',
      raw: page(HEADLINE, LEAD, `${MORE} ${LEAD}`),
      repeats: [LEAD],
    },
    {
      name: 'a copy cut short before the whole',
      raw: `${LEAD.slice(0, 60)}…\n\n${LEAD}`,
      repeats: [`${LEAD.slice(0, 60)}…`],
    },
    {
      name: 'other punctuation and spelling',
      raw: page(LEAD, LEAD.replaceAll('،', ' ').replace('قتل', 'قُـتل')),
      repeats: [LEAD.replaceAll('،', ' ').replace('قتل', 'قُـتل')],
    },
  ])('$name', ({ raw, repeats }) => {
    const lines = read(raw);
    expect(lines.filter((line) => line.startsWith('repeat|'))).toEqual(
      repeats.map((line) => `repeat|${line}`),
    );
    expect(lines.some((line) => line.startsWith('body|'))).toBe(true);
  });

  test.each([
    {
      name: 'a lead that begins like the headline',
      raw: page(HEADLINE, `${HEADLINE} جنوبي الحسكة، وفق مصدر طبي.`, MORE),
    },
    { name: 'a refrain of a few words', raw: page(LEAD, 'وقال المصدر.', MORE, 'وقال المصدر.') },
    {
      name: 'like sentences with other numbers',
      raw: page('قتل ثلاثة مدنيين في قرية قريبة أمس.', 'قتل أربعة مدنيين في قرية قريبة أمس.'),
    },
    { name: 'a real ellipsis', raw: page('قصف عنيف على أطراف البلدة... وأنباء عن قتلى.', MORE) },
  ])('$name is no repeat', ({ raw }) => {
    expect(read(raw).some((line) => line.startsWith('repeat|'))).toBe(false);
  });
});

describe('posts of short lines', () => {
  test('bullets stay text', () => {
    const raw =
      '🟠 #الفرات | الميادين\n\nمداهمة في بلدة قريبة أمس:\n🔹 توقيف شابين\n🔹 مصادرة بندقية\n\n#سوريا #الفرات_الآن';
    expect(read(raw)).toEqual([
      'body|🟠 #الفرات | الميادين',
      'body|مداهمة في بلدة قريبة أمس:',
      'body|🔹 توقيف شابين',
      'body|🔹 مصادرة بندقية',
      'tags|#سوريا #الفرات_الآن',
    ]);
  });

  test.each(['مقتل مدنيين بانفجار لغم في الشدادي', 'قصف عنيف', '#عاجل قصف على أطراف البلدة'])(
    '%s alone is the body',
    (raw) => {
      expect(read(raw)).toEqual([`body|${raw}`]);
    },
  );

  test('hashtags over the text name its place, those under it are tags', () => {
    expect(read(`#الحسكة\n${LEAD}\n#شبكة_الوادي`)).toEqual([
      'dateline|#الحسكة',
      `body|${LEAD}`,
      'tags|#شبكة_الوادي',
    ]);
  });

  test.each([
    'صورة للشاب الذي قضى اليوم بانفجار لغم في بلدة الشدادي',
    'صور من موقع الانفجار في بلدة الشدادي اليوم',
    'مشهد من آثار القصف على بلدة الشدادي',
  ])('the text of a post is no caption: %s', (text) => {
    expect(
      read(
        `${LEAD}\nشبكة الوادي\nشبكة الوادي February 28 · Shared with Public${text}All reactions:3`,
      ),
    ).toContain(`body|${text}`);
  });

  test.each(['صورة من موقع الانفجار في بلدة الشدادي', 'صور متداولة لآثار القصف على البلدة'])(
    'a caption below the text stays one: %s',
    (text) => expect(read(`${LEAD}\n${text}`)).toContain(`caption|${text}`),
  );

  test('nothing gives nothing', () => {
    expect(read('')).toEqual([]);
    expect(read('\n \n')).toEqual([]);
  });
});

test('no label stands in the file twice within one class', () => {
  for (const entries of Object.values(lists)) {
    const folded = entries.map((entry) => fold(String(entry)).text);
    expect(folded.filter((entry, i) => folded.indexOf(entry) !== i)).toEqual([]);
  }
});

const captured = fc.array(
  fc.constantFrom(
    ...[
      HEADLINE,
      LEAD,
      MORE,
      ...OTHERS,
      'التعليقات',
      'السابق',
      '2024',
      'Facebook',
      '…',
      '',
      '#عاجل',
    ],
    ...[
      'Shared with Public',
      'All reactions:3',
      'سالم@salemقال',
      '3:25 PM · May 12, 2024',
      'والقتلى هم:',
    ],
  ),
  { maxLength: 14 },
);

test('lines are in order, apart, hold every word, and never all but the text', () => {
  fc.assert(
    fc.property(captured, fc.constantFrom('\n', '\n\n', ' '), (parts, between) => {
      const tokens = tokenize(fold(parts.join(between)));
      let next = 0;
      for (const { from, to } of findLines(tokens, residue)) {
        for (let i = next; i < from; i++) expect(tokens[i]?.kind).toBe('break');
        expect(to).toBeGreaterThan(from);
        next = to;
      }
      for (let i = next; i < tokens.length; i++) expect(tokens[i]?.kind).toBe('break');
    }),
    { numRuns: 300 },
  );
});
