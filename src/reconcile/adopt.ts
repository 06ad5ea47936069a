import type {
  ChainLink,
  CodedEvent,
  Count,
  Outcome,
  Participant,
  Role,
  When,
  Where,
} from '../model/coded-report.ts';
import { isNamed } from './actor-affinity.ts';
import { groupOrigins, type Origin, type Telling } from './origins.ts';

/** How one value is chosen where tellers differ. Changing the rule never changes a claim. */
export const ADOPTION_RULES = [
  'lowest',
  'highest',
  'majority-of-origins',
  'latest',
  'range',
] as const;
export type AdoptionRule = (typeof ADOPTION_RULES)[number];

/** One report's event among those of an incident. */
export interface IncidentMember {
  /** Unique in the collection. */
  readonly key: string;
  readonly report: string;
  readonly outlet: string | null;
  /** ISO date of publication. */
  readonly published: string | null;
  readonly event: CodedEvent;
  /** The same for reports that copy one another. */
  readonly copyGroup: string | null;
}

/** One value of a field as one teller gives it. */
export interface FieldClaim<Value> {
  readonly value: Value;
  /** The key of the member that tells it. */
  readonly member: string;
  readonly report: string;
  readonly published: string | null;
  /** The chain that leads to it, origin first. */
  readonly accordingTo: readonly ChainLink[];
  /** The place of its origin in `origins` of the incident. */
  readonly origin: number;
}

/** A field with all its claims, the adopted value and how far the origins agree. */
export interface ReconciledField<Value> {
  readonly claims: readonly FieldClaim<Value>[];
  readonly adopted: Value | null;
  readonly rule: AdoptionRule;
  /**
   * How often two different origins give the same value, 0 to 1; null where fewer than two give one. An
   * origin that gives several values counts with its latest.
   */
  readonly agreement: number | null;
}

/** A number of persons that suffered an outcome, with everyone's count of it. */
export interface ReconciledOutcome extends ReconciledField<Count> {
  readonly what: Outcome['what'];
  readonly who: string;
}

/** One step in the history of a toll. */
export interface TollStep {
  /** ISO date of publication. */
  readonly published: string | null;
  readonly member: string;
  readonly count: Count;
  /** The best number so far told by anyone, null while none is told. */
  readonly highestSoFar: number | null;
}

/** Who stands how to one participant's part in an incident. */
export interface Stance {
  readonly actor: string;
  readonly role: Role;
  /** Keys of the members that state it, and in which words of certainty. */
  readonly told: readonly {
    readonly member: string;
    readonly origin: number;
    readonly basis: Participant['basis'];
  }[];
  /** Origins that tell of the incident without naming anybody in this role. */
  readonly silent: readonly number[];
  /** Whether the actor itself is among the tellers of the incident, and what it says of its part. */
  readonly self: 'claims' | 'denies' | 'speaks' | 'silent';
}

/** An incident with every claim beside the adopted value. */
export interface ReconciledIncident {
  readonly origins: readonly Origin[];
  readonly reports: number;
  readonly kind: ReconciledField<CodedEvent['kind']>;
  readonly when: ReconciledField<When>;
  readonly where: ReconciledField<Where>;
  readonly outcomes: readonly ReconciledOutcome[];
  readonly stances: readonly Stance[];
}

/**
 * Reconciles the events of one incident: all claims by field with their tellers, the value that `rule`
 * adopts, agreement, and who claims, denies or is silent. The result does not depend on the order of
 * `members`.
 */
export function reconcileIncident(
  members: readonly IncidentMember[],
  rule: AdoptionRule = 'majority-of-origins',
): ReconciledIncident {
  const sorted = [...members].sort(byPublication);
  const origins = groupOrigins(sorted.flatMap(tellingsOf));
  const originOf = new Map(
    origins.flatMap(({ tellings }, i) => tellings.map((key) => [key, i] as const)),
  );
  const collect = <Value>(
    field: RegExp,
    read: (event: CodedEvent) => readonly Value[],
  ): readonly FieldClaim<Value>[] =>
    sorted.flatMap((member) => claimsOf(member, field, read, originOf));

  return {
    origins,
    reports: new Set(sorted.map(({ report }) => report)).size,
    kind: adoptField(
      collect(/^$/u, ({ kind }) => [kind]),
      rule,
      (kind) => kind,
    ),
    when: adoptField(
      collect(/^when$/u, ({ when }) => (when.from === null ? [] : [when])),
      rule,
      ({ from, to }) => `${from} ${to}`,
    ),
    where: adoptField(
      collect(/^where$/u, ({ where }) => (where.name === null ? [] : [where])),
      rule,
      ({ name, admin1 }) => `${name} ${admin1}`,
    ),
    outcomes: adoptOutcomes(
      collect(/^outcomes/u, ({ outcomes }) => outcomes),
      rule,
    ),
    stances: readStances(sorted, origins, originOf),
  };
}

/**
 * The number of all who suffered an outcome, whatever each teller calls them: every telling is added up
 * for itself, and the rule then adopts one of the sums. So tellers who name the dead differently are not
 * added to each other.
 */
