import { fold } from '../text/fold.ts';
import { readingsOf } from '../text/readings.ts';
import { type KnowsWord, tokenize } from '../text/tokens.ts';

/** A stem of fewer letters says too little: `و+ال` of والي would be found by every ال. */
const SHORTEST_STEM = 3;
/** Longer runs are addresses and noise. */
const LONGEST_TERM = 40;

/**
 * What a raw text is found by: its folded words and numbers, and each word without its clitics, so
 * that وقوات and بالقوات are found by قوات. Each term once; joined with spaces for the index.
 */
export function indexTerms(raw: string, knows?: KnowsWord): string {
  const terms = new Set<string>();
  const seen = new Set<string>();
  for (const { kind, text, readings } of tokenize(fold(raw), knows)) {
    if (seen.has(text) || text.length > LONGEST_TERM) continue;
    seen.add(text);
    if (kind === 'word') {
      terms.add(text);
      for (const { stem } of readings) if (stem.length >= SHORTEST_STEM) terms.add(stem);
    } else if (kind === 'number' || kind === 'latin') {
      for (const part of cut(text)) terms.add(part);
    }
  }
  return [...terms].join(' ');
}

/** A query of the full-text index; undefined where the words hold nothing to look for. */
export interface SearchQuery {
  /** In the syntax of FTS5. Made from tokens alone, so that no operator of a user reaches SQLite. */
  readonly match: string;
  /** The runs of words that must stand side by side, each word as the terms that match it. */
  readonly phrases: readonly (readonly ReadonlySet<string>[])[];
}

/** Most words of a query; more do not find better. */
const MOST_WORDS = 24;

/**
 * Reads what a person typed: words that must all be there, "words in quotation marks" that must follow
 * one another, and a word with * for every word that begins so.
 */
export function readQuery(typed: string): SearchQuery | undefined {
  const parts: string[] = [];
  const phrases: (readonly ReadonlySet<string>[])[] = [];
  let phrase: ReadonlySet<string>[] | undefined;
  const tokens = tokenize(fold(typed)).slice(0, 8 * MOST_WORDS);
  for (const [i, { kind, text, mark }] of tokens.entries()) {
    if (mark !== undefined && text === '"') {
      if (phrase !== undefined && phrase.length > 1) phrases.push(phrase);
      phrase = phrase === undefined ? [] : undefined;
      continue;
    }
    if (kind === 'punctuation' || kind === 'break' || parts.length >= MOST_WORDS) continue;
    const next = tokens[i + 1];
    const prefix = next?.text === '*' && !next.spaced ? '*' : '';
    for (const word of cut(text)) {
      const terms = kind === 'word' ? queryTerms(word) : [word];
      parts.push(`(${terms.map((term) => `"${term}"${prefix}`).join(' OR ')})`);
      if (prefix === '') phrase?.push(new Set(terms));
    }
  }
  return parts.length === 0 ? undefined : { match: parts.join(' AND '), phrases };
}

/**
 * Whether all phrases stand in a raw text. The index knows only whether words are there, not where, so
 * what it finds is looked at again.
 */
export function holdsPhrases(raw: string, phrases: SearchQuery['phrases']): boolean {
  if (phrases.length === 0) return true;
  const words = tokenize(fold(raw))
    .filter(({ kind }) => kind === 'word' || kind === 'number' || kind === 'latin')
    .map(({ text, readings }) => [plain(text), ...readings.map(({ stem }) => stem)]);
  return phrases.every((phrase) =>
    words.some((_, at) =>
      phrase.every((terms, i) => words[at + i]?.some((term) => terms.has(term)) === true),
    ),
  );
}

/** Where in a raw text the words of a query stand: the spans of the words that match, in order. */
export function findTerms(
  raw: string,
  { match }: SearchQuery,
): readonly (readonly [number, number])[] {
  const wanted = [...match.matchAll(/"([^"]*)"(\*?)/g)].map(([, term = '', star]) => ({
    term,
    prefix: star === '*',
  }));
  const found: (readonly [number, number])[] = [];
  for (const { text, readings, start, end } of tokenize(fold(raw))) {
    const forms = [plain(text), ...readings.map(({ stem }) => stem)];
    const hit = wanted.some(({ term, prefix }) =>
      forms.some((form) => (prefix ? form.startsWith(term) : form === term)),
    );
    if (hit) found.push([start, end]);
  }
  return found;
}

/**
 * The terms that a typed word may be indexed by: itself, and itself without the article and what stands
 * before it. Single letters are not cut off: ورق is paper, not "and رق".
 */
function queryTerms(word: string): readonly string[] {
  const stems = readingsOf(word)
    .filter(
      ({ al, pron, tanwin, stem }) => al && pron === '' && !tanwin && stem.length >= SHORTEST_STEM,
    )
    .map(({ stem }) => stem);
  return [...new Set([word, ...stems])];
}

/** The runs of letters and digits, as the index cuts them; an address has several. */
function cut(text: string): readonly string[] {
  if (text.length > LONGEST_TERM) return [];
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const plain = (text: string): string => text.toLowerCase();
