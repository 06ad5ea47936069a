import type { Token } from './tokens.ts';

/** Number of the next index that keeps what it knows of words. */
let next = 0;

/**
 * Keeps what a word means to an index with the word's spelling, so that each is looked up once. `look`
 * may read the spelling and the readings of the token, nothing else of it.
 */
export function rememberWords<Value extends object | boolean>(
  look: (word: Token) => Value,
): (word: Token) => Value {
  const slot = next;
  next += 1;
  return (word) => {
    const { known } = word;
    if (known === undefined) return look(word);
    const before = known[slot];
    if (before !== undefined) return before as Value;
    const value = look(word);
    known[slot] = value;
    return value;
  };
}
