import type { ChainLink } from '../model/coded-report.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import {
  bare,
  compilePhrases,
  type PhraseHit,
  type PhraseIndex,
  phrasesAt,
} from '../rules/phrase-index.ts';
import { foldWord } from '../text/fold.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';

/** What a word of a speaker phrase is. */
export type SpeakerClass =
  /** A rank or a form of address: what follows is a person's name. */
  | 'rank'
  /** An office or an occupation: what follows names the body or the person. */
  | 'office'
  /** Somebody's relative: a person even without a name. */
  | 'kin'
  /** Someone without a name: a source, witnesses, activists. */
  | 'unnamed'
  /** A body that speaks: a ministry, a command, a centre, a network. */
  | 'body'
  /** A word for a kind of outlet: the name of the outlet follows. */
  | 'media'
  | 'outlet'
  /** The outlet's own man. */
  | 'correspondent'
  /** A told text: its author is the speaker. */
  | 'document'
  /** Only points back to a speaker named before. */
  | 'back';

/** A word of `data/lexicon/speakers.yaml`, `ranks.yaml` or `outlets.yaml`. */
export interface SpeakerWord {
  readonly is: SpeakerClass;
  /** Code of the actor whose voice an outlet is; null for the others. */
  readonly actor: string | null;
}

export type SpeakerIndex = PhraseIndex<SpeakerWord>;

export const compileSpeakers = (
  words: Iterable<{ readonly words: string; readonly value: SpeakerWord }>,
): SpeakerIndex => compilePhrases(words);

/** A speaker as read from the text: tokens `[from, to)` and the link of the chain that it makes. */
export interface Speaker {
  readonly from: number;
  readonly to: number;
  readonly link: ChainLink;
  /** Whether the words only point back (`المصدر`, `البيان`, a pronoun). */
  readonly pointsBack: boolean;
  /** Folded words of the phrase without article: what a later short mention is matched with. */
  readonly words: ReadonlySet<string>;
  /** Whether a text is quoted rather than its author in person. */
  readonly byDocument: boolean;
  /** Who passed it on, where the phrase itself tells (`مصدر أمني نقلت عنه وكالة …`). */
  readonly passedOnBy: ChainLink | null;
}

/** What speaker phrases are read against. */
export interface SpeakerScene {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly index: SpeakerIndex;
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly triggers: readonly Trigger[];
  readonly cues: readonly Cue[];
  readonly timeStarts: ReadonlySet<number>;
  readonly codeOf: (mention: ActorMention) => string | null;
  /** Token behind each time expression, by its first token. */
  readonly timeEnds?: ReadonlyMap<number, number>;
  /** First tokens of the times that tell when something happened, not an age or a duration. */
  readonly dayStarts?: ReadonlySet<number>;
  /** The outlet that published the report: no link where an origin is named. */
  readonly outlet?: string | undefined;
  /** Lines that credit somebody for the whole report (`المصدر: …`): tokens `[from, to)`. */
  readonly credits?: readonly { readonly from: number; readonly to: number }[];
}

/** A speaker scene with what stands at each token. */
export interface SpeakerReader extends SpeakerScene {
  readonly actorAt: ReadonlyMap<number, ActorMention>;
  readonly placeAt: ReadonlyMap<number, PlaceMention>;
  readonly triggerAt: ReadonlyMap<number, Trigger>;
  readonly cuesAt: ReadonlyMap<number, readonly Cue[]>;
}

/** Indexes a scene by token, once for a report. */
export function speakerReader(scene: SpeakerScene): SpeakerReader {
  const actorAt = new Map<number, ActorMention>();
  for (const mention of scene.actors) {
    if (mention.viaAdjective) continue;
    for (const at of [mention.from, mention.core.from]) {
      const known = actorAt.get(at);
      if (known === undefined || known.to < mention.to) actorAt.set(at, mention);
    }
  }
  const placeAt = new Map<number, PlaceMention>();
  for (const mention of scene.places) placeAt.set(mention.from, mention);
  return {
    ...scene,
    actorAt,
    placeAt,
    triggerAt: new Map(scene.triggers.map((trigger) => [trigger.from, trigger])),
    cuesAt: Map.groupBy(scene.cues, ({ from }) => from),
  };
}

const folded = (...words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord));

const LONGEST_SPEAKER = 20;
const LONGEST_QUOTED = 5;
const LONGEST_NAME = 5;

/** Words that end a speaker phrase wherever they stand. */
const STOPS = folded(
  'خلال', 'عبر', 'على', 'بعد', 'قبل', 'إثر', 'عقب', 'حول', 'بشأن', 'قوله', 'قولها', 'قولهم', 'قولهما',
  'تأكيده', 'تأكيدها', 'كما', 'بينما', 'فيما', 'الذي', 'التي', 'الذين', 'اللذين', 'ما', 'لم', 'لا', 'لن', 'قد',
  'حيث', 'إذ', 'إلى', 'هذه', 'هذا', 'ذلك', 'و', 'كان', 'كانت', 'عن', 'ضمن', 'مع', 'له', 'لها', 'لهم', 'به', 'بها',
  'عنه', 'عنها', 'دون', 'لكن', 'لكنه', 'لكنها', 'أنه', 'أنها', 'ثم', 'أو', 'أم', 'غير', 'هو', 'هي', 'وهو', 'وهي',
  'وهم', 'وهما', 'ومقره', 'ومقرها', 'نقلت', 'نقل', 'تحدث', 'تحدثت', 'تحدثوا', 'رفضت', 'رفضوا', 'طلبت', 'فضلت', 'اشترط', 'اليوم', 'أمس', 'يوم', 'مساء', 'صباح', 'فجر', 'ظهر', 'ليل', 'ليلة', 'أيضا',
  'لاحقا', 'رسميا', 'بدوره', 'بدورها', 'قائلا', 'قائلة', 'فقط', 'جراء', 'ضد', 'منذ', 'لدى', 'أثناء', 'فضل', 'طلب', 'رفض',
  'بعدما', 'مقتضب', 'الماضي', 'الماضية', 'الجاري', 'الحالي',
);

/**
 * What is announced stands right behind who announces it: these verbal nouns are the object of the
 * verb, never a part of the speaker's name.
 */
