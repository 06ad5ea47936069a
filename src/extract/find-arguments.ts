import { STATE_KINDS } from '../resolve/actors/actor.ts';
import type { ActorMention } from '../resolve/actors/actor-mention.ts';
import type { ActorIndex } from '../resolve/actors/compile-actors.ts';
import { isFaint } from '../resolve/quantities/find-parties.ts';
import type { Party } from '../resolve/quantities/party.ts';
import type { Token } from '../text/tokens.ts';
import { markerAt } from './arguments.ts';
import { withBreakdowns } from './breakdowns.ts';
import { withConvicts } from './convicts.ts';
import { withGroups, withHolders } from './holders.ts';
import type { Argument } from './piece.ts';
import { isOverflight } from './weapons.ts';

/** What an actor mention stands for. */
export interface Code {
  readonly id: string;
  readonly code: string | null;
}

/** Those who can take part; `faint` ones, told by a title, only where nobody else does. */
export interface Arguments {
  readonly args: readonly Argument[];
  readonly faint: readonly Argument[];
}

/** Parties and, where no party holds them, actors: everyone who can take part, in order. */
export function findArguments(
  tokens: readonly Token[],
  parties: readonly Party[],
  actors: readonly ActorMention[],
  index: ActorIndex,
  codes: ReadonlyMap<ActorMention, Code>,
): Arguments {
  const isOwned = (party: Party): boolean =>
    isOwner(party, actors, tokens) || isNameWord(party, actors);
  const held = new Set(
    parties.flatMap((party) =>
      party.actor === null || isFaint(party) || isOwned(party) ? [] : [party.actor],
    ),
  );
  const namedAt = new Map(
    actors.filter(({ kind }) => kind !== 'adjective').map((actor) => [actor.from, actor]),
  );
  // وجهاء, وكر: a و that is a letter of the noun.
  const isOneWord = (at: number, party: Party | null): boolean =>
    party?.head === at
      ? !party.conj
      : tokens[at]?.readings.some(
          ({ conj, stem }) => conj === '' && isFirstWord(stem, tokens[at]?.text ?? '', index),
        ) === true;
  const argument = (
    from: number,
    to: number,
    actor: ActorMention | null,
    party: Party | null,
  ): Argument => {
    const added = party !== null && isAdded(tokens, party);
    const reading = tokens[from]?.readings.find(({ stem }) => stem.length > 0);
    const code = actor === null ? undefined : codes.get(actor);
    return {
      from,
      to,
      marker: added ? 'none' : markerOf(tokens, from, party, actor),
      joined: added || isJoined(tokens, from, reading?.conj ?? '', isOneWord(from, party)),
      actor,
      code: code?.code ?? null,
      kind: code === undefined ? null : (index.actors.get(code.id)?.kind ?? null),
      party,
    };
  };
  const ofParty = (party: Party): Argument => {
    const actor =
      party.actor === null
        ? (namedPerson(party, namedAt) ?? affiliationBehind(party, namedAt, tokens))
        : actors[party.actor];
    // قتلى وجرحى من الجيش: the name behind two parties ends with the second.
    const shared = actor === undefined || (actor.from <= party.from && actor.to > party.to);
    return argument(
      party.from,
      shared ? party.to : Math.max(party.to, actor.to),
      actor ?? null,
      party,
    );
  };
  const ofParties = parties
    .filter(
      (party) =>
        !isFaint(party) &&
        !isOwned(party) &&
        !isPredicate(party, tokens) &&
        (party.count.best !== null || (!party.weak && tokens[party.from]?.damma !== true)),
    )
    .map(ofParty);
  const ofActors: Argument[] = [];
  // How far the parties reach that begin at a mention or before it: both lists are in order.
  let next = 0;
  let reach = 0;
  // بينهم مدنيان: a part of those counted before is nobody of its own.
  const parts = new Set<number>();
  for (const { subsets } of parties) {
    for (const { from, to } of subsets) for (let at = from; at < to; at++) parts.add(at);
  }
  for (const [i, mention] of actors.entries()) {
    if (parts.has(mention.from) || isFlying(mention, tokens)) continue;
    for (;;) {
      const party = ofParties[next];
      if (party === undefined || party.from > mention.from) break;
      reach = Math.max(reach, party.to);
      next += 1;
    }
    if (!held.has(i) && mention.to > reach) {
      ofActors.push(argument(mention.from, mention.to, mention, null));
    }
  }
  const inOrder = [...ofParties, ...ofActors].sort((a, b) => a.from - b.from || b.to - a.to);
  const told = withTheirNumber(withSharedMarker(inOrder), tokens).flatMap((argument) =>
    withoutGiver(withoutHolder(argument, tokens), tokens),
  );
  const charged = withConvicts(withBreakdowns(told, tokens, ofParty), tokens);
  const owned = ownersOf(withGroups(charged, tokens), tokens);
  return {
    args: withEllipsis(withHolders(withForceBehind(withoutNames(owned), tokens), tokens), tokens),
    faint: parties.filter(isFaint).map((party) => {
      const actor = party.actor === null ? undefined : actors[party.actor];
      return argument(party.from, Math.max(party.to, actor?.to ?? 0), actor ?? null, party);
    }),
  };
}

