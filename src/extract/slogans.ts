import type { Token } from '../text/tokens.ts';

/** Folded imperatives and words of wishing that slogans begin with. */
const CALLS =
  /^(?:اوقفوا|اوقف|احقنوا|انقذوا|انقذ|ارفعوا|حاسبوا|فكوا|ادعموا|اعيدوا|افرجوا|اطلقوا|لا|كفي|لن|نريد|كلنا|معا|الحريه|العداله|stop)$/u;
/** An imperfect verb, as in `الأسد_يقتل_السوريين`. */
const IMPERFECT = /^[يت](?!رك|شرين|ل$|دمر|رتوس|فتناز|برود|رموك|ازغ).{3,}$/u;
/** No hashtag has more words. */
const LONGEST = 8;

/** Whether the word at `at` stands in a hashtag that calls or accuses (`#أوقفوا_القصف`): it tells no deed. */
export function isInSlogan(at: number, tokens: readonly Token[]): boolean {
  const first = hashtagStart(at, tokens);
  if (first === undefined) return false;
  for (let i = first; i < first + LONGEST; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'punctuation' || (i > first && token.spaced)) break;
    if (CALLS.test(token.text) || (i > first && IMPERFECT.test(token.text))) return true;
  }
  return false;
}

/** The first word of the hashtag of several words that a word stands in. */
function hashtagStart(at: number, tokens: readonly Token[]): number | undefined {
  for (let i = at; i > at - LONGEST && i > 0; i--) {
    if (tokens[i - 1]?.text === '#') {
      const next = tokens[i + 1];
      return next?.kind === 'word' && !next.spaced ? i : undefined;
    }
    if (tokens[i]?.spaced !== false) return undefined;
  }
  return undefined;
}
