import type { Basis } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import type { Clause } from './clauses.ts';
import type { Trigger } from './find-triggers.ts';
import type { Argument, RoleClaim } from './piece.ts';

/** Where somebody may be told to have done a deed. */
export interface BlameScene {
  readonly tokens: readonly Token[];
  readonly clause: Pick<Clause, 'from' | 'to'>;
  readonly args: readonly Argument[];
}

const FIND = {
  denies: /^(?:نفي|نفت|[يت]نفي|نفوا|ينفون)$/u,
  adopts: /^(?:[يت]?تبني|تبنت|تتبني|متبنيا|متبنيه)$/u,
  own: /^مسووليت(?:ه|ها|هم)$/u,
  attributes: /^(?:نسب|نسبت|[يت]نسب|نسبوا|نسبه|نسبته|نسبها)$/u,
  charges: /^(?:حمل|حملت|[يت]حمل|حملوا|محملا|محمله|تحميل)$/u,
  stands: /^(?:ب?(?:ال)?وقوف|[يت]قف|[يت]قفون|وقف|وقفت|تقفان)$/u,
  behind: /^(?:وراء|خلف)$/u,
  accuses: /^(?:[تين]?تهم|اتهم)(?:ت|وا|ا|ون)?$/u,
  marks: /^ب?بصمات$/u,
  comes: /^مصدر(?:ه|ها|هما)$/u,
  does: /^(?:نفذ|شن|ارتكب)(?:ت|وا)?$/u,
} as const;

/** What somebody is accused of: having done the deed. */
const OF_DOING =
  /^[وف]?ب(?:ال)?(?:وقوف|ضلوع|تورط|مسووليه|تنفيذ|ارتكاب|زرع|قصف|استهداف|اغتيال|تفجير|قتل|خطف|شن|تدبير|تخطيط|ارسال)/u;

const OWN_PART = /^(?:صلت|علاقت|مسووليت|ضلوع|تورط|وقوف|مشاركت)(?:ه|ها|هم)$/u;

/** How many words may stand between the blaming word and the one blamed. */
const REACH = 9;
/** The same where a teller with a name stands between (`نسبه مصدر عسكري تحدث إلى … إلى`). */
const FAR_REACH = 14;

/**
 * Who is told in a clause to have done the deed that it speaks of: claims (`تبنى التنظيم`), accusations
 * (`اتهمت الشرطة التنظيم بالوقوف خلف`, `أصابع الاتهام إلى`), suspicions (`بصمات`), origins (`مصدره`).
 * A clause that denies blames nobody.
 */
export function findBlame(
  { tokens, clause, args }: BlameScene,
  triggers: readonly Trigger[],
): RoleClaim | undefined {
  const inside = args.filter(
    ({ from, to, code }) => from >= clause.from && to <= clause.to && code !== null,
  );
  if (inside.length === 0) return undefined;
  const words = (at: number): string => (tokens[at]?.text ?? '').replace(/^[وف](?=...)/u, '');
  const after = (at: number, marker?: Argument['marker'], reach = REACH): Argument | undefined =>
    inside.find(
      (argument) =>
        argument.from > at &&
        argument.from <= at + reach &&
        (marker === undefined || argument.marker === marker),
    );
  const before = (at: number, reach: number): Argument | undefined =>
    inside.findLast(({ to }) => to <= at && at - to <= reach);
  const blame = (argument: Argument | undefined, basis: Basis): RoleClaim | undefined =>
    argument === undefined
      ? undefined
      : { role: 'initiator', basis, argument, rule: `roles/blame-${basis}` };
  let accuses = false;
  let charges = false;
  for (let i = clause.from; i < clause.to; i++) {
    const word = words(i);
    if (FIND.denies.test(word)) return isOwnPart(i) ? blame(deniesAt(i), 'denied') : undefined;
    if (FIND.accuses.test(word)) accuses = true;
    if (FIND.charges.test(word)) charges = true;
    const found = blameAt(i, word);
    if (found !== undefined) return found;
  }
  return undefined;

  function blameAt(at: number, word: string): RoleClaim | undefined {
    if (FIND.adopts.test(word) && speaksOfDeed(at)) {
      const near = inside.find(
        ({ from, marker }) => from > at && from <= at + 3 && marker === 'none',
      );
      return blame(near ?? before(at, 2), 'claimed');
    }
    if (FIND.own.test(word)) return blame(before(at, REACH), 'claimed');
    if (word === 'اصابع' && words(at + 1) === 'الاتهام') {
      return blame(after(at, 'to') ?? after(at, 'of'), 'accused');
    }
    if (FIND.attributes.test(word)) return blame(after(at, 'to', FAR_REACH), 'accused');
    if (charges && /^(?:ال)?مسووليه$/u.test(word)) {
      return blame(before(at, 2) ?? after(at, 'of'), 'accused');
    }
    if (FIND.stands.test(word) && isBehindNear(at)) {
      return blame(standing(at), accuses ? 'accused' : 'suspected');
    }
    if (accuses && OF_DOING.test(tokens[at]?.text ?? '')) return blame(before(at, 2), 'accused');
    if (FIND.marks.test(word))
      return blame(
        inside.find(({ from }) => from === at + 1 || from === at + 2),
        'suspected',
      );
    if (FIND.comes.test(word)) return blame(after(at), 'stated');
    if (!FIND.does.test(word)) return undefined;
    // ونفذ الهجوم مسلحان من …: the deed named before stands between verb and subject.
    const deed = triggers.find(({ from, reading }) => from === at + 1 && reading.al);
    return deed === undefined
      ? undefined
      : blame(
          inside.find(({ from, marker }) => from === deed.to && marker === 'none'),
          'stated',
        );
  }

  /** `نفت قسد صلتها بالتفجير`: a part of one's own in a deed. */
  function isOwnPart(at: number): boolean {
    for (let i = at + 1; i <= at + REACH; i++) if (OWN_PART.test(words(i))) return true;
    return false;
  }

  function deniesAt(at: number): Argument | undefined {
    const near = inside.find(({ from, marker }) => from === at + 1 && marker === 'none');
    return near ?? before(at, 2);
  }

  function isBehindNear(at: number): boolean {
    for (let i = at + 1; i <= at + REACH; i++) if (FIND.behind.test(words(i))) return true;
    return false;
  }

  /** `وقوف التنظيم وراء`, `التنظيم يقف وراء`, `اتهمت التنظيم بالوقوف وراء`. */
  function standing(at: number): Argument | undefined {
    const next = inside.find(
      ({ from, marker }) => from > at && from <= at + 2 && marker === 'none',
    );
    return next ?? before(at, 2);
  }

  function speaksOfDeed(at: number): boolean {
    if (triggers.some(({ happening }) => happening !== null)) return true;
    for (let i = at; i <= at + REACH; i++) {
      if (/^(?:ال|ل)?(?:عمليه|هجوم|تفجير|استهداف|مسووليه|حادثه|اغتيال)/u.test(words(i)))
        return true;
    }
    return false;
  }
}
