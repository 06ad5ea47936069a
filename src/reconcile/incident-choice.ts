import type { Kind } from '../model/coded-report.ts';

/** A stretch of the map in degrees: west, south, east, north; its edges belong to it. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Stands among governorates for events that name none. */
export const NO_ADMIN1 = 'none';

/**
 * Which incidents are meant: the one form in which the commands and the page ask for them. An incident
 * is found by what any of its reports tells: one of its events has one of the kinds, lies in one of the
 * governorates and countries and falls into the days, all at once. An empty list asks for nothing.
 */
export interface IncidentChoice {
  /** Words that one of the reports holds; `"…"` for words side by side. */
  readonly words: string;
  /** First and last ISO day, inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly kinds: readonly Kind[];
  /** ISO 3166-2 codes, or `none`. */
  readonly admin1: readonly string[];
  /** ISO 3166-1 codes. */
  readonly countries: readonly string[];
  /** Ids of actors that take part, in whatever role. */
  readonly actors: readonly string[];
  readonly outlets: readonly string[];
  /** Where the adopted place lies. */
  readonly box: Box | null;
  /** Only incidents with so many independent origins. */
  readonly origins: number;
  /** Only incidents whose tellers give different numbers. */
  readonly disputed: boolean;
}

/** Chooses every incident. */
export const EVERY_INCIDENT: IncidentChoice = {
  words: '',
  from: null,
  to: null,
  kinds: [],
  admin1: [],
  countries: [],
  actors: [],
  outlets: [],
  box: null,
  origins: 1,
  disputed: false,
};
