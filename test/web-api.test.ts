import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Collection, watchRevision } from '../src/api/collection.ts';
import { createApp } from '../src/api/create-app.ts';
import { hostsOf } from '../src/api/guard.ts';
import type { IncidentDetail } from '../src/api/incident-view.ts';
import {
  type IncidentPage,
  incidentPageSchema,
  type Overview,
  overviewSchema,
  type ReportDetail,
  type ReportPage,
  reportDetailSchema,
  reportPageSchema,
  type Status,
  statusSchema,
} from '../src/api/schemas.ts';
import { openWithholding } from '../src/api/withheld-places.ts';
import { loadSource } from '../src/cli/load-knowledge.ts';
import { linkCollection } from '../src/store/link-collection.ts';
import { openMemoryStore, type Store } from '../src/store/open-store.ts';
import { addTexts, sampleCoder } from './sample-store.ts';

const HOST = { host: '127.0.0.1:8137' };
const JSON_TYPE = { 'content-type': 'application/json' };
const ORIGIN = { origin: 'http://127.0.0.1:8137' };

let store: Store;
let app: ReturnType<typeof createApp>;
const bugs: unknown[] = [];

beforeAll(async () => {
  store = openMemoryStore();
  await addTexts(store, [
    { text: 'قصف الميادين 3', published: '2025-10-12', outlet: 'أ', title: 'أول' },
    { text: 'قصف الميادين 5', published: '2025-10-12', outlet: 'ب' },
    { text: 'عبوة تدمر 2', published: '2025-11-01', outlet: '=cmd()' },
    { text: 'غارة اعزاز 7', published: '2025-11-20', outlet: 'أ' },
  ]);
  await linkCollection(store, 'all');
  const collection: Collection = {
    store,
    label: 'sample',
    isExample: false,
    version: '0.0.0',
    coder: sampleCoder(),
    actor: 'tester',
    now: () => '2025-11-25T10:00:00.000Z',
    ...watchRevision(store),
  };
  app = createApp({
    collection,
    files: new Map(),
    hosts: hostsOf('127.0.0.1'),
    withhold: openWithholding(loadSource(undefined)),
    onBug: (error) => bugs.push(error),
  });
});
afterAll(async () => {
  await store.close();
  expect(bugs).toEqual([]);
});

const get = async (path: string, headers: Record<string, string> = HOST) =>
  await app.request(path, { headers });
const json = async <Body>(path: string): Promise<Body> =>
  JSON.parse(await (await get(path)).text());
