import type { Token } from '../../text/tokens.ts';
import type { Gazetteer, GazetteerPlace } from './gazetteer.ts';
import type { CueKind } from './place-cues.ts';
import type { PlaceMention, PlacePart, PlaceRole } from './place-mention.ts';
import { roleOf } from './place-roles.ts';
import { type Inherited, type ReadPart, readPart } from './read-part.ts';
import { bareAt, isMark, type PlaceScan, runAt, scanPlaces, senseAt } from './scan.ts';

/** A phrase as read: its parts in the order of the text. */
interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly ReadPart[];
  readonly second: ReadPart | null;
  readonly country: string | null;
  /** Index of the phrase that this one continues as a list (`الحيدرية والجزماتي`); -1 for none. */
  readonly continues: number;
}

/**
 * Finds the phrases of a report that tell places, in the order of the text. A phrase with its
 * enclosing places is one mention (`قرية … التابعة لبلدة … بريف …`). Names that are also words are only
 * found with a locative cue, or where a cue elsewhere in the report shows that they are meant. `inName`
 * marks the tokens that go on the name of an actor; `isPersons` tells of a token that it is part of a
 * person's name.
 */
export function findPlaces(
  tokens: readonly Token[],
  raw: string,
  gazetteer: Gazetteer,
  inName: Uint8Array = new Uint8Array(tokens.length),
  isPersons: (at: number) => boolean = () => false,
): readonly PlaceMention[] {
  const scan = scanPlaces(tokens, raw, gazetteer, inName);
  const phrases = readPhrases(scan, isPersons);
  const kept = dropWeak(phrases);
  const mentions = shareContext(kept).map(({ phrase, context }) =>
    mentionOf(scan, phrase, context),
  );
  // Once more behind the links: what البلدة means may itself hold an unknown name.
  const linked = linkAnaphors(holdNeighbours(scan, holdUnknown(scan, mentions)), gazetteer);
  return holdByHeading(scan, holdUnknown(scan, linked));
}

function readPhrases(scan: PlaceScan, isPersons: (at: number) => boolean): Phrase[] {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < scan.tokens.length) {
    if (!mayOpen(scan, at) || (scan.senses[at]?.cue == null && isPersons(at))) {
      at += 1;
      continue;
    }
    const passed = notPlaceEnd(scan, at) ?? judiciaryEnd(scan, at);
    if (passed !== undefined) {
      at = passed;
      continue;
    }
    const last = phrases.at(-1);
    const loose = bareAt(scan, at - 1) === 'و' && last?.to === at - 1;
    const inherited = loose || last?.to === at ? inheritedFrom(last) : null;
    const part = inherited === null ? undefined : readPart(scan, at, inherited);
    const joined = part !== undefined && (part.conj === 'و' || (loose && part.conj === ''));
    const listed = joined && !hasOwnLead(part, inherited);
    const first = listed ? part : readPart(scan, at);
    if (first === undefined) {
      at += 1;
      continue;
    }
    const phrase = readPhrase(scan, first, listed ? phrases.length - 1 : -1);
    phrases.push(phrase);
    at = phrase.to;
  }
  return phrases;
}

const COURTS = /^ال(?:عسكري|مختص|عراقي|سوري|لبناني|اعلي|عشايري|جزايي|مدني|عادي)$/u;

/** The end of `القضاء العسكري`, `إلى القضاء المختص`: the judiciary, no district of that name. */
function judiciaryEnd(scan: PlaceScan, at: number): number | undefined {
  const noun = bareAt(scan, at) === 'الي' ? at + 1 : at;
  const told = scan.tokens[noun]?.text === 'القضاء' || scan.tokens[noun]?.text === 'للقضاء';
  return told && COURTS.test(scan.tokens[noun + 1]?.text ?? '') ? noun + 2 : undefined;
}

const mayOpen = (scan: PlaceScan, at: number): boolean => {
  const token = scan.tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'word' || token.kind === 'latin') {
    const { opens, deceives } = senseAt(scan, at);
    return opens || deceives || bareAt(scan, at) === 'بعد';
  }
  return token.kind === 'number' || (token.kind === 'punctuation' && token.text === '#');
};

