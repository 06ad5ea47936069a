import { boundedCache } from './bounded-cache.ts';

/** One way to cut a folded word into its clitics and its stem. */
export interface Reading {
  /** The conjunction written onto the word: `و`, `ف` or nothing. */
  readonly conj: string;
  /** The preposition or future particle written onto the word: `ب`, `ل`, `ك`, `س` or nothing. */
  readonly prep: string;
  /** Whether the article is written onto the word. */
  readonly al: boolean;
  /** What is left: folded, without article. */
  readonly stem: string;
  /** The attached pronoun (`ه`, `ها`, `هم` …) or nothing. */
  readonly pron: string;
  /** Whether a final alif was read as the accusative ending (`قتيلا`, `مدنيا`). */
  readonly tanwin: boolean;
}

const PRONOUNS = ['هما', 'ها', 'هم', 'هن', 'نا', 'كم', 'ه'];

/** A spelling, one object for all who meet it. */
export interface SpelledWord {
  /** The folded word: always the same string, so that no look-up hashes or compares it again. */
  readonly text: string;
  readonly readings: readonly Reading[];
  /** What the indexes know of it, by their number; for `rememberWords` alone, as the next. */
  readonly known: unknown[];
  /** A bit for each index that does not know it. */
  unknownTo: number;
}

/** Words up to this length are kept; longer ones are rare and would hold on to their whole text. */
const LONGEST_KEPT = 12;
/** No word with its clitics is longer; what is longer is noise and is not cut. */
const LONGEST_WORD = 40;
const GENERATION_SIZE = 16_384;
const spellings = boundedCache<string, SpelledWord>(GENERATION_SIZE);
const closedSpellings = boundedCache<string, SpelledWord>(GENERATION_SIZE / 2);

/**
 * Every way to cut clitics off a folded word, least stripped first. Which of them is meant is for
 * the lexicon and the gazetteer to say.
 */
export const readingsOf = (word: string): readonly Reading[] => spellingOf(word).readings;

/** A folded word with its readings. */
export function spellingOf(word: string): SpelledWord {
  const known = spellings.get(word);
  if (known !== undefined) return known;
  const readings = word.length > LONGEST_WORD ? [whole(word)] : analyse(word);
  const spelling = { text: word, readings, known: [], unknownTo: 0 };
  if (word.length <= LONGEST_KEPT) spellings.set(word, spelling);
  return spelling;
}

/** The same of a word that ends in a written ة: it has no pronoun there, though ة and ه fold alike. */
export function closedSpellingOf(word: string): SpelledWord {
  const known = closedSpellings.get(word);
  if (known !== undefined) return known;
  const readings = readingsOf(word).filter(({ pron }) => pron !== 'ه');
  const spelling = { text: word, readings, known: [], unknownTo: 0 };
  if (word.length <= LONGEST_KEPT) closedSpellings.set(word, spelling);
  return spelling;
}

const whole = (stem: string): Reading => ({
  conj: '',
  prep: '',
  al: false,
  stem,
  pron: '',
  tanwin: false,
});

function analyse(word: string): readonly Reading[] {
  const prefixed: Reading[] = [];
  const add = (conj: string, prep: string, al: boolean, stem: string): void => {
    if (stem.length >= 2) prefixed.push({ conj, prep, al, stem, pron: '', tanwin: false });
  };
  const bases: (readonly [conj: string, rest: string])[] = [['', word]];
  const first = word.charAt(0);
  if ((first === 'و' || first === 'ف') && word.length >= 3) bases.push([first, word.slice(1)]);
  for (const [conj, rest] of bases) {
    add(conj, '', false, rest);
    if (rest.startsWith('ال')) add(conj, '', true, rest.slice(2));
    const prep = rest.charAt(0);
    const after = rest.slice(1);
    if (prep === 'ل' && after.startsWith('ل')) {
      add(conj, 'ل', true, after.slice(1));
      // ل before a word that itself begins with the article and ل: لليرة, للجنة.
      add(conj, 'ل', true, after);
    }
    if (prep === 'ب' || prep === 'ل' || prep === 'ك') {
      if (after.startsWith('ال')) add(conj, prep, true, after.slice(2));
      add(conj, prep, false, after);
    }
    if (prep === 'س' && /^[يتنا]/u.test(after)) add(conj, 'س', false, after);
  }
  const suffixed = prefixed.filter(({ al }) => !al).flatMap(withoutPronoun);
  const accusative = prefixed
    .filter(({ al, stem }) => !al && stem.length >= 4 && stem.endsWith('ا'))
    .map((reading) => ({ ...reading, stem: reading.stem.slice(0, -1), tanwin: true }));
  return [...prefixed, ...suffixed, ...accusative];
}

/** `منزلها` → `منزل`; `مداهمتها` → `مداهمت`, `مداهمه`; `ابناوه` → `ابناو`, `ابناء`. */
function withoutPronoun(reading: Reading): Reading[] {
  return PRONOUNS.flatMap((pron) => {
    if (!reading.stem.endsWith(pron)) return [];
    const stem = reading.stem.slice(0, -pron.length);
    if (stem.length < 3) return [];
    const stems = [stem];
    if (stem.endsWith('ت')) stems.push(`${stem.slice(0, -1)}ه`);
    if (stem.endsWith('او') || stem.endsWith('اي')) stems.push(`${stem.slice(0, -1)}ء`);
    if (stem.endsWith('ا')) stems.push(`${stem.slice(0, -1)}ي`);
    return stems.map((cut) => ({ ...reading, stem: cut, pron }));
  });
}
