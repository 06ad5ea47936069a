import type { Count } from '../../model/coded-report.ts';
import type { Token } from '../../text/tokens.ts';
import { isPeopleCount, longestHit, type QuantityMention } from './find-quantities.ts';
import {
  calledPersonAt,
  countListed,
  isHarm,
  listedPersonsAt,
  namedPersonAt,
} from './named-persons.ts';
import type { Party } from './party.ts';
import {
  type ActorRange,
  affiliate,
  bare,
  bareAt,
  countOf,
  extend,
  type Scene,
  sceneOf,
  UNCOUNTED,
} from './party-scene.ts';
import { closesSentence, isClosed, isOpened, type Setting, settingAt } from './party-support.ts';
import type { PersonForm } from './people-index.ts';
import type { Homograph, PartOpener, QuantityLexicon } from './quantity-lexicon.ts';
import { type Attributes, nounAt, otherAt, type PersonNoun, readAttributes } from './read-noun.ts';

/**
 * Finds how many of whom: numbers, duals, indefinite singulars, plurals and quantifiers with a noun
 * of people, with what they belong to, and the parts told of them. `raw` is the report's text, in
 * which a written vowel may tell a dual from a plural; without it such forms stay open.
 */
export function findParties(
  tokens: readonly Token[],
  quantities: readonly QuantityMention[],
  lexicon: QuantityLexicon,
  actors: readonly ActorRange[] = [],
  raw = '',
): Party[] {
  const scene = sceneOf(tokens, quantities, lexicon, actors, raw);
  const parties: Party[] = [];
  const faint: Party[] = [];
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token === undefined) break;
    const begins =
      token.kind === 'word' && (lexicon.mayBeginParty(token) || isSoCalling(tokens, i));
    if (!begins && !scene.quantityAt.has(i)) {
      i += 1;
      continue;
    }
    const part = partsAt(scene, i, parties.at(-1));
    if (part !== undefined) {
      const whole = parties.pop();
      if (whole !== undefined) {
        parties.push({ ...whole, subsets: [...whole.subsets, ...part.subsets] });
      }
      i = part.to;
      continue;
    }
    const party =
      partyAt(scene, i, settingAt(tokens, parties.at(-1), i)) ??
      listedPersonsAt(scene, i) ??
      calledPersonAt(scene, i) ??
      namedPersonAt(scene, i, parties.at(-1));
    if (party === undefined) {
      const person = faintAt(scene, i);
      if (person !== undefined) faint.push(person);
      i += 1;
      continue;
    }
    const told = withTheirNumber(scene, withTotal(scene, withNumberBefore(scene, party)));
    parties.push({ ...told, joined: isJoined(scene, parties.at(-1), party) });
    i = Math.max(i + 1, told.to);
  }
  if (faint.length === 0) return parties;
  return [...parties, ...faint].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Whether only `و` or a comma stands between two parties. */
function isJoined({ tokens }: Scene, previous: Party | undefined, party: Party): boolean {
  if (previous === undefined) return false;
  const between = tokens.slice(previous.to, party.from);
  if (between.length === 0) return tokens[party.from]?.text.startsWith('و') === true;
  return (
    between.every(({ text }) => text === 'و' || text === '،' || text === ',') &&
    (between.some(({ text }) => text === 'و') || tokens[party.from]?.text.startsWith('و') === true)
  );
}

// ---- parts ---------------------------------------------------------------------------------

/** How many tokens may stand between a number and the part told of it. */
const FARTHEST_PART = 28;

interface Parts {
  readonly subsets: readonly Party[];
  readonly to: number;
}

/** `بينهم طفلان وامرأة`: parts of the party before. */
function partsAt(scene: Scene, at: number, whole: Party | undefined): Parts | undefined {
  if (whole === undefined || at < whole.to || at - whole.to > FARTHEST_PART) return undefined;
  const { tokens, lexicon } = scene;
  if (tokens[at]?.kind !== 'word') return undefined;
  const hit = longestHit(tokens, at, lexicon.parts);
  if (hit === undefined || hit.reading.al || closesSentence(tokens, whole.to, at)) return undefined;
  // خمسة منهم مدنيون: says who the five are, and tells no part of them.
  if (whole.to === at && whole.noun === null && OF_THEM.test(tokens[at]?.text ?? ''))
    return undefined;
  const first = subsetAt(scene, hit.to, hit.value);
  if (first === undefined) return undefined;
  // "The dead are 39 fighters": the number itself, not a part of one.
  if (hit.value === 'breakdown' && whole.count.best === null) return undefined;
  const subsets = [first];
  let { to } = first;
  for (let next = subsetNext(scene, to); next !== undefined; next = subsetNext(scene, to)) {
    subsets.push({ ...next, joined: true });
    to = next.to;
  }
  // جلهم من النساء والأطفال: no number.
  return { subsets: hit.value === 'majority' ? [] : subsets, to };
}

function subsetAt(scene: Scene, at: number, opener: PartOpener): Party | undefined {
  const party = partyAt(scene, at, 'part');
  if (opener !== 'single') return party;
  // One of them: what follows describes that one.
  return party === undefined || party.count.best !== 1 ? undefined : party;
}

function subsetNext(scene: Scene, at: number): Party | undefined {
  const { tokens } = scene;
  const start = tokens[at]?.text === '،' || tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[start];
  if (token === undefined || token.kind !== 'word' || !token.text.startsWith('و')) return undefined;
  const party = partyAt(scene, token.text === 'و' ? start + 1 : start, 'part');
  return party?.outcome === null ? party : undefined;
}