/** Whether a word, its first letter included, is a head noun or begins a name (`وزارة الهجرة`). */
const isFirstWord = (stem: string, text: string, { root }: ActorIndex): boolean =>
  root.get(stem)?.value?.head !== undefined || (stem === text && root.has(stem));

/** `تحليق للطيران الحربي`: who only flies over takes no part. */
const isFlying = ({ from, to }: ActorMention, tokens: readonly Token[]): boolean =>
  tokens.slice(from, to).some(({ text }) => AIRCRAFT.test(text)) && isOverflight(tokens, from, to);

const AIRCRAFT =
  /^(?:[وبل]|لل)?(?:ال)?(?:طيران|طايره|طايرات|مروحيه|مروحيات|مسيره|مسيرات|مقاتلات)$/u;

/** `في مناطق نفوذ قسد والجيش الأمريكي`: what is joined right behind a phrase of place stands in it too. */
const withSharedMarker = (args: readonly Argument[]): Argument[] => {
  const marked: Argument[] = [];
  for (const argument of args) {
    const before = marked.at(-1);
    const shares =
      argument.joined &&
      argument.marker === 'none' &&
      argument.party === null &&
      before?.to === argument.from &&
      (before.marker === 'in' || before.marker === 'to');
    marked.push(shares ? { ...argument, marker: before.marker } : argument);
  }
  return marked;
};

/** `خلية خطيرة تابعة لمرتزقة التنظيم`: uncounted people who only say whose the cell is. */
const isOwner = (
  { actor, count, definite, from }: Party,
  actors: readonly ActorMention[],
  tokens: readonly Token[],
): boolean => {
  // طائرات النظام المجرم: an epithet of whose aircraft they are.
  const named = actor !== null && (count.best === null || definite);
  const mention = named ? actors[actor] : undefined;
  if (mention === undefined) return false;
  const [head] = mention.heads;
  if (head === undefined) return definite && mention.from < from;
  // مجموعة من عناصر الجيش: the people are the group.
  if (tokens[from - 1]?.text === 'من') return false;
  // مواقع المرتزقة: what is struck is the place, not the men.
  const held = head.to === from && (head.is === 'place' || head.is === 'vehicle');
  return held || (head.to < from && OWNED.has(head.is));
};

/** `جماعة أصحاب الكهف`: a noun of persons that is a word of the name behind a head. */
function isNameWord({ actor, from, head }: Party, actors: readonly ActorMention[]): boolean {
  const mention = actor === null ? undefined : actors[actor];
  if (mention === undefined) return false;
  const { core } = mention;
  return mention.from < from && head >= core.from && head < core.to && core.to - core.from > 1;
}

/** What belongs to people, not the people themselves. */
const OWNED: ReadonlySet<string> = new Set(['unit', 'force', 'place', 'vehicle']);