/** The end of a run that only looks like a place: an outlet, a party, a campaign. */
function notPlaceEnd(scan: PlaceScan, at: number): number | undefined {
  if (!senseAt(scan, at).deceives) return undefined;
  const { notPlaces } = scan.gazetteer.cues;
  for (const { stem, prep, pron } of scan.tokens[at]?.readings ?? []) {
    if (pron !== '' || !notPlaces.has(stem)) continue;
    if (prep !== '' && prep !== 'ب' && prep !== 'ل') continue;
    const run = runAt(scan, at, notPlaces, stem);
    if (run !== undefined) return run.to;
  }
  return undefined;
}

const inheritedFrom = (phrase: Phrase | undefined): Inherited | null => {
  const [first, second] = phrase?.parts ?? [];
  if (first === undefined || second !== undefined) return null;
  return {
    prep: first.prep,
    cue: first.cueWord?.several === true ? first.cueWord : null,
    relation: first.relation === 'near' || first.relation === 'countryside' ? first.relation : 'in',
    direction: [],
    cued: first.cueWord?.several === true || first.relation === 'countryside',
  };
};

/** Whether a part has cue words of its own, so that it takes nothing over from a list. */
const hasOwnLead = (part: ReadPart, inherited: Inherited | null): boolean =>
  part.loosePrep || part.cueWord !== (inherited?.cue ?? null);

function readPhrase(scan: PlaceScan, first: ReadPart, continues: number): Phrase {
  const parts = [first];
  let second: ReadPart | null = null;
  let { to } = first;
  if (first.relation === 'on-road' || first.relation === 'between') {
    second = readSecond(scan, first);
    to = second?.to ?? to;
  }
  let country = takeCountry(scan, to);
  if (country !== null) to += 1;
  // النظام وروسيا على قرية …: a country without في is somebody, not where it happened.
  const acts =
    first.places[0]?.class === 'country' &&
    !first.cued &&
    !(first.prep === 'in' && first.loosePrep);
  while (!acts && !endsName(scan, first)) {
    const gap = gapAt(scan, to);
    // (… في روسيا) في محيط …: what a parenthesis names is over with it.
    if (leavesParenthesis(scan, first.from, gap.to)) break;
    const next = readNext(scan, gap.to);
    const last = parts.at(-1) ?? first;
    if (next === undefined || !joins(scan, last, next, gap, parts)) break;
    parts.push(next);
    to = next.to;
    // قرب الحاجز على الطريق الواصل بين … و…: the road has two ends wherever it is told.
    if (second === null && (next.relation === 'on-road' || next.relation === 'between')) {
      second = readSecond(scan, next);
      to = second?.to ?? to;
    }
    if (gap.parenthesis && isMark(scan, to, ')')) to += 1;
    const told = takeCountry(scan, to);
    if (told !== null) {
      country ??= told;
      to += 1;
    }
  }
  const kept = withoutStrays(parts);
  return { from: kept[0]?.from ?? first.from, to, parts: kept, second, country, continues };
}

/** `وحدات مقاومة سنجار قرب …`: the place in the name of an actor is not what the next words go on. */
const endsName = ({ inName }: PlaceScan, { prep, from, to }: ReadPart): boolean =>
  prep === null && inName[from] === 1 && inName[to - 1] === 1 && inName[to] !== 1;

/** Parts without those that are more likely words: weak names that agree with no sure one. */
function withoutStrays(parts: readonly ReadPart[]): readonly ReadPart[] {
  const sure = parts.filter(({ weak }) => !weak);
  if (sure.length === 0 || sure.length === parts.length) return parts;
  return parts.filter(
    (part) => !part.weak || sure.some((each) => each.anaphor || agrees(part, each)),
  );
}

function takeCountry(scan: PlaceScan, at: number): string | null {
  const sense = senseAt(scan, at);
  if (sense.nationality === null) return null;
  return scan.tokens[at]?.text.startsWith('ال') === true ? sense.nationality : null;
}

