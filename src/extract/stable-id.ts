/**
 * A short stable name for a thing of a report: 64 bits of FNV-1a (two 32-bit halves with different
 * offsets) over UTF-16 units, in hexadecimal. Not for security; input and version give the same id.
 */
export function stableId(...parts: readonly (string | number)[]): string {
  const text = parts.join('\u0000');
  let a = 0x811c9dc5;
  let b = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (b >>> 13), 0x01000197);
  }
  return hex(a) + hex(b);
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
