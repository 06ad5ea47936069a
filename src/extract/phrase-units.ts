import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import { type PhraseHit, phrasesAt } from '../rules/phrase-index.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import {
  type SpeakerClass,
  type SpeakerReader,
  type SpeakerWord,
  tokenAt,
} from './speaker-scene.ts';

/** Words that end a speaker phrase wherever they stand. */
export const STOPS = foldedWords(
  'خلال عبر على بعد قبل إثر عقب حول بشأن قوله قولها قولهم قولهما تأكيده تأكيدها كما',
  'بينما فيما الذي التي الذين اللذين ما لم لا لن قد حيث إذ إلى هذه هذا ذلك و كان كانت',
  'عن ضمن مع له لها لهم به بها عنه عنها دون لكن لكنه لكنها أنه أنها ثم أو أم غير هو هي',
  'وهو وهي وهم وهما ومقره ومقرها نقلت نقل تحدث تحدثت تحدثوا رفضت رفضوا طلبت فضلت اشترط',
  'اليوم أمس يوم مساء صباح فجر ظهر ليل ليلة أيضا لاحقا رسميا بدوره بدورها قائلا قائلة',
  'فقط جراء ضد منذ لدى أثناء فضل طلب رفض بعدما مقتضب الماضي الماضية الجاري الحالي',
);

/** Definite adjectives that may stand in the name of a body or behind an office. */
export const isDefiniteAdjective = (text: string): boolean =>
  /^ال\p{L}{2,}(?:ي|يه|يين|يون|يتان|يتين)$/u.test(text) || DEFINITE_ADJECTIVES.has(text);

export const DEFINITE_ADJECTIVES = foldedWords(
  'العام العامة الأعلى العليا المشترك المشتركة الخاص الخاصة المتحدة الموحد الموحدة',
  'السابق السابقة المسؤول المسؤولة المعني المعنية المختص المختصة المسلحة الوطني ذاته',
  'ذاتها نفسه نفسها المذكور المذكورة التابع التابعة الناطق الناطقة الأول الأولى الحر',
  'الحرة المنفذة المرابطة المعتمد المقيم المقيمة المستقل المستقلة المعارض المعارضة',
  'الموالي الموالية الإعلامي',
);

export const isIndefiniteAdjective = (text: string): boolean =>
  /^\p{L}{2,}(?:ي|يه|يين|يون|يان|يا|ين)$/u.test(text) || INDEFINITE_ADJECTIVES.has(text);

export const INDEFINITE_ADJECTIVES = foldedWords(
  'خاص خاصة مطلع مطلعة رفيع رفيعة كبير كبيرة بارز مقرب مقربة موثوق موثوقة مسؤول متطابقة',
  'متقاطعة مختلفة عدة آخر أخرى آخرون آخرين متقاعد سابق سابقة متابع متابعة معارض معارضة',
  'موالية موال جديد جديدة أول ثان كبار محليون محليين مستقل مستقلة منشق',
);

/** A speaker phrase while it is read, word by word; only the reader of phrases writes to it. */
export interface PhraseDraft {
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

/** What has been read of a phrase. */
export type Phrase = Readonly<PhraseDraft>;

export const PREPOSITIONS = foldedWords('في من لدى باسم بإسم ل ب لشؤون لـ');

/** A known unit at `at`: a word of the lists, an actor, a place. */
export function readUnit(
  reader: SpeakerReader,
  phrase: PhraseDraft,
  at: number,
  limit: number,
): number | undefined {
  const { tokens, index, actorAt, placeAt, triggerAt } = reader;
  const first = at === phrase.from;
  if (first && COUNTED.has(tokenAt(tokens, at).text.replace(/^[وف](?=[اعثبم])/u, '')))
    return takeCounted(phrase, tokens, at);
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
    if (taken !== undefined && !owner && (voice === undefined || hit !== undefined || !first))
      return taken;
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
  if (
    place !== undefined &&
    place.to <= limit &&
    phrase.head !== null &&
    takesPlace(phrase, tokens, at)
  ) {
    phrase.complete = true;
    return place.to;
  }
  return undefined;
}

const COUNTED = foldedWords('عدد بعض عشرات مجموعة ثلاثة أربعة خمسة ستة ثلاث أربع خمس ست');

/** `ثلاثة شهود`, `عدد من الأهالي`: so many people without a name. */
function takeCounted(phrase: PhraseDraft, tokens: readonly Token[], at: number): number {
  const of = tokenAt(tokens, at + 1).text === 'من' ? at + 2 : at + 1;
  const next = tokenAt(tokens, of);
  if (next.kind !== 'word' || STOPS.has(next.text) || isComplementiser(next)) return at;
  phrase.head = 'unnamed';
  return of + 1;
}

const ONE_OF = foldedWords('أحد إحدى أحدهم إحداهن إحداهم');

/** `أحد وجهاء القرية`, `أحدهم`: somebody, whatever the noun. */
function takeOneOf(phrase: PhraseDraft, tokens: readonly Token[], at: number): number {
  if (phrase.head !== null) return at;
  phrase.head = 'unnamed';
  const next = tokenAt(tokens, at + 1);
  if (next.kind !== 'word' || isComplementiser(next) || /هم$|هن$/u.test(tokenAt(tokens, at).text))
    return at + 1;
  return at + 2;
}

/** The longest phrase; of equals the one that opens a speaker rather than one that points back. */
export function bestHit(
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
    if (best === undefined || hit.to > best.to || (hit.to === best.to && plainer(hit, best)))
      best = hit;
  }
  return best;
}

