import { describe, expect, test } from 'vitest';
import { readIsoDate, readMetadata, readMetadataLines } from './read-metadata.ts';

describe('readIsoDate', () => {
  test.each([
    ['2025-11-25', '2025-11-25'],
    [' 2025-11-25 ', '2025-11-25'],
    ['2025-11-25T23:30:00+03:00', '2025-11-25'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %j', (written, date) => {
    expect(readIsoDate(written)).toBe(date);
  });

  test.each(['2025-02-29', '2025-13-01', '25/11/2025', '2025-11', '2025-11-25x', '', 'أمس'])(
    'does not read %j',
    (written) => {
      expect(readIsoDate(written)).toBeUndefined();
    },
  );
});

describe('readMetadata', () => {
  test('takes what it can use and tells of the rest', () => {
    const fields = { published: '25.11.2025', outlet: 'وكالة', title: 7, url: null };
    const { metadata, diagnostics } = readMetadata(fields);
    expect(metadata).toEqual({ outlet: 'وكالة' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/bad-published', 'read/bad-field']);
  });
});

describe('readMetadataLines', () => {
  test('reads one object a line, blank lines aside', () => {
    const source = '\uFEFF{"id":"a","published":"2025-11-25"}\n\n{"id":7,"outlet":"قناة"}\r\n';
    expect(readMetadataLines(source, 'meta.jsonl')).toEqual(
      new Map([
        ['a', { published: '2025-11-25' }],
        ['7', { outlet: 'قناة' }],
      ]),
    );
  });

  test.each([
    { name: 'no JSON', line: '{"id":', says: 'meta.jsonl:2 is no JSON object with an id' },
    { name: 'no id', line: '{"outlet":"a"}', says: 'meta.jsonl:2 is no JSON object with an id' },
    { name: 'a list', line: '["a"]', says: 'meta.jsonl:2 is no JSON object with an id' },
    {
      name: 'no date',
      line: '{"id":"b","published":"gestern"}',
      says: 'meta.jsonl:2: The publication date "gestern" is no ISO date',
    },
  ])('refuses a line that has $name', ({ line, says }) => {
    expect(() => readMetadataLines(`{"id":"a"}\n${line}\n`, 'meta.jsonl')).toThrow(says);
  });
});
