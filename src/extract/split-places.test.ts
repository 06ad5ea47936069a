import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

/** Place and harm of each event of a text. */
const told = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge)
    .events.map(({ where, outcomes }) =>
      [where.name, ...outcomes.map(({ what, best }) => `${what} ${best}`)].join(', '),
    )
    .sort();

test.each([
  {
    name: 'two districts in turn',
    text: 'اعتقلت القوات العراقية ثلاثة عناصر من داعش في قضاء الحويجة واثنين آخرين في قضاء الدبس أمس.',
    events: ['الحويجة, detained 3', 'الدبس, detained 2'],
  },
  {
    name: 'a fifth elsewhere',
    text: 'ألقت الشرطة القبض على أربعة مطلوبين في قضاء الحويجة وخامس في ناحية الرشاد أمس.',
    events: ['الحويجة, detained 4', 'الرشاد, detained 1'],
  },
  {
    name: 'one and another one',
    text: 'قُتل مدني في مدينة نوى وآخر في بلدة طفس برصاص مجهولين أمس.',
    events: ['طفس, killed 1', 'نوى, killed 1'],
  },
  {
    name: 'not where the place is that of all',
    text: 'أدى القصف على بلدة سرمين إلى مقتل رجل وطفلين وإصابة أربعة أمس.',
    events: ['سرمين, killed 3, wounded 4'],
  },
  {
    name: 'not where people come from',
    text: 'قُتل شاب من بلدة الصور ورجل من بلدة البصيرة بانفجار لغم في مدينة الشدادي أمس.',
    events: ['الشدادي, killed 2'],
  },
])('$name', ({ text, events }) => {
  expect(told(text)).toEqual(events);
});
