/** Cells are squares of half a degree, numbered from the south-west, row by row, from 1. */
const PER_DEGREE = 2;
const COLUMNS = 360 * PER_DEGREE;
const ROWS = 180 * PER_DEGREE;

/** A stretch of the map in degrees; both ends belong to it. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** The cell of a point, null without one. */
export function cellOf(lat: number | null, lon: number | null): number | null {
  if (lat === null || lon === null) return null;
  return row(lat) * COLUMNS + column(lon) + 1;
}

/** The cells of a stretch of the map: one run of numbers a row. */
export function cellRuns({
  south,
  west,
  north,
  east,
}: Bounds): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let r = row(south); r <= row(north); r++) {
    runs.push([r * COLUMNS + column(west) + 1, r * COLUMNS + column(east) + 1]);
  }
  return runs;
}

const row = (lat: number): number => clamp(Math.floor((lat + 90) * PER_DEGREE), ROWS);
const column = (lon: number): number => clamp(Math.floor((lon + 180) * PER_DEGREE), COLUMNS);
const clamp = (n: number, end: number): number => Math.min(end - 1, Math.max(0, n));
