import { bare } from '../../rules/phrase-index.ts';
import type { Reading } from '../../text/readings.ts';
import { type GazetteerPlace, hasArticle, type NamedPlace, type NameNode } from './gazetteer.ts';
import { baseName, type NameStretch } from './name-text.ts';
import type { Compass, Cue, PrepositionKind } from './place-cues.ts';
import type { PlacePart, PlaceRelation } from './place-mention.ts';
import { bareAt, isMark, type PlaceScan, runAt, senseAt } from './scan.ts';

/** A part of a place phrase as read, before it is known whether it belongs to a larger phrase. */
export interface ReadPart extends PlacePart {
  /** `و` or `ف` written before it. */
  readonly conj: string;
  readonly prep: PrepositionKind | null;
  /** Whether the preposition is a word of its own or written onto the next one. */
  readonly loosePrep: boolean;
  /** A name that is also a word, without a cue: only a place where more speaks for it. */
  readonly weak: boolean;
  /** The cue word as the data have it; null for none. */
  readonly cueWord: Cue | null;
  /** Whether it is introduced by a word for a kind of place or for how it lies. */
  readonly cued: boolean;
  readonly tagged: boolean;
}

/** What a list of names takes over from its first member: `حيي الحيدرية والجزماتي`. */
export interface Inherited {
  readonly prep: PrepositionKind | null;
  readonly cue: Cue | null;
  readonly relation: PlaceRelation;
  readonly direction: readonly Compass[];
  readonly cued: boolean;
}

/** Everything read before the name. */
interface Lead {
  at: number;
  started: boolean;
  conj: string;
  prep: PrepositionKind | null;
  loosePrep: boolean;
  relation: PlaceRelation;
  direction: Compass[];
  km: number | null;
  cue: Cue | null;
  cueAl: boolean;
  cueAt: number;
  cued: boolean;
  tagged: boolean;
  quoted: boolean;
  /** After "الريف الشرقي": what it is the countryside of may follow with ب or في. */
  open: boolean;
}

interface NameHit {
  readonly to: number;
  readonly reading: Reading;
  readonly entries: readonly NamedPlace[];
  /** Whether the first word has the article, or lacks it, as in the name. */
  readonly exact: boolean;
  /** 2 where all words agree in the article, 1 where the first one does. */
  readonly likeness: number;
}

const RELATIONS: Readonly<Record<string, PlaceRelation>> = {
  countryside: 'countryside',
  near: 'near',
  surroundings: 'surroundings',
  outskirts: 'outskirts',
  inside: 'in',
  road: 'on-road',
  between: 'between',
};

const MOST_LEAD = 8;

/** Reads one part of a place phrase at a token: its preposition, its cue words and its name. */
export function readPart(
  scan: PlaceScan,
  at: number,
  inherited: Inherited | null = null,
): ReadPart | undefined {
  const lead = readLead(scan, at, inherited);
  if (lead === undefined) return undefined;
  const hit = longestName(scan, lead.at, lead);
  const named = hit === undefined ? undefined : namedPart(scan, at, lead, hit);
  if (named !== undefined) return named;
  const unknown = lead.cue === null ? undefined : unknownPart(scan, at, lead, lead.cue);
  if (unknown !== undefined) return unknown;
  return lead.cue === null ? undefined : anaphorPart(scan, at, lead, lead.cue);
}

function readLead(scan: PlaceScan, from: number, inherited: Inherited | null): Lead | undefined {
  const lead: Lead = {
    at: from,
    started: false,
    conj: '',
    prep: inherited?.prep ?? null,
    loosePrep: false,
    relation: inherited?.relation ?? 'in',
    direction: [...(inherited?.direction ?? [])],
    km: null,
    cue: inherited?.cue ?? null,
    cueAl: false,
    cueAt: -1,
    cued: inherited?.cued ?? false,
    tagged: false,
    quoted: false,
    open: false,
  };
  for (let step = 0; step < MOST_LEAD; step++) {
    const before = lead.at;
    readStep(scan, lead);
    if (lead.at === before) break;
  }
  return lead;
}

