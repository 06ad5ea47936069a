import type { IncidentFilter } from '../../api/incident-filter.ts';
import type { Labels } from '../../api/labels.ts';
import type { Overview } from '../../api/schemas.ts';
import type { Words } from '../language/use-words.ts';

/** What every part of the view is given: the filter, the counts, and how to change the filter. */
export interface ViewProps {
  readonly filter: IncidentFilter;
  readonly overview: Overview;
  readonly words: Words;
  readonly labels: Labels;
  readonly change: (part: Partial<IncidentFilter>, how?: 'push' | 'replace') => void;
}
