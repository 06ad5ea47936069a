import type { Basis } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';

/** Verbs of doing a deed, with a pronoun that stands for it: `نفذتها`, `شنه`, `أطلقوها`. */
const DOERS = new Map<string, Basis>(
  [
    ...[
      'نفذ',
      'شن',
      'ارتكب',
      'اطلق',
      'زرع',
      'نصب',
      'دبر',
      'نظم',
      'وجه',
      'ينفذ',
      'تنفذ',
      'يشن',
      'تشن',
      'وقع',
      'ابرم',
    ].map((stem) => [stem, 'stated'] as const),
    ...['تبني', 'تبن'].map((stem) => [stem, 'claimed'] as const),
  ].flatMap(([stem, basis]) =>
    ['', 'ت', 'و', 'ا'].flatMap((ending) =>
      ['ه', 'ها', 'هم', 'هما'].map((pronoun) => [`${stem}${ending}${pronoun}`, basis] as const),
    ),
  ),
);

/** How surely a word says that its subject did what was named before (`هجوم نفذته خلية`); undefined where it does not. */
export const doingOf = (token: Token | undefined): Basis | undefined =>
  DOERS.get(token?.text ?? '');
