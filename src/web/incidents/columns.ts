import { useSyncExternalStore } from 'react';

/** The columns of the table that can be chosen. */
export const COLUMNS = [
  'when',
  'kind',
  'where',
  'who',
  'killed',
  'wounded',
  'detained',
  'told',
  'agreement',
] as const;
export type Column = (typeof COLUMNS)[number];

const KEY = 'isnad-columns';
const FIRST: readonly Column[] = ['when', 'kind', 'where', 'who', 'killed', 'wounded', 'told'];
const listeners = new Set<() => void>();
let chosen = readKept();

function readKept(): readonly Column[] {
  try {
    const kept = (localStorage.getItem(KEY) ?? '').split(' ');
    const known = COLUMNS.filter((column) => kept.includes(column));
    return known.length > 0 ? known : FIRST;
  } catch {
    return FIRST;
  }
}

/** Chooses columns; the choice is kept in the browser. */
export function chooseColumns(columns: readonly Column[]): void {
  chosen = columns.length === 0 ? FIRST : columns;
  try {
    localStorage.setItem(KEY, chosen.join(' '));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen columns; renders again when they change. */
export const useColumns = (): readonly Column[] => useSyncExternalStore(subscribe, () => chosen);