/** The other end: `طريق أثريا – خناصر`, `بين … و…`, `الطريق الواصل بين … و…`. */
function readSecond(scan: PlaceScan, first: ReadPart): ReadPart | null {
  let at = first.to;
  if (isMark(scan, at, '-/')) at += 1;
  else if (bareAt(scan, at) === 'الي') at += 1;
  const part = readPart(scan, at);
  if (part === undefined || part.anaphor) return null;
  const joined = part.conj === 'و' || at > first.to;
  const named = !part.cued || part.places.length > 0;
  const adjacent =
    part.conj === '' &&
    part.prep === null &&
    part.relation === 'in' &&
    named &&
    first.relation === 'on-road';
  return joined || adjacent ? part : null;
}

interface Gap {
  readonly to: number;
  readonly comma: boolean;
  readonly parenthesis: boolean;
  readonly connector: boolean;
}

/** Whether a parenthesis closes between two tokens that did not open there. */
function leavesParenthesis(scan: PlaceScan, from: number, to: number): boolean {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (isMark(scan, at, '(')) depth += 1;
    else if (isMark(scan, at, ')')) depth -= 1;
    if (depth < 0) return true;
  }
  return false;
}

const MOST_CONNECTORS = 2;

function gapAt(scan: PlaceScan, from: number): Gap {
  let to = from;
  if (isMark(scan, to, '"\')')) to += 1;
  const comma = isMark(scan, to, '،,-');
  const parenthesis = isMark(scan, to, '(');
  if (comma || parenthesis) to += 1;
  let connector = false;
  for (let i = 0; i < MOST_CONNECTORS; i++) {
    if (senseAt(scan, to).connector === null) break;
    connector = true;
    to += 1;
  }
  return { to, comma, parenthesis, connector };
}

function readNext(scan: PlaceScan, at: number): ReadPart | undefined {
  if (!mayOpen(scan, at) || notPlaceEnd(scan, at) !== undefined) return undefined;
  return readPart(scan, at);
}

function joins(
  scan: PlaceScan,
  last: ReadPart,
  next: ReadPart,
  gap: Gap,
  parts: readonly ReadPart[],
): boolean {
  if (next.conj !== '' || parts.length >= 5) return false;
  if (next.prep === 'to' && !gap.connector) return false;
  if (next.prep === 'from') return false;
  if (next.weak && !(gap.connector || next.prep === 'in')) return false;
  if (next.weak && !parts.some((part) => !part.weak && agrees(next, part))) return false;
  if (next.anaphor && !next.cued) return false;
  const [first = last] = parts;
  // من أبناء بلدة … قرب …: where a person comes from ends before where it happened.
  const beside = !WITHIN.has(next.relation);
  if (beside && senseAt(scan, first.from - 1).roles.has('origin')) return false;
  const core = coreOf(parts);
  const lower = rankOf(next) < rankOf(core);
  if (gap.comma && !gap.connector) {
    if (next.relation === 'near' || next.relation === 'distance')
      return rankOf(next) <= rankOf(core);
    if (!next.cued && next.prep !== 'in') return false;
    return lower || isBroad(last) || isInside(next, core);
  }
  if (gap.parenthesis) return next.cued || lower;
  if (gap.connector) return true;
  // في حي … بالجانب الأيمن: half of a city is called a quarter as well.
  if (next.prep === 'in') return rankOf(next) !== rankOf(core) || core.places.length === 0;
  if (next.relation !== 'in') return true;
  if (next.cue !== null) return lower || isBroad(last);
  return lower && holds(scan, core, next);
}

/** Relations that say where the place before them lies, and not where something else was. */
const WITHIN: ReadonlySet<PlacePart['relation']> = new Set(['in', 'countryside', 'direction']);

/** Whether a name that may be a word lies where a sure name of the same phrase does. */
const agrees = (weak: ReadPart, sure: ReadPart): boolean =>
  sure.places.some(({ class: kind, id, admin1, country }) =>
    weak.places.some(
      (place) =>
        (admin1 !== null && place.admin1 === admin1) ||
        ((kind === 'country' || kind === 'region') && place.country === country) ||
        place.admin1 === id,
    ),
  );

