import { z } from '@hono/zod-openapi';

/** What went wrong, for people and programs. */
export const apiErrorSchema = z
  .object({ code: z.string(), message: z.string(), hint: z.string().optional() })
  .openapi('Error');
export type ApiError = z.infer<typeof apiErrorSchema>;

/** An ISO date. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const countFields = {
  low: z.number().nullable(),
  high: z.number().nullable(),
  best: z.number().nullable(),
  approx: z.boolean().optional(),
};

export const whenSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(['day', 'span', 'week', 'month', 'year', 'about', 'unknown']),
});

export const whereSchema = z.object({
  name: z.string().nullable(),
  admin1: z.string().nullable(),
  country: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  precision: z.enum(['exact', 'settlement', 'district', 'area', 'admin1', 'country', 'unknown']),
  accuracyKm: z.number().nullable(),
  candidates: z.array(z.string()).optional(),
});

export const participantSchema = z.object({
  id: z.string(),
  role: z.enum(['initiator', 'partner', 'target']),
  basis: z.enum(['stated', 'suspected', 'accused', 'claimed', 'denied']),
  as: z.string().nullable(),
});

export const outcomeSchema = z.object({
  what: z.string(),
  who: z.string(),
  ...countFields,
  certainty: z.literal('low').optional(),
  subsets: z.array(z.object({ of: z.string(), ...countFields })).optional(),
});

export const chainLinkSchema = z.object({
  name: z.string(),
  kind: z.enum(['person', 'organization', 'outlet', 'document', 'unnamed']),
  actor: z.string().nullable(),
});

export const evidenceSchema = z.object({
  field: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  rule: z.string(),
});

/** The coded event as `docs/codebook.md` defines it; further fields pass through. */
export const codedEventSchema = z
  .looseObject({
    id: z.string(),
    kind: z.string(),
    status: z.enum(['happened', 'foiled']),
    count: z.number(),
    when: whenSchema,
    where: whereSchema,
    who: z.array(participantSchema),
    outcomes: z.array(outcomeSchema),
    seized: z.boolean(),
    accordingTo: z.array(chainLinkSchema),
    incident: z.string().nullable(),
    evidence: z.array(evidenceSchema),
  })
  .openapi('CodedEvent');

/** One report in a list. */
export const reportRowSchema = z
  .object({
    no: z.number().int(),
    id: z.string(),
    name: z.string(),
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    events: z.number().int(),
    tallies: z.number().int(),
  })
  .openapi('ReportRow');
export type ReportRow = z.infer<typeof reportRowSchema>;

/** A page of reports; `next` is the key of the page after it. */
export const reportPageSchema = z
  .object({ rows: z.array(reportRowSchema), total: z.number().int(), next: z.string().nullable() })
  .openapi('ReportPage');
export type ReportPage = z.infer<typeof reportPageSchema>;

/** A new report, as pasted into the page. */
export const newReportSchema = z
  .strictObject({
    text: z.string().min(1).max(500_000),
    published: daySchema.nullable().optional(),
    outlet: z.string().max(300).nullable().optional(),
    title: z.string().max(1000).nullable().optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .optional(),
  })
  .openapi('NewReport');
export type NewReport = z.infer<typeof newReportSchema>;

export const diagnosticSchema = z.object({
  code: z.string(),
  message: z.string(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
});

export const tallySchema = z
  .looseObject({
    id: z.string(),
    what: z.string(),
    n: z.number().nullable(),
    who: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    area: z.string().nullable(),
    accordingTo: z.array(chainLinkSchema),
    evidence: z.array(evidenceSchema),
  })
  .openapi('Tally');

/** A report with its text as published and what it was coded to. */
export const reportDetailSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    text: z.string(),
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    url: z.string().nullable(),
    sha256: z.string(),
    events: z.array(codedEventSchema),
    tallies: z.array(tallySchema),
    diagnostics: z.array(diagnosticSchema),
  })
  .openapi('ReportDetail');

export const statusSchema = z
  .object({
    version: z.string(),
    label: z.string(),
    isExample: z.boolean(),
    reports: z.number().int(),
    revision: z.string(),
  })
  .openapi('Status');
export type Status = z.infer<typeof statusSchema>;
