import { send } from '../use-fetched.ts';
import type { IncidentProps } from './incident-props.ts';

/** What persons decided about the incident, newest first; each judgement can be taken back. */
export function History({
  incident,
  words,
  onChange,
}: IncidentProps & { readonly onChange: () => void }) {
  const { say } = words;
  const undo = async (no: number): Promise<void> => {
    await send('POST', `/api/judgements/${no}/undo`, {});
    onChange();
  };
  return (
    <section className="picture">
      <h2>{say('incident.history')}</h2>
      {incident.judgements.length === 0 && (
        <p className="soft small">{say('incident.no-history')}</p>
      )}
      <ul className="history">
        {incident.judgements.map(({ no, verdict, reason, actor, at, undone }) => (
          <li key={no} data-undone={undone}>
            <span>
              {say('incident.judged', {
                verdict: say(`incident.${verdict}`),
                actor: `\u2068${actor}\u2069`,
                date: words.date(at.slice(0, 10)),
              })}
              {reason !== null && (
                <>
                  {' '}
                  <q>
                    <bdi>{reason}</bdi>
                  </q>
                </>
              )}
            </span>
            {undone ? (
              <em className="soft small">{say('incident.undone')}</em>
            ) : (
              <button type="button" className="button small" onClick={() => void undo(no)}>
                {say('incident.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
