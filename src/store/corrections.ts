import type { Kysely, Selectable } from 'kysely';
import type { Correction } from '../model/correction.ts';
import type { Json } from './canonical-json.ts';
import type { CorrectionTable, Database } from './database.ts';
import { type Act, appendEntry } from './ledger.ts';

/** A correction as it is kept: who made it, when, why, and whether it still holds. */
export interface KeptCorrection extends Correction {
  readonly no: number;
  readonly reportNo: number;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly undone: boolean;
}

/** Records a correction, in the ledger as well. Tells its number. The report is then to be coded anew. */
export async function keepCorrection(
  trx: Kysely<Database>,
  act: Act,
  report: { readonly no: number; readonly id: string },
  correction: Correction,
  reason: string | null,
): Promise<number> {
  const { act: what, event, field, value, before, span, anchor } = correction;
  const entry = await appendEntry(trx, act, 'corrected', {
    report: report.id,
    act: what,
    event,
    field,
    value: asJson(value),
    before: asJson(before),
    span: span === null ? null : { start: span.start, end: span.end },
    reason,
  });
  const { no } = await trx
    .insertInto('correction')
    .values({
      report_no: report.no,
      event,
      act: what,
      field,
      value: value === null ? null : JSON.stringify(value),
      before: before === null ? null : JSON.stringify(before),
      start: span?.start ?? null,
      end: span?.end ?? null,
      anchor: JSON.stringify(anchor),
      reason,
      actor: act.actor,
      at: act.at,
      ledger_no: entry,
      undone_by: null,
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  return no;
}

/** Takes a correction back and tells the report to code anew; undefined where there is none to undo. */
export async function undoCorrection(
  trx: Kysely<Database>,
  act: Act,
  no: number,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('correction')
    .select('report_no')
    .where('no', '=', no)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const entry = await appendEntry(trx, act, 'correction-undone', { correction: no });
  await trx.updateTable('correction').set({ undone_by: entry }).where('no', '=', no).execute();
  return row.report_no;
}

/** The corrections of some reports that hold, oldest first. */
export function standingCorrections(db: Kysely<Database>, reports: readonly number[]) {
  return correctionsOfReports(db, reports).where('undone_by', 'is', null);
}

/** All corrections of some reports, those taken back included, oldest first. */
export function correctionsOfReports(db: Kysely<Database>, reports: readonly number[]) {
  return db.selectFrom('correction').selectAll().where('report_no', 'in', reports).orderBy('no');
}

/** Numbers of the reports that have corrections that hold. */
export function correctedReports(db: Kysely<Database>) {
  return db
    .selectFrom('correction')
    .select('report_no')
    .where('undone_by', 'is', null)
    .distinct()
    .orderBy('report_no');
}

/** The correction that a row holds. */
export function readCorrection(row: Selectable<CorrectionTable>): KeptCorrection {
  const { start, end } = row;
  return {
    no: row.no,
    reportNo: row.report_no,
    act: row.act,
    event: row.event,
    anchor: JSON.parse(row.anchor),
    field: row.field,
    value: row.value === null ? null : JSON.parse(row.value),
    before: row.before === null ? null : JSON.parse(row.before),
    span: start === null || end === null ? null : { start, end },
    reason: row.reason,
    actor: row.actor,
    at: row.at,
    undone: row.undone_by !== null,
  };
}

/** A coded value is plain data, which its type does not say. */
const asJson = (value: Correction['value']): Json => JSON.parse(JSON.stringify(value));
