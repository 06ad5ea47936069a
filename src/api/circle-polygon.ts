/** A point in degrees, as GeoJSON orders it. */
export type LonLat = readonly [lon: number, lat: number];

const CORNERS = 48;
const KM_A_DEGREE = 111.32;

/** A ring of corners around a point at a distance in kilometres, closed. */
export function circlePolygon([lon, lat]: LonLat, km: number): LonLat[] {
  const wide = km / (KM_A_DEGREE * Math.max(0.2, Math.cos((lat * Math.PI) / 180)));
  const high = km / KM_A_DEGREE;
  return Array.from({ length: CORNERS + 1 }, (_, i): LonLat => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    return [rounded(lon + wide * Math.cos(angle)), rounded(lat + high * Math.sin(angle))];
  });
}

const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