// ---- one party -----------------------------------------------------------------------------

function partyAt(scene: Scene, at: number, setting: Setting = 'text'): Party | undefined {
  const { tokens, lexicon } = scene;
  const token = tokens[at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
  const quantity = scene.quantityAt.get(at);
  if (quantity !== undefined) return countedAt(scene, quantity, setting);
  if (token.kind === 'number') return undefined;
  const oneOfThem = oneOfThemAt(scene, at);
  if (oneOfThem !== undefined) return oneOfThem;
  const soCalled = soCalledAt(scene, at);
  if (soCalled !== undefined) return soCalled;
  const oneOf = longestHit(tokens, at, lexicon.oneOf);
  if (oneOf !== undefined && oneOf.reading.pron === '' && !oneOf.reading.al) {
    const party = oneOfAt(scene, at, oneOf.to);
    if (party !== undefined) return party;
  }
  return namedAt(scene, at, setting) ?? additionalAt(scene, at);
}

/** `مقتل ما يسمى المفتي الشرعي`: one person, told by an office that the teller does not grant. */
function soCalledAt(scene: Scene, at: number): Party | undefined {
  const { tokens } = scene;
  const next = tokens[at + 1]?.text ?? '';
  if (!SO_CALLED.has(next) || !SO_CALLS.test(tokens[at]?.text ?? '')) return undefined;
  if (!isOpened(scene, at) || tokens[at + 2]?.kind !== 'word') return undefined;
  return affiliate(scene, {
    ...bareAt(scene, at, calledEnd(tokens, at + 2)),
    count: ONE,
    noun: 'leader',
    side: 'fighter',
    rule: 'parties/so-called',
  });
}

/** Words of a name in quotation marks. */
const LONGEST_QUOTED = 8;

/** The token behind what somebody is called: one word, or all in quotation marks. */
function calledEnd(tokens: readonly Token[], at: number): number {
  const from = tokens[at]?.text === 'ب' ? at + 1 : at;
  if (tokens[from]?.text !== '"') return from + 1;
  for (let i = from + 1; i <= from + LONGEST_QUOTED; i++) if (tokens[i]?.text === '"') return i + 1;
  return from + 1;
}

const SO_CALLS = /^[وب]?(?:ما|من)$/u;

/** `ما يسمى`, `من يعرف`. */
const isSoCalling = (tokens: readonly Token[], at: number): boolean =>
  SO_CALLED.has(tokens[at + 1]?.text ?? '') && SO_CALLS.test(tokens[at]?.text ?? '');

const SO_CALLED = new Set(['يسمي', 'تسمي', 'يعرف', 'يدعي', 'يلقب', 'يكني']);

/** A number and what it counts. */
function countedAt(scene: Scene, quantity: QuantityMention, setting: Setting): Party | undefined {
  const { tokens, lexicon } = scene;
  if (!isPeopleCount(tokens, quantity, lexicon)) return undefined;
  const { from, to } = quantity;
  const count = countOf(quantity);
  const noun = countedNoun(scene, to, quantity);
  if (noun !== undefined) {
    const members = noun.form.unit === 'family' ? membersBehind(scene, noun) : undefined;
    if (members !== undefined) {
      const start = tokens[from]?.start ?? members.start;
      const of = { from, start, head: noun.at, unit: 'family', units: count } as const;
      return { ...members, ...of, side: 'civilian', rule: 'parties/group-of' };
    }
    return finish(scene, { from, noun, count, rule: 'parties/number-noun', other: quantity.other });
  }
  const next = tokens[to];
  const other = next?.text.startsWith('و') === true ? undefined : otherAt(next, lexicon);
  if (other !== undefined) {
    return affiliate(scene, {
      ...bare(scene, quantity, to + 1),
      other: true,
      rule: 'parties/number-others',
    });
  }
  const partitive = partitiveAt(scene, quantity, count);
  if (partitive !== undefined) return partitive;
  const mention = scene.actorAt.get(to);
  if (mention !== undefined && quantity.best !== null) {
    return {
      ...bare(scene, quantity, scene.actors[mention]?.to ?? to),
      actor: mention,
      rule: 'parties/number-actor',
    };
  }
  return standsAlone(scene, quantity, setting) || isScores(scene, quantity)
    ? readState(
        scene,
        readMixed(scene, { ...bare(scene, quantity, to), rule: 'parties/bare-number' }),
      )
    : undefined;
}

const THAT_IS = /^(?:اي|بواقع|بمجموع|بتعداد|قوامها|تعدادها|وعددهم|وعدد)$/u;

/** `185 أسرة، أي 699 شخصا`, `161 عائلة تضم 592 فردا`: how many persons the counted families are. */
function membersBehind(scene: Scene, noun: PersonNoun): Party | undefined {
  const { tokens, lexicon } = scene;
  const { to } = readAttributes(tokens, noun, lexicon);
  const at = /^[،,]$/u.test(tokens[to]?.text ?? '') ? to + 1 : to;
  const word = tokens[at]?.text ?? '';
  const hit = word === 'من' ? undefined : longestHit(tokens, at, lexicon.group);
  if (hit === undefined && !THAT_IS.test(word)) return undefined;
  // قوامها 612: the word may have been read as the bound of its number.
  const members = scene.quantityAt.get(hit?.to ?? at + 1) ?? scene.quantityAt.get(at);
  const party = members === undefined ? undefined : countedAt(scene, members, 'part');
  return party === undefined || party.unit !== null ? undefined : party;
}

/** The noun that a number counts: right behind it, perhaps behind a quotation mark. */
function countedNoun(
  { tokens, lexicon }: Scene,
  at: number,
  quantity: QuantityMention,
): PersonNoun | undefined {
  // مقتل (3) أشخاص: a number in brackets of its own.
  const bracketed = tokens[at]?.text === ')' && tokens[quantity.from - 1]?.text === '(';
  const start = bracketed || /^["'(]$/u.test(tokens[at]?.text ?? '') ? at + 1 : at;
  const noun = nounAt(tokens, start, lexicon);
  if (noun === undefined || noun.conj || noun.prep !== '' || noun.form.id === 'other')
    return undefined;
  // 2 كانون الأول 2024 الشاب …: no number counts one known person.
  if (noun.definite && noun.form.number === 'singular' && quantity.digits) return undefined;
  if (lexicon.homographs.get(noun.stem) === 'opened') return undefined;
  // 35 سورياً, but not إصابة 3 سوريا: only behind 11 to 99 does the accusative stand.
  if (lexicon.homographs.get(noun.stem) === 'harmed' && noun.stem.endsWith('ا')) {
    const rest = (quantity.best ?? 0) % 100;
    if (rest < 11) return undefined;
  }
  if (noun.form.number === 'dual' && quantity.best !== 2 && !quantity.digits) return undefined;
  return noun;
}

const THEY = /^(?:هم|هن|كانوا)$/u;

/** `خمسة من عناصر الشرطة`, `عدد من المدنيين`. */
function partitiveAt(scene: Scene, quantity: QuantityMention, count: Count): Party | undefined {
  const { tokens, lexicon } = scene;
  // 79 هم من حراس السجن.
  const of = THEY.test(tokens[quantity.to]?.text ?? '') ? quantity.to + 1 : quantity.to;
  if (tokens[of]?.text !== 'من') return undefined;
  const start = tokens[of + 1]?.text === 'بين' ? of + 2 : of + 1;
  const noun = nounAt(tokens, start, lexicon);
  // ثلاثة من خلايا التنظيم: three of its men, not three cells.
  const unit = noun?.form.unit === 'group' ? scene.actors[scene.covering[start] ?? -1] : undefined;
  if (unit !== undefined && noun !== undefined) {
    return {
      ...bare(scene, quantity, unit.to),
      side: noun.form.side,
      actor: scene.covering[start] ?? null,
      rule: 'parties/number-of-unit',
    };
  }
  // ثلاثة من عائلة واحدة: three of its members.
  if (noun?.form.unit === 'family' && quantity.best !== null) {
    const { to } = readAttributes(tokens, noun, lexicon);
    return {
      ...bare(scene, quantity, to),
      side: 'civilian',
      noun: 'person',
      rule: 'parties/number-of-family',
    };
  }
  if (noun !== undefined && !noun.conj && noun.form.number !== 'singular') {
    return finish(scene, {
      from: quantity.from,
      noun,
      count,
      rule: 'parties/number-of',
      other: false,
    });
  }
  const mention = scene.actorAt.get(start);
  if (mention === undefined) return undefined;
  return {
    ...bare(scene, quantity, scene.actors[mention]?.to ?? start),
    actor: mention,
    rule: 'parties/number-of-actor',
  };
}

/** Whether a number without a noun may stand for persons: opened and followed as persons are. */
function standsAlone(scene: Scene, quantity: QuantityMention, setting: Setting): boolean {
  const { best, digits, from, to } = quantity;
  if (best === null || best === 0 || quantity.definite) return false;
  if (digits && best >= 1900 && best <= 2100) return false;
  if (best === 1 && digits) return false;
  // وإن اثنين منهم قُتلا: the pronoun is of persons.
  if (OF_THEM.test(scene.tokens[to]?.text ?? '')) return true;
  const supported = best === 1 ? setting === 'part' : setting !== 'text';
  return (supported || isOpened(scene, from)) && isClosed(scene, to);
}

const OF_THEM = /^(?:منهم|منهن|منهما)$/u;

/** `جُرح العشرات`: an open number with the article, right behind a word of harm. */
const isScores = (scene: Scene, { best, definite, from, to }: QuantityMention): boolean =>
  best === null && definite && isOpened(scene, from) && isClosed(scene, to);

/** Folded elatives between `أحد` and the noun of those of whom he is one. */
const ELATIVE = /^(?:ابرز|اخطر|اهم|اكبر|كبار|اقدم|اشهر|اشرس)$/u;

/** `أحد عناصر الشرطة`, `أحد أبرز قادة التنظيم`. */
function oneOfAt(scene: Scene, from: number, to: number): Party | undefined {
  const at = ELATIVE.test(scene.tokens[to]?.text ?? '') ? to + 1 : to;
  const noun = nounAt(scene.tokens, at, scene.lexicon);
  if (
    noun !== undefined &&
    !noun.conj &&
    noun.form.number !== 'singular' &&
    noun.form.unit === null
  ) {
    return finish(scene, { from, noun, count: ONE, rule: 'parties/one-of', other: false });
  }
  return undefined;
}

/** `ومقتل أحدهم`: one of those told before. */
const oneOfThemAt = (scene: Scene, at: number): Party | undefined =>
  /^احد(?:هم|اهن|هما)$/u.test(scene.tokens[at]?.text ?? '') &&
  isHarm(scene, at - 1) &&
  /^[وف]/u.test(scene.tokens[at - 1]?.text ?? '')
    ? { ...bareAt(scene, at, at + 1), count: ONE, rule: 'parties/one-of' }
    : undefined;

const ONE: Count = { low: 1, high: 1, best: 1 };
const TWO: Count = { low: 2, high: 2, best: 2 };
const SEVERAL: Count = { low: 2, high: null, best: null };

/** A noun without a number before it. */
function namedAt(scene: Scene, at: number, setting: Setting): Party | undefined {
  const { tokens, lexicon } = scene;
  const noun = nounAt(tokens, at, lexicon);
  if (noun === undefined || noun.form.id === 'other') return undefined;
  const { form } = noun;
  if (form.unit !== null) return groupAt(scene, noun, setting);
  const homograph = lexicon.homographs.get(noun.stem);
  const counted = homograph === 'counted' && !(isWrittenImam(scene, noun) && isOpened(scene, at));
  if (counted && !isMember(scene, noun)) return undefined;
  if (homograph === 'harmed' && !isMember(scene, noun) && !isHarmedOne(scene, noun)) {
    return undefined;
  }
  const supported =
    setting === 'part' ||
    isOne(tokens, noun) ||
    isOpened(scene, at) ||
    isMember(scene, noun) ||
    isObject(scene, noun) ||
    (/^[وفب]?ان$/u.test(tokens[at - 1]?.text ?? '') && isHarm(scene, noun.to));
  if (homograph === 'definite' && noun.definite && !supported) return undefined;
  const doubtful = form.ambiguous || form.adjective || isDoubtful(homograph);
  if (doubtful && !supported && (form.number === 'singular' || isDoubtful(homograph))) {
    return undefined;
  }
  if (form.number === 'singular' && COUNTED_ONLY.has(form.id) && !isOne(tokens, noun)) {
    return undefined;
  }
  const behind = numberBehind(scene, noun);
  const weak = form.ambiguous && !supported && behind === undefined;
  const toll = tollAt(scene, noun);
  if (toll !== undefined) return toll;
  const listed = behind === undefined && isListed(noun) ? countListed(scene, noun.to) : 0;
  if (listed > 1) {
    const count = { low: listed, high: listed, best: listed };
    return finish(scene, { from: at, noun, count, rule: 'parties/listed', other: false });
  }
  return finish(scene, {
    from: at,
    noun,
    count: behind === undefined ? null : countOf(behind.quantity),
    to: behind?.quantity.to,
    rule: behind === undefined ? `parties/${ruleOf(noun)}` : 'parties/noun-number',
    other: false,
    weak: weak || isTotal(scene, at),
  });
}

/** `إمام مسجد`: the hamza below tells the person from the preposition أمام. */
const isWrittenImam = ({ raw, tokens }: Scene, { at, to, form }: PersonNoun): boolean =>
  form.id === 'imam' && raw.slice(tokens[at]?.start, tokens[to - 1]?.end).includes('إ');

/** `القيادي في التنظيم`: a noun with the actor behind it whose man it is. */
const isMember = ({ covering, actors }: Scene, { at, to }: PersonNoun): boolean => {
  const actor = actors[covering[at] ?? -1];
  return actor !== undefined && actor.from === at && actor.to > to;
};

/** `اعتقلت الشرطة إرهابيا`, `اغتال مسلحون لحاما`, `أوقف الأمن العميد …`: an object behind who did it. */
function isObject(scene: Scene, { at, form, definite, pron }: PersonNoun): boolean {
  const { tokens, lexicon, actors, covering } = scene;
  if (form.number !== 'singular' || pron !== '') return false;
  const doer = actors[covering[at - 1] ?? -1];
  if (definite) return doer !== undefined && isHarm(scene, doer.from - 1);
  if (tokens[at]?.text.endsWith('ا') !== true) return false;
  if (doer !== undefined) return true;
  const subject = nounAt(tokens, at - 1, lexicon);
  return subject !== undefined && /[^ي]ون$/u.test(subject.stem);
}

/** `قتل عراقي`, `اعتقال سورياً`: a nationality that stands alone for a person, not for a deed or a country. */
function isHarmedOne(scene: Scene, noun: PersonNoun): boolean {
  const { at, to, definite, prep, stem } = noun;
  if (definite || prep !== '' || noun.conj) return false;
  if (stem.endsWith('ا')) return isAccusative(scene, at) && isObject(scene, noun);
  // اغتيال إسرائيلي لقيادي: whose deed it was.
  return isHarm(scene, at - 1) && !/^ل/u.test(scene.tokens[to]?.text ?? '');
}

/** Whether the accusative is written with its vowels: `سورياً`, which is not the country. */
const isAccusative = ({ raw, tokens }: Scene, at: number): boolean =>
  raw.slice(tokens[at]?.start, tokens[at]?.end).includes('\u064B');

/** Nouns behind which the persons may be listed one by one. */
const isListed = ({ form, pron }: PersonNoun): boolean =>
  form.number !== 'singular' && pron === '' && (form.outcome !== null || form.side === 'detainee');

const isDoubtful = (homograph: Homograph | undefined): boolean =>
  homograph === 'opened' || homograph === 'doubtful';

const isOne = (tokens: readonly Token[], { to }: PersonNoun): boolean =>
  tokens[to]?.text.startsWith('واحد') === true;

/** Nouns of harm that count cases, and in the singular are the harm itself (`إصابة شخصين`). */
const COUNTED_ONLY = new Set(['injury', 'death']);

const ruleOf = ({ form, definite }: PersonNoun): string => {
  if (form.number === 'singular') return definite ? 'definite-singular' : 'indefinite-singular';
  if (form.number === 'dual') return 'dual';
  return form.number === 'open' ? 'dual-or-plural' : 'plural';
};

interface Behind {
  readonly quantity: QuantityMention;
}

/** A number behind its noun: `الأفراد الأربعة`, `مدنيين اثنين`, `شخص واحد`. */
function numberBehind(scene: Scene, noun: PersonNoun): Behind | undefined {
  const { to } = readAttributes(scene.tokens, noun, scene.lexicon);
  for (const at of to === noun.to ? [to] : [noun.to, to]) {
    const quantity = scene.quantityAt.get(at);
    if (quantity === undefined || quantity.digits || quantity.best === null) continue;
    if (scene.tokens[at]?.text.startsWith('و') && quantity.best !== 1) continue;
    // خطف مسلحون ثلاثة شبان: the number counts the noun behind it.
    if (!noun.definite && countedNoun(scene, quantity.to, quantity) !== undefined) continue;
    const { best } = quantity;
    const { number } = noun.form;
    if (noun.definite ? quantity.definite && number !== 'singular' : fitsBehind(number, best)) {
      return { quantity };
    }
  }
  return feminineBehind(scene, noun) ?? numberOfGenitive(scene, noun);
}

/** Numbers that with the article are mostly other words: the lady, the lion. */
const FEMININE_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['الست', 6],
  ['السبع', 7],
]);

