import type { IncidentDetail } from '../../api/incident-view.ts';
import type { Labels } from '../../api/labels.ts';
import type { Words } from '../language/use-words.ts';

/** What every part of the page of an incident is given. */
export interface IncidentProps {
  readonly incident: IncidentDetail;
  readonly words: Words;
  readonly labels: Labels;
}
