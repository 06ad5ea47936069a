import type { Kind, OutcomeKind } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

const FORMER = /^(?:ال)?سابق(?:ا|ه|ان|ين|ون|تين|تان|ات)?$/u;

/** The first day after the fall of the forces that held Syria until then. */
const FALL = '2024-12-09';

/** Codes of which a former member is still of the camp that the teller counts. */
const STILL = new Set(['other-armed-group', 'assad-remnants', 'civilians', 'unidentified']);

/**
 * Marks those whom a report calls former members of a side (`عنصر سابق في …`, `القيادي السابق في …`). After
 * the fall of their forces former soldiers are told as what remains of them.
 */
export const withFormerMembers = (
  args: readonly Argument[],
  tokens: readonly Token[],
  day: string | undefined,
): readonly Argument[] =>
  args.map((argument) => {
    if (!isFormer(argument, tokens)) return argument;
    const fallen = argument.code === 'assad-forces' && day !== undefined && day >= FALL;
    return { ...argument, code: fallen ? 'assad-remnants' : argument.code, former: true };
  });

function isFormer({ party, actor, from, to }: Argument, tokens: readonly Token[]): boolean {
  if (party === null || actor === null) return false;
  // قوات النظام السابق: the adjective of what they belonged to says nothing of them.
  const until = Math.max(party.head + 1, actor.core.from);
  for (let i = Math.max(from, party.head) + 1; i < until; i++) {
    if (FORMER.test(tokens[i]?.text ?? '')) return true;
  }
  return tokens[to]?.text === 'سابقا';
}

/** Nouns of those whom a side accuses of working for the other. */
const CHARGED = new Set(['spy', 'collaborator', 'agent', 'informer']);

/**
 * Whether an attack on somebody hits a civilian: a former member of a side, whatever he fought for once, or one
 * who is only called a side's (`أحد جواسيس التحالف`, `متعاون مع النظام`).
 */
export const hitAsCivilian = ({ former, code, party }: Argument): boolean =>
  (former === true && code !== null && !STILL.has(code)) || CHARGED.has(party?.noun ?? '');

/** Outcomes of which a former member suffers as a civilian; an arrest is made for what he was. */
export const HARMS: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  'killed',
  'wounded',
  'abducted',
]);

/** Deeds that hit a former member as a civilian. */
export const HITS: ReadonlySet<Kind | null> = new Set<Kind | null>([
  'attack',
  'assassination',
  'killing',
  'abduction',
  'ied',
  'car-bomb',
  'grenade',
]);
