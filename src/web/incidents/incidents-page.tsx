import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { type IncidentFilter, readFilter, writeFilter } from '../../api/incident-filter.ts';
import type { Overview } from '../../api/schemas.ts';
import { useLabels } from '../labels.ts';
import { useWords } from '../language/use-words.ts';
import { Loading } from '../loading.tsx';
import { goTo, usePlace } from '../route.ts';
import { askEarly, useFetched } from '../use-fetched.ts';
import { useTitle } from '../use-title.ts';
import { ActiveFilters } from './active-filters.tsx';
import { Facets } from './facets.tsx';
import { IncidentTable } from './incident-table.tsx';
import { NothingFound } from './nothing-found.tsx';
import { PlacesMap } from './places-map.tsx';
import { Sums } from './sums.tsx';
import { Tallies } from './tallies.tsx';
import { Timeline } from './timeline.tsx';
import { ViewTools } from './view-tools.tsx';
import './incidents.css';

/** The incidents of the collection: filters, map, timeline and table, all of one view in the address. */
export function IncidentsPage() {
  const words = useWords();
  const labels = useLabels();
  const { query } = usePlace();
  const filter = useMemo(() => readFilter(new URLSearchParams(query)), [query]);
  const address = writeFilter(filter);
  const fetched = useFetched<Overview>(`/api/overview?${address}`);
  const overview = fetched.value;
  useTitle(words.say('incidents.title'));
  // The numbers come first; what is drawn of them follows when there is time.
  const later = useDeferredValue(overview) ?? overview;
  const laterFilter = useDeferredValue(filter);
  const { from, to, box } = laterFilter;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pictures show no more of the filter.
  const drawn = useMemo(() => laterFilter, [from, to, box?.join()]);
  const present = useRef(filter);
  present.current = filter;
  const change = useCallback(
    (part: Partial<IncidentFilter>, how: 'push' | 'replace' = 'push'): void => {
      const written = writeFilter({ ...present.current, ...part });
      askEarly(`/api/overview?${written}`);
      goTo(written === '' ? '/' : `/?${written}`, how);
    },
    [],
  );
  if (overview === undefined || later === undefined) return <Loading fetched={fetched} />;
  const shared = { filter, overview, words, labels, change };
  return (
    <div className="incidents" aria-busy={fetched.isLoading}>
      <h1 className="hidden">{words.say('incidents.title')}</h1>
      <Facets {...shared} />
      <div className="incidents-main">
        <Sums {...shared} />
        <ActiveFilters {...shared} />
        <ViewTools {...shared} address={address} />
        <div className="incidents-views">
          {overview.total === 0 ? (
            <NothingFound {...shared} />
          ) : (
            <IncidentTable address={address} words={words} labels={labels} total={overview.total} />
          )}
          <div className="incidents-pictures">
            <Timeline {...shared} filter={drawn} overview={later} />
            <PlacesMap {...shared} filter={drawn} overview={later} />
            <Tallies {...shared} filter={drawn} overview={later} />
          </div>
        </div>
      </div>
    </div>
  );
}
