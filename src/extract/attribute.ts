import type { ChainLink } from '../model/coded-report.ts';
import type { ReportingClass } from '../rules/cue-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import { readSpeaker, type Speaker, type SpeakerScene } from './speakers.ts';

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

const CONTINUES = new Set<ReportingClass>(['add', 'say', 'announce', 'document', 'claim']);

/** Reads who tells each sentence: reporting verbs, prepositional cues, headlines with a colon, continuations. */
export function findVoices(
  sentences: readonly SpokenSentence[],
  scene: SpeakerScene,
): readonly Voice[] {
  const voices: Voice[] = [];
  const persons = new Map<string, ChainLink>();
  let last: readonly ChainLink[] = [];
  let running: readonly ChainLink[] = [];
  let line = -1;
  for (const sentence of sentences) {
    if (sentence.line !== line) running = [];
    line = sentence.line;
    const found = voiceOf(sentence, scene, last, persons);
    if (found !== undefined) {
      voices.push(found);
      if (found.chain.length > 0) {
        last = found.chain;
        running = found.rule === 'voices/according-to' ? running : found.chain;
        for (const link of found.chain) remember(persons, link);
      }
      continue;
    }
    const goesOn = running.length > 0 && sentence.opening !== 'background' && sentence.opening !== 'other-event';
    if (!goesOn) running = [];
    voices.push({
      from: sentence.from,
      to: sentence.to,
      chain: goesOn ? running : [],
      class: goesOn ? 'say' : 'own',
      cueFrom: sentence.from,
      cueTo: sentence.from,
      rule: goesOn ? 'voices/goes-on' : 'voices/outlet',
    });
  }
  return voices;
}

/** A person told with a full name is later told by the last part of it. */
function remember(persons: Map<string, ChainLink>, link: ChainLink): void {
  if (link.kind !== 'person') return;
  for (const word of link.name.split(' ').slice(-2)) persons.set(word.replace(/^[وال]*ال/u, 'ال'), link);
}

function voiceOf(
  sentence: SpokenSentence,
  scene: SpeakerScene,
  last: readonly ChainLink[],
  persons: ReadonlyMap<string, ChainLink>,
): Voice | undefined {
  const cues = scene.cues.filter(
    ({ from, value }) => from >= sentence.from && from < sentence.to && value.type === 'reporting',
  );
  const verb = cues.find((cue) => isHeadVerb(cue, sentence, scene));
  const according = cues.find((cue) => isAccordingTo(cue));
  const spoken = verb === undefined ? undefined : voiceOfVerb(verb, cues, sentence, scene, last, persons);
  if (spoken !== undefined && spoken.chain.length > 0) return spoken;
  if (according !== undefined) {
    const voice = voiceOfPreposition(according, cues, sentence, scene, last, persons);
    if (voice !== undefined) return voice;
  }
  if (spoken !== undefined) return spoken;
  return voiceOfColon(sentence, scene);
}

const classOf = ({ value }: Cue): ReportingClass => (value.type === 'reporting' ? value.class : 'say');

/** A finite reporting verb that governs the sentence: not inside a relative clause or a quotation. */
function isHeadVerb(cue: Cue, sentence: SpokenSentence, { tokens, triggers }: SpeakerScene): boolean {
  if (cue.value.type !== 'reporting' || cue.value.by !== 'verb') return false;
  const of = cue.value.class;
  if (of === 'ask' || of === 'warn' || of === 'receive' || of === 'adopt') return false;
  const before = tokens[cue.from - 1]?.text ?? '';
  if (/^(?:الذي|التي|الذين|ما|كما|حسبما|فيما|لم|لا|ولم|ان|انه|انها)$/u.test(before)) return false;
  // A trigger before the verb: the verb belongs to a later clause, not to the whole sentence.
  const told = triggers.some(({ from, happening, outcome }) => from >= sentence.from && from < cue.from && (happening ?? outcome)?.weak === false && (happening ?? outcome)?.form === 'verb');
  return !told;
}

function isAccordingTo({ value }: Cue): boolean {
  return value.type === 'reporting' && value.by === 'preposition' && !value.weak && value.class !== 'announce' ;
}

