import type { Token } from '../../text/tokens.ts';
import {
  type LexemeKind,
  type LexemeReading,
  lexemesOf,
  type TimeLexicon,
} from './time-lexicon.ts';
import type { Deixis } from './time-mention.ts';

/** The tokens of a report with what each may mean in a time expression. */
export interface Scan {
  readonly tokens: readonly Token[];
  /** What each token may begin, by the number of the token. */
  readonly lexemes: readonly (readonly LexemeReading[])[];
}

/** Looks every token up once. */
export const scanOf = (tokens: readonly Token[], lexicon: TimeLexicon): Scan => ({
  tokens,
  lexemes: tokens.map((token) => lexemesOf(token, lexicon)),
});

/** A value read from tokens; `to` is the token behind it. */
export interface Read<Value> {
  readonly value: Value;
  readonly to: number;
}

/** A lexeme that stands at a token, with its clitics; `to` is the token behind its last word. */
export interface Hit {
  readonly value: number;
  readonly sense: string;
  readonly conj: string;
  readonly prep: string;
  readonly to: number;
}

const EMPTY: readonly LexemeReading[] = [];

/** Everything that token `at` may begin. */
export const lexemesAt = ({ lexemes }: Scan, at: number): readonly LexemeReading[] =>
  lexemes[at] ?? EMPTY;

/** The longest lexeme of a kind (and sense) at a token. */
export function hitAt(scan: Scan, at: number, kind: LexemeKind, sense?: string): Hit | undefined {
  let best: Hit | undefined;
  for (const { lexeme, conj, prep } of lexemesAt(scan, at)) {
    if (lexeme.kind !== kind || (sense !== undefined && lexeme.sense !== sense)) continue;
    const to = at + 1 + lexeme.rest.length;
    if (best !== undefined && best.to >= to) continue;
    if (!followed(scan.tokens, at + 1, lexeme.rest)) continue;
    best = { value: lexeme.value, sense: lexeme.sense, conj, prep, to };
  }
  return best;
}

/** The lexeme of a kind that ends with the token before `at`. */
export function hitBefore(scan: Scan, at: number, kind: LexemeKind): Hit | undefined {
  for (let from = at - 1; from >= 0 && from >= at - LONGEST_LEXEME; from--) {
    const hit = hitAt(scan, from, kind);
    if (hit !== undefined && hit.to === at) return hit;
  }
  return undefined;
}

const LONGEST_LEXEME = 3;

function followed(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (const [i, word] of words.entries()) {
    if (tokens[at + i]?.text !== word) return false;
  }
  return true;
}

/** Whether a token is one of these marks. */
export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'punctuation' && marks.includes(token.text);

/** Where reading goes on behind one mark of the set; `at` itself where there is none. */
export const pastMark = ({ tokens }: Scan, at: number, marks: string): number =>
  isMark(tokens[at], marks) ? at + 1 : at;

/** Where reading goes on behind the attached or free article of a number (`الـ4`). */
export const pastArticle = ({ tokens }: Scan, at: number): number => {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || tokens[at + 1]?.kind !== 'number') return at;
  return ARTICLES.has(token.text) ? at + 1 : at;
};

const ARTICLES = new Set(['ال', 'وال', 'بال', 'لل', 'فال', 'ولل', 'و', 'ب', 'ل', 'ف']);

/** A whole number written in digits, at most `digits` of them. */
export function digitsAt({ tokens }: Scan, at: number, digits: number): Read<number> | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'number') return undefined;
  if (token.text.length > digits || token.text.includes('.')) return undefined;
  return { value: Number(token.text), to: at + 1 };
}

/** A day of a month: digits, digits with an article, or an ordinal. */
export function dayNumberAt(scan: Scan, at: number): Read<number> | undefined {
  const digits = digitsAt(scan, pastArticle(scan, at), 2);
  if (digits !== undefined) {
    return digits.value >= 1 && digits.value <= 31 ? digits : undefined;
  }
  const ordinal = hitAt(scan, at, 'ordinal');
  if (ordinal !== undefined) return { value: ordinal.value, to: ordinal.to };
  const cardinal = hitAt(scan, at, 'cardinal');
  if (cardinal === undefined || cardinal.value < 10 || cardinal.value > 31) return undefined;
  return { value: cardinal.value, to: cardinal.to };
}

export interface NamedMonth {
  readonly month: number;
  /** Whether the word alone is a month: no name, no verb, or told in two calendars. */
  readonly sure: boolean;
  /** Whether it is mostly a personal name. */
  readonly name: boolean;
}

