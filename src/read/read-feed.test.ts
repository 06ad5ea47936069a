import { describe, expect, test } from 'vitest';
import { readFeed, readFeedDay } from './read-feed.ts';
import type { ReportInput } from './report-input.ts';
import { findDeclaration } from './unsafe-xml.ts';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>وكالة الشاطئ (خيالية)</title>
<item><title>قتيلان &amp; جريح</title><link>https://a.example/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Mon, 24 Nov 2025 23:30:00 +0300</pubDate><dc:creator>كاتب</dc:creator>
<description>موجز</description><content:encoded><![CDATA[<p>نص <b>الخبر</b> الأول</p><p>فقرة&nbsp;ثانية</p><script>x()</script>]]></content:encoded></item>
<item><title>خبر ثان</title><link>https://a.example/2</link><description>&lt;p&gt;نص قصير&lt;/p&gt;</description></item>
<item><guid>g3</guid></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>قناة (خيالية)</title>
<entry><id>urn:1</id><title>عنوان</title><link rel="self" href="https://b.example/self"/>
<link href="https://b.example/1"/><published>2025-11-24T01:00:00Z</published>
<author><name>كاتب</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أولى</p><p>ثانية</p></div></content></entry>
</feed>`;

describe('a feed', () => {
  test('of RSS has a report an item', () => {
    const [first, second, third] = read(RSS);
    expect(first).toMatchObject({
      report: {
        id: 'g1',
        text: 'قتيلان & جريح\nنص الخبر الأول\nفقرة ثانية',
        published: '2025-11-24',
        outlet: 'وكالة الشاطئ (خيالية)',
        title: 'قتيلان & جريح',
        url: 'https://a.example/1',
        author: 'كاتب',
      },
      source: { format: 'feed', part: 'g1' },
    });
    expect(second).toMatchObject({
      report: { id: 'https://a.example/2', text: 'خبر ثان\nنص قصير' },
    });
    expect(third).toMatchObject({ error: { code: 'no-text' } });
  });

  test('of Atom as well', () => {
    expect(read(ATOM)).toMatchObject([
      {
        report: {
          id: 'urn:1',
          text: 'عنوان\nأولى\nثانية',
          published: '2025-11-24',
          url: 'https://b.example/1',
          author: 'كاتب',
        },
      },
    ]);
  });

  test('in windows-1256 is decoded as its declaration says', () => {
    const ascii =
      '<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>';
    const bytes = Buffer.concat([
      Buffer.from(ascii),
      Buffer.from([0xde, 0xd5, 0xdd]),
      Buffer.from('</title></item></channel></rss>'),
    ]);
    expect([...readFeed(bytes, 'f.xml')]).toMatchObject([{ report: { text: 'قصف' } }]);
  });
});

describe('a hostile feed', () => {
  const entities = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
  ).join('');
  test.each([
    {
      name: 'a billion laughs',
      xml: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">${entities}]><rss><channel><title>&a9;</title></channel></rss>`,
      code: 'unsafe-xml',
    },
    {
      name: 'a quadratic blow-up',
      xml: `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100_000)}">]><rss><channel><item><title>${'&a;'.repeat(10_000)}</title></item></channel></rss>`,
      code: 'unsafe-xml',
    },
    {
      name: 'an external entity',
      xml: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&e;</title></item></channel></rss>',
      code: 'unsafe-xml',
    },
    {
      name: 'an external document type',
      xml: '<!doctype rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel/></rss>',
      code: 'unsafe-xml',
    },
    {
      name: 'a document type after the root',
      xml: '<rss><channel><item><title>x</title></item></channel></rss><!DOCTYPE x>',
      code: 'unsafe-xml',
    },
    {
      name: 'elements inside one another',
      xml: `<rss version="2.0"><channel><item>${'<a>'.repeat(100_000)}`,
      code: 'too-complex',
    },
    { name: '11 MB', xml: `<rss>${' '.repeat(11_000_000)}</rss>`, code: 'too-large' },
    { name: 'a page', xml: '<html><body>نص</body></html>', code: 'bad-feed' },
    { name: 'no XML', xml: 'نص', code: 'bad-feed' },
    {
      name: 'JSON',
      xml: '{"version":"https://jsonfeed.org/version/1","items":[]}',
      code: 'bad-feed',
    },
  ])('$name is refused in time: $code', ({ xml, code }) => {
    const from = performance.now();
    const [input, ...more] = read(xml);
    expect(more).toEqual([]);
    expect(input !== undefined && 'error' in input ? input.error.code : 'a report').toBe(code);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  test('of a million numeric references takes a bounded time', () => {
    const from = performance.now();
    read(
      `<rss version="2.0"><channel><item><title>${'&#1602;'.repeat(1_000_000)}</title></item></channel></rss>`,
    );
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('may speak of document types in its texts', () => {
    const xml =
      '<rss version="2.0"><channel><item><title>x</title><description><![CDATA[<!DOCTYPE html><p>نص</p>]]></description></item></channel></rss>';
    expect(read(xml)).toMatchObject([{ report: { text: 'x\nنص' } }]);
  });
});

test.each([
  ['Mon, 24 Nov 2025 23:30:00 +0300', '2025-11-24'],
  ['4 Nov 2025 10:00 GMT', '2025-11-04'],
  ['2025-11-24T00:10:00+03:00', '2025-11-24'],
])('%s is the day %s', (written, day) => {
  expect(readFeedDay(written)).toBe(day);
});

test.each(['', 'yesterday', 'Mon, 31 Feb 2025 10:00:00 GMT', '24 Xxx 2025'])(
  '%s is no day',
  (written) => {
    expect(readFeedDay(written)).toBeUndefined();
  },
);

test.each(['<!--<!DOCTYPE x>--><rss/>', '<a><![CDATA[<!ENTITY]]></a>', '<!', '<!-- <!DOCTYPE'])(
  '%s declares nothing',
  (xml) => {
    expect(findDeclaration(xml)).toBeUndefined();
  },
);

const read = (xml: string): readonly ReportInput[] => [...readFeed(Buffer.from(xml), 'f.xml')];
