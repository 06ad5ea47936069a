import type { Basis } from '../model/coded-report.ts';
import type { Token } from '../text/tokens.ts';
import type { Clause } from './clauses.ts';
import { doingOf } from './doers.ts';
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
  attributes: /^(?:نسب|نسبت|[يت]نسب|نسبوا|نسبه|نسبته|نسبها|عزا|عزت|[يت]عزو|عزوا)$/u,
  charge: /^(?:ال)?(?:مسووليه|وزر|وزره|وزرها|مسووليته|مسووليتها)$/u,
  suspects:
    /^ب?(?:[يت]شتبه|[يت]عتقد|[يت]رجح|رجح|رجحت|[يت]ظن|اشتبه|مشتبه|مرجح|مرجحا|مرجحه|[يت]شي|[يت]وحي)$/u,
  charges: /^(?:حمل|حملت|[يت]حمل|حملوا|محملا|محمله|تحميل)$/u,
  stands: /^(?:ب?(?:ال)?وقوف|[يت]قف|[يت]قفون|وقف|وقفت|تقفان)$/u,
  behind: /^(?:وراء|خلف)$/u,
  accuses: /^(?:[تين]?تهم|اتهم)(?:ت|وا|ا|ون)?$/u,
  accusing: /^(?:متهما|متهمه|متهمين|متهمان|محملا|محمله|محملين)$/u,
  marks: /^ب?(?:ال)?بصمات$/u,
  comes: /^مصدر(?:ه|ها|هما)$/u,
  does: /^(?:نفذ|شن|ارتكب)(?:ت|وا)?$/u,
} as const;

/** What somebody is accused of: having done the deed. */
const OF_DOING =
  /^[وف]?ب(?:ال)?(?:وقوف|ضلوع|تورط|مسووليه|تنفيذ|ارتكاب|زرع|قصف|استهداف|اغتيال|تفجير|قتل|خطف|شن|تدبير|تخطيط|ارسال)/u;

const OWN_PART = /^(?:ب|ل)?(?:صلت|علاقت|مسووليت|ضلوع|تورط|وقوف|مشاركت|دور)(?:ه|ها|هم)$/u;
/** `أي صلة لها بالهجوم`, `أي دور له في …`. */
const PART = /^(?:صله|علاقه|مسووليه|ضلوع|تورط|دور|مشاركه)$/u;
const OF_THEIRS = /^ل(?:ه|ها|هم|قواته|قواتها|عناصره|عناصرها)$/u;
/** A verb of harm with the harmed as its pronoun: `هي من قتلتهما`. */
const HARMED_THEM =
  /^(?:قتل|صف|اعدم|خطف|اختطف|اغتال|استهدف|هاجم|فجر|لغم|وضع|ترك)(?:ت|و)?(?:ه|ها|هم|هما)$/u;
const THAT_HE = /^ب?ان(?:ه|هم|هما)$/u;
const BEHIND_IT = /^(?:وراء|خلف)(?:ه|ها|هم|هما)?$/u;
/** How many words behind `بصمات` the one whose marks they are may begin. */
const MARKS_REACH = 3;
/** How many words may stand between a word of suspicion, the suspect and what he is thought to have done. */
const NEAR = 6;

/** How many words may stand between the blaming word and the one blamed. */
const REACH = 9;
/** The same where a teller with a name or a statement stands between (`نسبه مصدر عسكري تحدث إلى … إلى`). */
const FAR_REACH = 14;

const wordAt = (tokens: readonly Token[], at: number): string =>
  (tokens[at]?.text ?? '').replace(/^[وف](?=...)/u, '');

