import type { OutcomeKind } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import { barePiece } from './bare-piece.ts';
import { type ClauseScene, spanOf } from './clause-scene.ts';
import { isRevision } from './outcomes.ts';
import type { Argument, OutcomeClaim, Piece } from './piece.ts';
import { isNegatedAt } from './reality.ts';
import { joinedTo } from './syntax.ts';

/**
 * Reads a clause that tells a toll and no deed: `القتلى هم 39 مسلحا من التنظيم و23 من الحراس`,
 * `بين الضحايا طفلان`, `حصيلة القصف سبعة جرحى`. Undefined where no harmed persons are counted.
 */
export function findToll(scene: ClauseScene): Piece | undefined {
  const listed = listedBehindToll(scene);
  let before: OutcomeKind | null = null;
  const { tokens } = scene;
  const outcomes = (listed ?? scene.args).flatMap((argument): OutcomeClaim[] => {
    // ستة من القتلى من العشائر واثنين من قسد: a further number under the toll before it.
    // … والسبعة الباقون مدنيون، والبقية من العشائر: those who are left of it.
    const rest = before !== null && isRest(argument, tokens);
    const further = rest || (argument.joined && argument.party?.count.best != null) ? before : null;
    const what: OutcomeKind | null =
      argument.party?.outcome ?? (listed === undefined ? further : tollOf(scene));
    before = what;
    if (what === null || argument.party === null) return [];
    if (rest && argument.party.count.best === null)
      return [
        {
          what,
          count: { low: 1, high: null, best: null },
          lowCertainty: false,
          argument,
          evidence: spanOf(argument, tokens),
          rule: REST,
          revision: false,
        },
      ];
    if (argument.party.count.best === null && argument.party.definite) return [];
    if (isNegatedAt(argument.party.from, scene)) return [];
    return [
      {
        what,
        count: argument.party.count,
        lowCertainty: false,
        argument,
        evidence: spanOf(argument, scene.tokens),
        rule: listed === undefined ? 'outcomes/toll-noun' : 'outcomes/toll-list',
        revision: isRevision(scene, argument.from),
      },
    ];
  });
  const [first] = outcomes;
  if (first?.argument == null) return undefined;
  const { from, to, party } = first.argument;
  // 11 من القتلى من مسلحي العشائر: of the dead told before.
  const isOfKnown = party?.definite === true && party.outcome !== null;
  // خلفت شاحنة محشوة بالمتفجرات سبعة قتلى: the weapon before the toll brought it about.
  const weapon = scene.weapons.findLast((one) => one.to <= from);
  return {
    ...barePiece({ from, to }, scene),
    ...(weapon === undefined
      ? {
          kind: first.what === 'killed' ? ('killing' as const) : ('attack' as const),
          kindRule: 'kinds/toll',
        }
      : {
          kind: weapon.kind,
          kindStrength: 2 as const,
          kindEvidence: spanOf(weapon, scene.tokens),
          kindRule: `kinds/weapon-${weapon.id}`,
        }),
    outcomes,
    // بلغت الحصيلة حتى مساء اليوم: when it was counted.
    times: scene.times.filter((time) => !isUntil(time, scene)),
    anaphoric: listed !== undefined || isOfKnown || isKnownToll(scene) ? 'definite' : 'no',
  };
}

/** The rule of those who are left of a total that is told elsewhere. */
export const REST = 'outcomes/rest';

const REST_REACH = 3;

const isRest = ({ from, to }: Argument, tokens: readonly Token[]): boolean =>
  tokens
    .slice(Math.max(0, from - REST_REACH), to)
    .some(({ text }) => /^[وف]?(?:ال)?(?:باقون|باقين|باقي|بقيه)$/u.test(text));

const isUntil = ({ from }: { readonly from: number }, { tokens }: ClauseScene): boolean =>
  [from, from - 1].some((at) => /^[وف]?(?:حتي|لغايه)$/u.test(tokens[at]?.text ?? ''));

/** `بلغت الحصيلة`: the toll of what was told before. */
function isKnownToll({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < clause.to; i++) {
    if (/^[وفب]?ال(?:حصيله|ضحايا)$/u.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const COPULAS = new Set(['هم', 'هما', 'هن', 'بينهم']);

/** The persons behind `القتلى هم`; undefined where the clause has no such list. */
function listedBehindToll({ args, tokens }: ClauseScene): readonly Argument[] | undefined {
  const at = args.findIndex(
    ({ party, to }) =>
      party?.outcome != null && party.definite && COPULAS.has(tokens[to]?.text ?? ''),
  );
  const first = args[at + 1];
  if (at < 0 || first?.party == null) return undefined;
  return [first, ...joinedTo(args.slice(at + 2))];
}

const tollOf = ({ args }: ClauseScene): OutcomeKind | null =>
  args.find(({ party }) => party?.outcome != null)?.party?.outcome ?? null;
