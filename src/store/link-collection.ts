import type { Kysely } from 'kysely';
import type { AdoptionRule } from '../reconcile/adopt.ts';
import { type Clustering, clusterEvents, type Link } from '../reconcile/cluster.ts';
import { readCollection } from '../reconcile/collection-context.ts';
import {
  type CopyPair,
  findCopyPairs,
  groupCopies,
  sketchText,
  type TextSketch,
} from '../reconcile/near-duplicates.ts';
import { explainPair } from '../reconcile/score-pair.ts';
import { incidentNumbers, incidentRow } from './adopted.ts';
import { cellRuns } from './cells.ts';
import type { Database } from './database.ts';
import { bindJudgements } from './judgements.ts';
import { type LinkableMember, readLinkable, textsOf } from './members.ts';
import type { Store } from './open-store.ts';
import { adoptionRule } from './settings.ts';

/** What linking did. */
export interface LinkSummary {
  /** Events that were compared. */
  readonly events: number;
  readonly incidents: number;
  readonly links: number;
  /** Judgements that a later one overrules. */
  readonly conflicts: Clustering['conflicts'];
  /** Judgements whose events are no longer coded. */
  readonly dangling: readonly number[];
}

/**
 * Which events are compared. `new`: those without an incident, with all that may belong to them; `all`:
 * the whole collection anew, which keeps the ids of incidents where most of their events stay together;
 * a list of incidents: only their events, anew.
 */
export type LinkScope = 'new' | 'all' | readonly number[];

/** Days around a new event in which others may tell the same. */
const DAYS_AROUND = 10;
/** Where more than this share of a collection is new, all of it is compared. */
const MOSTLY_NEW = 0.2;
const CHUNK = 400;

/** Links the events of a store into incidents and adopts their values, in one transaction. */
export async function linkCollection(store: Store, scope: LinkScope): Promise<LinkSummary> {
  const { db } = store;
  const { numbers, anew } = await chooseEvents(db, scope);
  if (numbers.length === 0) {
    await db.transaction().execute(dropEmptyIncidents);
    return { events: 0, incidents: 0, links: 0, conflicts: [], dangling: [] };
  }
  const reports = await reportsOfEvents(db, numbers);
  const copies = Array.isArray(scope)
    ? await keptCopies(db, reports)
    : await findCopies(db, reports);
  const members = await readLinkable(db, numbers, copies);
  const { judgements, dangling } = await bindJudgements(db);
  const linkable = members.map((one) => one.linkable);
  const collection = readCollection(linkable);
  const clustering = clusterEvents(linkable, {
    judgements,
    existing: await existingIncidents(db, members),
    keep: anew ? 'names' : 'clusters',
    collection,
  });
  // The reasons are put into words link by link as they are written, since there may be very many.
  const byKey = new Map(members.map((one) => [one.member.key, one]));
  const rowOf = ({ a, b, score, by }: Link): Database['link'] | undefined => {
    const [one, other] = [byKey.get(a), byKey.get(b)];
    if (one === undefined || other === undefined) return undefined;
    const { reasons } = explainPair(one.linkable, other.linkable, collection);
    const [first, second] = one.no < other.no ? [one.no, other.no] : [other.no, one.no];
    return {
      event_a: first,
      event_b: second,
      score,
      made_by: by,
      reasons: JSON.stringify(reasons),
    };
  };
  const groups = Map.groupBy(members, ({ member }) => clustering.incidents.get(member.key) ?? '');
  const rule = await adoptionRule(db);
  await db.transaction().execute(async (trx) => {
    await keepCopies(trx, reports, copies);
    await keepIncidents(trx, groups, rule);
    await keepLinks(trx, numbers, clustering.links, rowOf, anew);
    await dropEmptyIncidents(trx);
  });
  return {
    events: numbers.length,
    incidents: groups.size,
    links: clustering.links.length,
    conflicts: clustering.conflicts,
    dangling,
  };
}

/** Adopts the values of all incidents anew, after another rule was chosen. */
export async function adoptAll(store: Store): Promise<void> {
  const { db } = store;
  const rule = await adoptionRule(db);
  const incidents = await db.selectFrom('incident').select('no').orderBy('no').execute();
  for (let from = 0; from < incidents.length; from += CHUNK) {
    const part = incidents.slice(from, from + CHUNK).map(({ no }) => no);
    const numbers = await db
      .selectFrom('event')
      .select('no')
      .where('incident_no', 'in', part)
      .execute();
    const members = await readLinkable(
      db,
      numbers.map(({ no }) => no),
      await keptCopies(
        db,
        await reportsOfEvents(
          db,
          numbers.map(({ no }) => no),
        ),
      ),
    );
    const existing = await existingIncidents(db, members);
    const groups = Map.groupBy(members, ({ member }) => existing.get(member.key) ?? '');
    await db.transaction().execute((trx) => keepIncidents(trx, groups, rule));
  }
}

