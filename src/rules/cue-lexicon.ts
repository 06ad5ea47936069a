import { conjugate, type Verb } from './conjugate.ts';
import { compilePhrases, type Phrase, type PhraseIndex, wordsOf } from './phrase-index.ts';

/** How a cue credits a speaker. */
export type ReportingClass =
  | 'say'
  | 'add'
  | 'announce'
  | 'document'
  | 'quote-from'
  | 'claim'
  | 'deny'
  | 'suspect'
  | 'accuse'
  | 'adopt'
  | 'warn'
  | 'ask'
  | 'receive';

export type ConnectorClass =
  | 'result'
  | 'cause'
  | 'means'
  | 'purpose'
  | 'ground'
  | 'answer'
  | 'simultaneity'
  | 'condition'
  | 'concession';

/** What a word of `data/lexicon/reporting.yaml` does in its sentence. */
export type CueValue =
  | {
      readonly type: 'reporting';
      readonly by: 'verb' | 'masdar' | 'active' | 'preposition' | 'noun' | 'continuation';
      readonly class: ReportingClass;
      /** Only a reporting word with أن / إن or a quotation behind it. */
      readonly needsAn: boolean;
      readonly passive: boolean;
      readonly weak: boolean;
      /** A cue after which a reporting verb stands: `بحسب ما`. */
      readonly beforeVerb: boolean;
      readonly then: readonly (readonly string[])[];
    }
  | { readonly type: 'background'; readonly class: 'background' | 'same-topic' | 'other-event' }
  | { readonly type: 'connector'; readonly class: ConnectorClass }
  | { readonly type: 'negation'; readonly strength: 'particle' | 'phrase' | 'noun' | 'verb' }
  | {
      readonly type: 'irrealis';
      readonly strength: 'verb' | 'phrase' | 'particle' | 'adjective';
      /** What must follow, where the word means a plan only with it. */
      readonly then?: readonly (readonly string[])[];
    }
  | { readonly type: 'generic'; readonly strength: 'growth' | 'phrase' | 'adjective' };

export type CueIndex = PhraseIndex<CueValue>;

interface CueVerb extends Verb {
  readonly masdar?: readonly string[];
  readonly active?: readonly string[];
  readonly then?: readonly string[];
  readonly an?: boolean;
  readonly class?: ReportingClass;
}

/** The form of `data/lexicon/reporting.yaml`. */
export interface CueFile {
  readonly verbs: readonly CueVerb[];
  readonly prepositions: readonly {
    readonly cue: string;
    readonly class: ReportingClass;
    readonly weak?: boolean;
    readonly verb?: boolean;
  }[];
  readonly nouns: readonly { readonly cue: string; readonly class: ReportingClass }[];
  readonly continuation: Readonly<
    Record<'verbs' | 'phrases' | 'participles' | 'denials', readonly string[]>
  >;
  readonly background: Readonly<
    Record<'background' | 'same-topic' | 'other-event', readonly string[]>
  >;
  readonly connectors: Readonly<Record<ConnectorClass, readonly string[]>>;
  readonly negation: {
    readonly particles: readonly string[];
    readonly phrases: readonly string[];
    readonly nouns: readonly string[];
    readonly verbs: readonly CueVerb[];
  };
  readonly irrealis: {
    readonly verbs: readonly CueVerb[];
    readonly phrases: readonly string[];
    readonly particles: readonly string[];
    readonly adjectives: readonly string[];
  };
  readonly generics: {
    readonly growth: readonly string[];
    readonly phrases: readonly string[];
    readonly adjectives: readonly string[];
  };
}