const ANNOUNCED = folded(
  'تنفيذ', 'إطلاق', 'انطلاق', 'بدء', 'انتهاء', 'العثور', 'ضبط', 'إحباط', 'تفكيك', 'اعتقال', 'توقيف', 'القبض', 'إلقاء',
  'إلقاءها', 'إلقاءه', 'مقتل', 'إصابة', 'استشهاد', 'وفاة', 'تحرير', 'السيطرة', 'سيطرة', 'سيطرتها', 'استعادة', 'مسؤوليته',
  'مسؤوليتها', 'مسؤولية', 'المسؤولية', 'تدمير', 'تحييد', 'تسليم', 'تسلم', 'وصول', 'فرض', 'ارتفاع', 'عودة', 'حصيلة',
  'انضمامه', 'انضمامها', 'التوصل', 'توصله', 'وقوع', 'فقدان', 'خطف', 'اختطاف', 'استهداف', 'استهدافه', 'استهدافها', 'قصف',
  'قنص', 'شن', 'سقوط', 'رفض', 'تعرض', 'خروج', 'دخول', 'افتتاح', 'إغلاق', 'فتح', 'نتائج', 'تفاصيل', 'صور', 'صورا',
  'تسجيلا', 'مقاطع', 'بيانا', 'بيان', 'قتل', 'قتله', 'قتلها', 'أسر', 'أسره', 'صد', 'التصدي', 'إسقاط', 'تنفيذه', 'تنفيذها',
  'انسحاب', 'انسحابه', 'انسحابها', 'تشكيل', 'إرسال', 'نشر', 'منع', 'وجود', 'عدم', 'احتمال', 'تورط', 'حدوث', 'هذه', 'الهجوم',
  'العملية', 'الخبر', 'النبأ', 'الأنباء', 'تقدم', 'تقدمه', 'تقدمها', 'إعدام', 'إعدامه', 'إفراج', 'الإفراج', 'إخلاء', 'إجلاء',
  'ترحيل', 'مصرع', 'جرح', 'دهم', 'مداهمة', 'حملة', 'عملية', 'العفو', 'رفع', 'تمديد', 'انفجار', 'تفجير', 'مصادرة', 'استمرار',
);

/** Words that begin another noun phrase. */
const QUANTIFIERS = folded(
  'كل', 'جميع', 'عدد', 'بعض', 'أي', 'عدة', 'نحو', 'حوالي', 'قرابة', 'أكثر', 'أقل', 'عشرات', 'مئات', 'آلاف', 'مئة', 'مئتين', 'اثنين', 'اثنان',
  'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'ثماني', 'تسع', 'عشر', 'أحد', 'إحدى',
  'ما', 'من', 'مجموعة', 'مجموعات', 'عملية', 'عمليات',
);

/** Definite adjectives that may stand in the name of a body or behind an office. */
const isDefiniteAdjective = (text: string): boolean =>
  /^ال\p{L}{2,}(?:ي|يه|يين|يون|يتان|يتين)$/u.test(text) || DEFINITE_ADJECTIVES.has(text);
const DEFINITE_ADJECTIVES = folded(
  'العام', 'العامة', 'الأعلى', 'العليا', 'المشترك', 'المشتركة', 'الخاص', 'الخاصة', 'المتحدة', 'الموحد', 'الموحدة', 'السابق',
  'السابقة', 'المسؤول', 'المسؤولة', 'المعني', 'المعنية', 'المختص', 'المختصة', 'المسلحة', 'الوطني', 'ذاته', 'ذاتها', 'نفسه',
  'نفسها', 'المذكور', 'المذكورة', 'التابع', 'التابعة', 'الناطق', 'الناطقة', 'الأول', 'الأولى', 'الحر', 'الحرة', 'المنفذة', 'المرابطة',
  'المعتمد', 'المقيم', 'المقيمة', 'المستقل', 'المستقلة', 'المعارض', 'المعارضة', 'الموالي', 'الموالية', 'الإعلامي',
);
const isIndefiniteAdjective = (text: string): boolean =>
  /^\p{L}{2,}(?:ي|يه|يين|يون|يان|يا|ين)$/u.test(text) || INDEFINITE_ADJECTIVES.has(text);
const INDEFINITE_ADJECTIVES = folded(
  'خاص', 'خاصة', 'مطلع', 'مطلعة', 'رفيع', 'رفيعة', 'كبير', 'كبيرة', 'بارز', 'مقرب', 'مقربة', 'موثوق', 'موثوقة', 'مسؤول',
  'متطابقة', 'متقاطعة', 'مختلفة', 'عدة', 'آخر', 'أخرى', 'آخرون', 'آخرين', 'متقاعد', 'سابق', 'سابقة', 'متابع', 'متابعة', 'معارض',
  'معارضة', 'موالية', 'موال', 'جديد', 'جديدة', 'أول', 'ثان', 'كبار', 'محليون', 'محليين', 'مستقل', 'مستقلة', 'منشق',
);

/** Words between an office and a name that belong to neither. */
const FILLERS = folded('المدعو', 'المدعوة', 'الملقب', 'المكنى', 'المعروف');

const AUTHORED = folded(
  'نشره', 'نشرها', 'نشرته', 'نشرتها', 'أصدره', 'أصدرها', 'أصدرته', 'أصدرتها', 'أعلنه', 'أعلنها', 'أعلنته', 'أعلنتها', 'أعده',
  'أعدته', 'أعدها', 'أعدتها', 'قدمه', 'قدمها', 'قدمته', 'قدمتها', 'أوردها', 'أورده', 'أوردته', 'أوردتها', 'بثه', 'بثته', 'أذاعه',
  'أذاعته', 'نشرت', 'أصدر', 'أصدرت', 'نشر', 'تداوله', 'تداولته', 'وزعه', 'وزعته', 'تلاه', 'تلته', 'كشفها', 'كشفته', 'جمعها', 'جمعتها',
);
const ISSUED = folded('صادر', 'صادرا', 'صادرة', 'الصادر', 'الصادرة', 'صدر', 'صدرت', 'منسوب', 'منسوبة', 'المنسوب');
const RELATIVES = folded('الذي', 'التي');
const PRONOUN_LINKS = folded('له', 'لها', 'لهم', 'لهما');

const NONE: Token = {
  kind: 'break', text: '', start: 0, end: 0, spaced: false, readings: [], damma: false,
};
const tokenAt = (tokens: readonly Token[], at: number): Token => tokens[at] ?? NONE;

/** What has been read of a phrase. */
interface Phrase {
  from: number;
  to: number;
  /** Class of the first word that has one; `actor` for a name of the actor data, `name` for a bare name. */
  head: SpeakerClass | 'actor' | 'name' | null;
  classes: Set<SpeakerClass>;
  actor: ActorMention | undefined;
  voiceOf: string | null;
  /** The words that name a person, tokens `[nameFrom, nameTo)`; equal where none do. */
  nameFrom: number;
  nameTo: number;
  /** Whether the words so far can stand as a whole: nothing unknown may follow. */
  complete: boolean;
  /** End of the words that are printed as the name: an alias behind it is left out. */
  printedTo: number;
  definite: boolean;
  headReading: Reading | null;
  unknown: number;
}

