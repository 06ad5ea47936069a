import { anchorTime, type TimeAnchor } from '../resolve/times/resolve-time.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import { foldedWords } from './folded-words.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import type { TallyMention } from './tally-mention.ts';

const FIRST_OR_LAST = foldedWords('أقساها أبرزها آخرها أعنفها أولها أحدثها أكبرها');
const EXAMPLE_REACH = 14;

interface Stretch {
  readonly from: number;
  readonly times: readonly TimeMention[];
}

/**
 * Whether a piece beside a total tells one of the occurrences that it sums up: `خمسة اعتداءات، آخرها قصف …`,
 * `سبعة تفجيرات منذ 24 آذار، حين انفجرت …`.
 */
export const isExample = (
  piece: ResolvedPiece,
  sentence: Stretch,
  tokens: readonly Token[],
): boolean =>
  piece.happening &&
  (isSingledOut(piece, sentence, tokens) || startBefore(piece, sentence, tokens) !== undefined);

function isSingledOut(
  { trigger }: ResolvedPiece,
  { from }: Stretch,
  tokens: readonly Token[],
): boolean {
  for (let i = trigger.from - 1; i >= Math.max(from, trigger.from - EXAMPLE_REACH); i--)
    if (FIRST_OR_LAST.has(tokens[i]?.text ?? '')) return true;
  return false;
}

/** `منذ 24 آذار، حين انفجرت سيارة`: the day that the total counts from is that of the deed behind `حين`. */
export function withStart(
  piece: ResolvedPiece,
  sentence: Stretch,
  tokens: readonly Token[],
  anchor: TimeAnchor,
): ResolvedPiece {
  const start = piece.when === null ? startBefore(piece, sentence, tokens) : undefined;
  if (start?.value.kind !== 'since') return piece;
  const time = { ...start, value: start.value.start };
  const { when } = anchorTime(time, anchor);
  return when.from === null ? piece : { ...piece, time, when };
}

const startBefore = (
  { position: { clause } }: ResolvedPiece,
  { times }: Stretch,
  tokens: readonly Token[],
): TimeMention | undefined => {
  const when = /^(?:حين|حينما|عندما)$/u.test(tokens[clause.from]?.text ?? '');
  if (!when) return undefined;
  return times.find(
    ({ to, value }) =>
      value.kind === 'since' &&
      value.start.kind === 'date' &&
      to <= clause.from &&
      clause.from - to <= 1,
  );
};

/** A number as high as this, told in headline and body, is one number. */
const HIGH = 10;

/** `حصيلة القتلى تتجاوز الأربعين` above `ترتفع إلى 43 حصيلة القتلى منذ …`: the headline tells the total of the body. */
export const isHeadlineOfTotal = (
  { position, outcomes }: ResolvedPiece,
  tallies: readonly TallyMention[],
): boolean =>
  position.headline &&
  outcomes.length > 0 &&
  outcomes.every(({ what, count }) =>
    tallies.some((tally) => {
      const n = tally.count.best ?? 0;
      const { low, high, best } = count;
      if (tally.alsoEvent || tally.what !== what || low === null || best === null) return false;
      return n >= HIGH && (n === best || (high === null && n >= low && n - low <= low / 4));
    }),
  );
