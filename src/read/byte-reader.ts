/** Reads a stream of bytes by lines and by lengths. */
export interface ByteReader {
  /** A line without its end; undefined at the end of the stream. Throws where it is too long. */
  readonly line: (longest: number) => Promise<string | undefined>;
  /** Exactly so many bytes; fewer at the end of the stream. */
  readonly take: (length: number) => Promise<Buffer>;
  /** Passes over so many bytes without keeping them; tells how many there were. */
  readonly skip: (length: number) => Promise<number>;
}

/** A line that is longer than its place in the format allows. */
export class LineTooLong extends Error {}

const LINE_FEED = 0x0a;

export function openByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let ended = false;

  /** Gets another chunk once the held one is used up; false at the end. */
  const fill = async (): Promise<boolean> => {
    while (held.length === 0 && !ended) {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else held = next.value;
    }
    return held.length > 0;
  };
  const pull = (length: number): Uint8Array => {
    const part = held.subarray(0, length);
    held = held.subarray(part.length);
    return part;
  };

  return {
    async line(longest) {
      const parts: Uint8Array[] = [];
      let length = 0;
      while (await fill()) {
        const at = held.indexOf(LINE_FEED);
        const part = pull(at < 0 ? held.length : at + 1);
        length += part.length;
        if (length > longest) throw new LineTooLong(`a line of more than ${longest} bytes`);
        parts.push(Buffer.from(part));
        if (at >= 0) break;
      }
      if (length === 0) return undefined;
      return Buffer.concat(parts)
        .toString('utf8')
        .replace(/\r?\n$/, '');
    },
    async take(length) {
      const parts: Uint8Array[] = [];
      let left = length;
      while (left > 0 && (await fill())) {
        const part = Buffer.from(pull(left));
        parts.push(part);
        left -= part.length;
      }
      return Buffer.concat(parts);
    },
    async skip(length) {
      let left = length;
      while (left > 0 && (await fill())) left -= pull(left).length;
      return length - left;
    },
  };
}
