import type { ActorCandidate, ActorEntry, FormKey } from './actor.ts';
import type { ActorMention } from './actor-mention.ts';
import type { ActorIndex } from './compile-actors.ts';

/** What is known where a mention stands. */
export interface ActorContext {
  /** ISO date of publication. */
  readonly published?: string | undefined;
  /** ISO date of the event that the mention belongs to; it decides before `published`. */
  readonly eventDate?: string | undefined;
  /** ISO 3166-1 of the country that the report or the event is about. */
  readonly country?: string | undefined;
  /** ISO 3166-1 of the country that the sentence of a mention tells of, where its places lie in one. */
  readonly countryAt?: ((mention: ActorMention) => string | undefined) | undefined;
  /** Code of the police of all places that the report tells of, where one force holds them all. */
  readonly police?: string | undefined;
  /**
   * The mentions of the report in order, those after this one as well: which bodies the report names
   * decides on shared names. Pass the same array for every mention.
   */
  readonly mentionsSoFar?: readonly ActorMention[];
}

/** The actor that a mention stands for, and the rule that chose it. */
export interface ResolvedActor {
  readonly id: string;
  /** What events are coded as; null for who only ever tells. */
  readonly code: string | null;
  readonly rule: string;
}

/**
 * Chooses the actor of a mention by date, by country, by what the report has named before. Undefined
 * where nothing decides: an actor is never guessed.
 */
export function resolveActor(
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext = {},
): ResolvedActor | undefined {
  let answers = answersIn.get(context);
  if (answers === undefined) {
    answers = new Map();
    answersIn.set(context, answers);
  }
  const known = answers.get(mention);
  if (known !== undefined || answers.has(mention)) return known;
  const answer = bearerOrMilitia(mention, index, context);
  answers.set(mention, answer);
  return answer;
}

/** What was found so far in one context: a noun that refers back asks for many mentions before it. */
const answersIn = new WeakMap<ActorContext, Map<ActorMention, ResolvedActor | undefined>>();

/** The bearer of a name; of a militia of a state the militia. */
function bearerOrMilitia(
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const found = bearerOf(mention, index, context);
  const proxy = mention.heads.some(({ id }) => id === 'militia')
    ? index.actors.get(index.actors.get(found?.id ?? '')?.proxy ?? '')
    : undefined;
  return proxy === undefined ? found : resolved(proxy, 'actors/militia-of-state');
}

function bearerOf(
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  if (mention.kind === 'anaphor')
    return referent(mention, index, context) ?? soCalled(mention, index, context);
  const date = context.eventDate ?? context.published;
  const inTime = mention.candidates.filter(
    ({ id, by }) => by !== 'heads' && by !== 'unnamed' && holds(index.actors.get(id), date),
  );
  // A definite description may take up who was named: `الإرهابيين` after the organization.
  if (
    inTime.length < mention.candidates.length &&
    inTime.every(({ id }) => isDescribed(id, index))
  ) {
    const taken = referent(mention, index, context);
    if (taken !== undefined) return taken;
  }
  const [only] = inTime;
  if (only === undefined) return undefined;
  const entry = index.actors.get(only.id);
  if (
    inTime.length === 1 &&
    only.by !== 'local' &&
    only.by !== 'dependent' &&
    entry !== undefined
  ) {
    return entry.needsContext === true && !hasCode(entry.code, namedIn(context, index))
      ? undefined
      : resolved(entry, 'actors/only-bearer');
  }
  const here = localContext(mention, context);
  return (
    byDependence(inTime, mention, index, here) ??
    byCountry(inTime, mention, index, here) ??
    byPlainName(inTime, index, here) ??
    referent(mention, index, context)
  );
}

/** `في كركوك … وزارة الداخلية` in a report on another country: names that every country has are those of the sentence. */
function localContext(mention: ActorMention, context: ActorContext): ActorContext {
  const country = context.countryAt?.(mention);
  return country === undefined || country === context.country
    ? context
    : { ...context, country, police: undefined };
}

/** Keys of an entry whose forms name it and no other body. */
const OWN: ReadonlySet<FormKey> = new Set(['names', 'short', 'loaded', 'members'] as const);

const resolved = ({ id, code }: ActorEntry, rule: string): ResolvedActor => ({ id, code, rule });

/** Whether the names of an entry meant it on a date; without a date, whether they mean it today. */
function holds(entry: ActorEntry | undefined, date: string | undefined): boolean {
  if (entry === undefined) return false;
  if (date === undefined) return entry.until === undefined || entry.until === null;
  return (entry.since ?? '') <= date && date <= (entry.until ?? '9999');
}

