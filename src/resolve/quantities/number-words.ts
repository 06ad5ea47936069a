import { bare } from '../../rules/phrase-index.ts';
import { foldWord } from '../../text/fold.ts';
import type { Token } from '../../text/tokens.ts';

/** A number as read from digits or words. */
export interface ReadNumber {
  readonly value: number;
  /** The token after the number. */
  readonly next: number;
  /** Whether its first word carries the article (`الثلاثة`). */
  readonly definite: boolean;
}

type WordKind = 'unit' | 'ten' | 'hundred' | 'scale';

interface NumberWord {
  readonly kind: WordKind;
  readonly value: number;
  /** A unit that only begins a compound (`أحد` in `أحد عشر`, `اثنا` in `اثنا عشر`). */
  readonly onlyCompound?: true;
  /** A scale that is itself two (`ألفان`): takes no multiplier. */
  readonly dual?: true;
  /** `ألفا`, `مليونا`: two before a noun, else the accusative of one. */
  readonly accusative?: true;
  /** `آلاف`: needs a multiplier, alone it is vague. */
  readonly plural?: true;
}

const UNITS: readonly (readonly [number, string])[] = [
  [0, 'صفر'],
  [1, 'واحد واحدة واحدا'],
  [2, 'اثنان اثنين اثنتان اثنتين إثنان إثنين ثنتان ثنتين'],
  [3, 'ثلاثة ثلاث تلاتة تلات'],
  [4, 'أربعة أربع'],
  [5, 'خمسة خمس'],
  [6, 'ستة ست ستا'],
  [7, 'سبعة سبع'],
  [8, 'ثمانية ثماني ثمان ثمانيا تمانية تماني'],
  [9, 'تسعة تسع'],
  [10, 'عشرة عشر'],
];
const COMPOUND_UNITS: readonly (readonly [number, string])[] = [
  [1, 'أحد إحدى'],
  [2, 'اثنا اثني اثنتا اثنتي'],
];
const TENS = 'عشر ثلاث أربع خمس ست سبع ثمان تسع'.split(' ');
const HUNDRED = ['مئة', 'مائة', 'مية'];
const HUNDREDS: readonly (readonly [number, string])[] = [
  [3, 'ثلاث'],
  [4, 'أربع'],
  [5, 'خمس'],
  [6, 'ست'],
  [7, 'سبع'],
  [8, 'ثماني ثمان'],
  [9, 'تسع'],
];
const SCALES: readonly (readonly [number, string, string])[] = [
  [1_000, 'ألف', 'آلاف'],
  [1_000_000, 'مليون', 'ملايين'],
  [1_000_000_000, 'مليار', 'مليارات'],
];

const WORDS = buildWords();
/** Length of the longest number word with its clitics; longer words need no look-up. */
const LONGEST = 16;

/** Whether a folded word without clitics is a number word or part of one. */
export const isNumberWord = (stem: string): boolean => WORDS.has(stem);

interface WordReading {
  readonly word: NumberWord;
  readonly definite: boolean;
}

/**
 * Reads the number that begins at token `at`: digits with or without a scale (`3 آلاف`), or number
 * words of either gender and any case. A conjunction or preposition written onto its first word is
 * passed over. Undefined where no number begins; ordinals and vague words are none.
 */
export function readNumber(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const first = readGroup(tokens, at, false);
  if (first === undefined) return undefined;
  let { value, next, scale } = first;
  while (scale > 1) {
    const group = readGroup(tokens, next, true);
    if (group === undefined || group.scale >= scale || group.value >= scale) break;
    value += group.value;
    next = group.next;
    scale = group.scale;
  }
  return { value, next, definite: first.definite };
}

interface Group extends ReadNumber {
  /** The power of a thousand that closes it; 1 for the last group of a number. */
  readonly scale: number;
}

