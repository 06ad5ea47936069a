import type { Token } from './tokens.ts';

/** Words of a speaker, or marks round a name or a word held at a distance (`"قسد"`). */
export type QuotationKind = 'speech' | 'scare';

/** A quotation: the tokens `[from, to)` inside the marks. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
  readonly kind: QuotationKind;
}

/** Says whether a token is a finite verb; without it only the shape of words is looked at. */
export type IsVerb = (token: Token) => boolean;

/** Longer than this is speech, whatever it says. */
const LONGEST_NAME = 7;
/** Up to this a quotation without a verb or a colon before it is a name. */
const LONGEST_WORDING = 4;

/** Pairs of marks. The same sign opens and closes where only one is given. */
type Family = 'angle' | 'curly' | 'straight' | 'single' | 'bracket' | 'chevron';

interface Open {
  readonly family: Family;
  readonly at: number;
  /** First token inside. */
  readonly from: number;
}

type Side = 'open' | 'close' | 'either';

/**
 * Finds the quotations of « » " " “ ” ‘ ’ (( )) << >>, nested ones too, in the order in which they
 * begin. Marks that do not match are paired all the same; where a closing mark is missing the
 * quotation ends at the next opening mark of its kind or at the line end.
 */
export function findQuotations(
  tokens: readonly Token[],
  isVerb: IsVerb = looksFinite,
): readonly Quotation[] {
  const found: Quotation[] = [];
  let open: Open[] = [];
  const add = (opened: Open, to: number): void => {
    if (to <= opened.from) return;
    found.push({ from: opened.from, to, kind: kindOf(tokens, opened, to, isVerb) });
  };
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token?.kind === 'break') {
      for (const opened of open) add(opened, i);
      open = [];
    }
    const family = token === undefined ? undefined : familyOf(tokens, i);
    if (token === undefined || family === undefined) {
      i += 1;
      continue;
    }
    const width = isDouble(family) ? 2 : 1;
    const side = sideOf(tokens, i, width);
    const last = lastMatching(open, family, side);
    if (last >= 0 && side !== 'open') {
      // What was opened after it and never closed ends with it.
      for (const opened of open.slice(last)) add(opened, i);
      open = open.slice(0, last);
    } else if (side !== 'close') {
      if (last >= 0) {
        for (const opened of open.slice(last)) add(opened, i);
        open = open.slice(0, last);
      }
      if (open.length < DEEPEST) open.push({ family, at: i, from: i + width });
    }
    i += width;
  }
  for (const opened of open) add(opened, tokens.length);
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

const DEEPEST = 4;
const isDouble = (family: Family): boolean => family === 'bracket' || family === 'chevron';

/** The open mark that a mark of this family closes or replaces; -1 for none. */
function lastMatching(open: readonly Open[], family: Family, side: Side): number {
  const same = open.findLastIndex((opened) => opened.family === family);
  if (same >= 0 || side !== 'close') return same;
  // Mixed marks: “ … " or « … ".
  return open.findLastIndex((opened) => isDoubleMark(opened.family) && isDoubleMark(family));
}

const isDoubleMark = (family: Family): boolean =>
  family === 'angle' || family === 'curly' || family === 'straight';

function familyOf(tokens: readonly Token[], at: number): Family | undefined {
  const token = tokens[at];
  const text = token?.text;
  if (token?.kind !== 'punctuation') return undefined;
  if (text === '"') {
    if (token.mark === '«' || token.mark === '»') return 'angle';
    return token.mark === '"' || token.mark === '″' ? 'straight' : 'curly';
  }
  if (text === "'") return isApostrophe(tokens, at) ? undefined : 'single';
  if (tokens[at + 1]?.text !== text || tokens[at + 1]?.spaced !== false) return undefined;
  if (text === '(' || text === ')') return 'bracket';
  return text === '<' || text === '>' ? 'chevron' : undefined;
}

/** Between two letters without a space it belongs to the word. */
function isApostrophe(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  return (
    tokens[at]?.spaced === false &&
    next?.spaced === false &&
    before?.kind === next.kind &&
    (next.kind === 'latin' || next.kind === 'word') &&
    (before.text.length > 2 || next.kind === 'latin')
  );
}