/** `المعلمات السبع`: right behind women with the article it is their number. */
function feminineBehind({ tokens }: Scene, { to, form, definite }: PersonNoun): Behind | undefined {
  const token = tokens[to];
  const n = FEMININE_NUMBERS.get(token?.text ?? '');
  if (token === undefined || n === undefined || !definite) return undefined;
  if (!form.feminine || form.number !== 'plural') return undefined;
  const { start, end } = token;
  const of = { low: n, high: n, best: n, from: to, to: to + 1, at: to, start, end };
  const rule = 'quantities/exact';
  return { quantity: { ...of, digits: false, definite: true, other: false, rule } };
}

/** `أفراد الدورية الأربعة`, `ركاب السيارة الخمسة`: the number agrees with the noun over its genitive. */
function numberOfGenitive(scene: Scene, { to, form, definite }: PersonNoun): Behind | undefined {
  if (definite || form.number !== 'plural' || !/^ال...*/u.test(scene.tokens[to]?.text ?? ''))
    return undefined;
  const quantity = scene.quantityAt.get(to + 1);
  const agrees = quantity?.definite === true && !quantity.digits && (quantity.best ?? 0) > 2;
  return agrees ? { quantity } : undefined;
}

function fitsBehind(number: PersonForm['number'], n: number): boolean {
  if (number === 'singular') return n === 1;
  if (number === 'dual' || number === 'open') return n === 2;
  return n >= 3 && n <= 10;
}

