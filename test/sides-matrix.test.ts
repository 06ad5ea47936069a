import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import { codeReport } from '../src/pipeline.ts';

const knowledge = loadKnowledge();

/** A force: its name, whether verbs agree with it in the feminine, its code, and where it may be met. */
interface Force {
  readonly name: string;
  readonly she: boolean;
  readonly code: RegExp;
  readonly place: string;
}

const SDF: Force = { name: 'قسد', she: true, code: /^sdf$/u, place: 'الشحيل' };
const SDF_LONG: Force = { ...SDF, name: 'قوات سوريا الديمقراطية' };
const ISIS: Force = { name: 'تنظيم داعش', she: false, code: /^isis$/u, place: 'هجين' };
const ARMY: Force = { name: 'الجيش السوري', she: false, code: /^sy-defence$/u, place: 'السخنة' };
const POLICE: Force = {
  name: 'قوى الأمن الداخلي',
  she: true,
  code: /^(?:asayish|sy-interior)$/u,
  place: 'الرقة',
};
const SNA: Force = { name: 'الجيش الوطني', she: false, code: /^sna$/u, place: 'تل تمر' };
const TURKEY: Force = { name: 'القوات التركية', she: true, code: /^turkey$/u, place: 'تل تمر' };
const COALITION: Force = {
  name: 'التحالف الدولي',
  she: false,
  code: /^coalition$/u,
  place: 'الشحيل',
};
const REMNANTS: Force = {
  name: 'فلول النظام',
  she: true,
  code: /^assad-remnants$/u,
  place: 'جبلة',
};
const TRIBES: Force = { name: 'مسلحو العشائر', she: false, code: /^tribal$/u, place: 'ذيبان' };
const ISRAEL: Force = {
  name: 'الجيش الإسرائيلي',
  she: false,
  code: /^israel$/u,
  place: 'القنيطرة',
};

const PAIRS: readonly (readonly [Force, Force])[] = [
  [SDF_LONG, ISIS],
  [ISIS, SDF],
  [ISIS, ARMY],
  [ARMY, ISIS],
  [TURKEY, SDF],
  [SNA, SDF],
  [COALITION, ISIS],
  [REMNANTS, ARMY],
  [TRIBES, SDF_LONG],
  [POLICE, ISIS],
  [ISRAEL, ARMY],
  [SDF, SNA],
];

/** The name as it stands behind a preposition or in the genitive. */
const of = ({ name }: Force): string => name.replace('مسلحو ', 'مسلحي ');
/** The name behind ل. */
const to = (force: Force): string => `ل${of(force)}`.replace(/^لال/u, 'لل');
/** A verb in the past that agrees with its subject. */
const did = ({ she }: Force, he: string, her = `${he}ت`): string => (she ? her : he);

type Telling = (doer: Force, sufferer: Force, place: string) => string;

