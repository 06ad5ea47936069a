import type { PhraseHit } from '../../rules/phrase-index.ts';
import { phrasesAt } from '../../rules/phrase-index.ts';
import type { Token } from '../../text/tokens.ts';
import type { PersonForm } from './people-index.ts';
import type { Other, QuantityLexicon } from './quantity-lexicon.ts';

/** A noun of people as it stands in the text: tokens `[at, to)`. */
export interface PersonNoun {
  readonly at: number;
  readonly to: number;
  readonly form: PersonForm;
  /** Its folded spelling without clitics. */
  readonly stem: string;
  /** The article, or a pronoun, makes it known. */
  readonly definite: boolean;
  readonly pron: string;
  readonly conj: boolean;
  readonly prep: string;
}

/**
 * The noun of people that begins at a token. Of several readings a plain noun comes before an
 * ambiguous one, the longer before the shorter, the less stripped before the more.
 */
export function nounAt(
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): PersonNoun | undefined {
  let best: PhraseHit<PersonForm> | undefined;
  for (const hit of phrasesAt(tokens, at, lexicon.people)) {
    if (!fits(tokens, hit)) continue;
    if (best === undefined || rank(hit) > rank(best)) best = hit;
  }
  if (best === undefined) return undefined;
  const { reading, value: form, to } = best;
  return {
    at,
    to,
    form,
    stem: reading.stem,
    definite: reading.al || reading.pron !== '',
    pron: reading.pron,
    conj: reading.conj !== '',
    prep: reading.prep,
  };
}

function fits(tokens: readonly Token[], { reading, value, to }: PhraseHit<PersonForm>): boolean {
  if (reading.prep === 'س' || reading.prep === 'ك') return false;
  // The accusative alif stands on indefinite singulars; those forms are listed as well.
  if (reading.tanwin && value.number !== 'singular') return false;
  // ي is a pronoun only in speech, and a plural or nisba ending everywhere else.
  if (reading.pron === 'ي' || reading.pron === 'كم') return false;
  if (!value.construct) return true;
  if (reading.al || reading.tanwin) return false;
  return reading.pron !== '' || (!value.owned && isGoverned(tokens[to]));
}

/** Whether a word can stand in the genitive after a construct dual. */
const isGoverned = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  token.text.length > 3 &&
  !/^[وفبل]/u.test(token.text) &&
  !/^(?:الذي|التي|الي|علي|خلال|قرب|بعد|قبل|عند|لدي)/u.test(token.text);

function rank({ reading, value, from, to }: PhraseHit<PersonForm>): number {
  let score = (to - from) * 16;
  if (!value.ambiguous) score += 4;
  if (!value.construct || value.owned) score += value.owned ? 4 : 2;
  if (reading.pron === '') score += 3;
  if (reading.conj === '' && reading.prep === '') score += 1;
  return score;
}

/** What the words behind a noun of people add to it. */
export interface Attributes {
  /** The token behind the last of them. */
  readonly to: number;
  readonly other: boolean;
  readonly unknown: boolean;
  /** Only a dual ends so (`اثنين`, `مجهولان`). */
  readonly dual: boolean;
  /** `واحد`: the noun before is one. */
  readonly one: boolean;
  /** Side told by an adjective or a complement: `أشخاص مدنيين`, `عنصر أمن`. */
  readonly side: PersonForm['side'] | null;
  /** That side is another than the noun's own: `ضابط سابق`, `حارس مدرسة`. */
  readonly overrides: boolean;
}

/** Longest run of adjectives that is read behind a noun. */
const MOST_ADJECTIVES = 4;

/** Reads the adjectives and complements behind a noun: `مسلحين مجهولين`, `عنصر أمن سوري`. */
export function readAttributes(
  tokens: readonly Token[],
  noun: PersonNoun,
  lexicon: QuantityLexicon,
): Attributes {
  let to = noun.to;
  let other = false;
  let unknown = false;
  let dual = false;
  let one = false;
  let overrides = false;
  let side: Attributes['side'] = null;
  for (let steps = 0; steps < MOST_ADJECTIVES; steps++) {
    const token = tokens[to];
    if (token === undefined || token.kind !== 'word') break;
    // What a construct dual governs is another noun.
    if (noun.form.construct && noun.pron === '' && to === noun.to) break;
    const { text } = token;
    if (noun.form.id === 'guard' && to === noun.to && lexicon.guarded.has(bare(text))) {
      side = 'civilian';
      overrides = true;
    } else if (lexicon.genitives.has(text) && to === noun.to && noun.pron === '') {
      if (text.endsWith('امن') || text.endsWith('شرطه')) side = 'security';
    } else if (lexicon.others.has(text) && !noun.definite) {
      other = true;
      if (lexicon.others.get(text) === 'dual') dual = true;
    } else if (ONE.has(text) && noun.form.number === 'singular') {
      one = true;
    } else if (isAdjective(tokens, to, noun, lexicon)) {
      if (/^(?:ال)?مجهول/u.test(text)) unknown = true;
      if (/[^ي]ان$/u.test(text) || /تان$/u.test(text)) dual = true;
      if (FORMER.test(text) && noun.form.side === 'security') {
        side = 'neutral';
        overrides = true;
      }
      side ??= sideOf(tokens, to, lexicon);
    } else if (!IDENTITY.has(text) || !unknown) break;
    to += 1;
  }
  return { to, other, unknown, dual, one, side, overrides };
}

