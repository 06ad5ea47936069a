import type { ChainLink } from '../model/coded-report.ts';
import { phrasesAt } from '../rules/phrase-index.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import { INDEFINITE_ADJECTIVES, isIndefiniteAdjective, type Phrase } from './phrase-units.ts';
import { nameReading, nameText, textOf } from './speaker-names.ts';
import {
  isNameWord,
  LONGEST_NAME,
  LONGEST_QUOTED,
  readPhrase,
  type SpeakerPosition,
} from './speaker-phrase.ts';
import {
  quoteLength,
  type Speaker,
  type SpeakerReader,
  tokenAt,
  wordsBetween,
} from './speaker-scene.ts';

const LONGEST_SPEAKER = 20;
const LONGEST_OUTLET = 8;

const AUTHORED = foldedWords(
  'نشره نشرها نشرته نشرتها أصدره أصدرها أصدرته أصدرتها أعلنه أعلنها أعلنته أعلنتها أعده',
  'أعدته أعدها أعدتها قدمه قدمها قدمته قدمتها أوردها أورده أوردته أوردتها بثه بثته',
  'أذاعه أذاعته نشرت أصدر أصدرت نشر تداوله تداولته وزعه وزعته تلاه تلته كشفها كشفته',
  'جمعها جمعتها',
);

const ISSUED = foldedWords('صادر صادرا صادرة الصادر الصادرة صدر صدرت منسوب منسوبة المنسوب');

const RELATIVES = foldedWords('الذي التي');

const PRONOUN_LINKS = foldedWords('له لها لهم لهما');

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
  const apposition =
    link.kind === 'unnamed' && !phrase.definite ? undefined : appositionBehind(reader, phrase, end);
  const to = apposition?.to ?? phrase.to;
  const named =
    apposition === undefined
      ? link
      : { ...apposition.link, actor: apposition.link.actor ?? link.actor };
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
    const skipped =
      (kind === 'punctuation' &&
        text !== '(' &&
        (text !== '"' || quoteLength(tokens, from) > LONGEST_QUOTED)) ||
      BEFORE_SUBJECT.has(text);
    if (!skipped) break;
    from += 1;
  }
  return from;
}

const BEFORE_SUBJECT = foldedWords('أما وأما كان كانت وكان وكانت و لكن ولكن غير إلا هذا هذه');

/** `قائد الأمن الداخلي في المحافظة، العميد فلان، إن`: the second phrase names the person of the first. */
function appositionBehind(
  reader: SpeakerReader,
  phrase: Phrase,
  end: number,
): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens } = reader;
  const comma = tokenAt(tokens, phrase.to).text;
  if (
    (comma !== '،' && comma !== ',') ||
    phrase.nameFrom >= 0 ||
    phrase.head === 'outlet' ||
    phrase.head === 'media'
  )
    return undefined;
  let from = phrase.to + 1;
  while (/^[،,]$/u.test(tokenAt(tokens, from).text)) from += 1;
  const titled = readPhrase(reader, from, Math.min(end, from + 9), {});
  if (
    titled !== undefined &&
    (titled.classes.has('rank') || titled.classes.has('office')) &&
    titled.nameFrom >= 0
  ) {
    return {
      to: titled.to,
      link: {
        name: nameText(reader, titled.nameFrom, titled.nameTo),
        kind: 'person',
        actor: codeOf(reader, titled),
      },
    };
  }
  if (!phrase.classes.has('office') && !phrase.classes.has('rank')) return undefined;
  let to = from;
  while (to < end && to - from < LONGEST_NAME && isNameWord(reader, to)) to += 1;
  const next = tokenAt(tokens, to);
  const closed =
    /^[،,:(]$/u.test(next.text) ||
    isComplementiser(next) ||
    (reader.cuesAt.get(to) ?? []).some(
      ({ value }) => value.type === 'reporting' && value.by === 'verb',
    );
  if (to - from < 2 || !closed) return undefined;
  return { to, link: { name: nameText(reader, from, to), kind: 'person', actor: null } };
}

