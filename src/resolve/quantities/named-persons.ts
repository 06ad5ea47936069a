import type { Count } from '../../model/coded-report.ts';
import type { Token } from '../../text/tokens.ts';
import { longestHit } from './find-quantities.ts';
import type { Party } from './party.ts';
import { bareAt, type Scene } from './party-scene.ts';
import { closesSentence } from './party-support.ts';
import { isGivenName } from './quantity-lexicon.ts';

const ONE: Count = { low: 1, high: 1, best: 1 };
/** Words of one name. */
const LONGEST_NAME = 6;
/** Words between two names of a list: ages, brackets, family names. */
const FARTHEST_NAME = 9;

/**
 * A person told by name alone: one, where the name stands right behind a word of harm or capture
 * (`مقتل خالد المحمد`) or goes on with a list of names (`وعمر الأحمد`). It is the number that counts:
 * who the person is, nobody reads here.
 */
export function namedPersonAt(
  scene: Scene,
  at: number,
  previous: Party | undefined,
): Party | undefined {
  const to = nameEnd(scene, at);
  if (to === undefined) return undefined;
  const joined = scene.tokens[at]?.readings[0]?.stem !== bareName(scene, at);
  const from = joined ? (goesOn(scene, at, previous) ? at : undefined) : openedFrom(scene, at);
  if (from === undefined) return undefined;
  return {
    ...bareAt(scene, from, to),
    head: at,
    count: ONE,
    noun: 'person',
    side: 'neutral',
    joined,
    rule: NAMED,
  };
}

const NAMED = 'parties/person-name';

/** `مقتل كل من: …، …`: those who are listed behind a colon, a line end or with commas between them. */
export function listedPersonsAt(scene: Scene, at: number): Party | undefined {
  const { tokens, lexicon } = scene;
  const actor = scene.actors[scene.covering[at - 1] ?? -1];
  if (!isHarm(scene, (actor?.from ?? at) - 1)) return undefined;
  const hit = longestHit(tokens, at, lexicon.names.lists);
  if (hit === undefined) return undefined;
  const { items, to } = namesFrom(scene, hit.to);
  if (items < 2) return undefined;
  return {
    ...bareAt(scene, at, to),
    head: at,
    count: { low: items, high: items, best: items },
    noun: 'person',
    side: 'neutral',
    plural: true,
    rule: 'parties/listed',
  };
}

/** `القبض على المدعو (م.ع)`, `قتل الملقب أبو الليث`: one person, however he is called. */
export function calledPersonAt(scene: Scene, at: number): Party | undefined {
  const { lexicon } = scene;
  const hit = longestHit(scene.tokens, at, lexicon.names.called);
  if (hit === undefined || hit.reading.conj !== '' || !isHarmed(scene, at)) return undefined;
  return {
    ...bareAt(scene, at, nameEnd(scene, hit.to) ?? hit.to),
    head: at,
    count: ONE,
    noun: 'person',
    side: 'neutral',
    rule: NAMED,
  };
}

const MEMBERS = /^(?:ال)?(?:افراد|اعضاء|عناصر|الخليه|المجموعه|طاقم)/u;

const OF_KIN =
  /^و(?:ابن|ابنت|نجل|زوجت|شقيق|شقيقت|اخ|اخو|اخي|اب|والد|والدت|ولد|طفل|طفلت|حفيد|عم|خال)(?:ه|ها|هما)$/u;

/** The given name that a token holds, without و; undefined where it holds none. */
function bareName({ tokens, lexicon: { names } }: Scene, at: number): string | undefined {
  const found = tokens[at]?.readings.find(
    ({ stem, prep, pron, al, tanwin }) =>
      prep === '' &&
      pron === '' &&
      !al &&
      !tanwin &&
      (isGivenName(stem, names) || (names.nasab.has(stem) && stem.length <= 3)),
  );
  return found?.stem;
}

/** The token behind a name of two words or more, or of one in quotation marks. */
function nameEnd(scene: Scene, at: number): number | undefined {
  const { tokens, lexicon, raw } = scene;
  const first = bareName(scene, at);
  const token = tokens[at];
  if (first === undefined || token === undefined) return undefined;
  // على is no Ali.
  if (first === 'علي' && raw.charAt(token.end - 1) !== 'ي') return undefined;
  // كامل أفراد الخلية: all of them, and nobody of that name.
  if (first === 'كامل' && MEMBERS.test(tokens[at + 1]?.text ?? '')) return undefined;
  let to = at + 1;
  while (to - at < LONGEST_NAME && isNameWord(tokens[to], scene)) to += 1;
  if (to - at >= 2) return to;
  const next = tokens[to];
  if (bareName(scene, to) !== undefined) return to;
  // مقتل خالد وابنه: whose son the other one is, is a person.
  if (OF_KIN.test(next?.text ?? '')) return to;
  if (next?.kind === 'punctuation') return next.mark === undefined ? undefined : to;
  const foreign =
    next?.kind === 'word' &&
    next.text.length > 2 &&
    !lexicon.follows.has(next.text) &&
    !lexicon.openers.has(next.text) &&
    !/^[وفبل]/u.test(next.text);
  return foreign ? to + 1 : undefined;
}

/** What goes on with a name: another name, a word of descent, a family name with the article. */
function isNameWord(
  token: Token | undefined,
  { lexicon: { names, people, follows } }: Scene,
): boolean {
  if (token?.kind !== 'word') return false;
  const { text } = token;
  if (isGivenName(text, names) || names.nasab.has(text)) return true;
  return (
    text.startsWith('ال') &&
    text.length > 4 &&
    !people.root.has(text.slice(2)) &&
    !follows.has(text)
  );
}

