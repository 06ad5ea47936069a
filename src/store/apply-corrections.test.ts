import { describe, expect, test } from 'vitest';
import { sampleEvent } from '../../test/sample-event.ts';
import type { CodedEvent, Outcome } from '../model/coded-report.ts';
import type { Correction } from '../model/correction.ts';
import { applyCorrections } from './apply-corrections.ts';

const outcome = (what: Outcome['what'], who: string, n: number): Outcome => ({
  what,
  who,
  low: n,
  high: n,
  best: n,
});
const event: CodedEvent = {
  ...sampleEvent({ outcomes: ['killed civilians 4', 'wounded civilians 2'] }),
  id: 'e1',
  kind: 'attack',
  evidence: [
    { field: 'kind', start: 10, end: 15, rule: 'kinds/attack' },
    { field: 'outcomes[0]', start: 0, end: 4, rule: 'outcomes/kill' },
    { field: 'outcomes[1]', start: 20, end: 24, rule: 'outcomes/wound' },
  ],
};
const correction = (part: Partial<Correction>): Correction => ({
  act: 'set',
  event: 'e1',
  anchor: { start: 10, end: 15, kind: 'attack' },
  field: 'kind',
  value: 'clash',
  before: 'attack',
  span: null,
  ...part,
});
const killed = { field: 'outcomes[0]', before: outcome('killed', 'civilians', 4) };

describe('applyCorrections', () => {
  test('sets a value and lets go of the words it was read from', () => {
    const [corrected] = applyCorrections([event], [correction({})]);
    expect(corrected?.kind).toBe('clash');
    expect(corrected?.evidence.some(({ field }) => field === 'kind')).toBe(false);
  });

  test('puts the picked words in their place', () => {
    const span = { start: 30, end: 34 };
    const value = outcome('killed', 'civilians', 7);
    const [corrected] = applyCorrections([event], [correction({ ...killed, value, span })]);
    expect(corrected?.outcomes[0]?.best).toBe(7);
    expect(corrected?.evidence).toContainEqual({
      field: 'outcomes[0]',
      ...span,
      rule: 'person/corrected',
    });
  });

  test('takes an item out and moves the evidence of the others', () => {
    const [corrected] = applyCorrections([event], [correction({ ...killed, value: null })]);
    expect(corrected?.outcomes.map(({ what }) => what)).toEqual(['wounded']);
    expect(corrected?.evidence.map(({ field, start }) => [field, start])).toEqual([
      ['kind', 10],
      ['outcomes[0]', 20],
    ]);
  });

  test('gives the event other tellers, and lets go of the words of all of them', () => {
    const told = {
      ...event,
      evidence: [
        ...event.evidence,
        { field: 'accordingTo[0]', start: 40, end: 45, rule: 'voices/verb' },
      ],
    };
    const value = [
      { name: 'مصدر طبي', kind: 'unnamed' as const, actor: null },
      { name: 'وكالة الضفاف', kind: 'outlet' as const, actor: null },
    ];
    const span = { start: 50, end: 58 };
    const [corrected] = applyCorrections(
      [told],
      [correction({ field: 'accordingTo', value, before: [], span })],
    );
    expect(corrected?.accordingTo).toEqual(value);
    expect(corrected?.evidence.filter(({ field }) => field.startsWith('accordingTo'))).toEqual([
      { field: 'accordingTo', ...span, rule: 'person/corrected' },
    ]);
  });

  test.each([
    { field: 'status', value: 'foiled' as const, after: { status: 'foiled', foiled: true } },
    { field: 'count', value: 3, after: { count: 3 } },
    { field: 'seized', value: true, after: { seized: true } },
  ])('sets $field', ({ field, value, after }) => {
    const [corrected] = applyCorrections([event], [correction({ field, value })]);
    expect(corrected).toMatchObject(after);
  });

  test('what was held for foiled may have happened after all', () => {
    const foiled = { ...event, status: 'foiled' as const, foiled: true as const };
    const [corrected] = applyCorrections(
      [foiled],
      [correction({ field: 'status', value: 'happened' })],
    );
    expect(corrected).toEqual(expect.not.objectContaining({ foiled: true }));
    expect(corrected?.status).toBe('happened');
  });

  test('appends an item', () => {
    const value = outcome('detained', 'isis', 3);
    const [corrected] = applyCorrections(
      [event],
      [correction({ field: 'outcomes[+]', value, before: null })],
    );
    expect(corrected?.outcomes).toHaveLength(3);
  });

  test('finds an item that recoding moved', () => {
    const moved = { ...event, outcomes: event.outcomes.toReversed() };
    const value = outcome('killed', 'civilians', 9);
    const [corrected] = applyCorrections([moved], [correction({ ...killed, value })]);
    expect(corrected?.outcomes.map(({ what, best }) => [what, best])).toEqual([
      ['wounded', 2],
      ['killed', 9],
    ]);
  });

  test('finds an event that recoding renamed by its words', () => {
    const [corrected] = applyCorrections([{ ...event, id: 'e2' }], [correction({})]);
    expect([corrected?.id, corrected?.kind]).toEqual(['e2', 'clash']);
  });

  test('removes an event, and adds one once', () => {
    const added = { ...event, id: 'p1' };
    const add = correction({ act: 'add', event: 'p1', field: null, value: added, before: null });
    const remove = correction({ act: 'remove', field: null, value: null, before: null });
    expect(applyCorrections([event], [remove, add, add]).map(({ id }) => id)).toEqual(['p1']);
  });

  test.each([
    {
      name: 'an event that is gone',
      part: { event: 'gone', anchor: { start: 90, end: 95, kind: 'ied' as const } },
    },
    { name: 'a field that is none', part: { field: 'evidence' } },
    { name: 'an item that is gone', part: { field: 'outcomes[7]', before: null } },
  ])('leaves everything as it is for $name', ({ part }) => {
    expect(applyCorrections([event], [correction(part)])).toEqual([event]);
  });
});
