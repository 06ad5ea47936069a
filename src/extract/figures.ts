import type { Token } from '../text/tokens.ts';
import type { ClauseScene } from './clause-scene.ts';
import { isVerb, type Trigger } from './find-triggers.ts';
import { foldedWords } from './folded-words.ts';

/** Whether a word of force is used of something that no arms are meant for. */
export const isFigure = (main: Trigger, scene: ClauseScene): boolean => {
  const { tokens } = scene;
  const felt = scene.triggers.some(
    (trigger) => (trigger === main || isVerb(trigger)) && isOfFeeling(trigger, scene),
  );
  if (felt || isPeaceful(main, tokens) || isOfGoods(main, scene)) return true;
  if (isOfWork(main, scene) || isOfWords(main, tokens)) return true;
  if (
    isKeptOut(main, scene) ||
    isOfCare(main, tokens) ||
    isLaidToRest(main, tokens) ||
    isOfGame(main, tokens)
  )
    return true;
  return hasAdjective(isVerb(main) ? main.thenTo : main.to, main, tokens);
};

const FIGURES = foldedWords(
  'إعلامي إعلامية كلامي كلامية لفظي سياسي سياسية مرتد مرتدة مفتوحة تعليمية انتخابية اقتصادية',
  'حقوقية دبلوماسية توعوية تحصين لقاح معنوي معنوية رمزي رمزية أدبي أدبية ثقافي ثقافية عاطفي',
  'لاذع لاذعة حاد حادة موجع موجعة قاصم قاصمة عاطفية ديموغرافية سكانية تجاري تجارية سعرية انتخابي اقتصادي دبلوماسي حزبي حزبية',
);

/** `هجوم إعلامي`, `ألقى قنبلة سياسية`: the adjective tells that no arms are meant. */
function hasAdjective(at: number, main: Trigger, tokens: readonly Token[]): boolean {
  // اعتقل إعلامي: right behind a verb stands whom it befell.
  if (main.happening === null || (isVerb(main) && main.thenTo <= main.thenFrom)) return false;
  const next = tokens[at]?.text ?? '';
  const adjective = next.startsWith('ال') ? next.slice(2) : next;
  return FIGURES.has(adjective) || FIGURES.has(adjective.replace(/ا$/u, ''));
}

const PEACEFUL =
  /^[وفبل]?(?:ال)?(?:حمله|حملات|مشروع|مشاريع|برنامج|برامج|دوره|دورات|مبادره|مساعدات|لقاح|لقاحات|ورشه|ندوه)$/u;
const FARTHEST_CAMPAIGN = 8;

/** `حملة تلقيح تستهدف الأطفال`, `يستهدف المشروع ألف شاب`: what is aimed at people without arms. */
function isPeaceful({ from, to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.entry.id !== 'target' || happening.form !== 'verb') return false;
  if (PEACEFUL.test(tokens[to]?.text ?? '') && !MILITARY.test(tokens[to + 1]?.text ?? ''))
    return true;
  for (let i = from - 1; i >= from - FARTHEST_CAMPAIGN; i--) {
    const text = tokens[i]?.text ?? '.';
    if (/^[.،؛:]$/u.test(text) || MILITARY.test(text)) return false;
    if (PEACEFUL.test(text)) return true;
  }
  return false;
}

const MILITARY =
  /هجوم|هجمات|انفجار|تفجير|كمين|عبو[هت]|غار[هت]|امني|عسكري|تمشيط|تفتيش|دهم|مداهم|اعتقال|قصف|جوي/u;

/** What is felt, hoped or suffered, and the weather: nothing that takes or bears arms. */
const ABSTRACT = foldedWords(
  'حزن فرح فرحة بهجة سرور أمل آمال أحلام حلم طموح طموحات ثقة قلق خوف ذعر رعب هلع صمت يأس إحباط حنين',
  'شوق ملل هدوء توتر ترقب حذر غموض ضباب ظلام برد حر صقيع جفاف غلاء فقر جوع بطالة مرض أمراض وباء',
  'أوبئة كوليرا سيول سيل أمطار ثلوج رياح عاصفة عواصف مشاعر أجواء ضحكات إبداع مواهب موهبة براءة',
  'طفولة غناء تمثيل ألقاب صدارة اقتصاد سياحة ليرة تجارة زراعة موقف خلاف أزمة مفاجأة ضحك',
);
/** Words for a person that a name follows. */
const PERSON =
  /^(?:ال)?(?:طفل|شاب|سيد|مواطن|ناشط|معلم|طالب|صحفي|دكتور|طبيب|شقيق|فتا|مدرس|لاجي|نازح)(?:ه|ين|تين|تان|ان)?$|^(?:امراه|زوجته|ابنته)$/u;
