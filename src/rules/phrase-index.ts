import { foldWord, isArabicLetter } from '../text/fold.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { rememberWords } from '../text/word-memo.ts';

/** A word or a fixed run of words from the data files, with what it stands for. */
export interface Phrase<Value> {
  /** As written in the data file; spelling is folded, the article on any word is optional. */
  readonly words: string;
  readonly value: Value;
  /** Only with the article on its first word (`الدولة` as a name). */
  readonly needsArticle?: boolean;
  /** A verb: its first letters ال are no article (`ألقى`). */
  readonly whole?: boolean;
  /** Only as written: no article, no clitics but a conjunction. */
  readonly exact?: boolean;
}

/** Where a phrase stands: tokens `[from, to)`, and how its first word was read. */
export interface PhraseHit<Value> {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
  readonly value: Value;
}

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  readonly phrases: Phrase<Value>[];
}

/** A reading of a word with which phrases begin. */
interface Start<Value> {
  readonly node: Node<Value>;
  readonly reading: Reading;
  /** What the word stands for alone. */
  readonly values: readonly Value[];
  /** Whether further words may follow: a pronoun or an accusative ending closes the noun phrase. */
  readonly open: boolean;
}

/** A trie over the words of phrases. */
export interface PhraseIndex<Value> {
  readonly root: ReadonlyMap<string, Node<Value>>;
  /** The phrases that may begin with a word. */
  readonly startsOf: (word: Token) => readonly Start<Value>[];
}

/** Drops the article of a folded word, where a word remains. */
export const bare = (word: string): string =>
  word.length > 3 && word.startsWith('ال') ? word.slice(2) : word;

/** Indexes phrases by their folded words. */
export function compilePhrases<Value>(phrases: Iterable<Phrase<Value>>): PhraseIndex<Value> {
  const root = new Map<string, Node<Value>>();
  for (const phrase of phrases) {
    let level = root;
    let node: Node<Value> | undefined;
    for (const [i, word] of wordsOf(phrase.words).entries()) {
      const key = i === 0 && phrase.whole === true ? word : bare(word);
      node = level.get(key);
      if (node === undefined) {
        node = { next: new Map(), phrases: [] };
        level.set(key, node);
      }
      level = node.next;
    }
    node?.phrases.push(phrase);
  }
  return { root, startsOf: rememberWords((word) => startsWith(root, word), NO_STARTS) };
}

/** The folded words of a phrase, without quotation marks and brackets. */
export function wordsOf(words: string): readonly string[] {
  const folded = foldWord(words);
  const parts = isPlain(folded) ? folded.split(' ') : folded.split(/[^\p{L}\p{N}]+/u);
  return parts.includes('') ? parts.filter((word) => word !== '') : parts;
}

/** Whether a folded text has nothing but Arabic letters and spaces. */
function isPlain(folded: string): boolean {
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code !== 0x20 && !isArabicLetter(code)) return false;
  }
  return true;
}

/** Whether any phrase of the index begins with this folded stem. */
export const knowsStem = <Value>(index: PhraseIndex<Value>, stem: string): boolean =>
  index.root.has(stem);

/**
 * The phrases that begin at token `at`: of each reading of the first word the longest. Quotation marks
 * and brackets inside a phrase are passed over (`تنظيم "الدولة"`).
 */
export function phrasesAt<Value>(
  tokens: readonly Token[],
  at: number,
  index: PhraseIndex<Value>,
): readonly PhraseHit<Value>[] {
  const first = tokens[at];
  if (first === undefined) return NO_HITS;
  if (first.kind === 'word') {
    const starts = index.startsOf(first);
    if (starts.length === 0) return NO_HITS;
    const hits: PhraseHit<Value>[] = [];
    for (const start of starts) addLongest(tokens, at, start, hits);
    return hits;
  }
  if (first.kind !== 'latin' && first.kind !== 'number') return NO_HITS;
  const node = index.root.get(first.text);
  if (node === undefined) return NO_HITS;
  const hits: PhraseHit<Value>[] = [];
  addLongest(tokens, at, startOf(node, PLAIN), hits);
  return hits;
}

const NO_HITS: readonly never[] = [];
const NO_STARTS: readonly never[] = [];
const PLAIN: Reading = { conj: '', prep: '', al: false, stem: '', pron: '', tanwin: false };
const PASSED_OVER: ReadonlySet<string> = new Set(['"', "'", '(', ')', '[', ']']);

const startOf = <Value>(node: Node<Value>, reading: Reading): Start<Value> => ({
  node,
  reading,
  values: accepted(node, reading),
  open: reading.pron === '' && node.next.size > 0,
});

function startsWith<Value>(
  root: ReadonlyMap<string, Node<Value>>,
  { readings }: Token,
): readonly Start<Value>[] {
  const starts = readings.flatMap((reading) => {
    const node = root.get(reading.stem);
    return node === undefined ? [] : [startOf(node, reading)];
  });
  return starts.length === 0 ? NO_STARTS : starts;
}

function addLongest<Value>(
  tokens: readonly Token[],
  at: number,
  start: Start<Value>,
  hits: PhraseHit<Value>[],
): void {
  const { reading, open } = start;
  let { node, values } = start;
  let to = at + 1;
  for (let i = at + 1; open && i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') break;
    if (token.kind === 'punctuation') {
      if (PASSED_OVER.has(token.text)) continue;
      break;
    }
    const next = node.next.get(bare(token.text));
    if (next === undefined) break;
    node = next;
    const longer = accepted(node, reading);
    if (longer.length > 0) {
      values = longer;
      to = i + 1;
    }
    if (node.next.size === 0) break;
  }
  for (const value of values) hits.push({ from: at, to, reading, value });
}

function accepted<Value>(node: Node<Value>, reading: Reading): readonly Value[] {
  if (node.phrases.length === 0) return [];
  return node.phrases
    .filter((phrase) => {
      if (phrase.needsArticle === true) return reading.al;
      if (phrase.exact === true) {
        return reading.prep === '' && reading.pron === '' && !reading.tanwin;
      }
      return true;
    })
    .map(({ value }) => value);
}
