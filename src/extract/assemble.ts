import type { Kind, OutcomeKind, When, Where } from '../model/coded-report.ts';
import { DAY_MS } from '../resolve/times/days.ts';
import {
  type Agreement,
  comparePlaces,
  compareTimes,
  distanceKm,
  kindsAgree,
  sideFamily,
} from './agreement.ts';
import { FROM_AFAR, OF_ATTACKERS } from './kind-sets.ts';
import type { OutcomeClaim } from './piece.ts';
import { isPlot, isSeat, type ResolvedPiece, sufferedOutcomes } from './resolved-piece.ts';
import { withoutToldSums } from './told-sums.ts';

/** One occurrence as the report tells it: the pieces that were unified, in the order of the text. */
export interface Draft {
  readonly pieces: readonly ResolvedPiece[];
}

type Pieces = readonly ResolvedPiece[];

/** A group joins a draft where the evidence for one occurrence outweighs that for two by this much. */
const JOIN_AT = 2;

const WEIGHTS = {
  nextSentence: 1.5,
  headline: 2.5,
  demonstrative: 5,
  definite: 3,
  sameThing: 2.5,
  samePlace: 2,
  withinPlace: 0.75,
  narrowed: 0.75,
  sameTime: 1.5,
  sameKind: 0.75,
  sameCount: 2.5,
  sameOne: 1.5,
  otherCount: -3,
  rivalCount: -1,
  partOfCount: 1,
  sharedSide: 0.5,
  otherSide: -1.5,
  otherEvent: -4,
  background: -3,
  bare: 2,
  detail: 1,
  sameTopic: 1.5,
  origin: 1.5,
  policing: -3,
  perParagraph: -0.4,
  ownPlace: -1,
  ownTime: -1,
  announced: -1,
} as const;

/** How many drafts back a group may belong. */
const LOOKED_BACK = 40;
/** No occurrence is told in more pieces; a long one has a dozen. */
const MOST_PIECES = 32;

/**
 * Unifies pieces that tell one occurrence: first those of one sentence, then sentences with what was told
 * before. A group joins the draft that it fits best, or begins one.
 */
export function assembleDrafts(pieces: Pieces): readonly Draft[] {
  const drafts: ResolvedPiece[][] = [];
  const groups = groupBySentence(withoutToldSums(withoutSums(pieces)));
  const told = groups.filter((group) => !isHeadline(group));
  const heads = groups.filter(isHeadline);
  for (const group of told.length > 0 ? told : heads) {
    let best: ResolvedPiece[] | undefined;
    let bestScore = JOIN_AT;
    for (const draft of drafts.slice(-LOOKED_BACK)) {
      if (draft.length >= MOST_PIECES) continue;
      const score = joinScore(draft, group, draft === drafts.at(-1));
      // The later of two equals: nearer in the text.
      if (score >= bestScore) {
        best = draft;
        bestScore = score;
      }
    }
    if (best !== undefined) best.push(...group);
    else if (!group.every(isReference)) drafts.push([...group]);
  }
  if (told.length > 0) for (const head of heads) joinHeadline(drafts, head);
  return withoutUmbrellas(drafts).map((draft) => ({ pieces: draft }));
}

/** How many pieces before a series its sum may stand. */
const SUM_REACH = 3;

/** `ألقت القبض على عنصرين بعمليتين، في الأولى … وفي الثانية …`: the sum of a series that is told one by one. */
function withoutSums(pieces: Pieces): Pieces {
  const first = pieces.findIndex(({ ordinal }) => ordinal === 1);
  const head = pieces[first];
  if (head === undefined || !pieces.some(({ ordinal }) => ordinal > 1)) return pieces;
  const sum = pieces.findLast(
    (piece, at) => at < first && first - at <= SUM_REACH && isSumOf(piece, head),
  );
  if (sum === undefined) return pieces;
  return pieces
    .filter((piece) => piece !== sum)
    .flatMap((piece) => (piece.ordinal > 0 ? heldBy([piece], [sum]) : [piece]));
}

const isSumOf = (piece: ResolvedPiece, head: ResolvedPiece): boolean =>
  head.position.sentence - piece.position.sentence <= 1 &&
  (piece.count > 1 ||
    piece.outcomes.some(
      ({ what, count }) =>
        (count.best ?? 0) > 1 &&
        head.outcomes.some(
          (part) => part.what === what && (part.count.best ?? 0) < (count.best ?? 0),
        ),
    ));

/** Whether a piece tells no place and no time of its own. */
const isBare = ({ where, when, announced }: ResolvedPiece): boolean =>
  where === null && (when === null || announced);

const isOfDay = ({ where, when }: ResolvedPiece): boolean =>
  where === null && (when === null || when.precision === 'day');

/** `وتأتي العملية`: a noun that only points back tells no occurrence of its own. */
const isReference = (piece: ResolvedPiece): boolean =>
  piece.anaphoric !== 'no' && isBare(piece) && piece.outcomes.length === 0 && piece.count === 1;

const isHeadline = (group: Pieces): boolean => group[0]?.position.headline === true;

