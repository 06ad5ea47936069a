import { useCallback, useEffect, useRef, useState } from 'react';
import type { IncidentPage, IncidentRow } from '../../api/schemas.ts';

const PAGE = 100;

/** The rows of a long list, fetched page by page as they come into sight. */
export function useRows(address: string): {
  readonly rowAt: (i: number) => IncidentRow | undefined;
  readonly need: (from: number, to: number) => void;
} {
  const pages = useRef(new Map<number, readonly IncidentRow[] | 'pending'>());
  const current = useRef(address);
  const [, setDrawn] = useState(0);
  if (current.current !== address) {
    current.current = address;
    pages.current = new Map();
  }
  const fetchPage = useCallback(async (page: number): Promise<void> => {
    const of = current.current;
    const kept = pages.current;
    if (kept.has(page)) return;
    kept.set(page, 'pending');
    const answer = await fetch(`/api/incidents?${of}&start=${page * PAGE}&limit=${PAGE}`);
    if (!answer.ok) {
      kept.delete(page);
      return;
    }
    const { rows }: IncidentPage = await answer.json();
    kept.set(page, rows);
    if (current.current === of) setDrawn((n) => n + 1);
  }, []);
  const need = useCallback(
    (from: number, to: number): void => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
        void fetchPage(page);
      }
    },
    [fetchPage],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first page.
  useEffect(() => {
    void fetchPage(0);
  }, [address, fetchPage]);
  return {
    need,
    rowAt(i) {
      const page = pages.current.get(Math.floor(i / PAGE));
      return page === undefined || page === 'pending' ? undefined : page[i % PAGE];
    },
  };
}
