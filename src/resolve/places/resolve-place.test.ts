import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Where } from '../../model/coded-report.ts';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { findPlaces } from './find-places.ts';
import { compileGazetteer, extendGazetteer, gazetteerOf, type Table } from './gazetteer.ts';
import { layoutProblem, readGeonames } from './read-geonames.ts';
import { placeContextOf, resolvePlace } from './resolve-place.ts';

const HEADER =
  'id name_ar variants_ar name_en lat lon class admin1 country accuracy_km parent population cue';

/** A small gazetteer of invented places, so that the cases do not depend on the data. */
const ROWS = `
XX;بلاد;;Land;30;40;country;;XX;500;;;
XX-A;الغرب;;West;31;39;admin1;XX-A;XX;60;XX;;yes
XX-B;نسيم;;Nasim;31;42;admin1;XX-B;XX;60;XX;;
b-nasim;نسيم;;Nasim;31;42;city;XX-B;XX;3;XX-B;200000;
a-mina;منية;;Minya;31.2;39.1;town;XX-A;XX;3;XX-A;9000;
b-mina;منية;;Minya;31.1;42.1;village;XX-B;XX;3;XX-B;900;
b-rawda;الروضة;;Rawda;31.01;42.01;quarter;XX-B;XX;1;b-nasim;;yes
a-rawda;الروضة;;Rawda;31.3;39.2;village;XX-A;XX;4;XX-A;;yes
b-camp;مخيم الندى;;Nada;31.05;42.3;camp;XX-B;XX;2;XX-B;;
b-jail;سجن الرمل;;Raml;31.02;42;prison;XX-B;XX;1;b-nasim;;
b-dist;منية;;Minya;31.1;42.1;district;XX-B;XX;20;XX-B;;yes
`;
const table: Table = [
  HEADER.split(' '),
  ...ROWS.trim()
    .split('\n')
    .map((row) => row.split(';')),
];
const cues = parse(
  readFileSync(join(import.meta.dirname, '../../../data/gazetteer/cues.yaml'), 'utf8'),
);
const gazetteer = compileGazetteer([table], cues);

function resolveAll(raw: string): Where[] {
  const mentions = findPlaces(tokenize(fold(raw)), raw, gazetteer);
  const context = placeContextOf(mentions, gazetteer);
  return mentions.map((mention) => resolvePlace(mention, context).where);
}

const first = (raw: string): Where | undefined => resolveAll(raw)[0];

describe('resolvePlace', () => {
  test.each([
    ['the city before the governorate', 'في نسيم', 'XX-B', 'settlement'],
    ['the governorate where its word says so', 'في محافظة نسيم', 'XX-B', 'admin1'],
    ['the countryside', 'في ريف نسيم', 'XX-B', 'area'],
    ['a namesake by its governorate', 'في بلدة منية بمحافظة نسيم', 'XX-B', 'settlement'],
    ['a namesake by the city that it lies beside', 'في منية شرقي نسيم', 'XX-B', 'settlement'],
    ['the larger namesake else', 'في منية', 'XX-A', 'settlement'],
    ['a quarter by its city', 'في حي الروضة بمدينة نسيم', 'XX-B', 'settlement'],
    ['a village by its word', 'في قرية الروضة', 'XX-A', 'settlement'],
    ['a district by its word', 'في منطقة منية بمحافظة نسيم', 'XX-B', 'district'],
    ['a camp', 'في مخيم الندى', 'XX-B', 'settlement'],
    ['a prison', 'في سجن الرمل', 'XX-B', 'exact'],
    ['the side of a town', 'غربي بلدة منية', 'XX-A', 'settlement'],
    ['a facility of a town', 'قرب مشفى منية', 'XX-A', 'exact'],
    ['an unknown village in its governorate', 'قرية الغرين بريف نسيم', 'XX-B', 'settlement'],
  ])('reads %s', (_, text, admin1, precision) => {
    expect(first(text)).toMatchObject({ admin1, precision });
  });

  test('keeps the other readings as candidates', () => {
    expect(first('في بلدة منية')?.candidates).toContain('b-mina');
    expect(first('في سجن الرمل')?.candidates).toBeUndefined();
  });

  test('lets the other places of a report decide', () => {
    const [, , where] = resolveAll('في مخيم الندى وفي سجن الرمل. هجوم في منية');
    expect(where?.admin1).toBe('XX-B');
  });

  test('moves towards the side that is told', () => {
    const east = first('في ريف نسيم الشرقي');
    expect(east?.lon).toBeGreaterThan(42.1);
    expect(east?.lat).toBe(31);
    expect(east?.accuracyKm).toBeGreaterThan(20);
  });

  test('moves by the distance that is told', () => {
    const where = first('على بعد 50 كم شمال نسيم');
    expect(where?.lat).toBeCloseTo(31.45, 1);
    expect(where?.precision).toBe('area');
    expect(where?.accuracyKm).toBeGreaterThan(10);
  });

  test('lies between the ends of a road', () => {
    const where = first('على طريق مخيم الندى – نسيم');
    expect(where?.lon).toBeGreaterThan(42);
    expect(where?.lon).toBeLessThan(42.3);
    expect(where?.accuracyKm).toBeGreaterThan(10);
  });

  test('takes the namesake that lies near the other end of the road', () => {
    expect(first('على طريق منية – نسيم')?.admin1).toBe('XX-B');
  });

  test('says no more than what holds an unknown name', () => {
    const where = first('قرية الغرين بريف نسيم');
    expect(where).toMatchObject({ name: 'الغرين', lat: 31, lon: 42 });
    expect(where?.accuracyKm).toBeGreaterThanOrEqual(30);
  });

  test('has no coordinates for a name that nothing holds', () => {
    expect(first('في قرية الغرين')).toEqual({
      name: 'الغرين',
      admin1: null,
      country: null,
      lat: null,
      lon: null,
      precision: 'settlement',
      accuracyKm: null,
    });
  });

  test('takes words that refer back for the place named before', () => {
    const all = resolveAll('في نسيم. وأغلقت المدينة، ثم عم الهدوء المحافظة');
    expect(all.map(({ name, precision }) => [name, precision])).toEqual([
      ['نسيم', 'settlement'],
      ['نسيم', 'settlement'],
      ['نسيم', 'admin1'],
    ]);
  });
});

