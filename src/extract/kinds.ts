import type { Kind } from '../model/coded-report.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { type ClauseScene, spanOf } from './clause-scene.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import type { Argument, OutcomeClaim, Piece, RoleClaim } from './piece.ts';
import type { Weapon } from './weapons.ts';

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

type KindPart = Pick<
  Piece,
  'kind' | 'kindStrength' | 'kindEvidence' | 'kindRule' | 'kindByDoer' | 'foiledKind'
>;
type ToldKind = Omit<KindPart, 'foiledKind'>;

/** The kind that a clause tells, by its words, weapons, sides and outcomes. */
export function kindOf(
  triggers: readonly Trigger[],
  scene: ClauseScene,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): KindPart {
  return {
    ...toldKind(triggers, scene, roles, outcomes),
    foiledKind: foiledKindOf(triggers, scene),
  };
}

const ATTACKS = new Set<Kind>([
  'attack',
  'clash',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'shelling',
  'assassination',
]);

/** `أحبطت القوات هجوما بسيارتين مفخختين`: the attack that was foiled, by its weapon or its noun. */
function foiledKindOf(triggers: readonly Trigger[], { weapons, tokens }: ClauseScene): Kind | null {
  const foil = triggers.find(
    ({ happening }) => happening?.entry.family === 'happening' && happening.entry.foiled,
  );
  if (foil === undefined) return null;
  const attack = triggers.find(({ from, happening }) => {
    const kind = kindOrFallback(happening);
    return (
      from > foil.from &&
      happening?.form === 'noun' &&
      !tokens.slice(foil.to, from).some(({ text }) => PLOT.test(text)) &&
      kind != null &&
      ATTACKS.has(kind)
    );
  });
  if (attack === undefined) return null;
  const weapon = weapons.find(({ from, kind }) => from >= attack.to && ATTACKS.has(kind));
  const named = kindOfForm(attack.happening);
  return weapon?.kind ?? named ?? 'attack';
}

/** What is only prepared is no attack yet: `إحباط مخطط لتفجير`. */
const PLOT = /^(?:ال)?(?:مخطط|مخططات|مخططا|محاول[هت]|محاولات|خط[هط]|تخطيط|تحضيرات?)$/u;

function toldKind(
  triggers: readonly Trigger[],
  scene: ClauseScene,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): ToldKind {
  const worded = byAircraft(kindOfWords(triggers, scene, roles, outcomes), roles, scene.tokens);
  const told = worded.kind === 'grenade' && isDropped(scene) ? droppedFromAir(worded) : worded;
  if (isByBomber(told.kind, scene, outcomes)) {
    return { ...told, kind: 'suicide-attack', kindStrength: 2, kindRule: 'kinds/bomber' };
  }
  if (told.kind !== 'attack' && told.kind !== 'clash') return told;
  if (roles.some(({ role, argument }) => role === 'initiator' && isProtester(argument))) {
    return { ...told, kind: 'riot', kindRule: 'kinds/protesters' };
  }
  if (told.kind === 'clash') return told;
  return isChosenVictim(scene, triggers, roles, outcomes)
    ? { ...told, kind: 'assassination', kindStrength: 2, kindRule: 'kinds/chosen-victim' }
    : told;
}

/** `قتلت طائرة أمريكية قياديا`: what an aircraft does is an air strike. */
function byAircraft(
  told: ToldKind,
  roles: readonly RoleClaim[],
  tokens: readonly Token[],
): ToldKind {
  if (!GROUND.has(told.kind ?? 'other')) return told;
  const flown = roles.some(
    ({ role, argument: { actor, from } }) =>
      role === 'initiator' &&
      (actor?.heads[0]?.id === 'aircraft' || AIRCRAFT.test(tokens[from]?.text ?? '')),
  );
  return flown ? droppedFromAir(told) : told;
}

const DROPS = /^[وف]?(?:[تي]?القي|القت|القاها|القتها|اسقط|اسقطت|[تي]سقط|رمت)$/u;
const DRONE = /^(?:ال)?(?:مسيره|مسيرات|درون|طايره|طايرات|مروحيه|مروحيات)$/u;

