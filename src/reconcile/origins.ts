import type { ChainLink } from '../model/coded-report.ts';
import { isNamed, sideOf } from './actor-affinity.ts';
import { foldedWords, withoutArticle } from './content-words.ts';

/** One report's telling of an incident, as far as its origin matters. */
export interface Telling {
  /** Report and event, or whatever names the telling. */
  readonly key: string;
  readonly outlet: string | null;
  /** ISO date of publication. */
  readonly published: string | null;
  readonly chain: readonly ChainLink[];
  /** The same for reports that copy one another. */
  readonly copyGroup: string | null;
}

/** An independent origin: everything that comes from it counts once. */
export interface Origin {
  /** What ties its tellings together, the plainest first: `sy-interior`, `سانا`, `copies`. */
  readonly name: string;
  /** Keys of its tellings, ascending. */
  readonly tellings: readonly string[];
}

/** The same body speaking again after more days than this makes another statement. */
const STATEMENT_DAYS = 4;

/**
 * Groups the tellings of one incident by independent origin. Tellings count as one where their reports
 * are copies, where their chains begin with the same body within some days, or where both come through
 * the same outlet or agency. An unnamed origin is told apart by the outlet that heard it. The result does
 * not depend on the order of `tellings`.
 */
export function groupOrigins(tellings: readonly Telling[]): readonly Origin[] {
  const sorted = [...tellings].sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
  const groups = joinTellings(sorted);
  return groups
    .map((group): Origin => {
      const members = group.flatMap((i) => sorted[i] ?? []);
      return { name: nameOrigin(members), tellings: members.map(({ key }) => key) };
    })
    .sort((x, y) => y.tellings.length - x.tellings.length || (x.name < y.name ? -1 : 1));
}

/** `12 reports, 2 origins`: how a number of reports is shown everywhere. */
export function describeOrigins(reports: number, origins: number): string {
  const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  return `${plural(reports, 'report')}, ${plural(origins, 'origin')}`;
}

function joinTellings(tellings: readonly Telling[]): readonly (readonly number[])[] {
  const parent = tellings.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
    return root;
  };
  const join = (i: number, j: number): void => {
    const [x, y] = [rootOf(i), rootOf(j)];
    parent[Math.max(x, y)] = Math.min(x, y);
  };
  const byKey = new Map<string, number[]>();
  for (const [i, telling] of tellings.entries()) {
    for (const key of originKeys(telling)) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [i]);
      else others.push(i);
    }
  }
  for (const [key, list] of byKey) {
    const byDay = list
      .map((i) => ({ i, day: dayOf(tellings[i]?.published ?? null) }))
      .sort((x, y) => x.day - y.day || x.i - y.i);
    for (const [place, { i, day }] of byDay.entries()) {
      const before = byDay[place - 1];
      if (before === undefined) continue;
      // Without a date a statement is held for the one that the others tell.
      const apart =
        key.startsWith('body ') && Number.isFinite(before.day) && day - before.day > STATEMENT_DAYS;
      if (!apart) join(before.i, i);
    }
  }
  const groups = new Map<number, number[]>();
  for (const i of tellings.keys()) {
    const root = rootOf(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [i]);
    else group.push(i);
  }
  return [...groups.values()];
}

/** Everything by which a telling can share an origin with another. */
function originKeys({ chain, outlet, copyGroup, key }: Telling): readonly string[] {
  const keys = new Set<string>();
  if (copyGroup !== null) keys.add(`copies ${copyGroup}`);
  const [origin] = chain;
  for (const { kind, name } of chain) if (kind === 'outlet') keys.add(`outlet ${nameKey(name)}`);
  if (origin !== undefined && origin.kind !== 'unnamed' && origin.kind !== 'outlet') {
    keys.add(`body ${bodyOf(origin)}`);
  } else if (outlet !== null && !chain.slice(1).some(({ kind }) => kind === 'outlet')) {
    // The outlet itself saw or heard it: who quotes the outlet later has it from here.
    if (origin?.kind !== 'outlet') keys.add(`outlet ${nameKey(outlet)}`);
  }
  if (keys.size === 0) keys.add(`alone ${key}`);
  return [...keys];
}

/** A ministry and its spokesman are one body; two eyewitnesses are not. */
const bodyOf = ({ actor, name }: ChainLink): string =>
  actor === null || !isNamed(actor) || sideOf(actor) === 'civilians' ? nameKey(name) : actor;

const GENERIC: ReadonlySet<string> = new Set(
  'وكاله انباء قناه صحيفه موقع شبكه اذاعه تلفزيون جريده منصه مراسل مراسله مراسلو مراسلنا'.split(
    ' ',
  ),
);

/** A name without article, generic words and spelling variants. */
function nameKey(name: string): string {
  const words = foldedWords(name).map((word) => withoutArticle(word.toLowerCase()));
  const telling = words.filter((word) => !GENERIC.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

function nameOrigin(members: readonly Telling[]): string {
  const votes = new Map<string, number>();
  for (const { chain, outlet } of members) {
    const [origin] = chain;
    const name =
      origin === undefined || origin.kind === 'unnamed'
        ? (chain.find(({ kind }) => kind === 'outlet')?.name ?? outlet ?? origin?.name ?? '?')
        : origin.name;
    votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  const [first] = [...votes].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  return first?.[0] ?? '?';
}

function dayOf(iso: string | null): number {
  const ms = iso === null ? Number.NaN : Date.parse(iso.slice(0, 10));
  return Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : Math.round(ms / 86_400_000);
}
