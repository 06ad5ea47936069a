import type { Token } from '../text/tokens.ts';
import { foldedWords } from './folded-words.ts';
import type { Unreal } from './piece.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { Scene, SentenceScene } from './scene.ts';

/** What whole sentences or a whole report are about where no deed of a conflict is told by them. */
export interface NoDeeds {
  /** Why no piece of a sentence tells a deed; null where its clauses decide. */
  readonly ofSentence: (sentence: SentenceScene) => Unreal | null;
  /** Why a piece tells no deed though its sentence may; null where it does. */
  readonly ofPiece: (piece: ResolvedPiece) => Unreal | null;
}

/** Finds the sentences of a scene that tell of a match, an exercise, a work of fiction or a rumour. */
export function findNoDeeds({ sentences, tokens }: Scene): NoDeeds {
  const match = isOfMatch(sentences, tokens);
  const exercised = sentences.some((sentence) => isExplained(sentence, tokens));
  return {
    ofSentence: (sentence) => {
      if (match) return 'figure-of-speech';
      if (isRumour(sentence, tokens)) return 'denied';
      if (isExplained(sentence, tokens) || isStaged(sentence, tokens)) return 'exercise';
      return null;
    },
    ofPiece: ({ trigger, outcomes }) =>
      exercised && trigger.happening?.entry.id === 'explosion' && outcomes.length === 0
        ? 'exercise'
        : null,
  };
}

/** Words of how a match went, and words of those who play: nothing of the first kind is told of a war. */
const COURSE = foldedWords(
  'شوط الشوطين صافرة مرمى مرماه مدرجات دوري ركلة ركلات شباك شباكه تعادل تعادلا ثلاثية رباعية ثنائية',
  'مرتدة هجمة تسديدة ترجيحية تصفيات خماسية',
);
const PLAY = foldedWords(
  'مباراة ملعب لاعب لاعبان لاعبين لاعبو لاعبون مهاجم مدرب منتخب فريق فريقان نادي كرة جماهير خصم كأس لقب',
);
const COURSE_AT_LEAST = 2;
const PLAY_AT_LEAST = 2;
/** The headline and the sentences behind it that say what a report is about. */
const LEAD_SENTENCES = 3;

/** Whether the first sentences of a report tell how a match went. */
function isOfMatch(sentences: readonly SentenceScene[], tokens: readonly Token[]): boolean {
  const course = new Set<string>();
  const play = new Set<string>();
  for (const { from, to } of sentences.slice(0, LEAD_SENTENCES)) {
    for (let i = from; i < to; i++) {
      for (const { stem } of tokens[i]?.readings ?? []) {
        if (COURSE.has(stem)) course.add(stem);
        else if (PLAY.has(stem)) play.add(stem);
      }
    }
  }
  const goals = course.size >= COURSE_AT_LEAST && play.size >= 1;
  return goals || (course.size >= 1 && play.size > PLAY_AT_LEAST);
}

const NO_TRUTH = /^(?:صحه|اساس|حقيقه)$/u;

/** `لا صحة لما يُتداول عن فرار …`, `لا أساس لأنباء …`: told only to be called untrue. */
function isRumour({ from, to }: SentenceScene, tokens: readonly Token[]): boolean {
  const start = tokens[from]?.kind === 'punctuation' ? from + 1 : from;
  for (let i = start; i < Math.min(to, start + 2); i++) {
    if (!/^[وف]?(?:لا|ان لا|انه لا)$/u.test(tokens[i]?.text ?? '')) continue;
    if (NO_TRUTH.test(tokens[i + 1]?.text ?? '') && /^(?:ل|من)/u.test(tokens[i + 2]?.text ?? ''))
      return true;
  }
  return false;
}

const STEMS_FROM =
  /^(?:ناجم|ناتج|ناجمه|ناتجه|نجمت|نتجت|نجم|نتج|سببها|سببه|مصدرها|مصدره|سوي|مجرد|تعود|يعود|عايده)$/u;
const EXERCISE =
  /^[وبل]?(?:ال|لل)?(?:تدريب|تدريبات|تدريبيه|تدريبي|مناوره|مناورات|رمايه|رمايات|تمرين|تمارين)$/u;
const STEM_REACH = 5;

/** `تبين أنها ناجمة عن تدريبات`, `ليس سوى رماية تدريبية`: what was heard was an exercise. */
function isExplained({ from, to }: SentenceScene, tokens: readonly Token[]): boolean {
  for (let i = from; i < to; i++) {
    if (!STEMS_FROM.test(tokens[i]?.text ?? '')) continue;
    for (let at = i + 1; at < Math.min(to, i + STEM_REACH); at++) {
      if (EXERCISE.test(tokens[at]?.text ?? '')) return true;
    }
  }
  return false;
}

const STAGED =
  /^(?:[وف]?(?:حاكت|حاكي|تحاكي|يحاكي)|[وب]?(?:ال)?(?:افتراضي|افتراضيه|افتراضيا|وهميه|وهميا|وهمي|مجسمات|هيكليه|هيكليتين|هيكليات))$/u;
const WORK = /^[وفبل]?(?:ال)?(?:فيلم|فلم|مسلسل|روايه|مسرحيه|لعبه)$/u;
const TELLS =
  /^[وف]?(?:[يت](?:حكي|روي|جسد|صور|تناول)|تدور|احداثه|احداثها|بطوله|اخراج|للمخرج|للمخرجه|للكاتب|للروايي)$/u;

/** `بيانا عمليا`: a show of what troops have learnt. */
export const isShow = (at: number, tokens: readonly Token[]): boolean =>
  /^(?:ال)?عملي(?:ا)?$/u.test(tokens[at]?.text ?? '') &&
  /^(?:ال)?بيان(?:ا)?$/u.test(tokens[at - 1]?.text ?? '');

/** `حاكت المناورة هجوما افتراضيا`, `يروي الفيلم قصة …`: what was only played. */
function isStaged({ from, to }: SentenceScene, tokens: readonly Token[]): boolean {
  let work = false;
  let tells = false;
  let exercise = false;
  let staged = false;
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? '';
    work ||= WORK.test(text);
    tells ||= TELLS.test(text);
    exercise ||= EXERCISE.test(text) || isShow(i, tokens);
    staged ||= STAGED.test(text);
  }
  return (work && tells) || (exercise && staged);
}
