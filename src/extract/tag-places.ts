import type { Where } from '../model/coded-report.ts';
import type { GazetteerPlace } from '../resolve/places/gazetteer.ts';
import type { PlaceRole } from '../resolve/places/place-mention.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import type { Draft } from './assemble.ts';
import type { Line } from './blocks.ts';
import { isOfCare } from './clause-places.ts';
import { FINENESS } from './fineness.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { ResolvedPlace } from './scene.ts';

/** A place named by a hashtag or by a line of its own over the text, with the line that it stands on. */
export interface PlaceTag {
  readonly place: ResolvedPlace;
  readonly line: number;
  readonly heading: boolean;
}

/** Lines whose hashtags may tell where the text plays. */
const TAGGED_LINES: ReadonlySet<Line['kind']> = new Set(['dateline', 'body', 'headline', 'tags']);

/** The places that hashtags and headings name, countries left out, in the order of the text. */
export function findPlaceTags(
  places: readonly ResolvedPlace[],
  lines: readonly Line[],
  tokens: readonly Token[],
  times: readonly TimeMention[],
): readonly PlaceTag[] {
  const tags: PlaceTag[] = [];
  const headings = headingLines(places, lines, tokens, times);
  let line = 0;
  for (const place of places) {
    const { role, from } = place.mention;
    while (line < lines.length - 1 && (lines[line]?.to ?? 0) <= from) line += 1;
    const heading = headings.has(line);
    if (role !== 'tag' && !heading) continue;
    if (place.where.lat === null || place.where.precision === 'country') continue;
    if (TAGGED_LINES.has(lines[line]?.kind ?? 'chrome')) tags.push({ place, line, heading });
  }
  return tags;
}

/** No heading is longer, in tokens. */
const LONGEST_HEADING = 12;

/**
 * Lines that hold nothing but places, perhaps with a date, and stand right over text, with no headline over them: `درعا - طفس`,
 * `ريف حماة الغربي:`. Under a headline a place by itself says where the report was written.
 */
function headingLines(
  places: readonly ResolvedPlace[],
  lines: readonly Line[],
  tokens: readonly Token[],
  times: readonly TimeMention[],
): ReadonlySet<number> {
  const found = new Set<number>();
  let at = 0;
  let date = 0;
  let titled = false;
  for (const [i, { kind, from, to }] of lines.entries()) {
    titled ||= kind === 'headline';
    while (at < places.length && (places[at]?.mention.from ?? 0) < from) at += 1;
    if (to - from > LONGEST_HEADING || lines[i + 1]?.kind !== 'body') continue;
    const colon = tokens[to - 1]?.text === ':';
    if (!(colon && kind === 'body') && (kind !== 'dateline' || (titled && !colon))) continue;
    const named = new Uint8Array(to - from);
    for (let p = at; (places[p]?.mention.from ?? to) < to; p++) {
      const { mention } = places[p] as ResolvedPlace;
      named.fill(1, mention.from - from, mention.to - from);
    }
    const hasPlace = named.includes(1);
    while (date < times.length && (times[date]?.from ?? 0) < from) date += 1;
    for (let t = date; (times[t]?.from ?? to) < to; t++)
      named.fill(1, (times[t]?.from ?? from) - from, (times[t]?.to ?? from) - from);
    if (hasPlace && named.every((n, j) => n === 1 || isSeparator(tokens[from + j]))) found.add(i);
  }
  return found;
}

const isSeparator = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'punctuation' || token.kind === 'break';

/** Lines between a line of hashtags and the text that it stands over or under. */
const TAG_REACH = 3;

/**
 * `#نوى قصف مدفعي …`: where the words of an occurrence tell no place, the nearest hashtags or heading of
 * its post do, those of its line and before it first; hashtags of several governorates tell nothing.
 */