function voiceOfVerb(
  cue: Cue,
  cues: readonly Cue[],
  sentence: SpokenSentence,
  scene: SpeakerScene,
  last: readonly ChainLink[],
  persons: ReadonlyMap<string, ChainLink>,
): Voice | undefined {
  const { tokens } = scene;
  const speaker = speakerOfVerb(cue, sentence, scene);
  const origin = classOf(cue) === 'quote-from' ? originAfter(speaker?.to ?? cue.to, sentence, scene) : undefined;
  const nested = nestedOrigin(cue, cues, sentence, scene);
  const chain = chainOf(speaker, origin ?? nested, last, persons, tokens);
  if (speaker === undefined && chain.length === 0) return undefined;
  return {
    from: sentence.from,
    to: sentence.to,
    chain,
    class: classOf(cue),
    cueFrom: cue.from,
    cueTo: Math.max(cue.to, speaker?.to ?? 0),
    rule: origin !== undefined || nested !== undefined ? 'voices/nested' : 'voices/reporting-verb',
  };
}

/** The subject of a reporting verb: behind it, or before it where nothing stands behind. */
function speakerOfVerb(cue: Cue, sentence: SpokenSentence, scene: SpeakerScene): Speaker | undefined {
  const { tokens } = scene;
  let at = cue.to;
  // Adverbials between verb and subject: أعلنت، اليوم، وزارة الداخلية.
  if (tokens[at]?.text === '،') {
    const close = tokens.findIndex((token, i) => i > at && i < at + 8 && token.text === '،');
    if (close > 0) at = close + 1;
  }
  const next = tokens[at];
  const bare = next === undefined || isComplementiser(next) || next.kind === 'punctuation' && next.text !== '"' && next.text !== '(' || STANDS_BEHIND.has(next.text);
  const behind = bare || at >= sentence.to ? undefined : readSpeaker(scene, at, sentence.to);
  if (behind !== undefined && behind.to > at && !startsWithTrigger(scene, at)) return behind;
  if (cue.from <= sentence.from + 1) return undefined;
  const start = subjectStart(cue.from, sentence, tokens);
  return start >= cue.from ? undefined : readSpeaker(scene, start, cue.from);
}

const STANDS_BEHIND = new Set(['في', 'عن', 'علي', 'الي', 'خلال', 'عبر', 'اليوم', 'امس', 'له', 'لها', 'من', 'قائلا', 'قائله', 'هذا', 'هذه']);

const startsWithTrigger = ({ triggers }: SpeakerScene, at: number): boolean =>
  triggers.some(({ from, happening, outcome }) => from === at && (happening ?? outcome)?.weak === false);

/** Subject-first order: the noun phrase from the start of the sentence or its last conjunction. */
function subjectStart(verb: number, sentence: SpokenSentence, tokens: readonly Token[]): number {
  let start = sentence.from;
  while (start < verb && tokens[start]?.kind === 'punctuation') start += 1;
  const first = tokens[start]?.text ?? '';
  if (/^(?:فيما|بينما|كما|حيث|لكن|ولكن)$/u.test(first)) start += 1;
  const opener = tokens.findIndex((token, i) => i >= start && i < Math.min(verb, start + 5) && token.text === '،');
  const short = opener > 0 && /^(?:من|بدوره|بدورها|في|وفي|ومن)$/u.test(tokens[start]?.text ?? '');
  return short ? opener + 1 : start;
}

/** `نقلت الوكالة عن قائد الشرطة قوله`: who is quoted. */
function originAfter(at: number, sentence: SpokenSentence, scene: SpeakerScene): Speaker | undefined {
  const { tokens } = scene;
  for (let i = at; i < Math.min(sentence.to, at + 12); i++) {
    if (tokens[i]?.text === 'عن') return readSpeaker(scene, i + 1, sentence.to);
    if (isComplementiser(tokens[i] ?? tokens[at] as Token)) return undefined;
  }
  return undefined;
}

/** `نشرت الوزارة …، نقلا عن قائد …`: a quoting cue later in the same sentence. */
function nestedOrigin(
  head: Cue,
  cues: readonly Cue[],
  sentence: SpokenSentence,
  scene: SpeakerScene,
): Speaker | undefined {
  const cue = cues.find(({ from, value }) => from > head.from && value.type === 'reporting' && value.by === 'preposition' && value.class === 'quote-from' && !value.weak);
  return cue === undefined ? undefined : readSpeaker(scene, cue.to, sentence.to);
}

