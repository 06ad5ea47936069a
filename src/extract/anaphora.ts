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
  if (DEMONSTRATIVES.has(before) || SAME.has(tokens[main.to]?.text ?? '')) return 'demonstrative';
  return main.reading.al ? 'definite' : 'no';
}

const DEMONSTRATIVES = new Set(['هذه', 'هذا', 'تلك', 'ذلك', 'هذين', 'هاتين']);
const SAME = new Set(['ذاتها', 'ذاته', 'نفسها', 'نفسه', 'المذكوره', 'المذكور', 'عينها', 'عينه']);

/** `العملية الأولى`, `في الثانية`: one of a series told one by one. */
export function ordinalOf({ tokens, clause }: ClauseScene): number {
  for (let i = clause.from; i < Math.min(clause.to, clause.from + 7); i++) {
    const text = tokens[i]?.text ?? '';
    const ordinal = ORDINAL_OF.get(text);
    if (ordinal === undefined) continue;
    const before = tokens[i - 1];
    const afterHead =
      before?.readings.some(({ stem, al }) => al && SERIES_HEADS.test(stem)) === true;
    const alone =
      ['في', 'وفي', 'اما', 'واما'].includes(before?.text ?? '') ||
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
