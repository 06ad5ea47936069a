import { fold, isArabicLetter } from '../text/fold.ts';
import { hashText } from './hash.ts';

const ARTICLES = ['وبال', 'وال', 'بال', 'فال', 'كال', 'ولل', 'لل', 'ال'];

/** Function words and the reporting verbs that every report has: folded, without article. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  [
    'من في على الى عن مع بين بعد قبل عند منذ حتى ضمن خلال حول نحو قرب دون غير كل بعض اي كما لكن او ثم',
    'هذا هذه ذلك تلك الذي التي الذين كان كانت قد لم لن لا ما ان انه انها وقد وكان وكانت التي عنها عليه عليها',
    'قال قالت وقال وقالت افاد افادت واكد اكد اكدت اعلن اعلنت اضاف اضافت واضاف ذكر ذكرت وذكرت نقلت بحسب وفق',
    'وفقا حسب مصدر مصادر بيان وكاله مراسل يوم اليوم امس وسط جراء اثر عبر تم جرى بينهم بينما حيث فيما عدد احد',
  ]
    .flatMap((line) => line.split(' '))
    .map(withoutArticle),
);

const SHORTEST = 3;
const LONGEST = 24;

/**
 * The words of a raw text that can tell one occurrence from another, folded and without article, each
 * once, in order. Runs of letters and numbers; function words and very short words are left out.
 */
export function contentWords(raw: string): readonly string[] {
  const words = new Set<string>();
  for (const word of foldedWords(raw)) {
    if (word.length < SHORTEST || word.length > LONGEST) continue;
    const bare = withoutArticle(word);
    if (!FUNCTION_WORDS.has(bare)) words.add(bare);
  }
  return [...words];
}

/** The hashes of the content words of a raw text, ascending, each once. */
export function hashedContentWords(raw: string): Uint32Array {
  const hashes = new Set<number>();
  for (const word of contentWords(raw)) hashes.add(hashText(word));
  return Uint32Array.from(hashes).sort();
}

/** Every run of letters or digits of a raw text, folded, in order. */
export function foldedWords(raw: string): readonly string[] {
  const { text } = fold(raw);
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const inside = i < text.length && isWordUnit(text.charCodeAt(i));
    if (inside && start < 0) start = i;
    if (inside || start < 0) continue;
    words.push(text.slice(start, i));
    start = -1;
  }
  return words;
}

/** A folded word without its article and the clitics before that; short words stay as they are. */
export function withoutArticle(word: string): string {
  for (const article of ARTICLES) {
    if (word.length >= article.length + 3 && word.startsWith(article)) {
      return word.slice(article.length);
    }
  }
  return word;
}

const isWordUnit = (code: number): boolean =>
  isArabicLetter(code) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f);
