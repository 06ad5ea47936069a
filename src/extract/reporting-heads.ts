import type { ChainLink } from '../model/coded-report.ts';
import type { ReportingClass } from '../rules/cue-lexicon.ts';
import { foldWord } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import { addresseeEnd } from './addressees.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import {
  clauseStart,
  isAddressing,
  originAfter,
  PARTICLES,
  type Subject,
  skipAdverbials,
  subjectOf,
} from './reporting-subjects.ts';
import {
  type Credit,
  chainOf,
  type Dropped,
  type Memory,
  resolveSpeaker,
  without,
} from './speaker-memory.ts';
import { actorName } from './speaker-names.ts';
import { type SpeakerReader, wordsBetween } from './speaker-scene.ts';
import { readSpeaker } from './speakers.ts';
import {
  CLOSE,
  hasClause,
  isComma,
  isDocumentAt,
  type SpokenSentence,
  TELLING,
} from './spoken-sentence.ts';

/** A stretch of one sentence whose teller some words name. */
export interface Head {
  readonly from: number;
  readonly chain: readonly ChainLink[];
  readonly class: ReportingClass;
  readonly cueFrom: number;
  readonly cueTo: number;
  readonly rule: string;
  /** `forward`: what follows; `around`: the clause that the words stand in. */
  readonly scope: 'forward' | 'around';
  /** Whether the words are a clause beside the others, not a part of one (`قبل أن تعلن`). */
  readonly free: boolean;
  readonly credits: readonly Credit[];
}

/** The words of a sentence that name a teller, in order. */
export function headsOf(
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): readonly Head[] {
  const colon = headOfColon(sentence, reader, memory);
  const heads: Head[] = colon === undefined ? [] : [colon];
  let behind = colon?.cueTo ?? sentence.from;
  for (let at = sentence.from; at < sentence.to; at++) {
    for (const cue of reader.cuesAt.get(at) ?? []) {
      if (cue.value.type !== 'reporting' || cue.from < behind) continue;
      const head = headOfCue(cue, heads, sentence, reader, memory);
      if (head === undefined) continue;
      const merged = mergeHead(heads.at(-1), head, reader);
      if (merged === undefined) continue;
      if (merged.replaces) heads.pop();
      heads.push(merged.head);
      behind = Math.max(behind, merged.head.cueTo, head.cueTo);
    }
  }
  const bracket = heads.length > 0 ? undefined : headOfBracket(sentence, reader, memory);
  return bracket === undefined ? heads : [bracket];
}

const LONGEST_BRACKET = 6;
const MONITOR = /^(?:ال)?(?:مرصد|شبكه)/u;

/** `مقتل شخصين في نوى (المرصد السوري)`: an outlet or a monitor in brackets at the end. */
function headOfBracket(
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  const end = tokens[sentence.to - 1]?.text === '.' ? sentence.to - 2 : sentence.to - 1;
  if (tokens[end]?.text !== ')') return undefined;
  for (let at = end - 1; at > Math.max(sentence.from, end - LONGEST_BRACKET); at--) {
    if (tokens[at]?.text !== '(') continue;
    const speaker = readSpeaker(reader, at + 1, end);
    if (speaker?.to !== end) return undefined;
    const { kind, name } = speaker.link;
    if (kind !== 'outlet' && !MONITOR.test(foldWord(name))) return undefined;
    const credit = resolveSpeaker(speaker, reader, memory);
    return {
      from: sentence.from,
      chain: credit.chain,
      class: 'say',
      cueFrom: at,
      cueTo: sentence.to,
      rule: 'voices/in-brackets',
      scope: 'around',
      free: true,
      credits: [credit],
    };
  }
  return undefined;
}

const classOf = ({ value }: Cue): ReportingClass =>
  value.type === 'reporting' ? value.class : 'say';