/** `ألقت مسيرة قنبلة`: a bomb that is dropped from the air. */
const isDropped = ({ tokens, clause }: ClauseScene): boolean =>
  tokens
    .slice(clause.from, clause.to)
    .some(
      ({ text }, i) =>
        DRONE.test(text) &&
        [-2, -1, 1, 2].some((step) => DROPS.test(tokens[clause.from + i + step]?.text ?? '')),
    );

const droppedFromAir = (told: ToldKind): ToldKind => ({
  ...told,
  kind: 'air-strike',
  kindStrength: 2,
  kindRule: 'kinds/aircraft',
});

/** `طائرات النظام`, `الطيران الحربي`: names of those who fly. */
const AIRCRAFT = /^[وفبل]?(?:ال)?(?:طاير|طائر|طيران|مروحي)/u;

const GROUND = new Set<Kind>(['killing', 'attack', 'shelling', 'grenade', 'weapons-find']);

/** `هاجم انتحاريان مقرا`, `سيارة مفخخة يقودها انتحاري`: attacks of those who mean to die in them. */
const isByBomber = (
  kind: Kind | null,
  { args }: ClauseScene,
  outcomes: readonly OutcomeClaim[],
): boolean =>
  (kind === 'attack' || kind === 'car-bomb') &&
  args.some(({ party }) => party?.noun === 'suicide-bomber') &&
  !outcomes.some(({ what }) => what === 'detained');

const PROTESTERS = new Set(['demonstrator', 'protester', 'sit-in']);

/** Whether demonstrators are meant. */
export const isProtester = ({ party }: Argument): boolean => PROTESTERS.has(party?.noun ?? '');

/** Folded words of how a chosen person is killed: from a motorcycle, masked, with a silencer. */
const STEALTH = new Set(
  'دراجه دراجتين ملثم ملثمين ملثمون ملثمان كاتم كواتم كاتمه للصوت'.split(' '),
);

/** `أطلق مسلحون النار على شيخ القرية`: unknown men aim at one described person. */
function isChosenVictim(
  { tokens, clause }: ClauseScene,
  triggers: readonly Trigger[],
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): boolean {
  const known = roles.some(
    ({ role, argument }) =>
      role === 'initiator' && argument.code !== null && argument.code !== 'unidentified',
  );
  if (known || !triggers.some(isShot)) return false;
  const targets = roles.flatMap(({ role, argument }) => (role === 'target' ? [argument] : []));
  const harmed = outcomes.flatMap(({ argument }) => (argument === null ? [] : [argument]));
  if (![...targets, ...harmed].some(isOne)) return false;
  if (targets.some((target) => isOne(target) && target.marker !== 'of')) return true;
  // قُتل … جراء استهدافه: the pronoun is who was killed.
  if (triggers.some(({ reading, happening }) => happening !== null && reading.pron === 'ه')) {
    return true;
  }
  for (let i = clause.from; i < clause.to; i++) {
    if (tokens[i]?.readings.some(({ stem }) => STEALTH.has(stem)) === true) return true;
  }
  return false;
}

/** One person, not the men of a place or a vehicle. */
const isOne = ({ party, actor }: Argument): boolean =>
  party?.count.best === 1 && (actor?.heads[0] === undefined || actor.heads[0].is === 'people');

const SHOT = new Set(['shooting', 'target', 'attack', 'assault']);

/** Whether a trigger may be an attempt on a life; `اعتدى بالضرب`, `أضرم النار` say how else. */
const isShot = ({ happening, thenFrom, thenTo }: Trigger): boolean =>
  SHOT.has(happening?.entry.id ?? '') && !(happening?.entry.id === 'assault' && thenTo > thenFrom);

