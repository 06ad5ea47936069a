import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { ClauseScene } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument, RoleClaim } from './piece.ts';

const RECEIVES = /^[يت]?(?:تسلم|استلم|ستلم|استلام|استعاد|ستعيد|استعاده|استرد|سترد|استقبل|ستقبل)/u;
const GIVES = /^[يت]?(?:سلم|تسليم|رحل|ترحيل|نقل|اعاد|عيد|اعاده)/u;

/** A claim with the trigger that told it. */
interface Told extends RoleClaim {
  readonly by: Trigger;
}

/**
 * `سلمت قسد 50 معتقلا إلى العراق`, `تسلم العراق 50 معتقلا من قسد`: who hands persons over begins the
 * transfer, who receives them takes part. Where only the receiver is told, it begins it.
 */
export function withReceivers<Claim extends Told>(
  claims: readonly Claim[],
  { args }: ClauseScene,
): readonly Claim[] {
  if (!claims.some(({ by }) => isTransfer(by))) return claims;
  return claims.flatMap((claim) => {
    const { by, role, argument } = claim;
    if (!isTransfer(by)) return [claim];
    const { stem } = by.reading;
    const giver = args.find((one) => one.from >= by.to && one.marker === 'from' && isBody(one));
    if (RECEIVES.test(stem)) {
      if (giver === undefined) return [claim];
      if (argument === giver) return [{ ...claim, role: 'initiator', rule: 'roles/giver' }];
      return role === 'initiator' && isBody(argument)
        ? [
            { ...claim, role: 'initiator', argument: giver, rule: 'roles/giver' },
            { ...claim, role: 'partner', rule: 'roles/receiver' },
          ]
        : [claim];
    }
    const given = givenTo(
      by,
      args.filter(({ to }) => to <= by.from),
      args.filter(({ from }) => from >= by.to),
    );
    if (given !== undefined && argument === given)
      return [{ ...claim, role: 'partner', rule: 'roles/receiver' }];
    const receives = argument.marker === 'to' || argument.marker === 'of';
    return GIVES.test(stem) && receives && role === 'target' && isBody(argument)
      ? [{ ...claim, role: 'partner', rule: 'roles/receiver' }]
      : [claim];
  });
}

/**
 * `سلمت قسد الحكومة العراقية 50 معتقلا`, `سلمت وفدا روسيا 34 طفلا`: who is given persons as the first of two
 * objects; undefined where the verb has one object.
 */
export function givenTo(
  trigger: Trigger,
  before: readonly Argument[],
  after: readonly Argument[],
): Argument | undefined {
  if (!isTransfer(trigger) || !GIVES.test(trigger.reading.stem)) return undefined;
  const bare = after.filter(({ marker, joined }) => marker === 'none' && !joined);
  const told = before.some(({ marker, code }) => marker === 'none' && code !== null);
  const at = bare.findIndex(({ kind, to }, i) => {
    const next = bare[i + 1];
    const gives = i > 0 || told;
    return (
      gives && STATE_KINDS.has(kind ?? '') && next?.party?.count.best != null && next.from - to <= 1
    );
  });
  return bare[at];
}

const isTransfer = ({ happening, outcome }: Trigger): boolean =>
  happening?.entry.id.startsWith('transfer') === true ||
  (outcome?.entry.family === 'outcome' && outcome.entry.what === 'transferred');

/** A body that acts, not persons who are moved. */
const isBody = ({ actor, party, from }: Argument): boolean =>
  actor !== null &&
  party === null &&
  actor.heads.every((head) => head.from < from || head.is !== 'people');
