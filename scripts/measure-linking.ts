// How well the events of different reports are linked, on reports that an archive has filed under one
// incident each, beside two baselines. `bench/linking.ts` prints it, `npm run score` keeps it.
import type { CodedEvent, CodedReport } from '../src/model/coded-report.ts';
import { linkReports } from '../src/reconcile/link-reports.ts';
import { findCopyPairs, groupCopies, sketchText } from '../src/reconcile/near-duplicates.ts';
import { distanceKm } from '../src/reconcile/weigh-place.ts';
import { type GroupScores, scoreGroups } from '../src/score/group-scores.ts';

/** A report and the incident that it is filed under; least and most persons that are told of. */
export interface FiledText {
  readonly id: string;
  readonly text: string;
  readonly gold: {
    readonly incident: string;
    readonly date?: string | null;
    readonly lat?: number | null;
    readonly lon?: number | null;
    /** Words for the means: `Airstrike and/or Artillery`, `Ground operation`. */
    readonly type?: string | null;
    readonly killed?: readonly (number | null)[] | null;
    readonly wounded?: readonly (number | null)[] | null;
  };
}

export interface LinkingScores {
  readonly linking: GroupScores;
  /** Reports whose texts copy one another, and nothing else. */
  readonly copies: GroupScores;
  /** Events of the same day and place, and nothing else. */
  readonly dayAndPlace: GroupScores;
  /** How long linking took. */
  readonly seconds: number;
}

/**
 * Links the coded reports. Of each report the event that fits its filed incident best stands for it; a
 * report without events is alone.
 */
export function measureLinking(
  filed: readonly FiledText[],
  coded: readonly CodedReport[],
): LinkingScores {
  const texts = new Map(filed.map(({ id, text }) => [id, text]));
  const started = performance.now();
  const linked = new Map(linkReports(coded, { texts }).map((one) => [one.report.id, one]));
  const seconds = (performance.now() - started) / 1000;
  const best = filed.map((report) => bestEvent(report, linked.get(report.id)));
  const copies = groupCopies(
    texts.keys(),
    findCopyPairs(new Map([...texts].map(([id, text]) => [id, sketchText(text)]))),
  );
  const wanted = filed.map(({ gold }) => gold.incident);
  const score = (given: readonly (string | undefined)[]) => scoreGroups(given, wanted);
  return {
    linking: score(best.map((event) => event?.incident ?? undefined)),
    copies: score(filed.map(({ id }) => copies.get(id))),
    dayAndPlace: score(
      best.map((event) =>
        event?.when.from == null || event.where.name === null
          ? undefined
          : `${event.when.from} ${event.where.admin1} ${event.where.name}`,
      ),
    ),
    seconds,
  };
}

const MEANS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/strike|artillery|bombardment/iu, new Set(['air-strike', 'shelling'])],
  [/ground/iu, new Set(['security-operation', 'clash', 'attack'])],
];

/** The event that fits the incident under which its report is filed: by day, distance, toll and kind. */
function bestEvent({ gold }: FiledText, coded: CodedReport | undefined): CodedEvent | undefined {
  const { date = null, lat = null, lon = null } = gold;
  const fits = ({ outcomes }: CodedEvent, what: 'killed' | 'wounded'): boolean => {
    const [low, high] = gold[what] ?? [];
    const told = outcomes.filter((outcome) => outcome.what === what);
    const sum = told.reduce((total, { best }) => total + (best ?? 0), 0);
    return low != null && high != null && sum > 0 && low <= sum && sum <= high;
  };
  const misfit = (event: CodedEvent): number => {
    const { when, where } = event;
    const toll = (fits(event, 'killed') ? 2 : 0) + (fits(event, 'wounded') ? 1 : 0);
    const means = MEANS.some(
      ([type, kinds]) => type.test(gold.type ?? '') && kinds.has(event.kind),
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
  return [...(coded?.events ?? [])].sort((a, b) => misfit(a) - misfit(b))[0];
}

const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000;