function readStep(scan: PlaceScan, lead: Lead): void {
  if (isMark(scan, lead.at, '#')) {
    lead.tagged = true;
    lead.at += 1;
    return;
  }
  if (isMark(scan, lead.at, '"\'(') && lead.cue !== null && !lead.quoted) {
    lead.quoted = true;
    lead.at += 1;
    return;
  }
  const sense = senseAt(scan, lead.at);
  if (!sense.opens) {
    readDistance(scan, lead) || skipRoadWords(scan, lead);
    return;
  }
  if (readDistance(scan, lead)) return;
  if (!lead.cued && sense.preposition !== null && lead.relation === 'in' && !lead.loosePrep) {
    if (readRelation(scan, lead)) return;
    lead.conj = lead.started ? lead.conj : sense.preposition.conj;
    lead.prep = sense.preposition.value;
    lead.loosePrep = true;
    lead.started = true;
    lead.at += 1;
    return;
  }
  // A known name of several words takes the cue word into itself: سجن الصناعة, جسر الشغور.
  const hit = longestName(scan, lead.at, lead);
  // A road between two places, or one whose name has another article than the known one.
  const ofRoad =
    sense.relations.length > 0 &&
    hit !== undefined &&
    (hit.likeness < 2 || isMark(scan, hit.to, '-/–'));
  if (hit !== undefined && hit.to - lead.at >= 2 && !ofRoad) {
    const { cue } = sense;
    // جسر الشغور is a city and no bridge.
    const town = hit.entries.some(({ place }) => TOWNS.has(place.class));
    if (cue !== null && lead.cue === null && !town) {
      lead.cue = cue.value;
      lead.cued = true;
    }
    return;
  }
  if (lead.cue === null || lead.cueAt === lead.at - 1) {
    if (readRelation(scan, lead) || readCompass(scan, lead)) return;
  }
  readCue(scan, lead);
}

const TOWNS = new Set<GazetteerPlace['class']>(['city', 'town', 'village']);

/** Prepositions written onto the first word; after another word only ل joins (`الأطراف الشرقية لمنبج`). */
function takeClitics(lead: Lead, { conj, prep }: Reading): boolean {
  if (lead.started) {
    if (conj !== '' || (prep !== '' && prep !== 'ل' && !lead.loosePrep)) return false;
    if (prep === 'ب' && lead.cued) return false;
    return true;
  }
  lead.started = true;
  lead.conj = conj;
  if (prep === 'ب') lead.prep = 'in';
  if (prep === 'ل') lead.prep = 'to';
  return true;
}

const fits = (lead: Lead, { conj, prep }: Reading): boolean =>
  !lead.started || (conj === '' && (prep === '' || prep === 'ل' || (lead.open && prep === 'ب')));

function readRelation(scan: PlaceScan, lead: Lead): boolean {
  for (const { reading, value } of senseAt(scan, lead.at).relations) {
    if (!fits(lead, reading)) continue;
    const run = runAt(scan, lead.at, value, reading.stem);
    if (run === undefined) continue;
    if (run.value === 'countryside' && lead.relation !== 'in') continue;
    // المجاورة لبلدة … lies near it, المجاورة alone near what was told before.
    const beside = run.value === 'near' && reading.al && run.to === lead.at + 1;
    if (beside && scan.tokens[run.to]?.text.startsWith('ل') !== true) continue;
    if (run.value === 'between' && lead.started && lead.relation !== 'on-road') continue;
    takeClitics(lead, reading);
    const relation = RELATIONS[run.value] ?? 'in';
    if (relation !== 'in' && !(lead.relation === 'on-road' && relation === 'between')) {
      lead.relation = relation;
      lead.cued = lead.cued || relation !== 'between';
    }
    lead.at = run.to;
    if (relation === 'countryside') {
      if (reading.al) {
        readSides(scan, lead, true);
        lead.open = lead.direction.length > 0;
      }
      return true;
    }
    skipAdjectives(scan, lead);
    if (relation !== 'on-road' && bareAt(scan, lead.at) === 'من') lead.at += 1;
    return true;
  }
  return false;
}

/** `الأطراف الشرقية لـ`, `المدخل الغربي لـ`: the side is told of the edge, not of the place. */
function skipAdjectives(scan: PlaceScan, lead: Lead): void {
  while (senseAt(scan, lead.at).compass?.reading.al === true) lead.at += 1;
}

function readSides(scan: PlaceScan, lead: Lead, al: boolean): void {
  for (let i = 0; i < 2; i++) {
    const { compass } = senseAt(scan, lead.at);
    if (compass === null || compass.reading.al !== al) return;
    if (compass.reading.prep !== '' || compass.reading.conj !== '') return;
    lead.direction.push(compass.value);
    lead.at += 1;
  }
}

