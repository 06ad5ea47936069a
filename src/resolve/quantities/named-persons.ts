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
  let to = at + 1;
  while (to - at < LONGEST_NAME && isNameWord(tokens[to], scene)) to += 1;
  if (to - at >= 2) return to;
  const next = tokens[to];
  if (bareName(scene, to) !== undefined) return to;
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
  // القبض على …
  const capture = scene.tokens[before]?.text === 'علي' && isHarm(scene, before - 1);
  if (capture || isHarm(scene, before)) return at;
  const actor = scene.actors[scene.covering[before] ?? -1];
  if (actor !== undefined) return isHarm(scene, actor.from - 1) ? at : undefined;
  for (const from of [before, before - 1]) {
    if (from < 0) continue;
    const hit = longestHit(scene.tokens, from, scene.lexicon.names.lists);
    if (hit !== undefined && hit.to === before + 1)
      return isHarm(scene, from - 1) ? from : undefined;
  }
  return undefined;
}

const isOpeningMark = (token: Token | undefined): boolean =>
  token?.mark !== undefined || (token !== undefined && OPENING.has(token.text));

const OPENING: ReadonlySet<string> = new Set([':', '(', '#']);

const isHarm = ({ tokens, lexicon: { names } }: Scene, at: number): boolean =>
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
 * The number of items of a numbered list (`1- … 2- …`) behind token `from`, wherever its line ends were
 * lost; 0 where there is none.
 */
export function countListed(tokens: readonly Token[], from: number): number {
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
