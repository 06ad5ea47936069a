import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { launch, openPage, type Served, serve } from './open-page.ts';

const path = findBrowser();
const SLOW = 60_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every screen, with what opens its folded parts. */
const SCREENS = [
  { name: 'incidents', address: '/?disputed=1', open: 'details.picture > summary' },
  { name: 'incident', address: 'first incident', open: '.links summary' },
  { name: 'reports', address: '/reports', open: undefined },
  { name: 'report', address: '/report/10-long-background', open: '.asides summary' },
  { name: 'page around a report', address: '/report/05-web-residue', open: '.asides summary' },
  { name: 'correction', address: '/report/47-palmyra-bus-first', open: '.card .correct' },
  {
    name: 'correction of a place',
    address: '/report/47-palmyra-bus-first',
    open: '.value[data-field="where"] ~ .correct',
  },
  {
    name: 'correction of the chain',
    address: '/report/47-palmyra-bus-first',
    open: '.chain-head .correct',
  },
  { name: 'download', address: '/', open: '.downloads > button' },
  { name: 'nothing found', address: '/?q=xyzzy', open: undefined },
  { name: 'try', address: '/try', open: '.try-fields button' },
  { name: 'about', address: '/about', open: undefined },
] as const;

if (path === undefined) {
  test('no test of accessibility was run, since there is no chromium', () => {
    console.error('SKIPPED: install chromium, or name one in ISNAD_CHROMIUM, to test the page.');
  });
} else {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(path), serve(['--examples'])]);
  }, 2 * SLOW);
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  const cases = SCREENS.flatMap((screen) =>
    (['ar', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((theme) => ({ ...screen, language, theme })),
    ),
  );
  test.each(cases)(
    '$name in $language, $theme: axe finds nothing',
    { timeout: SLOW },
    async (one) => {
      const address = one.address === 'first incident' ? await firstIncident(served) : one.address;
      const { page, troubles, close } = await openPage(browser, served.address + address, one);
      if (one.open !== undefined) await page.locator(one.open).first().click();
      await page.waitForTimeout(400);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      await close();
      const found = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join('\n  ')}`,
      );
      expect(found).toEqual([]);
      expect(troubles).toEqual([]);
    },
  );
}

async function firstIncident({ address }: Served): Promise<string> {
  const answer = await fetch(`${address}/api/incidents?order=disputed&limit=1`);
  const { rows } = (await answer.json()) as { readonly rows: readonly { readonly id: string }[] };
  return `/incident/${rows[0]?.id}`;
}
