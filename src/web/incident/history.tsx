import type { ReactNode } from 'react';
import { describeCorrection } from '../correct/correction-list.tsx';
import { Link } from '../link.tsx';
import { send } from '../use-fetched.ts';
import type { IncidentProps } from './incident-props.ts';

interface Entry {
  readonly key: string;
  readonly text: ReactNode;
  readonly reason: string | null;
  readonly at: string;
  readonly undone: boolean;
  /** Where taking it back is asked for. */
  readonly undo: string;
}

/** What persons decided and corrected about the incident, the newest first; each can be taken back. */
export function History(props: IncidentProps & { readonly onChange: () => void }) {
  const { words, onChange } = props;
  const { say } = words;
  const entries = entriesOf(props).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const undo = async (address: string): Promise<void> => {
    await send('POST', address, {});
    onChange();
  };
  return (
    <section className="picture">
      <h2>{say('incident.history')}</h2>
      {entries.length === 0 && <p className="soft small">{say('incident.no-history')}</p>}
      <ul className="history">
        {entries.map(({ key, text, reason, undone, undo: address }) => (
          <li key={key} data-undone={undone}>
            <span>
              {text}
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
              <button type="button" className="button small" onClick={() => void undo(address)}>
                {say('incident.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function entriesOf({ incident, words, labels }: IncidentProps): readonly Entry[] {
  const { say } = words;
  const by = ({ actor, at }: { readonly actor: string; readonly at: string }) => ({
    actor: `\u2068${actor}\u2069`,
    date: words.date(at.slice(0, 10)),
  });
  const judgements = incident.judgements.map((judgement): Entry => {
    const { no, verdict, reason, at, undone } = judgement;
    const text = say('incident.judged', { verdict: say(`incident.${verdict}`), ...by(judgement) });
    return { key: `j${no}`, text, reason, at, undone, undo: `/api/judgements/${no}/undo` };
  });
  const corrections = incident.corrections.map((correction): Entry => {
    const { no, report, reason, at, undone } = correction;
    const text = (
      <>
        {describeCorrection(correction, labels, words)} · {say('correct.by', by(correction))} ·{' '}
        <Link href={`/report/${report}`}>{say('incident.read')}</Link>
      </>
    );
    return { key: `c${no}`, text, reason, at, undone, undo: `/api/corrections/${no}/undo` };
  });
  return [...judgements, ...corrections];
}
