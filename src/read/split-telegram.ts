/** A message of an export as bytes of JSON, and the chat that it stands in. */
export interface TelegramMessage {
  /** Undefined where the message is longer than allowed; it is passed over without being kept. */
  readonly bytes: Buffer | undefined;
  readonly length: number;
  readonly chat: Readonly<Record<string, string>>;
}

interface Container {
  readonly isArray: boolean;
  /** Whether the elements are messages. */
  readonly holdsMessages: boolean;
  /** The plain values of an object that came so far. */
  readonly fields: Record<string, string>;
  key: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
/** Names and values outside messages are cut here; a chat's name has at most 128 characters. */
const LONGEST_SCALAR = 4096;
const DEEPEST = 64;

/** What is wrong with the JSON of an export as a whole. */
export class BrokenExport extends Error {}

/**
 * Cuts the messages out of the JSON export of one or all chats while it streams by, so that an export
 * of any size takes the memory of its longest message. Throws `BrokenExport` where the JSON breaks off.
 */
export async function* splitTelegram(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<TelegramMessage> {
  const stack: Container[] = [];
  let scalar: number[] = [];
  let inString = false;
  let escaped = false;
  /** Depth inside the message that is being cut out; 0 outside. */
  let depth = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  let started = false;

  const keep = (part: Uint8Array): void => {
    length += part.length;
    // A chunk is the stream's own memory; what is kept longer is copied.
    if (length <= longest) parts.push(Buffer.from(part));
    else parts = [];
  };
  const takeScalar = (): string => {
    const text = Buffer.from(scalar).toString('utf8').trim();
    scalar = [];
    return text;
  };
  const endValue = (): void => {
    const top = stack.at(-1);
    const text = takeScalar();
    if (top === undefined || top.isArray || top.key === '' || text === '') return;
    top.fields[top.key] ??= unquote(text);
    top.key = '';
  };

  for await (const chunk of chunks) {
    let from = depth > 0 ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (inString) {
        if (depth === 0 && scalar.length < LONGEST_SCALAR) scalar.push(byte);
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (depth > 0) {
        if (byte === QUOTE) inString = true;
        else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
        else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth--;
        if (depth > 0) continue;
        keep(chunk.subarray(from, i + 1));
        const bytes = length > longest ? undefined : Buffer.concat(parts);
        // The chat is the object that holds the array of messages.
        yield { bytes, length, chat: stack.at(-2)?.fields ?? {} };
        parts = [];
        length = 0;
        from = -1;
        continue;
      }
      const top = stack.at(-1);
      if (byte === QUOTE) {
        inString = true;
        if (scalar.length < LONGEST_SCALAR) scalar.push(byte);
      } else if (byte === OPEN_OBJECT && top?.holdsMessages === true) {
        depth = 1;
        from = i;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (stack.length >= DEEPEST) throw new BrokenExport('it is nested too deep');
        const isArray = byte === OPEN_ARRAY;
        const holdsMessages = isArray && top?.isArray === false && top.key === 'messages';
        stack.push({ isArray, holdsMessages, fields: Object.create(null), key: '' });
        scalar = [];
        started = true;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        endValue();
        stack.pop();
        const above = stack.at(-1);
        if (above !== undefined) above.key = '';
      } else if (byte === COLON && top?.isArray === false) top.key = unquote(takeScalar());
      else if (byte === COMMA) endValue();
      else if (byte > 0x20 && scalar.length < LONGEST_SCALAR) scalar.push(byte);
    }
    if (depth > 0 && from >= 0) keep(chunk.subarray(from));
  }
  if (!started) throw new BrokenExport('it is no JSON object');
  if (depth > 0 || stack.length > 0) throw new BrokenExport('it breaks off');
}

function unquote(scalar: string): string {
  try {
    return String(JSON.parse(scalar));
  } catch {
    return scalar;
  }
}
