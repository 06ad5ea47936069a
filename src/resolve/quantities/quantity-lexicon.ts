import { compilePhrases, type PhraseIndex } from '../../rules/phrase-index.ts';
import { foldWord } from '../../text/fold.ts';
import type { Token } from '../../text/tokens.ts';
import { rememberWords } from '../../text/word-memo.ts';
import { isNumberWord } from './number-words.ts';
import { compilePeople, type PeopleIndex, type PeopleRecord } from './people-index.ts';

/** How a word bounds the number beside it. */
export type Bound = 'approx' | 'more-than' | 'at-least' | 'less-than' | 'up-to' | 'plain';

/** A word that stands for a number: bounds, null where open. */
export interface Vague {
  readonly low: number;
  readonly high: number | null;
  readonly other: boolean;
}

/** The form of `data/lexicon/numbers.yaml`; its head says what each list is. */
export interface NumbersFile {
  readonly before: Readonly<Record<Bound, readonly string[]>>;
  readonly after: Readonly<Record<'approx' | 'at-least' | 'up-to', readonly string[]>>;
  readonly vague: readonly {
    readonly words: string;
    readonly low: number;
    readonly high: number | null;
    readonly other?: boolean;
  }[];
  readonly measures: Readonly<Record<string, readonly string[]>>;
  readonly labels: Readonly<Record<'unit' | 'identity' | 'time' | 'age', readonly string[]>>;
  readonly share: readonly string[];
  readonly 'one-of': readonly string[];
  readonly ordinals: Readonly<Record<'masculine' | 'feminine', readonly string[]>>;
  readonly others: Readonly<Record<'singular' | 'dual' | 'plural' | 'open', readonly string[]>>;
  readonly majority: readonly string[];
  readonly single: readonly string[];
  readonly subset: readonly string[];
  readonly breakdown: readonly string[];
  readonly homographs: Readonly<Record<Homograph, readonly string[]>>;
  readonly affiliation: readonly string[];
  readonly tolls: Readonly<Record<'nouns' | 'verbs', readonly string[]>>;
  readonly group: readonly string[];
  readonly genitives: readonly string[];
  readonly guarded: readonly string[];
  readonly adjectives: readonly string[];
  readonly openers: readonly string[];
  readonly follows: readonly string[];
}

/** The form of `data/lexicon/given-names.yaml`; its head says what each list is. */
export interface NamesFile {
  readonly openers: readonly string[];
  readonly lists: readonly string[];
  readonly called: readonly string[];
  readonly nasab: readonly string[];
  readonly names: readonly (readonly string[])[];
}

