import type { ChainLink } from '../model/coded-report.ts';
import type { ReportingClass } from '../rules/cue-lexicon.ts';
import { bare, phrasesAt } from '../rules/phrase-index.ts';
import { foldWord } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import {
  actorName,
  quoteLength,
  readSpeaker,
  type Speaker,
  type SpeakerReader,
  type SpeakerScene,
  speakerReader,
  wordsBetween,
} from './speakers.ts';

/** Who tells the stretch of tokens `[from, to)`; an empty chain is the outlet's own voice. */
export interface Voice {
  readonly from: number;
  readonly to: number;
  readonly chain: readonly ChainLink[];
  readonly class: ReportingClass | 'own';
  /** The words that credit the speaker, tokens `[cueFrom, cueTo)`; equal where nothing does. */
  readonly cueFrom: number;
  readonly cueTo: number;
  readonly rule: string;
  /** Whom the words that go on from this stretch credit with the details; empty where nobody. */
  readonly later: readonly ChainLink[];
}

/** A sentence as the reader of attributions needs it. */
export interface SpokenSentence {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
  readonly line: number;
  readonly headline: boolean;
  readonly opening: 'none' | 'same-topic' | 'other-event' | 'background';
}

/** Classes whose speaker tells what happened; the others blame, deny, claim responsibility, demand. */
const TELLING = new Set<ReportingClass | 'own'>(['say', 'add', 'announce', 'document', 'quote-from', 'claim', 'receive']);

/** Whether the words of a voice tell an occurrence, rather than blame, deny or claim it. */
export const tellsOccurrences = (voice: Voice): boolean => TELLING.has(voice.class);

/** A speaker that was credited before: what a later short mention can point back to. */
interface Credit {
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
}

/** What the sentences before have told of who speaks. */
interface Memory {
  readonly credits: readonly Credit[];
  readonly persons: ReadonlyMap<string, ChainLink>;
}

/** A stretch of one sentence whose teller some words name. */
interface Head {
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

/** Reads who tells each stretch of each sentence: reporting verbs, `بحسب`, a colon, what goes on. */
export function findVoices(
  sentences: readonly SpokenSentence[],
  scene: SpeakerScene,
): readonly Voice[] {
  const reader = speakerReader(scene);
  const whole = creditOfReport(reader);
  const voices: Voice[] = [];
  let memory: Memory = { credits: [], persons: new Map() };
  let running: Running | null = null;
  for (const sentence of sentences) {
    const heads = headsOf(sentence, reader, memory);
    if (sentence.headline) running = null;
    const goesOn: readonly ChainLink[] = running !== null && continues(sentence, heads, running, reader) ? running.chain : [];
    const own = goesOn.length > 0 ? goesOn : whole;
    const told = spread(sentence, heads, own, goesOn.length > 0, reader);
    voices.push(...told);
    memory = remember(memory, heads);
    running = sentence.headline ? null : runningAfter(sentence, heads, goesOn.length > 0 ? running : null);
  }
  return withLater(voices, sentences, reader);
}

/** Whoever speaks on into the sentences that credit nobody. */
interface Running {
  readonly chain: readonly ChainLink[];
  readonly paragraph: number;
  readonly line: number;
  /** Whether a whole clause was quoted (`قال إن`), not the mere fact announced (`أعلن العثور`). */
  readonly clause: boolean;
}

function runningAfter(sentence: SpokenSentence, heads: readonly Head[], before: Running | null): Running | null {
  const last = heads.findLast(({ scope, class: of }) => scope === 'forward' && TELLING.has(of));
  if (last === undefined || last.chain.length === 0) {
    return heads.length > 0 || before === null ? null : { ...before, paragraph: sentence.paragraph, line: sentence.line };
  }
  return { chain: last.chain, paragraph: sentence.paragraph, line: sentence.line, clause: last.rule !== 'voices/announced' };
}

/** Words that begin a sentence which goes on from what somebody said. */
const GOES_ON = folded('ولاحقا', 'لاحقا', 'أما', 'وأما', 'ثم', 'كذلك', 'وبذلك', 'والثانية', 'والثاني', 'والأولى');
const STARTS_ANEW = folded('كما', 'وكان', 'وكانت', 'يذكر', 'ويذكر', 'وسبق', 'يشار', 'وتأتي', 'ويأتي', 'وجاء', 'وجاءت', 'ولا', 'ولم', 'وما', 'ومن', 'وفي', 'وتشهد', 'وشهدت', 'وتعد', 'ويعد', 'وتسيطر');

function folded(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldWord));
}

/** Whether an uncredited sentence is still what the speaker before it said. */
function continues(sentence: SpokenSentence, heads: readonly Head[], running: Running, reader: SpeakerReader): boolean {
  if (sentence.headline || sentence.opening === 'background' || sentence.opening === 'other-event') return false;
  if (heads.some(({ scope, from }) => scope === 'around' || from <= sentence.from + 1)) return false;
  const first = reader.tokens[sentence.from]?.text ?? '';
  if (GOES_ON.has(first)) return sentence.paragraph - running.paragraph <= 1;
  if (!running.clause || sentence.line !== running.line || STARTS_ANEW.has(first)) return false;
  return !hasOwnTime(sentence, reader);
}

const hasOwnTime = ({ from, to }: SpokenSentence, { timeStarts, dayStarts = timeStarts }: SpeakerReader): boolean => {
  for (let i = from; i < to; i++) if (dayStarts.has(i)) return true;
  return false;
};

/** Cuts a sentence at its heads and says who tells each stretch. */
function spread(
  sentence: SpokenSentence,
  heads: readonly Head[],
  own: readonly ChainLink[],
  goesOn: boolean,
  { triggers }: SpeakerReader,
): readonly Voice[] {
  const rest = { chain: own, class: own.length > 0 ? ('say' as const) : ('own' as const), rule: goesOn ? 'voices/goes-on' : own.length > 0 ? 'voices/source-line' : 'voices/outlet' };
  const voices: Voice[] = [];
  const push = (from: number, to: number, of: Pick<Voice, 'chain' | 'class' | 'rule'>, cueFrom: number, cueTo: number): void => {
    if (to > from) voices.push({ from, to, chain: of.chain, class: of.class, rule: of.rule, cueFrom, cueTo, later: [] });
  };
  let at = sentence.from;
  for (const [i, head] of heads.entries()) {
    const next = heads[i + 1];
    if (head.scope === 'around') {
      // Nothing before it claims the clause: it covers what stands before and behind.
      const end = next === undefined ? sentence.to : next.scope === 'around' ? head.cueTo : next.from;
      push(at, end, head, head.cueFrom, head.cueTo);
      at = Math.max(at, end);
      continue;
    }
    // An adverbial before the verb tells nothing of its own.
    const tells = triggers.some(({ from }) => from >= at && from < head.from);
    if (tells) push(at, head.from, rest, at, at);
    const start = tells ? Math.max(at, head.from) : at;
    const end = next === undefined ? sentence.to : Math.max(start, next.from);
    push(start, end, head, head.cueFrom, head.cueTo);
    at = end;
  }
  push(at, sentence.to, rest, at, at);
  return voices;
}

