import type { Kind, OutcomeKind } from '../model/coded-report.ts';
import { foldWord } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import { rememberWords } from '../text/word-memo.ts';
import { conjugate, type Verb } from './conjugate.ts';
import { compilePhrases, type Phrase, type PhraseIndex, wordsOf } from './phrase-index.ts';

/** What a place in the sentence makes of whoever stands there. */
export type FrameValue = 'initiator' | 'target' | 'place' | 'weapon' | 'none' | 'either';

/** Who is who around a happening; see the head of `data/lexicon/happenings.yaml`. */
export type Frame = Readonly<Record<string, FrameValue>>;

/** How a verb of an outcome stands to those who suffered it; see `data/lexicon/outcomes.yaml`. */
export type OutcomeFrame =
  | 'agent-patient'
  | 'helper-patient'
  | 'patient-only'
  | 'cause-patient'
  | 'agent-an'
  | 'agent-ala'
  | 'agent-bi'
  | 'agent-li'
  | 'agent-min';

/** A happening of the lexicon. */
export interface Happening {
  readonly family: 'happening';
  readonly id: string;
  readonly kind: Kind | null;
  /** What settles the kind where the word does not. */
  readonly kindBy: string | null;
  readonly fallback: Kind | null;
  readonly foiled: boolean;
  readonly strong: boolean;
}

/** An outcome of the lexicon. */
export interface OutcomeEntry {
  readonly family: 'outcome';
  readonly id: string;
  readonly what: OutcomeKind | 'seized';
  readonly lowCertainty: boolean;
  /** First words one of which must stand near, for `seized`; empty where nothing is asked. */
  readonly things: ReadonlySet<string>;
}

/** One written form of a happening or an outcome. */
export interface TriggerForm {
  readonly entry: Happening | OutcomeEntry;
  readonly form: 'verb' | 'noun' | 'active' | 'participle';
  readonly tense: 'perfect' | 'imperfect' | null;
  readonly voice: 'active' | 'passive' | 'either' | null;
  /** Whether the noun tells more than one occurrence. */
  readonly number: 'singular' | 'dual' | 'plural';
  readonly frame: Frame;
  readonly outcomeFrame: OutcomeFrame;
  /** Runs of folded words one of which must follow within a few words. */
  readonly then: readonly (readonly string[])[];
  /** Whether the form counts only where something else supports it. */
  readonly weak: boolean;
}

export interface TriggerIndex {
  readonly phrases: PhraseIndex<TriggerForm>;
  /** Whether a word only looks like a clitic and a trigger. */
  readonly isOther: (word: Token) => boolean;
  /** The words that verbs ask for (`TriggerForm.then`) and that a word may be. */
  readonly askedBy: (word: Token) => ReadonlySet<string>;
}

interface VerbRecord extends Verb {
  readonly masdar?: readonly string[];
  readonly active?: readonly string[];
  readonly participle?: readonly string[];
  readonly then?: readonly string[];
  readonly frame?: Frame | OutcomeFrame;
  readonly weak?: boolean;
}

interface HappeningRecord {
  readonly id: string;
  readonly kind: Kind | null;
  readonly kindBy?: string;
  readonly default?: Kind;
  readonly status?: string;
  readonly strength: 'strong' | 'weak';
  readonly verbs?: readonly VerbRecord[];
  readonly nouns?: readonly string[];
  readonly plural?: readonly string[];
  readonly frame?: Frame;
}

interface OutcomeRecord {
  readonly id: string;
  readonly what: OutcomeKind | 'seized';
  readonly certainty?: string;
  readonly verbs?: readonly VerbRecord[];
  readonly light?: readonly VerbRecord[];
  readonly nouns?: readonly string[];
  readonly things?: readonly string[];
}

/** Indexes `happenings.yaml` and `outcomes.yaml` by every written form, and `not-triggers.yaml`. */
export function compileTriggers(
  happenings: readonly HappeningRecord[],
  outcomes: readonly OutcomeRecord[],
  others: readonly string[],
): TriggerIndex {
  const words = new Set(others.map(foldWord));
  const phrases = [
    ...happenings.flatMap(phrasesOfHappening),
    ...outcomes.flatMap(phrasesOfOutcome),
  ];
  const asked = stemsOfAsked(phrases.flatMap(({ value }) => value.then.flat()));
  return {
    phrases: compilePhrases(phrases),
    askedBy: rememberWords((word) => askedWords(word, asked), NOTHING_ASKED),
    isOther: rememberWords(
      ({ readings }) =>
        readings.some(({ conj, prep, stem }) => conj === '' && prep === '' && words.has(stem)),
      false,
    ),
  };
}

