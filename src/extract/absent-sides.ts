import type { ActorKind } from '../resolve/actors/actor.ts';
import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { Voice } from './attribute.ts';
import { findBlame, isOwnPart } from './blame.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { withoutOwnVictims } from './own-men.ts';
import type { Argument, Piece, RoleClaim } from './piece.ts';
import type { Scene, SentenceScene } from './scene.ts';

/** What a clause stands in, where it leaves a side unnamed. */
export interface Surroundings {
  /** Everyone in its sentence. */
  readonly args: readonly Argument[];
  readonly voice: Voice | undefined;
  readonly scene: Scene;
  /** What the clause before it in the sentence tells. */
  readonly before: Piece | undefined;
}

type Rule = (piece: Piece, surroundings: Surroundings) => readonly RoleClaim[];

/** Adds the sides that a clause leaves to its sentence, its teller or the sentences before. */
export function withAbsentSides(piece: Piece, surroundings: Surroundings): Piece {
  let filled = withoutSelf(piece, surroundings);
  for (const rule of RULES) {
    const added = rule(filled, surroundings);
    if (added.length > 0) filled = { ...filled, roles: [...filled.roles, ...added] };
  }
  return withoutOwnVictims(filled, surroundings.before, surroundings.scene.tokens);
}

const has = (piece: Piece, role: RoleClaim['role']): boolean =>
  piece.roles.some((claim) => claim.role === role);

/** Whether somebody in a role is named, not only described (`ثلاثة مسلحين`). */
const isNamed = (piece: Piece, role: RoleClaim['role']): boolean =>
  piece.roles.some(
    ({ role: other, argument }) =>
      other === role && argument.code !== null && argument.code !== 'unidentified',
  );

/** Whether a verb tells of what its subject does, not of what befalls it. */
function isDone(trigger: Trigger): boolean {
  const form = trigger.happening ?? trigger.outcome;
  return form !== null && form.voice !== 'passive' && form.outcomeFrame !== 'patient-only';
}

// ---- the subject of the verb before -------------------------------------------------------------

/** `هاجم التنظيم الحاجز وقتل ثلاثة`: a joined verb without a subject goes on with the one before. */
const carriedSubject: Rule = (piece, { args, before, scene: { tokens } }) => {
  const { trigger, position } = piece;
  if (before === undefined || position.clause.kind !== 'coordinate') return [];
  if (before.unreal !== null || before.position.clause.kind === 'relative') return [];
  if (!isVerb(trigger) || trigger.reading.conj === '' || has(piece, 'initiator')) return [];
  if (!isDone(trigger)) return [];
  // فرد عناصر الحاجز وقتلوا اثنين: who answers a deed goes on.
  const answer = answerBetween(before.trigger.to, trigger.from, tokens);
  if (answer !== undefined) {
    const answers =
      args.find(
        ({ from, to, marker }) =>
          from > answer && from <= answer + 2 && to <= trigger.from && marker === 'none',
      ) ?? args.find(({ to, marker }) => to === answer && marker === 'none');
    return answers === undefined || answers.code === null
      ? []
      : [{ role: 'initiator', basis: 'stated', argument: answers, rule: 'roles/carried' }];
  }
  // فتصدت لهم القوات وقتلت ثلاثة: the verb's subject, though it is the one attacked.
  const wards = WARDS.test(before.trigger.reading.stem);
  return before.roles
    .filter(({ role, rule }) =>
      wards ? rule === 'roles/subject' : role === 'initiator' && SUBJECTS.has(rule),
    )
    .map((claim) => ({ ...claim, role: 'initiator', rule: 'roles/carried' }));
};

const WARDS = /^[يت]?(?:تصدي|تصد|صد)(?:ت|وا)?$/u;

/** Folded verbs of answering a deed. */
const ANSWERS =
  /^[وف]?(?:رد|تصدي|تصد|بادر|سارع|هرع|تدخل|عاجل|طارد|لاحق|تعقب|استنفر|حاصر|طوق)(?:ت|ه|ها|هم|ته|تها|تهم)?$/u;