/**
 * A headline sums up what the body tells: it joins the draft that it fits best. One that fits none tells
 * its subject in words of its own and begins a draft only with a place, and a count that the body lacks or
 * a deed at a village.
 */
function joinHeadline(drafts: ResolvedPiece[][], head: Pieces): void {
  if (sumsUp(head, drafts)) return;
  let best: ResolvedPiece[] | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const draft of drafts) {
    const score = headlineScore(draft, head);
    if (score > bestScore) {
      best = draft;
      bestScore = score;
    }
  }
  if (best !== undefined) best.unshift(...head);
  else if (
    head.some(({ where }) => where !== null) &&
    !head.some((piece) => drafts.some((draft) => isAtNamesake(draft, piece))) &&
    head.some(
      ({ outcomes, where, kindStrength }) =>
        outcomes.some(({ count }) => count.best !== null) ||
        (where !== null && isSpecific(where) && kindStrength === 2),
    )
  ) {
    drafts.unshift([...head]);
  }
}

/** `17 قتيلا بثلاث هجمات` above attacks that are told one by one: a total, which none of them has. */
function sumsUp(head: Pieces, drafts: readonly Pieces[]): boolean {
  const several = head.some(({ count }) => count > 1);
  const totals = head
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ count }) => (count.best ?? 0) > 1);
  return totals.some(({ what, count: { best } }) => {
    const parts = drafts.map((draft) => mostOf(draft, what)).filter((most) => most > 0);
    if (parts.length < 2 || best === null || parts.includes(best)) return false;
    const told = drafts.some((draft) => draft.some(({ count }) => count > 1));
    return (several && !told && parts.every((part) => part < best)) || addUpTo(best, parts);
  });
}

/** Whether the first parts, two or more, add up to a total. */
function addUpTo(total: number, parts: readonly number[]): boolean {
  let sum = 0;
  return parts.some((part, i) => {
    sum += part;
    return i > 0 && sum === total;
  });
}

/** A village of one name in headline and body is one village, wherever each was found. */
const isAtNamesake = (draft: Pieces, { where }: ResolvedPiece): boolean =>
  where !== null && draft.some((piece) => piece.where?.name === where.name);

/** How well a headline sums up a draft: earlier drafts, equal counts and places speak for it. */
function headlineScore(draft: Pieces, head: Pieces): number {
  if (
    !kindsFit(draft, head) ||
    timeScore(draft, head) === null ||
    (isElsewhere(draft, head) && !isOfSameCount(draft, head)) ||
    isOther(draft, head)
  )
    return Number.NEGATIVE_INFINITY;
  const place = placeScore(draft, head) ?? 0;
  const order = draft[0]?.position.sentence ?? 0;
  return place + countScore(draft, head) + sideScore(draft, head) - HEADLINE_ORDER * order;
}

/** A deed of another kind at another village is another one, though it stands in the first line of a list. */
const isOther = (draft: Pieces, head: Pieces): boolean =>
  head.some(
    ({ where, kind, kindStrength }) =>
      where !== null &&
      isSpecific(where) &&
      kindStrength === 2 &&
      !kindsOf(draft).some((other) => other === kind) &&
      draft.some((piece) => piece.where !== null && isSpecific(piece.where)) &&
      !draft.some(
        (piece) =>
          piece.where !== null && /^(?:same|within)$/u.test(comparePlaces(piece.where, where)),
      ),
  );

/** What one sentence further down costs a draft as the subject of the headline. */
const HEADLINE_ORDER = 0.25;

/** Whether a headline counts more than one of those that a draft counts. */
const isOfSameCount = (draft: Pieces, head: Pieces): boolean =>
  head.some(({ outcomes }) =>
    outcomes.some(
      ({ what, count: { best } }) =>
        (best ?? 0) > 1 &&
        draft.some((piece) =>
          piece.outcomes.some((claim) => claim.what === what && claim.count.best === best),
        ),
    ),
  );

/** Headlines name a city for its countryside: only another governorate is elsewhere. */
const isElsewhere = (draft: Pieces, head: Pieces): boolean =>
  head.some(
    ({ where }) =>
      where?.admin1 != null &&
      draft.some((piece) => piece.where?.admin1 != null && piece.where.admin1 !== where.admin1),
  ) &&
  !head.some(
    ({ where }) =>
      where?.admin1 != null && draft.some((piece) => piece.where?.admin1 === where.admin1),
  );

/** The kinds told in a draft; outcomes alone only where nothing else tells one. */
export function kindsOf(draft: Pieces): readonly Kind[] {
  const strongest = draft.filter(({ kindStrength }) => kindStrength > 0);
  return (strongest.length > 0 ? strongest : draft).flatMap(({ kind }) =>
    kind === null ? [] : [kind],
  );
}

/** The pieces of one sentence belong together unless a place, a time, a kind or its words part them. */
function groupBySentence(pieces: Pieces): readonly Pieces[] {
  const groups: ResolvedPiece[][] = [];
  for (const piece of pieces) {
    const first =
      groups.findLastIndex((group) => group[0]?.position.sentence !== piece.position.sentence) + 1;
    const fitting = groups.slice(first).findLast((group) => belongsTo(group, piece));
    if (fitting === undefined) groups.push([piece]);
    else fitting.push(piece);
  }
  return groups;
}

