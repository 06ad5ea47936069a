import { describe, expect, test } from 'vitest';
import { addTexts, sampleCoder } from '../../test/sample-store.ts';
import type { Correction } from '../model/correction.ts';
import { readAdopted } from './adopted.ts';
import { readEvent } from './codings.ts';
import { keepCorrection } from './corrections.ts';
import { judge, judgementsOn, listJudgements, undoJudgement } from './judgements.ts';
import { adoptAll, hasUnlinked, linkCollection } from './link-collection.ts';
import { openMemoryStore, type Store } from './open-store.ts';
import { type Difference, recodeReports } from './recode.ts';
import { chooseAdoptionRule } from './settings.ts';

const ACT = { actor: 'tester', at: '2025-11-25T10:00:00.000Z' };
const DAY = '2025-11-24';
const THREE = [
  { text: 'أفاد مراسلنا: قصف الميادين 3 قرب السوق', outlet: 'أ', published: DAY },
  { text: 'قالت مصادر: قصف الميادين 5 قرب السوق', outlet: 'ب', published: DAY },
  { text: 'نقلت الشبكة: غارة تدمر 2 فجر اليوم', outlet: 'ج', published: DAY },
];

describe('linking', () => {
  test('joins the reports of one occurrence and keeps the reasons', async () => {
    const store = openMemoryStore();
    await addTexts(store, THREE);
    expect(await hasUnlinked(store.db)).toBe(true);
    expect(await linkCollection(store, 'new')).toMatchObject({ events: 3, incidents: 2, links: 1 });
    expect(await hasUnlinked(store.db)).toBe(false);
    const incidents = await incidentsOf(store);
    expect(incidents).toMatchObject([
      { kind: 'shelling', place: 'الميادين', admin1: 'SY-DY', reports: 2, origins: 2, events: 2 },
      { kind: 'air-strike', place: 'تدمر', reports: 1, killed: 2 },
    ]);
    const link = await store.db.selectFrom('link').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(link.reasons).length).toBeGreaterThan(2);
    await store.close();
  });

  test('of later reports keeps the id of the incident that they join', async () => {
    const store = openMemoryStore();
    await addTexts(store, THREE.slice(0, 1));
    await linkCollection(store, 'new');
    const [before] = await incidentsOf(store);
    await addTexts(store, THREE.slice(1));
    await linkCollection(store, 'new');
    const [after, other] = await incidentsOf(store);
    expect(after).toMatchObject({ id: before?.id, no: before?.no, reports: 2 });
    expect(other?.id).not.toBe(before?.id);
    await store.close();
  });

  test('of a few new reports in a large collection looks only around them', async () => {
    const store = openMemoryStore();
    const day = (i: number): string =>
      new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    await addTexts(
      store,
      Array.from({ length: 300 }, (_, i) => ({
        text: `خبر ${i}: قصف الميادين ${i % 40}`,
        published: day(i),
        outlet: `موقع ${i}`,
      })),
    );
    await linkCollection(store, 'new');
    const ids = (await incidentsOf(store)).map(({ id }) => id);
    await addTexts(store, [
      { text: 'خبر آخر: قصف الميادين 20', published: day(100), outlet: 'جديد' },
    ]);
    const { events } = await linkCollection(store, 'new');
    expect(events).toBeGreaterThan(1);
    expect(events).toBeLessThan(60);
    expect((await incidentsOf(store)).map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(
      ids,
    );
    await store.close();
  });

  test.each([
    {
      name: 'without a day: before its publication',
      report: { text: 'خبر آخر: قصف الميادين 77', published: '2024-04-10' },
      most: 60,
    },
    {
      name: 'without a day or publication: near its place',
      report: { text: 'خبر آخر: قصف الميادين 77' },
      most: 150,
    },
  ])('of a report $name', async ({ report, most }) => {
    const store = openMemoryStore();
    const day = (i: number): string =>
      new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    const placeOf = (i: number): string =>
      i % 6 === 0 && Math.abs(i / 2 - 99) > 15 ? 'الميادين' : i % 2 === 0 ? 'تدمر' : 'اعزاز';
    await addTexts(store, [
      ...Array.from({ length: 600 }, (_, i) => ({
        text: `خبر ${i}: قصف ${placeOf(i)} ${i % 40}`,
        published: day(Math.floor(i / 2)),
        outlet: `موقع ${i}`,
      })),
      { text: 'خبر أول: قصف الميادين 77', published: '2024-04-09', outlet: 'أول' },
    ]);
    await linkCollection(store, 'new');
    const undated = sampleCoder('sample 1', (event) => ({
      ...event,
      when: { from: null, to: null, precision: 'unknown' },
    }));
    await addTexts(store, [report], undated);
    const { events } = await linkCollection(store, 'new');
    expect(events).toBeGreaterThan(1);
    expect(events).toBeLessThan(most);
    expect(await incidentsOf(store)).toContainEqual(
      expect.objectContaining({ killed: 77, reports: 2 }),
    );
    await addTexts(store, [{ text: 'خبر ثان: قصف الميادين 77', published: '2024-04-09' }]);
    await linkCollection(store, 'new');
    expect(await incidentsOf(store)).toContainEqual(
      expect.objectContaining({ killed: 77, reports: 3 }),
    );
    await store.close();
  });

  test('counts copies as one origin', async () => {
    const store = openMemoryStore();
    const text = `قصف الميادين 3 ${'وقال شهود إن الطريق أغلق وإن الجرحى نقلوا إلى المشفى القريب من الجسر '.repeat(3)}`;
    await addTexts(
      store,
      ['أ', 'ب', 'ج'].map((outlet) => ({ text, outlet, published: DAY })),
    );
    await linkCollection(store, 'new');
    expect(await incidentsOf(store)).toMatchObject([{ reports: 3, origins: 1 }]);
    expect(await store.db.selectFrom('copy').selectAll().execute()).toHaveLength(3);
    await store.close();
  });
});

