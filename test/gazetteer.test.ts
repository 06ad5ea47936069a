import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { distanceKm } from '../src/resolve/places/gazetteer.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'gazetteer');
const FILES = ['countries', 'admin1', 'districts', 'regions', 'syria', 'iraq', 'cities', 'abroad'];
const HEADER =
  'id name_ar variants_ar name_en lat lon class admin1 country accuracy_km parent population cue';
const CLASSES = new Set(
  `country region admin1 district subdistrict city town village quarter camp prison crossing oil-field
   airport base road river dam mountain bridge hospital square facility`.split(/\s+/u),
);
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/u;

interface Row {
  readonly file: string;
  readonly cells: readonly string[];
  readonly id: string;
  readonly names: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly class: string;
  readonly admin1: string;
  readonly country: string;
  readonly accuracy: number;
  readonly parent: string;
}

const rows = FILES.flatMap(readRows);
const byId = new Map(rows.map((row) => [row.id, row]));

function readRows(file: string): readonly Row[] {
  const source = readFileSync(join(FOLDER, `${file}.tsv`), 'utf8');
  const [, ...lines] = source.slice(0, -1).split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (at: number): string => cells[at] ?? '';
    return {
      file,
      cells,
      id: cell(0),
      names: [cell(1), ...cell(2).split('|')].filter((name) => name !== ''),
      lat: Number(cell(4)),
      lon: Number(cell(5)),
      class: cell(6),
      admin1: cell(7),
      country: cell(8),
      accuracy: Number(cell(9)),
      parent: cell(10),
    };
  });
}

const wrong = (bad: (row: Row) => boolean): readonly string[] =>
  rows.filter(bad).map(({ file, id }) => `${file} ${id}`);

describe.each(FILES)('%s.tsv', (file) => {
  const source = readFileSync(join(FOLDER, `${file}.tsv`), 'utf8');
  test('has the header row and ends with a line end', () => {
    expect(source.split('\n')[0]?.replaceAll('\t', ' ')).toBe(HEADER);
    expect(source.endsWith('\n')).toBe(true);
  });
  test('has no invisible controls', () => {
    expect(source.split('\n').filter((line) => INVISIBLE.test(line))).toEqual([]);
  });
});

test('cues.yaml has no invisible controls', () => {
  expect(INVISIBLE.test(readFileSync(join(FOLDER, 'cues.yaml'), 'utf8'))).toBe(false);
});

describe('rows', () => {
  test('have 13 cells', () => {
    expect(wrong(({ cells }) => cells.length !== 13)).toEqual([]);
  });
  test('have ids of their own', () => {
    const seen = new Set<string>();
    expect(wrong(({ id }) => seen.size === seen.add(id).size)).toEqual([]);
  });
  test('have a known class', () => {
    expect(wrong((row) => !CLASSES.has(row.class))).toEqual([]);
  });
  test('have Arabic names without the word for their kind twice', () => {
    expect(wrong(({ names }) => names.length === 0)).toEqual([]);
    expect(wrong(({ names }) => new Set(names).size !== names.length)).toEqual([]);
    expect(wrong(({ names }) => names.some((name) => name !== name.trim()))).toEqual([]);
  });
  test('have an accuracy', () => {
    expect(wrong(({ accuracy }) => !(accuracy > 0))).toEqual([]);
  });
  test('have an existing governorate and parent', () => {
    expect(wrong(({ admin1 }) => admin1 !== '' && byId.get(admin1)?.class !== 'admin1')).toEqual(
      [],
    );
    expect(wrong(({ parent }) => parent !== '' && !byId.has(parent))).toEqual([]);
  });
  test('of Syria and Iraq have their governorate', () => {
    const settled = new Set(['city', 'town', 'village', 'quarter', 'camp', 'prison']);
    expect(
      wrong(
        (row) => settled.has(row.class) && ['SY', 'IQ'].includes(row.country) && row.admin1 === '',
      ),
    ).toEqual([]);
  });
  test('agree in country and governorate', () => {
    expect(wrong(({ admin1, country }) => admin1 !== '' && admin1.slice(0, 2) !== country)).toEqual(
      [],
    );
  });
  test('have a cue of yes, in, prep or nothing', () => {
    expect(wrong(({ cells }) => !['', 'yes', 'in', 'prep'].includes(cells[12] ?? '?'))).toEqual([]);
  });
  test.each([
    ['SY', 32.2, 37.4, 35.5, 42.5],
    ['IQ', 29, 37.5, 38.7, 48.7],
  ])('of %s lie inside it', (country, south, north, west, east) => {
    expect(
      wrong(
        ({ country: of, lat, lon }) =>
          of === country && !(lat > south && lat < north && lon > west && lon < east),
      ),
    ).toEqual([]);
  });
  test('lie near their parent', () => {
    const far = wrong((row) => {
      const parent = byId.get(row.parent);
      if (parent === undefined || parent.class === 'country' || row.country !== 'SY') return false;
      const reach = parent.class === 'admin1' ? parent.accuracy * 2 : parent.accuracy + 150;
      return distanceKm(row, parent) > reach + row.accuracy;
    });
    expect(far).toEqual([]);
  });
});

describe('coverage', () => {
  test.each([
    ['syria', 1500],
    ['iraq', 300],
    ['districts', 500],
    ['admin1', 130],
    ['cities', 2000],
  ])('%s.tsv has at least %i rows', (file, least) => {
    expect(rows.filter((row) => row.file === file).length).toBeGreaterThanOrEqual(least);
  });
  test('all governorates of Syria and Iraq are there', () => {
    const codes = rows.filter((row) => row.class === 'admin1').map(({ id }) => id);
    expect(codes.filter((id) => id.startsWith('SY-'))).toHaveLength(14);
    expect(codes.filter((id) => id.startsWith('IQ-'))).toHaveLength(19);
  });
});
