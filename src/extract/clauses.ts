import type { Token } from '../text/tokens.ts';
import { isGroundedOn } from './agreements.ts';
import { TOOK_PART } from './charges.ts';
import { doingOf } from './doers.ts';
import { type Cue, isComplementiser } from './find-cues.ts';
import { isVerb, type Trigger } from './find-triggers.ts';

/** What a clause does in its sentence; only some tell events. */
export type ClauseKind =
  | 'main'
  | 'coordinate'
  | 'complement'
  | 'result'
  | 'relative'
  | 'purpose'
  | 'ground'
  | 'condition';

/** A stretch of a sentence, tokens `[from, to)`, with at most one finite verb at its head. */
export interface Clause {
  readonly kind: ClauseKind;
  /** Whether its first words set it apart as another occurrence (`وقبلها`, `غداة`, `بعد يوم من`). */
  readonly apart: boolean;
  /** Whether it goes on behind a clause that was set apart. */
  readonly resumes: boolean;
  /** Whether it tells how an attack went on with other weapons (`أعقبها إطلاق نار`). */
  readonly sequel: boolean;
  readonly from: number;
  readonly to: number;
}

interface Opening {
  readonly apart?: boolean;
  readonly resumes?: boolean;
  readonly sequel?: boolean;
  readonly kind: ClauseKind;
  /** Kinds that a comma closes, after which the sentence goes on as before. */
  readonly bounded: boolean;
}

const RELATIVES = new Set([
  'الذي',
  'التي',
  'الذين',
  'اللذين',
  'اللذان',
  'اللتين',
  'اللواتي',
  'اللاتي',
  'ممن',
]);
const OPENERS = new Set([
  'حيث',
  'اذ',
  'ثم',
  'فيما',
  'بينما',
  'كما',
  'لكن',
  'عندما',
  'حين',
  'حينما',
  'بعدما',
]);

/** Cuts a sentence, tokens `[from, to)`, into clauses at verbs, connectors, relatives and complementisers. */
export function splitClauses(
  tokens: readonly Token[],
  from: number,
  to: number,
  triggers: readonly Trigger[],
  cues: readonly Cue[],
  args: readonly Subject[] = [],
): Clause[] {
  const subjects = new Map(args.map((argument) => [argument.from, argument]));
  const triggerAt = new Map(triggers.map((trigger) => [trigger.from, trigger]));
  const cuesAt = Map.groupBy(cues, (cue) => cue.from);
  const clauses: Clause[] = [];
  let start = from;
  let current: Opening = { kind: 'main', bounded: false };
  // Whether the clause so far has a trigger (a verb after none goes on from its subject), a happening.
  let told = false;
  let seen = false;
  let series = false;
  // مسلحون يشتبه بانتمائهم إلى …: the words that say whose they are open no clause.
  let held = from;
  const cut = (at: number, next: Opening): void => {
    if (at > start)
      clauses.push({
        kind: current.kind,
        apart: current.apart === true,
        resumes: current.resumes === true,
        sequel: current.sequel === true,
        from: start,
        to: at,
      });
    start = at;
    current = next;
    seen = false;
    told = false;
  };
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const inside = i < held;
    held = Math.max(held, subjects.get(i)?.actor?.core.from ?? held);
    const tie = inside && (isComplementiser(token) || isGround(cuesAt.get(i)));
    const opening =
      i > from && !tie
        ? (openingAt(tokens, i, triggerAt, cuesAt.get(i) ?? [], told, seen) ??
          openingOfSubject(tokens, subjects.get(i), triggerAt, told) ??
          (series && SECOND.test(token.text) ? { kind: 'main', bounded: false } : undefined))
        : undefined;
    if (opening !== undefined && isOrdinalOpening(tokens, i)) series = true;
    const atStart = i === from ? openingOfSentence(tokens, from, cuesAt.get(i) ?? []) : undefined;
    if (atStart !== undefined) current = atStart;
    else if (opening !== undefined) {
      // الغارة لم تسفر عن إصابات: what denies a result belongs to it.
      const denied = opening.kind === 'result' && NOT.test(tokens[i - 1]?.text ?? '');
      cut(denied ? i - 1 : i, opening);
    } else if (current.kind === 'ground' && isOwnDeed(tokens, i, triggerAt)) {
      cut(i, { kind: 'main', bounded: false });
    } else if (
      current.bounded &&
      (token.text === '،' || token.text === ',' || token.text === '؛')
    ) {
      cut(i, { kind: 'main', bounded: false, resumes: current.apart === true });
    }
    if (triggerAt.get(i)?.happening != null) seen = true;
    if (triggerAt.has(i)) told = true;
  }
  cut(to, current);
  return clauses;
}

