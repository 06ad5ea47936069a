import { describe, expect, test } from 'vitest';
import { chainLink, type EventSketch, sampleEvent } from '../../test/sample-event.ts';
import type { ChainLink } from '../model/coded-report.ts';
import {
  type AdoptionRule,
  type IncidentMember,
  reconcileIncident,
  reconcileTotal,
  tollTimeline,
} from './adopt.ts';

const MINISTRY = [chainLink('وزارة الصحة', 'organization', 'sy-health')];
const MONITOR = [chainLink('المرصد', 'organization', 'monitor')];
const RESCUE = [chainLink('الدفاع المدني', 'organization', 'civil-defence')];

const member = (
  key: string,
  published: string | null,
  accordingTo: readonly ChainLink[],
  sketch: EventSketch = {},
): IncidentMember => ({
  key,
  report: key,
  outlet: `outlet ${key}`,
  published,
  copyGroup: null,
  event: sampleEvent({ accordingTo, ...sketch }),
});

const killed = (n: number): EventSketch => ({ outcomes: [`killed civilians ${n}`] });

/** Six by the ministry, told three times; eight by a monitor; nine by the rescuers, last. */
const MEMBERS = [
  member('a', '2025-03-10', MINISTRY, killed(6)),
  member('b', '2025-03-10', MINISTRY, killed(6)),
  member('c', '2025-03-11', MINISTRY, killed(6)),
  member('d', '2025-03-11', MONITOR, killed(8)),
  member('e', '2025-03-12', RESCUE, killed(8)),
  member('f', '2025-03-13', [chainLink('شاهد', 'unnamed')], killed(9)),
];

describe('the adopted number', () => {
  test.each<{ rule: AdoptionRule; low: number; high: number; best: number }>([
    { rule: 'lowest', low: 6, high: 6, best: 6 },
    { rule: 'highest', low: 9, high: 9, best: 9 },
    { rule: 'majority-of-origins', low: 8, high: 8, best: 8 },
    { rule: 'latest', low: 9, high: 9, best: 9 },
    { rule: 'range', low: 6, high: 9, best: 8 },
  ])('$rule', ({ rule, ...count }) => {
    const [outcome] = reconcileIncident(MEMBERS, rule).outcomes;
    expect(outcome?.rule).toBe(rule);
    expect(outcome?.adopted).toEqual(count);
  });

  test('changing the rule changes no claim', () => {
    const claims = (rule: AdoptionRule) =>
      reconcileIncident(MEMBERS, rule).outcomes.map((outcome) => outcome.claims);
    expect(claims('lowest')).toEqual(claims('range'));
    expect(claims('latest').flat()).toHaveLength(6);
  });

  test('what nobody numbers is not guessed', () => {
    const [outcome] = reconcileIncident([
      member('a', null, MINISTRY, { outcomes: ['wounded civilians'] }),
    ]).outcomes;
    expect(outcome?.adopted).toBeNull();
  });
});

test('six reports, four origins', () => {
  const { origins, reports } = reconcileIncident(MEMBERS);
  expect(reports).toBe(6);
  expect(origins.map(({ tellings }) => tellings.join(''))).toEqual(
    expect.arrayContaining(['abc', 'd', 'e', 'f']),
  );
});

describe('agreement', () => {
  test.each<{ name: string; members: readonly IncidentMember[]; agreement: number | null }>([
    { name: 'one origin agrees with nobody', members: MEMBERS.slice(0, 3), agreement: null },
    { name: 'two that agree', members: MEMBERS.slice(3, 5), agreement: 1 },
    { name: 'two that differ', members: MEMBERS.slice(2, 4), agreement: 0 },
    { name: 'one pair of six', members: MEMBERS, agreement: 1 / 6 },
  ])('$name', ({ members, agreement }) => {
    expect(reconcileIncident(members).outcomes[0]?.agreement).toBe(agreement);
  });

  test('a body that corrects itself counts with its latest word', () => {
    const { outcomes } = reconcileIncident([
      member('a', '2025-03-10', MINISTRY, killed(6)),
      member('b', '2025-03-11', MINISTRY, killed(8)),
      member('c', '2025-03-11', MONITOR, killed(8)),
    ]);
    expect(outcomes[0]?.agreement).toBe(1);
  });
});

