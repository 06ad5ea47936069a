import type { CodedEvent, Diagnostic, Tally, When, Where } from '../model/coded-report.ts';
import type { PlaceMention } from '../resolve/places/place-mention.ts';
import { anchorTime } from '../resolve/times/resolve-time.ts';
import type { TimeMention } from '../resolve/times/time-mention.ts';
import type { Token } from '../text/tokens.ts';
import { addBlame, withAbsentSides, withDoerBefore, withSpeakersOwn } from './absent-sides.ts';
import { compareTimes } from './agreement.ts';
import { withAgreedPlace } from './agreement-places.ts';
import { leadingOrdinal, thingsIn } from './anaphora.ts';
import { withAntecedents } from './antecedents.ts';
import { findAsides } from './asides.ts';
import { assembleDrafts, type Draft } from './assemble.ts';
import { findVoices, mainVoice, type Voice, voiceAt, voicesIn } from './attribute.ts';
import {
  isAverted,
  isBeforeCourt,
  isGrievance,
  isStrayShot,
  withGrounds,
  withoutAccidents,
  withoutLaterDeaths,
  withResults,
  withStrikes,
} from './beside-pieces.ts';
import { isOwnPart } from './blame.ts';
import { isConfessed, isOfPast, isPlacedAndDated } from './charges.ts';
import { eventPlaces, placeOf } from './clause-places.ts';
import { type ClauseScene, spanOf } from './clause-scene.ts';
import {
  anchorBefore,
  dayBefore,
  distanceTo,
  endedToday,
  eventTimes,
  isEra,
  isNamedDay,
  isOfFollowing,
  isOfLife,
  isOfRelative,
  isOfWatching,
  isOnTheEve,
  timeOf,
  withEves,
} from './clause-times.ts';
import { type Clause, type ClauseKind, splitClauses } from './clauses.ts';
import { withEventTimes } from './event-times.ts';
import { isExample, isHeadlineOfTotal, withStart } from './examples.ts';
import { findPiece } from './find-pieces.ts';
import type { Trigger } from './find-triggers.ts';
import { FINENESS } from './fineness.ts';
import { type FinishContext, finishEvent, isRecordable } from './finish.ts';
import { finishTally } from './finish-tally.ts';
import { withHappenedThat } from './happened-that.ts';
import { findHeadingSentences } from './heading-sentences.ts';
import { withHiddenPatient } from './hidden-patients.ts';
import { withLead } from './lead-of-headline.ts';
import { findNoDeeds } from './no-deed.ts';
import { withSeriesKind } from './one-of-series.ts';
import { opponentOf, withOpponent } from './opponents.ts';
import { isFuneral } from './outcomes.ts';
import type { Piece, Unreal } from './piece.ts';
import { withCivilianHome, withPlaceBefore } from './place-before.ts';
import { withMeantPersons, withOneFate } from './pronoun-patients.ts';
import type { ResolvedPiece } from './resolved-piece.ts';
import { type ResolvedPlace, type Scene, type SentenceScene, within } from './scene.ts';
import type { SpeakerIndex } from './speaker-scene.ts';
import { splitByPlace } from './split-places.ts';
import { suffererOf } from './sufferers.ts';
import { withOnlyPlace, withTaggedPlace } from './tag-places.ts';
import { findTallies } from './tallies.ts';
import type { TallyMention } from './tally-mention.ts';
import { inParts } from './told-in-parts.ts';
import type { Weapon } from './weapons.ts';

