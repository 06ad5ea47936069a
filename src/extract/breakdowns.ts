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
    const inside = partsInside(total, args, i, tokens, ofPart);
    const listed = inside === undefined ? partsBehind(args, i, tokens) : undefined;
    const parts = inside ?? listed?.parts;
    // ثلاثة أميركيين، جنديان ومترجم: a total of one side holds for its parts.
    const open =
      (total.code === null && (total.party?.side ?? 'neutral') === 'neutral') ||
      total.party?.side === 'detainee';
    if (parts === undefined || !open || !areOfSeveralSides(parts)) {
      told.push(total);
      continue;
    }
    const far = parts[0] !== undefined && parts[0].from - total.to > FARTHEST_FIRST;
    const placed = far ? parts.map((part, at) => atTotal(total, part, at)) : parts;
    told.push(...placed.map((part, at) => asPartOf(total, part, at === 0)));
    told.push(...(listed?.between ?? []));
    // Parts that are arguments of their own are told by now, as is who stands between.
    const end = parts.at(-1)?.from ?? total.from;
    while ((args[i + 1]?.from ?? Number.POSITIVE_INFINITY) <= end) {
      i += 1;
      const passed = args[i];
      if (inside !== undefined && passed !== undefined && passed.from < end) told.push(passed);
    }
  }
  return told;
}

/** Parts told far behind a total stand where it stands: in the clause of the harm. */
const atTotal = (total: Argument, part: Argument, at: number): Argument => ({
  ...part,
  from: Math.min(total.from + at, total.to - 1),
  to: total.to,
});

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

/** The parts told with `بينهم` or `هم`, where their numbers add up to the total or the rest is told. */
function partsInside(
  { party }: Argument,
  args: readonly Argument[],
  at: number,
  tokens: readonly Token[],
  ofPart: ArgumentOfPart,
): Argument[] | undefined {
  const [last] = party?.subsets.slice(-1) ?? [];
  if (party?.count.best == null || last === undefined) return undefined;
  const left = party.subsets.reduce((all, { count }) => all - (count.best ?? 0), party.count.best);
  const next = args.slice(at + 1, at + 1 + MOST_ARGUMENTS).find(({ from }) => from >= last.to);
  const rest = restOf(party, next, { from: last.to, left }, tokens);
  if (rest !== undefined) return [...party.subsets.map(ofPart), rest];
  return party.subsets.length > 1 && left === 0 ? party.subsets.map(ofPart) : undefined;
}

const REST = /^[وف]?(?:ال)?(?:باقون|باقين|باقي|بقيه|باقيان|باقيين|اخرون|اخرين)$/u;
const FARTHEST_REST = 5;

/** `والباقون من مسلحي العشائر`, `والبقية مدنيون`: as many as the parts before leave of the total. */
function restOf(
  whole: Party,
  next: Argument | undefined,
  { from, left }: { readonly from: number; readonly left: number },
  tokens: readonly Token[],
): Argument | undefined {
  if (next === undefined || left < 1 || next.from < from || next.from - from > FARTHEST_REST)
    return undefined;
  if (next.party?.count.best != null || (next.party === null && next.actor === null))
    return undefined;
  // توزعت بقية الضحايا على …: the rest of those who were told, and no part of them.
  if (next.party?.outcome != null) return undefined;
  const between = tokens.slice(from, next.from);
  if (!between.some(({ text }) => REST.test(text))) return undefined;
  if (between.some(({ text, kind }) => kind === 'break' || text === '.')) return undefined;
  const own = next.party ?? {
    ...whole,
    from: next.from,
    to: next.to,
    head: next.from,
    start: tokens[next.from]?.start ?? whole.start,
    end: tokens[next.to - 1]?.end ?? whole.end,
    noun: null,
    side: null,
  };
  const count = { low: left, high: left, best: left };
  return { ...next, party: { ...own, count, plural: false, subsets: [] } };
}

/** How many words may stand between a total and its first part, or between two parts. */
const FARTHEST_FIRST = 4;
const FARTHEST_NEXT = 6;

/** A part that says `منهم` or stands behind a colon may be farther from its total. */
const FARTHEST_OF_THEM = 40;
const FARTHEST_COLON = 12;
const MOST_ARGUMENTS = 24;

interface Listed {
  readonly parts: readonly Argument[];
  /** Who else is told between the total and its first part. */
  readonly between: readonly Argument[];
}

/** The parts counted one by one behind a total, where their numbers add up to it or the rest is told. */
function partsBehind(
  args: readonly Argument[],
  at: number,
  tokens: readonly Token[],
): Listed | undefined {
  const total = args[at];
  const best = total?.party?.count.best;
  if (total?.party == null || best == null || best < 2) return undefined;
  const parts: Argument[] = [];
  const between: Argument[] = [];
  let left = best;
  let { to } = total;
  for (const part of args.slice(at + 1, at + 1 + MOST_ARGUMENTS)) {
    const first = parts.length === 0;
    if (sharesNumber(part, parts.at(-1) ?? total, tokens)) {
      to = part.to;
      continue;
    }
    const count = part.party?.count.best;
    if (count == null) {
      const rest = first ? undefined : restOf(total.party, part, { from: to, left }, tokens);
      if (rest !== undefined) return { parts: [...parts, rest], between };
      if (!first || part.from - to > FARTHEST_OF_THEM) break;
      between.push(part);
      continue;
    }
    const near = part.from - to <= (first ? FARTHEST_FIRST : FARTHEST_NEXT);
    if (first && !(near && between.length === 0) && !isFarPart(total, part, tokens)) break;
    if (!first && !near) break;
    if (!(first ? isOpened(tokens, to, part.from) : goesOn(tokens, to, part))) break;
    parts.push(part);
    left -= count;
    to = part.to;
    if (left <= 0) break;
  }
  return parts.length > 1 && left === 0 ? { parts, between } : undefined;
}

/** `قُتل 17 شخصا في اشتباكات …، 11 منهم من …`, `140 أسيرا في حلب: 82 من …`. */
function isFarPart(total: Argument, { from, to }: Argument, tokens: readonly Token[]): boolean {
  const mark = tokens[from - 1]?.text ?? '';
  if (tokens.slice(total.to, from).some(({ text, kind }) => kind === 'break' || text === '.'))
    return false;
  if (mark === ':') return from - total.to <= FARTHEST_COLON;
  const ofThem = tokens.slice(from, to + 1).some(({ text }) => /^(?:منهم|منهن)$/u.test(text));
  return ofThem && /^[،,]$/u.test(mark) && from - total.to <= FARTHEST_OF_THEM;
}

/** Behind a total its parts begin with a colon, a comma or a pronoun, and no و. */
function isOpened(tokens: readonly Token[], from: number, to: number): boolean {
  const readings = tokens[to]?.readings ?? [];
  if (readings.length > 0 && readings.every(({ conj }) => conj === 'و')) return false;
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
