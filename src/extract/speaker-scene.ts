import type { ChainLink } from '../model/coded-report.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import { bare, compilePhrases, type PhraseIndex } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import type { Cue } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';
import { outletWords } from './outlet-words.ts';

/** What a word of a speaker phrase is. */
export type SpeakerClass =
  /** A rank or a form of address: what follows is a person's name. */
  | 'rank'
  /** An office or an occupation: what follows names the body or the person. */
  | 'office'
  /** Somebody's relative: a person even without a name. */
  | 'kin'
  /** Someone without a name: a source, witnesses, activists. */
  | 'unnamed'
  /** A body that speaks: a ministry, a command, a centre, a network. */
  | 'body'
  /** A word for a kind of outlet: the name of the outlet follows. */
  | 'media'
  | 'outlet'
  /** The outlet's own man. */
  | 'correspondent'
  /** A told text: its author is the speaker. */
  | 'document'
  /** Only points back to a speaker named before. */
  | 'back';

/** A word of `data/lexicon/speakers.yaml`, `ranks.yaml` or `outlets.yaml`. */
export interface SpeakerWord {
  readonly is: SpeakerClass;
  /** Code of the actor whose voice an outlet is; null for the others. */
  readonly actor: string | null;
}

export type SpeakerIndex = PhraseIndex<SpeakerWord>;

export const compileSpeakers = (
  words: Iterable<{ readonly words: string; readonly value: SpeakerWord }>,
): SpeakerIndex => compilePhrases(words);

/** A speaker as read from the text: tokens `[from, to)` and the link of the chain that it makes. */
export interface Speaker {
  readonly from: number;
  readonly to: number;
  readonly link: ChainLink;
  /** Whether the words only point back (`المصدر`, `البيان`, a pronoun). */
  readonly pointsBack: boolean;
  /** Folded words of the phrase without article: what a later short mention is matched with. */
  readonly words: ReadonlySet<string>;
  /** Whether a text is quoted rather than its author in person. */
  readonly byDocument: boolean;
  /** Who passed it on, where the phrase itself tells (`مصدر أمني نقلت عنه وكالة …`). */
  readonly passedOnBy: ChainLink | null;
}

/** What speaker phrases are read against. */
export interface SpeakerScene {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly index: SpeakerIndex;
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly timeStarts: ReadonlySet<number>;
  readonly codeOf: (mention: ActorMention) => string | null;
  /** Token behind each time expression, by its first token. */
  readonly timeEnds?: ReadonlyMap<number, number>;
  /** First tokens of the times that tell when something happened, not an age or a duration. */
  readonly dayStarts?: ReadonlySet<number>;
  /** The outlet that published the report: no link where an origin is named. */
  readonly outlet?: string | undefined;
  /** Lines that credit somebody for the whole report (`المصدر: …`): tokens `[from, to)`. */
  readonly credits?: readonly { readonly from: number; readonly to: number }[];
}

/** A speaker scene with what stands at each token. */
export interface SpeakerReader extends SpeakerScene {
  readonly actorAt: ReadonlyMap<number, ActorMention>;
  readonly placeAt: ReadonlyMap<number, PlaceMention>;
  readonly triggerAt: ReadonlyMap<number, Trigger>;
  readonly cuesAt: ReadonlyMap<number, readonly Cue[]>;
  /** Words of the name of the reporting outlet. */
  readonly ownWords: ReadonlySet<string>;
}

/** Indexes a scene by token, once for a report. */
export function speakerReader(scene: SpeakerScene): SpeakerReader {
  const actorAt = new Map<number, ActorMention>();
  for (const mention of scene.actors) {
    if (mention.viaAdjective) continue;
    for (const at of [mention.from, mention.core.from]) {
      const known = actorAt.get(at);
      if (known === undefined || known.to < mention.to) actorAt.set(at, mention);
    }
  }
  const placeAt = new Map<number, PlaceMention>();
  for (const mention of scene.places) placeAt.set(mention.from, mention);
  return {
    ...scene,
    actorAt,
    placeAt,
    triggerAt: new Map(scene.triggers.map((trigger) => [trigger.from, trigger])),
    cuesAt: Map.groupBy(scene.cues, ({ from }) => from),
    ownWords: outletWords(scene.outlet),
  };
}

const NONE: Token = {
  kind: 'break',
  text: '',
  start: 0,
  end: 0,
  spaced: false,
  readings: [],
  damma: false,
};

export const tokenAt = (tokens: readonly Token[], at: number): Token => tokens[at] ?? NONE;

/** The folded words of a stretch without article and leading conjunction. */
export function wordsBetween(
  tokens: readonly Token[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const words = new Set<string>();
  for (let i = from; i < to; i++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'word')
      words.add(bare(token.text.replace(/^[وف]?لل(?=\p{L}{3})|^[وفلب](?=ال)/u, '')));
  }
  return words;
}

/** Number of tokens inside the quotation that opens at `at`. */
export function quoteLength(tokens: readonly Token[], at: number): number {
  for (let i = at + 1; i < tokens.length && i - at < 12; i++) {
    if (tokens[i]?.text === '"') return i - at - 1;
    if (tokens[i]?.kind === 'break') break;
  }
  return 12;
}

/** `علي`, `صباح النعمان`: names that look like the preposition `على` and a time of day. */
export const isGivenName = ({ tokens, raw, timeStarts }: SpeakerReader, at: number): boolean => {
  const { text, end } = tokenAt(tokens, at);
  if (text === 'علي') return raw[end - 1] === 'ي';
  const next = tokens[at + 1];
  return text === 'صباح' && !timeStarts.has(at) && /^ال/u.test(next?.text ?? '');
};
