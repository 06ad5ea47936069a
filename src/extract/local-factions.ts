import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

/** Whose the local factions of a governorate are, by ISO 3166-2. */
const FACTIONS: Readonly<Record<string, string>> = { 'SY-SU': 'druze-faction' };
const OPEN = new Set(['other-armed-group', 'unidentified']);
const LOCAL = /^(?:ال)?محلي(?:ه|ين|ون|ان|ا)?$/u;

/** `فصائل محلية`, `مسلحون محليون` in a report on one governorate, or right before a place in it: of those who stand there. */
export function withLocalFactions(
  args: readonly Argument[],
  tokens: readonly Token[],
  admin1At: (at: number) => string | null,
): readonly Argument[] {
  return args.map((argument) => {
    const { from, to, code } = argument;
    if (code === null || !OPEN.has(code)) return argument;
    const local = tokens.slice(from, to + 1).some(({ text }) => LOCAL.test(text));
    const faction = local ? FACTIONS[admin1At(to) ?? ''] : undefined;
    return faction !== undefined ? { ...argument, code: faction, kind: 'armed-group' } : argument;
  });
}