function remember(memory: Memory, heads: readonly Head[]): Memory {
  if (heads.length === 0) return memory;
  const credits = [...memory.credits];
  const persons = new Map(memory.persons);
  for (const credit of heads.flatMap((head) => head.credits)) {
    if (credit.chain.length === 0) continue;
    credits.push(credit);
    for (const link of credit.chain) {
      if (link.kind !== 'person') continue;
      const parts = foldWord(link.name).split(' ');
      if (parts.length < 2) continue;
      for (const part of parts.slice(-2)) if (part.length > 2) persons.set(bare(part), link);
    }
  }
  return { credits: credits.slice(-LONGEST_MEMORY), persons };
}

const LONGEST_MEMORY = 24;

// ---- heads ---------------------------------------------------------------------------------

/** The words of a sentence that name a teller, in order. */
function headsOf(sentence: SpokenSentence, reader: SpeakerReader, memory: Memory): readonly Head[] {
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
      behind = Math.max(behind, merged.head.cueTo);
    }
  }
  return heads;
}

const classOf = ({ value }: Cue): ReportingClass => (value.type === 'reporting' ? value.class : 'say');

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
      return headOfVerb(cue, heads, sentence, reader, memory);
    case 'preposition':
      return value.weak || value.class === 'announce' || IN_TALK.test(reader.tokens[cue.from]?.text ?? '') ? undefined : headOfPreposition(cue, heads, sentence, reader, memory);
    case 'masdar':
      return headOfMasdar(cue, sentence, reader, memory);
    default:
      return undefined;
  }
}

/** `في تصريح`, `خلال مؤتمر`: where somebody spoke, not who did. */
const IN_TALK = /^[وف]?(?:في|خلال|ببيان|بموجب)$/u;

/** How two heads of one sentence stand to each other; undefined where the second adds nothing. */
function mergeHead(
  before: Head | undefined,
  head: Head,
  reader: SpeakerReader,
): { readonly head: Head; readonly replaces: boolean } | undefined {
  if (before === undefined || before.class === 'ask' || before.class === 'warn') return { head, replaces: false };
  if (head.scope === 'around' && before.scope === 'forward') {
    if (!TELLING.has(before.class)) return { head: { ...head, from: before.from, class: before.class === 'adopt' ? 'say' : head.class }, replaces: true };
    const outlet = head.chain.at(-1)?.kind === 'outlet' && before.chain.at(-1)?.kind !== 'outlet' && head.class !== 'claim';
    // `قال مسؤول …، وفق رويترز`: the agency passed it on; `نقلا عن`: who is quoted comes first.
    if (head.class === 'quote-from') return joined(before, chainOf(head.chain, before.chain, reader), head);
    return outlet ? joined(before, [...before.chain, ...without(head.chain, before.chain)], head) : undefined;
  }
  if (head.scope === 'forward' && before.scope === 'forward' && isNested(before, head, reader)) {
    const chain = chainOf(head.chain, before.chain, reader);
    return { head: { ...head, from: before.from, cueFrom: before.cueFrom, chain, rule: 'voices/nested', credits: [...before.credits, ...head.credits.map((credit) => ({ ...credit, chain }))] }, replaces: true };
  }
  return { head, replaces: false };
}

function joined(before: Head, chain: readonly ChainLink[], head: Head): { readonly head: Head; readonly replaces: boolean } {
  const credits = [...before.credits, ...head.credits].map((credit) => ({ ...credit, chain }));
  return { head: { ...before, chain, cueTo: Math.max(before.cueTo, head.cueTo), rule: 'voices/nested', credits }, replaces: true };
}

const without = (chain: readonly ChainLink[], known: readonly ChainLink[]): readonly ChainLink[] =>
  chain.filter(({ name }) => !known.some((link) => link.name === name));

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
  return !triggers.some(({ from, happening, outcome }) => from >= before.cueTo && from < head.cueFrom && (happening ?? outcome)?.form === 'verb');
}

// ---- verbs ---------------------------------------------------------------------------------

const NOT_HEADS = folded('لم', 'لا', 'لن', 'ولم', 'ولا', 'ما', 'وما', 'مما', 'الذي', 'التي', 'الذين', 'اللذين', 'قيل');
const AS = folded('كما', 'حسبما', 'مثلما', 'وكما', 'وحسبما');
const BY_ANY = new Set<ReportingClass>(['ask', 'warn', 'deny', 'adopt', 'accuse']);
/** Verbs that tell somebody something, with the hearer as their object. */
const ADDRESSING = folded('أبلغ', 'أبلغت', 'أبلغا', 'أبلغوا', 'أخبر', 'أخبرت', 'أخبرا', 'أخبروا', 'حدث', 'يبلغ', 'تبلغ', 'نسب', 'نسبت', 'عزا', 'عزت');
const isAddressing = ({ reading }: Cue): boolean => ADDRESSING.has(reading.stem);
/** Words that are as often a noun, a preposition or another verb: they report only where a subject and a clause follow. */
const AMBIGUOUS = folded(
  'بين', 'بينت', 'دون', 'دونت', 'رد', 'ردت', 'يرد', 'ترد', 'رصد', 'رصدت', 'عد', 'عدت', 'يعد', 'تعد', 'علق', 'علقت', 'زاد', 'زادت', 'واصل', 'واصلت', 'ووصل',
  'روا', 'روي', 'روت', 'روج', 'قدر', 'شك', 'ذكر', 'شرح', 'كشف', 'حمل', 'عبر', 'ورد', 'روي', 'راي', 'سجل', 'ظن', 'نقل', 'نشر', 'بث', 'ختم', 'خلص', 'حذر', 'فسر', 'علم',
);