/** A shared name that belongs to a body of which the report speaks. */
function byDependence(
  candidates: readonly ActorCandidate[],
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const named = namedIn(context, index);
  const others = candidates.filter(({ by }) => by !== 'dependent');
  for (const { id, by } of candidates) {
    const entry = index.actors.get(id);
    if (by !== 'dependent' || entry === undefined) continue;
    if (context.country !== undefined && context.country !== entry.country) continue;
    const rivals = others.filter((other) => index.actors.get(other.id)?.country === entry.country);
    const rivalNamed = rivals.some((other) => namesState(index.actors.get(other.id), named));
    if (hasCode(entry.code, named)) {
      if (!rivalNamed || lastNamed(entry.code, rivals, mention, index, context)) {
        return resolved(entry, 'actors/same-body');
      }
      continue;
    }
    const owned = (entry.under ?? []).some((code) => named.codes.has(code));
    if (entry.code !== null && entry.code === context.police && !rivalNamed)
      return resolved(entry, 'actors/body-of-place');
    if (owned && !rivalNamed) return resolved(entry, 'actors/body-of-owner');
    if (rivals.length === 0 && (others.length === 0 || context.country === entry.country))
      return resolved(entry, 'actors/only-bearer');
  }
  return undefined;
}

const hasCode = (code: string | null, { codes }: Named): boolean =>
  code !== null && codes.has(code);

/** Whether a body was named after all its rivals, before the mention. */
function lastNamed(
  code: string | null,
  rivals: readonly ActorCandidate[],
  mention: ActorMention,
  index: ActorIndex,
  { mentionsSoFar = [] }: ActorContext,
): boolean {
  const codes = new Set(rivals.map(({ id }) => index.actors.get(id)?.code));
  const last = lastBefore(mentionsSoFar, mention.from);
  for (let i = last; i >= 0 && i > last - FARTHEST; i--) {
    for (const { id, by } of mentionsSoFar[i]?.candidates ?? []) {
      const named = index.actors.get(id)?.code;
      if (!OWN.has(by) || named === undefined) continue;
      if (named === code) return true;
      if (codes.has(named)) return false;
    }
  }
  return false;
}

/** A name that every country has. */
function byCountry(
  candidates: readonly ActorCandidate[],
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const country = context.country ?? namedIn(context, index).country;
  const entries = candidates
    .filter(({ by }) => by === 'local')
    .flatMap(({ id }) => index.actors.get(id) ?? []);
  const here = entries.find((entry) => entry.country === country);
  if (here !== undefined) {
    // Of a foreign force ("the occupation") who was last called so decides first.
    const foreign = index.actors.get(here.partOf ?? '')?.country ?? here.country;
    const last = foreign === here.country ? undefined : referent(mention, index, context);
    return last ?? resolved(here, 'actors/name-in-country');
  }
  const anywhere = entries.find((entry) => entry.country === 'XX');
  return anywhere === undefined ? undefined : resolved(anywhere, 'actors/name-anywhere');
}

function byPlainName(
  candidates: readonly ActorCandidate[],
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const named = namedIn(context, index);
  const entries = candidates
    .filter(({ by }) => OWN.has(by))
    .flatMap(({ id }) => index.actors.get(id) ?? [])
    .filter((entry) => !entry.needsContext || hasCode(entry.code, named));
  const chosen = entries.find(({ country }) => country === context.country) ?? entries[0];
  return chosen === undefined ? undefined : resolved(chosen, 'actors/name');
}

/** What the mentions of a report name by names of their own. */
interface Named {
  readonly codes: ReadonlySet<string>;
  /** Beginnings of the codes of one state's bodies: `sy-`, `iq-`. */
  readonly states: ReadonlySet<string>;
  readonly country: string | undefined;
}

const NOTHING: Named = { codes: new Set(), states: new Set(), country: undefined };
const cache = new WeakMap<readonly ActorMention[], Named>();

/** Read once for each array of mentions: pass the same one for all mentions of a report. */
function namedIn({ mentionsSoFar }: ActorContext, index: ActorIndex): Named {
  if (mentionsSoFar === undefined) return NOTHING;
  const known = cache.get(mentionsSoFar);
  if (known !== undefined) return known;
  const codes = new Set<string>();
  const votes = new Map<string, number>();
  for (const { kind, candidates } of mentionsSoFar) {
    if (kind === 'anaphor') continue;
    const entries = candidates
      .filter(({ by }) => OWN.has(by))
      .flatMap(({ id }) => index.actors.get(id) ?? []);
    for (const { code, needsContext, metonym } of entries) {
      if (code !== null && needsContext !== true && metonym !== true) codes.add(code);
    }
    const [country, ...others] = new Set(entries.map((entry) => entry.country));
    if (country === undefined || country === 'XX' || others.length > 0) continue;
    votes.set(country, (votes.get(country) ?? 0) + 1);
  }
  const named = { codes, states: statesOf(codes), country: most(votes) };
  cache.set(mentionsSoFar, named);
  return named;
}

const stateOf = (code: string | null): string | undefined =>
  code === null ? undefined : /^[a-z]{2}-/u.exec(code)?.[0];

const statesOf = (codes: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...codes].flatMap((code) => stateOf(code) ?? []));

