import type { Kysely } from 'kysely';
import { ADOPTION_RULES, type AdoptionRule } from '../reconcile/adopt.ts';
import type { Database } from './database.ts';
import { type Act, appendEntry } from './ledger.ts';

/** The rule by which a collection adopts values until another is chosen: nothing is overstated. */
export const DEFAULT_RULE: AdoptionRule = 'majority-of-origins';

/** The rule that a collection adopts values by. */
export async function adoptionRule(db: Kysely<Database>): Promise<AdoptionRule> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'adoption-rule')
    .executeTakeFirst();
  return ADOPTION_RULES.find((rule) => rule === row?.value) ?? DEFAULT_RULE;
}

/** Chooses a rule. What was adopted before must then be adopted anew, see `adoptAll`. */
export async function chooseAdoptionRule(
  trx: Kysely<Database>,
  act: Act,
  rule: AdoptionRule,
): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ name: 'adoption-rule', value: rule })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: rule }))
    .execute();
  await appendEntry(trx, act, 'setting-changed', { name: 'adoption-rule', value: rule });
}
