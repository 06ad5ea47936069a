import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { findQuotations } from './quotations.ts';
import { tokenize } from './tokens.ts';

/** The quotations as written inside the marks, speech after `>`. */
function read(raw: string): readonly string[] {
  const tokens = tokenize(fold(raw));
  return findQuotations(tokens).map(({ from, to, kind }) => {
    const text = raw.slice(tokens[from]?.start, tokens[to - 1]?.end);
    return kind === 'speech' ? `>${text}` : text;
  });
}

describe('quotations', () => {
  test.each([
    ['قصفت «قسد» البلدة', ['قسد']],
    ['قصفت "قسد" البلدة', ['قسد']],
    ['قصفت “قسد” البلدة', ['قسد']],
    ['قصفت ”قسد“ البلدة', ['قسد']],
    ['قصفت ‘قسد’ البلدة', ['قسد']],
    ["قصفت 'قسد' البلدة", ['قسد']],
    ['لوكالة ((رويترز)) أمس', ['رويترز']],
    ['قصفت <<قسد>> البلدة', ['قسد']],
    ['قصفت ″قسد″ البلدة', ['قسد']],
    ['عناصر لـ"قسد" و"الأسايش"', ['قسد', 'الأسايش']],
    ['عناصر لـ«قسد»، و«الأسايش».', ['قسد', 'الأسايش']],
    ['قوات "سوريا الديمقراطية" (قسد)', ['سوريا الديمقراطية']],
    ['حملة "الأمن للجميع" في الحي', ['الأمن للجميع']],
    ['حركة "هيئة الرقابة على السلاح الخفيف" المحلية', ['هيئة الرقابة على السلاح الخفيف']],
    ['قال: "لن ننسحب"', ['>لن ننسحب']],
    ['قال إنهم "لن ينسحبوا"', ['>لن ينسحبوا']],
    ['قال: "نعم"', ['>نعم']],
    ['وصفه بأنه «لا يعرف شيئا»', ['>لا يعرف شيئا']],
    ['وأضاف أن "الطائرات سوف تعود"', ['>الطائرات سوف تعود']],
    [
      'وقال القائد "دخلت قواتنا الحي فجرا ثم انسحبت منه مع الظهر" وغادر',
      ['>دخلت قواتنا الحي فجرا ثم انسحبت منه مع الظهر'],
    ],
    ['قال: «سمعنا "قسد" تقصف»', ['>سمعنا "قسد" تقصف', 'قسد']],
    ['قال: "سمعنا «قسد» تقصف"', ['>سمعنا «قسد» تقصف', 'قسد']],
    ['قال: «سمعنا “قسد” تقصف»', ['>سمعنا “قسد” تقصف', 'قسد']],
    // Mixed and missing marks.
    ['قصفت “قسد" البلدة', ['قسد']],
    ['قصفت «قسد" البلدة', ['قسد']],
    ['قصفت "قسد” البلدة', ['قسد']],
    ['قال: "انسحبنا من الحي\nوغادر', ['>انسحبنا من الحي']],
    ['قال: «انسحبنا من الحي', ['>انسحبنا من الحي']],
    ['قصفت "قسد ثم "الأسايش" البلدة', ['قسد ثم', 'الأسايش']],
    ['قصفت « قسد » البلدة', ['قسد']],
    ['قصفت " قسد " البلدة', ['قسد']],
    ['قصفت "قسد"البلدة', ['قسد']],
    ['قصفت"قسد" البلدة', ['قسد']],
  ])('%s', (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });

  test.each([
    'قصفت قسد البلدة',
    "Syria's north",
    'قصفت قسد" البلدة',
    'قصفت قسد» البلدة',
    '"" و «»',
    'قوات (قسد) والأسايش',
    "Al-Qa'im و Ra's",
    "قصفت القر'آن",
    'قصفت قسد\n',
  ])('%s has none', (raw) => {
    expect(read(raw)).toEqual([]);
  });

  test('a given verb test decides', () => {
    const tokens = tokenize(fold('قال إن "الحي هادئ تماما"'));
    expect(findQuotations(tokens, () => false)).toMatchObject([{ kind: 'scare' }]);
    expect(findQuotations(tokens, ({ text }) => text === 'هادي')).toMatchObject([
      { kind: 'speech' },
    ]);
  });
});

const marked = fc.string({ unit: fc.constantFrom(...'«»"“”‘’\'()<> :.قصد\n'), maxLength: 40 });

test('quotations lie inside the text, in order, nested or apart', () => {
  fc.assert(
    fc.property(marked, (raw) => {
      const tokens = tokenize(fold(raw));
      const found = findQuotations(tokens);
      for (const [i, { from, to }] of found.entries()) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(tokens.length);
        const before = found[i - 1];
        if (before !== undefined) expect(from).toBeGreaterThanOrEqual(before.from);
        for (let at = from; at < to; at++) expect(tokens[at]?.kind).not.toBe('break');
      }
    }),
    { numRuns: 500 },
  );
});
