import type { Where } from '../model/coded-report.ts';
import type { Report } from '../model/report.ts';
import type { ActorKind } from '../resolve/actors/actor.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import { bygoneDay } from '../resolve/actors/bygone-day.ts';
import { findActors } from '../resolve/actors/find-actors.ts';
import { forceOfPlace } from '../resolve/actors/force-of-place.ts';
import { type ActorContext, resolveActor } from '../resolve/actors/resolve-actor.ts';
import { findPlaces } from '../resolve/places/find-places.ts';
import type { GazetteerPlace } from '../resolve/places/gazetteer.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import { placeContextOf, resolvePlace } from '../resolve/places/resolve-place.ts';
import { findParties } from '../resolve/quantities/find-parties.ts';
import { findQuantities, type QuantityMention } from '../resolve/quantities/find-quantities.ts';
import type { Party } from '../resolve/quantities/party.ts';
import { DAY_MS } from '../resolve/times/days.ts';
import { findPublished, type PublishedDate } from '../resolve/times/find-published.ts';
import { findTimes } from '../resolve/times/find-times.ts';
import type { TimeAnchor } from '../resolve/times/resolve-time.ts';
import { anchorOf } from '../resolve/times/time-anchor.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import { findUrlDate } from '../resolve/times/url-date.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { findLines, type Line } from './blocks.ts';
import { type Code, findArguments } from './find-arguments.ts';
import { type Cue, findCues } from './find-cues.ts';
import { findTriggers, type Trigger } from './find-triggers.ts';
import { withFormerMembers } from './former-members.ts';
import type { Knowledge } from './knowledge.ts';
import { withLocalFactions } from './local-factions.ts';
import { isLikeDeed, isNextDeed, isOtherAccount } from './next-deeds.ts';
import type { Argument } from './piece.ts';
import { isInSlogan } from './slogans.ts';
import { isSurname } from './surnames.ts';
import { findOnlyGovernorate, findOnlyPlace, findPlaceTags, type PlaceTag } from './tag-places.ts';
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
  /** Persons told by a title only, who count where nobody else suffers a harm. */
  readonly faint: readonly Argument[];
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
  /** What holds it, narrowest first: the city of a quarter, the governorate, the country. */
  readonly holders: readonly GazetteerPlace[];
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
  /** Places of hashtags that stand beside the sentences, and of lines of hashtags over the text. */
  readonly tags: readonly PlaceTag[];
  /** The place of a report that tells one. */
  readonly onlyPlace: ResolvedPlace | undefined;
  /** The governorate of a report that tells of one. */
  readonly onlyGovernorate: GazetteerPlace | undefined;
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
  const tokens = tokenize(fold(raw), knowledge.knowsWord, knowledge.opensSentence);
  const lines = findLines(
    tokens,
    knowledge.residue,
    report.title === undefined ? {} : { title: tokenize(fold(report.title)) },
  );
  const times = findTimes(tokens, knowledge.times);
  const published = publishedOf(report, tokens, times, knowledge);
  const anchor = anchorOf(
    published === undefined ? outsideBackground(times, tokens) : times,
    published,
    knowledge.times,
  );
  const actors = findActors(tokens, knowledge.actors);
  const quantities = findQuantities(tokens, knowledge.quantities);
  const parties = findParties(tokens, quantities, knowledge.quantities, actors, raw);
  const inName = tokensInNames(actors, tokens.length);
  const places = findPlaces(tokens, raw, knowledge.gazetteer, inName, (at) =>
    isSurname(at, tokens, knowledge),
  );
  const placeContext = placeContextOf(places, knowledge.gazetteer);
  const resolved = places.map((mention) => {
    const { where, place } = resolvePlace(mention, placeContext);
    const holders = [place?.parent, where.admin1, where.country].flatMap(
      (id) => knowledge.gazetteer.byId.get(id ?? '') ?? [],
    );
    return { mention, where, holders };
  });
  const country = commonCountry(resolved);
  const day = published ?? anchor.latestAbsolute ?? bygoneDay(actors, tokens, knowledge.actors);
  const police = commonPolice(resolved, day);
  const countryAt = countriesOfSentences(resolved, tokens);
  const codes = codesOf(actors, knowledge, { published: day, country, police, countryAt });
  const { args: named, faint } = findArguments(
    tokens,
    outsidePlaces(parties, resolved, tokens.length),
    actors,
    knowledge.actors,
    codes,
  );
  const onlyGovernorate = findOnlyGovernorate(resolved);
  const args = withLocalFactions(
    withFormerMembers(named, tokens, day),
    tokens,
    (at) => onlyGovernorate?.admin1 ?? governorateBehind(at, resolved),
  );
  const sentences = sentencesOf(tokens, lines, knowledge, {
    args,
    faint,
    quantities,
    resolved,
    times,
    inName,
  });
  return {
    report,
    raw,
    tokens,
    lines,
    sentences,
    actors,
    places,
    tags: findPlaceTags(resolved, lines, tokens, times),
    onlyPlace: findOnlyPlace(resolved, lines, tokens),
    onlyGovernorate,
    published,
    country: countryAsPlace(country, knowledge),
    anchor,
    codeOf: (mention) => codes.get(mention)?.code ?? null,
    kindOf: (mention) => knowledge.actors.actors.get(codes.get(mention)?.id ?? '')?.kind ?? null,
    stateCodes: stateCodesOf(actors, codes, knowledge),
  };
}

