import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../cli/load-knowledge.ts';
import { codeReport } from '../pipeline.ts';

const knowledge = loadKnowledge();

const toldIn = (text: string): readonly string[] =>
  codeReport({ id: 'test', text, published: '2025-06-10' }, knowledge).events.map(
    ({ kind, outcomes }) => [kind, ...outcomes.map(({ what, low }) => `${what} ${low}`)].join(' '),
  );

describe('hashtags that call or accuse', () => {
  test.each([
    ['قصف مدفعي على مدينة #إدلب اليوم #الأسد_يقتل_السوريين', ['shelling']],
    ['مقتل 3 مدنيين بقصف على #إدلب أمس #أوقفوا_قصف_المدنيين', ['shelling killed 3']],
    ['قصف مدفعي على #سرمين اليوم #أنقذوا_أطفال_إدلب_من_القتل', ['shelling']],
  ])('tell no deed: %s', (text, told) => {
    expect(toldIn(text)).toEqual(told);
  });

  test.each([
    ['#انفجار_عبوة_ناسفة في مدينة #الباب أمس وإصابة مدنيين', ['ied wounded 2']],
    ['#قصف_مدفعي على بلدة #تل_رفعت أمس', ['shelling']],
  ])('are not those that tell one: %s', (text, told) => {
    expect(toldIn(text)).toEqual(told);
  });
});
