/** Bodies of one side, any of which reports may name for one deed: `asayish` and `sdf`. */
const SIDES: readonly (readonly string[])[] = [
  ['sdf', 'asayish', 'ypg', 'ypj', 'sdf-council', 'aanes', 'hat'],
  ['sy-interior', 'sy-intelligence', 'sy-defence', 'sy-gov'],
  ['iq-army', 'iq-cts', 'iq-police', 'iq-intelligence', 'iq-gov', 'iq-pmf'],
  ['coalition', 'usa'],
  ['assad-forces', 'pro-gov-militia'],
  ['civilians', 'detainees'],
];

/** Sides that fight together, so that reports may name either for one deed. */
const ALLIES: readonly (readonly string[])[] = [
  ['turkey', 'sna'],
  ['sdf', 'coalition'],
  ['assad-forces', 'iran-militia'],
  ['assad-forces', 'russia'],
  ['iran-militia', 'russia'],
  ['sy-interior', 'coalition'],
  ['iq-army', 'coalition'],
  ['hts', 'sna'],
  ['tribal', 'civilians'],
  ['iran', 'iran-militia'],
  ['pkk', 'sdf'],
  ['sy-interior', 'assad-forces'],
  ['assad-remnants', 'assad-forces'],
];

/** Ids that name nobody: they neither agree nor disagree with a name. */
const NOBODY: ReadonlySet<string> = new Set(['unidentified', 'none', 'other-armed-group']);

const SIDE_OF: ReadonlyMap<string, string> = new Map(
  SIDES.flatMap((side) => side.map((id) => [id, side[0] ?? id] as const)),
);
const ALLIED: ReadonlySet<string> = new Set(ALLIES.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));

/** The side that an actor belongs to, by the id of its chief body; the actor itself where it has none. */
export const sideOf = (id: string): string => SIDE_OF.get(id) ?? id;

/** Whether an id names anybody. */
export const isNamed = (id: string): boolean => !NOBODY.has(id);

/**
 * How well two actor ids go together in one role: 1 the same, 0.8 of one side, 0.4 allied, 0 where one of
 * them names nobody,
 * -0.4 where one is civilians, whom an attack on anybody may hit, -1 where they are two parties.
 */
export function actorAffinity(a: string, b: string): number {
  if (a === b) return isNamed(a) ? 1 : 0.3;
  if (!isNamed(a) || !isNamed(b)) return 0;
  const [x, y] = [sideOf(a), sideOf(b)];
  if (x === y) return 0.8;
  if (ALLIED.has(`${x} ${y}`)) return 0.4;
  return x === 'civilians' || y === 'civilians' ? -0.4 : -1;
}