/** How a phrase is asked for: whether a name that no list knows may be a speaker here. */
export interface SpeakerPosition {
  /** Right behind a reporting verb: a bare name is a person. */
  readonly bareName?: boolean;
  /** Persons named before, by the last words of their names without article. */
  readonly persons?: ReadonlyMap<string, ChainLink>;
}

/** Reads the speaker phrase that begins at token `at`; undefined where none does. */
export function readSpeaker(
  reader: SpeakerReader,
  at: number,
  end: number,
  position: SpeakerPosition = {},
): Speaker | undefined {
  const from = startOf(reader, at, end);
  const phrase = readPhrase(reader, from, Math.min(end, from + LONGEST_SPEAKER), position);
  if (phrase === undefined) return undefined;
  if (phrase.head === 'document') return readAuthor(reader, phrase, end);
  const link = linkOf(reader, phrase);
  if (link === undefined) return undefined;
  const apposition = link.kind === 'unnamed' && !phrase.definite ? undefined : appositionBehind(reader, phrase, end);
  const to = apposition?.to ?? phrase.to;
  const named = apposition === undefined ? link : { ...apposition.link, actor: apposition.link.actor ?? link.actor };
  const passed = passedOn(reader, to, end);
  return {
    from,
    to: passed?.to ?? to,
    link: named,
    pointsBack: apposition === undefined && pointsBack(reader, phrase),
    words: wordsBetween(reader.tokens, from, to),
    byDocument: false,
    passedOnBy: passed?.link ?? null,
  };
}

/** Passes over marks and words that stand before a subject: `أما وكالة`, `وكانت الوزارة قد`. */
function startOf({ tokens }: SpeakerReader, at: number, end: number): number {
  let from = at;
  while (from < end) {
    const { text, kind } = tokenAt(tokens, from);
    const skipped = (kind === 'punctuation' && text !== '(' && (text !== '"' || quoteLength(tokens, from) > LONGEST_QUOTED)) || BEFORE_SUBJECT.has(text);
    if (!skipped) break;
    from += 1;
  }
  return from;
}

const BEFORE_SUBJECT = folded('أما', 'وأما', 'كان', 'كانت', 'وكان', 'وكانت', 'و', 'لكن', 'ولكن', 'غير', 'إلا', 'هذا', 'هذه');

/** The folded words of a stretch without article and leading conjunction. */
export function wordsBetween(tokens: readonly Token[], from: number, to: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (let i = from; i < to; i++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'word') words.add(bare(token.text.replace(/^[وف]?لل(?=\p{L}{3})|^[وفلب](?=ال)/u, '')));
  }
  return words;
}

function readPhrase(
  reader: SpeakerReader,
  from: number,
  limit: number,
  position: SpeakerPosition,
): Phrase | undefined {
  const phrase: Phrase = {
    from, to: from, head: null, classes: new Set(), actor: undefined, voiceOf: null, nameFrom: -1, nameTo: -1,
    complete: false, printedTo: from, definite: false, headReading: null, unknown: 0,
  };
  let at = from;
  while (at < limit) {
    const next = step(reader, phrase, at, limit, position);
    if (next <= at) break;
    at = next;
  }
  // What dangles at the end (a preposition without its noun) is given back.
  phrase.to = at;
  if (phrase.printedTo > at || phrase.printedTo === from) phrase.printedTo = at;
  return phrase.head === null || at === from ? undefined : phrase;
}

/** The token behind the next unit of the phrase; `at` itself where the phrase ends. */
function step(reader: SpeakerReader, phrase: Phrase, at: number, limit: number, position: SpeakerPosition): number {
  const { tokens } = reader;
  const token = tokenAt(tokens, at);
  const first = at === phrase.from;
  if (token.kind === 'break') return at;
  if (token.text === '"') return stepQuoted(reader, phrase, at, limit);
  if (token.text === '(') return first ? at : stepBracket(reader, phrase, at, limit);
  if (token.kind === 'punctuation') return at;
  if (isComplementiser(token)) return at;
  if (!first && (phrase.head === 'document' || closes(reader, phrase, at))) return at;
  const unit = readUnit(reader, phrase, at, limit);
  if (unit !== undefined) return unit;
  if (first) return position.bareName === true ? stepBareName(reader, phrase, at, limit, position) : at;
  if (endsPhrase(reader, at)) return stepPreposition(reader, phrase, at, limit);
  return stepWord(reader, phrase, at, limit);
}

/** A reporting verb, a cue or a time behind the phrase. */
function closes({ cuesAt, timeStarts, tokens }: SpeakerReader, phrase: Phrase | null, at: number): boolean {
  if (timeStarts.has(at)) return true;
  const { text } = tokenAt(tokens, at);
  if (ANNOUNCED.has(text) || (text.startsWith('ب') && ANNOUNCED.has(text.slice(1)))) return true;
  // Right behind the word for a body stands its name, whatever else the letters may mean.
  if (phrase !== null && NAMED_NEXT.has(phrase.head) && !phrase.complete && phrase.unknown === 0 && at === phrase.from + 1) return false;
  return (cuesAt.get(at) ?? []).some(({ value, reading }) => {
    if (value.type !== 'reporting') return false;
    if (value.by === 'verb') return !value.weak;
    if (value.by === 'preposition') return !value.weak;
    return value.by === 'continuation' || (value.by === 'active' && reading.tanwin);
  });
}

const NAMED_NEXT = new Set<Phrase['head']>(['media', 'body']);

const endsPhrase = ({ tokens }: SpeakerReader, at: number): boolean => {
  const { text } = tokenAt(tokens, at);
  return STOPS.has(text) || PREPOSITIONS.has(text) || /^باسم(?:ه|ها|هم|هما)$/u.test(text) || text === 'ل' || text === 'ب' || isLamPhrase(text);
};
const PREPOSITIONS = folded('في', 'من', 'لدى', 'باسم', 'بإسم', 'ل', 'ب', 'لشؤون', 'لـ');
const isLamPhrase = (text: string): boolean => /^لل\p{L}{2}/u.test(text);

