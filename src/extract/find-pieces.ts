import type { Kind } from '../model/coded-report.ts';
import { readNumber } from '../resolve/quantities/number-words.ts';
import type { TriggerForm } from '../rules/trigger-lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { isMade } from './agreements.ts';
import { anaphoraOf, ordinalOf } from './anaphora.ts';
import { isCharge } from './charges.ts';
import type { ClauseScene } from './clause-scene.ts';
import { findFall } from './falling-weapons.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { isProtester, kindOf } from './kinds.ts';
import {
  isCustody,
  isFromCustody,
  OWN_DEATH,
  outcomesIn,
  patientsOf,
  seizedIn,
} from './outcomes.ts';
import type { Piece } from './piece.ts';
import {
  isFeared,
  isPlanned,
  isPurposeNoun,
  isStanding,
  isUndertaking,
  unrealityOf,
} from './reality.ts';
import { rolesOf } from './roles.ts';
import { argumentsAround, hasDeedBefore } from './syntax.ts';
import { findToll } from './toll-clauses.ts';

/** Reads what one clause tells of an occurrence; undefined where it has no trigger. */
export function findPiece(scene: ClauseScene): Piece | undefined {
  const piece = readPiece(scene);
  if (piece === undefined || scene.faint.length === 0) return piece;
  // مديرة مدرسة وزوجها: whom somebody counted is joined to.
  const joined = piece.outcomes.some(
    ({ argument }) =>
      argument?.joined === true && scene.faint.some(({ to }) => to === argument.from),
  );
  if (piece.outcomes.length > 0 && !joined) return piece;
  if (!piece.triggers.some(({ outcome }) => asksSufferer(outcome))) return piece;
  // اغتيال رئيس المجلس: a title is a person where a harm has no other sufferer.
  const args = [...scene.args, ...scene.faint].sort((a, b) => a.from - b.from || b.to - a.to);
  const named = readPiece({ ...scene, args, faint: [] });
  return named !== undefined && named.outcomes.length > 0 ? named : piece;
}

const HARMS = new Set<string>(['killed', 'wounded', 'detained', 'abducted', 'released']);

const asksSufferer = (outcome: TriggerForm | null): boolean =>
  outcome?.entry.family === 'outcome' && !outcome.weak && HARMS.has(outcome.entry.what);

function readPiece(scene: ClauseScene): Piece | undefined {
  const supported = withoutPlans(
    scene.triggers.filter((trigger) => isSupported(trigger, scene)),
    scene,
  );
  const main = mainTrigger(supported);
  if (main === undefined) return findToll(scene) ?? findFall(scene);
  // أثار الهجوم مخاوف من اغتيالات: what is only feared tells nothing of the attack.
  const triggers = supported.filter(
    (trigger) => trigger === main || trigger.from < main.from || !isFeared(trigger, main, scene),
  );
  const roles = rolesOf(triggers, scene);
  const outcomes = outcomesIn(triggers, roles, scene);
  const kind = kindOf(triggers, scene, roles, outcomes);
  const thwarted = isThwarted(main, scene) && kind.kind !== null && ATTEMPTED.has(kind.kind);
  const another = isAnother(main, scene.tokens) || isCharge(main, scene.tokens);
  return {
    position: another ? apart(scene.position) : scene.position,
    trigger: main,
    triggers,
    ...kind,
    ...(thwarted ? { foiledKind: kind.kind } : {}),
    happening: triggers.some((trigger) => trigger.happening !== null),
    foiled: thwarted || triggers.some(isFoiling),
    count: Math.max(countOf(main, triggers, scene), bombersOf(outcomes)),
    roles,
    // What was tried befell nobody.
    outcomes: thwarted ? [] : outcomes,
    seized: seizedIn(triggers, scene.tokens),
    places: scene.places,
    times: scene.times,
    anaphoric: pointsBack(anaphoraOf(triggers, scene.tokens), scene),
    opening: scene.clause.apart ? 'background' : scene.opening,
    ordinal: ordinalOf(scene),
    aftermath: outcomes.some(({ what }) => what === 'detained') && isAftermath(scene),
    samePlace: isInSamePlace(scene),
    crowd: scene.args.some(isProtester) || isOfThrong(main, scene.tokens),
    unreal: thwarted
      ? null
      : isManner(main, scene)
        ? 'generic'
        : unrealityOf(main, triggers, scene, outcomes),
  };
}

