import { useSyncExternalStore } from 'react';
import type { Labels } from '../api/labels.ts';

let labels: Labels = { actors: {}, places: {} };
const listeners = new Set<() => void>();

/** Loads the names of actors and governorates, once. */
export async function loadLabels(): Promise<void> {
  const answer = await fetch('/labels.json');
  if (!answer.ok) return;
  labels = await answer.json();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The names of actors and governorates; empty until they are loaded. */
export const useLabels = (): Labels => useSyncExternalStore(subscribe, () => labels);