/** The last verb of answering between two verbs. */
function answerBetween(from: number, to: number, tokens: Scene['tokens']): number | undefined {
  for (let i = to - 1; i >= from; i--) if (ANSWERS.test(tokens[i]?.text ?? '')) return i;
  return undefined;
}

/** Folded verbs of coming to a place. */
const COMES =
  /^[وف]?(?:وصل|توجه|دخل|تسلل|توغل|انتشر|تقدم|حضر|قدم|خرج|عاد|اقام|تحرك|انطلق|اقتحم|قام)(?:ت)?$/u;

/** How many words behind the first of several who come together the others may stand. */
const JOINED_REACH = 6;

/** `توجهت دورية من الأمن إلى القرية واعتقلت رجلين`: who came to the place does what the next verb tells. */
const comingSubject: Rule = (piece, { args, before, scene: { tokens } }) => {
  const { trigger } = piece;
  if (!isVerb(trigger) || trigger.reading.conj === '' || has(piece, 'initiator')) return [];
  if (!isDone(trigger)) return [];
  if (before !== undefined && has(before, 'initiator')) return [];
  const named = args.filter(
    ({ to, marker, code }) => to <= trigger.from && marker === 'none' && code !== null,
  );
  const [first, ...others] = named;
  // دورية مشتركة لقسد والتحالف دخلت … وداهمت: those who came together.
  const together = others.every(
    ({ joined, to }) => joined && to <= (first?.to ?? 0) + JOINED_REACH,
  );
  if (first === undefined || !together || first.code === 'civilians') return [];
  const last = others.at(-1) ?? first;
  // أن تعزيزات من الجيش وصلت إلى المنطقة واشتبكت مع المجموعة: the verb may stand behind its subject.
  return COMES.test(tokens[first.from - 1]?.text ?? '') || COMES.test(tokens[last.to]?.text ?? '')
    ? [first, ...others].map((argument) => ({
        role: 'initiator',
        basis: 'stated',
        argument,
        rule: 'roles/carried',
      }))
    : [];
};

/** Folded perfect verbs of the plural, whose subject, where it is a noun, would stand before them. */
const THEY_DID = /[^ه]وا$/u;

/**
 * `هاجم مسلحون الحاجز. كما فجروا عبوة في …`: gives a plural verb without a subject the doer of the sentence
 * before. Returns the piece as it is where the verb has a subject or nothing stands right before.
 */
export function withDoerBefore<Told extends Piece>(
  piece: Told,
  before: Piece | undefined,
  tokens: Scene['tokens'],
): Told {
  const { trigger, position } = piece;
  if (before === undefined || !isVerb(trigger) || has(piece, 'initiator')) return piece;
  if (position.sentence - before.position.sentence !== 1) return piece;
  if (!THEY_DID.test(tokens[trigger.from]?.text ?? '')) return piece;
  if (!isDone(trigger)) return piece;
  const doers = before.roles
    .filter(({ role }) => role === 'initiator')
    .map((claim) => ({ ...claim, rule: 'roles/carried' }));
  return doers.length === 0 ? piece : { ...piece, roles: [...piece.roles, ...doers] };
}

const SUBJECTS = new Set(['roles/subject', 'roles/light-verb', 'roles/carried']);

// ---- who is blamed afterwards -------------------------------------------------------------------

/** How many sentences behind a deed its author may be told. */
const BLAME_REACH = 3;

/**
 * Adds to the last deed of violence who a later sentence or clause of no deed of its own blames for it
 * (`وأشارت أصابع الاتهام إلى …`). Leaves the pieces as they are where nobody is blamed or the deed is too far.
 */
