const MS_A_DAY = 86_400_000;

/** The number of days from 1970 to an ISO date. */
export const dayNumber = (iso: string): number =>
  Math.round(Date.parse(iso.slice(0, 10)) / MS_A_DAY);

/** The ISO date of a day number. */
export const isoDay = (day: number): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);
