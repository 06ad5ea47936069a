import type { Kysely } from 'kysely';
import type { CodedEvent, OutcomeKind } from '../model/coded-report.ts';
import {
  type AdoptionRule,
  type IncidentMember,
  type ReconciledIncident,
  reconcileIncident,
  reconcileTotal,
} from '../reconcile/adopt.ts';
import { cellOf } from './cells.ts';
import type { Database } from './database.ts';

/** A row of the table of incidents, but for its number. */
export type IncidentRow = Omit<Database['incident'], 'no'>;

/** What a rule adopts for each field of an incident, and how far the origins agree on it. */
export interface Adopted {
  readonly rule: AdoptionRule;
  readonly agreement: {
    readonly kind: number | null;
    readonly when: number | null;
    readonly where: number | null;
    /** The least over the totals of all outcomes. */
    readonly outcomes: number | null;
  };
  /** Actors by role, those named by more origins first. */
  readonly who: readonly { readonly role: string; readonly actor: string }[];
  readonly outcomes: readonly {
    readonly what: OutcomeKind;
    readonly who: string;
    readonly low: number | null;
    readonly high: number | null;
    readonly best: number | null;
  }[];
  /** The place names as told, the adopted one first. */
  readonly places: readonly string[];
}

/** The row of an incident from its members. */
export function incidentRow(
  id: string,
  members: readonly IncidentMember[],
  rule: AdoptionRule,
): IncidentRow {
  const reconciled = reconcileIncident(members, rule);
  const [first] = members;
  const where = reconciled.where.adopted ?? broadPlace(members);
  const when = reconciled.when.adopted;
  return {
    id,
    kind: reconciled.kind.adopted ?? first?.event.kind ?? 'other',
    status: members.some(({ event }) => event.status === 'happened') ? 'happened' : 'foiled',
    from_day: when?.from ?? null,
    to_day: when?.to ?? when?.from ?? null,
    place: where?.name ?? null,
    admin1: where?.admin1 ?? null,
    country: where?.country ?? null,
    lat: where?.lat ?? null,
    lon: where?.lon ?? null,
    cell: cellOf(where?.lat ?? null, where?.lon ?? null),
    events: members.length,
    reports: reconciled.reports,
    origins: reconciled.origins.length,
    killed: totalOf(reconciled, 'killed', rule),
    wounded: totalOf(reconciled, 'wounded', rule),
    detained: totalOf(reconciled, 'detained', rule),
    adopted: JSON.stringify(adoptedOf(reconciled, members, rule)),
  };
}

/** Where no member names a place, the governorate or country that one of them gives. */
function broadPlace(members: readonly IncidentMember[]): CodedEvent['where'] | undefined {
  const places = members.map(({ event }) => event.where);
  return (
    places.find(({ admin1 }) => admin1 !== null) ?? places.find(({ country }) => country !== null)
  );
}

/** The adopted number of an outcome over all who suffered it; null where nobody tells one. */
function totalOf(
  reconciled: ReconciledIncident,
  what: OutcomeKind,
  rule: AdoptionRule,
): number | null {
  const { adopted } = reconcileTotal(reconciled, what, rule);
  return adopted?.best ?? adopted?.low ?? null;
}

function adoptedOf(
  reconciled: ReconciledIncident,
  members: readonly IncidentMember[],
  rule: AdoptionRule,
): Adopted {
  const { kind, when, where, outcomes, stances } = reconciled;
  const agreements = [...new Set(outcomes.map(({ what }) => what))].flatMap(
    (what) => reconcileTotal(reconciled, what, rule).agreement ?? [],
  );
  const names = members.flatMap(({ event }) => event.where.name ?? []);
  const adoptedName = where.adopted?.name ?? null;
  return {
    rule,
    agreement: {
      kind: kind.agreement,
      when: when.agreement,
      where: where.agreement,
      outcomes: agreements.length === 0 ? null : Math.min(...agreements),
    },
    who: [...stances]
      .sort((x, y) => y.told.length - x.told.length)
      .map(({ role, actor }) => ({ role, actor })),
    outcomes: outcomes.flatMap(({ what, who, adopted }) =>
      adopted === null ? [] : [{ what, who, ...adopted }],
    ),
    places: [...new Set(adoptedName === null ? names : [adoptedName, ...names])].slice(0, 8),
  };
}

/** The adopted values of a row. */
export const readAdopted = (row: { readonly adopted: string }): Adopted => JSON.parse(row.adopted);

/** Incidents by id, to find which are new. */
export function incidentNumbers(db: Kysely<Database>, ids: readonly string[]) {
  return db.selectFrom('incident').select(['no', 'id']).where('id', 'in', ids);
}
