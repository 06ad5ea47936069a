import { describeActor } from '../describe.ts';
import type { IncidentProps } from './incident-props.ts';

/** Who is said to have taken part, by how many origins, and what they say of it themselves. */
export function Stances({ incident, words, labels }: IncidentProps) {
  const { say, count } = words;
  const { stances } = incident.reconciled;
  if (stances.length === 0) return null;
  return (
    <section className="picture">
      <h2>{say('incident.stances')}</h2>
      <ul className="stances">
        {stances.map(({ actor, role, told, self }) => {
          const origins = new Set(told.map(({ origin }) => origin)).size;
          const bases = [...new Set(told.map(({ basis }) => basis))].filter(
            (one) => one !== 'stated' && !(one === 'claimed' && self === 'claims'),
          );
          return (
            <li key={`${role} ${actor}`}>
              <strong>
                <bdi>{describeActor(actor, labels, words)}</bdi>
              </strong>{' '}
              <span className="soft small">{words.name('role', role)}</span>
              <span className="small">
                {say('incident.told-by-n', { n: count('origins', origins) })}
                {bases.map((basis) => ` · ${words.name('basis', basis)}`)}
                {self !== 'silent' && ` · ${say(`incident.self-${self}`)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
