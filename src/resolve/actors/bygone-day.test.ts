import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../text/fold.ts';
import { tokenize } from '../../text/tokens.ts';
import { bygoneDay } from './bygone-day.ts';
import { actorFilesOf, compileActors } from './compile-actors.ts';
import { findActors } from './find-actors.ts';

const FILES = 'syria iraq international civil heads links not-actors spellings'.split(' ');
const index = compileActors(
  actorFilesOf({
    files: Object.fromEntries(
      FILES.map((name) => [
        `actors/${name}.yaml`,
        parse(readFileSync(`data/actors/${name}.yaml`, 'utf8')),
      ]),
    ),
  }),
);

const dayOf = (raw: string): string | undefined => {
  const tokens = tokenize(fold(raw), (stem) => index.root.has(stem));
  return bygoneDay(findActors(tokens, index), tokens, index);
};

describe('an undated report that names a state', () => {
  test.each([
    ['قصفت قوات النظام السوري بلدة كفرعمة'],
    ['اعتقلت قوات الأسد ثلاثة شبان على حاجز في درعا'],
    ['أصدر الجيش السوري بياناً، فيما قالت شبكة إن طيران النظام أغار على القرية'],
    ['استهدفت الفصائل تجمعاً لميليشيا أسد في سراقب'],
  ])('as standing: %s', (raw) => {
    expect(dayOf(raw)).toBe('2024-12-08');
  });

  test.each([
    ['بعد سقوط النظام السوري انتشر الجيش السوري في المدينة'],
    ['أوقفت القوات ضابطاً في جيش النظام البائد'],
    ['كان عنصراً في قوات الأسد المخلوع'],
    ['ألقى الجيش السوري القبض على ثلاثة من فلول النظام'],
    ['داهم الجيش السوري منزلاً في درعا'],
    ['هاجم تنظيم داعش حاجزاً'],
  ])('as fallen, or not at all: %s', (raw) => {
    expect(dayOf(raw)).toBeUndefined();
  });
});