/** Ways to tell that one force did something to another. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  'verb of attack': (a, b, x) =>
    `${did(a, 'هاجم')} ${a.name} نقطة ${to(b)} في ${x} أمس و${did(a, 'قتل')} جنديين.`,
  'noun of attack': (a, b, x) => `هجوم ${to(a)} على نقطة ${to(b)} في ${x} أمس يوقع قتيلين.`,
  'light verb': (a, b, x) => `${did(a, 'نفذ')} ${a.name} أمس هجوماً على نقطة ${to(b)} في ${x}.`,
  'suffered from': (a, b, x) => `تعرضت نقطة ${to(b)} في ${x} أمس لهجوم من ${of(a)}.`,
  'suffered, made by': (a, b, x) =>
    `تعرضت نقطة ${to(b)} في ${x} أمس لهجوم ${did(a, 'شنه', 'شنته')} ${a.name}.`,
  'killed in an attack': (a, b, x) => `قُتل عنصران من ${of(b)} أمس بهجوم ${to(a)} في ${x}.`,
  'killed by bullets': (a, b, x) => `قُتل عنصران من ${of(b)} أمس برصاص ${of(a)} في ${x}.`,
  'verb of killing': (a, b, x) => `${did(a, 'قتل')} ${a.name} أمس عنصرين من ${of(b)} في ${x}.`,
  'at the hands of': (a, b, x) => `مقتل عنصرين من ${of(b)} على يد ${of(a)} في ${x} أمس.`,
  'verb of shelling': (a, b, x) =>
    `${did(a, 'قصف')} ${a.name} أمس مواقع ${to(b)} في ${x} بقذائف الهاون.`,
  'noun of shelling': (a, b, x) => `قصف ${to(a)} على مواقع ${to(b)} في ${x} أمس.`,
  'verb of aiming': (a, b, x) =>
    `${did(a, 'استهدف')} ${a.name} أمس دورية ${to(b)} في ${x} بصاروخ موجه.`,
  'noun of aiming': (a, b, x) => `استهداف ${of(a)} دورية ${to(b)} في ${x} أمس.`,
  'verb of arrest': (a, b, x) =>
    `${did(a, 'اعتقل')} ${a.name} أمس ثلاثة من عناصر ${of(b)} في ${x}.`,
  'noun of arrest': (a, b, x) => `اعتقال ثلاثة من عناصر ${of(b)} على يد ${of(a)} في ${x} أمس.`,
  'passive of arrest': (a, b, x) => `اعتُقل ثلاثة من عناصر ${of(b)} أمس في ${x} من قبل ${of(a)}.`,
  repelled: (a, b, x) => `${did(b, 'صد')} ${b.name} أمس هجوماً ${to(a)} على نقطة في ${x}.`,
  foiled: (a, b, x) =>
    `${did(b, 'أحبط')} ${b.name} أمس هجوماً ${did(a, 'شنه', 'شنته')} ${a.name} على نقطة في ${x}.`,
  accused: (a, b, x) => `${did(b, 'اتهم')} ${b.name} ${of(a)} بقصف مواقعها في ${x} أمس.`,
  'clash between': (a, b, x) => `اندلعت اشتباكات أمس بين ${of(a)} و${of(b)} في ${x}.`,
  'clashed with': (a, b, x) => `${did(a, 'اشتبك')} ${a.name} أمس مع ${of(b)} في ${x}.`,
  'subject first': (a, b, x) => `${a.name} ${did(a, 'يهاجم', 'تهاجم')} نقطة ${to(b)} في ${x}.`,
  ambush: (a, b, x) =>
    `وقعت دورية ${to(b)} أمس في كمين ${did(a, 'نصبه', 'نصبته')} ${a.name} في ${x}.`,
  answer: (a, b, x) => `${did(a, 'رد')} ${a.name} أمس بقصف مواقع ${to(b)} في ${x}.`,
  'what came of it': (a, b, x) =>
    `${did(a, 'شن')} ${a.name} أمس هجوماً في ${x} أدى إلى مقتل عنصرين من ${of(b)}.`,
  claimed: (a, b, x) => `${did(a, 'تبنى', 'تبنت')} ${a.name} أمس الهجوم على نقطة ${to(b)} في ${x}.`,
  'drone of': (a, b, x) => `استهدفت طائرة مسيرة تابعة ${to(a)} أمس سيارة ${to(b)} في ${x}.`,
  lost: (a, b, x) => `${did(b, 'فقد')} ${b.name} أمس ثلاثة من عناصرها في هجوم ${to(a)} في ${x}.`,
  abducted: (a, b, x) => `${did(a, 'خطف')} ${a.name} أمس عنصرين من ${of(b)} في ${x}.`,
  raided: (a, b, x) =>
    `${did(a, 'داهم')} ${a.name} أمس مقراً ${to(b)} في ${x} و${did(a, 'اعتقل')} ثلاثة.`,
};

/** Who acts and who suffers, as `doer > sufferer`; `?` where the coding has it otherwise. */
function sidesOf(text: string, doer: Force, sufferer: Force): string {
  const { events } = codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge);
  const sides = events.flatMap(({ who }) => who);
  const acting = sides.filter(({ role }) => role !== 'target').map(({ id }) => id ?? '');
  const suffering = sides.filter(({ role }) => role === 'target').map(({ id }) => id ?? '');
  const has = (ids: readonly string[], { code }: Force): boolean => ids.some((id) => code.test(id));
  const turned = has(acting, sufferer) || has(suffering, doer);
  const right = events.length === 1 && has(acting, doer) && has(suffering, sufferer) && !turned;
  return right ? 'right' : `${acting.join(', ')} > ${suffering.join(', ')} (${events.length})`;
}

describe('who did it to whom, told in many ways of many forces', () => {
  test.each(Object.entries(TELLINGS))('%s', (_, tell) => {
    const wrong = PAIRS.flatMap(([doer, sufferer]) => {
      const text = tell(doer, sufferer, sufferer.place);
      const sides = sidesOf(text, doer, sufferer);
      return sides === 'right' ? [] : [`${text} ${sides}`];
    });
    expect(wrong).toEqual([]);
  });
});