const isGround = (cues: readonly Cue[] = []): boolean =>
  cues.some(({ value }) => value.type === 'connector' && value.class === 'ground');

/** Someone who may be the subject of what follows: tokens `[from, to)`. */
interface Subject {
  readonly from: number;
  readonly to: number;
  readonly actor?: { readonly core: { readonly from: number } } | null;
}

/** `تفجير في كركوك والأمن يعتقل ثلاثة`: و with a new subject right before its own verb. */
function openingOfSubject(
  tokens: readonly Token[],
  subject: Subject | undefined,
  triggerAt: ReadonlyMap<number, Trigger>,
  told: boolean,
): Opening | undefined {
  if (subject === undefined || !told) return undefined;
  const token = tokens[subject.from];
  const joined =
    token?.text.startsWith('و') === true && token.readings.some(({ conj }) => conj === 'و');
  const verb = triggerAt.get(subject.to);
  return joined && verb !== undefined && isVerb(verb) && verb.reading.conj === ''
    ? { kind: 'main', bounded: false }
    : undefined;
}

function openingOfSentence(
  tokens: readonly Token[],
  at: number,
  cues: readonly Cue[],
): Opening | undefined {
  if (isEarlier(tokens, at)) return { kind: 'main', bounded: true, apart: true };
  for (const { value } of cues) {
    if (value.type !== 'connector') continue;
    if (value.class === 'condition') return { kind: 'condition', bounded: true };
    if (value.class === 'purpose') return { kind: 'purpose', bounded: true };
  }
  return undefined;
}

function openingAt(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
  cues: readonly Cue[],
  told: boolean,
  seen: boolean,
): Opening | undefined {
  const token = tokens[at];
  const previous = tokens[at - 1];
  if (token === undefined) return undefined;
  // الهجوم الذي نفذته خلية: who did it belongs to the deed.
  if (isRelative(token) && doingOf(tokens[at + 1]) === undefined)
    return { kind: 'relative', bounded: true };
  if (isComplementiser(token)) return { kind: 'complement', bounded: false };
  // 51 إرهابيا، منهم من شارك في …: what some of those had done.
  if (SOME.test(token.text) && tokens[at + 1]?.text === 'من')
    return { kind: 'relative', bounded: true };
  const own = triggerAt.get(at);
  for (const { value, reading } of cues) {
    // فروا: they fled, not `ف + رووا`.
    if (own !== undefined && own.reading.conj === '' && reading.conj !== '') continue;
    const opening = openingOfCue(
      value,
      reading.conj !== '',
      previous,
      tokens,
      at,
      endsTrigger(triggerAt, tokens, at),
    );
    if (opening !== undefined) return opening;
  }
  const trigger = triggerAt.get(at);
  if (trigger !== undefined && isGroundedOn(trigger, tokens))
    return { kind: 'main', bounded: true, apart: true };
  if (trigger !== undefined) return openingOfTrigger(trigger, tokens, told, triggerAt);
  if (isDeedOfPerson(tokens, at, triggerAt)) return { kind: 'ground', bounded: true, apart: true };
  const word = withoutAnd(token.text);
  // ارتفع عدد القتلى إلى تسعة … بعد وفاة جريحين: those who died later are told apart from the occurrence.
  if (
    isLaterDeath(tokens, at) &&
    (told || isTollBefore(tokens, at) || [...triggerAt.keys()].some((from) => from < at))
  )
    return { kind: 'main', bounded: false };
  if (told && isElsewhere(tokens, at, triggerAt)) return { kind: 'main', bounded: false };
  if (told && isNextDeed(tokens, at, triggerAt))
    return { kind: 'main', bounded: false, apart: true };
  if (isOrdinalOpening(tokens, at)) return { kind: 'main', bounded: false };
  if (APART.has(word)) {
    const sequel = isSequel(tokens, at);
    return { kind: 'main', bounded: false, apart: !sequel, sequel };
  }
  const later = LATER.has(token.text) && (seen || (told && isMeasured(tokens, at)));
  if (later && (happeningWithin(tokens, at, triggerAt) || isDaysBehind(tokens, at, triggerAt))) {
    return { kind: 'main', bounded: false, apart: true };
  }
  if (told && AFTER.has(word) && isCapture(triggerAt.get(at + 1)))
    return { kind: 'main', bounded: false, apart: true };
  if (word === 'قبل' && tokens[at + 1]?.text === 'ان') return { kind: 'main', bounded: false };
  if (OPENERS.has(withoutConjunction(token.text))) return { kind: 'main', bounded: false };
  return undefined;
}

