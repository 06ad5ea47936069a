import { type ActorIndex, actorFilesOf, compileActors } from '../resolve/actors/compile-actors.ts';
import { type Gazetteer, gazetteerOf } from '../resolve/places/gazetteer.ts';
import type { PeopleIndex, PeopleRecord } from '../resolve/quantities/people-index.ts';
import type { NamesFile, NumbersFile } from '../resolve/quantities/quantity-lexicon.ts';
import { compileQuantities, type QuantityLexicon } from '../resolve/quantities/quantity-lexicon.ts';
import { compileTimeLexicon, type TimeLexicon } from '../resolve/times/time-lexicon.ts';
import { type CueFile, type CueIndex, compileCues } from '../rules/cue-lexicon.ts';
import type { KnowledgeSource } from '../rules/knowledge.ts';
import { compileTriggers, type TriggerIndex } from '../rules/trigger-lexicon.ts';
import type { KnowsWord, OpensSentence } from '../text/tokens.ts';
import { compileResidue, type ResidueIndex } from './blocks.ts';
import {
  compileSpeakers,
  type SpeakerClass,
  type SpeakerIndex,
  type SpeakerWord,
} from './speaker-scene.ts';
import { compileWeapons, type WeaponIndex, type WeaponRecord } from './weapons.ts';

/** The data files, compiled for look-up. */
export interface Knowledge {
  readonly triggers: TriggerIndex;
  readonly cues: CueIndex;
  readonly residue: ResidueIndex;
  readonly weapons: WeaponIndex;
  readonly speakers: SpeakerIndex;
  readonly times: TimeLexicon;
  readonly quantities: QuantityLexicon;
  readonly actors: ActorIndex;
  readonly gazetteer: Gazetteer;
  readonly knowsWord: KnowsWord;
  readonly opensSentence: OpensSentence;
}

/** Compiles the parsed data files. Pure; throws where a file is missing. */
export function compileKnowledge(source: KnowledgeSource): Knowledge {
  const file = <Shape>(path: string): Shape => {
    const value = source.files[path];
    if (value === undefined) throw new Error(`data/${path} is missing`);
    return value as Shape;
  };
  const triggers = compileTriggers(
    file('lexicon/happenings.yaml'),
    file('lexicon/outcomes.yaml'),
    file('lexicon/not-triggers.yaml'),
  );
  const cues = compileCues(file<CueFile>('lexicon/reporting.yaml'));
  const quantities = compileQuantities(
    file<NumbersFile>('lexicon/numbers.yaml'),
    file<readonly PeopleRecord[]>('lexicon/people.yaml'),
    file<NamesFile>('lexicon/given-names.yaml'),
  );
  const actors = compileActors(actorFilesOf(source));
  const gazetteer = gazetteerOf(source);
  const known = [triggers.phrases.root, cues.root, quantities.people.root];
  return {
    triggers,
    cues,
    residue: compileResidue(file('lexicon/residue.yaml')),
    weapons: compileWeapons(weaponRecords(source)),
    speakers: compileSpeakers(speakerWords(source)),
    times: compileTimeLexicon(file('lexicon/times.yaml')),
    quantities,
    actors,
    gazetteer,
    knowsWord: (stem) =>
      known.some((root) => root.has(stem)) || actors.root.has(stem) || gazetteer.root.has(stem),
    opensSentence: openersOf(triggers, quantities.people),
  };
}

/**
 * Words that tell what happened and open a sentence: past verbs, nouns that tell it by themselves, and
 * those of the dead and the wounded.
 */
function openersOf({ phrases }: TriggerIndex, people: PeopleIndex): OpensSentence {
  const openers = new Map<string, 'verb' | 'noun'>();
  for (const [word, { phrases: alone }] of people.root) {
    if (alone.some(({ value }) => value.outcome !== null && value.number !== 'singular')) {
      openers.set(word, 'noun');
    }
  }
  for (const [word, { phrases: alone }] of phrases.root) {
    const forms = alone.map(({ value }) => value);
    if (forms.some(({ form, tense }) => form === 'verb' && tense === 'perfect')) {
      openers.set(word, 'verb');
    } else if (forms.some(({ form, weak }) => form === 'noun' && !weak)) openers.set(word, 'noun');
  }
  return (folded) => openers.get(folded);
}

const weaponRecords = (source: KnowledgeSource): readonly WeaponRecord[] =>
  (source.files['lexicon/weapons.yaml'] ?? []) as readonly WeaponRecord[];

interface OutletRecord {
  readonly id: string;
  readonly actor?: string;
  readonly names: readonly string[];
}

/** Every word of `ranks.yaml`, `speakers.yaml` and `outlets.yaml`, by its class. */
function speakerWords({ files }: KnowledgeSource): { words: string; value: SpeakerWord }[] {
  const classes = files['lexicon/speakers.yaml'] as Readonly<Record<SpeakerClass, unknown>>;
  const outlets = files['lexicon/outlets.yaml'] as readonly OutletRecord[];
  return [
    ...stringsOf(files['lexicon/ranks.yaml']).map((words) => ({
      words,
      value: { is: 'rank' as const, actor: null },
    })),
    ...Object.entries(classes).flatMap(([is, lists]) =>
      stringsOf(lists).map((words) => ({ words, value: { is: is as SpeakerClass, actor: null } })),
    ),
    ...outlets.flatMap(({ names, actor }) =>
      names.map((words) => ({ words, value: { is: 'outlet' as const, actor: actor ?? null } })),
    ),
  ];
}

/** All Arabic strings of a parsed file, wherever they stand. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /[\u0620-\u064a]/u.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(stringsOf);
  return [];
}
