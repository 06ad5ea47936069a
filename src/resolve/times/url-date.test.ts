import { describe, expect, test } from 'vitest';
import { findUrlDate } from './url-date.ts';

const HORIZON = '2029-12-31';

describe('findUrlDate', () => {
  test.each([
    {
      name: 'the number of a post',
      url: 'https://x.com/anyone/status/1899067711288246272',
      iso: '2025-03-10',
    },
    {
      name: 'a post late in the evening by UTC, which is the next day there',
      url: 'https://mobile.twitter.com/anyone/status/1899211156485046272?s=20',
      iso: '2025-03-11',
    },
    { name: 'a path of days', url: 'https://example.org/2024/10/24/story', iso: '2024-10-24' },
    { name: 'a path of short days', url: 'https://example.org/news/2024/3/7/x', iso: '2024-03-07' },
    { name: 'a day in the slug', url: 'https://example.org/a-2023-02-06-b', iso: '2023-02-06' },
  ])('reads $name', ({ url, iso }) => {
    expect(findUrlDate(url, HORIZON)?.iso).toBe(iso);
  });

  test.each([
    { name: 'a month alone', url: 'https://example.org/2024/10/story' },
    { name: 'a day that is none', url: 'https://example.org/2024/13/41/story' },
    { name: 'a running number', url: 'https://example.org/news/2024102' },
    {
      name: 'the number of a page elsewhere',
      url: 'https://example.org/status/1899067711288246272',
    },
    { name: 'a post of the future', url: 'https://x.com/anyone/status/2693059524817846272' },
    { name: 'no address', url: '' },
  ])('leaves $name alone', ({ url }) => {
    expect(findUrlDate(url, HORIZON)).toBeUndefined();
  });
});
