import { Fragment } from 'react';
import type { Origin } from '../../reconcile/origins.ts';
import { type Cell, disagreementRows } from './disagreement-rows.ts';
import type { IncidentProps } from './incident-props.ts';
import { LitPassage } from './lit-passage.tsx';

/** Fields by independent origins: who agrees, who differs, who is silent, each number in its sentence. */
export function Disagreement({ incident, words, labels }: IncidentProps) {
  const { say } = words;
  const { origins } = incident.reconciled;
  const rows = disagreementRows(incident, labels, words);
  return (
    <section>
      <h2 id="disagreement">{say('incident.disagreement')}</h2>
      <p className="soft small">{say('incident.origins-note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <div className="disagreement sheet" tabIndex={0} role="region" aria-labelledby="disagreement">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('incident.field')}</th>
              <th scope="col" className="adopted">
                {say('incident.adopted')}
                <span className="soft small">{say(`rule.${incident.rule}`)}</span>
              </th>
              {origins.map((origin, i) => (
                <th scope="col" key={origin.name + origin.tellings[0]}>
                  <OriginHead
                    origin={origin}
                    number={i + 1}
                    incident={incident}
                    words={words}
                    labels={labels}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, field, title, adopted, agreement, cells }) => (
              <tr key={key} data-field={field}>
                <th scope="row">
                  <bdi>{title}</bdi>
                  {agreement !== null && (
                    <span className="soft small">
                      {say('incident.agreement', { n: words.number(Math.round(100 * agreement)) })}
                    </span>
                  )}
                </th>
                <td className="adopted">
                  <strong>
                    <bdi dir={words.direction}>{adopted}</bdi>
                  </strong>
                </td>
                {cells.map((cell, i) => (
                  <td key={origins[i]?.tellings[0] ?? i} data-stand={cell.stand}>
                    <CellContent
                      cell={cell}
                      field={field}
                      stand={say(`incident.${cell.stand}`)}
                      direction={words.direction}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CellContent({
  cell,
  field,
  stand,
  direction,
}: {
  readonly cell: Cell;
  readonly field: string;
  readonly stand: string;
  readonly direction: 'rtl' | 'ltr';
}) {
  if (cell.stand === 'silent') return <span className="soft small">{stand}</span>;
  return (
    <>
      <strong className="told-value">
        <bdi dir={direction}>{cell.text}</bdi>
      </strong>{' '}
      <span className="stand small">{stand}</span>
      {cell.parts !== '' && <bdi className="small soft parts">{cell.parts}</bdi>}
      {field === 'outcomes' && cell.member !== undefined && (
        <LitPassage member={cell.member} fields={cell.fields} />
      )}
    </>
  );
}

function OriginHead({
  origin,
  number,
  incident,
  words,
}: IncidentProps & { readonly origin: Origin; readonly number: number }) {
  // A rival account inside a report has the key of its event and a number after it.
  const keys = new Set(origin.tellings.map((key) => key.split('#')[0]));
  const members = incident.members.filter(({ key }) => keys.has(key));
  const groups = new Set(members.flatMap(({ copyGroup }) => copyGroup ?? []));
  const hasCopies = [...groups].some(
    (group) => members.filter(({ copyGroup }) => copyGroup === group).length > 1,
  );
  return (
    <div className="origin">
      <span className="soft small">
        {words.say('incident.origin', { n: words.number(number) })}
      </span>
      <bdi lang="ar" className="origin-name">
        {origin.name}
      </bdi>
      <span className="small soft origin-outlets">
        {members.map(({ key, report }, i) => (
          <Fragment key={key}>
            {i > 0 && (words.language === 'ar' ? '، ' : ', ')}
            <bdi lang="ar">{report.outlet ?? report.title}</bdi>
          </Fragment>
        ))}
        {hasCopies && <em> · {words.say('incident.copies')}</em>}
      </span>
    </div>
  );
}
