import type { KnowledgeSource } from '../../rules/knowledge.ts';
import { wordsOf } from '../../rules/phrase-index.ts';
import type { Reading } from '../../text/readings.ts';
import type { Token } from '../../text/tokens.ts';
import { rememberWords } from '../../text/word-memo.ts';
import type {
  ActorCandidate,
  ActorEntry,
  ActorFiles,
  FormKey,
  HeadEntry,
  LinkFile,
  NotActorsFile,
} from './actor.ts';

/** What a run of words is in the data: an actor's name, a head noun, a bare noun that refers back. */
export interface FormValue {
  candidates: ActorCandidate[];
  loaded: boolean;
  head: HeadEntry | undefined;
  anaphor: string[];
  /** Whom a bare noun means where the report names nobody so called. */
  unnamed: string[];
  /** Whether a pronoun on the head refers back to an actor. */
  owned: boolean;
  metonym: boolean;
  state: boolean;
  needsContext: boolean;
  /** Looks like a name and is none. */
  none: boolean;
}

/** A word of a form. The key of a first word is `ال` + stem or the bare stem; of later ones the folded word. */
export interface FormNode {
  readonly next: Map<string, FormNode>;
  value: FormValue | undefined;
}

/** A reading of a word with which forms begin. */
export interface FormStart {
  readonly node: FormNode;
  readonly reading: Reading;
}

/** Runs of folded words by their first word, longest first. */
export type Runs = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The lists of `links.yaml` that are looked up by any stem of a word. */
export type LinkList = Exclude<keyof LinkFile, 'from' | 'within' | 'epithets'>;

/** The bit of each list. */
export const LINK_BITS: Readonly<Record<LinkList, number>> = {
  belongs: 1,
  support: 2,
  tie: 4,
  suspicion: 8,
  accusation: 16,
  same: 32,
  locative: 64,
  backing: 128,
  between: 256,
};

/** The actors, ready for look-up by the words of a report. */
export interface ActorIndex {
  readonly actors: ReadonlyMap<string, ActorEntry>;
  readonly root: ReadonlyMap<string, FormNode>;
  /** The forms that may begin with a word in Arabic letters. */
  readonly startsOf: (word: Token) => readonly FormStart[];
  /** Adjective stems without the article → ids of actors. */
  readonly adjectives: ReadonlyMap<string, readonly string[]>;
  readonly links: {
    readonly from: Runs;
    readonly within: Runs;
    /** Stems of adjectives that go on from a name. */
    readonly epithets: ReadonlySet<string>;
    /** Which lists of words a word stands in: the sum of their `LINK_BITS`. */
    readonly listsOf: (word: Token) => number;
  };
  /** Words that are no actor where "and" joins them to a noun. */
  readonly afterAnd: ReadonlySet<string>;
  /** Ids of actors that a feminine pronoun refers to. */
  readonly feminine: ReadonlySet<string>;
}

const ACTOR_FILES = ['syria', 'iraq', 'international', 'civil'];
const FORM_KEYS: readonly FormKey[] = ['names', 'short', 'local', 'loaded', 'members', 'dependent'];

/** The files of `data/actors/` out of all data files. */
export function actorFilesOf({ files }: KnowledgeSource): ActorFiles {
  return {
    actors: ACTOR_FILES.flatMap((name) => files[`actors/${name}.yaml`] as readonly ActorEntry[]),
    heads: files['actors/heads.yaml'] as readonly HeadEntry[],
    links: files['actors/links.yaml'] as LinkFile,
    notActors: files['actors/not-actors.yaml'] as NotActorsFile,
    spellings: files['actors/spellings.yaml'] as readonly (readonly string[])[],
  };
}

/** Bare nouns by which any actor of a kind may be called again. */
const CALLED: Partial<Readonly<Record<ActorEntry['kind'], readonly string[]>>> = {
  'armed-group': ['الفصيل', 'الجماعة'],
  militia: ['الفصيل', 'الميليشيا', 'الجماعة'],
};

