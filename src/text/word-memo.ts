import type { Token } from './tokens.ts';

/** Number of the next index that keeps what it knows of words. */
let next = 0;
/** Numbers below this have a bit of `unknownTo`. */
const BITS = 31;

/**
 * Keeps what a word means to an index with the word's spelling, so that each is looked up once. `look`
 * may read the spelling and the readings of the token, nothing else of it. `nothing` is the one value
 * for all words that the index does not know, which are most.
 */
export function rememberWords<Value extends object | boolean | number>(
  look: (word: Token) => Value,
  nothing: Value,
): (word: Token) => Value {
  const slot = next;
  next += 1;
  const bit = slot < BITS ? 1 << slot : 0;
  return (word) => {
    const { spelling, unknownTo } = word;
    if (spelling === undefined || unknownTo === undefined) return look(word);
    if ((unknownTo & bit) !== 0) return nothing;
    // A look at the bits costs less than one at the list: most often it is the last.
    if ((spelling.unknownTo & bit) !== 0) return nothing;
    const before = spelling.known[slot];
    if (before !== undefined) return before as Value;
    const value = look(word);
    if (value === nothing && bit !== 0) spelling.unknownTo |= bit;
    else spelling.known[slot] = value;
    return value;
  };
}
