import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS, OUTCOMES } from '../../src/model/coded-report.ts';

/** A folder of hand-coded reports: `reports/ID.txt`, `gold/ID.json` and one line of `meta.jsonl` each. */
const SETS = [
  { name: 'gold set', folder: 'test/gold', atLeast: 95 },
  { name: 'wide set', folder: 'test/gold-wide', atLeast: 49 },
  { name: 'check set', folder: 'test/gold-check', atLeast: 49 },
  { name: 'examples', folder: 'examples', atLeast: 14 },
] as const;

const PRECISIONS_OF_TIME = ['day', 'span', 'week', 'month', 'year', 'about', 'unknown'];
const PRECISIONS_OF_PLACE = [
  'exact',
  'settlement',
  'district',
  'area',
  'admin1',
  'country',
  'unknown',
];
const ROLES = ['initiator', 'partner', 'target'];
const BASES = [undefined, 'stated', 'suspected', 'accused', 'claimed', 'denied'];
const LINK_KINDS = ['person', 'organization', 'outlet', 'document', 'unnamed'];
const ADMIN1: readonly string[] = [
  ...'DY HA RA HL HM HI ID LA TA DI RD DR SU QU'.split(' ').map((code) => `SY-${code}`),
  ...'AN AR BA BB BG DA DI DQ HA KA KI MA MU NA NI QA SD SU WA'.split(' ').map((c) => `IQ-${c}`),
];
const ACTOR = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ARABIC = /\p{Script=Arabic}/u;

interface Link {
  readonly name: string;
  readonly kind: string;
  readonly actor: string | null;
}

interface GoldCount {
  readonly low: number | null;
  readonly high: number | null;
  readonly best: number | null;
}

interface GoldEvent {
  readonly id: string;
  readonly kind: string;
  readonly status?: string;
  readonly count?: number;
  readonly when: {
    readonly from: string | null;
    readonly to: string | null;
    readonly precision: string;
  };
  readonly where: {
    readonly name: string | null;
    readonly admin1: string | null;
    readonly country: string | null;
    readonly precision: string;
  };
  readonly who: readonly { readonly id: string; readonly role: string; readonly basis?: string }[];
  readonly outcomes: readonly (GoldCount & { readonly what: string; readonly who: string })[];
  readonly accordingTo: readonly Link[];
  readonly incident?: string;
}

interface GoldTally {
  readonly what: string;
  readonly n: number;
  readonly who: string | null;
  readonly by?: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly area: string | null;
  readonly accordingTo: readonly Link[];
}

interface Gold {
  readonly report: {
    readonly id: string;
    readonly published: string | null;
    readonly outlet: string | null;
  };
  readonly events: readonly GoldEvent[];
  readonly tallies: readonly GoldTally[];
}

interface Meta {
  readonly id: string;
  readonly published: string | null;
  readonly outlet: string | null;
}

function readGold(folder: string): readonly (readonly [string, Gold])[] {
  return namesIn(join(folder, 'gold'), '.json').map((id) => [
    id,
    JSON.parse(readFileSync(join(folder, 'gold', `${id}.json`), 'utf8')) as Gold,
  ]);
}

function readMeta(folder: string): readonly Meta[] {
  return readFileSync(join(folder, 'meta.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Meta);
}

function namesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => basename(file, ending))
    .sort();
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return (
    DAY.test(text) && !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
  );
}

/** What is wrong with a gold coding; an empty list where its form is right. */
function problemsOf(gold: Gold): readonly string[] {
  return [
    ...gold.events.flatMap((event) => problemsOfEvent(event).map((what) => `${event.id}: ${what}`)),
    ...gold.tallies.flatMap((tally) => problemsOfTally(tally).map((what) => `tally: ${what}`)),
  ];
}

function problemsOfEvent(event: GoldEvent): readonly string[] {
  const { when, where } = event;
  const problems = [
    ...oneOf('kind', event.kind, KINDS),
    ...oneOf('status', event.status, [undefined, 'happened', 'foiled']),
    ...oneOf('precision of time', when.precision, PRECISIONS_OF_TIME),
    ...oneOf('precision of place', where.precision, PRECISIONS_OF_PLACE),
    ...spanProblems(when.from, when.to),
    ...chainProblems(event.accordingTo),
    ...event.who.flatMap(({ id, role, basis }) => [
      ...oneOf('role', role, ROLES),
      ...oneOf('basis', basis, BASES),
      ...(ACTOR.test(id) ? [] : [`actor ${id}`]),
    ]),
    ...event.outcomes.flatMap((outcome) => [
      ...oneOf('outcome', outcome.what, OUTCOMES),
      ...(ACTOR.test(outcome.who) ? [] : [`actor ${outcome.who}`]),
      ...countProblems(outcome),
    ]),
  ];
  const known = when.from !== null && when.to !== null;
  if (when.precision === 'day' && when.from !== when.to) problems.push('a day that is a span');
  if (when.precision === 'unknown' && known) problems.push('an unknown time with two ends');
  if (['day', 'span', 'week', 'month', 'year'].includes(when.precision) && !known) {
    problems.push('a known time without its ends');
  }
  if (where.admin1 !== null && !where.admin1.startsWith(`${where.country}-`)) {
    problems.push(`${where.admin1} is not in ${where.country}`);
  }
  if (where.admin1 !== null) problems.push(...oneOf('admin1', where.admin1, ADMIN1));
  if (where.name !== null && !ARABIC.test(where.name)) problems.push(`place ${where.name}`);
  if (event.count !== undefined && event.count < 2) problems.push('a count below two');
  const keys = event.outcomes.map(({ what, who }) => `${what} ${who}`);
  if (new Set(keys).size < keys.length) problems.push('an outcome told twice');
  return problems;
}