const SET_ABOUT = /^(?:اقدم|اقدما|اقدموا|اقدمت)$/u;

/** `اعتقلت رجلا شارك في تفجير …`: what somebody who is told of had done. */
const isDeedOfPerson = (
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean => {
  const word = tokens[at]?.text ?? '';
  const link = tokens[at + 1]?.text ?? '';
  const took = TOOK_PART.test(word) && link === 'في';
  // متهم أقدم على تفجير برج: a verb that tells of whom stands before it.
  const set = SET_ABOUT.test(word) && link === 'علي' && tokens[at - 1]?.kind === 'word';
  if (!took && !set) return false;
  const deed = triggerAt.get(at + 2);
  return deed !== undefined && !isVerb(deed);
};

/** How many words the name of a place may have before the verb behind it. */
const LONGEST_PLACE = 6;

/** `…، وفي الحسكة انفجرت عبوة`: a place before a verb of its own, behind a comma. */
function isElsewhere(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  if (tokens[at]?.text !== 'وفي' || !isComma(tokens[at - 1])) return false;
  for (let i = at + 1; i <= at + LONGEST_PLACE; i++) {
    if (/^[.،؛:]$/u.test(tokens[i]?.text ?? '.')) return false;
    const trigger = triggerAt.get(i);
    if (trigger !== undefined) return isVerb(trigger) && trigger.reading.conj === '';
  }
  return false;
}

/** `…، وفي هجوم شنته خلية`: a deed with a doer of its own after what was told. */
function isNextDeed(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  if (tokens[at]?.text !== 'وفي') return false;
  const deed = triggerAt.get(at + 1);
  if (deed?.happening == null || isVerb(deed) || deed.reading.al) return false;
  return doingOf(tokens[deed.to]) !== undefined;
}

function openingOfCue(
  value: Cue['value'],
  joined: boolean,
  previous: Token | undefined,
  tokens: readonly Token[],
  at: number,
  triggered: boolean,
): Opening | undefined {
  if (value.type === 'reporting') {
    if (value.by === 'continuation' || value.by === 'active') {
      return isComma(previous) ? { kind: 'main', bounded: false } : undefined;
    }
    return value.by === 'verb' && (joined || isComma(previous))
      ? { kind: 'main', bounded: false }
      : undefined;
  }
  if (value.type === 'irrealis' && value.strength === 'verb' && joined) {
    return { kind: 'main', bounded: false };
  }
  if (value.type === 'background' && /^و?(?:كان|كانت|كانوا)$/u.test(tokens[at]?.text ?? '')) {
    return { kind: 'main', bounded: false, apart: true };
  }
  if (value.type !== 'connector') return undefined;
  switch (value.class) {
    case 'result':
      return isValley(tokens, at) || isBehind(tokens, at)
        ? undefined
        : { kind: 'result', bounded: false };
    case 'purpose':
      return { kind: 'purpose', bounded: true };
    case 'ground':
      // اعتقال متهمين بالانتماء: those who are accused, not why.
      return triggered ? undefined : { kind: 'ground', bounded: true };
    case 'answer':
      // ردا على هجوم …: what was answered happened before.
      return { kind: 'main', bounded: true, apart: true };
    case 'condition':
      return tokens[at]?.text === 'ان' ? undefined : { kind: 'condition', bounded: true };
    case 'concession':
      return { kind: 'main', bounded: false };
    default:
      return undefined;
  }
}

/** How many words before `لتقصف` a verb of coming back may stand. */
const FARTHEST_RETURN = 5;

/** `ثم عادت بعد يومين لتقصف`: did it again, not in order to do it. */
function isAgain(at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i >= at - FARTHEST_RETURN; i--) {
    if (/^[وف]?(?:عاد|عادت|عادوا|عادا|[يت]عود)$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** How far back the deed before one of a list may begin. */
const LIST_REACH = 16;

/** `اغتيال مختار في طفس، انفجار عبوة في نوى`: a list without و, of nouns; behind a verb stands what it asks for. */
function isListed(
  { from }: Trigger,
  tokens: readonly Token[],
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  for (let i = from - 2; i >= from - LIST_REACH; i--) {
    if (/^[.،؛]$/u.test(tokens[i]?.text ?? '.')) return false;
    const before = triggerAt.get(i);
    if (before !== undefined) return !isVerb(before) || before.happening === null;
  }
  return false;
}

function openingOfTrigger(
  trigger: Trigger,
  tokens: readonly Token[],
  told: boolean,
  triggerAt: ReadonlyMap<number, Trigger>,
): Opening | undefined {
  const previous = tokens[trigger.from - 1];
  if (isVerb(trigger)) {
    // ل before an imperfect: in order to.
    if (trigger.reading.prep === 'ل' && !isAgain(trigger.from, tokens))
      return { kind: 'purpose', bounded: true };
    const joined = trigger.reading.conj !== '' || trigger.reading.prep === 'ل';
    return joined || (isComma(previous) && told)
      ? { kind: 'coordinate', bounded: false }
      : undefined;
  }
  const joined = trigger.reading.conj !== '' && trigger.reading.prep === '';
  if (joined || (isComma(previous) && trigger.outcome !== null && trigger.reading.prep === '')) {
    return { kind: 'coordinate', bounded: false };
  }
  const listed =
    told &&
    isComma(previous) &&
    isListed(trigger, tokens, triggerAt) &&
    trigger.reading.prep === '' &&
    !trigger.reading.al &&
    !trigger.reading.tanwin;
  return listed && trigger.happening?.form === 'noun' && !trigger.happening.weak
    ? { kind: 'coordinate', bounded: false }
    : undefined;
}

/** Whether a trigger ends right before a token, perhaps with a preposition between (`القبض على متهم`). */
function endsTrigger(
  triggerAt: ReadonlyMap<number, Trigger>,
  tokens: readonly Token[],
  at: number,
): boolean {
  const before = tokens[at - 1]?.text === 'علي' || tokens[at - 1]?.text === 'عن' ? at - 1 : at;
  for (let i = before - 1; i >= before - 3; i--) {
    if (triggerAt.get(i)?.to === before) return true;
  }
  return false;
}

/** `تقف خلف الهجوم`: behind, not `خلّف`. */
const isBehind = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'خلف' &&
  /^[وف]?(?:ب?(?:ال)?وقوف|ب?وقوفه|[يت]قف|وقف|وقفت|واقف|الواقفه|يقفون|من|الي)$/u.test(
    tokens[at - 1]?.text ?? '',
  );

const NOT = /^[وف]?(?:لم|لن|لا|دون)$/u;
const TAKING_PART =
  /(?:شارك|مشارك|ضلوع|ضالع|تورط|متورط|اشترا|يد|دور|صل[هت])(?:ه|ت|ته|ها|هم|هما|ين|ون|ان)?$/u;

/** `اعتقال مطلوبين بتهم الإرهاب في عمليتين`: the deed in which they were taken, not what they are accused of. */
function isOwnDeed(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  if (!/^(?:في|خلال|اثر|عبر)$/u.test(tokens[at]?.text ?? '')) return false;
  if (TAKING_PART.test(tokens[at - 1]?.text ?? '')) return false;
  const form = triggerAt.get(at + 1)?.happening;
  return (
    form?.form === 'noun' &&
    form.entry.family === 'happening' &&
    form.entry.kind === 'security-operation'
  );
}

/** How far behind وأدى the word stands for what it led to. */
const FARTHEST_RESULT = 8;

/** `وادي الشاي`: a valley, not `وأدى … إلى`. */
function isValley(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'وادي') return false;
  for (let i = at + 1; i <= at + FARTHEST_RESULT; i++) {
    const text = tokens[i]?.text ?? '.';
    if (text === 'الي' || /^ل.../u.test(text)) return false;
    if (/^[.،؟!؛]$/u.test(text)) return true;
  }
  return true;
}

const SOME = /^و?(?:منهم|بينهم|منهن|فيهم)$/u;

/** `انفجار عبوة أعقبها إطلاق نار`: how one attack goes on, told right behind the verb. */
const isSequel = (tokens: readonly Token[], at: number): boolean =>
  /^[وف]?(?:اعقب|تلا|تلت|تل)(?:ه|ها|ته|تها)$/u.test(tokens[at]?.text ?? '') &&
  /^(?:اطلاق|اشتباك|اشتباكات|مواجهات|تمشيط|هجوم|رمايات|رشقات|تبادل|رمي)$/u.test(
    tokens[at + 1]?.text ?? '',
  );

/** Words that begin the telling of an earlier or a later occurrence. */
const APART = new Set([
  'قبلها',
  'قبله',
  'بعدها',
  'بعده',
  'سبقها',
  'سبقه',
  'تلاها',
  'تلته',
  'تلتها',
  'اعقبه',
  'اعقبها',
]);
/** Temporal words: with a happening before and one behind them, they part two occurrences. */
const LATER = new Set(['غداه', 'عقب', 'بعد', 'قبيل', 'بعيد']);
const AFTER = new Set(['اثر', 'عقب', 'بعد', 'بعيد']);

/** `إثر اعتقال معلم`: an arrest or an abduction that something else came after. */
const isCapture = (trigger: Trigger | undefined): boolean => {
  const entry = trigger?.outcome?.entry;
  return (
    trigger !== undefined &&
    !isVerb(trigger) &&
    trigger.reading.pron === '' &&
    entry?.family === 'outcome' &&
    (entry.what === 'detained' || entry.what === 'abducted')
  );
};

const FARTHEST_HAPPENING = 6;

const TOLL_REACH = 6;

/** `إلى ثمانية قتلى بعد وفاة …`: a toll right before it. */
const isTollBefore = (tokens: readonly Token[], at: number): boolean => {
  for (let i = at - 1; i >= at - TOLL_REACH; i--) {
    if (/^[.؛]$/u.test(tokens[i]?.text ?? '.')) return false;
    if (/^(?:ال)?(?:قتلي|قتيل|قتيلا|شهداء|شهيد|شهيدا|ضحايا|ضحيه)$/u.test(tokens[i]?.text ?? ''))
      return true;
  }
  return false;
};

/** `بعد وفاة …`, at its first word. */
export const isLaterDeath = (tokens: readonly Token[], at: number): boolean =>
  /^(?:بعد|اثر|عقب)$/u.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === 'وفاه';

const SPAN =
  /^(?:ساعه|ساعات|ساعتين|يوم|يوما|يومين|ايام|اسبوع|اسبوعا|اسبوعين|اسابيع|شهر|شهرا|شهرين|اشهر|سنه|سنوات)$/u;

/** `قُتل … بعد نحو أسبوعين من اختطاف شقيقه`: a stretch of time parts two occurrences by itself. */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < at + FARTHEST_HAPPENING - 1; i++) {
    if (SPAN.test(tokens[i]?.text ?? '')) return /^(?:من|علي)$/u.test(tokens[i + 1]?.text ?? '');
  }
  return false;
}