function headOfCue(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { value } = cue;
  if (value.type !== 'reporting') return undefined;
  switch (value.by) {
    case 'verb':
      return (
        headOfAside(cue, sentence, reader, memory) ??
        headOfVerb(cue, heads, sentence, reader, memory)
      );
    case 'preposition':
      return value.weak ||
        value.class === 'announce' ||
        IN_TALK.test(reader.tokens[cue.from]?.text ?? '')
        ? undefined
        : headOfPreposition(cue, heads, sentence, reader, memory);
    case 'active':
    case 'continuation':
      return heads.length > 0 ? undefined : headOfParticiple(cue, sentence, reader, memory);
    case 'masdar':
      return headOfMasdar(cue, sentence, reader, memory);
    default:
      return undefined;
  }
}

/** `لم تُطلق رصاصة واحدة، تقول الجارة أم حسن.`: who says what stands before, behind a comma. */
function headOfAside(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  if (classOf(cue) !== 'say' || !isComma(tokens[cue.from - 1])) return undefined;
  if (!/^[يت]/u.test(tokens[cue.from]?.text ?? '') || cue.reading.pron !== '') return undefined;
  const first = tokens[cue.to]?.text.replace(/^ال/u, '') ?? '';
  let end = cue.to;
  while (end < sentence.to && !isComma(tokens[end]) && tokens[end]?.text !== '.') end += 1;
  if (end - cue.to > LONGEST_SPEAKER) return undefined;
  const speaker = readSpeaker(reader, cue.to, end, {
    bareName: memory.persons.has(first) || KUNYA.test(tokens[cue.to]?.text ?? ''),
    persons: memory.persons,
  });
  if (speaker?.from !== cue.to || speaker.to !== end || speaker.link.kind === 'document')
    return undefined;
  const credit = resolveSpeaker(speaker, reader, memory);
  return {
    ...aroundOf(cue, cue.from, speaker.to, credit, sentence),
    scope: 'around',
    rule: ASIDE,
  };
}

const KUNYA = /^(?:ابو|ام|الحاج|الحاجه)$/u;

/** Rule of a credit that stands behind what was said. */
export const ASIDE = 'voices/aside';

/** `في تصريح`, `خلال مؤتمر`: where somebody spoke, not who did. */
const IN_TALK = /^[وف]?(?:في|خلال|ببيان|بموجب)$/u;

/** How two heads of one sentence stand to each other; undefined where the second adds nothing. */
function mergeHead(
  before: Head | undefined,
  head: Head,
  reader: SpeakerReader,
): { readonly head: Head; readonly replaces: boolean } | undefined {
  if (before === undefined || before.class === 'ask' || before.class === 'warn')
    return { head, replaces: false };
  if (head.scope === 'around' && before.scope === 'forward') {
    if (!TELLING.has(before.class))
      return {
        head: { ...head, from: before.from, class: before.class === 'adopt' ? 'say' : head.class },
        replaces: true,
      };
    const outlet =
      head.chain.at(-1)?.kind === 'outlet' &&
      before.chain.at(-1)?.kind !== 'outlet' &&
      head.class !== 'claim';
    // `قال مسؤول …، وفق رويترز`: the agency passed it on; `نقلا عن`: who is quoted comes first.
    if (head.class === 'quote-from')
      return joined(before, chainOf(head.chain, before.chain, reader), head);
    return outlet
      ? joined(before, [...before.chain, ...without(head.chain, before.chain)], head)
      : undefined;
  }
  if (head.scope === 'forward' && before.scope === 'forward' && isNested(before, head, reader)) {
    const chain = chainOf(head.chain, before.chain, reader);
    return {
      head: {
        ...head,
        from: before.from,
        cueFrom: before.cueFrom,
        chain,
        rule: 'voices/nested',
        credits: [...before.credits, ...head.credits.map((credit) => ({ ...credit, chain }))],
      },
      replaces: true,
    };
  }
  return { head, replaces: false };
}

function joined(
  before: Head,
  chain: readonly ChainLink[],
  head: Head,
): { readonly head: Head; readonly replaces: boolean } {
  const credits = [...before.credits, ...head.credits].map((credit) => ({ ...credit, chain }));
  return {
    head: {
      ...before,
      chain,
      // What is told may stand between the two: أعلنت الوزارة مقتل … بحسب الوكالة.
      cueTo: head.cueFrom - before.cueTo <= ONE_PHRASE ? head.cueTo : before.cueTo,
      rule: 'voices/nested',
      credits,
    },
    replaces: true,
  };
}

