import { compareFields, countShared, outcomeKeys, whoKeys } from './compare-fields.ts';
import { pairEvents } from './pair-events.ts';
import type { ScoredEvent, ScoredReport, ScoredTally } from './scored-report.ts';

/** Precision, recall and their harmonic mean, with the counts behind them. */
export interface Rate {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
  readonly hit: number;
  readonly system: number;
  readonly gold: number;
}

export interface Scores {
  readonly reports: number;
  /** Gold reports that were not coded. */
  readonly missing: number;
  /** Share of reports whose events and tallies all are right and nothing is invented. */
  readonly cleanReports: number;
  /** A gold event was found at all. */
  readonly detection: Rate;
  /** Kind, time, governorate and every count are right. */
  readonly strict: Rate;
  /** Strict, and place, participants and attribution too. */
  readonly exact: Rate;
  /** Of the found events, the share with this field right. */
  readonly fields: {
    readonly kind: number;
    readonly when: number;
    readonly admin1: number;
    readonly place: number;
    readonly attribution: number;
    readonly who: Rate;
    readonly outcomes: Rate;
  };
  readonly tallies: Rate;
  /** Pairs of found events of one incident that share a coded incident; absent where gold has none. */
  readonly linking?: Rate;
}

/** One line of the details: a gold event that was missed, a coded one that was invented, or a pair. */
export interface ScoreDetail {
  readonly report: string;
  readonly event: string;
  readonly verdict: 'missed' | 'invented' | 'right' | 'wrong';
  /** The wrong fields of a pair; kind, time and place of a missed or invented event. */
  readonly what: string;
}

/** Everything counted over the reports. */
interface Counts {
  clean: number;
  missing: number;
  gold: number;
  system: number;
  hit: number;
  strict: number;
  exact: number;
  kind: number;
  when: number;
  admin1: number;
  place: number;
  attribution: number;
  attributionGold: number;
  whoHit: number;
  whoSystem: number;
  whoGold: number;
  outcomeHit: number;
  outcomeSystem: number;
  outcomeGold: number;
  tallyHit: number;
  tallySystem: number;
  tallyGold: number;
}

/** The incidents of a found event: gold's, and the coded one where there is any. */
interface Link {
  readonly gold: string;
  readonly coded: string | undefined;
}

/** Scores coded reports against gold by report id. */
export function scoreReports(
  gold: readonly ScoredReport[],
  codedById: ReadonlyMap<string, ScoredReport>,
): { readonly scores: Scores; readonly details: readonly ScoreDetail[] } {
  const counts = zeroCounts();
  const links: Link[] = [];
  const details: ScoreDetail[] = [];
  for (const report of gold) {
    const coded = codedById.get(report.report.id);
    if (coded === undefined) counts.missing++;
    scoreReport(report, coded ?? { report: report.report, events: [] }, counts, links, details);
  }
  return { scores: summarize(gold.length, counts, links), details };
}

function scoreReport(
  gold: ScoredReport,
  coded: ScoredReport,
  counts: Counts,
  links: Link[],
  details: ScoreDetail[],
): void {
  const events = coded.events.filter(({ status }) => status !== 'planned');
  const pairs = pairEvents(gold.events, events);
  const required = gold.events.filter(({ optional }) => optional !== true).length;
  let found = 0;
  let strictly = 0;
  for (const [i, j] of pairs) {
    const [wanted, given] = [gold.events[i], events[j]];
    if (wanted === undefined || given === undefined) continue;
    if (isText(wanted.incident)) {
      links.push({
        gold: wanted.incident,
        coded: isText(given.incident) ? given.incident : undefined,
      });
    }
    if (wanted.optional === true) continue;
    found++;
    const { strict, wrong } = scorePair(wanted, given, counts);
    if (strict) strictly++;
    details.push({
      report: gold.report.id,
      event: nameOf(wanted, i),
      verdict: wrong.length === 0 ? 'right' : 'wrong',
      what: wrong.join(', '),
    });
  }
  const optionalHits = pairs.length - found;
  counts.gold += required;
  counts.hit += found;
  counts.system += events.length - optionalHits;
  const tallies = scoreTallies(gold.tallies ?? [], coded.tallies ?? [], counts);
  if (strictly === required && events.length === pairs.length && tallies) counts.clean++;
  details.push(...describeUnpaired(gold.report.id, gold.events, events, pairs));
}