/** Folded nouns of those who speak for a side. */
const ENVOYS =
  /^[وفبل]?(?:ال)?(?:ممثل|ممثلين|ممثلون|ممثلان|ممثلا|مندوب|مندوبين|مندوبون|مبعوث|مبعوثين|مبعوثون|موفد|موفدين|موفدون|مفاوض|مفاوضين|مفاوضون)$/u;

/** Folded words for forces that a command sends out, behind ب. */
const SENT = /^و?ب(?:قطعات|قوات|وحدات|تشكيلات|مفارز|افواج|الويه)$/u;

/** `مع مجموعة من فلول النظام`: what stands before a group of somebody's men marks them. */
function markerOf(
  tokens: readonly Token[],
  from: number,
  party: Party | null,
  actor: ActorMention | null,
): Argument['marker'] {
  // وقع ممثلون عن الحكومة: who speaks for somebody stands for him.
  const stands = tokens[from - 1]?.text === 'عن' && ENVOYS.test(tokens[from - 2]?.text ?? '');
  if (stands) return markerAt(tokens, from - 2, cliticAt(tokens, from - 2, null, null));
  // بغطاء جوي تركي, بقطعات من الجيش والشرطة: what is lent and who is sent take part.
  if (actor?.heads[0]?.id === 'backing') return 'partner';
  if (SENT.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === 'من') return 'jointly';
  const grouped = tokens[from - 1]?.text === 'من' && GROUPS.test(tokens[from - 2]?.text ?? '');
  return grouped
    ? markerAt(tokens, from - 2, cliticAt(tokens, from - 2, null, null))
    : markerAt(tokens, from, cliticAt(tokens, from, party, actor));
}

/** `استشهاد ثلاثة جنود وإصابة سبعة`, `وخمسة آخرين`, `وإصابة ثالث`: a number without a noun counts the same people. */
function withEllipsis(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  let last: Argument | undefined;
  // Those of a number are gone on with before those without one (`في هجوم شنه مسلحون وأصيب خمسة`).
  let counted: Argument | undefined;
  // Those of whom a part may be told (`مقتل ثمانية منهم`); not who kills them (`قتل الحراس واحدا منهم`).
  const many: Argument[] = [];
  const byNoun = new Map<string, Argument>();
  return args.map((argument) => {
    const { party } = argument;
    if (party === null) return argument;
    // قيادي وبعض معاونيه: companions told by a pronoun are of the same side.
    const attends = ATTENDANTS.has(party.noun ?? '');
    const companion =
      argument.code === null &&
      (party.side !== 'civilian' || attends) &&
      tokens[party.head]?.readings.some(({ pron }) => pron !== '') === true;
    const beside = argument.joined || argument.marker === 'with';
    if (companion && beside && last?.code != null)
      return { ...argument, actor: last.actor, code: last.code, kind: last.kind };
    // قتل القيادي وأصيب مرافقه: told of one person in a clause of their own.
    if (companion && attends && !beside && last?.party?.count.best === 1) {
      if (sameSentence(tokens, last.to, party.from) && !isTeller(last, tokens))
        return {
          ...argument,
          party: { ...party, side: last.party.side },
          actor: last.actor,
          code: last.code,
          kind: last.kind,
        };
    }
    // مقتل جنديين أمريكيين وإصابة ثلاثة جنود آخرين: the others are of the same force.
    const fellow = party.other && argument.code === null ? byNoun.get(party.noun ?? '') : undefined;
    const bare = party.noun === null || party.noun === 'other' || fellow !== undefined;
    if (party.noun !== null && argument.code !== null) byNoun.set(party.noun, argument);
    if (!bare || argument.actor !== null || party.outcome !== null) {
      if (!ASIDE.has(argument.marker) && (party.side !== null || argument.code !== null)) {
        last = argument;
        if (party.count.best !== null) counted = argument;
        if (party.count.best !== 1) many.push(argument);
      }
      return argument;
    }
    const some =
      OF_THEM.test(tokens[party.from]?.text ?? '') || OF_THEM.test(tokens[party.to]?.text ?? '');
    const whole = many.findLast(({ to }) => to < party.from);
    const same = (some ? [whole] : [fellow, counted, last]).find(
      (other) =>
        other !== undefined &&
        sameSentence(tokens, other.to, party.from) &&
        !isTeller(other, tokens),
    );
    if (same?.party == null) return argument;
    const filled = { ...party, side: same.party.side, noun: same.party.noun };
    const told = {
      ...argument,
      party: filled,
      actor: same.actor,
      code: same.code,
      kind: same.kind,
    };
    // وقتل الحراس واحدا منهم وأصابوا اثنين: a further number goes on with them.
    if (some) {
      last = told;
      counted = told;
    }
    return told;
  });
}