/** Tokens between two credits that are one phrase. */
const ONE_PHRASE = 2;

/** `ذكرت الوكالة أن القائد … أعلن`: the second verb is the first thing that the first one reports. */
function isNested(before: Head, head: Head, { tokens, triggers }: SpeakerReader): boolean {
  if (head.free) return false;
  let seen = false;
  for (let i = before.cueTo; i < head.cueFrom; i++) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (isComplementiser(token)) seen = true;
    else if (seen && token.kind === 'word' && token.text !== 'قد') return false;
  }
  if (!seen) return false;
  return !triggers.some(
    ({ from, happening, outcome }) =>
      from >= before.cueTo && from < head.cueFrom && (happening ?? outcome)?.form === 'verb',
  );
}

const NOT_HEADS = foldedWords('لم لا لن ولم ولا ما وما مما الذي التي الذين اللذين قيل');

const AS = foldedWords('كما حسبما مثلما وكما وحسبما');

const BY_ANY = new Set<ReportingClass>(['ask', 'warn', 'deny', 'adopt', 'accuse']);

/** Words that are as often a noun, a preposition or another verb: they report only where a subject and a clause follow. */
const AMBIGUOUS = foldedWords(
  'بين بينت دون دونت رد ردت يرد ترد رصد رصدت عد عدت يعد تعد علق علقت زاد زادت واصل',
  'واصلت ووصل روا روي روت روج قدر شك ذكر شرح كشف حمل عبر ورد روي راي سجل ظن نقل نشر بث',
  'ختم خلص حذر فسر علم',
);

/** Whether the verb stands where a clause can begin, or behind its own subject. */
function opensClause(
  cue: Cue,
  sentence: SpokenSentence,
  { tokens, timeStarts, timeEnds, placeAt }: SpeakerReader,
): boolean {
  if (cue.from === sentence.from || cue.reading.conj !== '') return true;
  const before = tokens[cue.from - 1];
  if (before === undefined || before.kind === 'punctuation') return true;
  if (PARTICLES.has(before.text) || UNTIL.has(before.text) || isComplementiser(before)) return true;
  // Behind an opening adverbial: `وفي البلدة أعلنت …`.
  for (let i = cue.from - 1; i >= Math.max(sentence.from, cue.from - 8); i--) {
    if (timeStarts.has(i) && (timeEnds?.get(i) ?? i + 1) === cue.from) return true;
    if (placeAt.get(i)?.to === cue.from) return true;
  }
  return false;
}

const UNTIL = foldedWords('أن بعدما قبلما منذ حين عندما بعد قبل');