const TALK = foldedWords('تصريح تصريحات بيان حديث مقابلة كلمة منشور إفادة');
const CARRIED = /^(?:نقل|نشر|اورد|بث|تداول|تناقل)(?:ت)?(?:ه|ها)$/u;

/** `، في تصريح نقلته وكالة سانا`: where the word for who passed it on stands; `at` itself where none does. */
function carriedAt({ tokens }: SpeakerReader, at: number): number {
  const start = tokenAt(tokens, at).text === '،' ? at + 1 : at;
  if (tokenAt(tokens, start).text !== 'في' || !TALK.has(tokenAt(tokens, start + 1).text)) return at;
  return CARRIED.test(tokenAt(tokens, start + 2).text) ? start + 3 : at;
}

/** `مصدر أمني نقلت عنه وكالة سانا`: who passed on what the speaker said. */
function passedOn(
  reader: SpeakerReader,
  at: number,
  end: number,
): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens } = reader;
  const carried = carriedAt(reader, at);
  if (carried > at) {
    const phrase = readPhrase(reader, carried, Math.min(end, carried + LONGEST_OUTLET), {});
    const link = phrase === undefined ? undefined : linkOf(reader, phrase);
    return phrase === undefined || link?.kind !== 'outlet' ? undefined : { to: phrase.to, link };
  }
  const told = toldOutlet(reader, at, end);
  if (told !== undefined) return told;
  let i = at;
  if (/^(?:،|الذي|التي|الذين)$/u.test(tokenAt(tokens, i).text)) i += 1;
  if (!/^(?:نقل|نقلت|تنقل|ينقل)$/u.test(tokenAt(tokens, i).text)) return undefined;
  if (!/^عنه(?:ا|م|ما)?$/u.test(tokenAt(tokens, i + 1).text)) return undefined;
  const outlet = readPhrase(reader, i + 2, Math.min(end, i + 10), {});
  const link = outlet === undefined ? undefined : linkOf(reader, outlet);
  return outlet === undefined || link === undefined ? undefined : { to: outlet.to, link };
}

/** `قال مصدر لوكالة رويترز إن`, `لـ"السومرية"`: an outlet that was told it passed it on. */
function toldOutlet(
  reader: SpeakerReader,
  at: number,
  end: number,
): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens, index, ownWords } = reader;
  const loose = tokenAt(tokens, at).text === 'ل';
  const quoted = loose && tokenAt(tokens, at + 1).text === '"';
  const from = loose ? at + 1 : at;
  const names = phrasesAt(tokens, quoted ? from + 1 : from, index).some(
    ({ value, reading }) =>
      (value.is === 'outlet' || value.is === 'media') && (loose || reading.prep === 'ل'),
  );
  if (!names) return undefined;
  const phrase = readPhrase(reader, from, Math.min(end, from + LONGEST_OUTLET), {});
  if (phrase === undefined || (phrase.head === 'media' && phrase.to - from < 2)) return undefined;
  for (let i = from; i < phrase.to; i++)
    if (ownWords.has(tokenAt(tokens, i).text.replace(/^ل(?=ل)/u, 'ا'))) return undefined;
  const link = linkOf(reader, phrase);
  return link?.kind === 'outlet' ? { to: phrase.to, link } : undefined;
}