export function reconcileTotal(
  { outcomes }: Pick<ReconciledIncident, 'outcomes'>,
  what: Outcome['what'],
  rule: AdoptionRule,
): ReconciledField<Count> {
  const tellings = new Map<string, FieldClaim<Count>>();
  for (const outcome of outcomes) {
    if (outcome.what !== what) continue;
    for (const claim of outcome.claims) {
      const key = `${claim.member} ${claim.origin} ${claim.accordingTo.map(({ name }) => name).join('<')}`;
      const before = tellings.get(key);
      const value = before === undefined ? plain(claim.value) : sumOf(before.value, claim.value);
      tellings.set(key, { ...claim, value });
    }
  }
  const claims = [...tellings.values()].sort((x, y) => {
    const [a, b] = [x.published ?? '9', y.published ?? '9'];
    return a < b ? -1 : a > b ? 1 : x.member < y.member ? -1 : x.member > y.member ? 1 : 0;
  });
  return {
    claims,
    adopted: adoptCount(claims, rule),
    rule,
    agreement: agreementOf(claims, countKey),
  };
}

/** A sum is as open as its parts; a part that nobody numbers makes it a least number. */
function sumOf(a: Count, b: Count): Count {
  const add = (x: number | null, y: number | null): number | null =>
    x === null || y === null ? null : x + y;
  const [x, y] = [a.best ?? a.low, b.best ?? b.low];
  return {
    low: add(a.low ?? 0, b.low ?? 0),
    high: add(a.high, b.high),
    best: x === null ? y : y === null ? x : x + y,
  };
}

/** The history of one outcome's toll by publication, from its claims. */
export function tollTimeline({
  claims,
}: Pick<ReconciledField<Count>, 'claims'>): readonly TollStep[] {
  let highest: number | null = null;
  return claims.map(({ value, published, member }) => {
    const n = value.best ?? value.low;
    if (n !== null) highest = Math.max(highest ?? 0, n);
    const { low, high, best } = value;
    return { published, member, count: { low, high, best }, highestSoFar: highest };
  });
}

