import type { Where } from '../model/coded-report.ts';

/** How finely a precision tells a place: the higher, the finer. */
export const FINENESS: Readonly<Record<Where['precision'], number>> = {
  exact: 6,
  settlement: 5,
  district: 4,
  area: 3,
  admin1: 2,
  country: 1,
  unknown: 0,
};
