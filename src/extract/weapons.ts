import type { Kind } from '../model/coded-report.ts';
import { compilePhrases, type PhraseIndex, phrasesAt } from '../rules/phrase-index.ts';
import type { Token } from '../text/tokens.ts';
import { supportBefore } from './support.ts';

/** A weapon that the text names and the kind that its use makes. Tokens `[from, to)`. */
export interface Weapon {
  readonly id: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** An entry of `data/lexicon/weapons.yaml`. */
export interface WeaponRecord {
  readonly id: string;
  readonly kind: Kind | null;
  readonly forms: readonly string[];
}

export type WeaponIndex = PhraseIndex<{ readonly id: string; readonly kind: Kind }>;

/** Indexes the weapons that settle a kind. */
export const compileWeapons = (records: readonly WeaponRecord[]): WeaponIndex =>
  compilePhrases(
    records.flatMap(({ id, kind, forms }) =>
      kind === null ? [] : forms.map((words) => ({ words, value: { id, kind } })),
    ),
  );

/** `عربات مزودة برشاشات`: what something carries, nobody shot with it here. */
const LOADED = /^(?:ال)?(?:مزود|محمل|مجهز|مسلح)(?:ه|ات|ين|ان|تين|تان)?$|^[تي]حمل$/u;

const SUPPORT =
  /^[وفب]?(?:ال)?(?:دعم|مسانده|اسناد|غطاء|مشاركه|حمايه|مرافقه|تسانده|تساندها|تدعمه|تدعمها|ترافقه|ترافقها|رافقه|رافقها|رافقته|رافقتها)$/u;
const SUPPORT_REACH = 3;

/** `بمساندة مروحيات`: aircraft that stand by while others act on the ground. */
export function isSupport(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - SUPPORT_REACH; i--) {
    if (SUPPORT.test(tokens[i]?.text ?? '')) return true;
  }
  return supportBefore(tokens, at) !== undefined;
}

/** Finds the weapons among tokens `[from, to)`. */
export function findWeapons(
  tokens: readonly Token[],
  from: number,
  to: number,
  index: WeaponIndex,
): Weapon[] {
  const weapons: Weapon[] = [];
  for (let i = from; i < to; i++) {
    if (tokens[i]?.kind !== 'word') continue;
    const [hit] = phrasesAt(tokens, i, index).toSorted((a, b) => b.to - a.to);
    if (hit === undefined || LOADED.test(tokens[i - 1]?.text ?? '')) continue;
    const aloft = isSupport(tokens, i) || isOverflight(tokens, i, hit.to);
    if (hit.value.kind === 'air-strike' && aloft) continue;
    weapons.push({ ...hit.value, from: i, to: hit.to });
    i = hit.to - 1;
  }
  return weapons;
}

const FLIES = /^[وفبل]?(?:ال)?(?:تحليق|تحليقا|[يت]?حلق|حلقت|حلقوا|[يت]حلقون)$/u;
const FLIGHT_REACH = 3;

/** `تحليق مكثف للطيران الحربي`, `طائرات حلقت`: aircraft that only fly, tokens `[from, to)`. */
export function isOverflight(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from - FLIGHT_REACH; i < to + FLIGHT_REACH; i++) {
    if (FLIES.test(tokens[i]?.text ?? '')) return true;
  }
  return false;
}
