import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';
import { readShownDay } from './read-page-metadata.ts';
import type { ReportInput } from './report-input.ts';

const LEAD =
  'قُتل ثلاثة عناصر من الشرطة وأصيب اثنان آخران، اليوم الاثنين، بانفجار عبوة ناسفة استهدفت دوريتهم غربي المدينة.';
const SECOND =
  'وقال مصدر أمني إن العبوة زُرعت على جانب الطريق الدولي، وإن الجرحى نُقلوا إلى مشفى المدينة لتلقي العلاج.';
const BODY = `<p>${LEAD}</p><p>${SECOND}</p>`;

describe('the metadata of a page', () => {
  test.each([
    {
      name: 'JSON-LD',
      head: `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":
        "NewsArticle","headline":"عنوان","datePublished":"2025-11-24T23:30:00+03:00",
        "publisher":{"name":"وكالة"},"author":[{"name":"كاتب"}],"url":"https://a.example/1"}]}</script>`,
      gives: {
        title: 'عنوان',
        published: '2025-11-24',
        outlet: 'وكالة',
        author: 'كاتب',
        url: 'https://a.example/1',
      },
    },
    {
      name: 'meta elements',
      head: `<meta property="og:title" content="عنوان"><meta property="og:site_name" content="قناة">
        <meta property="article:published_time" content="2025/11/24 10:00"><meta name="author" content="كاتب">
        <link rel="canonical" href="https://b.example/2">`,
      gives: {
        title: 'عنوان',
        published: '2025-11-24',
        outlet: 'قناة',
        author: 'كاتب',
        url: 'https://b.example/2',
      },
    },
    {
      name: 'a time element',
      head: '<title>عنوان</title>',
      top: '<h1>عنوان</h1><time datetime="2025-11-24T08:00Z">أمس</time>',
      gives: { title: 'عنوان', published: '2025-11-24' },
    },
    {
      name: 'a visible date in figures',
      head: '<title>موقع</title>',
      top: '<h1>عنوان</h1><div class="post-date">نُشر في ٢٤/١١/٢٠٢٥</div>',
      gives: { title: 'عنوان', published: '2025-11-24' },
    },
    {
      name: 'the host, where no outlet is named',
      head: '<link rel="canonical" href="https://www.news.example/x">',
      gives: { outlet: 'news.example' },
    },
    {
      name: 'nothing, where JSON-LD is broken',
      head: '<script type="application/ld+json">{"@type":"NewsArticle",</script>',
      gives: { published: undefined, outlet: undefined },
    },
  ])('is read from $name', ({ head, top = '', gives }) => {
    expect(reportOf(read(page(head, top)))).toMatchObject(gives);
  });

  test('a date in words is left in the text, for the coding to read', () => {
    const top = '<h1>عنوان</h1><span class="date">الاثنين 24 تشرين الثاني 2025</span>';
    const { text, published } = reportOf(read(page('', top)));
    expect(published).toBeUndefined();
    expect(text.split('\n').slice(0, 2)).toEqual(['عنوان', 'الاثنين 24 تشرين الثاني 2025']);
  });
});