function belongsTo(group: Pieces, piece: ResolvedPiece): boolean {
  if (
    piece.position.clause.apart &&
    !group.some(({ position }) => position.clause === piece.position.clause) &&
    !(group.every(isRecovery) && FROM_AFAR.has(piece.kind))
  )
    return false;
  if (isParted(group, piece)) return false;
  return (
    ordinalsAgree(group, piece.ordinal) &&
    (kindsFit(group, [piece]) || isOneStory(group, piece) || isBesides(group, piece)) &&
    placeScore(group, [piece]) !== null &&
    timeScore(group, [piece]) !== null &&
    !contradictsCounts(group, piece)
  );
}

/** `غداة هجوم …، نفذت القوات مداهمات`: what the sentence goes on with is another occurrence. */
const isParted = (group: Pieces, { position: { sentence, clause } }: ResolvedPiece): boolean =>
  clause.resumes && group.at(-1)?.position.sentence === sentence;

/** `قتل راعيين وسرقة أغنامهما`: what was stolen or burnt besides is part of the armed deed before it. */
const isBesides = (group: Pieces, { kind, kindStrength, position }: ResolvedPiece): boolean =>
  kind === 'other' &&
  kindStrength < 2 &&
  position.clause.kind === 'coordinate' &&
  group.every((one) => one.kind === null || ARMED.has(one.kind));

const ARMED = new Set<Kind>([
  'security-operation',
  'clash',
  'attack',
  'assassination',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'shelling',
  'air-strike',
  'killing',
  'weapons-find',
  'abduction',
]);

/** `مقتل عناصر بضربة جوية، واعتقال قيادي بعملية إنزال`: two harms, each with a deed of its own. */
const hasOwnDeed = (group: Pieces, piece: ResolvedPiece): boolean =>
  piece.kind === 'security-operation' &&
  piece.kindStrength === 2 &&
  piece.outcomes.some(({ what }) => what === 'detained') &&
  group.some(({ kind, outcomes }) => FROM_AFAR.has(kind) && outcomes.length > 0);

/** `اقتحم انتحاري الكنيسة وفجّر نفسه`: armed deeds of one sentence without a place or time of their own. */
const isOneStory = (group: Pieces, piece: ResolvedPiece): boolean =>
  piece.where === null &&
  piece.when === null &&
  !hasOwnDeed(group, piece) &&
  [...group, piece].every(({ kind }) => kind === null || ARMED.has(kind));

/** Two exact counts of the same harm to the same side in one sentence tell two occurrences. */
function contradictsCounts(group: Pieces, piece: ResolvedPiece): boolean {
  const known = group.flatMap(sufferedOutcomes);
  return sufferedOutcomes(piece).some(
    ({ claim, who }) =>
      !claim.revision &&
      claim.count.best !== null &&
      piece.where !== null &&
      group.some(({ where }) => where !== null) &&
      known.some(
        (other) =>
          other.claim.what === claim.what &&
          other.who === who &&
          other.claim.count.best !== null &&
          other.claim.count.best !== claim.count.best,
      ),
  );
}

/** How strongly a group belongs to a draft; -Infinity where a stated value forbids it. */
function joinScore(draft: Pieces, group: Pieces, latest: boolean): number {
  const ordinal = Math.max(...group.map((piece) => piece.ordinal));
  const agree = ordinalsAgree(draft, ordinal) || (latest && isTakenUp(draft, group));
  if (!agree || !kindsFit(draft, group)) return Number.NEGATIVE_INFINITY;
  const place = placeScore(draft, group);
  const time = timeScore(draft, group);
  const [next] = group;
  if (place === null || time === null || next === undefined || isParted(draft, next))
    return Number.NEGATIVE_INFINITY;
  if (isPursuit(draft, group) || isOtherBody(draft, group)) return Number.NEGATIVE_INFINITY;
  let score = place + time + nearness(draft, group, latest) + countScore(draft, group);
  const kinds = kindsOf(draft);
  if (kindsOf(group).some((kind) => kinds.includes(kind))) score += WEIGHTS.sameKind;
  if (isPolicing(draft, group)) score += WEIGHTS.policing;
  if (latest && isNarrowed(draft, group)) score += WEIGHTS.narrowed;
  return score + sideScore(draft, group);
}

/** `قُتل شاب في اليادودة. وعُثر على جثة رجل على طريق طفس`: a body that no word takes up, elsewhere, is another one. */
const isOtherBody = (draft: Pieces, group: Pieces): boolean =>
  group.some(
    ({ kindRule, where, outcomes }) =>
      kindRule === 'kinds/body-found' &&
      where !== null &&
      outcomes.some(({ argument }) => argument?.party?.definite === false) &&
      draft.some((piece) => piece.where !== null && piece.where.name !== where.name),
  ) &&
  draft.some(({ kindRule, outcomes }) =>
    outcomes.some(
      ({ what, count }) =>
        what === 'killed' && count.best !== null && kindRule !== 'kinds/body-found',
    ),
  );