export function addBlame<Told extends Piece>(
  pieces: Told[],
  sentence: Pick<SentenceScene, 'index' | 'from' | 'to' | 'args' | 'triggers'>,
  tokens: Scene['tokens'],
  told: readonly Piece[] = [],
): void {
  const at = pieces.findLastIndex(({ kind }) => VIOLENT.has(kind));
  const piece = pieces[at];
  if (piece === undefined || sentence.index - piece.position.sentence > BLAME_REACH) return;
  const claims = findBlame({ tokens, clause: sentence, args: sentence.args }, sentence.triggers);
  const later = claims
    .filter(
      ({ argument }) => !told.some(({ roles }) => roles.some((one) => one.argument === argument)),
    )
    .map((claim) => ({ ...claim, rule: 'roles/blame-later' }));
  if (later.length > 0) pieces[at] = { ...piece, roles: [...piece.roles, ...later] };
}

// ---- pronouns of the other side -----------------------------------------------------------------

const VIOLENT = new Set<Piece['kind']>([
  'attack',
  'shelling',
  'air-strike',
  'ied',
  'car-bomb',
  'grenade',
  'assassination',
  'killing',
  'suicide-attack',
  'abduction',
]);

/** `قالت قسد إن الفصائل هاجمت حواجزها وأصابت أربعة من عناصرها`: nobody attacks his own: the pronoun is the teller's. */
function withoutSelf(piece: Piece, { voice, before }: Surroundings): Piece {
  const speaker = voice?.chain[0]?.actor ?? null;
  const attackers = [piece, ...(before === undefined ? [] : [before])].flatMap(({ roles }) =>
    roles.flatMap(({ role, argument: { code } }) =>
      role === 'initiator' && code !== null ? [code] : [],
    ),
  );
  if (
    speaker === null ||
    attackers.length === 0 ||
    !VIOLENT.has(piece.kind) ||
    attackers.includes(speaker)
  )
    return piece;
  const turned = (argument: Argument): Argument =>
    argument.actor?.kind === 'anaphor' &&
    argument.actor.pronoun !== '' &&
    attackers.includes(argument.code ?? '')
      ? { ...argument, code: speaker }
      : argument;
  return {
    ...piece,
    roles: piece.roles.map((claim) =>
      claim.role === 'target' ? { ...claim, argument: turned(claim.argument) } : claim,
    ),
    outcomes: piece.outcomes.map((claim) =>
      claim.argument === null ? claim : { ...claim, argument: turned(claim.argument) },
    ),
  };
}

// ---- the opponent -------------------------------------------------------------------------------

const OPPONENTS = new Set<ActorKind>(['armed-group', 'militia']);
/** How many sentences back an armed group is looked for, besides the first ones of the report. */
const SENTENCES_BACK = 2;
/** Nouns of people whom an operation is after. */
const SOUGHT = new Set(['wanted', 'accused', 'suspect', 'individual', 'convict', 'involved']);

/** Persons who are fighters or sought, of whom nothing tells for whom. */
const isOpen = ({ code, party }: Argument): boolean =>
  (code === null || code === 'unidentified') &&
  party !== null &&
  !party.unknown &&
  (party.side === 'fighter' || SOUGHT.has(party.noun ?? ''));

/** `14 مطلوبا`: persons of whom nothing but that they are sought is told. */
const areSought = ({ outcomes, roles }: Piece): boolean =>
  [
    ...outcomes.flatMap(({ argument }) => argument ?? []),
    ...roles.flatMap(({ role, argument }) => (role === 'target' ? [argument] : [])),
  ].every(({ party }) => SOUGHT.has(party?.noun ?? ''));

const isOpponent = ({ kind, code, actor }: Argument): boolean =>
  kind !== null && OPPONENTS.has(kind) && code !== 'unidentified' && actor?.kind !== 'adjective';

/** The armed group named in the sentences before. */
function opponentBefore(
  piece: Piece,
  { sentences }: Scene,
  back = SENTENCES_BACK,
): Argument | undefined {
  const at = piece.position.sentence;
  const near = sentences.filter(({ index }) => index < at && (index >= at - back || index <= 1));
  return near.flatMap(({ args }) => args).findLast(isOpponent);
}

