import { bare, compilePhrases, type PhraseIndex, phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import { cutCapture } from './capture.ts';
import { findRepeats } from './repeats.ts';

/** What a line of a captured page is. Only headline and body can tell events. */
export type LineKind =
  | 'headline'
  | 'dateline'
  | 'body'
  | 'caption'
  | 'teaser'
  | 'chrome'
  | 'tags'
  | 'source'
  | 'comment'
  | 'repeat';

/** One line of the report, or a part of one: tokens `[from, to)`. */
export interface Line {
  readonly kind: LineKind;
  readonly from: number;
  readonly to: number;
  /** Number of the paragraph: lines between blank lines belong together only by being neighbours. */
  readonly paragraph: number;
}

/** What the holder of a page knows of it. */
export interface PageHints {
  /** The title of the report, tokenized; tells its headline among the headlines of other reports. */
  readonly title?: readonly Token[] | undefined;
}

type LabelClass =
  | 'teaser'
  | 'tail'
  | 'resume'
  | 'chrome'
  | 'notice'
  | 'counter'
  | 'tags'
  | 'source'
  | 'caption'
  | 'credit';
/** Words inside a line that open or close the text of a post captured on one line. */
export type InnerClass = 'opens' | 'closes';

/** The words around reports: labels at the head of a line, and marks inside one. */
export interface ResidueIndex {
  readonly labels: PhraseIndex<LabelClass>;
  readonly inner: PhraseIndex<InnerClass>;
}

const INNER: ReadonlySet<string> = new Set<InnerClass>(['opens', 'closes']);

/** Indexes `data/lexicon/residue.yaml`. */
export function compileResidue(lists: Readonly<Record<string, readonly string[]>>): ResidueIndex {
  const phrasesOf = <Class extends string>(inner: boolean) =>
    Object.entries(lists)
      .filter(([label]) => INNER.has(label) === inner)
      .flatMap(([label, entries]) =>
        entries.map((words) => ({ words, value: label as Class, exact: true })),
      );
  return {
    labels: compilePhrases(phrasesOf<LabelClass>(false)),
    inner: compilePhrases(phrasesOf<InnerClass>(true)),
  };
}

/** Shortest line that tells something; a shorter one without a full stop is a label or a name. */
const SHORT_LINE = 7;
const SHORTEST_HEADLINE = 4;
const LONGEST_HEADLINE = 30;
/** Longest headline in a list of headlines. */
const LONGEST_LISTED = 18;
/** A line longer than this that holds a comma or a colon is text, even without a full stop. */
const LONG_LINE = 19;
const LONGEST_TEASER = 26;
const LONGEST_LABEL_BAR = 24;
const LONGEST_NOTICE = 60;
/** Headlines in a row that make a list where the text ends its paragraphs with full stops. */
const SHORTEST_LIST = 3;
/** The same, where it does not. */
const SHORTEST_BARE_LIST = 5;

/** A line under classification. */
interface Draft {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
  /** Whether a blank line stood before it. */
  readonly gap: boolean;
  readonly words: number;
  readonly ending: Ending;
  readonly bulleted: boolean;
  /** Whether it opens with a conjunction (`وقال …`), as sentences do and headlines do not. */
  readonly joined: boolean;
  /** Whether commas, colons or quotation marks stand in it. */
  readonly punctuated: boolean;
  kind: LineKind;
}

type Ending = 'stop' | 'question' | 'cut' | 'colon' | 'none';

/**
 * Classifies the lines of a tokenized report by position, length, shape and cue words. Pages of other
 * sites bring menus and lists of other headlines along, social media their buttons and comments; a
 * text that stands twice counts once. A line holds what it holds: a post captured on one line gives
 * several.
 */
export function findLines(
  tokens: readonly Token[],
  residue: ResidueIndex,
  hints: PageHints = {},
): readonly Line[] {
  const drafts = draftLines(tokens, residue);
  const styled = usesFullStops(drafts);
  const isText = findText(drafts, styled);
  const first = isText.indexOf(true);
  if (first >= 0) {
    markFront(tokens, drafts, isText, first, hints);
    markLists(drafts, isText, first, styled);
  } else markPost(tokens, drafts, hints);
  if (!drafts.some(({ kind }) => kind === 'body')) {
    for (const draft of drafts) if (draft.kind === 'headline') draft.kind = 'body';
  }
  if (!drafts.some(({ kind }) => kind === 'body')) {
    for (const draft of drafts) if (draft.kind === 'dateline') draft.kind = 'body';
  }
  return findRepeats(tokens, drafts.map(lineOf));
}

const lineOf = ({ kind, from, to, paragraph }: Draft): Line => ({ kind, from, to, paragraph });

/** The lines with what their own words tell of them; what they do not tell is `body`. */
function draftLines(tokens: readonly Token[], residue: ResidueIndex): Draft[] {
  const drafts: Draft[] = [];
  let paragraph = 0;
  let ended = false;
  let seenText = false;
  let teasing = false;
  for (const { from, to, gap } of splitLines(tokens)) {
    if (gap) paragraph += 1;
    for (const [position, piece] of cutCapture(tokens, from, to, residue.inner).entries()) {
      const draft = draftOf(tokens, piece.from, piece.to, paragraph, gap && position === 0);
      const own = piece.kind ?? kindOf(tokens, draft, residue.labels, seenText && !piece.posted);
      if (own === 'resume') ended = false;
      const tail = own === 'tail' || own === 'end';
      if (ended) draft.kind = 'comment';
      else if (tail || own === 'resume') draft.kind = own === 'end' ? 'comment' : 'chrome';
      else if (own === 'label') draft.kind = 'teaser';
      else draft.kind = own;
      if (tail && seenText) ended = true;
      // A label without a headline points to those that follow.
      if (own === 'label') teasing = true;
      else if (draft.kind === 'body') {
        if (teasing && !resumes(draft)) draft.kind = 'teaser';
        else teasing = false;
      }
      if (draft.kind === 'body' && draft.words >= SHORTEST_HEADLINE) seenText = true;
      drafts.push(draft);
    }
  }
  markPageTitle(tokens, drafts);
  return drafts;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly gap: boolean;
}

function splitLines(tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let breaks = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    if (token !== undefined && token.kind !== 'break') continue;
    if (i > from) {
      stretches.push({ from, to: i, gap: breaks > 1 || stretches.length === 0 });
      breaks = 0;
    }
    breaks += 1;
    from = i + 1;
  }
  return stretches;
}

function draftOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  paragraph: number,
  gap: boolean,
): Draft {
  let words = 0;
  let punctuated = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind !== 'punctuation') words += 1;
    else if (token.mark !== undefined || /^[،؛:,.]$/u.test(token.text)) punctuated = true;
  }
  const first = tokens[from];
  return {
    from,
    to,
    paragraph,
    gap,
    words,
    ending: endingOf(tokens, from, to),
    bulleted:
      first?.kind === 'punctuation' && first.mark === undefined && !/^[#(@[]$/u.test(first.text),
    joined: isJoined(first),
    punctuated,
    kind: 'body',
  };
}

function endingOf(tokens: readonly Token[], from: number, to: number): Ending {
  let last = to - 1;
  while (last > from && /^["')\]]$/u.test(tokens[last]?.text ?? '')) last -= 1;
  const text = tokens[last]?.text ?? '';
  if (text === '…' || (text === '.' && tokens[last - 1]?.text === '.')) return 'cut';
  if (text === '.') return 'stop';
  if (text === '!' || text === '؟' || text === '?') return 'question';
  return text === ':' ? 'colon' : 'none';
}

/** Words whose و is a letter. Folded, as they begin. */
const WAW_WORDS = [
  ...['وزير', 'وزار', 'وفاه', 'وفد', 'وفود', 'وفيات', 'وكاله', 'وكالات', 'واشنطن', 'وحد', 'وصول'],
  ...['وقف', 'وقوع', 'وسط', 'وساط', 'وسايل', 'وثا', 'وثيق', 'وجود', 'وجهاء', 'والي', 'وادي', 'ورش'],
  ...[
    'ولايه',
    'ولاده',
    'ولي',
    'وريث',
    'ودايع',
    'وول',
    'ويكي',
    'وضع',
    'وعد',
    'وعود',
    'وقود',
    'وباء',
  ],
  ...['واقع', 'واردات', 'وصفه', 'وظا', 'وظيف', 'وطن', 'والد'],
];

function isJoined(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || token.text.length < 4 || !/^[وف]/u.test(token.text)) return false;
  if (token.text.startsWith('ف')) return false;
  return !WAW_WORDS.some((word) => token.text.startsWith(word));
}

/** Running text: it closes with a full stop, goes on from a sentence before, or is too long for a headline. */
function isBodyText(draft: Draft): boolean {
  if (draft.kind !== 'body' || draft.words < SHORTEST_HEADLINE) return false;
  if (draft.ending === 'stop') return draft.words >= 6;
  if (draft.joined && draft.words >= SHORT_LINE) return true;
  return draft.words >= LONG_LINE && draft.punctuated;
}

/**
 * Which lines are running text. Where the text ends its paragraphs with full stops, a line without one
 * must stand beside one that has it: a long headline in a list does not.
 */
function findText(drafts: readonly Draft[], styled: boolean): readonly boolean[] {
  const isText = drafts.map((draft) => isBodyText(draft));
  if (!styled) return isText;
  const isStopped = (at: number): boolean => isText[at] === true && drafts[at]?.ending === 'stop';
  for (const [i, draft] of drafts.entries()) {
    if (isText[i] !== true || draft.ending === 'stop' || draft.ending === 'colon') continue;
    isText[i] = (i > 0 && isText[i - 1] === true) || isStopped(i + 1);
  }
  return isText;
}

/** What may stand in a list of headlines. */
const isListed = (draft: Draft): boolean =>
  draft.kind === 'body' &&
  draft.gap &&
  draft.words <= LONGEST_LISTED &&
  draft.ending !== 'stop' &&
  draft.ending !== 'colon' &&
  !draft.bulleted &&
  !draft.joined;

/** Whether a line after a list of other headlines belongs to the text again. */
const resumes = (draft: Draft): boolean =>
  (draft.ending === 'stop' && draft.words >= 8) || draft.words >= LONGEST_HEADLINE;

/** Whether the paragraphs of the page end with full stops, so that a line without one is none. */
function usesFullStops(drafts: readonly Draft[]): boolean {
  const long = drafts.filter(({ kind, words }) => kind === 'body' && words >= LONG_LINE);
  const stopped = drafts.filter(
    ({ kind, words, ending }) => kind === 'body' && words >= 8 && ending === 'stop',
  );
  return stopped.length >= 2 && stopped.length >= 0.6 * long.length;
}

type OwnKind = LineKind | 'tail' | 'end' | 'resume' | 'label';

function kindOf(
  tokens: readonly Token[],
  draft: Draft,
  labels: PhraseIndex<LabelClass>,
  seenText: boolean,
): OwnKind {
  const { from, to, words } = draft;
  if (words === 0) return 'chrome';
  const first = firstWord(tokens, from, to);
  for (const { value, to: end } of phrasesAt(tokens, first, labels)) {
    const kind = kindByLabel(tokens, value, end, draft, seenText);
    if (kind === 'tail' && !seenText) return 'chrome';
    if (kind !== undefined) return kind;
  }
  if (words <= LONGEST_LABEL_BAR && isLabelBar(tokens, from, to, words, labels)) return 'chrome';
  // Before the text hashtags name the place, as a dateline does.
  if (isTagLine(tokens, from, to, words)) return seenText ? 'tags' : 'dateline';
  if (isDate(tokens, from, to, words)) return 'dateline';
  if (isAccount(tokens, from, to, words) || isCounter(tokens, from, to, words, labels)) {
    return 'chrome';
  }
  if (seenText && isCaption(tokens, draft, labels)) return 'caption';
  if (isTrail(tokens, from, to, words)) return 'chrome';
  return mostlyForeign(tokens, from, to, words) ? 'chrome' : 'body';
}

function kindByLabel(
  tokens: readonly Token[],
  value: LabelClass,
  end: number,
  { to, words, ending }: Draft,
  seenText: boolean,
): OwnKind | undefined {
  let rest = 0;
  for (let i = end; i < to; i++) if (tokens[i]?.kind !== 'punctuation') rest += 1;
  const labelled = tokens[end]?.text === ':' || tokens[end]?.text === '|';
  switch (value) {
    case 'resume':
      return rest === 0 ? 'resume' : undefined;
    case 'tail':
      return rest <= 2 && ending !== 'stop' ? 'tail' : undefined;
    case 'teaser':
      if (rest === 0) return 'label';
      return (labelled || (rest <= 2 && ending !== 'stop')) && words <= LONGEST_TEASER
        ? 'teaser'
        : undefined;
    case 'notice':
      return words <= LONGEST_NOTICE ? 'chrome' : undefined;
    case 'chrome':
      return rest === 0 || (rest <= 1 && !labelled && ending !== 'stop') ? 'chrome' : undefined;
    case 'tags':
      return labelled || rest === 0 || (rest === 1 && ending === 'colon') ? 'tags' : undefined;
    case 'source':
      return (labelled || rest === 0) && rest <= 12 ? 'source' : undefined;
    case 'caption':
      return labelled || (seenText && ending !== 'stop' && words <= LONGEST_LISTED)
        ? 'caption'
        : undefined;
    case 'counter':
    case 'credit':
      return undefined;
  }
}

function firstWord(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (tokens[i]?.kind !== 'punctuation') return i;
  }
  return from;
}