/** `كمين نصبته مجموعة … ووصلت تعزيزات من الجيش واشتبكت مع المجموعة`: another force than the attacked one goes for those who attacked. */
function isPursuit(draft: Pieces, group: Pieces): boolean {
  if (!kindsOf(draft).every((kind) => CRIMES.has(kind) && kind !== 'clash')) return false;
  if (!group.some(({ kind, kindStrength }) => kindStrength === 2 && kind === 'clash')) return false;
  const codes = (pieces: Pieces, of: 'initiator' | 'target'): readonly string[] =>
    pieces.flatMap(({ roles }) =>
      roles.flatMap(({ role, rule, argument: { code } }) =>
        role === of && rule !== 'roles/announcer' && code !== null && code !== 'unidentified'
          ? [code]
          : [],
      ),
    );
  // Another body of the same state is another force.
  const sides = new Set([
    ...draft.flatMap(({ roles }) => roles.flatMap(({ argument }) => argument.code ?? [])),
    ...draft.flatMap(({ sufferers }) => sufferers.flatMap((who) => who ?? [])),
  ]);
  const attackers = codes(draft, 'initiator');
  const come = codes(group, 'initiator');
  const sought = codes(group, 'target');
  return (
    come.length > 0 &&
    come.every((code) => !sides.has(code)) &&
    sought.length > 0 &&
    sought.every((code) => attackers.includes(code))
  );
}

/** `أعلنت الوزارة تفكيك خلية في ريف حمص. … داهمت مزرعة قرب القريتين`: who did what to whom again, and where in it. */
function isNarrowed(draft: Pieces, group: Pieces): boolean {
  const kinds = kindsOf(draft);
  return (
    draft.some(({ where }) => where !== null) &&
    draft.every(({ where }) => !isSpecific(where)) &&
    group.some(({ where }) => isSpecific(where)) &&
    kindsOf(group).some((kind) => kinds.includes(kind)) &&
    sideScore(draft, group) >= 2 * WEIGHTS.sharedSide
  );
}

/** Deeds after which a force may go for those who did them. */
const CRIMES = new Set<Kind>([
  'attack',
  'clash',
  'assassination',
  'ied',
  'car-bomb',
  'suicide-attack',
  'grenade',
  'killing',
  'abduction',
]);

/** `وألقت الشرطة القبض على مشتبه به`: an arrest by a force that is none of those who fought, or for the deed. */
function isPolicing(draft: Pieces, group: Pieces): boolean {
  if (!kindsOf(draft).every((kind) => CRIMES.has(kind))) return false;
  if (draft.some(({ outcomes }) => outcomes.some(({ what }) => what === 'detained'))) return false;
  const [arrest] = group.filter(({ outcomes }) => outcomes.some(({ what }) => what === 'detained'));
  if (arrest === undefined || group.some(({ kindStrength }) => kindStrength > 0)) return false;
  if (arrest.aftermath) return true;
  const sides = sidesOf(draft);
  const police = arrest.roles.flatMap(({ role, argument }) =>
    role === 'initiator' && argument.code !== null ? [sideFamily(argument.code)] : [],
  );
  return police.length > 0 && police.every((code) => !sides.has(code) && code !== 'unidentified');
}

/** `… ثم نسف رجل نفسه. وخلّف الانفجار الثاني 33 جريحا`: the last of deeds that were told without numbers. */
const isTakenUp = (draft: Pieces, group: Pieces): boolean =>
  draft.every(({ ordinal }) => ordinal === 0) &&
  group.every(isBare) &&
  group.some(({ anaphoric, ordinal }) => anaphoric === 'definite' && ordinal > 1);

function ordinalsAgree(draft: Pieces, ordinal: number): boolean {
  const of = Math.max(...draft.map((piece) => piece.ordinal));
  return ordinal === 0 || of === ordinal;
}

/** Outcomes attach to what can cause them; happenings unify where their kinds can be one. */
function kindsFit(draft: Pieces, group: Pieces): boolean {
  const [known, added] = [kindsOf(draft), tellingKinds(kindsOf(group))];
  if (known.length === 0 || added.length === 0) return true;
  const alone = (pieces: Pieces): boolean =>
    pieces.every((piece) => piece.kindStrength === 0 || isRescue(piece) || isRecovery(piece));
  return known.some((a) =>
    added.some(
      (b) =>
        kindsAgree(a, b) ||
        (a === 'other' && b === 'killing' && isAdvance(draft)) ||
        isBombing(a, draft, b) ||
        isBombing(b, group, a) ||
        (isCrowd(a) && isAgainstCrowd(group, b)) ||
        (a === 'escape' && b === 'security-operation' && isOfFugitives(group)) ||
        (alone(group) && outcomeFits(a, outcomeKind(group, b))) ||
        // أوقفت الشرطة عنصرين، وتظاهر العشرات: who was arrested before was not of the demonstration.
        (alone(draft) && !isCrowd(b) && outcomeFits(b, outcomeKind(draft, a))),
    ),
  );
}

/** `سيطرت على ثلاثة أبنية وقتلت 15`: those who die where ground is taken die in the fight for it. */
const isAdvance = (pieces: Pieces): boolean =>
  pieces.every(({ kind, kindRule }) => kind !== 'other' || kindRule === 'kinds/territory');

