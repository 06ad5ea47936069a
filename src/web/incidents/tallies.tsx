import { memo } from 'react';
import { describeActor, describeCount, describeWhen, nameArea } from '../describe.ts';
import { Link } from '../link.tsx';
import type { ViewProps } from './view-props.ts';

const FIRST = 12;

/** Totals that others tell for the time and the places of the view, apart from all counts. */
export const Tallies = memo(function Tallies({ overview, words, labels }: ViewProps) {
  const { say } = words;
  const { tallies } = overview;
  if (tallies.length === 0) return null;
  return (
    <details className="picture" open>
      <summary>
        <h2>{say('incidents.tallies')}</h2>{' '}
        <span className="soft small">{words.count('tallies', tallies.length)}</span>
      </summary>
      <p className="soft small">{say('incidents.tallies-note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <ul className="tally-list" tabIndex={0} aria-label={say('incidents.tallies')}>
        {tallies.slice(0, FIRST).map((tally) => {
          const { report, what, n, low, high, who, area, from, to, teller } = tally;
          const outcome = words.name('outcome', what);
          const name = outcome === what ? words.name('tally', what) : outcome;
          const parts = [
            who === null ? '' : describeActor(who, labels, words),
            area === null ? '' : nameArea(area, labels, words),
            from === null ? '' : describeWhen({ from, to, precision: 'span' }, words),
          ].filter((part) => part !== '');
          const key = `${report} ${what} ${who} ${area} ${n} ${from}`;
          return (
            <li key={key}>
              <strong className="number">
                {describeCount({ low: low ?? n, high: high ?? n, best: n }, words)}
              </strong>{' '}
              {name}{' '}
              {parts.map((part) => (
                <span key={part}>
                  · <bdi>{part}</bdi>{' '}
                </span>
              ))}
              <Link href={`/report/${report}`} className="small">
                <bdi lang="ar">{teller ?? report}</bdi>
              </Link>
            </li>
          );
        })}
      </ul>
    </details>
  );
});