export function withTaggedPlace(draft: Draft, tags: readonly PlaceTag[]): Draft {
  const [first, ...rest] = draft.pieces;
  if (tags.length === 0 || first === undefined) return draft;
  const told = draft.pieces.filter(({ where }) => where !== null);
  if (told.some(({ where }) => where?.admin1 != null || where?.lat != null)) return draft;
  if (first.opening === 'background' || first.opening === 'other-event') return draft;
  const near = tags.filter(({ line }) => Math.abs(line - first.position.line) <= TAG_REACH);
  const before = near.filter(({ place }) => place.mention.from < first.trigger.from);
  const onLine = before.filter(({ line }) => line === first.position.line);
  // Under a heading what stands over it is over.
  const from = before.findLast(({ heading }) => heading)?.line ?? 0;
  const under = before.filter(({ line }) => line >= from);
  const nearest = onLine.length > 0 ? onLine : under.length > 0 ? under : near;
  const places = nearest.map(({ place }) => place);
  if (new Set(places.map(({ where }) => where.admin1)).size !== 1) return draft;
  const [tagged] = places.toSorted((a, b) => fineness(b) - fineness(a));
  if (tagged === undefined) return draft;
  if (told.length > 0) return { pieces: draft.pieces.map((piece) => heldBy(piece, tagged.where)) };
  return { pieces: [{ ...first, place: tagged.mention, where: tagged.where }, ...rest] };
}

const FOLLOWED: ReadonlySet<PlaceRole> = new Set(['event', 'destination', 'departure']);

/** The one place that a report tells, where it tells no other but what holds that one. */
export function findOnlyPlace(
  places: readonly ResolvedPlace[],
  lines: readonly Line[],
  tokens: readonly Token[],
): ResolvedPlace | undefined {
  const told = places.filter(
    (place) =>
      FOLLOWED.has(place.mention.role) &&
      place.where.lat !== null &&
      isTold(place.mention.from, lines) &&
      !isOfCare(place, tokens),
  );
  const fine = told.filter(({ where }) => FINENESS[where.precision] >= FINENESS.district);
  const [only] = fine;
  if (only === undefined || new Set(fine.map(({ where }) => where.name)).size > 1) return undefined;
  return told.every(({ where }) => where.admin1 === null || where.admin1 === only.where.admin1)
    ? only
    : undefined;
}

const isTold = (at: number, lines: readonly Line[]): boolean =>
  lines.some(
    ({ kind, from, to }) => (kind === 'body' || kind === 'headline') && from <= at && at < to,
  );

/** Sentences in which a report tells its news. */
const LEAD_SENTENCES = 3;

/**
 * What a report that tells one place tells first, it tells of that place. Not so its background, nor
 * what it comes to later, which may be anywhere.
 */
export function withOnlyPlace(draft: Draft, only: ResolvedPlace | undefined): Draft {
  const [first, ...rest] = draft.pieces;
  if (only === undefined || first === undefined) return draft;
  if (first.position.sentence >= LEAD_SENTENCES) return draft;
  if (draft.pieces.some(({ where, opening }) => where !== null || opening !== 'none')) return draft;
  return { pieces: [{ ...first, place: only.mention, where: only.where }, ...rest] };
}

const NOT_OF_STORY: ReadonlySet<PlaceRole> = new Set(['dateline', 'outlet-name', 'tag']);

/** The one governorate that all places of a report lie in, whatever they are told for. */
export function findOnlyGovernorate(places: readonly ResolvedPlace[]): GazetteerPlace | undefined {
  const told = places.filter(
    ({ mention, where }) => !NOT_OF_STORY.has(mention.role) && where.country !== null,
  );
  const located = told.filter(({ where }) => where.precision !== 'country');
  const [first] = located;
  if (first === undefined) return undefined;
  const { admin1 } = first.where;
  return located.every(({ where }) => where.admin1 === admin1)
    ? first.holders.find(({ id }) => id === admin1)
    : undefined;
}

/** How far from the place of the hashtag a village may lie. */
const HELD_KM = 40;

/** A place that the gazetteer does not have lies where the hashtag says. */
function heldBy(
  piece: ResolvedPiece,
  { admin1, country, lat, lon, accuracyKm }: Where,
): ResolvedPiece {
  if (piece.where === null || piece.where.precision === 'country') return piece;
  const held = { admin1, country, lat, lon, accuracyKm: Math.max(HELD_KM, accuracyKm ?? 0) };
  return { ...piece, where: { ...piece.where, ...held } };
}

/** The city of a governorate stands for the governorate beside a smaller place of it. */
const fineness = ({ where, mention }: ResolvedPlace): number =>
  FINENESS[where.precision] -
  (mention.places.some(({ class: kind }) => kind === 'admin1') ? 0.5 : 0);
