import { phrasesAt } from '../rules/phrase-index.ts';
import { findThen, type TriggerForm, type TriggerIndex } from '../rules/trigger-lexicon.ts';
import type { Reading } from '../text/readings.ts';
import type { Token } from '../text/tokens.ts';
import { isSupport } from './weapons.ts';

/** A word that may tell a happening, an outcome, or both at once (`اعتقلت`). Tokens `[from, to)`. */
export interface Trigger {
  readonly from: number;
  readonly to: number;
  /** The words that the verb asked for, tokens `[thenFrom, thenTo)` (`ألقت … القبض`); empty for most. */
  readonly thenFrom: number;
  readonly thenTo: number;
  readonly reading: Reading;
  readonly happening: TriggerForm | null;
  readonly outcome: TriggerForm | null;
  /** What a word of seizure is where persons are taken by it (`ضبطت الشرطة أسلحة`, `ضبطت مطلوبين`). */
  readonly capture: TriggerForm | null;
}

/** Whether the trigger stands in a finite verb. */
export const isVerb = ({ happening, outcome }: Trigger): boolean =>
  (happening ?? outcome)?.form === 'verb';

interface Found {
  readonly form: TriggerForm;
  readonly to: number;
  readonly then: { readonly from: number; readonly to: number };
  readonly reading: Reading;
}

/** Finds the triggers among tokens `[from, to)`, in order; of overlapping ones the longer stays. */
export function findTriggers(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: TriggerIndex,
): Trigger[] {
  const triggers: Trigger[] = [];
  // Words that an earlier verb asked for (`لقيا مصرعهما`) are no triggers of their own.
  const taken = new Set<number>();
  let i = from;
  while (i < to) {
    const trigger = taken.has(i) ? undefined : triggerAt(tokens, i, to, index);
    if (trigger === undefined) i += 1;
    else {
      triggers.push(trigger);
      // قضى بغارة: what somebody died by is a deed of its own.
      const means =
        trigger.happening === null && /^(?:ب...|في$)/u.test(tokens[trigger.thenFrom]?.text ?? '');
      for (let at = trigger.thenFrom; at < trigger.thenTo && !means; at++) taken.add(at);
      i = trigger.to;
    }
  }
  return triggers;
}

const MOVED = new Set(['release', 'transfer']);
const AT_HAND = /^(?:يد|ايدي|يدي)$/u;

const AID = /^(?:ال)?(?:اسعاف|انقاذ)$/u;
/** `سيارة الإسعاف`, `فرق الإنقاذ`: whose work it is, not that it was done. */
const AIDED =
  /^[وبل]?(?:ال)?(?:سياره|سيارات|سيارتي|سيارتا|عربه|طاقم|طواقم|فريق|فرق|مسعفو|مسعفي|نقطه|نقاط|مركز|مراكز|منظومه|جهاز|عمال)$/u;

const LATER = /^لاحق[اه]?$/u;
const SPANS = /^(?:وقت|تاريخ|يوم|ساعه|بيان|مرحله|تصريح|خبر|منشور|تطور|هجوم|حادث|انفجار)$/u;

function triggerAt(
  tokens: readonly Token[],
  at: number,
  end: number,
  index: TriggerIndex,
): Trigger | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  if (AID.test(token.text) && AIDED.test(tokens[at - 1]?.text ?? '')) return undefined;
  // لاحقا, في وقت لاحق: later, and nobody chases anybody.
  if (LATER.test(token.text) && (token.text === 'لاحقا' || SPANS.test(tokens[at - 1]?.text ?? '')))
    return undefined;
  const hits = phrasesAt(tokens, at, index.phrases);
  if (hits.length === 0) return undefined;
  let happening: Found | undefined;
  let outcome: Found | undefined;
  let capture: Found | undefined;
  const other = index.isOther(token);
  for (const hit of hits) {
    const form = hit.value;
    // وردت على مصادر النيران: what a verb asks for tells it from a word that begins with the letter.
    if (other && form.then.length === 0 && (hit.reading.conj !== '' || hit.reading.prep !== ''))
      continue;
    if (hit.to > end || !fits(form, hit.reading)) continue;
    if (form.form === 'verb' && (token.accusative === true || isGoverned(tokens, at))) continue;
    if (form.form === 'noun' && isOffice(tokens, at, hit.reading)) continue;
    // أصيب 12 متظاهرا: who is counted, not what they did.
    if (form.form === 'active' && tokens[at - 1]?.value !== undefined) continue;
    const then = findThen(tokens, hit.to, form, index);
    if (then === undefined) continue;
    // قضى ثلاثة على يد مجهولين: they died, and overcame nobody.
    if (tokens[then.from]?.text === 'علي' && AT_HAND.test(tokens[then.from + 1]?.text ?? ''))
      continue;
    // بإسناد طيران التحالف: aircraft that stand by do not do the deed.
    const flies = form.entry.family === 'happening' && form.entry.kind === 'air-strike';
    if (flies && then.to > then.from && isSupport(tokens, then.from)) continue;
    const found = { form, to: hit.to, then, reading: hit.reading };
    if (form.entry.family === 'happening') happening = better(happening, found, token);
    else {
      outcome = better(outcome, found, token);
      if (form.entry.what === 'detained') capture = better(capture, found, token);
    }
  }
  if (outcome?.form.entry.id === 'surrender' && outcome.then.to > outcome.then.from) {
    // سلم 300 منهم أنفسهم: nobody is handed over; تسلم … في اليوم نفسه: nobody gives himself up.
    if (/^ال/u.test(tokens[outcome.then.from - 1]?.text ?? '')) outcome = undefined;
    else happening = undefined;
  }
  // سلمت جثتين إلى ذويهما: the dead are neither freed nor moved.
  if (happening?.form.entry.id === 'body-found' && MOVED.has(outcome?.form.entry.id ?? ''))
    outcome = undefined;
  // خطف الانفجار حياة ثلاثة: nobody is abducted whose life is taken.
  if (happening?.form.entry.id === 'abduct' && isIdiomOfDeath(outcome)) happening = undefined;
  const best = longer(happening, outcome);
  if (best === undefined) return undefined;
  return {
    from: at,
    to: best.to,
    thenFrom: Math.max(happening?.then.from ?? 0, outcome?.then.from ?? 0),
    thenTo: Math.max(happening?.then.to ?? 0, outcome?.then.to ?? 0),
    reading: best.reading,
    happening: happening?.form ?? null,
    outcome: outcome?.form ?? null,
    capture: isSeizure(outcome?.form) ? (capture?.form ?? null) : null,
  };
}