const bare = (text: string): string => text.replace(/^ال/u, '');
/** Who has left the force whose rank he has. */
const FORMER = /^(?:ال)?(?:سابق|متقاعد|منشق|مسرح)(?:ا|ه|ان|ين|ون)?$/u;
const ONE = new Set(['واحد', 'واحده', 'واحدا']);
const IDENTITY = new Set(['الهويه', 'هويه', 'الجنسيه', 'المستوي']);

function isAdjective(
  tokens: readonly Token[],
  at: number,
  noun: PersonNoun,
  lexicon: QuantityLexicon,
): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const { text } = token;
  const al = text.startsWith('ال') && text.length > 4;
  if (al !== noun.definite) return false;
  const stem = al ? text.slice(2) : text;
  if (!agrees(noun, tokens[noun.to - 1]?.text ?? '', text)) return false;
  if (lexicon.adjectives.has(stem)) return true;
  if (PROCLITIC.test(text) && token.readings.some(({ conj }) => conj !== '')) return false;
  const known = nounAt(tokens, at, lexicon);
  if (known !== undefined && !known.conj && known.prep === '') {
    if (known.form.adjective || isApposed(noun, known)) return true;
  }
  const nisba = NISBA[noun.form.number];
  return nisba.test(stem) && !NOT_NISBA.test(stem) && !lexicon.follows.has(stem);
}

/** `قتل مسلحون شابين`: behind a subject in its written case only what has that case belongs to it. */
function agrees({ form, pron }: PersonNoun, head: string, text: string): boolean {
  if (pron !== '') return true;
  if (form.number === 'plural' && head.endsWith('ون')) return text.endsWith('ون');
  if (form.number === 'dual' && head.endsWith('ان')) return text.endsWith('ان');
  return form.number !== 'plural' || !text.endsWith('ا');
}

/** `طفلين شقيقين`, `عاملات نازحات`: a second noun of the same persons. */
const isApposed = (noun: PersonNoun, next: PersonNoun): boolean =>
  next.form.number === noun.form.number &&
  next.form.outcome === null &&
  next.form.unit === null &&
  !next.form.ambiguous &&
  next.pron === '' &&
  !noun.definite;

const PROCLITIC = /^[وف]/u;
/** Adjectives of origin by the number of their noun. */
const NISBA: Readonly<Record<PersonForm['number'], RegExp>> = {
  singular: /^...*(?:ي|يا|يه)$/u,
  dual: /^...*(?:يان|يين|يتان|يتين)$/u,
  plural: /^...*(?:يين|يون|يات)$/u,
  open: /^...*(?:يين|يون)$/u,
};
/** Verbs, and words with a clitic, that end like one. */
const NOT_NISBA = /^(?:[يتبلوفك]|اح?دي$|الي$|ا?لقي$|قضي$|ارتقي$|مضي$|رمي$|اخفي$)/u;

function sideOf(
  tokens: readonly Token[],
  at: number,
  lexicon: QuantityLexicon,
): Attributes['side'] {
  const side = nounAt(tokens, at, lexicon)?.form.side;
  return side === undefined || side === 'neutral' ? null : side;
}

/** A bare word for additional persons (`آخرون`), with or without a conjunction. */
export function otherAt(token: Token | undefined, lexicon: QuantityLexicon): Other | undefined {
  for (const { prep, al, stem, pron, tanwin } of token?.readings ?? []) {
    if (pron !== '' || tanwin || (prep !== '' && prep !== 'ل' && prep !== 'ب') || al) continue;
    const other = lexicon.others.get(stem);
    if (other !== undefined) return other;
  }
  return undefined;
}
