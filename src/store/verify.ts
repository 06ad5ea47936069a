import type { CodedEvent, Tally } from '../model/coded-report.ts';
import { eventKey } from '../reconcile/linkable-event.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { digestRows } from './codings.ts';
import type { LedgerTable } from './database.ts';
import { digestMetadata, digestReports, type Metadata } from './keep-reports.ts';
import { checkEntry, entriesAfter } from './ledger.ts';
import type { Store } from './open-store.ts';
import { unpackRaw } from './raw.ts';
import { sha256 } from './sha256.ts';

/** One thing that is not as it was written, or as it must be. */
export interface Finding {
  readonly what: 'file' | 'ledger' | 'decision' | 'raw' | 'report' | 'coding' | 'span' | 'quote';
  /** Where: a table and row, a report, an entry. */
  readonly where: string;
  readonly message: string;
}

/** What was looked at. */
export interface Verified {
  readonly entries: number;
  readonly raws: number;
  readonly reports: number;
  readonly spans: number;
  readonly findings: number;
  /** Hash of the newest entry of the ledger; null where there is none. */
  readonly head: string | null;
}

/** Reads the text of a report out of its raw bytes again; undefined where that cannot be told. */
export type RereadText = (
  raw: Uint8Array,
  row: {
    readonly format: string;
    readonly part: string;
    readonly encoding: string | null;
    readonly quotes: string | null;
    readonly text: string;
  },
) => 'same' | 'different' | 'unknown';

const CHUNK = 200;
/** More findings than this say nothing new; the rest is counted. */
const MOST_PROBLEMS_OF_FILE = 100;

/**
 * Checks a project file: SQLite's own integrity, the chain of the ledger, the hashes of all raw bytes and
 * texts, that the ledger covers every report, and that every span of a coded event lies in its text. With
 * the hash that the ledger ended with at another time (`head`) also that nothing was cut off since.
 */
export async function verifyStore(
  store: Store,
  reread: RereadText,
  report: (finding: Finding) => void,
  head?: string,
): Promise<Verified> {
  const counts = { entries: 0, raws: 0, reports: 0, spans: 0, findings: 0 };
  const find = (what: Finding['what'], where: string, message: string): void => {
    counts.findings++;
    report({ what, where, message });
  };
  checkFile(store, find);
  const last = await checkLedger(store, head, find);
  counts.entries = last?.no ?? 0;
  await checkDecisions(store, find);
  await checkCorrections(store, find);
  await checkUndone(store, find);
  await checkSettings(store, find);
  counts.raws = await checkRaws(store, find);
  const { reports, spans } = await checkReports(store, reread, find);
  return { ...counts, reports, spans, head: last?.hash ?? null };
}

type Find = (what: Finding['what'], where: string, message: string) => void;

function checkFile({ sqlite }: Store, find: Find): void {
  const problems = sqlite.prepare(`pragma integrity_check(${MOST_PROBLEMS_OF_FILE})`).all();
  for (const row of problems) {
    const message = String(row['integrity_check']);
    if (message !== 'ok') find('file', 'SQLite', message);
  }
  for (const row of sqlite.prepare('pragma foreign_key_check').all().slice(0, 100)) {
    find(
      'file',
      `${row['table']} ${row['rowid']}`,
      `it refers to a row of ${row['parent']} that is gone`,
    );
  }
  const { indexed, kept } =
    sqlite
      .prepare(
        `select (select count(*) from report_words_docsize) as indexed,
          (select count(*) from report) as kept`,
      )
      .get() ?? {};
  if (indexed !== kept) find('file', 'full-text index', `${indexed} of ${kept} reports are in it`);
}

/** Checks the chain, that it has the given head, and that it covers all reports as they are now. */
async function checkLedger(
  { db }: Store,
  head: string | undefined,
  find: Find,
): Promise<LedgerTable | undefined> {
  let before: LedgerTable | undefined;
  let covered = 0;
  let hasHead = head === undefined;
  const added = await addedMetadata(db);
  for (;;) {
    const entries = await entriesAfter(db, before?.no ?? 0, CHUNK).execute();
    if (entries.length === 0) break;
    for (const entry of entries) {
      const problem = checkEntry(entry, before);
      if (problem !== undefined) find('ledger', `entry ${entry.no}`, problem);
      before = entry;
      hasHead ||= entry.hash === head;
      if (entry.kind !== 'reports-added' || entry.payload === null) continue;
      const { first, count, digest, about }: AddedReports = JSON.parse(entry.payload);
      const rows = await db
        .selectFrom('report')
        .select(['id', 'text_sha256', 'raw_sha256'])
        .select(['published', 'outlet', 'title', 'url', 'author', 'forwarded_from'])
        .where('no', '>=', first)
        .where('no', '<', first + count)
        .orderBy('no')
        .execute();
      covered += count;
      const which = `reports ${first} to ${first + count - 1}`;
      if (digestReports(rows) !== digest) {
        find('ledger', `entry ${entry.no}`, `${which} are not those that were added`);
      } else if (about !== undefined && added !== undefined) {
        const then = rows.map((row) => ({ ...row, ...added.get(row.id) }));
        if (digestMetadata(then) !== about) {
          find('ledger', `entry ${entry.no}`, `day, outlet, title or address of ${which} differ`);
        }
      }
    }
  }
  const { n } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  if (n !== covered) find('ledger', 'reports', `${n} are kept, ${covered} were added`);
  if (!hasHead) find('ledger', 'head', `no entry has the hash ${head}: entries were cut off`);
  return before;
}