/** `دير الزور، بلدة …`: a governorate's name before a place that lies in it. */
const isInside = (inner: ReadPart, outer: ReadPart): boolean =>
  outer.cue === null &&
  inner.cue !== null &&
  outer.places.some(
    ({ id, class: kind }) => kind === 'admin1' && inner.places.some(({ admin1 }) => admin1 === id),
  );

const isBroad = (part: ReadPart): boolean => rankOf(part) <= 2.2;

/** Whether two bare names side by side are a place and what holds it: `الميادين دير الزور`. */
const holds = (scan: PlaceScan, inner: ReadPart, outer: ReadPart): boolean =>
  !inner.weak &&
  outer.places.some(
    (place) =>
      (place.class === 'admin1' || place.class === 'country') &&
      inner.places.some(({ admin1, country }) => admin1 === place.id || country === place.id),
  ) &&
  scan.tokens[outer.from]?.kind === 'word';

const RANK_OF_CUE: Readonly<Record<CueKind, number>> = {
  prison: 6,
  camp: 5.5,
  crossing: 5.5,
  airport: 5.5,
  base: 5.5,
  'oil-field': 5.2,
  checkpoint: 4.9,
  square: 6,
  street: 6,
  bridge: 5.5,
  dam: 5.5,
  facility: 6,
  quarter: 5,
  village: 4.2,
  town: 4.1,
  city: 3.5,
  mountain: 3.2,
  valley: 3.2,
  subdistrict: 3,
  district: 2.5,
  governorate: 1.5,
  country: 0.5,
};

const RANK_OF_CLASS: Readonly<Record<GazetteerPlace['class'], number>> = {
  prison: 6,
  square: 6,
  hospital: 6,
  facility: 6,
  camp: 5.5,
  crossing: 5.5,
  airport: 5.5,
  base: 5.5,
  bridge: 5.5,
  dam: 5.5,
  'oil-field': 5.2,
  quarter: 5,
  village: 4.2,
  town: 4.1,
  city: 3.5,
  mountain: 3.2,
  river: 2.2,
  road: 3.2,
  subdistrict: 3,
  district: 2.5,
  admin1: 1.5,
  region: 1.2,
  country: 0.5,
};

/** How narrow a place is; the narrowest part of a phrase is what it tells. */
export function rankOf({ cue, relation, places }: PlacePart): number {
  let rank = cue === null ? rankOfPlaces(places) : RANK_OF_CUE[cue];
  // منطقة before a quarter or a village is no district.
  if (cue === 'district' && places.length > 0 && !places.some(isDistrict)) {
    rank = rankOfPlaces(places);
  }
  if (cue === 'checkpoint' && places.length > 0) rank = Math.max(rank, rankOfPlaces(places));
  if (relation === 'countryside') return Math.min(rank, 2);
  if (relation === 'direction') return rank <= 3.5 ? Math.min(rank, 2) : rank - 0.4;
  if (relation === 'distance') return Math.min(rank, 2.1);
  if (relation === 'on-road' || relation === 'between') return Math.min(rank, 3.3);
  if (relation === 'in') return rank;
  return rank - 0.3;
}

const isDistrict = ({ class: kind }: GazetteerPlace): boolean =>
  kind === 'district' || kind === 'subdistrict' || kind === 'region';

function rankOfPlaces(places: readonly GazetteerPlace[]): number {
  // A name that a city shares with its governorate or with quarters elsewhere is read as the city.
  if (places.some(({ class: kind }) => kind === 'city')) return RANK_OF_CLASS.city;
  const [first] = places;
  return first === undefined ? 4 : RANK_OF_CLASS[first.class];
}

function coreOf(parts: readonly ReadPart[]): ReadPart {
  let core = parts[0];
  for (const part of parts) {
    // A place that lies near another is told by it only where it is itself hardly told.
    const beside = part.relation === 'near' || part.relation === 'distance';
    // على طريق … قرب قرية …: of a road the place beside it is told.
    if (core !== undefined && isRoad(core) && !isRoad(part) && !isBroad(part) && !part.anaphor) {
      core = part;
      continue;
    }
    if (core !== undefined && beside && !isBroad(core)) continue;
    if (core !== undefined && isItsGovernorate(part, core)) continue;
    if (core === undefined || rankOf(part) > rankOf(core)) core = part;
  }
  if (core === undefined) throw new RangeError('A place phrase has no parts');
  return core;
}

