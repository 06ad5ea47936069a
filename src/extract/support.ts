import type { Token } from '../text/tokens.ts';

/** Folded nouns of backing and company behind ب, without it. */
const BACKING =
  /^و?ب(?:ال)?(?:دعم|اسناد|مسانده|موازره|مشاركه|غطاء|تغطيه|مساعده|معاونه|معونه|معيه|تعاون|تنسيق|رعايه|اشراف|مواكبه|مرافقه|رفقه|حراسه|حمايه|مظله)$/u;
/** Nouns of guarding behind تحت. */
const UNDER = /^(?:حراسه|حمايه|اشراف|مراقبه|غطاء|مواكبه)$/u;
/** The same where both are told to act. */
const SHARING = /^و?ب(?:ال)?(?:اشتراك|شراكه|مشاطره)$/u;
/** Participles and adverbs of backing that ask for ب, من or مع. */
const BACKED =
  /^و?(?:ال)?(?:مدعوم|مسنود|معزز|مسند|مصحوب)(?:ه|ا|ين|ون|ان|تين|تان|ات)?$|^و?(?:مصطحب)(?:ا|ه|ين)$/u;
/** Verbs of backing with those who are backed as their pronoun. */
const BACKS =
  /^[وف]?(?:[تي]?ساند|[تي]دعم|دعم|[تي]?وازر|ازر|[تي]?رافق|[تي]?عاون|[تي]?واكب|[تي]?شارك|[تي]صحب|اسند|[تي]سند|[تي]غطي|غط)(?:ت)?(?:ه|ها|هم|هما)$/u;
const SHARES = /^[وف]?(?:[تي]شارك|شارك|ساهم|[تي]ساهم|اسهم|[تي]سهم)(?:ت)?$/u;
const IN_IT =
  /^(?:فيه|فيها|بها|به|(?:ال)?(?:عمليه|حمله|هجوم|مداهمه|انزال|تمشيط|غاره|غارات|ضربات|صوله|مهمه|قصف))$/u;
const QUALITY =
  /^(?:ال)?(?:طايرات|طايره|طيران|مروحيات|مروحيه|مدرعات|دبابات|اليات|عربات|مسيرات)$|^و?(?:ال)?.+(?:ي|يه|يين|فه|له|ثق|يق|ر|ب|يف)$|^[،,]$/u;

/** How many words may stand between the word of support and who supports. */
const REACH = 5;

/**
 * Whether the words before token `at` say that who begins there backs or accompanies those who act
 * (`بمؤازرة`, `بإسناد جوي واستطلاعي من`, `تساندها`, `شارك فيها`, `مدعومين ب`), or acts side by side with them.
 */
export function supportBefore(
  tokens: readonly Token[],
  at: number,
): 'partner' | 'jointly' | undefined {
  if (BACKED.test(tokens[at - 1]?.text ?? '') && /^[ب]/u.test(tokens[at]?.text ?? ''))
    return 'partner';
  const text = (i: number): string => tokens[i]?.text ?? '';
  if (/^(?:مع)$/u.test(text(at - 1)) && /^(?:جنب)$/u.test(text(at - 2)) && text(at - 3) === 'الي')
    return 'jointly';
  let linked = false;
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    const word = text(i);
    const bare = i === at - 1;
    if (tokens[i]?.kind === 'break' || /^[.؛:]$/u.test(word)) return undefined;
    if (SHARING.test(word)) return linked || bare ? 'jointly' : undefined;
    if (UNDER.test(word) && text(i - 1) === 'تحت') return linked || bare ? 'partner' : undefined;
    if (BACKING.test(word) || BACKED.test(word)) return linked || bare ? 'partner' : undefined;
    if (BACKS.test(word)) return 'partner';
    if (SHARES.test(word)) return hasDeed(i + 1, at) ? 'partner' : undefined;
    if (/^(?:من|مع|قبل|جانب)$/u.test(word)) {
      linked = true;
      continue;
    }
    if (!QUALITY.test(word) && !IN_IT.test(word) && word !== 'في') return undefined;
  }
  return undefined;

  function hasDeed(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (IN_IT.test(text(i))) return true;
    return false;
  }
}