function headOfVerb(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  const { value } = cue;
  if (value.type !== 'reporting' || (value.passive && tokens[cue.from]?.damma === true))
    return undefined;
  const before = tokens[cue.from - 1]?.text ?? '';
  const of = classOf(cue);
  if (cue.from > sentence.from && NOT_HEADS.has(before)) {
    if (before === 'الذي' || before === 'التي')
      return headOfRelative(cue, sentence, reader, memory);
    const among = tokens[cue.from - 2]?.text.replace(/^[وم](?=هو|بين|من)/u, '') ?? '';
    if (before !== 'ما' || BY_ANY.has(of)) return undefined;
    // `وهو ما أكده المصدر`, `هذا ما قاله …` credit the clause before, `ومن بين ما أورده التقرير` what follows.
    if (among === 'هو' || among === 'هذا' || among === 'وهذا' || among === 'ذلك')
      return headAround(cue, cue.to, sentence, reader, memory);
    const head =
      among === 'بين' || among === 'من'
        ? headAround(cue, cue.to, sentence, reader, memory)
        : undefined;
    return head === undefined ? undefined : { ...head, from: sentence.from, scope: 'forward' };
  }
  if (cue.reading.pron !== '' && !isAddressing(cue)) return undefined;
  const spoke = memory.credits.at(-1);
  if (AS.has(before) && isAside(cue, sentence, tokens))
    return spoke === undefined ? undefined : aroundOf(cue, cue.from - 1, cue.to, spoke, sentence);
  if (AS.has(before) && cue.from > sentence.from && !hasClause(cue.to, sentence, reader))
    return headAround(cue, cue.to, sentence, reader, memory);
  if (of === 'receive') return headOfReceiver(cue, sentence, reader, memory);
  const ambiguous = AMBIGUOUS.has(cue.reading.stem);
  const opens = opensClause(cue, sentence, reader);
  if (ambiguous && !opens) return undefined;
  const subject = subjectOf(cue, heads, sentence, reader, memory);
  if (subject === undefined) return undefined;
  if (of === 'suspect' && (!subject.told || tokens[cue.from]?.damma === true)) return undefined;
  if (
    ambiguous &&
    (!subject.told ||
      (of !== 'document' &&
        of !== 'announce' &&
        of !== 'quote-from' &&
        of !== 'accuse' &&
        !hasClause(Math.max(cue.to, subject.to), sentence, reader, CLOSE)))
  )
    return undefined;
  if (
    !opens &&
    subject.from === cue.from &&
    !hasClause(Math.max(cue.to, subject.to), sentence, reader, CLOSE)
  )
    return undefined;
  if (before === foldWord('أن') && /^(?:من)?دون$/u.test(tokens[cue.from - 2]?.text ?? ''))
    return undefined;
  if (!isReport(cue, subject, sentence, reader)) return undefined;
  const origin =
    of === 'quote-from'
      ? originAfter(Math.max(cue.to, subject.to), sentence, reader, memory)
      : undefined;
  if (of === 'quote-from' && origin === undefined && !/^(?:ي|ت)?نسب/u.test(cue.reading.stem))
    return undefined;
  const chain = chainOf(origin?.chain ?? [], subject.chain, reader);
  if (
    chain.length === 0 ||
    (chain.length === 1 &&
      chain[0]?.kind === 'document' &&
      !hasClause(Math.max(cue.to, subject.to), sentence, reader))
  )
    return undefined;
  const to = Math.max(cue.to, subject.to, origin?.to ?? 0);
  const adopts = of === 'announce' && claimsResponsibility(to, sentence, tokens);
  const from = AS.has(before) ? cue.from - 1 : subject.start;
  const free =
    from <= sentence.from + 1 ||
    isComma(tokens[from - 1]) ||
    cue.reading.conj !== '' ||
    /^و?(?:فيما|بينما|لكن|ولكن|حيث|اذ|كما)$/u.test(tokens[from - 1]?.text ?? '');
  const clause = hasClause(to, sentence, reader) || origin !== undefined;
  return {
    from,
    chain,
    class: adopts ? 'adopt' : of === 'quote-from' && origin === undefined ? 'accuse' : of,
    cueFrom: Math.min(cue.from, subject.from),
    cueTo: to,
    rule: isSubordinate(cue, tokens)
      ? 'voices/subordinate'
      : origin !== undefined
        ? 'voices/nested'
        : clause
          ? 'voices/reporting-verb'
          : 'voices/announced',
    scope: 'forward',
    free: free && !UNTIL.has(before),
    credits: [
      {
        chain,
        words: new Set([...subject.words, ...(origin?.words ?? [])]),
        byDocument: subject.byDocument,
      },
    ],
  };
}

/** `…، كما أوضح، …`: whoever spoke last, with no subject named. */
const isAside = (cue: Cue, sentence: SpokenSentence, tokens: readonly Token[]): boolean => {
  const next = tokens[cue.to];
  return (
    cue.from - 1 > sentence.from &&
    isComma(tokens[cue.from - 2]) &&
    (cue.to >= sentence.to || isComma(next) || next?.text === '.')
  );
};

/** What somebody is said to have reported, in a word that means the occurrence told before. */
const REPORTED = foldedWords(
  'الحادثة الحادث الواقعة الخبر النبأ العملية الهجوم ذلك الحصيلة القصف التفجير المعلومات',
);

