import { useId, useState } from 'react';
import { KINDS } from '../../model/coded-report.ts';
import { describeActor } from '../describe.ts';
import type { Words } from '../language/use-words.ts';
import type { ViewProps } from './view-props.ts';

/** All filters but those of the map and the timeline, each value with the number of its incidents. */
export function Facets({ filter, overview, words, labels, change }: ViewProps) {
  const { say } = words;
  const id = useId();
  const { facets } = overview;
  return (
    <details className="facets" open={isWide()}>
      <summary>{say('incidents.filters')}</summary>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor={`${id}-words`}>{say('incidents.search')}</label>
          <input
            id={`${id}-words`}
            type="search"
            dir="auto"
            value={filter.words}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => change({ words: target.value }, 'replace')}
          />
          <span id={`${id}-hint`} className="soft small">
            {say('incidents.search-hint')}
          </span>
        </div>
        <div className="days">
          {(['from', 'to'] as const).map((end) => (
            <div className="field" key={end}>
              <label htmlFor={`${id}-${end}`}>{say(`incidents.${end}`)}</label>
              <input
                id={`${id}-${end}`}
                type="date"
                value={filter[end] ?? ''}
                onChange={({ target }) =>
                  change({ [end]: target.value === '' ? null : target.value })
                }
              />
            </div>
          ))}
        </div>
        <Facet
          title={say('incidents.facet-kind')}
          counts={facets.kinds}
          chosen={filter.kinds}
          nameOf={(kind) => words.name('kind', kind)}
          words={words}
          onChange={(chosen) => change({ kinds: KINDS.filter((kind) => chosen.includes(kind)) })}
        />
        <Facet
          title={say('incidents.facet-place')}
          counts={facets.admin1}
          chosen={filter.admin1}
          nameOf={(code) =>
            code === 'none' ? say('incidents.no-place') : words.label(labels.places[code], code)
          }
          words={words}
          onChange={(admin1) => change({ admin1 })}
        />
        <Facet
          title={say('incidents.facet-actor')}
          counts={facets.actors}
          chosen={filter.actors}
          nameOf={(actor) => describeActor(actor, labels, words)}
          words={words}
          onChange={(actors) => change({ actors })}
        />
        <Facet
          title={say('incidents.facet-outlet')}
          counts={facets.outlets}
          chosen={filter.outlets}
          nameOf={(outlet) => outlet}
          words={words}
          onChange={(outlets) => change({ outlets })}
        />
        <div className="field">
          <label htmlFor={`${id}-origins`}>{say('incidents.origins')}</label>
          <select
            id={`${id}-origins`}
            value={filter.origins}
            onChange={({ target }) => change({ origins: Number(target.value) })}
          >
            <option value={1}>{say('incidents.origins-any')}</option>
            {[2, 3, 4].map((n) => (
              <option key={n} value={n}>
                {say('incidents.origins-least', { n: words.number(n) })}
              </option>
            ))}
          </select>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={filter.disputed}
            onChange={({ target }) => change({ disputed: target.checked })}
          />
          <span>{say('incidents.disputed')}</span>
        </label>
      </form>
    </details>
  );
}

const FIRST = 7;
const isWide = (): boolean => matchMedia('(width >= 64rem)').matches;

interface FacetProps {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly words: Words;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Facet({ title, counts, chosen, nameOf, words, onChange }: FacetProps) {
  const [showsAll, setShowsAll] = useState(false);
  const values = [...new Set([...chosen, ...Object.keys(counts)])].toSorted(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (a < b ? -1 : 1),
  );
  const most = Math.max(1, ...Object.values(counts));
  const shown = values.filter((value, i) => showsAll || i < FIRST || chosen.includes(value));
  if (values.length === 0) return null;
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      <ul>
        {shown.map((value) => (
          <li key={value}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                  )
                }
              />
              <bdi>{nameOf(value)}</bdi>
              <meter
                className="facet-bar"
                aria-hidden="true"
                min={0}
                max={most}
                value={counts[value] ?? 0}
              />
              <span className="number small soft">{words.number(counts[value] ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
      {values.length > FIRST && (
        <button type="button" className="button plain small" onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? words.say('incidents.less')
            : words.say('incidents.more', { n: words.number(values.length) })}
        </button>
      )}
    </fieldset>
  );
}
