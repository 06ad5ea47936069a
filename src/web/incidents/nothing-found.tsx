import { NO_FILTER } from '../../api/incident-filter.ts';
import { Link } from '../link.tsx';
import type { ViewProps } from './view-props.ts';

/** What stands in place of the table: nothing passes the filters, or there is nothing yet. */
export function NothingFound({ filter, overview, words, change }: ViewProps) {
  const { say } = words;
  const { order, rule } = filter;
  return (
    <div className="sheet nothing" role="status">
      <p>{say(overview.size === 0 ? 'incidents.none-yet' : 'incidents.empty')}</p>
      {overview.size === 0 ? (
        <p>
          <code dir="ltr">isnad add reports/</code> <Link href="/try">{say('nav.try')}</Link>
        </p>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => change({ ...NO_FILTER, order, rule })}
        >
          {say('incidents.clear')}
        </button>
      )}
    </div>
  );
}