/** Indexes actors, heads and links by their folded words. */
export function compileActors({
  actors,
  heads,
  links,
  notActors,
  spellings,
}: ActorFiles): ActorIndex {
  const variants = variantsOf(spellings);
  const root = new Map<string, FormNode>();
  const adjectives = new Map<string, string[]>();
  for (const entry of actors) {
    for (const by of FORM_KEYS) {
      for (const form of entry[by] ?? []) {
        for (const words of spellingsOf(form, variants, freeArticle(entry, by))) {
          addName(valueAt(root, words), entry, by);
        }
      }
    }
    for (const form of [...(entry.heads ?? []), ...(CALLED[entry.kind] ?? [])]) {
      for (const words of spellingsOf(form, variants, false)) {
        const { anaphor } = valueAt(root, words);
        if (!anaphor.includes(entry.id)) anaphor.push(entry.id);
      }
    }
    for (const form of entry.unnamed ?? []) {
      for (const words of spellingsOf(form, variants, false)) {
        valueAt(root, words).unnamed.push(entry.id);
      }
    }
    for (const form of entry.adjectives ?? []) {
      for (const [stem = ''] of spellingsOf(form, variants, false)) {
        adjectives.set(stem, [...(adjectives.get(stem) ?? []), entry.id]);
      }
    }
  }
  for (const head of heads) {
    for (const form of head.forms) {
      for (const words of spellingsOf(form, variants, true)) valueAt(root, words).head ??= head;
    }
    for (const form of head.owned ?? head.forms) {
      for (const words of spellingsOf(form, variants, false)) {
        const value = valueAt(root, words);
        value.head ??= head;
        value.owned = true;
      }
    }
  }
  // Also under the bare stem, so that the reader of obfuscated spellings knows the word.
  for (const word of [...root.keys()].filter((key) => key.startsWith('ال'))) {
    const stem = withoutArticle(word);
    if (!root.has(stem)) root.set(stem, { next: new Map(), value: undefined });
  }
  for (const phrase of notActors.phrases) {
    for (const words of spellingsOf(phrase, variants, false)) valueAt(root, words).none = true;
  }
  const lists = Object.entries(LINK_BITS).map(
    ([name, bit]) => [stems(links[name as LinkList]), bit] as const,
  );
  return {
    afterAnd: new Set(notActors.afterAnd.flatMap(wordsOf)),
    actors: new Map(actors.map((entry) => [entry.id, entry])),
    root,
    startsOf: rememberWords((word) => startsWith(root, word), NO_STARTS),
    adjectives,
    links: {
      from: runs(links.from),
      within: runs(links.within),
      epithets: stems(links.epithets),
      listsOf: rememberWords((word) => listsOf(word, lists), 0),
    },
    feminine: new Set(actors.filter(isFeminine).map(({ id }) => id)),
  };
}

const listsOf = (
  { text, readings }: Token,
  lists: readonly (readonly [words: ReadonlySet<string>, bit: number])[],
): number =>
  lists.reduce(
    (sum, [words, bit]) =>
      words.has(text) || readings.some(({ stem }) => words.has(stem)) ? sum + bit : sum,
    0,
  );

const NO_STARTS: readonly never[] = [];

function startsWith(root: ReadonlyMap<string, FormNode>, word: Token): readonly FormStart[] {
  // A letter by itself has no readings: the first of an abbreviation written apart.
  if (word.text.length === 1) {
    const node = root.get(word.text);
    return node === undefined ? NO_STARTS : [{ node, reading: PLAIN_READING }];
  }
  const starts = word.readings.flatMap((reading) => {
    // The same word with its article cut off is another reading of it.
    if (reading.prep === 'س' || (!reading.al && isDefinite(reading.stem))) return [];
    const node = root.get(reading.al ? `ال${reading.stem}` : reading.stem);
    return node === undefined ? [] : [{ node, reading }];
  });
  return starts.length === 0 ? NO_STARTS : starts;
}

const isDefinite = (word: string): boolean => word.length > 4 && word.startsWith('ال');

/** A first word that is read as it stands. */
export const PLAIN_READING: Reading = {
  conj: '',
  prep: '',
  al: false,
  stem: '',
  pron: '',
  tanwin: false,
};