/** Whether the verb stands where a clause can begin, or behind its own subject. */
function opensClause(cue: Cue, sentence: SpokenSentence, { tokens, timeStarts, timeEnds, placeAt }: SpeakerReader): boolean {
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

const UNTIL = folded('أن', 'بعدما', 'قبلما', 'منذ', 'حين', 'عندما', 'بعد', 'قبل');

function headOfVerb(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Head | undefined {
  const { tokens } = reader;
  const { value } = cue;
  if (value.type !== 'reporting' || value.passive && tokens[cue.from]?.damma === true) return undefined;
  const before = tokens[cue.from - 1]?.text ?? '';
  const of = classOf(cue);
  if (cue.from > sentence.from && NOT_HEADS.has(before)) {
    const among = tokens[cue.from - 2]?.text.replace(/^[وم](?=هو|بين|من)/u, '') ?? '';
    if (before !== 'ما' || BY_ANY.has(of)) return undefined;
    // `وهو ما أكده المصدر` credits the clause before, `ومن بين ما أورده التقرير` what follows.
    if (among === 'هو') return headAround(cue, cue.to, sentence, reader, memory);
    const head = among === 'بين' || among === 'من' ? headAround(cue, cue.to, sentence, reader, memory) : undefined;
    return head === undefined ? undefined : { ...head, from: sentence.from, scope: 'forward' };
  }
  if (cue.reading.pron !== '' && !isAddressing(cue)) return undefined;
  if (AS.has(before) && cue.from > sentence.from && !hasClause(cue.to, sentence, reader)) return headAround(cue, cue.to, sentence, reader, memory);
  if (of === 'receive') return headOfReceiver(cue, sentence, reader, memory);
  const ambiguous = AMBIGUOUS.has(cue.reading.stem);
  const opens = opensClause(cue, sentence, reader);
  if (ambiguous && !opens) return undefined;
  const subject = subjectOf(cue, heads, sentence, reader, memory);
  if (subject === undefined) return undefined;
  if (of === 'suspect' && (!subject.told || tokens[cue.from]?.damma === true)) return undefined;
  if (ambiguous && (!subject.told || (of !== 'document' && of !== 'announce' && of !== 'quote-from' && of !== 'accuse' && !hasClause(Math.max(cue.to, subject.to), sentence, reader, CLOSE)))) return undefined;
  if (!opens && subject.from === cue.from && !hasClause(Math.max(cue.to, subject.to), sentence, reader, CLOSE)) return undefined;
  if (before === foldWord('أن') && /^(?:من)?دون$/u.test(tokens[cue.from - 2]?.text ?? '')) return undefined;
  if (!isReport(cue, subject, sentence, reader)) return undefined;
  const origin = of === 'quote-from' ? originAfter(Math.max(cue.to, subject.to), sentence, reader, memory) : undefined;
  if (of === 'quote-from' && origin === undefined && !/^(?:ي|ت)?نسب/u.test(cue.reading.stem)) return undefined;
  const chain = chainOf(origin?.chain ?? [], subject.chain, reader);
  if (chain.length === 0 || (chain.length === 1 && chain[0]?.kind === 'document' && !hasClause(Math.max(cue.to, subject.to), sentence, reader))) return undefined;
  const to = Math.max(cue.to, subject.to, origin?.to ?? 0);
  const adopts = of === 'announce' && claimsResponsibility(to, sentence, tokens);
  const from = AS.has(before) ? cue.from - 1 : subject.start;
  const free = from <= sentence.from + 1 || isComma(tokens[from - 1]) || cue.reading.conj !== '' || /^و?(?:فيما|بينما|لكن|ولكن|حيث|اذ|كما)$/u.test(tokens[from - 1]?.text ?? '');
  const clause = hasClause(to, sentence, reader) || origin !== undefined;
  return {
    from, chain, class: adopts ? 'adopt' : of === 'quote-from' && origin === undefined ? 'accuse' : of, cueFrom: Math.min(cue.from, subject.from), cueTo: to,
    rule: isSubordinate(cue, tokens) ? 'voices/subordinate' : origin !== undefined ? 'voices/nested' : clause ? 'voices/reporting-verb' : 'voices/announced',
    scope: 'forward',
    free: free && !UNTIL.has(before),
    credits: [{ chain, words: new Set([...subject.words, ...(origin?.words ?? [])]), byDocument: subject.byDocument }],
  };
}

/** `قبل أن تعلن الوزارة`, `بعدما أكد المصدر`: a clause inside what somebody else tells. */
function isSubordinate(cue: Cue, tokens: readonly Token[]): boolean {
  const before = tokens[cue.from - 1]?.text ?? '';
  if (/^حين$/u.test(before) && /^و?في$/u.test(tokens[cue.from - 2]?.text ?? '')) return false;
  return before === 'ان' ? UNTIL.has(tokens[cue.from - 2]?.text ?? '') : UNTIL.has(before);
}

/** `أعلن التنظيم مسؤوليته عن الهجوم`. */
function claimsResponsibility(at: number, { to }: SpokenSentence, tokens: readonly Token[]): boolean {
  for (let i = at; i < Math.min(to, at + CLOSE); i++) if (/^(?:ال)?مسوولي/u.test(tokens[i]?.text ?? '')) return true;
  return false;
}

interface Subject {
  /** First token of the clause: of the verb, or of the subject before it. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
  /** Whether words name the subject, not only the form of the verb. */
  readonly told: boolean;
}

/** Whether the verb reports: a clause or a quotation follows, or what is announced is told by a noun. */
function isReport(cue: Cue, subject: Subject, sentence: SpokenSentence, reader: SpeakerReader): boolean {
  const of = classOf(cue);
  const at = Math.max(cue.to, subject.to > cue.to ? subject.to : cue.to);
  if (hasClause(at, sentence, reader)) return true;
  if (of === 'quote-from') return true;
  if (of === 'ask' || of === 'warn') return false;
  if (BY_ANY.has(of)) return subject.told;
  const first = reader.tokens[cue.from]?.readings ?? [];
  const stems = new Set(first.map(({ stem }) => stem));
  if ([...stems].some((stem) => WITH_NOUN.has(stem))) return subject.told;
  if (isDocumentAt(subject.to, reader)) return subject.told;
  if (of === 'announce' || of === 'document') {
    const speaks = subject.chain.at(-1)?.kind !== 'organization' || subject.byDocument || subject.chain.at(-1)?.actor === null;
    return subject.told && speaks;
  }
  const next = reader.tokens[at]?.text ?? '';
  return subject.told && of !== 'add' && (next === 'عن' || next === 'علي' || next === 'الي' || next.startsWith('ب') || isComma(reader.tokens[at]));
}

/** Verbs that announce with a noun alone: أعلنت القوات مقتل …, نعت الوزارة أربعة … */
const WITH_NOUN = folded('أعلن', 'أعلنت', 'يعلن', 'تعلن', 'أعلنوا', 'نعى', 'نعت', 'تنعى', 'ينعى', 'أكد', 'أكدت', 'تؤكد', 'يؤكد', 'وثق', 'وثقت', 'وثقا', 'أحصى', 'أحصت', 'تبنى', 'كشف', 'كشفت', 'أورد', 'أوردت', 'يورد', 'تورد', 'توقف', 'يتوقف', 'توقفت', 'تتوقف', 'استعرض', 'استعرضت', 'يستعرض', 'قدم', 'قدمت', 'تطرق', 'يتطرق');

const SAYING = folded('قوله', 'قولها', 'بالقول');

/** Whether أن / إن, a colon or a quotation stands within reach, before another verb takes over. */
function hasClause(at: number, { from, to }: SpokenSentence, { tokens, triggerAt }: SpeakerReader, reach = CLAUSE_REACH): boolean {
  for (let i = at; i < Math.min(to, at + reach); i++) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (isComplementiser(token) || token.text === ':' || SAYING.has(token.text)) return true;
    if (token.text === '"' && opensQuotation(tokens, from, i) && quoteLength(tokens, i) > 5) return true;
    const trigger = triggerAt.get(i);
    if (trigger !== undefined && (trigger.happening ?? trigger.outcome)?.weak === false && tokens[i - 1]?.text !== 'عدم') return false;
  }
  return false;
}

/** Straight marks look alike at both ends: every second one opens. */
function opensQuotation(tokens: readonly Token[], from: number, at: number): boolean {
  const mark = tokens[at]?.mark;
  if (mark !== undefined && mark !== '"') return /[«“‘]/u.test(mark);
  let marks = 0;
  for (let i = from; i < at; i++) if (tokens[i]?.text === '"') marks += 1;
  return marks % 2 === 0;
}

const CLAUSE_REACH = 24;
const CLOSE = 6;

function subjectOf(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Subject | undefined {
  const { tokens } = reader;
  const written = IN_TEXT.test(cue.reading.stem) ? authorOf(cue.to, sentence, reader) : undefined;
  if (written !== undefined) {
    const resolved = resolveSpeaker(written, reader, memory);
    return { start: clauseStart(cue.from, sentence, tokens), from: cue.from, to: written.to, ...resolved, told: true };
  }
  const told = isAddressing(cue) ? subjectBefore(cue, sentence, reader) : undefined;
  const behind = told === undefined ? subjectBehind(cue.to, sentence, reader, memory) : undefined;
  if (behind !== undefined) {
    const resolved = resolveSpeaker(behind, reader, memory);
    return { start: clauseStart(cue.from, sentence, tokens), from: cue.from, to: behind.to, ...resolved, told: true };
  }
  const front = told ?? subjectBefore(cue, sentence, reader);
  if (front !== undefined) {
    const resolved = resolveSpeaker(front.speaker, reader, memory);
    return { start: clauseStart(front.speaker.from, sentence, tokens), from: front.speaker.from, to: cue.to, ...resolved, told: true };
  }
  const dropped = droppedSubject(cue, heads, sentence, reader, memory);
  if (dropped === undefined) return undefined;
  return { start: clauseStart(cue.from, sentence, tokens), from: cue.from, to: cue.to, ...dropped, told: false };
}

/** `جاء في بيان …`, `ورد في تقرير …`: the text speaks. */
const IN_TEXT = /^(?:جاء|جاءت|يجيء|ورد|وردت|يرد)$/u;

function authorOf(at: number, sentence: SpokenSentence, reader: SpeakerReader): Speaker | undefined {
  for (let i = at; i < at + 3; i++) {
    if (reader.tokens[i]?.text === 'في' && isDocumentAt(i + 1, reader)) return readSpeaker(reader, i + 1, sentence.to);
  }
  return undefined;
}

const isComma = (token: Token | undefined): boolean => token?.text === '،' || token?.text === ',' || token?.text === '؛';

/** The clause of a verb begins with the particles before it: `فيما أكدت`, `لكن الوزارة`. */
function clauseStart(at: number, sentence: SpokenSentence, tokens: readonly Token[]): number {
  let start = at;
  while (start > sentence.from && (PARTICLES.has(tokens[start - 1]?.text ?? '') || tokens[start - 1]?.kind === 'punctuation' && start - 1 === sentence.from)) start -= 1;
  return start;
}
const PARTICLES = folded('فيما', 'بينما', 'وفيما', 'وبينما', 'كما', 'حيث', 'إذ', 'قد', 'وقد', 'لكن', 'ولكن', 'كانت', 'كان', 'وكان', 'وكانت', 'أما', 'غير', 'إلا', 'و', 'في', 'حين');

/** The subject behind the verb, behind what may stand between: a time, `في بيان`, `لوكالة …`. */
function subjectBehind(at: number, sentence: SpokenSentence, reader: SpeakerReader, memory: Memory): Speaker | undefined {
  const { tokens } = reader;
  const start = skipAdverbials(at, sentence, reader);
  const token = tokens[start];
  if (token === undefined || start >= sentence.to || isComplementiser(token)) return undefined;
  if (token.kind === 'punctuation' && token.text !== '"' && token.text !== '(') return undefined;
  if (token.kind === 'break' || STANDS_BEHIND.has(token.text)) return undefined;
  const speaker = readSpeaker(reader, start, sentence.to, { bareName: hasClause(start, sentence, reader), persons: memory.persons }) ?? readState(reader, start);
  if (speaker === undefined || speaker.to <= start) return undefined;
  // `نعت أربعة من عناصرها`: a counted object, unless it goes on to say something.
  if (/^(?:ثلاث|اربع|خمس|ست|عدد|عشرات|بعض|مجموعه)/u.test(token.text) && !hasClause(speaker.to, sentence, reader, CLOSE)) return undefined;
  const trigger = reader.triggerAt.get(start);
  const strong = trigger !== undefined && (trigger.happening ?? trigger.outcome)?.weak === false;
  return strong && speaker.link.actor === null && speaker.link.kind !== 'unnamed' ? undefined : speaker;
}

/** `أعلنت سوريا`, `قالت أنقرة`: a country or its capital speaks for its government. */
function readState(reader: SpeakerReader, at: number): Speaker | undefined {
  const place = reader.placeAt.get(at);
  if (place === undefined || place.locative || place.context.length > 0) return undefined;
  if (place.role !== 'actor' && !place.places.some((row) => row.class === 'country')) return undefined;
  const link: ChainLink = { name: place.name, kind: 'organization', actor: null };
  return { from: at, to: place.to, link, pointsBack: false, words: wordsBetween(reader.tokens, at, place.to), byDocument: false, passedOnBy: null };
}

const STANDS_BEHIND = folded('عن', 'على', 'إلى', 'خلال', 'من', 'قائلا', 'قائلة', 'هذا', 'هذه', 'ذلك', 'ب', 'كما', 'أيضا');
const ADDRESSEES = folded('له', 'لها', 'لهم', 'لنا', 'لوكالتنا', 'لموقعنا', 'لمراسلنا', 'لشبكتنا', 'لصحيفتنا', 'أيضا', 'لاحقا', 'رسميا', 'بدوره', 'بدورها', 'كذلك', 'هاتفيا', 'حصريا', 'صراحة');

/** Passes over times, `في بيان …`, addressees and bracketed adverbials between a verb and its subject. */
function skipAdverbials(at: number, sentence: SpokenSentence, reader: SpeakerReader): number {
  const { tokens, timeStarts, timeEnds, placeAt } = reader;
  let i = at;
  for (let round = 0; round < 5; round++) {
    const token = tokens[i];
    if (token === undefined || i >= sentence.to) return at;
    if (isComma(token)) {
      const close = commaAfter(i, sentence, tokens);
      const inner = tokens[i + 1];
      if (close === undefined || inner === undefined || isComplementiser(inner)) return i;
      if (!isAdverbial(i + 1, reader)) return i;
      i = close + 1;
    } else if (timeStarts.has(i)) i = timeEnds?.get(i) ?? i + 1;
    else if (ADDRESSEES.has(token.text)) i += 1;
    else if (/^ل/u.test(token.text) && isOutletAt(i, reader)) i = addresseeEnd(i, sentence, reader);
    else if ((token.text === 'في' || token.text === 'ب' || token.text === 'عبر') && isDocumentAt(i + 1, reader)) {
      i = documentEnd(i + 1, sentence, reader);
    } else if (token.text === 'في' && placeAt.has(i) && tokens[placeAt.get(i)?.to ?? i]?.text !== '،') {
      i = placeAt.get(i)?.to ?? i + 1;
    } else return i;
  }
  return i;
}

function commaAfter(at: number, sentence: SpokenSentence, tokens: readonly Token[]): number | undefined {
  for (let i = at + 1; i < Math.min(sentence.to, at + 12); i++) {
    if (isComma(tokens[i])) return i;
    if (isComplementiser(tokens[i] as Token)) return undefined;
  }
  return undefined;
}

const isAdverbial = (at: number, reader: SpeakerReader): boolean =>
  reader.timeStarts.has(at) || /^(?:في|عبر|خلال|عقب|بعد|ب|مساء|صباح|فجر|اليوم|امس|من|علي|ل)$/u.test(reader.tokens[at]?.text ?? '') || /^(?:بدور|ببيان|لوكال|لموقع|لقنا|لصحيف|لشبك)/u.test(reader.tokens[at]?.text ?? '');

const isOutletAt = (at: number, { tokens, index }: SpeakerReader): boolean =>
  (tokens[at]?.text === 'ل' ? phrasesAt(tokens, at + 1, index).concat(phrasesAt(tokens, at + 2, index)) : phrasesAt(tokens, at, index)).some(
    ({ value, reading }) => (value.is === 'outlet' || value.is === 'media' || value.is === 'correspondent') && (tokens[at]?.text === 'ل' || reading.prep === 'ل'),
  );

function addresseeEnd(at: number, sentence: SpokenSentence, reader: SpeakerReader): number {
  const speaker = readSpeaker(reader, reader.tokens[at]?.text === 'ل' ? at + 1 : at, sentence.to);
  return speaker === undefined ? at + 1 : speaker.to;
}

const isDocumentAt = (at: number, { tokens, index }: SpeakerReader): boolean =>
  phrasesAt(tokens, at, index).some(({ value }) => value.is === 'document');

function documentEnd(at: number, sentence: SpokenSentence, { tokens }: SpeakerReader): number {
  let i = at + 1;
  while (i < sentence.to && /^(?:له|لها|لهم|رسمي|صحفي|صحافي|مقتضب|مشترك|خاص|منفصل|لاحق|مصور|متلفز|هاتفي|صحفيه|خاصه|رسميه)$/u.test(tokens[i]?.text ?? '')) i += 1;
  return i;
}

/** The subject before the verb: from the start of the clause, up to the verb. */
function subjectBefore(
  cue: Cue,
  sentence: SpokenSentence,
  reader: SpeakerReader,
): { readonly speaker: Speaker } | undefined {
  const { tokens } = reader;
  if (cue.from <= sentence.from) return undefined;
  for (const start of subjectStarts(cue.from, sentence, tokens)) {
    const speaker = readSpeaker(reader, start, cue.from, { bareName: KUNYA_START.test(tokens[start]?.text ?? '') });
    if (speaker === undefined) continue;
    if (reaches(speaker.to, cue.from, reader)) return { speaker };
  }
  return undefined;
}

const KUNYA_START = /^[وف]?(?:ابو|ام)$/u;

/** Where a subject may begin: at the start of the sentence, behind its openers, behind the last comma. */
function subjectStarts(verb: number, sentence: SpokenSentence, tokens: readonly Token[]): readonly number[] {
  const starts: number[] = [];
  const longest = 32;
  if (verb - sentence.from <= longest) starts.push(sentence.from);
  for (let i = verb - 1; i > Math.max(sentence.from, verb - longest); i--) {
    const { text } = tokens[i] as Token;
    if (isComma(tokens[i]) || /^و?(?:فيما|بينما|لكن|حيث|ان|انه|انها)$/u.test(text)) starts.push(i + 1);
  }
  return starts.slice(0, 5);
}

/** Whether nothing but an aside stands between a subject and its verb. */
function reaches(from: number, verb: number, reader: SpeakerReader): boolean {
  const { tokens, timeStarts, timeEnds } = reader;
  let i = from;
  while (i < verb) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (timeStarts.has(i)) i = timeEnds?.get(i) ?? i + 1;
    else if (token.text === ')' || token.text === '"' || token.text === 'قد' || token.text === '-' || token.text === '|') i += 1;
    else if (isComma(token)) {
      // A comma right before the verb closes an aside: `أم فلان، وهي ناجية، قالت`.
      if (i + 1 === verb) return true;
      if (isComma(tokens[i + 1])) {
        i += 1;
        continue;
      }
      const rest = tokens.slice(i + 1, verb);
      return rest.length <= 14 && isComma(rest.at(-1)) && /^(?:وهو|وهي|وهم|الذي|التي|و?هما|البالغ|المقيم|من|في|احد|احدي|المقيمه)/u.test(rest[0]?.text ?? '');
    } else return false;
  }
  return true;
}

/** Whether no noun stands behind the verb that could be its unread subject. */
function isBare(at: number, sentence: SpokenSentence, reader: SpeakerReader): boolean {
  const start = skipAdverbials(at, sentence, reader);
  const token = reader.tokens[start];
  if (token === undefined || start >= sentence.to || token.kind !== 'word' || isComplementiser(token)) return true;
  return BARE_NEXT.has(token.text) || /^[بل]/u.test(token.text) || reader.timeStarts.has(start);
}
const BARE_NEXT = folded('في', 'على', 'إلى', 'عن', 'من', 'خلال', 'عبر', 'أيضا', 'كذلك', 'لـ', 'له', 'لها', 'قائلا', 'ب', 'ما', 'مقتل', 'وقوع', 'وجود', 'عدم', 'إصابة', 'ذلك');

interface Dropped {
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
}

/** `وقال في بيان إن`, `مضيفا أن`: who spoke last in this sentence or acted in it, else the last speaker. */
function droppedSubject(
  cue: Cue,
  heads: readonly Head[],
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): Dropped | undefined {
  if (!isBare(cue.to, sentence, reader)) return undefined;
  const opens = cue.from <= sentence.from + 1 || PARTICLES.has(reader.tokens[cue.from - 1]?.text ?? '') && cue.from <= sentence.from + 2;
  const last = heads.findLast(({ chain }) => chain.length > 0);
  if (last !== undefined) return { chain: last.chain, words: last.credits.at(-1)?.words ?? new Set(), byDocument: false };
  if (!opens && (cue.reading.conj !== '' || isComma(reader.tokens[cue.from - 1]) || PARTICLES.has(reader.tokens[cue.from - 1]?.text ?? ''))) {
    const actor = reader.actors.find((mention) => mention.from > sentence.from - 1 && mention.to <= cue.from && !mention.viaAdjective && mention.kind !== 'adjective' && mention.heads.every(({ is }) => is === 'force' || is === 'voice' || is === 'people'));
    const code = actor === undefined ? null : reader.codeOf(actor);
    if (actor !== undefined && code !== null && actor.from <= sentence.from + 6) {
      const link: ChainLink = { name: actorName(reader, actor), kind: 'organization', actor: code };
      return { chain: [link], words: wordsBetween(reader.tokens, actor.from, actor.to), byDocument: false };
    }
  }
  const known = memory.credits.at(-1);
  return known === undefined || !opens ? undefined : known;
}

/** `نقلت الوكالة عن قائد الشرطة قوله`: who is quoted. */
function originAfter(
  at: number,
  sentence: SpokenSentence,
  reader: SpeakerReader,
  memory: Memory,
): (Dropped & { readonly to: number }) | undefined {
  const { tokens } = reader;
  for (let i = at; i < Math.min(sentence.to, at + 12); i++) {
    const token = tokens[i];
    if (token === undefined || isComplementiser(token)) return undefined;
    if (token.text !== 'عن') continue;
    const speaker = readSpeaker(reader, i + 1, sentence.to, { bareName: true, persons: memory.persons });
    return speaker === undefined ? undefined : { to: speaker.to, ...resolveSpeaker(speaker, reader, memory) };
  }
  return undefined;
}

/** `حصلت الشبكة من مصدرين على معلومات`, `علم الموقع من مصادره أن`: who informed the outlet. */
function headOfReceiver(cue: Cue, sentence: SpokenSentence, reader: SpeakerReader, memory: Memory): Head | undefined {
  const { tokens } = reader;
  for (let i = cue.to; i < Math.min(sentence.to, cue.to + 9); i++) {
    const token = tokens[i] as Token;
    if (isComplementiser(token)) return undefined;
    if (token.text !== 'من') continue;
    const speaker = readSpeaker(reader, i + 1, sentence.to);
    if (speaker === undefined) return undefined;
    const resolved = resolveSpeaker(speaker, reader, memory);
    return {
      from: clauseStart(cue.from, sentence, tokens), chain: resolved.chain, class: 'receive', cueFrom: cue.from, cueTo: speaker.to,
      rule: 'voices/informed', scope: 'forward', free: true, credits: [resolved],
    };
  }
  return undefined;
}

// ---- prepositions, masdars, colons -----------------------------------------------------------

const OWN_WORDS = folded('قوله', 'قولها', 'قولهم', 'تعبيره', 'تعبيرها', 'تعبيرهم', 'وصفه', 'وصفها', 'وصفهم', 'روايته', 'روايتها', 'روايتهم', 'زعمه', 'زعمها', 'زعمهم', 'ادعائه', 'ادعائها', 'اعتقاده', 'رأيه', 'رأيها');

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
    const dropped = nearestActor(cue, heads, sentence, reader) ?? undefined;
    if (dropped === undefined) return undefined;
    return { ...aroundOf(cue, cue.from, cue.to + (OWN_WORDS.has(next) ? 1 : 0), dropped, sentence), class: 'claim' };
  }
  let at = cue.to;
  const whatVerb = next === 'ما' ? at + 1 : tokens[at - 1]?.text === 'ما' || /ما$/u.test(last) ? at : -1;
  let quoting = classOf(cue) === 'quote-from' && !/^[وف]?(?:نقلا|علي)$/u.test(tokens[cue.from]?.text ?? '');
  if (whatVerb >= 0) {
    const verb = (reader.cuesAt.get(whatVerb) ?? []).find(({ value }) => value.type === 'reporting' && value.by === 'verb');
    if (cue.value.type === 'reporting' && cue.value.beforeVerb && verb === undefined && /^علي$/u.test(tokens[cue.from]?.text ?? '')) return undefined;
    at = verb?.to ?? whatVerb + 1;
    if (/^(?:ي|ت)?علم/u.test(tokens[whatVerb]?.text ?? '')) {
      const informed = headOfReceiver({ ...cue, to: at }, sentence, reader, memory);
      if (informed !== undefined) return { ...informed, scope: cue.from <= sentence.from + 2 ? 'forward' : 'around', from: cue.from <= sentence.from + 2 ? sentence.from : cue.from };
    }
    quoting = /^ي?ت?نقل/u.test(tokens[whatVerb]?.text ?? '');
  } else {
    const verb = (reader.cuesAt.get(at) ?? []).find(({ value }) => value.type === 'reporting' && value.by === 'verb' && cue.value.type === 'reporting' && cue.value.beforeVerb);
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
  while (/^(?:به|بها|له|لها|عنه|عنها|عليه|عليها|فيه|فيها|هذا|آخر|اخر|احدث)$/u.test(tokens[start]?.text ?? '')) start += 1;
  if (/^(?:في|ضمن|عبر|علي)$/u.test(tokens[start]?.text ?? '') && isDocumentAt(start + 1, reader)) start += 1;
  start = skipAdverbials(start, sentence, reader);
  if (start >= sentence.to) return undefined;
  const speaker = readSpeaker(reader, start, sentence.to, { bareName: false });
  if (speaker === undefined) return undefined;
  const origin = quoting ? originAfter(speaker.to, sentence, reader, memory) : undefined;
  const resolved = resolveSpeaker(speaker, reader, memory);
  if (speaker.link.kind === 'document' && resolved.chain.at(0)?.kind === 'document' && !/^(?:بيان|تقرير|منشور|البيان|التقرير)/u.test(foldWord(speaker.link.name))) return undefined;
  const told = nestedOrigin(Math.max(speaker.to, origin?.to ?? 0), sentence, reader, memory);
  const quoted = origin ?? told;
  const chain = chainOf(quoted?.chain ?? [], resolved.chain, reader);
  const to = Math.max(speaker.to, quoted?.to ?? 0);
  const credit = { chain, words: new Set([...resolved.words, ...(quoted?.words ?? [])]), byDocument: resolved.byDocument };
  return { ...aroundOf(cue, cue.from, to, credit, sentence), ...(quoted === undefined ? {} : { rule: 'voices/nested' }) };
}

