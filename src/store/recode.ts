import type { CodedEvent } from '../model/coded-report.ts';
import type { Report } from '../model/report.ts';
import type { Coder, CodingJob } from './add-reports.ts';
import {
  type CodingRows,
  eventsOfReports,
  keepCodingRows,
  readEvent,
  reportsToCode,
  talliesOfReports,
  unlinkReports,
  withCorrections,
} from './codings.ts';
import type { ReportTable } from './database.ts';
import { appendEntry } from './ledger.ts';
import type { Store } from './open-store.ts';
import { sha256 } from './sha256.ts';

export interface RecodeOptions {
  readonly coder: Coder;
  readonly actor: string;
  readonly now: () => string;
  /** `uncoded`: only what no version has coded; `outdated`: what this version has not; `all`: all. */
  readonly only: 'uncoded' | 'outdated' | 'all';
  /** Tells the differences without keeping them. */
  readonly dryRun?: boolean;
  /** Called for each report whose coding differs from the one before. */
  readonly onDifference?: (difference: Difference) => void;
  /** Called after each commit. */
  readonly onCommit?: (counts: RecodeCounts) => void;
}

export interface RecodeCounts {
  readonly coded: number;
  /** Reports that came out otherwise than before. */
  readonly changed: number;
}

/** What a new version makes otherwise of one report. */
export interface Difference {
  readonly report: string;
  readonly name: string;
  readonly added: readonly CodedEvent[];
  readonly removed: readonly CodedEvent[];
  /** Events that both versions code, with the fields that differ. */
  readonly changed: readonly {
    readonly before: CodedEvent;
    readonly after: CodedEvent;
    readonly fields: readonly string[];
  }[];
  /** What else differs; `corrected`: only what a person has corrected, so that it does not show. */
  readonly rest: readonly ('tallies' | 'notes' | 'corrected')[];
}

const BATCH = 300;
const UNCODED = '';

/**
 * Codes reports anew, a batch a transaction, and keeps the decisions of people and the ids of incidents.
 * Stopped at any moment it leaves whole batches; run again it goes on with those that are left.
 */
export async function recodeReports(store: Store, options: RecodeOptions): Promise<RecodeCounts> {
  const { db } = store;
  const { coder, actor, now, only, dryRun = false } = options;
  const counts = { coded: 0, changed: 0 };
  let after = 0;
  for (;;) {
    // A version that nothing has asks for all; one that only the uncoded have, for these.
    const wanted = only === 'all' ? '*' : coder.version;
    let query = reportsToCode(db, wanted, after, BATCH);
    if (only === 'uncoded') {
      query = query.where((eb) =>
        eb.or([eb('coding.coder', 'is', null), eb('coding.coder', '=', UNCODED)]),
      );
    }
    const rows = await query.execute();
    const last = rows.at(-1);
    if (last === undefined) return counts;
    after = last.no;
    const coded = await coder.code(rows.map(jobOfKept));
    const changed = rows.flatMap((row, i) => (row.digest === coded[i]?.rows.digest ? [] : [i]));
    if (options.onDifference !== undefined) {
      for (const i of changed) {
        const [row, job] = [rows[i], coded[i]];
        if (row === undefined || job === undefined) continue;
        options.onDifference(await differenceOf(store, row, job.rows));
      }
    }
    if (!dryRun) {
      await db.transaction().execute(async (trx) => {
        const codings = rows.flatMap((row, i) => {
          const job = coded[i];
          return job === undefined ? [] : [{ reportNo: row.no, rows: job.rows }];
        });
        await keepCodingRows(trx, coder.version, codings);
        // With other metadata than before they may belong to other incidents; linking takes them as new.
        if (only === 'uncoded')
          await unlinkReports(
            trx,
            codings.map(({ reportNo }) => reportNo),
          );
        await appendEntry(trx, { actor, at: now() }, 'recoded', {
          coder: coder.version,
          reports: rows.length,
          changed: changed.length,
          before: sha256(rows.map(({ id, digest }) => `${id} ${digest}\n`).join('')),
          after: sha256(rows.map(({ id }, i) => `${id} ${coded[i]?.rows.digest}\n`).join('')),
        });
      });
    }
    counts.coded += rows.length;
    counts.changed += changed.length;
    options.onCommit?.({ ...counts });
  }
}

/** Compares what is kept of a report with a new coding, corrections of people laid over both. */
async function differenceOf(
  { db }: Store,
  row: Pick<ReportTable, 'id' | 'name'> & { readonly no: number },
  rows: CodingRows,
): Promise<Difference> {
  const events = (await eventsOfReports(db, [row.no]).execute()).map(readEvent);
  const tallies = (await talliesOfReports(db, [row.no]).execute()).map(({ coded }) => coded);
  const coding = await db
    .selectFrom('coding')
    .select('diagnostics')
    .where('report_no', '=', row.no)
    .executeTakeFirst();
  const [corrected] = await withCorrections(db, [{ reportNo: row.no, rows }]);
  const difference = compareCodings(row, events, (corrected?.rows ?? rows).events.map(readEvent));
  const sameTallies = tallies.join('\n') === rows.tallies.map(({ coded }) => coded).join('\n');
  const sameNotes = coding?.diagnostics === rows.diagnostics;
  const rest: Difference['rest'] = [
    ...(sameTallies ? [] : ['tallies' as const]),
    ...(sameNotes ? [] : ['notes' as const]),
  ];
  const { added, removed, changed } = difference;
  const shows = added.length + removed.length + changed.length + rest.length > 0;
  return { ...difference, rest: shows ? rest : ['corrected'] };
}

/** What differs between the events of two codings of one report, by their ids. */
export function compareCodings(
  { id, name }: { readonly id: string; readonly name: string },
  before: readonly CodedEvent[],
  after: readonly CodedEvent[],
): Omit<Difference, 'rest'> {
  const old = new Map(before.map((event) => [event.id, event]));
  const fresh = new Map(after.map((event) => [event.id, event]));
  const changed = after.flatMap((event) => {
    const was = old.get(event.id);
    const fields = was === undefined ? [] : differingFields(was, event);
    return was === undefined || fields.length === 0 ? [] : [{ before: was, after: event, fields }];
  });
  const added = after.filter((event) => !old.has(event.id));
  const removed = before.filter((event) => !fresh.has(event.id));
  return { report: id, name, added, removed, changed };
}

/** Fields by which two codings of an event differ; the incident is none of its own. */
function differingFields(before: CodedEvent, after: CodedEvent): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete('incident');
  const [a, b]: readonly Readonly<Record<string, unknown>>[] = [{ ...before }, { ...after }];
  return [...names]
    .filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name]))
    .sort();
}

/** A kept report as it is coded again. */
export function jobOfKept(
  row: Pick<
    ReportTable,
    | 'id'
    | 'text'
    | 'published'
    | 'outlet'
    | 'title'
    | 'url'
    | 'forwarded_from'
    | 'notes'
    | 'raw_sha256'
  >,
): CodingJob {
  const report: Report = {
    id: row.id,
    text: row.text,
    published: row.published ?? undefined,
    outlet: row.outlet ?? undefined,
    title: row.title ?? undefined,
    url: row.url ?? undefined,
    forwardedFrom: row.forwarded_from ?? undefined,
    sha256: row.raw_sha256,
  };
  return { origin: row.id, report, notes: JSON.parse(row.notes) };
}
