import { expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

test.each([
  {
    name: 'a day of the year that was told last',
    text: 'في نيسان 2021 خطف التنظيم أحد عشر عاملا في محيط تدمر. وفي 19 تشرين الثاني من العام نفسه شن الطيران الروسي غارات على مغارات في تدمر.',
    days: ['2021-04-01', '2021-11-19'],
  },
  {
    name: 'a month of it',
    text: 'في 5 أيار 2019 قُتل مدني في نوى. وفي حزيران من السنة ذاتها قُتل آخر في جاسم.',
    days: ['2019-05-05', '2019-06-01'],
  },
  {
    name: 'a year of its own stands',
    text: 'في 5 أيار 2019 قُتل مدني في نوى. وفي 3 حزيران 2020 قُتل آخر في جاسم.',
    days: ['2019-05-05', '2020-06-03'],
  },
  {
    name: 'without one it is the last that has been',
    text: 'في 5 أيار 2019 قُتل مدني في نوى. وفي 3 حزيران قُتل آخر في جاسم.',
    days: ['2019-05-05', '2025-06-03'],
  },
])('$name', ({ text, days }) => {
  const { events } = codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge);
  expect(events.map(({ when }) => when.from)).toEqual(days);
});
