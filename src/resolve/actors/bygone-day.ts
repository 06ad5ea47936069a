import type { Token } from '../../text/tokens.ts';
import type { ActorMention } from './actor-mention.ts';
import type { ActorIndex } from './compile-actors.ts';

/** Folded words beside the name of a state that has fallen: the report was written afterwards. */
const FALLEN_AFTER =
  /^(?:السابق|السابقه|البايد|البايده|المخلوع|المخلوعه|الساقط|المنهار|السابقين)$/u;
const FALLEN_BEFORE =
  /^[وف]?ب?ل?(?:ال)?(?:سقوط|اسقاط|فلول|رحيل|هروب|انهيار|فرار|ازلام|بقايا|زوال|عهد|ايام|زمن)$/u;

/**
 * A day on which a state still stood that an undated report names as standing: the last one on which its
 * bodies bore their names. Undefined where the report names none, or speaks of its fall.
 */
export function bygoneDay(
  mentions: readonly ActorMention[],
  tokens: readonly Token[],
  index: ActorIndex,
): string | undefined {
  let day: string | undefined;
  for (const { kind, candidates, core, from } of mentions) {
    if (kind !== 'name') continue;
    const code = codeOf(candidates, index);
    const until = code === undefined ? undefined : lastDays(index).get(code);
    if (until === undefined) continue;
    if (isFallen(tokens, Math.min(from, core.from), core.to)) return undefined;
    day = until;
  }
  return day;
}

/** The code of a mention whose candidates all bear it by names that they keep. */
function codeOf(
  candidates: ActorMention['candidates'],
  { actors }: ActorIndex,
): string | undefined {
  const entries = candidates.map(({ id }) => actors.get(id));
  const [first] = entries;
  if (first?.code == null) return undefined;
  return entries.every((entry) => entry?.code === first.code && entry.until == null)
    ? first.code
    : undefined;
}

const isFallen = (tokens: readonly Token[], from: number, to: number): boolean =>
  FALLEN_BEFORE.test(tokens[from - 1]?.text ?? '') ||
  tokens
    .slice(from, to + 1)
    .some(({ text }) => FALLEN_AFTER.test(text) || FALLEN_BEFORE.test(text));

const cache = new WeakMap<ActorIndex, ReadonlyMap<string, string>>();

/** For each code whose bodies lost their names, the last day on which they bore them. */
function lastDays(index: ActorIndex): ReadonlyMap<string, string> {
  const known = cache.get(index);
  if (known !== undefined) return known;
  const days = new Map<string, string>();
  for (const { code, until } of index.actors.values()) {
    if (code === null || until == null) continue;
    const other = days.get(code);
    if (other === undefined || other < until) days.set(code, until);
  }
  cache.set(index, days);
  return days;
}
