import type { Kysely } from 'kysely';
import type { CodedEvent } from '../model/coded-report.ts';
import type { IncidentMember } from '../reconcile/adopt.ts';
import { eventKey, type LinkableEvent, linkableEvents } from '../reconcile/linkable-event.ts';
import type { Database } from './database.ts';

/** An event of the store, in the forms that linking and reconciling work on. */
export interface StoredMember {
  readonly no: number;
  readonly reportNo: number;
  readonly incidentNo: number | null;
  readonly member: IncidentMember;
}

/** How many events are read at a time. */
const CHUNK = 400;

/** Events by row number, with what is known of their reports. */
export function memberRows(db: Kysely<Database>, numbers: readonly number[]) {
  return db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .leftJoin('copy', 'copy.report_no', 'report.no')
    .where('event.no', 'in', numbers)
    .select([
      'event.no',
      'event.report_no',
      'event.incident_no',
      'event.coded',
      'report.id as report',
      'report.outlet',
      'report.published',
      'copy.copy_group',
    ])
    .orderBy('event.no');
}

/** The member that a row holds. */
export function readMember(
  row: Awaited<ReturnType<ReturnType<typeof memberRows>['executeTakeFirstOrThrow']>>,
): StoredMember {
  const event: CodedEvent = JSON.parse(row.coded);
  return {
    no: row.no,
    reportNo: row.report_no,
    incidentNo: row.incident_no,
    member: {
      key: eventKey(row.report, event.id),
      report: row.report,
      outlet: row.outlet,
      published: row.published,
      event,
      copyGroup: row.copy_group,
    },
  };
}

/** The members of incidents, all in one list. */
export async function membersOfIncidents(
  db: Kysely<Database>,
  incidents: readonly number[],
): Promise<readonly StoredMember[]> {
  const numbers = await db
    .selectFrom('event')
    .select('no')
    .where('incident_no', 'in', incidents)
    .execute();
  if (numbers.length === 0) return [];
  const rows = await memberRows(
    db,
    numbers.map(({ no }) => no),
  ).execute();
  return rows.map(readMember);
}

/** An event prepared for linking. The evidence is let go, since there may be very many events. */
export interface LinkableMember extends StoredMember {
  readonly linkable: LinkableEvent;
}

/** Reads events part by part and prepares them for linking. */
export async function readLinkable(
  db: Kysely<Database>,
  numbers: readonly number[],
  copyGroups: ReadonlyMap<number, string>,
): Promise<LinkableMember[]> {
  const members: LinkableMember[] = [];
  const share = openSharer();
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const part = numbers.slice(from, from + CHUNK);
    const rows = await memberRows(db, part).execute();
    const texts = await textsOf(db, [...new Set(rows.map(({ report_no }) => report_no))]);
    for (const row of rows) {
      const read = readMember(row);
      const copyGroup = copyGroups.get(row.report_no);
      const { event, report, published, outlet } = read.member;
      const about = { id: report, published, outlet, title: null, url: null, sha256: null };
      const coded = { report: about, events: [event], tallies: [], diagnostics: [] };
      const text = texts.get(row.report_no);
      for (const prepared of linkableEvents(coded, { text, copyGroup })) {
        const slim = share({ ...event, evidence: [] });
        members.push({
          ...read,
          member: { ...read.member, copyGroup: copyGroup ?? null, event: slim },
          linkable: { ...prepared, event: slim },
        });
      }
    }
  }
  return members;
}

/**
 * Makes events share what they have in common: one place, one list of participants, one chain of tellers
 * for all events that give the same. Of a large collection that is most of what they take.
 */
function openSharer(): (event: CodedEvent) => CodedEvent {
  const known = new Map<string, unknown>();
  const share = <Value>(value: Value): Value => {
    const text = JSON.stringify(value);
    const shared = known.get(text);
    if (shared === undefined) known.set(text, value);
    return (shared as Value | undefined) ?? value;
  };
  return (event) => ({
    ...event,
    when: share(event.when),
    where: share(event.where),
    who: share(event.who),
    outcomes: share(event.outcomes),
    accordingTo: share(event.accordingTo),
    evidence: share(event.evidence),
  });
}

/** The raw texts of reports by row number. */
export async function textsOf(
  db: Kysely<Database>,
  reports: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (reports.length === 0) return new Map();
  const rows = await db
    .selectFrom('report')
    .select(['no', 'text'])
    .where('no', 'in', reports)
    .execute();
  return new Map(rows.map(({ no, text }) => [no, text]));
}