function aroundOf(cue: Cue, from: number, to: number, credit: Credit, sentence: SpokenSentence): Head {
  const opens = from <= sentence.from + 2;
  return {
    from: opens ? sentence.from : from, chain: credit.chain, class: classOf(cue), cueFrom: from, cueTo: to,
    rule: 'voices/according-to', scope: opens ? 'forward' : 'around', free: true, credits: [credit],
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
    const cue = (reader.cuesAt.get(i) ?? []).find(({ value }) => value.type === 'reporting' && value.by === 'preposition' && value.class === 'quote-from' && !value.weak);
    if (cue === undefined) continue;
    const speaker = readSpeaker(reader, cue.to, sentence.to, { bareName: true, persons: memory.persons });
    return speaker === undefined ? undefined : { to: speaker.to, ...resolveSpeaker(speaker, reader, memory) };
  }
  return undefined;
}

/** `أحبطت قسد، وفق روايتها، هجوما`: whose account it is. */
function nearestActor(cue: Cue, heads: readonly Head[], sentence: SpokenSentence, reader: SpeakerReader): Credit | undefined {
  if (heads.length > 0) return undefined;
  const feminine = /ها$/u.test(reader.tokens[cue.to]?.text ?? reader.tokens[cue.to - 1]?.text ?? '');
  const actor = reader.actors.find((mention) => mention.from >= sentence.from && mention.to <= cue.from && !mention.viaAdjective && (mention.gender === 'either' || (mention.gender === 'f') === feminine));
  const code = actor === undefined ? null : reader.codeOf(actor);
  if (actor === undefined || code === null) return undefined;
  const link: ChainLink = { name: actorName(reader, actor), kind: 'organization', actor: code };
  return { chain: [link], words: wordsBetween(reader.tokens, actor.from, actor.to), byDocument: false };
}