/** Words of harm that may join two numbers of one force. */
const AND_HARM =
  /^و(?:اصابه|جرح|جرحت|اصيب|اصيبت|مقتل|قتل|قتلت|استشهاد|استشهد|اعتقال|اعتقل|اسر|خطف|اختطاف|فقدان)$/u;

/** `مقتل عنصر وإصابة اثنين من الجيش`: whose the second are, the first is too. */
function withForceBehind(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  return args.map((argument, i) => {
    const { party, actor, to } = argument;
    const next = args[i + 1];
    if (party === null || actor !== null || (party.side !== 'fighter' && party.side !== 'security'))
      return argument;
    if (next?.party == null || next.actor === null || next.code === null) return argument;
    const bare = next.party.noun === null || next.party.noun === 'other';
    if (!bare && next.party.noun !== party.noun) return argument;
    if (next.from !== to + 1 || !AND_HARM.test(tokens[to]?.text ?? '')) return argument;
    return { ...argument, actor: next.actor, code: next.code, kind: next.kind };
  });
}

/** `القيادي في داعش أبو علي العراقي`: a name right behind the one person who bears it is nobody else. */
const withoutNames = (args: readonly Argument[]): readonly Argument[] =>
  args.filter(({ from, joined, actor, party }, i) => {
    const before = args[i - 1];
    return !(
      before?.to === from &&
      !joined &&
      actor === null &&
      party?.noun === 'person' &&
      party.count.best === 1 &&
      before.party?.count.best === 1 &&
      before.party.noun !== 'person'
    );
  });

/** A part of those told before. */
const OF_THEM = /^(?:منهم|منهن|منهما|احدهم|احداهن|احدهما)$/u;

/** How many words may stand between a teller and what he tells. */
const FARTHEST_COMPLEMENT = 3;

/** `قال قائد الشرطة إن اثنين أصيبا`: one person before what is told is who tells it. */
function isTeller({ to, party }: Argument, tokens: readonly Token[]): boolean {
  if (party?.count.best !== 1) return false;
  for (let i = to; i <= to + FARTHEST_COMPLEMENT; i++) {
    const text = tokens[i]?.text ?? '';
    if (/^[ب]?ان$/u.test(text)) return true;
    if (/^[.؛،]$/u.test(text) || /^[وف].../u.test(text)) return false;
  }
  return false;
}

/** Who goes with a commander is of his side, whatever the noun alone says. */
const ATTENDANTS = new Set(['driver', 'companion', 'assistant', 'accomplice', 'guard']);

/** Those who act or help are not those whom a further number counts. */
const ASIDE = new Set<Argument['marker']>(['agent', 'partner', 'with']);

function sameSentence(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > FARTHEST_ELLIPSIS) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || token.text === '.') return false;
  }
  return true;
}

/** How many words back a bare group may own the people of a pronoun. */
const FARTHEST_GROUP = 15;
const GROUPS =
  /^[وفبل]?(?:ال)?(?:خليه|خلايا|مجموعه|عصابه|شبكه|عناصر|مسلحين|مسلحون|مهاجمين|مهاجمون)$/u;

