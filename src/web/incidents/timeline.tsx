import { memo, type PointerEvent, useRef, useState } from 'react';
import { addDays, daysBetween } from '../days.ts';
import type { ViewProps } from './view-props.ts';

const WIDTH = 600;
const HEIGHT = 96;

/** Incidents by their first day. Dragging across the bars chooses a time; time runs left to right. */
export const Timeline = memo(function Timeline({ filter, overview, words, change }: ViewProps) {
  const { say, number } = words;
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<readonly [number, number]>();
  const { histogram } = overview;
  if (histogram === null) return null;
  const { from, days, counts, before } = histogram;
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const binAt = (event: PointerEvent): number => {
    const box = svg.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    const share = (event.clientX - box.left) / box.width;
    return Math.min(counts.length - 1, Math.max(0, Math.floor(share * counts.length)));
  };
  const isIn = (bin: number): boolean => {
    if (drag !== undefined) return bin >= Math.min(...drag) && bin <= Math.max(...drag);
    const start = addDays(from, bin * days);
    const end = addDays(start, days - 1);
    return (
      (filter.from === null || end >= filter.from) && (filter.to === null || start <= filter.to)
    );
  };
  const choose = (a: number, b: number): void =>
    change({
      from: addDays(from, Math.min(a, b) * days),
      to: addDays(from, (Math.max(a, b) + 1) * days - 1),
    });
  const isFiltered = filter.from !== null || filter.to !== null;
  const ticks = monthTicks(from, counts.length * days);
  return (
    <section className="picture">
      <header>
        <h2>{say('timeline.title')}</h2>
        <span className="soft small">
          {say('timeline.per', {
            days: days === 1 ? say('timeline.day') : say('timeline.days', { n: number(days) }),
          })}
          {before > 0 && ` · ${say('timeline.before', { n: number(before) })}`}
        </span>
        {isFiltered && (
          <button
            type="button"
            className="button plain small"
            onClick={() => change({ from: null, to: null })}
          >
            {say('timeline.clear')}
          </button>
        )}
      </header>
      <svg
        ref={svg}
        className="timeline"
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('timeline.label')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([binAt(event), binAt(event)]);
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) setDrag([drag[0], binAt(event)]);
        }}
        onPointerUp={() => {
          if (drag !== undefined) choose(...drag);
          setDrag(undefined);
        }}
        onPointerCancel={() => setDrag(undefined)}
      >
        {ticks.map(({ day }) => {
          const x = (daysBetween(from, day) / days) * step;
          return <line key={day} x1={x} x2={x} y1={0} y2={HEIGHT + 6} className="tick" />;
        })}
        {counts.map((n, bin) => {
          const height = n === 0 ? 0 : Math.max(2, (n / most) * (HEIGHT - 6));
          return (
            <rect
              key={addDays(from, bin * days)}
              className="bar"
              data-on={isIn(bin)}
              x={bin * step}
              y={HEIGHT - height}
              width={Math.max(0.5, step * 0.82)}
              height={height}
            />
          );
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="axis" />
      </svg>
      <div className="timeline-months small soft" aria-hidden="true">
        {ticks
          .filter(
            ({ day }, i) =>
              i % Math.ceil(ticks.length / 4) === 0 &&
              daysBetween(from, day) < 0.86 * counts.length * days,
          )
          .map(({ day }) => (
            <span
              key={day}
              style={{
                left: `${((100 * daysBetween(from, day)) / (counts.length * days)).toFixed(2)}%`,
              }}
            >
              <bdi>{words.date(day, 'month')}</bdi>
            </span>
          ))}
      </div>
    </section>
  );
});

/** The first days of the months in a stretch of days. */
function monthTicks(from: string, days: number): readonly { readonly day: string }[] {
  const ticks: { readonly day: string }[] = [];
  const end = addDays(from, days);
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (;;) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day >= end) return ticks;
    ticks.push({ day });
  }
}
