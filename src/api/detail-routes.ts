import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { IsnadError } from '../model/isnad-error.ts';
import { readEvent } from '../store/codings.ts';
import type { Database } from '../store/database.ts';
import { type JudgedEvent, judge, undoJudgement } from '../store/judgements.ts';
import { linkCollection } from '../store/link-collection.ts';
import type { Collection } from './collection.ts';
import { readIncident } from './incident-detail.ts';
import { filterOf } from './incident-routes.ts';
import { apiErrorSchema, changedSchema, newJudgementSchema } from './schemas.ts';

const errors = {
  404: {
    description: 'No such thing',
    content: { 'application/json': { schema: apiErrorSchema } },
  },
};
const changed = {
  200: { description: 'Done', content: { 'application/json': { schema: changedSchema } } },
};

const one = createRoute({
  method: 'get',
  path: '/api/incidents/{id}',
  summary: 'One incident: all claims with their tellers, origins, links, judgements',
  request: {
    params: z.object({ id: z.string().max(80) }),
    query: z.object({ rule: z.string().max(30).optional() }),
  },
  responses: {
    200: {
      description: 'The incident',
      content: {
        'application/json': { schema: z.looseObject({ id: z.string() }).openapi('Incident') },
      },
    },
    ...errors,
  },
});

const judging = createRoute({
  method: 'post',
  path: '/api/judgements',
  summary: 'Say whether two events are the same occurrence; it binds until it is undone',
  request: {
    body: { required: true, content: { 'application/json': { schema: newJudgementSchema } } },
  },
  responses: { ...changed, ...errors },
});

const undoing = createRoute({
  method: 'post',
  path: '/api/judgements/{no}/undo',
  summary: 'Take a judgement back',
  request: { params: z.object({ no: z.coerce.number().int() }) },
  responses: { ...changed, ...errors },
});

/** Shows incidents and takes judgements. */
export function addDetailRoutes(app: OpenAPIHono, collection: Collection): void {
  const { store, actor, now, change } = collection;
  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const detail = await readIncident(store.db, id, filterOf(c.req.url).rule);
    if (detail === undefined) throw new IsnadError('unknown-id', `There is no incident ${id}`);
    // The types of the coded report describe this more closely than the schema does.
    return c.json({ ...detail } as never, 200);
  });
  app.openapi(judging, async (c) => {
    const { a, b, verdict, reason } = c.req.valid('json');
    const no = await change(async () => {
      const [first, second] = [await findEvent(store.db, a), await findEvent(store.db, b)];
      const made = await store.db
        .transaction()
        .execute((trx) => judge(trx, { actor, at: now() }, first, second, verdict, reason));
      await relink(collection, [a, b]);
      return made;
    });
    return c.json({ no, incidents: [...(await incidentsOf(store.db, [a, b]))] }, 200);
  });
  app.openapi(undoing, async (c) => {
    const { no } = c.req.valid('param');
    const keys = await change(async () => {
      const undone = await store.db
        .transaction()
        .execute((trx) => undoJudgement(trx, { actor, at: now() }, no));
      if (undone === undefined) throw new IsnadError('unknown-id', `There is no judgement ${no}`);
      await relink(collection, undone.events);
      return undone.events;
    });
    return c.json({ no, incidents: [...(await incidentsOf(store.db, keys))] }, 200);
  });
}

/** Links the incidents of some events anew. */
async function relink({ store }: Collection, keys: readonly string[]): Promise<void> {
  const numbers = await incidentNumbersOf(store.db, keys);
  await linkCollection(store, numbers.length > 0 ? numbers : 'new');
}

function eventsByKey(db: Kysely<Database>, keys: readonly string[]) {
  return db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .leftJoin('incident', 'incident.no', 'event.incident_no')
    .where((eb) =>
      eb.or(
        keys.map((key) => {
          const [report = '', event = ''] = key.split('/');
          return eb.and([eb('report.id', '=', report), eb('event.id', '=', event)]);
        }),
      ),
    )
    .select([
      'event.coded',
      'event.incident_no',
      'report.id as report',
      'incident.id as incident',
      'event.no',
    ]);
}

async function findEvent(db: Kysely<Database>, key: string): Promise<JudgedEvent> {
  const row = await eventsByKey(db, [key]).executeTakeFirst();
  if (row === undefined) throw new IsnadError('unknown-id', `There is no event ${key}`);
  return { report: row.report, event: readEvent(row) };
}

async function incidentNumbersOf(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<readonly number[]> {
  const rows = await eventsByKey(db, keys).execute();
  return [...new Set(rows.flatMap(({ incident_no }) => incident_no ?? []))];
}

async function incidentsOf(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await eventsByKey(db, keys).execute();
  return new Set(rows.flatMap(({ incident }) => incident ?? []));
}