/** Descriptions and nouns of members stand with the article or without. */
const freeArticle = (entry: ActorEntry, by: FormKey): boolean =>
  entry.anyArticle === true || by === 'members';

function addName(value: FormValue, entry: ActorEntry, by: FormKey): void {
  if (value.candidates.some(({ id }) => id === entry.id)) return;
  value.candidates.push({ id: entry.id, by });
  if (by === 'loaded') value.loaded = true;
  if (entry.metonym === true) value.metonym = true;
  if (entry.needsContext === true) value.needsContext = true;
  // `الشرطة` may be that of a state, but is no name of its territory.
  if (entry.kind === 'state' && by !== 'local' && by !== 'dependent') value.state = true;
}

function valueAt(root: Map<string, FormNode>, words: readonly string[]): FormValue {
  let level = root;
  let node: FormNode | undefined;
  for (const word of words) {
    node = level.get(word);
    if (node === undefined) {
      node = { next: new Map(), value: undefined };
      level.set(word, node);
    }
    level = node.next;
  }
  if (node === undefined) throw new RangeError('A name without words');
  node.value ??= {
    candidates: [],
    loaded: false,
    head: undefined,
    anaphor: [],
    unnamed: [],
    owned: false,
    metonym: false,
    state: false,
    needsContext: false,
    none: false,
  };
  return node.value;
}

/** A form as folded words, once for each combination of spellings, with and without articles if free. */
function spellingsOf(
  form: string,
  variants: ReadonlyMap<string, readonly string[]>,
  anyArticle: boolean,
): string[][] {
  let spelled: string[][] = [[]];
  for (const word of wordsOf(form)) {
    spelled = spelled.flatMap((before) => spellWord(word, variants).map((w) => [...before, w]));
  }
  if (!anyArticle) return spelled;
  return spelled.flatMap((words) => {
    const bare = words.map(withoutArticle);
    const definite = bare.map((word) => `ال${word}`);
    const [first = ''] = bare;
    return bare.length === 1
      ? [bare, definite]
      : [bare, definite, [first, ...definite.slice(1)], [first, ...words.slice(1)]];
  });
}

function spellWord(word: string, variants: ReadonlyMap<string, readonly string[]>): string[] {
  const own = variants.get(word);
  if (own !== undefined) return [...own];
  for (const prefix of ['ال', 'لل', 'وال']) {
    if (!word.startsWith(prefix)) continue;
    const stem = variants.get(word.slice(prefix.length));
    if (stem !== undefined) return stem.map((variant) => prefix + variant);
  }
  for (const prefix of ['ل', 'ب', 'و']) {
    if (!word.startsWith(prefix)) continue;
    const stem = variants.get(word.slice(1));
    if (stem !== undefined) return stem.map((variant) => prefix + variant);
  }
  return [word];
}

const withoutArticle = (word: string): string =>
  word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;

function variantsOf(spellings: readonly (readonly string[])[]): Map<string, readonly string[]> {
  const variants = new Map<string, readonly string[]>();
  for (const line of spellings) {
    const folded = line.flatMap((word) => wordsOf(word));
    for (const word of folded) variants.set(word, folded);
  }
  return variants;
}

const stems = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => wordsOf(word).map(withoutArticle)));

/** Runs of words by their first word, longest first. */
function runs(phrases: readonly string[]): Runs {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const words of phrases.map(wordsOf)) {
    const [first = ''] = words;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

const FEMININE_FIRST = /^(?:قوي|فصايل|عشاير|كتايب|سرايا|فلول|جماعات|خلايا|عناصر|الويه)$|ه$|ات$/u;

/** Whether a folded noun without the article shows that it is feminine or a plural of things. */
export const showsFeminine = (stem: string): boolean => FEMININE_FIRST.test(stem);

function isFeminine(entry: ActorEntry): boolean {
  if (entry.gender !== undefined) return entry.gender === 'f';
  const first = wordsOf(entry.names?.[0] ?? entry.local?.[0] ?? entry.loaded?.[0] ?? '')[0] ?? '';
  return showsFeminine(withoutArticle(first)) || (entry.kind === 'state' && first.endsWith('ا'));
}