/** Whether there are events that no linking has seen. */
export async function hasUnlinked(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('event')
    .select('no')
    .where('incident_no', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function chooseEvents(
  db: Kysely<Database>,
  scope: LinkScope,
): Promise<{ readonly numbers: readonly number[]; readonly anew: boolean }> {
  if (Array.isArray(scope)) return { numbers: await eventsOfIncidents(db, scope), anew: true };
  const total = await countEvents(db);
  const fresh = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .select(['event.no', 'from_day', 'to_day', 'admin1', 'lat', 'lon', 'report.published'])
    .where('incident_no', 'is', null)
    .execute();
  if (scope === 'new' && fresh.length === 0) return { numbers: [], anew: false };
  if (scope === 'all' || fresh.some(isAnywhere) || fresh.length > MOSTLY_NEW * total) {
    const all = await db.selectFrom('event').select('no').orderBy('no').execute();
    return { numbers: all.map(({ no }) => no), anew: scope === 'all' };
  }
  return { numbers: await neighbours(db, fresh), anew: false };
}

/** A new event, as far as it tells where its like may be found. */
interface FreshEvent {
  readonly no: number;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly admin1: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Of its report. */
  readonly published: string | null;
}

/** Neither a day nor a publication nor a governorate says where to look. */
const isAnywhere = ({ from_day, published, admin1 }: FreshEvent): boolean =>
  from_day === null && published === null && admin1 === null;

/** New events, what is told around them in time or place, and all of the incidents of these. */
async function neighbours(
  db: Kysely<Database>,
  fresh: readonly FreshEvent[],
): Promise<readonly number[]> {
  const found = new Set(fresh.map(({ no }) => no));
  for (const [from, to] of stretches(fresh)) {
    const rows = await db
      .selectFrom('event')
      .select('no')
      .where('from_day', '<=', to)
      .where('to_day', '>=', from)
      .execute();
    for (const { no } of rows) found.add(no);
  }
  for (const event of fresh) {
    if (event.from_day !== null) continue;
    for (const { no } of await datedLike(db, event).execute()) found.add(no);
  }
  for (const { no } of await undatedAround(db, fresh).execute()) found.add(no);
  const numbers = [...found];
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const incidents = db
      .selectFrom('event')
      .select('incident_no')
      .where('no', 'in', numbers.slice(from, from + CHUNK));
    const rows = await db
      .selectFrom('event')
      .select('no')
      .where('incident_no', 'in', incidents)
      .execute();
    for (const { no } of rows) found.add(no);
  }
  return [...found].sort((a, b) => a - b);
}

/** Dated events that an undated one may tell again: before its publication, else near its place. */
function datedLike(db: Kysely<Database>, { published, admin1, lat, lon }: FreshEvent) {
  const query = db.selectFrom('event').select('no').where('from_day', 'is not', null);
  const there =
    admin1 === null
      ? query
      : query.where((eb) => eb.or([eb('admin1', '=', admin1), eb('admin1', 'is', null)]));
  if (published !== null) {
    return there
      .where('from_day', '<=', shift(published, 1))
      .where('to_day', '>=', shift(published, -DAYS_BACK));
  }
  if (lat === null || lon === null) return there;
  const d = NEAR_DEGREES;
  const box = { south: lat - d, north: lat + d, west: lon - d, east: lon + d };
  return there.where((eb) =>
    eb.or([
      ...cellRuns(box).map(([from, to]) => eb.between('cell', from, to)),
      eb('place_precision', 'not in', ['exact', 'settlement']),
    ]),
  );
}

/** Undated events that one of the new ones may tell again, by their governorates and publication. */
function undatedAround(db: Kysely<Database>, fresh: readonly FreshEvent[]) {
  const admin1s = [...new Set(fresh.map(({ admin1 }) => admin1))];
  const days = fresh.map(({ from_day, published }) => from_day ?? published);
  const known = days.filter((day) => day !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  let query = db.selectFrom('event').select('event.no').where('event.from_day', 'is', null);
  if (!admin1s.includes(null)) {
    query = query.where((eb) => eb.or([eb('admin1', 'in', admin1s), eb('admin1', 'is', null)]));
  }
  if (first === undefined || last === undefined || known.length < days.length) return query;
  return query
    .innerJoin('report', 'report.no', 'event.report_no')
    .where((eb) =>
      eb.or([
        eb('report.published', 'is', null),
        eb.between('report.published', shift(first, -DAYS_BACK), shift(last, DAYS_BACK)),
      ]),
    );
}

/** Days for which a report without a day may look back. */
const DAYS_BACK = 60;
/** Half the side of the stretch of the map in which an undated event is looked for. */
const NEAR_DEGREES = 0.25;

/** The days around new events, as stretches that do not overlap. */
function stretches(
  fresh: readonly { readonly from_day: string | null; readonly to_day: string | null }[],
): readonly (readonly [string, string])[] {
  const sorted = fresh
    .flatMap(({ from_day, to_day }) =>
      from_day === null
        ? []
        : [[shift(from_day, -DAYS_AROUND), shift(to_day ?? from_day, DAYS_AROUND)] as const],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const merged: (readonly [string, string])[] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last === undefined || from > last[1]) merged.push([from, to]);
    else if (to > last[1]) merged[merged.length - 1] = [last[0], to];
  }
  return merged;
}

const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function countEvents(db: Kysely<Database>): Promise<number> {
  const { n } = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function eventsOfIncidents(
  db: Kysely<Database>,
  incidents: readonly number[],
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('event')
    .select('no')
    .where('incident_no', 'in', incidents)
    .orderBy('no')
    .execute();
  return rows.map(({ no }) => no);
}

async function reportsOfEvents(
  db: Kysely<Database>,
  events: readonly number[],
): Promise<readonly number[]> {
  const reports = new Set<number>();
  for (let from = 0; from < events.length; from += CHUNK) {
    const rows = await db
      .selectFrom('event')
      .select('report_no')
      .where('no', 'in', events.slice(from, from + CHUNK))
      .execute();
    for (const { report_no } of rows) reports.add(report_no);
  }
  return [...reports].sort((a, b) => a - b);
}

/**
 * The group of every report that copies another of these, by row number. Of a large collection each report
 * is compared with those published around it, so that memory stays bounded.
 */
async function findCopies(
  db: Kysely<Database>,
  reports: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const sorted = await byPublication(db, reports);
  const pairs: CopyPair[] = [];
  for (let from = 0; from === 0 || from + OVERLAP < sorted.length; from += WINDOW - OVERLAP) {
    const window = sorted.slice(from, from + WINDOW);
    const sketches = new Map<string, TextSketch>();
    for (let at = 0; at < window.length; at += CHUNK) {
      const texts = await textsOf(db, window.slice(at, at + CHUNK));
      for (const [no, text] of texts) sketches.set(nameOf(no), sketchText(text));
    }
    pairs.push(...findCopyPairs(sketches));
  }
  const groups = groupCopies(sorted.map(nameOf), pairs);
  return new Map([...groups].map(([no, group]) => [Number(no), `c${Number(group)}`]));
}

/** Reports that are compared at a time, and how many of them are compared with the next ones as well. */
const WINDOW = 12_000;
const OVERLAP = 4000;

/** Names that sort as the numbers do. */
const nameOf = (no: number): string => String(no).padStart(12, '0');

async function byPublication(
  db: Kysely<Database>,
  reports: readonly number[],
): Promise<readonly number[]> {
  const days = new Map<number, string>();
  for (let from = 0; from < reports.length; from += CHUNK) {
    const rows = await db
      .selectFrom('report')
      .select(['no', 'published'])
      .where('no', 'in', reports.slice(from, from + CHUNK))
      .execute();
    for (const { no, published } of rows) days.set(no, published ?? '');
  }
  const dayOf = (no: number): string => days.get(no) ?? '';
  return [...reports].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a - b));
}

