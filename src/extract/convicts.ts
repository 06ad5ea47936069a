import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

/** Nouns of persons that say nothing of a side. */
const ANYBODY = new Set([
  'person',
  'individual',
  'man',
  'youth',
  'citizen',
  'national',
  'detainee',
  'prisoner',
]);
/** Nouns of those against whom something is brought. */
const CHARGED = new Set(['defendant', 'accused', 'convict', 'suspect', 'wanted', 'involved']);
const MEMBERSHIP =
  /^ب(?:ال)?(?:انتماء|قتال|انضمام|انخراط|ارتباط|عمل|ولاء|انتساب|التحاق|مشاركه)(?:ه|هم|ها)?$/u;
/** How many words may stand between those charged and whose members they are said to be. */
const REACH = 5;

/**
 * `24 عراقيا من المدانين بالقتال في صفوف التنظيم`, `58 من مواطنيه المدانين بالانتماء إلى …`: persons whom the words
 * behind them charge with membership are of the group that is named.
 */
export function withConvicts(
  args: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] {
  const taken = new Set<Argument>();
  const told = args.map((argument, i) => {
    const charged = args[i + 1];
    const group = args[i + 2];
    if (argument.party === null || argument.code !== null) return argument;
    if (!ANYBODY.has(argument.party.noun ?? 'person')) return argument;
    if (charged === undefined || !CHARGED.has(charged.party?.noun ?? '')) return argument;
    if (charged.joined || charged.from - argument.to > 1) return argument;
    const whose = charged.code === null ? group : charged;
    if (whose === undefined || whose.code === null || whose.kind !== 'armed-group') return argument;
    if (whose !== charged && !isMembership(charged.to, whose.from, tokens)) return argument;
    taken.add(charged);
    if (whose !== charged) taken.add(whose);
    return { ...argument, to: whose.to, actor: whose.actor, code: whose.code, kind: whose.kind };
  });
  return told.filter((argument, i) => !taken.has(args[i] ?? argument));
}

function isMembership(from: number, to: number, tokens: readonly Token[]): boolean {
  if (to - from > REACH) return false;
  for (let i = from; i < to; i++) if (MEMBERSHIP.test(tokens[i]?.text ?? '')) return true;
  return false;
}