/** `[below a thousand] [scale]`, such as `خمسة وعشرون ألفا`. */
function readGroup(tokens: readonly Token[], at: number, joined: boolean): Group | undefined {
  const start = joined ? afterConjunction(tokens, at) : at;
  const digits = tokens[start];
  if (digits?.kind === 'number') {
    if (joined && start === at) return undefined;
    return withScale(tokens, { value: digits.value ?? 0, next: start + 1, definite: false });
  }
  const head = wordAt(tokens, start, joined && start === at);
  if (head === undefined) return undefined;
  if (head.word.kind === 'scale') return loneScale(tokens, start, head);
  const below = readBelowThousand(tokens, start, head);
  return below === undefined ? undefined : withScale(tokens, below);
}

/** A scale word without a multiplier: one, or two where it is a dual. */
function loneScale(
  tokens: readonly Token[],
  at: number,
  { word, definite }: WordReading,
): Group | undefined {
  if (word.plural === true) return undefined;
  const twice = word.dual === true || (word.accusative === true && isNounNext(tokens, at + 1));
  const value = twice ? word.value * 2 : word.value;
  const base = { value, next: at + 1, definite, scale: word.value };
  const higher = scaleAt(tokens, base.next);
  return higher !== undefined && higher.value > word.value
    ? { ...base, value: value * higher.value, next: base.next + 1, scale: higher.value }
    : base;
}

/** Whether a noun follows that a construct dual (`ألفا مقاتل`) may govern. */
function isNounNext(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind !== 'word' || next.text.startsWith('و')) return false;
  return wordAt(tokens, at, false) === undefined && !FUNCTION_WORDS.has(next.text);
}

const FUNCTION_WORDS = new Set('من في علي الي عن مع بعد قبل او ان بينهم منهم'.split(' '));

function withScale(tokens: readonly Token[], read: ReadNumber): Group {
  const scale = scaleAt(tokens, read.next);
  if (scale === undefined) return { ...read, scale: 1 };
  const value = Math.round(read.value * scale.value * 1000) / 1000;
  const group = { ...read, value, next: read.next + 1, scale: scale.value };
  // Thousands of millions, said as `ألف مليون`.
  const higher = scaleAt(tokens, group.next);
  return higher !== undefined && higher.value > scale.value
    ? { ...group, value: value * higher.value, next: group.next + 1, scale: higher.value }
    : group;
}

function scaleAt(tokens: readonly Token[], at: number): NumberWord | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  const word = WORDS.get(token.text) ?? WORDS.get(bare(token.text));
  return word?.kind === 'scale' && word.dual !== true ? word : undefined;
}

function readBelowThousand(
  tokens: readonly Token[],
  at: number,
  head: WordReading,
): ReadNumber | undefined {
  if (head.word.kind !== 'hundred') return readUnitBeforeHundred(tokens, at, head);
  const rest = readBelowHundredAfter(tokens, at + 1);
  return {
    value: head.word.value + (rest?.value ?? 0),
    next: rest?.next ?? at + 1,
    definite: head.definite,
  };
}

/** `ثلاث مئة` written apart, or a number below a hundred. */
function readUnitBeforeHundred(
  tokens: readonly Token[],
  at: number,
  head: WordReading,
): ReadNumber | undefined {
  if (head.word.kind === 'unit' && head.word.value >= 3 && head.word.value <= 9) {
    const next = tokens[at + 1];
    const hundred = next?.kind === 'word' ? WORDS.get(next.text) : undefined;
    if (hundred?.kind === 'hundred' && hundred.value === 100) {
      const rest = readBelowHundredAfter(tokens, at + 2);
      const value = head.word.value * 100 + (rest?.value ?? 0);
      return { value, next: rest?.next ?? at + 2, definite: head.definite };
    }
  }
  return readBelowHundred(tokens, at, head);
}

/** `و` and a number below a hundred, in words or digits. */
function readBelowHundredAfter(tokens: readonly Token[], at: number): ReadNumber | undefined {
  const start = afterConjunction(tokens, at);
  const digits = tokens[start];
  if (digits?.kind === 'number') {
    const value = digits.value ?? 0;
    const fits = start > at && value > 0 && value < 100 && Number.isInteger(value);
    return fits ? { value, next: start + 1, definite: false } : undefined;
  }
  const head = wordAt(tokens, start, start === at);
  if (head === undefined || head.word.kind === 'hundred' || head.word.kind === 'scale') {
    return undefined;
  }
  return head.word.value === 0 ? undefined : readBelowHundred(tokens, start, head);
}