/** What tells that a person is named, by folded spelling. */
export interface NameLexicon {
  readonly openers: ReadonlySet<string>;
  readonly lists: PhraseIndex<true>;
  readonly called: PhraseIndex<true>;
  readonly nasab: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

export type Other = 'singular' | 'dual' | 'plural' | 'open';
export type Label = 'unit' | 'identity' | 'time' | 'age';
export type PartOpener = 'subset' | 'single' | 'majority' | 'breakdown';
/** How a noun of people that is also another word is told: see `data/lexicon/numbers.yaml`. */
export type Homograph = 'opened' | 'counted' | 'harmed' | 'doubtful' | 'definite';

/** The words round numbers and the nouns of people, indexed by folded spelling. */
export interface QuantityLexicon {
  readonly before: PhraseIndex<Bound>;
  readonly after: PhraseIndex<Bound>;
  readonly vague: PhraseIndex<Vague>;
  readonly measures: ReadonlySet<string>;
  readonly labels: ReadonlyMap<string, Label>;
  readonly shares: PhraseIndex<true>;
  readonly oneOf: PhraseIndex<true>;
  readonly ordinals: ReadonlySet<string>;
  readonly others: ReadonlyMap<string, Other>;
  readonly parts: PhraseIndex<PartOpener>;
  readonly homographs: ReadonlyMap<string, Homograph>;
  readonly affiliation: PhraseIndex<true>;
  readonly tollNouns: ReadonlySet<string>;
  readonly tollVerbs: ReadonlySet<string>;
  readonly group: PhraseIndex<true>;
  readonly genitives: ReadonlySet<string>;
  readonly guarded: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly follows: ReadonlySet<string>;
  readonly people: PeopleIndex;
  readonly names: NameLexicon;
  /** Whether a number, a bound or a vague word may begin with this folded word. */
  readonly mayBeginQuantity: (token: Token) => boolean;
  /** Whether persons or a part of a number may begin with this folded word. */
  readonly mayBeginParty: (token: Token) => boolean;
}

const NO_NAMES: NamesFile = { openers: [], lists: [], called: [], nasab: [], names: [] };

const compileNames = ({ openers, lists, called, nasab, names }: NamesFile): NameLexicon => ({
  openers: foldedSet(openers),
  lists: plain(lists),
  called: plain(called),
  nasab: foldedSet(nasab),
  given: foldedSet(names.flat()),
});

/** Whether a folded word is a given name; names in عبد are, written together. */
export const isGivenName = (stem: string, { given }: NameLexicon): boolean =>
  given.has(stem) || (stem.startsWith('عبدال') && stem.length > 6);

/** Indexes `data/lexicon/numbers.yaml` and `data/lexicon/people.yaml`. */
export function compileQuantities(
  numbers: NumbersFile,
  people: readonly PeopleRecord[],
  persons: NamesFile = NO_NAMES,
): QuantityLexicon {
  const before = classed(numbers.before);
  const vague = compilePhrases(
    numbers.vague.map(({ words, low, high, other }) => ({
      words,
      value: { low, high, other: other === true },
    })),
  );
  const oneOf = plain(numbers['one-of']);
  const ordinals = foldedSet([...numbers.ordinals.masculine, ...numbers.ordinals.feminine]);
  const others = foldedMap(numbers.others);
  const parts = classed({
    subset: numbers.subset,
    single: numbers.single,
    majority: numbers.majority,
    breakdown: numbers.breakdown,
  });
  const nouns = compilePeople(people);
  const names = compileNames(persons);
  return {
    before,
    after: classed(numbers.after),
    vague,
    measures: foldedSet(Object.values(numbers.measures).flat()),
    labels: foldedMap(numbers.labels),
    shares: plain(numbers.share),
    oneOf,
    ordinals,
    others,
    parts,
    homographs: foldedMap(numbers.homographs),
    affiliation: plain(numbers.affiliation),
    tollNouns: foldedSet(numbers.tolls.nouns),
    tollVerbs: foldedSet(numbers.tolls.verbs),
    group: plain(numbers.group),
    genitives: foldedSet(numbers.genitives),
    guarded: foldedSet(numbers.guarded),
    adjectives: foldedSet(numbers.adjectives.flatMap(inflect)),
    openers: foldedSet(numbers.openers.flatMap(inflectVerb)),
    follows: foldedSet(numbers.follows),
    people: nouns,
    names,
    mayBeginQuantity: remember(
      (stem) =>
        isNumberWord(stem) || before.root.has(stem) || vague.root.has(stem) || stem === 'بين',
    ),
    mayBeginParty: remember(
      (stem) =>
        nouns.root.has(stem) ||
        isGivenName(stem, names) ||
        names.nasab.has(stem) ||
        names.lists.root.has(stem) ||
        names.called.root.has(stem) ||
        parts.root.has(stem) ||
        oneOf.root.has(stem) ||
        others.has(stem) ||
        ordinals.has(stem),
    ),
  };
}

/** Whether `knows` says so of any reading of a word. */
const remember = (knows: (stem: string) => boolean): ((token: Token) => boolean) =>
  rememberWords(({ readings }) => readings.some(({ stem }) => knows(stem)), false);

/** A verb by its he-form, with the forms that a subject before it asks for. */
const inflectVerb = (word: string): readonly string[] =>
  word.includes(' ') || word.length < 3
    ? [word]
    : [word, `${word}ت`, `${word}وا`, `${word}ا`, `${word}تا`];

/** The forms of an adjective that agree with persons. */
function inflect(adjective: string): readonly string[] {
  const [word = '', ...rest] = adjective.split(' ');
  if (rest.length > 0) return [word];
  return ['', 'ا', 'ة', 'ان', 'ين', 'ون', 'تان', 'تين', 'ات'].map((ending) => word + ending);
}

const foldedSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord));

function foldedMap<Value extends string>(
  lists: Readonly<Record<Value, readonly string[]>>,
): ReadonlyMap<string, Value> {
  const entries = Object.entries<readonly string[]>(lists);
  return new Map(
    entries.flatMap(([value, words]) => words.map((word) => [foldWord(word), value as Value])),
  );
}

function classed<Value extends string>(
  lists: Readonly<Record<Value, readonly string[]>>,
): PhraseIndex<Value> {
  const entries = Object.entries<readonly string[]>(lists);
  return compilePhrases(
    entries.flatMap(([value, list]) => list.map((words) => ({ words, value: value as Value }))),
  );
}

const plain = (list: readonly string[]): PhraseIndex<true> =>
  compilePhrases(list.map((words) => ({ words, value: true as const })));
