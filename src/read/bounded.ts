import { IsnadError } from '../model/isnad-error.ts';

/** An archive of this many bytes may unpack to any size; only from here on is the ratio looked at. */
const FREE_BYTES = 64 * 1024 * 1024;
/** Pages shrink to a tenth; what unpacks to more than this many times its size was made to do harm. */
const MOST_RATIO = 100;
/** No archive of reports unpacks to more. */
const MOST_BYTES = 64 * 1024 ** 3;

/**
 * Passes unpacked bytes on and stops where they are more than an honest archive holds. `packed` tells how
 * many packed bytes were read so far.
 */
export async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  packed: () => number,
  origin: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_BYTES || (size > FREE_BYTES && size > MOST_RATIO * packed())) {
      const mebibytes = Math.round(size / 1024 / 1024);
      throw new IsnadError(
        'unsafe-archive',
        `${origin} unpacks to over ${mebibytes} MiB; stopped there`,
        {
          hint: 'Do not open it with other programs; ask whoever made it for another.',
        },
      );
    }
    yield chunk;
  }
}