/** Indexes every cue by its written forms. */
export function compileCues(file: CueFile): CueIndex {
  return compilePhrases([
    ...file.verbs.flatMap(reportingPhrases),
    ...file.prepositions.map(({ cue, class: of, weak, verb }) =>
      phrase(cue, reporting('preposition', of, { weak: weak === true, beforeVerb: verb === true })),
    ),
    ...file.nouns.map(({ cue, class: of }) => phrase(cue, reporting('noun', of))),
    ...[...file.continuation.phrases, ...file.continuation.participles].map((cue) =>
      phrase(cue, reporting('continuation', 'add')),
    ),
    ...file.continuation.denials.map((cue) => phrase(cue, reporting('continuation', 'deny'))),
    ...lists(file.background, (of) => ({ type: 'background', class: of })),
    ...lists(file.connectors, (of) => ({ type: 'connector', class: of })),
    ...file.negation.particles.map((cue) => exact(cue, { type: 'negation', strength: 'particle' })),
    ...file.negation.phrases.map((cue) => phrase(cue, { type: 'negation', strength: 'phrase' })),
    ...file.negation.nouns.map((cue) => phrase(cue, { type: 'negation', strength: 'noun' })),
    ...file.irrealis.verbs.flatMap((verb) => verbPhrases(verb, planned(verb))),
    ...file.irrealis.phrases.map((cue) => phrase(cue, { type: 'irrealis', strength: 'phrase' })),
    ...file.irrealis.particles.map((cue) => exact(cue, { type: 'irrealis', strength: 'particle' })),
    ...file.irrealis.adjectives.map((cue) =>
      phrase(cue, { type: 'irrealis', strength: 'adjective' }),
    ),
    ...file.generics.growth.map((cue) => phrase(cue, { type: 'generic', strength: 'growth' })),
    ...file.generics.phrases.map((cue) => phrase(cue, { type: 'generic', strength: 'phrase' })),
    ...file.generics.adjectives.map((cue) =>
      phrase(cue, { type: 'generic', strength: 'adjective' }),
    ),
  ]);
}

type Reporting = Extract<CueValue, { type: 'reporting' }>;

const reporting = (
  by: Reporting['by'],
  of: ReportingClass,
  more: Partial<Reporting> = {},
): Reporting => ({
  type: 'reporting',
  by,
  class: of,
  needsAn: false,
  passive: false,
  weak: false,
  beforeVerb: false,
  then: [],
  ...more,
});

function reportingPhrases(verb: CueVerb): Phrase<CueValue>[] {
  const of = verb.class ?? 'say';
  const then = (verb.then ?? []).map(wordsOf).filter((words) => words.length > 0);
  const more = { needsAn: verb.an === true, then };
  return [
    ...conjugate(verb).map(({ form, voice }) =>
      whole(form, reporting('verb', of, { ...more, passive: voice === 'passive' })),
    ),
    ...(verb.masdar ?? []).map((word) => phrase(word, reporting('masdar', of, more))),
    ...(verb.active ?? []).map((word) => phrase(word, reporting('active', of, more))),
  ];
}

function planned({ then = [] }: CueVerb): CueValue {
  const runs = then.map(wordsOf).filter((words) => words.length > 0);
  return { type: 'irrealis', strength: 'verb', ...(runs.length > 0 ? { then: runs } : {}) };
}

function verbPhrases(verb: CueVerb, value: CueValue): Phrase<CueValue>[] {
  return [
    ...finite(verb, value),
    ...[...(verb.masdar ?? []), ...(verb.active ?? [])].map((word) => phrase(word, value)),
  ];
}

const finite = (verb: CueVerb, value: CueValue): Phrase<CueValue>[] =>
  conjugate(verb).map(({ form }) => whole(form, value));

const phrase = (words: string, value: CueValue): Phrase<CueValue> => ({
  words: withoutLooseClitic(words),
  value,
});
const whole = (words: string, value: CueValue): Phrase<CueValue> => ({ words, value, whole: true });
const exact = (words: string, value: CueValue): Phrase<CueValue> => ({
  ...phrase(words, value),
  exact: true,
});

/** `تسبب ب`, `تمهيدا ل`: the last letter is written onto the word that follows. */
const withoutLooseClitic = (words: string): string => words.replace(/ (?:ب|ل|بـ|لـ)$/u, '');

function lists<Class extends string>(
  record: Readonly<Record<Class, readonly string[]>>,
  valueFor: (of: Class) => CueValue,
): Phrase<CueValue>[] {
  return (Object.entries(record) as [Class, readonly string[]][]).flatMap(([of, cues]) =>
    cues.map((cue) => phrase(cue, valueFor(of))),
  );
}
