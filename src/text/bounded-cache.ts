/** Values by key, of which the least recently used are forgotten. */
export interface BoundedCache<Key, Value> {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
}

/**
 * A cache of two generations: when the young one has `size` values it becomes the old one, and the old
 * one is dropped. So memory stays bounded, and what is in use stays.
 */
export function boundedCache<Key, Value>(size: number): BoundedCache<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  const set = (key: Key, value: Value): void => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  const get = (key: Key): Value | undefined => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const older = old.get(key);
    if (older !== undefined) set(key, older);
    return older;
  };
  return { get, set };
}
