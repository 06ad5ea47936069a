import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipEach, waczOf, warcPage } from './make-archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'isnad-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'قُتل شخصان وأصيب ثلاثة بانفجار عبوة ناسفة في مدينة الميادين يوم 3 تشرين الأول 2025.';
const PAGE = `<html><body><article>${`<p>${TEXT}</p>`.repeat(5)}</article></body></html>`;
const RECORDS = gzipEach([
  warcPage('https://a.example/1', PAGE),
  warcPage('https://a.example/2', PAGE.replaceAll('شخصان', 'أربعة')),
]);
const WACZ = waczOf([{ name: 'archive/a.warc.gz', bytes: RECORDS }]);
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "${'ها'.repeat(50)}">${[...'bcdefgh'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'.charAt(i)};`.repeat(10)}">`).join('')}]>`;

/** Each file with the code of the reason for which it, or the rest of it, is rejected. */
const FILES: Readonly<Record<string, readonly [Uint8Array | string, RegExp]>> = {
  'truncated.warc.gz': [RECORDS.subarray(0, -40), /bad-archive/],
  'truncated.wacz': [WACZ.subarray(0, -60), /bad-archive/],
  'bomb.warc.gz': [gzipSync(Buffer.alloc(300_000_000)), /unsafe-archive|bad-archive/],
  'bomb.wacz': [
    waczOf([{ name: 'archive/b.warc', bytes: Buffer.alloc(300_000_000), deflate: true }]),
    /unsafe-archive/,
  ],
  'path.wacz': [
    waczOf([{ name: '../../../tmp/isnad-was-here', bytes: RECORDS }]),
    /unsafe-archive/,
  ],
  'entities.rss': [
    `${LAUGHS}<rss version="2.0"><channel><title>&h;</title></channel></rss>`,
    /unsafe-xml/,
  ],
  'doctype.rss': [
    '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>',
    /unsafe-xml/,
  ],
  'large.html': [`<p>${'قصف '.repeat(3_000_000)}</p>`, /too-large/],
  'deep.html': ['<div>'.repeat(100_000) + TEXT, /too-complex/],
  'wide.csv': [`text\n"${'ا'.repeat(30_000_000)}`, /bad-csv|too-large/],
  'good.txt': [TEXT, /^$/],
};

beforeAll(() => {
  mkdirSync(join(folder, 'in'));
  for (const [name, [bytes]] of Object.entries(FILES))
    writeFileSync(join(folder, 'in', name), bytes);
});

test('a folder of hostile files is taken in within bounds, each with its reason', () => {
  const tell = `process.on('exit', () => process.stderr.write('used ' + process.resourceUsage().maxRSS + '\\n'))`;
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tell)}`,
      'bin/isnad.mjs',
      'add',
      join(folder, 'in'),
      '--project',
      join(folder, 'isnad.db'),
      '--json',
    ],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - from) / 1000;
  const mebibytes = Math.max(
    ...[...stderr.matchAll(/used (\d+)/g)].map(([, kib]) => Number(kib) / 1024),
  );
  const { reasons, ...counts } = JSON.parse(stdout);
  for (const [name, [, code]] of Object.entries(FILES)) {
    const own: readonly { origin: string; code: string }[] = reasons.filter(
      ({ origin }: { origin: string }) => origin.includes(name),
    );
    expect([...new Set(own.map((reason) => reason.code))].join(), name).toMatch(code);
  }
  // What came before the damage of the archive that breaks off, and the report beside them all.
  expect(counts).toMatchObject({ new: 2, known: 0, rejected: reasons.length });
  expect(status).not.toBe(0);
  expect(mebibytes).toBeLessThan(1000);
  expect(seconds).toBeLessThan(60);
}, 120_000);
