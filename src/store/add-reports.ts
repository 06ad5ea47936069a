import type { Diagnostic } from '../model/coded-report.ts';
import type { RawSource } from '../model/raw-source.ts';
import type { Report } from '../model/report.ts';
import { type CodingRows, keepCodingRows } from './codings.ts';
import {
  finishImport,
  type Incoming,
  type KeptReport,
  keepReports,
  reportsByText,
  type Sorted,
  sortIncoming,
  startImport,
} from './keep-reports.ts';
import type { Act } from './ledger.ts';
import type { Store } from './open-store.ts';
import { indexReports } from './search.ts';
import { sha256 } from './sha256.ts';

/** What a reader yields: a report, or why there is none. */
export type AddItem =
  | {
      readonly origin: string;
      readonly report: Report;
      readonly source: RawSource;
      readonly diagnostics: readonly Diagnostic[];
      readonly bytes: number;
    }
  | {
      readonly origin: string;
      readonly error: { readonly code: string; readonly message: string };
      readonly bytes: number;
    }
  /** So many were not even read, since they were taken in before from the very same place. */
  | { readonly alreadyKnown: number; readonly bytes: number };

/** A report to be coded, under the id that the collection gives it. */
export interface CodingJob {
  readonly origin: string;
  readonly report: Report;
  readonly notes: readonly Diagnostic[];
}

/** What a coder makes of a report: the rows to keep, and the terms to find it by. */
export interface CodedJob {
  readonly rows: CodingRows;
  readonly words: string;
}

/** Codes reports, perhaps on other cores, while others are read and written. */
export interface Coder {
  /** Version of the program and of its data. */
  readonly version: string;
  readonly code: (jobs: readonly CodingJob[]) => Promise<readonly CodedJob[]>;
}

export interface AddOptions {
  /** What was named on the command line, for the record. */
  readonly inputs: readonly string[];
  readonly coder: Coder;
  readonly actor: string;
  /** The clock: ISO date-time in UTC. */
  readonly now: () => string;
  /** Called after each commit; what it counts will not be lost. */
  readonly onCommit?: (counts: AddCounts) => void;
}

/** What became of what was read: `read` is the sum of the others. */
export interface AddCounts {
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly rejected: number;
  /** Known reports that got metadata they lacked. */
  readonly filled: number;
}

/** A batch is committed once it has so many reports or bytes, or so much time has passed. */
const BATCH_ITEMS = 500;
const BATCH_BYTES = 16 * 1024 * 1024;

interface Batch {
  alreadyKnown: number;
  readonly incoming: Incoming[];
  readonly rejected: { readonly origin: string; readonly code: string; readonly message: string }[];
  bytes: number;
}

/**
 * Takes reports into a store: keeps the bytes, tells new ones from known ones, codes the new ones and
 * indexes their words, a batch a transaction. While a batch is coded the next one is read. Stopped at any
 * moment it leaves whole batches; run again it goes on, since what is there is known.
 */
export async function addReports(
  store: Store,
  items: AsyncIterable<AddItem>,
  options: AddOptions,
): Promise<AddCounts> {
  const { coder, actor, now } = options;
  const act = (): Act => ({ actor, at: now() });
  const importNo = await startImport(store.db, act(), options.inputs, coder.version);
  const counts = { read: 0, new: 0, known: 0, rejected: 0, filled: 0 };
  let recent: ReadonlyMap<string, readonly KeptReport[]> = new Map();
  let writing: Promise<void> = Promise.resolve();

  const send = async (batch: Batch): Promise<void> => {
    const sorted = await sort(store, batch.incoming, recent);
    recent = keptOf(sorted);
    const jobs = sorted.flatMap((one) => (one.outcome === 'new' ? [jobOf(one)] : []));
    const coded = coder.code(jobs);
    // A failure is met where the result is awaited.
    coded.catch(() => {});
    await writing;
    writing = (async () => {
      await writeBatch(store, act(), importNo, coder.version, sorted, await coded, batch);
      const fresh = jobs.length;
      counts.new += fresh;
      counts.known += sorted.length - fresh + batch.alreadyKnown;
      counts.rejected += batch.rejected.length;
      counts.read += sorted.length + batch.rejected.length + batch.alreadyKnown;
      counts.filled += sorted.filter((one) => one.outcome === 'known' && hasMore(one)).length;
      options.onCommit?.({ ...counts });
    })();
    writing.catch(() => {});
  };

  let batch: Batch = emptyBatch();
  for await (const item of items) {
    if ('alreadyKnown' in item) batch.alreadyKnown += item.alreadyKnown;
    else if ('error' in item) batch.rejected.push({ origin: item.origin, ...pick(item.error) });
    else batch.incoming.push(incomingOf(item));
    batch.bytes += item.bytes;
    if (sizeOf(batch) < BATCH_ITEMS && batch.bytes < BATCH_BYTES) {
      continue;
    }
    await send(batch);
    batch = emptyBatch();
  }
  if (sizeOf(batch) > 0) await send(batch);
  await writing;
  await finishImport(store.db, act(), importNo);
  return counts;
}

