import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { findTerms, holdsPhrases, indexTerms, readQuery } from './search-terms.ts';

describe('a search', () => {
  test.each([
    { query: 'القوات', text: 'وقوات النظام' },
    { query: 'القوات', text: 'بالقوات' },
    { query: 'القوات', text: 'للقوات' },
    { query: 'قوات', text: 'فالقوات الحكومية' },
    { query: 'قوات', text: 'قواتها' },
    { query: 'غارة', text: 'غـــارةٌ جوية' },
    { query: 'غارات', text: 'وبغارات' },
    { query: 'أحمد', text: 'احمد' },
    { query: 'مدنيا', text: 'مدنياً' },
    { query: '25 قتيلا', text: 'سقوط ٢٥ قتيلاً' },
    { query: 'SDF', text: 'قوات sdf' },
    { query: 'قص*', text: 'وقصفت المدفعية' },
    { query: 'حلب قصف', text: 'قصف مدفعي على ريف حلب' },
    { query: '"ريف حلب"', text: 'في ريف حلب' },
    { query: '"وزارة الداخلية"', text: 'قالت وزارة الداخلية' },
    { query: 'halab.example', text: 'من halab.example اليوم' },
  ])('for $query finds «$text»', ({ query, text }) => {
    expect(finds(query, text)).toBe(true);
  });

  test.each([
    { query: 'فرق', text: 'ورق' },
    { query: 'قوات', text: 'قوة' },
    { query: 'حلب درعا', text: 'قصف في حلب' },
    { query: '"حلب ريف"', text: 'في ريف حلب' },
    { query: '"ريف حلب"', text: 'في ريف دمشق وفي حلب' },
    { query: '5', text: 'سقوط 25 قتيلا' },
  ])('for $query does not find «$text»', ({ query, text }) => {
    expect(finds(query, text)).toBe(false);
  });

  test.each([
    '"',
    '" OR "',
    'NOT قصف',
    'words: قصف',
    'NEAR(قصف حلب)',
    '-قصف',
    '^قصف',
    '(قصف',
    "قصف'); drop table report; --",
    '* *',
    '«قصف',
    'ق'.repeat(5000),
    'قصف '.repeat(5000),
    '\u0000',
    '\u202e\u202e',
  ])('for %j is no error', (typed) => {
    expect(() => finds(typed, 'قصف')).not.toThrow();
  });

  test.each(['', ' ', '"" * ، ...', '\u200f'])('for %j is nothing to look for', (typed) => {
    expect(readQuery(typed)).toBeUndefined();
  });

  test('tells where the words stand', () => {
    const text = 'قصف مدفعي، وقصفت القوات';
    const query = readQuery('القوات قصف');
    const spans = query === undefined ? [] : findTerms(text, query);
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(['قصف', 'القوات']);
  });
});

function finds(typed: string, text: string): boolean {
  const query = readQuery(typed);
  if (query === undefined) return false;
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec(`create virtual table t using fts5 (words, content = '', contentless_delete = 1,
    detail = 'none', tokenize = 'unicode61 remove_diacritics 0')`);
  sqlite.prepare('insert into t (rowid, words) values (1, ?)').run(indexTerms(text));
  const found = sqlite.prepare('select rowid from t where t match ?').all(query.match).length > 0;
  sqlite.close();
  return found && holdsPhrases(text, query.phrases);
}
