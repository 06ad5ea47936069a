import type { Count, When, Where } from '../model/coded-report.ts';
import { type Gazetteer, type GazetteerPlace, placesNamed } from '../resolve/places/gazetteer.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import {
  type PlaceContext,
  placeContextOf,
  resolvePlace,
} from '../resolve/places/resolve-place.ts';
import { resolveTime } from '../resolve/times/resolve-time.ts';
import type { Knowledge } from './knowledge.ts';
import { readScene } from './scene.ts';

/** A place that words may mean. */
export interface PlaceReading {
  readonly where: Where;
  /** Row of the gazetteer. */
  readonly id: string;
  readonly nameEn: string;
  readonly class: GazetteerPlace['class'];
}

/** What a few words tell by themselves, read as in a report of that day. */
export interface WordsRead {
  /** The likeliest first. */
  readonly places: readonly PlaceReading[];
  readonly count: Count | undefined;
  /** Id of an actor. */
  readonly actor: string | undefined;
  readonly when: When | undefined;
}

const MOST_PLACES = 12;

/** Reads words that a person picked or typed: a place with all it may be, a number, an actor, a time. */
export function readWords(
  words: string,
  published: string | undefined,
  knowledge: Knowledge,
): WordsRead {
  const report = { id: 'words', ...(published === undefined ? {} : { published }) };
  const scene = readScene({ ...report, text: words }, knowledge);
  const args = scene.sentences.flatMap((sentence) => sentence.args);
  const [time] = scene.sentences.flatMap((sentence) => sentence.times);
  const when = time === undefined ? undefined : resolveTime(time, scene.anchor);
  const party = args.find(({ party: of }) => of !== null)?.party;
  const [quantity] = scene.sentences.flatMap(({ quantities }) => quantities);
  // A name that is also a word is a place only after a preposition.
  const mentions = [
    ...scene.places,
    ...readScene({ ...report, text: `في ${words}` }, knowledge).places,
  ];
  return {
    places: placesOf(words, mentions, knowledge.gazetteer),
    count: countOf(party?.count ?? quantity),
    actor: args.find(({ code }) => code !== null)?.code ?? undefined,
    when: when?.from == null ? undefined : when,
  };
}

function countOf(count: Count | undefined): Count | undefined {
  if (count === undefined) return undefined;
  const { low, high, best, approx } = count;
  return { low, high, best, ...(approx === true ? { approx } : {}) };
}

function placesOf(
  words: string,
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
): readonly PlaceReading[] {
  const context = placeContextOf(mentions, gazetteer);
  const told = mentions.flatMap((mention) => readingsOf(mention, context));
  const named = placesNamed(gazetteer, words)
    .toSorted((a, b) => b.population - a.population || a.accuracyKm - b.accuracyKm)
    .flatMap((place) => readingsOf(plainMention(place), context));
  const seen = new Set<string>();
  return [...told, ...named]
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, MOST_PLACES);
}

/** The place that a mention is resolved to, and then the others of its name. */
function readingsOf(mention: PlaceMention, context: PlaceContext): readonly PlaceReading[] {
  const first = resolvePlace(mention, context).place;
  const others = mention.places.filter((place) => place !== first);
  return [...(first === null ? [] : [first]), ...others].map((place) => {
    const { candidates: _, ...where } = resolvePlace(
      { ...mention, places: [place] },
      context,
    ).where;
    return { where, id: place.id, nameEn: place.nameEn, class: place.class };
  });
}

/** A place as if it were told by its name alone. */
const plainMention = (place: GazetteerPlace): PlaceMention => ({
  from: 0,
  to: 0,
  start: 0,
  end: 0,
  name: place.name,
  nameSpan: { start: 0, end: 0 },
  places: [place],
  cue: null,
  relation: 'in',
  direction: [],
  km: null,
  anaphor: false,
  role: 'event',
  context: [],
  second: null,
  country: null,
  locative: true,
  rule: 'person/named',
});
