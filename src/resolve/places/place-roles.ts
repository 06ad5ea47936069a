import { bare } from '../../rules/phrase-index.ts';
import type { PlaceRole } from './place-mention.ts';
import type { ReadPart } from './read-part.ts';
import { bareAt, isMark, type PlaceScan, senseAt } from './scan.ts';

const FARTHEST = 4;

/** What a place is told for, as far as the words before and beside it show. */
export function roleOf(scan: PlaceScan, core: ReadPart, from: number, to: number): PlaceRole {
  if (core.tagged && !core.cued && core.prep === null) return 'tag';
  if (isDateline(scan, core, from, to)) return 'dateline';
  const named = roleOfName(scan, core, from);
  if (named !== undefined) return named;
  // سيارة تابعة لمشفى …: whose it is, not where it was.
  if (
    core.prep === 'to' &&
    !core.loosePrep &&
    /^تابع(?:ه|ين|ون|ات)?$/u.test(bareAt(scan, from - 1)) &&
    // في قرية تابعة لبلدة …: a place of the town is in it.
    !LAND.test(bareAt(scan, from - 2))
  ) {
    return 'unit-name';
  }
  if (core.prep === 'to' && core.relation !== 'on-road' && core.relation !== 'distance') {
    // قصف … لقرية …: what is written onto the place is more often the object than the goal.
    if (!core.loosePrep) return core.places[0]?.class === 'country' ? 'actor' : 'event';
    return enters(scan, from) ? 'event' : 'destination';
  }
  if (core.prep === 'from') return roleOfFrom(scan, from, to);
  return isCountryThatActs(scan, core, from, to) ? 'actor' : 'event';
}

const LAND =
  /^(?:قري[هت]?(?:ين|ان)?|مزرع[هت](?:ين)?|مزارع|بلد[هت](?:ين)?|ناحيه|منطقه|مناطق|باديه|اراضي?|حي|تجمع)$/u;

const rolesBefore = (scan: PlaceScan, at: number): ReadonlySet<string> => senseAt(scan, at).roles;

/** Words for people that say "from" only after من: من أهالي …, but أهالي القرية خرجوا. */
const NEEDS_FROM = new Set(['اهالي', 'سكان', 'وجهاء', 'وجيه', 'شيوخ', 'عشاير']);

function roleOfName(scan: PlaceScan, core: ReadPart, from: number): PlaceRole | undefined {
  const at = isMark(scan, from - 1, '"\'(') ? from - 2 : from - 1;
  const before = rolesBefore(scan, at);
  const word = bareAt(scan, at);
  if (before.has('outlet') && core.prep === null) return 'outlet-name';
  // مراسل الميادين is of the channel, مراسلنا في الميادين is there.
  if (before.has('speaker') && core.prep === null && !core.cued) return 'outlet-name';
  if (endsOutlet(scan, core)) return 'outlet-name';
  const conference = /^صح(?:اف|ف)ي$/u.test(word) && /مؤتمر$/u.test(bareAt(scan, at - 1));
  if (core.prep === 'in' && (SPOKEN.has(word) || conference)) return 'dateline';
  // على جبهة …: a front line, no group.
  const front = word === 'جبهه' && bareAt(scan, at - 1) === 'علي';
  // قصفت القوات بلدة …: a word with an article has no name behind it.
  const definite = scan.tokens[at]?.readings.some(({ al }) => al) === true;
  if (before.has('unit') && core.prep === null && !front && !definite) return 'unit-name';
  if (before.has('residence') && (!NEEDS_FROM.has(word) || follows(scan, at, 'من'))) {
    return 'residence';
  }
  // ثلاثة من أبنائه في …: where they were, not where they are from.
  if (
    before.has('origin') &&
    core.prep !== 'in' &&
    (!NEEDS_FROM.has(word) || follows(scan, at, 'من'))
  ) {
    return 'origin';
  }
  if (core.prep === 'in' && core.conj === '') return roleOfOffice(scan, from);
  return undefined;
}

/** Last words before a place that say where somebody spoke: بيان صدر في …, في مؤتمر صحفي في …. */
const SPOKEN = new Set('تلي صدر صادر صادره القي القاها القاه اذيع عقد عقده عقدها ادلي'.split(' '));

const endsOutlet = (scan: PlaceScan, { prep, to }: ReadPart): boolean => {
  const next = scan.tokens[isMark(scan, to, '_') ? to + 1 : to];
  if (prep !== null || next === undefined) return false;
  return scan.gazetteer.cues.outletEnds.has(bare(next.text));
};

const follows = (scan: PlaceScan, at: number, word: string): boolean =>
  bareAt(scan, at - 1) === word;

const OFFICES = new Set(
  'قيادة قائد مدير مديرية رئيس محكمة آمر محافظ غرفة مصدر مصادر'
    .replaceAll('ة', 'ه')
    .replaceAll('آ', 'ا')
    .replaceAll('ئ', 'ي')
    .split(' '),
);

/** `عملية أمنية محكمة في …`: an operation that is well laid, and no court. */
const TIGHT = /^ب?(?:عمليه|امنيه|دقيقه|نوعيه|خاطفه|مشتركه|استباقيه|عسكريه|واسعه|خطه|مداهمه)$/u;