/** `داهمت الخلية واعتقلت قائدها`: the pronoun is that of the group named last, not of the force before it. */
function ownersOf(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  return args.map((argument) => {
    const { actor, from } = argument;
    const anaphor = actor?.kind === 'anaphor' && actor.heads[0]?.is === 'people';
    const pronoun = anaphor ? actor.pronoun : pronounOfLeader(argument, tokens);
    if (pronoun !== 'ها' && pronoun !== 'هم') return argument;
    for (let i = from - 1; i >= Math.max(0, from - FARTHEST_GROUP); i--) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'break' || /^[.؟!]$/u.test(token.text))
        return argument;
      if (!GROUPS.test(token.text)) continue;
      // مجموعة من فلول النظام: the group is told by whose it is.
      const of = tokens[i + 1]?.text === 'من' ? i + 2 : i;
      const owner = args.find((other) => other.from <= of && of < other.to);
      if (owner !== undefined && owner.code !== null)
        return { ...argument, code: owner.code, kind: owner.kind };
      const party =
        argument.party === null ? null : { ...argument.party, side: 'fighter' as const };
      return { ...argument, actor: null, code: null, kind: null, party };
    }
    return argument;
  });
}

/** `اعتقال قائدها`: the pronoun on a leader whom no actor names. */
const pronounOfLeader = ({ actor, code, party }: Argument, tokens: readonly Token[]): string =>
  actor === null && code === null && LEADERS.has(party?.noun ?? '')
    ? (tokens[party?.head ?? 0]?.readings.find(({ pron }) => pron !== '')?.pron ?? '')
    : '';

const LEADERS = new Set(['commander', 'leader', 'ringleader', 'chief', 'emir', 'individual']);

/** A number without a noun counts people told at most this many words before. */
const FARTHEST_ELLIPSIS = 25;

/** `ومظلوم عبدي`: a commander whose name stands for his side. */
const namedPerson = (
  { from, to, noun }: Party,
  namedAt: ReadonlyMap<number, ActorMention>,
): ActorMention | undefined => {
  const named = noun === 'person' ? namedAt.get(from) : undefined;
  return named !== undefined && named.heads.length === 0 && named.to <= to ? named : undefined;
};

/** `مرتزقين من خلايا داعش`: the actor right behind the persons and من. */
function affiliationBehind(
  { to }: Party,
  namedAt: ReadonlyMap<number, ActorMention>,
  tokens: readonly Token[],
): ActorMention | undefined {
  // رفات 24 شخصا تعود لعناصر من الجيش: whose remains they are.
  if (/^و?(?:تعود|يعود|تعودان|يعودون|عائده|عايده)$/u.test(tokens[to]?.text ?? ''))
    return namedAt.get(to + 1);
  if (tokens[to]?.text !== 'من') return undefined;
  const of = tokens[to + 1]?.kind === 'punctuation' ? to + 2 : to + 1;
  return namedAt.get(to + 1) ?? namedAt.get(of);
}

/** How many words before those who are received the receiving may stand. */
const FARTHEST_RECEIVER = 7;
const RECEIVED = /^[وف]?[يت]?(?:تسلم|استلم|ستلم|تسليم|استلام|استرد|سترد)(?:ت|وا)?$/u;

const THEIR_NUMBER = /^و?(?:ال)?(?:عدد(?:هم|ها|هن|هما)|[يت]?بلغ|بالغ)$/u;
/** How many words may stand between persons and their number. */
const FARTHEST_NUMBER = 6;

/** `أفراد عصابة خطف يبلغ عددهم سبعة`, `وعددهم ستة`: the number told behind persons is theirs. */
function withTheirNumber(args: readonly Argument[], tokens: readonly Token[]): readonly Argument[] {
  const told: Argument[] = [];
  for (const argument of args) {
    const last = told.at(-1);
    const number = argument.party?.count;
    const theirs =
      number?.best != null &&
      last?.party?.count.best === null &&
      argument.from - last.to <= FARTHEST_NUMBER &&
      THEIR_NUMBER.test(tokens[argument.from]?.text ?? '');
    if (!theirs || last?.party == null || number === undefined) told.push(argument);
    else told[told.length - 1] = { ...last, party: { ...last.party, count: number } };
  }
  return told;
}

const HELD_BY =
  /^(?:في|لدي|بيد|عند|تحت)$|^[وفب]?(?:ال)?(?:سجن|سجون|معتقل|معتقلات|مخيم|مركز|زنازين|اقبيه)$/u;

