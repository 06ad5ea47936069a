import type { Kind } from '../model/coded-report.ts';
import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import { type ClauseScene, spanOf } from './clause-scene.ts';
import type { Trigger } from './find-triggers.ts';
import type { OutcomeClaim, Piece, RoleClaim } from './piece.ts';

const KIND_OF_OUTCOME: Readonly<Record<string, Kind>> = {
  killed: 'killing',
  wounded: 'attack',
  detained: 'security-operation',
  abducted: 'abduction',
  released: 'release',
  escaped: 'escape',
  surrendered: 'other',
  transferred: 'transfer',
  seized: 'weapons-find',
};

/** Happenings that are what came of another where one is told: arrests, killings, seizures. */
const RESULTS = new Set(['arrest', 'neutralise', 'capture-of-person', 'weapons-find']);

type KindPart = Pick<Piece, 'kind' | 'kindStrength' | 'kindEvidence' | 'kindRule'>;

/** The kind that a clause tells, by its words, weapons, sides and outcomes. */
export function kindOf(
  triggers: readonly Trigger[],
  scene: ClauseScene,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): KindPart {
  const { tokens } = scene;
  const weapon = scene.weapons.find(({ kind }) => kind === 'air-strike') ?? scene.weapons[0];
  const happenings = triggers.filter(
    ({ happening }) => happening !== null && !RESULTS.has(happening.entry.id),
  );
  const specific = happenings.find(
    ({ happening }) => kindOfForm(happening) !== null && happening?.weak === false,
  );
  if (specific !== undefined) {
    const told = kindOfForm(specific.happening);
    // استهدفت الطائرات بالصواريخ: what comes from an aircraft is an air strike.
    const kind = told === 'shelling' && weapon?.kind === 'air-strike' ? weapon.kind : told;
    return {
      kind,
      kindStrength: 2,
      kindEvidence: spanOf(specific, tokens),
      kindRule: `kinds/${idOf(specific)}`,
    };
  }
  const general =
    happenings.find(({ happening }) => kindOfForm(happening) === null) ?? happenings[0];
  const seizes = triggers.some(
    ({ outcome }) => outcome?.entry.family === 'outcome' && outcome.entry.what === 'seized',
  );
  // قضت الدورية على مسلحين كانا يزرعان عبوة: arrests and killings by hand have no weapon of the others.
  const results = triggers.some(({ happening }) => happening !== null && RESULTS.has(happening.entry.id));
  const byWeapon =
    !seizes &&
    (!results || general !== undefined) &&
    weapon !== undefined &&
    (general !== undefined || outcomes.length > 0) &&
    general?.happening?.weak !== true;
  if (byWeapon && weapon !== undefined) {
    return {
      kind: weapon.kind,
      kindStrength: 2,
      kindEvidence: spanOf(weapon, tokens),
      kindRule: `kinds/weapon-${weapon.id}`,
    };
  }
  if (general !== undefined) {
    const kind = fallbackOf(general, roles);
    return {
      kind,
      kindStrength: general.happening?.weak === true ? 1 : 2,
      kindEvidence: spanOf(general, tokens),
      kindRule: `kinds/${idOf(general)}`,
    };
  }
  const [first] = triggers;
  const result = triggers.find(({ happening }) => happening !== null);
  if (result !== undefined) {
    return {
      kind: kindOfForm(result.happening) ?? 'other',
      kindStrength: 0,
      kindEvidence: spanOf(result, tokens),
      kindRule: `kinds/${idOf(result)}`,
    };
  }
  const what = first?.outcome?.entry.family === 'outcome' ? first.outcome.entry.what : 'killed';
  return {
    kind:
      first?.outcome?.entry.id === 'rescue'
        ? 'security-operation'
        : (KIND_OF_OUTCOME[what] ?? 'other'),
    kindStrength: 0,
    kindEvidence: first === undefined ? { start: 0, end: 0 } : spanOf(first, tokens),
    kindRule: `kinds/outcome-${what}`,
  };
}

export const kindOfForm = (form: TriggerForm | null): Kind | null =>
  form?.entry.family === 'happening' ? form.entry.kind : null;

const idOf = ({ happening, outcome }: Trigger): string => (happening ?? outcome)?.entry.id ?? '';

export const STATE_KINDS = new Set([
  'armed-force',
  'security',
  'ministry',
  'government',
  'coalition',
  'state',
]);

/** Storming and ambush are operations where forces of a state do them, attacks otherwise. */
function fallbackOf(trigger: Trigger, roles: readonly RoleClaim[]): Kind {
  const entry = trigger.happening?.entry;
  if (entry?.family !== 'happening') return 'other';
  if (entry.kindBy !== 'initiator') return entry.fallback ?? 'attack';
  const initiator = roles.find(({ role }) => role === 'initiator');
  if (initiator === undefined) return entry.fallback ?? 'attack';
  return STATE_KINDS.has(initiator.argument.kind ?? '') ? 'security-operation' : 'attack';
}
