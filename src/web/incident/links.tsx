import { useState } from 'react';
import type { LinkDetail } from '../../api/incident-view.ts';
import type { Changed } from '../../api/schemas.ts';
import { Link } from '../link.tsx';
import { send } from '../use-fetched.ts';
import { describeReason } from './describe-reason.ts';
import type { IncidentProps } from './incident-props.ts';

const VERDICTS = ['same', 'different', 'unsure'] as const;

/** Why reports are held for one occurrence: each link with its reasons, and a person's say on it. */
export function Links({
  incident,
  words,
  labels,
  onJudged,
}: IncidentProps & { readonly onJudged: () => void }) {
  const { say } = words;
  const [moved, setMoved] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string>();
  const [reason, setReason] = useState('');
  if (incident.members.length < 2) {
    return <p className="soft">{say('incident.single')}</p>;
  }
  const judge = async ({ a, b }: LinkDetail, verdict: (typeof VERDICTS)[number]): Promise<void> => {
    try {
      const body = { a, b, verdict, reason: reason === '' ? null : reason };
      const { incidents } = await send<Changed>('POST', '/api/judgements', body);
      setMoved(incidents.length > 1 ? incidents : []);
      setReason('');
      onJudged();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section>
      <h2>{say('incident.links')}</h2>
      <p className="soft small">{say('incident.links-note')}</p>
      <div role="status">
        {moved.length > 1 && (
          <p className="note">
            {say('incident.moved')}{' '}
            {moved.map((id) => (
              <Link key={id} href={`/incident/${id}`} dir="ltr">
                {id.slice(0, 8)}{' '}
              </Link>
            ))}
          </p>
        )}
        {failure !== undefined && <p className="note">{failure}</p>}
      </div>
      <ul className="links">
        {incident.links.map((link) => (
          <li key={`${link.a} ${link.b}`} className="sheet">
            <LinkHead link={link} incident={incident} words={words} />
            <details>
              <summary className="small">{say('incident.details')}</summary>
              <ul className="reasons small">
                {link.reasons.map(({ feature, value, weight, text }) => (
                  <li key={`${feature} ${value}`} data-for={weight > 0}>
                    <span className="number" dir="ltr">
                      {weight > 0 ? '+' : '−'}
                      {words.number(Math.round(10 * Math.abs(weight)) / 10)}
                    </span>
                    <span>
                      <span className="soft">
                        {say(weight > 0 ? 'incident.for' : 'incident.against')}:{' '}
                        {words.name('feature', feature)}
                      </span>{' '}
                      <bdi>{describeReason({ feature, value }, labels, words)}</bdi>
                      {words.language === 'en' && <span className="soft"> — {text}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
            <div className="verdicts">
              {VERDICTS.map((verdict) => (
                <button
                  key={verdict}
                  type="button"
                  className="button small"
                  onClick={() => void judge(link, verdict)}
                >
                  {say(`incident.${verdict}`)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className="field judge-reason">
        <label htmlFor="judge-reason">{say('incident.reason-placeholder')}</label>
        <input
          id="judge-reason"
          dir="auto"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </section>
  );
}

function LinkHead({
  link,
  incident,
  words,
}: Omit<IncidentProps, 'labels'> & { readonly link: LinkDetail }) {
  const nameOf = (key: string) => {
    const report = incident.members.find((member) => member.key === key)?.report;
    return report?.outlet ?? report?.title ?? key;
  };
  return (
    <p>
      <bdi lang="ar">{nameOf(link.a)}</bdi> <span aria-hidden="true">—</span>{' '}
      <bdi lang="ar">{nameOf(link.b)}</bdi>{' '}
      <span className="soft small">
        {link.by === 'judgement'
          ? words.say('incident.link-by-judgement')
          : link.by === 'existing'
            ? words.say('incident.link-by-existing')
            : words.say('incident.score', { n: words.number(Math.round(10 * link.score) / 10) })}
      </span>
    </p>
  );
}
