import { foldWord } from '../../text/fold.ts';
import type { Token } from '../../text/tokens.ts';
import { rememberWords } from '../../text/word-memo.ts';

export type LexemeKind =
  | 'month'
  | 'hijri-month'
  | 'weekday'
  | 'relative-day'
  | 'relative-night'
  | 'day-part'
  | 'day-part-adverb'
  | 'articled-day-part'
  | 'day-part-noun'
  | 'unit'
  | 'other-unit'
  | 'deixis'
  | 'demonstrative'
  | 'part'
  | 'half'
  | 'season'
  | 'holiday'
  | 'ordinal'
  | 'age-ordinal'
  | 'cardinal'
  | 'vague'
  | 'approximate'
  | 'link'
  | 'day-noun'
  | 'month-noun'
  | 'year-noun'
  | 'era'
  | 'age'
  | 'habit'
  | 'anniversary'
  | 'name-head'
  | 'reference-head'
  | 'event-noun'
  | 'birth'
  | 'today-name'
  | 'day-adjective'
  | 'statement'
  | 'published';

/** What a word, or a run of words that begins with it, may mean in a time expression. */
export interface Lexeme {
  readonly kind: LexemeKind;
  /** Number of a month, weekday, ordinal; days of a relative day; 1, 2 or 3 (many) of a unit. */
  readonly value: number;
  /** The list it stands in, e.g. `begin` of the parts, or the unit's name. */
  readonly sense: string;
  /** The words behind the first one, folded. */
  readonly rest: readonly string[];
}

/** A lexeme as one token begins it, with the clitics that were cut off. */
export interface LexemeReading {
  readonly lexeme: Lexeme;
  readonly conj: string;
  readonly prep: string;
}

/** The words of time expressions, indexed. */
export interface TimeLexicon {
  /** Epoch-independent last day of news (ISO): see `data/lexicon/times.yaml`. */
  readonly horizon: string;
  readonly byFirstWord: ReadonlyMap<string, readonly Lexeme[]>;
  /** What a word in Arabic letters may begin. */
  readonly lexemesOfWord: (word: Token) => readonly LexemeReading[];
}

const NONE: readonly LexemeReading[] = [];

