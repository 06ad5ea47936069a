import { useSyncExternalStore } from 'react';
import type { Labels } from '../api/labels.ts';

let labels: Labels = { actors: {}, places: {}, english: {} };
const listeners = new Set<() => void>();

/** Loads the names of actors and governorates, once. */
export async function loadLabels(): Promise<void> {
  const answer = await fetch('/labels.json');
  if (!answer.ok) return;
  const { english } = labels;
  show({ ...(await answer.json()), english });
}

let asksForPlaces = false;

/** Loads the English names of places, once, where the page is read in English. */
export async function loadEnglishPlaces(): Promise<void> {
  if (asksForPlaces) return;
  asksForPlaces = true;
  const answer = await fetch('/places.json');
  if (answer.ok) show({ ...labels, english: await answer.json() });
}

function show(loaded: Labels): void {
  labels = loaded;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The names of actors and governorates; empty until they are loaded. */
export const useLabels = (): Labels => useSyncExternalStore(subscribe, () => labels);
