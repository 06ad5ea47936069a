import type { CollectionContext } from './collection-context.ts';
import { hashText, mixBits } from './hash.ts';
import { kindGroup } from './kind-affinity.ts';
import type { LinkableEvent } from './linkable-event.ts';

/** How many pairs were proposed, and what was left out because it would have proposed too many. */
export interface CandidateCounts {
  readonly pairs: number;
  /** Look-ups that were skipped because more than `LARGEST_BLOCK` events share the key. */
  readonly skippedBlocks: number;
}

/** A block with more events than this is narrowed by kind, and skipped where that is not enough. */
const LARGEST_BLOCK = 1500;
/** The same for keys that say less than a day and a place. */
const LARGEST_LOOSE_BLOCK = 200;
/** A word in more events than this proposes nothing. */
const MOST_SHARERS = 40;
/** Two rare words in common make a candidate where the time or the place is open. */
const LEAST_SHARED_WORDS = 2;
/** Longer spans are looked up by place, kind and words, as unknown times are. */
const LONGEST_SPAN = 10;
/** Days around an event in which its like is looked for. */
const DAYS_AROUND = 3;
/** Sides of the cells of the map, in degrees: about 20 km. */
const CELL = 0.2;

/**
 * Proposes the pairs of events of different reports that may be one occurrence, each once: within some
 * days and near each other, or in one governorate; where the time or the place is open, by name and
 * kind, by an unusual number, or by rare words in common; and between reports that copy one another.
 * `propose` takes the places of the two events in the list, the later place first.
 */
export function proposePairs(
  events: readonly LinkableEvent[],
  collection: CollectionContext,
  propose: (i: number, j: number) => void,
): CandidateCounts {
  const index = new Map<number, number[]>();
  const seen = new Int32Array(events.length).fill(-1);
  const sharedWords = new Uint8Array(events.length);
  let pairs = 0;
  let skippedBlocks = 0;

  const offer = (i: number, j: number): void => {
    if (seen[j] === i || events[i]?.report === events[j]?.report) return;
    seen[j] = i;
    pairs++;
    propose(i, j);
  };
  const lookUp = (i: number, key: number, largest: number): boolean => {
    const block = index.get(key);
    if (block === undefined) return true;
    if (block.length > largest) return false;
    for (const j of block) offer(i, j);
    return true;
  };
  const lookUpDay = (i: number, event: LinkableEvent, key: number): void => {
    if (lookUp(i, key, LARGEST_BLOCK)) return;
    if (!lookUp(i, narrowed(key, event), LARGEST_BLOCK)) skippedBlocks++;
  };
  const lookUpWords = (i: number, event: LinkableEvent, space: number): void => {
    const touched: number[] = [];
    for (const word of event.words) {
      if ((collection.reportsByWord.get(word) ?? 0) > MOST_SHARERS) continue;
      const block = index.get(keyOf(space, word));
      if (block === undefined || block.length > MOST_SHARERS) continue;
      for (const j of block) {
        const count = (sharedWords[j] ?? 0) + 1;
        sharedWords[j] = Math.min(255, count);
        if (count === 1) touched.push(j);
        if (count === LEAST_SHARED_WORDS) offer(i, j);
      }
    }
    for (const j of touched) sharedWords[j] = 0;
  };

  for (const [i, event] of events.entries()) {
    const open = isOpen(event);
    if (!isOpenTime(event)) {
      for (const day of daysOf(event, DAYS_AROUND)) {
        for (const cell of cellsAround(event)) lookUpDay(i, event, dayKey(day, cell));
        const admin1 = event.event.where.admin1;
        if (admin1 !== null) lookUpDay(i, event, dayKey(day, hashText(admin1)));
      }
      // A whole country, as the place of a campaign is told.
      for (const day of daysOf(event, DAYS_AROUND)) {
        const country = countryOnly(event);
        if (country !== null) lookUpDay(i, event, narrowed(dayKey(day, hashText(country)), event));
      }
    }
    for (const key of looseKeys(event)) {
      const ok = lookUp(i, keyOf(open ? ANY : OPEN, key), LARGEST_LOOSE_BLOCK);
      if (!ok) skippedBlocks++;
    }
    lookUpWords(i, event, open ? ANY : OPEN);
    if (event.copyGroup !== null)
      lookUp(i, keyOf(COPIES, hashText(event.copyGroup)), LARGEST_LOOSE_BLOCK);
    for (const key of ownKeys(event, open, collection)) {
      const block = index.get(key);
      if (block === undefined) index.set(key, [i]);
      else block.push(i);
    }
  }
  return { pairs, skippedBlocks };
}

