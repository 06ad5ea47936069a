import { Link } from '../link.tsx';
import { Chain } from '../reader/chain.tsx';
import type { IncidentProps } from './incident-props.ts';
import { LitPassage } from './lit-passage.tsx';

/** Every report that tells the incident, with its chain and the sentence that tells it. */
export function Tellings({ incident, words }: IncidentProps) {
  const { say } = words;
  return (
    <section>
      <h2>{say('incident.tellings')}</h2>
      <ul className="tellings">
        {incident.members.map((member) => {
          const { key, report, event } = member;
          return (
            <li key={key} className="sheet">
              <header>
                <Link href={`/report/${report.id}`}>
                  <bdi lang="ar">{report.title ?? report.id}</bdi>
                </Link>
                <span className="soft small">
                  {report.published === null
                    ? say('reports.no-date')
                    : words.date(report.published)}
                </span>
              </header>
              <LitPassage member={member} fields={event.evidence.map(({ field }) => field)} />
              <Chain chain={event.accordingTo} outlet={report.outlet} words={words} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