/** `شرقي حلب`, `شمال غربي مدينة …`, `إلى الشرق من …`. */
function readCompass(scan: PlaceScan, lead: Lead): boolean {
  const { compass } = senseAt(scan, lead.at);
  if (compass === null || !fits(lead, compass.reading)) return false;
  const next = senseAt(scan, lead.at + 1);
  const { al } = compass.reading;
  const from = bareAt(scan, lead.at + 1) === 'من';
  if (al && from && lead.cueAl) {
    // الأحياء الشرقية من مدينة …: parts of the place that is named next.
    lead.cue = null;
    lead.cueAl = false;
    lead.cueAt = -1;
    lead.at += 2;
    return true;
  }
  if (al && !from) return false;
  const follows =
    from ||
    next.names.some(({ reading }) => reading.conj === '' && reading.prep === '') ||
    next.cue !== null ||
    next.compass !== null ||
    next.relations.length > 0 ||
    isMark(scan, lead.at + 1, '#');
  if (!follows) return false;
  takeClitics(lead, compass.reading);
  lead.direction.push(compass.value);
  if (lead.relation === 'in') lead.relation = 'direction';
  lead.cued = true;
  lead.at += from ? 2 : 1;
  return true;
}

const UNITS = new Set(['كم', 'كلم', 'كيلومتر', 'كيلومترا', 'كيلومترات', 'كيلو', 'متر', 'مترا']);
const METRES = new Set(['متر', 'مترا']);
const ABOUT = new Set([
  'نحو',
  'حوالي',
  'قرابه',
  'زهاء',
  'بنحو',
  'بحوالي',
  'قريب',
  'مسافه',
  'بعد',
  'بمسافه',
]);

/** `على بعد 40 كم شمال شرقي …`, `على مسافة نحو 10 كيلومترات من …`. */
function readDistance(scan: PlaceScan, lead: Lead): boolean {
  if (lead.km !== null || lead.cue !== null) return false;
  let at = lead.at;
  while (at - lead.at < 3 && ABOUT.has(bareAt(scan, at))) at += 1;
  const number = scan.tokens[at];
  if (number?.kind !== 'number' || number.value === undefined) return false;
  const unit = bareAt(scan, at + 1);
  if (!UNITS.has(unit)) return false;
  const next = at + 2 + (bareAt(scan, at + 2) === 'مترا' ? 1 : 0);
  const word = bareAt(scan, next);
  const sense = senseAt(scan, next);
  if (word !== 'من' && word !== 'عن' && word !== 'الي' && sense.compass === null) return false;
  lead.km = METRES.has(unit) ? number.value / 1000 : number.value;
  lead.relation = 'distance';
  lead.cued = true;
  lead.started = true;
  lead.at = next;
  readSides(scan, lead, false);
  readSides(scan, lead, true);
  if (['من', 'عن', 'الي'].includes(bareAt(scan, lead.at))) {
    lead.at += 1;
    // `إلى الشرق من`
    readSides(scan, lead, true);
    if (bareAt(scan, lead.at) === 'من') lead.at += 1;
  }
  return true;
}

const ROAD_WORDS = new Set(
  'دولي عام سريع قديم رييسي فرعي زراعي واصل واصله رابط رابطه موديه مودي ممتد ممتده بين الي'.split(
    ' ',
  ),
);

function skipRoadWords(scan: PlaceScan, lead: Lead): void {
  if (lead.relation === 'on-road' && lead.cue === null && ROAD_WORDS.has(bareAt(scan, lead.at))) {
    lead.at += 1;
  }
}

function readCue(scan: PlaceScan, lead: Lead): boolean {
  const { cue } = senseAt(scan, lead.at);
  if (lead.relation === 'on-road' && lead.cue === null && ROAD_WORDS.has(bareAt(scan, lead.at))) {
    lead.at += 1;
    return true;
  }
  if (cue === null || !fits(lead, cue.reading) || isVerb(scan, lead.at, cue.value)) return false;
  // A second cue only where the first waits for a name: مركز قضاء, ناحية مدينة. Not المدينة القرية.
  if (lead.cueAt >= 0 && (lead.cueAl || cue.reading.al)) return false;
  takeClitics(lead, cue.reading);
  lead.cue = cue.value;
  lead.cueAl = cue.reading.al;
  lead.cueAt = lead.at;
  lead.cued = true;
  lead.at += 1;
  // المدينة السورية, and adjectives between a cue and its name in apposition: بلدة … الحدودية.
  return true;
}

