import type { ReportingClass } from '../rules/cue-lexicon.ts';
import { phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import { isComplementiser } from './find-cues.ts';
import { foldedWords } from './folded-words.ts';
import { quoteLength, type SpeakerReader } from './speaker-scene.ts';

/** A sentence as the reader of attributions needs it. */
export interface SpokenSentence {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
  readonly line: number;
  readonly headline: boolean;
  readonly opening: 'none' | 'same-topic' | 'other-event' | 'background';
}

const SAYING = foldedWords('قوله قولها بالقول');

/** Whether أن / إن, a colon or a quotation stands within reach, before another verb takes over. */
export function hasClause(
  at: number,
  { from, to }: SpokenSentence,
  { tokens, triggerAt }: SpeakerReader,
  reach = CLAUSE_REACH,
): boolean {
  for (let i = at; i < Math.min(to, at + reach); i++) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (isComplementiser(token) || token.text === ':' || SAYING.has(token.text)) return true;
    if (token.text === '"' && opensQuotation(tokens, from, i) && quoteLength(tokens, i) > 5)
      return true;
    const trigger = triggerAt.get(i);
    if (
      trigger !== undefined &&
      (trigger.happening ?? trigger.outcome)?.weak === false &&
      tokens[i - 1]?.text !== 'عدم'
    )
      return false;
  }
  return false;
}

/** Straight marks look alike at both ends: every second one opens. */
function opensQuotation(tokens: readonly Token[], from: number, at: number): boolean {
  const mark = tokens[at]?.mark;
  if (mark !== undefined && mark !== '"') return /[«“‘]/u.test(mark);
  let marks = 0;
  for (let i = from; i < at; i++) if (tokens[i]?.text === '"') marks += 1;
  return marks % 2 === 0;
}

const CLAUSE_REACH = 24;

export const CLOSE = 6;

export const isComma = (token: Token | undefined): boolean =>
  token?.text === '،' || token?.text === ',' || token?.text === '؛';

export const isDocumentAt = (at: number, { tokens, index }: SpeakerReader): boolean =>
  phrasesAt(tokens, at, index).some(({ value }) => value.is === 'document');

/** Classes whose speaker tells what happened; the others blame, deny, claim responsibility, demand. */
export const TELLING = new Set<ReportingClass | 'own'>([
  'say',
  'add',
  'announce',
  'document',
  'quote-from',
  'claim',
  'receive',
]);
