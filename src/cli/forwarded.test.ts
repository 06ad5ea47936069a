import { expect, test } from 'vitest';
import type { ChainLink, CodedReport } from '../model/coded-report.ts';
import { withForwarder } from './forwarded.ts';

const outlet = (name: string): ChainLink => ({ name, kind: 'outlet', actor: null });
const source: ChainLink = { name: 'مصدر محلي', kind: 'unnamed', actor: null };

test.each([
  { name: 'its own voice', chain: [outlet('قناة')], gives: ['مراسلون'] },
  { name: 'nobody', chain: [], gives: ['مراسلون'] },
  { name: 'a source', chain: [source], gives: ['مصدر محلي', 'مراسلون'] },
  {
    name: 'another agency',
    chain: [source, outlet('وكالة')],
    gives: ['مصدر محلي', 'وكالة', 'مراسلون'],
  },
  {
    name: 'the sender already',
    chain: [source, outlet('مراسلون')],
    gives: ['مصدر محلي', 'مراسلون'],
  },
])('a forwarded text that credits $name', ({ chain, gives }) => {
  const report = { id: '1', text: '', outlet: 'قناة', forwardedFrom: 'مراسلون' };
  const [tally] = withForwarder(coded(chain), report).tallies;
  expect(tally?.accordingTo.map(({ name }) => name)).toEqual(gives);
});

test('a text that was not forwarded is left alone', () => {
  const before = coded([outlet('قناة')]);
  expect(withForwarder(before, { id: '1', text: '', outlet: 'قناة' })).toBe(before);
});

function coded(accordingTo: readonly ChainLink[]): CodedReport {
  const counts = { n: 1, low: 1, high: 1, who: null, by: null, from: null, to: null, area: null };
  const report = { id: '1', published: null, outlet: null, title: null, url: null, sha256: null };
  const tally = { id: 't', what: 'attacks', ...counts, accordingTo, evidence: [] };
  return { report, events: [], tallies: [tally], diagnostics: [] };
}
