import { foldWord } from '../text/fold.ts';

/** A set of words in folded spelling, from lines of words as printed. */
export const foldedWords = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')).map(foldWord));