/** `اعتقلت ثلاثة للاشتباه بانتمائهم إلى …`: those hunted are of the group that the sentence or the text names. */
const hunted: Rule = (piece, { args, scene }) => {
  if (isNamed(piece, 'target')) return [];
  const operation = piece.kind === 'security-operation';
  const byState = piece.roles.some(
    ({ role, argument }) =>
      role === 'initiator' && argument.kind !== null && STATE_KINDS.has(argument.kind),
  );
  if (!operation && !byState) return [];
  const open =
    piece.outcomes.some(({ argument }) => argument !== null && isOpen(argument)) ||
    piece.roles.some(({ role, argument }) => role === 'target' && isOpen(argument));
  const named =
    operation && !has(piece, 'target')
      ? args.find(
          (argument) =>
            isOpponent(argument) &&
            !piece.roles.some((claim) => claim.argument.code === argument.code),
        )
      : undefined;
  const group =
    named ??
    (open
      ? (args.findLast(
          (argument) =>
            isOpponent(argument) &&
            !piece.roles.some((claim) => claim.argument.code === argument.code),
        ) ?? opponentBefore(piece, scene, areSought(piece) ? 1 : SENTENCES_BACK))
      : undefined);
  if (
    group === undefined ||
    piece.roles.some(({ role, argument }) => role === 'initiator' && argument.code === group.code)
  )
    return [];
  const basis = args.includes(group) ? (group.actor?.basis ?? 'stated') : 'suspected';
  return [{ role: 'target', basis, argument: group, rule: 'roles/hunted' }];
};

// ---- what somebody confessed --------------------------------------------------------------------

const CONFESSES =
  /^[وف]?(?:[يت]?عترف|اعترف|اقر|[يت]قر|ادين|ادينوا|متورط|المتورط|متورطين|المتورطين|ضالع|ضالعين|تورط|شارك|بمشاركته|بمشاركتهم|بتورطه|بتورطهم|بضلوعه|بضلوعهم|بتنفيذه|بتنفيذهم|لتورطه|لتورطهم|لضلوعه|لمشاركته)(?:ت|وا|ا)?$/u;
/** How many words before a deed the confession may stand. */
const CONFESSED_REACH = 14;
/** Nouns of those who were caught. */
const CAUGHT = new Set([
  'detainee',
  'arrested',
  'held',
  'caught',
  'accused',
  'defendant',
  'convict',
  'suspect',
  'element',
  'individual',
  'terrorist',
  'wanted',
  'prisoner',
]);

/** `أحد الموقوفين اعترف بمشاركته في زرع عبوة انفجرت في حافلة`: a deed of the group whose man confesses it. */
const confessed: Rule = (piece, { scene }) => {
  if (!VIOLENT.has(piece.kind) || isNamed(piece, 'initiator')) return [];
  const { from } = piece.trigger;
  let at = from - 1;
  while (at > from - CONFESSED_REACH && !CONFESSES.test(scene.tokens[at]?.text ?? '')) at -= 1;
  if (at <= from - CONFESSED_REACH) return [];
  const everyone = scene.sentences[piece.position.sentence]?.args ?? [];
  const person = everyone.findLast(
    ({ to, party }) => to <= at && party !== null && CAUGHT.has(party.noun ?? ''),
  );
  if (person === undefined) return [];
  const group = isOpponent(person) ? person : opponentBefore(piece, scene);
  return group === undefined
    ? []
    : [{ role: 'initiator', basis: 'stated', argument: group, rule: 'roles/confessed' }];
};

// ---- who speaks ---------------------------------------------------------------------------------

const ANNOUNCED = new Set(['announce', 'say', 'add', 'document']);
/** Who tells of others' deeds, also where a pronoun follows: `قال المرصد إنه وثق قتل …`. */
const OBSERVERS = new Set<ActorKind>(['monitor', 'civil', 'organization']);
/** Who only tells of the deeds of others. */
const TELLERS = new Set<ActorKind>([...OBSERVERS, 'armed-group']);
const OWN_DEEDS = new Set<Piece['kind']>(['security-operation', 'weapons-find', 'release']);

const STRIKES = new Set<Piece['kind']>(['air-strike', 'shelling', 'killing']);

