import type { Kysely } from 'kysely';
import type { CodedEvent, CodedReport, Tally } from '../model/coded-report.ts';
import { applyCorrections } from './apply-corrections.ts';
import { cellOf } from './cells.ts';
import { readCorrection, standingCorrections } from './corrections.ts';
import type { Database } from './database.ts';
import { sha256 } from './sha256.ts';

/** A coded report in the form of rows: made by whoever codes, so that whoever writes only writes. */
export interface CodingRows {
  readonly events: readonly ReturnType<typeof eventRow>[];
  /** Of each event its participants. */
  readonly participants: readonly (readonly Omit<Database['participant'], 'event_no'>[])[];
  readonly tallies: readonly ReturnType<typeof tallyRow>[];
  readonly diagnostics: string;
  readonly digest: string;
}

/** The rows of a coded report, but for the numbers that the tables give. */
export function codingRows(coded: CodedReport): CodingRows {
  const events = coded.events.map(eventRow);
  const tallies = coded.tallies.map(tallyRow);
  const diagnostics = JSON.stringify(coded.diagnostics);
  return {
    events,
    participants: coded.events.map(participantsOf),
    tallies,
    diagnostics,
    digest: digestRows(events, tallies, diagnostics),
  };
}

/** Bound parameters of one statement; SQLite takes 32,766. */
const MOST_PARAMETERS = 6000;

/**
 * Keeps what reports were coded to, in place of what an earlier version coded. Call it in the
 * transaction of the batch. An event that keeps its id keeps its incident; others wait for linking.
 */
export async function keepCodingRows(
  trx: Kysely<Database>,
  coder: string,
  coded: readonly ReportRows[],
): Promise<void> {
  if (coded.length === 0) return;
  const numbers = coded.map(({ reportNo }) => reportNo);
  const codings = await withCorrections(trx, coded);
  const incidents = await incidentsOfReports(trx, numbers);
  await trx.deleteFrom('event').where('report_no', 'in', numbers).execute();
  await trx.deleteFrom('tally').where('report_no', 'in', numbers).execute();
  const events = codings.flatMap(({ reportNo, rows }) =>
    rows.events.map((row) => {
      const incident_no = incidents.get(`${reportNo} ${row.id}`) ?? null;
      return { ...row, report_no: reportNo, incident_no };
    }),
  );
  const kept: number[] = [];
  for (const part of chunks(events, 18)) {
    const insert = trx.insertInto('event').values(part).returning('no');
    for (const { no } of await insert.execute()) kept.push(no);
  }
  const participants = codings
    .flatMap(({ rows }) => rows.participants)
    .flatMap((of, i) => of.map((participant) => ({ ...participant, event_no: kept[i] ?? 0 })));
  for (const part of chunks(participants, 4)) {
    const insert = trx.insertInto('participant').values(part);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
  const tallies = codings.flatMap(({ reportNo, rows }) =>
    rows.tallies.map((row) => ({ ...row, report_no: reportNo })),
  );
  for (const part of chunks(tallies, 8)) await trx.insertInto('tally').values(part).execute();
  const rows = codings.map(
    ({ reportNo, rows: { events: of, tallies: totals, digest, diagnostics } }) => {
      const kept = digestRows(of, totals, diagnostics);
      return {
        report_no: reportNo,
        coder,
        digest,
        diagnostics,
        kept: kept === digest ? null : kept,
      };
    },
  );
  for (const part of chunks(rows, 5)) {
    await trx
      .insertInto('coding')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('report_no').doUpdateSet((eb) => ({
          coder: eb.ref('excluded.coder'),
          digest: eb.ref('excluded.digest'),
          diagnostics: eb.ref('excluded.diagnostics'),
          kept: eb.ref('excluded.kept'),
        })),
      )
      .execute();
  }
}

interface ReportRows {
  readonly reportNo: number;
  readonly rows: CodingRows;
}

/** Lays what people corrected over what the program coded. The digest stays that of the program. */
export async function withCorrections(
  db: Kysely<Database>,
  codings: readonly ReportRows[],
): Promise<readonly ReportRows[]> {
  const numbers = codings.map(({ reportNo }) => reportNo);
  const rows = await standingCorrections(db, numbers).execute();
  if (rows.length === 0) return codings;
  const byReport = Map.groupBy(rows.map(readCorrection), ({ reportNo }) => reportNo);
  return codings.map((one) => {
    const corrections = byReport.get(one.reportNo);
    if (corrections === undefined) return one;
    const events = applyCorrections(one.rows.events.map(readEvent), corrections);
    const corrected = {
      ...one.rows,
      events: events.map(eventRow),
      participants: events.map(participantsOf),
    };
    return { reportNo: one.reportNo, rows: corrected };
  });
}