const overviewOf = (query = '') => json<Overview>(`/api/overview?${query}`);
const incidentsOf = (query = '') => json<IncidentPage>(`/api/incidents?${query}`);
const reportsOf = () => json<ReportPage>('/api/reports');
const detailOf = (id: string) => json<ReportDetail>(`/api/reports/${id}`);
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  await app.request(path, {
    method: 'POST',
    headers: { ...HOST, ...ORIGIN, ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('who may ask', () => {
  test.each([
    { name: 'another host', headers: { host: 'evil.test' }, status: 421 },
    { name: 'a host with a user in it', headers: { host: '127.0.0.1@evil.test' }, status: 421 },
    { name: 'no host', headers: {}, status: 421 },
    {
      name: 'a script of another site',
      headers: { ...HOST, origin: 'http://evil.test' },
      status: 403,
    },
    { name: 'another port', headers: { ...HOST, origin: 'http://127.0.0.1:1' }, status: 403 },
    { name: 'a sandboxed frame', headers: { ...HOST, origin: 'null' }, status: 403 },
    {
      name: 'an image of another site',
      headers: { ...HOST, 'sec-fetch-site': 'cross-site' },
      status: 403,
    },
    {
      name: 'the own page',
      headers: { ...HOST, ...ORIGIN, 'sec-fetch-site': 'same-origin' },
      status: 200,
    },
    { name: 'a program', headers: HOST, status: 200 },
    {
      name: 'a link on another site',
      headers: { ...HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      status: 200,
    },
  ])('$name: $status', async ({ headers, status }) => {
    expect((await get('/api/status', headers as Record<string, string>)).status).toBe(status);
  });

  test.each([
    {
      name: 'a form',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 415,
    },
    { name: 'text', headers: { 'content-type': 'text/plain' }, status: 415 },
    { name: 'no type', headers: { 'content-type': '' }, status: 415 },
    { name: 'another origin', headers: { origin: 'http://evil.test' }, status: 403 },
    { name: 'another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
  ])('a change by $name is refused with $status', async ({ headers, status }) => {
    expect((await post('/api/judgements', '{}', headers)).status).toBe(status);
  });
});

describe('every answer', () => {
  test.each(['/api/status', '/api/none', '/none.js', '/api/reports/none'])(
    '%s carries the policy',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*trusted-types default$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  test('a known state is told in a few bytes, until something changes', async () => {
    const first = await get('/api/overview');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/api/overview', { ...HOST, 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('a body over a megabyte is refused', async () => {
    expect((await post('/api/reports', { text: 'ا'.repeat(600_000) })).status).toBe(413);
  });
});

describe('lists', () => {
  test('answers have the published form', async () => {
    const { openapi, paths } = await json<{ readonly openapi: string; readonly paths: object }>(
      '/api/openapi.json',
    );
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/incidents', '/api/overview', '/api/corrections']),
    );
    const reports = await reportsOf();
    expect(
      reportDetailSchema.safeParse(await detailOf(reports.rows[0]?.id ?? '')).error,
    ).toBeUndefined();
    expect(statusSchema.safeParse(await json('/api/status')).error).toBeUndefined();
    expect(reportPageSchema.safeParse(reports).error).toBeUndefined();
    expect(reports).toMatchObject({ total: 4, copies: 0 });
    expect(incidentPageSchema.safeParse(await incidentsOf()).error).toBeUndefined();
    expect(overviewSchema.safeParse(await overviewOf()).error).toBeUndefined();
  });

  test('every address is described, and no other', async () => {
    const { paths } = await json<{ readonly paths: Readonly<Record<string, object>> }>(
      '/api/openapi.json',
    );
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    const served = app.routes
      .filter(
        ({ path, method }) => path.startsWith('/api/') && !path.includes('*') && method !== 'ALL',
      )
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => route !== 'GET /api/openapi.json');
    expect(new Set(described)).toEqual(new Set(served));
  });

  test('pages follow each other by key, none twice', async () => {
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: IncidentPage = await incidentsOf(`limit=1${next === '' ? '' : `&after=${next}`}`);
      ids.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength((await overviewOf()).total);
  });

  test.each([
    { query: '', total: 3, killed: 12 },
    { query: 'rule=lowest', total: 3, killed: 12 },
    { query: 'rule=highest', total: 3, killed: 14 },
    { query: 'kind=ied', total: 1, killed: 2 },
    { query: 'kind=ied~air-strike', total: 2, killed: 9 },
    { query: 'place=SY-DY', total: 1, killed: 3 },
    { query: 'from=2025-11-01', total: 2, killed: 9 },
    { query: 'from=2025-11-01&to=2025-11-10', total: 1, killed: 2 },
    { query: 'origins=2', total: 1, killed: 3 },
    { query: 'disputed=1', total: 1, killed: 3 },
    { query: 'q=اعزاز', total: 1, killed: 7 },
    { query: 'q="قصف الميادين"', total: 1, killed: 3 },
    { query: 'q="الميادين قصف"', total: 0, killed: 0 },
    { query: 'outlet=أ', total: 2, killed: 10 },
    { query: 'box=36~33~39~35', total: 1, killed: 2 },
    { query: 'kind=none&from=then', total: 3, killed: 12 },
  ])('a filter "$query" leaves $total with $killed killed', async ({ query, total, killed }) => {
    const overview = await overviewOf(`${new URLSearchParams(query)}`);
    expect([overview.total, overview.sums.killed.total]).toEqual([total, killed]);
  });

  test('a facet is counted with all filters but its own', async () => {
    const { facets } = await overviewOf('kind=ied&from=2025-11-01');
    expect(facets.kinds).toEqual({ ied: 1, 'air-strike': 1 });
    expect(facets.admin1).toEqual({ 'SY-HI': 1 });
  });
});

describe('downloads', () => {
  test('CSV for sheets disarms formulas, raw CSV does not touch them', async () => {
    const bytes = await (await get('/api/download/csv-excel')).arrayBuffer();
    expect(Buffer.from(bytes).toString('utf8').startsWith('\uFEFFid,')).toBe(true);
    const raw = await (await get('/api/download/csv')).text();
    expect(raw.split('\r\n')).toHaveLength(1 + 3 + 1);
  });

  test('GeoJSON is JSON, whatever the number of features', async () => {
    for (const [query, n] of [
      ['', 3],
      ['?q=nothing', 0],
    ] as const) {
      const { features } = JSON.parse(await (await get(`/api/download/geojson${query}`)).text());
      expect(features).toHaveLength(n);
    }
  });

  test('an unknown form is told', async () => {
    expect((await get('/api/download/__proto__')).status).toBe(404);
  });
});

describe('changes', () => {
  const reportOf = async (text: string) => {
    const { rows } = await reportsOf();
    for (const { id } of rows) {
      const report = await detailOf(id);
      if (report.text === text) return report;
    }
    throw new Error(`There is no report ${text}`);
  };

  test('a corrected number moves the sum, and its undoing moves it back', async () => {
    const report = await reportOf('غارة اعزاز 7');
    const [event] = report.events;
    const value = { ...event?.outcomes[0], low: 9, high: 9, best: 9 };
    const correction = {
      report: report.id,
      act: 'set',
      event: event?.id,
      field: 'outcomes[0]',
      value,
    };
    const made = await post('/api/corrections', { ...correction, span: null, reason: 'recounted' });
    const { no } = (await made.json()) as { readonly no: number };
    expect((await overviewOf()).sums.killed.total).toBe(14);
    const corrected = await detailOf(report.id);
    expect(corrected.corrections).toMatchObject([{ before: { best: 7 }, value: { best: 9 } }]);
    expect((await post(`/api/corrections/${no}/undo`, {})).status).toBe(200);
    expect((await overviewOf()).sums.killed.total).toBe(12);
    expect((await post(`/api/corrections/${no}/undo`, {})).status).toBe(404);
  });

  test.each([
    { name: 'a field that is none', part: { field: 'id', value: 'x' }, status: 400 },
    { name: 'a chain that is none', part: { field: 'accordingTo', value: 'me' }, status: 400 },
    {
      name: 'a teller without a name',
      part: { field: 'accordingTo', value: [{ name: ' ', kind: 'person', actor: null }] },
      status: 400,
    },
    { name: 'no occurrence', part: { field: 'count', value: 0 }, status: 400 },
    { name: 'half a seizure', part: { field: 'seized', value: 'half' }, status: 400 },
    { name: 'another status', part: { field: 'status', value: 'planned' }, status: 400 },
    { name: 'a kind that is none', part: { field: 'kind', value: 'war' }, status: 400 },
    {
      name: 'a day that is none',
      part: { field: 'when', value: { from: '2025-13-01' } },
      status: 400,
    },
    { name: 'words outside the text', part: { span: { start: 0, end: 9999 } }, status: 400 },
    { name: 'more than it may hold', part: { other: 1 }, status: 400 },
    { name: 'an event that is none', part: { event: 'none' }, status: 404 },
    { name: 'a report that is none', part: { report: 'none' }, status: 404 },
  ])('a correction with $name is refused', async ({ part, status }) => {
    const report = await reportOf('عبوة تدمر 2');
    const good = {
      report: report.id,
      act: 'set',
      event: report.events[0]?.id,
      field: 'kind',
      value: 'attack',
      span: null,
      reason: 'x',
    };
    expect((await post('/api/corrections', { ...good, ...part })).status).toBe(status);
  });

  test('two events told apart part, and join when that is undone', async () => {
    const { rows } = await incidentsOf('order=reports&limit=1');
    const { members } = await json<IncidentDetail>(`/api/incidents/${rows[0]?.id}`);
    const [a, b] = members.map(({ key }) => key);
    const judged = await post('/api/judgements', { a, b, verdict: 'different' });
    const { no, incidents } = (await judged.json()) as {
      readonly no: number;
      readonly incidents: readonly string[];
    };
    expect(incidents).toHaveLength(2);
    expect((await overviewOf()).total).toBe(4);
    await post(`/api/judgements/${no}/undo`, {});
    expect((await overviewOf()).total).toBe(3);
    // Whatever was cited in between still leads to what it meant.
    const ids = await Promise.all(
      [...incidents, rows[0]?.id].map(
        async (id) => (await json<IncidentDetail>(`/api/incidents/${id}`)).id,
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await get('/api/incidents/0123456789abcdef')).status).toBe(404);
  });

  test('the history of an incident has what was judged and what was corrected', async () => {
    const report = await reportOf('غارة اعزاز 7');
    const [event] = report.events;
    const incident = event?.incident ?? '';
    const before = await json<Status>('/api/status');
    const chain = [{ name: 'مصدر طبي', kind: 'unnamed', actor: null }];
    const made = await post('/api/corrections', {
      report: report.id,
      act: 'set',
      event: event?.id,
      field: 'accordingTo',
      value: chain,
      span: null,
      reason: 'said so',
    });
    const { no } = (await made.json()) as { readonly no: number };
    const { corrections, members } = await json<IncidentDetail>(`/api/incidents/${incident}`);
    expect(corrections.at(-1)).toMatchObject({
      act: 'set',
      field: 'accordingTo',
      value: chain,
      reason: 'said so',
      undone: false,
    });
    expect(members[0]?.event.accordingTo).toEqual(chain);
    const after = await json<Status>('/api/status');
    expect(after.collection).toBe(before.collection);
    expect(after.entry.no).toBe(before.entry.no + 1);
    await post(`/api/corrections/${no}/undo`, {});
  });

  test('a report is added once, coded and linked', async () => {
    const body = { text: 'قصف الميادين 4', published: '2025-10-13', outlet: 'ج' };
    const { id } = (await (await post('/api/reports', body)).json()) as { readonly id: string };
    const again = (await (await post('/api/reports', body)).json()) as { readonly id: string };
    expect(again.id).toBe(id);
    expect((await overviewOf()).total).toBe(3);
    expect((await reportsOf()).total).toBe(5);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x'])(
    'a report from %s is refused',
    async (url) => {
      expect((await post('/api/reports', { text: 'قصف', url })).status).toBe(400);
    },
  );
});
