import type { CodedEvent, Evidence, Outcome, Participant } from '../model/coded-report.ts';
import type { CorrectedValue, Correction } from '../model/correction.ts';

/** The rule that evidence names where a person picked the words. */
export const PERSON_RULE = 'person/corrected';

/** Lays corrections, oldest first, over the coded events of their report. */
export function applyCorrections(
  events: readonly CodedEvent[],
  corrections: readonly Correction[],
): readonly CodedEvent[] {
  return corrections.reduce(applyOne, events);
}

function applyOne(events: readonly CodedEvent[], correction: Correction): readonly CodedEvent[] {
  const { act, event: id, value } = correction;
  if (act === 'add') {
    const added = isEvent(value) && !events.some((event) => event.id === id);
    return added ? [...events, value] : events;
  }
  const target = findTarget(events, correction);
  if (target === undefined) return events;
  if (act === 'remove') return events.filter((event) => event !== target);
  return events.map((event) => (event === target ? withValue(event, correction) : event));
}

/** The event itself, or the one that now stands where it stood. */
function findTarget(
  events: readonly CodedEvent[],
  { event: id, anchor }: Correction,
): CodedEvent | undefined {
  const same = events.find((event) => event.id === id);
  if (same !== undefined) return same;
  const near = events.filter(({ evidence }) =>
    evidence.some(({ start, end }) => start < anchor.end && anchor.start < end),
  );
  return near.find(({ kind }) => kind === anchor.kind) ?? near[0];
}

function withValue(event: CodedEvent, correction: Correction): CodedEvent {
  const { field, value, before } = correction;
  if (field === 'status') return evident(withStatus(event, value), correction, field);
  if (isWhole(field)) return evident({ ...event, [field]: value }, correction, field);
  const [, list, index] = /^(who|outcomes)\[(\d+|\+)\]$/.exec(field ?? '') ?? [];
  if (list === 'outcomes') {
    const { items, at } = replaced(event.outcomes, index, value, before, isSameOutcome);
    return evident({ ...event, outcomes: items }, correction, at);
  }
  if (list === 'who') {
    const { items, at } = replaced(event.who, index, value, before, isSameParty);
    return evident({ ...event, who: items }, correction, at);
  }
  return event;
}

/** The fields that are corrected as a whole. */
const WHOLE = ['kind', 'status', 'count', 'seized', 'when', 'where', 'accordingTo'] as const;
/** Whether a path names a field that is corrected as a whole. */
export const isWhole = (field: string | null): field is (typeof WHOLE)[number] =>
  WHOLE.some((one) => one === field);

function withStatus({ foiled: _, ...event }: CodedEvent, value: CorrectedValue): CodedEvent {
  return value === 'foiled'
    ? { ...event, status: 'foiled', foiled: true }
    : { ...event, status: 'happened' };
}

/** Replaces, appends or takes out an item; it is found by what it was, else by its place. */
function replaced<Item extends Outcome | Participant>(
  items: readonly Item[],
  index: string | undefined,
  value: CorrectedValue,
  before: CorrectedValue,
  isSame: (a: Item, b: Item) => boolean,
): { readonly items: readonly Item[]; readonly at: string | null } {
  const item = value as Item | null;
  const known = before as Item | null;
  const list = items.length > 0 && 'what' in (items[0] ?? {}) ? 'outcomes' : listOf(value);
  if (index === '+') {
    if (item === null) return { items, at: null };
    return { items: [...items, item], at: `${list}[${items.length}]` };
  }
  const found = known === null ? -1 : items.findIndex((one) => isSame(one, known));
  const at = found >= 0 ? found : Number(index);
  if (items[at] === undefined) return { items, at: null };
  if (item === null) return { items: items.toSpliced(at, 1), at: `-${list}[${at}]` };
  return { items: items.with(at, item), at: `${list}[${at}]` };
}

const listOf = (value: CorrectedValue): string =>
  value !== null && typeof value === 'object' && 'what' in value ? 'outcomes' : 'who';
const isSameOutcome = (a: Outcome, b: Outcome): boolean => a.what === b.what && a.who === b.who;
const isSameParty = (a: Participant, b: Participant): boolean => a.id === b.id && a.role === b.role;
const isEvent = (value: CorrectedValue): value is CodedEvent =>
  value !== null && typeof value === 'object' && 'evidence' in value;

/** Puts the picked words in place of the program's. A path with a minus was taken out of its list. */
function evident(event: CodedEvent, { span }: Correction, path: string | null): CodedEvent {
  if (path === null) return event;
  if (path.startsWith('-'))
    return { ...event, evidence: withoutItem(event.evidence, path.slice(1)) };
  const others = event.evidence.filter(
    ({ field }) => field !== path && !field.startsWith(`${path}[`),
  );
  const own: readonly Evidence[] =
    span === null ? [] : [{ field: path, start: span.start, end: span.end, rule: PERSON_RULE }];
  return { ...event, evidence: [...others, ...own] };
}

/** Drops the evidence of a list item and moves up that of the items after it. */
function withoutItem(evidence: readonly Evidence[], path: string): readonly Evidence[] {
  const [, list = '', index = '0'] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
  return evidence.flatMap((one) => {
    const [, of, at] = /^(\w+)\[(\d+)\]$/.exec(one.field) ?? [];
    if (of !== list || Number(at) < Number(index)) return [one];
    if (at === index) return [];
    return [{ ...one, field: `${list}[${Number(at) - 1}]` }];
  });
}
