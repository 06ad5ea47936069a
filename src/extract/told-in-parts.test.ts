import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

/** Kind, place and harm of each event of a text. */
const told = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(
    ({ kind, where, outcomes }) =>
      [kind, where.name, ...outcomes.map(({ what, who, best }) => `${what} ${who} ${best}`)].join(
        ', ',
      ),
  );

test.each([
  {
    name: 'of them and the third',
    text: 'شهدت محافظة درعا أمس مقتل ثلاثة مدنيين بحوادث منفصلة، اثنان منهم برصاص مجهولين في نوى والثالث بلغم في جاسم.',
    events: ['attack, نوى, killed civilians 2', 'ied, جاسم, killed civilians 1'],
  },
  {
    name: 'the one and the other, without a mark',
    text: 'قُتل مدنيان أحدهما في نوى والآخر في جاسم أمس.',
    events: ['killing, نوى, killed civilians 1', 'killing, جاسم, killed civilians 1'],
  },
  {
    name: 'arrested here and there',
    text: 'اعتقلت قسد أمس أربعة شبان، ثلاثة منهم في بلدة ذيبان وواحد في بلدة الشحيل.',
    events: [
      'security-operation, ذيبان, detained civilians 3',
      'security-operation, الشحيل, detained civilians 1',
    ],
  },
  {
    name: 'a deed for each part',
    text: 'إصابة خمسة مدنيين أمس، ثلاثة منهم بقصف على سرمين، واثنان بانفجار لغم في بلدة البارة.',
    events: ['shelling, سرمين, wounded civilians 3', 'ied, البارة, wounded civilians 2'],
  },
  {
    name: 'those whom the parts before leave',
    text: 'قُتل خمسة عناصر من قسد أمس، ثلاثة منهم بهجوم في ذيبان والآخران بانفجار عبوة في الشحيل.',
    events: ['attack, ذيبان, killed sdf 3', 'ied, الشحيل, killed sdf 2'],
  },
  {
    name: 'first, second, third',
    text: 'وثق المرصد أمس مقتل ثلاثة عناصر من قسد: الأول بهجوم مسلح في ذيبان، والثاني بعبوة في الشحيل، والثالث في البصيرة.',
    events: [
      'attack, ذيبان, killed sdf 1',
      'ied, الشحيل, killed sdf 1',
      'killing, البصيرة, killed sdf 1',
    ],
  },
  {
    name: 'an accident is left out',
    text: 'توفي ثلاثة شبان أمس، أحدهم في حادث سير في الرقة، والآخران بانفجار لغم في بلدة الباب.',
    events: ['ied, الباب, killed civilians 2'],
  },
  {
    name: 'but not where the parts do not make up the whole',
    text: 'قُتل ستة مدنيين أمس، ثلاثة منهم في نوى واثنان في جاسم.',
    events: ['killing, نوى, killed civilians 6'],
  },
  {
    name: 'nor where they tell who the dead are',
    text: 'قُتل عنصران من داعش أمس، أحدهما عراقي، في مدينة الرقة والآخر سوري.',
    events: ['killing, الرقة, killed isis 2'],
  },
])('$name', ({ text, events }) => {
  expect(told(text)).toEqual(events);
});
