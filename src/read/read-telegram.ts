import { createHash } from 'node:crypto';
import { IsnadError } from '../model/isnad-error.ts';
import { parseObject, readIsoDate } from './read-metadata.ts';
import { MAX_REPORT_BYTES, type ReportInput } from './report-input.ts';
import { BrokenExport, splitTelegram, type TelegramMessage } from './split-telegram.ts';

/** JSON escapes and formatting make a message longer than its text. */
const MAX_MESSAGE_BYTES = 4 * MAX_REPORT_BYTES;

/**
 * Reads the messages of a Telegram Desktop export ("machine-readable JSON"), of one chat or of all. A
 * message with a text is a report; where it was forwarded, the first sender is a link of its chains.
 * Notices of the service are no messages.
 */
export async function* readTelegram(
  chunks: AsyncIterable<Uint8Array>,
  origin: string,
): AsyncGenerator<ReportInput> {
  let messages = 0;
  try {
    for await (const message of splitTelegram(chunks, MAX_MESSAGE_BYTES)) {
      messages++;
      const input = readMessage(message, origin, messages);
      if (input !== undefined) yield input;
    }
  } catch (cause) {
    if (!(cause instanceof BrokenExport)) throw cause;
    const message = `${origin} is no whole Telegram export: ${cause.message} after ${messages} messages`;
    const hint = 'Export the chat again in the form "Machine-readable JSON".';
    yield { origin, error: new IsnadError('bad-telegram', message, { cause, hint }), bytes: 0 };
    return;
  }
  if (messages > 0) return;
  const error = new IsnadError(
    'bad-telegram',
    `${origin} has no "messages" as Telegram exports them`,
    {
      hint: 'Export the chat in the form "Machine-readable JSON".',
    },
  );
  yield { origin, error, bytes: 0 };
}

/** The text of a message: a string, or a list of strings and of stretches with a format. */
export function messageText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return '';
  return text
    .map((piece: unknown) => {
      if (typeof piece === 'string') return piece;
      if (typeof piece !== 'object' || piece === null || !('text' in piece)) return '';
      return typeof piece.text === 'string' ? piece.text : '';
    })
    .join('');
}

function readMessage(
  { bytes, length, chat }: TelegramMessage,
  origin: string,
  place: number,
): ReportInput | undefined {
  if (bytes === undefined) {
    const size = (length / 1024 / 1024).toFixed(1);
    const error = new IsnadError('too-large', `${origin}, message ${place} has ${size} MiB`);
    return { origin: `${origin}#${place}`, error, bytes: length };
  }
  const fields = parseObject(bytes.toString('utf8'));
  if (fields === undefined) {
    const error = new IsnadError('bad-telegram', `${origin}, message ${place} is no JSON object`);
    return { origin: `${origin}#${place}`, error, bytes: length };
  }
  if (fields['type'] !== undefined && fields['type'] !== 'message') return undefined;
  const number = typeof fields['id'] === 'number' ? fields['id'] : place;
  const where = `${origin}#${number}`;
  const text = messageText(fields['text']);
  if (text.trim() === '') {
    const error = new IsnadError('no-text', `${where} has no text, only ${mediaOf(fields)}`);
    return { origin: where, error, bytes: length };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const date = string(fields['date']);
  const forwarded = string(fields['forwarded_from']);
  const report = {
    id: `${chat['id'] ?? 'chat'}-${number}`,
    text,
    sha256,
    published: date === undefined ? undefined : readIsoDate(date.slice(0, 10)),
    outlet: chat['name'],
    forwardedFrom: forwarded === chat['name'] ? undefined : forwarded,
  };
  const source = { bytes, sha256, format: 'telegram', part: '', encoding: 'utf-8' } as const;
  return { origin: where, report, diagnostics: [], bytes: length, source };
}

function mediaOf(fields: Readonly<Record<string, unknown>>): string {
  const kinds = ['photo', 'file', 'poll', 'location_information', 'contact_information'];
  return (
    string(fields['media_type']) ?? kinds.find((kind) => fields[kind] !== undefined) ?? 'nothing'
  );
}

const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