function phrasesOfHappening(record: HappeningRecord): Phrase<TriggerForm>[] {
  const entry: Happening = {
    family: 'happening',
    id: record.id,
    kind: record.kind,
    kindBy: record.kindBy ?? null,
    fallback: record.kind ?? record.default ?? null,
    foiled: record.status === 'foiled',
    strong: record.strength === 'strong',
  };
  const frame = record.frame ?? {};
  const base = formOf(entry, frame, 'agent-patient', record.strength === 'weak');
  return [
    ...(record.verbs ?? []).flatMap((verb) => {
      const own = typeof verb.frame === 'object' ? { ...frame, ...verb.frame } : frame;
      return phrasesOfVerb(verb, { ...base, frame: own, weak: base.weak || verb.weak === true });
    }),
    ...nounPhrases(record.nouns ?? [], base),
    ...(record.plural ?? []).map((words) => ({
      words,
      value: { ...base, number: 'plural' as const },
    })),
  ];
}

function phrasesOfOutcome(record: OutcomeRecord): Phrase<TriggerForm>[] {
  const entry: OutcomeEntry = {
    family: 'outcome',
    id: record.id,
    what: record.what,
    lowCertainty: record.certainty === 'low',
    things: new Set((record.things ?? []).map((words) => wordsOf(words)[0] ?? '')),
  };
  const base = formOf(entry, {}, 'patient-only', false);
  const verbs = [...(record.verbs ?? []), ...(record.light ?? [])];
  return [
    ...verbs.flatMap((verb) => {
      const outcomeFrame = typeof verb.frame === 'string' ? verb.frame : 'agent-patient';
      return phrasesOfVerb(verb, { ...base, outcomeFrame, weak: verb.weak === true });
    }),
    ...nounPhrases(record.nouns ?? [], base),
  ];
}

const formOf = (
  entry: Happening | OutcomeEntry,
  frame: Frame,
  outcomeFrame: OutcomeFrame,
  weak: boolean,
): TriggerForm => ({
  entry,
  form: 'noun',
  tense: null,
  voice: null,
  number: 'singular',
  frame,
  outcomeFrame,
  then: [],
  weak,
});

function phrasesOfVerb(verb: VerbRecord, base: TriggerForm): Phrase<TriggerForm>[] {
  const then = (verb.then ?? []).map(wordsOf).filter((words) => words.length > 0);
  const finite = conjugate(verb).map(({ form, tense, voice, number }) => ({
    words: form,
    whole: true,
    value: { ...base, form: 'verb' as const, tense, voice, number, then },
  }));
  // A verbal noun keeps the words its verb asks for, unless it already has them (إلقاء القبض).
  const masdars = (verb.masdar ?? []).flatMap((words) =>
    nounPhrases([words], { ...base, then: wordsOf(words).length > 1 ? [] : then }),
  );
  const participles = (words: readonly string[] | undefined, form: 'active' | 'participle') =>
    (words ?? []).map((word) => ({ words: word, value: { ...base, form, then } }));
  return [
    ...finite,
    ...masdars,
    ...participles(verb.active, 'active'),
    ...participles(verb.participle, 'participle'),
  ];
}

/** A noun with its dual: `عملية أمنية` → `عمليتان أمنيتان`, `عمليتين أمنيتين`, construct `عمليتي`. */
function nounPhrases(nouns: readonly string[], base: TriggerForm): Phrase<TriggerForm>[] {
  return nouns.flatMap((noun) => {
    const words = noun.replace(/ (?:ب|ل|بـ|لـ)$/u, '');
    const single = { words, value: { ...base, form: 'noun' as const } };
    const duals = dualsOf(words).map((dual) => ({
      words: dual,
      value: { ...base, form: 'noun' as const, number: 'dual' as const },
    }));
    return [single, ...duals];
  });
}

function dualsOf(noun: string): string[] {
  const [head = '', ...rest] = noun.split(' ');
  if (head.startsWith('ال') || rest.length > 1) return [];
  const dual = (word: string, ending: string): string =>
    word.endsWith('ة') ? `${word.slice(0, -1)}ت${ending}` : `${word}${ending}`;
  const [adjective] = rest;
  const agrees = adjective === undefined || /[ةي]$/u.test(adjective);
  const endings = agrees ? ['ان', 'ين'] : [];
  return [
    ...endings.map((ending) =>
      adjective === undefined
        ? dual(head, ending)
        : `${dual(head, ending)} ${dual(adjective, ending)}`,
    ),
    // قتلي is قتلى as well: the construct dual only of nouns that cannot be mistaken.
    ...(head.endsWith('ة') || rest.length > 0
      ? [[dual(head, 'ي'), ...rest].join(' '), [dual(head, 'ا'), ...rest].join(' ')]
      : []),
  ];
}

