import type { CueIndex, CueValue } from '../rules/cue-lexicon.ts';
import { phrasesAt } from '../rules/phrase-index.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';

/** A word or phrase that governs its clause: reporting, connecting, negating. Tokens `[from, to)`. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
  readonly value: CueValue;
}

/** How many words may stand between a reporting verb and what it asks for. */
const REACH = 11;

/** Finds the cues among tokens `[from, to)`. Several may begin at one token; longer ones come first. */
export function findCues(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: CueIndex,
): Cue[] {
  const cues: Cue[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    // أن and إن fold alike: whatever else they may do, here they open a complement.
    if (token?.kind !== 'word' || isComplementiser(token) || names(tokens, i)) continue;
    // #نوى is a town, مقتل "خلف …" a man.
    if (tokens[i - 1]?.text === '#' || isNameAt(tokens, i)) continue;
    const found = phrasesAt(tokens, i, index);
    if (found.length === 0) continue;
    const hits = found
      .filter((hit) => hit.to <= to && fits(hit.value, hit.reading, tokens, hit.to))
      .sort((a, b) => b.to - a.to);
    const seen = new Set<string>();
    for (const { to: end, reading, value } of hits) {
      if (seen.has(value.type)) continue;
      seen.add(value.type);
      cues.push({ from: i, to: end, reading, value });
    }
  }
  return cues;
}

function fits(value: CueValue, reading: Reading, tokens: readonly Token[], to: number): boolean {
  // ك or ل before a particle makes another word of it: كما لم, كان, لما.
  if (value.type !== 'reporting') {
    const growth = value.type === 'generic' && value.strength === 'growth';
    if (
      reading.pron !== '' ||
      reading.tanwin ||
      (reading.prep !== '' && !growth && !isAsked(value, reading))
    )
      return false;
    return isOwnUse(value, reading, tokens, to);
  }
  // مسلحون يعتقد أنهم من …: who they are thought to be, and nobody speaks.
  if (value.class === 'suspect' && THAT_THEY.test(tokens[to]?.text ?? ''))
    if (BELONG.test(tokens[to + 1]?.text ?? '')) return false;
  if (value.by === 'verb') {
    if (reading.al || reading.tanwin || reading.prep !== '') return false;
    // قافلة تقل 600 شخص: carries; only لم تقل is of saying.
    if (/^[يت]قل$/u.test(tokens[to - 1]?.text ?? ''))
      return /^[وف]?لم$/u.test(tokens[to - 2]?.text ?? '');
  } else if (value.by === 'active' && !reading.tanwin && reading.al) return false;
  if (value.then.length > 0 && !near(tokens, to, value.then)) return false;
  return !value.needsAn || hasComplement(tokens, to);
}

/** `للمطالبة بالإفراج`: a noun of demanding behind a preposition demands as well. */
const isAsked = ({ type }: CueValue, { al, prep }: Reading): boolean =>
  type === 'irrealis' && al && prep !== '';

/** Words that tell until when: `حتى الآن`, `حتى هذه اللحظة`. */
const UNTIL =
  /^(?:ال.+|هذ.+|تاريخ.*|ساعه|ساعات|يوم|يومنا|منتصف|مساء|صباح|فجر|نهايه|اخر|كتابه|تحرير|وقت)$/u;

/** Whether a particle does here what its lexicon entry says: الآن is no إن, حتى الآن no purpose. */
function isOwnUse(
  value: CueValue,
  reading: Reading,
  tokens: readonly Token[],
  to: number,
): boolean {
  if (value.type === 'connector' && value.class === 'condition') return !reading.al;
  if (
    value.type === 'connector' &&
    value.class === 'result' &&
    SITE.test(tokens[to - 1]?.text ?? '')
  )
    return isTollAt(tokens, to);
  if (value.type === 'connector' && value.class === 'purpose') {
    // في محاولة اغتيال: the deed itself; في محاولة لاغتيال, في محاولة منه ل…: what for.
    if (tokens[to - 1]?.text === 'محاوله') return ATTEMPT_AT.test(tokens[to]?.text ?? '');
    return tokens[to - 1]?.text !== 'حتي' || !UNTIL.test(tokens[to]?.text ?? '');
  }
  // ومن بين ما أورده التقرير: what, no not.
  if (value.type === 'negation' && tokens[to - 1]?.text === 'ما')
    return !WHAT.test(tokens[to - 2]?.text ?? '');
  if (value.type !== 'irrealis') return true;
  // حصار نوى: the town; the verb asks for أن.
  if (tokens[to - 1]?.text === 'نوي') return tokens[to]?.text === 'ان';
  // لم ترد معلومات: none came in, and nobody wants anything.
  if (/^[يت]رد$/u.test(tokens[to - 1]?.text ?? '')) return false;
  if (value.strength === 'particle') return !reading.al;
  // هم ب is to intend, وهما are they two.
  return value.then === undefined || value.then.some((run) => followsAt(tokens, to, run));
}

