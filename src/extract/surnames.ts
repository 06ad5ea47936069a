import { isGivenName } from '../resolve/quantities/quantity-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import type { Knowledge } from './knowledge.ts';

/** The preposition على, folded: the name علي as well. */
const PREPOSITION_ALA = 'علي';

/** Folded titles that stand right before the name of their bearer. */
const TITLE =
  /^[ولب]?(?:ال|لل)(?:مقاتل|رفيق|شهيد|شاب|طفل|مواطن|سيد|صحفي|صحافي|اعلامي|مدعو|ملقب|مناضل|ناطق|متحدث|اداري|جندي|شرطي|ضابط|عضو|قيادي|متزعم|امير|طالب|مهندس|طبيب|دكتور|محامي|ناشط|باحث|خبير)(?:ه|ان|ين|تان|تين|يان|يين)?$/u;

/** How many words a name has at most, with those joined to it. */
const LONGEST = 8;

/**
 * Whether the word at `at`, spelt like a place, ends the name of a person: `محمد الحريري`, `المقاتلة نالين
 * قامشلو`, `المقاتلان ريزان كوباني وعكيد الشعيطات`.
 */
export function isSurname(
  at: number,
  tokens: readonly Token[],
  knowledge: Knowledge,
  longest = LONGEST,
): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]];
  if (before?.kind !== 'word' || word === undefined || longest === 0) return false;
  const name = before.text.replace(/^و(?=...)/u, '');
  if (name === PREPOSITION_ALA) return false;
  const given = isGivenName(name, knowledge.quantities.names);
  if (given && /^ال/u.test(word.text)) return true;
  if (!given && (name.length < 4 || /^(?:ال|ب|ل)/u.test(name) || isKnown(before, knowledge)))
    return false;
  if (TITLE.test(tokens[at - 2]?.text ?? '')) return true;
  // ريزان كوباني وعكيد الشعيطات: a second name joined to the first.
  return before.text !== name && isSurname(at - 2, tokens, knowledge, longest - 2);
}

const isKnown = ({ readings }: Token, { knowsWord }: Knowledge): boolean =>
  readings.some(({ stem }) => knowsWord(stem));
