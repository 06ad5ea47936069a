import type { Report } from '../model/report.ts';
import type { Where } from '../model/coded-report.ts';
import type { ActorKind } from '../resolve/actors/actor.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import { findActors } from '../resolve/actors/find-actors.ts';
import { resolveActor } from '../resolve/actors/resolve-actor.ts';
import { findPlaces } from '../resolve/places/find-places.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import { placeContextOf, resolvePlace } from '../resolve/places/resolve-place.ts';
import { findParties } from '../resolve/quantities/find-parties.ts';
import { findQuantities, type QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { Party } from '../resolve/quantities/party.ts';
import { findPublished } from '../resolve/times/find-published.ts';
import { findTimes } from '../resolve/times/find-times.ts';
import type { TimeAnchor } from '../resolve/times/resolve-time.ts';
import { anchorOf } from '../resolve/times/time-anchor.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { markerAt } from './arguments.ts';
import { findLines, type Line } from './blocks.ts';
import { type Cue, findCues } from './find-cues.ts';
import { findTriggers, type Trigger } from './find-triggers.ts';
import type { Knowledge } from './knowledge.ts';
import type { Argument } from './piece.ts';
import { findWeapons, type Weapon } from './weapons.ts';

/** A sentence of the headline or the body, with all that was found in it. Tokens `[from, to)`. */
export interface SentenceScene {
  readonly index: number;
  readonly line: number;
  readonly paragraph: number;
  readonly headline: boolean;
  /** A headline or a line without a full stop, where the present tense tells what happened. */
  readonly telegraphic: boolean;
  readonly from: number;
  readonly to: number;
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly args: readonly Argument[];
  readonly quantities: readonly QuantityMention[];
  readonly places: readonly ResolvedPlace[];
  readonly times: readonly TimeMention[];
  readonly weapons: readonly Weapon[];
  readonly opening: 'none' | 'same-topic' | 'other-event' | 'background';
}

/** A place mention with what the gazetteer makes of it. */
export interface ResolvedPlace {
  readonly mention: PlaceMention;
  readonly where: Where;
  /** Gazetteer id of the place that holds it. */
  readonly parent: string | null;
}

/** A report with its mentions, before events are read. */
export interface Scene {
  readonly report: Report;
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly lines: readonly Line[];
  readonly sentences: readonly SentenceScene[];
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly published: string | undefined;
  /** The country that most places of the report lie in, as a whole; null where it names none. */
  readonly country: Where | null;
  readonly anchor: TimeAnchor;
  /** The code of an actor mention at the day of publication. */
  readonly codeOf: (mention: ActorMention) => string | null;
  readonly kindOf: (mention: ActorMention) => ActorKind | null;
  /** Codes of state bodies in the order of their first mention. */
  readonly stateCodes: readonly string[];
}

/** Finds everything that events are made of. */
export function readScene(report: Report, knowledge: Knowledge): Scene {
  const raw = report.text;
  const tokens = tokenize(fold(raw), knowledge.knowsWord);
  const lines = findLines(tokens, knowledge.residue, report.title === undefined ? {} : { title: tokenize(fold(report.title)) });
  const times = findTimes(tokens, knowledge.times);
  const published = report.published ?? findPublished(tokens, times, knowledge.times)?.iso;
  const anchor = anchorOf(times, published, knowledge.times);
  const actors = findActors(tokens, knowledge.actors);
  const quantities = findQuantities(tokens, knowledge.quantities);
  const parties = findParties(tokens, quantities, knowledge.quantities, actors, raw);
  const places = findPlaces(tokens, raw, knowledge.gazetteer);
  const placeContext = placeContextOf(places, knowledge.gazetteer);
  const resolved = places.map((mention) => {
    const { where, place } = resolvePlace(mention, placeContext);
    return { mention, where, parent: place?.parent ?? null };
  });
  const country = commonCountry(resolved);
  const codes = codesOf(actors, knowledge, published ?? anchor.latestAbsolute, country);
  const args = argumentsOf(tokens, parties, actors, knowledge, codes);
  const sentences = sentencesOf(tokens, lines, knowledge, { args, quantities, resolved, times });
  return {
    report,
    raw,
    tokens,
    lines,
    sentences,
    actors,
    places,
    published,
    country: countryAsPlace(country, knowledge),
    anchor,
    codeOf: (mention) => codes.get(mention)?.code ?? null,
    kindOf: (mention) => knowledge.actors.actors.get(codes.get(mention)?.id ?? '')?.kind ?? null,
    stateCodes: stateCodesOf(actors, codes, knowledge),
  };
}

interface Code {
  readonly id: string;
  readonly code: string | null;
}

function codesOf(
  actors: readonly ActorMention[],
  { actors: index }: Knowledge,
  published: string | undefined,
  country: string | undefined,
): ReadonlyMap<ActorMention, Code> {
  const codes = new Map<ActorMention, Code>();
  const context = { published, country, mentionsSoFar: actors };
  for (const mention of actors) {
    const found = resolveActor(mention, index, context);
    if (found !== undefined) codes.set(mention, found);
  }
  return codes;
}

const STATE_KINDS = new Set(['armed-force', 'security', 'ministry', 'government', 'coalition', 'state']);

function stateCodesOf(
  actors: readonly ActorMention[],
  codes: ReadonlyMap<ActorMention, Code>,
  { actors: index }: Knowledge,
): readonly string[] {
  const found = new Set<string>();
  for (const mention of actors) {
    const code = codes.get(mention);
    if (code?.code == null) continue;
    if (STATE_KINDS.has(index.actors.get(code.id)?.kind ?? '')) found.add(code.code);
  }
  return [...found];
}

function commonCountry(places: readonly ResolvedPlace[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { where } of places) {
    if (where.country !== null) counts.set(where.country, (counts.get(where.country) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function countryAsPlace(code: string | undefined, { gazetteer }: Knowledge): Where | null {
  const place = code === undefined ? undefined : gazetteer.byId.get(code);
  if (place === undefined) return null;
  const { name, country, lat, lon, accuracyKm } = place;
  return { name, admin1: null, country, lat, lon, precision: 'country', accuracyKm };
}

/** Parties and, where no party holds them, actors: everyone who can take part, in order. */
function argumentsOf(
  tokens: readonly Token[],
  parties: readonly Party[],
  actors: readonly ActorMention[],
  { actors: index }: Knowledge,
  codes: ReadonlyMap<ActorMention, Code>,
): readonly Argument[] {
  const held = new Set(parties.flatMap(({ actor }) => (actor === null ? [] : [actor])));
  const namedAt = new Map(actors.filter(({ kind }) => kind !== 'adjective').map((actor) => [actor.from, actor]));
  const argument = (from: number, to: number, actor: ActorMention | null, party: Party | null): Argument => {
    const reading = tokens[from]?.readings.find(({ stem }) => stem.length > 0);
    const code = actor === null ? undefined : codes.get(actor);
    return {
      from,
      to,
      marker: markerAt(tokens, from, cliticAt(tokens, from, party)),
      joined: isJoined(tokens, from, reading?.conj ?? ''),
      actor,
      code: code?.code ?? null,
      kind: code === undefined ? null : (index.actors.get(code.id)?.kind ?? null),
      party,
    };
  };
  const ofParties = parties
    .filter(({ from, count, weak }) => count.best !== null || (!weak && tokens[from]?.damma !== true))
    .map((party) => {
      const actor = party.actor === null ? affiliationBehind(party, namedAt, tokens) : actors[party.actor];
      return argument(party.from, actor === undefined ? party.to : Math.max(party.to, actor.to), actor ?? null, party);
    });
  const ofActors: Argument[] = [];
  // How far the parties reach that begin at a mention or before it: both lists are in order.
  let next = 0;
  let reach = 0;
  for (const [i, mention] of actors.entries()) {
    for (let party = ofParties[next]; party !== undefined && party.from <= mention.from; party = ofParties[next]) {
      reach = Math.max(reach, party.to);
      next += 1;
    }
    if (!held.has(i) && mention.to > reach) ofActors.push(argument(mention.from, mention.to, mention, null));
  }
  return withEllipsis([...ofParties, ...ofActors].sort((a, b) => a.from - b.from || b.to - a.to), tokens);
}

/** `استشهاد ثلاثة جنود وإصابة سبعة`, `وخمسة آخرين`: a number without a noun counts the same people. */
function withEllipsis(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  let last: Argument | undefined;
  return args.map((argument) => {
    const { party } = argument;
    if (party === null) return argument;
    // قيادي وبعض معاونيه: companions told by a pronoun are of the same side.
    const companion = argument.joined && argument.code === null && party.side !== 'civilian' && tokens[party.head]?.readings.some(({ pron }) => pron !== '') === true;
    if (companion && last?.code != null) return { ...argument, actor: last.actor, code: last.code, kind: last.kind };
    const open = party.noun === null && argument.actor === null && party.outcome === null;
    if (!open) {
      if (party.side !== null || argument.code !== null) last = argument;
      return argument;
    }
    if (last?.party == null || !sameSentence(tokens, last.to, party.from)) return argument;
    const filled = { ...party, side: last.party.side, noun: last.party.noun };
    return { ...argument, party: filled, actor: last.actor, code: last.code, kind: last.kind };
  });
}

function sameSentence(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > FARTHEST_ELLIPSIS) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
  }
  return true;
}

/** A number without a noun counts people told at most this many words before. */
const FARTHEST_ELLIPSIS = 25;

/** `مرتزقين من خلايا داعش`: the actor right behind the persons and من. */
function affiliationBehind(
  { to }: Party,
  namedAt: ReadonlyMap<number, ActorMention>,
  tokens: readonly Token[],
): ActorMention | undefined {
  if (tokens[to]?.text !== 'من') return undefined;
  const of = tokens[to + 1]?.kind === 'punctuation' ? to + 2 : to + 1;
  return namedAt.get(to + 1) ?? namedAt.get(of);
}

/** The preposition written onto the first word, where its stem shows that it is one. */
function cliticAt(tokens: readonly Token[], at: number, party: Party | null): string {
  const token = tokens[at];
  if (token === undefined) return '';
  const text = token.text.replace(/^[وف](?=[بل])/u, '');
  if (/^لل/u.test(text)) return 'ل';
  if (/^[بل]ال/u.test(text) && !/^(?:بال|لال)$/u.test(text)) return text.charAt(0);
  if (party !== null) return '';
  return tokens[at + 1]?.kind === 'punctuation' && text.length === 1 ? text : text.length === 1 && /[بل]/u.test(text) ? text : cliticOfName(token);
}

/** `لقسد`, `بداعش`: a name behind its clitic. */
const cliticOfName = (token: Token): string =>
  /^[لب](?=قسد|داعش|تنظيم|قوات|وزار|عناصر|خلايا|خليه|جيش|حاجز|دوريه|ميليش|مليش)/u.exec(token.text.replace(/^و/u, ''))?.[0] ?? '';

function isJoined(tokens: readonly Token[], at: number, conj: string): boolean {
  const text = tokens[at]?.text ?? '';
  const quoted = tokens[at - 1]?.text === '"' || tokens[at - 1]?.text === '(';
  const before = tokens[quoted ? at - 2 : at - 1]?.text;
  return conj === 'و' || before === 'و' || (text.startsWith('و') && tokens[at]?.readings.some((reading) => reading.conj === 'و') === true && before !== '.' && before !== '،');
}

interface Found {
  readonly args: readonly Argument[];
  readonly quantities: readonly QuantityMention[];
  readonly resolved: readonly ResolvedPlace[];
  readonly times: readonly TimeMention[];
}

function sentencesOf(
  tokens: readonly Token[],
  lines: readonly Line[],
  knowledge: Knowledge,
  found: Found,
): readonly SentenceScene[] {
  const scenes: SentenceScene[] = [];
  for (const [line, { kind, from, to, paragraph }] of lines.entries()) {
    if (kind !== 'headline' && kind !== 'body') continue;
    for (const sentence of splitSentences(tokens, from, to)) {
      const cues = findCues(tokens, sentence.from, sentence.to, knowledge.cues);
      scenes.push({
        index: scenes.length,
        line,
        paragraph,
        headline: kind === 'headline',
        from: sentence.from,
        to: sentence.to,
        triggers: findTriggers(tokens, sentence.from, sentence.to, knowledge.triggers),
        cues,
        args: within(found.args, sentence),
        quantities: within(found.quantities, sentence),
        places: within(found.resolved, sentence, ({ mention }) => mention.from).filter(({ mention }) => mention.to <= sentence.to),
        times: within(found.times, sentence),
        weapons: findWeapons(tokens, sentence.from, sentence.to, knowledge.weapons),
        opening: openingOf(cues, sentence.from, tokens),
        telegraphic: kind === 'headline' || !/^[.!؟]$/u.test(tokens[sentence.to - 1]?.text ?? ''),
      });
    }
  }
  return scenes;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The members of a sorted list that begin in a range of tokens, by binary search. */
export function within<Item extends Range>(items: readonly Item[], range: Range): readonly Item[];
export function within<Item>(items: readonly Item[], range: Range, startOf: (item: Item) => number): readonly Item[];
export function within<Item extends Range>(
  items: readonly Item[],
  range: Range,
  startOf: (item: Item) => number = ({ from }) => from,
): readonly Item[] {
  const start = lowerBound(items, range.from, startOf);
  let end = start;
  for (let item = items[end]; item !== undefined && startOf(item) < range.to; item = items[end]) end += 1;
  return items.slice(start, end);
}

function lowerBound<Item>(items: readonly Item[], at: number, startOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the first words of a sentence say of its relation to what stands before. */
function openingOf(cues: readonly Cue[], from: number, tokens: readonly Token[]): SentenceScene['opening'] {
  const start = tokens[from]?.kind === 'punctuation' ? from + 1 : from;
  for (const cue of cues) {
    if (cue.from > start + 1) break;
    if (cue.value.type === 'background') return cue.value.class;
  }
  return 'none';
}