function voiceOfPreposition(
  cue: Cue,
  cues: readonly Cue[],
  sentence: SpokenSentence,
  scene: SpeakerScene,
  last: readonly ChainLink[],
  persons: ReadonlyMap<string, ChainLink>,
): Voice | undefined {
  const { tokens } = scene;
  let at = cue.to;
  // بحسب ما أفاد به: the speaker stands behind the verb.
  const verb = cues.find(({ from, value }) => from >= at && from <= at + 2 && value.type === 'reporting' && (value.by === 'verb' || value.by === 'masdar'));
  if (verb !== undefined) at = verb.to;
  while (/^(?:به|بها|له|لها|ما|في|هذا|عنه|عنها)$/u.test(tokens[at]?.text ?? '')) at += 1;
  const speaker = at < sentence.to ? readSpeaker(scene, at, sentence.to) : undefined;
  const origin = nestedOrigin(cue, cues, sentence, scene) ?? (verb !== undefined && classOf(verb) === 'quote-from' ? originAfter(speaker?.to ?? at, sentence, scene) : undefined);
  const chain = chainOf(speaker, origin, last, persons, tokens);
  if (chain.length === 0) return undefined;
  return {
    from: sentence.from,
    to: sentence.to,
    chain,
    class: classOf(cue),
    cueFrom: cue.from,
    cueTo: Math.max(cue.to, speaker?.to ?? 0),
    rule: origin === undefined ? 'voices/according-to' : 'voices/nested',
  };
}

/** `الداخلية السورية: مقتل …`, `مراسل الجزيرة: …`: a headline names its speaker before a colon. */
function voiceOfColon(sentence: SpokenSentence, scene: SpeakerScene): Voice | undefined {
  const { tokens } = scene;
  const limit = Math.min(sentence.to - 3, sentence.from + 9);
  for (let i = sentence.from + 1; i < limit; i++) {
    if (tokens[i]?.text !== ':') continue;
    let start = sentence.from;
    for (let j = i - 1; j >= sentence.from; j--) {
      if (tokens[j]?.text === '|') {
        start = j + 1;
        break;
      }
    }
    const speaker = readSpeaker(scene, start, i);
    const known = speaker !== undefined && speaker.to === i && (speaker.link.actor !== null || speaker.link.kind !== 'organization' || startsBody(scene, start));
    if (!known || speaker === undefined) return undefined;
    return {
      from: sentence.from, to: sentence.to, chain: [speaker.link], class: 'say', cueFrom: start, cueTo: i, rule: 'voices/colon',
    };
  }
  return undefined;
}

const startsBody = ({ tokens, actors }: SpeakerScene, at: number): boolean =>
  actors.some(({ from }) => from === at) || /^(?:مرصد|المرصد|الشبكه|وزاره|قياده|مصدر|مصادر|مراسل)/u.test(tokens[at]?.text ?? '');

function chainOf(
  speaker: Speaker | undefined,
  origin: Speaker | undefined,
  last: readonly ChainLink[],
  persons: ReadonlyMap<string, ChainLink>,
  tokens: readonly Token[],
): readonly ChainLink[] {
  const own = speaker === undefined ? last : linksOf(speaker, last, persons, tokens);
  if (origin === undefined) return own;
  const first = linksOf(origin, last, persons, tokens);
  const known = new Set(first.map(({ name }) => name));
  return [...first, ...(speaker === undefined ? [] : own.filter(({ name }) => !known.has(name)))];
}

function linksOf(
  speaker: Speaker,
  last: readonly ChainLink[],
  persons: ReadonlyMap<string, ChainLink>,
  tokens: readonly Token[],
): readonly ChainLink[] {
  if (speaker.pointsBack && last.length > 0) return last;
  const words = tokens.slice(speaker.from, speaker.to).filter(({ kind }) => kind === 'word');
  if (words.length <= 2) {
    const person = persons.get(speaker.link.name.split(' ').at(-1) ?? '');
    if (person !== undefined) return [person];
  }
  return [speaker.link];
}

/** The voice over a token: the narrowest that covers it. */
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

export const CONTINUING_CLASSES: ReadonlySet<ReportingClass> = CONTINUES;