/** How many words behind a verb what it is said of may begin. */
const OBJECT_REACH = 2;

/** `سيطر الحزن على`, `أحبط القرار آمال`, `داهمت السيول`: of what is felt or falls from the sky. */
function isOfFeeling(main: Trigger, { tokens, clause }: ClauseScene): boolean {
  const verb = isVerb(main);
  // أثار القصف ذعرا: behind a definite noun stands what it brings about.
  if (!verb && main.reading.al) return false;
  const end = Math.min(clause.to, main.to + (verb ? OBJECT_REACH : 1));
  for (let i = main.to; i < end; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || PREPOSITION.test(token.text)) return false;
    const abstract = token.readings.some(
      ({ stem, conj, prep, tanwin }) => conj === '' && prep === '' && !tanwin && ABSTRACT.has(stem),
    );
    // قتلت الطفلة أحلام: a name.
    if (abstract) return !PERSON.test(tokens[i - 1]?.text ?? '');
  }
  return false;
}

const PREPOSITION = /^(?:في|من|علي|الي|عن|مع|بين|خلال|اثر|قرب|عند|ب..+|ل..+)$/u;

/** Things that are handed over, cut or held without force, by the id of the word that tells it. */
const GOODS: Readonly<Record<string, ReadonlySet<string>>> = {
  transfer: foldedWords(
    'جوائز جائزة شهادات شهادة كأس دروع درع مفاتيح مفتاح رسالة رسائل مساعدات مساعدة معونات طلب طلبات',
    'عريضة مذكرة أوراق وثيقة نسخة تقرير مشروع مهام مهامه منصب راتب رواتب مبلغ بضائع سلع حقيبة',
    'تعويضات حصص سلال كتب هدايا مقاليد',
  ),
  execution: foldedWords('أضاحي أضحية خراف خروف عجل عجول ماشية أغنام ذبائح ذبيحة دجاج دواجن بقرة'),
  detain: foldedWords('مقود إيقاع أسعار نفسه أعصابه سوق أسواق ساعته انفعالاته'),
  displacement: foldedWords('غناء فن تمثيل شعر كرة ملاعب سياسة دراسة تدريس زراعة مهنة'),
  fire: foldedWords('شوق شوقا حبا غيرة حماس حماسا أوراق ورقة'),
  'dismantle-cell': foldedWords('وقود محرك شيفرة لغز ألغاز خيمة خيام'),
  cordon: foldedWords('ياسمين نجاة ورد زهور'),
};
const GOODS_REACH = 4;
/** Folded nouns of persons who have to do with goods. */
const OWNERS = /^(?:راع|راعي|راعيا|راعيين|راعيان|رعاه|مربي|تاجر|تاجرا|بايع)$/u;

/** `سلم المدير الجوائز`, `ذبح الأهالي الأضاحي`, `ضبط السائق المقود`: of what is no person. */
function isOfGoods(main: Trigger, { tokens, clause }: ClauseScene): boolean {
  const ids = [main.happening?.entry.id, main.outcome?.entry.id, main.capture?.entry.id];
  const goods = ids
    .flatMap((id) => (id === undefined ? [] : [GOODS[id]]))
    .find((set) => set !== undefined);
  if (goods === undefined) return false;
  for (let i = main.to; i < Math.min(clause.to, main.to + GOODS_REACH); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || PREPOSITION.test(token.text)) return false;
    // ذبح راعي أغنام: a person.
    if (OWNERS.test(token.text)) return false;
    if (token.readings.some(({ stem, conj }) => conj === '' && goods.has(stem))) return true;
  }
  return false;
}

const STRIFE = /^(?:ال)?(?:صراع|صراعات|نزاع|نزاعات|حرب|قتال|خلاف|خلافات|تجاذبات|معارك|استهداف)$/u;