/** `، في الأولى …، وفي الثانية …`: each of a series told one by one. */
function isOrdinalOpening(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  if (before !== '،' && before !== ':' && before !== '؛') return false;
  const first = withoutAnd(tokens[at]?.text ?? '');
  const word = first === 'في' ? (tokens[at + 1]?.text ?? '') : first;
  // في الثاني من أيار: a day of a month.
  if (tokens[first === 'في' ? at + 2 : at + 1]?.text === 'من') return false;
  return /^(?:الاولي|الثانيه|الثالثه|الرابعه|اولهما|ثانيهما|اولاهما|ثانيتهما|احداهما|احدهما|الاول|الثاني|الثالث)$/u.test(
    word,
  );
}

/** `أولهما في … والثاني في …`: a comma may be missing once the series has begun. */
const SECOND = /^و(?:الثاني|الثانيه|الاخر|الاخري|ثانيهما|ثانيتهما|الثالث|الثالثه)$/u;

/** `غداة هجوم …`, `بعد أيام على مقتل …`: a sentence begins with what had happened before. */
function isEarlier(tokens: readonly Token[], at: number): boolean {
  const first = withoutAnd(tokens[at]?.text ?? '');
  if (first === 'غداه') return true;
  return first === 'بعد' && isMeasured(tokens, at);
}