const SITE =
  /^[وفبل]?ال(?:سوق|منطقه|بلده|قريه|مدينه|حي|طريق|موقع|مكان|حاجز|نقطه|محور|مخيم|سجن|مقر|شارع|قاعده|مزرعه|موضع|محطه|ساحه)$/u;
const THE_SAME = /^(?:نفسه|نفسها|ذاته|ذاتها|عينه|عينها)$/u;

/** `انفجرت في السوق نفسه`: in the place that was told before. */
function isInSamePlace({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < clause.to - 1; i++) {
    if (SITE.test(tokens[i]?.text ?? '') && THE_SAME.test(tokens[i + 1]?.text ?? '')) return true;
  }
  // وكانت المحطة قد تعرضت لإطلاق نار: the one that was told of.
  const [was, site, had] = [0, 1, 2].map((i) => tokens[clause.from + i]?.text ?? '');
  return /^و?كان(?:ت)?$/u.test(was ?? '') && SITE.test(site ?? '') && had === 'قد';
}

/** Kinds of deeds that may be tried and warded off. */
const ATTEMPTED = new Set<Kind>([
  'attack',
  'car-bomb',
  'suicide-attack',
  'ied',
  'grenade',
  'shelling',
  'assassination',
  'abduction',
  'security-operation',
]);
const TRIED = /^[وف]?(?:حاول|حاولت|حاولوا|حاولا)$/u;
const TRIED_REACH = 9;
const WARDED_OFF =
  /^(?:الا|لكن|ولكن|غير|[وف]?(?:تصد|تصدي|تصدت|تصدوا|احبط|احبطت|احبطوا|افشل|افشلت|صدت|صدوا|اشتبك|اشتبكت|اشتبكوا|اجبر|اجبرت|اجبرتهم|ردت|اردت|اردتهم|دمرت|دمرتها|دمرها))$/u;
const WARDED_REACH = 24;

/** `حاول مسلحون اقتحام نقطة، إلا أن الحراس تصدوا لهم`: what was tried, and warded off. */
function isThwarted({ from, to }: Trigger, { tokens, clause }: ClauseScene): boolean {
  let tried = false;
  for (let i = from - 1; i >= Math.max(clause.from, from - TRIED_REACH); i--) {
    tried ||= TRIED.test(tokens[i]?.text ?? '');
  }
  if (!tried) return false;
  for (let i = to; i < to + WARDED_REACH; i++) {
    const text = tokens[i]?.text ?? '.';
    if (text === '.' || tokens[i]?.kind === 'break') return false;
    if (WARDED_OFF.test(text)) return true;
  }
  return false;
}

const THRONG = /^(?:ال)?(?:الاف|مييات|ميات|عشرات|حشود|جموع)$/u;
const THRONG_REACH = 3;

