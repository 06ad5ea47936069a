import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { splitSentences } from './sentences.ts';
import { tokenize } from './tokens.ts';

/** The sentences as written. */
function read(raw: string): readonly string[] {
  const tokens = tokenize(fold(raw));
  return splitSentences(tokens, 0, tokens.length).map(({ from, to }) =>
    raw.slice(tokens[from]?.start, tokens[to - 1]?.end),
  );
}

describe('sentences', () => {
  test.each([
    ['قصف عنيف. ثم هدوء', ['قصف عنيف.', 'ثم هدوء']],
    ['قصف عنيف! ثم هدوء', ['قصف عنيف!', 'ثم هدوء']],
    ['من قصف؟ لا أحد يعلم', ['من قصف؟', 'لا أحد يعلم']],
    ['من قصف؟! لا أحد', ['من قصف؟!', 'لا أحد']],
    ['قصف؛ ثم هدوء', ['قصف؛', 'ثم هدوء']],
    ['قصف عنيف.ثم هدوء', ['قصف عنيف.', 'ثم هدوء']],
    ['قصف عنيف\nثم هدوء', ['قصف عنيف', 'ثم هدوء']],
    ['قصف.\n\nثم هدوء.', ['قصف.', 'ثم هدوء.']],
    ['قال "انسحبنا." وغادر', ['قال "انسحبنا."', 'وغادر']],
    ['قال «انسحبنا.» وغادر', ['قال «انسحبنا.»', 'وغادر']],
    ['قال: "انسحبنا. ثم عدنا". وغادر', ['قال: "انسحبنا.', 'ثم عدنا".', 'وغادر']],
    ['قصف (عنيف.) ثم هدوء', ['قصف (عنيف.)', 'ثم هدوء']],
    ['أوقف أحمد م.\nوقال', ['أوقف أحمد م.', 'وقال']],
    ['أوقف أحمد م. 12 ساعة', ['أوقف أحمد م.', '12 ساعة']],
    ['عام 2020. وقال', ['عام 2020.', 'وقال']],
    ['على بعد 5 كم. وقال', ['على بعد 5 كم.', 'وقال']],
    ['قصف. "قسد" ترد', ['قصف.', '"قسد" ترد']],
    ['قصف."قسد" ترد', ['قصف.', '"قسد" ترد']],
    ['قصف قرية أخرى.. ومقتل ثلاثة مدنيين', ['قصف قرية أخرى..', 'ومقتل ثلاثة مدنيين']],
    ['قصف قرية أخرى… ومقتل ثلاثة مدنيين', ['قصف قرية أخرى…', 'ومقتل ثلاثة مدنيين']],
    ['قصف قرية أخرى...ومقتل ثلاثة مدنيين', ['قصف قرية أخرى...', 'ومقتل ثلاثة مدنيين']],
    ['مقتل ثلاثة مدنيين 🔻 إصابة طفل', ['مقتل ثلاثة مدنيين', '🔻 إصابة طفل']],
    ['مقتل ثلاثة مدنيين • إصابة طفل', ['مقتل ثلاثة مدنيين', '• إصابة طفل']],
  ])('%s', (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });

  test.each([
    'قصف عنيف',
    'قصف عنيف.',
    'بلغت النسبة 3.5 بالمئة',
    'يوم 24.11.2025 فجرا',
    'قال د. سامر الحلبي',
    'قال أ. سامر و م. خالد',
    'اعتقال أحمد م. وخالد ع. أمس',
    'أصيب الطفل سامي م. (9 أعوام) بجروح',
    'عادت الشابة ن. ع. (21 عاما) إلى منزلها',
    'اعتقال خالد ع.، وهو طبيب',
    'موقع الفرات.نت المحلي',
    'موقع a.example المحلي',
    '1. مقتل ثلاثة مدنيين',
    'على بعد 5 كم. شمال المدينة',
    'شركة ش.م.ل للنقل',
    'الحسكة.. قصف',
    'عاجل… قصف عنيف',
    'مقتل ثلاثة مدنيين..',
    '🔴 عاجل 🔻 قصف',
    'قصف، ثم هدوء، ثم قصف',
    'قال: انسحبنا',
    'U.S. Army',
    '14:05 – 15.30',
  ])('%s is one', (raw) => {
    expect(read(raw)).toEqual([raw]);
  });

  test('what ended each is told', () => {
    const tokens = tokenize(fold('قصف قرية أخرى.. مقتل ثلاثة مدنيين.\nثم هدوء تام • قصف'));
    expect(splitSentences(tokens, 0, tokens.length).map(({ end }) => end)).toEqual([
      'ellipsis',
      'mark',
      'bullet',
      'none',
    ]);
  });

  test('only the given stretch is cut', () => {
    const tokens = tokenize(fold('قصف. ثم هدوء. ثم قصف.'));
    expect(splitSentences(tokens, 2, 5)).toEqual([{ from: 2, to: 5, end: 'mark' }]);
    expect(splitSentences(tokens, 0, 0)).toEqual([]);
  });
});

const written = fc.string({ unit: fc.constantFrom(...'قصد .!؟؛…"«»)(1\n🔻,'), maxLength: 40 });

test('sentences are in order, not empty, and hold every word', () => {
  fc.assert(
    fc.property(written, (raw) => {
      const tokens = tokenize(fold(raw));
      let next = 0;
      for (const { from, to } of splitSentences(tokens, 0, tokens.length)) {
        for (let i = next; i < from; i++) expect(tokens[i]?.kind).toBe('break');
        expect(to).toBeGreaterThan(from);
        next = to;
      }
      for (let i = next; i < tokens.length; i++) expect(tokens[i]?.kind).toBe('break');
    }),
    { numRuns: 500 },
  );
});
