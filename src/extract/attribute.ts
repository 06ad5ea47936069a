import type { ChainLink } from '../model/coded-report.ts';
import type { ReportingClass } from '../rules/cue-lexicon.ts';
import { foldedWords } from './folded-words.ts';
import { ASIDE, creditOfReport, type Head, headsOf } from './reporting-heads.ts';
import { type Memory, remember } from './speaker-memory.ts';
import { type SpeakerReader, type SpeakerScene, speakerReader } from './speaker-scene.ts';
import { type SpokenSentence, TELLING } from './spoken-sentence.ts';

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
  /** Whether the first of these speaks in an office. */
  readonly laterOfficial: boolean;
  /** Whether the first of the chain speaks in an office, though it may go by a mere name here. */
  readonly official: boolean;
}

/** Whether the words of a voice tell an occurrence, rather than blame, deny or claim it. */
export const tellsOccurrences = (voice: Voice): boolean => TELLING.has(voice.class);

/** Reads who tells each stretch of each sentence: reporting verbs, `بحسب`, a colon, what goes on. */
export function findVoices(
  sentences: readonly SpokenSentence[],
  scene: SpeakerScene,
): readonly Voice[] {
  const reader = speakerReader(scene);
  const whole = creditOfReport(reader);
  const voices: Voice[] = [];
  let memory: Memory = { credits: [], persons: new Map(), officials: new Set() };
  let running: Running | null = null;
  let said: Running | null = null;
  for (const sentence of sentences) {
    const heads = headsOf(sentence, reader, memory);
    if (sentence.headline) running = null;
    const goesOn: readonly ChainLink[] =
      running !== null && continues(sentence, heads, running, reader)
        ? running.chain
        : said !== null && heads.length === 0 && isExample(sentence, said, reader)
          ? said.chain
          : [];
    const own = goesOn.length > 0 ? goesOn : whole;
    memory = remember(memory, heads);
    voices.push(...spread(sentence, heads, own, goesOn.length > 0, reader, memory));
    running = sentence.headline
      ? null
      : runningAfter(sentence, heads, goesOn.length > 0 ? (running ?? said) : null);
    said = running ?? said;
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

function runningAfter(
  sentence: SpokenSentence,
  heads: readonly Head[],
  before: Running | null,
): Running | null {
  const last = heads.findLast(
    ({ scope, class: of, rule }) => (scope === 'forward' || rule === ASIDE) && TELLING.has(of),
  );
  if (last === undefined || last.chain.length === 0) {
    return heads.length > 0 || before === null
      ? null
      : { ...before, paragraph: sentence.paragraph, line: sentence.line };
  }
  return {
    chain: last.chain,
    paragraph: sentence.paragraph,
    line: sentence.line,
    clause: last.rule !== 'voices/announced',
  };
}

/** Words that begin a sentence which goes on from what somebody said. */
const GOES_ON = foldedWords('ولاحقا لاحقا أما وأما ثم كذلك وبذلك والثانية والثاني والأولى');

const STARTS_ANEW = foldedWords(
  'كما وكان وكانت يذكر ويذكر وسبق يشار وتأتي ويأتي وجاء وجاءت ولا ولم وما ومن وفي وتشهد',
  'وشهدت وتعد ويعد وتسيطر',
);

/** `ومن أمثلة ذلك ما جرى …`: an example of what somebody told in the paragraphs before. */
const isExample = (
  { from, paragraph }: SpokenSentence,
  said: Running,
  { tokens }: SpeakerReader,
): boolean =>
  /^و?من$/u.test(tokens[from]?.text ?? '') &&
  /^(?:امثله|الامثله|ابرزها|بينها|ضمنها|ذلك)$/u.test(tokens[from + 1]?.text ?? '') &&
  paragraph - said.paragraph <= FARTHEST_EXAMPLE;

const FARTHEST_EXAMPLE = 3;

/** Whether an uncredited sentence is still what the speaker before it said. */
function continues(
  sentence: SpokenSentence,
  heads: readonly Head[],
  running: Running,
  reader: SpeakerReader,
): boolean {
  if (sentence.headline || sentence.opening === 'background' || sentence.opening === 'other-event')
    return false;
  if (heads.some(({ scope, from }) => scope === 'around' || from <= sentence.from + 1))
    return false;
  const first = reader.tokens[sentence.from]?.text ?? '';
  if (GOES_ON.has(first)) return sentence.paragraph - running.paragraph <= 1;
  // …، يقول القائد؛ ففي الثالث من أيار …: what he says goes on.
  if (reader.tokens[sentence.from - 1]?.text === '؛' && sentence.line === running.line) return true;
  if (!running.clause || sentence.line !== running.line || STARTS_ANEW.has(first)) return false;
  return !hasOwnTime(sentence, reader);
}

const hasOwnTime = (
  { from, to }: SpokenSentence,
  { timeStarts, dayStarts = timeStarts }: SpeakerReader,
): boolean => {
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
  { officials }: Memory,
): readonly Voice[] {
  const rest = {
    chain: own,
    class: own.length > 0 ? ('say' as const) : ('own' as const),
    rule: goesOn ? 'voices/goes-on' : own.length > 0 ? 'voices/source-line' : 'voices/outlet',
  };
  const voices: Voice[] = [];
  const push = (
    from: number,
    to: number,
    of: Pick<Voice, 'chain' | 'class' | 'rule'>,
    cueFrom: number,
    cueTo: number,
  ): void => {
    if (to > from)
      voices.push({
        from,
        to,
        chain: of.chain,
        class: of.class,
        rule: of.rule,
        cueFrom,
        cueTo,
        later: [],
        laterOfficial: false,
        official: officials.has(of.chain[0]?.name ?? ''),
      });
  };
  let at = sentence.from;
  for (const [i, head] of heads.entries()) {
    const next = heads[i + 1];
    if (head.scope === 'around') {
      // Nothing before it claims the clause: it covers what stands before and behind.
      const end =
        next === undefined ? sentence.to : next.scope === 'around' ? head.cueTo : next.from;
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

/** A report that tells in its own voice credits whom the next sentences credit with the details. */
function withLater(
  voices: readonly Voice[],
  sentences: readonly SpokenSentence[],
  reader: SpeakerReader,
): readonly Voice[] {
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
      if (
        there > at &&
        sentence.opening === 'background' &&
        !(next.cueTo > next.cueFrom && next.cueFrom <= sentence.from + 2)
      )
        break;
      if (next.class === 'own') {
        if (there > at) break;
        continue;
      }
      if (voice.class === 'adopt' && next.chain[0]?.actor === voice.chain[0]?.actor) continue;
      if (
        !TELLING.has(next.class) ||
        next.class === 'document' ||
        next.class === 'add' ||
        next.rule === 'voices/subordinate'
      )
        break;
      if (there > at && tellsAnotherTime(next, sentence, reader)) break;
      return { ...voice, later: next.chain, laterOfficial: next.official };
    }
    return voice;
  });
}

/** A time that is not when the speaker spoke: the sentence tells another occurrence. */
function tellsAnotherTime(
  { cueFrom, cueTo }: Voice,
  { from, to }: SpokenSentence,
  { timeStarts, dayStarts = timeStarts }: SpeakerReader,
): boolean {
  for (let i = from; i < to; i++)
    if (dayStarts.has(i) && (i < cueFrom - 1 || i > cueTo + STATEMENT_REACH)) return true;
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
