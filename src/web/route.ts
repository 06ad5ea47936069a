import { useSyncExternalStore } from 'react';

/** Where in the page one is: the path, and the query as the filters write it. */
export interface Place {
  readonly path: string;
  readonly query: string;
}

const listeners = new Set<() => void>();
let place: Place = readPlace();

function readPlace(): Place {
  return { path: location.pathname, query: location.search };
}

function announce(): void {
  place = readPlace();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', announce);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', announce);
  };
}

/** The present place; renders again when it changes. */
export const usePlace = (): Place => useSyncExternalStore(subscribe, () => place);

/** Goes to an address of the page. `replace` leaves no step back, as for a filter that is typed. */
export function goTo(address: string, how: 'push' | 'replace' = 'push'): void {
  if (address === location.pathname + location.search) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  announce();
}