/** `عدد القتلى`, `حصيلة الضحايا`: a total is announced, not a party. */
function isTotal({ tokens, lexicon }: Scene, at: number): boolean {
  for (let i = Math.max(0, at - 2); i < at; i++) {
    if (tokens[i]?.readings.some(({ stem }) => lexicon.tollNouns.has(stem)) === true) return true;
  }
  return false;
}

/** How far behind its noun a total may stand. */
const FARTHEST_TOLL = 9;

/** `ارتفع عدد قتلى الهجوم إلى تسعة`: the number of a total, far behind its noun. */
function tollAt(scene: Scene, noun: PersonNoun): Party | undefined {
  const { tokens, lexicon } = scene;
  if (noun.form.outcome === null || noun.form.number === 'singular') return undefined;
  if (!isTotal(scene, noun.at)) return undefined;
  for (let i = noun.to; i < Math.min(tokens.length, noun.to + FARTHEST_TOLL); i++) {
    const token = tokens[i];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return undefined;
    const quantity = scene.quantityAt.get(i);
    if (quantity === undefined) continue;
    if (!isPeopleCount(tokens, quantity, lexicon) || quantity.best === null) continue;
    if (countedNoun(scene, quantity.to, quantity) !== undefined) return undefined;
    const reached = isTollVerb(scene, i - 1) || isTollVerb(scene, noun.at - 2);
    if (!reached || !isClosed(scene, quantity.to)) return undefined;
    const named = {
      from: noun.at,
      noun,
      count: countOf(quantity),
      rule: 'parties/toll',
      other: false,
    };
    return { ...finish(scene, named), to: quantity.to, end: quantity.end };
  }
  return undefined;
}