/** A bar of labels one after the other: `Facebook X WhatsApp نسخ الرابط`. */
function isLabelBar(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: number,
  labels: PhraseIndex<LabelClass>,
): boolean {
  let covered = 0;
  let hits = 0;
  let i = from;
  while (i < to) {
    const token = tokens[i];
    const known = token !== undefined && labels.root.has(bareText(token));
    const hit = known
      ? phrasesAt(tokens, i, labels).find(
          ({ value }) => value === 'chrome' || value === 'teaser' || value === 'tail',
        )
      : undefined;
    if (hit === undefined) {
      i += 1;
      continue;
    }
    hits += 1;
    covered += hit.to - i;
    i = hit.to;
  }
  return hits >= 2 && words - covered <= Math.max(1, words / 5);
}

const bareText = ({ text }: Token): string => bare(text);

/** A line of hashtags, whatever stands between them. */
function isTagLine(tokens: readonly Token[], from: number, to: number, words: number): boolean {
  let tags = 0;
  let spaced = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.text === '#') tags += 1;
    else if (token?.spaced === true && token.kind !== 'punctuation') spaced += 1;
  }
  if (tags === 1) return tokens[from]?.text === '#' && spaced === 0;
  return tags >= 2 && (spaced === 0 || words <= tags * 3);
}