function kindOfWords(
  triggers: readonly Trigger[],
  scene: ClauseScene,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): ToldKind {
  const { tokens } = scene;
  const weapon = scene.weapons.find(({ kind }) => kind === 'air-strike') ?? scene.weapons[0];
  const happenings = triggers.filter(
    ({ happening }) => happening !== null && !RESULTS.has(happening.entry.id),
  );
  const specific = happenings.find(
    (trigger) =>
      kindOfForm(trigger.happening) !== null &&
      trigger.happening?.weak === false &&
      !isSetUpon(trigger, happenings),
  );
  const means = weaponOfHarm(triggers, scene);
  if (
    means !== undefined &&
    specific !== undefined &&
    means.to <= specific.from &&
    kindOfForm(specific.happening) === 'security-operation'
  ) {
    return {
      kind: means.kind,
      kindStrength: 2,
      kindEvidence: spanOf(means, tokens),
      kindRule: `kinds/weapon-${means.id}`,
      kindByDoer: false,
    };
  }
  if (specific !== undefined) {
    const told = kindOfForm(specific.happening);
    // استهدفت الطائرات بالصواريخ: what comes from an aircraft is an air strike.
    const byAir = told === 'shelling' || told === 'weapons-find';
    const kind =
      byAir && weapon?.kind === 'air-strike' && idOf(specific) !== 'weapons-find'
        ? weapon.kind
        : told;
    return {
      kind,
      kindStrength: 2,
      kindEvidence: spanOf(specific, tokens),
      kindRule: `kinds/${idOf(specific)}`,
      kindByDoer: false,
    };
  }
  const first = happenings.find(({ happening }) => kindOfForm(happening) === null) ?? happenings[0];
  const general = first === undefined ? undefined : (strikingOf(first, happenings) ?? first);
  const seizes = triggers.some(
    ({ outcome }) => outcome?.entry.family === 'outcome' && outcome.entry.what === 'seized',
  );
  // قضت الدورية على مسلحين كانا يزرعان عبوة: arrests and killings by hand have no weapon of the others.
  const results = triggers.some(
    ({ happening }) => happening !== null && RESULTS.has(happening.entry.id),
  );
  const byWeapon =
    !seizes &&
    (!results || general !== undefined) &&
    weapon !== undefined &&
    (general !== undefined || outcomes.length > 0 || isDoneBy(triggers, weapon)) &&
    (general?.happening?.weak !== true ||
      isTakenUp(general, weapon.from, outcomes) ||
      isAssaultWith(general, weapon.from));
  if (byWeapon && weapon !== undefined) {
    return {
      kind: weapon.kind,
      kindStrength: 2,
      kindEvidence: spanOf(weapon, tokens),
      kindRule: `kinds/weapon-${weapon.id}`,
      kindByDoer: false,
    };
  }
  if (general !== undefined) {
    const kind = fallbackOf(general, roles, outcomes);
    return {
      kind,
      kindStrength: general.happening?.weak === true ? 1 : 2,
      kindEvidence: spanOf(general, tokens),
      kindRule: `kinds/${idOf(general)}`,
      kindByDoer:
        general.happening?.entry.family === 'happening' &&
        general.happening.entry.kindBy === 'initiator',
    };
  }
  const [main] = triggers;
  const result = triggers.find(({ happening }) => happening !== null);
  if (result !== undefined) {
    return {
      kind: kindOfForm(result.happening) ?? 'other',
      kindStrength: 0,
      kindEvidence: spanOf(result, tokens),
      kindRule: `kinds/${idOf(result)}`,
      kindByDoer: false,
    };
  }
  const what = main?.outcome?.entry.family === 'outcome' ? main.outcome.entry.what : 'killed';
  return {
    kind:
      main?.outcome?.entry.id === 'rescue'
        ? 'security-operation'
        : (KIND_OF_OUTCOME[what] ?? 'other'),
    kindStrength: 0,
    kindEvidence: main === undefined ? { start: 0, end: 0 } : spanOf(main, tokens),
    kindRule: `kinds/outcome-${what}`,
    kindByDoer: false,
  };
}

/** How many words behind a verb of harm its weapon may stand. */
const FARTHEST_WEAPON = 8;

