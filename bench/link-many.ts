// `node bench/link-many.ts [EVENTS]`: how long linking takes on a large made-up collection, 100,000
// events where not given, and how much memory. Incidents of ten years in three governorates are told by
// one to twelve reports each, with differing tolls, neighbouring days and places; a tenth of the events
// has no time. Prints how well the incidents are found again, too.
import { parseArgs } from 'node:util';
import type { CodedEvent, Kind } from '../src/model/coded-report.ts';
import { clusterEvents } from '../src/reconcile/cluster.ts';
import { mixBits } from '../src/reconcile/hash.ts';
import { type LinkableEvent, linkableEvents } from '../src/reconcile/linkable-event.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = Number(positionals[0] ?? 100_000);

const GOVERNORATES = [
  { admin1: 'SY-DY', lat: 35, lon: 40.4 },
  { admin1: 'SY-HL', lat: 36.3, lon: 37.3 },
  { admin1: 'SY-DR', lat: 32.7, lon: 36.1 },
  { admin1: 'SY-HA', lat: 36.5, lon: 40.8 },
  { admin1: 'SY-ID', lat: 35.8, lon: 36.6 },
  { admin1: 'SY-HI', lat: 34.6, lon: 37.9 },
] as const;
const KINDS: readonly Kind[] = ['attack', 'ied', 'security-operation', 'shelling', 'assassination'];
const ACTORS = ['isis', 'sdf', 'sna', 'unidentified', 'turkey'];
const SYLLABLES = ['با', 'دي', 'رو', 'سا', 'قا', 'مو', 'نا', 'هي', 'كف', 'تل', 'عا', 'شي'];
const FIRST_DAY = Date.parse('2016-01-01') / 86_400_000;
const DAYS = 3650;

let state = 1;
/** A number from 0 to `below`, the same at every run. */
const pick = (below: number): number => {
  state = (state + 0x9e3779b9) >>> 0;
  return mixBits(state) % below;
};
const chosen = <Value>(values: readonly Value[]): Value => values[pick(values.length)] as Value;
const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const wordOf = (n: number): string =>
  [n, n >>> 3, n >>> 7].map((part) => SYLLABLES[part % SYLLABLES.length] ?? '').join('');

const events: LinkableEvent[] = [];
const truth = new Map<string, number>();
for (let incident = 0; events.length < wanted; incident++) tellIncident(incident);

const before = process.memoryUsage().rss;
const started = performance.now();
const { incidents, candidatePairs, skippedBlocks } = clusterEvents(events);
const seconds = (performance.now() - started) / 1000;
const { hit, system, gold } = countPairs(incidents);
console.log(
  `${events.length} events linked in ${seconds.toFixed(1)} s, ${candidatePairs} candidate pairs, ` +
    `${skippedBlocks} look-ups skipped`,
);
console.log(
  `memory ${mib(before)} MiB before, at most ${mib(process.resourceUsage().maxRSS * 1024)} MiB`,
);
console.log(`pairs P ${(hit / system).toFixed(3)} R ${(hit / gold).toFixed(3)}`);

function tellIncident(incident: number): void {
  const governorate = chosen(GOVERNORATES);
  const village = pick(300);
  const day = FIRST_DAY + pick(DAYS);
  const kind = chosen(KINDS);
  const [initiator, target] = [chosen(ACTORS), chosen(['civilians', 'sdf', 'sna'])];
  const toll = 1 + pick(12);
  const words = Array.from({ length: 8 }, () => wordOf(pick(20_000)));
  for (let telling = 0; telling <= pick(12); telling++) {
    const report = `r${incident}-${telling}`;
    const published = day + telling;
    const dated = pick(10) > 0;
    const on = isoOf(day + (pick(10) === 0 ? 1 : 0));
    const event: CodedEvent = {
      id: 'e1',
      kind,
      status: 'happened',
      count: 1,
      when: {
        from: dated ? on : null,
        to: dated ? on : null,
        precision: dated ? 'day' : 'unknown',
      },
      where: {
        name: wordOf(village * 17),
        admin1: governorate.admin1,
        country: 'SY',
        lat: governorate.lat + (village % 17) / 20,
        lon: governorate.lon + (village % 19) / 20,
        precision: 'settlement',
        accuracyKm: 3,
      },
      who: [
        {
          id: pick(4) === 0 ? 'unidentified' : initiator,
          role: 'initiator',
          basis: 'stated',
          as: null,
        },
        { id: target, role: 'target', basis: 'stated', as: null },
      ],
      outcomes: [killed(target, pick(2) === 0 ? toll : toll + pick(4))],
      seized: false,
      accordingTo: [],
      incident: null,
      evidence: [{ field: 'kind', start: 0, end: 1, rule: 'made-up' }],
    };
    const text = [...words.slice(pick(4)), ...Array.from({ length: 40 }, () => wordOf(pick(3000)))];
    const head = { id: report, published: isoOf(published), outlet: null, title: null, url: null };
    const coded = {
      report: { ...head, sha256: null },
      events: [event],
      tallies: [],
      diagnostics: [],
    };
    for (const linkable of linkableEvents(coded, { text: text.join(' ') })) {
      truth.set(linkable.key, incident);
      events.push(linkable);
    }
  }
}

function killed(who: string, n: number): CodedEvent['outcomes'][number] {
  return { what: 'killed', who, low: n, high: n, best: n };
}

function countPairs(found: ReadonlyMap<string, string>): {
  readonly hit: number;
  readonly system: number;
  readonly gold: number;
} {
  const pairs = (sizes: ReadonlyMap<string, number>): number =>
    [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const sizesBy = (keyOf: (key: string) => string): ReadonlyMap<string, number> => {
    const sizes = new Map<string, number>();
    for (const { key } of events) sizes.set(keyOf(key), (sizes.get(keyOf(key)) ?? 0) + 1);
    return sizes;
  };
  return {
    hit: pairs(sizesBy((key) => `${truth.get(key)} ${found.get(key)}`)),
    system: pairs(sizesBy((key) => `${found.get(key)}`)),
    gold: pairs(sizesBy((key) => `${truth.get(key)}`)),
  };
}

function mib(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
