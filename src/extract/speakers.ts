import type { ChainLink, LinkKind } from '../model/coded-report.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import { compilePhrases, type PhraseIndex, phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import type { Trigger } from './find-triggers.ts';

/** What a word of a speaker phrase is. */
export type SpeakerClass =
  /** A rank or a form of address: what follows is a person's name. */
  | 'rank'
  /** An office or an occupation: what follows names the body or the person. */
  | 'office'
  /** Someone without a name: a source, witnesses, activists. */
  | 'unnamed'
  /** A body that speaks: a ministry, a command, a centre, a network. */
  | 'body'
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
}

const LONGEST_SPEAKER = 18;
const STOPS = new Set([
  'في', 'خلال', 'عبر', 'علي', 'اليوم', 'امس', 'يوم', 'مساء', 'صباح', 'فجر', 'بعد', 'قبل', 'اثر', 'عقب',
  'حول', 'بشان', 'قوله', 'قولها', 'قولهم', 'تاكيده', 'تاكيدها', 'كما', 'بينما', 'فيما', 'الذي', 'التي', 'الذين',
  'ان', 'ما', 'لم', 'قد', 'حيث', 'الي', 'من', 'هذه', 'هذا', 'و', 'كان', 'كانت', 'عن', 'ضمن', 'مع', 'له', 'لها', 'لوسائل', 'لوكالتنا', 'لمراسلنا', 'دون',
]);

/** Reads the speaker phrase that begins at token `at`; undefined where none does. */
export function readSpeaker(scene: SpeakerScene, at: number, end: number): Speaker | undefined {
  const { tokens } = scene;
  let from = at;
  while (tokens[from]?.text === '"' || tokens[from]?.text === '(' || tokens[from]?.text === '،') from += 1;
  const to = phraseEnd(scene, from, Math.min(end, from + LONGEST_SPEAKER));
  if (to <= from) return undefined;
  const apposition = appositionAfter(scene, to, end);
  const first = linkOf(scene, from, to);
  if (first === undefined) return undefined;
  if (apposition !== undefined && first.kind !== 'unnamed') {
    return {
      from,
      to: apposition.to,
      link: { ...apposition.link, actor: apposition.link.actor ?? first.actor },
      pointsBack: false,
    };
  }
  return { from, to, link: first, pointsBack: pointsBack(scene, from, to) };
}

/** `قائد الأمن الداخلي في المحافظة، العميد فلان، إن`: the second phrase names the person of the first. */
function appositionAfter(
  scene: SpeakerScene,
  comma: number,
  end: number,
): { readonly to: number; readonly link: ChainLink } | undefined {
  const { tokens, index } = scene;
  if (tokens[comma]?.text !== '،' && tokens[comma]?.text !== ',') return undefined;
  const from = comma + 1;
  const to = phraseEnd(scene, from, Math.min(end, from + 8));
  if (to <= from) return undefined;
  const ranked = phrasesAt(tokens, from, index).some(({ value }) => value.is === 'rank');
  const closed = tokens[to]?.text === '،' || tokens[to]?.text === ',' || isComplementiser(tokens[to] ?? NONE) || tokens[to]?.text === ':';
  const name = personName(scene, from, to);
  if (name === undefined || !(ranked || (closed && to - from <= 5))) return undefined;
  return { to, link: { name, kind: 'person', actor: null } };
}

const NONE: Token = { kind: 'break', text: '', start: 0, end: 0, spaced: false, readings: [], damma: false };

