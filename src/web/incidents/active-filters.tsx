import { NO_FILTER } from '../../api/incident-filter.ts';
import { describeActor } from '../describe.ts';
import type { ViewProps } from './view-props.ts';

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly drop: () => void;
}

/** The filters in force, each with a button that drops it. */
export function ActiveFilters({ filter, words, labels, change }: ViewProps) {
  const { say } = words;
  const place = (code: string): string =>
    code === 'none' ? say('incidents.no-place') : words.label(labels.places[code], code);
  const chips: Chip[] = [
    ...filter.kinds.map((kind) => ({
      key: kind,
      text: words.name('kind', kind),
      drop: () => change({ kinds: filter.kinds.filter((one) => one !== kind) }),
    })),
    ...filter.admin1.map((code) => ({
      key: code,
      text: place(code),
      drop: () => change({ admin1: filter.admin1.filter((one) => one !== code) }),
    })),
    ...filter.actors.map((actor) => ({
      key: `actor ${actor}`,
      text: describeActor(actor, labels, words),
      drop: () => change({ actors: filter.actors.filter((one) => one !== actor) }),
    })),
    ...filter.outlets.map((outlet) => ({
      key: outlet,
      text: outlet,
      drop: () => change({ outlets: filter.outlets.filter((one) => one !== outlet) }),
    })),
  ];
  const { from, to } = filter;
  if (from !== null || to !== null) {
    chips.push({
      key: 'days',
      text: [from, to].map((day) => (day === null ? '…' : words.date(day))).join(' – '),
      drop: () => change({ from: null, to: null }),
    });
  }
  if (filter.box !== null) {
    chips.push({ key: 'box', text: say('map.only-view'), drop: () => change({ box: null }) });
  }
  if (filter.disputed) {
    chips.push({
      key: 'disputed',
      text: say('incidents.disputed'),
      drop: () => change({ disputed: false }),
    });
  }
  if (filter.origins > 1) {
    chips.push({
      key: 'origins',
      text: `${say('incidents.origins')}: ${say('incidents.origins-least', { n: words.number(filter.origins) })}`,
      drop: () => change({ origins: 1 }),
    });
  }
  if (filter.words !== '') {
    chips.push({ key: 'words', text: `«${filter.words}»`, drop: () => change({ words: '' }) });
  }
  if (chips.length === 0) return null;
  const { order, rule } = filter;
  return (
    <ul className="chips">
      {chips.map(({ key, text, drop }) => (
        <li key={key}>
          <button type="button" className="chip" onClick={drop}>
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="button plain small"
          onClick={() => change({ ...NO_FILTER, order, rule })}
        >
          {say('incidents.clear')}
        </button>
      </li>
    </ul>
  );
}