/** A known unit at `at`: a word of the lists, an actor, a place. */
function readUnit(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number | undefined {
  const { tokens, index, actorAt, placeAt, triggerAt } = reader;
  const first = at === phrase.from;
  if (first && COUNTED.has(tokenAt(tokens, at).text.replace(/^[وف](?=[اعثبم])/u, ''))) return takeCounted(phrase, tokens, at);
  const actor = actorAt.get(at);
  const hit = bestHit(phrasesAt(tokens, at, index), first, limit);
  const oneOf = ONE_OF.has(tokenAt(tokens, at).text.replace(/^[وف](?=ا)/u, ''));
  if (oneOf && (hit === undefined || hit.to <= at + 1)) return takeOneOf(phrase, tokens, at);
  if (first && hit?.value.is === 'document') return takeHit(phrase, at, hit);
  // An actor's name is longer than the word for a body that it begins with: "مجلس … العسكري".
  if (actor !== undefined && actor.to <= limit && (hit === undefined || actor.to >= hit.to)) {
    const owner = actor.kind === 'anaphor' && actor.pronoun !== '';
    const voice = actor.heads.find(({ is }) => is === 'voice');
    const taken = takeActor(reader, phrase, at, actor, hit);
    if (taken !== undefined && !owner && (voice === undefined || hit !== undefined || !first)) return taken;
    if (taken === undefined && phrase.head !== null && hit === undefined) return at;
  }
  if (hit !== undefined) {
    const taken = takeHit(phrase, at, hit);
    if (taken !== undefined) return taken;
    if (phrase.head !== null && hit.value.is !== 'back') return at;
  }
  const trigger = triggerAt.get(at);
  const strong = trigger !== undefined && (trigger.happening ?? trigger.outcome)?.weak === false;
  if (strong && phrase.head !== null) return at;
  const place = placeAt.get(at);
  if (place !== undefined && place.to <= limit && phrase.head !== null && takesPlace(phrase, tokens, at)) {
    phrase.complete = true;
    return place.to;
  }
  return undefined;
}

const COUNTED = folded('عدد', 'بعض', 'عشرات', 'مجموعة', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'ثلاث', 'أربع', 'خمس', 'ست');

/** `ثلاثة شهود`, `عدد من الأهالي`: so many people without a name. */
function takeCounted(phrase: Phrase, tokens: readonly Token[], at: number): number {
  const of = tokenAt(tokens, at + 1).text === 'من' ? at + 2 : at + 1;
  const next = tokenAt(tokens, of);
  if (next.kind !== 'word' || STOPS.has(next.text) || isComplementiser(next)) return at;
  phrase.head = 'unnamed';
  return of + 1;
}

const ONE_OF = folded('أحد', 'إحدى', 'أحدهم', 'إحداهن', 'إحداهم');

/** `أحد وجهاء القرية`, `أحدهم`: somebody, whatever the noun. */
function takeOneOf(phrase: Phrase, tokens: readonly Token[], at: number): number {
  if (phrase.head !== null) return at;
  phrase.head = 'unnamed';
  const next = tokenAt(tokens, at + 1);
  if (next.kind !== 'word' || isComplementiser(next) || /هم$|هن$/u.test(tokenAt(tokens, at).text)) return at + 1;
  return at + 2;
}

/** The longest phrase; of equals the one that opens a speaker rather than one that points back. */
function bestHit(
  hits: readonly PhraseHit<SpeakerWord>[],
  first: boolean,
  limit: number,
): PhraseHit<SpeakerWord> | undefined {
  let best: PhraseHit<SpeakerWord> | undefined;
  for (const hit of hits) {
    const { reading, value } = hit;
    if (hit.to > limit || value.is === 'back') continue;
    if (reading.prep !== '' && !first) continue;
    if (reading.tanwin && value.is !== 'document') continue;
    if (reading.pron !== '' && !WITH_PRONOUN.has(value.is)) continue;
    if (best === undefined || hit.to > best.to || (hit.to === best.to && plainer(hit, best))) best = hit;
  }
  return best;
}

const WITH_PRONOUN = new Set<SpeakerClass>(['document', 'unnamed', 'kin', 'correspondent']);
const ORDER: readonly SpeakerClass[] = ['outlet', 'correspondent', 'office', 'rank', 'kin', 'unnamed', 'media', 'body', 'document', 'back'];
const plainer = (a: PhraseHit<SpeakerWord>, b: PhraseHit<SpeakerWord>): boolean =>
  a.reading.pron.length < b.reading.pron.length || (a.reading.pron === b.reading.pron && ORDER.indexOf(a.value.is) < ORDER.indexOf(b.value.is));

function takeActor(
  reader: SpeakerReader,
  phrase: Phrase,
  at: number,
  actor: ActorMention,
  hit: PhraseHit<SpeakerWord> | undefined,
): number | undefined {
  if (phrase.head === null) {
    phrase.head = hit !== undefined && hit.value.is !== 'document' ? hit.value.is : headOf(actor);
    if (hit !== undefined) phrase.classes.add(hit.value.is);
    phrase.headReading = hit?.reading ?? null;
    phrase.definite = true;
  } else if (phrase.actor !== undefined) {
    // A second actor without a link is the object of the verb, not a part of the name.
    if (actor.from > at || actor.to <= phrase.actor.to) return undefined;
    const same = reader.codeOf(actor) === reader.codeOf(phrase.actor);
    if (!same || phrase.nameFrom >= 0) return undefined;
    if (phrase.printedTo === phrase.from) phrase.printedTo = at;
  } else if (phrase.nameFrom >= 0 || phrase.head === 'name') return undefined;
  else if (phrase.head === 'unnamed' && at > phrase.from && isAbsolute(tokenAt(reader.tokens, at - 1).text)) return undefined;
  phrase.actor ??= actor;
  phrase.complete = true;
  const alias = aliasAt(reader.tokens, actor);
  if (alias !== undefined && phrase.printedTo === phrase.from) phrase.printedTo = alias;
  return actor.to;
}

/** Where a second name in quotation marks or brackets begins that ends an actor's mention. */
function aliasAt(tokens: readonly Token[], { core, to }: ActorMention): number | undefined {
  for (let i = core.from + 2; i < to; i++) {
    const { text } = tokenAt(tokens, i);
    if (text === '(' || text === '"') return to - i <= LONGEST_ALIAS ? i : undefined;
  }
  return undefined;
}
const LONGEST_ALIAS = 4;

/** A noun with its ن, or an adjective: no genitive can follow. */
const isAbsolute = (text: string): boolean => /(?:ون|ين|ان)$/u.test(text) || isIndefiniteAdjective(text);

function headOf(actor: ActorMention): Phrase['head'] {
  const [outer] = actor.heads;
  if (outer?.is === 'voice') return outer.id === 'spokesperson' ? 'office' : outer.id === 'source' ? 'unnamed' : 'body';
  return 'actor';
}

function takeHit(phrase: Phrase, at: number, hit: PhraseHit<SpeakerWord>): number | undefined {
  const { value, reading, to } = hit;
  const { is } = value;
  if (phrase.head === null) {
    phrase.head = is;
    phrase.headReading = reading;
    phrase.definite = reading.al || reading.pron !== '';
  } else {
    if (!FOLLOWS[phrase.head === 'actor' || phrase.head === 'name' ? 'actor' : phrase.head].has(is)) return undefined;
    if (phrase.nameFrom >= 0 && is !== 'rank') return undefined;
    if (is === 'outlet' && phrase.complete) return undefined;
    // An indefinite source and a body behind it without a preposition: whom it told.
    if (phrase.head === 'unnamed' && is !== 'office' && is !== 'unnamed' && is !== 'rank') return undefined;
  }
  phrase.classes.add(is);
  phrase.voiceOf ??= value.actor;
  if (is === 'outlet') phrase.complete = true;
  return Math.max(to, at + 1);
}

type HeadClass = SpeakerClass | 'actor';
const followers = (...classes: readonly SpeakerClass[]): ReadonlySet<SpeakerClass> => new Set(classes);
/** Which classes may follow a head without a preposition. */
const FOLLOWS: Readonly<Record<HeadClass, ReadonlySet<SpeakerClass>>> = {
  rank: followers('rank', 'office'),
  office: followers('rank', 'office', 'body', 'outlet', 'media', 'unnamed'),
  kin: followers('office', 'rank', 'kin', 'unnamed'),
  unnamed: followers('unnamed', 'office', 'rank'),
  body: followers('body', 'office', 'outlet', 'media'),
  media: followers('outlet', 'media', 'body'),
  outlet: followers('outlet'),
  correspondent: followers('outlet', 'media', 'correspondent'),
  document: followers(),
  back: followers(),
  actor: followers('rank', 'office'),
};

/** Whether a place may stand in the phrase without a preposition: `محافظ حلب`, `شرطة كركوك`. */
function takesPlace(phrase: Phrase, tokens: readonly Token[], at: number): boolean {
  if (phrase.nameFrom >= 0) return false;
  if (phrase.head === 'outlet') return false;
  const { text } = tokenAt(tokens, at);
  if (PREPOSITIONS.has(text)) return false;
  if (phrase.head === 'actor') return phrase.actor !== undefined && phrase.actor.to === at && /^\p{L}/u.test(text) && !text.startsWith('ب');
  return true;
}

/** `"قسد"`, `وكالة "سانا"`: a short quotation is a name or an alias. */
function stepQuoted(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
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
    } else if (hit !== undefined && (hit.value.is === 'outlet' || hit.value.is === 'body' || hit.value.is === 'media')) {
      phrase.head = hit.value.is;
      phrase.voiceOf ??= hit.value.actor;
      phrase.classes.add(hit.value.is);
    } else return at;
    phrase.definite = true;
    phrase.complete = true;
    return Math.max(close + 1, actor?.to ?? 0);
  }
  if (actor !== undefined && phrase.actor !== undefined && reader.codeOf(actor) !== reader.codeOf(phrase.actor)) return at;
  const complete = phrase.actor !== undefined || phrase.nameFrom >= 0 || (phrase.head === 'outlet' && phrase.complete);
  if (complete && phrase.printedTo === phrase.from) phrase.printedTo = at;
  if (actor !== undefined && phrase.actor === undefined && phrase.nameFrom < 0) phrase.actor = actor;
  if (hit !== undefined) {
    phrase.voiceOf ??= hit.value.actor;
    if (hit.value.is === 'outlet') phrase.classes.add('outlet');
  }
  phrase.complete = true;
  return Math.max(close + 1, actor !== undefined && actor.to <= limit ? actor.to : 0);
}

