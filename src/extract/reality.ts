import type { Token } from '../text/tokens.ts';
import { isMade } from './agreements.ts';
import { ordinalOf } from './anaphora.ts';
import { isOwnPart } from './blame.ts';
import type { ClauseScene } from './clause-scene.ts';
import { isFigure } from './figures.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { isShow } from './no-deed.ts';
import type { OutcomeClaim, Unreal } from './piece.ts';

const BOMBINGS = new Set(['air-strike', 'shelling', 'ied', 'car-bomb', 'suicide-attack']);

/** `بانهيار مبنى جراء غارة`: what fell was brought down. */
const isBombing = ({ happening }: Trigger): boolean =>
  happening?.entry.family === 'happening' &&
  !happening.weak &&
  BOMBINGS.has(happening.entry.kind ?? '');

/**
 * Why what a clause tells did not happen, or is no single occurrence; null where it is told as a fact.
 * The one place that decides on negation, plans, purposes, hypotheses and habits.
 */
export function unrealityOf(
  main: Trigger,
  triggers: readonly Trigger[],
  scene: ClauseScene,
  outcomes: readonly OutcomeClaim[],
): Unreal | null {
  const { clause, tokens } = scene;
  if (clause.kind === 'purpose' && !isBehind(main, tokens)) return 'purpose';
  if (
    clause.kind === 'ground' &&
    (isOfSeveral(main, outcomes) || !isOwnOccurrence(scene, outcomes))
  )
    return 'ground';
  if (clause.kind === 'condition') return 'condition';
  const accident = triggers.some(({ happening }) => happening?.entry.id === 'accident');
  if (accident && !triggers.some(isBombing)) return 'accident';
  if (isNegated(main, scene)) return 'negated';
  if (isFalse(main, scene)) return 'denied';
  if (isCounted(main, scene) || isCommemorated(main, scene)) return 'generic';
  if (isUnclaimed(main, scene)) return 'generic';
  if (isPlanned(main, scene)) return 'planned';
  const past = clause.kind === 'relative' ? isPastOfPerson(scene) : isCareer(triggers, scene);
  if (past && !isOfHappening(scene)) return 'past-of-a-person';
  if (isHabit(main, triggers, scene, outcomes)) return 'generic';
  if (isFigure(main, scene)) return 'figure-of-speech';
  return isStanding(main, tokens) && !(isMade(main, tokens) && scene.times.length > 0)
    ? 'generic'
    : null;
}

/** `متهمين بتنفيذ تفجيرات`: deeds that nobody counts. */
const isOfSeveral = ({ happening }: Trigger, outcomes: readonly OutcomeClaim[]): boolean =>
  happening?.form === 'noun' &&
  happening.number === 'plural' &&
  outcomes.every(({ count }) => count.best === null);

/** `ردا على إصابة جندي بهجوم قبل أربعة أيام`, `متورط في تفجير في الباب في آذار`: a ground with a day, and its own harm or place. */
const isOwnOccurrence = (
  { places, times }: ClauseScene,
  outcomes: readonly OutcomeClaim[],
): boolean =>
  times.some(({ value }) => value.kind !== 'year' && value.kind !== 'none') &&
  (places.length > 0 || outcomes.some(({ count }) => count.best !== null));

/** `لتسليمه بعد مقتله`: what had happened before somebody could mean to do something. */
const isBehind = (main: Trigger, tokens: readonly Token[]): boolean =>
  !isVerb(main) && /^(?:بعد|اثر|عقب|جراء|نتيجه)$/u.test(tokens[main.from - 1]?.text ?? '');

const FALSE_REACH = 12;
const FALSE_WORDS =
  /^(?:عار|عاريه|اساس|صحه|صحيح|صحيحه|كاذب|كاذبه|ملفق|ملفقه|مفبرك|مفبركه|شايعه|شايعات)$/u;

/** `الحديث عن خطف جنود عارٍ عن الصحة`, `لا أساس له`, `أنباء غير صحيحة`: told only to be called false. */
function isFalse({ to }: Trigger, { clause, tokens }: ClauseScene): boolean {
  for (let i = to; i < Math.min(clause.to, to + FALSE_REACH); i++) {
    const text = tokens[i]?.text ?? '';
    if (!FALSE_WORDS.test(text)) continue;
    const before = tokens[i - 1]?.text ?? '';
    if (/^عار/u.test(text)) return tokens[i + 1]?.text === 'عن';
    if (/^(?:اساس|صحه|صحيح|صحيحه)$/u.test(text)) return before === 'لا' || before === 'غير';
    return true;
  }
  return false;
}