describe('gazetteerOf', () => {
  test('takes the tables out of all data files', () => {
    const files = { 'gazetteer/a.tsv': table, 'gazetteer/cues.yaml': cues, 'actors/b.tsv': [] };
    expect(gazetteerOf({ files }).places).toHaveLength(gazetteer.places.length);
  });
});

describe('extendGazetteer', () => {
  const dump = [
    ['7', 'Ghurayn', 'Ghurayn', 'الغرين,Ghurain', '31.5', '42.5', 'P', 'PPL', 'XX', '', '09'],
    ['8', 'Nasim', 'Nasim', 'نسيم', '31.001', '42.001', 'P', 'PPLA', 'XX', '', '09'],
    ['9', 'No Arabic', 'No Arabic', '', '31', '42', 'P', 'PPL', 'XX', '', '09'],
    ['10', 'Broken', 'Broken', 'مكسور', 'north', '42', 'P', 'PPL', 'XX', '', '09'],
    ['11', 'Manzila', 'Manzila', 'المنزلة', '31', '42', 'P', 'PPL', 'XX', '', '09'],
  ];
  const read = readGeonames(dump.map((cells) => cells.join('\t')).join('\n'), gazetteer);

  test('adds the places of a dump that have Arabic names and coordinates', () => {
    expect(read.places.map(({ id }) => id)).toEqual(['gn-7']);
    expect(read.known).toBe(1);
    expect(read.left).toEqual([
      { line: 3, why: 'no name in Arabic script' },
      { line: 4, why: 'no coordinates' },
      { line: 5, why: 'its name is an everyday word' },
    ]);
  });

  test('places a new row in the governorate of its nearest neighbour', () => {
    expect(read.places[0]?.admin1).toBe('XX-B');
  });

  test('takes a code of the dump for the governorate that most of its rows lie in', () => {
    const row = (id: string, lat: string, code: string): string =>
      [id, 'Zanbaq', 'Zanbaq', 'زنبقانية', lat, '42', 'P', 'PPL', 'XX', '', code].join('\t');
    const rows = ['31.1', '31.15', '31.2'].map((lat, i) => row(`2${i}`, lat, '09'));
    const far = readGeonames([...rows, row('30', '35.9', '09')].join('\n'), gazetteer);
    expect(far.places.map(({ admin1 }) => admin1)).toEqual(Array(4).fill('XX-B'));
    const without = readGeonames([...rows, row('30', '35.9', '')].join('\n'), gazetteer);
    expect(without.places.at(-1)?.admin1).not.toBe('XX-B');
  });

  test('makes its names known', () => {
    const raw = 'في قرية الغرين بريف نسيم';
    const extended = extendGazetteer(gazetteer, read.places);
    const mentions = findPlaces(tokenize(fold(raw)), raw, extended);
    expect(mentions[0]?.places[0]?.id).toBe('gn-7');
  });
});

describe('layoutProblem', () => {
  const dump = (...cells: readonly string[]): string =>
    [...cells, ...Array<string>(19).fill('')].slice(0, 19).join('\t');
  const place = dump('7', 'Ghurayn', 'Ghurayn', 'الغرين', '31.5', '42.5', 'P', 'PPL', 'XX');

  test.each([
    ['a dump', place],
    ['a dump with Windows line ends and an empty line', `${place}\r\n\r\n${place}\r\n`],
    ['a dump with one broken row', [place, 'broken', place].join('\n')],
  ])('finds none in %s', (_, source) => {
    expect(layoutProblem(source)).toBeUndefined();
  });

  test.each([
    ['nothing', '\n\n', /no lines/],
    ['prose', 'نص بلا أعمدة\nثان', /not separated by tabs/],
    ['a table of three columns', 'a\tb\tc\nd\te\tf', /3 columns .* has 19/],
    ['other columns', dump('الغرين', '31.5', '42.5'), /columns 5 and 6/],
  ])('finds it in %s', (_, source, says) => {
    expect(layoutProblem(source)).toMatch(says);
  });
});