/** `قيادة الأمن الداخلي في …`, `مصدر أمني في …`: a head noun and only its attributes before the place. */
function roleOfOffice(scan: PlaceScan, from: number): PlaceRole | undefined {
  for (let at = from - 1; at >= from - FARTHEST; at--) {
    const token = scan.tokens[at];
    if (token === undefined || (token.kind !== 'word' && !isMark(scan, at, '"'))) return undefined;
    if (token.text === 'محكمه' && TIGHT.test(scan.tokens[at - 1]?.text ?? '')) return undefined;
    const roles = rolesBefore(scan, at);
    if (roles.has('speaker')) return 'speaker';
    if (roles.has('unit') && token.readings.some(({ stem }) => OFFICES.has(stem))) {
      return isPremises(scan, at - 1) ? undefined : 'unit-name';
    }
    // مراسلة راديو … في …: the name of an outlet between the two.
    if (roles.has('outlet') || rolesBefore(scan, at - 1).has('outlet')) continue;
    const attribute = token.text.startsWith('ال') || /(?:ي|يه|عام|عامه)$/u.test(token.text);
    if (!attribute) return undefined;
  }
  return undefined;
}

const PREMISES = new Set([
  'مبني',
  'مبان',
  'مقر',
  'مقار',
  'مقرات',
  'بناء',
  'محيط',
  'مجمع',
  'مركز',
  'مدخل',
]);

/** `مبنى قيادة الأركان في …`: what stands there, not who speaks there. */
const isPremises = (scan: PlaceScan, at: number): boolean =>
  scan.tokens[at]?.readings.some(({ stem }) => PREMISES.has(stem)) === true;

const enters = (scan: PlaceScan, from: number): boolean => {
  for (let at = from - 1; at >= from - FARTHEST; at--) {
    if (scan.tokens[at]?.kind !== 'word') return false;
    if (rolesBefore(scan, at).has('enter')) return true;
  }
  return false;
};

const ABOUT_BEFORE = /^و?(?:قبل|بعد|منذ|خلال)$/u;

function roleOfFrom(scan: PlaceScan, from: number, to: number): PlaceRole {
  const before = senseAt(scan, from - 1);
  if (before.roles.has('partitive') || scan.tokens[from - 1]?.kind === 'number') return 'event';
  for (let at = to; at < to + FARTHEST + 2; at++) {
    const token = scan.tokens[at];
    if (token === undefined || (token.kind === 'punctuation' && '.؟!'.includes(token.text))) break;
    // قبل نحو أسبوعين: about so long ago, and no way there.
    const about = token.text === 'نحو' && ABOUT_BEFORE.test(scan.tokens[at - 1]?.text ?? '');
    if (about) break;
    if (token.text === 'الي' || token.text === 'باتجاه' || token.text === 'نحو') return 'departure';
  }
  return 'origin';
}

/** Countries whose towns may be where a report plays; a town elsewhere, bare, stands for its state. */
const NEAR = new Set('SY IQ LB JO PS YE LY EG SD'.split(' '));

/** `تركيا تقصف …`, `أنقرة تنفي …`; but `سوريا: مقتل …` and `في سوريا` tell where. */
function isCountryThatActs(scan: PlaceScan, core: ReadPart, from: number, to: number): boolean {
  const [place] = core.places;
  if (place === undefined || core.prep !== null || core.cued) return false;
  if (place.class !== 'country' && core.places.some(({ country }) => NEAR.has(country)))
    return false;
  const before = scan.tokens[from - 1];
  const opensLine = before === undefined || before.kind !== 'word';
  return !(opensLine && isMark(scan, to, ':|.-،,'));
}

const DASHES = '-/:|(.';
const DATELINE_WORDS = 8;

/** `دمشق – سانا`, `شفق نيوز- دمشق`, `القاهرة - (د ب أ)`: a place beside an outlet at a line's start. */
function isDateline(scan: PlaceScan, core: ReadPart, from: number, to: number): boolean {
  if (core.cued || core.prep !== null) return false;
  let start = from;
  while (start > 0 && from - start <= DATELINE_WORDS && !breaksLine(scan, start - 1)) start -= 1;
  if (from - start > DATELINE_WORDS - 2) return false;
  const after = isMark(scan, to, DASHES) || (from === start && isDated(scan, to));
  const before = isMark(scan, from - 1, DASHES) || isMark(scan, from - 1, '،,');
  if (!after && !before) return false;
  if (after && hasOutletWord(scan, to, to + DATELINE_WORDS)) return true;
  return before && hasOutletWord(scan, start, from);
}

/** `بغداد 13 سبتمبر 2025 (شينخوا)`: a date between the place and the agency. */
function isDated(scan: PlaceScan, at: number): boolean {
  if (scan.tokens[at]?.kind !== 'number') return false;
  for (let i = at; i < at + DATELINE_WORDS; i++) if (isMark(scan, i, '(-')) return true;
  return false;
}

const breaksLine = (scan: PlaceScan, at: number): boolean => {
  const token = scan.tokens[at];
  return token === undefined || token.kind === 'break';
};

function hasOutletWord(scan: PlaceScan, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = scan.tokens[at];
    if (token === undefined || token.kind === 'break') return false;
    if (token.kind === 'latin') return true;
    if (token.kind !== 'word') continue;
    if (token.text.length === 1) return scan.tokens[at + 1]?.text.length === 1;
    const { datelines } = scan.gazetteer.cues;
    if (token.readings.some(({ stem, prep }) => prep === '' && datelines.has(stem))) return true;
  }
  return false;
}
