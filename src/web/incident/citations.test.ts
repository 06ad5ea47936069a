import { expect, test } from 'vitest';
import { citationsOf } from './citations.ts';

const cited = {
  id: '3f9c2a',
  title: 'هجوم · 50% {x}',
  address: 'http://127.0.0.1:8137/incident/3f9c2a?rule=lowest',
  name: 'isnad:00ff/incident/3f9c2a?rule=lowest',
  collection: 'east_db',
  version: '0.1.0, ledger 12 00aabb',
  rule: 'the lowest',
  accessed: '2025-11-25',
  language: 'ar',
} as const;
const [text, bibtex, csl] = citationsOf(cited);

test('every form names the incident, the version, the rule and the address', () => {
  for (const citation of [text, bibtex, csl]) {
    for (const part of [cited.id, cited.name, cited.version, cited.rule, cited.address]) {
      expect(citation?.text).toContain(part);
    }
  }
});

test('BibTeX escapes what TeX would read', () => {
  expect(bibtex?.text).toContain('title = {هجوم · 50\\% \\{x\\}}');
  expect(bibtex?.text).not.toContain('east_db');
});

test('CSL-JSON is JSON with the date of access', () => {
  expect(JSON.parse(csl?.text ?? '')).toMatchObject([
    { title: cited.title, accessed: { 'date-parts': [[2025, 11, 25]] } },
  ]);
});
