import type { CodedEvent, CodedReport, OutcomeKind, Participant } from '../model/coded-report.ts';
import { OUTCOMES } from '../model/coded-report.ts';
import { csvRow } from './csv-row.ts';
import { describeChain, describeOutcomes } from './describe-event.ts';
import type { ReportWriter } from './report-writer.ts';

/** The columns of the CSV form: one row an event. `docs/cli.md` prints this list. */
export const CSV_COLUMNS: readonly (readonly [name: string, meaning: string])[] = [
  ['event_id', 'stable id of the event'],
  ['report_id', 'id of the report'],
  ['published', 'publication date of the report'],
  ['outlet', 'outlet of the report'],
  ['kind', 'kind of event (docs/codebook.md)'],
  ['status', 'happened or foiled'],
  ['count', 'number of like occurrences told jointly'],
  ['from', 'first day, YYYY-MM-DD'],
  ['to', 'last day, YYYY-MM-DD'],
  ['time_precision', 'day, span, week, month, year, about, unknown'],
  ['place', 'most specific place as written'],
  ['admin1', 'governorate, ISO 3166-2'],
  ['country', 'country, ISO 3166-1'],
  ['lat', 'latitude, degrees north'],
  ['lon', 'longitude, degrees east'],
  ['place_precision', 'exact, settlement, district, area, admin1, country, unknown'],
  ['initiators', 'actor ids, separated by a space'],
  ['partners', 'actor ids, separated by a space'],
  ['targets', 'actor ids, separated by a space'],
  ...OUTCOMES.map((what) => [what, `best number ${what}; empty where open or not told`] as const),
  ['outcomes', 'all outcomes in words, with bounds and whom they befell'],
  ['seized', 'true where arms, documents or equipment were taken'],
  ['according_to', 'attribution chain, origin first'],
  ['incident', 'id that the reports of one occurrence share'],
];

/**
 * Writes one row an event. Tallies have no row; their number goes to nobody's count, so the JSON forms
 * are the ones to take where they matter.
 */
export function csvWriter(): ReportWriter {
  return {
    start: () => csvRow(CSV_COLUMNS.map(([name]) => name)),
    report: (coded) => coded.events.map((event) => csvRow(fieldsOf(coded, event))).join(''),
    end: () => '',
  };
}

function fieldsOf({ report }: CodedReport, event: CodedEvent) {
  const { when, where } = event;
  return [
    event.id,
    report.id,
    report.published,
    report.outlet,
    event.kind,
    event.status,
    event.count,
    when.from,
    when.to,
    when.precision,
    where.name,
    where.admin1,
    where.country,
    where.lat,
    where.lon,
    where.precision,
    idsOf(event, 'initiator'),
    idsOf(event, 'partner'),
    idsOf(event, 'target'),
    ...OUTCOMES.map((what) => bestOf(event, what)),
    describeOutcomes(event),
    event.seized,
    describeChain(event.accordingTo),
    event.incident,
  ];
}

function idsOf({ who }: CodedEvent, role: Participant['role']): string {
  return who
    .filter((participant) => participant.role === role)
    .map(({ id }) => id)
    .join(' ');
}

/** The sum over whom it befell; null where any part of it is open. */
function bestOf({ outcomes }: CodedEvent, what: OutcomeKind): number | null {
  const numbers = outcomes.filter((outcome) => outcome.what === what).map(({ best }) => best);
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, best) => (sum === null || best === null ? null : sum + best), 0);
}
