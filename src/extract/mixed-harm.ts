import type { Count } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument, OutcomeClaim } from './piece.ts';

/** `عشرون بين قتيل وجريح`: one number for dead and wounded tells of one of each at least. */
export function splitMixed(claims: readonly OutcomeClaim[]): readonly OutcomeClaim[] {
  return claims.flatMap((claim) => {
    const mixed = claim.argument?.party?.mixed === true;
    if (!mixed || (claim.what !== 'killed' && claim.what !== 'wounded')) return [claim];
    const count = partOf(claim.count);
    return [
      { ...claim, what: 'killed', count },
      { ...claim, what: 'wounded', count },
    ];
  });
}

const partOf = ({ high }: Count): Count => ({
  low: 1,
  high: high === null ? null : Math.max(1, high - 1),
  best: null,
});

const DEATH = /^(?:[وف]?(?:قتل|قضي|استشهد|مقتل|استشهاد|وفاه)|[بل](?:مقتل|قتل|استشهاد))$/u;
const WOUND = /^(?:[وف]?(?:جرح|اصيب|اصابه)|[بل](?:جرح|اصابه))$/u;

/** `مقتل وإصابة 12`, `قُتل وجُرح 30`: a harm right behind another, with و, shares its number with it. */
export function isSharedHarm(trigger: Trigger, tokens: readonly Token[]): boolean {
  if (trigger.reading.conj !== 'و' || trigger.outcome?.entry.family !== 'outcome') return false;
  const before = tokens[trigger.from - 1];
  const { what } = trigger.outcome.entry;
  if (what === 'wounded') return DEATH.test(before?.text ?? '');
  return what === 'killed' && WOUND.test(before?.text ?? '') && isVerb(trigger);
}

/** A party whose number is shared by dead and wounded. */
export const asMixed = (argument: Argument): Argument =>
  argument.party === null ? argument : { ...argument, party: { ...argument.party, mixed: true } };