const CLAIMS = /^(?:[يت]علن|[يت]تبن|[يت]تبني|[يت]عترف|[يت]كشف)(?:وا)?$/u;

const CLAIMED = /^(?:اعلن|تبن|تبني|اعترف|كشف)(?:ت|وا)?$/u;
const NOBODY = /^(?:اي|احد|جهه|طرف|تنظيم|فصيل)$/u;

/** `ولم تعلن أي جهة مسؤوليتها عن العملية`, `ولم يتبن أحد الهجوم`: the deed that was told, of which nobody says more. */
function isUnclaimed({ from, reading }: Trigger, { clause, tokens }: ClauseScene): boolean {
  if (!reading.al) return false;
  for (let i = clause.from; i < from - 1; i++) {
    if (!/^[وف]?(?:لم|لا)$/u.test(tokens[i]?.text ?? '')) continue;
    // لا جهة أعلنت وقوفها خلف العملية.
    if (NOBODY.test(tokens[i + 1]?.text ?? '') && CLAIMED.test(tokens[i + 2]?.text ?? ''))
      return true;
    if (CLAIMS.test(tokens[i + 1]?.text ?? '')) {
      return NOBODY.test(tokens[i + 2]?.text ?? '');
    }
  }
  return false;
}

const ORDINAL = /^(?:ال)?(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ه)?$/u;
const THIS = /^[وف]?(?:هذا|هذه|وهو|وهي|هو|هي)$/u;

/** `وهذه ثالث ضربة هذا الشهر`, `وهذا هو التفجير الثاني`: an occurrence that was told, with its place in a series. */
function isCounted({ from, to }: Trigger, { clause, tokens }: ClauseScene): boolean {
  if (!THIS.test(tokens[clause.from]?.text ?? '')) return false;
  if (from - clause.from > COUNTED_REACH) return false;
  return ORDINAL.test(tokens[from - 1]?.text ?? '') || ORDINAL.test(tokens[to]?.text ?? '');
}

const COUNTED_REACH = 3;

/** `أحيا الأهالي ذكرى مجزرة …`: what is remembered, unless its own day is told behind it. */
function isCommemorated({ from, to }: Trigger, { tokens, times }: ClauseScene): boolean {
  if (!/^[وبل]?(?:ال)?(?:ذكري|لذكري)$/u.test(tokens[from - 1]?.text ?? '')) return false;
  return !times.some(({ value, from: at }) => at >= to && value.kind === 'date');
}

/** A negating word close before the trigger, with nothing but its noun phrase between. */
function isNegated(main: Trigger, { cues, clause, tokens }: ClauseScene): boolean {
  if (ledToNothing(main.from, tokens)) return true;
  // لم يسفر القصف عن إصابات: the shelling there was.
  if (isNegatedResult(main.from - 1, tokens) && main.reading.al) return false;
  return cues.some(({ from, to, value }) => {
    if (value.type === 'reporting' && value.class === 'deny') {
      // نفت قسد مسؤوليتها عن القصف: of the deed only who did it is denied.
      if (isOwnPart(tokens, from)) return false;
      return from < main.from && main.from - to <= 8 && !isVerb(main);
    }
    if (value.type !== 'negation' || from >= main.to || from < clause.from) return false;
    // أبرز ما شهده الأسبوع: ما is "what".
    if (tokens[from]?.text === 'ما' && isWhat(from, tokens)) return false;
    // لا يزال الاتفاق متعثرا: it is still so.
    if (STILL.test(tokens[to]?.text ?? '')) return false;
    if (isExcepted(to, main.from, tokens)) return false;
    const gap = main.from - to;
    // لم يمهل القصف أحدا: what the verb denies is not its subject; بعد غياب شهرين، عاد: another clause.
    if (gap > 0 && value.strength === 'particle' && !isVerb(main) && main.reading.al) return false;
    if (gap > 0 && tokens.slice(to, main.from).some(({ text }) => text === '،')) return false;
    switch (value.strength) {
      case 'particle':
        return gap <= (isVerb(main) ? 0 : 2) && gap >= 0 && tokens[from]?.text !== 'غير';
      case 'noun':
        return gap <= 2;
      case 'phrase':
        return gap <= 4;
      default:
        return gap <= 3 && gap >= 0;
    }
  });
}