const LONGEST_SPEAKER = 14;

/** `رفض قائد الشرطة، الذي أكد الحادثة، تسمية الفاعل`: who reported what the words before tell. */
function headOfRelative(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  if (!TELLING.has(classOf(cue)) || !REPORTED.has(tokens[cue.to]?.text ?? '')) return undefined;
  const end = isComma(tokens[cue.from - 2]) ? cue.from - 2 : cue.from - 1;
  for (let at = Math.max(sentence.from, end - LONGEST_SPEAKER); at < end; at++) {
    const speaker = readSpeaker(reader, at, end);
    if (speaker?.to !== end || speaker.link.kind === 'document') continue;
    const credit = resolveSpeaker(speaker, reader, memory);
    return {
      ...aroundOf(cue, speaker.from, cue.to, credit, sentence),
      scope: 'around',
      rule: 'voices/reported-it',
    };
  }
  return undefined;
}

/** `قبل أن تعلن الوزارة`, `بعدما أكد المصدر`: a clause inside what somebody else tells. */
function isSubordinate(cue: Cue, tokens: readonly Token[]): boolean {
  const before = tokens[cue.from - 1]?.text ?? '';
  if (/^حين$/u.test(before) && /^و?في$/u.test(tokens[cue.from - 2]?.text ?? '')) return false;
  return before === 'ان' ? UNTIL.has(tokens[cue.from - 2]?.text ?? '') : UNTIL.has(before);
}

/** `أعلن التنظيم مسؤوليته عن الهجوم`. */
function claimsResponsibility(
  at: number,
  { to }: SpokenSentence,
  tokens: readonly Token[],
): boolean {
  for (let i = at; i < Math.min(to, at + CLOSE); i++)
    if (/^(?:ال)?مسوولي/u.test(tokens[i]?.text ?? '')) return true;
  return false;
}

/** Whether the verb reports: a clause or a quotation follows, or what is announced is told by a noun. */
function isReport(
  cue: Cue,
  subject: Subject,
  sentence: SpokenSentence,
  reader: SpeakerReader,
): boolean {
  const of = classOf(cue);
  const at = Math.max(cue.to, Math.max(subject.to, cue.to));
  if (hasClause(at, sentence, reader)) return true;
  if (of === 'quote-from') return true;
  if (of === 'ask' || of === 'warn') return false;
  if (BY_ANY.has(of)) return subject.told;
  const first = reader.tokens[cue.from]?.readings ?? [];
  const stems = new Set(first.map(({ stem }) => stem));
  if ([...stems].some((stem) => WITH_NOUN.has(stem))) return subject.told;
  if (isDocumentAt(subject.to, reader)) return subject.told;
  if (of === 'announce' || of === 'document') {
    const speaks =
      subject.chain.at(-1)?.kind !== 'organization' ||
      subject.byDocument ||
      subject.chain.at(-1)?.actor === null;
    return subject.told && speaks;
  }
  const next = reader.tokens[at]?.text ?? '';
  return (
    subject.told &&
    of !== 'add' &&
    (next === 'عن' ||
      next === 'علي' ||
      next === 'الي' ||
      next.startsWith('ب') ||
      isComma(reader.tokens[at]))
  );
}

/** Verbs that announce with a noun alone: أعلنت القوات مقتل …, نعت الوزارة أربعة … */
const WITH_NOUN = foldedWords(
  'أعلن أعلنت يعلن تعلن أعلنوا نعى نعت تنعى ينعى أكد أكدت تؤكد يؤكد وثق وثقت وثقا أحصى',
  'أحصت تبنى كشف كشفت أورد أوردت يورد تورد توقف يتوقف توقفت تتوقف استعرض استعرضت يستعرض',
  'قدم قدمت تطرق يتطرق لخص لخصت يلخص تلخص روى روت يروي تروي',
);

