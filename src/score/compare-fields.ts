import type { ScoredEvent } from './scored-report.ts';

/** How the time spans of two events lie to each other; `near` is at most a day apart. */
export type TimeRelation = 'equal' | 'near' | 'open' | 'unknown' | 'apart';

/** Which fields of a coded event are right; `attribution` is undefined where gold has none. */
export interface RightFields {
  readonly kind: boolean;
  readonly when: boolean;
  readonly admin1: boolean;
  readonly place: boolean;
  readonly outcomes: boolean;
  readonly who: boolean;
  readonly attribution: boolean | undefined;
}

/** Actors that a score takes for one another: forces under one command, unnamed attackers. */
const FAMILIES: readonly (readonly string[])[] = [
  ['sdf', 'asayish', 'ypg', 'ypj', 'sdf-council'],
  ['sy-interior', 'sy-intelligence', 'sy-defence', 'sy-gov'],
  ['coalition', 'usa'],
  ['iq-army', 'iq-cts', 'iq-pmf', 'iq-police', 'iq-intelligence', 'iq-gov'],
  ['unidentified', 'none', 'other-armed-group'],
  ['civilians', 'detainees'],
];

const FAMILY_OF: ReadonlyMap<string, string> = new Map(
  FAMILIES.flatMap((ids) => ids.map((id) => [id, ids[0] ?? id] as const)),
);

/** Compares a coded event with the gold event that it was paired with. */
export function compareFields(gold: ScoredEvent, coded: ScoredEvent): RightFields {
  const [goldOutcomes, codedOutcomes] = [outcomeKeys(gold), outcomeKeys(coded)];
  const [goldWho, codedWho] = [whoKeys(gold), whoKeys(coded)];
  return {
    kind: gold.kind === coded.kind,
    when: isTimeRight(gold, coded),
    admin1: isAdmin1Right(gold, coded),
    place: isPlaceRight(gold, coded),
    outcomes:
      goldOutcomes.length === codedOutcomes.length &&
      countShared(goldOutcomes, codedOutcomes) === goldOutcomes.length,
    who: goldWho.length === codedWho.length && countShared(goldWho, codedWho) === goldWho.length,
    attribution: isAttributionRight(gold, coded),
  };
}

/** How the times of two events lie to each other. */
export function relateTimes(a: ScoredEvent['when'], b: ScoredEvent['when']): TimeRelation {
  const [aFrom, aTo, bFrom, bTo] = [a?.from, a?.to, b?.from, b?.to].map(dayNumber);
  if (aFrom === undefined && bFrom === undefined) return 'unknown';
  if (aFrom === bFrom && aTo === bTo) return 'equal';
  if (aFrom === undefined || bFrom === undefined) return 'open';
  return bFrom <= (aTo ?? aFrom) + 1 && (bTo ?? bFrom) >= aFrom - 1 ? 'near' : 'apart';
}

/** One key for each outcome; counts are equal where their keys are. An open count is known by its low. */
export function outcomeKeys({ outcomes = [] }: ScoredEvent): readonly string[] {
  return outcomes.map(({ what, who, best }) => `${what}|${familyOf(who)}|${best ?? 'open'}`);
}

/** Distinct participants with the side they stand on; a partner stands with the initiator. */
export function whoKeys({ who = [] }: ScoredEvent): readonly string[] {
  const keys = who.map(({ id, role }) => {
    return `${role === 'partner' ? 'initiator' : role}|${familyOf(id)}`;
  });
  return [...new Set(keys)];
}

/** How many items two lists share, each item as often as both have it. */
export function countShared(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  return a.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Whether two names share a word, whatever its spelling and article. */
export function shareWord(a: string | null | undefined, b: string | null | undefined): boolean {
  const others = new Set(wordsOf(b));
  return wordsOf(a).some((word) => others.has(word));
}

function isTimeRight({ when: gold }: ScoredEvent, { when: coded }: ScoredEvent): boolean {
  const relation = relateTimes(gold, coded);
  if (relation === 'equal' || relation === 'unknown') return true;
  if (gold?.precision === 'about') {
    return relation === 'near' || coded?.precision === 'about' || coded?.precision === 'unknown';
  }
  if (gold?.lenient === true) return relation === 'near';
  return (gold?.from ?? null) === null && coded?.precision === 'about';
}

function isAdmin1Right(gold: ScoredEvent, coded: ScoredEvent): boolean {
  return (gold.where?.admin1 ?? null) === (coded.where?.admin1 ?? null);
}

function isPlaceRight(gold: ScoredEvent, coded: ScoredEvent): boolean {
  if (!isAdmin1Right(gold, coded)) return false;
  if (isNamed(gold)) return shareWord(gold.where?.name, coded.where?.name);
  return !isNamed(coded) || coded.where?.precision === 'country';
}

const isNamed = ({ where }: ScoredEvent): boolean => (where?.name ?? '') !== '';

/** Whether the origin of the chain is right: the same kind of voice by name, actor, or as the outlet. */
function isAttributionRight(gold: ScoredEvent, coded: ScoredEvent): boolean | undefined {
  const [wanted] = gold.accordingTo ?? [];
  if (wanted === undefined) return undefined;
  const [found] = coded.accordingTo ?? [];
  if (found === undefined) return false;
  if (wanted.kind === 'outlet' && found.kind === 'outlet') return true;
  if (shareWord(wanted.name, found.name)) return true;
  const actor = wanted.actor ?? '';
  return actor !== '' && actor === found.actor && wanted.kind === found.kind;
}

function familyOf(id: string | null | undefined): string {
  if (id === undefined || id === null || id === '') return 'unidentified';
  return FAMILY_OF.get(id) ?? id;
}

function dayNumber(date: string | null | undefined): number | undefined {
  return date === null || date === undefined ? undefined : Date.parse(date) / 86_400_000;
}

function wordsOf(name: string | null | undefined): readonly string[] {
  return foldName(name ?? '')
    .split(/\s+/)
    .map((word) => word.replace(/^[وبلف]?ال/, ''))
    .filter((word) => word.length > 1);
}

function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u0640\u064B-\u0652\u0670\u200E\u200F]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .trim();
}
