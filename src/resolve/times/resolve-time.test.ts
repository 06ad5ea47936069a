import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { NO_TIMES, TIMES, type TimeCase } from '../../../test/times-table.ts';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { findTimes } from './find-times.ts';
import { resolveTime } from './resolve-time.ts';
import { anchorOf } from './time-anchor.ts';
import { compileTimeLexicon } from './time-lexicon.ts';
import { isDated } from './time-mention.ts';

const lexicon = compileTimeLexicon(parse(readFileSync('data/lexicon/times.yaml', 'utf8')));

/** The dated times of a case as the table writes them. */
function timesOf({ text, published }: TimeCase): string {
  const mentions = findTimes(tokenize(fold(text)), lexicon);
  const anchor = anchorOf(mentions, published, lexicon);
  return mentions
    .filter(isDated)
    .map((mention) => resolveTime(mention, anchor))
    .map(({ from, to, precision }) => {
      if (from === null) return 'unknown';
      return from === to ? `${from} ${precision}` : `${from}..${to} ${precision}`;
    })
    .join(' | ');
}

describe('times', () => {
  test.each(TIMES)('resolves $text ($published)', (row) => {
    expect(timesOf(row)).toBe(row.expect);
  });

  test.each(NO_TIMES)('leaves $text alone', (row) => {
    expect(timesOf(row)).toBe('');
  });
});
