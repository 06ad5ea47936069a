import type { Token } from '../text/tokens.ts';
import type { Trigger } from './find-triggers.ts';
import type { SentenceScene } from './scene.ts';

const RESPONSIBLE = /^(?:ال)?مسوول(?:ه|ان|ين|ون|ات)?$/u;
/** Folded words for who is involved, with or without the article. */
const THE_INVOLVED = /^(?:ال)?(?:ضالع|متورط)(?:ه|ان|ين|ون|ات)?$/u;
/** Folded words for who is accused of what stands behind. */
const ACCUSED = /^(?:ال)?(?:متهم|مشتبه|مدان|مطلوب)(?:ه|ا|ان|ين|ون|ات)?$/u;
/** Folded words for who is convicted: `لإدانتهم بتفجير سوق`, `أدين بالمشاركة في …`. */
const CONVICTED =
  /^[وفبل]?(?:ال)?(?:ادين|ادينت|ادينوا|ادينا|ادان|ادانت|مدان|مدانين|مدانون|ادانه|ادانته|ادانتها|ادانتهم|ادانتهما)$/u;
const CHARGE_REACH = 4;

/** `كانوا مسؤولين عن تنفيذ اغتيالات`: what somebody is charged with, not what is told of them. */
export function isCharge({ from, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.form !== 'noun') return false;
  for (let i = from; i > from - CHARGE_REACH; i--) {
    const link = tokens[i]?.text ?? '';
    const before = tokens[i - 1]?.text ?? '';
    if (link === 'عن' && RESPONSIBLE.test(before)) return true;
    if (/^(?:في|ب..+)$/u.test(link) && THE_INVOLVED.test(before)) return true;
    if (i === from && /^ب..+$/u.test(link) && ACCUSED.test(before)) return true;
    // مشتبه به في تفجير …
    if (
      link === 'في' &&
      /^ب(?:ه|ها|هم|هما)$/u.test(before) &&
      ACCUSED.test(tokens[i - 2]?.text ?? '')
    )
      return true;
    if (/^(?:في|ب..+)$/u.test(link) && CONVICTED.test(before)) return true;
  }
  return false;
}

/** `متورطة في استهداف دورية قرب قباسين الشهر الماضي`: told with a place and a time of its own. */
export function isPlacedAndDated(
  { from, to }: Trigger,
  { places, times, to: end }: SentenceScene,
  tokens: readonly Token[],
): boolean {
  const before = tokens[from - 1]?.text === 'في' ? from - 2 : from - 1;
  if (!TOOK_PART.test(tokens[before]?.text ?? '')) return false;
  let stop = to;
  while (stop < end && !/^[،.]$/u.test(tokens[stop]?.text ?? '')) stop++;
  const behind = ({ from }: { readonly from: number }): boolean => from >= to && from < stop;
  return places.some(({ mention }) => behind(mention)) && times.some(behind);
}

/** Folded words for taking part in a deed. */
export const TOOK_PART =
  /^(?:ب?مشارك|متورط|ضالع|منخرط)(?:ا|ه|ين|ون|ان|ات)?$|^[وف]?(?:شارك|تورط|اشترك)(?:ت|وا|ا)?$/u;
const IN_TIME_OF = /^[وف]?(?:ابان|زمن|حقبه|فتره|ايام|عهد|خلال|اثناء)$/u;

const IN_CHARGE = /^(?:ال)?(?:مسوول|مكلف|مختص|معني)(?:ه|ين|ون|ا|ان|ات)?$/u;

/** `شخص مشارك في القتال`, `مسؤول عن نقل المقاتلين`, `إبان سيطرته على`: no deed of the clause. */
export function isOfPast(
  { from, reading, happening, outcome }: Trigger,
  tokens: readonly Token[],
): boolean {
  const form = happening ?? outcome;
  if (form?.form !== 'noun') return false;
  const before = tokens[from - 1]?.text ?? '';
  if (form.entry.id === 'territory') return IN_TIME_OF.test(before);
  const charge =
    before === 'عن' || before === 'علي' ? from - 2 : reading.prep === 'ب' ? from - 1 : -1;
  if (IN_CHARGE.test(tokens[charge]?.text ?? '')) return true;
  const at = before === 'في' ? from - 2 : reading.prep === 'ب' ? from - 1 : -1;
  return TOOK_PART.test(tokens[at]?.text ?? '');
}

const CONFESSES = /^[وف]?(?:[يت]عترف|اعترف|اقر|[يت]قر)(?:ت|وا|ا|ون)?$/u;
const CONFESSED_REACH = 6;

/** `اعتقلت خلية اعترفت بزرع عبوات استهدفت أبراجا`: what those caught confess to, told with no place or time of its own. */
export function isConfessed(
  { from, to }: Trigger,
  { triggers, places, times, from: start, to: end }: SentenceScene,
  tokens: readonly Token[],
): boolean {
  let at = from - 1;
  while (at > from - CONFESSED_REACH && !CONFESSES.test(tokens[at]?.text ?? '')) at -= 1;
  if (at <= from - CONFESSED_REACH || at < start) return false;
  const caught = triggers.some(
    ({ from: before, outcome }) =>
      before < at && outcome?.entry.family === 'outcome' && outcome.entry.what === 'detained',
  );
  const behind = (one: { readonly from: number }): boolean => one.from >= to && one.from < end;
  return caught && !places.some(({ mention }) => behind(mention)) && !times.some(behind);
}