/** `منطقة عفرين بحلب`, `وادي زغيتون بكركوك`: a bare name that stands for the governorate of the place before it. */
const isItsGovernorate = ({ cue, relation, places }: PlacePart, core: ReadPart): boolean =>
  cue === null &&
  relation === 'in' &&
  core.relation === 'in' &&
  places.some(
    ({ id, class: kind }) =>
      kind === 'admin1' &&
      core.places.length > 0 &&
      core.places.every(({ admin1 }) => admin1 === id),
  );

const isRoad = ({ relation }: PlacePart): boolean =>
  relation === 'on-road' || relation === 'between';

/** Drops names that are also words, where nothing in the report shows that places are meant. */
function dropWeak(phrases: readonly Phrase[]): Phrase[] {
  const meant = new Set<string>();
  for (const { parts } of phrases) {
    for (const { weak, places } of parts) if (!weak) for (const { id } of places) meant.add(id);
  }
  return phrases.filter(({ parts, continues }) => {
    const core = coreOf(parts);
    if (!core.weak) return true;
    if (core.places.some(({ id }) => meant.has(id))) return core.prep === 'in' || continues >= 0;
    return (
      core.prep === 'in' &&
      parts.some(
        (part) =>
          !part.weak &&
          !(part.anaphor && part.relation === 'in') &&
          (part.anaphor || agrees(core, part)),
      )
    );
  });
}

/** Members of a list have the enclosing places of its last one: `حيي … و… شرقي المدينة`. */
function shareContext(
  phrases: readonly Phrase[],
): { readonly phrase: Phrase; readonly context: readonly ReadPart[] }[] {
  const own = phrases.map((phrase) => {
    const core = coreOf(phrase.parts);
    return { phrase, context: phrase.parts.filter((part) => part !== core) };
  });
  for (let i = own.length - 2; i >= 0; i--) {
    const next = own[i + 1];
    const each = own[i];
    if (next === undefined || each === undefined) continue;
    const listed = next.phrase.continues >= 0 && next.phrase.from - each.phrase.to <= 1;
    if (listed && each.context.length === 0) each.context = next.context;
  }
  return own;
}

function mentionOf(scan: PlaceScan, phrase: Phrase, context: readonly ReadPart[]): PlaceMention {
  const core = coreOf(phrase.parts);
  const [outer = core] = phrase.parts;
  const lead: ReadPart = { ...core, prep: outer.prep, conj: outer.conj };
  const { from, to } = phrase;
  const { name, nameSpan, places, cue, relation, direction, km, anaphor } = core;
  const locative = phrase.parts.some(({ cued, prep }) => cued || prep === 'in');
  return {
    from,
    to,
    start: scan.tokens[from]?.start ?? 0,
    end: scan.tokens[to - 1]?.end ?? 0,
    name,
    nameSpan,
    places,
    cue,
    relation,
    direction,
    km,
    anaphor,
    role: roleOf(scan, lead, from, to),
    context,
    second: phrase.second,
    country: phrase.country,
    locative,
    rule: ruleOf(core),
  };
}

function ruleOf({ anaphor, places, cue, relation }: ReadPart): string {
  if (anaphor) return 'places/refers-back';
  if (places.length === 0) return 'places/unknown-name-after-cue';
  if (relation !== 'in') return `places/${relation}`;
  return cue === null ? 'places/name' : 'places/name-after-cue';
}

const FARTHEST_HOLDER = 14;

/** An unknown name without enclosing places takes those that the same sentence tells next, or before. */
function holdUnknown(scan: PlaceScan, mentions: readonly PlaceMention[]): readonly PlaceMention[] {
  return mentions.map((mention, i) => {
    if (mention.places.length > 0 || mention.anaphor || mention.context.length > 0) return mention;
    const holder = [mentions[i + 1], mentions[i - 1]].find(
      (each) => each !== undefined && holdsUnknown(scan, mention, each),
    );
    return holder === undefined ? mention : { ...mention, context: [holder, ...holder.context] };
  });
}