/** How far behind persons their number may be told. */
const FARTHEST_NUMBER = 3;
const THEIR_NUMBER = /^و?(?:البالغ)?عدد(?:هم|هن)$/u;

/** `ركاب الحافلة وعددهم 12 شخصا`, `المهجرون البالغ عددهم 430`: the number of persons told by a plural. */
function withTheirNumber(scene: Scene, party: Party): Party {
  const { tokens } = scene;
  if (!party.plural || party.count.best !== null) return party;
  for (let i = party.to; i <= party.to + FARTHEST_NUMBER; i++) {
    const text = tokens[i]?.text ?? '.';
    if (text === '.' || tokens[i]?.kind === 'break') return party;
    if (
      !THEIR_NUMBER.test(text) &&
      !(text === 'البالغ' && THEIR_NUMBER.test(tokens[i + 1]?.text ?? ''))
    )
      continue;
    const quantity = scene.quantityAt.get(i) ?? scene.quantityAt.get(i + 1);
    if (quantity === undefined || quantity.best === null) return party;
    const counted = countedAt(scene, quantity, 'part');
    const { to, end } = counted ?? quantity;
    return { ...party, to, end, count: countOf(quantity), plural: false };
  }
  return party;
}

/** How far before a total its verb and its noun may stand. */
const FARTHEST_TOTAL = 40;
const RISES = /^[وفل]?(?:ارتفع|ارتفعت|ارتفاع|[يت]رتفع|بلغ|بلغت|[يت]بلغ|وصل|وصلت|[يت]صل)$/u;

