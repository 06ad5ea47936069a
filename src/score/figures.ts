import type { FiledScores, Share } from './airwars.ts';
import type { GroupScores } from './group-scores.ts';
import type { Rate, Scores } from './score-reports.ts';

/** One line of the scoreboard. */
export interface Figure {
  /** `set/measure`: stable, so that it can be compared with an earlier one. */
  readonly id: string;
  readonly what: string;
  /** A share from 0 to 1 unless the measure says otherwise; rounded to four places. */
  readonly value: number;
  /** The counts behind it. */
  readonly of: string;
}

/** A figure as `scores.json` keeps it. */
export type KeptFigure = Omit<Figure, 'id'>;

/** Figures by their ids. */
export type KeptFigures = Readonly<Record<string, KeptFigure>>;

/** The figures of a set of gold codings. */
export function figuresOfScores(set: string, scores: Scores): readonly Figure[] {
  const { fields, detection, linking } = scores;
  const found = `${detection.hit} found events`;
  return [
    rateFigure(`${set}/detection`, 'events found, F1', detection),
    rateFigure(`${set}/strict`, 'with kind, date, governorate and counts right, F1', scores.strict),
    rateFigure(`${set}/exact`, 'with place, participants and origin right too, F1', scores.exact),
    rateFigure(`${set}/tallies`, 'tallies, F1', scores.tallies),
    figure(`${set}/kind`, 'kind', fields.kind, found),
    figure(`${set}/when`, 'date', fields.when, found),
    figure(`${set}/admin1`, 'governorate', fields.admin1, found),
    figure(`${set}/place`, 'place', fields.place, found),
    rateFigure(`${set}/who`, 'participants and roles, F1', fields.who),
    rateFigure(`${set}/outcomes`, 'counts of outcomes, F1', fields.outcomes),
    figure(`${set}/attribution`, 'origin of the account', fields.attribution, found),
    figure(
      `${set}/clean`,
      'reports that need no correction',
      scores.cleanReports,
      `${scores.reports} reports`,
    ),
    ...(linking === undefined
      ? []
      : [rateFigure(`${set}/linking`, 'pairs of events of one incident, F1', linking)]),
  ];
}

/** Of the links between found events those that join events of one incident. */
export function figuresOfLinks(set: string, { linking }: Scores): readonly Figure[] {
  if (linking === undefined) return [];
  const share = { hit: linking.hit, of: linking.system };
  return [shareFigure(`${set}/links-right`, 'links that join one incident, of all links', share)];
}

/** How well things were grouped, as one figure. */
export function groupFigure(
  id: string,
  what: string,
  { precision, recall, bCubed: { p, r, f1 } }: GroupScores,
): Figure {
  const share = ({ hit, of }: Share): string => (of === 0 ? '-' : (hit / of).toFixed(3));
  const pairs = `pairs P ${share(precision)} R ${share(recall)}`;
  return figure(id, what, f1, `${pairs}, B-cubed P ${p.toFixed(3)} R ${r.toFixed(3)}`);
}

/** The figures of an archive that files each report under one incident. */
export function figuresOfFiled(set: string, scores: FiledScores): readonly Figure[] {
  const shares: readonly (readonly [measure: string, what: string, share: Share])[] = [
    ['date-near', 'date at most a day off', scores.dateNear],
    ['date', 'date exact', scores.dateExact],
    ['dated', 'date exact, day of publication known', scores.datedExact],
    ['publication', 'the day of publication would score', scores.publicationExact],
    ['5-km', 'place at most 5 km off', scores.within5Km],
    ['10-km', 'place at most 10 km off', scores.within10Km],
    ['25-km', 'place at most 25 km off', scores.within25Km],
    ['killed', 'killed within the range', scores.killed],
    ['wounded', 'wounded within the range', scores.wounded],
    ['date-place', 'one event with date and place', scores.dateAndPlace],
    ['date-place-killed', 'one event with date, place and killed', scores.dateAndPlaceAndKilled],
    ['without', 'reports without an event', scores.withoutEvent],
  ];
  return [
    ...shares.map(([measure, what, share]) => shareFigure(`${set}/${measure}`, what, share)),
    figure(
      `${set}/events`,
      'events a report',
      scores.reports === 0 ? 0 : scores.events / scores.reports,
      `${scores.events} events in ${scores.reports} reports`,
    ),
  ];
}

/** A share of what was judged. */
export const shareFigure = (id: string, what: string, { hit, of }: Share): Figure =>
  figure(id, what, of === 0 ? 0 : hit / of, `${hit} of ${of}`);

/** A figure of a value that is no share of counted things. */
export const figure = (id: string, what: string, value: number, of: string): Figure => ({
  id,
  what,
  value: Math.round(value * 10_000) / 10_000,
  of,
});

const rateFigure = (id: string, what: string, { f1, hit, gold, system }: Rate): Figure =>
  figure(id, what, f1, `${hit} of ${gold} gold, ${system} coded`);

/** Figures as they are kept, in the given order. */
export const keepFigures = (figures: readonly Figure[]): KeptFigures =>
  Object.fromEntries(figures.map(({ id, ...kept }) => [id, kept]));

/** The kept figures that are now lower by more than `tolerance`, or are gone. */
export function fallenFigures(
  kept: KeptFigures,
  now: readonly Figure[],
  toleranceOf: (id: string) => number,
): readonly string[] {
  const values = new Map(now.map(({ id, value }) => [id, value]));
  return Object.entries(kept).flatMap(([id, { value: before }]) => {
    const value = values.get(id);
    if (value === undefined) return [`${id} was ${before}, is no longer measured`];
    return value < before - toleranceOf(id) ? [`${id} fell from ${before} to ${value}`] : [];
  });
}