/** Spaces of keys: of all events, of those with an open time or place, of copies. */
const ANY = 1;
const OPEN = 2;
const COPIES = 3;
const DAYS = 4;

const keyOf = (space: number, hash: number): number => space * 2 ** 33 + hash;
const dayKey = (day: number, place: number): number =>
  keyOf(DAYS, mixBits(Math.imul(day, 0x9e3779b1) ^ place));
const narrowed = (key: number, { event }: LinkableEvent): number =>
  key + 2 ** 32 + (hashText(kindGroup(event.kind)) >>> 8);

const isOpenTime = ({ from, to }: LinkableEvent): boolean =>
  from === null || to === null || to - from > LONGEST_SPAN;

const isOpen = (event: LinkableEvent): boolean =>
  isOpenTime(event) || (event.event.where.admin1 === null && event.event.where.lat === null);

function* daysOf({ from, to }: LinkableEvent, around: number): Generator<number> {
  if (from === null || to === null) return;
  for (let day = from - around; day <= to + around; day++) yield day;
}

const cellOf = (lat: number, lon: number): number =>
  mixBits(Math.imul(Math.floor(lat / CELL), 4099) + Math.floor(lon / CELL));

function* cellsAround({ event }: LinkableEvent): Generator<number> {
  const { lat, lon } = event.where;
  if (lat === null || lon === null) return;
  for (const north of [-1, 0, 1]) {
    for (const east of [-1, 0, 1]) yield cellOf(lat + north * CELL, lon + east * CELL);
  }
}

const countryOnly = ({ event }: LinkableEvent): string | null =>
  event.where.admin1 === null ? (event.where.country ?? 'XX') : null;

/** Keys by which events with an open time or place find their like. */
function looseKeys({ event, placeWords, tolls }: LinkableEvent): readonly number[] {
  const group = kindGroup(event.kind);
  const keys: number[] = [];
  if (placeWords.length > 0) keys.push(hashText(`${group} ${placeWords.join(' ')}`));
  for (const [what, { total: n }] of tolls) {
    if (n === null || n < 3) continue;
    keys.push(hashText(`${what} ${n} ${placeWords.join(' ')}`));
    if (n >= 10) keys.push(hashText(`${what} ${n} ${event.where.admin1 ?? ''}`));
    if (n >= 20) keys.push(hashText(`${what} ${n}`));
  }
  return keys;
}

/** The keys under which later events of the list find this one. */
function* ownKeys(
  event: LinkableEvent,
  open: boolean,
  collection: CollectionContext,
): Generator<number> {
  const { where } = event.event;
  if (!isOpenTime(event)) {
    for (const day of daysOf(event, 0)) {
      const places: number[] = [];
      if (where.lat !== null && where.lon !== null) places.push(cellOf(where.lat, where.lon));
      if (where.admin1 !== null) places.push(hashText(where.admin1));
      for (const place of places) {
        yield dayKey(day, place);
        yield narrowed(dayKey(day, place), event);
      }
      const country = countryOnly(event);
      if (country !== null) yield narrowed(dayKey(day, hashText(country)), event);
    }
  }
  const spaces = open ? [ANY, OPEN] : [ANY];
  for (const space of spaces) {
    for (const key of looseKeys(event)) yield keyOf(space, key);
    for (const word of event.words) {
      if ((collection.reportsByWord.get(word) ?? 0) <= MOST_SHARERS) yield keyOf(space, word);
    }
  }
  if (event.copyGroup !== null) yield keyOf(COPIES, hashText(event.copyGroup));
}