const TOLL_HEAD = /^(?:حصيله|عدد|اعداد)$/u;

/** `ارتفعت إلى أربعة حصيلة شهداء قوى الأمن`: the new total stands before the noun of the toll. */
function withNumberBefore({ tokens, quantityAt }: Scene, party: Party): Party {
  const head = party.from - 1;
  // ترتفع إلى 43 حصيلة القتلى منذ …: of no one deed.
  if (party.outcome === null || party.count.best !== null || party.definite) return party;
  if (!TOLL_HEAD.test(tokens[head]?.text ?? '')) return party;
  for (let at = head - 1; at >= head - FARTHEST_NUMBER; at--) {
    const quantity = quantityAt.get(at);
    if (quantity === undefined || quantity.to !== head || quantity.best === null) continue;
    const risen = tokens[at - 1]?.text === 'الي' && RISES.test(tokens[at - 2]?.text ?? '');
    return risen
      ? { ...party, count: countOf(quantity), plural: false, definite: false, total: true }
      : party;
  }
  return party;
}

/** `ارتفعت حصيلة ضحايا القصف … إلى تسعة أشخاص`: the harm of a new total, told far before it. */
function withTotal({ tokens, lexicon }: Scene, party: Party): Party {
  const { from, side } = party;
  if (tokens[from - 1]?.text !== 'الي' || (side !== 'civilian' && side !== 'neutral')) return party;
  let rises = false;
  let outcome: Party['outcome'] = null;
  for (let i = from - 2; i >= Math.max(0, from - FARTHEST_TOTAL); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || /^[.؟!؛]$/u.test(token.text)) break;
    rises ||= RISES.test(token.text);
    const noun = nounAt(tokens, i, lexicon);
    if (noun !== undefined && noun.form.number !== 'singular')
      outcome = noun.form.outcome ?? outcome;
  }
  const told = party.outcome ?? outcome;
  return rises && told !== null ? { ...party, outcome: told, total: true } : party;
}

const isTollVerb = ({ tokens, lexicon }: Scene, at: number): boolean =>
  tokens[at]?.readings.some(({ stem }) => lexicon.tollVerbs.has(stem)) === true;

/** `خلية من ستة أفراد`, `عائلة`: a group, counted by its members where they are told. */
function groupAt(scene: Scene, noun: PersonNoun, setting: Setting): Party | undefined {
  const { tokens, lexicon } = scene;
  const { to } = readAttributes(tokens, noun, lexicon);
  for (const at of to === noun.to ? [to] : [noun.to, to]) {
    const hit = longestHit(tokens, at, lexicon.group);
    if (hit === undefined) continue;
    const members = scene.quantityAt.get(hit.to);
    const party = members === undefined ? undefined : countedAt(scene, members, 'part');
    if (party !== undefined) {
      const side = party.side === 'neutral' || party.side === null ? noun.form.side : party.side;
      const start = tokens[noun.at]?.start ?? party.start;
      return { ...party, from: noun.at, start, side, rule: 'parties/group-of' };
    }
  }
  const told = noun.form.unit === 'family' || noun.form.number === 'dual';
  // أسر مسلحون جنديا: a noun in the nominative is no family's name but the subject of a verb.
  if (!noun.definite && /^(?!ال).{3,}ون$/u.test(tokens[noun.to]?.text ?? '')) return undefined;
  if (!told || (noun.form.ambiguous && setting === 'text' && !isOpened(scene, noun.at))) {
    return undefined;
  }
  return finish(scene, { from: noun.at, noun, count: null, rule: 'parties/unit', other: false });
}

/** `وإصابة آخرين`, `وجُرح خامس`: additional persons without a noun. */
function additionalAt(scene: Scene, at: number): Party | undefined {
  const { tokens, lexicon } = scene;
  const token = tokens[at];
  if (token === undefined) return undefined;
  // وأن ثالثا اعتقل.
  const verb = tokens[at + 1]?.text === 'من' ? at + 3 : at + 1;
  const subject = /^[وفب]?ان$/u.test(tokens[at - 1]?.text ?? '') && isHarm(scene, verb);
  const opened = isOpened(scene, at) || isElsewhere(scene, at) || fellCaptive(scene, at);
  if (!subject && !opened) return undefined;
  const other = otherAt(token, lexicon);
  const base = {
    ...bareAt(scene, at, at + 1),
    noun: 'other',
    side: 'neutral' as const,
    other: true,
  };
  if (other !== undefined) {
    if (other === 'open' && !isAlone(tokens[at - 1])) {
      return affiliate(scene, { ...base, count: SEVERAL, plural: true, rule: 'parties/others' });
    }
    const count = other === 'singular' ? ONE : other === 'dual' ? TWO : SEVERAL;
    if (other === 'singular' && token.text.endsWith('ري') && !isClosed(scene, at + 1))
      return undefined;
    return affiliate(scene, {
      ...base,
      count: other === 'open' && isDualBehind(scene, at + 1) ? TWO : count,
      plural: count === SEVERAL,
      rule: 'parties/others',
    });
  }
  const ordinal = token.readings.some(
    ({ stem, al, pron, prep }) => !al && pron === '' && prep === '' && lexicon.ordinals.has(stem),
  );
  if (!ordinal || !(subject || isClosed(scene, at + 1))) return undefined;
  return { ...base, count: ONE, rule: 'parties/ordinal' };
}

