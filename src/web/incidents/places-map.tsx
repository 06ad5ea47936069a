import { memo, useMemo, useRef } from 'react';
import type { PlaceOnMap } from '../../api/schemas.ts';
import { namePlace } from '../describe.ts';
import type { DrawnMap, MapPlace } from '../map/draw-map.ts';
import { PlaceMap } from '../map/place-map.tsx';
import type { ViewProps } from './view-props.ts';

const isFine = (precision: string): boolean => precision === 'settlement' || precision === 'exact';
const keyOf = ({ name, lat, lon, precision }: PlaceOnMap): string =>
  `${name} ${lat} ${lon} ${precision}`;

/** Degrees around a place that is picked. */
const AROUND = 0.012;
const FIRST = 40;

/** The places of the view on a map, and as a list. */
export const PlacesMap = memo(function PlacesMap({
  filter,
  overview,
  words,
  labels,
  change,
}: ViewProps) {
  const { say, number } = words;
  const map = useRef<DrawnMap>(undefined);
  const { places, offMap } = overview;
  const nameOf = ({ name, admin1 }: PlaceOnMap): string =>
    name === null
      ? admin1 === null
        ? ''
        : words.label(labels.places[admin1], admin1)
      : namePlace({ name, admin1, country: null }, labels, words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names come from the labels.
  const onMap = useMemo<readonly MapPlace[]>(
    () =>
      places.map((place) => ({
        key: keyOf(place),
        name: nameOf(place),
        lon: place.lon,
        lat: place.lat,
        n: place.incidents,
        areaKm: isFine(place.precision) ? null : Math.min(120, Math.max(6, place.accuracyKm ?? 20)),
        outline: place.precision === 'admin1' ? place.admin1 : null,
      })),
    [places, labels, words.language],
  );
  const pick = (key: string): void => {
    const place = places.find((one) => keyOf(one) === key);
    if (place === undefined) return;
    const { lon, lat } = place;
    change({ box: [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND] });
  };
  return (
    <section className="picture map-picture">
      <header>
        <h2>{say('map.title')}</h2>
        {offMap > 0 && <span className="soft small">{say('map.off', { n: number(offMap) })}</span>}
        {filter.box === null ? (
          <button
            type="button"
            className="button plain small"
            onClick={() => {
              if (map.current !== undefined) change({ box: map.current.bounds() });
            }}
          >
            {say('map.only-view')}
          </button>
        ) : (
          <button
            type="button"
            className="button plain small"
            onClick={() => change({ box: null })}
          >
            {say('map.clear-view')}
          </button>
        )}
      </header>
      <PlaceMap
        places={onMap}
        words={words}
        label={say('map.label')}
        fits={false}
        onPick={pick}
        onDrawn={(drawn) => {
          map.current = drawn;
        }}
      />
      <p className="soft small">
        {say('map.circles')} {say('map.credit')}
      </p>
      <details className="small">
        <summary>{say('map.list')}</summary>
        <ul className="place-list">
          {places
            .toSorted((a, b) => b.incidents - a.incidents)
            .slice(0, FIRST)
            .map((place) => (
              <li key={keyOf(place)}>
                <button
                  type="button"
                  className="button plain small"
                  onClick={() => pick(keyOf(place))}
                >
                  <bdi>{nameOf(place)}</bdi>
                  {!isFine(place.precision) && ` (${words.name('precision', place.precision)})`}{' '}
                  <span className="number">{words.count('incidents', place.incidents)}</span>
                </button>
              </li>
            ))}
        </ul>
      </details>
    </section>
  );
});
