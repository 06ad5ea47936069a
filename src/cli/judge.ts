import type { Kysely } from 'kysely';
import type { CodedEvent } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';
import { eventKey } from '../reconcile/linkable-event.ts';
import type { Database } from '../store/database.ts';
import {
  type JudgedEvent,
  listJudgements,
  judge as record,
  undoJudgement,
} from '../store/judgements.ts';
import { linkCollection } from '../store/link-collection.ts';
import { type Command, type Io, jsonOption, type OptionValues, textOption } from './command.ts';
import { EXIT } from './exit-status.ts';
import { printRows, type RowColumn } from './print-rows.ts';
import { actorOf, actorOption, now, projectOption, withStore, withStoreToRead } from './project.ts';

const VERDICTS = ['same', 'different', 'unsure'] as const;
const MOST_LISTED = 200;

export const judge: Command = {
  name: 'judge',
  summary:
    'Decide whether two events are one occurrence; the decision binds and survives recoding.',
  operands: '[event...]',
  operandsSummary: 'ids of two events, as `isnad incident` shows them; none to list the decisions',
  options: [
    projectOption,
    { flags: '--as <verdict>', summary: 'what they are', choices: VERDICTS },
    { flags: '--reason <text>', summary: 'why, for the ledger' },
    { flags: '--undo <number>', summary: 'take this decision back' },
    actorOption,
    { ...jsonOption, summary: 'print JSON' },
  ],
  examples: [
    ['isnad judge 5c01e2 77a9b0 --as same --reason "one funeral"', 'merges two incidents'],
    ['isnad judge 5c01e2 77a9b0 --as different', 'splits an incident'],
    ['isnad judge --undo 3', 'takes decision 3 back'],
    ['isnad judge', 'lists the decisions'],
  ],
  async run(operands, values, io) {
    const undo = textOption(values, 'undo');
    if (undo !== undefined) return await takeBack(undo, values, io);
    const verdict = VERDICTS.find((known) => known === textOption(values, 'as'));
    if (operands.length === 0 && verdict === undefined) return await list(values, io);
    const [a, b, ...more] = operands;
    if (verdict === undefined || a === undefined || b === undefined || more.length > 0) {
      throw new IsnadError('bad-option', 'A decision is about two events and needs --as', {
        hint: 'isnad judge EVENT EVENT --as same, different or unsure',
      });
    }
    return await withStore(values, async (store) => {
      const [one, other] = [await findEvent(store.db, a), await findEvent(store.db, b)];
      if (one.no === other.no) {
        throw new IsnadError('bad-option', `${a} and ${b} are one event`, { hint: 'Name two.' });
      }
      const act = { actor: actorOf(values), at: now() };
      const reason = textOption(values, 'reason') ?? null;
      const no = await store.db
        .transaction()
        .execute((trx) => record(trx, act, one.judged, other.judged, verdict, reason));
      await relink(store, [one.incidentNo, other.incidentNo]);
      return await say(
        `decision ${no}: ${a} and ${b} are ${verdict}`,
        { decision: no },
        values,
        io,
      );
    });
  },
};

async function takeBack(written: string, values: OptionValues, io: Io): Promise<number> {
  return await withStore(values, async (store) => {
    const act = { actor: actorOf(values), at: now() };
    const no = Number(written);
    const undone = await store.db.transaction().execute((trx) => undoJudgement(trx, act, no));
    if (undone === undefined) {
      throw new IsnadError('unknown-id', `There is no decision ${written} that stands`, {
        hint: 'List the decisions with `isnad judge`.',
      });
    }
    const incidents = await incidentsOfKeys(store.db, undone.events);
    await relink(store, incidents);
    return await say(`decision ${no} was taken back`, { undone: no }, values, io);
  });
}

async function list(values: OptionValues, io: Io): Promise<number> {
  return await withStoreToRead(values, async ({ db }) => {
    const rows = await listJudgements(db, MOST_LISTED).execute();
    await io.out(printRows(rows, COLUMNS, values['json'] === true ? 'json' : 'table', io.columns));
    return EXIT.ok;
  });
}

type Row = Awaited<ReturnType<ReturnType<typeof listJudgements>['execute']>>[number];

const COLUMNS: readonly RowColumn<Row>[] = [
  { name: 'decision', title: 'no.', least: 4, value: ({ no }) => no },
  { name: 'verdict', title: 'verdict', least: 9, value: ({ verdict }) => verdict },
  { name: 'event_a', title: 'event', least: 33, value: ({ event_a }) => event_a },
  { name: 'event_b', title: 'event', least: 33, value: ({ event_b }) => event_b },
  { name: 'by', title: 'by', least: 8, value: ({ actor }) => actor },
  { name: 'at', title: 'at', least: 20, value: ({ at }) => at },
  { name: 'reason', title: 'reason', least: 8, share: 1, value: ({ reason }) => reason },
  {
    name: 'stands',
    title: 'stands',
    least: 6,
    value: ({ undone_by }) => (undone_by === null ? 'yes' : 'no'),
  },
];

interface FoundEvent {
  readonly no: number;
  readonly incidentNo: number | null;
  readonly judged: JudgedEvent;
}

/** The one event whose id begins so. */
async function findEvent(db: Kysely<Database>, id: string): Promise<FoundEvent> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .where('event.id', '>=', id)
    .where('event.id', '<', `${id}\uffff`)
    .select(['event.no', 'event.incident_no', 'event.coded', 'report.id as report'])
    .limit(2)
    .execute();
  const [row, second] = rows;
  if (row === undefined || second !== undefined || id === '') {
    const many = second === undefined ? 'There is no event' : 'Several events begin with';
    throw new IsnadError('unknown-id', `${many} ${id}`, {
      hint: 'Look ids up with `isnad incident`.',
    });
  }
  const event: CodedEvent = JSON.parse(row.coded);
  return { no: row.no, incidentNo: row.incident_no, judged: { report: row.report, event } };
}

async function incidentsOfKeys(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<readonly (number | null)[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .where(
      'event.id',
      'in',
      keys.map((key) => key.slice(key.indexOf('/') + 1)),
    )
    .select(['event.id', 'report.id as report', 'event.incident_no'])
    .execute();
  return rows
    .filter(({ id, report }) => keys.includes(eventKey(report, id)))
    .map(({ incident_no }) => incident_no);
}

async function relink(
  store: Parameters<typeof linkCollection>[0],
  incidents: readonly (number | null)[],
): Promise<void> {
  const known = [...new Set(incidents.flatMap((no) => no ?? []))];
  if (known.length > 0) await linkCollection(store, known);
}

async function say(text: string, json: object, values: OptionValues, io: Io): Promise<number> {
  await io.out(values['json'] === true ? `${JSON.stringify(json)}\n` : `${text}\n`);
  return EXIT.ok;
}
