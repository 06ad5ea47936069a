import type { ChainLink } from '../model/coded-report.ts';
import { bare, phrasesAt } from '../rules/phrase-index.ts';
import { foldWord } from '../text/fold.ts';
import { addresseeEnd } from './addressees.ts';
import { isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import {
  bestHit,
  DEFINITE_ADJECTIVES,
  headOf,
  isDefiniteAdjective,
  isIndefiniteAdjective,
  type Phrase,
  type PhraseDraft,
  PREPOSITIONS,
  readUnit,
  STOPS,
} from './phrase-units.ts';
import {
  isGivenName,
  quoteLength,
  type SpeakerClass,
  type SpeakerReader,
  tokenAt,
} from './speaker-scene.ts';

export const LONGEST_QUOTED = 5;

export const LONGEST_NAME = 5;

/**
 * What is announced stands right behind who announces it: these verbal nouns are the object of the
 * verb, never a part of the speaker's name.
 */
const ANNOUNCED = foldedWords(
  'تنفيذ إطلاق انطلاق بدء انتهاء العثور ضبط إحباط تفكيك اعتقال توقيف القبض إلقاء',
  'إلقاءها إلقاءه مقتل إصابة استشهاد وفاة تحرير السيطرة سيطرة سيطرتها استعادة مسؤوليته',
  'مسؤوليتها مسؤولية المسؤولية تدمير تحييد تسليم تسلم وصول فرض ارتفاع عودة حصيلة',
  'انضمامه انضمامها التوصل توصله وقوع فقدان خطف اختطاف استهداف استهدافه استهدافها قصف',
  'قنص شن سقوط رفض تعرض خروج دخول افتتاح إغلاق فتح نتائج تفاصيل صور صورا تسجيلا مقاطع',
  'بيانا بيان قتل قتله قتلها أسر أسره صد التصدي إسقاط تنفيذه تنفيذها انسحاب انسحابه',
  'انسحابها تشكيل إرسال نشر منع وجود عدم احتمال تورط حدوث هذه الهجوم العملية الخبر',
  'النبأ الأنباء تقدم تقدمه تقدمها إعدام إعدامه إفراج الإفراج إخلاء إجلاء ترحيل مصرع',
  'جرح دهم مداهمة حملة عملية العفو رفع تمديد انفجار تفجير مصادرة استمرار',
);

/** `وفق المصدر تمكنت القوات من`: verbs that begin what is told, behind whoever tells it. */
const BEGINS = foldedWords(
  'تمكن تمكنت تمكنوا قام قامت أقدم أقدمت جرى جرت تم تمت بدأ بدأت اندلع اندلعت دارت شهد شهدت',
  'داهم داهمت نفذ نفذت شن شنت استهدف استهدفت هاجم هاجمت قصف قصفت وقع وقعت انفجر انفجرت',
);

/** Words that begin another noun phrase. */
const QUANTIFIERS = foldedWords(
  'كل جميع عدد بعض أي عدة نحو حوالي قرابة أكثر أقل عشرات مئات آلاف مئة مئتين اثنين',
  'اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثمان ثماني تسع',
  'عشر أحد إحدى ما من مجموعة مجموعات عملية عمليات',
);

/** Words between an office and a name that belong to neither. */
const FILLERS = foldedWords('المدعو المدعوة الملقب المكنى المعروف');

/** How a phrase is asked for: whether a name that no list knows may be a speaker here. */
export interface SpeakerPosition {
  /** Right behind a reporting verb: a bare name is a person. */
  readonly bareName?: boolean;
  /** Persons named before, by the last words of their names without article. */
  readonly persons?: ReadonlyMap<string, ChainLink>;
}

export function readPhrase(
  reader: SpeakerReader,
  from: number,
  limit: number,
  position: SpeakerPosition,
): Phrase | undefined {
  const phrase: PhraseDraft = {
    from,
    to: from,
    head: null,
    classes: new Set(),
    actor: undefined,
    voiceOf: null,
    nameFrom: -1,
    nameTo: -1,
    complete: false,
    printedTo: from,
    definite: false,
    headReading: null,
    unknown: 0,
  };
  let at = from;
  while (at < limit) {
    const next = step(reader, phrase, at, limit, position);
    if (next <= at) break;
    at = next;
  }
  // What dangles at the end is given back: `الهيئة التابعة`.
  while (at > from + 1 && DANGLING.has(tokenAt(reader.tokens, at - 1).text)) at -= 1;
  phrase.to = at;
  if (phrase.printedTo > at || phrase.printedTo === from) phrase.printedTo = at;
  return phrase.head === null || at === from ? undefined : phrase;
}

const DANGLING = foldedWords('التابع التابعة الموالي الموالية في من باسم منها المقرب المقربة');

/** The token behind the next unit of the phrase; `at` itself where the phrase ends. */
function step(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
  position: SpeakerPosition,
): number {
  const { tokens } = reader;
  const token = tokenAt(tokens, at);
  const first = at === phrase.from;
  if (token.kind === 'break') return at;
  if (token.text === '"') return stepQuoted(reader, phrase, at, limit);
  if (token.text === '(') return first ? at : stepBracket(reader, phrase, at, limit);
  if (token.kind === 'punctuation') return at;
  if (isComplementiser(token)) return at;
  // باسم تلك القوات: of those told before.
  if (THOSE.test(token.text) && tokenAt(tokens, at - 1).text === 'باسم') return at + 1;
  if (phrase.head === 'kin' && phrase.nameFrom < 0 && ONE_OF.test(token.text)) {
    phrase.complete = true;
    return ONE_OF_THEM.test(token.text) ? at + 1 : Math.min(at + 2, limit);
  }
  if (!first && (phrase.head === 'document' || closes(reader, phrase, at))) return at;
  const unit = readUnit(reader, phrase, at, limit);
  if (unit !== undefined) return unit;
  if (first)
    return position.bareName === true ? stepBareName(reader, phrase, at, limit, position) : at;
  if (endsPhrase(reader, at)) return stepPreposition(reader, phrase, at, limit);
  return stepWord(reader, phrase, at, limit);
}

const THOSE = /^(?:تلك|هذه|ذلك|هذا)$/u;

/** A reporting verb, a cue or a time behind the phrase. */
function closes(
  { cuesAt, timeStarts, tokens }: SpeakerReader,
  phrase: PhraseDraft | null,
  at: number,
): boolean {
  if (timeStarts.has(at)) return true;
  const { text } = tokenAt(tokens, at);
  if (phrase?.head != null && BEGINS.has(text)) return true;
  if (ANNOUNCED.has(text) || (text.startsWith('ب') && ANNOUNCED.has(text.slice(1)))) return true;
  // Right behind the word for a body stands its name, whatever else the letters may mean.
  if (
    phrase !== null &&
    NAMED_NEXT.has(phrase.head) &&
    !phrase.complete &&
    phrase.unknown === 0 &&
    at === phrase.from + 1
  )
    return false;
  return (cuesAt.get(at) ?? []).some(({ value, reading }) => {
    if (value.type !== 'reporting') return false;
    if (value.by === 'verb') return !value.weak;
    if (value.by === 'preposition') return !value.weak;
    return value.by === 'continuation' || (value.by === 'active' && reading.tanwin);
  });
}

const NAMED_NEXT = new Set<PhraseDraft['head']>(['media', 'body']);

const endsPhrase = (reader: SpeakerReader, at: number): boolean => {
  const { text } = tokenAt(reader.tokens, at);
  if (isGivenName(reader, at)) return false;
  return (
    STOPS.has(text) ||
    PREPOSITIONS.has(text) ||
    /^باسم(?:ه|ها|هم|هما)$/u.test(text) ||
    text === 'ل' ||
    text === 'ب' ||
    isLamPhrase(text)
  );
};

const isLamPhrase = (text: string): boolean => /^لل\p{L}{2}/u.test(text);

/** `"قسد"`, `وكالة "سانا"`: a short quotation is a name or an alias. */
function stepQuoted(reader: SpeakerReader, phrase: PhraseDraft, at: number, limit: number): number {
  const { tokens, actorAt, index } = reader;
  const length = quoteLength(tokens, at);
  const close = at + length + 1;
  if (length === 0 || length > LONGEST_QUOTED || close >= limit + 1) return at;
  for (let i = at + 1; i < close; i++) if (isComplementiser(tokenAt(tokens, i))) return at;
  const actor = actorAt.get(at + 1);
  const hit = bestHit(phrasesAt(tokens, at + 1, index), at === phrase.from, close);
  if (phrase.head === null) {
    if (actor !== undefined) {
      phrase.head = headOf(actor);
      phrase.actor = actor;
    } else if (
      hit !== undefined &&
      (hit.value.is === 'outlet' || hit.value.is === 'body' || hit.value.is === 'media')
    ) {
      phrase.head = hit.value.is;
      phrase.voiceOf ??= hit.value.actor;
      phrase.classes.add(hit.value.is);
    } else return at;
    phrase.definite = true;
    phrase.complete = true;
    return Math.max(close + 1, actor?.to ?? 0);
  }
  if (
    actor !== undefined &&
    phrase.actor !== undefined &&
    reader.codeOf(actor) !== reader.codeOf(phrase.actor)
  )
    return at;
  const complete =
    phrase.actor !== undefined ||
    phrase.nameFrom >= 0 ||
    (phrase.head === 'outlet' && phrase.complete);
  if (complete && phrase.printedTo === phrase.from) phrase.printedTo = at;
  if (actor !== undefined && phrase.actor === undefined && phrase.nameFrom < 0)
    phrase.actor = actor;
  if (hit !== undefined) {
    phrase.voiceOf ??= hit.value.actor;
    if (hit.value.is === 'outlet') phrase.classes.add('outlet');
  }
  phrase.complete = true;
  return Math.max(close + 1, actor !== undefined && actor.to <= limit ? actor.to : 0);
}

/** `(سانا)`, `(39 عاما)`: a bracket behind a name. */
function stepBracket(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
): number {
  const { tokens } = reader;
  for (let i = at + 1; i < Math.min(limit + 1, at + 9); i++) {
    const { text, kind } = tokenAt(tokens, i);
    if (kind === 'break') return at;
    if (text !== ')') continue;
    const outlet = phrase.classes.has('outlet') || phrase.classes.has('media');
    if (!outlet && phrase.printedTo === phrase.from) phrase.printedTo = at;
    if (phrase.nameFrom >= 0 && phrase.nameTo <= phrase.nameFrom) phrase.nameTo = at;
    const hit = bestHit(phrasesAt(tokens, at + 1, reader.index), false, i);
    phrase.voiceOf ??= hit?.value.actor ?? null;
    phrase.complete = true;
    return i + 1;
  }
  return at;
}

/** `أبو محمد`, `فلان الفلاني`: up to the complementiser or the comma, behind a reporting verb. */
function stepBareName(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
  { persons }: SpeakerPosition,
): number {
  const { tokens, triggerAt } = reader;
  let i = at;
  while (
    i < limit &&
    i - at < LONGEST_NAME &&
    isNameWord(reader, i) &&
    !(triggerAt.has(i) && i === at && !KUNYA.test(tokenAt(tokens, i).text))
  )
    i += 1;
  const next = tokenAt(tokens, i);
  const closed =
    isComplementiser(next) ||
    /^[،,:("]$/u.test(next.text) ||
    isLamPhrase(next.text) ||
    /^ل/u.test(next.text) ||
    (MEDIUM.test(next.text) && TALK.test(tokenAt(tokens, i + 1).text)) ||
    i >= limit;
  if (i === at || !closed) return at;
  const [only] = [tokenAt(tokens, at).text];
  const single = i - at === 1;
  const last = tokenAt(tokens, i - 1).text;
  if (!single && (/^[وف]?ال/u.test(only) || /(?:يه|ات|ون|ين)$/u.test(last) || /^بال/u.test(last)))
    return at;
  if (single && persons?.has(bare(only.replace(/^[وف](?=ال)/u, ''))) !== true) return at;
  phrase.head = 'name';
  phrase.nameFrom = at;
  phrase.nameTo = i;
  phrase.definite = true;
  phrase.complete = true;
  return i;
}

/** `في تصريح`, `خلال مؤتمر`, `عبر منصة`: how somebody said it. */
const MEDIUM = /^(?:في|خلال|عبر|ضمن)$/u;
const TALK =
  /^(?:ال)?(?:تصريح|تصريحات|بيان|حديث|حديثه|حديثها|موتمر|مقابله|لقاء|منشور|تغريده|تدوينه|منصه|صفحته|صفحتها|حسابه|حسابها|مداخله|اتصال|ايجاز|احاطه|كلمه|رساله|تقرير)$/u;

const KUNYA = /^[وف]?(?:ابو|ابي|ابا|ام|ابن|بن|ال|عبد)$/u;

export function isNameWord(reader: SpeakerReader, at: number): boolean {
  const { tokens, actorAt, placeAt } = reader;
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' || token.accusative === true) return false;
  if (
    isComplementiser(token) ||
    (STOPS.has(token.text) && !isGivenName(reader, at)) ||
    PREPOSITIONS.has(token.text) ||
    ANNOUNCED.has(token.text)
  )
    return false;
  if (token.text.startsWith('ل') && (isAddressed(reader, at) || addresseeEnd(at, reader) > at))
    return false;
  if (isLamPhrase(token.text) || QUANTIFIERS.has(token.text) || closes(reader, null, at))
    return false;
  if (actorAt.has(at) && !/^(?:ال)?\p{L}+ي$/u.test(token.text)) return false;
  return !(placeAt.has(at) && placeAt.get(at)?.cue !== null && placeAt.get(at)?.locative === true);
}

/** `لوكالة …`, `لقسد`: ل before a body or an outlet. */
const isAddressed = ({ tokens, index, actorAt }: SpeakerReader, at: number): boolean =>
  phrasesAt(tokens, at, index).some(
    ({ reading, value }) => reading.prep === 'ل' && value.is !== 'back',
  ) ||
  (actorAt.has(at) && tokenAt(tokens, at).readings.some(({ prep }) => prep === 'ل'));

/** `في محافظة …`, `باسم …`, `من سكان …`, `لقوات …`: prepositions that belong to the phrase. */
function stepPreposition(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
): number {
  const { tokens } = reader;
  const { text } = tokenAt(tokens, at);
  if (/^باسم(?:ه|ها|هم|هما)$/u.test(text)) {
    phrase.complete = true;
    return at + 1;
  }
  if (text === 'باسم') return stepNoun(reader, phrase, at + 1, limit, at);
  if (text === 'في' || text === 'لدي') {
    if (
      phrase.head === 'actor' ||
      phrase.head === 'outlet' ||
      phrase.head === 'name' ||
      phrase.nameFrom >= 0
    ) {
      return phrase.head === 'actor' && phrase.nameFrom < 0
        ? stepClosedPlace(reader, at, limit)
        : at;
    }
    return stepNoun(reader, phrase, at + 1, limit, at);
  }
  if (text === 'من') {
    return phrase.head === 'unnamed' || (phrase.head === 'office' && !phrase.definite)
      ? stepNoun(reader, phrase, at + 1, limit, at)
      : at;
  }
  if (text === 'لشوون') return stepNoun(reader, phrase, at + 1, limit, at);
  if (text === 'ل' || isLamPhrase(text)) return stepLam(reader, phrase, at, limit);
  return at;
}

/** `جهاز … في إقليم …، أن`: a place belongs to a body's name where the phrase ends with it. */
function stepClosedPlace({ tokens, placeAt }: SpeakerReader, at: number, limit: number): number {
  const place = placeAt.get(at) ?? placeAt.get(at + 1);
  if (place === undefined || place.to > limit + 1) return at;
  const next = tokenAt(tokens, place.to);
  return isComplementiser(next) ? place.to : at;
}

/** The noun phrase behind a preposition, where it is one of those that belong to a speaker. */
function stepNoun(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
  back: number,
): number {
  const { tokens, index, actorAt, placeAt } = reader;
  const place = placeAt.get(back) ?? placeAt.get(at);
  if (tokenAt(tokens, at).text === '"') {
    const length = quoteLength(tokens, at);
    if (length > LONGEST_QUOTED) return back;
    phrase.actor ??= actorAt.get(at + 1);
    phrase.complete = true;
    return at + length + 2;
  }
  if (
    tokenAt(tokens, at).text === foldWord('شؤون') ||
    tokenAt(tokens, back).text === foldWord('لشؤون')
  )
    return fieldEnd(reader, at, limit);
  const hit = bestHit(phrasesAt(tokens, at, index), true, limit);
  if (hit?.value.is === 'document') return back;
  const actor = actorAt.get(at);
  if (actor !== undefined && actor.to <= limit && (hit === undefined || actor.to >= hit.to)) {
    phrase.actor ??= actor;
    phrase.complete = true;
    return actor.to;
  }
  if (place !== undefined && place.to <= limit && place.to >= (hit?.to ?? 0)) {
    phrase.complete = true;
    return place.to;
  }
  if (hit !== undefined && hit.value.is !== 'back') {
    phrase.classes.add(hit.value.is);
    return hit.to;
  }
  const { kind, text } = tokenAt(tokens, at);
  if (kind !== 'word' || STOPS.has(text) || ANNOUNCED.has(text)) return back;
  // `خبير في شؤون الجماعات`, `كاهن في مطرانية …`: an unknown noun, with the words that go on from it.
  if (phrase.head !== 'office' && phrase.head !== 'unnamed') return back;
  if (!/^ال/u.test(text) && tokenAt(tokens, at + 1).kind !== 'word') return back;
  return at + 1;
}

/** `في شؤون الجماعات المتشددة`: what somebody knows about is not whom he speaks for. */
function fieldEnd({ tokens }: SpeakerReader, at: number, limit: number): number {
  let i = at + 1;
  while (
    i < limit &&
    i - at < LONGEST_NAME &&
    tokenAt(tokens, i).kind === 'word' &&
    /^ال/u.test(tokenAt(tokens, i).text)
  )
    i += 1;
  return i;
}

/** `المركز الإعلامي لقوات …` belongs to the name; `مصدر خاص للموقع` tells whom it was said to. */
function stepLam(reader: SpeakerReader, phrase: PhraseDraft, at: number, limit: number): number {
  const { tokens, actorAt, index } = reader;
  if (
    phrase.head === 'unnamed' ||
    phrase.head === 'kin' ||
    phrase.head === 'name' ||
    phrase.nameFrom >= 0
  )
    return at;
  if (phrase.head === 'outlet' || (phrase.actor !== undefined && phrase.head !== 'actor'))
    return at;
  const loose = tokenAt(tokens, at).text === 'ل';
  const start = loose ? at + 1 : at;
  if (loose && tokenAt(tokens, start).text === '"') {
    const actor = actorAt.get(start + 1);
    const length = quoteLength(tokens, start);
    if (actor === undefined || length > LONGEST_QUOTED) return at;
    phrase.actor ??= actor;
    phrase.complete = true;
    return start + length + 2;
  }
  const hit = bestHit(phrasesAt(tokens, start, index), true, limit);
  if (hit?.value.is === 'outlet' || hit?.value.is === 'media' || hit?.value.is === 'correspondent')
    return at;
  const actor = actorAt.get(start);
  if (actor !== undefined) {
    phrase.actor ??= actor;
    phrase.complete = true;
    return actor.to;
  }
  if (phrase.head === 'body' || phrase.head === 'office' || phrase.head === 'media')
    return hit?.to ?? start + 1;
  return at;
}

/** A word that no list knows: an adjective, a part of the body's name, or of a person's. */
function stepWord(reader: SpeakerReader, phrase: PhraseDraft, at: number, limit: number): number {
  const { tokens, triggerAt } = reader;
  const token = tokenAt(tokens, at);
  if (token.kind === 'latin')
    return phrase.head === 'media' || phrase.head === 'outlet' ? at + 1 : at;
  if (token.kind === 'number') return phrase.head === 'media' ? at + 1 : at;
  if (token.kind !== 'word' || token.accusative === true) return at;
  const { text } = token;
  if (FILLERS.has(text)) return at + 1;
  if (QUANTIFIERS.has(text)) return at;
  const lam =
    /^ل\p{L}{3}/u.test(text) && phrase.head !== null ? stepLamName(reader, phrase, at) : undefined;
  if (lam !== undefined) return lam;
  const titled =
    phrase.classes.has('rank') ||
    phrase.classes.has('office') ||
    (phrase.classes.has('unnamed') && phrase.classes.has('office'));
  // مدير الناحية مهدي صالح: behind an article no adjective goes without.
  const adjective =
    phrase.definite || (titled && /^ال/u.test(tokenAt(tokens, at - 1).text))
      ? isDefiniteAdjective(text)
      : isIndefiniteAdjective(text);
  if (phrase.nameFrom < 0 && (adjective || isDefiniteAdjective(text)) && !isGivenName(reader, at)) {
    const name =
      phrase.classes.has('rank') &&
      !DEFINITE_ADJECTIVES.has(text) &&
      lastIs(reader, phrase, at, 'rank');
    if (!name) {
      // `وزارة الخارجية`: what follows is no part of the name but another adjective.
      if ((phrase.head === 'body' && /^ال/u.test(text)) || phrase.head === 'unnamed')
        phrase.complete = true;
      return at + 1;
    }
  }
  if (phrase.head === 'unnamed')
    return phrase.complete || phrase.unknown >= 2 || /^[وف]/u.test(text) ? at : goOn(phrase, at);
  if (titled || phrase.head === 'kin') return stepName(reader, phrase, at, limit);
  if (phrase.head === 'actor')
    return phrase.nameFrom < 0 && isNamed(reader, phrase, at, limit)
      ? stepName(reader, phrase, at, limit)
      : at;
  if (phrase.head === 'outlet') return at;
  if (triggerAt.has(at) || /^[وف]ال/u.test(text)) return at;
  if (phrase.complete || phrase.unknown >= 3) return at;
  return goOn(phrase, at);
}

/** `زوجة أحد المخطوفين`, `شقيق أحدهما`. */
const ONE_OF = /^احد(?:ي|هم|هما|اهن|اهما)?$/u;
const ONE_OF_THEM = /ه(?:م|ما|ن)$/u;

function goOn(phrase: PhraseDraft, at: number): number {
  phrase.unknown += 1;
  return at + 1;
}

/** `لقسد`, `لنسائم`: an unknown word with ل belongs to a body's name where an actor stands in it. */
function stepLamName(
  { tokens, actorAt, index }: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
): number | undefined {
  const actor = actorAt.get(at);
  const clitic = tokenAt(tokens, at).readings.some(({ prep }) => prep === 'ل');
  if (!clitic) return undefined;
  const known = phrasesAt(tokens, at, index).some(
    ({ reading, value }) => reading.prep === 'ل' && value.is !== 'back',
  );
  if (phrase.head === 'correspondent') return at;
  const addressed =
    phrase.head === 'unnamed' ||
    phrase.head === 'kin' ||
    phrase.head === 'name' ||
    phrase.nameFrom >= 0;
  if (addressed)
    return known || phrase.complete || phrase.head !== 'unnamed' || phrase.unknown === 0
      ? at
      : undefined;
  if (actor !== undefined && phrase.actor === undefined) {
    phrase.actor = actor;
    phrase.complete = true;
    return actor.to;
  }
  return known ? at : undefined;
}

const isRank = ({ tokens, index }: SpeakerReader, at: number): boolean =>
  phrasesAt(tokens, at, index).some(({ value, reading }) => value.is === 'rank' && reading.al);

/** Whether the word before `at` has this class. */
function lastIs(
  { tokens, index }: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  is: SpeakerClass,
): boolean {
  for (let i = at - 1; i >= Math.max(phrase.from, at - 3); i--) {
    if (phrasesAt(tokens, i, index).some((hit) => hit.to === at && hit.value.is === is))
      return true;
  }
  return false;
}

/** The words of a personal name behind its titles. */
function stepName(reader: SpeakerReader, phrase: PhraseDraft, at: number, limit: number): number {
  if (phrase.nameFrom >= 0) return at;
  let i = at;
  while (i < limit && i - at < LONGEST_NAME && isNameWord(reader, i)) {
    // آمر المقر الرائد سالم …: the name begins behind the rank.
    if (i > at && isRank(reader, i)) break;
    i += 1;
  }
  if (i === at) return at;
  const text = tokenAt(reader.tokens, at).text;
  const next = tokenAt(reader.tokens, i);
  if (reader.triggerAt.has(at) && i - at === 1) return at;
  if (
    i - at === 1 &&
    !phrase.classes.has('rank') &&
    isIndefiniteAdjective(text) &&
    !phrase.definite
  )
    return i;
  // One word that ends in the middle of nowhere is rather a noun: `قائد الحملة`.
  if (
    i - at === 1 &&
    !phrase.classes.has('rank') &&
    phrase.actor === undefined &&
    /^ال/u.test(text)
  )
    return i;
  if (
    next.kind === 'word' &&
    /^[وف]/u.test(next.text) &&
    i - at === 1 &&
    !phrase.classes.has('rank')
  )
    return i;
  phrase.nameFrom = at;
  phrase.nameTo = i;
  phrase.complete = true;
  return i;
}

/** Whether two or more words that no list knows stand between an actor and the end of the phrase. */
function isNamed(reader: SpeakerReader, phrase: PhraseDraft, at: number, limit: number): boolean {
  if (!phrase.classes.has('office') && !phrase.classes.has('rank')) return false;
  return isNameWord(reader, at) && at + 1 < limit && isNameWord(reader, at + 1);
}
