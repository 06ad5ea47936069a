import type { Count } from '../../model/coded-report.ts';
import type { Token } from '../../text/tokens.ts';
import { longestHit, type QuantityMention } from './find-quantities.ts';
import type { Party } from './party.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { nounAt } from './read-noun.ts';

/** Where a mention of an actor stands: tokens `[from, to)`. */
export interface ActorRange {
  readonly from: number;
  readonly to: number;
  /** The nouns before its name; nobody belongs to a deed or a vehicle (`جرحى في قصف روسي`). */
  readonly heads?: readonly { readonly is: string }[];
  /** Whom its words may mean. */
  readonly candidates?: readonly { readonly id: string }[];
}

/** What the reading of parties looks at. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly lexicon: QuantityLexicon;
  readonly raw: string;
  readonly quantityAt: ReadonlyMap<number, QuantityMention>;
  /** Index of the actor mention that begins at a token. */
  readonly actorAt: ReadonlyMap<number, number>;
  /** Index of the actor mention that covers each token, or -1. */
  readonly covering: Int32Array;
  readonly actors: readonly ActorRange[];
}

const INANIMATE = new Set(['deed', 'vehicle']);

/** Indexes quantities and actor mentions by where they begin. */
export function sceneOf(
  tokens: readonly Token[],
  quantities: readonly QuantityMention[],
  lexicon: QuantityLexicon,
  actors: readonly ActorRange[],
  raw: string,
): Scene {
  const covering = new Int32Array(tokens.length).fill(-1);
  for (const [i, { from, to }] of actors.entries()) covering.fill(i, from, to);
  return {
    tokens,
    lexicon,
    raw,
    quantityAt: new Map(quantities.map((quantity) => [quantity.from, quantity])),
    actorAt: new Map(
      actors.flatMap(({ from, heads }, i) =>
        INANIMATE.has(heads?.[0]?.is ?? '') ? [] : [[from, i]],
      ),
    ),
    covering,
    actors,
  };
}

/** At least one: what a noun without a number or a plural tells. */
export const UNCOUNTED: Count = { low: 1, high: null, best: null };

/** The count of a quantity without its place. */
export const countOf = ({ low, high, best, approx }: QuantityMention): Count =>
  approx === true ? { low, high, best, approx } : { low, high, best };

/** Finds the actor that the persons belong to: covering, behind, or behind a joining phrase. */
export function affiliate(scene: Scene, party: Party): Party {
  const { tokens, lexicon, actors } = scene;
  const covering = scene.covering[party.head] ?? -1;
  // قتلى وجرحى من الجيش: one name tells whose both are, and each is a party.
  const next = covering < 0 ? undefined : nounAt(tokens, party.to, lexicon);
  if (next?.conj === true && scene.covering[next.at] === covering) {
    return { ...party, actor: covering };
  }
  if (covering >= 0) {
    const whole = extend(scene, party, actors[covering]?.to ?? party.to);
    return suspectedAs(scene, whole, covering) ?? { ...whole, actor: covering };
  }
  const direct = mentionNear(scene, party.to);
  const before = scene.covering[party.to - 1] ?? -1;
  if (direct === undefined && before >= 0 && party.to - 1 > party.head) {
    return { ...extend(scene, party, actors[before]?.to ?? party.to), actor: before };
  }
  if (direct !== undefined) return withActor(scene, party, direct);
  const token = tokens[party.to];
  if (token?.kind !== 'word') return party;
  const hit = longestHit(tokens, party.to, lexicon.affiliation);
  if (hit === undefined || hit.reading.conj !== '') return party;
  const mention = mentionNear(scene, hit.to);
  return mention === undefined ? party : withActor(scene, party, mention);
}

/** Ids of those whom a description means: gunmen, suspects. */
const DESCRIBED = new Set(['unidentified', 'unidentified-suspect']);
/** From how many words on a phrase says more than where somebody is (`يعتقد أنهم من`, `يشتبه بانتمائهم`). */
const LONG_TIE = 2;

/** `مسلحون يشتبه بانتمائهم إلى …`: those whom only a description names, told to be somebody's. */
function suspectedAs(scene: Scene, party: Party, covering: number): Party | undefined {
  const { candidates = [] } = scene.actors[covering] ?? {};
  if (candidates.length === 0 || !candidates.every(({ id }) => DESCRIBED.has(id))) return undefined;
  if (scene.tokens[party.to]?.kind !== 'word') return undefined;
  const hit = longestHit(scene.tokens, party.to, scene.lexicon.affiliation);
  if (hit === undefined || hit.reading.conj !== '' || hit.to - party.to < LONG_TIE)
    return undefined;
  const mention = mentionNear(scene, hit.to);
  return mention === undefined ? undefined : withActor(scene, party, mention);
}

/** The mention that begins at a token, or behind a quotation mark there. */
function mentionNear({ tokens, actorAt }: Scene, at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind === 'break') return undefined;
  if (token.text.startsWith('و') && token.readings.some(({ conj }) => conj !== '')) {
    // A name may itself begin with و, but a joined one is another party.
    return undefined;
  }
  return actorAt.get(at) ?? (/^["'(]$/u.test(token.text) ? actorAt.get(at + 1) : undefined);
}

const withActor = (scene: Scene, party: Party, actor: number): Party => ({
  ...extend(scene, party, scene.actors[actor]?.to ?? party.to),
  actor,
});

/** The party up to token `to`. */
export function extend({ tokens }: Scene, party: Party, to: number): Party {
  const end = Math.max(party.to, to);
  return { ...party, to: end, end: tokens[end - 1]?.end ?? party.end };
}

/** Words that a number or a quantifier begins with behind ب or ل. */
const COUNTING =
  /^[وف]?([بل])(?=ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر|احد|اثن|مي|الف|نحو|اكثر|عدد|كل|جميع)/u;

/** The preposition written onto a number (`بثلاثة`, `لأربعة`). */
const prepositionOn = (token: Token | undefined): string =>
  COUNTING.exec(token?.text ?? '')?.[1] ?? '';

/** A party of tokens `[from, to)` of which nothing else is known. */
export function bareAt({ tokens }: Scene, from: number, to: number): Party {
  return {
    from,
    to,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    head: from,
    count: UNCOUNTED,
    prep: prepositionOn(tokens[from]),
    conj: tokens[from]?.readings.some(({ conj }) => conj !== '') === true,
    noun: null,
    side: null,
    outcome: null,
    unit: null,
    units: null,
    plural: false,
    definite: false,
    other: false,
    unknown: false,
    mixed: false,
    weak: false,
    joined: false,
    actor: null,
    subsets: [],
    rule: 'parties/bare-number',
  };
}

/** A party of a number alone. */
export const bare = (scene: Scene, quantity: QuantityMention, to: number): Party => ({
  ...bareAt(scene, quantity.from, to),
  head: quantity.at,
  count: countOf(quantity),
});