/** `غداة إعلان الوزارة توقيف …`: the announcement as a noun, and what it announces. */
function headOfMasdar(cue: Cue, sentence: SpokenSentence, reader: SpeakerReader, memory: Memory): Head | undefined {
  const { tokens } = reader;
  if (classOf(cue) !== 'announce' || cue.reading.al || cue.reading.pron !== '') return undefined;
  if (!AFTER.has(tokens[cue.from - 1]?.text ?? '')) return undefined;
  const speaker = readSpeaker(reader, cue.to, sentence.to);
  if (speaker === undefined || speaker.link.actor === null) return undefined;
  const resolved = resolveSpeaker(speaker, reader, memory);
  return {
    from: cue.from, chain: resolved.chain, class: 'announce', cueFrom: cue.from, cueTo: speaker.to,
    rule: 'voices/announcement', scope: 'forward', free: false, credits: [resolved],
  };
}
const AFTER = folded('غداة', 'عقب', 'بعد', 'إثر', 'مع', 'منذ', 'قبيل', 'قبل', 'وبعد', 'وعقب');

/** `الداخلية السورية: مقتل …`, `مراسل الجزيرة: …`: a line names its speaker before a colon. */
function headOfColon(sentence: SpokenSentence, reader: SpeakerReader, memory: Memory): Head | undefined {
  const { tokens } = reader;
  const limit = Math.min(sentence.to - 2, sentence.from + 10);
  for (let i = sentence.from + 1; i < limit; i++) {
    if (tokens[i]?.text !== ':') continue;
    const bar = tokens.slice(sentence.from, i).findLastIndex(({ text }) => text === '|' || text === '/');
    const start = bar < 0 ? sentence.from : sentence.from + bar + 1;
    const speaker = readSpeaker(reader, start, i);
    if (speaker === undefined || speaker.link.kind === 'document') return undefined;
    const rest = i - speaker.to;
    if (rest > 3 || tokens.slice(speaker.to, i).some(({ kind, text }) => kind === 'word' && !STANDS_BEFORE_COLON.test(text))) return undefined;
    const resolved = resolveSpeaker(speaker, reader, memory);
    return {
      from: sentence.from, chain: resolved.chain, class: 'say', cueFrom: start, cueTo: i, rule: 'voices/colon', scope: 'forward', free: true, credits: [resolved],
    };
  }
  return undefined;
}
const STANDS_BEFORE_COLON = /^(?:في|ل|بيان|تصريح|خاص|عاجل|لنا|لوكالتنا)$/u;