/** `تحييد المدنيين عن الصراع`: kept out of it, not killed. */
function isKeptOut({ to, outcome }: Trigger, { tokens, clause }: ClauseScene): boolean {
  if (outcome?.entry.id !== 'neutralised') return false;
  for (let i = to; i < Math.min(clause.to - 1, to + GOODS_REACH); i++) {
    if (tokens[i]?.text === 'عن' && STRIFE.test(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

const WORK = /^(?:ال)?(?:عمل|دوام|خدمه|نشر|بث|تدريس|دراسه|انتاج|ضخ)$/u;
const WORK_REACH = 7;

/** `أوقفت الشركة ثلاثة موظفين عن العمل`: kept from work, not detained. */
function isOfWork({ to, happening }: Trigger, { tokens, clause }: ClauseScene): boolean {
  if (happening?.entry.id !== 'arrest') return false;
  for (let i = to; i < Math.min(clause.to - 1, to + WORK_REACH); i++) {
    if (tokens[i]?.text === 'عن' && WORK.test(tokens[i + 1]?.text ?? '')) return true;
  }
  return false;
}

const POLITICIANS =
  /^(?:ال)?(?:نايب|نواب|وزير|برلماني|سياسي|كاتب|صحفي|ناقد|معارض|محلل|زعيم|رييس|متحدث|ناطق|مسوول)$/u;
const WITH_HANDS = /^(?:ب?الايدي|باللكمات|بالكراسي|كلاميا|لفظيا)$/u;
const HANDS_REACH = 3;

/** `هاجم النائب الحكومة`, `اشتبك النواب بالأيدي`: what is done with words and hands. */
function isOfWords({ to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening === null) return false;
  const { id } = happening.entry;
  const next = tokens[to]?.text ?? '';
  if (happening.form === 'verb' && id === 'attack' && POLITICIANS.test(next)) return true;
  if (id !== 'clash' && id !== 'fighting') return false;
  for (let i = to; i < to + HANDS_REACH; i++) {
    if (WITH_HANDS.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}

const CARE = /^(?:ال)?(?:مشفي|مستشفي|عياده|عنايه|قلب|عين|ركبه|تجميل|جراحيه|قيصريه|طبيه)$/u;
const CARE_REACH = 3;
const UNDERGOES = /^[وف]?(?:[يت]خضع|خضع|خضعت|اجري|اجريت|اجرت)$/u;

/** `خضع الجريح لعملية في المشفى`: what surgeons do. */
function isOfCare({ from, to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.entry.id !== 'operation' && happening?.entry.id !== 'security-operation')
    return false;
  if (![1, 2, 3].some((back) => UNDERGOES.test(tokens[from - back]?.text ?? ''))) return false;
  for (let i = to; i < to + CARE_REACH; i++) if (CARE.test(tokens[i]?.text ?? '')) return true;
  return false;
}

const DEATH_REACH = 5;

/** `رحل الشاعر عن عمر`, `رحلت عن عالمنا`: they died, and nobody was driven out. */
function isLaidToRest({ to, happening }: Trigger, tokens: readonly Token[]): boolean {
  if (happening?.entry.id !== 'transfer' || happening.form !== 'verb') return false;
  for (let i = to; i < to + DEATH_REACH; i++) {
    if (
      tokens[i]?.text === 'عن' &&
      /^(?:عمر|عالمنا|دنيانا|الدنيا|الحياه|عمره|عمرها)/u.test(tokens[i + 1]?.text ?? '')
    )
      return true;
  }
  return false;
}

const PLAYERS = /^(?:ال)?(?:منتخب|منتخبنا|فريق|فريقان|نادي|لاعب|لاعبه|لاعبو|لاعبون|مدرب|متسابق)$/u;

/** `وقع المنتخب في كمين ضيفه`: whoever plays is neither ambushed nor shot. */
const isOfGame = ({ from, to, happening }: Trigger, tokens: readonly Token[]): boolean =>
  happening?.form === 'verb' &&
  [from - 1, to].some((at) => PLAYERS.test(tokens[at]?.text ?? '')) &&
  ['ambush', 'storm', 'fire', 'target', 'attack', 'raid', 'explosion', 'planted-bomb'].includes(
    happening.entry.id,
  );
