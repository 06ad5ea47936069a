import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Labels } from '../../api/labels.ts';
import type { IncidentRow } from '../../api/schemas.ts';
import { describeActor, namePlace } from '../describe.ts';
import type { Words } from '../language/use-words.ts';
import { Link } from '../link.tsx';
import { type Column, useColumns } from './columns.ts';
import { useNarrow } from './use-narrow.ts';
import { useRows } from './use-rows.ts';

interface Props {
  readonly address: string;
  readonly total: number;
  readonly words: Words;
  readonly labels: Labels;
}

const ROW_HEIGHT = 46;
/** On a narrow screen a row is a card of several lines. */
const CARD_HEIGHT = 112;
const OVERSCAN = 12;

/** The incidents of the view. Only the rows in sight are drawn, whatever their number. */
export function IncidentTable({ address, total, words, labels }: Props) {
  const { say } = words;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns();
  const { rowAt, need } = useRows(address);
  const height = useNarrow() ? CARD_HEIGHT : ROW_HEIGHT;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are measured anew.
  useEffect(() => virtualizer.measure(), [height]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => need(first, last), [need, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [address]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move between the links inside.
    <div className="table sheet" ref={scroller} onKeyDown={moveBetweenRows}>
      <div
        role="table"
        aria-label={say('incidents.table')}
        aria-rowcount={total + 1}
        data-columns={columns.join(' ')}
      >
        <div role="rowgroup" className="table-head">
          <div role="row" aria-rowindex={1} className="table-row">
            {columns.map((column) => (
              <span role="columnheader" key={column} data-column={column}>
                {say(`column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="table-body"
          style={{ blockSize: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <div
                role="row"
                aria-rowindex={index + 2}
                className="table-row"
                key={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <span
                    role="cell"
                    key={column}
                    data-column={column}
                    data-label={say(`column.${column}`)}
                  >
                    {row === undefined ? '…' : cellOf(row, column, words, labels)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function cellOf(row: IncidentRow, column: Column, words: Words, labels: Labels): ReactNode {
  const { say, number } = words;
  switch (column) {
    case 'when':
      return <Link href={`/incident/${row.id}`}>{dayOf(row, words)}</Link>;
    case 'kind':
      return row.foiled
        ? `${words.name('kind', row.kind)} (${say('value.foiled')})`
        : words.name('kind', row.kind);
    case 'where': {
      const code = row.admin1 ?? row.country;
      const region = code === null ? '' : words.label(labels.places[code], code);
      return (
        <>
          <bdi>
            {row.place === null ? region : namePlace({ ...row, name: row.place }, labels, words)}
          </bdi>
          {row.place !== null && row.place !== region && (
            <span className="soft small">
              {' '}
              <bdi>{region}</bdi>
            </span>
          )}
        </>
      );
    }
    case 'who':
      return row.actors.map((actor, i) => (
        <span key={actor}>
          {i > 0 && (words.language === 'ar' ? '، ' : ', ')}
          <bdi>{describeActor(actor, labels, words)}</bdi>
        </span>
      ));
    case 'told':
      return (
        <span className={row.origins > 1 ? '' : 'soft'}>
          {say('told.origins', {
            reports: words.count('reports', row.reports),
            origins: words.count('origins', row.origins),
          })}
        </span>
      );
    case 'agreement':
      return row.agreement === null ? '' : `${number(Math.round(100 * row.agreement))}%`;
    default: {
      const n = row[column];
      const differs = row.agreement !== null && row.agreement < 1;
      return n === null ? (
        ''
      ) : (
        <strong data-disputed={differs && column !== 'detained'}>{number(n)}</strong>
      );
    }
  }
}

function dayOf({ from, to }: IncidentRow, words: Words): string {
  if (from === null) return words.say('value.unknown');
  return to === null || to === from
    ? words.date(from)
    : `${words.date(from, 'short')} – ${words.date(to)}`;
}

/** Arrow keys, and J and K whatever the keyboard layout, move from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.table-body a')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = links[at < 0 ? 0 : at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
