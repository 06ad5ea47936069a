import { boundedCache } from './bounded-cache.ts';
import { isKept, type Reading } from './readings.ts';
import type { Token } from './tokens.ts';

/** Words of a language that a memo keeps; beyond that the rarer ones are looked up again. */
const GENERATION_SIZE = 8192;

/**
 * Keeps what a word means to an index, so that each spelling is looked up once. `look` may read the
 * spelling and the readings of the token, nothing else of it.
 */
export function rememberWords<Value extends object | boolean>(
  look: (word: Token) => Value,
): (word: Token) => Value {
  // Words spelled alike share their readings, unless a written ة forbids some: these are the key.
  const known = boundedCache<readonly Reading[], Value>(GENERATION_SIZE);
  return (word) => {
    if (!isKept(word.text)) return look(word);
    const before = known.get(word.readings);
    if (before !== undefined) return before;
    const value = look(word);
    known.set(word.readings, value);
    return value;
  };
}
