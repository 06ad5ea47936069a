import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchRevision } from '../src/api/collection.ts';
import { createApp } from '../src/api/create-app.ts';
import { hostsOf } from '../src/api/guard.ts';
import { openWithholding } from '../src/api/withheld-places.ts';
import { loadSource } from '../src/cli/load-knowledge.ts';
import { linkCollection } from '../src/store/link-collection.ts';
import { openMemoryStore, type Store } from '../src/store/open-store.ts';
import { addTexts, sampleCoder } from './sample-store.ts';

const HEADERS = { host: '127.0.0.1:8137' };
const FORMS = ['csv', 'csv-excel', 'jsonl', 'geojson'];

/** Invented sites, each with its own point, and words that no download may hold. */
const SITES = [
  { name: 'مخيم الوادي الأخضر', lat: 36.1234, lon: 41.4321 },
  { name: 'مشفى النور الجراحي', lat: 35.9876, lon: 36.6789 },
  { name: 'منزل أبي سعد المتخيل', lat: 34.5432, lon: 40.7654 },
];
const PERSON = 'سعدون المتخيل';
const FORMULA = '=HYPERLINK("http://evil.test")';
const HIDDEN_FORMULA = '\u200f+1+1';

let store: Store;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  store = openMemoryStore();
  const names = [...SITES.map(({ name }) => name), FORMULA, HIDDEN_FORMULA];
  let at = 0;
  const coder = sampleCoder('sample 1', (event) => {
    const site = SITES[at % names.length];
    const name = names[at++ % names.length] ?? '';
    return {
      ...event,
      where: { ...event.where, name, ...(site ?? {}), admin1: 'SY-HA' },
      who: [{ id: 'civilians', role: 'target', basis: 'stated', as: PERSON }],
      accordingTo: [{ name: PERSON, kind: 'person', actor: null }],
    };
  });
  const kinds = ['قصف', 'عبوة', 'غارة', 'قصف', 'عبوة'];
  const texts = names.map((_, i) => ({
    text: `${kinds[i]} تدمر ${i + 1} وقتل ${PERSON}`,
    published: `2025-1${i % 3}-0${i + 1}`,
    outlet: `وكالة ${i}`,
  }));
  await addTexts(store, texts, coder);
  await linkCollection(store, 'all');
  app = createApp({
    collection: {
      store,
      label: 'sample',
      isExample: false,
      version: '0.0.0',
      coder,
      actor: 'tester',
      now: () => '2025-11-25T10:00:00.000Z',
      ...watchRevision(store),
    },
    files: new Map(),
    hosts: hostsOf('127.0.0.1'),
    withhold: openWithholding(loadSource(undefined)),
    onBug: (error) => {
      throw error;
    },
  });
});
afterAll(() => store.close());

const download = async (address: string, headers: Record<string, string> = HEADERS) =>
  await app.request(`/api/download/${address}`, { headers });

test.each(FORMS)('%s holds no camp, hospital, home or person by default', async (form) => {
  const text = await (await download(form)).text();
  for (const { name, lat, lon } of SITES) {
    for (const secret of [name, String(lat), String(lon)]) expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(PERSON);
  for (const kind of ['camp', 'hospital', 'home']) expect(text).toContain(kind);
});

test.each(FORMS)(
  '%s holds the sites where they are asked for, and still no person',
  async (form) => {
    const text = await (await download(`${form}?places=exact`)).text();
    for (const { name } of SITES) expect(text).toContain(name);
    expect(text).not.toContain(PERSON);
  },
);

test('a filter is no way around: what is withheld stays so, whatever is asked', async () => {
  const [site] = SITES;
  for (const query of ['?box=41.4~36.1~41.5~36.2', '?place=SY-HA', '?q=تدمر', '?places=all']) {
    const text = await (await download(`csv${encodeURI(query)}`)).text();
    expect(text).not.toContain(site?.name);
    expect(text).not.toContain(String(site?.lat));
  }
});

test('a sheet computes nothing, the raw form changes nothing', async () => {
  const excel = await (await download('csv-excel')).text();
  expect(excel).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
  expect(excel).toContain(`'${HIDDEN_FORMULA}`);
  const raw = await (await download('csv')).text();
  expect(raw).toContain(`"${FORMULA.replaceAll('"', '""')}"`);
  expect(raw).not.toContain(`'${FORMULA}`);
});

test('a download is known again until something changes', async () => {
  const etag = (await download('csv')).headers.get('etag') ?? '';
  expect(etag).not.toBe('');
  expect((await download('csv', { ...HEADERS, 'if-none-match': etag })).status).toBe(304);
});
