import type { ActorCandidate, ActorEntry } from './actor.ts';
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
  /** The mentions before this one, in order. */
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
  if (mention.kind === 'anaphor') return referent(mention, index, context);
  const date = context.eventDate ?? context.published;
  const inTime = mention.candidates.filter(({ id }) => holds(index.actors.get(id), date));
  const [only] = inTime;
  if (only === undefined) return undefined;
  const entry = index.actors.get(only.id);
  if (inTime.length === 1 && only.by !== 'local' && only.by !== 'dependent' && entry !== undefined) {
    return entry.needsContext === true && !namesCode(entry.code, mention, index, context)
      ? undefined
      : resolved(entry, 'actors/only-bearer');
  }
  return (
    byDependence(inTime, mention, index, context) ??
    byCountry(inTime, mention, index, context) ??
    byPlainName(inTime, mention, index, context)
  );
}

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
  const others = candidates.filter(({ by }) => by !== 'dependent');
  for (const { id, by } of candidates) {
    const entry = index.actors.get(id);
    if (by !== 'dependent' || entry === undefined) continue;
    if (context.country !== undefined && context.country !== entry.country) continue;
    if (namesCode(entry.code, mention, index, context)) return resolved(entry, 'actors/same-body');
    const rivals = others.filter(
      (other) => index.actors.get(other.id)?.country === entry.country,
    );
    const owned = (entry.under ?? []).some((code) => namesCode(code, mention, index, context));
    const rivalNamed = rivals.some((other) =>
      namesState(index.actors.get(other.id), mention, index, context),
    );
    if (owned && !rivalNamed) return resolved(entry, 'actors/body-of-owner');
    if (rivals.length === 0 && others.length === 0) return resolved(entry, 'actors/only-bearer');
  }
  return undefined;
}

/** A name that every country has. */
function byCountry(
  candidates: readonly ActorCandidate[],
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const country = context.country ?? countryNamed(mention, index, context);
  const entries = candidates
    .filter(({ by }) => by === 'local')
    .flatMap(({ id }) => index.actors.get(id) ?? []);
  const here = entries.find((entry) => entry.country === country);
  if (here !== undefined) return resolved(here, 'actors/name-in-country');
  const anywhere = entries.find((entry) => entry.country === 'XX');
  return anywhere === undefined ? undefined : resolved(anywhere, 'actors/name-anywhere');
}

function byPlainName(
  candidates: readonly ActorCandidate[],
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const entries = candidates
    .filter(({ by }) => by !== 'local' && by !== 'dependent')
    .flatMap(({ id }) => index.actors.get(id) ?? [])
    .filter((entry) => !entry.needsContext || namesCode(entry.code, mention, index, context));
  const chosen = entries.find(({ country }) => country === context.country) ?? entries[0];
  return chosen === undefined ? undefined : resolved(chosen, 'actors/name');
}

/** Whether an earlier mention names this code by a name of its own. */
function namesCode(
  code: string | null,
  mention: ActorMention,
  index: ActorIndex,
  { mentionsSoFar = [] }: ActorContext,
): boolean {
  return mentionsSoFar.some(
    (other) =>
      other.from !== mention.from &&
      other.kind !== 'anaphor' &&
      other.candidates.some(({ id, by }) => {
        const entry = index.actors.get(id);
        return by !== 'local' && by !== 'dependent' && entry?.code === code && !entry?.needsContext;
      }),
  );
}

/** Whether the report has named a state or one of its bodies: `sy-interior` is named by any `sy-…`. */
function namesState(
  entry: ActorEntry | undefined,
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): boolean {
  if (entry?.code === null || entry === undefined) return false;
  if (namesCode(entry.code, mention, index, context)) return true;
  const state = /^[a-z]{2}-/u.exec(entry.code)?.[0];
  if (state === undefined) return false;
  return (context.mentionsSoFar ?? []).some(
    (other) =>
      other.kind !== 'anaphor' &&
      other.candidates.some(
        ({ id, by }) =>
          by !== 'local' && by !== 'dependent' && index.actors.get(id)?.code?.startsWith(state),
      ),
  );
}

/** The country whose own actors the report has named most. */
function countryNamed(
  mention: ActorMention,
  index: ActorIndex,
  { mentionsSoFar = [] }: ActorContext,
): string | undefined {
  const votes = new Map<string, number>();
  for (const other of mentionsSoFar) {
    if (other === mention || other.kind === 'anaphor') continue;
    const countries = new Set(
      other.candidates
        .filter(({ by }) => by !== 'local' && by !== 'dependent')
        .flatMap(({ id }) => index.actors.get(id)?.country ?? []),
    );
    countries.delete('XX');
    if (countries.size !== 1) continue;
    for (const country of countries) votes.set(country, (votes.get(country) ?? 0) + 1);
  }
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return undefined;
  return second !== undefined && second[1] === first[1] ? undefined : first[0];
}

/** Descriptions are not referred back to by an organization's noun or pronoun. */
const DESCRIBED = new Set(['civilians', 'unidentified', 'detainees']);

/** The last actor named that the bare noun or the pronoun may refer to. */
function referent(
  mention: ActorMention,
  index: ActorIndex,
  context: ActorContext,
): ResolvedActor | undefined {
  const before = (context.mentionsSoFar ?? []).filter((other) => other.from < mention.from);
  const mayBe = new Set(mention.candidates.map(({ id }) => id));
  for (let i = before.length - 1; i >= 0; i--) {
    const other = before[i];
    if (other === undefined || other.kind === 'anaphor') continue;
    const found = resolveActor(other, index, { ...context, mentionsSoFar: before.slice(0, i) });
    if (found === undefined) continue;
    if (mention.pronoun === '') {
      if (called(found.id, mayBe, index)) return { ...found, rule: 'actors/last-so-called' };
    } else if (found.code !== null && !DESCRIBED.has(found.code) && agrees(mention, found.id, index)) {
      return { ...found, rule: 'actors/last-for-pronoun' };
    }
  }
  return undefined;
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

/** `ها` refers to a feminine name, `ه` to a masculine one, the others to any. */
function agrees({ pronoun }: ActorMention, id: string, index: ActorIndex): boolean {
  if (pronoun === 'ها') return index.feminine.has(id);
  if (pronoun === 'ه') return !index.feminine.has(id);
  return pronoun !== 'نا' && pronoun !== 'كم';
}