/** `حصلت الشبكة من مصدرين على معلومات`, `علم الموقع من مصادره أن`: who informed the outlet. */
function headOfReceiver(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  for (let i = cue.to; i < Math.min(sentence.to, cue.to + 9); i++) {
    const token = tokens[i] as Token;
    if (isComplementiser(token)) return undefined;
    if (token.text !== 'من') continue;
    const speaker = readSpeaker(reader, i + 1, sentence.to);
    if (speaker === undefined) return undefined;
    const resolved = resolveSpeaker(speaker, reader, memory);
    return {
      from: clauseStart(cue.from, sentence, tokens),
      chain: resolved.chain,
      class: 'receive',
      cueFrom: cue.from,
      cueTo: speaker.to,
      rule: 'voices/informed',
      scope: 'forward',
      free: true,
      credits: [resolved],
    };
  }
  return undefined;
}

const OWN_WORDS = foldedWords(
  'قوله قولها قولهم تعبيره تعبيرها تعبيرهم وصفه وصفها وصفهم روايته روايتها روايتهم زعمه',
  'زعمها زعمهم ادعائه ادعائها اعتقاده رأيه رأيها',
);

function headOfPreposition(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  const last = tokens[cue.to - 1]?.text ?? '';
  const next = tokens[cue.to]?.text ?? '';
  if (OWN_WORDS.has(last) || OWN_WORDS.has(next)) {
    const dropped = nearestActor(cue, heads, sentence, reader) ?? whoSpoke(heads, memory);
    if (dropped === undefined) return undefined;
    return {
      ...aroundOf(cue, cue.from, cue.to + (OWN_WORDS.has(next) ? 1 : 0), dropped, sentence),
      class: 'claim',
    };
  }
  let at = cue.to;
  const whatVerb =
    next === 'ما' ? at + 1 : tokens[at - 1]?.text === 'ما' || /ما$/u.test(last) ? at : -1;
  let quoting =
    classOf(cue) === 'quote-from' && !/^[وف]?(?:نقلا|علي)$/u.test(tokens[cue.from]?.text ?? '');
  if (whatVerb >= 0) {
    const verb = (reader.cuesAt.get(whatVerb) ?? []).find(
      ({ value }) => value.type === 'reporting' && value.by === 'verb',
    );
    if (
      cue.value.type === 'reporting' &&
      cue.value.beforeVerb &&
      verb === undefined &&
      /^علي$/u.test(tokens[cue.from]?.text ?? '')
    )
      return undefined;
    at = verb?.to ?? whatVerb + 1;
    if (/^(?:ي|ت)?علم/u.test(tokens[whatVerb]?.text ?? '')) {
      const informed = headOfReceiver({ ...cue, to: at }, sentence, reader, memory);
      if (informed !== undefined)
        return {
          ...informed,
          scope: cue.from <= sentence.from + 2 ? 'forward' : 'around',
          from: cue.from <= sentence.from + 2 ? sentence.from : cue.from,
        };
    }
    quoting = /^ي?ت?نقل/u.test(tokens[whatVerb]?.text ?? '');
  } else {
    const verb = (reader.cuesAt.get(at) ?? []).find(
      ({ value }) =>
        value.type === 'reporting' &&
        value.by === 'verb' &&
        cue.value.type === 'reporting' &&
        cue.value.beforeVerb,
    );
    if (verb !== undefined) at = verb.to;
  }
  return headAround(cue, at, sentence, reader, memory, quoting);
}

