import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import {
  launch,
  openPage,
  type PageOptions,
  type Served,
  serve,
  type Watched,
} from './open-page.ts';

const path = findBrowser();
const SLOW = 60_000;

if (path === undefined) {
  test('no test of the page was run, since there is no chromium', () => {
    console.error('SKIPPED: install chromium, or name one in ISNAD_CHROMIUM, to test the page.');
  });
} else {
  let browser: Browser;
  let served: Served;
  let open: Watched | undefined;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(path), serve(['--examples'])]);
  }, 2 * SLOW);
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });
  afterEach(async () => {
    const troubles = open?.troubles ?? [];
    await open?.close();
    open = undefined;
    expect(troubles).toEqual([]);
  });

  const visit = async (address: string, options?: PageOptions): Promise<Page> => {
    open = await openPage(browser, served.address + address, options);
    return open.page;
  };

  describe('the incidents', { timeout: SLOW }, () => {
    test('are filtered by kind, and the address keeps the filter', async () => {
      const page = await visit('/', { language: 'en' });
      const all = await totalOf(page);
      expect(all).toBeGreaterThan(30);
      await page.getByRole('checkbox', { name: /^Air strike/ }).check();
      await expect.poll(() => totalOf(page)).toBeLessThan(all);
      const some = await totalOf(page);
      expect(page.url()).toContain('kind=air-strike');
      await page.reload();
      await expect.poll(() => totalOf(page)).toBe(some);
      await page.goBack();
      await expect.poll(() => totalOf(page)).toBe(all);
    });

    test('are brushed in time, together with the table', async () => {
      const page = await visit('/', { language: 'en' });
      const all = await totalOf(page);
      const box = await page.getByRole('img', { name: /first day/ }).boundingBox();
      if (box === null) throw new Error('There is no timeline');
      await page.mouse.move(box.x + box.width * 0.7, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.85, box.y + 40, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => totalOf(page)).toBeLessThan(all);
      expect(page.url()).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
      const rows = page.getByRole('table').getByRole('row');
      const n = await totalOf(page);
      await expect.poll(() => rows.count()).toBeLessThanOrEqual(n + 1);
    });

    test('are found by words, whatever stands before them', async () => {
      const page = await visit('/', { language: 'en' });
      await page.getByRole('searchbox').fill('حافلة عسكرية');
      await expect.poll(() => totalOf(page)).toBeLessThan(5);
      expect(await totalOf(page)).toBeGreaterThan(0);
    });

    test('change their sum with the rule of adoption', async () => {
      const page = await visit('/', { language: 'en' });
      const before = await killedOf(page);
      await page.getByRole('button', { name: /Numbers adopted by/ }).click();
      await page.getByRole('option', { name: 'the highest' }).click();
      await expect.poll(() => killedOf(page)).toBeGreaterThan(before);
      expect(page.url()).toContain('rule=highest');
    });

    test('are downloaded exactly as they are shown', async () => {
      const page = await visit('/?kind=attack~ied&order=killed', { language: 'en' });
      const n = await totalOf(page);
      await page.getByRole('button', { name: /Download this view/ }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'CSV (RFC 4180)' }).click();
      const file = await (await waiting).path();
      const [head, ...rows] = readFileSync(file, 'utf8').trim().split('\r\n');
      expect(head).toMatch(/^id,kind,/);
      expect(rows).toHaveLength(n);
      const shown = await page.evaluate(
        `fetch('/api/incidents' + location.search + '&limit=500').then((r) => r.json())
          .then(({ rows }) => JSON.stringify(rows.map(({ id }) => id)))`,
      );
      expect(rows.map((row) => row.split(',')[0])).toEqual(JSON.parse(String(shown)));
      expect(new Set(rows.map((row) => row.split(',')[1]))).toEqual(new Set(['attack', 'ied']));
    });

    test('are reached from row to row with the keyboard', async () => {
      const page = await visit('/', { language: 'en' });
      await page.getByRole('table').getByRole('link').first().focus();
      const first = await page.evaluate('document.activeElement.href');
      await page.keyboard.press('KeyJ');
      expect(await page.evaluate('document.activeElement.href')).not.toBe(first);
      await page.keyboard.press('KeyK');
      expect(await page.evaluate('document.activeElement.href')).toBe(first);
    });
  });

  describe('an incident', { timeout: SLOW }, () => {
    test('shows rival tolls, each lit in its sentence, and adopts by the rule', async () => {
      const page = await visit('/?q=حافلة+تدمر&order=disputed', { language: 'en' });
      await page.getByRole('table').getByRole('link').first().click();
      const killed = page.getByRole('row', { name: /^killed/ });
      await killed.waitFor();
      expect(await killed.locator('mark').count()).toBeGreaterThan(2);
      const cells = await killed.locator('.told-value').allTextContents();
      expect(new Set(cells).size).toBeGreaterThan(2);
      const highest = Math.max(...cells.map(Number));
      await page.getByRole('button', { name: /Numbers adopted by/ }).click();
      await page.getByRole('option', { name: 'the highest' }).click();
      await expect.poll(() => killed.locator('td.adopted').textContent()).toBe(String(highest));
    });

    test('is judged, parts, and joins again when that is undone', async () => {
      const page = await visit('/?order=reports', { language: 'en' });
      await page.getByRole('table').getByRole('link').first().click();
      await page.getByRole('button', { name: 'Different' }).first().waitFor();
      const told = await page.locator('.tellings > li').count();
      await page.getByRole('button', { name: 'Different' }).last().click();
      await page.getByText('The events now belong to different incidents').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('undone', { exact: true }).waitFor();
      await expect.poll(() => page.locator('.tellings > li').count()).toBe(told);
    });
  });

  describe('a report', { timeout: SLOW }, () => {
    test('lights the words of a value, by mouse and by keyboard', async () => {
      const page = await visit('/report/48-palmyra-bus-defence');
      await page.locator('.card .value[data-field="outcomes"]').first().hover();
      const lit = await litWords(page);
      expect(lit.join(' ')).toMatch(/ستة|جنود/);
      await page.locator('.reader-tools input').first().check();
      const value = page.locator('.paragraph-values .value').first();
      await value.focus();
      expect((await litWords(page)).length).toBeGreaterThan(0);
      expect(await page.locator('.card .value[data-lit="true"]').count()).toBe(1);
    });

    test.each([
      { report: '05-web-residue', field: 'residue', words: 'اقرأ أيضاً' },
      { report: '10-long-background', field: 'quotation', words: 'كنا ستة عشر صهريجاً' },
      { report: '10-long-background', field: 'tally', words: '12' },
      { report: '50-palmyra-bus-claim', field: 'hedge', words: 'زعم' },
    ])(
      'tells its $field apart, in the text, in a list and by keyboard',
      async ({ report, field, words }) => {
        const page = await visit(`/report/${report}`, { language: 'en' });
        const painted = await page.evaluate(
          `JSON.stringify([...CSS.highlights.get('isnad-${field}')].map(String))`,
        );
        expect(String(painted)).toContain(words);
        expect(await page.locator(`.legend [data-mark="${field}"]`).count()).toBe(1);
        const own = page.locator(`.paragraph-values .value[data-field="${field}"]`).first();
        await own.focus();
        expect((await litWords(page)).length).toBeGreaterThan(0);
      },
    );

    test('keeps each paragraph one untouched text node', async () => {
      const page = await visit('/report/09-facebook-bidi');
      const nodes = await page.evaluate(
        `[...document.querySelectorAll('.report-text p')].map((p) => [p.childNodes.length, p.firstChild.nodeType])`,
      );
      expect(new Set(JSON.stringify(nodes).match(/\[\d,\d\]/g))).toEqual(new Set(['[1,3]']));
      await page.locator('.reader-tools input').nth(1).check();
      expect(await page.locator('.hidden-character').count()).toBeGreaterThan(5);
    });

    test('is corrected where it is seen, and the correction is undone', async () => {
      const page = await visit('/report/30-jableh-cache', { language: 'en' });
      await page.getByRole('button', { name: 'Correct: What' }).first().click();
      const form = page.getByRole('form', { name: 'Correct' });
      await form.getByLabel('What').selectOption('weapons-find');
      await form.getByLabel(/Reason/).fill('a cache was found');
      await form.getByRole('button', { name: 'Save' }).click();
      const list = page.getByRole('region', { name: 'Corrections' });
      await list.getByText('person: Arms find').waitFor();
      expect(await page.locator('.card h2').first().textContent()).toContain('Arms find');
      await list.getByRole('button', { name: 'Undo' }).click();
      await list.getByText('undone', { exact: true }).waitFor();
    });

    test('has a count corrected by the words that say it', async () => {
      const page = await visit('/report/50-palmyra-bus-claim', { language: 'en' });
      await selectWords(page, 'خمسة عشر جندياً');
      await page.getByRole('button', { name: 'Correct: Outcome' }).first().click();
      const form = page.getByRole('form', { name: 'Correct' });
      await form.getByLabel('Number').fill('14');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/person: 14 killed/).waitFor();
      await page.locator('.card .value[data-field="outcomes"]').first().hover();
      expect(await litWords(page)).toEqual(['خمسة عشر جندياً']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('undone', { exact: true }).waitFor();
    });
  });

  describe('a correction', { timeout: SLOW }, () => {
    test('gives the chain another teller, is counted with it, and is undone', async () => {
      const page = await visit('/report/30-jableh-cache', { language: 'en' });
      const chain = page.locator('.card .told-by .chain').first();
      const before = await chain.textContent();
      await page.getByRole('button', { name: 'Correct: According to' }).first().click();
      const form = page.getByRole('form', { name: 'Correct' });
      await form.getByRole('button', { name: 'Add a teller' }).click();
      await form
        .getByLabel(/^Teller/)
        .last()
        .fill('مصدر في البلدية');
      await form.getByLabel('Kind of teller').last().selectOption('unnamed');
      if ((await form.getByRole('button', { name: 'Told it before' }).count()) > 0) {
        await form.getByRole('button', { name: 'Told it before' }).last().click();
      }
      await form.getByLabel(/Reason/).fill('the paper says so');
      await form.getByRole('button', { name: 'Save' }).click();
      const list = page.getByRole('region', { name: 'Corrections' });
      await list.getByText('مصدر في البلدية').waitFor();
      expect(await chain.textContent()).toContain('مصدر في البلدية');
      await list.getByRole('button', { name: 'Undo' }).last().click();
      await expect.poll(() => chain.textContent()).toBe(before);
    });

    test('finds a typed place in the gazetteer, with its point, and offers all of its name', async () => {
      const page = await visit('/report/30-jableh-cache', { language: 'en' });
      await page.getByRole('button', { name: 'Correct: Where' }).first().click();
      const form = page.getByRole('form', { name: 'Correct' });
      await form.getByLabel('Name').fill('الصالحية');
      const choices = form.getByRole('radio');
      await choices.first().waitFor();
      expect(await choices.count()).toBeGreaterThan(1);
      await form.getByLabel('Name').fill('بانياس');
      await form
        .getByRole('radio', { name: /Tartus/ })
        .first()
        .check();
      await form.getByLabel(/Reason/).fill('the map');
      await form.getByRole('button', { name: 'Save' }).click();
      await page
        .getByRole('region', { name: 'Corrections' })
        .getByText(/person:.*Baniyas/)
        .waitFor();
      const kept = await page.evaluate(
        `fetch('/api/reports/30-jableh-cache').then((r) => r.json()).then((r) => JSON.stringify(r.events[0].where))`,
      );
      expect(JSON.parse(String(kept))).toMatchObject({
        name: 'بانياس',
        admin1: 'SY-TA',
        lat: expect.any(Number),
        precision: 'settlement',
      });
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.getByText('undone', { exact: true }).last().waitFor();
    });

    test('takes the number that picked words say', async () => {
      const page = await visit('/report/50-palmyra-bus-claim', { language: 'en' });
      await selectWords(page, 'خمسة عشر جندياً');
      await page.getByRole('button', { name: 'Correct: Outcome' }).first().click();
      const form = page.getByRole('form', { name: 'Correct' });
      await form.getByLabel('Number').fill('3');
      await form.getByRole('button', { name: 'Take 15' }).click();
      expect(await form.getByLabel('Number').inputValue()).toBe('15');
    });

    test('removes an event that is none, adds one that was missed, and gives both out as gold', async () => {
      const page = await visit('/report/51-dumayr-raid-ministry', { language: 'en' });
      const cards = page.locator('.reader-coded .card');
      const before = await cards.count();
      await page.getByRole('button', { name: 'This is no event' }).first().click();
      await page
        .getByLabel(/Reason/)
        .first()
        .fill('told of another day');
      await page.getByRole('button', { name: 'This is no event' }).first().click();
      await expect.poll(() => cards.count()).toBe(before - 1);
      await page.getByText('Add a missed event').click();
      await selectWords(page, await firstWords(page));
      await page.locator('.add-event').getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => cards.count()).toBe(before);
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: /gold set/ }).click();
      expect(scoreOf(await (await waiting).path())).toMatch(/51-dumayr|events|F1/);
      for (let n = 2; n > 0; n--) {
        await page.getByRole('button', { name: 'Undo' }).first().click();
        await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(n - 1);
      }
      await expect.poll(() => cards.count()).toBe(before);
    });
  });

  test('a pasted text is coded in the browser, and nothing is sent', {
    timeout: SLOW,
  }, async () => {
    const page = await visit('/try', { language: 'en' });
    await page.getByText('Loading the lexicon').waitFor({ state: 'detached' });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() !== 'font') sent.push(request.url());
    });
    const text = readFileSync('examples/reports/02-mayadin-ministry.txt', 'utf8');
    await page.getByLabel('Text of the report').fill(text);
    await page.locator('.card').first().waitFor();
    await page.getByLabel('Publication date').fill('2025-10-13');
    await expect.poll(() => page.locator('.card').first().textContent()).toContain('October 2025');
    const [, ms = 'NaN'] =
      /in (\d+) ms/.exec((await page.locator('.try-result').textContent()) ?? '') ?? [];
    expect(Number(ms)).toBeLessThan(100);
    expect(sent).toEqual([]);
  });

  test('a file in an old encoding is read, and one that is too large is refused', {
    timeout: SLOW,
  }, async () => {
    const page = await visit('/try', { language: 'en' });
    // «قتل» in windows-1256, with words around it that make it a report.
    const bytes = Buffer.from([0xde, 0xca, 0xe1, 0x20, 0xcc, 0xe4, 0xcf, 0xed]);
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'old.txt', mimeType: 'text/plain', buffer: bytes });
    await expect.poll(() => page.getByLabel('Text of the report').inputValue()).toBe('قتل جندي');
    const large = Buffer.alloc(1024 * 1024 + 1, 'a');
    await input.setInputFiles({ name: 'large.txt', mimeType: 'text/plain', buffer: large });
    await page.getByText('more than 1 MB').waitFor();
    expect(await page.getByLabel('Text of the report').inputValue()).toBe('قتل جندي');
  });

  test('the digits are those that the reader chose, the months Levantine', {
    timeout: SLOW,
  }, async () => {
    const page = await visit('/');
    const first = page.getByRole('table').getByRole('link').first();
    expect(await first.textContent()).toMatch(
      /^\d+ (?:كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين)/,
    );
    await page.getByRole('button', { name: /٠١٢٣/ }).click();
    await expect.poll(() => first.textContent()).toMatch(/^[٠-٩]+ /);
    expect(await page.locator('.sums-total strong').textContent()).toMatch(/^[٠-٩]/);
  });

  test('the language is switched, with the direction', { timeout: SLOW }, async () => {
    const page = await visit('/');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await page.getByRole('link', { name: 'Incidents' }).count()).toBe(1);
    await page.getByRole('button', { name: 'العربية' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  });

  test.each([320, 768, 1920])(
    'nothing overflows at %d pixels',
    { timeout: SLOW },
    async (width) => {
      const { rows } = (await (
        await fetch(`${served.address}/api/incidents?order=disputed&limit=1`)
      ).json()) as { readonly rows: readonly { readonly id: string }[] };
      const addresses = [
        '/',
        '/?q=xyzzy',
        `/incident/${rows[0]?.id}`,
        '/reports',
        '/try',
        '/about',
        '/report/03-mayadin-monitor',
        '/report/05-web-residue',
      ];
      for (const [i, address] of addresses.entries()) {
        const page = await visit(address, { width, language: i % 2 === 0 ? 'ar' : 'en' });
        const [inner, outer] = [await page.evaluate('document.documentElement.scrollWidth'), width];
        expect([address, Number(inner) <= outer]).toEqual([address, true]);
        expect(open?.troubles).toEqual([]);
        await open?.close();
      }
    },
  );
}