/** The one with most votes; none where two are equal. */
function most(votes: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first === undefined || second?.[1] === first[1] ? undefined : first[0];
}

/** Whether the report has named a body or another of the same state. */
function namesState(entry: ActorEntry | undefined, { codes, states }: Named): boolean {
  if (entry === undefined || entry.code === null) return false;
  const state = stateOf(entry.code);
  return codes.has(entry.code) || (state !== undefined && states.has(state));
}

/** Descriptions are not referred back to by an organization's noun or pronoun. */
const DESCRIBED = new Set(['civilians', 'unidentified', 'detainees']);

const isDescribed = (id: string, index: ActorIndex): boolean =>
  DESCRIBED.has(index.actors.get(id)?.code ?? '');

/** How many mentions back a noun or a pronoun refers. */
const FARTHEST = 60;

/** The last actor named that the bare noun or the pronoun may refer to. */
function referent(
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const mentions = context.mentionsSoFar ?? [];
  const mayBe = new Set(mention.candidates.filter(({ by }) => by === 'heads').map(({ id }) => id));
  const last = lastBefore(mentions, mention.from);
  for (let i = last; i >= 0 && i > last - FARTHEST; i--) {
    const other = mentions[i];
    if (other === undefined) continue;
    // A pronoun may take up a bare noun, a bare noun only a name.
    if (other.kind === 'anaphor' && (mention.pronoun === '' || other.pronoun !== '')) continue;
    const pronounFits = mention.pronoun !== '' && agrees(mention, other);
    if (mention.pronoun !== '' && !pronounFits) continue;
    const found = resolveActor(other, index, context);
    if (found === undefined) continue;
    if (pronounFits) {
      if (mayOwn(found.id, mention, index)) return { ...found, rule: 'actors/last-for-pronoun' };
    } else if (called(found.id, mayBe, index)) return { ...found, rule: 'actors/last-so-called' };
  }
  return undefined;
}

const UNARMED = new Set(['monitor', 'media', 'organization']);
const OF_FORCES = new Set(['people', 'unit', 'force', 'vehicle']);

const UNDERGROUND = new Set(['cell', 'hideout', 'remnants']);

/** Whether an actor can have what the pronoun stands on: a monitor has a seat, but no soldiers. */
function mayOwn(id: string, { heads: [head] }: ActorMention, index: ActorIndex): boolean {
  if (isDescribed(id, index)) return false;
  const entry = index.actors.get(id);
  if (head !== undefined && UNDERGROUND.has(head.id)) {
    return entry?.kind === 'armed-group' || entry?.kind === 'militia';
  }
  return !(
    entry !== undefined &&
    head !== undefined &&
    UNARMED.has(entry.kind) &&
    OF_FORCES.has(head.is)
  );
}

/**
 * `قيادي في التنظيم` where nobody so called stands before: the one whom the report names later, else whom the
 * noun means by itself. Undefined where the report names several.
 */
function soCalled(
  { candidates }: ActorMention,
  index: ActorIndex,
  { mentionsSoFar = [] }: ActorContext,
): ResolvedActor | undefined {
  const alone = candidates.find(({ by }) => by === 'unnamed');
  if (alone === undefined) return undefined;
  const mayBe = new Set(candidates.map(({ id }) => id));
  const named = new Set(
    mentionsSoFar.flatMap(({ kind, candidates: others }) =>
      kind === 'anaphor'
        ? []
        : others.flatMap(({ id, by }) => (OWN.has(by) && called(id, mayBe, index) ? [id] : [])),
    ),
  );
  const codes = new Set([...named].map((id) => index.actors.get(id)?.code));
  if (codes.size > 1) return undefined;
  const [id = alone.id] = named;
  const entry = index.actors.get(id);
  return entry === undefined ? undefined : resolved(entry, 'actors/so-called');
}

/** Index of the last mention that begins before token `from`; -1 where there is none. */
function lastBefore(mentions: readonly ActorMention[], from: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether an actor, or the one it is part of, may be called by the noun. */
function called(id: string, mayBe: ReadonlySet<string>, index: ActorIndex): boolean {
  let at: string | null | undefined = id;
  for (let depth = 0; at !== null && at !== undefined && depth < 5; depth++) {
    if (mayBe.has(at)) return true;
    at = index.actors.get(at)?.partOf;
  }
  return false;
}

/** `ها` refers to a feminine name, `ه` to a masculine one, `هم` to any; `نا` is the speaker's. */
function agrees(
  { pronoun, heads: [owned] }: ActorMention,
  { gender, heads: [owner] }: ActorMention,
): boolean {
  // A cell has no bases of its own: the pronoun means another.
  if (owned?.is === 'place' && owner !== undefined && CELLS.has(owner.id)) return false;
  if (pronoun === 'ها') return gender !== 'm';
  if (pronoun === 'ه') return gender !== 'f';
  return pronoun !== 'نا' && pronoun !== 'كم';
}

const CELLS = new Set(['cell', 'member', 'fighter']);