/** The speaker behind `بحسب`, `كما ذكر`, `وهو ما أكده`. */
function headAround(
  cue: Cue,
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
  quoting = false,
): Head | undefined {
  const { tokens } = reader;
  if (BY_ANY.has(classOf(cue))) return undefined;
  let start = skipAdverbials(at, sentence, reader);
  while (
    /^(?:به|بها|له|لها|عنه|عنها|عليه|عليها|فيه|فيها|هذا|آخر|اخر|احدث)$/u.test(
      tokens[start]?.text ?? '',
    )
  )
    start += 1;
  if (/^(?:في|ضمن|عبر|علي)$/u.test(tokens[start]?.text ?? '') && isDocumentAt(start + 1, reader))
    start += 1;
  start = skipAdverbials(start, sentence, reader);
  if (start >= sentence.to) return undefined;
  const speaker = readSpeaker(reader, start, sentence.to, { bareName: false });
  if (speaker === undefined) return undefined;
  const origin = quoting ? originAfter(speaker.to, sentence, reader, memory) : undefined;
  const resolved = resolveSpeaker(speaker, reader, memory);
  if (
    speaker.link.kind === 'document' &&
    resolved.chain.at(0)?.kind === 'document' &&
    !/^(?:بيان|تقرير|منشور|البيان|التقرير)/u.test(foldWord(speaker.link.name))
  )
    return undefined;
  const told = nestedOrigin(Math.max(speaker.to, origin?.to ?? 0), sentence, reader, memory);
  const quoted = origin ?? told;
  const chain = chainOf(quoted?.chain ?? [], resolved.chain, reader);
  const to = Math.max(speaker.to, quoted?.to ?? 0);
  const credit = {
    chain,
    words: new Set([...resolved.words, ...(quoted?.words ?? [])]),
    byDocument: resolved.byDocument,
  };
  return {
    ...aroundOf(cue, cue.from, to, credit, sentence),
    ...(quoted === undefined ? {} : { rule: 'voices/nested' }),
  };
}

function aroundOf(
  cue: Cue,
  from: number,
  to: number,
  credit: Credit,
  sentence: SpokenSentence,
): Head {
  const opens = from <= sentence.from + 2;
  return {
    from: opens ? sentence.from : from,
    chain: credit.chain,
    class: classOf(cue),
    cueFrom: from,
    cueTo: to,
    rule: 'voices/according-to',
    scope: opens ? 'forward' : 'around',
    free: true,
    credits: [credit],
  };
}

/** `نشرت الوزارة …، نقلا عن قائد …`: a quoting cue right behind the speaker. */
function nestedOrigin(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): (Dropped & { readonly to: number }) | undefined {
  for (let i = at; i < Math.min(sentence.to, at + 9); i++) {
    const token = reader.tokens[i];
    if (token === undefined || isComplementiser(token)) return undefined;
    const cue = (reader.cuesAt.get(i) ?? []).find(
      ({ value }) =>
        value.type === 'reporting' &&
        value.by === 'preposition' &&
        value.class === 'quote-from' &&
        !value.weak,
    );
    if (cue === undefined) continue;
    const speaker = readSpeaker(reader, cue.to, sentence.to, {
      bareName: true,
      persons: memory.persons,
    });
    return speaker === undefined
      ? undefined
      : { to: speaker.to, ...resolveSpeaker(speaker, reader, memory) };
  }
  return undefined;
}

/** `أحبطت قسد، وفق روايتها، هجوما`: whose account it is. */
/** `وبعد ساعتين، على حد تعبيره، …`: the person who spoke last. */
const whoSpoke = (heads: readonly Head[], { credits }: Memory): Credit | undefined => {
  const last = heads.length > 0 ? undefined : credits.at(-1);
  return last?.chain[0]?.kind === 'person' || last?.chain[0]?.kind === 'unnamed' ? last : undefined;
};

function nearestActor(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
): Credit | undefined {
  if (heads.length > 0) return undefined;
  const feminine = /ها$/u.test(
    reader.tokens[cue.to]?.text ?? reader.tokens[cue.to - 1]?.text ?? '',
  );
  const actor = reader.actors.find(
    (mention) =>
      mention.from >= sentence.from &&
      mention.to <= cue.from &&
      !mention.viaAdjective &&
      (mention.gender === 'either' || (mention.gender === 'f') === feminine),
  );
  const code = actor === undefined ? null : reader.codeOf(actor);
  if (actor === undefined || code === null) return undefined;
  const link: ChainLink = { name: actorName(reader, actor), kind: 'organization', actor: code };
  return {
    chain: [link],
    words: wordsBetween(reader.tokens, actor.from, actor.to),
    byDocument: false,
  };
}

