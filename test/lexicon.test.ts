import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packagedKnowledge } from '../scripts/measure-scores.ts';
import { KINDS, OUTCOMES } from '../src/model/coded-report.ts';
import { codeReport } from '../src/pipeline.ts';
import { conjugate, type Verb } from '../src/rules/conjugate.ts';
import { compilePhrases, phrasesAt } from '../src/rules/phrase-index.ts';
import { fold, foldWord } from '../src/text/fold.ts';
import { type Token, tokenize } from '../src/text/tokens.ts';

interface VerbEntry extends Verb {
  readonly then?: readonly string[];
  readonly masdar?: readonly string[];
  readonly active?: readonly string[];
  readonly participle?: readonly string[];
  readonly frame?: unknown;
}

interface Entry {
  readonly id: string;
  readonly kind?: string | null;
  readonly kindBy?: string;
  readonly default?: string;
  readonly what?: string;
  readonly verbs?: readonly VerbEntry[];
  readonly light?: readonly VerbEntry[];
  readonly nouns?: readonly string[];
  readonly plural?: readonly string[];
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

const textOf = (name: string): string => readFileSync(`data/lexicon/${name}.yaml`, 'utf8');
const happenings: readonly Entry[] = parse(textOf('happenings'));
const outcomes: readonly Entry[] = parse(textOf('outcomes'));
const reporting = parse(textOf('reporting'));

const knowledge = packagedKnowledge();

/** Whether a sentence that stands alone is coded by an entry. */
const isCodedBy = (rule: string, text: string): boolean => {
  const { events, tallies } = codeReport({ id: 'not', text, published: '2025-11-25' }, knowledge);
  return [...events, ...tallies].some(({ evidence }) =>
    evidence.some((part) => part.rule === rule),
  );
};

const verbsOf = (entry: Entry): readonly VerbEntry[] => [
  ...(entry.verbs ?? []),
  ...(entry.light ?? []),
];

describe.each(['happenings', 'outcomes', 'reporting', 'numbers'])(
  'data/lexicon/%s.yaml',
  (name) => {
    test('has no invisible controls', () => {
      expect(textOf(name)).not.toMatch(/[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/u);
    });
  },
);

describe.each([
  { name: 'happenings', rules: 'kinds', entries: happenings },
  { name: 'outcomes', rules: 'outcomes', entries: outcomes },
])('$name', ({ rules, entries }) => {
  test('ids are unique', () => {
    const ids = entries.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test.each(entries)('$id: a known kind, three examples, two counter-examples', (entry) => {
    const known: readonly string[] = [...KINDS, ...OUTCOMES, 'seized'];
    expect(known).toContain(entry.what ?? entry.kind ?? entry.default);
    if (entry.kind === null) expect(entry.kindBy).toMatch(/^(weapon|target|initiator)$/u);
    expect(entry.examples.length).toBeGreaterThanOrEqual(3);
    expect(entry.not.length).toBeGreaterThanOrEqual(2);
  });

  test.each(entries)('$id: is found in its examples', (entry) => {
    expect(entry.examples.filter((example) => !isFound(entry, example))).toEqual([]);
  });

  test.each(entries)('$id: codes nothing in its counter-examples', ({ id, not }) => {
    expect(not.filter((text) => isCodedBy(`${rules}/${id}`, text))).toEqual([]);
  });

  test('every verb is given by its he-forms', () => {
    const verbs = entries.flatMap(verbsOf);
    expect(verbs.filter(({ imperfect }) => !imperfect.startsWith('ي'))).toEqual([]);
    expect(verbs.filter(({ perfect }) => perfect.length < 2)).toEqual([]);
  });
});

test('no written form belongs to two happenings of contradictory kinds', () => {
  const owners = new Map<string, Entry>();
  const clashes: string[] = [];
  for (const entry of happenings) {
    for (const form of new Set(strongForms(entry))) {
      const owner = owners.get(form);
      if (owner === undefined) owners.set(form, entry);
      else if (contradict(owner, entry)) clashes.push(`${form}: ${owner.id}, ${entry.id}`);
    }
  }
  expect(clashes).toEqual([]);
});

test('no verb of one frame belongs to two outcomes', () => {
  const owners = new Map<string, string>();
  const clashes: string[] = [];
  for (const { id, verbs = [] } of outcomes) {
    for (const verb of verbs) {
      if (verb.then !== undefined || Reflect.get(verb, 'weak') === true) continue;
      const owner = owners.get(verb.perfect);
      if (owner !== undefined && owner !== id) clashes.push(`${verb.perfect}: ${owner}, ${id}`);
      owners.set(verb.perfect, id);
    }
  }
  expect(clashes).toEqual([]);
});

describe('reporting', () => {
  const classes = ['say', 'add', 'announce', 'document', 'quote-from', 'claim', 'deny', 'suspect'];
  const verbClasses = [...classes, 'accuse', 'adopt', 'warn', 'ask', 'receive'];

  test('every verb and cue has a known class', () => {
    const wrong = [...reporting.verbs, ...reporting.prepositions, ...reporting.nouns].filter(
      (cue: { readonly class: string }) => !verbClasses.includes(cue.class),
    );
    expect(wrong).toEqual([]);
  });

  test('the examples use their cue', () => {
    const lost = reporting.examples.filter(
      ({ text, cue }: { readonly text: string; readonly cue: string }) =>
        !foldWord(text).includes(foldWord(cue)),
    );
    expect(lost).toEqual([]);
  });

  test('no cue stands in two classes of background', () => {
    const cues: string[] = Object.values(reporting.background).flat() as string[];
    expect(cues.filter((cue, i) => cues.indexOf(cue) !== i)).toEqual([]);
  });

  test('no connector stands in two classes', () => {
    const cues: string[] = Object.values(reporting.connectors).flat() as string[];
    expect(cues.filter((cue, i) => cues.indexOf(cue) !== i)).toEqual([]);
  });
});

/** Whether any form of the entry stands in the text, with the words that must follow it. */
function isFound(entry: Entry, text: string): boolean {
  const tokens = tokenize(fold(text));
  const nominal = compilePhrases(
    nominalForms(entry).map((words) => ({ words, value: true as const })),
  );
  if (tokens.some((_, at) => phrasesAt(tokens, at, nominal).length > 0)) return true;
  return verbsOf(entry).some((verb) => {
    const forms = new Set(conjugate(verb).map(({ form }) => foldWord(form)));
    return tokens.some((token, at) => isVerb(token, forms) && follows(tokens, at, verb.then));
  });
}

const isVerb = (token: Token, forms: ReadonlySet<string>): boolean =>
  token.readings.some(({ stem, al, tanwin }) => !al && !tanwin && forms.has(stem));

function follows(
  tokens: readonly Token[],
  at: number,
  then: readonly string[] | undefined,
): boolean {
  if (then === undefined) return true;
  const rest = ` ${tokens
    .slice(at + 1)
    .map(({ text }) => text)
    .join(' ')}`;
  return then.some((words) => {
    const folded = foldWord(words);
    return (
      rest.includes(` ${folded}`) || (/ه$/u.test(words) && rest.includes(` ${folded.slice(0, -1)}`))
    );
  });
}

const nominalForms = (entry: Entry): readonly string[] => [
  ...(entry.nouns ?? []),
  ...(entry.plural ?? []),
  ...verbsOf(entry).flatMap(({ masdar = [], active = [], participle = [] }) => [
    ...masdar,
    ...active,
    ...participle,
  ]),
];

/** Forms that settle the kind by themselves: of a strong entry, without words that must follow. */
const strongForms = (entry: Entry): readonly string[] =>
  Reflect.get(entry, 'strength') === 'weak'
    ? []
    : [
        ...(entry.nouns ?? []),
        ...(entry.plural ?? []),
        ...verbsOf(entry)
          .filter(({ then }) => then === undefined)
          .flatMap((verb) => [verb.perfect, verb.imperfect, ...(verb.masdar ?? [])]),
      ].map(foldWord);

const contradict = (a: Entry, b: Entry): boolean =>
  a.kind !== b.kind && a.kind !== null && b.kind !== null;
