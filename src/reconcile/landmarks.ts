import { foldedWords, withoutArticle } from './content-words.ts';

/** Nouns for what stands in a town and bears a name there: folded, without article. */
const NOUNS: ReadonlySet<string> = new Set(
  foldedWords(
    'سوق دوار حي شارع جسر ساحة جامع مسجد كنيسة مدرسة جامعة مشفى مستشفى كراج كراجات مفرق مخفر فرن محطة ملعب حديقة فندق مطعم حاجز',
  ),
);

/** What may follow such a noun without being a name. */
const NO_NAMES: ReadonlySet<string> = new Set(
  foldedWords(
    'رئيسي رئيسية عام عامة شعبي شعبية سكني سكنية مركزي مركزية وسط في من على إلى عن قرب داخل خارج بين بعد قبل عند كان كانت تابع تابعة مدينة بلدة قرية منطقة ريف محافظة أمني أمنية عسكري عسكرية مزدحم مكتظ مكتظة واقع واقعة بمدينة ببلدة بقرية هناك حيث ما',
  ),
);

/** `سوق الهال`, `دوار الكرة`: the landmarks that a text names, folded, each once and in order. */
export function landmarksOf(raw: string): readonly string[] {
  const words = foldedWords(raw).map(withoutArticle);
  const found = new Set<string>();
  for (const [i, word] of words.entries()) {
    const noun = NOUNS.has(word) ? word : word.replace(/^و?[بل]?/u, '');
    const name = words[i + 1];
    if (!NOUNS.has(noun)) continue;
    if (name === undefined || name.length < 3 || NO_NAMES.has(name) || NOUNS.has(name)) continue;
    found.add(`${noun} ${name}`);
  }
  return [...found].sort();
}
