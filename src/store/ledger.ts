import { createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { Database, LedgerTable } from './database.ts';
import { sha256 } from './sha256.ts';

/** What the ledger records: every import and every decision of a person. */
export type EntryKind =
  | 'import-started'
  | 'reports-added'
  | 'metadata-added'
  | 'import-finished'
  | 'recoded'
  | 'judged'
  | 'judgement-undone'
  | 'corrected'
  | 'correction-undone'
  | 'setting-changed';

/** Who did something, and when (ISO date-time in UTC). */
export interface Act {
  readonly actor: string;
  readonly at: string;
}

/** What stands before the first entry. */
const GENESIS = '0'.repeat(64);

/**
 * Adds an entry to the ledger and tells its number. Call it in the transaction of what it records. The
 * chain covers a salted commitment to the payload, so that a payload may lawfully be erased later and the
 * chain still holds.
 */
export async function appendEntry(
  db: Kysely<Database>,
  { actor, at }: Act,
  kind: EntryKind,
  payload: Json,
): Promise<number> {
  const last = await lastEntry(db).executeTakeFirst();
  const salt = randomBytes(32).toString('hex');
  const text = canonicalJson(payload);
  const sealed = {
    no: (last?.no ?? 0) + 1,
    at,
    actor,
    kind,
    commitment: commit(text, salt),
    previous: last?.hash ?? GENESIS,
  };
  await db
    .insertInto('ledger')
    .values({ ...sealed, payload: text, salt, hash: hashOf(sealed) })
    .execute();
  return sealed.no;
}

/** The newest entry. */
export function lastEntry(db: Kysely<Database>) {
  return db.selectFrom('ledger').selectAll().orderBy('no', 'desc').limit(1);
}

/** The entries after a given one, oldest first. */
export function entriesAfter(db: Kysely<Database>, no: number, limit: number) {
  return db.selectFrom('ledger').selectAll().where('no', '>', no).orderBy('no').limit(limit);
}

/** What is wrong with an entry, given the one before it; undefined where nothing is. */
export function checkEntry(
  entry: LedgerTable,
  before: LedgerTable | undefined,
): string | undefined {
  if (entry.no !== (before?.no ?? 0) + 1) return `entry ${(before?.no ?? 0) + 1} is missing`;
  if (entry.previous !== (before?.hash ?? GENESIS)) return 'the entry before it was changed';
  if (entry.hash !== hashOf(entry)) return 'the entry was changed';
  if (entry.payload === null || entry.salt === null) return undefined;
  return entry.commitment === commit(entry.payload, entry.salt)
    ? undefined
    : 'its payload was changed';
}

function hashOf({
  no,
  at,
  actor,
  kind,
  commitment,
  previous,
}: Omit<LedgerTable, 'payload' | 'salt' | 'hash'>): string {
  return sha256(previous + canonicalJson({ no, at, actor, kind, commitment }));
}

const commit = (payload: string, salt: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(payload).digest('hex');