/** `تجمع الآلاف`, `تظاهر المئات`: those who came, by their number alone. */
function isOfThrong({ to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.entry.id !== 'protest') return false;
  for (let i = to; i < to + THRONG_REACH; i++) {
    if (THRONG.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const ON_ACCOUNT = /^(?:خلفيه|اثر|صله|علاقه|ذمه|خلفيته)$/u;
/** How far behind the arrest the clause of its ground may name the deed. */
const GROUND_REACH = 5;
const THE_DEED =
  /^(?:ب|لل)?(?:ال)?(?:حادث|حادثه|هجوم|تفجير|انفجار|جريمه|قضيه|اغتيال|عمليه|استهداف|تحقيق)(?:ه|ها)?$/u;

/** `أوقفت الشرطة عنصرين على خلفية الحادثة`, `يشتبه بقيادته الدراجة`: caught for what was told before. */
function isAftermath({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from; i < clause.to + GROUND_REACH; i++) {
    const text = tokens[i]?.text ?? '.';
    if (i >= clause.to && /^[.،؛]$/u.test(text)) return false;
    if (ON_ACCOUNT.test(text) && THE_DEED.test(tokens[i + 1]?.text ?? '')) return true;
    if (/^(?:ل|لل)(?:ال)?تحقيق$/u.test(text) && /^مع/u.test(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

/** Nouns of those who did a deed. */
const DOERS = new Set([
  'attacker',
  'attacker-2',
  'perpetrator',
  'assassin',
  'kidnapper',
  'fugitive',
]);

/** `تصدوا للمهاجمين`: those who did it are known, so the deed is. */
const pointsBack = (told: Piece['anaphoric'], { args }: ClauseScene): Piece['anaphoric'] =>
  told === 'no' && args.some(({ party }) => party?.definite === true && DOERS.has(party.noun ?? ''))
    ? 'definite'
    : told;

/** `في شن هجمات …، مستهدفا …`: how deeds are done that are none of this clause. */
const isManner = (main: Trigger, { triggers, tokens }: ClauseScene): boolean =>
  main.happening?.form === 'active' &&
  triggers.some((trigger) => trigger.to <= main.from && isUndertaking(trigger, tokens));

const ANOTHER = /^(?:سابق|اخر|مماثل|مشابه|منفصل|ثان)(?:ه|ي)?$|^(?:اخري|ثانيه)$/u;

/** `هجوم سابق على الحاجز نفسه`: an indefinite deed that is told to be another one. */
const isAnother = (main: Trigger, tokens: readonly Token[]): boolean =>
  main.happening?.form === 'noun' &&
  main.happening.number === 'singular' &&
  !main.reading.al &&
  ANOTHER.test(tokens[main.to]?.text ?? '');

/** `مقتل رجل كان يعتزم استهداف …`: what somebody meant to do before a harm befell him. */
function withoutPlans(triggers: readonly Trigger[], scene: ClauseScene): readonly Trigger[] {
  const harm = triggers.find(({ outcome }) => outcome !== null && !outcome.weak);
  if (harm === undefined || isPlanned(harm, scene)) return triggers;
  return triggers.filter((trigger) => trigger.from <= harm.from || !isPlanned(trigger, scene));
}

const apart = (position: Piece['position']): Piece['position'] => ({
  ...position,
  clause: { ...position.clause, apart: true },
});

const WITHOUT = /^[وب]?(?:دون|بدون|بلا)$/u;
const TAKING_PLACE = /^(?:وقوع|حدوث|تسجيل|اندلاع|حصول|اي)$/u;

/** `اعتقلوه دون وقوع اشتباكات`: what did not happen. */
function isAbsent({ from, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.form !== 'noun') return false;
  const before = TAKING_PLACE.test(tokens[from - 1]?.text ?? '') ? from - 2 : from - 1;
  return WITHOUT.test(tokens[before]?.text ?? '');
}

/** `خلال محاولته الهرب`: what somebody tried while something else happened. */
const isAttempt = ({ from }: Trigger, tokens: readonly Token[]): boolean =>
  /^[وبل]?(?:محاولته|محاولتها|محاولتهم|محاولتهما)$/u.test(tokens[from - 1]?.text ?? '');

const DEVICES =
  /^[وبل]?(?:ال)?(?:جهاز|اجهزه|جهازي|جهازا|ادوات|اداه|معدات|دارات|داره|صاعق|صواعق|مواد|الات|معمل|ورشه|هاتف|حزام|احزمه)$/u;

/** `أجهزة تفجير عن بعد`, `صواعق تفجير`: what things are for, no deed. */
const isEquipment = ({ from, happening }: Trigger, tokens: readonly Token[]): boolean =>
  happening?.entry.id === 'explosion' &&
  happening.form === 'noun' &&
  DEVICES.test(tokens[from - 1]?.text ?? '');

const PROJECTILES = /^و?(?:ال)?(?:قذايف|قذيفه|صواريخ|عبوات|الغام)$/u;

/** `ضبطت مستودعا، بينها قذائف هاون`: what was found, and nothing that was fired. */
const isFound = ({ from, happening }: Trigger, { triggers, tokens }: ClauseScene): boolean =>
  happening?.form === 'noun' &&
  PROJECTILES.test(tokens[from]?.text ?? '') &&
  triggers.some((find) => find.from < from && find.happening?.entry.id === 'weapons-find');

const COURTS =
  /^(?:لل|ل)?(?:ال)?(?:قضاء|محكمه|محاكم|نيابه|تحقيق|تحقيقات|جهات|جهه|مركز|مقر|فرع|قسم|مخفر)$/u;

/** `القبض عليهم وتسليمهم إلى جهات الطلب`: what becomes of those caught is part of the arrest. */
const isReferral = ({ to, reading, happening, outcome }: Trigger, tokens: readonly Token[]) =>
  reading.pron !== '' &&
  [happening, outcome].some((form) => form?.entry.id.startsWith('transfer')) &&
  COURTS.test(tokens[tokens[to]?.text === 'الي' ? to + 1 : to]?.text ?? '');

const COURT = /^(?:ال)?(?:محكمه|محاكم|قاضي|قاض|هييه)$/u;
const PENALTY =
  /^(?:ب|علي)(?:ال)?(?:سجن|سجنه|سجنها|حبس|حبسه|حبسها|اعدام|غرامه|تغريم|براءه|الزام)$/u;
const SENTENCE_REACH = 6;

const SPELL =
  /^(?:اجاز|عطل|محكومي|عقوب|فتر|مد|ليل|سن|ساع)(?:ه|ته|تها|تهم)$|^(?:سنوات|ساعات|ايام|اياما|يوما|يومين|اسبوعا|اسبوعين|شهرا|شهرين|اشهر|عاما|عامين|حكما|معظم|بقيه|جل)$/u;

/** `قضى إجازته`, `قضى 15 عاما في السجن`: time is spent, nobody dies. */
const isSpent = (at: number, tokens: readonly Token[]): boolean => {
  const counted = tokens[at]?.value !== undefined ? at + 1 : at;
  return SPELL.test(tokens[counted]?.text ?? '');
};

/** `قضت المحكمة بسجن امرأة`: a court decides, nobody dies. */
function isSentence({ from, to }: Trigger, { tokens, clause }: ClauseScene): boolean {
  if (COURT.test(tokens[to]?.text ?? '') || isSpent(to, tokens)) return true;
  for (let i = from + 1; i < Math.min(clause.to, to + SENTENCE_REACH); i++) {
    if (PENALTY.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const SENTENCES = /^[وف]?(?:قضي|قضت|يقضي|تقضي|حكم|حكمت|اصدر|اصدرت)$/u;

/** `قضت محكمة … بإعدام ثلاثة`: what is to be done to the convicted, not that it was. */
function isPenalty({ from }: Trigger, { tokens, clause }: ClauseScene): boolean {
  if (!PENALTY.test(tokens[from]?.text ?? '')) return false;
  let court = false;
  for (let i = from - 1; i >= clause.from; i--) {
    const text = tokens[i]?.text ?? '';
    court ||= COURT.test(text);
    if (court && SENTENCES.test(text)) return true;
  }
  return false;
}

const GROUP = /^(?:ال)?(?:دفعه|قافله)$/u;
const MOVED =
  /^(?:و|ل)?(?:ال|لل)?(?:مهجر|نازح|لاجي|عايل|مقاتل|معتقل|موقوف|محتجز|سجين|سجناء|مدني|مسلح|مرحل|عايد|اسر|جرحي|اهالي|سكان|عناصر|عراقي|سوري|شخص|اشخاص|نساء|اطفال|مواطن|فردا|افراد)/u;
const MOVED_REACH = 6;

/** `دفعة جديدة من المهجرين`, `قافلة تقل عائلات`: persons move, no aid and no goods. */
function isOfPersons(at: number, tokens: readonly Token[]): boolean {
  for (let i = at; i < at + MOVED_REACH; i++) {
    const text = tokens[i]?.text ?? '.';
    if (/^[.،؛]$/u.test(text)) return false;
    if (MOVED.test(text)) return true;
  }
  return false;
}

/** Weak triggers count only beside a strong one, a place, a time or someone who takes part. */
function isSupported(trigger: Trigger, scene: ClauseScene): boolean {
  if (isAttempt(trigger, scene.tokens) || isAbsent(trigger, scene.tokens)) return false;
  const dated = scene.times.some(({ from, value }) => from >= trigger.to && value.kind !== 'year');
  if (!(dated && scene.places.length > 0) && isCharge(trigger, scene.tokens)) return false;
  if (isFound(trigger, scene)) return false;
  if (isReferral(trigger, scene.tokens) || isEquipment(trigger, scene.tokens)) return false;
  // اعتقلتهم بموجب اتفاق قائم: on what a deed rests is none of it.
  if (
    scene.triggers.length > 1 &&
    isStanding(trigger, scene.tokens) &&
    !isMade(trigger, scene.tokens)
  )
    return false;
  const { happening, outcome } = trigger;
  if (isSpellOf(trigger, scene.tokens)) return false;
  if (happening?.entry.id === 'return-home' && !isCaptivityTold(scene)) return false;
  if (happening?.entry.id === 'custody' && !holdsPersons(trigger, scene)) return false;
  if (isPurposeNoun(trigger, scene.tokens) || isUndertaking(trigger, scene.tokens)) return false;
  const escapes = [happening, outcome].some((form) => form?.entry.id === 'escape');
  if (outcome?.entry.id === 'die' && isSentence(trigger, scene)) return false;
  if (isPenalty(trigger, scene)) return false;
  const participle = (happening ?? outcome)?.form === 'active';
  if (escapes && (participle || !isFromCustody(scene.args, scene))) return false;
  if (happening !== null && !happening.weak) return true;
  if (outcome !== null && !outcome.weak) return true;
  // غادرت الدفعة الأولى من المهجرين: whom the verb asked for need not be counted.
  const moves = happening?.entry.id === 'transfer-of-persons';
  const asked = moves && GROUP.test(scene.tokens[trigger.thenFrom]?.text ?? '');
  if (asked && !isOfPersons(trigger.thenTo, scene.tokens)) return false;
  if (outcome !== null && !asked) {
    // قذيفة سقطت على حي: what falls is the shell.
    if (outcome.entry.id === 'die' && hasDeedBefore(trigger.from, scene.tokens)) return false;
    const { before, after } = argumentsAround(trigger, scene.triggers, scene.args);
    const moved = outcome.entry.family === 'outcome' && outcome.entry.what === 'transferred';
    return patientsOf(trigger, outcome, before, after, scene.tokens).some(
      ({ party }) =>
        party !== null &&
        (party.count.best !== null || party.side === 'detainee' || party.units !== null) &&
        (!moved ||
          party.side === 'detainee' ||
          party.side === 'fighter' ||
          party.unit !== null ||
          isFromCamp(scene)),
    );
  }
  // A definite noun may point back to what was told before.
  if (happening?.form === 'noun' && trigger.reading.al) return true;
  return scene.places.length > 0 || scene.times.length > 0 || scene.args.length > 0;
}

/** `ثلاثة إرهابيين في قبضة الأمن`, `"أبو عمر" في قبضة …`: persons or a name are told before it, and no town. */
function holdsPersons(trigger: Trigger, scene: ClauseScene): boolean {
  if (!isCustody(trigger, scene.tokens)) return false;
  const quoted = trigger.from - 3;
  const named = /^["»”]$/u.test(scene.tokens[quoted + 1]?.text ?? '');
  if (named && !scene.places.some(({ from, to }) => from <= quoted && quoted < to)) return true;
  const { before } = argumentsAround(trigger, scene.triggers, scene.args);
  return [...before, ...scene.faint].some(
    ({ party, marker, to }) => party !== null && marker === 'none' && to < trigger.from,
  );
}

const SPELL_OF =
  /^[وفبل]?(?:ايام|يوم|يوما|يومين|ساعات|ساعه|اسبوع|اسابيع|اسبوعين|شهر|اشهر|شهرين|شهور|سنوات|سنين|عام|اعوام|مستهل|ختام)$/u;

/** `خمسة أيام من الاحتجاز`, `في أول أيام الصولة`: how long or when in the course of what is known. */
const isSpellOf = ({ from, reading, happening }: Trigger, tokens: readonly Token[]): boolean => {
  if (happening?.form !== 'noun' || !reading.al || reading.prep !== '') return false;
  const before = tokens[from - 1]?.text === 'من' ? from - 2 : from - 1;
  if (!SPELL_OF.test(tokens[before]?.text ?? '')) return false;
  // بعد أيام من الهجوم: when something happened, counted from the deed.
  return ![before - 1, before - 2].some((at) => /^[وف]?(?:بعد|قبل)$/u.test(tokens[at]?.text ?? ''));
};

const CAPTIVITY =
  /^[وفبل]?(?:ال|لل)?(?:خطف|مخطوف|مختطف|اختطاف|محتجز|احتجاز|اسير|اسري|اسر$|خاطف|فديه|معتقل|اعتقال|موقوف|رهين|رهاين)/u;
const CAPTIVITY_REACH = 40;

/** `عاد المخطوف إلى ذويه بعد أسبوع`: captivity is told near, so the return ends it. */
function isCaptivityTold({ tokens, clause }: ClauseScene): boolean {
  for (let i = clause.from - CAPTIVITY_REACH; i < clause.to + CAPTIVITY_REACH; i++) {
    if (CAPTIVITY.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const KEPT = /^[وفبل]?(?:ال)?(?:مخيم|مخيمات|مخيمي|سجن|سجون|معسكر|معسكرات)(?:ها|ه|هم)?$/u;

/** `استعادت 15 طفلا من مخيم …`: moved out of a camp or a prison, so it is no journey. */
const isFromCamp = ({ tokens, clause }: ClauseScene): boolean => {
  for (let i = clause.from + 1; i < clause.to; i++) {
    if (KEPT.test(tokens[i]?.text ?? '') && tokens[i - 1]?.text === 'من') return true;
  }
  return false;
};

/** The happening that the clause is about, else its first outcome. Strong ones and verbs go first. */
function mainTrigger(triggers: readonly Trigger[]): Trigger | undefined {
  const happenings = triggers.filter(({ happening }) => happening !== null);
  return (
    // تمكنت من إحباط مخطط كان يستهدف …: what was foiled is none that was done.
    happenings.find(isFoiling) ??
    happenings.find((trigger) => isVerb(trigger) && trigger.happening?.weak === false) ??
    happenings.find(({ happening }) => happening?.weak === false) ??
    triggers.find(({ outcome }) => outcome !== null && !outcome.weak) ??
    happenings[0] ??
    triggers[0]
  );
}

const isFoiling = ({ happening }: Trigger): boolean =>
  happening?.entry.family === 'happening' && happening.entry.foiled;

/** How many deeds a clause tells together: `غارتان`, `ست عمليات`, `قُتل ثلاثة في هجومين منفصلين`. */
function countOf(main: Trigger, triggers: readonly Trigger[], { tokens }: ClauseScene): number {
  const told = deedsOf(main, tokens);
  if (told > 1) return told;
  const during = triggers.filter(
    (trigger) => trigger !== main && trigger.from > main.from && isDuring(trigger, tokens),
  );
  return Math.max(1, ...during.map((trigger) => deedsOf(trigger, tokens)));
}

/** `فجّر انتحاريان نفسيهما`: each bomber who is counted is a deed. */
const bombersOf = (outcomes: Piece['outcomes']): number =>
  outcomes.find(({ rule }) => rule === OWN_DEATH)?.count.best ?? 1;

const MOST_DEEDS = 1000;

function deedsOf({ from, happening }: Trigger, tokens: readonly Token[]): number {
  if (happening === null || happening.form === 'verb') return 1;
  if (happening.number === 'dual' || DUAL_DEED.test(tokens[from]?.text ?? '')) return 2;
  const before = readNumber(tokens, from - 1)?.value;
  return happening.number === 'plural' && before !== undefined && before > 1 && before < MOST_DEEDS
    ? before
    : 1;
}

/** The head of a deed of several words: `عمليتين منفصلتين`. */
const DUAL_DEED = /^[وف]?ب?(?:عمليت|حملت|ضربت|غارت|هجم)(?:ين|ان)$|^[وف]?ب?هجوم(?:ين|ان)$/u;

const DURING = /^(?:في|خلال|ضمن|عبر|اثر|جراء|نتيجه|بعد)$/u;

/** `في ثلاث عمليات`, `بغارتين`: the deeds in which came about what the verb tells. */
function isDuring({ from }: Trigger, tokens: readonly Token[]): boolean {
  const at = readNumber(tokens, from - 1) === undefined ? from : from - 1;
  const byPreposition = tokens[at]?.readings.some(({ prep }) => prep === 'ب') === true;
  return byPreposition || DURING.test(tokens[at - 1]?.text ?? '');
}