async function keptCopies(
  db: Kysely<Database>,
  reports: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const groups = new Map<number, string>();
  for (let from = 0; from < reports.length; from += CHUNK) {
    const rows = await db
      .selectFrom('copy')
      .selectAll()
      .where('report_no', 'in', reports.slice(from, from + CHUNK))
      .execute();
    for (const { report_no, copy_group } of rows) groups.set(report_no, copy_group);
  }
  return groups;
}

async function existingIncidents(
  db: Kysely<Database>,
  members: readonly LinkableMember[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = new Set(members.flatMap(({ incidentNo }) => incidentNo ?? []));
  const ids = new Map<number, string>();
  const list = [...numbers];
  for (let from = 0; from < list.length; from += CHUNK) {
    const rows = await db
      .selectFrom('incident')
      .select(['no', 'id'])
      .where('no', 'in', list.slice(from, from + CHUNK))
      .execute();
    for (const { no, id } of rows) ids.set(no, id);
  }
  return new Map(
    members.flatMap(({ incidentNo, member }) => {
      const id = incidentNo === null ? undefined : ids.get(incidentNo);
      return id === undefined ? [] : [[member.key, id] as const];
    }),
  );
}

async function keepCopies(
  trx: Kysely<Database>,
  reports: readonly number[],
  copies: ReadonlyMap<number, string>,
): Promise<void> {
  for (let from = 0; from < reports.length; from += CHUNK) {
    const part = reports.slice(from, from + CHUNK);
    await trx.deleteFrom('copy').where('report_no', 'in', part).execute();
    const rows = part.flatMap((report_no) => {
      const copy_group = copies.get(report_no);
      return copy_group === undefined ? [] : [{ report_no, copy_group }];
    });
    if (rows.length > 0) await trx.insertInto('copy').values(rows).execute();
  }
}

async function keepIncidents(
  trx: Kysely<Database>,
  groups: ReadonlyMap<string, readonly LinkableMember[]>,
  rule: AdoptionRule,
): Promise<void> {
  const entries = [...groups];
  for (let from = 0; from < entries.length; from += CHUNK) {
    const part = entries.slice(from, from + CHUNK);
    const rows = part.map(([id, of]) =>
      incidentRow(
        id,
        of.map(({ member }) => member),
        rule,
      ),
    );
    await trx
      .insertInto('incident')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) =>
            Object.fromEntries(
              INCIDENT_COLUMNS.map((column) => [column, eb.ref(`excluded.${column}`)] as const),
            ),
          ),
      )
      .execute();
    const numbers = new Map(
      (
        await incidentNumbers(
          trx,
          part.map(([id]) => id),
        ).execute()
      ).map(({ id, no }) => [id, no]),
    );
    for (const [id, of] of part) {
      const no = numbers.get(id);
      const moved = of.filter(({ incidentNo }) => incidentNo !== no).map((one) => one.no);
      if (no === undefined || moved.length === 0) continue;
      await trx.updateTable('event').set({ incident_no: no }).where('no', 'in', moved).execute();
    }
  }
}

