/** Characters that nobody sees and that may turn a text round, by their short names. */
export const HIDDEN_CHARACTERS: Readonly<Record<string, string>> = {
  SHY: 'U+00AD soft hyphen',
  ALM: 'U+061C Arabic letter mark',
  ZWSP: 'U+200B zero-width space',
  ZWNJ: 'U+200C zero-width non-joiner',
  ZWJ: 'U+200D zero-width joiner',
  LRM: 'U+200E left-to-right mark',
  RLM: 'U+200F right-to-left mark',
  LRE: 'U+202A left-to-right embedding',
  RLE: 'U+202B right-to-left embedding',
  PDF: 'U+202C pop directional formatting',
  LRO: 'U+202D left-to-right override',
  RLO: 'U+202E right-to-left override',
  WJ: 'U+2060 word joiner',
  LRI: 'U+2066 left-to-right isolate',
  RLI: 'U+2067 right-to-left isolate',
  FSI: 'U+2068 first strong isolate',
  PDI: 'U+2069 pop directional isolate',
  BOM: 'U+FEFF byte order mark',
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(HIDDEN_CHARACTERS).map(([name, description]) => [
    String.fromCharCode(Number.parseInt(description.slice(2, 6), 16)),
    name,
  ]),
);

/** A stretch of text, or one hidden character by its name; `at` counts from the start of the text. */
export interface VisiblePiece {
  readonly text: string;
  readonly at: number;
  readonly hidden?: string;
}

/** Parts a text at its hidden characters. */
export function splitHidden(text: string): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i);
    const hidden = NAMES.get(char);
    if (hidden === undefined && i < text.length) continue;
    if (i > start) pieces.push({ text: text.slice(start, i), at: start });
    if (hidden !== undefined) pieces.push({ text: char, at: i, hidden });
    start = i + 1;
  }
  return pieces;
}
