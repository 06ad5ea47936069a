import type { ChainLink } from '../model/coded-report.ts';
import { bare } from '../rules/phrase-index.ts';
import { foldWord } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import { foldedWords } from './folded-words.ts';
import type { Head } from './reporting-heads.ts';
import { actorName } from './speaker-names.ts';
import type { Speaker, SpeakerReader } from './speaker-scene.ts';

/** A speaker that was credited before: what a later short mention can point back to. */
export interface Credit {
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
}

/** What the sentences before have told of who speaks. */
export interface Memory {
  readonly credits: readonly Credit[];
  readonly persons: ReadonlyMap<string, ChainLink>;
  /** Names of those who were told to speak in an office. */
  readonly officials: ReadonlySet<string>;
}

export function remember(memory: Memory, heads: readonly Head[]): Memory {
  if (heads.length === 0) return memory;
  const credits = [...memory.credits];
  const persons = new Map(memory.persons);
  const officials = new Set(memory.officials);
  for (const credit of heads.flatMap((head) => head.credits)) {
    if (credit.chain.length === 0) continue;
    credits.push(credit);
    const [origin] = credit.chain;
    if (origin !== undefined && [...credit.words].some((word) => OFFICIAL.test(word)))
      officials.add(origin.name);
    for (const link of credit.chain) {
      if (link.kind !== 'person') continue;
      const parts = foldWord(link.name).split(' ');
      if (parts.length < 2) continue;
      for (const part of parts.slice(-2)) if (part.length > 2) persons.set(bare(part), link);
    }
  }
  return { credits: credits.slice(-LONGEST_MEMORY), persons, officials };
}

/** Words of an office, folded and without article. */
const OFFICIAL =
  /^(?:متحدث|ناطق|قايد|امر|قايممقام|مدير|وزير|محافظ|رييس|مسوول|معاون|نايب|ضابط|لواء|عميد|عقيد|مقدم|رايد|فريق|نقيب|مختار)(?:ه|ا|ان|ين|ون)?$/u;

const LONGEST_MEMORY = 24;

export const without = (
  chain: readonly ChainLink[],
  known: readonly ChainLink[],
): readonly ChainLink[] => chain.filter(({ name }) => !known.some((link) => link.name === name));

export interface Dropped {
  readonly chain: readonly ChainLink[];
  readonly words: ReadonlySet<string>;
  readonly byDocument: boolean;
}

/** The chain that a speaker phrase stands for, and the words it is known by. */
export function resolveSpeaker(speaker: Speaker, reader: SpeakerReader, memory: Memory): Credit {
  const { words, byDocument } = speaker;
  const passed = speaker.passedOnBy === null ? [] : [speaker.passedOnBy];
  const withPassed = (chain: readonly ChainLink[]): readonly ChainLink[] =>
    withoutOutlet([...chain, ...without(passed, chain)], reader);
  const person = shortName(speaker, memory);
  if (person !== undefined) return { chain: withPassed([person]), words, byDocument };
  if (speaker.pointsBack) {
    const known = creditFor(speaker, reader, memory);
    if (known !== undefined)
      return {
        ...known,
        byDocument: known.byDocument || byDocument,
        words: new Set([...known.words, ...words]),
      };
    const spoke = memory.credits.at(-1);
    if (spoke !== undefined && ANYBODY.has([...words][0] ?? '')) return spoke;
    const full = fullName(speaker, reader);
    if (full !== undefined) return { chain: withPassed([full]), words, byDocument };
  }
  return { chain: withPassed([speaker.link]), words, byDocument };
}

/** `الحسين`, after `محمود الحسين`. */
function shortName(
  { link, words, pointsBack }: Speaker,
  { persons }: Memory,
): ChainLink | undefined {
  if (link.kind === 'organization' || link.kind === 'outlet' || pointsBack) return undefined;
  const parts = foldWord(link.name).split(' ');
  if (parts.length > 2 && words.size > 2) return undefined;
  return persons.get(bare(parts.at(-1) ?? ''));
}

