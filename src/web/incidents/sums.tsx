import { COUNTED } from './counted.ts';
import { RuleSelect } from './rule-select.tsx';
import type { ViewProps } from './view-props.ts';

/** How many incidents, and the sums of the adopted numbers, with the rule that adopts them. */
export function Sums({ filter, overview, words, change }: ViewProps) {
  const { say, number, count } = words;
  const { total, size, sums, disputed, rule } = overview;
  return (
    <section className="sums" aria-label={say('incidents.title')}>
      <p className="sums-total">
        <strong>{count('incidents', total)}</strong>
        {total !== size && (
          <span className="soft small">
            {' '}
            {say('incidents.of', { total: number(total), size: number(size) })}
          </span>
        )}
        {disputed > 0 && (
          <span className="soft small">
            {' '}
            · {say('incidents.disputed-count', { n: number(disputed) })}
          </span>
        )}
      </p>
      <dl aria-live="polite">
        {COUNTED.map((what) => (
          <div key={what} data-what={what}>
            <dt>{say(`column.${what}`)}</dt>
            <dd>
              <strong className="number">{number(sums[what].total)}</strong>
              <span className="soft small">{count('incidents', sums[what].incidents)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <RuleSelect
        rule={filter.rule ?? rule}
        words={words}
        onChange={(chosen) => change({ rule: chosen })}
      />
    </section>
  );
}