interface AddedReports {
  readonly first: number;
  readonly count: number;
  readonly digest: string;
  /** Of the metadata; earlier versions did not have it. */
  readonly about?: string;
}

/**
 * What was empty when a report was added and was filled later, as it was then: null. Undefined where an
 * entry of that was erased, so that nobody can tell.
 */
async function addedMetadata(
  db: Store['db'],
): Promise<ReadonlyMap<string, Partial<Metadata>> | undefined> {
  const entries = await db
    .selectFrom('ledger')
    .select('payload')
    .where('kind', '=', 'metadata-added')
    .execute();
  const added = new Map<string, Partial<Metadata>>();
  for (const { payload } of entries) {
    if (payload === null) return undefined;
    const told: { report: string; added: Readonly<Record<string, string>> } = JSON.parse(payload);
    const empty = Object.fromEntries(Object.keys(told.added).map((field) => [field, null]));
    added.set(told.report, { ...added.get(told.report), ...empty });
  }
  return added;
}

/** Checks that decisions stand as the ledger has them, and that none of the ledger is missing. */
async function checkDecisions({ db }: Store, find: Find): Promise<void> {
  const rows = await db
    .selectFrom('judgement')
    .leftJoin('ledger', 'ledger.no', 'judgement.ledger_no')
    .selectAll('judgement')
    .select(['ledger.kind', 'ledger.payload', 'ledger.at as told'])
    .orderBy('judgement.no')
    .execute();
  for (const { no, kind, payload, verdict, event_a, event_b, told, at } of rows) {
    const where = `decision ${no}`;
    if (kind !== 'judged') find('decision', where, 'the ledger does not have it');
    else if (payload !== null) {
      const entry: {
        readonly verdict: string;
        readonly events: readonly { readonly report: string; readonly event: string }[];
      } = JSON.parse(payload);
      const keys = entry.events.map(({ report, event }) => eventKey(report, event));
      const same =
        entry.verdict === verdict && told === at && keys[0] === event_a && keys[1] === event_b;
      if (!same) find('decision', where, 'the ledger has it otherwise');
    }
  }
  const judged = await countEntries(db, 'judged');
  if (judged !== rows.length)
    find('decision', 'decisions', `${rows.length} are kept, ${judged} were made`);
}

async function checkCorrections({ db }: Store, find: Find): Promise<void> {
  const rows = await db
    .selectFrom('correction')
    .leftJoin('ledger', 'ledger.no', 'correction.ledger_no')
    .select(['correction.no', 'correction.event', 'correction.act', 'correction.field'])
    .select(['correction.value', 'ledger.kind', 'ledger.payload'])
    .orderBy('correction.no')
    .execute();
  for (const { no, event, act, field, value, kind, payload } of rows) {
    const where = `correction ${no}`;
    if (kind !== 'corrected') find('decision', where, 'the ledger does not have it');
    else if (payload !== null) {
      const entry: {
        readonly [name in 'event' | 'act' | 'field']: string | null;
      } & { readonly value: Json } = JSON.parse(payload);
      const told = value === null ? null : canonicalJson(JSON.parse(value));
      const written = entry.value === null ? null : canonicalJson(entry.value);
      if (entry.event !== event || entry.act !== act || entry.field !== field || told !== written) {
        find('decision', where, 'the ledger has it otherwise');
      }
    }
  }
  const made = await countEntries(db, 'corrected');
  if (made !== rows.length) {
    find('decision', 'corrections', `${rows.length} are kept, ${made} were made`);
  }
}

/** Checks that what counts as taken back was taken back, and nothing else. */
async function checkUndone({ db }: Store, find: Find): Promise<void> {
  for (const table of ['judgement', 'correction'] as const) {
    const kind = `${table}-undone`;
    const rows = await db
      .selectFrom(table)
      .innerJoin('ledger', 'ledger.no', `${table}.undone_by`)
      .select([`${table}.no`, 'ledger.kind', 'ledger.payload'])
      .execute();
    const name = table === 'judgement' ? 'decision' : 'correction';
    for (const { no, kind: told, payload } of rows) {
      const isSo = told === kind && (payload === null || JSON.parse(payload)[table] === no);
      if (!isSo)
        find('decision', `${name} ${no}`, 'the ledger does not say that it was taken back');
    }
    const undone = await countEntries(db, kind);
    if (undone !== rows.length) {
      const message = `${rows.length} count as taken back, ${undone} were`;
      find('decision', `${name}s`, message);
    }
  }
}

