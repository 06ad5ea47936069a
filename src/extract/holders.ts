import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

/** Heads of what men hold, man or drive. */
const HELD = new Set([
  'checkpoint',
  'position',
  'base',
  'headquarters',
  'patrol',
  'convoy',
  'vehicle',
  'depot',
  'hideout',
  'cell',
  'group',
  'force',
]);

/** Nouns of those who may be told by what they hold. */
const MEN = new Set([
  'element',
  'fighter',
  'soldier',
  'guard',
  'policeman',
  'security-man',
  'security-element',
  'officer',
  'individual',
  'driver',
  'commander',
  'militant',
  'jailer',
]);

/** How many words back what they hold may be named. */
const REACH = 60;

/**
 * `هاجموا حاجزا لقسد … فرد عناصر الحاجز`, `قتل سائق الدورية`: men told by a definite noun of what they hold are of
 * whose it was told to be. The argument as it is where no such thing of anybody's was named before.
 */
export const withHolders = (
  args: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] =>
  args.map((argument, i) => {
    const { party, code, from } = argument;
    if (party === null || code !== null || !MEN.has(party.noun ?? '')) return argument;
    const thing = tokens[party.head + 1];
    if (thing?.readings.some(({ al }) => al) !== true) return argument;
    const keys = keysOf(thing);
    for (let before = i - 1; before >= 0; before--) {
      const other = args[before];
      if (other === undefined || from - other.to > REACH) return argument;
      const head = other.actor?.heads.find(
        ({ id, from: at }) => HELD.has(id) && keysOf(tokens[at]).some((key) => keys.includes(key)),
      );
      if (head !== undefined && other.code !== null)
        return { ...argument, actor: other.actor, code: other.code, kind: other.kind };
    }
    return argument;
  });

/** Folded definite nouns by which a group that was told before is taken up. */
const TAKEN_UP = /^[وفبل]?(?:ال|لل)(?:مجموعه|خليه|عصابه|شبكه|خلايا|مجموعات)$/u;
const GROUPS = new Set(['cell', 'group', 'militia', 'remnants']);

/** `كمين نصبته مجموعة من فلول النظام … واشتبكت مع المجموعة`: the group is whose it was told to be. */
export const withGroups = (
  args: readonly Argument[],
  tokens: readonly Token[],
): readonly Argument[] =>
  args.map((argument, i) => {
    const { actor, code, from } = argument;
    if (actor?.kind !== 'anaphor' || code !== null) return argument;
    if (!TAKEN_UP.test(tokens[from]?.text ?? '')) return argument;
    for (let before = i - 1; before >= 0; before--) {
      const other = args[before];
      if (other === undefined || from - other.to > REACH) return argument;
      if (other.code !== null && other.actor?.heads.some(({ id }) => GROUPS.has(id)) === true)
        return { ...argument, code: other.code, kind: other.kind };
    }
    return argument;
  });

/** What a noun may be without article, prefix and ending. */
const keysOf = (token: Token | undefined): readonly string[] =>
  token?.readings.map(({ stem }) => stem.replace(/(?:ا|ه)$/u, '')) ?? [];