const SEPARATORS = /^["|<>/]$/u;
const LONGEST_DATE = 14;

/** Little but numbers, with a year: the date of the page, with the outlet or the place beside it. */
function isDate(tokens: readonly Token[], from: number, to: number, words: number): boolean {
  if (words > LONGEST_DATE) return false;
  let numbers = 0;
  let year = false;
  let bars = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === 'number') {
      numbers += 1;
      const value = token.value ?? 0;
      if (token.text.length === 4 && value >= 1900 && value < 2100) year = true;
    } else if (token?.text === '|') bars += 1;
  }
  if (!year || tokens[to - 1]?.text === '.') return false;
  return words <= numbers + 4 || (bars >= 1 && words <= numbers + 9);
}

/** An account name beside its handle, or the byline of an embedded post. */
function isAccount(tokens: readonly Token[], from: number, to: number, words: number): boolean {
  if (words > 12) return false;
  for (let i = from; i < to - 1; i++) {
    if (tokens[i]?.text === '@' && tokens[i + 1]?.kind === 'latin') {
      return i + 2 >= to - 1 || tokens[i - 1]?.text === '(' || words <= 4;
    }
  }
  return false;
}

/** `323 زيارة`, `9 ساعات مضت`, or a number alone. */
function isCounter(
  tokens: readonly Token[],
  from: number,
  to: number,
  words: number,
  labels: PhraseIndex<LabelClass>,
): boolean {
  if (words > 10) return false;
  let numbers = 0;
  let counted = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'punctuation') continue;
    if (token.kind === 'number') numbers += 1;
    else if (phrasesAt(tokens, i, labels).some(({ value }) => value === 'counter')) counted += 1;
  }
  return numbers === words || (counted > 0 && numbers > 0 && numbers + counted >= words - 1);
}