const isIdiomOfDeath = (found: Found | undefined): boolean =>
  found !== undefined &&
  found.then.to > found.then.from &&
  found.form.entry.family === 'outcome' &&
  found.form.entry.what === 'killed';

const isSeizure = (form: TriggerForm | undefined): boolean =>
  form?.entry.family === 'outcome' && form.entry.what === 'seized';

/** Folded words right behind which only a noun can stand. */
const GOVERNORS = new Set(
  'في من عن علي الي مع بين اثر اثناء خلال جراء نتيجه بسبب عقب بعد قبل منذ رغم دون بدون عدم لعدم بعدم ضد وقوع محاوله عمليه حاله حادثه قرب محيط باديه مدينه بلده قريه ريف طريق باتجاه نحو شمال جنوب شرق غرب شمالي جنوبي شرقي غربي'.split(
    ' ',
  ),
);

/** Folded nouns of office, behind which a definite noun of a deed is a field of work. */
const OFFICES = new Set(
  'مسوول مسوولا قائد امير خبير مدير رئيس قسم ملف غرفه مكتب هيئه اداره قياده شعبه متزعم فريق وحده لجنه'.split(
    ' ',
  ),
);

/** `مسؤول الاغتيالات`, `قائد العمليات`: what somebody is in charge of. */
const isOffice = (tokens: readonly Token[], at: number, reading: Reading): boolean =>
  reading.al &&
  reading.prep === '' &&
  reading.conj === '' &&
  OFFICES.has(tokens[at - 1]?.text ?? '');

/** `في قصف`, `إثر خطف`: behind a preposition stands a noun, whatever verb is spelled like it. */
const isGoverned = (tokens: readonly Token[], at: number): boolean =>
  GOVERNORS.has(tokens[at - 1]?.text.replace(/^[وف](?=...)/u, '') ?? '');

const longer = (a: Found | undefined, b: Found | undefined): Found | undefined =>
  a === undefined || (b !== undefined && b.to > a.to) ? b : a;

/** Words of kin that are spelt like verbs: ونجله is his son. */
const KIN: ReadonlySet<string> = new Set(['نجل', 'شقيق', 'صهر', 'والد']);

/** Whether a form can carry the clitics it was read with. */
function fits(form: TriggerForm, reading: Reading): boolean {
  if (form.form === 'verb') {
    if (reading.al || reading.tanwin) return false;
    if (reading.pron !== '' && KIN.has(reading.stem)) return false;
    if (reading.prep === 'ب' || reading.prep === 'ك') return false;
    // توغلها: what takes no object takes no pronoun for one.
    if (reading.pron !== '' && form.frame['object'] === 'none' && form.then.length === 0)
      return false;
    return reading.prep === '' || form.tense === 'imperfect';
  }
  if (form.form === 'participle') return false;
  if (form.form === 'active') return reading.tanwin;
  return reading.prep !== 'س' && reading.prep !== 'ك';
}

function better(known: Found | undefined, found: Found, token: Token): Found {
  if (known === undefined) return found;
  return rank(found, token) > rank(known, token) ? found : known;
}

/** Longer phrases, satisfied conditions, plain readings and strong entries are preferred. */
function rank({ form, to, then, reading }: Found, token: Token): number {
  let score = to * 8;
  if (form.then.length > 0 && then.to > then.from) score += 4;
  // فجرت وحدات الهندسة عبوة: of two conditions the nearer is the more telling.
  if (then.to > then.from) score -= Math.min(0.9, (then.from - to) / 10);
  if (!form.weak) score += 2;
  if (reading.pron === '' && !reading.tanwin) score += 1;
  // تسلّم العراق دفعة: news is told in the perfect.
  if (form.tense === 'perfect') score += 0.05;
  // A written ُ is a passive verb, never the noun of the same letters.
  if (token.damma && form.form === 'verb' && form.voice !== 'active') score += 3;
  return score;
}
