import type { AdoptionRule } from '../reconcile/adopt.ts';
import { incidentsWithWords } from '../store/incidents.ts';
import type { Collection } from './collection.ts';
import { type IncidentFilter, writeFilter } from './incident-filter.ts';
import { buildIndex, type IncidentIndex, type Numbers } from './incident-index.ts';
import { numbersByRule } from './numbers-by-rule.ts';
import { type Selection, selectIncidents } from './select-incidents.ts';

/** What a filter leaves of the collection as it is now. */
export interface Selected {
  readonly index: IncidentIndex;
  readonly numbers: Numbers;
  readonly selection: Selection;
  readonly rule: AdoptionRule;
}

/** Selects incidents; keeps the index and the latest selections until the collection changes. */
export interface Selections {
  readonly select: (filter: IncidentFilter) => Promise<Selected>;
}

interface Kept {
  readonly revision: string;
  readonly index: IncidentIndex;
  readonly numbers: Map<AdoptionRule, Promise<Numbers>>;
  readonly selections: Map<string, Promise<Selected>>;
}

const MOST_KEPT = 24;

/** Opens the selections of a collection. */
export function openSelections({
  store,
  revision,
}: Pick<Collection, 'store' | 'revision'>): Selections {
  let kept: Promise<Kept> | undefined;
  let keptRevision = '';

  const current = (): Promise<Kept> => {
    const now = revision();
    if (kept === undefined || now !== keptRevision) {
      keptRevision = now;
      kept = buildIndex(store).then((index) => ({
        revision: now,
        index,
        numbers: new Map(),
        selections: new Map(),
      }));
    }
    return kept;
  };

  return {
    async select(filter) {
      const state = await current();
      const key = writeFilter(filter);
      const known = state.selections.get(key);
      if (known !== undefined) return await known;
      const selected = selectNow(state, filter);
      state.selections.set(key, selected);
      const [oldest] = state.selections.keys();
      if (state.selections.size > MOST_KEPT && oldest !== undefined)
        state.selections.delete(oldest);
      return await selected;
    },
  };

  async function selectNow({ index, numbers: byRule }: Kept, filter: IncidentFilter) {
    const rule = filter.rule ?? index.rule;
    const pending = byRule.get(rule) ?? numbersByRule(store, index, rule);
    byRule.set(rule, pending);
    const numbers = await pending;
    const found = await findWords(index, filter.words);
    return { index, numbers, rule, selection: selectIncidents(index, filter, numbers, found) };
  }

  /** The positions of incidents that a report with these words tells; undefined without words. */
  async function findWords(
    index: IncidentIndex,
    words: string,
  ): Promise<ReadonlySet<number> | undefined> {
    if (words.trim() === '') return undefined;
    const rows = await incidentsWithWords(store.db, words).execute();
    return new Set(rows.flatMap(({ incident_no }) => index.positions.get(incident_no ?? -1) ?? []));
  }
}
