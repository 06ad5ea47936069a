import { KINDS } from '../model/coded-report.ts';
import { NO_ADMIN1 } from '../reconcile/incident-choice.ts';
import { isoDay } from './day-number.ts';
import { type IncidentIndex, NO_AGREEMENT, NO_DAY, type Numbers } from './incident-index.ts';
import type { IncidentRow } from './schemas.ts';

/** The incident at a position of the index, as lists show it. */
export function incidentRowAt(index: IncidentIndex, numbers: Numbers, i: number): IncidentRow {
  const place = index.placeList[index.places[i] ?? 0];
  const admin1 = index.admin1Names[index.admin1[i] ?? 0] ?? NO_ADMIN1;
  const agreement = index.agreement[i] ?? NO_AGREEMENT;
  const { starts, values, names } = index.actors;
  return {
    id: index.ids[i] ?? '',
    kind: KINDS[index.kinds[i] ?? 0] ?? 'other',
    foiled: index.foiled[i] === 1,
    from: dayOrNull(index.from[i]),
    to: dayOrNull(index.to[i]),
    place: place?.name ?? null,
    admin1: admin1 === NO_ADMIN1 ? null : admin1,
    country: place?.country ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    precision: place?.precision ?? 'unknown',
    accuracyKm: place?.accuracyKm ?? null,
    actors: [...values.subarray(starts[i], starts[i + 1])].map((at) => names[at] ?? ''),
    killed: numberOrNull(numbers.killed[i]),
    wounded: numberOrNull(numbers.wounded[i]),
    detained: numberOrNull(numbers.detained[i]),
    events: index.events[i] ?? 0,
    reports: index.reports[i] ?? 0,
    origins: index.origins[i] ?? 0,
    agreement: agreement === NO_AGREEMENT ? null : agreement / 100,
  };
}

const dayOrNull = (day: number | undefined): string | null =>
  day === undefined || day === NO_DAY ? null : isoDay(day);
const numberOrNull = (n: number | undefined): number | null =>
  n === undefined || n < 0 ? null : n;