/** `(سانا)`, `(39 عاما)`: a bracket behind a name. */
function stepBracket(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
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

/** Number of tokens inside the quotation that opens at `at`. */
export function quoteLength(tokens: readonly Token[], at: number): number {
  for (let i = at + 1; i < tokens.length && i - at < 12; i++) {
    if (tokens[i]?.text === '"') return i - at - 1;
    if (tokens[i]?.kind === 'break') break;
  }
  return 12;
}

/** `أبو محمد`, `فلان الفلاني`: up to the complementiser or the comma, behind a reporting verb. */
function stepBareName(reader: SpeakerReader, phrase: Phrase, at: number, limit: number, { persons }: SpeakerPosition): number {
  const { tokens, triggerAt } = reader;
  let i = at;
  while (i < limit && i - at < LONGEST_NAME && isNameWord(reader, i) && !(triggerAt.has(i) && i === at && !KUNYA.test(tokenAt(tokens, i).text))) i += 1;
  const next = tokenAt(tokens, i);
  const closed = isComplementiser(next) || /^[،,:("]$/u.test(next.text) || isLamPhrase(next.text) || /^ل/u.test(next.text) || i >= limit;
  if (i === at || !closed) return at;
  const [only] = [tokenAt(tokens, at).text];
  const single = i - at === 1;
  if (single && persons?.has(bare(only.replace(/^[وف](?=ال)/u, ''))) !== true) return at;
  phrase.head = 'name';
  phrase.nameFrom = at;
  phrase.nameTo = i;
  phrase.definite = true;
  phrase.complete = true;
  return i;
}

const KUNYA = /^[وف]?(?:ابو|ابي|ابا|ام|ابن|بن|ال|عبد)$/u;

function isNameWord(reader: SpeakerReader, at: number): boolean {
  const { tokens, actorAt, placeAt } = reader;
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' || token.accusative === true) return false;
  if (isComplementiser(token) || STOPS.has(token.text) || PREPOSITIONS.has(token.text) || ANNOUNCED.has(token.text)) return false;
  if (token.text.startsWith('ل') && isAddressed(reader, at)) return false;
  if (isLamPhrase(token.text) || QUANTIFIERS.has(token.text) || closes(reader, null, at)) return false;
  if (actorAt.has(at) && !/^(?:ال)?\p{L}+ي$/u.test(token.text)) return false;
  return !(placeAt.has(at) && placeAt.get(at)?.cue !== null && placeAt.get(at)?.locative === true);
}

/** `لوكالة …`, `لقسد`: ل before a body or an outlet. */
const isAddressed = ({ tokens, index, actorAt }: SpeakerReader, at: number): boolean =>
  phrasesAt(tokens, at, index).some(({ reading, value }) => reading.prep === 'ل' && value.is !== 'back') ||
  (actorAt.has(at) && tokenAt(tokens, at).readings.some(({ prep }) => prep === 'ل'));

/** `في محافظة …`, `باسم …`, `من سكان …`, `لقوات …`: prepositions that belong to the phrase. */
function stepPreposition(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
  const { tokens } = reader;
  const { text } = tokenAt(tokens, at);
  if (/^باسم(?:ه|ها|هم|هما)$/u.test(text)) {
    phrase.complete = true;
    return at + 1;
  }
  if (text === 'باسم') return stepNoun(reader, phrase, at + 1, limit, at);
  if (text === 'في' || text === 'لدي') {
    if (phrase.head === 'actor' || phrase.head === 'outlet' || phrase.head === 'name' || phrase.nameFrom >= 0) {
      return phrase.head === 'actor' && phrase.nameFrom < 0 ? stepClosedPlace(reader, at, limit) : at;
    }
    return stepNoun(reader, phrase, at + 1, limit, at);
  }
  if (text === 'من') {
    return phrase.head === 'unnamed' || (phrase.head === 'office' && !phrase.definite) ? stepNoun(reader, phrase, at + 1, limit, at) : at;
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
function stepNoun(reader: SpeakerReader, phrase: Phrase, at: number, limit: number, back: number): number {
  const { tokens, index, actorAt, placeAt } = reader;
  const place = placeAt.get(back) ?? placeAt.get(at);
  if (tokenAt(tokens, at).text === '"') {
    const length = quoteLength(tokens, at);
    if (length > LONGEST_QUOTED) return back;
    phrase.actor ??= actorAt.get(at + 1);
    phrase.complete = true;
    return at + length + 2;
  }
  if (tokenAt(tokens, at).text === foldWord('شؤون') || tokenAt(tokens, back).text === foldWord('لشؤون')) return fieldEnd(reader, at, limit);
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
  while (i < limit && i - at < LONGEST_NAME && tokenAt(tokens, i).kind === 'word' && /^ال/u.test(tokenAt(tokens, i).text)) i += 1;
  return i;
}

/** `المركز الإعلامي لقوات …` belongs to the name; `مصدر خاص للموقع` tells whom it was said to. */
function stepLam(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
  const { tokens, actorAt, index } = reader;
  if (phrase.head === 'unnamed' || phrase.head === 'kin' || phrase.head === 'name' || phrase.nameFrom >= 0) return at;
  if (phrase.head === 'outlet' || (phrase.actor !== undefined && phrase.head !== 'actor')) return at;
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
  if (hit?.value.is === 'outlet' || hit?.value.is === 'media' || hit?.value.is === 'correspondent') return at;
  const actor = actorAt.get(start);
  if (actor !== undefined) {
    phrase.actor ??= actor;
    phrase.complete = true;
    return actor.to;
  }
  if (phrase.head === 'body' || phrase.head === 'office' || phrase.head === 'media') return hit?.to ?? start + 1;
  return at;
}

/** A word that no list knows: an adjective, a part of the body's name, or of a person's. */
function stepWord(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
  const { tokens, triggerAt } = reader;
  const token = tokenAt(tokens, at);
  if (token.kind === 'latin') return phrase.head === 'media' || phrase.head === 'outlet' ? at + 1 : at;
  if (token.kind === 'number') return phrase.head === 'media' ? at + 1 : at;
  if (token.kind !== 'word' || token.accusative === true) return at;
  const { text } = token;
  if (FILLERS.has(text)) return at + 1;
  if (QUANTIFIERS.has(text)) return at;
  const lam = /^ل\p{L}{3}/u.test(text) && phrase.head !== null ? stepLamName(reader, phrase, at) : undefined;
  if (lam !== undefined) return lam;
  const titled = phrase.classes.has('rank') || phrase.classes.has('office') || (phrase.classes.has('unnamed') && phrase.classes.has('office'));
  const adjective = phrase.definite ? isDefiniteAdjective(text) : isIndefiniteAdjective(text) || INDEFINITE_ADJECTIVES.has(text);
  if (phrase.nameFrom < 0 && (adjective || isDefiniteAdjective(text))) {
    const name = phrase.classes.has('rank') && !DEFINITE_ADJECTIVES.has(text) && lastIs(reader, phrase, at, 'rank');
    if (!name) {
      // `وزارة الخارجية`: what follows is no part of the name but another adjective.
      if (phrase.head === 'body' && /^ال/u.test(text)) phrase.complete = true;
      return at + 1;
    }
  }
  if (phrase.head === 'unnamed') return phrase.complete || phrase.unknown >= 2 || /^[وف]/u.test(text) ? at : goOn(phrase, at);
  if (titled || phrase.head === 'kin') return stepName(reader, phrase, at, limit);
  if (phrase.head === 'actor') return phrase.nameFrom < 0 && isNamed(reader, phrase, at, limit) ? stepName(reader, phrase, at, limit) : at;
  if (phrase.head === 'outlet') return at;
  if (triggerAt.has(at) || /^[وف]ال/u.test(text)) return at;
  if (phrase.complete || phrase.unknown >= 3) return at;
  return goOn(phrase, at);
}

function goOn(phrase: Phrase, at: number): number {
  phrase.unknown += 1;
  return at + 1;
}

/** `لقسد`, `لنسائم`: an unknown word with ل belongs to a body's name where an actor stands in it. */
function stepLamName({ tokens, actorAt, index }: SpeakerReader, phrase: Phrase, at: number): number | undefined {
  const actor = actorAt.get(at);
  const clitic = tokenAt(tokens, at).readings.some(({ prep }) => prep === 'ل');
  if (!clitic) return undefined;
  const known = phrasesAt(tokens, at, index).some(({ reading, value }) => reading.prep === 'ل' && value.is !== 'back');
  const addressed = phrase.head === 'unnamed' || phrase.head === 'kin' || phrase.head === 'name' || phrase.nameFrom >= 0;
  if (addressed) return known || phrase.complete || phrase.head !== 'unnamed' || phrase.unknown === 0 ? at : undefined;
  if (actor !== undefined && phrase.actor === undefined) {
    phrase.actor = actor;
    phrase.complete = true;
    return actor.to;
  }
  return known ? at : undefined;
}

/** Whether the word before `at` has this class. */
function lastIs({ tokens, index }: SpeakerReader, phrase: Phrase, at: number, is: SpeakerClass): boolean {
  for (let i = at - 1; i >= Math.max(phrase.from, at - 3); i--) {
    if (phrasesAt(tokens, i, index).some((hit) => hit.to === at && hit.value.is === is)) return true;
  }
  return false;
}

/** The words of a personal name behind its titles. */
function stepName(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): number {
  if (phrase.nameFrom >= 0) return at;
  let i = at;
  while (i < limit && i - at < LONGEST_NAME && isNameWord(reader, i)) i += 1;
  if (i === at) return at;
  const text = tokenAt(reader.tokens, at).text;
  const next = tokenAt(reader.tokens, i);
  if (reader.triggerAt.has(at) && i - at === 1) return at;
  if (i - at === 1 && !phrase.classes.has('rank') && isIndefiniteAdjective(text) && !phrase.definite) return i;
  // One word that ends in the middle of nowhere is rather a noun: `قائد الحملة`.
  if (i - at === 1 && !phrase.classes.has('rank') && phrase.actor === undefined && /^ال/u.test(text)) return i;
  if (next.kind === 'word' && /^[وف]/u.test(next.text) && i - at === 1 && !phrase.classes.has('rank')) return i;
  phrase.nameFrom = at;
  phrase.nameTo = i;
  phrase.complete = true;
  return i;
}

/** Whether two or more words that no list knows stand between an actor and the end of the phrase. */
function isNamed(reader: SpeakerReader, phrase: Phrase, at: number, limit: number): boolean {
  if (!phrase.classes.has('office') && !phrase.classes.has('rank')) return false;
  return isNameWord(reader, at) && at + 1 < limit && isNameWord(reader, at + 1);
}

/** `قائد الأمن الداخلي في المحافظة، العميد فلان، إن`: the second phrase names the person of the first. */
function appositionBehind(
  reader: SpeakerReader,
  phrase: Phrase,
  end: number,
): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens } = reader;
  const comma = tokenAt(tokens, phrase.to).text;
  if ((comma !== '،' && comma !== ',') || phrase.nameFrom >= 0 || phrase.head === 'outlet' || phrase.head === 'media') return undefined;
  let from = phrase.to + 1;
  while (/^[،,]$/u.test(tokenAt(tokens, from).text)) from += 1;
  const titled = readPhrase(reader, from, Math.min(end, from + 9), {});
  if (titled !== undefined && (titled.classes.has('rank') || titled.classes.has('office')) && titled.nameFrom >= 0) {
    return { to: titled.to, link: { name: nameText(reader, titled.nameFrom, titled.nameTo), kind: 'person', actor: codeOf(reader, titled) } };
  }
  if (!phrase.classes.has('office') && !phrase.classes.has('rank')) return undefined;
  let to = from;
  while (to < end && to - from < LONGEST_NAME && isNameWord(reader, to)) to += 1;
  const next = tokenAt(tokens, to);
  const closed = /^[،,:(]$/u.test(next.text) || isComplementiser(next) || (reader.cuesAt.get(to) ?? []).some(({ value }) => value.type === 'reporting' && value.by === 'verb');
  if (to - from < 2 || !closed) return undefined;
  return { to, link: { name: nameText(reader, from, to), kind: 'person', actor: null } };
}

/** `مصدر أمني نقلت عنه وكالة سانا`: who passed on what the speaker said. */
function passedOn(reader: SpeakerReader, at: number, end: number): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens } = reader;
  let i = at;
  if (/^(?:،|الذي|التي|الذين)$/u.test(tokenAt(tokens, i).text)) i += 1;
  if (!/^(?:نقل|نقلت|تنقل|ينقل)$/u.test(tokenAt(tokens, i).text)) return undefined;
  if (!/^عنه(?:ا|م|ما)?$/u.test(tokenAt(tokens, i + 1).text)) return undefined;
  const outlet = readPhrase(reader, i + 2, Math.min(end, i + 10), {});
  const link = outlet === undefined ? undefined : linkOf(reader, outlet);
  return outlet === undefined || link === undefined ? undefined : { to: outlet.to, link };
}

/** The author of a told text: `بيان لوزارة …`, `تقرير نشره معهد …`, `بيان صادر عن …`, `إحصائية الشبكة`. */
function readAuthor(reader: SpeakerReader, phrase: Phrase, end: number): Speaker | undefined {
  const { tokens } = reader;
  const { from } = phrase;
  let at = phrase.to;
  const owner = phrase.headReading?.pron ?? '';
  const words = (to: number): ReadonlySet<string> => wordsBetween(tokens, from, to);
  const backward = (to: number): Speaker => ({
    from, to, link: documentLink(reader, from, to), pointsBack: true, words: words(to), byDocument: true, passedOnBy: null,
  });
  while (at < end) {
    const { text } = tokenAt(tokens, at);
    if (PRONOUN_LINKS.has(text)) return backward(at + 1);
    if (INDEFINITE_ADJECTIVES.has(text) || isIndefiniteAdjective(text) || DOCUMENT_ADJECTIVES.has(text)) {
      if (reader.actorAt.has(at) || reader.placeAt.has(at)) break;
      at += 1;
    } else break;
  }
  if (owner !== '' && owner !== 'نا') return backward(at);
  const start = phrase.definite && !RELATIVES.has(tokenAt(tokens, at).text) && !ISSUED.has(tokenAt(tokens, at).text) ? undefined : authorStart(reader, at, end);
  if (start !== undefined) {
    const author = readSpeaker(reader, start, end);
    if (author !== undefined && !author.byDocument && !(author.link.kind === 'unnamed' && start === at)) {
      return { ...author, from, words: new Set([...words(author.to), ...author.words]), byDocument: true };
    }
    if (author?.byDocument === true && author.link.kind !== 'document') return { ...author, from };
  }
  const definite = phrase.definite;
  const shared = tokenAt(tokens, phrase.to).text === 'مشترك';
  if (definite) return backward(at);
  return {
    from, to: at, link: documentLink(reader, from, at), pointsBack: !shared, words: words(at), byDocument: true, passedOnBy: null,
  };
}

const DOCUMENT_ADJECTIVES = folded(
  'رسمي', 'صحفي', 'مقتضب', 'مشترك', 'مصور', 'جديد', 'خاص', 'سابق', 'رسمية', 'صحفية', 'أولية', 'الرسمي', 'الأولية', 'ذاته', 'ذاتها', 'نفسه',
  'نفسها', 'المذكور', 'اليومي', 'الشهري', 'السنوي', 'يومي', 'شهري', 'سنوي', 'خطي', 'مكتوب', 'متلفز', 'المشترك', 'حديث', 'حديثة', 'مفصل', 'موسع',
);

function documentLink({ raw, tokens }: SpeakerReader, from: number, to: number): ChainLink {
  return { name: textOf(raw, tokens, from, to), kind: 'document', actor: null };
}

/** Where the author of a text is told: behind ل, behind `صادر عن`, behind `نشره`, or right behind the noun. */
function authorStart({ tokens }: SpeakerReader, at: number, end: number): number | undefined {
  let i = at;
  if (RELATIVES.has(tokenAt(tokens, i).text)) i += 1;
  const { text, kind } = tokenAt(tokens, i);
  if (i >= end || kind === 'break') return undefined;
  if (AUTHORED.has(text)) return i + 1;
  if (ISSUED.has(text)) {
    const next = tokenAt(tokens, i + 1).text;
    return next === 'عن' || next === 'من' || next === 'الي' ? i + 2 : i + 1;
  }
  if (i > at) return undefined;
  if (text === 'عن') return i + 1;
  if (text === 'ل') return i + 1;
  if (kind === 'punctuation' && text !== '"') return undefined;
  return i;
}

/** `المصدر`, `البيان ذاته`, `الوزارة`: a definite noun alone, or with nothing but "the same". */
function pointsBack({ tokens, index }: SpeakerReader, phrase: Phrase): boolean {
  if (phrase.nameFrom >= 0) return false;
  const words: Token[] = [];
  for (let i = phrase.from; i < phrase.to; i++) {
    const token = tokenAt(tokens, i);
    if (token.kind === 'word') words.push(token);
  }
  const [first, second] = words;
  if (first === undefined || words.length > 3) return false;
  if (phrase.actor?.kind === 'anaphor' && phrase.actor.pronoun === '') return true;
  if (!/^[وفب]?(?:ال|لل)/u.test(first.text)) return false;
  const rest = words.slice(1).every(({ text }) => /^(?:ذات|نفس)|^ال(?:امني|مذكور|رسمي|اعلامي|محلي|عسكري|حقوقي|ميداني|طبي)|^لها?$/u.test(text));
  if (second !== undefined && !rest) return false;
  return phrasesAt(tokens, phrase.from, index).some(({ value, to }) => to <= phrase.from + 2 && (value.is === 'back' || ((value.is === 'office' || value.is === 'unnamed' || value.is === 'kin') && to === phrase.from + 1)));
}

const codeOf = (reader: SpeakerReader, { actor, voiceOf }: Phrase): string | null =>
  actor === undefined ? voiceOf : (reader.codeOf(actor) ?? voiceOf);

/** The link that a phrase makes; undefined where nothing in it can speak. */
function linkOf(reader: SpeakerReader, phrase: Phrase): ChainLink | undefined {
  const { classes, head } = phrase;
  const actor = codeOf(reader, phrase);
  const name = textOf(reader.raw, reader.tokens, phrase.from, phrase.printedTo, readingOf(reader, phrase));
  if (name === '') return undefined;
  if (head === 'correspondent' || (classes.has('correspondent') && phrase.nameFrom < 0)) return { name, kind: 'outlet', actor: null };
  if (phrase.nameFrom >= 0 && head !== 'unnamed') {
    return { name: nameText(reader, phrase.nameFrom, phrase.nameTo), kind: 'person', actor };
  }
  switch (head) {
    case 'unnamed':
      return { name, kind: 'unnamed', actor };
    case 'kin':
      return { name, kind: 'person', actor };
    case 'rank':
      if (phrase.actor === undefined) return undefined;
      return { name, kind: isDetermined(reader, phrase) ? 'person' : 'unnamed', actor };
    case 'office':
      return { name, kind: isDetermined(reader, phrase) ? 'person' : 'unnamed', actor };
    case 'outlet':
    case 'media':
      return { name, kind: 'outlet', actor };
    case 'actor':
      return { name, kind: classes.has('outlet') ? 'outlet' : 'organization', actor };
    default:
      return { name, kind: classes.has('outlet') && phrase.actor === undefined ? 'outlet' : 'organization', actor };
  }
}

/** `قائد الشرطة` is one man, `مسؤول كردي` and `قيادي في الفصيل` are anybody. */
function isDetermined({ tokens, actorAt, placeAt }: SpeakerReader, phrase: Phrase): boolean {
  if (phrase.definite && phrase.headReading !== null) return true;
  const first = tokenAt(tokens, phrase.from).text;
  if (/^[وفب]?ال/u.test(first)) return true;
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    const { text } = tokenAt(tokens, i);
    if (text === 'في' || text === 'من' || text === 'لدي' || /^باسم$/u.test(text)) return false;
    if (/^ال/u.test(text) || actorAt.has(i) || placeAt.has(i)) return true;
    if (isIndefiniteAdjective(text) || INDEFINITE_ADJECTIVES.has(text)) return false;
  }
  return false;
}

/** The reading of the first word that the phrase rests on: its clitics are cut off the name. */
function readingOf(reader: SpeakerReader, phrase: Phrase): Reading | undefined {
  const { actorAt } = reader;
  if (phrase.headReading !== null) return phrase.headReading;
  return actorAt.has(phrase.from) ? nameReading(reader, phrase.from) : undefined;
}

/** The reading of the first word of an actor's name: a known word, an article, else a plain ل before a name. */
function nameReading({ tokens, index }: SpeakerReader, at: number): Reading | undefined {
  const known = phrasesAt(tokens, at, index).find(({ reading }) => reading.pron === '' && !reading.tanwin);
  if (known !== undefined) return known.reading;
  const first = tokenAt(tokens, at);
  const articled = first.readings.find(({ conj, prep, al }) => al && (conj !== '' || prep !== ''));
  if (articled !== undefined) return articled;
  if (BEGINS_WITH_WAW.test(first.text)) return undefined;
  return first.readings.find(({ conj, prep, pron, tanwin }) => pron === '' && !tanwin && (conj === 'و' || (prep === 'ل' && /^(?:قسد|داعش|تنظيم|قوات|وحدات|جيش|هيئه|حزب|حركه)/u.test(first.text.slice(1)))));
}

/** The name of an actor as printed, without the clitics of its first word. */
export const actorName = (reader: SpeakerReader, { core, to }: ActorMention): string =>
  textOf(reader.raw, reader.tokens, core.from, to, nameReading(reader, core.from));

const BEGINS_WITH_WAW = /^(?:وزار|وكال|وحد|ولاي|والي|وكيل|وزير|واشنطن|وفد|وجيه|وجهاء|والد|فصيل|فصائل|فرق|فيلق|فوج|فرع|فريق)/u;

const nameText = ({ raw, tokens }: SpeakerReader, from: number, to: number): string => {
  const first = tokenAt(tokens, from);
  const conjoined = /^[وف]ال\p{L}/u.test(first.text) ? first.readings.find(({ conj, al }) => conj !== '' && al) : undefined;
  return textOf(raw, tokens, from, to, conjoined);
};

/** The words as printed, without quotation marks and brackets at the ends and the clitics of the first. */
export function textOf(
  raw: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  reading?: Reading,
): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const text = raw
    .slice(start, end)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeffـ]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[«»"“”'(،,:\s]+|[«»"“”'(،,:\s]+$/gu, '');
  return balanced(withoutClitics(text, reading)).trim();
}

function withoutClitics(text: string, reading: Reading | undefined): string {
  if (reading === undefined) return text.replace(/^لل(?=\p{L}{3})/u, 'ال');
  let rest = text;
  if (reading.conj !== '') rest = rest.slice(1);
  if (reading.prep !== '' && reading.prep !== 'س') rest = rest.slice(1);
  if (reading.prep === 'ل' && reading.al && !/^[اأ]/u.test(rest)) return `ال${rest.startsWith('ل') ? rest.slice(1) : rest}`;
  return rest;
}

/** A quotation mark or bracket that is opened but not closed inside the name is dropped. */
function balanced(text: string): string {
  const marks = text.match(/[«»"“”]/gu)?.length ?? 0;
  const even = marks % 2 === 0 ? text : text.replace(/[«»"“”]/gu, '');
  const opened = (even.match(/\(/gu)?.length ?? 0) === (even.match(/\)/gu)?.length ?? 0);
  return opened ? even : even.replace(/[()]/gu, '');
}