/** `المصدر: خلية الإعلام`: a line that credits the whole report. */
function creditOfReport(reader: SpeakerReader): readonly ChainLink[] {
  const { tokens, credits = [] } = reader;
  for (const { from, to } of credits) {
    const colon = tokens.findIndex(({ text }, i) => i >= from && i < to && text === ':');
    if (colon < 0 || colon > from + 3 || !/^(?:ال)?مصدر$/u.test(tokens[from]?.text ?? '')) continue;
    const speaker = readSpeaker(reader, colon + 1, to);
    if (speaker === undefined || speaker.link.kind === 'outlet' || speaker.link.kind === 'document') continue;
    return [speaker.link];
  }
  return [];
}

// ---- pointing back ---------------------------------------------------------------------------

/** The chain that a speaker phrase stands for, and the words it is known by. */
function resolveSpeaker(speaker: Speaker, reader: SpeakerReader, memory: Memory): Credit {
  const { words, byDocument } = speaker;
  const passed = speaker.passedOnBy === null ? [] : [speaker.passedOnBy];
  const withPassed = (chain: readonly ChainLink[]): readonly ChainLink[] => withoutOutlet([...chain, ...without(passed, chain)], reader);
  const person = shortName(speaker, memory);
  if (person !== undefined) return { chain: withPassed([person]), words, byDocument };
  if (speaker.pointsBack) {
    const known = creditFor(speaker, reader, memory);
    if (known !== undefined) return { ...known, byDocument: known.byDocument || byDocument, words: new Set([...known.words, ...words]) };
    const spoke = memory.credits.at(-1);
    if (spoke !== undefined && ANYBODY.has([...words][0] ?? '')) return spoke;
    const full = fullName(speaker, reader);
    if (full !== undefined) return { chain: withPassed([full]), words, byDocument };
  }
  return { chain: withPassed([speaker.link]), words, byDocument };
}