/** `قضى ملازم بلغم بينما كان يبحث عن المفقودين`: the weapon behind ب that killed, before what went on meanwhile. */
function weaponOfHarm(
  [first]: readonly Trigger[],
  { weapons, tokens }: ClauseScene,
): Weapon | undefined {
  const what = first?.outcome?.entry.family === 'outcome' ? first.outcome.entry.what : null;
  if (first === undefined || first.happening !== null || !isVerb(first)) return undefined;
  if (what !== 'killed' && what !== 'wounded') return undefined;
  return weapons.find(
    ({ from }) =>
      from >= first.to &&
      from <= first.to + FARTHEST_WEAPON &&
      /^ب/u.test(tokens[from]?.text ?? ''),
  );
}

/** `أصابت قذيفة هاون دارهم`: what stands right behind a verb of harm did it. */
const isDoneBy = (triggers: readonly Trigger[], { from }: Weapon): boolean =>
  triggers.some((trigger) => isVerb(trigger) && trigger.to === from);

/** `طال القصف مدرسة`: the noun of what struck, right behind the verb, tells the kind. */
const strikingOf = (verb: Trigger, happenings: readonly Trigger[]): Trigger | undefined =>
  isVerb(verb) && idOf(verb) === 'target'
    ? happenings.find(
        (other) =>
          !isVerb(other) &&
          other.from >= verb.to &&
          other.from - verb.to <= 1 &&
          idOf(other) === 'shelling',
      )
    : undefined;

/** `قُتل بعبوة لاصقة، ولم تتبن جهة العملية`: a definite noun behind takes up what the weapon did. */
const isTakenUp = (
  { from, reading }: Trigger,
  weaponAt: number,
  outcomes: readonly OutcomeClaim[],
): boolean => reading.al && weaponAt < from && outcomes.length > 0;

/** `اعتدت المجموعات بالقذائف على الحي`: what an assault is made with behind its verb. */
const isAssaultWith = (trigger: Trigger, weaponAt: number): boolean =>
  isVerb(trigger) && idOf(trigger) === 'assault' && weaponAt >= trigger.to;

const SET_UPON_BY = new Set(['attack', 'target', 'shooting']);

/** `هاجم مسلحون اعتصاما`: the protest that an attack is made on. */
const isSetUpon = (trigger: Trigger, happenings: readonly Trigger[]): boolean =>
  kindOfForm(trigger.happening) === 'protest' &&
  !isVerb(trigger) &&
  happenings.some(
    (other) => isVerb(other) && other.from < trigger.from && SET_UPON_BY.has(idOf(other)),
  );

export const kindOfForm = (form: TriggerForm | null): Kind | null =>
  form?.entry.family === 'happening' ? form.entry.kind : null;

/** The same, or the kind that a form has where nothing beside it tells another. */
export const kindOrFallback = (form: TriggerForm | null): Kind | null | undefined =>
  kindOfForm(form) ?? (form?.entry.family === 'happening' ? form.entry.fallback : null);

const idOf = ({ happening, outcome }: Trigger): string => (happening ?? outcome)?.entry.id ?? '';

/** Storming and ambush are operations where forces of a state do them, attacks otherwise. */
function fallbackOf(
  trigger: Trigger,
  roles: readonly RoleClaim[],
  outcomes: readonly OutcomeClaim[],
): Kind {
  const entry = trigger.happening?.entry;
  if (entry?.family !== 'happening') return 'other';
  if (entry.kindBy !== 'initiator') return entry.fallback ?? 'attack';
  const initiator = roles.find(({ role }) => role === 'initiator');
  // القبض على مطلوب بكمين محكم: those who make arrests lay no attacks.
  if (initiator === undefined && outcomes.some(({ what }) => what === 'detained')) {
    return 'security-operation';
  }
  if (initiator === undefined) return entry.fallback ?? 'attack';
  return STATE_KINDS.has(initiator.argument.kind ?? '') ? 'security-operation' : 'attack';
}
