import type { Kysely } from 'kysely';
import type { Diagnostic } from '../model/coded-report.ts';
import type { RawSource } from '../model/raw-source.ts';
import type { Report } from '../model/report.ts';
import type { Json } from './canonical-json.ts';
import type { Database, ReportTable } from './database.ts';
import { type Act, appendEntry } from './ledger.ts';
import { keepRaw } from './raw.ts';
import { sha256 } from './sha256.ts';

/** A report as it was read, before it is known whether the collection has it. */
export interface Incoming {
  readonly report: Report;
  readonly source: RawSource;
  readonly origin: string;
  readonly notes: readonly Diagnostic[];
  readonly textSha256: string;
}

/** The fields that tell apart reports of one and the same text. */
const METADATA = ['published', 'outlet', 'url'] as const;
/** Fields that a later copy may fill where they are empty. */
const FILLABLE = ['published', 'outlet', 'title', 'url', 'author', 'forwarded_from'] as const;
type Fillable = (typeof FILLABLE)[number];
export type Metadata = Readonly<Record<Fillable, string | null>>;

/** What a kept report says of itself: as much as deciding whether another is the same. */
export interface KeptReport extends Metadata {
  readonly no: number | null;
  readonly id: string;
  readonly text_sha256: string;
}

/** What became of an incoming report. */
export type Sorted =
  | { readonly outcome: 'new'; readonly incoming: Incoming; readonly id: string }
  | {
      readonly outcome: 'known';
      readonly incoming: Incoming;
      readonly kept: KeptReport;
      /** Metadata that the kept report lacks. */
      readonly adds: Readonly<Partial<Record<Fillable, string>>>;
    };

/** Reports of the given texts. */
export function reportsByText(db: Kysely<Database>, hashes: readonly string[]) {
  return db
    .selectFrom('report')
    .select(['no', 'id', 'text_sha256', ...FILLABLE])
    .where('text_sha256', 'in', hashes)
    .orderBy('no');
}

/**
 * Tells new reports from known ones. A report is known where the collection has its text and nothing
 * speaks against it: the same text in another outlet, of another day or at another address is a report of
 * its own, a copy. `kept` is added to, so that copies within one run are found as well.
 */
export function sortIncoming(all: readonly Incoming[], kept: Map<string, KeptReport[]>): Sorted[] {
  return all.map((incoming): Sorted => {
    const values = valuesOf(incoming.report);
    const sameText = kept.get(incoming.textSha256) ?? [];
    const at = sameText.findIndex((other) =>
      METADATA.every((field) => agree(other[field], values[field])),
    );
    const same = sameText[at];
    if (same === undefined) {
      const id = reportId(incoming.textSha256, values);
      const own = { no: null, id, text_sha256: incoming.textSha256, ...values };
      kept.set(incoming.textSha256, [...sameText, own]);
      return { outcome: 'new', incoming, id };
    }
    const adds = Object.fromEntries(
      FILLABLE.flatMap((field) => {
        const value = values[field];
        return same[field] === null && value !== null ? [[field, value] as const] : [];
      }),
    );
    if (Object.keys(adds).length > 0) {
      kept.set(incoming.textSha256, sameText.with(at, { ...same, ...adds }));
    }
    return { outcome: 'known', incoming, kept: same, adds };
  });
}

/** Starts an import and tells its number. */
export async function startImport(
  db: Kysely<Database>,
  act: Act,
  inputs: readonly string[],
  coder: string,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const row = { started: act.at, finished: null, inputs: JSON.stringify(inputs), coder };
    const { no } = await trx
      .insertInto('import')
      .values({ ...row, read: 0, new: 0, known: 0, rejected: 0 })
      .returning('no')
      .executeTakeFirstOrThrow();
    await appendEntry(trx, act, 'import-started', { import: no, inputs, coder });
    return no;
  });
}

/** Ends an import with its counts. */
export async function finishImport(db: Kysely<Database>, act: Act, no: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const counts = await trx
      .updateTable('import')
      .set({ finished: act.at })
      .where('no', '=', no)
      .returning(['read', 'new', 'known', 'rejected'])
      .executeTakeFirstOrThrow();
    await appendEntry(trx, act, 'import-finished', { import: no, ...counts });
  });
}

/**
 * Keeps new reports with their bytes, and adds what known ones lacked. Tells the row numbers of the new
 * ones in their order. Call it in the transaction of the batch.
 */
