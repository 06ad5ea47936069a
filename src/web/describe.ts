import type { Labels } from '../api/labels.ts';
import type { Count, Outcome, Participant, When, Where } from '../model/coded-report.ts';
import type { Words } from './language/use-words.ts';

/** A number with its bounds in words: `4`, `at least 3`, `3 to 5`. */
export function describeCount({ low, high, best, approx }: Count, words: Words): string {
  const { say, number } = words;
  if (low !== null && high !== null && low !== high) {
    const range = say('value.range', { low: number(low), high: number(high) });
    return best === null || best === low || best === high ? range : `${number(best)} (${range})`;
  }
  if (best === null && low === null && high === null) return say('value.some');
  if (high === null && low !== null) {
    if (best === null && low <= 2) return say('value.some');
    return say('value.at-least', { n: number(low) });
  }
  if (low === null && high !== null) return say('value.at-most', { n: number(high) });
  const n = number(best ?? low ?? 0);
  return approx === true ? say('value.about', { n }) : n;
}

/** A time span in words. */
export function describeWhen({ from, to, precision }: When, words: Words): string {
  if (from === null) return words.say('value.unknown');
  if (precision === 'year') return words.number(Number(from.slice(0, 4))).replace(/[,٬]/g, '');
  if (precision === 'month') return words.date(from, 'month');
  if (precision === 'week') return words.say('precision.week', { date: words.date(from) });
  const span = to === null || to === from ? words.date(from) : describeSpan(from, to, words);
  return precision === 'about' ? `${words.say('precision.about')} ${span}` : span;
}

const describeSpan = (from: string, to: string, words: Words): string =>
  from.slice(0, 4) === to.slice(0, 4)
    ? `${words.date(from, 'short')} – ${words.date(to)}`
    : `${words.date(from)} – ${words.date(to)}`;

/** The name of a place as told; in English its English name where the gazetteer has one. */
export function namePlace(
  { name, admin1, country }: Pick<Where, 'name' | 'admin1' | 'country'>,
  labels: Labels,
  words: Words,
): string {
  if (name === null || words.language === 'ar') return name ?? '';
  return labels.english[`${name}|${admin1 ?? country ?? ''}`] ?? labels.english[`${name}|`] ?? name;
}

/** The area of a tally: a code, or a name as told. */
export const nameArea = (area: string, labels: Labels, words: Words): string =>
  labels.places[area] === undefined
    ? namePlace({ name: area, admin1: null, country: null }, labels, words)
    : words.label(labels.places[area], area);

/** The parts of a place, the finest first, each in a language of its own; how fine it is comes last. */
export function placeParts(where: Where, labels: Labels, words: Words): readonly string[] {
  const { name, admin1, country, precision } = where;
  const code = admin1 ?? country;
  const region = code === null ? undefined : words.label(labels.places[code], code);
  const own = code === null ? undefined : labels.places[code]?.ar;
  const isFine = precision === 'settlement' || precision === 'exact';
  const coarse = isFine || name === null || name === own ? '' : words.name('precision', precision);
  const parts = [name === own ? '' : namePlace(where, labels, words), coarse, region ?? ''].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? [words.say('value.unknown')] : parts;
}

/** The parts of a place in one line, each held apart so that two directions do not mix. */
export const joinPlace = (where: Where, labels: Labels, words: Words): string =>
  placeParts(where, labels, words)
    .map((part) => `\u2068${part}\u2069`)
    .join(words.language === 'ar' ? '، ' : ', ');

/** The name of an actor. */
export const describeActor = (id: string, labels: Labels, words: Words): string =>
  words.label(labels.actors[id], id);

/** A party of an event with its part in it. */
export function describeParticipant(who: Participant, labels: Labels, words: Words): string {
  const basis = who.basis === 'stated' ? '' : ` (${words.name('basis', who.basis)})`;
  return describeActor(who.id, labels, words) + basis;
}

/** What came of an event: number, what, of whom. */
export function describeOutcome(outcome: Outcome, labels: Labels, words: Words): string {
  const what = words.name('outcome', outcome.what);
  const who = describeActor(outcome.who, labels, words);
  return words.language === 'ar'
    ? `${what}: ${describeCount(outcome, words)} — ${who}`
    : `${describeCount(outcome, words)} ${what} — ${who}`;
}