function problemsOfTally(tally: GoldTally): readonly string[] {
  return [
    ...(/^[a-z][a-z-]*$/.test(tally.what) ? [] : [`what ${tally.what}`]),
    ...(Number.isInteger(tally.n) && tally.n > 0 ? [] : [`n ${tally.n}`]),
    ...[tally.who, tally.by].flatMap((id) =>
      id === null || id === undefined || ACTOR.test(id) ? [] : [`actor ${id}`],
    ),
    ...spanProblems(tally.from, tally.to),
    ...chainProblems(tally.accordingTo),
  ];
}

function oneOf<T>(field: string, value: T, allowed: readonly T[]): readonly string[] {
  return allowed.includes(value) ? [] : [`${field} ${String(value)}`];
}

function spanProblems(from: string | null, to: string | null): readonly string[] {
  const days = [from, to].filter((day) => day !== null);
  const wrong = days.filter((day) => !isDay(day)).map((day) => `day ${day}`);
  if (from !== null && to !== null && from > to) return [...wrong, `${from} is after ${to}`];
  return wrong;
}

function countProblems({ low, high, best }: GoldCount): readonly string[] {
  const numbers = [low, best, high].filter((count) => count !== null);
  if (numbers.length === 0) return ['a count without a number'];
  const inOrder = numbers.every((count, i) => i === 0 || count >= (numbers[i - 1] ?? 0));
  return inOrder && numbers.every(Number.isInteger) ? [] : [`count ${low}..${high}, best ${best}`];
}

function chainProblems(chain: readonly Link[]): readonly string[] {
  if (chain.length === 0) return ['no teller'];
  return chain.flatMap(({ name, kind, actor }) => [
    ...oneOf('kind of teller', kind, LINK_KINDS),
    ...(name === '' ? ['a teller without a name'] : []),
    ...(actor === null || ACTOR.test(actor) ? [] : [`actor ${actor}`]),
  ]);
}

describe.each(SETS)('$name', ({ folder, atLeast }) => {
  const coded = readGold(folder);
  const ids = coded.map(([id]) => id);

  test('is as large as promised', () => {
    expect(ids.length).toBeGreaterThanOrEqual(atLeast);
  });

  test('has a report and a line of meta.jsonl for every gold coding, and none beside', () => {
    expect(namesIn(join(folder, 'reports'), '.txt')).toEqual(ids);
    expect(
      readMeta(folder)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
  });

  test('marks every outlet as fictional', () => {
    const unmarked = readMeta(folder).filter(
      ({ outlet }) => outlet !== null && !/\((خيالية|خيالي)\)$/u.test(outlet),
    );
    expect(unmarked).toEqual([]);
  });

  test.each(coded)('%s is well formed', (id, gold) => {
    const meta = readMeta(folder).find((line) => line.id === id);
    expect(gold.report).toEqual({ id, published: meta?.published, outlet: meta?.outlet });
    expect(gold.events.map((event) => event.id)).toEqual(gold.events.map((_, i) => `e${i + 1}`));
    expect(problemsOf(gold)).toEqual([]);
  });
});

describe('the check itself', () => {
  const right: GoldEvent = {
    id: 'e1',
    kind: 'ied',
    when: { from: '2025-09-16', to: '2025-09-16', precision: 'day' },
    where: { name: 'منبج', admin1: 'SY-HL', country: 'SY', precision: 'settlement' },
    who: [{ id: 'civilians', role: 'target' }],
    outcomes: [{ what: 'killed', who: 'civilians', low: 2, high: 2, best: 2 }],
    accordingTo: [{ name: 'مصادر محلية', kind: 'unnamed', actor: null }],
  };
  const outcome = { what: 'killed', who: 'isis', low: 1, high: 1, best: 1 };

  test('accepts a right event', () => {
    expect(problemsOfEvent(right)).toEqual([]);
  });

  test.each<{ readonly name: string; readonly event: GoldEvent }>([
    { name: 'an unknown kind', event: { ...right, kind: 'explosion' } },
    {
      name: 'a day that does not exist',
      event: { ...right, when: { from: '2025-02-30', to: '2025-02-30', precision: 'day' } },
    },
    {
      name: 'a span that runs backwards',
      event: { ...right, when: { from: '2025-02-03', to: '2025-02-01', precision: 'span' } },
    },
    {
      name: 'a day without a date',
      event: { ...right, when: { from: null, to: null, precision: 'day' } },
    },
    {
      name: 'a governorate nobody knows',
      event: { ...right, where: { ...right.where, admin1: 'SY-XX' } },
    },
    {
      name: 'a governorate of another country',
      event: { ...right, where: { ...right.where, country: 'IQ' } },
    },
    { name: 'an actor that is no id', event: { ...right, who: [{ id: 'ISIS', role: 'target' }] } },
    { name: 'a role nobody knows', event: { ...right, who: [{ id: 'isis', role: 'victim' }] } },
    { name: 'a best above high', event: { ...right, outcomes: [{ ...outcome, best: 4 }] } },
    { name: 'one outcome told twice', event: { ...right, outcomes: [outcome, outcome] } },
    { name: 'no teller', event: { ...right, accordingTo: [] } },
  ])('refuses $name', ({ event }) => {
    expect(problemsOfEvent(event)).not.toEqual([]);
  });
});