function readBelowHundred(
  tokens: readonly Token[],
  at: number,
  { word, definite }: WordReading,
): ReadNumber | undefined {
  if (word.kind === 'ten') return { value: word.value, next: at + 1, definite };
  const teen = tokens[at + 1]?.text;
  if ((teen === 'عشر' || teen === 'عشره') && word.value >= 1 && word.value <= 9) {
    return { value: word.value + 10, next: at + 2, definite };
  }
  if (word.onlyCompound === true && word.value !== 1) return undefined;
  if (word.value <= 9 && word.value >= 1) {
    const start = afterConjunction(tokens, at + 1);
    const ten = wordAt(tokens, start, start === at + 1);
    if (ten?.word.kind === 'ten') {
      return { value: word.value + ten.word.value, next: start + 1, definite };
    }
  }
  if (word.onlyCompound === true) return undefined;
  return { value: word.value, next: at + 1, definite };
}

/** The token after a `و` that is written apart (`و 500`, `و500`). */
const afterConjunction = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.text === 'و' ? at + 1 : at;

function wordAt(
  tokens: readonly Token[],
  at: number,
  needsConjunction: boolean,
): WordReading | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  if (token.text.length > LONGEST || QUANTITY.test(token.text)) return undefined;
  for (const { conj, prep, al, stem, pron, tanwin } of token.readings) {
    if (pron !== '' || (needsConjunction && (conj === '' || prep !== ''))) continue;
    const word = WORDS.get(stem);
    if (word === undefined || (tanwin && (word.kind !== 'unit' || word.value < 3))) continue;
    // With the article these are weekdays, the lady, the lion: الاثنين، الأحد، الست، السبع.
    if (al && DEFINITE_OTHERWISE.has(stem)) continue;
    if (al && word.onlyCompound === true && !isTeen(tokens, at + 1)) continue;
    return { word, definite: al };
  }
  return undefined;
}

/** Folded `كمية`, a quantity, which reads as well as `like a hundred`. */
const QUANTITY = /^[وفبل]?كمي(?:ه|ات)/u;

const DEFINITE_OTHERWISE = new Set(['اثنين', 'ست', 'سبع']);
const isTeen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'عشر' || tokens[at]?.text === 'عشره';

function buildWords(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  const add = (spelled: string, word: NumberWord): void => {
    if (!words.has(foldWord(spelled))) words.set(foldWord(spelled), word);
  };
  for (const [value, forms] of UNITS) {
    for (const form of forms.split(' ')) add(form, { kind: 'unit', value });
  }
  for (const [value, forms] of COMPOUND_UNITS) {
    for (const form of forms.split(' ')) add(form, { kind: 'unit', value, onlyCompound: true });
  }
  for (const [i, stem] of TENS.entries()) {
    const value = i === 0 ? 20 : (i + 2) * 10;
    for (const ending of ['ون', 'ين']) add(stem + ending, { kind: 'ten', value });
  }
  for (const hundred of HUNDRED) {
    add(hundred, { kind: 'hundred', value: 100 });
    const stem = `${hundred.slice(0, -1)}ت`;
    for (const ending of ['ان', 'ين', 'ا', 'ي'])
      add(stem + ending, { kind: 'hundred', value: 200 });
    for (const [value, forms] of HUNDREDS) {
      for (const form of forms.split(' '))
        add(form + hundred, { kind: 'hundred', value: value * 100 });
    }
  }
  for (const [value, one, many] of SCALES) {
    add(one, { kind: 'scale', value });
    add(many, { kind: 'scale', value, plural: true });
    for (const ending of ['ان', 'ين', 'ي']) add(one + ending, { kind: 'scale', value, dual: true });
    add(`${one}ا`, { kind: 'scale', value, accusative: true });
  }
  return words;
}