/** Events, tallies and diagnostics of one report. */
export interface Coding {
  readonly events: readonly CodedEvent[];
  readonly tallies: readonly Tally[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Why a clause of no occurrence of its own may still tell who did the one before it. */
const BLAMES = new Set<Unreal | null>(['generic', 'negated', 'denied']);

/** From how many drafts before a draft may take its time or its place. */
const LOOKED_BACK = 60;

/** Reads the events and tallies of a scene: pieces by clause, drafts by occurrence, records by draft. */
export function codeEvents(scene: Scene, speakers: SpeakerIndex): Coding {
  const voices = voicesOf(scene, speakers);
  const mentions = findTallies(
    scene.sentences.map((sentence) => tallySentence(sentence, voices)),
    scene.tokens,
  );
  const summed = Map.groupBy(
    mentions.filter(({ alsoEvent }) => !alsoEvent),
    ({ sentence }) => sentence,
  );
  const diagnostics: Diagnostic[] = [];
  const pieces: ResolvedPiece[] = [];
  let last: Unreal | null = null;
  const noDeeds = findNoDeeds(scene);
  for (const sentence of scene.sentences) {
    const told = withAntecedents(piecesOf(sentence, scene, voices)).map((piece) =>
      withSeriesKind(
        withDoerBefore(piece, pieces.at(-1), scene.tokens),
        scene.sentences,
        scene.tokens,
      ),
    );
    // ووجهت العشيرة أصابع الاتهام إلى …، ونسبت صحيفة الهجوم إلى …: a sentence of no other deed than the last.
    if (told.every(({ unreal, anaphoric }) => unreal !== null || anaphoric !== 'no'))
      addBlame(
        pieces,
        sentence,
        scene.tokens,
        told.filter(({ unreal }) => unreal === null),
      );
    let example = false;
    const noDeed = told.length === 0 ? null : noDeeds.ofSentence(sentence);
    for (const one of told) {
      const piece = isStrayShot(one, pieces.at(-1), scene.tokens)
        ? { ...one, unreal: null, kind: 'killing' as const, kindStrength: 0 as const }
        : one;
      const totals = summed.get(sentence.index) ?? [];
      const before: boolean = piece.position.clause.kind === 'result' && example;
      example = totals.length > 0 && (before || isExample(piece, sentence, scene.tokens));
      const summedUp = (isSummed(piece, totals) && !example) || isHeadlineOfTotal(piece, mentions);
      const habitual: boolean = last === 'generic' && isResult(piece, scene.tokens);
      const unreal: Unreal | null =
        piece.unreal ??
        noDeed ??
        noDeeds.ofPiece(piece) ??
        (summedUp ? 'tally' : habitual ? 'generic' : null);
      last = unreal;
      if (unreal === null)
        pieces.push(example ? withStart(piece, sentence, scene.tokens, scene.anchor) : piece);
      else diagnostics.push(unrealDiagnostic(piece, unreal, scene));
    }
  }
  const under = underHeadings(pieces, scene);
  const assembled = assembleDrafts(withEventTimes(withStrikes(under), scene));
  const told = assembled.map((one) => {
    const timed = withHappenedThat(withLead(one, assembled, scene, voices), assembled, scene);
    const draft = withTaggedPlace(timed, scene.tags);
    const opponent = opponentOf(draft.pieces, scene.sentences);
    return opponent === undefined
      ? draft
      : { pieces: draft.pieces.map((piece) => withOpponent(piece, opponent, scene.tokens)) };
  });
  const drafts = told.map((draft) => {
    const near = withPlaceBefore(draft, told, scene);
    const placed = withOnlyPlace(near, scene.onlyPlace);
    const apart = placed !== near && isOfAnotherDay(draft, scene.onlyPlace, told);
    return withCivilianHome(apart ? near : placed, scene);
  });
  const context: FinishContext = {
    reportId: scene.report.id,
    outlet: scene.report.outlet ?? null,
    raw: scene.raw,
    tokens: scene.tokens,
    published: scene.published,
    stateCodes: scene.stateCodes,
    country: scene.country?.country ?? null,
    credits: voices.filter(({ cueFrom, cueTo }) => cueTo > cueFrom),
    governorate: scene.onlyGovernorate,
  };
  const events = drafts
    .map((draft, i) => ({
      draft,
      event: finishEvent(draft, context, drafts.slice(Math.max(0, i - LOOKED_BACK), i)),
    }))
    .filter(({ draft, event }, i) => {
      if (isRecordable(event, told[i] ?? draft, scene.published !== undefined)) return true;
      diagnostics.push(thinDiagnostic(draft, scene));
      return false;
    })
    .map(({ event }) => event);
  return {
    events,
    tallies: mentions
      .filter(({ repeated }) => !repeated)
      .map((mention) => finishTally(mention, mentions, scene)),
    diagnostics: [...diagnostics, ...findAsides(scene)].toSorted(
      (a, b) => (a.start ?? 0) - (b.start ?? 0),
    ),
  };
}

const RESULTS = /^(?:و|ف|ما|مما)?(?:اسفر|اسفرت|ادي|ادت|خلف|خلفت|اوقع|اوقعت|تسبب|تسببت)$/u;

/** `أسفرت عن ضحايا`: no more than what came of what is told before, and nobody counted. */
function isResult(
  { position, happening, outcomes }: ResolvedPiece,
  tokens: readonly Token[],
): boolean {
  const { from } = position.clause;
  if (happening || outcomes.some(({ count }) => count.best !== null)) return false;
  return [from, from + 1].some((at) => RESULTS.test(tokens[at]?.text ?? ''));
}

/** Whether the one place that a report tells is told of an occurrence of another day. */
function isOfAnotherDay(
  draft: Draft,
  only: ResolvedPlace | undefined,
  drafts: readonly Draft[],
): boolean {
  const days = (pieces: readonly ResolvedPiece[]): readonly When[] =>
    pieces.flatMap(({ when }) => (when === null ? [] : [when]));
  const own = days(draft.pieces);
  return drafts.some(
    (other) =>
      other !== draft &&
      other.pieces.some(({ place }) => place !== null && place === only?.mention) &&
      days(other.pieces).some((day) => own.some((when) => compareTimes(day, when) === 'conflict')),
  );
}

/** What a paragraph tells behind a heading, where and when the heading says unless its words say otherwise. */
function underHeadings(pieces: readonly ResolvedPiece[], scene: Scene): readonly ResolvedPiece[] {
  const headings = findHeadingSentences(scene.sentences, scene.tokens);
  if (headings.length === 0) return pieces;
  return pieces.map((piece) => {
    const { line, sentence } = piece.position;
    const heading = headings.find((one) => one.line === line && one.sentence < sentence);
    if (heading === undefined) return piece;
    const { place, time } = heading;
    const when = time === undefined ? null : anchorTime(time, scene.anchor).when;
    return {
      ...piece,
      ...(piece.where === null && place !== undefined
        ? { place: place.mention, where: place.where }
        : {}),
      ...(piece.when === null && piece.time === null && time !== undefined && when?.from != null
        ? { when, time }
        : {}),
    };
  });
}

/** Whether a piece only tells a total: its clause holds the number, or it has no day of its own beside one. */
function isSummed({ position, when }: ResolvedPiece, tallies: readonly TallyMention[]): boolean {
  if (tallies.length === 0) return false;
  if (when === null || (when.precision !== 'day' && when.precision !== 'about')) return true;
  return tallies.some(({ at }) => at >= position.clause.from && at < position.clause.to);
}

/** Who tells each sentence of a scene. */
export const voicesOf = (scene: Scene, speakers: SpeakerIndex): readonly Voice[] =>
  findVoices(scene.sentences, {
    raw: scene.raw,
    tokens: scene.tokens,
    index: speakers,
    actors: scene.actors,
    places: scene.places,
    triggers: scene.sentences.flatMap(({ triggers }) => triggers),
    cues: scene.sentences.flatMap(({ cues }) => cues),
    timeStarts: new Set(scene.sentences.flatMap(({ times }) => times.map(({ from }) => from))),
    dayStarts: new Set(
      scene.sentences.flatMap(({ times }) =>
        times
          .filter(({ role, value }) => (role === 'event' || role === 'period') && !isSameDay(value))
          .map(({ from }) => from),
      ),
    ),
    timeEnds: new Map(
      scene.sentences.flatMap(({ times }) => times.map(({ from, to }) => [from, to] as const)),
    ),
    codeOf: scene.codeOf,
    outlet: scene.report.outlet,
    credits: scene.lines.filter(({ kind }) => kind === 'source'),
  });

/** `اليوم ذاته`: of the day told before. */
const isSameDay = (value: TimeMention['value']): boolean =>
  value.kind === 'from-event' && value.low === 0 && value.high === 0;

function tallySentence(sentence: SentenceScene, voices: readonly Voice[]) {
  return {
    ...sentence,
    chain: mainVoice(voices, sentence.from, sentence.to)?.chain ?? [],
    credits: voicesIn(voices, sentence.from, sentence.to),
  };
}

// ---- pieces --------------------------------------------------------------------------------

/** The pieces of events that the clauses of a sentence tell, real or not. */
export function piecesOf(
  sentence: SentenceScene,
  scene: Scene,
  voices: readonly Voice[],
): readonly ResolvedPiece[] {
  if (sentence.triggers.length === 0 && !sentence.args.some(({ party }) => party?.outcome != null))
    return [];
  const voice = mainVoice(voices, sentence.from, sentence.to);
  const spoken = voicesIn(voices, sentence.from, sentence.to);
  const outside = <Item extends { readonly from: number }>(
    items: readonly Item[],
  ): readonly Item[] =>
    items.filter(({ from }) =>
      spoken.every(({ cueFrom, cueTo }) => from < cueFrom || from >= cueTo),
    );
  const names = namesIn(sentence, scene);
  const told = new Set(outside(sentence.triggers));
  const past = sentence.triggers.filter(
    (trigger) =>
      (isOfPast(trigger, scene.tokens) && !isPlacedAndDated(trigger, sentence, scene.tokens)) ||
      isConfessed(trigger, sentence, scene.tokens),
  );
  const triggers = sentence.triggers.filter(
    (trigger) =>
      (told.has(trigger) || isQuotedWord(trigger, scene.tokens)) &&
      !isInsideName(trigger, names) &&
      !isInsideTime(trigger, sentence) &&
      !past.includes(trigger) &&
      !isReporting(trigger, sentence),
  );
  // بلدة نوى: no intention.
  const cues = sentence.cues.filter(
    (cue) =>
      cue.value.type !== 'irrealis' ||
      !names.some(({ from, to }) => from <= cue.from && cue.to <= to),
  );
  const clauses = splitClauses(
    scene.tokens,
    sentence.from,
    sentence.to,
    triggers,
    cues,
    sentence.args,
  );
  const pieces: ResolvedPiece[] = [];
  const adjuncts: Adjunct[] = [];
  const args = withSpeakersOwn(outside(sentence.args), voice);
  const located = outside(sentence.places.map((place) => ({ ...place, from: place.mention.from })));
  for (const clause of clauses) {
    const inside = <Item extends { readonly from: number }>(
      items: readonly Item[],
    ): readonly Item[] => items.filter(({ from }) => from >= clause.from && from < clause.to);
    const places = eventPlaces(inside(located), scene.tokens).filter(
      ({ mention }) => !isInsideActor(mention, scene),
    );
    const clauseScene: ClauseScene = {
      tokens: scene.tokens,
      clause,
      position: {
        line: sentence.line,
        headline: sentence.headline,
        telegraphic: sentence.telegraphic,
        paragraph: sentence.paragraph,
        sentence: sentence.index,
        clause,
      },
      triggers: inside(triggers),
      cues: inside(cues),
      args: inside(args),
      everyone: inside(sentence.args),
      faint: inside(outside(sentence.faint)),
      places: places.map(({ mention }) => mention),
      times: eventTimes(inside(sentence.times), triggers).filter(
        (time) => !isOfStatement(time, voice, triggers, scene.tokens),
      ),
      weapons: inside(sentence.weapons),
      opening: sentence.opening,
    };
    const found = findPiece(clauseScene);
    const buried = found?.kindStrength === 0 && isFuneral(clauseScene);
    const known = buried ? { ...found, times: [] } : found;
    const piece =
      known === undefined || isGrievance(known, pieces, scene.tokens)
        ? undefined
        : withMeantPersons(withHiddenPatient(known, args, scene.tokens), args);
    if (piece === undefined || BLAMES.has(piece.unreal)) {
      const { index } = sentence;
      const blaming = {
        ...clause,
        index,
        args: inside(sentence.args),
        triggers: clauseScene.triggers,
      };
      addBlame(pieces, blaming, scene.tokens);
    }
    // شارك في تفجير عبوة …، أدى إلى مقتل حارس: what came of what somebody had taken part in.
    const came = piece !== undefined && clause.kind === 'result' && piece.kindStrength < 2;
    const before = came ? clauses[clauses.indexOf(clause) - 1] : undefined;
    const ofPast =
      before !== undefined &&
      past.some(({ from }) => from >= before.from && from < before.to) &&
      !triggers.some(({ from }) => from >= before.from && from < before.to);
    const teller = piece === undefined ? undefined : voiceAt(voices, piece.trigger.from);
    const denied =
      teller?.class === 'deny' &&
      clause.from >= teller.cueFrom &&
      !contradicts(clause, sentence) &&
      !isOwnPart(scene.tokens, teller.cueFrom - 1);
    const averted = piece !== undefined && isAverted(piece, pieces.at(-1), scene.tokens);
    const tried = piece !== undefined && isBeforeCourt(piece, teller);
    if (piece !== undefined && (denied || averted || ofPast || tried)) {
      const unreal =
        piece.unreal ?? (ofPast || tried ? 'past-of-a-person' : denied ? 'denied' : 'planned');
      pieces.push(resolvePiece({ ...piece, unreal }, places, scene, teller));
    } else if (piece === undefined)
      adjuncts.push({
        places,
        around: inside(located),
        weapons: clauseScene.weapons,
        times: isOfNothing(clauseScene) ? [] : clauseScene.times,
        kind: clause.kind,
        ordinal: leadingOrdinal(scene.tokens, clause.from),
        before: pieces.length,
      });
    else {
      const whole = withAbsentSides(piece, { args, voice: teller, scene, before: pieces.at(-1) });
      const resolved = resolvePiece(
        withAntecedent(whole, pieces),
        buried ? [] : places,
        scene,
        teller,
      );
      const home = withHome(resolved, inside(located), scene.tokens);
      const agreed = withAgreedPlace(home, inside(located), scene.tokens, located);
      pieces.push(...splitByPlace(agreed, buried ? [] : places));
    }
  }
  const filled = withAdjuncts(withResults(withGrounds(pieces)), adjuncts, scene);
  const series = oneByOne(inSeries(filled, adjuncts, scene), adjuncts, scene);
  const each = inParts(series, { ...sentence, args }, located, scene.tokens);
  const timed = withStatementTime(each, sentence, voice, scene);
  const real = withoutAccidents(withoutLaterDeaths(withEves(timed, scene.tokens), scene.tokens));
  return withOneFate(real);
}

/** `أعلنت الهيئة "استشهاد" خمسة`: a word of harm in quotation marks is no part of the speaker's name. */
const isQuotedWord = ({ from, to, outcome }: Trigger, tokens: readonly Token[]): boolean =>
  outcome !== null && tokens[from - 1]?.text === '"' && tokens[to]?.text === '"';

/** `جثمان المقاتل … الذي استشهد في القصف`: the dead of the relative clause is the one named before it, told once. */
function withAntecedent(piece: Piece, before: ResolvedPiece[]): Piece {
  const last = before.at(-1);
  const [dead] = last?.outcomes ?? [];
  const [died] = piece.outcomes;
  if (
    piece.position.clause.kind !== 'relative' ||
    dead?.rule !== 'outcomes/toll-noun' ||
    last?.outcomes.length !== 1 ||
    last.where !== null ||
    died?.argument !== null ||
    died.what !== dead.what
  )
    return piece;
  before.pop();
  return { ...piece, outcomes: [{ ...died, argument: dead.argument }, ...piece.outcomes.slice(1)] };
}

const TAKEN = new Set(['detained', 'abducted']);
const FREED = new Set(['released', 'escaped', 'transferred']);
/** Who has his office where he lives: مختار قرية …, مدير بلدية …, قائد شرطة مدينة …, قائد المجلس العسكري في …. */
const LOCAL_OFFICE =
  /^(?:ال)?(?:مختار|بلديه|قايممقام|عمده|شرطه|مخفر|مدير|ناحيه|مجلس|العسكري|المحلي|البلدي|المدني)$/u;
const KEPT_IN = new Set<PlaceMention['cue']>(['prison', 'camp']);

/**
 * `اعتقلت الشاب من بلدة …`: who is taken is taken where they live, where nothing else is told;
 * `أفرجت عن … من سجن …`: who is freed leaves a prison or a camp, one man freed goes home; `مقتل ناشط في …`: who suffers a harm
 * suffers it there, though their like are quoted elsewhere.
 */
function withHome(
  piece: ResolvedPiece,
  places: readonly ResolvedPlace[],
  tokens: readonly Token[],
): ResolvedPiece {
  if (piece.where !== null) return piece;
  const harmed = piece.outcomes.length > 0 || piece.roles.some(({ role }) => role === 'target');
  // انسحبت القوات من القاعدة: where they were until then.
  const left = piece.kindRule === 'kinds/territory';
  // احتج العشرات من أهالي بلدة …: people demonstrate where they live.
  const crowd = piece.kind === 'protest' || piece.kind === 'riot';
  if (!harmed && !left && !crowd) return piece;
  const first = piece.triggers[0]?.from ?? piece.trigger.from;
  const taken = piece.outcomes.some(({ what }) => TAKEN.has(what));
  const freed = piece.outcomes.some(({ what }) => FREED.has(what));
  const home =
    places.find(({ mention: { role, from, to, cue }, where }) => {
      if (from < first || where.lat === null || where.precision === 'country') return false;
      if (role === 'speaker') return true;
      if (crowd && (role === 'residence' || role === 'origin')) return true;
      if (role === 'unit-name')
        return (
          FINENESS[where.precision] >= FINENESS.district &&
          // مجلس … العسكري is of a whole front.
          tokens[to]?.text !== 'العسكري' &&
          LOCAL_OFFICE.test(tokens[from - 1]?.text ?? '')
        );
      return (
        (role === 'origin' || role === 'departure') &&
        (taken || left || (freed && KEPT_IN.has(cue)))
      );
    }) ?? (freed ? places.find((place) => isLeft(place, piece)) : undefined);
  return home === undefined ? piece : { ...piece, place: home.mention, where: home.where };
}

/**
 * `أفرجوا عن تاجر من بلدة …`, `انطلقت الحافلات من …`: one man freed is told of where he lives, those who are
 * moved of where they leave.
 */
const isLeft = (
  { mention: { role, from }, where }: ResolvedPlace,
  { trigger, outcomes }: ResolvedPiece,
): boolean =>
  from > trigger.from &&
  where.lat !== null &&
  FINENESS[where.precision] >= FINENESS.district &&
  (role === 'departure'
    ? outcomes.some(({ what }) => what === 'transferred')
    : role === 'origin' &&
      outcomes.some(({ what, count }) => what === 'released' && count.best === 1));

/** `نفى …، مؤكدا أن`: behind a participle of assertion the denial is over. */
const contradicts = ({ from }: Clause, { cues }: SentenceScene): boolean =>
  cues.some(
    (cue) =>
      cue.from < from &&
      cue.value.type === 'reporting' &&
      (cue.value.by === 'continuation' || cue.value.by === 'active') &&
      cue.value.class !== 'deny',
  );

/** How many words behind a credited speaker a time still says when they spoke. */
const STATEMENT_REACH = 4;

const ISSUED =
  /^(?:اصدرته|اصدره|اصدرها|اصدروه|صدر|صدرت|نشرته|نشره|بثته|بثه|وزعته|وزعه|(?:ال)?صادر|(?:ال)?صادره)$/u;

/** `بحسب ما ذكره المرصد، الجمعة`; `أعلنت الوزارة، أمس السبت، توقيف …`: when somebody spoke. */
function isOfStatement(
  time: TimeMention,
  voice: Voice | undefined,
  triggers: readonly Trigger[],
  tokens: readonly Token[],
): boolean {
  // في بيان أصدرته الخميس: when it was given out.
  if ([1, 2].some((back) => ISSUED.test(tokens[time.from - back]?.text ?? ''))) return true;
  if (voice === undefined || voice.cueTo === voice.cueFrom || voice.rule === 'voices/colon')
    return false;
  if (time.from < voice.cueFrom || time.from > voice.cueTo + STATEMENT_REACH) return false;
  if (time.from < voice.cueTo) return true;
  const next = triggers.find(({ from }) => from >= voice.cueTo);
  return next === undefined || next.from >= time.to;
}

/** A clause without a trigger: what it tells of place and time belongs to its neighbour. */
interface Adjunct {
  /** Where something may have happened. */
  readonly places: readonly ResolvedPlace[];
  /** All that is named, for what it is told. */
  readonly around: readonly ResolvedPlace[];
  readonly times: readonly TimeMention[];
  readonly weapons: readonly Weapon[];
  readonly kind: ClauseKind;
  /** 1 for `أولهما في …`, 2 for `والثاني في …`; 0 where it is none of a series. */
  readonly ordinal: number;
  /** Number of pieces of the sentence before it. */
  readonly before: number;
}

/** `لم يصدر بيان حتى ظهر اليوم`: until when something did not happen is no time of what did. */
const isOfNothing = ({ cues, clause, tokens }: ClauseScene): boolean =>
  cues.some(
    ({ value, from }) =>
      value.type === 'negation' &&
      from - clause.from <= 1 &&
      /^[وف]?(?:لم|لا|ليس|ليست)$/u.test(tokens[from]?.text ?? ''),
  );

const ADJUNCT_KINDS = new Set<ClauseKind>([
  'main',
  'relative',
  'coordinate',
  'complement',
  'result',
  'ground',
]);

/** `كان يعمل معهم قبل سبع سنوات`: a distance of years beside an event is of somebody's past. */
const isOfYears = (value: TimeMention['value']): boolean =>
  value.kind === 'year' ||
  (value.kind === 'ago' && value.unit === 'year') ||
  (value.kind === 'pointed' && value.unit === 'year');

/** `الحملة التي أنجزتها أمس في المدينة`: places and times of trigger-less clauses go to the piece before, else behind. */
function withAdjuncts(
  pieces: readonly ResolvedPiece[],
  adjuncts: readonly Adjunct[],
  scene: Scene,
): readonly ResolvedPiece[] {
  return pieces.map((piece, i) => {
    let filled = piece;
    for (const { places, around, times, weapons, kind, ordinal, before } of adjuncts) {
      const owner = before > 0 ? before - 1 : 0;
      if (owner !== i || !ADJUNCT_KINDS.has(kind)) continue;
      // والثانية في تلبيسة واعتُقل فيها اثنان: the place of what follows.
      if (ordinal > 0 && before < pieces.length && before > 0) continue;
      if (filled.where === null) {
        const place = placeOf(places, scene.tokens);
        filled =
          place === undefined
            ? withHome(filled, around, scene.tokens)
            : { ...filled, place: place.mention, where: place.where };
      }
      // قُتل اثنان إثر مرور آليتهم فوق لغم: the weapon that brought the harm tells the kind.
      const [weapon] = weapons;
      if (weapon !== undefined && filled.kindStrength === 0 && isHarm(filled)) {
        const kindEvidence = spanOf(weapon, scene.tokens);
        filled = {
          ...filled,
          kind: weapon.kind,
          kindStrength: 2,
          kindEvidence,
          kindRule: `kinds/weapon-${weapon.id}`,
        };
      }
      // انتهت ظهر الاثنين أزمة المعلمين الذين خطفهم مسلحون …، الأربعاء الماضي: the day behind the deed.
      const later =
        before === 0 &&
        isOfRelative(piece, scene.tokens) &&
        adjuncts.some((next) => next.before === 1 && next.times.some(isNamedDay));
      if (filled.when === null && !later) {
        const time = timeOf(times.filter(({ value }) => !isOfYears(value)));
        const when = time === null ? null : anchorTime(time, scene.anchor).when;
        if (when !== null && when.from !== null && !isEra(when)) filled = { ...filled, time, when };
        // في اليوم التالي للقصف، أعلنت …: counts from what was told before.
        else if (time?.value.kind === 'from-event' && time.from < filled.trigger.from)
          filled = { ...filled, time };
      }
    }
    return filled;
  });
}

/** `عمليتين، الأولى في القريتين واعتُقل فيها ثلاثة، والثانية في تلبيسة واعتُقل اثنان`: what came of each of a series. */
function inSeries(
  pieces: readonly ResolvedPiece[],
  adjuncts: readonly Adjunct[],
  scene: Scene,
): readonly ResolvedPiece[] {
  const heads = adjuncts.filter(({ ordinal }) => ordinal > 0);
  // أما الثالثة فكانت في الشحيل واعتُقل فيها رجلان: one that its own sentence tells.
  if (heads.length < 2 && heads[0]?.before !== 0) return pieces;
  return pieces.map((piece, i) => {
    const head = heads.findLast(({ before }) => before <= i);
    if (head === undefined || piece.ordinal > 0) return piece;
    const place = piece.where === null ? placeOf(head.places, scene.tokens) : undefined;
    return {
      ...piece,
      ordinal: head.ordinal,
      ...(place === undefined ? {} : { place: place.mention, where: place.where }),
    };
  });
}

/** `القبض على شخصين، أولهما في … والثاني في …`: as many pieces as places are told in turn. */
function oneByOne(
  pieces: readonly ResolvedPiece[],
  adjuncts: readonly Adjunct[],
  scene: Scene,
): readonly ResolvedPiece[] {
  return pieces.flatMap((piece, i) => {
    const parts = adjuncts.filter(({ before, ordinal }) => before === i + 1 && ordinal > 0);
    const each =
      piece.count === parts.length ||
      (piece.outcomes.length > 0 &&
        piece.outcomes.every(({ count }) => count.best === parts.length));
    const told = parts.map(({ places }) => placeOf(places, scene.tokens));
    if (parts.length < 2 || !each || told.includes(undefined)) return [piece];
    const one = { low: 1, high: 1, best: 1 };
    const outcomes = piece.outcomes.map((claim) => ({ ...claim, count: one }));
    return told.map((place, at) => ({
      ...piece,
      ordinal: at + 1,
      count: 1,
      place: place?.mention ?? null,
      where: place?.where ?? null,
      outcomes: piece.count === parts.length ? [] : outcomes,
      sufferers: piece.count === parts.length ? [] : piece.sufferers,
    }));
  });
}

const isHarm = ({ outcomes }: ResolvedPiece): boolean =>
  outcomes.some(({ what }) => what === 'killed' || what === 'wounded');

/** `أعلنت الوزارة، اليوم، توقيف …`: the day of the statement stands for that of the event, as `about`. */
function withStatementTime(
  pieces: readonly ResolvedPiece[],
  sentence: SentenceScene,
  voice: Voice | undefined,
  scene: Scene,
): readonly ResolvedPiece[] {
  if (voice === undefined || pieces.length === 0 || pieces.some(({ when }) => when !== null))
    return pieces;
  const credited = voice.cueTo > voice.cueFrom;
  // قال في بيان أمس إن الهجوم …: what was told before has its own day.
  const announced = pieces[0]?.anaphoric === 'no';
  const time = sentence.times.find(
    (told) =>
      ((announced && told.role === 'statement') || eventTimes([told]).length > 0) &&
      (credited || (told.value.kind !== 'from-event' && told.value.kind !== 'ago')) &&
      told.from >= voice.cueFrom - 6 &&
      told.from <= voice.cueTo + 6,
  );
  if (time === undefined) return pieces;
  const { when } = anchorTime(time, scene.anchor);
  if (when.from === null) return pieces;
  return pieces.map((piece, i) =>
    i === 0 ? { ...piece, time, announced: true, when: { ...when, precision: 'about' } } : piece,
  );
}

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The names of actors and places in a sentence. */
function namesIn(sentence: SentenceScene, { actors, places }: Scene): readonly TokenRange[] {
  const inside = ({ to }: TokenRange): boolean => to <= sentence.to;
  return [
    ...within(actors, sentence)
      .filter(inside)
      .map(({ core }) => core),
    ...within(places, sentence).filter(inside),
  ];
}

/** A trigger word that is part of an actor's or a place's name: `قيادة العمليات`, `حي الثورة`. */
const isInsideName = (trigger: Trigger, names: readonly TokenRange[]): boolean =>
  names.some(({ from, to }) => from <= trigger.from && trigger.to <= to);

/** `نقلا عن`, `وصفتها`: a word that reports, where less has to be cut off to read it so. */
const isReporting = (
  { from, to, reading, happening, outcome }: Trigger,
  { cues }: SentenceScene,
): boolean =>
  cues.some(
    (cue) =>
      cue.value.type === 'reporting' &&
      cue.from <= from &&
      to <= cue.to &&
      (cue.value.by === 'preposition' ||
        (happening ?? outcome)?.weak === true ||
        (cue.reading.conj === '' && reading.conj !== '')),
  );

/** `فجر اليوم`: a part of the day, not the verb of the same letters. */
const isInsideTime = ({ from, to }: Trigger, { times }: SentenceScene): boolean =>
  times.some((time) => time.from <= from && to <= time.to);

/** `حكومة دمشق`, `الفرقة التاسعة`: a place in the name of an actor; not so in `أهالي قرية …`. */
const isInsideActor = ({ from }: { readonly from: number }, { actors, codeOf }: Scene): boolean =>
  within(actors, { from: from - LONGEST_ACTOR, to: from }).some(
    (actor) => actor.core.from < from && from < actor.core.to && codeOf(actor) !== 'civilians',
  );

/** No mention of an actor is longer, in tokens. */
const LONGEST_ACTOR = 60;

function resolvePiece(
  piece: Piece,
  places: readonly ResolvedPlace[],
  scene: Scene,
  voice: Voice | undefined,
): ResolvedPiece {
  const distance = distanceTo(piece);
  const time =
    distance ??
    timeOf(
      piece.times.filter(
        ({ from, value }) =>
          !isOfFollowing(value, from, piece) &&
          !isOfWatching(value, from, scene.tokens) &&
          ((!isOfYears(value) && value.kind !== 'ago') ||
            from < piece.trigger.to ||
            !isOfLife(piece.trigger.to, from, scene.tokens)),
      ),
      piece,
      scene.tokens,
    );
  const anchored =
    time === null
      ? null
      : anchorTime(time, distance === null ? scene.anchor : anchorBefore(piece, scene));
  // عاد إلى منزله في حلب بعد أسبوع على خطفه في حمص: what stands behind the deed is where it was.
  const behind = places.filter(({ mention }) => mention.from > piece.trigger.from);
  const place = placeOf(distance !== null && behind.length > 0 ? behind : places, scene.tokens);
  const when =
    anchored === null || anchored.when.from === null || isEra(anchored.when) ? null : anchored.when;
  const things = thingsIn(piece.position.clause, scene.tokens);
  return {
    ...piece,
    ...things,
    time,
    announced: false,
    when: isOnTheEve(piece.trigger.from, scene.tokens)
      ? dayBefore(when)
      : endedToday(when, time, piece, scene),
    place: place?.mention ?? null,
    where: place?.where ?? wholeCountry(piece, scene),
    chain: voice?.chain ?? [],
    voice: voice ?? null,
    sufferers: piece.outcomes.map(({ argument, what }) => suffererOf(argument, what)),
  };
}

const EVERYWHERE = /^(?:ب|ل|و)?(?:ال)?(?:محافظات|بلاد|مناطق)$/u;
const ALL_OF = /^(?:في)?(?:عدد|عده|مختلف|عموم|جميع|كافه|كل|معظم|انحاء|ارجاء)$/u;

/** `في مختلف المحافظات`, `عموم البلاد`: the country that the report plays in. */
function wholeCountry({ position: { clause } }: Piece, { tokens, country }: Scene): Where | null {
  if (country === null) return null;
  for (let i = clause.from; i < clause.to; i++) {
    if (!EVERYWHERE.test(tokens[i]?.text ?? '') || tokens[i]?.text === 'مناطق') continue;
    const before = [tokens[i - 1]?.text ?? '', tokens[i - 2]?.text ?? ''];
    if (before.some((text) => ALL_OF.test(text))) return country;
  }
  return null;
}

// ---- diagnostics ---------------------------------------------------------------------------

const NO_EVENT: Readonly<Record<Unreal, string>> = {
  negated: 'Said not to have happened.',
  denied: 'Denied by whoever tells it.',
  planned: 'Planned, threatened, demanded or feared, not told as done.',
  generic: 'A habit or a generality, no single occurrence.',
  purpose: 'What something was done for, not what happened.',
  ground: 'What somebody was accused of or wanted for, not what is told here.',
  condition: 'Only what would happen, on a condition.',
  'past-of-a-person': 'Something out of the past of a person.',
  'figure-of-speech': 'A figure of speech.',
  exercise: 'An exercise or a work of fiction, no deed of a party.',
  accident: 'An accident, no deed of a party.',
  tally: 'Part of a total, which is told as a tally.',
};

function unrealDiagnostic(piece: Piece, reason: Unreal, scene: Scene): Diagnostic {
  return {
    code: `no-event/${reason}`,
    message: NO_EVENT[reason],
    ...spanOf(piece.trigger, scene.tokens),
  };
}

function thinDiagnostic({ pieces }: Draft, scene: Scene): Diagnostic {
  const [first] = pieces;
  return {
    code: 'no-event/too-little-told',
    message: 'Fewer than two of a time, a place and a count or a target are told.',
    ...(first === undefined ? {} : spanOf(first.trigger, scene.tokens)),
  };
}
