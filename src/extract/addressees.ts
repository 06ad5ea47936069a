import { quoteLength, type SpeakerReader } from './speaker-scene.ts';

const LONGEST_NAME = 6;

/** `لنسائم سورية`, `للرافدين`: an outlet that is told something, by the words of its own name. */
export function isToldOutlet(text: string, own: ReadonlySet<string>): boolean {
  const [, name] = /^ل(.{2,})$/u.exec(text) ?? [];
  if (name === undefined || own.size === 0) return false;
  return own.has(name) || (name.startsWith('ل') && own.has(`ا${name}`));
}

/** Where reading goes on behind whom something was told: `لـ«…»`, `ل "…"`, `لنسائم سورية`; `at` where nobody was. */
export function addresseeEnd(at: number, { tokens, ownWords }: SpeakerReader): number {
  const text = tokens[at]?.text ?? '';
  if (text === 'ل') {
    const next = tokens[at + 1];
    if (next?.text === '"') {
      const length = quoteLength(tokens, at + 1);
      return length <= LONGEST_NAME ? at + length + 3 : at;
    }
    if (next === undefined || next.kind === 'punctuation' || !ownWords.has(next.text)) return at;
    return pastOwnWords(at + 2, tokens, ownWords);
  }
  return isToldOutlet(text, ownWords) ? pastOwnWords(at + 1, tokens, ownWords) : at;
}

function pastOwnWords(
  from: number,
  tokens: SpeakerReader['tokens'],
  own: ReadonlySet<string>,
): number {
  let at = from;
  while (at < from + LONGEST_NAME && own.has(tokens[at]?.text ?? '')) at += 1;
  return at;
}
