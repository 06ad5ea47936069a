import type { Labels } from '../../api/labels.ts';
import type { LinkReason } from '../../reconcile/link-reason.ts';
import { describeActor } from '../describe.ts';
import type { Words } from '../language/use-words.ts';

/** What a reason compares, in the words of the page: `4 | 7 killed`, `isis | isis`, `12 km`. */
export function describeReason(
  { feature, value }: Pick<LinkReason, 'feature' | 'value'>,
  labels: Labels,
  words: Words,
): string {
  const sides = value.split(' | ').map((side) =>
    side
      .split(', ')
      .map((part) => describePart(feature, part, labels, words))
      .join(words.language === 'ar' ? '، ' : ', '),
  );
  if (feature === 'copy') return '';
  const [one, other] = sides;
  return sides.length === 2 && one === other ? (one ?? '') : sides.join(' | ');
}

function describePart(
  feature: LinkReason['feature'],
  part: string,
  labels: Labels,
  words: Words,
): string {
  const [, n = '', unit = ''] = /^(\d+(?:\.\d+)?)(?: (\S+))?$/.exec(part) ?? [];
  if (n !== '') {
    if (unit === 'days') return words.count('days', Number(n));
    const number = words.number(Number(n));
    if (unit === 'km') return words.say('unit.km', { n: number });
    if (unit === '' || unit === 'places') return number;
    return `${number} ${words.name('outcome', unit)}`;
  }
  if (feature === 'initiator' || feature === 'target') return describeActor(part, labels, words);
  if (feature === 'kind') return words.name('kind', part);
  if (feature === 'counts') return words.name('outcome', part);
  return labels.places[part] === undefined ? part : words.label(labels.places[part], part);
}
