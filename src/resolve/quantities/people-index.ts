import { compilePhrases, type PhraseIndex } from '../../rules/phrase-index.ts';
import type { Side } from './party.ts';

/** An entry of `data/lexicon/people.yaml`. */
export interface PeopleRecord {
  readonly id: string;
  readonly side: Side;
  readonly outcome?: 'killed' | 'wounded';
  readonly unit?: 'family' | 'group';
  readonly adjective?: boolean;
  readonly ambiguous?: boolean;
  readonly forms: Partial<Readonly<Record<FormName, readonly string[]>>>;
}

type FormName =
  | 'singular'
  | 'dual'
  | 'plural'
  | 'feminineSingular'
  | 'feminineDual'
  | 'femininePlural';

/** One written form of a noun of people. */
export interface PersonForm {
  readonly id: string;
  readonly side: Side;
  readonly outcome: 'killed' | 'wounded' | null;
  readonly unit: 'family' | 'group' | null;
  /** As often the adjective of the noun before it (`هجوم مسلح`). */
  readonly adjective: boolean;
  /** Also a common word or a name. */
  readonly ambiguous: boolean;
  /** `open`: dual or plural, spelled alike (`مدنيين`). */
  readonly number: 'singular' | 'dual' | 'plural' | 'open';
  readonly feminine: boolean;
  /** An open form whose usual plural is another (`عاملين` beside `عمال`): without the article two. */
  readonly rarelyPlural: boolean;
  /** A dual in the nominative without its ن, told from the accusative only by a pronoun (`طفلاهما`). */
  readonly owned: boolean;
  /** A dual without its ن, which must govern a noun or a pronoun (`جثتي شابين`, `طفليها`). */
  readonly construct: boolean;
}

export type PeopleIndex = PhraseIndex<PersonForm>;

/** Indexes the nouns of people by every written form. */
export function compilePeople(records: readonly PeopleRecord[]): PeopleIndex {
  const listed = new Set(records.flatMap(({ forms }) => Object.values(forms).flat()));
  return compilePhrases(records.flatMap((record) => formsOf(record, listed)));
}

function formsOf(record: PeopleRecord, listed: ReadonlySet<string>) {
  const { singular = [], dual = [], plural = [] } = record.forms;
  const { feminineSingular = [], feminineDual = [], femininePlural = [] } = record.forms;
  const base = {
    id: record.id,
    side: record.side,
    outcome: record.outcome ?? null,
    unit: record.unit ?? null,
    adjective: record.adjective === true,
    ambiguous: record.ambiguous === true,
    construct: false,
    owned: false,
  };
  const open = new Set(dual.filter((form) => plural.includes(form)));
  const [usual = ''] = plural;
  const broken = !usual.endsWith('ون') && !usual.includes(' ');
  const listOf = (forms: readonly string[], number: PersonForm['number'], feminine: boolean) =>
    forms
      .filter((form) => number === 'open' || !open.has(form))
      .map((words) => ({
        words,
        value: {
          ...base,
          number,
          feminine,
          rarelyPlural: number === 'open' && broken && words.endsWith('ين'),
        },
      }));
  /** Duals without their last letter: before a noun (`جنديي الحرس`), or with a pronoun (`جنديا …`). */
  const constructs = (ending: 'ين' | 'ان', owned: boolean) =>
    [...dual, ...feminineDual]
      .filter((form) => form.endsWith(ending) && (owned || !listed.has(form.slice(0, -1))))
      .map((form) => ({
        words: form.slice(0, -1),
        value: {
          ...base,
          number: 'dual' as const,
          feminine: feminineDual.includes(form),
          rarelyPlural: false,
          construct: true,
          owned,
        },
      }));
  return [
    ...listOf(singular, 'singular', false),
    ...listOf(dual, 'dual', false),
    ...listOf(plural, 'plural', false),
    ...listOf([...open], 'open', false),
    ...listOf(feminineSingular, 'singular', true),
    ...listOf(feminineDual, 'dual', true),
    ...listOf(femininePlural, 'plural', true),
    ...constructs('ين', false),
    ...constructs('ان', true),
  ];
}
