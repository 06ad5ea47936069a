import { describe, expect, test } from 'vitest';
import { conjugate, type Verb, type VerbForm } from './conjugate.ts';

type Features = Pick<VerbForm, 'tense' | 'number' | 'gender'> & Partial<VerbForm>;

/** The written forms of a verb that have all the given features. */
const formsOf = (verb: Verb, features: Features): string[] =>
  conjugate(verb)
    .filter((form) =>
      Object.entries(features).every(([key, value]) => Reflect.get(form, key) === value),
    )
    .filter(
      (form) =>
        form.person === (features.person ?? 3) &&
        form.bound === features.bound &&
        form.short === features.short,
    )
    .map(({ form }) => form);

const she = { tense: 'perfect', number: 'singular', gender: 'feminine' } as const;
const they = { tense: 'perfect', number: 'plural', gender: 'masculine' } as const;
const theyDo = { tense: 'imperfect', number: 'plural', gender: 'masculine' } as const;
const notDone = {
  tense: 'imperfect',
  number: 'singular',
  gender: 'masculine',
  short: true,
} as const;
const we = { tense: 'perfect', number: 'plural', gender: 'common', person: 1 } as const;

/** perfect, imperfect, she did, they did, they do, we did, passive she, passive imperfect he */
const TABLE = `
اعتقل يعتقل اعتقلت اعتقلوا يعتقلون اعتقلنا اعتقلت يعتقل
قتل يقتل قتلت قتلوا يقتلون قتلنا قتلت يقتل
داهم يداهم داهمت داهموا يداهمون داهمنا دوهمت يداهم
هاجم يهاجم هاجمت هاجموا يهاجمون هاجمنا هوجمت يهاجم
حاصر يحاصر حاصرت حاصروا يحاصرون حاصرنا حوصرت يحاصر
صادر يصادر صادرت صادروا يصادرون صادرنا صودرت يصادر
لاحق يلاحق لاحقت لاحقوا يلاحقون لاحقنا لوحقت يلاحق
استهدف يستهدف استهدفت استهدفوا يستهدفون استهدفنا استهدفت يستهدف
أعلن يعلن أعلنت أعلنوا يعلنون أعلنا أعلنت يعلن
فجر يفجر فجرت فجروا يفجرون فجرنا فجرت يفجر
خطف يخطف خطفت خطفوا يخطفون خطفنا خطفت يخطف
فكك يفكك فككت فككوا يفككون فككنا فككت يفكك
تبادل يتبادل تبادلت تبادلوا يتبادلون تبادلنا تبودلت يتبادل
نشر ينشر نشرت نشروا ينشرون نشرنا نشرت ينشر
أثبت يثبت أثبتت أثبتوا يثبتون أثبتنا أثبتت يثبت
قال يقول قالت قالوا يقولون قلنا قيلت يقال
أفاد يفيد أفادت أفادوا يفيدون أفدنا أفيدت يفاد
أصاب يصيب أصابت أصابوا يصيبون أصبنا أصيبت يصاب
اغتال يغتال اغتالت اغتالوا يغتالون اغتلنا اغتيلت يغتال
استعاد يستعيد استعادت استعادوا يستعيدون استعدنا استعيدت يستعاد
أعاد يعيد أعادت أعادوا يعيدون أعدنا أعيدت يعاد
أباد يبيد أبادت أبادوا يبيدون أبدنا أبيدت يباد
قاد يقود قادت قادوا يقودون قدنا قيدت يقاد
أطاح يطيح أطاحت أطاحوا يطيحون أطحنا أطيحت يطاح
أدان يدين أدانت أدانوا يدينون أدنا أدينت يدان
نفى ينفي نفت نفوا ينفون نفينا نفيت ينفى
ألقى يلقي ألقت ألقوا يلقون ألقينا ألقيت يلقى
رمى يرمي رمت رموا يرمون رمينا رميت يرمى
تبنى يتبنى تبنت تبنوا يتبنون تبنينا تبنيت يتبنى
ادعى يدعي ادعت ادعوا يدعون ادعينا ادعيت يدعى
دعا يدعو دعت دعوا يدعون دعونا دعيت يدعى
غزا يغزو غزت غزوا يغزون غزونا غزيت يغزى
استولى يستولي استولت استولوا يستولون استولينا استوليت يستولى
أجلى يجلي أجلت أجلوا يجلون أجلينا أجليت يجلى
أخلى يخلي أخلت أخلوا يخلون أخلينا أخليت يخلى
صفى يصفي صفت صفوا يصفون صفينا صفيت يصفى
روى يروي روت رووا يروون روينا رويت يروى
أحصى يحصي أحصت أحصوا يحصون أحصينا أحصيت يحصى
نادى ينادي نادت نادوا ينادون نادينا نوديت ينادى
نعى ينعى نعت نعوا ينعون نعينا نعيت ينعى
عزا يعزو عزت عزوا يعزون عزونا عزيت يعزى
لقي يلقى لقيت لقوا يلقون لقينا لقيت يلقى
نسي ينسى نسيت نسوا ينسون نسينا نسيت ينسى
شن يشن شنت شنوا يشنون شننا شنت يشن
دك يدك دكت دكوا يدكون دككنا دكت يدك
صد يصد صدت صدوا يصدون صددنا صدت يصد
أعد يعد أعدت أعدوا يعدون أعددنا أعدت يعد
أقر يقر أقرت أقروا يقرون أقررنا أقرت يقر
احتل يحتل احتلت احتلوا يحتلون احتللنا احتلت يحتل
استرد يسترد استردت استردوا يستردون استرددنا استردت يسترد
استلم يستلم استلمت استلموا يستلمون استلمنا استلمت يستلم
استمع يستمع استمعت استمعوا يستمعون استمعنا استمعت يستمع
اتهم يتهم اتهمت اتهموا يتهمون اتهمنا اتهمت يتهم
اطلع يطلع اطلعت اطلعوا يطلعون اطلعنا اطلعت يطلع
أسر يأسر أسرت أسروا يأسرون أسرنا أسرت يؤسر
أخذ يأخذ أخذت أخذوا يأخذون أخذنا أخذت يؤخذ
أكد يؤكد أكدت أكدوا يؤكدون أكدنا أكدت يؤكد
وجد يجد وجدت وجدوا يجدون وجدنا وجدت يوجد
أوقف يوقف أوقفت أوقفوا يوقفون أوقفنا أوقفت يوقف
سأل يسأل سألت سألوا يسألون سألنا سئلت يسأل
وثق يوثق وثقت وثقوا يوثقون وثقنا وثقت يوثق
بدأ يبدأ بدأت بدؤوا,بدأوا يبدؤون,يبدأون بدأنا بدئت يبدأ
فاجأ يفاجئ فاجأت فاجؤوا,فاجأوا يفاجئون فاجأنا فوجئت يفاجأ
أنشأ ينشئ أنشأت أنشؤوا,أنشأوا ينشئون أنشأنا أنشئت ينشأ
أساء يسيء أساءت أساؤوا,أساءوا يسيئون أسأنا أسيئت يساء
`;