const BACKGROUND = /^و?(?:كان|كانت|كانوا|سبق|يذكر|يشار)$/u;
/** No sentence tells its background from farther than this before a time, in tokens. */
const BACKGROUND_REACH = 60;

/**
 * Times that may say when an undated report was written: where it speaks of today or yesterday, not the dates
 * of what it looks back to (`وكان هجوم مماثل قد وقع في 3 آذار 2024`).
 */
function outsideBackground(
  times: readonly TimeMention[],
  tokens: readonly Token[],
): readonly TimeMention[] {
  if (!times.some(({ value }) => value.kind === 'day-offset')) return times;
  return times.filter(({ from }) => !isInBackground(from, tokens));
}

function isInBackground(at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i >= Math.max(0, at - BACKGROUND_REACH); i--) {
    const before = tokens[i - 1];
    const begins = before === undefined || before.kind === 'break' || before.text === '.';
    if (begins) return BACKGROUND.test(tokens[i]?.text ?? '');
  }
  return false;
}

/** The day of publication: as the holder knows it, as a post is numbered, as the page or its address shows it. */
function publishedOf(
  { published, url }: Report,
  tokens: readonly Token[],
  times: readonly TimeMention[],
  { times: lexicon }: Knowledge,
): string | undefined {
  const shown = findPublished(tokens, times, lexicon);
  if (published !== undefined) return isYearOff(published, shown) ? shown?.iso : published;
  const addressed = url === undefined ? undefined : findUrlDate(url, lexicon.horizon);
  if (addressed?.rule === 'times/published-url-stamp') return addressed.iso;
  return shown?.firm === true ? shown.iso : (addressed?.iso ?? shown?.iso);
}

const YEAR_DAYS = [365, 366];

/** A post is stamped with the very day a year before or after the given one: the given year was guessed. */
function isYearOff(published: string, shown: PublishedDate | undefined): boolean {
  if (shown?.rule !== 'times/published-shared') return false;
  const apart = Math.abs(Date.parse(published) - Date.parse(shown.iso)) / DAY_MS;
  return YEAR_DAYS.some((days) => Math.abs(apart - days) <= 1);
}

function codesOf(
  actors: readonly ActorMention[],
  { actors: index }: Knowledge,
  known: ActorContext,
): ReadonlyMap<ActorMention, Code> {
  const codes = new Map<ActorMention, Code>();
  const context = { ...known, mentionsSoFar: actors };
  for (const mention of actors) {
    const found = resolveActor(mention, index, context);
    if (found !== undefined) codes.set(mention, found);
  }
  return codes;
}

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

/** How many words behind somebody the place where he acted may stand. */
const PLACE_REACH = 8;

/** The governorate of the place that is told right behind a token. */
const governorateBehind = (at: number, places: readonly ResolvedPlace[]): string | null =>
  places.find(({ mention }) => mention.from >= at && mention.from <= at + PLACE_REACH)?.where
    .admin1 ?? null;

/** ISO 3166-1 of the countries whose forces the reports tell of; a seat in London is no scene. */
const FOUGHT_IN = new Set(['SY', 'IQ', 'LB', 'JO', 'YE', 'PS']);

/** The country that the sentence of an actor mention tells of, where all its places lie in one. */
function countriesOfSentences(
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): (mention: ActorMention) => string | undefined {
  const sentences = new Uint32Array(tokens.length + 1);
  for (const [i, token] of tokens.entries()) {
    const ends = token.kind === 'break' || /^[.؟!]$/u.test(token.text);
    sentences[i + 1] = (sentences[i] ?? 0) + (ends ? 1 : 0);
  }
  const countries = new Map<number, string | null>();
  for (const { mention, where } of places) {
    const at = sentences[mention.from] ?? 0;
    const known = countries.get(at);
    if (where.country === null || known === null || !FOUGHT_IN.has(where.country)) continue;
    countries.set(at, known === undefined || known === where.country ? where.country : null);
  }
  return ({ from }) => countries.get(sentences[from] ?? 0) ?? undefined;
}