/** A credit at the foot of a picture: `… - نورث نيوز/ أرشيفية`, `… (فيسبوك)`. */
function isCaption(
  tokens: readonly Token[],
  { from, to, words, ending }: Draft,
  labels: PhraseIndex<LabelClass>,
): boolean {
  if (words < 3 || words > LONGEST_HEADLINE || ending === 'stop') return false;
  const bracketed = tokens[to - 1]?.text === ')';
  const reach = bracketed ? 9 : 3;
  for (let i = to - 1; i >= Math.max(from + 1, to - reach); i--) {
    const token = tokens[i];
    if (token === undefined || !labels.root.has(bareText(token))) continue;
    const credited = phrasesAt(tokens, i, labels).some(({ value }) => value === 'credit');
    if (credited && isCredit(tokens, from, i)) return true;
  }
  return false;
}

/** Whether a bracket, a dash or a slash opens the credit that ends at `at`. */
function isCredit(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 7); i--) {
    if (/^[(/|-]$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** A trail of sections: `الرئيسية » أخبار » حلب`. */
function isTrail(tokens: readonly Token[], from: number, to: number, words: number): boolean {
  let separators = 0;
  let longest = 0;
  let run = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== 'punctuation') run += 1;
    else if (SEPARATORS.test(token.text) && (token.spaced || i === to - 1)) {
      separators += 1;
      run = 0;
    } else if (/^[.:؟!،]$/u.test(token.text)) return false;
    longest = Math.max(longest, run);
  }
  const spacedOut = tokens[to - 1]?.text !== '"' && tokens[from]?.text !== '"';
  return separators >= 2 && longest <= 3 && words <= 14 && spacedOut;
}

/** Lines of Latin letters are menus, names of sites or credits. */
function mostlyForeign(tokens: readonly Token[], from: number, to: number, words: number): boolean {
  let latin = 0;
  let arabic = 0;
  for (let i = from; i < to; i++) {
    if (tokens[i]?.kind === 'latin') latin += 1;
    if (tokens[i]?.kind === 'word') arabic += 1;
  }
  return latin > 0 && latin >= words / 2 && (arabic === 0 || (arabic <= 2 && latin > 2 * arabic));
}

/** The window title over a post of a social network repeats its beginning, cut short. */
function markPageTitle(tokens: readonly Token[], drafts: readonly Draft[]): void {
  const frame = drafts.findIndex(({ from, to }) => isFrame(tokens, from, to));
  if (frame < 0 || frame > 8) return;
  const opened = drafts.some(({ kind }, i) => i > frame && kind === 'body');
  for (const [i, draft] of drafts.entries()) {
    if (i > frame) return;
    draft.kind = i === frame ? 'chrome' : opened ? 'repeat' : draft.kind;
  }
}

/** `Facebook… 's Post`. */
const isFrame = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[from]?.text.startsWith('Facebook') === true && tokens[to - 1]?.text === 'Post';

/** Lines from the first running text on that are compared with the headlines before it. */
const OPENING = 4;

/** Before the first running text: the headline, the lines of date and author, and menus. */
function markFront(
  tokens: readonly Token[],
  drafts: readonly Draft[],
  isText: readonly boolean[],
  first: number,
  hints: PageHints,
): void {
  const heads = drafts
    .slice(0, first)
    .filter((draft) => isHeadline(draft) && !isPlaceLine(tokens, draft));
  const text = drafts.filter((_, i) => i < first + OPENING && isText[i] === true);
  const headline = chooseHeadline(tokens, heads, text, hints);
  const menu =
    !isThread(tokens, drafts) &&
    new Set(heads.map((draft) => textOf(tokens, draft))).size >= SHORTEST_LIST;
  const at = headline === undefined ? -1 : drafts.indexOf(headline);
  for (const [i, draft] of drafts.slice(0, first).entries()) {
    if (draft === headline) draft.kind = 'headline';
    else if (menu && draft.kind === 'dateline' && i < at) draft.kind = 'chrome';
    else if (draft.kind !== 'body') continue;
    else if (i > at && at >= 0 && draft.words > SHORT_LINE && isCredited(tokens, draft)) {
      draft.kind = 'caption';
    } else if (menu && heads.includes(draft)) draft.kind = 'teaser';
    else if (draft.ending === 'colon' && draft.words >= SHORTEST_HEADLINE) continue;
    else if ((draft.words < SHORT_LINE || isPlaceLine(tokens, draft)) && !draft.bulleted) {
      draft.kind = i < at ? 'chrome' : 'dateline';
    } else if (draft.ending !== 'colon' && !draft.punctuated && draft.words >= LONG_LINE) {
      draft.kind = 'chrome';
    }
  }
}

/** A page of several posts of one account, each with its buttons: none is a menu. */
const isThread = (tokens: readonly Token[], drafts: readonly Draft[]): boolean =>
  drafts.some(
    ({ from, kind }) =>
      kind === 'chrome' && tokens[from]?.text === 'Embed' && tokens[from + 1]?.text === 'Tweet',
  );

const isHeadline = (draft: Draft): boolean =>
  draft.kind === 'body' &&
  draft.words >= SHORTEST_HEADLINE &&
  draft.words <= LONGEST_HEADLINE &&
  draft.ending !== 'stop' &&
  draft.ending !== 'colon' &&
  !(draft.words >= LONG_LINE && !draft.punctuated);

/** `ريف حلب – وكالة`: a few words on either side of a dash, as in the line of place and outlet. */
function isPlaceLine(tokens: readonly Token[], { from, to, words }: Draft): boolean {
  if (words > SHORT_LINE) return false;
  for (let i = from + 1; i < to - 1; i++) {
    const token = tokens[i];
    if (token?.text === '-' && (token.spaced || tokens[i + 1]?.spaced === true)) return true;
  }
  return false;
}

/** `… – وكالة`: ends in a dash and a few words, as captions name who took the picture. */
function isCredited(tokens: readonly Token[], { to, ending }: Draft): boolean {
  if (ending !== 'none') return false;
  for (let i = to - 2; i >= to - 5; i--) {
    const token = tokens[i];
    if (token?.text === '-' && (token.spaced || tokens[i + 1]?.spaced === true)) return true;
    if (token?.kind === 'punctuation' && token.text !== '/') return false;
  }
  return false;
}

/** Of several headlines the one of the title, else the one that shares most words with the text. */
function chooseHeadline(
  tokens: readonly Token[],
  heads: readonly Draft[],
  text: readonly Draft[],
  hints: PageHints,
): Draft | undefined {
  const [first] = heads;
  if (heads.length <= 1) return first;
  const titled = heads.find((draft) => isTitle(tokens, draft, hints));
  if (titled !== undefined) return titled;
  if (heads.length < SHORTEST_LIST) return first;
  const words = new Set(text.flatMap((draft) => contentWords(tokens, draft)));
  let best = first;
  let bestScore = 0;
  for (const draft of heads) {
    const own = contentWords(tokens, draft);
    const score = own.filter((word) => words.has(word)).length / (own.length + 2);
    if (score > bestScore) {
      best = draft;
      bestScore = score;
    }
  }
  return best;
}

function isTitle(tokens: readonly Token[], draft: Draft, { title }: PageHints): boolean {
  if (title === undefined || draft.words < SHORTEST_HEADLINE) return false;
  const whole = ` ${wordsOf(title, 0, title.length).join(' ')} `;
  const own = wordsOf(tokens, draft.from, draft.to);
  return whole.includes(` ${own.join(' ')} `) || ` ${own.join(' ')} `.includes(whole);
}

function wordsOf(tokens: readonly Token[], from: number, to: number): string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token !== undefined && token.kind !== 'punctuation' && token.kind !== 'break') {
      words.push(token.text);
    }
  }
  return words;
}