/** The incidents that the events of some reports are in, by report and id of the event. */
async function incidentsOfReports(
  trx: Kysely<Database>,
  reports: readonly number[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('event')
    .select(['id', 'report_no', 'incident_no'])
    .where('report_no', 'in', reports)
    .where('incident_no', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, report_no, incident_no }) =>
      incident_no === null ? [] : [[`${report_no} ${id}`, incident_no] as const],
    ),
  );
}

/** Takes the events of some reports out of their incidents, so that linking finds them as new. */
export async function unlinkReports(
  trx: Kysely<Database>,
  reports: readonly number[],
): Promise<void> {
  await trx
    .updateTable('event')
    .set({ incident_no: null })
    .where('report_no', 'in', reports)
    .execute();
}

/** Reports that no version, or another than this one, has coded. */
export function reportsToCode(db: Kysely<Database>, coder: string, after: number, limit: number) {
  return db
    .selectFrom('report')
    .leftJoin('coding', 'coding.report_no', 'report.no')
    .where('report.no', '>', after)
    .where((eb) => eb.or([eb('coding.coder', 'is', null), eb('coding.coder', '<>', coder)]))
    .selectAll('report')
    .select(['coding.coder', 'coding.digest'])
    .orderBy('report.no')
    .limit(limit);
}

/** The coded events of some reports, in the order of the text. */
export function eventsOfReports(db: Kysely<Database>, reports: readonly number[]) {
  return db
    .selectFrom('event')
    .leftJoin('incident', 'incident.no', 'event.incident_no')
    .where('event.report_no', 'in', reports)
    .select(['event.no', 'event.report_no', 'event.coded', 'incident.id as incident'])
    .orderBy('event.no');
}

/** The tallies of some reports, in the order of the text. */
export function talliesOfReports(db: Kysely<Database>, reports: readonly number[]) {
  return db
    .selectFrom('tally')
    .where('report_no', 'in', reports)
    .select(['report_no', 'coded'])
    .orderBy('no');
}

/** The coded event of a row. */
export function readEvent(row: {
  readonly coded: string;
  readonly incident?: string | null;
}): CodedEvent {
  const event: CodedEvent = JSON.parse(row.coded);
  return { ...event, incident: row.incident ?? null };
}

/** The tally of a row. */
export const readTally = (row: { readonly coded: string }): Tally => JSON.parse(row.coded);

/** One digest of all that a report was coded to, whatever its incidents, from the rows of it. */
export function digestRows(
  events: readonly { readonly coded: string }[],
  tallies: readonly { readonly coded: string }[],
  diagnostics: string,
): string {
  const parts = [...events.map(({ coded }) => coded), ...tallies.map(({ coded }) => coded)];
  return sha256([...parts, diagnostics].join('\n'));
}

function eventRow(event: CodedEvent) {
  const { when, where } = event;
  return {
    id: event.id,
    kind: event.kind,
    status: event.status,
    count: event.count,
    from_day: when.from,
    to_day: when.to ?? when.from,
    time_precision: when.precision,
    place: where.name,
    admin1: where.admin1,
    country: where.country,
    lat: where.lat,
    lon: where.lon,
    place_precision: where.precision,
    cell: cellOf(where.lat, where.lon),
    coded: JSON.stringify(withoutIncident(event)),
  };
}

function participantsOf({ who }: CodedEvent): readonly Omit<Database['participant'], 'event_no'>[] {
  return who.map(({ id, role, basis }) => ({ actor: id, role, basis }));
}

function tallyRow(tally: Tally) {
  return {
    id: tally.id,
    what: tally.what,
    n: tally.n,
    from_day: tally.from,
    to_day: tally.to,
    area: tally.area,
    coded: JSON.stringify(tally),
  };
}

const withoutIncident = (event: CodedEvent): CodedEvent => ({ ...event, incident: null });

/** Cuts rows into parts that one statement takes. Like sizes let statements be prepared once. */
export function* chunks<Row>(rows: readonly Row[], columns: number): Generator<readonly Row[]> {
  let size = Math.floor(MOST_PARAMETERS / columns);
  for (let from = 0; from < rows.length; ) {
    if (rows.length - from >= size) {
      yield rows.slice(from, from + size);
      from += size;
    } else size = Math.max(1, Math.floor(size / 4));
  }
}