function scorePair(
  gold: ScoredEvent,
  coded: ScoredEvent,
  counts: Counts,
): { readonly strict: boolean; readonly wrong: readonly string[] } {
  const right = compareFields(gold, coded);
  for (const field of ['kind', 'when', 'admin1', 'place'] as const) {
    if (right[field]) counts[field]++;
  }
  if (right.attribution !== undefined) counts.attributionGold++;
  if (right.attribution === true) counts.attribution++;
  const [goldWho, codedWho] = [whoKeys(gold), whoKeys(coded)];
  counts.whoHit += countShared(goldWho, codedWho);
  counts.whoGold += goldWho.length;
  counts.whoSystem += codedWho.length;
  const [goldOutcomes, codedOutcomes] = [outcomeKeys(gold), outcomeKeys(coded)];
  counts.outcomeHit += countShared(goldOutcomes, codedOutcomes);
  counts.outcomeGold += goldOutcomes.length;
  counts.outcomeSystem += codedOutcomes.length;
  const strict = right.kind && right.when && right.admin1 && right.outcomes;
  if (strict) counts.strict++;
  if (strict && right.place && right.who && right.attribution !== false) counts.exact++;
  const wrong = Object.entries(right).flatMap(([field, value]) => (value === false ? [field] : []));
  return { strict, wrong };
}

/** Counts the tallies that are told with the same number; true where none is missed or invented. */
function scoreTallies(
  gold: readonly ScoredTally[],
  coded: readonly ScoredTally[],
  counts: Counts,
): boolean {
  const key = ({ what, n, best }: ScoredTally): string => `${what}|${n ?? best}`;
  const hit = countShared(gold.map(key), coded.map(key));
  counts.tallyHit += hit;
  counts.tallyGold += gold.length;
  counts.tallySystem += coded.length;
  return hit === gold.length && hit === coded.length;
}

function describeUnpaired(
  report: string,
  gold: readonly ScoredEvent[],
  coded: readonly ScoredEvent[],
  pairs: readonly (readonly [number, number])[],
): readonly ScoreDetail[] {
  const describe = ({ kind, when, where }: ScoredEvent): string =>
    [kind, when?.from ?? '?', where?.admin1 ?? '?', where?.name ?? ''].join(' ').trim();
  const missed = gold.flatMap((event, i): readonly ScoreDetail[] => {
    if (event.optional === true || pairs.some((pair) => pair[0] === i)) return [];
    return [{ report, event: nameOf(event, i), verdict: 'missed', what: describe(event) }];
  });
  const invented = coded.flatMap((event, j): readonly ScoreDetail[] => {
    if (pairs.some((pair) => pair[1] === j)) return [];
    return [{ report, event: nameOf(event, j), verdict: 'invented', what: describe(event) }];
  });
  return [...missed, ...invented];
}

function summarize(reports: number, counts: Counts, links: readonly Link[]): Scores {
  const linking = links.length > 1 ? { linking: rateLinks(links) } : {};
  return {
    reports,
    missing: counts.missing,
    cleanReports: share(counts.clean, reports),
    detection: rate(counts.hit, counts.system, counts.gold),
    strict: rate(counts.strict, counts.system, counts.gold),
    exact: rate(counts.exact, counts.system, counts.gold),
    fields: {
      kind: share(counts.kind, counts.hit),
      when: share(counts.when, counts.hit),
      admin1: share(counts.admin1, counts.hit),
      place: share(counts.place, counts.hit),
      attribution: share(counts.attribution, counts.attributionGold),
      who: rate(counts.whoHit, counts.whoSystem, counts.whoGold),
      outcomes: rate(counts.outcomeHit, counts.outcomeSystem, counts.outcomeGold),
    },
    tallies: rate(counts.tallyHit, counts.tallySystem, counts.tallyGold),
    ...linking,
  };
}

function rateLinks(links: readonly Link[]): Rate {
  let hit = 0;
  let gold = 0;
  let system = 0;
  for (const [i, a] of links.entries()) {
    for (const b of links.slice(i + 1)) {
      const same = a.gold === b.gold;
      const linked = a.coded !== undefined && a.coded === b.coded;
      if (same) gold++;
      if (linked) system++;
      if (same && linked) hit++;
    }
  }
  return rate(hit, system, gold);
}

function rate(hit: number, system: number, gold: number): Rate {
  const p = system === 0 ? (gold === 0 ? 1 : 0) : hit / system;
  const r = gold === 0 ? 1 : hit / gold;
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r), hit, system, gold };
}

/** A share; 0 where nothing was counted. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const nameOf = ({ id }: ScoredEvent, place: number): string => id ?? `${place + 1}`;

const isText = (value: string | null | undefined): value is string =>
  value !== undefined && value !== null && value !== '';

const zeroCounts = (): Counts => ({
  clean: 0,
  missing: 0,
  gold: 0,
  system: 0,
  hit: 0,
  strict: 0,
  exact: 0,
  kind: 0,
  when: 0,
  admin1: 0,
  place: 0,
  attribution: 0,
  attributionGold: 0,
  whoHit: 0,
  whoSystem: 0,
  whoGold: 0,
  outcomeHit: 0,
  outcomeSystem: 0,
  outcomeGold: 0,
  tallyHit: 0,
  tallySystem: 0,
  tallyGold: 0,
});