/** `ووقع رابع في الأسر`. */
const fellCaptive = ({ tokens }: Scene, at: number): boolean =>
  /^[وف]?(?:وقع|سقط)$/u.test(tokens[at - 1]?.text ?? '') &&
  tokens[at + 1]?.text === 'في' &&
  /^(?:ال)?(?:اسر|قبضه|يد|ايدي)$/u.test(tokens[at + 2]?.text ?? '');

/** How far before `وآخر في …` the harm may stand that befell both. */
const ELSEWHERE_REACH = 14;

/** `قُتل مدني في نوى وآخر في طفس`: one more, at another place. */
function isElsewhere(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  if (tokens[at]?.text.startsWith('و') !== true || tokens[at + 1]?.text !== 'في') return false;
  for (let i = at - 1; i >= Math.max(0, at - ELSEWHERE_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || /^[.؟!؛]$/u.test(token.text)) return false;
    if (isHarm(scene, i)) return true;
  }
  return false;
}

const isAlone = (token: Token | undefined): boolean => token?.text === 'اثنين';

// ---- persons told faintly ---------------------------------------------------------------------

/** Whether a party is told by a title alone: a person only where a harm has no other sufferer. */
export const isFaint = ({ weak, rule }: Party): boolean => weak && rule === 'parties/title';

/** `رئيس المجلس المحلي`: one person by a title, where no noun tells one. */
function faintAt(scene: Scene, at: number): Party | undefined {
  const { tokens, lexicon } = scene;
  if (scene.quantityAt.has(at)) return undefined;
  const noun = nounAt(tokens, at, lexicon);
  if (
    noun !== undefined &&
    noun.form.number === 'singular' &&
    TITLES.has(noun.form.id) &&
    (lexicon.homographs.get(noun.stem) !== 'counted' || isWrittenImam(scene, noun))
  ) {
    const told = { from: at, noun, count: ONE, rule: 'parties/title', other: false, weak: true };
    return finish(scene, told);
  }
  return undefined;
}

/** Nouns of office and rank that are as often another word or an adjective. */
const TITLES = new Set(
  'gentleman elderly-man imam headmaster deputy governor-person mayor member-of-council journalist journalist-2 media-worker politician diplomat priest-2 monk pilgrim-2 owner owner-2 leader shari affiliate assistant commander-2 official judge minister prosecutor emir expert'.split(
    ' ',
  ),
);

// ---- finishing -----------------------------------------------------------------------------

interface Draft {
  readonly from: number;
  readonly noun: PersonNoun;
  /** Null where the noun alone tells the number. */
  readonly count: Count | null;
  readonly to?: number | undefined;
  readonly rule: string;
  readonly other: boolean;
  readonly weak?: boolean;
}

function finish(scene: Scene, draft: Draft): Party {
  const { noun } = draft;
  const { form } = noun;
  const ofPersons = CORPSES.has(form.id) ? bodiesOf(scene, draft) : undefined;
  if (ofPersons !== undefined) return ofPersons;
  const attributes = readAttributes(scene.tokens, noun, scene.lexicon);
  const to = sameOfWomen(scene, draft, Math.max(attributes.to, draft.to ?? 0));
  const count = draft.count ?? countOfNoun(scene, noun, attributes);
  const party: Party = {
    ...bareAt(scene, draft.from, to),
    head: noun.at,
    count: form.unit === null ? count : { low: count.low, high: null, best: null },
    ...(draft.from === noun.at ? { prep: noun.prep, conj: noun.conj } : {}),
    noun: form.id,
    side:
      form.side === 'neutral' || attributes.overrides ? (attributes.side ?? form.side) : form.side,
    outcome: form.outcome,
    unit: form.unit,
    units: form.unit === null ? null : count,
    plural: draft.count === null && count === SEVERAL,
    definite: noun.definite,
    other: draft.other || attributes.other,
    unknown: attributes.unknown || form.id === 'unknown-person',
    weak: draft.weak === true,
    rule: draft.rule,
  };
  return readState(scene, affiliate(scene, readMixed(scene, party)));
}

/** `سقط عنصران من الشرطة قتلى`: the state that the persons are in. */
function readState(scene: Scene, party: Party): Party {
  if (party.outcome !== null || party.mixed) return party;
  const at = OF_THEM.test(scene.tokens[party.to]?.text ?? '') ? party.to + 1 : party.to;
  const state = nounAt(scene.tokens, at, scene.lexicon);
  if (state === undefined || state.form.outcome === null || CORPSES.has(state.form.id))
    return party;
  if (state.conj || state.prep !== '' || state.definite) return party;
  if (state.form.number === 'singular' && party.count.best !== 1) return party;
  return { ...extend(scene, party, state.to), outcome: state.form.outcome };
}

