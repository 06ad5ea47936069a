import { useState } from 'react';
import type { ReportPage as Page, ReportRow } from '../../api/schemas.ts';
import { useWords } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { Loading } from '../loading.tsx';
import { useFetched } from '../use-fetched.ts';
import { useTitle } from '../use-title.ts';
import './reports.css';

/** All reports of the collection, the newest first, page by page. */
export function ReportsPage() {
  const words = useWords();
  const { say } = words;
  useTitle(say('reports.title'));
  const [before, setBefore] = useState<readonly ReportRow[]>([]);
  const [after, setAfter] = useState<string>();
  const address = after === undefined ? '/api/reports' : `/api/reports?after=${after}`;
  const fetched = useFetched<Page>(address);
  const page = fetched.value;
  if (page === undefined) return <Loading fetched={fetched} />;
  const rows = [...before, ...page.rows.filter(({ no }) => !before.some((row) => row.no === no))];
  return (
    <>
      <header className="page-head">
        <h1>{say('reports.title')}</h1>
        <p className="soft">
          {words.count('reports', page.total)}
          {page.copies > 0 && <> {say('reports.copies', { n: words.number(page.copies) })}</>}
        </p>
      </header>
      {[...Map.groupBy(rows, ({ published }) => published?.slice(0, 7) ?? '')].map(
        ([month, own]) => (
          <section key={month} className="report-month" aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`}>
              {month === '' ? say('reports.no-date') : words.date(`${month}-01`, 'month')}
            </h2>
            <ul className="report-list">
              {own.map(({ no, id, title, name, outlet, published, events, tallies }) => (
                <li key={no}>
                  <span className="soft small number">
                    {published === null ? '' : words.date(published, 'short')}
                  </span>
                  <Link href={`/report/${id}`}>
                    <bdi lang="ar">{title ?? name}</bdi>
                  </Link>
                  <span className="soft small">
                    <bdi lang="ar">{outlet ?? ''}</bdi>
                  </span>
                  <span className={events === 0 ? 'soft small' : 'small'}>
                    {words.count('events', events)}
                    {tallies > 0 && <> · {words.count('tallies', tallies)}</>}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {page.next !== null && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setBefore(rows);
            setAfter(page.next ?? undefined);
          }}
        >
          {say('reports.more')}
        </button>
      )}
    </>
  );
}
