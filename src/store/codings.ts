import type { Kysely } from 'kysely';
import type { CodedEvent, CodedReport, Tally } from '../model/coded-report.ts';
import { cellOf } from './cells.ts';
import type { Database } from './database.ts';
import { sha256 } from './sha256.ts';

/** A coded report and the row of the report. */
export interface Coding {
  readonly reportNo: number;
  readonly coded: CodedReport;
}

/** Bound parameters of one statement; SQLite takes 32,766. */
const MOST_PARAMETERS = 6000;

/**
 * Keeps what reports were coded to, in place of what an earlier version coded. Call it in the
 * transaction of the batch. The incidents of the old events are left without them, until linking.
 */
export async function keepCodings(
  trx: Kysely<Database>,
  coder: string,
  codings: readonly Coding[],
): Promise<void> {
  if (codings.length === 0) return;
  const numbers = codings.map(({ reportNo }) => reportNo);
  await trx.deleteFrom('event').where('report_no', 'in', numbers).execute();
  await trx.deleteFrom('tally').where('report_no', 'in', numbers).execute();
  const events = codings.flatMap(({ reportNo, coded }) =>
    coded.events.map((event) => ({ event, row: eventRow(reportNo, event) })),
  );
  const kept: number[] = [];
  for (const part of chunks(events, 18)) {
    const insert = trx.insertInto('event').values(part.map(({ row }) => row));
    for (const { no } of await insert.returning('no').execute()) kept.push(no);
  }
  const participants = events.flatMap(({ event }, i) => participantsOf(kept[i] ?? 0, event));
  for (const part of chunks(participants, 4)) {
    const insert = trx.insertInto('participant').values(part);
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
  const tallies = codings.flatMap(({ reportNo, coded }) =>
    coded.tallies.map((tally) => tallyRow(reportNo, tally)),
  );
  for (const part of chunks(tallies, 8)) await trx.insertInto('tally').values(part).execute();
  const rows = codings.map(({ reportNo, coded }) => ({
    report_no: reportNo,
    coder,
    digest: digestCoding(coded),
    diagnostics: JSON.stringify(coded.diagnostics),
  }));
  for (const part of chunks(rows, 4)) {
    await trx
      .insertInto('coding')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('report_no').doUpdateSet((eb) => ({
          coder: eb.ref('excluded.coder'),
          digest: eb.ref('excluded.digest'),
          diagnostics: eb.ref('excluded.diagnostics'),
        })),
      )
      .execute();
  }
}

/** Numbers of reports that no version, or another than this one, has coded. */
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

/** One digest of all that a report was coded to, whatever its incidents. */
export function digestCoding({ events, tallies, diagnostics }: CodedReport): string {
  const parts = [events.map(withoutIncident), tallies, diagnostics];
  return sha256(JSON.stringify(parts));
}

function eventRow(reportNo: number, event: CodedEvent) {
  const { when, where } = event;
  return {
    id: event.id,
    report_no: reportNo,
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
    incident_no: null,
    coded: JSON.stringify(withoutIncident(event)),
  };
}

function participantsOf(eventNo: number, { who }: CodedEvent): Database['participant'][] {
  return who.map(({ id, role, basis }) => ({ actor: id, event_no: eventNo, role, basis }));
}

function tallyRow(reportNo: number, tally: Tally) {
  return {
    id: tally.id,
    report_no: reportNo,
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
function* chunks<Row>(rows: readonly Row[], columns: number): Generator<readonly Row[]> {
  let from = 0;
  for (let size = Math.floor(MOST_PARAMETERS / columns); size >= 1; size = Math.floor(size / 4)) {
    for (; rows.length - from >= size; from += size) yield rows.slice(from, from + size);
  }
}
