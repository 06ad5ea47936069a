import type { Party } from '../resolve/quantities/party.ts';
import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

/** Makes an argument of a party that is told as a part of another. */
export type ArgumentOfPart = (part: Party) => Argument;

/**
 * Puts in the place of a total the parts that make it up, where they are of several sides: `مقتل عشرة، ستة
 * جنود وأربعة مدنيين`, `عشرة قتلى بينهم ستة جنود وأربعة مدنيين`. Parts that fall short of the total are told
 * of it and stay in it.
 */
export function withBreakdowns(
  named: readonly Argument[],
  tokens: readonly Token[],
  ofPart: ArgumentOfPart,
): readonly Argument[] {
  const args = withPredicates(named, tokens);
  const told: Argument[] = [];
  for (let i = 0; i < args.length; i++) {
    const total = args[i];
    if (total === undefined) break;
    const previous = told.at(-1);
    if (previous !== undefined && sharesNumber(total, previous, tokens)) continue;
    const inside = partsInside(total, ofPart);
    const listed = inside === undefined ? partsBehind(args, i, tokens) : undefined;
    const parts = inside ?? listed;
    // ثلاثة أميركيين، جنديان ومترجم: a total of one side holds for its parts.
    const open = total.code === null && (total.party?.side ?? 'neutral') === 'neutral';
    if (parts === undefined || !open || !areOfSeveralSides(parts)) {
      told.push(total);
      continue;
    }
    told.push(...parts.map((part, at) => asPartOf(total, part, at === 0)));
    if (listed !== undefined) i = args.indexOf(listed.at(-1) ?? total);
  }
  return told;
}

/** Words between a part of the dead and whose they are. */
const IS = /^(?:منهم|منهن|هم|كانوا|من|ينتمون|يتبعون|الي|في|صفوف)$/u;
const FARTHEST_PREDICATE = 3;

/** `11 من القتلى من مسلحي العشائر`, `سبعة منهم من الحراس`: a part of the dead and the noun that says whose they are. */
function withPredicates(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  const told: Argument[] = [];
  for (const [i, part] of args.entries()) {
    const before = args[i - 1];
    const whole = told.at(-1);
    if (before === undefined || whole !== before || !isPredicate(before, part, tokens)) {
      told.push(part);
      continue;
    }
    const party =
      before.party === null ? null : { ...before.party, side: part.party?.side ?? null };
    told[told.length - 1] = {
      ...before,
      to: part.to,
      actor: part.actor,
      code: part.code,
      kind: part.kind,
      party: party === null ? null : { ...party, noun: part.party?.noun ?? party.noun },
    };
  }
  return told;
}

function isPredicate(
  { to, code, party }: Argument,
  { from, party: whose, actor }: Argument,
  tokens: readonly Token[],
): boolean {
  if (code !== null || party?.count.best == null || from - to > FARTHEST_PREDICATE) return false;
  const ofDead = party.outcome !== null && party.definite && party.rule === 'parties/number-of';
  if (!ofDead && tokens[to]?.text !== 'منهم' && tokens[to]?.text !== 'هم') return false;
  if (whose?.count.best != null || (whose === null && actor === null)) return false;
  if (from === to) return true;
  return tokens.slice(to, from).every(({ text }) => IS.test(text));
}

/** `23 من الحراس والسجانين`: one number for both. */
const sharesNumber = (
  { from, to, joined, party, actor }: Argument,
  previous: Argument,
  tokens: readonly Token[],
): boolean =>
  joined &&
  from === previous.to &&
  actor === null &&
  party !== null &&
  party.count.best === null &&
  party.plural &&
  (party.definite || tokens[to]?.text.startsWith('ال') === true) &&
  previous.party?.count.best != null &&
  previous.party.rule.startsWith('parties/number-of');

/** The parts told with `بينهم` or `هم`, where their numbers add up to the total. */
function partsInside({ party }: Argument, ofPart: ArgumentOfPart): Argument[] | undefined {
  if (party === null || party.subsets.length < 2) return undefined;
  const sum = party.subsets.reduce((all, { count }) => all + (count.best ?? 0), 0);
  return sum === party.count.best ? party.subsets.map(ofPart) : undefined;
}

/** How many words may stand between a total and its first part, or between two parts. */
const FARTHEST_FIRST = 4;
const FARTHEST_NEXT = 6;

/** The parts counted one by one behind a total, where their numbers add up to it. */
function partsBehind(
  args: readonly Argument[],
  at: number,
  tokens: readonly Token[],
): Argument[] | undefined {
  const total = args[at];
  const best = total?.party?.count.best;
  if (total === undefined || best == null || best < 2) return undefined;
  const parts: Argument[] = [];
  let sum = 0;
  let { to } = total;
  for (const part of args.slice(at + 1)) {
    if (sharesNumber(part, parts.at(-1) ?? total, tokens)) {
      to = part.to;
      continue;
    }
    const count = part.party?.count.best;
    const first = parts.length === 0;
    if (count == null || part.from - to > (first ? FARTHEST_FIRST : FARTHEST_NEXT)) break;
    if (!(first ? isOpened(tokens, to, part.from) : goesOn(tokens, to, part))) break;
    parts.push(part);
    sum += count;
    to = part.to;
    if (sum >= best) break;
  }
  return parts.length > 1 && sum === best ? parts : undefined;
}

/** Behind a total its parts begin with a colon, a comma or a pronoun, and no و. */
function isOpened(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[to]?.readings.every(({ conj }) => conj === 'و') === true) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
    if (/^[:،,]$/u.test(token.text)) return true;
    if (/^(?:هم|وهم|توزعوا)$/u.test(token.text)) return true;
  }
  return false;
}

/** A further part is joined by و, perhaps behind a comma. */
function goesOn(tokens: readonly Token[], from: number, { from: to, joined }: Argument): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
  }
  return joined || tokens[to]?.text.startsWith('و') === true || tokens[to - 1]?.text === 'و';
}

const areOfSeveralSides = (parts: readonly Argument[]): boolean =>
  new Set(parts.map(({ code, party }) => code ?? party?.side ?? '')).size > 1;

function asPartOf(total: Argument, part: Argument, first: boolean): Argument {
  const party =
    part.party === null
      ? null
      : { ...part.party, outcome: part.party.outcome ?? total.party?.outcome ?? null };
  return first
    ? { ...part, party, marker: total.marker, joined: total.joined }
    : { ...part, party, marker: 'none', joined: true };
}