const INCIDENT_COLUMNS = [
  'kind',
  'status',
  'from_day',
  'to_day',
  'place',
  'admin1',
  'country',
  'lat',
  'lon',
  'cell',
  'events',
  'reports',
  'origins',
  'killed',
  'wounded',
  'detained',
  'adopted',
] as const;

/**
 * Keeps the links of these events. Where incidents were only added to, older links stay as long as
 * both of their events are in one incident.
 */
async function keepLinks(
  trx: Kysely<Database>,
  events: readonly number[],
  links: readonly Link[],
  rowOf: (link: Link) => Database['link'] | undefined,
  anew: boolean,
): Promise<void> {
  for (let from = 0; from < events.length; from += CHUNK) {
    const part = events.slice(from, from + CHUNK);
    for (const end of ['event_a', 'event_b'] as const) {
      let drop = trx.deleteFrom('link').where(end, 'in', part);
      if (!anew) {
        drop = drop.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('event as a')
              .innerJoin('event as b', (join) => join.onRef('b.no', '=', 'link.event_b'))
              .select('a.no')
              .whereRef('a.no', '=', 'link.event_a')
              .whereRef('a.incident_no', 'is not', 'b.incident_no'),
          ),
        );
      }
      await drop.execute();
    }
  }
  const fresh = anew ? links : links.filter(({ by }) => by !== 'existing');
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const rows = fresh.slice(from, from + CHUNK).flatMap((link) => rowOf(link) ?? []);
    if (rows.length === 0) continue;
    const insert = trx.insertInto('link').values(rows);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

async function dropEmptyIncidents(trx: Kysely<Database>): Promise<void> {
  await trx
    .deleteFrom('incident')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event').select('event.no').whereRef('event.incident_no', '=', 'incident.no'),
        ),
      ),
    )
    .execute();
}
