import { z } from '@hono/zod-openapi';
import { KINDS, OUTCOMES } from '../model/coded-report.ts';
import type { CorrectedValue } from '../model/correction.ts';
import { IsnadError } from '../model/isnad-error.ts';
import {
  chainLinkSchema,
  outcomeSchema,
  participantSchema,
  whenSchema,
  whereSchema,
} from './schemas.ts';

const daySchema = z.iso.date().nullable();
const actorSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const numberSchema = z.number().int().min(0).max(10_000_000).nullable();
const kindSchema = z.enum(KINDS);

const FORMS = {
  kind: kindSchema,
  status: z.enum(['happened', 'foiled']),
  count: z.number().int().min(1).max(10_000),
  seized: z.boolean(),
  accordingTo: z
    .array(
      chainLinkSchema
        .extend({ name: z.string().trim().min(1).max(300), actor: actorSchema.nullable() })
        .strict(),
    )
    .max(8),
  when: whenSchema.extend({ from: daySchema, to: daySchema }).strict(),
  where: whereSchema
    .extend({
      name: z.string().max(200).nullable(),
      admin1: z
        .string()
        .regex(/^[A-Z]{2}-[A-Z0-9]{1,4}$/)
        .nullable(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable(),
      lat: z.number().min(-90).max(90).nullable(),
      lon: z.number().min(-180).max(180).nullable(),
    })
    .strict(),
  who: participantSchema.extend({ id: actorSchema, as: z.string().max(300).nullable() }).strict(),
  outcomes: outcomeSchema
    .extend({
      what: z.enum(OUTCOMES),
      who: actorSchema,
      low: numberSchema,
      high: numberSchema,
      best: numberSchema,
    })
    .strict(),
} as const;

/** What is given for a missed event; everything else about it is unknown until it is corrected too. */
export const newEventSchema = z.strictObject({ kind: kindSchema, when: FORMS.when });

/** Checks that a value has the form of its field. An item of a list may also be taken out by null. */
export function readCorrectedValue(field: string, value: unknown): CorrectedValue {
  const root = /^[a-zA-Z]+/.exec(field)?.[0] ?? '';
  if (value === null && field.endsWith(']') && !field.endsWith('[+]')) return null;
  const form = root in FORMS ? FORMS[root as keyof typeof FORMS] : undefined;
  const result = form?.safeParse(value);
  // The schemas are those of the coded event, field by field.
  if (result?.success === true) return result.data as CorrectedValue;
  const because = result?.error?.issues[0]?.message ?? 'no such field';
  throw new IsnadError('bad-option', `The value of ${field} cannot be kept: ${because}`);
}
