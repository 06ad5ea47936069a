import type { Count } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import { spanOf } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument, OutcomeClaim, Piece } from './piece.ts';

/**
 * `كان شرطي قد نجا من محاولة اغتيال … وأصيب في كتفه`, `وقع عنصران في كمين وقُتلا`: a passive whose subject
 * is told before it in the sentence. The person nearest before the verb that agrees with it in number
 * suffers it. Returns the piece as it was where none agrees.
 */
export function withHiddenPatient(
  piece: Piece,
  args: readonly Argument[],
  tokens: readonly Token[],
): Piece {
  if (piece.outcomes.length > 0 || piece.unreal !== null) return piece;
  const trigger = piece.triggers.find((one) => hasHiddenSubject(one, tokens));
  if (trigger?.outcome?.entry.family !== 'outcome' || trigger.outcome.entry.what === 'seized')
    return piece;
  const number = trigger.outcome.number;
  const person = args.findLast(
    ({ to, party }) =>
      to <= trigger.from && party !== null && !party.unknown && agrees(party.count, number),
  );
  if (person?.party == null) return piece;
  const claim: OutcomeClaim = {
    what: trigger.outcome.entry.what,
    count: person.party.count,
    lowCertainty: trigger.outcome.entry.lowCertainty,
    argument: person,
    evidence: spanOf(trigger, tokens),
    rule: 'outcomes/hidden-subject',
    revision: false,
  };
  return { ...piece, outcomes: [claim] };
}

/** A finite passive, or a verb of dying, that nothing of its own follows. */
const hasHiddenSubject = ({ from, outcome, reading }: Trigger, tokens: readonly Token[]): boolean =>
  outcome?.form === 'verb' &&
  outcome.tense === 'perfect' &&
  // وكان قد خُطف.
  (reading.conj !== '' ||
    (tokens[from - 1]?.text === 'قد' && KAN.test(tokens[from - 2]?.text ?? ''))) &&
  reading.pron === '' &&
  (outcome.voice === 'passive' ||
    outcome.voice === 'either' ||
    outcome.outcomeFrame === 'patient-only') &&
  (outcome.outcomeFrame === 'patient-only' || outcome.outcomeFrame === 'agent-patient');

const KAN = /^و?كان(?:ت|ا|وا)?$/u;

function agrees({ best }: Count, number: 'singular' | 'dual' | 'plural'): boolean {
  if (number === 'singular') return best === 1;
  if (number === 'dual') return best === 2;
  return best !== null && best > 2;
}
