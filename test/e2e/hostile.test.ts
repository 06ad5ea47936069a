import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { launch, openPage, type Served, serve } from './open-page.ts';

const path = findBrowser();
const SLOW = 60_000;

/** Texts that run as script where a page writes them into its markup or follows them. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><iframe srcdoc="<script>parent.alert(1)</script>">',
  "'-alert(1)-'",
  'javascript:alert(1)',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  ['$', '{alert(1)}'].join(''),
  '<template><script>alert(1)</script></template>',
  '\u202Eنص مقلوب\u202C <b onmouseover=alert(1)>',
  ']]><script>alert(1)</script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '__proto__',
];

const TOLD = 'قُتل ثلاثة جنود وأصيب اثنان بانفجار عبوة ناسفة في مدينة الميادين أمس الأحد';

if (path === undefined) {
  test('no test against hostile reports was run, since there is no chromium', () => {
    console.error('SKIPPED: install chromium, or name one in ISNAD_CHROMIUM, to test the page.');
  });
} else {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'isnad-')), 'hostile.jsonl');
    const lines = PAYLOADS.map((payload, i) =>
      JSON.stringify({
        id: `hostile-${i}`,
        text: `${payload}\n${TOLD}، وفق ${payload}.\n${payload}`,
        published: '2025-10-13',
        outlet: `وكالة ${payload}`,
        title: payload,
        url: payload,
      }),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    [browser, served] = await Promise.all([launch(path), serve([file])]);
  }, 2 * SLOW);
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  test('no report runs, in any part of any screen', { timeout: SLOW }, async () => {
    const { page, troubles, close } = await openPage(browser, `${served.address}/`, {
      language: 'en',
    });
    const { rows } = await listOf(`${served.address}/api/reports`);
    expect(rows).toHaveLength(PAYLOADS.length);
    const list = await listOf(`${served.address}/api/incidents`);
    const addresses = [
      '/reports',
      ...rows.map(({ id }) => `/report/${id}`),
      ...list.rows.map(({ id }) => `/incident/${id}`),
      `/?q=${encodeURIComponent(PAYLOADS[0] ?? '')}&outlet=${encodeURIComponent(PAYLOADS[1] ?? '')}`,
      `/report/${encodeURIComponent(PAYLOADS[1] ?? '')}`,
      `/incident/${encodeURIComponent(PAYLOADS[2] ?? '')}`,
    ];
    for (const address of addresses) {
      await page.goto(served.address + address);
      await page.locator('main').getByText(/./).first().waitFor();
      const made = await page.evaluate(
        `document.querySelectorAll('main script, main iframe, main img, [onerror], [onload], a[href^="javascript:"]').length`,
      );
      expect([address, made]).toEqual([address, 0]);
    }
    // Two addresses ask for what there is not; the browser notes the answers.
    const others = troubles.filter((trouble) => !/status of (?:400|404)/.test(trouble));
    await close();
    expect(others).toEqual([]);
  });

  test('a pasted text and a reason run no more than a report does', { timeout: SLOW }, async () => {
    const { page, troubles, close } = await openPage(browser, `${served.address}/try`, {
      language: 'en',
    });
    await page.getByLabel('Text of the report').fill(`${PAYLOADS.join('\n')}\n${TOLD}`);
    await page.getByLabel('Outlet').fill(PAYLOADS[1] ?? '');
    await page.locator('.card').first().waitFor();
    await page.getByRole('button', { name: 'Add to the collection' }).click();
    await page.getByRole('link', { name: 'Open the report' }).click();
    await page.getByRole('button', { name: 'Correct: What' }).first().click();
    const form = page.getByRole('form', { name: 'Correct' });
    await form.getByLabel('What').selectOption('clash');
    await form.getByLabel(/Reason/).fill(PAYLOADS.join(' '));
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('person: Clash').waitFor();
    await page.getByRole('button', { name: 'Correct: According to' }).first().click();
    await form.getByRole('button', { name: 'Add a teller' }).click();
    await form
      .getByLabel(/^Teller/)
      .last()
      .fill(PAYLOADS[1] ?? '');
    await form.getByLabel(/Reason/).fill(PAYLOADS[0] ?? '');
    await form.getByRole('button', { name: 'Save' }).click();
    await page
      .locator('.card .chain')
      .getByText(PAYLOADS[1] ?? '')
      .first()
      .waitFor();
    await close();
    expect(troubles).toEqual([]);
  });
}

interface List {
  readonly rows: readonly { readonly id: string }[];
}

const listOf = async (address: string): Promise<List> =>
  (await (await fetch(address)).json()) as List;