/** The token behind the noun phrase of a speaker. */
function phraseEnd(scene: SpeakerScene, from: number, limit: number): number {
  const { tokens } = scene;
  let i = from;
  let quoted = false;
  while (i < limit) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') break;
    const actor = scene.actors.find((mention) => mention.core.from === i || mention.from === i);
    if (actor !== undefined && i > from - 1 && !actor.viaAdjective) {
      i = Math.max(i + 1, actor.to);
      continue;
    }
    if (token.text === '"') {
      if (!quoted && quoteLength(tokens, i) > 5) break;
      quoted = !quoted;
      i += 1;
      continue;
    }
    if (token.text === '(' || token.text === ')' || token.text === '.') {
      if (token.text === '.') break;
      i += 1;
      continue;
    }
    if (token.kind === 'punctuation') break;
    if (isComplementiser(token)) break;
    if (i > from && isAddressee(tokens, i)) break;
    if (i > from + 1 && namesOutlet(scene, from, i)) break;
    if (i > from && isStop(scene, i)) {
      const office = officePlace(scene, i);
      if (office === undefined) break;
      i = office;
      continue;
    }
    i += 1;
  }
  return i;
}

/** `أبلغ مصدر ميداني وكالة …`: an outlet behind somebody without a name is who was told. */
function namesOutlet({ tokens, index }: SpeakerScene, from: number, at: number): boolean {
  const classAt = (i: number, is: SpeakerClass): boolean => phrasesAt(tokens, i, index).some(({ value }) => value.is === is);
  return classAt(from, 'unnamed') && classAt(at, 'outlet');
}

/** `قال المصدر للوكالة`, `الناشط فلان لـ"الموقع"`: to whom is said, not who says. */
function isAddressee(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] as Token;
  const before = tokens[at - 1]?.text ?? '';
  if (/^(?:ال)?(?:تابع|متحدث|ناطق|قائد|عام|رئيس|مدير|امين|ممثل|قياد|مركز|مكتب)/u.test(before)) return false;
  return /^لل/u.test(text) || (text === 'ل' && tokens[at + 1]?.kind !== 'word') || /^لوكال|^لموقع|^لشبك|^لقنا|^لمنص|^لصحيف|^لمراسل/u.test(text);
}

function quoteLength(tokens: readonly Token[], at: number): number {
  for (let i = at + 1; i < tokens.length && i - at < 12; i++) {
    if (tokens[i]?.text === '"') return i - at - 1;
    if (tokens[i]?.kind === 'break') break;
  }
  return 12;
}

function isStop(scene: SpeakerScene, at: number): boolean {
  const { tokens, triggers, cues, timeStarts } = scene;
  const text = tokens[at]?.text ?? '';
  if (timeStarts.has(at) || STOPS.has(text)) return true;
  if (triggers.some(({ from, happening, outcome }) => from === at && !(happening ?? outcome)?.weak)) return true;
  return cues.some(({ from, value }) => from === at && value.type === 'reporting' && value.by !== 'noun' && !value.weak);
}

/** `قيادة الأمن الداخلي في محافظة اللاذقية`: the seat belongs to the name. Returns the token behind it. */
function officePlace({ tokens, places }: SpeakerScene, at: number): number | undefined {
  if (tokens[at]?.text !== 'في') return undefined;
  const place = places.find(({ from, to }) => (from === at || from === at + 1 || from === at + 2) && to > at);
  return place?.to;
}

/** `المصدر`, `البيان ذاته`: a definite noun alone, or followed by nothing but "the same". */
function pointsBack({ tokens, index }: SpeakerScene, from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word');
  const [first, second] = words;
  if (first === undefined || words.length > 2 || !/^[ول]?(?:ال|لل)/u.test(first.text)) return false;
  if (second !== undefined && !/^(?:ذات|نفس)/u.test(second.text)) return false;
  return phrasesAt(tokens, from, index).some(({ value }) => value.is === 'back');
}