/** Where a party begins whose name stands right behind a word of harm, or behind the force that did it. */
function openedFrom(scene: Scene, at: number): number | undefined {
  let before = at - 1;
  if (isOpeningMark(scene.tokens[before])) before -= 1;
  if (isHarmed(scene, before + 1)) return at;
  if ((scene.covering[before] ?? -1) >= 0) return undefined;
  for (const from of [before, before - 1]) {
    if (from < 0) continue;
    const hit = longestHit(scene.tokens, from, scene.lexicon.names.lists);
    if (hit !== undefined && hit.to === before + 1) return isHarmed(scene, from) ? from : undefined;
  }
  return undefined;
}

/** Whether a word of harm or capture, or the force behind it, stands right before a token. */
function isHarmed(scene: Scene, at: number): boolean {
  const { tokens, actors, covering } = scene;
  // القبض على …
  const capture = tokens[at - 1]?.text === 'علي' && isHarm(scene, at - 2);
  const doer = actors[covering[at - 1] ?? -1];
  return capture || isHarm(scene, at - 1) || (doer !== undefined && isHarm(scene, doer.from - 1));
}

const isOpeningMark = (token: Token | undefined): boolean =>
  token?.mark !== undefined || (token !== undefined && OPENING.has(token.text));

const OPENING: ReadonlySet<string> = new Set([':', '(', '#']);

/** Whether a token is a word of harm or capture. */
export const isHarm = ({ tokens, lexicon: { names } }: Scene, at: number): boolean =>
  tokens[at]?.readings.some(({ stem, pron }) => pron === '' && names.openers.has(stem)) === true ||
  names.openers.has(tokens[at]?.text ?? '');

/** Whether the party before is a named person of the same sentence. */
function goesOn(scene: Scene, at: number, previous: Party | undefined): boolean {
  if (previous === undefined || at - previous.to > FARTHEST_NAME) return false;
  const one = previous.count.best === 1 && previous.outcome === null;
  const named = previous.rule === NAMED || (one && nameEnd(scene, previous.to) !== undefined);
  return (
    named && !closesSentence(scene.tokens, previous.to, at) && !opensAgain(scene, previous.to, at)
  );
}

/** Whether another word of harm stands between: what follows it is told by that one. */
function opensAgain(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isHarm(scene, i)) return true;
  return false;
}

/** Tokens in which the first item of a list stands behind the noun of those who are listed. */
const FARTHEST_LIST = 60;
/** Tokens of one item: a name, an age, where the person is from. */
const LONGEST_ITEM = 18;

/**
 * The number of items of a list behind token `from`: of a numbered one (`1- … 2- …`), wherever its line
 * ends were lost, or of names behind a colon (`أسماء الشهداء: …، و…`); 0 where there is none.
 */
export function countListed(scene: Scene, from: number): number {
  const numbered = countNumbered(scene.tokens, from);
  return numbered > 1 ? numbered : countNames(scene, from);
}

function countNumbered(tokens: readonly Token[], from: number): number {
  let items = 0;
  let end = from + FARTHEST_LIST;
  for (let i = from; i < Math.min(tokens.length, end); i++) {
    const token = tokens[i];
    if (token?.kind !== 'number' || token.value !== items + 1 || !isItem(tokens, i)) continue;
    items += 1;
    end = i + LONGEST_ITEM;
  }
  return items;
}

/** A number with a dash, a dot or a bracket behind it, before a word. */
const isItem = (tokens: readonly Token[], at: number): boolean =>
  /^[-–.)_/]$/u.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.kind === 'word';

/** `:`, `وهم`: what a list of names follows. */
const OPENS_NAMES = /^(?::|و?هم|و?هما|و?هن)$/u;
/** Tokens between two names of a list: ages, brackets, where somebody is from. */
const LONGEST_ASIDE = 8;

function countNames(scene: Scene, from: number): number {
  let at = from;
  while (
    at < Math.min(scene.tokens.length, from + FARTHEST_LIST) &&
    !OPENS_NAMES.test(textAt(scene, at))
  ) {
    if (textAt(scene, at) === '.') return 0;
    at += 1;
  }
  return OPENS_NAMES.test(textAt(scene, at)) ? namesFrom(scene, at + 1).items : 0;
}

interface Names {
  readonly items: number;
  /** The token behind the last name of the line. */
  readonly to: number;
}

/** The names from a token on, each behind a mark, a line end or و. */
function namesFrom(scene: Scene, from: number): Names {
  const { tokens } = scene;
  let items = 0;
  let end = from;
  let line = true;
  let asides = 0;
  let open = true;
  for (let at = from; at < tokens.length && asides <= LONGEST_ASIDE; ) {
    const to =
      open || textAt(scene, at).startsWith('و') ? nameEnd(scene, titleEnd(scene, at)) : undefined;
    if (to !== undefined) {
      items += 1;
      if (line) end = to;
      asides = 0;
      open = false;
      at = to;
      continue;
    }
    if (textAt(scene, at) === '.' || isHarm(scene, at)) break;
    if (tokens[at]?.kind === 'break') line = false;
    open = tokens[at]?.kind === 'break' || SEPARATES.test(textAt(scene, at));
    asides += 1;
    at += 1;
  }
  return { items, to: end };
}

const SEPARATES = /^[،,:(*•–-]$/u;

/** The token behind `الطفل`, `والشاب`: a noun of people before a name. */
function titleEnd({ tokens, lexicon: { people } }: Scene, at: number): number {
  const titled = tokens[at]?.readings.some(
    ({ stem, al, prep, pron }) => al && prep === '' && pron === '' && people.root.has(stem),
  );
  return titled === true ? at + 1 : at;
}

const textAt = ({ tokens }: Scene, at: number): string => tokens[at]?.text ?? '';
