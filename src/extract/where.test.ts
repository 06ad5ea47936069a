import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

/** Own texts and the place of each of their events: name, governorate, precision. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly places: readonly string[];
}

const knowledge = loadKnowledge();

const placesOf = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-15' }, knowledge).events.map(
    ({ where: { name, admin1, precision } }) => `${name ?? '?'} ${admin1 ?? '?'} ${precision}`,
  );

const FINEST: readonly Row[] = [
  {
    name: 'the village of the text before the town of the headline',
    text: 'إصابة طفلين بانفجار لغم في كوباني\n\nأصيب طفلان، أمس، بانفجار لغم أرضي في قرية تل غزال جنوب مدينة كوباني.',
    places: ['تل غزال SY-HL settlement'],
  },
  {
    name: 'a road in the text before the seat in the headline',
    text: 'مقتل قيادي سابق في درعا\n\nقُتل قيادي سابق برصاص مجهولين، مساء أمس، على الطريق الواصل بين بلدتي صيدا والنعيمة.',
    places: ['صيدا SY-DR area'],
  },
  {
    name: 'a mountain in the text before the seat in the headline',
    text: 'كركوك.. مقتل جنديين بانفجار عبوة\n\nقُتل جنديان بانفجار عبوة ناسفة، أمس، قرب وادي زغيتون.',
    places: ['وادي زغيتون IQ-KI area'],
  },
  {
    name: 'a quarter before the city that the same clause names',
    text: 'شهدت المدينة في حمص أمس اغتيال محام أمام مكتبه في حي الزهراء برصاص مسلحين.',
    places: ['الزهراء SY-HI settlement'],
  },
  {
    name: 'the seat where nothing finer is told',
    text: 'انفجار في الحسكة\n\nأصيب ثلاثة مدنيين بانفجار عبوة ناسفة في الحسكة أمس.',
    places: ['الحسكة SY-HA settlement'],
  },
  {
    name: 'the village of the headline where the text only tells the countryside',
    text: 'قتيلان بانفجار لغم في قرية تل غزال\n\nقُتل مدنيان بانفجار لغم أرضي، أمس، في ريف حلب الشرقي.',
    places: ['تل غزال SY-HL settlement'],
  },
];

const SEVERAL: readonly Row[] = [
  {
    name: 'quarters of a city are the city',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في حيي الرميلة والنهضة.',
    places: ['الرقة SY-RA settlement'],
  },
  {
    name: 'districts of a governorate are the governorate',
    text: 'ألقت الشرطة القبض على سبعة مطلوبين، أمس، في قضاءي راوة وعنه.',
    places: ['الأنبار IQ-AN area'],
  },
  {
    name: 'towns of a governorate are the governorate',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في بلدتي الشحيل والبصيرة.',
    places: ['دير الزور SY-DY area'],
  },
  {
    name: 'governorates are the country',
    text: 'اعتقلت قوات الأمن الداخلي عشرة أشخاص، أمس، في محافظات حمص وحماة وإدلب.',
    places: ['سوريا ? country'],
  },
  {
    name: 'a place and what holds it are one',
    text: 'اعتقلت قوات سوريا الديمقراطية عشرة أشخاص، أمس، في بلدة الشحيل، شرقي دير الزور.',
    places: ['الشحيل SY-DY settlement'],
  },
  {
    name: 'a place and where the men came from are two',
    text: 'اعتقلت قوات سوريا الديمقراطية شابا من أهالي الميادين، أمس، في بلدة الشحيل.',
    places: ['الشحيل SY-DY settlement'],
  },
];

const HELD: readonly Row[] = [
  {
    name: 'a bridge is told by the town of its occurrence',
    text: 'مقتل متظاهرين في الكوت\n\nقُتل متظاهران في مدينة الكوت أمس. وسقط القتيلان برصاص قوات الأمن عند جسر الأمانة.',
    places: ['الكوت IQ-WA exact'],
  },
];

describe('the place of an event', () => {
  test.each(FINEST)('the finest: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(SEVERAL)('several: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
  test.each(HELD)('held: $name', ({ text, places }) => {
    expect(placesOf(text)).toEqual(places);
  });
});