const sizeOf = ({ incoming, rejected, alreadyKnown }: Batch): number =>
  incoming.length + rejected.length + Math.min(1, alreadyKnown);

const emptyBatch = (): Batch => ({ incoming: [], rejected: [], alreadyKnown: 0, bytes: 0 });

const pick = ({ code, message }: { readonly code: string; readonly message: string }) => ({
  code,
  message,
});

function incomingOf(item: Extract<AddItem, { report: Report }>): Incoming {
  const { report, source, origin, diagnostics } = item;
  return { report, source, origin, notes: diagnostics, textSha256: sha256(report.text) };
}

/** Looks the texts up in the store and among those that are still being written. */
async function sort(
  store: Store,
  incoming: readonly Incoming[],
  recent: ReadonlyMap<string, readonly KeptReport[]>,
): Promise<readonly Sorted[]> {
  if (incoming.length === 0) return [];
  const hashes = [...new Set(incoming.map(({ textSha256 }) => textSha256))];
  const kept = new Map<string, KeptReport[]>();
  for (const row of await reportsByText(store.db, hashes).execute()) {
    kept.set(row.text_sha256, [...(kept.get(row.text_sha256) ?? []), row]);
  }
  for (const hash of hashes) {
    // What is being written now may or may not be seen in the store yet; it is counted once.
    const own = kept.get(hash) ?? [];
    const ids = new Set(own.map(({ id }) => id));
    const more = (recent.get(hash) ?? []).filter(({ id }) => !ids.has(id));
    if (more.length > 0) kept.set(hash, [...own, ...more]);
  }
  return sortIncoming(incoming, kept);
}

function keptOf(sorted: readonly Sorted[]): ReadonlyMap<string, readonly KeptReport[]> {
  const kept = new Map<string, readonly KeptReport[]>();
  for (const one of sorted) {
    const { textSha256, report } = one.incoming;
    const own: KeptReport =
      one.outcome === 'known'
        ? { ...one.kept, ...one.adds }
        : {
            no: null,
            id: one.id,
            text_sha256: textSha256,
            published: report.published ?? null,
            outlet: report.outlet ?? null,
            title: report.title ?? null,
            url: report.url ?? null,
            author: report.author ?? null,
            forwarded_from: report.forwardedFrom ?? null,
          };
    const others = (kept.get(textSha256) ?? []).filter(({ id }) => id !== own.id);
    kept.set(textSha256, [...others, own]);
  }
  return kept;
}

const hasMore = (one: Extract<Sorted, { outcome: 'known' }>): boolean =>
  Object.keys(one.adds).length > 0;

function jobOf({ id, incoming }: Extract<Sorted, { outcome: 'new' }>): CodingJob {
  const { origin, report, notes } = incoming;
  return { origin, report: { ...report, id }, notes };
}

async function writeBatch(
  { db }: Store,
  act: Act,
  importNo: number,
  version: string,
  sorted: readonly Sorted[],
  coded: readonly CodedJob[],
  { rejected, alreadyKnown }: Batch,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const numbers = await keepReports(trx, act, importNo, sorted);
    const jobs = numbers.flatMap((reportNo, i) => {
      const job = coded[i];
      return job === undefined ? [] : [{ reportNo, rows: job.rows, words: job.words }];
    });
    await keepCodingRows(trx, version, jobs);
    if (jobs.length > 0) {
      const words = jobs.map(({ reportNo, words: of }) => ({ rowid: reportNo, words: of }));
      await indexReports(trx, words).execute();
    }
    if (rejected.length > 0) {
      const rows = rejected.map((one) => ({ import_no: importNo, ...one }));
      await trx.insertInto('rejection').values(rows).execute();
    }
    await trx
      .updateTable('import')
      .where('no', '=', importNo)
      .set((eb) => ({
        read: eb('read', '+', sorted.length + rejected.length + alreadyKnown),
        new: eb('new', '+', numbers.length),
        known: eb('known', '+', sorted.length - numbers.length + alreadyKnown),
        rejected: eb('rejected', '+', rejected.length),
      }))
      .execute();
  });
}
