import type { Kind } from '../model/coded-report.ts';
import { forceOfPlace } from '../resolve/actors/force-of-place.ts';
import type { Token } from '../text/tokens.ts';
import type { Side } from './choose-sides.ts';
import { spanOf } from './clause-scene.ts';
import { AIMED } from './kind-sets.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import { type SuffererContext, suffererByContext } from './sufferers.ts';

/** Folded nouns of what forces drive, man and patrol, without the article. */
const OWNED =
  /^(?:دوريه|دوريتين|دوريات|حاجز|حاجزا|حواجز|نقطه|نقاط|مقر|مقرا|مقرات|مركز|مركزا|مخفر|مخفرا|رتل|رتلا|ثكنه|سياره|سيارتين|اليه|اليتين|عربه|حافله|باص|باصا|موقع|موقعا|نوبه)$/u;
const SECURITY = /^(?:امني|امنيا|امنيه|شرطه)$/u;
const MILITARY = /^(?:عسكري|عسكريا|عسكريه)$/u;

/** Where and when something was struck. */
interface Setting {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly country: string | null;
  readonly admin1: string | null;
  readonly day: string | null;
  readonly published: string | undefined;
}

/**
 * `استهدف دورية أمنية`, `هاجموا حاجزا عسكريا`: a post or a patrol that no owner is told of is of those who
 * hold the place. Undefined where another side was struck or nobody is known to hold it.
 */
export function struckForce(
  pieces: readonly ResolvedPiece[],
  kind: Kind,
  sides: readonly Side[],
  setting: Setting,
): Side | undefined {
  if (!AIMED.has(kind) || sides.some(({ participant }) => participant.role === 'target'))
    return undefined;
  // اثنان من مقاتلي قسد في هجوم على نقطة عسكرية: whose men fell was struck.
  if (pieces.some((piece) => hasFallen(piece, sides))) return undefined;
  for (const { position, trigger } of pieces) {
    for (let at = trigger.from; at < position.clause.to - 1; at++) {
      const branch = branchAt(setting.tokens, at);
      const id = branch === undefined ? undefined : forceOfPlace(setting, branch);
      // Who attacks is not struck.
      if (id === undefined || sides.some(({ participant }) => participant.id === id)) continue;
      return {
        participant: { id, role: 'target', basis: 'stated', as: null },
        span: spanOf({ from: at, to: at + 2 }, setting.tokens),
        rule: 'roles/force-of-place',
      };
    }
  }
  return undefined;
}

/** Whether somebody who fights and did not start it was killed or wounded. */
const hasFallen = ({ outcomes, sufferers }: ResolvedPiece, sides: readonly Side[]): boolean =>
  outcomes.some(({ what }, i) => {
    const who = sufferers[i];
    if (who == null || UNARMED.has(who) || (what !== 'killed' && what !== 'wounded')) return false;
    return !sides.some(({ participant }) => participant.id === who);
  });

const UNARMED = new Set(['civilians', 'unidentified', 'detainees']);

/** Deeds that are aimed at persons. */
const AT_PERSONS = new Set<Kind | null>([...AIMED, 'abduction', 'killing']);

/**
 * `نجا قائد شرطة من محاولة اغتيال`, `استهدفت العبوة عضو مجلس محلي`: persons whose words name no side, and to whom
 * nothing is told to have happened, are of the side that they would be counted to. Undefined where another
 * side was struck, where something came of the deed, or where the words tell too little.
 */
export function struckPerson(
  pieces: readonly ResolvedPiece[],
  kind: Kind,
  sides: readonly Side[],
  setting: Setting & SuffererContext,
): Side | undefined {
  if (!AT_PERSONS.has(kind) || sides.some(({ participant }) => participant.role === 'target'))
    return undefined;
  if (pieces.some(({ outcomes }) => outcomes.length > 0)) return undefined;
  for (const { roles } of pieces) {
    for (const { role, argument, basis } of roles) {
      if (role !== 'target' || argument.code !== null || argument.party?.noun == null) continue;
      const span = spanOf(argument, setting.tokens);
      const claim = { ...UNHARMED, argument, evidence: span };
      const id = suffererByContext(claim, kind, sides, setting, []);
      if (id === 'unidentified') continue;
      return {
        participant: { id, role, basis, as: setting.raw.slice(span.start, span.end) },
        span,
        rule: 'roles/struck-person',
      };
    }
  }
  return undefined;
}

/** As if somebody had been hurt. */
const UNHARMED = {
  what: 'wounded',
  count: { low: 1, high: 1, best: 1 },
  lowCertainty: false,
  rule: 'roles/struck-person',
  revision: false,
} as const;

/** Folded nouns of forces, without the article. */
const FORCES = /^(?:قوه|دوريه|دوريات|مفرزه|مفارز|وحده|وحدات|قوات|اجهزه|سلطات|جهات)$/u;

/**
 * `ألقت قوة أمنية القبض على …`: security forces of no name are of those who hold the place. Undefined where
 * somebody is known to act, or no forces are told.
 */
export function actingForce(
  pieces: readonly ResolvedPiece[],
  kind: Kind,
  sides: readonly Side[],
  setting: Setting,
): Side | undefined {
  if (kind !== 'security-operation') return undefined;
  if (sides.some(({ participant }) => participant.role !== 'target')) return undefined;
  for (const { position } of pieces) {
    for (let at = position.clause.from; at < position.clause.to - 1; at++) {
      const next = (setting.tokens[at + 1]?.text ?? '').replace(/^ال/u, '');
      if (!SECURITY.test(next)) continue;
      if (setting.tokens[at]?.readings.some(({ stem }) => FORCES.test(stem)) !== true) continue;
      const id = forceOfPlace(setting, 'police');
      if (id === undefined || sides.some(({ participant }) => participant.id === id)) continue;
      return {
        participant: { id, role: 'initiator', basis: 'stated', as: null },
        span: spanOf({ from: at, to: at + 2 }, setting.tokens),
        rule: 'roles/force-of-place',
      };
    }
  }
  return undefined;
}

/** Which branch a post belongs to by the adjective behind its noun. */
function branchAt(tokens: readonly Token[], at: number): 'police' | 'army' | undefined {
  const owned = tokens[at]?.readings.some(({ stem, pron }) => pron === '' && OWNED.test(stem));
  if (owned !== true) return undefined;
  // حافلة مبيت عسكرية: what the vehicle is for may stand between.
  const behind = /^(?:مبيت|نقل|اسعاف|صغيره|كبيره)$/u.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
  const next = (tokens[at + behind]?.text ?? '').replace(/^ال/u, '');
  if (SECURITY.test(next)) return 'police';
  return MILITARY.test(next) ? 'army' : undefined;
}
