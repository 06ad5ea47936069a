import type { Token } from '../text/tokens.ts';
import { supportBefore } from './support.ts';

/** What stands before a phrase and says how it belongs to the verb or noun that governs it. */
export type Marker =
  | 'none'
  | 'agent'
  | 'partner'
  | 'jointly'
  | 'against'
  | 'with'
  | 'between'
  | 'from'
  | 'to'
  | 'in'
  | 'on'
  | 'of'
  | 'by'
  | 'about';

/** Runs of folded words before a phrase, longest first, with what they make of it. */
const PHRASES: readonly (readonly [readonly string[], Marker])[] = [
  [['علي', 'يد'], 'agent'],
  [['علي', 'ايدي'], 'agent'],
  [['علي', 'يدي'], 'agent'],
  [['من', 'قبل'], 'agent'],
  [['من', 'جانب'], 'agent'],
  [['من', 'طرف'], 'agent'],
  [['بدعم', 'من'], 'partner'],
  [['وبدعم', 'من'], 'partner'],
  [['بدعم', 'جوي', 'من'], 'partner'],
  [['بدعم', 'واسناد', 'من'], 'partner'],
  [['بدعم', 'ومشاركه', 'من'], 'partner'],
  [['باسناد', 'من'], 'partner'],
  [['باسناد', 'جوي', 'من'], 'partner'],
  [['بمساندة', 'من'], 'partner'],
  [['بمسانده', 'من'], 'partner'],
  [['بمشاركه', 'من'], 'partner'],
  [['بغطاء', 'من'], 'partner'],
  [['بغطاء', 'جوي', 'من'], 'partner'],
  [['مدعومه', 'من'], 'partner'],
  [['مدعوما', 'من'], 'partner'],
  [['بالتعاون', 'مع'], 'partner'],
  [['وبالتعاون', 'مع'], 'partner'],
  [['بالتنسيق', 'مع'], 'partner'],
  [['وبالتنسيق', 'مع'], 'partner'],
  [['بالاشتراك', 'مع'], 'jointly'],
  [['بالشراكه', 'مع'], 'jointly'],
  [['مشتركه', 'مع'], 'jointly'],
  [['المشتركه', 'مع'], 'jointly'],
  [['مشترك', 'مع'], 'jointly'],
  [['الي', 'جانب'], 'with'],
  [['الي', 'جوار'], 'with'],
  [['من', 'مخلفات'], 'of'],
  [['بوساطه'], 'partner'],
  [['بوساطه', 'من'], 'partner'],
  [['برعايه'], 'partner'],
  [['باشراف'], 'partner'],
  [['برفقه'], 'partner'],
  [['بوساطه'], 'partner'],
  [['بوساطه', 'من'], 'partner'],
  [['بتوسط', 'من'], 'partner'],
  [['بضمانه'], 'partner'],
  [['بضمان'], 'partner'],
  [['بكفاله'], 'partner'],
  [['برعايه'], 'partner'],
  [['بحضور'], 'about'],
  [['بمشاركه'], 'partner'],
  [['وبمشاركه'], 'partner'],
  [['بدعم'], 'partner'],
  [['بمسانده'], 'partner'],
  [['باسناد'], 'partner'],
  [['تسانده'], 'partner'],
  [['تساندها'], 'partner'],
  [['يسانده'], 'partner'],
  [['يساندها'], 'partner'],
  [['تسانده'], 'partner'],
  [['تدعمه'], 'partner'],
  [['تدعمها'], 'partner'],
  [['تحت', 'سيطره'], 'in'],
  [['تحت', 'نفوذ'], 'in'],
  [['الخاضعه', 'لسيطره'], 'in'],
  [['خاضعه', 'لسيطره'], 'in'],
  [['مناطق', 'سيطره'], 'in'],
  [['مناطق', 'نفوذ'], 'in'],
  [['منطقه', 'سيطره'], 'in'],
  [['منطقه', 'نفوذ'], 'in'],
  [['في', 'مناطق'], 'in'],
  [['ضمن', 'مناطق'], 'in'],
  [['الي', 'مناطق'], 'to'],
  [['من', 'مناطق'], 'from'],
  [['في', 'صفوف'], 'on'],
  [['بين', 'صفوف'], 'on'],
  [['في', 'صفوفه'], 'on'],
  [['من', 'صفوف'], 'on'],
  [['علي', 'حساب'], 'against'],
  [['لملاحقه'], 'against'],
  [['بملاحقه'], 'against'],
  [['لمطارده'], 'against'],
  [['لتعقب'], 'against'],
  [['بحثا', 'عن'], 'against'],
  [['بحق'], 'against'],
  [['ضد'], 'against'],
  [['تجاه'], 'against'],
  [['باتجاه'], 'against'],
  [['علي'], 'against'],
  [['برصاص'], 'agent'],
  [['بنيران'], 'agent'],
  [['بقصف'], 'agent'],
  [['بسلاح'], 'agent'],
  [['بيد'], 'agent'],
  [['في', 'يد'], 'agent'],
  [['من', 'سجون'], 'from'],
  [['من', 'سجن'], 'from'],
  [['من', 'معتقلات'], 'from'],
  [['في', 'سجون'], 'agent'],
  [['في', 'سجن'], 'agent'],
  [['في', 'معتقلات'], 'agent'],
  [['داخل', 'سجون'], 'agent'],
  [['في', 'قبضه'], 'agent'],
  [['بقبضه'], 'agent'],
  [['ل'], 'of'],
  [['ب'], 'by'],
  [['بايدي'], 'agent'],
  [['لدي'], 'agent'],
  [['مع'], 'with'],
  [['بين'], 'between'],
  [['من'], 'from'],
  [['عن'], 'about'],
  [['الي'], 'to'],
  [['نحو'], 'to'],
  [['في'], 'in'],
  [['داخل'], 'in'],
  [['خلال'], 'in'],
  [['عبر'], 'by'],
  [['مقابل'], 'about'],
  [['لقاء'], 'about'],
];
const BY_LAST_WORD = Map.groupBy(PHRASES, ([words]) => words.at(-1) ?? '');

/** Prepositions that a noun of support may ask for (`بتعاون وثيق مع`, `بمشاركة فاعلة من`). */
const LOOSE = new Set<Marker>(['with', 'from', 'agent', 'in']);

/** The marker of the phrase that begins at token `at`: its own clitic, or the words before it. */
export function markerAt(tokens: readonly Token[], at: number, prep: string): Marker {
  const before = tokens[at - 1];
  const skipped = before?.text === '"' || before?.text === '(' ? 1 : 0;
  const last = tokens[at - 1 - skipped];
  if (last !== undefined && last.kind === 'word') {
    const found =
      markerOfWords(tokens, at - 1 - skipped, last.text) ??
      (last.text.startsWith('و')
        ? markerOfWords(tokens, at - 1 - skipped, last.text.slice(1))
        : undefined);
    if (found !== undefined && !LOOSE.has(found)) return found;
    const support = supportBefore(tokens, at - skipped);
    if (support !== undefined) return support;
    if (found !== undefined) return found;
  }
  if (prep === 'ب') return 'by';
  if (prep === 'ل') return 'of';
  return 'none';
}

function markerOfWords(tokens: readonly Token[], at: number, last: string): Marker | undefined {
  for (const [words, marker] of BY_LAST_WORD.get(last) ?? []) {
    const start = at - words.length + 1;
    if (
      words
        .slice(0, -1)
        .every((word, i) => tokens[start + i]?.text.replace(/^و/u, '') === word.replace(/^و/u, ''))
    ) {
      return marker;
    }
  }
  return undefined;
}
