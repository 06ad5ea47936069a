import { describe, expect, test } from 'vitest';
import { IsnadError } from '../model/isnad-error.ts';
import { decodeText } from './decode-text.ts';

const text = 'قُتل عنصران في هجوم، الاثنين';
const utf16be = (value: string): Buffer => Buffer.from(value, 'utf16le').swap16();
/** The text in windows-1256, where each of its characters has one byte. */
const windows1256 = Buffer.from(
  [...text.replace('ُ', '')].map((character) => windows1256Bytes().get(character) ?? 0x3f),
);

describe('decodeText', () => {
  test.each([
    { name: 'plain UTF-8', bytes: Buffer.from(text), encoding: 'utf-8' },
    { name: 'UTF-8 with a mark', bytes: Buffer.from(`\uFEFF${text}`), encoding: 'utf-8' },
    {
      name: 'UTF-16 LE with a mark',
      bytes: Buffer.from(`\uFEFF${text}`, 'utf16le'),
      encoding: 'utf-16le',
    },
    { name: 'UTF-16 BE with a mark', bytes: utf16be(`\uFEFF${text}`), encoding: 'utf-16be' },
  ])('reads $name', ({ bytes, encoding }) => {
    expect(decodeText(bytes, 'a.txt')).toEqual({ text, encoding, diagnostics: [] });
  });

  test('reads windows-1256 and says that it was a guess', () => {
    const decoded = decodeText(windows1256, 'a.txt');
    expect(decoded.text).toBe(text.replace('ُ', ''));
    expect(decoded.encoding).toBe('windows-1256');
    expect(decoded.diagnostics).toMatchObject([{ code: 'read/assumed-windows-1256' }]);
  });

  test('keeps UTF-8 with a damaged place UTF-8, and says where', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${text}\n${text}`),
      Buffer.from([0xd9]),
      Buffer.from(`\n${text}`),
    ]);
    const decoded = decodeText(bytes, 'a.txt');
    const at = 2 * text.length + 1;
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toBe(`${text}\n${text}\uFFFD\n${text}`);
    expect(decoded.diagnostics).toMatchObject([
      { code: 'read/invalid-utf8', start: at, end: at + 1, message: /in line 2;/ },
    ]);
  });

  test('keeps a mark inside the text, and the line ends as they are', () => {
    const raw = `أ\uFEFFب\r\nج`;
    expect(decodeText(Buffer.from(raw), 'a.txt').text).toBe(raw);
  });

  test.each([
    { name: 'a PDF', bytes: Buffer.from('%PDF-1.7 …'), says: /a\.txt is a PDF/ },
    { name: 'a Word file', bytes: Buffer.from('PK\u0003\u0004…'), says: /Word/ },
    { name: 'a picture', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), says: /JPEG/ },
    { name: 'NUL bytes', bytes: Buffer.from('abc\0def'), says: /NUL/ },
  ])('takes $name for no text', ({ bytes, says }) => {
    expect(() => decodeText(bytes, 'a.txt')).toThrow(IsnadError);
    expect(() => decodeText(bytes, 'a.txt')).toThrow(says);
  });

  test.each([
    { name: 'one Arabic letter', raw: 'ا' },
    { name: 'ASCII', raw: 'attack' },
    { name: 'Persian and emoji', raw: 'گزارش 🇸🇾' },
    { name: 'bidi controls', raw: '\u202Bخان شيخون\u202C\u200F' },
  ])('does not take $name for windows-1256', ({ raw }) => {
    expect(decodeText(Buffer.from(raw), 'a.txt')).toEqual({
      text: raw,
      encoding: 'utf-8',
      diagnostics: [],
    });
  });
});

function windows1256Bytes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1256');
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
}
