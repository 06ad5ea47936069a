import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { CodedEvent } from '../model/coded-report.ts';
import type { CorrectedValue, Correction } from '../model/correction.ts';
import { IsnadError } from '../model/isnad-error.ts';
import { isWhole, PERSON_RULE } from '../store/apply-corrections.ts';
import { eventsOfReports, keepCodingRows, readEvent } from '../store/codings.ts';
import { keepCorrection, undoCorrection } from '../store/corrections.ts';
import { hasUnlinked, linkCollection } from '../store/link-collection.ts';
import { jobOfKept } from '../store/recode.ts';
import { sha256 } from '../store/sha256.ts';
import type { Collection } from './collection.ts';
import { newEventSchema, readCorrectedValue } from './corrected-value.ts';
import { reportById } from './report-queries.ts';
import { apiErrorSchema, type NewCorrection, newCorrectionSchema } from './schemas.ts';

const responses = {
  200: {
    description: 'Done',
    content: { 'application/json': { schema: z.object({ no: z.number().int() }) } },
  },
  400: {
    description: 'The value cannot be kept',
    content: { 'application/json': { schema: apiErrorSchema } },
  },
};

const correcting = createRoute({
  method: 'post',
  path: '/api/corrections',
  summary: 'Correct a value, remove an event or add a missed one; kept in the ledger',
  request: {
    body: { required: true, content: { 'application/json': { schema: newCorrectionSchema } } },
  },
  responses,
});

const undoing = createRoute({
  method: 'post',
  path: '/api/corrections/{no}/undo',
  summary: 'Take a correction back',
  request: { params: z.object({ no: z.coerce.number().int() }) },
  responses,
});

/** A report with what coding it again needs. */
type ReportRow = NonNullable<
  Awaited<ReturnType<ReturnType<typeof reportById>['executeTakeFirst']>>
>;

/** Takes corrections. Each is an entry of the ledger, laid over the coding, and can be undone. */
export function addCorrectionRoutes(app: OpenAPIHono, collection: Collection): void {
  const { store, actor, now, change } = collection;
  app.openapi(correcting, async (c) => {
    const given = c.req.valid('json');
    const no = await change(async () => {
      const report = await findReport(collection, given.report);
      const events = (await eventsOfReports(store.db, [report.no]).execute()).map(readEvent);
      const correction = correctionOf(given, report, events);
      const made = await store.db
        .transaction()
        .execute((trx) =>
          keepCorrection(trx, { actor, at: now() }, report, correction, given.reason),
        );
      await codeAgain(collection, report);
      return made;
    });
    return c.json({ no }, 200);
  });
  app.openapi(undoing, async (c) => {
    const { no } = c.req.valid('param');
    await change(async () => {
      const reportNo = await store.db
        .transaction()
        .execute((trx) => undoCorrection(trx, { actor, at: now() }, no));
      if (reportNo === undefined)
        throw new IsnadError('unknown-id', `There is no correction ${no}`);
      const { id } = await store.db
        .selectFrom('report')
        .where('no', '=', reportNo)
        .select('id')
        .executeTakeFirstOrThrow();
      await codeAgain(collection, await findReport(collection, id));
    });
    return c.json({ no }, 200);
  });
}

async function findReport({ store: { db } }: Collection, id: string): Promise<ReportRow> {
  const row = await reportById(db, id).executeTakeFirst();
  if (row !== undefined) return row;
  throw new IsnadError('unknown-id', `There is no report ${id}`);
}

function correctionOf(
  { act, event: id, field, value, span }: NewCorrection,
  report: ReportRow,
  events: readonly CodedEvent[],
): Correction {
  if (span !== null && (span.start >= span.end || span.end > report.text.length)) {
    throw new IsnadError('bad-option', 'The words lie outside the text of the report');
  }
  if (act === 'add') {
    if (span === null) {
      throw new IsnadError('bad-option', 'An event is added by the words that tell it');
    }
    return addedEvent(report.id, span, value);
  }
  const event = events.find((one) => one.id === id);
  if (event === undefined) throw new IsnadError('unknown-id', `There is no event ${id}`);
  const { start, end } = event.evidence.find((one) => one.field === 'kind') ??
    event.evidence[0] ?? { start: 0, end: 0 };
  const anchor = { kind: event.kind, start, end };
  if (act === 'remove') {
    return { act, event: event.id, anchor, field: null, value: null, before: null, span };
  }
  if (field === null)
    throw new IsnadError('bad-option', 'A correction names the field it corrects');
  const corrected = readCorrectedValue(field, value);
  return {
    act,
    event: event.id,
    anchor,
    field,
    value: corrected,
    before: valueAt(event, field),
    span,
  };
}

function addedEvent(
  report: string,
  span: { readonly start: number; readonly end: number },
  value: unknown,
): Correction {
  const given = newEventSchema.safeParse(value);
  if (!given.success) {
    throw new IsnadError('bad-option', 'An event is added with its kind and its time');
  }
  const { kind, when } = given.data;
  const id = sha256(`${report} person ${span.start}-${span.end}`).slice(0, 16);
  const event: CodedEvent = {
    id,
    kind,
    status: 'happened',
    count: 1,
    when,
    where: {
      name: null,
      admin1: null,
      country: null,
      lat: null,
      lon: null,
      precision: 'unknown',
      accuracyKm: null,
    },
    who: [],
    outcomes: [],
    seized: false,
    accordingTo: [],
    incident: null,
    evidence: [{ field: 'kind', start: span.start, end: span.end, rule: PERSON_RULE }],
  };
  const anchor = { kind, start: span.start, end: span.end };
  return { act: 'add', event: id, anchor, field: null, value: event, before: null, span };
}

function valueAt(event: CodedEvent, field: string): CorrectedValue {
  const [, list, index] = /^(who|outcomes)\[(\d+)\]$/.exec(field) ?? [];
  if (list === 'who') return event.who[Number(index)] ?? null;
  if (list === 'outcomes') return event.outcomes[Number(index)] ?? null;
  return isWhole(field) ? event[field] : null;
}

/** Codes a report again, so that the corrections that hold are laid over, and links what that moves. */
async function codeAgain({ store, coder }: Collection, report: ReportRow): Promise<void> {
  const { db } = store;
  const incidents = await incidentsOf(collectionEvents(db, report.no));
  const [coded] = await coder.code([jobOfKept(report)]);
  if (coded === undefined) throw new Error(`The coding of ${report.name} gave nothing`);
  await db
    .transaction()
    .execute((trx) =>
      keepCodingRows(trx, coder.version, [{ reportNo: report.no, rows: coded.rows }]),
    );
  if (await hasUnlinked(db)) await linkCollection(store, 'new');
  const moved = new Set([...incidents, ...(await incidentsOf(collectionEvents(db, report.no)))]);
  if (moved.size > 0) await linkCollection(store, [...moved]);
}

const collectionEvents = (db: Collection['store']['db'], reportNo: number) =>
  db
    .selectFrom('event')
    .where('report_no', '=', reportNo)
    .where('incident_no', 'is not', null)
    .select('incident_no');

async function incidentsOf(query: ReturnType<typeof collectionEvents>): Promise<readonly number[]> {
  return (await query.execute()).flatMap(({ incident_no }) => incident_no ?? []);
}