test('a timeline of a toll, by publication', () => {
  const [outcome] = reconcileIncident(MEMBERS.toReversed()).outcomes;
  if (outcome === undefined) throw new Error('an outcome expected');
  expect(
    tollTimeline(outcome).map(({ count, highestSoFar }) => [count.best, highestSoFar]),
  ).toEqual([6, 6, 6, 8, 8, 9].map((n) => [n, n]));
});

test('the order of the members makes no difference', () => {
  expect(reconcileIncident(MEMBERS.toReversed())).toEqual(reconcileIncident(MEMBERS));
});

test('rival claims of one report are claims of their own tellers', () => {
  const rival = { what: 'killed', who: 'civilians', low: 11, high: 11, best: 11 } as const;
  const { outcomes, origins } = reconcileIncident([
    member('a', '2025-03-10', MINISTRY, {
      ...killed(6),
      claims: [{ field: 'outcomes[0]', value: rival, accordingTo: MONITOR }],
    }),
  ]);
  expect(outcomes[0]?.claims.map(({ value, origin }) => [value.best, origin])).toEqual([
    [6, origins.findIndex(({ name }) => name === 'وزارة الصحة')],
    [11, origins.findIndex(({ name }) => name === 'المرصد')],
  ]);
});

describe('who claims, denies, is silent', () => {
  const SDF = [chainLink('قوات سوريا الديمقراطية', 'organization', 'sdf')];
  const ISIS = [chainLink('أعماق', 'organization', 'isis')];
  test.each<{
    name: string;
    members: readonly IncidentMember[];
    actor: string;
    self: string;
    silent: number;
  }>([
    {
      name: 'a group that claims it',
      members: [member('a', null, ISIS, { who: ['initiator isis claimed'] })],
      actor: 'isis',
      self: 'claims',
      silent: 0,
    },
    {
      name: 'an accused force that denies it',
      members: [
        member('a', null, MINISTRY, { who: ['initiator sdf accused'] }),
        member('b', null, SDF, { who: ['initiator sdf denied'] }),
      ],
      actor: 'sdf',
      self: 'denies',
      silent: 0,
    },
    {
      name: 'an accused force that nobody quotes, and a report that names nobody',
      members: [
        member('a', null, MINISTRY, { who: ['initiator sdf accused'] }),
        member('b', null, MONITOR, { who: ['initiator unidentified'] }),
      ],
      actor: 'sdf',
      self: 'silent',
      silent: 1,
    },
  ])('$name', ({ members, actor, self, silent }) => {
    const stance = reconcileIncident(members).stances.find((one) => one.actor === actor);
    expect(stance?.self).toBe(self);
    expect(stance?.silent).toHaveLength(silent);
  });
});

describe('reconcileTotal', () => {
  const outcomes = (...list: readonly string[]): EventSketch => ({ outcomes: list });
  const named = [
    member('a', '2025-10-12', MINISTRY, outcomes('killed sy-interior 4', 'killed civilians 1')),
    member('b', '2025-10-13', MONITOR, outcomes('killed sy-gov 5')),
    member('c', '2025-10-14', RESCUE, outcomes('killed civilians 7', 'wounded civilians 2')),
  ];
  test.each([
    { rule: 'majority-of-origins', best: 5 },
    { rule: 'lowest', best: 5 },
    { rule: 'highest', best: 7 },
    { rule: 'latest', best: 7 },
  ] as const)('$rule of tellers who name the dead differently is $best', ({ rule, best }) => {
    expect(reconcileTotal(reconcileIncident(named), 'killed', rule).adopted?.best).toBe(best);
  });

  test('agreement is over the sums, and other outcomes are not added', () => {
    const { agreement, claims } = reconcileTotal(reconcileIncident(named), 'killed', 'lowest');
    expect(claims.map(({ value }) => value.best)).toEqual([5, 5, 7]);
    expect(agreement).toBeCloseTo(1 / 3);
    expect(reconcileTotal(reconcileIncident(named), 'detained', 'lowest').adopted).toBeNull();
  });
});