/** Whether a mark opens or closes, by its shape where it has one and else by the spaces around it. */
function sideOf(tokens: readonly Token[], at: number, width: number): Side {
  const text = tokens[at]?.text ?? '';
  if (text === '(' || text === '<') return 'open';
  if (text === ')' || text === '>') return 'close';
  const before = tokens[at - 1];
  const next = tokens[at + width];
  const apartBefore = at === 0 || tokens[at]?.spaced === true || before?.kind === 'break';
  const apartAfter = next === undefined || next.spaced || next.kind === 'break';
  const bySpace = apartBefore === apartAfter ? 'either' : apartBefore ? 'open' : 'close';
  const mark = tokens[at]?.mark ?? '';
  if (mark === '«' || mark === '“' || mark === '‘' || mark === '„') {
    // Writers of right-to-left text swap the two shapes.
    return bySpace === 'close' ? 'either' : 'open';
  }
  if (mark === '»' || mark === '”' || mark === '’') return bySpace === 'open' ? 'either' : 'close';
  if (bySpace !== 'either') return bySpace;
  // لـ"قسد" and و"قسد" open; a mark before punctuation closes.
  if (before?.kind === 'word' && before.text.length <= 2 && next?.kind === 'word') return 'open';
  return next?.kind === 'punctuation' && next.mark === undefined && !apartBefore
    ? 'close'
    : 'either';
}

function kindOf(tokens: readonly Token[], opened: Open, to: number, isVerb: IsVerb): QuotationKind {
  const before = tokens[opened.at - 1];
  if (before?.text === ':') return 'speech';
  let words = 0;
  let clause = false;
  for (let i = opened.from; i < to && words <= LONGEST_NAME; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'punctuation') {
      if (/^[.،؛!؟?…]$/u.test(token.text) && i < to - 1) clause = true;
      continue;
    }
    words += 1;
    if (words > 1 && CLAUSE_WORDS.has(token.text)) clause = true;
    if (isVerb(token)) clause = true;
  }
  if (words > LONGEST_NAME) return 'speech';
  if (words < 2) return 'scare';
  return clause && (words > LONGEST_WORDING || isClause(tokens, opened.from, to, isVerb))
    ? 'speech'
    : 'scare';
}

/** A short quotation is speech only by a finite verb or a particle that wants one. */
function isClause(tokens: readonly Token[], from: number, to: number, isVerb: IsVerb): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token !== undefined && (isVerb(token) || CLAUSE_WORDS.has(token.text))) return true;
  }
  return false;
}

/** Particles and pronouns that stand in clauses, not in names. Folded. */
const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  ...['لم', 'لن', 'لا', 'ان', 'انه', 'انها', 'اننا', 'قد', 'سوف', 'ليس', 'ليست', 'كان', 'كانت'],
  ...['كانوا', 'نحن', 'هو', 'هي', 'هم', 'انا', 'انت', 'انتم', 'التي', 'الذي', 'الذين', 'هناك'],
  ...['ما', 'هل', 'لماذا', 'كيف', 'حتي', 'لكن', 'لقد', 'هذا', 'هذه'],
]);

/** Nouns and names in the shape of an imperfect verb. Folded. */
const NOT_VERBS: ReadonlySet<string> = new Set([
  ...['يوم', 'يوما', 'يومين', 'يناير', 'يونيو', 'يوليو', 'يوسف', 'ياسر', 'ياسين', 'يحيي', 'يمين'],
  ...['يسار', 'يزيد', 'يعقوب', 'يونس', 'يزن', 'يهود', 'يورو', 'يبرود', 'يعربي', 'يوميه', 'يدويه'],
]);

/** Whether a word has the shape of a finite verb: `سيـ…`, `ي…`; names of days and persons not. */
function looksFinite({ kind, text }: Token): boolean {
  if (kind !== 'word' || text.length < 4) return false;
  const stem = /^[وف]?[سل]?ي/u.exec(text)?.[0];
  if (stem === undefined || text.startsWith('ليب')) return false;
  const rest = text.slice(stem.length - 1);
  return rest.length >= 4 && !NOT_VERBS.has(rest) && !/(?:يه|يا|يين|يون)$/u.test(rest);
}
