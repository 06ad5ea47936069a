import { type AdoptionRule, adoptCount } from '../reconcile/adopt.ts';
import { incidentRow } from '../store/adopted.ts';
import { membersOfIncidents } from '../store/members.ts';
import type { Store } from '../store/open-store.ts';
import { COUNTED, type IncidentIndex, type Numbers } from './incident-index.ts';

/** Incidents whose members are read at a time. */
const CHUNK = 300;

/**
 * The numbers that another rule than the collection's adopts. The claims are the same; incidents that one
 * event tells are read from what was adopted of them, the others from their members.
 */
export async function numbersByRule(
  store: Store,
  index: IncidentIndex,
  rule: AdoptionRule,
): Promise<Numbers> {
  if (rule === index.rule) return index.numbers;
  const columns = {
    killed: Int32Array.from(index.numbers.killed),
    wounded: Int32Array.from(index.numbers.wounded),
    detained: Int32Array.from(index.numbers.detained),
  };
  // What the lowest or highest has left of a claim does not tell the claim.
  const isWhole = index.rule === 'majority-of-origins' || index.rule === 'latest';
  const withRivals = isWhole ? await rivalIncidents(store) : new Set<number>();
  const others: number[] = [];
  for (let i = 0; i < index.size; i++) {
    const no = index.nos[i] ?? 0;
    if (!isWhole || (index.events[i] ?? 0) > 1 || withRivals.has(no)) others.push(no);
    else adoptAlone(index, i, rule, columns);
  }
  for (let from = 0; from < others.length; from += CHUNK) {
    const members = await membersOfIncidents(store.db, others.slice(from, from + CHUNK));
    for (const [no, own] of Map.groupBy(members, ({ incidentNo }) => incidentNo ?? -1)) {
      const i = index.positions.get(no);
      if (i === undefined) continue;
      const row = incidentRow(
        '',
        own.map(({ member }) => member),
        rule,
      );
      for (const what of COUNTED) columns[what][i] = row[what] ?? -1;
    }
  }
  return columns;
}

function adoptAlone(index: IncidentIndex, i: number, rule: AdoptionRule, columns: Numbers): void {
  const outcomes = index.adopted(i);
  for (const what of COUNTED) {
    const numbers = outcomes
      .filter((outcome) => outcome.what === what)
      .flatMap((value) => {
        const claim = {
          value,
          member: '',
          report: '',
          published: null,
          accordingTo: [],
          origin: 0,
        };
        const adopted = adoptCount([claim], rule);
        return adopted?.best ?? adopted?.low ?? [];
      });
    columns[what][i] = numbers.length === 0 ? -1 : numbers.reduce((sum, n) => sum + n, 0);
  }
}

/** Incidents in which a report itself gives rival values. */
async function rivalIncidents({ db }: Store): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('event')
    .where('coded', 'like', '%"claims":[%')
    .where('incident_no', 'is not', null)
    .select('incident_no')
    .execute();
  return new Set(rows.flatMap(({ incident_no }) => incident_no ?? []));
}