/** `الحسين`, after `محمود الحسين`. */
function shortName({ link, words, pointsBack }: Speaker, { persons }: Memory): ChainLink | undefined {
  if (link.kind === 'organization' || link.kind === 'outlet' || pointsBack) return undefined;
  const parts = foldWord(link.name).split(' ');
  if (parts.length > 2 && words.size > 2) return undefined;
  return persons.get(bare(parts.at(-1) ?? ''));
}

/** `المصدر` can be whoever spoke last, named or not. */
const ANYBODY = folded('مصدر');

const BACK_DOCUMENTS = /^(?:بيان|منشور|تقرير|تصريح|تغريد|تدوين|حصيل|احصاي|توثيق|رواي|اعلان|تسجيل|مصدر الرسمي)/u;

/** The newest credit that the words can mean: the same noun, or for a text who published it. */
function creditFor(speaker: Speaker, reader: SpeakerReader, { credits }: Memory): Credit | undefined {
  const heads = [...speaker.words].map(singular).filter((word) => !/^(?:ذات|نفس)/u.test(word));
  const [head = ''] = heads;
  const owned = reader.tokens[speaker.to - 1];
  if (speaker.byDocument || BACK_DOCUMENTS.test(head)) {
    const named = credits.findLast(({ words, byDocument }) => byDocument && [...words].some((word) => singular(word) === head));
    const written = named ?? credits.findLast(({ byDocument }) => byDocument);
    if (written !== undefined) return { ...written, chain: fromDocument(written.chain) };
    if (owned?.kind === 'word' && credits.length > 0) return credits.findLast(({ chain }) => chain[0]?.kind !== 'unnamed') ?? credits.at(-1);
    return credits.findLast(({ chain }) => chain[0]?.kind === 'organization' || chain[0]?.kind === 'person');
  }
  return credits.findLast(({ words }) => heads.every((word) => [...words].some((known) => singular(known) === word || sameOffice(known, word))));
}