/** `قصف إسرائيلي` and `طيران العدو`: a bombing of which nothing tells the weapon may be one from the air. */
const isBombing = (kind: Kind, pieces: Pieces, other: Kind): boolean =>
  kind === 'shelling' &&
  other === 'air-strike' &&
  pieces.every((piece) => piece.kind !== 'shelling' || piece.kindRule === 'kinds/shelling');

/** `حملة بحث انتهت باعتقال تسعة من الفارين`: catching those who fled ends their flight. */
const isOfFugitives = (group: Pieces): boolean =>
  group.some(({ outcomes, sufferers }) =>
    outcomes.some(
      ({ what, argument }, i) =>
        what === 'detained' &&
        (sufferers[i] === 'detainees' || argument?.party?.noun === 'fugitive'),
    ),
  );

/** Those who fled are caught elsewhere. */
const isRecapture = (draft: Pieces, group: Pieces): boolean =>
  kindsOf(draft).includes('escape') &&
  isOfFugitives(group) &&
  group.some(({ anaphoric }) => anaphoric !== 'no');

/** What forces do against a crowd. */
const AGAINST_CROWD = new Set<Kind>(['attack', 'security-operation', 'killing', 'other']);

/** `وردت القوات بإطلاق الرصاص لتفريق المتظاهرين`: what is done against those who riot is part of the riot. */
function isAgainstCrowd(group: Pieces, kind: Kind): boolean {
  if (!AGAINST_CROWD.has(kind)) return false;
  if (group.some(({ crowd }) => crowd)) return true;
  // قضى سبعة نزلاء لدى اقتحام المهجع: prisoners who rose.
  return group.some(({ sufferers }) => sufferers.includes('detainees'));
}

/** `ألقت امرأة قنبلة …، وقُتلت المهاجمة`: what the weapon tells, where a general word stands beside it. */
function tellingKinds(kinds: readonly Kind[]): readonly Kind[] {
  const telling = kinds.filter((kind) => OF_ATTACKERS.has(kind));
  return telling.length > 0 ? kinds.filter((kind) => kind !== 'attack') : kinds;
}

const isCrowd = (kind: Kind): boolean => kind === 'protest' || kind === 'riot';

/** `أعلنت الوزارة تحييد مسلحين`: who was killed may have been killed by any armed deed. */
const outcomeKind = (pieces: Pieces, kind: Kind): Kind =>
  FOUND.has(kind) && pieces.every(isOfDead) ? 'killing' : kind;

/** Kinds that a word of outcome has where the dead are neutralised or found. */
const FOUND = new Set<Kind>(['security-operation', 'weapons-find']);

const isOfDead = ({ outcomes }: ResolvedPiece): boolean =>
  outcomes.length > 0 && outcomes.every(({ what }) => what === 'killed');

/** `وحررت القوة مخطوفا`: who is freed by force is freed by an operation. */
export const isRescue = ({ kind, outcomes }: ResolvedPiece): boolean =>
  kind === 'release' && outcomes.some(({ rule }) => rule === 'outcomes/rescue');

/** `انتُشلت جثث ثلاثة أطفال بعد غارة`: bodies recovered, of which nothing tells another place or day. */
const isRecovery = ({ kind, kindRule, where, when, outcomes }: ResolvedPiece): boolean =>
  kind === 'killing' &&
  kindRule === 'kinds/body-found' &&
  where === null &&
  when === null &&
  outcomes.length > 0;

/** Which happenings may bring forth which outcome, told by the kind that the outcome alone would have. */
function outcomeFits(happening: Kind, outcome: Kind): boolean {
  const violent = !['release', 'transfer', 'agreement', 'other', 'escape'].includes(happening);
  switch (outcome) {
    case 'killing':
    case 'attack':
      return violent || happening === 'escape';
    case 'security-operation':
      return [
        'attack',
        'clash',
        'protest',
        'riot',
        'weapons-find',
        'assassination',
        'escape',
      ].includes(happening);
    case 'escape':
      return [
        'attack',
        'security-operation',
        'suicide-attack',
        'car-bomb',
        'riot',
        'clash',
      ].includes(happening);
    case 'release':
      return ['transfer', 'agreement', 'security-operation'].includes(happening);
    case 'weapons-find':
      return happening === 'security-operation' || happening === 'clash';
    case 'abduction':
      return happening === 'attack' || happening === 'clash';
    case 'other':
      return ['security-operation', 'clash', 'attack', 'riot'].includes(happening);
    default:
      return false;
  }
}

/** How far from the point of its city a quarter may lie, in kilometres. */
const QUARTER_KM = 6;

/** `في مدينة الرقة … في حي الرميلة`: a quarter is in the city that is named for it. */
const isQuarterOf = (a: ResolvedPiece, b: ResolvedPiece): boolean =>
  a.place?.cue === 'quarter' &&
  b.place !== null &&
  (b.place.cue === 'city' || isSeat(b.place)) &&
  a.where !== null &&
  b.where !== null &&
  a.where.admin1 === b.where.admin1 &&
  (a.position.sentence === b.position.sentence ||
    (distanceKm(a.where, b.where) ?? Number.POSITIVE_INFINITY) <= QUARTER_KM);