/** A month by its name or by both its names, with or without the word for month before it. */
export function monthAt(scan: Scan, at: number): Read<NamedMonth> | undefined {
  const noun = hitAt(scan, at, 'month-noun');
  const start = noun === undefined ? at : noun.to;
  const first = hitAt(scan, start, 'month');
  if (first === undefined) return undefined;
  // باب is a door, not in آب; a name behind the word for month has no preposition.
  if (first.prep !== '' && (noun !== undefined || first.sense !== '')) return undefined;
  const second = secondName(scan, first.to, first.value);
  return {
    value: {
      month: first.value,
      sure: noun !== undefined || second !== undefined || first.sense === '',
      name: first.sense === 'name' && noun === undefined && second === undefined,
    },
    to: second ?? first.to,
  };
}

/** `/ أغسطس`, `(أغسطس)`, `- أغسطس`, `أغسطس` behind the other name of the same month. */
function secondName(scan: Scan, at: number, month: number): number | undefined {
  const start = pastMark(scan, at, '/-–—(\\|،');
  const second = hitAt(scan, start, 'month');
  if (second === undefined || second.value !== month || second.prep !== '') return undefined;
  return pastMark(scan, second.to, isMark(scan.tokens[at], '(') ? ')' : '');
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

/** Four digits that can be a year of the Common Era, with or without its mark. */
export function yearDigitsAt(scan: Scan, at: number): Read<number> | undefined {
  const digits = digitsAt(scan, at, 4);
  if (digits === undefined || digits.value < EARLIEST_YEAR || digits.value > LATEST_YEAR) {
    return undefined;
  }
  const era = hitAt(scan, digits.to, 'era', 'common');
  return { value: digits.value, to: era?.to ?? digits.to };
}

/** What stands behind a month: its year, or where the month or the year lies. */
export interface MonthTail {
  readonly year?: number;
  readonly deixis?: Deixis;
  /** Years from the year of publication: `من العام الماضي` is -1. */
  readonly yearOffset?: number;
}

/** Reads a year, a deixis or both behind a month. */
export function monthTailAt(scan: Scan, at: number): Read<MonthTail> {
  const deixis = deixisAt(scan, at);
  const start = deixis?.to ?? at;
  const pointed = deixis === undefined ? {} : { deixis: deixis.value };
  const year = tailYearAt(scan, start);
  if (year !== undefined) return { value: { ...pointed, year: year.value }, to: year.to };
  const offset = tailYearOffsetAt(scan, start);
  if (offset !== undefined)
    return { value: { ...pointed, yearOffset: offset.value }, to: offset.to };
  return { value: pointed, to: start };
}

function tailYearAt(scan: Scan, at: number): Read<number> | undefined {
  const direct = yearDigitsAt(scan, pastMark(scan, at, '/,،-–._('));
  if (direct !== undefined) return direct;
  const noun = hitAt(scan, hitAt(scan, at, 'link', 'of')?.to ?? at, 'year-noun');
  return noun === undefined ? undefined : yearDigitsAt(scan, noun.to);
}

const YEAR_OFFSETS: Readonly<Partial<Record<Deixis, number>>> = {
  last: -1,
  'last-but-one': -2,
  current: 0,
  next: 1,
};

/** `من العام الماضي`, `من هذا العام`, `العام الجاري` behind a month. */
function tailYearOffsetAt(scan: Scan, at: number): Read<number> | undefined {
  const start = hitAt(scan, at, 'link', 'of')?.to ?? at;
  const near = hitAt(scan, start, 'demonstrative', 'near');
  const noun = hitAt(scan, near?.to ?? start, 'year-noun');
  if (noun === undefined) return undefined;
  if (near !== undefined) return { value: 0, to: noun.to };
  const deixis = deixisAt(scan, noun.to);
  if (deixis === undefined) return undefined;
  const offset = YEAR_OFFSETS[deixis.value];
  return offset === undefined ? undefined : { value: offset, to: deixis.to };
}

const DEIXES: Readonly<Record<string, Deixis>> = {
  last: 'last',
  latest: 'last',
  last_but_one: 'last-but-one',
  current: 'current',
  next: 'next',
  same: 'same',
};

/** `الماضي`, `الجاري`, `المقبل`, `نفسه` … */
export function deixisAt(scan: Scan, at: number): Read<Deixis> | undefined {
  const hit = hitAt(scan, at, 'deixis');
  const deixis = hit === undefined ? undefined : DEIXES[hit.sense];
  if (hit === undefined || deixis === undefined || hit.prep !== '') return undefined;
  return { value: deixis, to: hit.to };
}