/** وأدى ("led to") folds to what وادي ("valley") is. */
function isVerb({ tokens, raw }: PlaceScan, at: number, { kind }: Cue): boolean {
  const token = tokens[at];
  return (
    kind === 'valley' && token !== undefined && raw.slice(token.start, token.end).includes('أ')
  );
}

function longestName(scan: PlaceScan, at: number, lead: Lead): NameHit | undefined {
  const sense = senseAt(scan, at);
  // بلدة سورية, المدن السورية: an adjective of the cue.
  const describes = sense.nationality !== null && lead.cueAt === at - 1;
  if (describes || (sense.deceives && isDeceptive(scan, at))) return undefined;
  let best: NameHit | undefined;
  for (const { reading, value } of sense.names) {
    if (!fits(lead, reading)) continue;
    if (lead.started && reading.prep === 'ل' && lead.cueAt === at - 1) continue;
    for (const hit of namesAlong(scan, at, reading, value)) {
      const side = hit.to === at + 1 && sense.compass !== null && lead.cue?.kind !== 'governorate';
      if (side) continue;
      const better =
        best === undefined ||
        hit.likeness > best.likeness ||
        (hit.likeness === best.likeness && hit.to > best.to);
      if (better) best = hit;
    }
  }
  return best;
}

/** A run that only looks like a place, behind words that lead to one: بالقرب من معصرة زيتون. */
const isDeceptive = (scan: PlaceScan, at: number): boolean =>
  scan.tokens[at]?.readings.some(
    ({ stem, pron }) =>
      pron === '' && runAt(scan, at, scan.gazetteer.cues.notPlaces, stem) !== undefined,
  ) === true;

/** All names that begin with a word, shortest first, each with the rows that agree in the article. */
function namesAlong(scan: PlaceScan, at: number, reading: Reading, first: NameNode): NameHit[] {
  const hits: NameHit[] = [];
  let node: NameNode | undefined = first;
  let articles = reading.al ? '1' : '0';
  let opened = false;
  for (let i = at; node !== undefined; ) {
    if (node.places.length > 0) {
      const exact = node.places.filter(({ al }) => al === reading.al);
      const alike = exact.filter((named) => named.articles === articles);
      const [entries, likeness] =
        alike.length > 0 ? [alike, 2] : exact.length > 0 ? [exact, 1] : [node.places, 0];
      // Behind a quotation mark that opens, another article makes another name: طريق "باب الهوى".
      if (!opened || likeness === 2) {
        hits.push({ to: i + 1, reading, entries, exact: likeness > 0, likeness });
      }
    }
    i += 1;
    while (isMark(scan, i, '_"')) {
      opened ||= scan.tokens[i]?.spaced === true && scan.tokens[i]?.text === '"';
      i += 1;
    }
    const token = scan.tokens[i];
    if (token === undefined || token.kind === 'break' || token.kind === 'punctuation') break;
    node = node.next.get(bare(token.text));
    articles += hasArticle(token.text);
  }
  return hits;
}

