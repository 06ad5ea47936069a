import type { IncidentDetail } from '../../api/incident-view.ts';
import type { Labels } from '../../api/labels.ts';
import { describeWhen, joinPlace } from '../describe.ts';
import type { Words } from '../language/use-words.ts';

/** What, where and when, as adopted. */
export function headlineOf(
  { reconciled: { kind, when, where }, members }: IncidentDetail,
  labels: Labels,
  words: Words,
): string {
  const [first] = members;
  const place = where.adopted ?? first?.event.where;
  return [
    words.name('kind', kind.adopted ?? first?.event.kind ?? 'other'),
    place === undefined ? '' : joinPlace(place, labels, words),
    when.adopted === null ? '' : describeWhen(when.adopted, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