function commonCountry(places: readonly ResolvedPlace[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { where } of places) {
    if (where.country !== null) counts.set(where.country, (counts.get(where.country) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** The police of all places that a report tells of, where one force holds them all. */
function commonPolice(
  places: readonly ResolvedPlace[],
  published: string | undefined,
): string | undefined {
  const forces = new Set(
    places.flatMap(({ where: { country, admin1, precision }, holders }) => {
      // جنديرس في ريف حلب: the governorate that a village is told to lie in says nothing of its own.
      if (admin1 === null || (precision === 'admin1' && places.length > 1)) return [];
      const district = holders.find(({ class: of }) => of === 'district')?.id ?? null;
      return [forceOfPlace({ country, admin1, district, day: null, published }, 'police')];
    }),
  );
  return forces.size === 1 ? [...forces][0] : undefined;
}

function countryAsPlace(code: string | undefined, { gazetteer }: Knowledge): Where | null {
  const place = code === undefined ? undefined : gazetteer.byId.get(code);
  if (place === undefined) return null;
  const { name, country, lat, lon, accuracyKm } = place;
  return { name, admin1: null, country, lat, lon, precision: 'country', accuracyKm };
}

/** Parties but for singular nouns inside the name of a place: in `بلدة الراعي` there is no shepherd. */
function outsidePlaces(
  parties: readonly Party[],
  resolved: readonly ResolvedPlace[],
  length: number,
): readonly Party[] {
  const covered = new Uint8Array(length);
  for (const { mention, where } of resolved) {
    if (where.name !== null) covered.fill(1, mention.from, mention.to);
  }
  return parties.filter(
    ({ head, rule, actor, noun }) =>
      covered[head] === 0 || actor !== null || noun === 'national' || !rule.endsWith('-singular'),
  );
}

/** 1 for each token of an actor's name behind its first: the words of a name do no work of their own. */
function tokensInNames(actors: readonly ActorMention[], length: number): Uint8Array {
  const inName = new Uint8Array(length);
  for (const { kind, core } of actors) if (kind === 'name') inName.fill(1, core.from + 1, core.to);
  return inName;
}

interface Found {
  readonly args: readonly Argument[];
  readonly faint: readonly Argument[];
  readonly quantities: readonly QuantityMention[];
  readonly resolved: readonly ResolvedPlace[];
  readonly times: readonly TimeMention[];
  readonly inName: Uint8Array;
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
      const places = within(found.resolved, sentence, ({ mention }) => mention.from).filter(
        ({ mention }) => mention.to <= sentence.to,
      );
      // مخيم روج: the name of a camp says nothing.
      const cues = findCues(tokens, sentence.from, sentence.to, knowledge.cues).filter(
        ({ from: at, value }) =>
          found.inName[at] === 0 &&
          (value.type !== 'reporting' ||
            !places.some(
              ({ mention: m }) => m.cue !== null && m.from < at && at <= m.from + 2 && at < m.to,
            )),
      );
      const args = within(found.args, sentence);
      scenes.push({
        index: scenes.length,
        line,
        paragraph,
        headline: kind === 'headline',
        from: sentence.from,
        to: sentence.to,
        triggers: findTriggers(tokens, sentence.from, sentence.to, knowledge.triggers).filter(
          ({ from }) =>
            !isInSlogan(from, tokens) && !args.some((argument) => isCountedUnit(argument, from)),
        ),
        cues,
        args,
        faint: within(found.faint, sentence),
        quantities: within(found.quantities, sentence),
        places,
        times: within(found.times, sentence),
        weapons: findWeapons(tokens, sentence.from, sentence.to, knowledge.weapons),
        opening: openingOf(cues, sentence.from, tokens, places.length > 0),
        telegraphic:
          kind === 'headline' ||
          !/^[.!؟]$/u.test(tokens[sentence.to - 1]?.text ?? '') ||
          isBreaking(tokens, sentence.from),
      });
    }
  }
  return scenes;
}

/** `182 أسرة`, `عشر أسر`: families that a number counts, and no capture. */
const isCountedUnit = ({ party }: Argument, at: number): boolean =>
  party !== null && party.unit === 'family' && party.head === at && party.from < party.head;

const BREAKING_REACH = 3;

/** `عاجل | طيران يقصف …`: breaking news is told like a headline. */
function isBreaking(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + BREAKING_REACH; i++) {
    if (/^عا+جل$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The members of a sorted list that begin in a range of tokens, by binary search. */
export function within<Item extends Range>(items: readonly Item[], range: Range): readonly Item[];
export function within<Item>(
  items: readonly Item[],
  range: Range,
  startOf: (item: Item) => number,
): readonly Item[];
export function within<Item extends Range>(
  items: readonly Item[],
  range: Range,
  startOf: (item: Item) => number = ({ from }) => from,
): readonly Item[] {
  const start = lowerBound(items, range.from, startOf);
  let end = start;
  for (let item = items[end]; item !== undefined && startOf(item) < range.to; item = items[end])
    end += 1;
  return items.slice(start, end);
}

function lowerBound<Item>(
  items: readonly Item[],
  at: number,
  startOf: (item: Item) => number,
): number {
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
function openingOf(
  cues: readonly Cue[],
  from: number,
  tokens: readonly Token[],
  placed: boolean,
): SentenceScene['opening'] {
  const start = tokens[from]?.kind === 'punctuation' ? from + 1 : from;
  if (isNextDeed(tokens, start) || (placed && isLikeDeed(tokens, start))) return 'other-event';
  for (const cue of cues) {
    if (cue.from > start + 1) break;
    if (cue.value.type === 'background') return cue.value.class;
  }
  return isOtherAccount(cues, start, tokens) ? 'same-topic' : 'none';
}
