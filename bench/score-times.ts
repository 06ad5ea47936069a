import { readFileSync } from 'node:fs';
import { ar as chrono } from 'chrono-node';
import { parse } from 'yaml';
import { toIso } from '../src/resolve/times/days.ts';
import { findTimes } from '../src/resolve/times/find-times.ts';
import { resolveTime } from '../src/resolve/times/resolve-time.ts';
import { anchorOf } from '../src/resolve/times/time-anchor.ts';
import { compileTimeLexicon } from '../src/resolve/times/time-lexicon.ts';
import { isDated } from '../src/resolve/times/time-mention.ts';
import { fold } from '../src/text/fold.ts';
import { tokenize } from '../src/text/tokens.ts';
import { NO_TIMES, TIMES, type TimeCase } from '../test/times-table.ts';

const lexicon = compileTimeLexicon(parse(readFileSync('data/lexicon/times.yaml', 'utf8')));
const DAY_MS = 86_400_000;

/** A stretch of ISO days as a reader gives it; undefined days where it leaves the time open. */
interface Stretch {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function readByIsnad({ text, published }: TimeCase): readonly Stretch[] {
  const mentions = findTimes(tokenize(fold(text)), lexicon);
  const anchor = anchorOf(mentions, published, lexicon);
  return mentions
    .filter(isDated)
    .map((mention) => resolveTime(mention, anchor))
    .map(({ from, to }) => ({ from: from ?? undefined, to: to ?? undefined }));
}

function readByChrono({ text, published }: TimeCase): readonly Stretch[] {
  const reference = new Date(`${published ?? ''}T12:00:00Z`);
  return chrono
    .parse(text, { instant: reference, timezone: 0 })
    .filter(
      ({ start }) => DATE_PARTS.some((part) => start.isCertain(part)) || !start.isCertain('hour'),
    )
    .map(({ start, end }) => {
      const first = start.date();
      const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
      if (end === null && !start.isCertain('day') && !start.isCertain('weekday')) {
        // Certain of the month or of the year alone: the whole of it.
        if (start.isCertain('month')) {
          return { from: isoOf(Date.UTC(year, month, 1)), to: isoOf(Date.UTC(year, month + 1, 0)) };
        }
        if (start.isCertain('year')) {
          return { from: isoOf(Date.UTC(year, 0, 1)), to: isoOf(Date.UTC(year, 11, 31)) };
        }
      }
      return { from: isoOf(first.getTime()), to: isoOf((end ?? start).date().getTime()) };
    });
}

const DATE_PARTS = ['day', 'weekday', 'month', 'year'] as const;
const isoOf = (time: number): string => toIso(Math.floor(time / DAY_MS));

/** The stretches that a row expects; `loose` where any stretch within is right. */
function expectedOf({ expect }: TimeCase): readonly { from: string; to: string; loose: boolean }[] {
  if (expect === '') return [];
  return expect.split(' | ').map((told) => {
    const [days = '', precision] = told.split(' ');
    const [from = '', to = from] = days.split('..');
    return { from, to, loose: precision === 'about' || precision === 'span' };
  });
}

function isRight(row: TimeCase, all: readonly Stretch[]): boolean {
  const found = all.filter(
    ({ from, to }, i) => all.findIndex((other) => other.from === from && other.to === to) === i,
  );
  const expected = expectedOf(row);
  if (expected.length !== found.length) return false;
  return expected.every(({ from, to, loose }, i) => {
    const got = found[i];
    if (got?.from === undefined || got.to === undefined) return false;
    if (loose) return got.from >= from && got.to <= to;
    return got.from === from && got.to === to;
  });
}

const halves = [
  [
    'times',
    TIMES.filter(({ published, expect }) => published !== undefined && expect !== 'unknown'),
  ],
  ['no times', NO_TIMES],
] as const;
/** Each reader by its name; chrono-node is asked for Arabic. */
const readers = [
  ['isnad', readByIsnad],
  ['chrono-node (ar)', readByChrono],
] as const;

/** How one reader did on one half of the table. */
export interface TimesScore {
  readonly reader: (typeof readers)[number][0];
  readonly half: (typeof halves)[number][0];
  readonly hit: number;
  readonly of: number;
  /** The rows read wrongly, with what was read. */
  readonly misses: readonly { readonly row: TimeCase; readonly read: string }[];
}

/**
 * Scores the time expressions of `test/times-table.ts` as this project reads them and as the Arabic
 * locale of chrono-node does. Rows without a publication date and rows that stay unknown are left out,
 * since chrono always answers with a date; of a `span` or an `about` any stretch within it counts, and
 * one time found twice counts once.
 */
export function scoreTimes(): readonly TimesScore[] {
  return readers.flatMap(([reader, read]) =>
    halves.map(([half, rows]) => {
      const misses = rows
        .filter((row) => !isRight(row, read(row)))
        .map((row) => ({ row, read: JSON.stringify(read(row)) }));
      return { reader, half, hit: rows.length - misses.length, of: rows.length, misses };
    }),
  );
}
