import { useEffect, useRef, useState } from 'react';
import type { Words } from '../language/use-words.ts';
import { usePreferences } from '../preferences.ts';
import type { DrawnMap, MapPlace } from './draw-map.ts';
import './map.css';

interface Props {
  readonly places: readonly MapPlace[];
  readonly words: Words;
  readonly label: string;
  /** Whether the map moves so that all its places are in sight when they change. */
  readonly fits: boolean;
  readonly onPick: (key: string) => void;
  /** Hands out the map once it is drawn. */
  readonly onDrawn?: (map: DrawnMap | undefined) => void;
}

/** A map of places. What it shows stands in a list beside it, for those who do not see it. */
export function PlaceMap({ places, words, label, fits, onPick, onDrawn }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<DrawnMap>();
  const [hasFailed, setHasFailed] = useState(false);
  const { theme } = usePreferences();
  const pick = useRef(onPick);
  pick.current = onPick;
  const drawn = useRef(onDrawn);
  drawn.current = onDrawn;
  const { language } = words;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn once; the rest is set on it.
  useEffect(() => {
    let isGone = false;
    let made: DrawnMap | undefined;
    const element = container.current;
    if (element === null) return undefined;
    import('./draw-map.ts')
      .then(({ drawMap }) => drawMap(element, language, (key) => pick.current(key)))
      .then(
        (one) => {
          made = one;
          if (isGone) one.remove();
          else {
            setMap(one);
            drawn.current?.(one);
          }
        },
        () => setHasFailed(true),
      );
    return () => {
      isGone = true;
      made?.remove();
      drawn.current?.(undefined);
    };
  }, []);
  useEffect(() => {
    map?.setPlaces(places);
    if (fits) map?.fit();
  }, [map, places, fits]);
  useEffect(() => map?.setLanguage(language), [map, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => map?.setColours(), [map, theme]);

  return (
    <div className="map-frame">
      {hasFailed && <p className="note">{words.say('map.failed')}</p>}
      <div ref={container} className="map" role="region" aria-label={label} dir="ltr" />
    </div>
  );
}