/** Checks that the settings are those that were last chosen. */
async function checkSettings({ db }: Store, find: Find): Promise<void> {
  const chosen = new Map<string, string>();
  const entries = await db
    .selectFrom('ledger')
    .select('payload')
    .where('kind', '=', 'setting-changed')
    .orderBy('no')
    .execute();
  for (const { payload } of entries) {
    if (payload === null) return;
    const { name, value }: { name: string; value: string } = JSON.parse(payload);
    chosen.set(name, value);
  }
  const settings = await db.selectFrom('setting').selectAll().execute();
  const kept = new Map(settings.map(({ name, value }) => [name, value]));
  for (const name of new Set([...chosen.keys(), ...kept.keys()])) {
    if (chosen.get(name) === kept.get(name)) continue;
    find('decision', `setting ${name}`, 'the ledger has it otherwise');
  }
}

async function countEntries(db: Store['db'], kind: string): Promise<number> {
  const { n } = await db
    .selectFrom('ledger')
    .where('kind', '=', kind)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function checkRaws({ db }: Store, find: Find): Promise<number> {
  let n = 0;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('raw')
      .selectAll()
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return n;
    after = last.sha256;
    n += rows.length;
    for (const row of rows) {
      let bytes: Uint8Array;
      try {
        bytes = unpackRaw(row);
      } catch (error) {
        find(
          'raw',
          row.sha256,
          `the bytes cannot be unpacked: ${error instanceof Error ? error.message : error}`,
        );
        continue;
      }
      if (sha256(bytes) !== row.sha256) find('raw', row.sha256, 'the bytes have another hash');
    }
  }
}

async function checkReports(
  { db }: Store,
  reread: RereadText,
  find: Find,
): Promise<{ readonly reports: number; readonly spans: number }> {
  let reports = 0;
  let spans = 0;
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('report')
      .leftJoin('raw', 'raw.sha256', 'report.raw_sha256')
      .leftJoin('coding', 'coding.report_no', 'report.no')
      .selectAll('report')
      .select(['raw.bytes', 'raw.size', 'raw.packing', 'raw.sha256'])
      .select(['coding.digest', 'coding.diagnostics', 'coding.kept'])
      .select((eb) =>
        ['format', 'part', 'encoding'].map((column) =>
          eb
            .selectFrom('capture')
            .whereRef('capture.report_no', '=', 'report.no')
            .whereRef('capture.raw_sha256', '=', 'report.raw_sha256')
            .select(`capture.${column as 'format'}`)
            .limit(1)
            .as(column as 'format' | 'part' | 'encoding'),
        ),
      )
      .where('report.no', '>', after)
      .orderBy('report.no')
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return { reports, spans };
    after = last.no;
    reports += rows.length;
    const events = await codedOf(
      db,
      'event',
      rows.map(({ no }) => no),
    );
    const tallies = await codedOf(
      db,
      'tally',
      rows.map(({ no }) => no),
    );
    for (const row of rows) {
      const where = `report ${row.id}`;
      if (sha256(row.text) !== row.text_sha256) find('report', where, 'the text has another hash');
      const { bytes, size, packing, sha256: hash } = row;
      if (bytes === null || size === null || packing === null || hash === null) {
        find('report', where, 'its raw bytes are gone');
      } else {
        const about = { ...row, format: row.format ?? '', part: row.part ?? '' };
        const raw = tryUnpack({ bytes, size, packing, sha256: hash });
        const verdict = raw === undefined ? 'unknown' : reread(raw, about);
        if (verdict === 'different')
          find('quote', where, 'its text does not stand in its raw bytes');
      }
      const ofEvents = events.get(row.no) ?? [];
      const ofTallies = tallies.get(row.no) ?? [];
      if (row.digest !== null && row.diagnostics !== null) {
        const digest = digestRows(ofEvents, ofTallies, row.diagnostics);
        if (digest !== (row.kept ?? row.digest))
          find('coding', where, 'its coded events are not those that were coded');
      }
      for (const { coded } of [...ofEvents, ...ofTallies]) {
        const told: CodedEvent | Tally = JSON.parse(coded);
        spans += told.evidence.length;
        for (const { field, start, end } of told.evidence) {
          if (start >= 0 && start < end && end <= row.text.length) continue;
          find(
            'span',
            `${where}, event ${told.id}`,
            `${field} points to ${start}..${end}, outside its text`,
          );
        }
      }
    }
  }
}

function tryUnpack(row: Parameters<typeof unpackRaw>[0]): Uint8Array | undefined {
  try {
    return unpackRaw(row);
  } catch {
    return undefined;
  }
}

async function codedOf(
  db: Store['db'],
  table: 'event' | 'tally',
  reports: readonly number[],
): Promise<ReadonlyMap<number, readonly { readonly coded: string }[]>> {
  const rows = await db
    .selectFrom(table)
    .select(['report_no', 'coded'])
    .where('report_no', 'in', reports)
    .orderBy('no')
    .execute();
  return Map.groupBy(rows, ({ report_no }) => report_no);
}
