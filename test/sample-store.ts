import type { CodedEvent, CodedReport } from '../src/model/coded-report.ts';
import type { Report } from '../src/model/report.ts';
import { type AddItem, addReports, type Coder } from '../src/store/add-reports.ts';
import { codingRows } from '../src/store/codings.ts';
import type { Store } from '../src/store/open-store.ts';
import { indexTerms } from '../src/store/search-terms.ts';
import { sha256 } from '../src/store/sha256.ts';
import { sampleEvent } from './sample-event.ts';

/** The places that sample reports may name. */
const PLACES: Readonly<
  Record<string, { readonly admin1: string; readonly lat: number; readonly lon: number }>
> = {
  الميادين: { admin1: 'SY-DY', lat: 35.02, lon: 40.45 },
  تدمر: { admin1: 'SY-HI', lat: 34.55, lon: 38.27 },
  اعزاز: { admin1: 'SY-HL', lat: 36.59, lon: 37.05 },
};
const KINDS = { قصف: 'shelling', عبوة: 'ied', غارة: 'air-strike' } as const;

/**
 * A coder for tests, which knows three places and three kinds of events: `قصف الميادين 3` in a line is a
 * shelling of that place on the day of publication, with three civilians killed.
 */
export function sampleCoder(
  version = 'sample 1',
  more: (event: CodedEvent) => CodedEvent = (x) => x,
): Coder {
  return {
    version,
    code: async (jobs) =>
      jobs.map(({ report }) => ({
        rows: codingRows(codeSample(report, more)),
        words: indexTerms(report.text),
      })),
  };
}

/** Adds texts to a store, each with its metadata. */
export async function addTexts(
  store: Store,
  texts: readonly (string | (Partial<Report> & { readonly text: string }))[],
  coder = sampleCoder(),
) {
  const items = texts.map((text, i) => sampleItem(typeof text === 'string' ? { text } : text, i));
  return await addReports(store, toStream(items), {
    inputs: ['sample'],
    coder,
    actor: 'tester',
    now: () => '2025-11-25T10:00:00.000Z',
  });
}

/** A report as a reader would hand it over. */
export function sampleItem(
  report: Partial<Report> & { readonly text: string },
  place: number,
): AddItem {
  const bytes = Buffer.from(report.text);
  return {
    origin: `sample.txt:${place + 1}`,
    report: { id: `name-${place + 1}`, ...report },
    source: { bytes, sha256: sha256(bytes), format: 'text', part: '', encoding: 'utf-8' },
    diagnostics: [],
    bytes: bytes.length,
  };
}

export async function* toStream<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

function codeSample(report: Report, more: (event: CodedEvent) => CodedEvent): CodedReport {
  const { id, text, published = null, outlet = null, title = null, url = null } = report;
  const events: CodedEvent[] = [];
  for (const [, word = '', name = '', number = ''] of text.matchAll(
    /(قصف|عبوة|غارة) (\S+) (\d+)/gu,
  )) {
    const place = PLACES[name];
    const kind = KINDS[word as keyof typeof KINDS];
    if (place === undefined) continue;
    const start = text.indexOf(word);
    events.push(
      more(
        sampleEvent({
          id: sha256(`${id} ${start} ${name}`).slice(0, 16),
          kind,
          when: {
            from: published,
            to: published,
            precision: published === null ? 'unknown' : 'day',
          },
          where: { name, country: 'SY', precision: 'settlement', accuracyKm: 2, ...place },
          outcomes: [`killed civilians ${number}`],
          accordingTo: outlet === null ? [] : [{ name: outlet, kind: 'outlet', actor: null }],
          evidence: [{ field: 'kind', start, end: start + word.length, rule: 'sample/kind' }],
        }),
      ),
    );
  }
  const about = { id, published, outlet, title, url, sha256: null };
  return { report: about, events, tallies: [], diagnostics: [] };
}
