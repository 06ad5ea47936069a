import type { IncidentProps } from './incident-props.ts';

/** How each toll grew or shrank with the reports, in the order of their publication. */
export function TollSteps({ incident, words }: Omit<IncidentProps, 'labels'>) {
  const { say, number } = words;
  const tolls = incident.tolls.filter(
    ({ steps }) => steps.filter(({ count }) => (count.best ?? count.low) !== null).length > 1,
  );
  if (tolls.length === 0) return null;
  const outletOf = new Map(incident.members.map(({ key, report }) => [key, report.outlet]));
  return (
    <section className="picture">
      <h2>{say('incident.toll')}</h2>
      <p className="soft small">{say('incident.toll-note')}</p>
      {tolls.map(({ what, steps }) => {
        const most = Math.max(...steps.map(({ count }) => count.best ?? count.low ?? 0));
        return (
          <div className="toll" key={what}>
            <h3>{words.name('outcome', what)}</h3>
            <ol>
              {steps.map(({ published, member, count }) => {
                const n = count.best ?? count.low;
                if (n === null) return null;
                return (
                  <li key={`${member} ${published} ${n}`}>
                    <span className="small soft">
                      {published === null ? '—' : words.date(published, 'short')}
                    </span>
                    <svg
                      className="toll-bar"
                      aria-hidden="true"
                      viewBox="0 0 100 10"
                      preserveAspectRatio="none"
                    >
                      <rect
                        x={words.direction === 'rtl' ? 100 - (100 * n) / most : 0}
                        width={(100 * n) / most}
                        height={10}
                      />
                    </svg>
                    <strong className="number">{number(n)}</strong>
                    <bdi lang="ar" className="small">
                      {outletOf.get(member) ?? ''}
                    </bdi>
                  </li>
                );
              })}
            </ol>
          </div>
        );
      })}
    </section>
  );
}
