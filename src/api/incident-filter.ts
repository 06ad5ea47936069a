import { KINDS } from '../model/coded-report.ts';
import { ADOPTION_RULES, type AdoptionRule } from '../reconcile/adopt.ts';
import { type Box, EVERY_INCIDENT, type IncidentChoice } from '../reconcile/incident-choice.ts';

/** Orders of incidents; the newest first where none is named. */
export const INCIDENT_ORDERS = ['newest', 'oldest', 'killed', 'reports', 'disputed'] as const;
export type IncidentOrder = (typeof INCIDENT_ORDERS)[number];

/** Which incidents are shown, in which order, and by which rule their numbers are adopted. */
export interface IncidentFilter extends IncidentChoice {
  readonly order: IncidentOrder;
  /** Null for the rule of the collection. */
  readonly rule: AdoptionRule | null;
}

/** Everything, the newest first. */
export const NO_FILTER: IncidentFilter = { ...EVERY_INCIDENT, order: 'newest', rule: null };

const LONGEST_WORDS = 300;
const MOST_VALUES = 60;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a filter from a query. What it cannot read it leaves out, so that an old address still works. */
export function readFilter(query: URLSearchParams): IncidentFilter {
  const list = (name: string): readonly string[] =>
    (query.get(name) ?? '')
      .split('~')
      .filter((value) => value !== '')
      .slice(0, MOST_VALUES);
  const day = (name: string): string | null => {
    const value = query.get(name) ?? '';
    return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  const origins = Number(query.get('origins') ?? 1);
  return {
    words: (query.get('q') ?? '').slice(0, LONGEST_WORDS),
    from: day('from'),
    to: day('to'),
    kinds: KINDS.filter((kind) => list('kind').includes(kind)),
    admin1: list('place'),
    countries: list('country'),
    actors: list('actor'),
    outlets: list('outlet'),
    box: readBox(query.get('box')),
    origins: Number.isInteger(origins) && origins > 0 && origins < 100 ? origins : 1,
    disputed: query.get('disputed') === '1',
    order: INCIDENT_ORDERS.find((order) => order === query.get('order')) ?? 'newest',
    rule: ADOPTION_RULES.find((rule) => rule === query.get('rule')) ?? null,
  };
}

/** Writes a filter as a query, in one form only; empty for no filter. */
export function writeFilter(filter: IncidentFilter): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== '') query.set(name, value);
  };
  put('q', filter.words);
  put('from', filter.from ?? '');
  put('to', filter.to ?? '');
  put('kind', filter.kinds.join('~'));
  put('place', filter.admin1.join('~'));
  put('country', filter.countries.join('~'));
  put('actor', filter.actors.join('~'));
  put('outlet', filter.outlets.join('~'));
  put('box', filter.box === null ? '' : filter.box.map((n) => n.toFixed(3)).join('~'));
  put('origins', filter.origins === 1 ? '' : String(filter.origins));
  put('disputed', filter.disputed ? '1' : '');
  put('order', filter.order === 'newest' ? '' : filter.order);
  put('rule', filter.rule ?? '');
  return query.toString();
}

function readBox(text: string | null): Box | null {
  const [west, south, east, north, ...rest] = (text ?? '').split('~').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    return null;
  }
  const box: Box = [west, south, east, north];
  const isSound = rest.length === 0 && box.every(Number.isFinite) && west < east && south < north;
  return isSound ? box : null;
}