/** The author of a told text: `بيان لوزارة …`, `تقرير نشره معهد …`, `بيان صادر عن …`, `إحصائية الشبكة`. */
function readAuthor(reader: SpeakerReader, phrase: Phrase, end: number): Speaker | undefined {
  const { tokens } = reader;
  const { from } = phrase;
  let at = phrase.to;
  const owner = phrase.headReading?.pron ?? '';
  const words = (to: number): ReadonlySet<string> => wordsBetween(tokens, from, to);
  const backward = (to: number): Speaker => ({
    from,
    to,
    link: documentLink(reader, from, to),
    pointsBack: true,
    words: words(to),
    byDocument: true,
    passedOnBy: null,
  });
  while (at < end) {
    const { text } = tokenAt(tokens, at);
    if (PRONOUN_LINKS.has(text)) return backward(at + 1);
    if (
      INDEFINITE_ADJECTIVES.has(text) ||
      isIndefiniteAdjective(text) ||
      DOCUMENT_ADJECTIVES.has(text)
    ) {
      if (reader.actorAt.has(at) || reader.placeAt.has(at)) break;
      at += 1;
    } else break;
  }
  if (owner !== '' && owner !== 'نا') return backward(at);
  const start =
    phrase.definite &&
    !RELATIVES.has(tokenAt(tokens, at).text) &&
    !ISSUED.has(tokenAt(tokens, at).text)
      ? undefined
      : authorStart(reader, at, end);
  if (start !== undefined) {
    const author = readSpeaker(reader, start, end);
    if (
      author !== undefined &&
      !author.byDocument &&
      !(author.link.kind === 'unnamed' && start === at)
    ) {
      return {
        ...author,
        from,
        words: new Set([...words(author.to), ...author.words]),
        byDocument: true,
      };
    }
    if (author?.byDocument === true && author.link.kind !== 'document') return { ...author, from };
  }
  const definite = phrase.definite;
  const shared = tokenAt(tokens, phrase.to).text === 'مشترك';
  if (definite) return backward(at);
  return {
    from,
    to: at,
    link: documentLink(reader, from, at),
    pointsBack: !shared,
    words: words(at),
    byDocument: true,
    passedOnBy: null,
  };
}

const DOCUMENT_ADJECTIVES = foldedWords(
  'رسمي صحفي مقتضب مشترك مصور جديد خاص سابق رسمية صحفية أولية الرسمي الأولية ذاته ذاتها',
  'نفسه نفسها المذكور اليومي الشهري السنوي يومي شهري سنوي خطي مكتوب متلفز المشترك حديث',
  'حديثة مفصل موسع',
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
  const rest = words
    .slice(1)
    .every(({ text }) =>
      /^(?:ذات|نفس)|^ال(?:امني|مذكور|رسمي|اعلامي|محلي|عسكري|حقوقي|ميداني|طبي)|^لها?$/u.test(text),
    );
  if (second !== undefined && !rest) return false;
  return phrasesAt(tokens, phrase.from, index).some(
    ({ value, to }) =>
      to <= phrase.from + 2 &&
      (value.is === 'back' ||
        ((value.is === 'office' || value.is === 'unnamed' || value.is === 'kin') &&
          to === phrase.from + 1)),
  );
}

const codeOf = (reader: SpeakerReader, { actor, voiceOf }: Phrase): string | null =>
  actor === undefined ? voiceOf : (reader.codeOf(actor) ?? voiceOf);

/** The link that a phrase makes; undefined where nothing in it can speak. */
function linkOf(reader: SpeakerReader, phrase: Phrase): ChainLink | undefined {
  const { classes, head } = phrase;
  const actor = codeOf(reader, phrase);
  const name = textOf(
    reader.raw,
    reader.tokens,
    phrase.from,
    phrase.printedTo,
    readingOf(reader, phrase),
  );
  if (name === '') return undefined;
  if (head === 'correspondent' || (classes.has('correspondent') && phrase.nameFrom < 0))
    return { name, kind: 'outlet', actor: null };
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
      return {
        name,
        kind: classes.has('outlet')
          ? 'outlet'
          : actor === 'civilians' || actor === 'detainees'
            ? 'unnamed'
            : 'organization',
        actor,
      };
    default:
      return {
        name,
        kind: classes.has('outlet') && phrase.actor === undefined ? 'outlet' : 'organization',
        actor,
      };
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
