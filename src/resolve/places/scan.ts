import { bare } from '../../rules/phrase-index.ts';
import type { Reading } from '../../text/readings.ts';
import type { Token } from '../../text/tokens.ts';
import { rememberWords } from '../../text/word-memo.ts';
import type { Gazetteer, NameNode } from './gazetteer.ts';
import type { Compass, Cue, PrepositionKind, RelationWord, Runs } from './place-cues.ts';

/** A reading of a word with what it stands for. */
export interface Sensed<Value> {
  readonly reading: Reading;
  readonly value: Value;
}

/** All that a word may be around a place name. */
export interface WordSense {
  readonly names: readonly Sensed<NameNode>[];
  readonly cue: Sensed<Cue> | null;
  readonly relations: readonly Sensed<Runs<RelationWord>>[];
  readonly compass: Sensed<Compass> | null;
  readonly preposition: { readonly conj: string; readonly value: PrepositionKind } | null;
  readonly connector: Sensed<true> | null;
  readonly nationality: string | null;
  readonly roles: ReadonlySet<string>;
  /** Whether a phrase about a place can begin here. */
  readonly opens: boolean;
  /** Whether a run of words that only looks like a place can begin here. */
  readonly deceives: boolean;
}

/** A report's tokens with what each may be. */
export interface PlaceScan {
  readonly tokens: readonly Token[];
  readonly raw: string;
  readonly gazetteer: Gazetteer;
  readonly senses: readonly WordSense[];
  /** 1 for each token that goes on the name of an actor (`وحدات مقاومة سنجار`). */
  readonly inName: Uint8Array;
}

const NO_ROLES: ReadonlySet<string> = new Set();
const NOTHING: WordSense = {
  names: [],
  cue: null,
  relations: [],
  compass: null,
  preposition: null,
  connector: null,
  nationality: null,
  roles: NO_ROLES,
  opens: false,
  deceives: false,
};

/** What each word is to a gazetteer. */
const sensesOf = new WeakMap<Gazetteer, (word: Token) => WordSense>();

export function scanPlaces(
  tokens: readonly Token[],
  raw: string,
  gazetteer: Gazetteer,
  inName: Uint8Array,
): PlaceScan {
  let ofWord = sensesOf.get(gazetteer);
  if (ofWord === undefined) {
    ofWord = rememberWords((word) => readSense(word, gazetteer), NOTHING);
    sensesOf.set(gazetteer, ofWord);
  }
  const look = ofWord;
  const senses = tokens.map((token) => {
    if (token.kind === 'word') return look(token);
    return token.kind === 'latin' ? latinSense(token, gazetteer) : NOTHING;
  });
  return { tokens, raw, gazetteer, senses, inName };
}

/** Latin letters only matter as a name of their own, such as `T4`. */
function latinSense({ text }: Token, { root }: Gazetteer): WordSense {
  const node = root.get(text);
  if (node === undefined) return NOTHING;
  const reading = { conj: '', prep: '', al: false, stem: text, pron: '', tanwin: false };
  return { ...NOTHING, names: [{ reading, value: node }], opens: true };
}

function readSense(token: Token, { root, cues }: Gazetteer): WordSense {
  const names: Sensed<NameNode>[] = [];
  const relations: Sensed<Runs<RelationWord>>[] = [];
  let cue: Sensed<Cue> | null = null;
  let compass: Sensed<Compass> | null = null;
  let preposition: WordSense['preposition'] = null;
  let connector: Sensed<true> | null = null;
  let nationality: string | null = null;
  let roles: Set<string> | null = null;
  for (const reading of token.readings) {
    const { stem } = reading;
    for (const role of cues.roles.get(stem) ?? []) {
      roles = roles ?? new Set();
      roles.add(role);
    }
    if (reading.pron !== '' || reading.prep === 'س' || reading.prep === 'ك') continue;
    const direction = cues.directions.get(stem);
    if (direction !== undefined && compass === null) compass = { reading, value: direction };
    if (reading.tanwin) continue;
    const node = root.get(stem);
    if (node !== undefined) names.push({ reading, value: node });
    const kind = cues.kinds.get(stem);
    if (kind !== undefined && cue === null) cue = { reading, value: kind };
    const runs = cues.relations.get(stem);
    if (runs !== undefined) relations.push({ reading, value: cues.relations });
    if (reading.prep === '' && !reading.al && preposition === null) {
      const value = cues.prepositions.get(stem);
      if (value !== undefined) preposition = { conj: reading.conj, value };
    }
    if (reading.prep === '' && connector === null && cues.connectors.has(stem)) {
      connector = { reading, value: true };
    }
    if (reading.prep === '' && reading.conj === '') {
      nationality ??= cues.nationalities.get(stem) ?? null;
    }
  }
  const opens =
    names.length > 0 ||
    cue !== null ||
    relations.length > 0 ||
    compass !== null ||
    preposition !== null;
  const deceives = token.readings.some(({ stem, pron }) => pron === '' && cues.notPlaces.has(stem));
  if (!opens && !deceives && connector === null && nationality === null && roles === null) {
    return NOTHING;
  }
  return {
    names,
    cue,
    relations,
    compass,
    preposition,
    connector,
    nationality,
    roles: roles ?? NO_ROLES,
    opens,
    deceives,
  };
}

export const senseAt = ({ senses }: PlaceScan, at: number): WordSense => senses[at] ?? NOTHING;

/** The folded word at a token, without its article; empty for anything but a word. */
export function bareAt({ tokens }: PlaceScan, at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? bare(token.text) : '';
}

export const isMark = ({ tokens }: PlaceScan, at: number, marks: string): boolean => {
  const token = tokens[at];
  return token?.kind === 'punctuation' && marks.includes(token.text);
};

/** The value of the longest run of words that begins at `at`, and the token behind it. */
export function runAt<Value>(
  scan: PlaceScan,
  at: number,
  runs: Runs<Value>,
  stem: string,
): { readonly value: Value; readonly to: number } | undefined {
  for (const { rest, value } of runs.get(stem) ?? []) {
    if (rest.every((word, i) => textAt(scan, at + 1 + i) === word)) {
      return { value, to: at + 1 + rest.length };
    }
  }
  return undefined;
}

function textAt({ tokens }: PlaceScan, at: number): string {
  const token = tokens[at];
  return token === undefined || token.kind === 'break' ? '' : bare(token.text);
}