const textOf = (tokens: readonly Token[], { from, to }: Draft): string =>
  wordsOf(tokens, from, to).join(' ');

/** Words without article and conjunction that carry meaning by their length. */
const contentWords = (tokens: readonly Token[], { from, to }: Draft): string[] =>
  wordsOf(tokens, from, to)
    .map((word) => word.replace(/^[وبل]?ال|^لل|^و(?=....)/u, ''))
    .filter((word) => word.length >= 3);

/** After the text has begun: lists of other headlines, and lone ones between its paragraphs. */
function markLists(
  drafts: readonly Draft[],
  isText: readonly boolean[],
  first: number,
  styled: boolean,
): void {
  let i = first + 1;
  while (i < drafts.length) {
    if (isText[i] === true) {
      i += 1;
      continue;
    }
    let end = i;
    while (end < drafts.length && isText[end] !== true) end += 1;
    markRun(drafts, i, end, styled);
    i = end;
  }
}

/** Marks what stands between two running texts, or after the last: lines `[from, to)`. */
function markRun(drafts: readonly Draft[], from: number, to: number, styled: boolean): void {
  const atEnd = to === drafts.length;
  const whole = drafts.slice(from, to);
  const colon = whole.findIndex(({ kind, ending }) => kind === 'body' && ending === 'colon');
  const run = colon < 0 ? whole : whole.slice(0, colon);
  const before = drafts[from - 1];
  // What a colon announces belongs to the text: names, places, demands.
  if (before?.ending === 'colon' && before.kind === 'body') return;
  const texts = run.filter(({ kind }) => kind === 'body');
  const listed = texts.filter(isListed);
  const told = listed.filter(({ words }) => words >= SHORTEST_HEADLINE);
  const teased = run.some(({ kind }) => kind === 'teaser');
  const isList =
    told.length >= shortestList(styled, atEnd, teased) && listed.length >= 0.8 * texts.length;
  const isTags = atEnd && texts.length >= SHORTEST_LIST && texts.every(isTagWord);
  let after = false;
  for (const draft of run) {
    if (draft.kind === 'teaser') after = true;
    if ((isList || after) && draft.kind === 'dateline') draft.kind = 'chrome';
    if (draft.kind !== 'body') continue;
    if (isList) draft.kind = 'teaser';
    else if (isTags) draft.kind = 'tags';
    else if (draft.bulleted || !draft.gap || draft.ending === 'colon' || !styled) continue;
    else if (draft.words < SHORT_LINE && draft.ending !== 'stop') draft.kind = 'chrome';
    else if (!atEnd && isListed(draft)) draft.kind = 'teaser';
  }
}