/** `أعلنت القيادة مقتل قيادي في التنظيم بغارة`: a strike on a group of which a force tells is its own. */
const isOnOpponent = ({ kind, roles, outcomes }: Piece): boolean =>
  STRIKES.has(kind) &&
  [
    ...roles.flatMap(({ role, argument }) => (role === 'target' ? [argument] : [])),
    ...outcomes.flatMap(({ argument }) => (argument === null ? [] : [argument])),
  ].some(isOpponent);

/** Who speaks, as someone who can take part; undefined where the speaker is no known actor. */
function speakerOf({ voice, scene }: Surroundings): Argument | undefined {
  if (voice === undefined) return undefined;
  const cued = scene.actors.find(({ from, to }) => from >= voice.cueFrom && to <= voice.cueTo);
  // وأضاف: who speaks on was named before.
  const speaks = voice.chain.find(({ actor }) => actor !== null)?.actor ?? null;
  const actor =
    cued ??
    (speaks === null
      ? undefined
      : scene.actors.findLast(({ to }, i) => to <= voice.cueTo && isSpeaker(i, speaks, scene)));
  const code = actor === undefined ? null : scene.codeOf(actor);
  if (actor === undefined || code === null) return undefined;
  const { from, to } = actor;
  return {
    from,
    to,
    marker: 'none',
    joined: false,
    actor,
    code,
    kind: scene.kindOf(actor),
    party: null,
  };
}

const isSpeaker = (at: number, code: string, { actors, codeOf }: Scene): boolean => {
  const actor = actors[at];
  return actor !== undefined && actor.kind !== 'adjective' && codeOf(actor) === code;
};

/** `تبنى التنظيم الهجوم`: who claims a deed. */
const claimant: Rule = (piece, surroundings) => {
  if (surroundings.voice?.class !== 'adopt' || has(piece, 'initiator')) return [];
  const argument = speakerOf(surroundings);
  return argument === undefined
    ? []
    : [{ role: 'initiator', basis: 'claimed', argument, rule: 'roles/adopts' }];
};

/** `نفت قسد مسؤوليتها عن القصف`: who denies a part of his own in a deed. */
const denier: Rule = (piece, surroundings) => {
  const { voice, scene } = surroundings;
  if (voice?.class !== 'deny' || isNamed(piece, 'initiator')) return [];
  if (!isOwnPart(scene.tokens, voice.cueFrom)) return [];
  const argument = speakerOf(surroundings);
  return argument === undefined
    ? []
    : [{ role: 'initiator', basis: 'denied', argument, rule: 'roles/blame-denied' }];
};

/** `أعلنت الوزارة توقيف …`: who announces an arrest made it. */
const announcer: Rule = (piece, surroundings) => {
  const { voice } = surroundings;
  // أعلنت القوى حملة جنبا إلى جنب مع …: those who act with somebody leave open who that is.
  const acts = piece.roles.some(
    ({ role, rule }) => role === 'initiator' && rule !== 'roles/jointly',
  );
  if (acts || !(OWN_DEEDS.has(piece.kind) || isOnOpponent(piece))) return [];
  if (voice === undefined || !ANNOUNCED.has(voice.class)) return [];
  const argument = speakerOf(surroundings);
  if (argument === undefined || argument.kind === null || TELLERS.has(argument.kind)) return [];
  return [{ role: 'initiator', basis: 'stated', argument, rule: 'roles/announcer' }];
};

/** Folded complementisers with a pronoun, which stands for who speaks. */
const THAT_THEY = /^[وفب]?ا?ن(?:ه|ها|هم|هما)$/u;

/** `قال التنظيم إنه استهدف …`, `أعلنت القوات أنها نفذت عملية`: the pronoun of who speaks is the subject. */
const selfTeller: Rule = (piece, surroundings) => {
  const { trigger } = piece;
  const { tokens } = surroundings.scene;
  if (has(piece, 'initiator') || !isVerb(trigger)) return [];
  if (!isDone(trigger)) return [];
  const subject = (trigger.happening ?? trigger.outcome)?.frame['subject'] ?? 'initiator';
  const near = tokens[trigger.from - 1]?.text === 'قد' ? trigger.from - 2 : trigger.from - 1;
  if (subject !== 'initiator' || !THAT_THEY.test(tokens[near]?.text ?? '')) return [];
  const argument = speakerOf(surroundings);
  if (argument === undefined || argument.kind === null || OBSERVERS.has(argument.kind)) return [];
  const basis = argument.kind === 'armed-group' ? 'claimed' : 'stated';
  return [{ role: 'initiator', basis, argument, rule: 'roles/speaker' }];
};