const withoutAnd = (text: string): string => (text.startsWith('و') ? text.slice(1) : text);

function happeningWithin(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  if (tokens[at + 1]?.text === 'ان') return false;
  for (let i = at + 1; i <= at + FARTHEST_HAPPENING; i++) {
    const trigger = triggerAt.get(i);
    if (trigger === undefined) continue;
    if (trigger.happening === null) return false;
    return !trigger.happening.weak && !LEADING_UP.has(trigger.happening.entry.id);
  }
  return false;
}

/** `اعتقلت … بعد مداهمة منزله`: steps of one operation. */
const LEADING_UP = new Set(['raid', 'sweep', 'pursuit', 'cordon', 'storm']);

const DAYS =
  /^(?:يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|عام|عامين|اعوام|سنه|سنتين|سنوات)$/u;
const FARTHEST_DAYS = 5;

/** `بعد ستة أيام من مقتل`, `بعد أيام على محاصرة`: so long after another occurrence. */
function isDaysBehind(
  tokens: readonly Token[],
  at: number,
  triggerAt: ReadonlyMap<number, Trigger>,
): boolean {
  for (let i = at + 1; i <= at + FARTHEST_DAYS; i++) {
    if (!DAYS.test(tokens[i]?.text ?? '')) continue;
    const next = tokens[i + 1]?.text === 'واحد' ? i + 2 : i + 1;
    const link = tokens[next]?.text;
    if (link !== 'من' && link !== 'علي') return false;
    const deed = triggerAt.get(next + 1);
    // بعد أسبوع من المراقبة: how long something went on.
    return deed !== undefined && (link === 'علي' || deed.outcome !== null || !deed.reading.al);
  }
  return false;
}

const isRelative = ({ text }: Token): boolean => RELATIVES.has(withoutConjunction(text));
const isComma = (token: Token | undefined): boolean => token?.text === '،' || token?.text === ',';
const withoutConjunction = (text: string): string =>
  text.length > 3 &&
  (text.startsWith('و') || text.startsWith('ف')) &&
  (RELATIVES.has(text.slice(1)) || OPENERS.has(text.slice(1)))
    ? text.slice(1)
    : text;
