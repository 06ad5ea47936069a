import type { Token } from '../text/tokens.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { foldedWords } from './folded-words.ts';

/** Verbs and participles of making an agreement, as they stand behind its noun. */
const MADE = foldedWords(
  'وقع وقعت وقعه وقعها وقعته وقعتها وقعاه وقعاها وقعوه وقعوها أبرم أبرمت أبرمه أبرمها أبرمته أبرماه أبرموه',
  'أعلن أعلنت أعلنه أعلنته أعلنها عقد عقدت عقده عقدته عقداه المبرم المبرمة الموقع الموقعة المعلن المعلنة',
  'موقع موقعة مبرم مبرمة',
);
/** How many words behind the noun it may be told that it was made. */
const MADE_REACH = 4;

/** Whether a noun names an agreement of which is told that it was made: `اتفاق أُبرم`, `الهدنة التي أُعلنت`. */
export function isMade({ to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.entry.id !== 'agreement' || happening.form !== 'noun') return false;
  for (let i = to; i < to + MADE_REACH; i++) {
    const text = tokens[i]?.text ?? '.';
    if (/^[.،؛:؟!]$/u.test(text)) return false;
    if (MADE.has(text)) return true;
    const joined =
      /^(?:تم|جري|جرت|تمت)$/u.test(text) &&
      /^(?:توقيع|ابرام|اعلان)/u.test(tokens[i + 1]?.text ?? '');
    if (joined) return true;
  }
  return false;
}

const LINKS = /^(?:تنفيذا|تطبيقا|بموجب|وفق|وفقا|بناء|استنادا|عملا|التزاما|ضمن|اطار)$/u;

/** `وتأتي العملية تنفيذا لاتفاق أُبرم …`: an agreement made before, on which something else rests. */
export const isGroundedOn = (trigger: Trigger, tokens: readonly Token[]): boolean =>
  !isVerb(trigger) &&
  isMade(trigger, tokens) &&
  [1, 2].some((back) => LINKS.test(tokens[trigger.from - back]?.text ?? ''));
