import { Fragment } from 'react';
import type { Labels } from '../api/labels.ts';
import type { Where } from '../model/coded-report.ts';
import { placeParts } from './describe.ts';
import type { Words } from './language/use-words.ts';

interface Props {
  readonly where: Where;
  readonly labels: Labels;
  readonly words: Words;
}

/** A place with its governorate. Each name stands in its own direction. */
export function PlaceName({ where, labels, words }: Props) {
  return (
    <span>
      {placeParts(where, labels, words).map((part, i) => (
        <Fragment key={part}>
          {i > 0 && (words.language === 'ar' ? '، ' : ', ')}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