export async function keepReports(
  trx: Kysely<Database>,
  act: Act,
  importNo: number,
  sorted: readonly Sorted[],
): Promise<readonly number[]> {
  const fresh = sorted.filter((one) => one.outcome === 'new');
  const known = sorted.filter((one) => one.outcome === 'known');
  const raws = new Map(sorted.map(({ incoming: { source } }) => [source.sha256, source]));
  if (raws.size > 0) await keepRaw(trx, [...raws.values()]).execute();
  const rows = fresh.map(({ incoming, id }) => rowOf(incoming, id, importNo));
  const inserted = await insertReports(trx, rows);
  const numbers = new Map(inserted.map(({ id, no }) => [id, no]));
  for (const { kept, adds } of known) {
    if (Object.keys(adds).length > 0) await addMetadata(trx, act, kept.id, adds);
  }
  const earlier = await numbersOf(
    trx,
    known.flatMap(({ kept }) => (kept.no === null ? kept.id : [])),
  );
  const captures = sorted.map((one) => ({
    raw_sha256: one.incoming.source.sha256,
    part: one.incoming.source.part,
    origin: one.incoming.origin,
    report_no:
      one.outcome === 'new' ? numbers.get(one.id) : (one.kept.no ?? earlier.get(one.kept.id)),
    import_no: importNo,
    format: one.incoming.source.format,
    encoding: one.incoming.source.encoding,
    captured: one.incoming.source.captured ?? act.at,
  }));
  await keepCaptures(trx, captures);
  if (rows.length > 0) {
    await appendEntry(trx, act, 'reports-added', {
      import: importNo,
      first: inserted[0]?.no ?? 0,
      count: rows.length,
      digest: digestReports(rows),
      about: digestMetadata(rows),
    });
  }
  return inserted.map(({ no }) => no);
}

/** One digest of several reports: what the ledger holds of them. */
export function digestReports(
  rows: readonly Pick<ReportTable, 'id' | 'text_sha256' | 'raw_sha256'>[],
): string {
  return sha256(rows.map((row) => `${row.id} ${row.text_sha256} ${row.raw_sha256}\n`).join(''));
}

/**
 * One digest of what several reports said of themselves when they were added, in the form in which the
 * file gives it back: half a character outside the basic plane is none.
 */
export function digestMetadata(rows: readonly Metadata[]): string {
  return sha256(
    rows
      .map(
        (row) => `${JSON.stringify(FILLABLE.map((field) => row[field]?.toWellFormed() ?? null))}\n`,
      )
      .join(''),
  );
}

async function insertReports(trx: Kysely<Database>, rows: readonly ReturnType<typeof rowOf>[]) {
  if (rows.length === 0) return [];
  return await trx.insertInto('report').values(rows).returning(['no', 'id']).execute();
}

/** Row numbers of reports that a batch before this one, or this one itself, has added. */
async function numbersOf(
  trx: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('report')
    .select(['no', 'id'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ no, id }) => [id, no]));
}

async function keepCaptures(
  trx: Kysely<Database>,
  captures: readonly (Omit<Database['capture'], 'report_no'> & {
    readonly report_no: number | undefined;
  })[],
): Promise<void> {
  const complete: Database['capture'][] = [];
  for (const capture of captures) {
    const { report_no } = capture;
    if (report_no !== undefined) complete.push({ ...capture, report_no });
  }
  if (complete.length === 0) return;
  const insert = trx.insertInto('capture').values(complete);
  await insert.onConflict((conflict) => conflict.doNothing()).execute();
}

/** Fills empty fields of a report, which must then be coded again. */
async function addMetadata(
  trx: Kysely<Database>,
  act: Act,
  id: string,
  adds: Readonly<Partial<Record<Fillable, string>>>,
): Promise<void> {
  const { no } = await trx
    .updateTable('report')
    .set(adds)
    .where('id', '=', id)
    .returning('no')
    .executeTakeFirstOrThrow();
  // Coded by no version: the next recoding, or the end of this import, takes it up.
  await trx.updateTable('coding').set({ coder: '' }).where('report_no', '=', no).execute();
  const added: Json = Object.fromEntries(Object.entries(adds));
  await appendEntry(trx, act, 'metadata-added', { report: id, added });
}

function rowOf({ report, source, notes, textSha256 }: Incoming, id: string, importNo: number) {
  return {
    id,
    name: report.id,
    text: report.text,
    text_sha256: textSha256,
    raw_sha256: source.sha256,
    ...valuesOf(report),
    quotes: source.quotes === undefined ? null : JSON.stringify(source.quotes),
    notes: JSON.stringify(notes),
    import_no: importNo,
  };
}

function valuesOf(report: Report): Record<Fillable, string | null> {
  return {
    published: report.published ?? null,
    outlet: report.outlet ?? null,
    title: report.title ?? null,
    url: report.url ?? null,
    author: report.author ?? null,
    forwarded_from: report.forwardedFrom ?? null,
  };
}

const agree = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** Short, stable, and the same on every machine that gets the same report first. */
function reportId(textSha256: string, values: Readonly<Record<Fillable, string | null>>): string {
  const parts = [textSha256, ...METADATA.map((field) => values[field] ?? '')];
  return `r${sha256(parts.join('\n')).slice(0, 15)}`;
}
