// `node scripts/screenshots.ts`: pictures of every screen in both languages into docs/images/, from the
// bundled examples. Needs a chromium.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../test/e2e/find-browser.ts';
import { launch, openPage, type PageOptions, serve } from '../test/e2e/open-page.ts';
import { root } from './run-step.ts';

interface Picture {
  readonly name: string;
  readonly address: string;
  readonly height: number;
  /** What is pointed at or clicked before. */
  readonly hover?: string;
  readonly click?: string;
}

const path = findBrowser();
if (path === undefined) throw new Error('There is no chromium to take pictures with');
const folder = join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });
const [browser, served] = await Promise.all([launch(path), serve(['--examples'])]);
const answer = await fetch(`${served.address}/api/incidents?order=disputed&limit=1`);
const { rows } = (await answer.json()) as { readonly rows: readonly { readonly id: string }[] };

const PICTURES: readonly Picture[] = [
  { name: 'incidents', address: '/', height: 1000 },
  { name: 'incident', address: `/incident/${rows[0]?.id}`, height: 1060 },
  {
    name: 'report',
    address: '/report/48-palmyra-bus-defence',
    height: 700,
    hover: '.card .value[data-field="outcomes"]',
  },
  {
    name: 'correction',
    address: '/report/50-palmyra-bus-claim',
    height: 860,
    click: '.card .correct',
  },
  { name: 'reports', address: '/reports', height: 700 },
  { name: 'try', address: '/try', height: 1100, click: '.try-fields button' },
  { name: 'about', address: '/about', height: 900 },
];
const LOOKS: readonly PageOptions[] = [
  { language: 'ar', theme: 'light' },
  { language: 'en', theme: 'dark' },
];

for (const { name, address, height, hover, click } of PICTURES) {
  for (const look of LOOKS) {
    const { page, close } = await openPage(browser, served.address + address, { ...look, height });
    if (click !== undefined) await page.locator(click).first().click();
    if (hover !== undefined) await page.locator(hover).first().hover();
    await page.waitForTimeout(900);
    await page.screenshot({ path: join(folder, `${name}-${look.language}.png`) });
    await close();
  }
}
const phone = await openPage(browser, `${served.address}/`, {
  language: 'ar',
  width: 390,
  height: 844,
});
await phone.page.screenshot({ path: join(folder, 'incidents-phone-ar.png') });
await phone.close();
await browser.close();
await served.stop();