/** Folded `أن` with a pronoun of those told before, and words of belonging behind it. */
const THAT_THEY = /^ان(?:ه|هم|ها|هما|هن)$/u;
const BELONG = /^(?:من|ينتم|تنتم|ينتمي|تابع|يتبع|عناصر|خلايا|مسلح|لتنظيم|لداعش)/u;

/** Folded words behind `في محاولة` that tell what somebody is after. */
const ATTEMPT_AT = /^(?:ل.+|من(?:ه|ها|هم|هما)|جديده|يايسه|فاشله)$/u;

/** Folded: causing, and a site as well. */
const SITE = /^[وف]?موقعا$/u;
const TOLL =
  /^(?:قتلي|قتيل|قتيلا|قتيلين|قتيله|جرحي|جريحا?|جريحين|شهداء|شهيدا?|شهيدين|ضحايا|ضحيه|خساير|اصابات|اصابه|عددا?|عشرات|العشرات|ما|نحو|قرابه|اكثر|بينهم|بينها|مجزره|بعض|صفوف)$/u;

/** `موقعا ثلاثة قتلى`, `موقعا في صفوفهم خسائر`: what was caused; no site that was struck. */
const isTollAt = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[tokens[at]?.text === 'في' ? at + 1 : at];
  return (
    token !== undefined &&
    (token.value !== undefined || TOLL.test(token.text.replace(/هم$|ها$/u, '')))
  );
};

const WHAT = /^[وف]?(?:بين|من|كل|علي|وفق|بحسب|حسب|عن|في|كما|الي|نحو|خلال|هو|هي|مثل|اخر|ابرز)$/u;

/** Words right behind, or one word further on. */
const followsAt = (tokens: readonly Token[], to: number, run: readonly string[]): boolean =>
  [to, to + 1].some((at) => run.every((word, offset) => stemIs(tokens[at + offset], word)));

const HARM_BEFORE = /^(?:[وبل])?(?:مقتل|استشهاد|وفاه|اغتيال|اعتقال|اصابه|مصرع)$/u;

/** `مقتل خلف الأحمد`: the verb of the same letters leaves nothing behind here. */
const isNameAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'خلف' &&
  ((TITLES.test(tokens[at - 1]?.text ?? '') && !isTollAt(tokens, at + 1)) ||
    [at - 1, tokens[at - 1]?.mark === undefined ? at - 1 : at - 2].some((i) =>
      HARM_BEFORE.test(tokens[i]?.text ?? ''),
    ));

/** Folded nouns right behind which a name stands: `المواطن خلف الجاسم`. */
const TITLES =
  /^ال(?:مواطن|شاب|طفل|فتي|راعي|مدعو|سيد|حاج|شيخ|مختار|مقاتل|عنصر|شرطي|جندي|ضابط|قيادي|معتقل|مدني|مدرس|طبيب|سايق|مزارع)$/u;

const CALLED = /^[يت]دعي$/u;

/** `شخص يدعى فلان`: gives a name, and neither claims nor calls for anything. */
const names = (tokens: readonly Token[], at: number): boolean =>
  CALLED.test(tokens[at]?.text ?? '') &&
  !hasComplement(tokens, at + 1) &&
  !/^(?:ال|ل)/u.test(tokens[at + 1]?.text ?? '');

function near(tokens: readonly Token[], to: number, runs: readonly (readonly string[])[]): boolean {
  for (let i = to; i < Math.min(tokens.length, to + REACH); i++) {
    for (const run of runs) {
      if (run.every((word, offset) => stemIs(tokens[i + offset], word))) return true;
    }
  }
  return false;
}

const stemIs = (token: Token | undefined, word: string): boolean =>
  token !== undefined &&
  (token.text === word ||
    token.readings.some((reading) => reading.stem === word && !reading.tanwin) ||
    // A loose ل or ب is written onto the word behind it.
    (word.length === 1 && token.readings.some((reading) => reading.prep === word)));

/** أن / إن / بأن or a quotation within reach. */
export function hasComplement(tokens: readonly Token[], to: number): boolean {
  for (let i = to; i < Math.min(tokens.length, to + REACH); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return false;
    if (isComplementiser(token) || token.text === '"' || token.text === ':') return true;
  }
  return false;
}

const COMPLEMENTISERS = new Set([
  'وان',
  'فان',
  'وانه',
  'وانها',
  'فانه',
  'فانها',
  'ان',
  'انه',
  'انها',
  'انهم',
  'انهما',
  'اننا',
  'بان',
  'بانه',
  'بانها',
  'بانهم',
  'لان',
]);

/** Whether a token is أن, إن, بأن, أنه … */
export const isComplementiser = (token: Token): boolean => COMPLEMENTISERS.has(token.text);
