import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

/** What came of each event of a text, as `killed isis 2, released civilians 1`. */
const harms = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(({ outcomes }) =>
    outcomes
      .map(({ what, who, best }) => `${what} ${who} ${best ?? 'some'}`)
      .sort()
      .join(', '),
  );

test.each([
  {
    name: 'taken and killed is one fate',
    text: 'أسر تنظيم الدولة جنديين من قوات النظام في بادية الرصافة أمس، ثم ذبحهما.',
    told: ['killed assad-forces 2'],
  },
  {
    name: 'taken and killed, told by a plural pronoun',
    text: 'أسر مقاتلو داعش ثلاثة عناصر من الجيش العراقي قرب الرطبة أمس ثم أعدموهم.',
    told: ['killed iq-army 3'],
  },
  {
    name: 'taken and killed with how it was done',
    text: 'خطف تنظيم داعش مختار قرية في قضاء الحويجة أمس وقتله نحراً.',
    told: ['killed civilians 1'],
  },
  {
    name: 'those who are freed are those who were taken',
    text: 'خطف مسلحون ثلاثة مدنيين في بلدة الصور أمس ثم أفرجوا عنهم بعد ساعات.',
    told: ['abducted civilians 3', 'released civilians 3'],
  },
  {
    name: 'some of those who were taken are killed: both are told',
    text: 'خطف مسلحون أربعة رعاة في بادية السخنة أمس وقتلوا اثنين منهم.',
    told: ['abducted civilians 4, killed civilians 2'],
  },
  {
    name: 'those who are led away are those who were detained',
    text: 'اعتقلت قوة إسرائيلية شابين في بلدة جباتا الخشب أمس، واقتادتهما إلى جهة مجهولة.',
    told: ['detained civilians 2'],
  },
])('$name', ({ text, told }) => {
  expect(harms(text)).toEqual(told);
});
