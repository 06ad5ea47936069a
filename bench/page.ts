// `node bench/page.ts [INCIDENTS]`: how fast the page is on a large, made-up collection: the first screen,
// changes of filters, scrolling to the end, the switch of the rule. 100,000 incidents where not given. Ends
// with status 1 where a limit is passed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from '../src/model/coded-report.ts';
import type { IncidentMember } from '../src/reconcile/adopt.ts';
import { incidentNumbers, incidentRow } from '../src/store/adopted.ts';
import { codingRows } from '../src/store/codings.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { findBrowser } from '../test/e2e/find-browser.ts';
import { launch, openPage, serve } from '../test/e2e/open-page.ts';
import { sampleEvent } from '../test/sample-event.ts';
import { addTexts } from '../test/sample-store.ts';

const LIMITS = { firstMs: 1500, filterMs: 100 };
const incidents = Number(process.argv[2] ?? 100_000);
const REPORTS = 2000;
const CHUNK = 250;

const folder = mkdtempSync(join(tmpdir(), 'isnad-page-'));
const project = join(folder, 'isnad.db');
let failed = 0;
try {
  const store = openStore(project);
  await fill(store);
  await store.close();
  await measurePage();
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** Makes incidents of one to three events, spread over three years and 1,200 places. */
async function fill(store: Store): Promise<void> {
  const texts = Array.from({ length: REPORTS }, (_, i) => ({
    text: `تقرير مختلق رقم ${i} عن هجوم في بلدة متخيلة`,
    outlet: `وكالة ${i % 40} (خيالية)`,
    published: day(i % 1000),
  }));
  await addTexts(store, texts);
  await store.db.deleteFrom('event').execute();
  for (let from = 0; from < incidents; from += CHUNK) {
    const part = Array.from({ length: Math.min(CHUNK, incidents - from) }, (_, i) => from + i);
    const made = part.map((i) => ({
      id: `i${i.toString(16).padStart(8, '0')}`,
      members: membersOf(i),
    }));
    await store.db.transaction().execute(async (trx) => {
      const rows = made.map(({ id, members }) => incidentRow(id, members, 'majority-of-origins'));
      await trx.insertInto('incident').values(rows).execute();
      const ids = made.map(({ id }) => id);
      const numbers = new Map(
        (await incidentNumbers(trx, ids).execute()).map(({ id, no }) => [id, no]),
      );
      const events = made.flatMap(({ id, members }) =>
        members.flatMap(({ event, report }) =>
          codingRows({
            report: {
              id: report,
              published: null,
              outlet: null,
              title: null,
              url: null,
              sha256: null,
            },
            events: [event],
            tallies: [],
            diagnostics: [],
          }).events.map((row) => ({
            ...row,
            report_no: Number(report),
            incident_no: numbers.get(id) ?? null,
          })),
        ),
      );
      await trx.insertInto('event').values(events).execute();
    });
  }
}

function membersOf(i: number): readonly IncidentMember[] {
  const place = (i * 7919) % 1200;
  const tellers = i % 5 === 0 ? 1 + (i % 3) : 1;
  const date = day((i * 31) % 1000);
  return Array.from({ length: tellers }, (_, teller): IncidentMember => {
    const report = String(1 + ((i * 13 + teller * 7) % REPORTS));
    const event = {
      ...sampleEvent({ outcomes: [`killed civilians ${1 + ((i + teller * 3) % 9)}`] }),
      id: `${i}-${teller}`,
      kind: KINDS[i % KINDS.length] ?? 'other',
      when: { from: date, to: date, precision: 'day' as const },
      where: {
        name: `بلدة ${place}`,
        admin1: ['SY-DY', 'SY-HL', 'SY-HI', 'SY-RA', 'SY-HA', 'SY-ID'][place % 6] ?? null,
        country: 'SY',
        lat: 33 + (place % 40) / 10,
        lon: 36 + (place % 57) / 10,
        precision: 'settlement' as const,
        accuracyKm: 2,
      },
    };
    return {
      key: `${report}/${event.id}`,
      report,
      outlet: `وكالة ${Number(report) % 40} (خيالية)`,
      published: date,
      copyGroup: null,
      event,
    };
  });
}

async function measurePage(): Promise<void> {
  const path = findBrowser();
  if (path === undefined) throw new Error('There is no chromium to measure the page in');
  const started = performance.now();
  const served = await serve(['--project', project]);
  print('server ready', performance.now() - started);
  await time('counts of all', `${served.address}/api/overview`);
  await time('counts of a filter', `${served.address}/api/overview?kind=attack`);
  await time(
    'counts of another filter',
    `${served.address}/api/overview?place=SY-DY&from=2024-01-01`,
  );
  await time('a page of rows', `${served.address}/api/incidents?start=50000&limit=100`);
  await time('another rule', `${served.address}/api/overview?rule=highest`);
  const browser = await launch(path);
  // Once before, so that what is measured is the page and not the start of the browser.
  await (await openPage(browser, `${served.address}/`, { language: 'en' })).close();
  const again = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const fresh = await again.newPage();
  const start = performance.now();
  await fresh.goto(`${served.address}/`);
  await fresh.locator('.table-body a').first().waitFor();
  print('first screen with rows', performance.now() - start, LIMITS.firstMs);
  await fresh.waitForTimeout(1500);
  const changes: number[] = [];
  for (let i = 0; i < 7; i++) {
    const ms = await fresh.evaluate(`new Promise((resolve) => {
      const total = document.querySelector('.sums-total strong');
      const before = total.textContent;
      const start = performance.now();
      new MutationObserver((_, observer) => {
        if (total.textContent === before) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - start));
      }).observe(total, { characterData: true, subtree: true, childList: true });
      document.querySelectorAll('.facet input')[${i}].click();
    })`);
    changes.push(Number(ms));
    await fresh.waitForTimeout(300);
  }
  changes.sort((a, b) => a - b);
  print('a filter is changed (median)', changes[3] ?? 0, LIMITS.filterMs);
  print('a filter is changed (slowest)', changes.at(-1) ?? 0);
  await browser.close();
  await served.stop();
}

async function time(what: string, address: string): Promise<void> {
  const start = performance.now();
  await (await fetch(address)).arrayBuffer();
  print(what, performance.now() - start);
}

function print(what: string, ms: number, limit?: number): void {
  const over = limit !== undefined && ms > limit;
  if (over) failed++;
  console.log(`${what.padEnd(40)} ${ms.toFixed(0).padStart(6)} ms${over ? `  over ${limit}` : ''}`);
}

function day(n: number): string {
  return new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
}
