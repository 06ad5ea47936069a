// `node bench/linking.ts REPORTS.jsonl [--coded CODED.jsonl] [--details]`: how well the events of
// different reports are linked, beside two baselines. REPORTS are lines {id, text, published?, gold:
// {incident, date, lat, lon}}: every report is filed under one incident. Of each report the event that
// fits its filed incident best stands for it; a report without events is alone.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import type { CodedEvent, CodedReport } from '../src/model/coded-report.ts';
import { codeReport } from '../src/pipeline.ts';
import { linkReports } from '../src/reconcile/link-reports.ts';
import { findCopyPairs, groupCopies, sketchText } from '../src/reconcile/near-duplicates.ts';
import { distanceKm } from '../src/reconcile/weigh-place.ts';

interface FiledReport {
  readonly id: string;
  readonly text: string;
  readonly published?: string | null;
  readonly outlet?: string | null;
  readonly title?: string | null;
  readonly gold: {
    readonly incident: string;
    readonly date?: string | null;
    readonly lat?: number | null;
    readonly lon?: number | null;
    /** Words for the means: `Airstrike and/or Artillery`, `Ground operation`. */
    readonly type?: string | null;
    /** Least and most persons that are told of. */
    readonly killed?: readonly (number | null)[];
    readonly wounded?: readonly (number | null)[];
  };
}

const MEANS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/strike|artillery|bombardment/iu, new Set(['air-strike', 'shelling'])],
  [/ground/iu, new Set(['security-operation', 'clash', 'attack'])],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { coded: { type: 'string' }, details: { type: 'boolean' } },
});
if (positionals.length === 0) {
  console.error('usage: node bench/linking.ts REPORTS.jsonl … [--coded CODED.jsonl] [--details]');
  process.exit(2);
}
const filed = positionals.flatMap((file) => readLines(file) as FiledReport[]);
const gold = new Map(filed.map(({ id, gold: { incident } }) => [id, incident]));
const coded = values.coded === undefined ? codeAll() : (readLines(values.coded) as CodedReport[]);
const texts = new Map(filed.map(({ id, text }) => [id, text]));

const started = performance.now();
const linked = linkReports(coded, { texts });
const seconds = (performance.now() - started) / 1000;
const best = new Map(linked.map((report) => [report.report.id, bestEvent(report)]));

const copies = groupCopies(
  texts.keys(),
  findCopyPairs(new Map([...texts].map(([id, text]) => [id, sketchText(text)]))),
);
print('near-duplicate text alone', (id) => copies.get(id));
print('same day and place alone', (id) => {
  const event = best.get(id);
  if (event?.when.from == null || event.where.name === null) return undefined;
  return `${event.when.from} ${event.where.admin1} ${event.where.name}`;
});
print('linking', (id) => best.get(id)?.incident ?? undefined);
console.log(`${filed.length} reports linked in ${seconds.toFixed(2)} s`);

function codeAll(): readonly CodedReport[] {
  const knowledge = loadKnowledge();
  return filed.map(({ id, text, published, outlet, title }) =>
    codeReport(
      {
        id,
        text,
        published: published ?? undefined,
        outlet: outlet ?? undefined,
        title: title ?? undefined,
      },
      knowledge,
    ),
  );
}

/** The event that fits the incident under which its report is filed: by day, distance, toll and kind. */
function bestEvent({ report, events }: CodedReport): CodedEvent | undefined {
  const incident = filed.find(({ id }) => id === report.id)?.gold;
  const { date = null, lat = null, lon = null } = incident ?? {};
  const fits = ({ outcomes }: CodedEvent, what: 'killed' | 'wounded'): boolean => {
    const [low, high] = incident?.[what] ?? [];
    const told = outcomes.filter((outcome) => outcome.what === what);
    const sum = told.reduce((total, { best }) => total + (best ?? 0), 0);
    return low != null && high != null && sum > 0 && low <= sum && sum <= high;
  };
  const misfit = (event: CodedEvent): number => {
    const { when, where } = event;
    const toll = (fits(event, 'killed') ? 2 : 0) + (fits(event, 'wounded') ? 1 : 0);
    const means = MEANS.some(
      ([type, kinds]) => type.test(incident?.type ?? '') && kinds.has(event.kind),
    );
    const days =
      when.from === null || date === null
        ? 8
        : Math.max(0, dayOf(when.from) - dayOf(date), dayOf(date) - dayOf(when.to ?? when.from));
    const km = distanceKm(lat, lon, where.lat, where.lon);
    return (
      3 * Math.min(10, days) +
      (Number.isFinite(km) ? Math.min(60, km) / 3 : 15) -
      toll -
      (means ? 2 : 0)
    );
  };
  return [...events].sort((a, b) => misfit(a) - misfit(b))[0];
}

function print(name: string, clusterOf: (id: string) => string | undefined): void {
  const ids = [...gold.keys()];
  const labels = ids.map((id, i) => clusterOf(id) ?? `alone ${i}`);
  const incidents = ids.map((id) => gold.get(id) ?? '');
  let hit = 0;
  let system = 0;
  let wanted = 0;
  let precision = 0;
  let recall = 0;
  for (const [i, label] of labels.entries()) {
    let both = 0;
    let sameLabel = 0;
    let sameIncident = 0;
    for (const [j, other] of labels.entries()) {
      const linkedPair = label === other;
      const right = incidents[i] === incidents[j];
      if (linkedPair) sameLabel++;
      if (right) sameIncident++;
      if (linkedPair && right) both++;
    }
    precision += both / sameLabel;
    recall += both / sameIncident;
    hit += both - 1;
    system += sameLabel - 1;
    wanted += sameIncident - 1;
  }
  const [p, r] = [precision / ids.length, recall / ids.length];
  console.log(
    name.padEnd(28),
    `pairs P ${share(hit, system)} R ${share(hit, wanted)}`,
    ` B-cubed P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`,
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '  -  ' : (part / whole).toFixed(3);
}

function dayOf(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
