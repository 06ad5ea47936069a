import { useSyncExternalStore } from 'react';
import type { Labels } from '../api/labels.ts';

let labels: Labels = { actors: {}, places: {}, english: {} };
const listeners = new Set<() => void>();

/** Loads the names of actors and governorates, once. */
export async function loadLabels(): Promise<void> {
  const loaded = await fetchJson<Labels>('/labels.json');
  if (loaded !== undefined) show({ actors: loaded.actors, places: loaded.places });
}

let asksForPlaces = false;

/** Loads the English names of places, once, where the page is read in English. */
export async function loadEnglishPlaces(): Promise<void> {
  if (asksForPlaces) return;
  asksForPlaces = true;
  const english = await fetchJson<Labels['english']>('/places.json');
  if (english !== undefined) show({ english });
}

async function fetchJson<Value>(address: string): Promise<Value | undefined> {
  const answer = await fetch(address);
  return answer.ok ? await answer.json() : undefined;
}

/** Whichever comes last keeps what came before it. */
function show(part: Partial<Labels>): void {
  labels = { ...labels, ...part };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The names of actors and governorates; empty until they are loaded. */
export const useLabels = (): Labels => useSyncExternalStore(subscribe, () => labels);