function holdsUnknown(scan: PlaceScan, inner: PlaceMention, outer: PlaceMention): boolean {
  if (outer.role !== 'event' || outer.places.length === 0 || !outer.locative) return false;
  if (rankOf(outer) >= rankOf(inner)) return false;
  const [from, to] = inner.from < outer.from ? [inner.to, outer.from] : [outer.to, inner.from];
  if (to - from > FARTHEST_HOLDER) return false;
  for (let at = from; at < to; at++) {
    const token = scan.tokens[at];
    if (token?.kind === 'break' || isMark(scan, at, '.؟!؛')) return false;
  }
  return true;
}

const NEXT_TO = new Set('مجاور مجاوره قريب قريبه محاذي محاذيه متاخم متاخمه'.split(' '));

/** `في قرية … المجاورة`, where nothing else says where it lies: it lies near what was told before. */
function holdNeighbours(
  scan: PlaceScan,
  mentions: readonly PlaceMention[],
): readonly PlaceMention[] {
  return mentions.map((mention, i) => {
    if (mention.context.length > 0 || mention.anaphor || !isNextTo(scan, mention.to))
      return mention;
    const before = mentions.slice(0, i).findLast(isTown);
    if (before === undefined) return mention;
    return { ...mention, context: [{ ...before, relation: 'near' }, ...before.context] };
  });
}

const HAS_NEIGHBOURS: ReadonlySet<PlaceRole> = new Set(['event', 'unit-name', 'origin']);
const TOWNS: ReadonlySet<GazetteerPlace['class']> = new Set(['city', 'town', 'village', 'camp']);
const TOWN_CUES: ReadonlySet<CueKind> = new Set(['city', 'town', 'village', 'subdistrict', 'camp']);

const isTown = ({ role, anaphor, cue, places }: PlaceMention): boolean =>
  HAS_NEIGHBOURS.has(role) &&
  !anaphor &&
  ((cue !== null && TOWN_CUES.has(cue)) || TOWNS.has(places[0]?.class ?? 'country'));

/** المجاورة behind a name; not so in `المجاورة لبلدة …`, which says what it lies next to. */
const isNextTo = (scan: PlaceScan, at: number): boolean =>
  NEXT_TO.has(bareAt(scan, at)) &&
  scan.tokens[at]?.text.startsWith('ال') === true &&
  !/^(?:ل|من)/u.test(scan.tokens[at + 1]?.text ?? '');

/** Places under whose names a digest tells its news: `إدلب: …`, `حلب: …`. */
const HEADINGS: ReadonlySet<GazetteerPlace['class']> = new Set(['admin1', 'city', 'region']);
const SMALL: ReadonlySet<GazetteerPlace['class']> = new Set(['village', 'quarter', 'camp']);

/** In a digest, a village without enclosing places lies where the heading before it says. */
function holdByHeading(
  scan: PlaceScan,
  mentions: readonly PlaceMention[],
): readonly PlaceMention[] {
  const isHeading = ({ from, to, places, locative }: PlaceMention): boolean =>
    !locative &&
    HEADINGS.has(places[0]?.class ?? 'village') &&
    (from === 0 || scan.tokens[from - 1]?.kind === 'break') &&
    isMark(scan, to, ':');
  const headings = mentions.filter(isHeading);
  if (new Set(headings.map(({ name }) => name)).size < 2) return mentions;
  return mentions.map((mention) => {
    const heading = headings.findLast(({ from }) => from < mention.from);
    const small = mention.places.every(({ class: size }) => SMALL.has(size));
    if (heading === undefined || !small || mention.anaphor || mention.context.length > 0)
      return mention;
    return { ...mention, context: [heading] };
  });
}

const REFERENTS: Readonly<Partial<Record<CueKind, readonly GazetteerPlace['class'][]>>> = {
  city: ['city', 'town'],
  town: ['town', 'village'],
  village: ['village', 'town'],
  quarter: ['quarter'],
  subdistrict: ['subdistrict', 'town'],
  camp: ['camp'],
  prison: ['prison'],
};

