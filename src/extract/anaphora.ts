import type { Token } from '../text/tokens.ts';
import type { ClauseScene } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import type { Piece } from './piece.ts';

/** Whether a clause points back to an occurrence told before. */
export function anaphoraOf(
  triggers: readonly Trigger[],
  tokens: readonly Token[],
): Piece['anaphoric'] {
  const found = triggers.map((trigger) => anaphoraAt(trigger, tokens));
  if (found.includes('demonstrative')) return 'demonstrative';
  return found.find((anaphora) => anaphora !== null) ?? 'no';
}

function anaphoraAt(main: Trigger, tokens: readonly Token[]): Piece['anaphoric'] | null {
  if (main.happening === null || main.happening.form !== 'noun') return null;
  const before = tokens[main.from - 1]?.text.replace(/^[وفبل](?=هذ|تلك|ذلك)/u, '') ?? '';
  // أطلقت عقب ذلك حملة: after what was told, and not the campaign told before.
  const after = before === 'ذلك' && AFTER.test(tokens[main.from - 2]?.text ?? '');
  if ((DEMONSTRATIVES.has(before) && !after) || SAME.has(tokens[main.to]?.text ?? ''))
    return 'demonstrative';
  return main.reading.al && !AL_IN_ROOT.test(tokens[main.from]?.text ?? '') ? 'definite' : 'no';
}

/** Folded verbal nouns of which the first letters look like the article: `إلقاء`, `التحام`. */
const AL_IN_ROOT = /^[وفبل]?(?:القاء|الغاء|التحام|التحاق|التفاف|الحاق|الصاق)/u;
const AFTER = /^[وف]?(?:عقب|بعد|قبل|اثر|خلال|مع|الي|رغم|غضون|اثناء|منذ|ضوء)$/u;
const DEMONSTRATIVES = new Set(['هذه', 'هذا', 'تلك', 'ذلك', 'هذين', 'هاتين']);
const SAME = new Set(['ذاتها', 'ذاته', 'نفسها', 'نفسه', 'المذكوره', 'المذكور', 'عينها', 'عينه']);

/** Folded nouns of what may be struck, and of people who may be moved, by number. */
const THINGS = new Map(
  [
    'حافله حافلتين حافلات',
    'سياره سيارتين سيارات',
    'دوريه دوريتين دوريات',
    'اليه اليتين اليات',
    'شاحنه شاحنات صهريج صهاريج',
    'رتل قافله',
    'حاجز نقطه مخفر',
    'مقر مركز',
    'منزل',
    'كنيسه مسجد جامع',
    'قاعده',
    'عائله عائلات عايله عايلات اطفال طفل امراه نساء دفعه',
  ].flatMap((row) => {
    const words = row.split(' ');
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);

/** The things that a clause names for the first time (`حافلة`) and those that are known (`الحافلة`). */
export function thingsIn(
  { from, to }: { readonly from: number; readonly to: number },
  tokens: readonly Token[],
): { readonly introduced: readonly string[]; readonly known: readonly string[] } {
  const introduced: string[] = [];
  const known: string[] = [];
  for (let i = from; i < to; i++) {
    for (const { stem, al, pron } of tokens[i]?.readings ?? []) {
      const thing = pron === '' ? THINGS.get(stem) : undefined;
      if (thing !== undefined) (al ? known : introduced).push(thing);
    }
  }
  return { introduced, known };
}

/** `، أولهما في …`, `والآخر في …`: the ordinal that a clause without a deed begins with; 0 for none. */
export function leadingOrdinal(tokens: readonly Token[], from: number): number {
  const at = /^[وف]?(?:في|اما)$/u.test(tokens[from]?.text ?? '') ? from + 1 : from;
  const text = tokens[at]?.text ?? '';
  return /^و?الاخر$/u.test(text) ? 2 : (ORDINAL_OF.get(text) ?? 0);
}

/** `أولى هذه العمليات`, `ثالث الهجمات`: ordinals before the noun of a series. */
const ORDINAL_BEFORE: ReadonlyMap<string, number> = new Map(
  ['اول اولي', 'ثاني ثانيه', 'ثالث ثالثه', 'رابع رابعه'].flatMap((row, i) =>
    row.split(' ').map((word) => [word, i + 1] as const),
  ),
);

/** The ordinal of the noun of a series at a token, which stands before it; 0 where there is none. */
function ordinalBefore(at: number, tokens: readonly Token[]): number {
  const ordinal = ORDINAL_BEFORE.get(tokens[at]?.text.replace(/^[وفب](?=[اثر])/u, '') ?? '');
  if (ordinal === undefined) return 0;
  const noun = /^(?:هذه|تلك)$/u.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const series = tokens[noun]?.readings.some(({ stem, al }) => al && SERIES.test(stem)) === true;
  return series ? ordinal : 0;
}

const SERIES =
  /^(?:عمليات|هجمات|حوادث|غارات|تفجيرات|انفجارات|ضربات|مداهمات|كماين|استهدافات|وقايع|حملات|اعتداءات)$/u;

/** `العملية الأولى`, `في الثانية`: one of a series told one by one. */
export function ordinalOf({ tokens, clause }: ClauseScene): number {
  for (let i = clause.from; i < Math.min(clause.to, clause.from + 7); i++) {
    const text = tokens[i]?.text ?? '';
    const before = ordinalBefore(i, tokens);
    if (before > 0) return before;
    const ordinal = ORDINAL_OF.get(text);
    if (ordinal === undefined) continue;
    const last = tokens[i - 1];
    const afterHead = last?.readings.some(({ stem, al }) => al && SERIES_HEADS.test(stem)) === true;
    const alone =
      ['في', 'وفي', 'اما', 'واما'].includes(last?.text ?? '') ||
      text.startsWith('و') ||
      i === clause.from;
    if (afterHead || (alone && tokens[i + 1]?.text !== 'من')) return ordinal;
  }
  return 0;
}

const ORDINALS: Readonly<Record<string, number>> = {
  الاولي: 1,
  الاول: 1,
  اولهما: 1,
  اولاهما: 1,
  احداهما: 1,
  احدهما: 1,
  اولها: 1,
  اولاها: 1,
  الثانيه: 2,
  الثاني: 2,
  ثانيهما: 2,
  ثانيتهما: 2,
  الاخري: 2,
  ثانيها: 2,
  ثانيتها: 2,
  الثالثه: 3,
  الثالث: 3,
  ثالثها: 3,
  الرابعه: 4,
  الرابع: 4,
};
/** By every spelling: a conjunction or `ب` may be written onto the word. */
const ORDINAL_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(ORDINALS).flatMap(([word, ordinal]) =>
    ['', 'و', 'ف', 'ب'].map((clitic) => [clitic + word, ordinal] as const),
  ),
);
const SERIES_HEADS =
  /^(?:عمليه|هجوم|حادثه|حادث|غاره|تفجير|انفجار|ضربه|مداهمه|كمين|استهداف|واقعه)$/u;
