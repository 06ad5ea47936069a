import type { Reading } from '../../text/readings.ts';
import type { Token } from '../../text/tokens.ts';
import type { ActorCandidate, HeadEntry } from './actor.ts';
import type { ActorMention, MentionHead } from './actor-mention.ts';
import {
  type ActorIndex,
  type FormNode,
  type FormValue,
  LINK_BITS,
  type LinkList,
  PLAIN_READING,
  type Runs,
  showsFeminine,
} from './compile-actors.ts';

/** A form of the data found at a token. */
interface Hit {
  readonly to: number;
  readonly reading: Reading;
  readonly value: FormValue;
}

/** A mention before its surroundings are read. */
interface Draft {
  readonly kind: ActorMention['kind'];
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly ActorCandidate[];
  readonly heads: readonly MentionHead[];
  readonly core: { readonly from: number; readonly to: number };
  readonly loaded: boolean;
  readonly pronoun: string;
  readonly rule: string;
  readonly reading: Reading;
  /** A state or a capital: a place as often as an actor. */
  readonly toponym: 'state' | 'capital' | undefined;
}

/** What may be written onto the first word of a mention that another word governs. */
type Onto = 'anything' | '' | 'ل' | 'ب';

const DEEPEST = 4;
/** Words that may stand between a head noun and "that belongs to". */
const REACH = 4;
const INSIDE_NAME: ReadonlySet<string> = new Set(['"', "'", '(', ')', '[', ']', '#', '_']);
const OPENING = /^["'([#_]$/u;
const CLOSING = /^["')\]]$/u;

/** Finds the actors that a text names, describes or refers back to, in order; the longest reading wins. */
export function findActors(tokens: readonly Token[], index: ActorIndex): ActorMention[] {
  const mentions: ActorMention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const draft = draftAt(tokens, i, index, 'anything', 0);
    if (draft === undefined || isPlace(tokens, draft, index)) {
      i += 1;
      continue;
    }
    if (draft.rule === NO_ACTOR) {
      i = draft.to;
      continue;
    }
    const slashed = slashedWith(tokens, draft, index);
    mentions.push(finish(tokens, slashed ?? draft, index));
    i = (slashed ?? draft).to;
    // "American and Jordanian raids": a second state on the same noun.
    while (draft.kind === 'adjective') {
      const second = furtherAdjective(tokens, i, draft, index);
      if (second === undefined) break;
      mentions.push(finish(tokens, second, index));
      i = second.to;
    }
  }
  return mentions;
}

/** Ids that a slash joins into one name, and the one that is meant. */
const SLASHED: readonly (readonly [ids: ReadonlySet<string>, meant: string])[] = [
  [new Set(['ypg', 'pkk']), 'ypg'],
];

/** `ي ب ك/بي كا كا`, `PKK/YPG`: two names with a slash between that one teller has for one side. */
function slashedWith(tokens: readonly Token[], draft: Draft, index: ActorIndex): Draft | undefined {
  if (tokens[draft.to]?.text !== '/') return undefined;
  const second = draftAt(tokens, draft.to + 1, index, '', 1);
  if (second === undefined) return undefined;
  for (const [ids, meant] of SLASHED) {
    const both = [draft, second].every(({ candidates }) =>
      candidates.some(({ id }) => ids.has(id)),
    );
    if (both) return { ...draft, to: second.to, candidates: [{ id: meant, by: 'names' }] };
  }
  return undefined;
}

/** The best reading of a mention that begins at token `at`. */
function draftAt(
  tokens: readonly Token[],
  at: number,
  index: ActorIndex,
  onto: Onto,
  depth: number,
): Draft | undefined {
  const hits = hitsAt(tokens, at, index, onto);
  if (hits.length === 0 || depth > DEEPEST) return undefined;
  let best: Draft | undefined;
  for (const hit of hits) {
    const { value } = hit;
    if (value.none && depth === 0) best = longer(best, noDraft(at, hit));
    if (value.candidates.length > 0 && hit.reading.pron === '' && stands(tokens, at, hit, index)) {
      best = longer(best, qualified(tokens, nameDraft(at, hit), index, depth));
    }
    if (value.anaphor.length > 0 && value.candidates.length === 0 && hit.reading.pron === '') {
      best = longer(best, anaphorDraft(tokens, at, hit, index));
    }
    if (value.head !== undefined) {
      best = longer(best, headDraft(tokens, at, hit, value.head, index, depth));
    }
  }
  return best;
}

/** The draft that covers more; of two equal ones the first. */
const longer = (best: Draft | undefined, other: Draft | undefined): Draft | undefined =>
  other !== undefined && (best === undefined || other.to > best.to) ? other : best;

/** Every form of the data that begins at a token, longest first. */
function hitsAt(
  tokens: readonly Token[],
  at: number,
  index: ActorIndex,
  onto: Onto,
): readonly Hit[] {
  const first = tokens[at];
  if (first === undefined) return NO_HITS;
  if (first.kind === 'latin') {
    const node = index.root.get(first.text);
    return node === undefined ? NO_HITS : longestFirst(walk(tokens, at, node, PLAIN_READING, []));
  }
  if (first.kind !== 'word') return NO_HITS;
  const starts = index.startsOf(first);
  if (starts.length === 0) return NO_HITS;
  const hits: Hit[] = [];
  const single = first.text.length === 1;
  for (const { node, reading } of starts) {
    if (!single && onto !== 'anything' && (reading.conj !== '' || reading.prep !== onto)) continue;
    walk(tokens, at, node, reading, hits);
  }
  return longestFirst(hits);
}

const longestFirst = (hits: Hit[]): readonly Hit[] =>
  hits.length > 1 ? hits.sort((a, b) => b.to - a.to) : hits;

const NO_HITS: readonly never[] = [];

function walk(
  tokens: readonly Token[],
  at: number,
  first: FormNode,
  reading: Reading,
  hits: Hit[],
): Hit[] {
  if (first.value !== undefined) hits.push({ to: at + 1, reading, value: first.value });
  // A pronoun or an accusative ending closes the noun phrase: nothing can follow inside the name.
  if (reading.pron !== '') return hits;
  let node = first;
  for (let i = at + 1; i < tokens.length && node.next.size > 0; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') break;
    if (token.kind === 'punctuation') {
      if (INSIDE_NAME.has(token.text)) continue;
      break;
    }
    const next = node.next.get(token.text);
    if (next === undefined) break;
    node = next;
    if (node.value !== undefined) hits.push({ to: i + 1, reading, value: node.value });
  }
  return hits;
}

const NO_ACTOR = 'actors/none';
const noDraft = (at: number, hit: Hit): Draft => ({ ...nameDraft(at, hit), rule: NO_ACTOR });

/** Whether a form is a name where it stands: quoted, if it must be; not the second of two abstract nouns. */
function stands(
  tokens: readonly Token[],
  at: number,
  { to, reading, value }: Hit,
  index: ActorIndex,
): boolean {
  if (value.needsContext) return /^["'([]$/u.test(tokens[at - 1]?.text ?? '');
  if (reading.conj === '' || to > at + 1) return true;
  return (
    !index.afterAnd.has(`${reading.al ? 'ال' : ''}${reading.stem}`) ||
    tokens[at - 1]?.kind !== 'word'
  );
}

/** Folded nouns of what states have: `القوات الأمريكية`, `الجيش التركي` are no places. */
const OF_A_STATE =
  /^(?:قوات|قوه|جيش|طيران|طاير|طائر|مدفعيه|سلاح|بحريه|قياده|وزاره|حكومه|استخبارات|مخابرات|شرطه|حرس|جندرما|رياسه|رئاسه|دفاع|جنود|قاعده|قواعد|مقاتلات|مروحيات|مسيرات)/u;

const nameDraft = (at: number, { to, reading, value }: Hit): Draft => ({
  kind: 'name',
  from: at,
  to,
  candidates:
    value.anaphor.length === 0 ? value.candidates : [...value.candidates, ...calledSo(value)],
  heads: [],
  core: { from: at, to },
  loaded: value.loaded,
  pronoun: '',
  rule: 'actors/name',
  reading,
  toponym: value.metonym
    ? 'capital'
    : value.state && to - at <= 3 && !OF_A_STATE.test(reading.stem)
      ? 'state'
      : undefined,
});

/** Who may be called by a bare noun. */
const calledSo = ({ anaphor, unnamed }: FormValue): readonly ActorCandidate[] => [
  ...anaphor.map((id) => ({ id, by: 'heads' }) as const),
  ...unnamed.map((id) => ({ id, by: 'unnamed' }) as const),
];

/** A bare definite noun that refers back: `التنظيم`, `القوات المذكورة`. */
function anaphorDraft(
  tokens: readonly Token[],
  at: number,
  { to, reading, value }: Hit,
  index: ActorIndex,
): Draft | undefined {
  const next = tokens[to];
  const same = next !== undefined && isLink(next, 'same', index);
  // An adjective of relation makes it another body: `الإدارة المحلية`.
  if (!same && next?.kind === 'word' && /^ال.+(?:ي|يه)$/u.test(next.text)) return undefined;
  const end = same ? to + 1 : to;
  return {
    kind: 'anaphor',
    from: at,
    to: end,
    candidates: calledSo(value),
    heads: [],
    core: { from: at, to: end },
    loaded: false,
    pronoun: '',
    rule: 'actors/anaphor',
    reading,
    toponym: undefined,
  };
}

/** A head noun with the actor that it belongs to. */
function headDraft(
  tokens: readonly Token[],
  at: number,
  hit: Hit,
  entry: HeadEntry,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  const head: MentionHead = {
    id: entry.id,
    is: entry.is,
    outside: entry.outside === true,
    from: at,
    to: hit.to,
  };
  const { reading } = hit;
  if (reading.pron !== '') {
    if (!hit.value.owned || reading.pron === 'ي') return undefined;
    // "Its mercenaries of X": the name says who.
    const named = entry.is === 'unit' ? fromName(tokens, hit.to, entry, index, depth) : undefined;
    if (named !== undefined) {
      return { ...named, from: at, heads: [head, ...named.heads], reading, toponym: undefined };
    }
    return {
      kind: 'anaphor',
      from: at,
      to: hit.to,
      candidates: [],
      heads: [head],
      core: { from: at, to: hit.to },
      loaded: entry.loaded === true,
      pronoun: reading.pron,
      rule: 'actors/pronoun-on-head',
      reading,
      toponym: undefined,
    };
  }
  const adjective = adjectiveAfter(tokens, hit, head, entry, index);
  // In "the shelling of X" X may be either side: only an adjective says whose deed it is.
  const owner =
    entry.is === 'deed'
      ? undefined
      : ownerOf(entry, hit, constructState(tokens, hit, index, depth));
  // مواقع الميليشيات الإيرانية: the adjective is part of the owner's name.
  const named =
    owner?.kind === 'name' &&
    adjective !== undefined &&
    owner.core.from < adjective.core.from &&
    owner.to >= adjective.to;
  const inner =
    (named ? owner : adjective) ??
    owner ??
    linked(tokens, hit, entry, index, depth) ??
    backed(tokens, hit, entry, index, depth);
  if (inner === undefined) return undefined;
  return {
    ...inner,
    from: at,
    heads:
      inner.kind === 'adjective' && inner.heads[0] === head ? inner.heads : [head, ...inner.heads],
    loaded: inner.loaded || entry.loaded === true,
    rule: inner.rule === 'actors/name' ? 'actors/head-and-name' : inner.rule,
    reading,
    toponym: undefined,
  };
}

/** How many words outside quotation marks may stand between a group and who backs it. */
const BACKED_REACH = 2;

/** `جماعة "…" الموالية لإيران`, `فصيل مسلح مدعوم من إيران`: a group backed by a state is of that state's militias. */
function backed(
  tokens: readonly Token[],
  { to }: Hit,
  { id }: HeadEntry,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  if (!BACKED.has(id)) return undefined;
  let quoted = false;
  let words = 0;
  for (let i = to; words <= BACKED_REACH && i < to + LONGEST_NAME; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return undefined;
    if (token.kind === 'punctuation') {
      if (!/^["'()]$/u.test(token.text)) return undefined;
      quoted = !quoted;
      continue;
    }
    if (!quoted && isLink(token, 'support', index)) {
      const next = tokens[i + 1]?.text === 'من' ? i + 2 : i + 1;
      const state =
        next > i + 1
          ? draftAt(tokens, afterOpening(tokens, next), index, '', depth + 1)
          : governed(tokens, next, 'ل', index, depth);
      const proxy = state?.candidates
        .map((candidate) => index.actors.get(candidate.id)?.proxy)
        .find((one) => one !== undefined);
      return state === undefined || proxy === undefined
        ? undefined
        : { ...state, candidates: [{ id: proxy, by: 'names' }], toponym: undefined };
    }
    if (!quoted) words += 1;
  }
  return undefined;
}

/** Heads of bodies that a state may back without being it. */
const BACKED = new Set(['group', 'militia', 'fighter', 'cell', 'member']);
const LONGEST_NAME = 9;

/** `مسيرة سيارة لقسد`: what flies or fires is no car's and no post's. */
function ownerOf(entry: HeadEntry, { reading }: Hit, inner: Draft | undefined): Draft | undefined {
  const head = inner?.heads[0];
  if (STRIKING.has(entry.id) && /^(?:vehicle|place)$/u.test(head?.is ?? '')) return undefined;
  // هاجم مسلحون دورية لقسد: a noun that keeps its ن governs no noun behind it.
  // هاجم مسلحون رعاة: nor are civilians what gunmen are.
  const others = head !== undefined || inner?.candidates.some(({ id }) => id === 'civilians');
  return entry.is === 'people' && others && KEEPS_NUN.test(reading.stem) ? undefined : inner;
}

const KEEPS_NUN = /^(?:.{3,}[وي]ن|.{4,}ان)$/u;

const STRIKING = new Set(['aircraft', 'artillery']);

/** `عناصر قسد`, `خلايا تنظيم "الدولة"`. */
function constructState(
  tokens: readonly Token[],
  { to, reading }: Hit,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  if (reading.al || reading.tanwin) return undefined;
  return draftAt(tokens, afterOpening(tokens, to), index, '', depth + 1);
}

/** `غارة جوية إسرائيلية`, `القوات الروسية`, `قوات الحدود التركية`. */
function adjectiveAfter(
  tokens: readonly Token[],
  { to, reading }: Hit,
  head: MentionHead,
  entry: HeadEntry,
  index: ActorIndex,
): Draft | undefined {
  if (entry.military !== true) return undefined;
  let definite = reading.al;
  const start = entry.id === 'aircraft' ? afterType(tokens, to) : to;
  if (start > to) definite = true;
  for (let i = start; i < start + 3; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return undefined;
    const ids = adjectiveActors(token, definite, index);
    if (ids !== undefined) {
      const may = ids.filter((id) => index.actors.get(id)?.adjectivesOn?.includes(head.id) ?? true);
      return may.length === 0 ? undefined : adjectiveDraft(i, may, [head], reading);
    }
    if (token.text.startsWith('و') && token.readings.some(({ conj }) => conj !== ''))
      return undefined;
    if (isLink(token, 'suspicion', index)) return supposed(tokens, i + 1, head, reading, index);
    // قصف لمسيرة تركية: behind a preposition stands whose deed it is.
    if (ONTO.test(token.text)) return undefined;
    const al = token.readings.some((other) => other.al && other.prep === '' && other.conj === '');
    if (i === start && al && !definite && OWNED_BY_STATES.has(entry.is)) definite = true;
    else if (
      al !== definite ||
      !/(?:ي|يه|يين|يات|يتين|يتان|يان|مشتركه|مسيره|خاصه)$/u.test(token.text)
    ) {
      return undefined;
    }
  }
  return undefined;
}

/** `طائرات F-16 العراقية`, `مقاتلات إف 16`: behind the type of an aircraft. */
function afterType(tokens: readonly Token[], at: number): number {
  const letter = tokens[at];
  if (letter?.kind !== 'latin' && !/^(?:اف|ميغ|سوخوي|سيخوي|سو)$/u.test(letter?.text ?? ''))
    return at;
  let to = at + 1;
  while (to < at + 3 && /^[-–]$/u.test(tokens[to]?.text ?? '')) to += 1;
  return tokens[to]?.kind === 'number' ? to + 1 : to;
}

/** Heads of which "X's" may be told by an adjective at the end of a construct: `قاعدة التنف الأميركية`. */
const OWNED_BY_STATES: ReadonlySet<HeadEntry['is']> = new Set([
  'force',
  'vehicle',
  'place',
] as const);

/** `طائرة يُرجح أنها تركية`. */
function supposed(
  tokens: readonly Token[],
  at: number,
  head: MentionHead,
  reading: Reading,
  index: ActorIndex,
): Draft | undefined {
  if (!BEING.has(tokens[at]?.text ?? '')) return undefined;
  const next = afterOpening(tokens, at + 1);
  const token = tokens[next];
  const ids = token?.kind === 'word' ? adjectiveActors(token, false, index) : undefined;
  if (ids !== undefined) return { ...adjectiveDraft(next, ids, [head], reading), rule: SUPPOSED };
  // طائرة يُعتقد أنها للتحالف, … أنها تابعة للجيش.
  const owned = token !== undefined && isLink(token, 'belongs', index) ? next + 1 : next;
  const owner = governed(tokens, owned, 'ل', index, 1);
  return owner === undefined ? undefined : { ...owner, rule: SUPPOSED };
}

/** ل or ب written onto the noun for what flies. */
const ONTO = /^[لب](?:ال)?مسير/u;

const SUPPOSED = 'actors/adjective-supposed';

function adjectiveActors(
  token: Token,
  definite: boolean,
  index: ActorIndex,
): readonly string[] | undefined {
  for (const reading of token.readings) {
    if (reading.prep !== '' || reading.conj !== '' || reading.pron !== '') continue;
    if (reading.al !== definite) continue;
    const ids = index.adjectives.get(reading.stem);
    if (ids !== undefined) return ids;
  }
  return undefined;
}

const adjectiveDraft = (
  at: number,
  ids: readonly string[],
  heads: readonly MentionHead[],
  reading: Reading,
): Draft => ({
  kind: 'adjective',
  from: at,
  to: at + 1,
  candidates: ids.map((id) => ({ id, by: 'names' })),
  heads,
  core: { from: at, to: at + 1 },
  loaded: false,
  pronoun: '',
  rule: 'actors/adjective',
  reading,
  toponym: undefined,
});

/** The second adjective of `غارات أمريكية أردنية`, `أمريكية - أردنية`, `أمريكية وأردنية`. */
function furtherAdjective(
  tokens: readonly Token[],
  at: number,
  { heads, candidates, reading }: Draft,
  index: ActorIndex,
): Draft | undefined {
  const dash = tokens[at]?.kind === 'punctuation' && /^[-–—/]$/u.test(tokens[at]?.text ?? '');
  const next = tokens[dash ? at + 1 : at];
  if (next?.kind !== 'word') return undefined;
  for (const other of next.readings) {
    if (other.prep !== '' || other.pron !== '' || other.conj === 'ف') continue;
    const ids = index.adjectives.get(other.stem);
    if (ids === undefined || ids.some((id) => candidates.some((known) => known.id === id)))
      continue;
    return adjectiveDraft(dash ? at + 1 : at, ids, heads, reading);
  }
  return undefined;
}

/** `دورية تابعة لقسد`, `مقاتلين من داعش`, `قيادي في التنظيم`, `نقطة لقوات …`. */
function linked(
  tokens: readonly Token[],
  hit: Hit,
  entry: HeadEntry,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  const at = adjectiveEnd(tokens, hit, index);
  const people = entry.is === 'people' || entry.is === 'unit' || entry.is === 'force';
  if (entry.is === 'deed') return undefined;
  const direct = governed(tokens, at, 'ل', index, depth);
  if (direct !== undefined) return direct;
  // طائرات مروحية من التحالف.
  if (entry.id === 'aircraft') {
    const from = fromName(tokens, at, entry, index, depth);
    if (from !== undefined) return from;
  }
  if (people) {
    const inside = governed(tokens, at, 'ب', index, depth);
    // جنود بقصف إسرائيلي: nobody belongs to a deed.
    // أطاح جهاز الأمن بخلية إرهابية: nor to those of whom only a description is told.
    const described = inside?.candidates.every(({ id }) => DESCRIPTIONS.has(id)) === true;
    if (inside !== undefined && inside.heads[0]?.is !== 'deed' && !described) return inside;
    const from = fromName(tokens, at, entry, index, depth);
    if (from !== undefined) return from;
  }
  return belonging(tokens, at, index, depth, tokens[hit.to - 2]?.text === 'بين');
}

/** Ids of those whom a description means and no name. */
const DESCRIPTIONS = new Set(['unidentified', 'unidentified-suspect', 'civilians']);

/** "From X", "in X": people and units only, and no places. */
function fromName(
  tokens: readonly Token[],
  at: number,
  { is }: HeadEntry,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  for (const links of [index.links.from, index.links.within]) {
    const end = runEnd(tokens, at, links);
    if (end === undefined) continue;
    // اشتبكت دورية للجيش مع خلية: a force is with nobody, only its men are.
    if (is !== 'people' && tokens[end - 1]?.text === 'مع') continue;
    const draft = draftAt(tokens, afterOpening(tokens, end), index, '', depth + 1);
    if (draft !== undefined && draft.toponym === undefined && draft.heads[0]?.is !== 'deed') {
      return draft;
    }
  }
  return undefined;
}

/** Behind one adjective or number that stays with the head: `خلية نائمة تابعة`, `عنصرين اثنين من`. */
function adjectiveEnd(tokens: readonly Token[], { to, reading }: Hit, index: ActorIndex): number {
  const next = tokens[to];
  if (next?.kind !== 'word' || isLink(next, 'support', index)) return to;
  // طائرة مقرا لـ…: another head noun is no adjective of this one.
  if (index.root.get(next.text)?.value?.head !== undefined) return to;
  // جنديان وأربعة من المهاجمين: another number counts others.
  if (JOINED_NUMBER.test(next.text)) return to;
  // اغتال مسلحون موظفا في …: an object stands in the accusative, its adjective with a noun in the same.
  if (/[^اي]ا$/u.test(next.text) && !/ا$/u.test(tokens[to - 1]?.text ?? '')) return to;
  const joinedHead = next.readings.some(
    ({ conj, stem }) => conj === 'و' && index.root.get(stem)?.value?.head !== undefined,
  );
  if (joinedHead && /[اي]ن$/u.test(next.text)) return to;
  const agrees =
    next.text.startsWith('ال') === reading.al &&
    /(?:ي|يه|يين|يان|ه|ان|ين|ون|ا)$/u.test(next.text) &&
    !/^(?:في|الي|التي|الذي|ل|ب|علي|من)$/u.test(next.text) &&
    !/^[لب]/u.test(next.text);
  const after = tokens[to + 1];
  return agrees &&
    after !== undefined &&
    /^(?:من|في|ل|لدي|ضمن|تابع|تتبع|ال?تابع)|^[لب]/u.test(after.text)
    ? to + 1
    : to;
}

const JOINED_NUMBER = /^و(?:ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر|اثن|مي|بضع)/u;

/** "That belongs to X" from token `at` on; a short proper name may stand before it (`حاجز البرج التابع لـ`). */
function belonging(
  tokens: readonly Token[],
  at: number,
  index: ActorIndex,
  depth: number,
  between: boolean,
): Draft | undefined {
  let words = 0;
  for (let i = at; i < tokens.length && words <= REACH; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return undefined;
    if (token.kind === 'punctuation') {
      if (INSIDE_NAME.has(token.text)) continue;
      return undefined;
    }
    if (isLink(token, 'belongs', index)) return ownerAfter(tokens, i + 1, index, depth);
    // Another head noun: what follows belongs to that one.
    if (index.root.get(token.text)?.value?.head !== undefined) return undefined;
    // بين مجموعات محلية وقوات تابعة لـ…: of two who fight the second alone.
    const second =
      between &&
      token.readings.some(
        ({ conj, stem }) => conj === 'و' && index.root.get(stem)?.value?.head !== undefined,
      );
    if (second) return undefined;
    words += 1;
  }
  return undefined;
}

function ownerAfter(
  tokens: readonly Token[],
  at: number,
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  const to = tokens[at]?.text === 'الي' ? at + 1 : at;
  return (
    governed(tokens, to, 'ل', index, depth) ??
    draftAt(tokens, afterOpening(tokens, to), index, to > at ? '' : 'ل', depth + 1)
  );
}

/** A mention with a preposition written onto it (`لقسد`) or loose before it (`لـ "قسد"`). */
function governed(
  tokens: readonly Token[],
  at: number,
  prep: 'ل' | 'ب',
  index: ActorIndex,
  depth: number,
): Draft | undefined {
  if (tokens[at]?.text === prep) {
    return draftAt(tokens, afterOpening(tokens, at + 1), index, '', depth + 1);
  }
  return draftAt(tokens, at, index, prep, depth + 1);
}

function runEnd(tokens: readonly Token[], at: number, runs: Runs): number | undefined {
  const run = runs
    .get(tokens[at]?.text ?? '')
    ?.find((words) => words.every((word, offset) => tokens[at + offset]?.text === word));
  return run === undefined ? undefined : at + run.length;
}

/** Reads what follows a name and belongs to it: an owner, a nationality, an abbreviation, an epithet. */
function qualified(tokens: readonly Token[], name: Draft, index: ActorIndex, depth: number): Draft {
  return withEpithet(
    tokens,
    withApposition(tokens, withOwner(tokens, name, index, depth), index),
    index,
  );
}

/** A name that several bodies share takes its owner: `الشرطة العسكرية التابعة لـ…`, `وزارة الدفاع القطرية`. */
function withOwner(tokens: readonly Token[], name: Draft, index: ActorIndex, depth: number): Draft {
  if (!isShared(name)) return name;
  const next = tokens[name.to];
  if (next?.kind === 'word') {
    const ids = adjectiveActors(next, true, index);
    if (ids !== undefined) {
      return {
        ...name,
        to: name.to + 1,
        candidates: ids.map((id) => ({ id, by: 'names' })),
        rule: 'actors/shared-name-and-nationality',
      };
    }
  }
  const owner = belonging(tokens, name.to, index, depth, false);
  if (owner === undefined) return name;
  const owners = new Set(owner.candidates.map(({ id }) => index.actors.get(id)?.code));
  const dependent = name.candidates.filter(({ id, by }) => {
    const entry = index.actors.get(id);
    if (entry === undefined) return false;
    return (
      owners.has(entry.code) ||
      (by === 'dependent' && entry.under?.some((code) => owners.has(code)))
    );
  });
  return {
    ...name,
    to: owner.to,
    candidates: (dependent.length > 0 ? dependent : owner.candidates).map(({ id }) => ({
      id,
      by: 'names',
    })),
    rule: 'actors/shared-name-and-owner',
  };
}

/** A second name for the same actor: `قوات سوريا الديمقراطية (قسد)`. */
function withApposition(tokens: readonly Token[], name: Draft, index: ActorIndex): Draft {
  let at = name.to;
  let brackets = 0;
  while (
    brackets < 3 &&
    tokens[at]?.kind === 'punctuation' &&
    /^["'()[\]]$/u.test(tokens[at]?.text ?? '')
  ) {
    at += 1;
    brackets += 1;
  }
  const second = hitsAt(tokens, at, index, '').find(({ value }) => value.candidates.length > 0);
  if (second === undefined) return name;
  const shared = second.value.candidates.some(({ by }) => SHARED.has(by));
  const codes = new Set(second.value.candidates.map(({ id }) => index.actors.get(id)?.code));
  const same = name.candidates.filter(({ id }) => codes.has(index.actors.get(id)?.code ?? ''));
  // اتهمت وزارة الدفاع "قسد": only in brackets is a second name the same body's.
  const bracketed = brackets > 0 && tokens[name.to]?.text === '(';
  if (same.length === 0 && (!isShared(name) || shared || !bracketed)) return name;
  let to = second.to;
  if (brackets > 0 && CLOSING.test(tokens[to]?.text ?? '')) to += 1;
  return {
    ...name,
    to,
    candidates:
      same.length > 0 ? same.map(({ id }) => ({ id, by: 'names' })) : second.value.candidates,
    loaded: name.loaded || second.value.loaded,
    rule: 'actors/apposition',
  };
}

function withEpithet(tokens: readonly Token[], name: Draft, index: ActorIndex): Draft {
  const closed = CLOSING.test(tokens[name.to]?.text ?? '') ? name.to + 1 : name.to;
  const next = tokens[closed];
  if (next === undefined || next.kind !== 'word' || !next.text.startsWith('ال')) return name;
  if (index.links.epithets.has(next.text.slice(2)))
    return { ...name, to: closed + 1, loaded: true };
  return isLink(next, 'support', index)
    ? { ...name, to: backerEnd(tokens, closed, name, index) }
    : name;
}

/** `قسد المدعومة من التحالف`, `"أصحاب الكهف" الموالية لإيران`: who backs a side by name takes no part by that. */
function backerEnd(tokens: readonly Token[], at: number, { to }: Draft, index: ActorIndex): number {
  const from = tokens[at + 1]?.text === 'من';
  const backer = from
    ? draftAt(tokens, afterOpening(tokens, at + 2), index, '', 1)
    : governed(tokens, at + 1, 'ل', index, 1);
  return backer?.to ?? to;
}

const SHARED = new Set(['local', 'dependent', 'heads', 'unnamed']);
const isShared = ({ candidates }: Draft): boolean => candidates.every(({ by }) => SHARED.has(by));

/** Whether the name of a state or capital is only a place here. */
function isPlace(tokens: readonly Token[], draft: Draft, index: ActorIndex): boolean {
  if (draft.toponym === undefined) return false;
  const before = previousWord(tokens, draft.from);
  if (draft.toponym === 'capital') {
    if (draft.reading.prep !== '' && draft.reading.prep !== 'ل') return true;
    if (before === undefined) return true;
    return !isLink(before, 'between', index) && !HANDS_OVER.test(before.text);
  }
  if (draft.reading.prep === 'ب') return true;
  if (before === undefined) return false;
  if (before.text === 'من' || before.text === 'ومن') {
    const governor = tokens[tokens.indexOf(before, Math.max(0, draft.from - 3)) - 1];
    return (
      governor === undefined ||
      !(isLink(governor, 'backing', index) || isLink(governor, 'support', index))
    );
  }
  return isLink(before, 'locative', index);
}

/** `تسلمت بغداد دفعة`, `إلى عهدة بغداد`: who hands over or receives is a government. */
const HANDS_OVER =
  /^[وف]?(?:[يت]?(?:تسلم|استلم|ستلم|استعاد|ستعيد|استرد|سترد|سلم)(?:ت)?|عهده|حوزه|سلطات|سيطره)$/u;

/** The word before a token in the same line, quotation marks passed over. */
function previousWord(tokens: readonly Token[], at: number): Token | undefined {
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return undefined;
    if (token.kind === 'word') return token;
    if (token.kind !== 'punctuation' || !OPENING.test(token.text)) return undefined;
  }
  return undefined;
}

function finish(tokens: readonly Token[], draft: Draft, index: ActorIndex): ActorMention {
  const { kind, from, to, candidates, heads, core, loaded, pronoun, rule } = draft;
  return {
    kind,
    from,
    to,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    candidates,
    prep: draft.reading.prep,
    heads,
    core,
    loaded,
    viaAdjective: kind === 'adjective',
    pronoun,
    gender: genderOf(tokens, draft, index),
    basis: basisOf(tokens, draft, index),
    supports: isBacker(tokens, draft, index),
    rule,
  };
}

/** Things do not own: of "a base of X" a pronoun means X; of "a cell of X" either. */
function genderOf(
  tokens: readonly Token[],
  draft: Draft,
  index: ActorIndex,
): ActorMention['gender'] {
  const { kind, core, candidates, reading, heads } = draft;
  const [head] = heads;
  const first = tokens[core.from];
  const stem =
    first?.readings.find(({ al }) => al)?.stem ??
    (head === undefined ? reading.stem : (first?.text ?? ''));
  const alone = kind === 'name' && core.to - core.from === 1;
  const named =
    showsFeminine(stem) || (alone && candidates.some(({ id }) => index.feminine.has(id)))
      ? 'f'
      : 'm';
  if (head === undefined || !GROUPS.has(head.is)) return named;
  const headed = showsFeminine(reading.stem) ? 'f' : 'm';
  return headed === named ? named : 'either';
}

const GROUPS: ReadonlySet<MentionHead['is']> = new Set(['people', 'unit', 'force'] as const);

/** Words that a suspicion or an accusation may stand before the name. */
const TIE_REACH = 7;

/** `يُشتبه بانتمائهم إلى داعش`, `متهمين بالارتباط بـ…`, `مشتبه بهم من …`. */
function basisOf(
  tokens: readonly Token[],
  { from, heads, rule }: Draft,
  index: ActorIndex,
): ActorMention['basis'] {
  if (rule === SUPPOSED) return 'suspected';
  let tied = false;
  for (const head of heads) {
    if (head.id !== 'suspect') continue;
    const token = tokens[head.from];
    return token !== undefined && isLink(token, 'accusation', index) ? 'accused' : 'suspected';
  }
  for (let i = from - 1; i >= 0 && i >= from - TIE_REACH; i--) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break' || /^[.،,؛:!؟?]$/u.test(token.text)) break;
    if (token.kind !== 'word') continue;
    // Only a noun of membership just before the name, or "that they are of", carries the doubt to it.
    if (isLink(token, 'tie', index) || BEING.has(token.text)) tied = true;
    else if (!tied && !PREPOSITIONS.has(token.text)) break;
    else if (tied && isLink(token, 'suspicion', index)) return 'suspected';
    else if (tied && isLink(token, 'accusation', index)) return 'accused';
  }
  return 'stated';
}

const PREPOSITIONS = new Set(['من', 'الي', 'مع', 'ل', 'ب', 'في', 'صفوف', 'خلايا', 'عناصر']);
const BEING = new Set(['انهم', 'بانهم', 'انه', 'بانه', 'انها', 'بانها', 'كونهم', 'كونه', 'انهما']);

/** `مدعومين من X`, `موالية لـX`: the noun before is backed by X and is not X. */
function isBacker(tokens: readonly Token[], { from }: Draft, index: ActorIndex): boolean {
  const before = previousWord(tokens, from);
  if (before === undefined) return false;
  if (isLink(before, 'support', index)) return true;
  const earlier = tokens[tokens.indexOf(before, Math.max(0, from - 3)) - 1];
  return before.text === 'من' && earlier !== undefined && isLink(earlier, 'support', index);
}

/** Passes over quotation marks and brackets that open before a name. */
function afterOpening(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i < at + 3 && tokens[i]?.kind === 'punctuation' && OPENING.test(tokens[i]?.text ?? ''))
    i += 1;
  // من الـPKK: an article that stands loose before a name in Latin letters.
  return tokens[i]?.text === 'ال' && /^[A-Za-z]/u.test(tokens[i + 1]?.text ?? '') ? i + 1 : i;
}

const isLink = (token: Token, list: LinkList, { links }: ActorIndex): boolean =>
  (links.listsOf(token) & LINK_BITS[list]) !== 0;