describe('conjugate', () => {
  const rows = TABLE.trim()
    .split('\n')
    .map((line) => line.split(' '));

  test('the table covers at least sixty verbs', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test.each(rows)('%s %s', (perfect = '', imperfect = '', ...expected) => {
    const verb = { perfect, imperfect };
    const passive = conjugate(verb).filter(({ voice }) => voice !== 'active');
    const passiveShe = passive.filter(
      ({ tense, number, gender }) =>
        tense === 'perfect' && number === 'singular' && gender === 'feminine',
    );
    const passiveHe = passive.filter(
      ({ tense, number, gender, short, bound }) =>
        tense === 'imperfect' &&
        number === 'singular' &&
        gender === 'masculine' &&
        !short &&
        !bound,
    );
    expect([
      formsOf(verb, she)[0],
      formsOf(verb, they)
        .filter((form) => isActive(verb, form))
        .join(),
      formsOf(verb, theyDo)
        .filter((form) => isActive(verb, form))
        .join(),
      formsOf(verb, we)[0],
      passiveShe[0]?.form,
      passiveHe[0]?.form,
    ]).toEqual(expected);
  });

  test.each([
    ['قال', 'يقول', 'يقل'],
    ['أفاد', 'يفيد', 'يفد'],
    ['نفى', 'ينفي', 'ينف'],
    ['لقي', 'يلقى', 'يلق'],
    ['دعا', 'يدعو', 'يدع'],
    ['جاء', 'يجيء', 'يجئ'],
  ])('after لم %s is %s → %s', (perfect, imperfect, short) => {
    expect(formsOf({ perfect, imperfect, passive: 'none' }, notDone)).toEqual([short]);
  });

  test.each([
    ['قتل', 'يقتل', 'قتلو'],
    ['ألقى', 'يلقي', 'ألقو'],
    ['ألقى', 'يلقي', 'ألقا'],
    ['ألقى', 'يلقي', 'يلقو'],
  ])('%s %s has %s only before a pronoun', (perfect, imperfect, form) => {
    const found = conjugate({ perfect, imperfect }).filter((each) => each.form === form);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ bound }) => bound === true)).toBe(true);
  });

  test.each([
    ['dual of a defective verb', 'ألقى', 'يلقي', 'ألقيا'],
    ['dual of a hamzated verb', 'بدأ', 'يبدأ', 'بدآ'],
    ['feminine dual', 'استهدف', 'يستهدف', 'استهدفتا'],
    ['dual imperfect', 'نفذ', 'ينفذ', 'تنفذان'],
    ['feminine plural', 'شن', 'يشن', 'شنن'],
    ['feminine plural imperfect', 'قال', 'يقول', 'يقلن'],
    ['we do', 'أعلن', 'يعلن', 'نعلن'],
  ])('has the %s', (_, perfect, imperfect, form) => {
    expect(conjugate({ perfect, imperfect }).map((each) => each.form)).toContain(form);
  });

  test('spells active and passive apart where writing does', () => {
    const voices = conjugate({ perfect: 'اغتال', imperfect: 'يغتال' });
    expect(voices.find(({ form }) => form === 'اغتيل')?.voice).toBe('passive');
    expect(voices.find(({ form }) => form === 'اغتال')?.voice).toBe('active');
    expect(voices.find(({ form }) => form === 'يغتال')?.voice).toBe('either');
  });

  test('takes listed forms over derived ones', () => {
    const listed = { tense: 'perfect', person: 3, number: 'singular', gender: 'feminine' } as const;
    const forms = conjugate({
      perfect: 'رأى',
      imperfect: 'يرى',
      forms: [{ ...listed, form: 'رأت', voice: 'active' }],
    });
    expect(
      forms.filter(
        ({ tense, number, gender }) =>
          tense === 'perfect' && number === 'singular' && gender === 'feminine',
      ),
    ).toEqual([{ ...listed, form: 'رأت', voice: 'active' }]);
  });

  test.each([
    ['اشتبك', 'يشتبك', 'اشتبكك'],
    ['أعد', 'يعد', 'أعيد'],
    ['وقف', 'يقف', 'وقفف'],
    ['قاتل', 'يقاتل', 'قتلنا'],
    ['استمع', 'يستمع', 'استمععنا'],
  ])('%s %s has no form %s', (perfect, imperfect, form) => {
    expect(conjugate({ perfect, imperfect }).map((each) => each.form)).not.toContain(form);
  });

  test('a verb without a passive has none', () => {
    const voices = conjugate({ perfect: 'فر', imperfect: 'يفر', passive: 'none' });
    expect(new Set(voices.map(({ voice }) => voice))).toEqual(new Set(['active']));
  });
});

const isActive = (verb: Verb, form: string): boolean =>
  conjugate(verb).some((each) => each.form === form && each.voice !== 'passive');