function namedPart(scan: PlaceScan, from: number, lead: Lead, hit: NameHit): ReadPart | undefined {
  const { reading, entries, exact } = hit;
  const conj = lead.started ? lead.conj : reading.conj;
  const prep = lead.started ? lead.prep : prepOf(reading, lead.prep);
  const { cue } = lead;
  const places = entries.map(({ place }) => place);
  // قرى ريف جبلة: the villages of its countryside, and no word for the place itself.
  const ofCountryside =
    cue?.kind === 'village' && lead.relation === 'countryside' && lead.cueAt < lead.at - 1;
  const byCue = cue === null || ofCountryside ? places : fitting(places, cue);
  const fit = cue !== null && byCue.some((place) => cueFits(cue.kind, place));
  const led = lead.cued || prep !== null || lead.relation !== 'in';
  const sure = entries.some(
    ({ needs }) =>
      needs === 'nothing' ||
      (needs === 'preposition' && led) ||
      isHeading(scan, lead.at, hit.to) ||
      (needs === 'within' && isWithin(scan, lead, hit)),
  );
  if (hit.to - lead.at === 1 && !exact) {
    // An article too many or too few makes another word of it.
    if (!lead.cued || (cue !== null && !isSettlementCue(cue.kind))) return undefined;
    // طريق الحرير: the silk road, not the road to a town called so without the article.
    if (cue === null && entries.every(({ needs }) => needs === 'cue')) return undefined;
    if (scan.gazetteer.cues.nameHeads.has(scan.tokens[lead.at]?.text ?? '')) return undefined;
  }
  // في الحارة is no town called so; في مدينة الحارة is.
  const kindWord = hit.to === lead.at + 1 && senseAt(scan, lead.at).cue !== null;
  if (kindWord && !(lead.cueAt === lead.at - 1 && fit && !lead.cueAl)) return undefined;
  // A word of the language after a cue of another kind is not the name: مدن الشمال, شارع النصر.
  if (cue !== null && !sure && (!fit || cue.whole)) return undefined;
  // A hashtag that is nothing but the name is one: #نوى, #الحراك; a quarter may be a word still.
  const hashtag =
    lead.tagged && exact && scan.tokens[hit.to]?.spaced !== false && places[0]?.class !== 'quarter';
  const weak = !lead.cued && !hashtag && !(exact && sure);
  let to = hit.to;
  // قرية أم الرمان الغربية: one of two villages of a name.
  const tail = scan.tokens[to]?.text ?? '';
  if (cue?.kind === 'village' && tail.startsWith('ال') && scan.gazetteer.cues.nameTails.has(tail))
    to += 1;
  if (lead.quoted && isMark(scan, to, '"\')')) to += 1;
  const nameEnd = lead.quoted ? hit.to : to;
  const direction = [...lead.direction];
  let relation = lead.relation;
  const countryside = relation === 'countryside' || /^ريف /u.test(places[0]?.name ?? '');
  if (countryside) {
    const sides = sidesAfter(scan, to);
    direction.push(...sides);
    to += sides.length;
    if (sides.length > 0) relation = 'countryside';
  }
  const stretch: NameStretch = { from: lead.at, to: nameEnd, reading };
  return {
    ...baseName(scan, stretch),
    from,
    to,
    places: byCue,
    cue: lead.cue?.kind ?? null,
    relation,
    direction,
    km: lead.km,
    anaphor: false,
    conj,
    prep,
    loosePrep: lead.loosePrep,
    weak,
    cueWord: lead.cue,
    cued: lead.cued,
    tagged: lead.tagged,
  };
}

/** `نوى:` on a line of its own: what the lines below are about. */
const isHeading = (scan: PlaceScan, at: number, to: number): boolean =>
  (at === 0 || scan.tokens[at - 1]?.kind === 'break') &&
  isMark(scan, to, ':') &&
  (scan.tokens[to + 1] === undefined || scan.tokens[to + 1]?.kind === 'break');

/** `في الباب`: the town, not the door; but not `في الباب الرئيسي`. */
function isWithin(scan: PlaceScan, lead: Lead, { to }: NameHit): boolean {
  if (lead.cued) return true;
  if (bareAt(scan, lead.at - 1) !== 'في') return false;
  const { compass, cue, nationality, relations } = senseAt(scan, to);
  const known = compass !== null || cue !== null || nationality !== null || relations.length > 0;
  return known || scan.tokens[to]?.text.startsWith('ال') !== true;
}

const SETTLEMENT_CUES = new Set<Cue['kind']>([
  'city',
  'town',
  'village',
  'quarter',
  'governorate',
  'district',
  'subdistrict',
]);

const isSettlementCue = (kind: Cue['kind']): boolean => SETTLEMENT_CUES.has(kind);

const prepOf = ({ prep }: Reading, inherited: PrepositionKind | null): PrepositionKind | null =>
  prep === 'ب' ? 'in' : prep === 'ل' ? 'to' : inherited;

/** Rows that the cue word allows; all where it allows none. */
function fitting(places: readonly GazetteerPlace[], cue: Cue): readonly GazetteerPlace[] {
  const kept = places.filter((place) => cueFits(cue.kind, place));
  return kept.length > 0 ? kept : places;
}

const CLASSES: Readonly<Partial<Record<Cue['kind'], readonly GazetteerPlace['class'][]>>> = {
  // Writers call villages towns and cities, small ones too: مدينة ذيبان.
  city: ['city', 'town', 'village'],
  town: ['town', 'city', 'village'],
  village: ['village', 'town'],
  quarter: ['quarter', 'camp'],
  subdistrict: ['subdistrict', 'town', 'city', 'village'],
  district: ['district', 'subdistrict', 'region', 'town', 'village', 'quarter'],
  governorate: ['admin1'],
};