/** The number of incidents that the head of the page tells. */
async function totalOf(page: Page): Promise<number> {
  const text = (await page.locator('.sums-total strong').textContent()) ?? '';
  return Number(/\d+/.exec(text.replaceAll(',', ''))?.[0] ?? Number.NaN);
}

async function killedOf(page: Page): Promise<number> {
  const text = (await page.locator('.sums [data-what="killed"] strong').textContent()) ?? '';
  return Number(text.replaceAll(',', ''));
}

/** What `isnad score` says of a downloaded gold set. */
function scoreOf(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-gold-'));
  execFileSync('tar', ['xf', archive, '-C', folder]);
  return execFileSync(process.execPath, ['bin/isnad.mjs', 'score', join(folder, 'gold-set')], {
    encoding: 'utf8',
  });
}

/** Selects words of the report, as a reader does with the pointer. */
async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate(
    `((words) => {
      const p = [...document.querySelectorAll('.report-text p')].find((one) => one.textContent.includes(words));
      const at = p.textContent.indexOf(words);
      const range = document.createRange();
      range.setStart(p.firstChild, at);
      range.setEnd(p.firstChild, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      p.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    })(${JSON.stringify(words)})`,
  );
}

async function firstWords(page: Page): Promise<string> {
  const text = (await page.locator('.report-text p').last().textContent()) ?? '';
  return text.split(' ').slice(0, 3).join(' ');
}

async function litWords(page: Page): Promise<readonly string[]> {
  const json = await page.evaluate(
    `JSON.stringify([...(CSS.highlights.get('isnad-lit') ?? [])].map(String))`,
  );
  return JSON.parse(String(json));
}
