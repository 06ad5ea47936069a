import type { CodedEvent } from '../../model/coded-report.ts';
import type { CorrectedValue } from '../../model/correction.ts';

/** The value that a correction begins with: what the program coded, or a new item of a list. */
export function firstValue(event: CodedEvent, path: string): CorrectedValue {
  const [, list, index] = /^(who|outcomes)\[(\d+|\+)\]$/.exec(path) ?? [];
  if (list === 'outcomes') {
    const known = event.outcomes[Number(index)];
    return known ?? { what: 'killed', who: 'civilians', low: 1, high: 1, best: 1 };
  }
  if (list === 'who') {
    const known = event.who[Number(index)];
    return known ?? { id: 'unidentified', role: 'initiator', basis: 'stated', as: null };
  }
  const field = CORRECTABLE.find((one) => one === path) ?? 'kind';
  return event[field];
}

const CORRECTABLE = ['kind', 'status', 'count', 'seized', 'when', 'where', 'accordingTo'] as const;

/** Whether a path names an item that stands in a list and can be taken out of it. */
export const isListItem = (path: string): boolean => /\[\d+\]$/.test(path);

/** Whether a path can be corrected at all. */
export const isCorrectable = (path: string): boolean =>
  CORRECTABLE.some((field) => field === path) || /^(?:who|outcomes)\[(?:\d+|\+)\]$/.test(path);