export const cueFits = (kind: Cue['kind'], place: GazetteerPlace): boolean =>
  CLASSES[kind]?.includes(place.class) ?? true;

function sidesAfter(scan: PlaceScan, at: number): Compass[] {
  const sides: Compass[] = [];
  for (let i = at; i < at + 2; i++) {
    const { compass } = senseAt(scan, i);
    if (compass === null || !compass.reading.al || compass.reading.prep !== '') break;
    if (compass.reading.conj !== '') break;
    sides.push(compass.value);
  }
  return sides;
}

const LONGEST_QUOTED = 3;

/** A name that the gazetteer does not have, after a cue that only names follow. */
function unknownPart(scan: PlaceScan, from: number, lead: Lead, cue: Cue): ReadPart | undefined {
  if (cue.unknown === 'never' || (lead.cueAl && !lead.quoted)) return undefined;
  // في قرية مجاورة أصاب …: only what stands right behind its kind is a name.
  if (lead.cueAt >= 0 && lead.at > lead.cueAt + 1 && !lead.quoted) return undefined;
  if (lead.cueAl && !cue.refers) return undefined;
  const end = lead.quoted ? quotedEnd(scan, lead.at) : unknownEnd(scan, lead, cue);
  if (end === undefined) return undefined;
  const whole = cue.whole || scan.tokens[lead.at]?.kind === 'number';
  const nameFrom = whole && lead.cueAt >= 0 ? lead.cueAt : lead.at;
  const reading = senseAt(scan, nameFrom).cue?.reading ?? PLAIN;
  const stretch = { from: nameFrom, to: end, reading: whole ? reading : PLAIN };
  return {
    ...baseName(scan, stretch),
    from,
    to: lead.quoted ? end + 1 : end,
    places: [],
    cue: cue.kind,
    relation: lead.relation,
    direction: lead.direction,
    km: lead.km,
    anaphor: false,
    conj: lead.conj,
    prep: lead.prep,
    loosePrep: lead.loosePrep,
    weak: false,
    cueWord: cue,
    cued: true,
    tagged: lead.tagged,
  };
}

const PLAIN: Reading = { conj: '', prep: '', al: false, stem: '', pron: '', tanwin: false };

function quotedEnd(scan: PlaceScan, at: number): number | undefined {
  for (let i = at; i < at + LONGEST_QUOTED + 1; i++) {
    if (isMark(scan, i, '"\')')) return i > at ? i : undefined;
    const kind = scan.tokens[i]?.kind;
    if (kind !== 'word' && kind !== 'number') return undefined;
    if (scan.gazetteer.cues.notNames.has(scan.tokens[i]?.text ?? '')) return undefined;
  }
  return undefined;
}

function unknownEnd(scan: PlaceScan, lead: Lead, cue: Cue): number | undefined {
  const { at } = lead;
  const { cues } = scan.gazetteer;
  const first = scan.tokens[at];
  // قرية 8: villages of settlement schemes.
  if (first?.kind === 'number') return isNumbered(scan, lead, cue) ? at + 1 : undefined;
  if (first?.kind !== 'word' || !startsName(scan, at, cue)) return undefined;
  if (needsArticle(scan, at, cue) && !isPlaced(scan, lead, cue)) return undefined;
  let to = at + 1;
  const headed = cues.nameHeads.has(first.text);
  if (headed && isNameWord(scan, to)) to += 1;
  if (headed && to === at + 1 && first.text !== 'القصر') return undefined;
  if (cues.nameTails.has(scan.tokens[to]?.text ?? '') && !isSideOfNext(scan, to)) to += 1;
  return to;
}

/** `قرية تل الجمعة شرقي …`: a side without article before another place is not part of the name. */
const isSideOfNext = (scan: PlaceScan, at: number): boolean => {
  const { compass } = senseAt(scan, at);
  if (compass === null || compass.reading.al) return false;
  const next = senseAt(scan, at + 1);
  return next.names.length > 0 || next.cue !== null || next.compass !== null;
};