describe('the text of a page', () => {
  test('is the title and a line for each paragraph, without what stands around', () => {
    const around = `<nav><a href="/">الرئيسية</a></nav><div class="share">شارك الخبر</div>
      <div class="related">اقرأ أيضاً: خبر آخر عن قصف في مدينة أخرى بعيدة</div><footer>حقوق النشر</footer>
      <script>var x = 'نص';</script><p style="display:none">مخفي</p>`;
    const { text } = reportOf(read(page('', '<h1>عنوان الخبر</h1>', around)));
    expect(text).toBe(`عنوان الخبر\n${LEAD}\n${SECOND}`);
  });

  test('has white space as one space and line breaks where the page has them', () => {
    const html = page('<title>ع</title>', '', `<p>سطر   أول\n فيه كلمات<br>سطر ثانٍ ${LEAD}</p>`);
    expect(reportOf(read(html)).text).toContain('سطر أول فيه كلمات\nسطر ثانٍ قُتل');
  });

  test('leads back to the page by quotes', () => {
    const input = read(page('', '<h1>عنوان الخبر</h1>'));
    const { text } = reportOf(input);
    const quotes = 'source' in input ? (input.source.quotes ?? []) : [];
    expect(quotes.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'));
    expect(quotes[1]?.prefix).toMatch(/عنوان الخبر $/);
    expect(quotes[1]?.suffix).toMatch(/^ وقال مصدر/);
  });
});

describe('the encoding of a page', () => {
  const html = page('<title>خبر</title>');
  const windows1256 = (text: string): Buffer =>
    Buffer.from([...text].map((character) => windows1256Bytes().get(character) ?? 0x3f));
  const plain = html.replaceAll(/[ُ]/g, '');
  test.each([
    { name: 'UTF-8', bytes: Buffer.from(plain), encoding: 'utf-8' },
    { name: 'windows-1256 by the server', bytes: windows1256(plain), charset: 'cp1256' },
    {
      name: 'windows-1256 by the page',
      bytes: windows1256(plain.replace('<head>', '<head><meta charset="windows-1256">')),
    },
    { name: 'windows-1256 by nobody', bytes: windows1256(plain) },
    {
      name: 'UTF-8 where windows-1256 is declared',
      bytes: Buffer.from(plain),
      charset: 'windows-1256',
      encoding: 'utf-8',
    },
    {
      name: 'windows-1256 where iso-8859-1 is declared',
      bytes: windows1256(plain),
      charset: 'latin1',
    },
  ])('is $name', ({ bytes, charset, encoding = 'windows-1256' }) => {
    const input = readPage({ bytes, origin: 'a.html', id: 'a', charset });
    expect(reportOf(input).text).toContain(SECOND.replaceAll('ُ', '').slice(0, 40));
    expect('source' in input && input.source.encoding).toBe(encoding);
  });
});

describe('a hostile page', () => {
  test.each([
    { name: '20 MB', html: `<p>${'قصف '.repeat(3_000_000)}</p>`, code: 'too-large' },
    {
      name: '100,000 elements inside one another',
      html: '<div>'.repeat(100_000) + LEAD + '</div>'.repeat(100_000),
      code: 'too-complex',
    },
    { name: '100,000 elements', html: `<p>${LEAD}</p>`.repeat(100_000), code: 'too-large' },
    { name: '60,000 short elements', html: '<p>قصف</p>'.repeat(60_000), code: 'too-complex' },
    { name: 'a million angle brackets', html: '<'.repeat(1_000_000), code: 'too-complex' },
    { name: 'tables inside tables', html: '<table><tr><td>'.repeat(20_000), code: 'too-complex' },
    { name: 'no text', html: '<p></p>', code: 'no-text' },
    { name: 'only a script', html: '<script>alert(1)</script>', code: 'no-text' },
    { name: 'nothing', html: '', code: 'no-text' },
  ])('of $name is refused in time: $code', ({ html, code }) => {
    const from = performance.now();
    const input = read(html);
    expect('error' in input ? input.error.code : 'a report').toBe(code);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test.each([
    { name: 'as many elements as are allowed', html: `<p><b>${LEAD}</b></p>`.repeat(12_000) },
    { name: 'as deep as is allowed', html: '<div>'.repeat(290) + BODY + '</div>'.repeat(290) },
    { name: 'a long attribute', html: `<p ${'a=b '.repeat(500_000)}>${LEAD}</p>${BODY}` },
    { name: 'open comments', html: `${BODY}${'<!--'.repeat(100_000)}` },
    { name: 'an open script', html: `${BODY}<script>${'<script>'.repeat(100_000)}` },
    { name: 'line breaks', html: `${BODY}${'<br>'.repeat(39_000)}` },
    { name: 'many links', html: `${BODY}${'<a href="#">رابط</a>'.repeat(30_000)}` },
    { name: 'many entities', html: `${BODY}<p>${'&amp;'.repeat(500_000)}</p>` },
  ])(
    'with $name takes a bounded time',
    ({ html }) => {
      const from = performance.now();
      const input = read(html.slice(0, 10_000_000));
      expect('report' in input || input.error.code).toBeTruthy();
      expect(performance.now() - from).toBeLessThan(15_000);
    },
    30_000,
  );

  test('runs nothing and keeps no markup', () => {
    const evil = `<p>${LEAD}<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>
      <a href="javascript:globalThis.hit=1">رابط</a></p>`;
    const { text } = reportOf(
      read(page('<title>"><script>globalThis.hit=1</script></title>', '', evil)),
    );
    expect('hit' in globalThis).toBe(false);
    expect(text).not.toMatch(/onerror|javascript:/);
  });
});

test.each([
  ['2025-11-24', '2025-11-24'],
  ['24/11/2025', '2025-11-24'],
  ['نشر: 5.3.2025 - 10:00', '2025-03-05'],
  ['٢٤-١١-٢٠٢٥', '2025-11-24'],
])('%s is the day %s', (shown, day) => {
  expect(readShownDay(shown)).toBe(day);
});

test.each(['31/2/2025', '24/13/2025', '2025', '10:30', '12345/11/20255', 'أمس'])(
  '%s is no day',
  (shown) => {
    expect(readShownDay(shown)).toBeUndefined();
  },
);

function page(head = '', top = '', more = ''): string {
  return `<!doctype html><html><head>${head}</head><body><article>${top}${BODY}${more}</article></body></html>`;
}

const read = (html: string): ReportInput =>
  readPage({ bytes: Buffer.from(html), origin: 'a.html', id: 'a' });

function reportOf(input: ReportInput) {
  if ('error' in input) throw input.error;
  return input.report;
}

function windows1256Bytes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1256');
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
}