const STILL = /^(?:[يت]?زال(?:ت|وا|ون)?|[تي]زالان)$/u;

/** `أبرز ما شهده`, `كل ما حدث`, `وفق ما نقلته`: a relative, no negation. */
const isWhat = (at: number, tokens: readonly Token[]): boolean =>
  /^[وفب]?(?:ال)?(?:ابرز|اهم|كل|اخر|اول|وفق|حسب|بحسب|مثل|بين|اسوا|اعنف)$/u.test(
    tokens[at - 1]?.text ?? '',
  );

/** Verbs of what something leads to, in the imperfect that a negation asks for: يسفر, يؤد, يوقع, يتسبب. */
const RESULT = /^[تي](?:سفر|ود|ودي|ودوا|نتج|نجم|تسبب|وقع|خلف|سجل)(?:وا|ا)?$/u;
/** Those whose result follows without a preposition. */
const WITH_OBJECT = /^[تي](?:وقع|خلف|سجل)/u;
const RESULT_REACH = 10;

/** `لم يسفر`, `دون أن يؤدي`: a negated verb of result at a token. */
function isNegatedResult(at: number, tokens: readonly Token[]): boolean {
  if (!RESULT.test(tokens[at]?.text ?? '')) return false;
  const before = tokens[at - 1]?.text ?? '';
  if (before === 'ان') return /^[وف]?(?:دون|بدون|غير)$/u.test(tokens[at - 2]?.text ?? '');
  return /^[وف]?(?:لم|لن|لا)$/u.test(before);
}

/** `لم يؤد الانفجار إلى سقوط ضحايا`, `دون أن تسفر عن إصابات`: what a negated verb of result leads to. */
function ledToNothing(at: number, tokens: readonly Token[]): boolean {
  let led = false;
  for (let i = at; i > at - RESULT_REACH && i > 0; i--) {
    const text = tokens[i]?.text ?? '.';
    if (i < at && /^(?:[.،؛؟!:]|سوي|الا|لكن|بل)$/u.test(text)) return false;
    if (isNegatedResult(i, tokens)) {
      return i < at && (led || WITH_OBJECT.test(text));
    }
    led ||= /^(?:عن|الي|ب...+|ل...+)$/u.test(text);
  }
  return false;
}

/** How far behind a negated harm the one stands whom it befell all the same. */
const EXCEPTION_REACH = 3;

/** `لم يصب سوى جندي واحد`: the exception is told. */
const isExcepted = (from: number, at: number, tokens: readonly Token[]): boolean =>
  tokens.slice(from, at + 1 + EXCEPTION_REACH).some(({ text }) => text === 'سوي' || text === 'الا');

/** `دون وقوع إصابات`, `لم يسفر عن قتلى`: a negation right before a noun of harm. */
export function isNegatedAt(at: number, { cues, clause, tokens }: ClauseScene): boolean {
  if (ledToNothing(at, tokens)) return true;
  return cues.some(({ from, to, value }) => {
    if (value.type !== 'negation' || from >= at || from < clause.from - 2) return false;
    if (isExcepted(to, at, tokens)) return false;
    const gap = at - to;
    // The noun may itself be the end of the phrase: دون وقوع …
    return gap <= (value.strength === 'phrase' ? 4 : value.strength === 'verb' ? 3 : 2);
  });
}

const BEFALLS =
  /^[وف]?(?:ال)?(?:[تين]?تعرض|تعرضت|تعرضوا|عرضه|نتيجه|مسرحا|مسرح|هدفا|ضحيه|خضع|تصد|يتصد|تصدي|ردا|استجابه|خلافا|شاهد|ادي|ادت|صور|مشاهد|لقطات|تسجيل|فيديو)/u;
const FARTHEST_BEFALLING = 8;

/** `معدة للتفجير`, `مجهزة لشن هجوم`: what something is meant for; `تعرضت لقصف` is none. */
export function isPurposeNoun(trigger: Trigger, tokens: readonly Token[]): boolean {
  const { from, reading, happening } = trigger;
  if (happening === null || happening.form !== 'noun' || reading.prep !== 'ل') return false;
  if (isMade(trigger, tokens)) return false;
  for (let i = from - 1; i >= Math.max(0, from - FARTHEST_BEFALLING); i--) {
    const text = tokens[i]?.text ?? '';
    if (tokens[i]?.kind === 'break' || text === '.') break;
    if (BEFALLS.test(text)) return false;
  }
  return true;
}