describe('a rule', () => {
  test.each([
    { rule: 'lowest', killed: 3 },
    { rule: 'highest', killed: 5 },
    { rule: 'latest', killed: 5 },
  ] as const)('$rule adopts $killed for the whole collection', async ({ rule, killed }) => {
    const store = openMemoryStore();
    await addTexts(
      store,
      [THREE[0] ?? '', { ...THREE[1], text: THREE[1]?.text ?? '', published: '2025-11-25' }].map(
        (one) => (typeof one === 'string' ? { text: one } : one),
      ),
      sampleCoder('sample 1', (event) => ({
        ...event,
        when: { from: DAY, to: DAY, precision: 'day' },
      })),
    );
    await linkCollection(store, 'new');
    await store.db.transaction().execute((trx) => chooseAdoptionRule(trx, ACT, rule));
    await adoptAll(store);
    const [incident] = await incidentsOf(store);
    expect(incident).toMatchObject({ reports: 2, killed });
    expect(incident === undefined ? '' : readAdopted(incident).rule).toBe(rule);
    await store.close();
  });
});

describe('a judgement', () => {
  test('of different splits, and its undoing joins again', async () => {
    const { store, events } = await linkedStore();
    const no = await decide(store, events, 'different');
    expect(await incidentsOf(store)).toMatchObject([
      { reports: 1 },
      { reports: 1 },
      { reports: 1 },
    ]);
    const undone = await store.db.transaction().execute((trx) => undoJudgement(trx, ACT, no));
    expect(undone).toMatchObject({ no, verdict: 'different' });
    await linkCollection(store, await incidentNumbers(store));
    const reports = (await incidentsOf(store)).map((incident) => incident.reports);
    expect(reports.sort()).toEqual([1, 2]);
    expect(await listJudgements(store.db, 10).execute()).toMatchObject([{ undone_by: 5 }]);
    await store.close();
  });

  test('of same joins what the score would not', async () => {
    const { store, events } = await linkedStore();
    await decide(store, [events[0], events[2]], 'same');
    expect(await incidentsOf(store)).toMatchObject([{ reports: 3 }]);
    await store.close();
  });

  test('survives recoding, also where the events get other ids', async () => {
    const { store, events } = await linkedStore();
    await decide(store, events, 'different');
    const renamed = sampleCoder('sample 2', (event) => ({ ...event, id: `x${event.id.slice(1)}` }));
    const options = { coder: renamed, actor: 'tester', now: () => ACT.at };
    expect(await recodeReports(store, { ...options, only: 'outdated' })).toEqual({
      coded: 3,
      changed: 3,
    });
    const { dangling } = await linkCollection(store, 'all');
    expect(dangling).toEqual([]);
    expect(await incidentsOf(store)).toMatchObject([
      { reports: 1 },
      { reports: 1 },
      { reports: 1 },
    ]);
    await store.close();
  });

  test('is taken back also where the events got other ids', async () => {
    const { store, events } = await linkedStore();
    const no = await decide(store, events, 'different');
    const coder = sampleCoder('sample 2', (event) => ({ ...event, id: `x${event.id.slice(1)}` }));
    await recodeReports(store, { coder, actor: 'tester', now: () => ACT.at, only: 'outdated' });
    await linkCollection(store, 'all');
    const rows = await store.db
      .selectFrom('event')
      .innerJoin('report', 'report.no', 'event.report_no')
      .select(['event.id', 'report.id as report'])
      .orderBy('event.no')
      .execute();
    const keys = rows.map(({ id, report }) => `${report}/${id}`);
    expect(await judgementsOn(store.db, new Set(keys))).toMatchObject([
      { no, verdict: 'different', a: keys[0], b: keys[1] },
    ]);
    expect(await judgementsOn(store.db, new Set(keys.slice(2)))).toEqual([]);
    const undone = await store.db.transaction().execute((trx) => undoJudgement(trx, ACT, no));
    expect(undone?.events).toEqual(keys.slice(0, 2));
    await store.close();
  });

  test('whose event is no longer coded waits', async () => {
    const { store, events } = await linkedStore();
    await decide(store, events, 'different');
    const blind = { ...sampleCoder('sample 2'), code: sampleCoder('x').code };
    await store.db
      .deleteFrom('event')
      .where('id', '=', events[0]?.event.id ?? '')
      .execute();
    expect(await linkCollection(store, 'all')).toMatchObject({ dangling: [1] });
    await recodeReports(store, {
      coder: blind,
      actor: 'tester',
      now: () => ACT.at,
      only: 'outdated',
    });
    expect(await linkCollection(store, 'all')).toMatchObject({ dangling: [] });
    await store.close();
  });
});

