import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import * as maplibre from 'maplibre-gl';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { circlePolygon, type LonLat } from '../../api/circle-polygon.ts';
import { TOWNS } from './towns.ts';

/** A place with what happened there, or is told to have. */
export interface MapPlace {
  readonly key: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly n: number;
  /** Kilometres that the place may be off; drawn as an area where it is told no finer. */
  readonly areaKm: number | null;
  /** ISO 3166-2 of the governorate that is told and nothing finer, to draw it whole. */
  readonly outline: string | null;
}

/** A map that takes data. */
export interface DrawnMap {
  readonly setPlaces: (places: readonly MapPlace[]) => void;
  readonly setLanguage: (language: 'ar' | 'en') => void;
  readonly setColours: () => void;
  /** Moves so that all places are in sight. */
  readonly fit: () => void;
  /** West, south, east, north of what is in sight. */
  readonly bounds: () => readonly [number, number, number, number];
  readonly remove: () => void;
}

interface Outlines {
  readonly governorates: readonly Outline[];
  readonly land: readonly Outline[];
  readonly rivers: readonly {
    readonly ar: string;
    readonly en: string;
    readonly line: readonly LonLat[];
  }[];
}
interface Outline {
  readonly id: string;
  readonly polygons: readonly (readonly (readonly LonLat[])[])[];
}

const HOME: maplibre.LngLatBoundsLike = [35.4, 32.2, 43.2, 37.6];
const NEAR: readonly number[] = [0, 0, 4.9, 6.6];

let outlines: Promise<Outlines> | undefined;

async function loadOutlines(): Promise<Outlines> {
  const answer = await fetch(new URL('../../../data/map/outlines.json', import.meta.url));
  return await answer.json();
}

/** Draws a map into an element. `onPick` is told of the place that was clicked. */
export async function drawMap(
  container: HTMLElement,
  language: 'ar' | 'en',
  onPick: (key: string) => void,
): Promise<DrawnMap> {
  maplibre.setWorkerUrl(workerAddress);
  outlines ??= loadOutlines();
  const shapes = await outlines;
  const map = new maplibre.Map({
    container,
    style: { version: 8, sources: {}, layers: [] },
    bounds: HOME,
    fitBoundsOptions: { padding: 12 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    fadeDuration: 0,
    minZoom: 3.5,
    maxZoom: 11,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-left');
  await new Promise((resolve) => map.once('load', resolve));

  addOutlines(map, shapes);
  map.addSource('areas', empty());
  map.addSource('points', empty());
  map.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-opacity': 0.16 } });
  map.addLayer({
    id: 'area-lines',
    type: 'line',
    source: 'areas',
    paint: { 'line-width': 1.2, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
  });
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'points',
    paint: {
      'circle-radius': ['+', 3, ['*', 2.6, ['sqrt', ['get', 'n']]]],
      'circle-opacity': 0.72,
      'circle-stroke-width': 1.5,
    },
  });
  for (const layer of ['points', 'areas']) {
    map.on('click', layer, ({ features }) => {
      const key: unknown = features?.[0]?.properties['key'];
      if (typeof key === 'string') onPick(key);
    });
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
  const names = addNames(map, shapes);
  names.setLanguage(language);
  let shown: readonly MapPlace[] = [];
  const colour = (): void => setColours(map, container);
  colour();

  return {
    setPlaces(places) {
      shown = places;
      void source(map, 'areas').setData(
        collection(places.flatMap((place) => areaOf(place, shapes.governorates))),
      );
      void source(map, 'points').setData(collection(places.flatMap(pointOf)));
    },
    setLanguage: names.setLanguage,
    setColours: colour,
    fit() {
      const bounds = new maplibre.LngLatBounds();
      for (const { lon, lat, areaKm } of shown) {
        for (const [x, y] of circlePolygon([lon, lat], areaKm ?? 1)) bounds.extend([x, y]);
      }
      if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 48, maxZoom: 8.5, animate: false });
    },
    bounds() {
      const bounds = map.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    },
    remove: () => map.remove(),
  };
}

const empty = (): maplibre.GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: collection([]),
});

const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

function source(map: maplibre.Map, id: string): maplibre.GeoJSONSource {
  const found = map.getSource(id);
  if (found instanceof maplibre.GeoJSONSource) return found;
  throw new Error(`The map has no source ${id}`);
}