/** A word of planning, threatening or fearing before the trigger in the same clause. */
export function isPlanned(main: Trigger, { cues, clause, tokens }: ClauseScene): boolean {
  const before = tokens[main.from - 1];
  // أن with an imperfect: what shall be, not what was; but قبل أن goes on with the story.
  if (before?.text === 'ان' && tense(main) === 'imperfect')
    return tokens[main.from - 2]?.text !== 'قبل';
  if (main.reading.prep === 'س' || before?.text === 'سوف') return true;
  // مواصلة العمليات حتى القضاء على الخلايا: what they are to end with.
  if (!isVerb(main) && before?.text === 'حتي') return true;
  // صد أي هجوم: whichever there may be.
  if (!isVerb(main) && before?.text === 'اي') return true;
  if (isExercise(clause.from, main.from, tokens)) return true;
  if (!isVerb(main) && isPromised(clause.from, main.from, tokens)) return true;
  if (!isVerb(main) && isDemanded(main.from, tokens)) return true;
  return cues.some(({ from, to, value }) => {
    if (value.type !== 'irrealis' || from < clause.from || to > main.from) return false;
    const gap = main.from - to;
    if (value.strength === 'verb') return gap <= 6;
    return value.strength === 'phrase' && gap <= 3;
  });
}

/** A noun behind a word of fearing or planning that stands between it and the deed of the clause. */
export const isFeared = (trigger: Trigger, main: Trigger, { cues }: ClauseScene): boolean =>
  !isVerb(trigger) &&
  cues.some(
    ({ from, to, value }) =>
      value.type === 'irrealis' &&
      value.strength !== 'particle' &&
      from >= main.to &&
      to <= trigger.from &&
      trigger.from - to <= 2,
  );

const DEMAND =
  /^[وف]?(?:ل?(?:ل|ال)?مطالب(?:ه|ين|ون|ا|ات)?|طالب(?:ت|وا)?|[يت]طالب(?:ون)?|داعي(?:ا|ه|ن)|داعين)$/u;
const DEMAND_REACH = 14;

/** `مطالبين برحيل النظام والإفراج عن المعتقلين`: what is asked for, also behind و. */
function isDemanded(at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i > at - DEMAND_REACH && i >= 0; i--) {
    const text = tokens[i]?.text ?? '.';
    if (/^[.،؛:؟!]$/u.test(text) || tokens[i]?.kind === 'break') return false;
    if (DEMAND.test(text)) return true;
  }
  return false;
}

/** `ستواصل`, `سنستمر`, `سيجري`: verbs in the future, under which a noun tells what is to come. */
const FUTURE =
  /^[وف]?س[تيان](?:واصل|ستمر|بدا|باشر|نفذ|شن|قوم|جري|تم|لاحق|رد|عمل|تابع|كثف|ضرب)(?:ون|وا)?$/u;
const FARTHEST_FUTURE = 10;

