import type { Token } from '../text/tokens.ts';
import type { Cue } from './find-cues.ts';

const FOLLOWS = /^(?:و|ف)?(?:اعقب|اعقبت|تلا|تلت|رد|ردت|ردوا)$/u;
const SAME_DAY = /^(?:نفسه|ذاته|عينه|التالي)$/u;
const WHILE = /^(?:ساعه|ساعتين|ساعات|دقيقه|دقايق|نصف|اقل|نحو|قليل|وقت)$/u;

/** Whether a sentence that begins here tells a second deed on the first: `وأعقب الهجوم انفجار`, `وردت المدفعية باستهداف`, `وفي اليوم نفسه`, `وبعد ساعتين`. */
export function isNextDeed(tokens: readonly Token[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => tokens[at + i]?.text ?? '');
  if (FOLLOWS.test(first ?? '')) return !isAgainstCrowd(tokens, at);
  const onDay = /^و?في$/u.test(first ?? '') && second === 'اليوم';
  if (onDay && SAME_DAY.test(third ?? '')) return true;
  if (/^و?بعد$/u.test(first ?? '') && WHILE.test(second ?? '')) return true;
  return isInSamePlace(tokens, at);
}

const SAME_PLACE =
  /^(?:ال)?(?:مدينه|بلده|قريه|منطقه|محافظه|ناحيه|حي|مخيم|قضاء|طريق|محور|موضع|مكان|شارع)$/u;

/** `وفي البلدة نفسها هاجم مسلحون …`: a second deed in the place of the first. */
const isInSamePlace = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'وفي' &&
  SAME_PLACE.test(tokens[at + 1]?.text ?? '') &&
  /^(?:نفسها|نفسه|ذاتها|ذاته|عينها|عينه)$/u.test(tokens[at + 2]?.text ?? '');

const STRUCK =
  /^(?:طال|طالت|استهدف|استهدفت|قصف|قصفت|شن|شنت|انفجر|انفجرت|هاجم|هاجمت|نفذ|نفذت|سقط|سقطت|تعرض|تعرضت|داهم|داهمت|اغارت|اغار)$/u;

/** `كما طال القصف سيارة على طريق …`: a deed like the one before it, where a place is told. */
export const isLikeDeed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'كما' && STRUCK.test(tokens[at + 1]?.text ?? '');

const CROWD = /^[وفبل]?(?:ال|لل)?(?:متظاهر|محتج|معتصم|محتشد)(?:ين|ون)$/u;
const CROWD_REACH = 14;

/** `وردت الشرطة بالغاز لتفريق المتظاهرين`: part of the demonstration, no deed on it. */
function isAgainstCrowd(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < at + CROWD_REACH; i++) {
    if (isEnd(tokens[i])) return false;
    if (CROWD.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** No sentence tells its deed farther than this from its beginning, in tokens. */
const REACH = 80;

/** Whether the sentence that holds a token tells a second deed on the first, which plays where that one did. */
export function followsDeed(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (from > 0 && at - from < REACH && !isEnd(tokens[from - 1])) from -= 1;
  return isNextDeed(tokens, tokens[from]?.kind === 'punctuation' ? from + 1 : from);
}

const isEnd = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'break' || /^[.!؟]$/u.test(token.text);

const AGAINST = /^(?:لكن|ولكن|اما|واما|غير|بيد|الا)$/u;
/** How far behind its first word a sentence that goes against another may name its teller. */
const TELLER_REACH = 14;

/** `لكن مصدراً قال إن …`, `أما الوكالة فقالت إن …`: another account of what was told. */
export function isOtherAccount(
  cues: readonly Cue[],
  start: number,
  tokens: readonly Token[],
): boolean {
  if (!AGAINST.test(tokens[start]?.text ?? '')) return false;
  return cues.some(
    ({ from, value }) =>
      value.type === 'reporting' &&
      value.by === 'verb' &&
      from > start &&
      from - start <= TELLER_REACH,
  );
}
