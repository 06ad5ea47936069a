import { epochDay, toIso } from './days.ts';

/** The day that an address tells, and how surely it is that of publication. */
export interface UrlDate {
  /** ISO date. */
  readonly iso: string;
  /** `stamp`: the number of the post holds its moment; `path`: the address is filed under a day. */
  readonly rule: 'times/published-url-stamp' | 'times/published-url-path';
}

/** Millisecond at which the numbers of posts on X (Twitter) begin to count. */
const STAMP_EPOCH = 1_288_834_974_657n;
/** Bits of such a number below its milliseconds. */
const STAMP_SHIFT = 22n;
/** Hours that the clocks of Syria and Iraq are ahead of UTC. */
const CLOCK_AHEAD = 3;
const HOUR_MS = 3_600_000;
const STATUS = /\/status(?:es)?\/(\d{16,19})(?!\d)/u;
const STAMPED_HOSTS =
  /^https?:\/\/(?:[a-z]+\.)?(?:x|twitter|nitter|fxtwitter|vxtwitter)\.[a-z]+\//iu;
const FILED = /[/_-]((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)/u;

/**
 * The day of publication as the address of a report tells it: in the number of a post, or in a path of
 * year, month and day (`/2024/10/24/`). A day after `horizon` (ISO) is none.
 */
export function findUrlDate(url: string, horizon: string): UrlDate | undefined {
  const found = stampOf(url) ?? pathOf(url);
  return found === undefined || found.iso > horizon ? undefined : found;
}

function stampOf(url: string): UrlDate | undefined {
  const number = STAMPED_HOSTS.test(url) ? STATUS.exec(url)?.[1] : undefined;
  if (number === undefined) return undefined;
  const ms = Number((BigInt(number) >> STAMP_SHIFT) + STAMP_EPOCH) + CLOCK_AHEAD * HOUR_MS;
  return { iso: new Date(ms).toISOString().slice(0, 10), rule: 'times/published-url-stamp' };
}

function pathOf(url: string): UrlDate | undefined {
  const [, year, , month, day] = FILED.exec(url) ?? [];
  const filed = epochDay(Number(year), Number(month), Number(day));
  return filed === undefined || Number.isNaN(filed)
    ? undefined
    : { iso: toIso(filed), rule: 'times/published-url-path' };
}