/** `ستواصل عملياتها حتى القضاء على آخر إرهابي`: a noun under a verb in the future. */
function isPromised(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let i = Math.max(from, to - FARTHEST_FUTURE); i < to; i++) {
    if (FUTURE.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const EXERCISES =
  /^(?:ال)?(?:تمرين|تمرينا|تمارين|مناوره|مناورات|تدريب|تدريبا|تدريبات|محاكاه|فيلم|فيلما|مسلسل|مسرحيه|افتراضي|مفترض|سيناريو)$/u;

/** An exercise, a film or a scenario is told before the trigger in its clause. */
function isExercise(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let i = from; i < to; i++) {
    if (EXERCISES.test(tokens[i]?.text ?? '') || isShow(i, tokens)) return true;
  }
  return false;
}

const tense = (trigger: Trigger): string | null =>
  (isVerb(trigger) ? (trigger.happening ?? trigger.outcome)?.tense : null) ?? null;

/** Nouns of occurrences and of harm, with or without what belongs to them. */
const OCCURRENCE =
  /^(?:[وفبل]|لل)?(?:ال)?(?:غاره|غارات|ضربه|ضربات|قصف|هجوم|هجمات|عمليه|عمليات|انزال|استهداف|انفجار|تفجير|مجزره|مداهمه|مداهمات|حمله|اشتباكات|قذائف|صواريخ|صاروخ|قذيفه|جراح|جروح|اصابات|اصابه)(?:ه|ها|هم|هما)?$/u;
const OCCURRENCE_REACH = 3;

/** `الغارة الجوية التي نفذها …`: the relative clause tells of an occurrence, not of a person. */
function isOfHappening({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from - 1; i >= clause.from - OCCURRENCE_REACH; i--) {
    if (OCCURRENCE.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** Relative clauses on what a detained or killed person had done before. */
function isPastOfPerson({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < Math.min(clause.to, clause.from + 5); i++) {
    if (
      /^(?:شارك|تورط|متورط|نفذ|كان|كانوا|كانت|يقف|خطط|عمل(?:ت|وا|ا)?$|ارتكب|قاتل|انتم|ينتم)/u.test(
        tokens[i]?.text ?? '',
      )
    ) {
      return true;
    }
  }
  return false;
}

const CAREER =
  /^[وف]?(?:شغل|شغلا|يشغل|تشغل|تولي|يتولي|تقلد|يعمل|يعملون|تعمل|عمل|عملا|عملوا|ينشط|ينشطون|تنشط)$/u;
const IN_OFFICE =
  /^(?:منصب|منصبا|مناصب|مهام|مهمه|وظيفه|لدي|لصالح|ضمن|بصفه|بصفته|كمسوول|كعنصر|كقيادي|صفوف|قياديا|مسوولا|اميرا)$/u;
const CAREER_REACH = 6;

/** `كان يعمل لدى التنظيم بصفة …`, `إذ شغل منصب آمر …`: what somebody caught or killed had been. */
function isCareer([first]: readonly Trigger[], { tokens, clause }: ClauseScene): boolean {
  const end = Math.min(first?.from ?? clause.to, clause.from + CAREER_REACH);
  for (let i = clause.from; i < end; i++) {
    if (!CAREER.test(tokens[i]?.text ?? '')) continue;
    const next = tokens[i + 1]?.text ?? '';
    if (IN_OFFICE.test(next) || (next === 'في' && IN_OFFICE.test(tokens[i + 2]?.text ?? '')))
      return true;
  }
  return false;
}

/** An imperfect without a time or a count, a bare plural, a generality. */
function isHabit(
  main: Trigger,
  triggers: readonly Trigger[],
  scene: ClauseScene,
  outcomes: readonly OutcomeClaim[],
): boolean {
  if (scene.position.telegraphic || isLead(main, scene)) return false;
  const counted = outcomes.some(({ count }) => count.best !== null);
  const dated = scene.times.some(({ role }) => role === 'event');
  if (
    scene.cues.some(({ value }) => value.type === 'generic' && value.strength === 'phrase') &&
    !counted
  )
    return true;
  if (tense(main) === 'imperfect' && !dated) return !follows(main, scene.tokens);
  // أولى هذه العمليات: one of them.
  const plural =
    main.happening?.number === 'plural' && main.happening.form === 'noun' && ordinalOf(scene) === 0;
  if (main.reading.al && !counted && isDaily(main, scene)) return true;
  if (!plural || dated || counted || hasNumber(main, scene.tokens)) return false;
  if (isOfMany(main, scene)) return true;
  return triggers.length === 1 && !isFoughtBetween(main, scene) && scene.places.length === 0;
}

/** How many words may stand between deeds and the noun or adjective that says that they grow or go on. */
const GROWTH_REACH = 1;

/** `تصاعد وتيرة الهجمات`, `هجمات متكررة`: deeds that grow or go on, no one of them. */
const isOfMany = (main: Trigger, { cues }: ClauseScene): boolean =>
  cues.some(
    ({ from, to, value }) =>
      value.type === 'generic' &&
      ((value.strength === 'growth' && to <= main.from && main.from - to <= GROWTH_REACH) ||
        (value.strength === 'adjective' && from >= main.to && from - main.to <= GROWTH_REACH)),
  );

/** `رغم القصف الجوي اليومي`, `القصف المتواصل`: one that is known to go on. */
const isDaily = (main: Trigger, { cues }: ClauseScene): boolean =>
  main.happening?.form === 'noun' &&
  cues.some(
    ({ from, value }) =>
      value.type === 'generic' &&
      value.strength === 'adjective' &&
      from >= main.to &&
      from - main.to <= GROWTH_REACH,
  );

const UNDERTAKING = /^(?:شن|تنفيذ)$/u;
const TOWARDS = /^(?:في|علي|من|عن|ل|نحو|الي)$/u;

/** `استخدامها في شن هجمات على المنطقة`: deeds that somebody is about, none that is told. */
export const isUndertaking = (
  { from, to, happening }: Trigger,
  tokens: readonly Token[],
): boolean => {
  // The noun of an undertaking may be a word of its own before the deeds, or their first.
  const at = UNDERTAKING.test(tokens[from]?.text ?? '') ? from : from - 1;
  return (
    happening?.form === 'noun' &&
    UNDERTAKING.test(tokens[at]?.text ?? '') &&
    TOWARDS.test(tokens[at - 1]?.text ?? '') &&
    (happening.number === 'plural' || /ات$/u.test(tokens[to - 1]?.text ?? ''))
  );
};

/** `بعد اشتباكات بين X وY`: told with both sides, it is one fight and no habit. */
const isFoughtBetween = (main: Trigger, { args }: ClauseScene): boolean =>
  main.happening?.entry.id === 'clash' &&
  args.some(
    ({ marker, code, party }) =>
      (marker === 'between' && code !== null) ||
      (marker === 'with' && (code !== null || party !== null)),
  );

/** `كيف كان التنظيم يعدم`: was doing, with its subject between. */
function isOfHabit(at: number, from: number, tokens: readonly Token[]): boolean {
  for (let i = at - 2; i >= Math.max(from, at - 4); i--) {
    if (/^[وف]?(?:كان|كانت|كيف)$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** A lead in the present tense with a named place: `طيران مسير يستهدف منزلا في بلدة …`. */
const isLead = (
  main: Trigger,
  { position, places, args, clause, tokens }: ClauseScene,
): boolean => {
  if (position.sentence > 1 || main.happening?.form !== 'verb') return false;
  // روى كيف كان التنظيم يعدم: what used to be done.
  if (isOfHabit(main.from, clause.from, tokens)) return false;
  if (clause.kind === 'coordinate' && main.reading.conj === 'و' && main.outcome !== null)
    return true;
  // الأمن يعتقل خلية في درعا: the subject before its verb is how headlines tell.
  const headline = args.some(
    ({ from, to, marker }) => from - clause.from <= 1 && to === main.from && marker === 'none',
  );
  return (
    main.happening.weak === false &&
    places.some(({ places: known, cue }) => cue !== null || (headline && known.length > 0))
  );
};

/** `أثناء`, `وهو`, `كان`: the imperfect tells what was going on at one moment. */
const follows = (main: Trigger, tokens: readonly Token[]): boolean =>
  /^(?:اثناء|وهو|وهم|وهي|كان|كانت|كانوا|بينما|لم)$/u.test(tokens[main.from - 1]?.text ?? '') ||
  isBeforeDoing(main.from, tokens) ||
  (/^و[يتن]/u.test(tokens[main.from]?.text ?? '') && goesOnDoing(main.from, tokens));

const isBeforeDoing = (at: number, tokens: readonly Token[]): boolean =>
  tokens[at - 1]?.text === 'ان' && tokens[at - 2]?.text === 'قبل';

/** How many words before a second verb `قبل أن` may stand. */
const FARTHEST_FIRST = 8;

/** `قبل أن تقتحم المنزل وتعتقل القيادي`: the second of two verbs behind `قبل أن`. */
function goesOnDoing(from: number, tokens: readonly Token[]): boolean {
  for (let i = from - 1; i >= from - FARTHEST_FIRST; i--) {
    if (/^[.،؛]$/u.test(tokens[i]?.text ?? '.')) return false;
    if (isBeforeDoing(i, tokens)) return true;
  }
  return false;
}

const hasNumber = (main: Trigger, tokens: readonly Token[]): boolean =>
  tokens[main.from - 1]?.value !== undefined;

const STANDING =
  /^[وفبل]?(?:ال)?(?:انهيار|خرق|خرقا|خروقات|انتهاك|انتهاكا|بموجب|وفق|ضمن|اطار|بنود|رغم|الغاء|الغت|تنص|منذ|منطقه|مناطق|خط|خطوط|مركز|مراكز|لجنه|لجان|ملف)$/u;

/** `انهيار اتفاقية`, `بموجب اتفاق`: an agreement that stands or falls, and is not made. */
export const isStanding = (trigger: Trigger, tokens: readonly Token[]): boolean => {
  const { from, happening } = trigger;
  return (
    happening?.entry.id === 'agreement' &&
    happening.form === 'noun' &&
    STANDING.test(tokens[from - 1]?.text ?? '')
  );
};