/** The governorate itself where nothing finer is told, else a circle as wide as the place may be off. */
function areaOf(
  { key, lon, lat, areaKm, outline }: MapPlace,
  governorates: readonly Outline[],
): Feature[] {
  if (areaKm === null) return [];
  const whole = governorates.find(({ id }) => id === outline);
  if (whole !== undefined) {
    return [{ type: 'Feature', properties: { key }, geometry: polygonOf(whole) }];
  }
  const ring = circlePolygon([lon, lat], areaKm).map(([x, y]) => [x, y]);
  return [
    { type: 'Feature', properties: { key }, geometry: { type: 'Polygon', coordinates: [ring] } },
  ];
}

function pointOf({ key, lon, lat, n, areaKm }: MapPlace): Feature[] {
  if (areaKm !== null) return [];
  return [
    {
      type: 'Feature',
      properties: { key, n },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    },
  ];
}

const polygonOf = ({ polygons }: Pick<Outline, 'polygons'>): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
});

function addOutlines(map: maplibre.Map, { land, governorates, rivers }: Outlines): void {
  const shapesOf = (outlined: readonly Outline[]): FeatureCollection =>
    collection(
      outlined.map(({ id, polygons }) => ({
        type: 'Feature',
        properties: { id },
        geometry: polygonOf({ polygons }),
      })),
    );
  map.addSource('land', { type: 'geojson', data: shapesOf(land) });
  map.addSource('governorates', { type: 'geojson', data: shapesOf(governorates) });
  map.addSource('rivers', {
    type: 'geojson',
    data: collection(
      rivers.map(({ ar, line }) => ({
        type: 'Feature',
        properties: { name: ar },
        geometry: { type: 'LineString', coordinates: line.map(([x, y]) => [x, y]) },
      })),
    ),
  });
  map.addLayer({ id: 'water', type: 'background' });
  map.addLayer({ id: 'land', type: 'fill', source: 'land' });
  map.addLayer({
    id: 'governorates',
    type: 'line',
    source: 'governorates',
    paint: { 'line-width': 0.8, 'line-dasharray': [2, 2] },
  });
  map.addLayer({ id: 'borders', type: 'line', source: 'land', paint: { 'line-width': 1.3 } });
  map.addLayer({ id: 'rivers', type: 'line', source: 'rivers', paint: { 'line-width': 1.6 } });
}

function setColours(map: maplibre.Map, container: HTMLElement): void {
  const style = getComputedStyle(container);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  map.setPaintProperty('water', 'background-color', colour('water-fill'));
  map.setPaintProperty('land', 'fill-color', colour('land'));
  map.setPaintProperty('governorates', 'line-color', colour('land-line'));
  map.setPaintProperty('borders', 'line-color', colour('border-line'));
  map.setPaintProperty('rivers', 'line-color', colour('water'));
  map.setPaintProperty('areas', 'fill-color', colour('dot'));
  map.setPaintProperty('area-lines', 'line-color', colour('dot'));
  map.setPaintProperty('points', 'circle-color', colour('dot'));
  map.setPaintProperty('points', 'circle-stroke-color', colour('sheet'));
}

/** Names are elements, so that the browser shapes the Arabic. They are for the eye; the list has it all. */
function addNames(map: maplibre.Map, { rivers }: Outlines) {
  const names = TOWNS.map((town) => {
    const element = document.createElement('span');
    element.className = 'town';
    element.dataset['rank'] = String(town.rank);
    element.setAttribute('aria-hidden', 'true');
    new maplibre.Marker({ element, anchor: 'bottom' }).setLngLat([town.lon, town.lat]).addTo(map);
    return { town, element };
  });
  const showByZoom = (): void => {
    const zoom = map.getZoom();
    for (const { town, element } of names) {
      element.hidden = zoom < (NEAR[town.rank] ?? 0);
    }
  };
  map.on('zoom', showByZoom);
  showByZoom();
  const waters = rivers.flatMap((river) => {
    const middle = river.line[Math.floor(river.line.length / 2)];
    if (middle === undefined) return [];
    const element = document.createElement('span');
    element.className = 'river';
    element.setAttribute('aria-hidden', 'true');
    const [lon, lat] = middle;
    new maplibre.Marker({ element, anchor: 'left' }).setLngLat([lon, lat]).addTo(map);
    return [{ river, element }];
  });
  return {
    setLanguage(language: 'ar' | 'en'): void {
      for (const { river, element } of waters) {
        element.textContent = river[language];
        element.lang = language;
      }
      for (const { town, element } of names) {
        element.textContent = town[language];
        element.lang = language;
      }
    },
  };
}