const WITH_PRONOUN = new Set<SpeakerClass>(['document', 'unnamed', 'kin', 'correspondent']);

const ORDER: readonly SpeakerClass[] = [
  'outlet',
  'correspondent',
  'office',
  'rank',
  'kin',
  'unnamed',
  'media',
  'body',
  'document',
  'back',
];

const plainer = (a: PhraseHit<SpeakerWord>, b: PhraseHit<SpeakerWord>): boolean =>
  a.reading.pron.length < b.reading.pron.length ||
  (a.reading.pron === b.reading.pron && orderOf(a) < orderOf(b));

/** `فريق` without the article is a team, with it a rank. */
const orderOf = ({ value, reading }: PhraseHit<SpeakerWord>): number =>
  value.is === 'rank' && !reading.al ? ORDER.length : ORDER.indexOf(value.is);

function takeActor(
  reader: SpeakerReader,
  phrase: PhraseDraft,
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
  else if (
    phrase.head === 'unnamed' &&
    at > phrase.from &&
    isAbsolute(tokenAt(reader.tokens, at - 1).text)
  )
    return undefined;
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
const isAbsolute = (text: string): boolean =>
  /(?:ون|ين|ان)$/u.test(text) || isIndefiniteAdjective(text);

export function headOf(actor: ActorMention): PhraseDraft['head'] {
  const [outer] = actor.heads;
  if (outer?.is === 'people') return 'unnamed';
  if (outer?.is === 'voice')
    return outer.id === 'spokesperson' ? 'office' : outer.id === 'source' ? 'unnamed' : 'body';
  return 'actor';
}

function takeHit(phrase: PhraseDraft, at: number, hit: PhraseHit<SpeakerWord>): number | undefined {
  const { value, reading, to } = hit;
  const { is } = value;
  if (phrase.head === null) {
    phrase.head = is;
    phrase.headReading = reading;
    phrase.definite = reading.al || reading.pron !== '';
  } else {
    if (!FOLLOWS[phrase.head === 'actor' || phrase.head === 'name' ? 'actor' : phrase.head].has(is))
      return undefined;
    if (phrase.nameFrom >= 0 && is !== 'rank') return undefined;
    if (is === 'outlet' && phrase.complete) return undefined;
    // An indefinite source and a body behind it without a preposition: whom it told.
    if (phrase.head === 'unnamed' && is !== 'office' && is !== 'unnamed' && is !== 'rank')
      return undefined;
  }
  phrase.classes.add(is);
  phrase.voiceOf ??= value.actor;
  if (is === 'outlet' || (is === 'correspondent' && reading.pron !== '')) phrase.complete = true;
  return Math.max(to, at + 1);
}

type HeadClass = SpeakerClass | 'actor';

const followers = (...classes: readonly SpeakerClass[]): ReadonlySet<SpeakerClass> =>
  new Set(classes);

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
function takesPlace(phrase: PhraseDraft, tokens: readonly Token[], at: number): boolean {
  if (phrase.nameFrom >= 0) return false;
  if (phrase.head === 'outlet') return false;
  const { text } = tokenAt(tokens, at);
  if (PREPOSITIONS.has(text)) return false;
  if (phrase.head === 'actor')
    return (
      phrase.actor !== undefined &&
      phrase.actor.to === at &&
      /^\p{L}/u.test(text) &&
      !text.startsWith('ب')
    );
  return true;
}