function startsName(scan: PlaceScan, at: number, cue: Cue): boolean {
  const { text } = scan.tokens[at] ?? { text: '' };
  const { cues } = scan.gazetteer;
  const sense = senseAt(scan, at);
  if (cues.notNames.has(text) || sense.preposition !== null) return false;
  if (text.length < 3 && !cues.nameHeads.has(text)) return false;
  if (sense.connector !== null || sense.nationality !== null) return false;
  if (sense.compass !== null && sense.cue === null && sense.names.length === 0) return false;
  if (sense.relations.some(({ reading }) => reading.prep !== '' || reading.conj !== ''))
    return false;
  if (sense.cue !== null && !cues.nameHeads.has(text)) return false;
  const al = text.startsWith('ال');
  if (cue.several && !al && !cues.nameHeads.has(text)) return false;
  if (!al && /(?:يه|يين|يون|تين|ات)$/u.test(text)) return false;
  if (!al && /^[بلو]ال/u.test(text)) return false;
  if (!al && /^لل/u.test(text)) return false;
  return true;
}

/** Words without article after حي or معبر describe it more often than they name it. */
const needsArticle = (scan: PlaceScan, at: number, { unknown }: Cue): boolean => {
  const { text } = scan.tokens[at] ?? { text: '' };
  return (
    unknown === 'definite' && !text.startsWith('ال') && !scan.gazetteer.cues.nameHeads.has(text)
  );
};

/** `في قرية 8 المجاورة`: the number is the name of a village of a settlement scheme, and counts nothing. */
function isNumbered(scan: PlaceScan, { at, prep }: Lead, { kind, several }: Cue): boolean {
  if (kind !== 'village' || several) return false;
  const next = scan.tokens[at + 1];
  if (next?.kind === 'word' && next.text.startsWith('ال')) return true;
  return prep === 'in' && (next?.kind !== 'word' || senseAt(scan, at + 1).compass !== null);
}

/** Kinds of the land, which only a name follows: وادي …, جبل …. */
const LAND = new Set<Cue['kind']>(['mountain', 'valley']);

/** `في وادي …`, `في حي … وسط مدينة …`: a preposition before it and, in towns, what holds it behind. */
function isPlaced(scan: PlaceScan, { at, prep, relation }: Lead, { kind }: Cue): boolean {
  if (prep !== 'in' && relation === 'in') return false;
  if (LAND.has(kind)) return true;
  // حي شعبي, حي سكني
  if (kind !== 'quarter' || scan.tokens[at]?.text.endsWith('ي') === true) return false;
  const holder = readPart(scan, at + 1);
  if (holder === undefined || holder.conj !== '' || holder.weak) return false;
  if (holder.places.length === 0 && !holder.anaphor) return false;
  return holder.cued || holder.prep === 'in';
}

function isNameWord(scan: PlaceScan, at: number): boolean {
  const token = scan.tokens[at];
  if (token?.kind !== 'word' || token.text.length < 2) return false;
  const sense = senseAt(scan, at);
  return sense.preposition === null && !scan.gazetteer.cues.notNames.has(token.text);
}

/** `المنطقة ذاتها`, `القضاء المذكور`: the word alone may be any region. */
const pointsBack = (scan: PlaceScan, at: number): boolean => SAME.has(bareAt(scan, at));

const SAME = new Set('ذاته ذاتها نفسه نفسها عينه عينها مذكور مذكوره'.split(' '));

/** `في المدينة`, `البلدة ذاتها`: a word that refers back to a place already named. */
function anaphorPart(scan: PlaceScan, from: number, lead: Lead, cue: Cue): ReadPart | undefined {
  if (!lead.cueAl || lead.cueAt < 0 || cue.several || lead.quoted) return undefined;
  if (!cue.refers && !(cue.kind === 'district' && pointsBack(scan, lead.cueAt + 1)))
    return undefined;
  const { reading } = senseAt(scan, lead.cueAt).cue ?? { reading: PLAIN };
  const stretch = { from: lead.cueAt, to: lead.cueAt + 1, reading };
  return {
    ...baseName(scan, stretch),
    from,
    to: lead.cueAt + 1,
    places: [],
    cue: cue.kind,
    relation: lead.relation,
    direction: lead.direction,
    km: lead.km,
    anaphor: true,
    conj: lead.conj,
    prep: lead.prep,
    loosePrep: lead.loosePrep,
    weak: false,
    cueWord: cue,
    cued: true,
    tagged: false,
  };
}
