import { isArabicLetter } from '../../text/fold.ts';
import type { Reading } from '../../text/readings.ts';
import type { Span } from '../../text/span.ts';
import type { PlaceScan } from './scan.ts';

/** Tokens `[from, to)` of a name, and how its first word was read. */
export interface NameStretch {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
}

/** Marks that writing adds to the letters of a name, and invisible controls. */
const MARKS =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name as written, without what is written onto its first word, and where it stands. */
export function baseName(
  { tokens, raw }: PlaceScan,
  { from, to, reading }: NameStretch,
): { readonly name: string; readonly nameSpan: Span } {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined)
    return { name: '', nameSpan: { start: 0, end: 0 } };
  const letters = reading.conj.length + reading.prep.length;
  const start = skipLetters(raw, first.start, letters);
  const nameSpan = { start, end: last.end };
  const written = raw
    .slice(start, last.end)
    .replace(MARKS, '')
    .replaceAll('_', ' ')
    .replace(/[^\p{L}\p{N} -]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  // للباب drops the alif of its article: للـ → الـ.
  const contracted = reading.prep === 'ل' && reading.al && written.startsWith('ل');
  return { name: contracted ? `ا${written}` : written, nameSpan };
}

function skipLetters(raw: string, start: number, letters: number): number {
  let at = start;
  let left = letters;
  while (left > 0 && at < raw.length) {
    if (isArabicLetter(raw.charCodeAt(at))) left -= 1;
    at += 1;
  }
  while (at < raw.length && letters > 0 && !isArabicLetter(raw.charCodeAt(at))) at += 1;
  return at;
}