/** The link that the words `[from, to)` make. */
function linkOf(scene: SpeakerScene, from: number, to: number): ChainLink | undefined {
  const { tokens, raw, index } = scene;
  const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word' || kind === 'latin');
  if (words.length === 0) return undefined;
  const labels = new Set<SpeakerClass>();
  let voiceOf: string | null = null;
  for (let i = from; i < to; i++) {
    for (const { value, to: end } of phrasesAt(tokens, i, index)) {
      if (end > to) continue;
      labels.add(value.is);
      voiceOf ??= value.actor;
    }
  }
  const actor = scene.actors.findLast((mention) => mention.from >= from && mention.to <= to && !mention.viaAdjective);
  const code = actor === undefined ? null : scene.codeOf(actor);
  const name = textOf(raw, tokens, from, to);
  const person = personName(scene, from, to);
  if (labels.has('correspondent')) return { name, kind: 'outlet', actor: null };
  if (person !== undefined) return { name: person, kind: 'person', actor: code };
  if (labels.has('unnamed')) return { name, kind: 'unnamed', actor: code };
  if (labels.has('outlet') && (!labels.has('body') || actor === undefined)) return { name, kind: 'outlet', actor: code ?? voiceOf };
  if (labels.has('office') || labels.has('rank')) return { name, kind: 'person', actor: code };
  const kind: LinkKind = labels.has('document') && actor === undefined ? 'document' : 'organization';
  if (kind === 'organization' && actor === undefined && !labels.has('body') && !labels.has('outlet')) {
    return labels.has('back') ? { name, kind, actor: null } : undefined;
  }
  return { name, kind, actor: code };
}

/**
 * The personal name in a speaker phrase: the words that are left when ranks, offices, bodies and places
 * are taken away, where a rank or an office stands before them.
 */
function personName({ tokens, raw, index, actors, places }: SpeakerScene, from: number, to: number): string | undefined {
  let at = from;
  let titled = false;
  let start = -1;
  while (at < to) {
    const hits = phrasesAt(tokens, at, index).filter((hit) => hit.to <= to && hit.reading.pron === '');
    const hit = hits.sort((a, b) => b.to - a.to)[0];
    const actor = actors.find((mention) => (mention.from === at || mention.core.from === at) && mention.to <= to);
    const place = places.find((mention) => mention.from === at && mention.to <= to && mention.to > at);
    const next = Math.max(hit?.to ?? 0, actor?.to ?? 0, place !== undefined && start < 0 ? place.to : 0);
    if (next > at) {
      if (start >= 0 && hit === undefined && actor !== undefined) return undefined;
      if (start >= 0) break;
      if (hit !== undefined && TITLES.has(hit.value.is)) titled = true;
      at = next;
      continue;
    }
    if (tokens[at]?.kind === 'word' && !isFiller(tokens[at]?.text ?? '')) {
      if (start < 0) start = at;
    } else if (start >= 0) break;
    at += 1;
  }
  if (start < 0 || !titled) return undefined;
  const length = at - start;
  const indefinite = tokens[start]?.text.startsWith('ال') === true && length === 1;
  if (length > 5 || (length === 1 && (indefinite || hasAdjectiveEnding(tokens[start]?.text ?? '')))) return undefined;
  return textOf(raw, tokens, start, at);
}

const TITLES = new Set<SpeakerClass>(['rank', 'office', 'unnamed', 'back']);
const hasAdjectiveEnding = (text: string): boolean => /(?:ي|يه|يين|يون|ون|ات)$/u.test(text);
const isFiller = (text: string): boolean =>
  /^(?:باسم|في|من|السوري|السوريه|العراقي|العراقيه|المحلي|المحليه|ل|لدي|بين|و|الرسمي|الرسميه|العام|العامه|السابق|المركزي|الاعلامي|العسكري|الميداني|الحقوقي|الامني|الاعلامیه)$/u.test(text);

/** The words as printed, without quotation marks and brackets at the ends and the clitics of the first. */
export function textOf(raw: string, tokens: readonly Token[], from: number, to: number): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return raw
    .slice(start, end)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeffـ]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[«»"“”'()،,:\s]+|[«»"“”'(،,:\s]+$/gu, '')
    .replace(/^لل(?=\p{L}{3})/u, 'ال')
    .replace(/^ل(?=(?:مديري|وزار|مصدر|مصادر|قياد|مسؤول|ناشط|بيان|وكال)\p{L})/u, '')
    .trim();
}
