import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { inline, isolate, rowLines } from './cells.ts';

describe('rowLines', () => {
  test('pads each cell to its width and isolates the Arabic ones', () => {
    expect(rowLines(['attack', 'الميادين', 'SY-DY'], [8, 10, 6])).toEqual([
      'attack    \u2068الميادين\u2069    SY-DY',
    ]);
  });

  test('a vowelled cell is as wide as it looks', () => {
    const [plain = '', vowelled = ''] = ['قتل', 'قُتِلَ'].flatMap((word) =>
      rowLines([word, 'x'], [6, 1]),
    );
    expect(stringWidth(vowelled)).toBe(stringWidth(plain));
  });

  test('wraps a long cell at its spaces', () => {
    expect(rowLines(['killed 2 sdf, wounded 3 sdf', 'x'], [13, 1])).toEqual([
      'killed 2 sdf,  x',
      'wounded 3 sdf',
    ]);
  });

  test('cuts after four lines, and says so', () => {
    const lines = rowLines(['a b c d e f g h'], [1]);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test('cuts a word that is wider than its column, never between a letter and its marks', () => {
    expect(rowLines(['قُقُقُقُ'], [2])).toEqual(['\u2068قُقُ\u2069', '\u2068قُقُ\u2069']);
  });

  test.each(['أ\u202Eب', 'أ\nب', 'أ\u001B[31mب', '\u2067أ ب'])(
    'lets %j neither turn nor move what follows',
    (text) => {
      const [line = '', ...rest] = rowLines([text, 'x'], [10, 1]);
      expect(rest).toEqual([]);
      expect(line.replace(/^\u2068|\u2069/g, '')).not.toMatch(
        /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u,
      );
    },
  );
});

test.each(['attack', '2025-11-23', ''])('leaves %j without isolates', (text) => {
  expect(isolate(text)).toBe(text);
  expect(inline(text)).toBe(text);
});