// ---- whose place it is --------------------------------------------------------------------------

const STRUCK = new Set<Piece['kind']>([
  'attack',
  'grenade',
  'shelling',
  'air-strike',
  'ied',
  'car-bomb',
]);
/** Folded words for what civilians own or live in, without the article. */
const CIVIL = new Set(
  'منزل منازل منزلا بيت بيوت سوق سوقا اسواق محل محال محلات متجر متاجر مقهي مطعم مدرسه مدارس مسجد جامع كنيسه مشفي مستشفي مشافي قريه قري بلده بلدات حي احياء مخيم مخيمات مزرعه مزارع مزارعين سكني سكنيه مدنيه مدنيين فرن صهريج صهاريج'.split(
    ' ',
  ),
);
/** How many words behind a deed or its preposition the place that it strikes may stand. */
const FARTHEST_STRUCK = 4;

/** Folded verbs of being in a place or a vehicle. */
const HOLDS =
  /^(?:[يت]?تحصن|[يت]?تمركز|[يت]?تواجد|[يت]ختب[يا]|اختبا|لجا|تجمع|[يت]تجمع|[يت]?ستخدم|[يت]تخذ|اتخذ|[يت]قل|[يت]قطن|[يت]سكن|اقل|[يت]تواري|تواري|[يت]ستقر|[يت]ستقل|استقل|[يت]قيم)(?:ت|وا|ون|ها|ه)?$/u;
const HOLDS_REACH = 10;
const HELD_REACH = 4;

/** `أغارت على مبنى تحصن فيه مسلحون`: who is told to be in what is struck. */
const heldPlace: Rule = (piece, { args, scene: { tokens } }) => {
  if (!STRUCK.has(piece.kind) || has(piece, 'target')) return [];
  for (const { to } of piece.triggers) {
    for (let i = to + 1; i < to + HOLDS_REACH; i++) {
      const token = tokens[i];
      if (token === undefined || token.kind !== 'word') break;
      if (!HOLDS.test(token.text)) continue;
      const held = args.find(
        ({ from, marker }) => from > i && from <= i + HELD_REACH && marker === 'none',
      );
      const acts = piece.roles.some(({ argument }) => argument === held);
      if (held === undefined || acts) break;
      return [{ role: 'target', basis: 'stated', argument: held, rule: 'roles/held-place' }];
    }
  }
  return [];
};

/** `قصفت القرية`, `هجوم على سوق`: who strikes homes and markets strikes civilians. */
const civilPlace: Rule = (piece, { args, scene: { tokens } }) => {
  if (!STRUCK.has(piece.kind) || has(piece, 'target')) return [];
  const { clause } = piece.position;
  for (const { to, outcome } of piece.triggers) {
    // نقل الجرحى إلى مشفى: a hospital that helps was not struck.
    if (outcome?.outcomeFrame === 'helper-patient') continue;
    for (let i = to; i < Math.min(clause.to, to + FARTHEST_STRUCK + 6); i++) {
      const token = tokens[i];
      const on = i <= to + FARTHEST_STRUCK || tokens[i - 1]?.text === 'علي';
      if (
        token === undefined ||
        !on ||
        !token.readings.some(({ stem, conj }) => conj === '' && CIVIL.has(stem))
      )
        continue;
      // في قرية: where it happened, not what was struck.
      if (tokens[i - 1]?.text === 'في' || tokens[i - 1]?.text === 'قرب') continue;
      // منزل عنصر في الحشد: the home of somebody's man is theirs.
      const owner = args.find(({ from, code }) => from === i + 1 && code !== null);
      if (owner !== undefined && owner.kind !== null) {
        return [{ role: 'target', basis: 'stated', argument: owner, rule: 'roles/civil-place' }];
      }
      const argument: Argument = {
        from: i,
        to: i + 1,
        marker: 'none',
        joined: false,
        actor: null,
        code: 'civilians',
        kind: null,
        party: null,
      };
      return [{ role: 'target', basis: 'stated', argument, rule: 'roles/civil-place' }];
    }
  }
  return [];
};