/** What a word means where nothing nearer to it was named: البلدة of a small city. */
const REMOTE_REFERENTS: typeof REFERENTS = { town: ['city'] };

/** Places that are named beside the story and that later words do not refer to. */
const NOT_REFERENTS: ReadonlySet<PlaceRole> = new Set([
  'tag',
  'outlet-name',
  'dateline',
  'actor',
  'origin',
  'residence',
  'speaker',
]);

/** Gives words that refer back the nearest place before them that they can mean. */
function linkAnaphors(
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
): readonly PlaceMention[] {
  const linked: PlaceMention[] = [];
  const seen: PlacePart[] = [];
  /** Where somebody is from: what البلدة refers to where no other town is told. */
  const homes: PlacePart[] = [];
  for (const mention of mentions) {
    const link = (part: PlacePart): PlacePart =>
      part.anaphor ? { ...part, ...antecedentOf(part, seen, gazetteer) } : part;
    const context = mention.context.map((part) => link(part));
    const found = mention.anaphor ? meantBy(mention, seen, homes, gazetteer) : {};
    // What the gazetteer does not have lies where it was said to lie.
    const held =
      found.places?.length === 0 && context.length === 0
        ? linked.findLast(({ name, cue }) => name === found.name && cue === mention.cue)?.context
        : undefined;
    const each = { ...mention, ...found, context: held ?? context };
    linked.push(each);
    if (mention.role === 'origin' || mention.role === 'residence') homes.push(...context, each);
    if (NOT_REFERENTS.has(mention.role)) continue;
    seen.push(...context.toReversed(), each);
  }
  return linked;
}

/** `أهالي بلدة … جنوب حلب … سوق البلدة`: what was told, or the home that is called by the same word. */
function meantBy(
  mention: PlacePart,
  seen: readonly PlacePart[],
  homes: readonly PlacePart[],
  gazetteer: Gazetteer,
): Partial<Pick<PlacePart, 'name' | 'places'>> {
  const told = antecedentOf(mention, seen, gazetteer);
  const home = antecedentOf(mention, homes, gazetteer);
  if (told.name === undefined) return home;
  const called = (parts: readonly PlacePart[], by: typeof told): boolean =>
    by.name !== undefined && parts.some(({ cue, name }) => cue === mention.cue && name === by.name);
  return called(homes, home) && !called(seen, told) ? home : told;
}

function antecedentOf(
  { cue }: PlacePart,
  seen: readonly PlacePart[],
  { byId }: Gazetteer,
): Partial<Pick<PlacePart, 'name' | 'places'>> {
  const remote = (cue !== null && REMOTE_REFERENTS[cue]) || [];
  let fallback: Partial<Pick<PlacePart, 'name' | 'places'>> = {};
  for (const part of seen.toReversed()) {
    if (cue === 'governorate' || cue === 'country') {
      const holders = part.places.map(({ admin1, country }) =>
        byId.get((cue === 'country' ? country : admin1) ?? ''),
      );
      const rows = new Set(holders);
      const places = [...rows].filter((place) => place !== undefined);
      const [first] = places;
      if (first !== undefined) return { name: first.name, places };
      continue;
    }
    // المنطقة ذاتها: whatever was told last.
    if (cue === 'district') return { name: part.name, places: part.places };
    if (cue !== null && part.cue === cue) return { name: part.name, places: part.places };
    const classes = (cue !== null && REFERENTS[cue]) || [];
    const places = part.places.filter((place) => classes.includes(place.class));
    if (part.relation === 'countryside') continue;
    // على طريق …: the town that a road leads to, only where no other was told.
    if (places.length > 0 && !isRoad(part)) return { name: part.name, places };
    if (places.length > 0 && fallback.name === undefined) fallback = { name: part.name, places };
    const others = part.places.filter((place) => remote.includes(place.class));
    if (others.length > 0 && fallback.name === undefined)
      fallback = { name: part.name, places: others };
  }
  return fallback;
}