/** How many words may stand between a verb and the words it asks for (`ألقت قوات الأمن … القبض`). */
const LONGEST_SUBJECT = 12;
/** The same where those words can be no other verb's. */
const LONGEST_BEFORE_ARREST = 20;
/** Behind these a word is governed by them, not by the verb: `جرت العملية … وأسفرت عن اعتقال`. */
const GOVERNORS: ReadonlySet<string> = new Set([
  'عن',
  'الي',
  'علي',
  'في',
  'بعد',
  'قبل',
  'خلال',
  'اثر',
  'عقب',
  'جراء',
]);
/** `ر. ع.`: the point behind an initial ends no sentence. */
const isAfterInitial = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '.' && tokens[at - 1]?.text.length === 1;

const CLOSING: ReadonlySet<string> = new Set(['.', '؟', '!', '؛', ':']);

/**
 * Where the words that a form asks for stand after token `to`; undefined where they do not. A form
 * that asks for nothing is satisfied at once, by an empty range.
 */
export function findThen(
  tokens: readonly Token[],
  to: number,
  form: TriggerForm,
  { askedBy }: TriggerIndex,
): { readonly from: number; readonly to: number } | undefined {
  if (form.then.length === 0) return { from: to, to };
  const bare = form.then.length === 1 && form.then[0]?.length === 1 && form.then[0][0] === 'علي';
  const arrest = form.then.length === 1 && form.then[0]?.[0] === 'القبض';
  const end = Math.min(tokens.length, to + (arrest ? LONGEST_BEFORE_ARREST : LONGEST_SUBJECT));
  for (let i = to; i < end; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return undefined;
    if (CLOSING.has(token.text) && !isAfterInitial(tokens, i)) return undefined;
    // قضى ملازم بلغم بينما كان على رأس رتل: another clause.
    if (bare && SUBORDINATE.test(token.text)) return undefined;
    if (token.kind !== 'word' || askedBy(token).size === 0) continue;
    if (GOVERNORS.has(tokens[i - 1]?.text ?? '')) continue;
    if (i > to + 1 && isPartner(tokens, i)) continue;
    if (isOfDeed(tokens, i)) continue;
    for (const words of form.then) {
      const found = words.every((word, offset) => {
        const next = tokens[i + offset];
        return next?.kind === 'word' && askedBy(next).has(word);
      });
      if (found) return { from: i, to: i + words.length };
    }
  }
  return undefined;
}

const SUBORDINATE =
  /^(?:بينما|حين|حينما|عندما|بعدما|فيما|وهو|وهي|وهم|كان|كانت|كانوا|حيث|اذ|اثناء)$/u;

/** `قضى مدني في قصف على البلدة`: on what a deed was done, not what the verb asked for. */
const isOfDeed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'علي' && DEED.test(tokens[at - 1]?.text ?? '');

const DEED =
  /^[بل]?(?:ال)?(?:قصف|غاره|غارات|هجوم|هجمات|ضربه|ضربات|اعتداء|جوي|جويه|مدفعي|صاروخي|مسلح|ارهابي)$/u;

/** `نفذت القوات بدعم من طيران التحالف عملية`: who helps is not what the verb asked for. */
const isPartner = (tokens: readonly Token[], at: number): boolean =>
  /^(?:من|مع)$/u.test(tokens[at - 1]?.text ?? '') && HELP.test(tokens[at - 2]?.text ?? '');

const HELP = /^و?ب?(?:دعم|مساند|اسناد|غطاء|مشارك|تنسيق|تعاون|مرافق)/u;

const NOTHING_ASKED: ReadonlySet<string> = new Set();

/** What of the words that verbs ask for a word may be. */
function askedWords(
  { text, readings }: Token,
  asked: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const candidates = [text, ...readings.map(({ stem }) => stem)].flatMap(
    (stem) => asked.get(stem) ?? [],
  );
  const found = candidates.filter(
    (word) => text === word || readings.some((reading) => matchesWord(reading, word)),
  );
  return found.length === 0 ? NOTHING_ASKED : new Set(found);
}

/** The words that verbs ask for, by every stem that may stand for them. */
function stemsOfAsked(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, string[]>();
  for (const word of new Set(words)) {
    for (const stem of new Set([word, withoutArticle(word), word.slice(0, -1)])) {
      byStem.set(stem, [...(byStem.get(stem) ?? []), word]);
    }
  }
  return byStem;
}

const withoutArticle = (word: string): string => (word.startsWith('ال') ? word.slice(2) : word);

function matchesWord(
  reading: {
    readonly prep: string;
    readonly stem: string;
    readonly pron: string;
    readonly tanwin: boolean;
  },
  word: string,
): boolean {
  // A final ه stands for every attached pronoun: مصرعه, مصرعهم, مصرعهما.
  if (word.endsWith('ه') && reading.pron !== '' && reading.stem === word.slice(0, -1)) return true;
  if (reading.pron !== '') return false;
  return (
    reading.prep === '' && (reading.stem === withoutArticle(word) || `${reading.stem}ا` === word)
  );
}