// ---- both sides ---------------------------------------------------------------------------------

const BOTH = /^[وبل]?(?:ال)?(?:طرفان|طرفين|جانبان|جانبين|طرفا|طرفي)$/u;
/** How many sentences back the two sides may be named. */
const PAIR_REACH = 3;

/** `وقّعه الجانبان`, `اتفاق بين الطرفين`, `توصل الطرفان إلى هدنة`: the two sides named together last. */
const bothSides: Rule = (piece, { scene }) => {
  if (has(piece, 'initiator') || (piece.kind !== 'agreement' && piece.kind !== 'clash')) return [];
  const { clause, sentence } = piece.position;
  let both = clause.from;
  while (both < clause.to && !BOTH.test(scene.tokens[both]?.text ?? '')) both += 1;
  if (both >= clause.to) return [];
  // اشتباكات بين الطرفين; but الجانبان may do something else in the clause of a clash.
  if (piece.kind === 'clash' && scene.tokens[both - 1]?.text !== 'بين') return [];
  for (let back = 0; back <= PAIR_REACH; back++) {
    const args = scene.sentences[sentence - back]?.args ?? [];
    const pair = lastPair(args.filter(({ to }) => to <= both));
    if (pair === undefined) continue;
    return pair.map((argument, i) => ({
      role: i === 1 && piece.kind === 'clash' ? ('target' as const) : ('initiator' as const),
      basis: 'stated' as const,
      argument,
      rule: 'roles/both-sides',
    }));
  }
  return [];
};

/** The last two sides that are joined by و or stand behind بين. */
function lastPair(args: readonly Argument[]): readonly [Argument, Argument] | undefined {
  for (let i = args.length - 1; i > 0; i--) {
    const [first, second] = [args[i - 1], args[i]];
    if (first === undefined || second === undefined || !second.joined) continue;
    if (isSide(first) && isSide(second) && first.code !== second.code) return [first, second];
  }
  return undefined;
}

/** Someone who signs or fights, and is no teller. */
const isSide = ({ code, kind }: Argument): boolean =>
  code !== null &&
  code !== 'civilians' &&
  code !== 'unidentified' &&
  kind !== null &&
  !UNARMED.has(kind);

const UNARMED = new Set<ActorKind>(['monitor', 'media', 'organization', 'civil']);

/** The order matters: the first to fill a role leaves nothing to the others. */
const RULES: readonly Rule[] = [
  carriedSubject,
  comingSubject,
  claimant,
  denier,
  selfTeller,
  announcer,
  hunted,
  heldPlace,
  civilPlace,
  bothSides,
  confessed,
];

// ---- pronouns -----------------------------------------------------------------------------------

/** `قواتنا`, `قواته` in what somebody says: those of the speaker, unless another is named before. */
export function withSpeakersOwn(
  args: readonly Argument[],
  voice: Voice | undefined,
): readonly Argument[] {
  const speaker = voice?.chain[0]?.actor ?? null;
  if (voice === undefined || speaker === null) return args;
  return args.map((argument, i) => {
    const { actor } = argument;
    if (actor?.kind !== 'anaphor' || actor.pronoun === '') return argument;
    const between = args
      .slice(0, i)
      .some(
        ({ from, code }) =>
          from >= voice.cueTo && code !== null && code !== speaker && code !== 'civilians',
      );
    // قال القائد إن قواتهم لاحقت خلايا التنظيم: cells have no forces.
    const cells = actor.heads[0]?.is === 'force' && argument.kind === 'armed-group';
    return actor.pronoun !== 'نا' && between && argument.code !== null && !cells
      ? argument
      : { ...argument, code: speaker };
  });
}