/** Who wrote it and who passed it on; the person quoted in the text is not its author. */
function fromDocument(chain: readonly ChainLink[]): readonly ChainLink[] {
  const at = chain.findIndex(({ kind }) => kind === 'organization');
  return at > 0 ? chain.slice(at) : chain;
}

const OFFICES: readonly (readonly string[])[] = [
  ['متحدث', 'متحدثه', 'ناطق', 'ناطقه'],
  ['قايد', 'امر'],
  ['مصدر', 'مصدران', 'مصدرين', 'مصادر'],
  ['شاهد', 'شهود', 'شاهدان'],
  ['مسوول', 'مسوولان', 'مسوولون', 'مسوولين'],
  ['والد', 'والده', 'والدها', 'والدهم'],
  ['شقيق', 'شقيقه', 'شقيقها'],
];
const sameOffice = (a: string, b: string): boolean => OFFICES.some((office) => office.includes(a) && office.includes(b));

const singular = (word: string): string => word.replace(/(?:ه|ها|هم)$/u, '');

/** `الوزارة`, where the report has named the ministry though not as a speaker. */
function fullName({ link, from }: Speaker, reader: SpeakerReader): ChainLink | undefined {
  if (link.actor === null || link.kind !== 'organization') return undefined;
  const head = bare(reader.tokens[from]?.text.replace(/^[وف](?=ال)/u, '') ?? '');
  const named = reader.actors.findLast((mention) => mention.to <= from && mention.kind === 'name' && !mention.viaAdjective && reader.codeOf(mention) === link.actor && hasWord(reader.tokens, mention, head));
  return named === undefined ? undefined : { ...link, name: actorName(reader, named) };
}

const hasWord = (tokens: readonly Token[], { core, to }: { readonly core: { readonly from: number }; readonly to: number }, head: string): boolean => {
  for (let i = core.from; i < to; i++) if (bare(tokens[i]?.text ?? '') === head || tokens[i]?.readings.some(({ stem }) => stem === head) === true) return true;
  return false;
};

/** Origin first, then who passed it on. */
function chainOf(origin: readonly ChainLink[], passers: readonly ChainLink[], reader: SpeakerReader): readonly ChainLink[] {
  return origin.length === 0 ? passers : withoutOutlet([...origin, ...without(passers, origin)], reader);
}

/** The reporting outlet is left out where an origin is named. */
function withoutOutlet(chain: readonly ChainLink[], { outlet }: SpeakerReader): readonly ChainLink[] {
  if (outlet === undefined || chain.length < 2) return chain;
  const own = new Set(foldWord(outlet).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2));
  return chain.filter(({ kind, name }, i) => i === 0 || kind !== 'outlet' || !foldWord(name).split(/[^\p{L}\p{N}]+/u).some((word) => own.has(word) && !GENERIC.has(word)));
}
const GENERIC = folded('وكالة', 'قناة', 'شبكة', 'موقع', 'صحيفة', 'إذاعة', 'الأنباء', 'للأنباء', 'نيوز', 'الإخبارية', 'برس', 'السورية', 'العراقية');

// ---- who is credited later -------------------------------------------------------------------

/** A report that tells in its own voice credits whom the next sentences credit with the details. */
function withLater(voices: readonly Voice[], sentences: readonly SpokenSentence[], reader: SpeakerReader): readonly Voice[] {
  const sentenceOf = (at: number): number => {
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sentences[middle]?.from ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return voices.map((voice, i) => {
    if (voice.class !== 'own' && voice.class !== 'adopt') return voice;
    const at = sentenceOf(voice.from);
    if (sentences[at]?.opening === 'background') return voice;
    for (let j = i + 1; j < voices.length; j++) {
      const next = voices[j];
      if (next === undefined) break;
      const there = sentenceOf(next.from);
      const sentence = sentences[there];
      if (there - at > FARTHEST_DETAILS || sentence === undefined) break;
      if (there > at && (sentence.headline || sentence.opening === 'other-event')) break;
      if (there > at && sentence.opening === 'background' && !(next.cueTo > next.cueFrom && next.cueFrom <= sentence.from + 2)) break;
      if (next.class === 'own') {
        if (there > at) break;
        continue;
      }
      if (voice.class === 'adopt' && next.chain[0]?.actor === voice.chain[0]?.actor) continue;
      if (!TELLING.has(next.class) || next.class === 'document' || next.class === 'add' || next.rule === 'voices/subordinate') break;
      if (there > at && tellsAnotherTime(next, sentence, reader)) break;
      return { ...voice, later: next.chain };
    }
    return voice;
  });
}

/** A time that is not when the speaker spoke: the sentence tells another occurrence. */
function tellsAnotherTime({ cueFrom, cueTo }: Voice, { from, to }: SpokenSentence, { timeStarts, dayStarts = timeStarts }: SpeakerReader): boolean {
  for (let i = from; i < to; i++) if (dayStarts.has(i) && (i < cueFrom - 1 || i > cueTo + STATEMENT_REACH)) return true;
  return false;
}
const STATEMENT_REACH = 4;

/** The details follow within this many sentences. */
const FARTHEST_DETAILS = 1;

/** The voice over a token. */
export function voiceAt(voices: readonly Voice[], at: number): Voice | undefined {
  let low = 0;
  let high = voices.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const voice = voices[middle];
    if (voice === undefined) return undefined;
    if (at < voice.from) high = middle - 1;
    else if (at >= voice.to) low = middle + 1;
    else return voice;
  }
  return undefined;
}

/** The voices of the tokens `[from, to)`, in order. */
export function voicesIn(voices: readonly Voice[], from: number, to: number): readonly Voice[] {
  let low = 0;
  let high = voices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((voices[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < voices.length && (voices[end]?.from ?? to) < to) end += 1;
  return voices.slice(low, end);
}

/** The voice that a sentence as a whole is in: the first that credits somebody, else its first. */
export function mainVoice(voices: readonly Voice[], from: number, to: number): Voice | undefined {
  const inside = voicesIn(voices, from, to);
  return inside.find(({ cueFrom, cueTo }) => cueTo > cueFrom) ?? inside[0];
}