function placeScore(draft: Pieces, group: Pieces): number | null {
  const told = group.filter(({ where }) => where !== null);
  const known = draft.filter(({ where }) => where !== null);
  if (told.length === 0) return 0;
  if (known.length === 0) return WEIGHTS.ownPlace / 2;
  let score = 0;
  for (const piece of told) {
    for (const other of known) {
      const agreement = isListed(other, piece) ? 'same' : agreementOf(other, piece);
      // إحباط مخطط لاستهداف كنيسة في …: where it was to happen, not where it was foiled.
      if (agreement === 'conflict' && (isPlot(other) || isPlot(piece))) continue;
      const tolerated = isJourney(draft, group) || isRecapture(draft, group) || isClaim(group);
      if (agreement === 'conflict' && !tolerated) return null;
      if (agreement === 'same')
        score = Math.max(score, isSpecific(other.where) ? WEIGHTS.samePlace : WEIGHTS.withinPlace);
      if (agreement === 'within') score = Math.max(score, WEIGHTS.withinPlace);
    }
  }
  return score;
}

/** `غارات على تل رفعت ومنغ. … خمسة قتلى في تل رفعت`: one of the places that were told together. */
const isListed = ({ places }: ResolvedPiece, { place }: ResolvedPiece): boolean =>
  place !== null && places.length > 1 && places.some(({ name }) => name === place.name);

function agreementOf(a: ResolvedPiece, b: ResolvedPiece): Agreement {
  const agreement = comparePlaces(a.where, b.where);
  return agreement === 'conflict' && (isQuarterOf(a, b) || isQuarterOf(b, a))
    ? 'within'
    : agreement;
}

/** `استعادت … من المخيم. وسلمت الإدارة العائلات في المدينة`: who is moved is told at both ends of the way. */
const isJourney = (draft: Pieces, group: Pieces): boolean =>
  refersBack(draft, group) && [...draft, ...group].every(({ kind }) => kind === 'transfer');

/** `تبنى التنظيم العملية، قائلا إنها وقعت في …`: a claimant may put the deed elsewhere. */
const isClaim = (group: Pieces): boolean =>
  group.some(({ anaphoric }) => anaphoric !== 'no') &&
  group.every(
    ({ voice, roles }) =>
      voice?.class === 'adopt' || roles.some(({ basis }) => basis === 'claimed'),
  );

/** `استهدف حافلة … أطلقوا النار على الحافلة`: what was struck or moved is named again, with the article. */
const refersBack = (draft: Pieces, group: Pieces): boolean =>
  group.some(({ known }) =>
    known.some((noun) => draft.some(({ introduced }) => introduced.includes(noun))),
  );

const isSpecific = (where: Where | null): boolean =>
  where?.precision === 'settlement' || where?.precision === 'exact';

function timeScore(draft: Pieces, group: Pieces): number | null {
  const told = group.filter(({ when }) => when !== null);
  const known = draft.filter(({ when }) => when !== null);
  if (told.length === 0) return 0;
  if (known.length === 0) return WEIGHTS.ownTime / 2;
  let score = 0;
  for (const { when, announced } of told) {
    for (const other of known) {
      const agreement = compareTimes(other.when, when);
      // The day of an announcement may be later than that of what is announced.
      if (agreement === 'conflict' && (announced || other.announced) && areNear(other.when, when))
        score = announced ? WEIGHTS.announced : 0;
      else if (agreement === 'conflict') return null;
      if (agreement === 'same') score = WEIGHTS.sameTime;
      if (agreement === 'within') score = Math.max(score, WEIGHTS.sameTime / 2);
    }
  }
  return score;
}

/** What is announced happened no longer ago than this, in days. */
const ANNOUNCED_WITHIN = 14;

const areNear = (a: When | null, b: When | null): boolean =>
  a?.from != null &&
  b?.from != null &&
  Math.abs(Date.parse(a.from) - Date.parse(b.from)) / DAY_MS <= ANNOUNCED_WITHIN;