function byPublication(a: IncidentMember, b: IncidentMember): number {
  const [x, y] = [a.published ?? '9', b.published ?? '9'];
  if (x !== y) return x < y ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The report's own telling, and one for every rival claim that has a teller of its own. */
function tellingsOf(member: IncidentMember): readonly Telling[] {
  const { key, outlet, published, copyGroup, event } = member;
  const own: Telling = { key, outlet, published, copyGroup, chain: event.accordingTo };
  const rivals = (event.claims ?? []).map(
    ({ accordingTo }, i): Telling => ({
      key: `${key}#${i}`,
      outlet,
      published,
      copyGroup: copyGroup === null ? null : `${copyGroup}#${i}`,
      chain: accordingTo,
    }),
  );
  return [own, ...rivals];
}

function claimsOf<Value>(
  member: IncidentMember,
  field: RegExp,
  read: (event: CodedEvent) => readonly Value[],
  originOf: ReadonlyMap<string, number>,
): readonly FieldClaim<Value>[] {
  const { key, report, published, event } = member;
  const claim = (value: Value, telling: string, accordingTo: readonly ChainLink[]) => ({
    value,
    member: key,
    report,
    published,
    accordingTo,
    origin: originOf.get(telling) ?? 0,
  });
  const own = read(event).map((value) => claim(value, key, event.accordingTo));
  const rivals = (event.claims ?? []).flatMap((rival, i) => {
    if (!field.test(rival.field)) return [];
    // A rival claim is read as if the event had only its value.
    const values = read(withValue(event, rival.field, rival.value));
    return values.map((value) => claim(value, `${key}#${i}`, rival.accordingTo));
  });
  return [...own, ...rivals];
}

function withValue(
  event: CodedEvent,
  field: string,
  value: Outcome | Participant | When | Where,
): CodedEvent {
  if ('what' in value) return { ...event, outcomes: [value] };
  if ('role' in value) return { ...event, who: [value] };
  if ('from' in value && field === 'when') return { ...event, when: value };
  if ('admin1' in value && field === 'where') return { ...event, where: value };
  return { ...event, outcomes: [], who: [] };
}

/** Adopts one of several values that cannot be ordered; for numbers see `adoptCount`. */
function adoptField<Value>(
  claims: readonly FieldClaim<Value>[],
  rule: AdoptionRule,
  keyOf: (value: Value) => string,
): ReconciledField<Value> {
  const latest = claims.at(-1)?.value ?? null;
  const adopted = rule === 'latest' ? latest : majority(claims, keyOf);
  return {
    claims,
    adopted,
    rule: rule === 'latest' ? 'latest' : 'majority-of-origins',
    agreement: agreementOf(claims, keyOf),
  };
}

function adoptOutcomes(
  claims: readonly FieldClaim<Outcome>[],
  rule: AdoptionRule,
): readonly ReconciledOutcome[] {
  const groups = new Map<string, FieldClaim<Outcome>[]>();
  for (const claim of claims) {
    const key = `${claim.value.what} ${claim.value.who}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return [...groups]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { what, who } = first.value;
      return [
        {
          what,
          who,
          claims: group,
          adopted: adoptCount(group, rule),
          rule,
          agreement: agreementOf(group, countKey),
        },
      ];
    });
}

const countKey = ({ best, low, high }: Count): string =>
  best === null ? `${low ?? ''}..${high ?? ''}` : `${best}`;

/** The number that a rule adopts. A number that is open at one end is bounded by what is known of it. */
export function adoptCount(claims: readonly FieldClaim<Count>[], rule: AdoptionRule): Count | null {
  const counts = claims.map(({ value }) => value);
  const bests = counts.flatMap(({ best, low }) => best ?? low ?? []);
  const lows = counts.flatMap(({ low, best }) => low ?? best ?? []);
  const highs = counts.flatMap(({ high, best }) => high ?? best ?? []);
  if (bests.length === 0) return null;
  if (rule === 'lowest') return exactly(Math.min(...bests));
  if (rule === 'highest') return exactly(Math.max(...bests, ...highs));
  const chosen = rule === 'latest' ? claims.at(-1)?.value : majority(claims, countKey);
  if (rule !== 'range') return chosen === null || chosen === undefined ? null : plain(chosen);
  return {
    low: Math.min(...lows),
    high: Math.max(...highs, ...bests),
    best: chosen?.best ?? chosen?.low ?? null,
  };
}

const exactly = (n: number): Count => ({ low: n, high: n, best: n });
const plain = ({ low, high, best }: Count): Count => ({ low, high, best });

/**
 * The value that most origins give. Every origin has one vote, for the latest value it gives; of values
 * with equal votes the one told last is taken.
 */
function majority<Value>(
  claims: readonly FieldClaim<Value>[],
  keyOf: (value: Value) => string,
): Value | null {
  const votes = new Map<string, { n: number; last: number; value: Value }>();
  for (const [place, { value }] of votesOf(claims).entries()) {
    const key = keyOf(value);
    const before = votes.get(key);
    votes.set(key, { n: (before?.n ?? 0) + 1, last: place, value });
  }
  const [first] = [...votes.values()].sort((x, y) => y.n - x.n || y.last - x.last);
  return first?.value ?? null;
}

/** The latest claim of every origin, in the order in which they were told. */
function votesOf<Value>(claims: readonly FieldClaim<Value>[]): readonly FieldClaim<Value>[] {
  const latest = new Map<number, FieldClaim<Value>>();
  for (const claim of claims) {
    latest.delete(claim.origin);
    latest.set(claim.origin, claim);
  }
  return [...latest.values()];
}

/** The share of pairs of origins that give the same value. */
function agreementOf<Value>(
  claims: readonly FieldClaim<Value>[],
  keyOf: (value: Value) => string,
): number | null {
  const keys = votesOf(claims).map(({ value }) => keyOf(value));
  if (keys.length < 2) return null;
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  let same = 0;
  for (const size of sizes.values()) same += size * (size - 1);
  return same / (keys.length * (keys.length - 1));
}

function readStances(
  members: readonly IncidentMember[],
  origins: readonly Origin[],
  originOf: ReadonlyMap<string, number>,
): readonly Stance[] {
  const parts = new Map<string, { actor: string; role: Role; told: Stance['told'][number][] }>();
  const namedBy = new Map<Role, Set<number>>();
  const speakers = new Set<string>();
  for (const { key, event } of members) {
    for (const { actor } of event.accordingTo) if (actor !== null) speakers.add(actor);
    const tellings = [
      { who: event.who, telling: key, chain: event.accordingTo },
      ...(event.claims ?? []).map(({ value, accordingTo }, i) => ({
        who: 'role' in value ? [value] : [],
        telling: `${key}#${i}`,
        chain: accordingTo,
      })),
    ];
    for (const { who, telling, chain } of tellings) {
      const origin = originOf.get(telling) ?? 0;
      for (const { actor } of chain) if (actor !== null) speakers.add(actor);
      for (const { id, role, basis } of who) {
        if (!isNamed(id)) continue;
        const part = parts.get(`${role} ${id}`) ?? { actor: id, role, told: [] };
        parts.set(`${role} ${id}`, part);
        part.told.push({ member: key, origin, basis });
        const named = namedBy.get(role);
        if (named === undefined) namedBy.set(role, new Set([origin]));
        else named.add(origin);
      }
    }
  }
  return [...parts.values()]
    .sort((x, y) => (`${x.role} ${x.actor}` < `${y.role} ${y.actor}` ? -1 : 1))
    .map(({ actor, role, told }) => ({
      actor,
      role,
      told,
      silent: [...origins.keys()].filter((origin) => !namedBy.get(role)?.has(origin)),
      self: selfStance(actor, told, speakers),
    }));
}

function selfStance(
  actor: string,
  told: Stance['told'],
  speakers: ReadonlySet<string>,
): Stance['self'] {
  if (told.some(({ basis }) => basis === 'denied')) return 'denies';
  if (told.some(({ basis }) => basis === 'claimed')) return 'claims';
  return speakers.has(actor) ? 'speaks' : 'silent';
}
