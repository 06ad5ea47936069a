import type { Kysely } from 'kysely';
import { OUTCOMES } from '../model/coded-report.ts';
import {
  type AdoptionRule,
  reconcileIncident,
  reconcileTotal,
  tollTimeline,
} from '../reconcile/adopt.ts';
import { hexName } from '../reconcile/hash.ts';
import { readCorrection } from '../store/corrections.ts';
import type { Database } from '../store/database.ts';
import { judgementsOn } from '../store/judgements.ts';
import { membersOfIncidents, textsOf } from '../store/members.ts';
import { adoptionRule } from '../store/settings.ts';
import type {
  CorrectionDetail,
  IncidentDetail,
  JudgementDetail,
  LinkDetail,
  MemberDetail,
} from './incident-view.ts';
import { passagesOf } from './passages.ts';

/** Reads an incident; undefined where there is none of that id. */
export async function readIncident(
  db: Kysely<Database>,
  id: string,
  wanted: AdoptionRule | null,
): Promise<IncidentDetail | undefined> {
  const row = (await incidentOf(db, id)) ?? (await incidentOfFormerId(db, id));
  if (row === undefined) return undefined;
  const stored = await membersOfIncidents(db, [row.no]);
  const collectionRule = await adoptionRule(db);
  const rule = wanted ?? collectionRule;
  const reconciled = reconcileIncident(
    stored.map(({ member }) => member),
    rule,
  );
  const numbers = [...new Set(stored.map(({ reportNo }) => reportNo))];
  const texts = await textsOf(db, numbers);
  const reports = await db
    .selectFrom('report')
    .where('no', 'in', numbers)
    .select(['no', 'id', 'title', 'name', 'outlet', 'published', 'url'])
    .execute();
  const keys = new Map(stored.map(({ no, member }) => [no, member.key]));
  const members = stored.map(({ reportNo, member }): MemberDetail => {
    const report = reports.find(({ no }) => no === reportNo);
    return {
      key: member.key,
      report: {
        id: report?.id ?? member.report,
        title: report?.title ?? report?.name ?? null,
        outlet: member.outlet,
        published: member.published,
        url: report?.url ?? null,
      },
      event: member.event,
      passages: passagesOf(texts.get(reportNo) ?? '', member.event.evidence),
      copyGroup: member.copyGroup,
    };
  });
  return {
    id: row.id,
    rule,
    collectionRule,
    reconciled,
    tolls: OUTCOMES.filter((what) =>
      reconciled.outcomes.some((outcome) => outcome.what === what),
    ).map((what) => ({ what, steps: tollTimeline(reconcileTotal(reconciled, what, rule)) })),
    members: members.toSorted((x, y) =>
      (x.report.published ?? '9') < (y.report.published ?? '9') ? -1 : 1,
    ),
    links: await readLinks(db, keys),
    judgements: await readJudgements(db, new Set(keys.values())),
    corrections: await readCorrections(db, members),
  };
}

const incidentOf = (db: Kysely<Database>, id: string) =>
  db.selectFrom('incident').where('id', '=', id).select(['no', 'id']).executeTakeFirst();

/**
 * Where an incident went that had this id and has become one with another: the id is made from its first
 * event, so that an address that was cited still leads to what it meant.
 */
async function incidentOfFormerId(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly no: number; readonly id: string } | undefined> {
  if (!/^[0-9a-f]{16}$/.test(id)) return undefined;
  const events = await db
    .selectFrom('event')
    .innerJoin('report', 'report.no', 'event.report_no')
    .innerJoin('incident', 'incident.no', 'event.incident_no')
    .select(['report.id as report', 'event.id as event', 'incident.no', 'incident.id'])
    .execute();
  return events.find(({ report, event }) => hexName(`${report}/${event}`) === id);
}

async function readCorrections(
  db: Kysely<Database>,
  members: readonly MemberDetail[],
): Promise<readonly CorrectionDetail[]> {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('report', 'report.no', 'correction.report_no')
    .where('report.id', 'in', [...new Set(members.map(({ report }) => report.id))])
    .selectAll('correction')
    .select('report.id as report')
    .orderBy('correction.no')
    .execute();
  const own = new Set(members.map(({ event }) => event.id));
  return rows
    .map((row) => ({ ...readCorrection(row), report: row.report }))
    .filter(({ event }) => own.has(event));
}

async function readLinks(
  db: Kysely<Database>,
  keys: ReadonlyMap<number, string>,
): Promise<readonly LinkDetail[]> {
  const numbers = [...keys.keys()];
  const rows = await db
    .selectFrom('link')
    .where('event_a', 'in', numbers)
    .where('event_b', 'in', numbers)
    .selectAll()
    .orderBy('score', 'desc')
    .execute();
  return rows.map(({ event_a, event_b, score, made_by, reasons }) => ({
    a: keys.get(event_a) ?? '',
    b: keys.get(event_b) ?? '',
    score,
    by: made_by,
    reasons: JSON.parse(reasons),
  }));
}

async function readJudgements(
  db: Kysely<Database>,
  keys: ReadonlySet<string>,
): Promise<readonly JudgementDetail[]> {
  return (await judgementsOn(db, keys)).map(
    ({ no, a, b, verdict, reason, actor, at, undone_by }) => ({
      no,
      a,
      b,
      verdict,
      reason,
      actor,
      at,
      undone: undone_by !== null,
    }),
  );
}
