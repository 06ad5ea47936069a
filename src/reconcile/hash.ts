/** Spreads the bits of a 32-bit number, so that like numbers get unlike hashes (murmur3's finish). */
export function mixBits(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A 32-bit hash of a text (FNV-1a over its UTF-16 units); the same on every machine. */
export function hashText(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mixBits(hash);
}

/** A name of 16 hexadecimal digits for a text; two texts among millions hardly ever share one. */
export const hexName = (text: string): string =>
  hashText(text, 0x9e3779b9).toString(16).padStart(8, '0') +
  hashText(text, 0x7f4a7c15).toString(16).padStart(8, '0');
