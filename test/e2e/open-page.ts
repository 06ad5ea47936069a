import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildPage } from '../../scripts/build-page.ts';

/** A running `isnad serve`. */
export interface Served {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** A page that keeps account of everything that should not happen. */
export interface Watched {
  readonly page: Page;
  /** Errors, reports of the content policy, dialogs, and requests to other hosts. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly language?: 'ar' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** Starts `isnad serve` on a free port, with the page built from the sources as they are. */
export async function serve(args: readonly string[]): Promise<Served> {
  await buildPage();
  const child = spawn(
    process.execPath,
    ['bin/isnad.mjs', 'serve', ...args, '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await readAddress(child);
  return {
    address,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('isnad serve has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { address }: { readonly address: string } = JSON.parse(line);
    return address;
  }
  throw new Error('isnad serve ended before it told its address');
}

/** Starts the browser; the map is drawn in software, so that machines without graphics have it too. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  });
}

/** Opens an address in a browser of its own, so that nothing is remembered from the test before. */
export async function openPage(
  browser: Browser,
  address: string,
  { language = 'ar', theme = 'light', width = 1280, height = 900 }: PageOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const troubles: string[] = [];
  const preferences = JSON.stringify({ language, theme, digits: 'latn' });
  await context.addInitScript(
    `if (localStorage.getItem('isnad-preferences') === null)
       localStorage.setItem('isnad-preferences', ${JSON.stringify(preferences)});
     addEventListener('securitypolicyviolation', (event) =>
       console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));`,
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const { host } = new URL(address);
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.host === host || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn) troubles.push(`outside: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  return { page, troubles, close: () => context.close() };
}