/** `عاهدت القوات …، مذكرة بأنها قتلت`: the body that the sentence begins with tells what follows. */
function headOfParticiple(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  if (!TELLING.has(classOf(cue)) || !isComma(tokens[cue.from - 1])) return undefined;
  const that = [tokens[cue.to - 1], tokens[cue.to]];
  if (!that.some((token) => token !== undefined && isComplementiser(token))) return undefined;
  for (const at of [sentence.from, sentence.from + 1]) {
    const speaker = readSpeaker(reader, at, cue.from);
    if (speaker === undefined || speaker.link.kind !== 'organization') continue;
    const resolved = resolveSpeaker(speaker, reader, memory);
    return {
      from: cue.from,
      chain: resolved.chain,
      class: classOf(cue),
      cueFrom: cue.from,
      cueTo: cue.to,
      rule: 'voices/participle',
      scope: 'forward',
      free: true,
      credits: [resolved],
    };
  }
  return undefined;
}

/** `غداة إعلان الوزارة توقيف …`: the announcement as a noun, and what it announces. */
function headOfMasdar(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  if (classOf(cue) !== 'announce' || cue.reading.al || cue.reading.pron !== '') return undefined;
  if (!AFTER.has(tokens[cue.from - 1]?.text ?? '')) return undefined;
  const speaker = readSpeaker(reader, cue.to, sentence.to);
  if (speaker === undefined) return undefined;
  if (speaker.link.actor === null && speaker.link.kind !== 'organization') return undefined;
  const resolved = resolveSpeaker(speaker, reader, memory);
  return {
    from: cue.from,
    chain: resolved.chain,
    class: 'announce',
    cueFrom: cue.from,
    cueTo: speaker.to,
    rule: 'voices/announcement',
    scope: 'forward',
    free: false,
    credits: [resolved],
  };
}

const AFTER = foldedWords('غداة عقب بعد إثر مع منذ قبيل قبل وبعد وعقب');

/** `الداخلية السورية: مقتل …`, `مراسل الجزيرة: …`: a line names its speaker before a colon. */
function headOfColon(
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  const limit = Math.min(sentence.to - 2, sentence.from + 10);
  for (let i = sentence.from + 1; i < limit; i++) {
    if (tokens[i]?.text !== ':') continue;
    const bar = tokens
      .slice(sentence.from, i)
      .findLastIndex(({ text }) => text === '|' || text === '/');
    const start = bar < 0 ? sentence.from : sentence.from + bar + 1;
    const speaker = readSpeaker(reader, start, i);
    if (speaker === undefined || speaker.link.kind === 'document') return undefined;
    // `محافظة حلب: قصف …` says where, not who.
    if ((reader.placeAt.get(start)?.to ?? 0) >= speaker.to) return undefined;
    const behind = addresseeEnd(speaker.to, reader);
    const rest = i - behind;
    if (
      rest > 3 ||
      tokens
        .slice(behind, i)
        .some(({ kind, text }) => kind === 'word' && !STANDS_BEFORE_COLON.test(text))
    )
      return undefined;
    const resolved = resolveSpeaker(speaker, reader, memory);
    return {
      from: sentence.from,
      chain: resolved.chain,
      class: 'say',
      cueFrom: start,
      cueTo: i,
      rule: 'voices/colon',
      scope: 'forward',
      free: true,
      credits: [resolved],
    };
  }
  return undefined;
}

const STANDS_BEFORE_COLON = /^(?:في|ل|بيان|تصريح|خاص|عاجل|لنا|لوكالتنا)$/u;

/** `المصدر: خلية الإعلام`: a line that credits the whole report. */
export function creditOfReport(reader: SpeakerReader): readonly ChainLink[] {
  const { tokens, credits = [] } = reader;
  for (const { from, to } of credits) {
    const colon = tokens.findIndex(({ text }, i) => i >= from && i < to && text === ':');
    if (colon < 0 || colon > from + 3 || !/^(?:ال)?مصدر$/u.test(tokens[from]?.text ?? '')) continue;
    const speaker = readSpeaker(reader, colon + 1, to);
    if (speaker === undefined || speaker.link.kind === 'outlet' || speaker.link.kind === 'document')
      continue;
    return [speaker.link];
  }
  return [];
}
