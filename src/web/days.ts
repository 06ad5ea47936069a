const MS_A_DAY = 86_400_000;

/** The ISO date so many days after another. */
export const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * MS_A_DAY).toISOString().slice(0, 10);

/** The days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY);
