import { useState } from 'react';
import type { IncidentDetail } from '../../api/incident-view.ts';
import type { Status } from '../../api/schemas.ts';
import { RuleSelect } from '../incidents/rule-select.tsx';
import { useLabels } from '../labels.ts';
import { useWords } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { Loading } from '../loading.tsx';
import { goTo, usePlace } from '../route.ts';
import { useFetched } from '../use-fetched.ts';
import { useTitle } from '../use-title.ts';
import { Citation } from './citation.tsx';
import { Disagreement } from './disagreement.tsx';
import { headlineOf } from './headline.ts';
import { History } from './history.tsx';
import { Links } from './links.tsx';
import { Stances } from './stances.tsx';
import { Tellings } from './tellings.tsx';
import { ToldPlaces } from './told-places.tsx';
import { TollSteps } from './toll-steps.tsx';
import './incident.css';

/** One incident: who says what, how the toll grew, where, why the reports are held for one occurrence. */
export function IncidentPage({ id }: { readonly id: string }) {
  const words = useWords();
  const labels = useLabels();
  const { say } = words;
  const { query } = usePlace();
  const [version, setVersion] = useState(0);
  const rule = new URLSearchParams(query).get('rule');
  const address = `/api/incidents/${encodeURIComponent(id)}${rule === null ? '' : `?rule=${encodeURIComponent(rule)}`}`;
  const fetched = useFetched<IncidentDetail>(address, version);
  const status = useFetched<Status>('/api/status', version).value;
  const incident = fetched.value;
  useTitle(
    incident === undefined
      ? say('incident.title')
      : headlineOf(incident, labels, words).replaceAll(/[\u2068\u2069]/g, ''),
  );
  if (incident === undefined) {
    return (
      <>
        <BackLink text={say('incident.back')} />
        <Loading fetched={fetched} />
      </>
    );
  }
  const shared = { incident, words, labels };
  const reports = incident.reconciled.reports;
  return (
    <div className="incident">
      <BackLink text={say('incident.back')} />
      <header className="page-head">
        <div>
          <h1>
            <bdi dir={words.direction}>{headlineOf(incident, labels, words)}</bdi>
          </h1>
          <p className="soft">
            {say('told.origins', {
              reports: words.count('reports', reports),
              origins: words.count('origins', incident.reconciled.origins.length),
            })}
          </p>
        </div>
        <RuleSelect
          rule={incident.rule}
          words={words}
          onChange={(chosen) => goTo(`/incident/${id}?rule=${chosen}`, 'replace')}
        />
      </header>
      {incident.id !== id && (
        <p className="note" role="status">
          {say('incident.now-in')}{' '}
          <Link href={`/incident/${incident.id}`} dir="ltr">
            {incident.id}
          </Link>
        </p>
      )}
      <Disagreement {...shared} />
      <div className="incident-columns">
        <TollSteps incident={incident} words={words} />
        <ToldPlaces {...shared} />
        <Stances {...shared} />
      </div>
      <Tellings {...shared} />
      <Links {...shared} onJudged={() => setVersion(version + 1)} />
      <div className="incident-columns">
        <History {...shared} onChange={() => setVersion(version + 1)} />
        {status !== undefined && <Citation {...shared} status={status} />}
      </div>
    </div>
  );
}

function BackLink({ text }: { readonly text: string }) {
  return (
    <p className="small">
      <Link
        href="/"
        onClick={(event) => {
          if (history.length <= 1) return;
          event.preventDefault();
          history.back();
        }}
      >
        {text}
      </Link>
    </p>
  );
}