/** How the group stands to the draft in the text, and what its sentence says of that. */
function nearness(draft: Pieces, group: Pieces, latest: boolean): number {
  const last = draft.at(-1);
  const [first] = group;
  if (last === undefined || first === undefined) return 0;
  const paragraphs = first.position.paragraph - last.position.paragraph;
  const sentences = first.position.sentence - last.position.sentence;
  let score = 0;
  if (last.position.headline && !first.position.headline) score += WEIGHTS.headline;
  else if (sentences === 1 && last.position.line === first.position.line)
    score += WEIGHTS.nextSentence;
  // وفق ما أفاد المرصد الأحد … فتحوا النار الجمعة: the day of what was only announced.
  const undated = draft.every(({ when, announced }) => when === null || announced);
  const bare = group.every(isBare) || (undated && sentences === 1 && group.every(isOfDay));
  // وكانت الوزارة قد تحدثت عن أربعة قتلى: an earlier toll of what is told, no earlier deed.
  const toll = bare && group.every(({ happening }) => !happening);
  const told = draft.some(({ opening }) => opening !== 'background');
  // وكانت الوزارة قد نعت مساء الأحد أربعة عناصر: of the day of what is told.
  const sameDay = group.some(({ when }) => draft.some((piece) => isSameDay(piece.when, when)));
  const origin = first.opening === 'background' && isOrigin(draft, group);
  if (origin && latest) score += WEIGHTS.origin;
  const before = first.opening === 'background' && !toll && told && !sameDay && !origin;
  const apart = before || first.opening === 'other-event';
  if (latest && bare && paragraphs <= 2 && !apart) {
    score += WEIGHTS.bare;
    if (isDetail(draft, group) || isRevised(group)) score += WEIGHTS.detail;
  }
  if (latest && first.opening === 'same-topic') score += WEIGHTS.sameTopic;
  if (!last.position.headline) score += WEIGHTS.perParagraph * Math.min(3, paragraphs);
  if (first.opening === 'other-event') score += WEIGHTS.otherEvent;
  if (before) score += WEIGHTS.background;
  // انفجار لغم آخر: another one, in what may be the same place.
  else if (first.position.clause.apart && first.opening === 'none') score += WEIGHTS.otherEvent;
  if (group.some(({ anaphoric }) => anaphoric === 'demonstrative')) score += WEIGHTS.demonstrative;
  else if (
    group.some(({ anaphoric }) => anaphoric === 'definite') &&
    first.opening !== 'other-event'
  )
    score += WEIGHTS.definite;
  if (first.opening !== 'other-event' && refersBack(draft, group)) score += WEIGHTS.sameThing;
  return score;
}

/** `وارتفعت الحصيلة إلى ثمانية قتلى`: a toll that replaces the one told before. */
const isRevised = (group: Pieces): boolean =>
  group.some(({ outcomes }) => outcomes.some(({ revision }) => revision));

/** `واندلعت اشتباكات دامت ساعة`: what tells nobody, nowhere and no day of its own is a detail of what stands before. */
function isDetail(draft: Pieces, group: Pieces): boolean {
  const known = sidesOf(draft);
  return (
    group.every(({ outcomes }) => outcomes.every(({ count }) => count.best === null)) &&
    [...sidesOf(group).keys()].every((code) => known.has(code) || code === 'unidentified')
  );
}

/** `وكانت المواجهات بين … اندلعت فجر الأحد`: how the fight began of which the end was told. */
const isOrigin = (draft: Pieces, [first]: Pieces): boolean =>
  first !== undefined &&
  first.kind !== null &&
  LASTING.has(first.kind) &&
  kindsOf(draft).includes(first.kind) &&
  (first.anaphoric === 'definite' || (first.crowd && isCrowd(first.kind)));

/** Kinds of what lasts, and is told from its end. */
const LASTING = new Set<Kind>(['clash', 'riot', 'protest', 'security-operation']);

const isSameDay = (a: When | null, b: When | null): boolean =>
  a?.from != null && a.from === a.to && a.from === b?.from && a.to === b.to;

function countScore(draft: Pieces, group: Pieces): number {
  const known = draft.flatMap(sufferedOutcomes);
  const rival = group.every(isBare) && !group.some((piece) => isToldAs(piece, draft));
  let score = 0;
  for (const { claim, who } of group.flatMap(sufferedOutcomes)) {
    const alike = known.filter(
      (other) =>
        other.claim.what === claim.what &&
        (other.who === who || other.who === null || who === null),
    );
    // فجّرا نفسيهما: whoever else was killed is counted besides.
    if (claim.rule === 'outcomes/own-death') continue;
    if (alike.length === 0 || claim.count.best === null) continue;
    const part = alike.some(
      (other) =>
        other.who === null &&
        who !== null &&
        (other.claim.count.best ?? 0) > (claim.count.best ?? 0),
    );
    const same = alike.some((other) => other.claim.count.best === claim.count.best);
    if (same || (who === null && isToldInParts(draft, claim)))
      score += claim.count.best === 1 ? WEIGHTS.sameOne : WEIGHTS.sameCount;
    else if (part) score += WEIGHTS.partOfCount;
    else if (!claim.revision && alike.every((other) => other.claim.count.best !== null))
      score += rival ? WEIGHTS.rivalCount : WEIGHTS.otherCount;
  }
  return score;
}

/** Whether somebody who told of a draft also tells a piece; the outlet's own voice is told by nobody. */
const isToldAs = ({ chain: [teller] }: ResolvedPiece, draft: Pieces): boolean =>
  teller === undefined || draft.some(({ chain }) => chain.some(({ name }) => name === teller.name));

/** `67 قتيلا` above `39 من التنظيم و23 من الحراس وخمسة مدنيين`: the parts that one clause tells of a total. */
const isToldInParts = (draft: Pieces, { what, count: { best } }: OutcomeClaim): boolean =>
  best !== null &&
  draft.some(
    ({ outcomes }) =>
      outcomes.reduce((sum, one) => sum + (one.what === what ? (one.count.best ?? 0) : 0), 0) ===
      best,
  );

