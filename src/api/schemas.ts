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
  .object({
    rows: z.array(reportRowSchema),
    total: z.number().int(),
    /** How many of all reports copy another. */
    copies: z.number().int(),
    next: z.string().nullable(),
  })
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

/** A correction as the page shows it beside the program's value. */
export const correctionSchema = z
  .object({
    no: z.number().int(),
    act: z.enum(['set', 'remove', 'add']),
    event: z.string(),
    field: z.string().nullable(),
    value: z.unknown(),
    before: z.unknown(),
    span: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
    reason: z.string().nullable(),
    actor: z.string(),
    at: z.string(),
    undone: z.boolean(),
  })
  .openapi('Correction');

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
    corrections: z.array(correctionSchema),
  })
  .openapi('ReportDetail');
export type ReportDetail = z.infer<typeof reportDetailSchema>;

export const statusSchema = z
  .object({
    version: z.string(),
    label: z.string(),
    isExample: z.boolean(),
    reports: z.number().int(),
    revision: z.string(),
    /** Names the collection for good: the beginning of the hash of its first ledger entry. */
    collection: z.string(),
    /** The newest entry of the ledger, which stands for the state of the collection. */
    entry: z.object({ no: z.number().int(), hash: z.string() }),
  })
  .openapi('Status');
export type Status = z.infer<typeof statusSchema>;

const nullableNumber = z.number().nullable();

/** One incident in a list: adopted values, and how many tell it. */
export const incidentRowSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    foiled: z.boolean(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    place: z.string().nullable(),
    admin1: z.string().nullable(),
    country: z.string().nullable(),
    lat: nullableNumber,
    lon: nullableNumber,
    precision: z.string(),
    accuracyKm: nullableNumber,
    actors: z.array(z.string()),
    killed: nullableNumber,
    wounded: nullableNumber,
    detained: nullableNumber,
    events: z.number().int(),
    reports: z.number().int(),
    origins: z.number().int(),
    /** 0 to 1; null where fewer than two origins give a number. */
    agreement: nullableNumber,
  })
  .openapi('IncidentRow');
export type IncidentRow = z.infer<typeof incidentRowSchema>;

export const incidentPageSchema = z
  .object({
    total: z.number().int(),
    /** Position of the first row in the list. */
    start: z.number().int(),
    rows: z.array(incidentRowSchema),
    /** The key of the page after this one. */
    next: z.string().nullable(),
  })
  .openapi('IncidentPage');
export type IncidentPage = z.infer<typeof incidentPageSchema>;

const facetSchema = z.record(z.string(), z.number().int());
const sumSchema = z.object({ total: z.number().int(), incidents: z.number().int() });

export const placeCountSchema = z.object({
  name: z.string().nullable(),
  admin1: z.string().nullable(),
  lat: z.number(),
  lon: z.number(),
  precision: z.string(),
  accuracyKm: nullableNumber,
  incidents: z.number().int(),
  killed: z.number().int(),
});
export type PlaceOnMap = z.infer<typeof placeCountSchema>;

/** Counts over all incidents that a filter leaves. */
export const overviewSchema = z
  .object({
    total: z.number().int(),
    size: z.number().int(),
    rule: z.string(),
    facets: z.object({
      kinds: facetSchema,
      admin1: facetSchema,
      actors: facetSchema,
      outlets: facetSchema,
    }),
    histogram: z
      .object({
        from: z.string(),
        days: z.number().int(),
        counts: z.array(z.number().int()),
        before: z.number().int(),
      })
      .nullable(),
    places: z.array(placeCountSchema),
    /** Incidents without coordinates, which no map shows. */
    offMap: z.number().int(),
    sums: z.object({ killed: sumSchema, wounded: sumSchema, detained: sumSchema }),
    disputed: z.number().int(),
    tallies: z.array(
      z.object({
        report: z.string(),
        outlet: z.string().nullable(),
        what: z.string(),
        n: nullableNumber,
        low: nullableNumber,
        high: nullableNumber,
        who: z.string().nullable(),
        area: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        teller: z.string().nullable(),
      }),
    ),
  })
  .openapi('Overview');
export type Overview = z.infer<typeof overviewSchema>;

/** What a person says of two tellings. */
export const newJudgementSchema = z
  .strictObject({
    a: z.string().max(120),
    b: z.string().max(120),
    verdict: z.enum(['same', 'different', 'unsure']),
    reason: z.string().max(1000).nullable().default(null),
  })
  .openapi('NewJudgement');

/** The answer to a change: where to look now. */
export const changedSchema = z
  .object({ no: z.number().int(), incidents: z.array(z.string()) })
  .openapi('Changed');
export type Changed = z.infer<typeof changedSchema>;

export const addedSchema = z.object({ id: z.string() }).openapi('Added');

/** The value of a correction must have the form of its field, which the route checks. */
export const newCorrectionSchema = z
  .strictObject({
    report: z.string().max(300),
    act: z.enum(['set', 'remove', 'add']),
    /** Id of the event; null to add one. */
    event: z.string().max(80).nullable(),
    field: z
      .string()
      .regex(
        /^(?:kind|status|count|seized|when|where|accordingTo|(?:who|outcomes)\[(?:\d{1,3}|\+)\])$/,
      )
      .nullable(),
    value: z.unknown(),
    span: z
      .strictObject({ start: z.number().int().min(0), end: z.number().int().min(1) })
      .nullable(),
    reason: z.string().max(1000).nullable(),
  })
  .openapi('NewCorrection');
export type NewCorrection = z.infer<typeof newCorrectionSchema>;