/** Headlines that make a list where it stands. */
function shortestList(styled: boolean, atEnd: boolean, teased: boolean): number {
  if (!styled) return SHORTEST_BARE_LIST;
  if (!atEnd) return 2;
  return teased ? 1 : SHORTEST_LIST;
}

/** A key word on a line of its own at the foot of the page. */
const isTagWord = (draft: Draft): boolean =>
  draft.gap && draft.words <= 2 && draft.ending === 'none' && !draft.bulleted;

/** A page without running text: a post of short lines, or nothing but a menu. */
function markPost(tokens: readonly Token[], drafts: readonly Draft[], hints: PageHints): void {
  const heads = drafts.filter(isHeadline);
  const titled = heads.find((draft) => isTitle(tokens, draft, hints));
  const listed = heads.filter(isListed);
  const distinct = new Set(listed.map((draft) => textOf(tokens, draft))).size;
  if (hints.title !== undefined && distinct >= SHORTEST_BARE_LIST) {
    for (const draft of drafts) {
      if (draft === titled) draft.kind = 'headline';
      else if (draft.kind === 'body' || draft.kind === 'dateline') draft.kind = 'teaser';
    }
    return;
  }
  const [first] = heads;
  if (first === undefined) return;
  const others = drafts.filter((draft) => draft.kind === 'body' && draft !== first);
  if (others.length > 0 && !first.bulleted) first.kind = 'headline';
}