/** Shared sides speak for one occurrence; two named initiators that differ for two. */
function sideScore(draft: Pieces, group: Pieces): number {
  const [known, added] = [sidesOf(draft), sidesOf(group)];
  const shared = [...added.keys()].filter((code) => known.has(code)).length;
  const initiators = (sides: ReadonlyMap<string, string>): readonly string[] =>
    [...sides].flatMap(([code, role]) =>
      role === 'initiator' && code !== 'unidentified' ? [code] : [],
    );
  const [mine, theirs] = [initiators(known), initiators(added)];
  const differ = mine.length > 0 && theirs.length > 0 && !theirs.some((code) => known.has(code));
  return shared * WEIGHTS.sharedSide + (differ ? WEIGHTS.otherSide : 0);
}

function sidesOf(pieces: Pieces): ReadonlyMap<string, string> {
  const sides = new Map<string, string>();
  for (const { roles, sufferers } of pieces) {
    for (const { role, argument } of roles) {
      const family = argument.code === null ? null : sideFamily(argument.code);
      if (family !== null && !sides.has(family)) sides.set(family, role);
    }
    for (const who of sufferers) {
      if (who !== null && !sides.has(sideFamily(who))) sides.set(sideFamily(who), 'target');
    }
  }
  return sides;
}

/** Where operations are told one by one, what sums them up (`سبعة أشخاص بعمليتين`) is no event of its own. */
function withoutUmbrellas(drafts: readonly ResolvedPiece[][]): readonly ResolvedPiece[][] {
  const series = drafts.filter((draft) => draft.some(({ ordinal }) => ordinal > 0));
  const [head] = series;
  if (head === undefined || series.length < 2) return withoutTotals(drafts);
  const umbrella = drafts
    .slice(0, drafts.indexOf(head))
    .findLast((draft) => draft.some(({ count }) => count > 1) || isTotalOf(draft, series));
  if (umbrella === undefined) return drafts;
  return drafts
    .filter((draft) => draft !== umbrella)
    .map((draft) => (series.includes(draft) ? heldBy(draft, umbrella) : draft));
}

/** How many drafts a total may be told in. */
const MOST_PARTS = 8;

/** `القبض على خمسة في ثلاث محافظات`: what the drafts right behind tell in parts, each at a place of its own. */
function withoutTotals(drafts: readonly ResolvedPiece[][]): readonly ResolvedPiece[][] {
  const held = [...drafts];
  for (const [i, draft] of drafts.entries()) {
    const isWide = draft.every(({ where }) => where === null || !isSpecific(where));
    const several = draft.some(
      ({ count, where }) => count > 1 || (where?.precision === 'country' && where.name !== null),
    );
    if (!isWide || !several) continue;
    const after = drafts.slice(i + 1, i + 1 + MOST_PARTS);
    const last = after.findIndex((_, at) => at > 0 && arePartsOf(draft, after.slice(0, at + 1)));
    if (last < 0) continue;
    held[i] = [];
    for (let at = i + 1; at <= i + 1 + last; at++) held[at] = heldBy(drafts[at] ?? [], draft);
  }
  return held.filter((draft) => draft.length > 0);
}

const arePartsOf = (draft: Pieces, parts: readonly Pieces[]): boolean =>
  isTotalOf(draft, parts) &&
  parts.every(
    (part) =>
      part.some(({ where }) => where !== null) &&
      part.every(({ opening }) => opening === 'none' || opening === 'same-topic') &&
      timeScore(draft, part) !== null,
  );

/** A draft of a series, when and where its umbrella tells it unless one of its own pieces does. */
function heldBy(draft: ResolvedPiece[], umbrella: Pieces): ResolvedPiece[] {
  const [first, ...rest] = draft;
  const timed = umbrella.find(({ when }) => when !== null);
  const placed = umbrella.find(({ where }) => where !== null);
  if (first === undefined) return draft;
  return [
    {
      ...first,
      ...(timed !== undefined && draft.every(({ when }) => when === null)
        ? { when: timed.when, time: timed.time }
        : {}),
      ...(placed !== undefined && draft.every(({ where }) => where === null)
        ? { where: placed.where, place: placed.place }
        : {}),
    },
    ...rest,
  ];
}

/** Whether a draft counts as many as a series of drafts together. */
const isTotalOf = (draft: Pieces, series: readonly Pieces[]): boolean =>
  [...new Set(draft.flatMap(({ outcomes }) => outcomes.map(({ what }) => what)))].some((what) => {
    const total = mostOf(draft, what);
    return total > 0 && total === series.reduce((sum, part) => sum + mostOf(part, what), 0);
  });

/** The highest count of one harm in a draft. */
const mostOf = (draft: Pieces, what: OutcomeKind): number =>
  Math.max(
    0,
    ...draft.flatMap(({ outcomes }) =>
      outcomes.filter((claim) => claim.what === what).map(({ count }) => count.best ?? 0),
    ),
  );

/** Whether a draft is told within the two paragraphs before a piece. */
export const isNear = ({ pieces }: Draft, piece: ResolvedPiece): boolean =>
  pieces.some(({ position }) => piece.position.line - position.line <= 2);