/** Indexes the parsed `data/lexicon/times.yaml`. Throws `TypeError` naming the key that is wrong. */
export function compileTimeLexicon(source: unknown): TimeLexicon {
  const data = record(source, 'times.yaml');
  const index = new Map<string, Lexeme[]>();
  const add = (kind: LexemeKind, forms: readonly string[], value = 0, sense = ''): void => {
    for (const form of forms) {
      const [first = '', ...rest] = foldWord(form).toLowerCase().split(/\s+/u);
      const lexemes = index.get(first) ?? [];
      const known = lexemes.some(
        (other) =>
          other.kind === kind &&
          other.value === value &&
          other.sense === sense &&
          other.rest.join(' ') === rest.join(' '),
      );
      if (!known) lexemes.push({ kind, value, sense, rest });
      index.set(first, lexemes);
    }
  };
  const addNumbered = (
    kind: LexemeKind,
    key: string,
    sense = '',
    entries: unknown = data[key],
  ): void => {
    for (const [at, entry] of list(entries, key).entries()) {
      const path = `${key}[${at}]`;
      const { number, forms, guarded } = record(entry, path);
      if (typeof number !== 'number') throw new TypeError(`${path}.number: not a number`);
      add(kind, strings(forms, `${path}.forms`), number, sense);
      if (guarded !== undefined) add(kind, strings(guarded, `${path}.guarded`), number, 'guarded');
    }
  };
  const addSenses = (kind: LexemeKind, key: string): void => {
    for (const [sense, forms] of Object.entries(record(data[key], key))) {
      add(kind, strings(forms, `${key}.${sense}`), 0, sense);
    }
  };
  const addLists = (kind: LexemeKind, key: string): void => {
    for (const [at, forms] of list(data[key], key).entries()) {
      add(kind, strings(forms, `${key}[${at}]`));
    }
  };

  addNumbered('month', 'months');
  addNumbered('month', 'name_months', 'name');
  addNumbered('hijri-month', 'hijri_months');
  addNumbered('weekday', 'weekdays');
  addNumbered('weekday', 'latin_weekdays', 'latin');
  addNumbered('relative-day', 'relative_days');
  addNumbered('relative-night', 'relative_nights');
  addNumbered('ordinal', 'ordinals');
  addNumbered('age-ordinal', 'age_ordinals');
  addNumbered('cardinal', 'cardinals');
  for (const [unit, counts] of Object.entries(record(data['units'], 'units'))) {
    for (const [count, forms] of Object.entries(record(counts, `units.${unit}`))) {
      add('unit', strings(forms, `units.${unit}.${count}`), COUNTS[count] ?? 1, unit);
    }
  }
  addNumbered('season', 'seasons');
  for (const [calendar, entries] of Object.entries(record(data['holidays'], 'holidays'))) {
    addNumbered('holiday', `holidays.${calendar}`, calendar, entries);
  }
  addSenses('day-part', 'day_parts');
  addSenses('day-part-adverb', 'day_part_adverbs');
  addSenses('deixis', 'deixis');
  addSenses('demonstrative', 'demonstratives');
  addSenses('part', 'parts');
  addSenses('half', 'halves');
  addSenses('vague', 'vague');
  addSenses('approximate', 'approximate');
  addSenses('link', 'links');
  addSenses('era', 'eras');
  addSenses('name-head', 'name_heads');
  addSenses('statement', 'statement');
  addSenses('published', 'published');
  addSenses('day-noun', 'day_nouns');
  addLists('day-part-noun', 'day_part_nouns');
  addLists('articled-day-part', 'articled_day_parts');
  addLists('other-unit', 'other_units');
  addLists('month-noun', 'month_nouns');
  addLists('year-noun', 'year_nouns');
  addLists('age', 'age');
  addLists('habit', 'habit');
  addLists('anniversary', 'anniversary');
  addLists('reference-head', 'reference_heads');
  addLists('today-name', 'today_names');
  addLists('day-adjective', 'day_adjectives');
  addLists('event-noun', 'event_nouns');
  addLists('birth', 'births');

  const horizon = data['horizon'];
  if (typeof horizon !== 'string') throw new TypeError('horizon: not an ISO date in quotes');
  // Longest first, so that تشرين الثاني is never read as a shorter word.
  for (const lexemes of index.values()) lexemes.sort((a, b) => b.rest.length - a.rest.length);
  const lexemesOfWord = rememberWords((word) => ofWord(word, index), NONE);
  return { horizon, byFirstWord: index, lexemesOfWord };
}

/** What a token may begin; every way to cut its clitics off counts. */
export function lexemesOf(token: Token, lexicon: TimeLexicon): readonly LexemeReading[] {
  if (token.kind === 'word') return lexicon.lexemesOfWord(token);
  return token.kind === 'latin' ? ofLatin(token, lexicon.byFirstWord) : NONE;
}

type Words = TimeLexicon['byFirstWord'];

function ofWord(token: Token, words: Words): readonly LexemeReading[] {
  const found = new Map<string, LexemeReading[]>();
  for (const { conj, prep, al, stem, pron, tanwin } of token.readings) {
    if (pron !== '' || tanwin || prep === 'س') continue;
    const form = al ? `ال${stem}` : stem;
    const key = `${conj}|${prep}|${form}`;
    if (found.has(key)) continue;
    const lexemes = words.get(form) ?? [];
    found.set(
      key,
      lexemes.map((lexeme) => ({ lexeme, conj, prep })),
    );
  }
  // A single letter has no readings: the م and هـ behind years.
  if (token.text.length === 1) {
    const lexemes = words.get(token.text) ?? [];
    return lexemes.map((lexeme) => ({ lexeme, conj: '', prep: '' }));
  }
  const readings = [...found.values()].flat();
  return readings.length === 0 ? NONE : readings;
}

function ofLatin(token: Token, words: Words): readonly LexemeReading[] {
  const lexemes = words.get(token.text.toLowerCase()) ?? [];
  return lexemes.length === 0 ? NONE : lexemes.map((lexeme) => ({ lexeme, conj: '', prep: '' }));
}

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, many: 3 };

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${path}: not a mapping`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${path}: not a list`);
  return value;
}

function strings(value: unknown, path: string): readonly string[] {
  return list(value, path).map((entry) => {
    if (typeof entry === 'string') return entry;
    throw new TypeError(`${path}: holds something that is not text`);
  });
}