/** `معتقل في سجن تابع لفصيل`, `محتجزون لدى قسد`: those who hold a prisoner are not his side. */
function withoutHolder(argument: Argument, tokens: readonly Token[]): Argument {
  const { actor, party } = argument;
  if (party?.side !== 'detainee' || actor === null) return argument;
  for (let i = party.head + 1; i < actor.core.from; i++) {
    if (HELD_BY.test(tokens[i]?.text ?? ''))
      return { ...argument, to: party.head + 1, actor: null, code: 'detainees', kind: null };
  }
  return argument;
}

/** `تسلم العراق 150 معتقلا من قسد`: from whom they come, not whose men they are. */
function withoutGiver(argument: Argument, tokens: readonly Token[]): readonly Argument[] {
  const { actor, kind, party, from } = argument;
  const moved = party?.side === 'detainee' || party?.side === 'civilian';
  if (!moved || actor === null || kind === null) return [argument];
  if (!STATE_KINDS.has(kind)) return [argument];
  const before = tokens.slice(Math.max(0, from - FARTHEST_RECEIVER), from);
  if (!before.some(({ text }) => RECEIVED.test(text))) return [argument];
  let of = party.head + 1;
  while (of < actor.to && tokens[of]?.text !== 'من') of += 1;
  if (of >= actor.to) return [argument];
  return [
    { ...argument, to: of, actor: null, code: null, kind: null },
    { ...argument, from: of + 1, to: actor.to, marker: 'from', joined: false, party: null },
  ];
}

/** The preposition written onto the first word of a phrase (`لقسد`, `بعنصرين`), or a loose one before it. */
function cliticAt(
  tokens: readonly Token[],
  at: number,
  party: Party | null,
  actor: ActorMention | null,
): string {
  const text = tokens[at]?.text ?? '';
  if (/^[بل]$/u.test(text)) return text;
  if (/^[وف]?لل/u.test(text)) return 'ل';
  const al = /^[وف]?([بل])ال(?=..)/u.exec(text);
  if (al?.[1] !== undefined) return al[1];
  if (party?.from === at) return party.prep;
  return actor?.from === at ? actor.prep : '';
}

/** `خالد المحمد، وهو معلم مدرسة`: says what the one before is, and is nobody else. */
const isPredicate = ({ from, count }: Party, tokens: readonly Token[]): boolean =>
  count.best === 1 && /^و(?:هو|هي)$/u.test(tokens[from - 1]?.text ?? '');

/** Words before what comes on top. */
export const BESIDES: ReadonlySet<string> = new Set([
  'بالاضافه الي',
  'الي جانب',
  'فضلا عن',
  'علاوه علي',
  'اضافه الي',
]);

/** `بالإضافة إلى اثنين من أبنائه`: persons told on top of those before. */
const isAdded = (tokens: readonly Token[], { from, count }: Party): boolean =>
  count.best !== null &&
  (BESIDES.has(`${tokens[from - 2]?.text} ${tokens[from - 1]?.text}`) ||
    AGAIN.test(tokens[from - 1]?.text ?? ''));

/** `على القيادي وعلى اثنين …`, `ومعه مرافقه`: the preposition told again, and who is with those before. */
const AGAIN = /^و(?:علي|عن|مع(?:ه|ها|هم|هما))$/u;

const PREPOSITIONS = new Set(['من', 'في', 'الي', 'علي', 'عن', 'مع', 'بين']);

/** The number whose first letter looks like "and". */
const ONE = /^واحد(?:ا|ه|هم)?$/u;

function isJoined(tokens: readonly Token[], at: number, conj: string, oneWord: boolean): boolean {
  const text = tokens[at]?.text ?? '';
  const quoted = tokens[at - 1]?.text === '"' || tokens[at - 1]?.text === '(';
  const before = tokens[quoted ? at - 2 : at - 1]?.text;
  // من وجهاء العشائر: behind a preposition و is a letter of the word.
  if (PREPOSITIONS.has(before ?? '')) return false;
  if (oneWord || ONE.test(text)) return before === 'و';
  return (
    conj === 'و' ||
    before === 'و' ||
    (text.startsWith('و') &&
      tokens[at]?.readings.some((reading) => reading.conj === 'و') === true &&
      before !== '.' &&
      before !== '،')
  );
}