/** `نفت قسد صلتها بالتفجير`, `نفى التنظيم أي دور له`: behind a word of denying a part of one's own in a deed. */
export function isOwnPart(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i <= at + FAR_REACH; i++) {
    const word = wordAt(tokens, i);
    if (/^[.؛]$/u.test(word)) return false;
    if (OWN_PART.test(word)) return true;
    if (PART.test(word) && OF_THEIRS.test(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

/**
 * Who is told in a clause to have done the deed that it speaks of: claims (`تبنى التنظيم`), accusations
 * (`اتهمت الشرطة التنظيم بالوقوف خلف`, `أصابع الاتهام إلى`), suspicions (`بصمات`), origins (`مصدره`).
 * A clause that denies blames nobody, save who denies a part of his own.
 */
export function findBlame(
  { tokens, clause, args }: BlameScene,
  triggers: readonly Trigger[],
): readonly RoleClaim[] {
  const inside = args.filter(
    ({ from, to, code }) => from >= clause.from && to <= clause.to && code !== null,
  );
  if (inside.length === 0) return [];
  const words = (at: number): string => wordAt(tokens, at);
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
  const claims: RoleClaim[] = [];
  let accuses = false;
  let charges = false;
  // يعتقد | أن التنظيم زرعها: the word of suspicion stands right before the clause that it governs.
  const governed = /^ب?ان(?:ه|ها|هم|هما)?$/u.test(words(clause.from));
  for (let i = governed ? clause.from - 1 : clause.from; i < clause.to; i++) {
    const word = words(i);
    if (FIND.denies.test(word)) {
      if (!isOwnPart(tokens, i)) return claims;
      add(blame(deniesAt(i), 'denied'));
      continue;
    }
    if (FIND.accuses.test(word)) {
      accuses = true;
      add(blame(accusedAlone(i), 'accused'));
    }
    if (FIND.charges.test(word)) charges = true;
    add(blameAt(i, word));
  }
  return claims;

  function add(claim: RoleClaim | undefined): void {
    if (claim === undefined || claims.some(({ argument }) => argument === claim.argument)) return;
    claims.push(claim);
  }

  function blameAt(at: number, word: string): RoleClaim | undefined {
    if (FIND.adopts.test(word) && speaksOfDeed(at)) {
      const near = inside.find(
        ({ from, marker }) => from > at && from <= at + 3 && marker === 'none',
      );
      return blame(near ?? before(at, 2), 'claimed');
    }
    if (!charges && FIND.own.test(word) && !isNobodys(at)) {
      return blame(before(at, REACH), 'claimed');
    }
    if (word === 'اصابع' && words(at + 1) === 'الاتهام') {
      return blame(after(at, 'to', FAR_REACH) ?? after(at, 'of'), 'accused');
    }
    if (FIND.attributes.test(word)) return blame(after(at, 'to', FAR_REACH), 'accused');
    if (FIND.suspects.test(word)) return blame(suspectBehind(at), 'suspected');
    if (charges && FIND.charge.test(word)) {
      return blame(before(at, 2) ?? after(at, 'of'), 'accused');
    }
    if (FIND.stands.test(word) && isBehindNear(at)) {
      return blame(standing(at), accuses ? 'accused' : 'suspected');
    }
    if (accuses && OF_DOING.test(tokens[at]?.text ?? '')) return blame(before(at, 2), 'accused');
    if (FIND.accusing.test(word)) return blame(accusedBehind(at), 'accused');
    if (FIND.marks.test(word))
      return blame(
        inside.find(({ from }) => from > at && from <= at + MARKS_REACH),
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

  /** `واتهم الأهالي خلايا التنظيم.`: the one accused where the clause ends with him and tells no deed. */
  function accusedAlone(at: number): Argument | undefined {
    const last = inside.findLast(({ from }) => from > at);
    if (last === undefined || last.from < at + 2 || last.marker !== 'none' || last.joined)
      return undefined;
    // يتهمونه بالعمل مع الأمن: what somebody is accused of stands between.
    if (tokens.slice(at + 1, last.from).some(({ text }) => /^ب/u.test(text))) return undefined;
    const rest = tokens.slice(last.to, clause.to).filter(({ kind }) => kind === 'word');
    return rest.length === 0 ? last : undefined;
  }

  /** `متهما التنظيم بارتكاب الجريمة`: whom a teller accuses, between the word and the deed. */
  function accusedBehind(at: number): Argument | undefined {
    const accused = inside.find(
      ({ from, to, marker }) => from >= at && to > at + 1 && from <= at + 2 && marker === 'none',
    );
    const closed = tokens[accused?.to ?? 0]?.kind === 'punctuation' ? 1 : 0;
    const deed = accused === undefined ? '' : (tokens[accused.to + closed]?.text ?? '');
    return OF_DOING.test(deed) || FIND.charge.test(deed) ? accused : undefined;
  }

  /** `لم تعلن أي جهة مسؤوليتها`: of whom nobody is told. */
  function isNobodys(at: number): boolean {
    for (let i = at - 1; i >= Math.max(clause.from, at - REACH); i--) {
      if (/^(?:لم|لا)$/u.test(words(i))) return true;
    }
    return false;
  }

  /** `يعتقد أن التنظيم زرعها`, `يرجح أن خلايا … تقف خلفه`: who is thought to have done what was told. */
  function suspectBehind(at: number): Argument | undefined {
    // تشي لهجته بأنه من عناصر التنظيم: of whom somebody is thought to be.
    const being = [1, 2, 3].find((gap) => THAT_HE.test(words(at + gap)));
    if (being !== undefined && /^من$/u.test(words(at + being + 1))) {
      // مسلحون يعتقد أنهم من التنظيم: said within the words for them.
      if (inside.some(({ from, to }) => from < at && to > at)) return undefined;
      return inside.find(({ from }) => from > at + being + 1 && from <= at + being + 3);
    }
    const suspect = inside.find(
      ({ from, marker }) => from > at && from <= at + NEAR && marker === 'none',
    );
    if (suspect === undefined) return undefined;
    for (let i = suspect.to; i <= suspect.to + NEAR; i++) {
      const word = words(i);
      const did = doingOf(tokens[i]) !== undefined || HARMED_THEM.test(word);
      if (did || BEHIND_IT.test(word)) return suspect;
    }
    return undefined;
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