/** `المصدر` can be whoever spoke last, named or not. */
const ANYBODY = foldedWords('مصدر');

const BACK_DOCUMENTS =
  /^(?:بيان|منشور|تقرير|تصريح|تغريد|تدوين|حصيل|احصاي|توثيق|رواي|اعلان|تسجيل|مصدر الرسمي)/u;

/** The newest credit that the words can mean: the same noun, or for a text who published it. */
function creditFor(
  speaker: Speaker,
  reader: SpeakerReader,
  { credits }: Memory,
): Credit | undefined {
  const heads = [...speaker.words].map(singular).filter((word) => !/^(?:ذات|نفس)/u.test(word));
  const [head = ''] = heads;
  const owned = reader.tokens[speaker.to - 1];
  if (speaker.byDocument || BACK_DOCUMENTS.test(head)) {
    const named = credits.findLast(
      ({ words, byDocument }) => byDocument && [...words].some((word) => singular(word) === head),
    );
    const written = named ?? credits.findLast(({ byDocument }) => byDocument);
    if (written !== undefined) return { ...written, chain: fromDocument(written.chain) };
    if (owned?.kind === 'word' && credits.length > 0)
      return credits.findLast(({ chain }) => chain[0]?.kind !== 'unnamed') ?? credits.at(-1);
    return credits.findLast(
      ({ chain }) => chain[0]?.kind === 'organization' || chain[0]?.kind === 'person',
    );
  }
  return credits.findLast(({ words }) =>
    heads.every((word) =>
      [...words].some((known) => singular(known) === word || sameOffice(known, word)),
    ),
  );
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

const sameOffice = (a: string, b: string): boolean =>
  OFFICES.some((office) => office.includes(a) && office.includes(b));

const singular = (word: string): string => word.replace(/(?:ه|ها|هم)$/u, '');

/** `الوزارة`, where the report has named the ministry though not as a speaker. */
function fullName({ link, from }: Speaker, reader: SpeakerReader): ChainLink | undefined {
  if (link.actor === null || link.kind !== 'organization') return undefined;
  const head = bare(reader.tokens[from]?.text.replace(/^[وف](?=ال)/u, '') ?? '');
  const named = reader.actors.findLast(
    (mention) =>
      mention.to <= from &&
      mention.kind === 'name' &&
      !mention.viaAdjective &&
      reader.codeOf(mention) === link.actor &&
      hasWord(reader.tokens, mention, head),
  );
  return named === undefined ? undefined : { ...link, name: actorName(reader, named) };
}

const hasWord = (
  tokens: readonly Token[],
  { core, to }: { readonly core: { readonly from: number }; readonly to: number },
  head: string,
): boolean => {
  for (let i = core.from; i < to; i++)
    if (
      bare(tokens[i]?.text ?? '') === head ||
      tokens[i]?.readings.some(({ stem }) => stem === head) === true
    )
      return true;
  return false;
};

/** Origin first, then who passed it on. */
export function chainOf(
  origin: readonly ChainLink[],
  passers: readonly ChainLink[],
  reader: SpeakerReader,
): readonly ChainLink[] {
  return origin.length === 0
    ? passers
    : withoutOutlet([...origin, ...without(passers, origin)], reader);
}

/** The reporting outlet is left out where an origin is named. */
function withoutOutlet(
  chain: readonly ChainLink[],
  { outlet }: SpeakerReader,
): readonly ChainLink[] {
  if (outlet === undefined || chain.length < 2) return chain;
  const own = new Set(
    foldWord(outlet)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );
  return chain.filter(
    ({ kind, name }, i) =>
      i === 0 ||
      kind !== 'outlet' ||
      !foldWord(name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => own.has(word) && !GENERIC.has(word)),
  );
}

const GENERIC = foldedWords(
  'وكالة قناة شبكة موقع صحيفة إذاعة الأنباء للأنباء نيوز الإخبارية برس السورية العراقية',
);