describe('recoding', () => {
  test('keeps the ids of incidents and tells what differs', async () => {
    const { store } = await linkedStore();
    const before = (await incidentsOf(store)).map(({ id }) => id);
    const kinder = sampleCoder('sample 2', (event) => ({ ...event, kind: 'attack' }));
    const differences: string[] = [];
    const options = {
      coder: kinder,
      actor: 'tester',
      now: () => ACT.at,
      only: 'outdated',
    } as const;
    const note = ({ changed }: { changed: readonly { fields: readonly string[] }[] }): void => {
      differences.push(changed.map(({ fields }) => fields.join()).join());
    };
    expect(await recodeReports(store, { ...options, dryRun: true, onDifference: note })).toEqual({
      coded: 3,
      changed: 3,
    });
    expect(differences).toEqual(['kind', 'kind', 'kind']);
    expect((await incidentsOf(store))[0]?.kind).toBe('shelling');
    await recodeReports(store, options);
    await linkCollection(store, 'all');
    const after = await incidentsOf(store);
    expect(after.map(({ id }) => id)).toEqual(before);
    expect(after[0]?.kind).toBe('attack');
    expect(await recodeReports(store, options)).toEqual({ coded: 0, changed: 0 });
    await store.close();
  });
});

describe('the differences that recoding tells', () => {
  /** The kind of the first event is corrected; then a version codes all otherwise. */
  const differencesTo = async (more: Parameters<typeof sampleCoder>[1]) => {
    const { store, events } = await linkedStore();
    const [first] = events;
    if (first === undefined) throw new Error('an event is needed');
    const report = { no: 1, id: first.report };
    const anchor = { kind: first.event.kind, start: 0, end: 4 };
    const correction: Correction = {
      act: 'set',
      event: first.event.id,
      anchor,
      field: 'kind',
      value: 'ied',
      before: first.event.kind,
      span: null,
    };
    await store.db.transaction().execute((trx) => keepCorrection(trx, ACT, report, correction, ''));
    const options = { actor: 'tester', now: () => ACT.at, only: 'all' } as const;
    await recodeReports(store, { ...options, coder: sampleCoder() });
    const found: Difference[] = [];
    const onDifference = (difference: Difference): void => {
      if (difference.report === first.report) found.push(difference);
    };
    const coder = sampleCoder('sample 2', more);
    await recodeReports(store, { ...options, coder, dryRun: true, onDifference });
    await store.close();
    return found.map(({ changed, added, removed, rest }) => ({
      changed: changed.map(({ fields, before, after }) => [fields.join(), before.kind, after.kind]),
      others: added.length + removed.length,
      rest,
    }));
  };

  test.each<{ name: string; more: Parameters<typeof sampleCoder>[1]; found: unknown[] }>([
    { name: 'none: a correction is no difference', more: (event) => event, found: [] },
    {
      name: 'in what was corrected they do not show',
      more: (event) => ({ ...event, kind: 'attack' }),
      found: [{ changed: [], others: 0, rest: ['corrected'] }],
    },
    {
      name: 'in another field they show, the correction on either side',
      more: (event) => ({ ...event, kind: 'attack', seized: true }),
      found: [{ changed: [['seized', 'ied', 'ied']], others: 0, rest: [] }],
    },
  ])('$name', async ({ more, found }) => {
    expect(await differencesTo(more)).toEqual(found);
  });
});

async function linkedStore() {
  const store = openMemoryStore();
  await addTexts(store, THREE);
  await linkCollection(store, 'new');
  const rows = await store.db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .select(['event.coded', 'report.id as report'])
    .orderBy('event.no')
    .execute();
  return { store, events: rows.map((row) => ({ report: row.report, event: readEvent(row) })) };
}

type Judged = Awaited<ReturnType<typeof linkedStore>>['events'][number];

async function decide(
  store: Store,
  [a, b]: readonly (Judged | undefined)[],
  verdict: 'same' | 'different',
): Promise<number> {
  if (a === undefined || b === undefined) throw new Error('two events are needed');
  const no = await store.db.transaction().execute((trx) => judge(trx, ACT, a, b, verdict, null));
  await linkCollection(store, await incidentNumbers(store));
  return no;
}

const incidentsOf = async ({ db }: Store) =>
  await db.selectFrom('incident').selectAll().orderBy('no').execute();

const incidentNumbers = async (store: Store): Promise<readonly number[]> =>
  (await incidentsOf(store)).map(({ no }) => no);