const CORPSES = new Set(['corpse', 'remains', 'remains-2']);

/** `جثث ثلاثة عناصر`, `جثتي شابين`: bodies and the persons they were are one party. */
function bodiesOf(scene: Scene, { from, noun, count, rule }: Draft): Party | undefined {
  if (noun.pron !== '' || scene.tokens[noun.to]?.text.startsWith('و') === true) return undefined;
  const persons = partyAt(scene, noun.to, 'part');
  if (persons === undefined) return undefined;
  const { number } = noun.form;
  const told = count ?? (number === 'singular' ? ONE : number === 'dual' ? TWO : persons.count);
  const start = scene.tokens[from]?.start ?? persons.start;
  const plural = told === persons.count && persons.plural;
  return { ...persons, from, start, count: told, plural, outcome: 'killed', rule };
}

function countOfNoun(scene: Scene, noun: PersonNoun, attributes: Attributes): Count {
  const { form } = noun;
  if (form.unit !== null && form.number === 'singular')
    return form.unit === 'family' ? ONE : UNCOUNTED;
  if (form.number === 'singular') return ONE;
  if (form.number === 'dual') return TWO;
  if (form.number === 'plural') return isWrittenDual(scene, noun) ? TWO : SEVERAL;
  const dual =
    (form.rarelyPlural && !noun.definite) ||
    attributes.dual ||
    isWrittenDual(scene, noun) ||
    isDualBehind(scene, attributes.to);
  return dual ? TWO : SEVERAL;
}

/** Whether a fatha is written before the ي of a dual: `مدنيَين`, `مرافقَيه`. */
function isWrittenDual({ raw, tokens }: Scene, { at }: PersonNoun): boolean {
  const token = tokens[at];
  if (token === undefined || raw === '') return false;
  return /\u064E\u0651?[يى]\u0652?(?:ن\u0650?|ه|ها|هم|هما)$/u.test(
    raw.slice(token.start, token.end),
  );
}

/** How far behind a form in `ـين` agreement may tell a dual. */
const FARTHEST_AGREEMENT = 12;
const DUAL_RELATIVES = new Set(['اللذين', 'اللذان', 'اللتين', 'اللتان']);

/** Whether what follows agrees with two: `اللذين`, `كانا`, `بينهما`, `اثنين`. */
function isDualBehind({ tokens }: Scene, at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + FARTHEST_AGREEMENT); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || /^[.؟!؛]$/u.test(token.text)) return false;
    if (i === at && (token.text === 'اثنين' || token.text === 'اثنتين')) return true;
    if (DUAL_RELATIVES.has(token.text) || token.text.endsWith('هما')) return true;
    if (i <= at + 1 && /^كانا$|^[يت]...*ان$/u.test(token.text)) return true;
  }
  return false;
}

/** `3000 مقاتل ومقاتلة`: the feminine only completes the noun before. */
function sameOfWomen(scene: Scene, { noun, count }: Draft, to: number): number {
  const { tokens, lexicon } = scene;
  if (count === null || count.low === 1) return to;
  const next = nounAt(tokens, to, lexicon);
  const same = next?.conj === true && next.form.feminine && next.form.id === noun.form.id;
  const matches = next?.form.number === noun.form.number || next?.form.number === 'plural';
  if (same && matches && !noun.form.feminine) return next.to;
  return isSharedNumber(scene, noun, next, count, to) ? (next?.to ?? to) : to;
}

/** `41 امرأة وطفلا`, `سبعة نساء وأطفال`: one number for two nouns of one form. */
function isSharedNumber(
  { tokens }: Scene,
  noun: PersonNoun,
  next: PersonNoun | undefined,
  { best }: Count,
  at: number,
): boolean {
  if (best === null || best < 3 || next?.conj !== true || next.definite || next.prep !== '')
    return false;
  if (next.form.unit !== null || next.form.outcome !== null || noun.form.outcome !== null)
    return false;
  if (next.form.number !== noun.form.number) return false;
  if (noun.form.number === 'plural') return best <= 10;
  // Behind 11 and more the counted noun is in the accusative, which a child told apart need not be.
  return noun.form.number === 'singular' && best > 10 && tokens[at]?.text.endsWith('ا') === true;
}

/** `عشرون بين قتيل وجريح`, `عشرون قتيلا وجريحا`: one number for dead and wounded. */
function readMixed(scene: Scene, party: Party): Party {
  const { tokens, lexicon } = scene;
  let at = party.to;
  if (tokens[at]?.text === 'ما') at += 1;
  if (tokens[at]?.text === 'بين') {
    const first = nounAt(tokens, at + 1, lexicon);
    const second = first === undefined ? undefined : nounAt(tokens, first.to, lexicon);
    if (first === undefined || second?.conj !== true) return party;
    if (first.form.outcome === null || second.form.outcome === null) return party;
    return { ...extend(scene, party, second.to), mixed: true, outcome: null };
  }
  const { best } = party.count;
  if (party.outcome === null || best === null || best < 3) return party;
  const head = nounAt(tokens, party.head, lexicon);
  const next = nounAt(tokens, party.to, lexicon);
  if (head?.form.number !== 'singular' || next?.conj !== true) return party;
  const other = next.form.outcome !== null && next.form.outcome !== party.outcome;
  const one = tokens[next.to]?.text.startsWith('واحد') === true;
  if (!other || next.form.number !== 'singular' || one) return party;
  return { ...extend(scene, party, next.to), mixed: true, outcome: null };
}
