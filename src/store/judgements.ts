import type { Kysely, Selectable } from 'kysely';
import type { CodedEvent, Kind } from '../model/coded-report.ts';
import type { Judgement } from '../reconcile/cluster.ts';
import { eventKey } from '../reconcile/linkable-event.ts';
import type { Database, JudgementTable } from './database.ts';
import { type Act, appendEntry } from './ledger.ts';

export type Verdict = JudgementTable['verdict'];

/** Where a judged event stood when it was judged, so that it is found again after recoding. */
export interface Anchor {
  readonly report: string;
  readonly event: string;
  readonly kind: Kind;
  /** The stretch of the text that tells it. */
  readonly start: number;
  readonly end: number;
}

/** An event as a judgement needs it. */
export interface JudgedEvent {
  readonly report: string;
  readonly event: CodedEvent;
}

/** Records what a person says of two events, in the ledger as well. Tells the number of the judgement. */
export async function judge(
  trx: Kysely<Database>,
  act: Act,
  a: JudgedEvent,
  b: JudgedEvent,
  verdict: Verdict,
  reason: string | null,
): Promise<number> {
  const anchors = [anchorOf(a), anchorOf(b)];
  const keys = anchors.map(({ report, event }) => eventKey(report, event));
  const entry = await appendEntry(trx, act, 'judged', {
    verdict,
    reason,
    events: anchors.map(({ report, event, kind, start, end }) => ({
      report,
      event,
      kind,
      start,
      end,
    })),
  });
  const { no } = await trx
    .insertInto('judgement')
    .values({
      event_a: keys[0] ?? '',
      event_b: keys[1] ?? '',
      verdict,
      reason,
      actor: act.actor,
      at: act.at,
      anchors: JSON.stringify(anchors),
      ledger_no: entry,
      undone_by: null,
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  return no;
}

/** A judgement that was taken back, with the keys of its events as they are coded now. */
export interface UndoneJudgement extends Selectable<JudgementTable> {
  readonly events: readonly string[];
}

/** Takes a judgement back. It stays in the ledger; it no longer binds. Its events are then to be linked. */
export async function undoJudgement(
  trx: Kysely<Database>,
  act: Act,
  no: number,
): Promise<UndoneJudgement | undefined> {
  const judgement = await trx
    .selectFrom('judgement')
    .selectAll()
    .where('no', '=', no)
    .where('undone_by', 'is', null)
    .executeTakeFirst();
  if (judgement === undefined) return undefined;
  const entry = await appendEntry(trx, act, 'judgement-undone', { judgement: no });
  await trx.updateTable('judgement').set({ undone_by: entry }).where('no', '=', no).execute();
  const keys = await keysNow(trx, JSON.parse(judgement.anchors));
  return { ...judgement, events: keys.flatMap((key) => key ?? []) };
}

/** The judgements that bind, oldest first. */
export function standingJudgements(db: Kysely<Database>) {
  return db.selectFrom('judgement').selectAll().where('undone_by', 'is', null).orderBy('no');
}

/** All judgements, those taken back included, newest first. */
export function listJudgements(db: Kysely<Database>, limit: number) {
  return db.selectFrom('judgement').selectAll().orderBy('no', 'desc').limit(limit);
}

/** A judgement with the keys of its two events as they are coded now, else as they were judged. */
export interface PlacedJudgement extends Selectable<JudgementTable> {
  readonly a: string;
  readonly b: string;
}

/** The judgements on any of these events, those taken back included, newest first. */
export async function judgementsOn(
  db: Kysely<Database>,
  keys: ReadonlySet<string>,
): Promise<readonly PlacedJudgement[]> {
  const reports = new Set([...keys].map((key) => key.slice(0, key.indexOf('/'))));
  const placed: PlacedJudgement[] = [];
  for (const row of await db.selectFrom('judgement').selectAll().orderBy('no', 'desc').execute()) {
    const anchors: readonly Anchor[] = JSON.parse(row.anchors);
    if (!anchors.some(({ report }) => reports.has(report))) continue;
    const [a = row.event_a, b = row.event_b] = await keysNow(db, anchors);
    if (keys.has(a) || keys.has(b)) placed.push({ ...row, a, b });
  }
  return placed;
}

/** The judgements that bind, on the events as they are coded now. */
export interface BoundJudgements {
  readonly judgements: readonly Judgement[];
  /** Those whose events are no longer coded in any form; they are kept and wait. */
  readonly dangling: readonly number[];
}

/**
 * Finds the events of all standing judgements. Where recoding gave an event another id, it is the event
 * of the same report whose words overlap those that were judged, of the same kind if there is one.
 */
export async function bindJudgements(db: Kysely<Database>): Promise<BoundJudgements> {
  const judgements: Judgement[] = [];
  const dangling: number[] = [];
  for (const row of await standingJudgements(db).execute()) {
    const [a, b] = await keysNow(db, JSON.parse(row.anchors));
    if (a === undefined || b === undefined) dangling.push(row.no);
    else judgements.push({ a, b, verdict: row.verdict });
  }
  return { judgements, dangling };
}

/** The keys of judged events as they are coded now; undefined where one is no longer coded. */
async function keysNow(
  db: Kysely<Database>,
  anchors: readonly Anchor[],
): Promise<readonly (string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  for (const anchor of anchors) {
    const event = await findAnchored(db, anchor);
    keys.push(event === undefined ? undefined : eventKey(anchor.report, event));
  }
  return keys;
}

async function findAnchored(db: Kysely<Database>, anchor: Anchor): Promise<string | undefined> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .where('report.id', '=', anchor.report)
    .select(['event.id', 'event.kind', 'event.coded'])
    .orderBy('event.no')
    .execute();
  if (rows.some(({ id }) => id === anchor.event)) return anchor.event;
  const near = rows.filter(({ coded }) => {
    const event: CodedEvent = JSON.parse(coded);
    return event.evidence.some(({ start, end }) => start < anchor.end && anchor.start < end);
  });
  return (near.find(({ kind }) => kind === anchor.kind) ?? near[0])?.id;
}

function anchorOf({ report, event }: JudgedEvent): Anchor {
  const trigger = event.evidence.find(({ field }) => field === 'kind') ?? event.evidence[0];
  const { start, end } = trigger ?? { start: 0, end: 0 };
  return { report, event: event.id, kind: event.kind, start, end };
}
