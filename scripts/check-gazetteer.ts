/**
 * Says where the hand-made gazetteer disagrees with GeoNames-style dumps (19 tab-separated columns,
 * no header): rows whose nearest namesake lies further off than their stated accuracy, and how many
 * rows have a namesake at all. Prints to stdout, one row a line; changes nothing.
 *
 *   npm run check:gazetteer -- SY.txt IQ.txt
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldWord } from '../src/text/fold.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'gazetteer');
const CHECKED = ['syria', 'iraq', 'districts'];
/** What a namesake may be further off before it is another place of the name altogether. */
const OTHER_PLACE_KM = 40;

interface Point {
  readonly lat: number;
  readonly lon: number;
}

const [, , ...files] = process.argv;
if (files.length === 0) {
  process.stderr.write('usage: npm run check:gazetteer -- DUMP.txt…\n');
  process.exitCode = 2;
} else check(files);

function check(dumps: readonly string[]): void {
  const points = readDumps(dumps);
  let compared = 0;
  let off = 0;
  let rows = 0;
  for (const file of CHECKED) {
    const [, ...lines] = readFileSync(join(FOLDER, `${file}.tsv`), 'utf8')
      .trimEnd()
      .split('\n');
    for (const line of lines) {
      const cells = line.split('\t');
      const [id = '', name = '', variants = '', , lat = '', lon = ''] = cells;
      const accuracy = Number(cells[9] ?? 0);
      const country = cells[8] ?? '';
      const here = { lat: Number(lat), lon: Number(lon) };
      rows += 1;
      const distances = [name, ...variants.split('|')]
        .filter((each) => each !== '')
        .flatMap((each) => points.get(`${country} ${bareName(each)}`) ?? [])
        .map((point) => ({ point, km: distanceKm(point, here) }))
        .sort((a, b) => a.km - b.km);
      const [nearest] = distances;
      if (nearest === undefined || nearest.km > OTHER_PLACE_KM) continue;
      compared += 1;
      if (nearest.km <= accuracy) continue;
      off += 1;
      process.stdout.write(
        `${file}\t${id}\t${name}\t${nearest.km.toFixed(1)} km off, stated ${accuracy} km\n`,
      );
    }
  }
  process.stderr.write(
    `${rows} rows, ${compared} with a namesake nearby, ${off} off by more than stated\n`,
  );
}

function readDumps(dumps: readonly string[]): Map<string, Point[]> {
  const points = new Map<string, Point[]>();
  for (const line of dumps.flatMap((file) => readFileSync(file, 'utf8').split('\n'))) {
    const cells = line.split('\t');
    const [, , , alternates = '', lat = '', lon = ''] = cells;
    for (const name of alternates.split(',')) {
      if (!/[\u0600-\u06ff]/u.test(name)) continue;
      const key = `${cells[8] ?? ''} ${bareName(name)}`;
      const list = points.get(key) ?? [];
      list.push({ lat: Number(lat), lon: Number(lon) });
      points.set(key, list);
    }
  }
  return points;
}

function bareName(name: string): string {
  const folded = foldWord(name.replace(/^(?:قرية|بلدة|مدينة|ناحية) /u, '')).replaceAll(' ', '');
  return folded.startsWith('ال') ? folded.slice(2) : folded;
}

function distanceKm(a: Point, b: Point): number {
  const y = (a.lat - b.lat) * 111.2;
  const x = (a.lon - b.lon) * 111.2 * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(x, y);
}
