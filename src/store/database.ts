import type { Generated } from 'kysely';
import type { Basis, Kind, PlacePrecision, Role, TimePrecision } from '../model/coded-report.ts';

/**
 * The tables of a project file, as `migrations/` makes them; `docs/store.md` explains each. Days are
 * ISO dates, times are ISO date-times in UTC, columns named `…_no` are row numbers of another table.
 */
export interface Database {
  setting: SettingTable;
  ledger: LedgerTable;
  raw: RawTable;
  import: ImportTable;
  rejection: RejectionTable;
  report: ReportTable;
  capture: CaptureTable;
  coding: CodingTable;
  event: EventTable;
  participant: ParticipantTable;
  tally: TallyTable;
  incident: IncidentTable;
  copy: CopyTable;
  link: LinkTable;
  judgement: JudgementTable;
  correction: CorrectionTable;
  report_words: ReportWordsTable;
}

export interface SettingTable {
  readonly name: string;
  readonly value: string;
}

/** One entry of the append-only chain; `hash` covers the entry and the hash before it. */
export interface LedgerTable {
  readonly no: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  /** Canonical JSON; null where it was erased, which leaves the chain whole. */
  readonly payload: string | null;
  readonly salt: string | null;
  /** HMAC-SHA256 of the payload under the salt. */
  readonly commitment: string;
  readonly previous: string;
  readonly hash: string;
}

/** Bytes as received, once each. */
export interface RawTable {
  readonly sha256: string;
  readonly size: number;
  readonly packing: 'none' | 'deflate';
  readonly bytes: Uint8Array;
}

export interface ImportTable {
  readonly no: Generated<number>;
  readonly started: string;
  readonly finished: string | null;
  /** JSON array of what was named on the command line. */
  readonly inputs: string;
  readonly coder: string;
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly rejected: number;
}

/** What could not be taken in, and why. */
export interface RejectionTable {
  readonly import_no: number;
  readonly origin: string;
  readonly code: string;
  readonly message: string;
}

export interface ReportTable {
  readonly no: Generated<number>;
  readonly id: string;
  /** The name its holder gave it: a file's name, the id of a line. */
  readonly name: string;
  readonly text: string;
  readonly text_sha256: string;
  readonly raw_sha256: string;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly forwarded_from: string | null;
  /** JSON: the text quotes that lead from the text back to the page. */
  readonly quotes: string | null;
  /** JSON: what the reader found on the way. */
  readonly notes: string;
  readonly import_no: number;
}

/** How, when and from where bytes were taken in. */
export interface CaptureTable {
  readonly raw_sha256: string;
  /** Which part of the bytes: a line, an item, a record; empty for all of them. */
  readonly part: string;
  readonly origin: string;
  readonly report_no: number;
  readonly import_no: number;
  readonly format: string;
  readonly encoding: string | null;
  readonly captured: string;
}

/** That a report was coded, by which version. */
export interface CodingTable {
  readonly report_no: number;
  readonly coder: string;
  /** SHA-256 of the report as the program coded it. */
  readonly digest: string;
  /** The same of what is kept of it, where people corrected it. */
  readonly kept: string | null;
  readonly diagnostics: string;
}

export interface EventTable {
  readonly no: Generated<number>;
  readonly id: string;
  readonly report_no: number;
  readonly kind: Kind;
  readonly status: 'happened' | 'foiled';
  readonly count: number;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly time_precision: TimePrecision;
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly place_precision: PlacePrecision;
  /** Half-degree cell of the coordinates; see `cells.ts`. */
  readonly cell: number | null;
  readonly incident_no: number | null;
  /** JSON of the whole coded event; its `incident` is null, since `incident_no` tells it. */
  readonly coded: string;
}

export interface ParticipantTable {
  readonly actor: string;
  readonly event_no: number;
  readonly role: Role;
  readonly basis: Basis;
}

export interface TallyTable {
  readonly no: Generated<number>;
  readonly id: string;
  readonly report_no: number;
  readonly what: string;
  readonly n: number | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly area: string | null;
  readonly coded: string;
}

/** Event records that tell one occurrence, with the values adopted by the collection's rule. */
export interface IncidentTable {
  readonly no: Generated<number>;
  readonly id: string;
  readonly kind: Kind;
  readonly status: 'happened' | 'foiled';
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly cell: number | null;
  readonly events: number;
  readonly reports: number;
  readonly origins: number;
  /** Adopted numbers, null where nobody tells one. */
  readonly killed: number | null;
  readonly wounded: number | null;
  readonly detained: number | null;
  /** JSON of all adopted values with the measure of agreement. */
  readonly adopted: string;
}

/** Reports that copy one another: all that share a group count as one origin. */
export interface CopyTable {
  readonly report_no: number;
  readonly copy_group: string;
}

/** Why two events are held for one occurrence. */
export interface LinkTable {
  readonly event_a: number;
  readonly event_b: number;
  readonly score: number;
  readonly made_by: 'score' | 'judgement' | 'existing';
  /** JSON list of reasons for and against. */
  readonly reasons: string;
}

/** What a person decided about two events. It outlives recoding through the anchors. */
export interface JudgementTable {
  readonly no: Generated<number>;
  /** Keys of the two events, `report/event`, as they were when judged. */
  readonly event_a: string;
  readonly event_b: string;
  readonly verdict: 'same' | 'different' | 'unsure';
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  /** JSON: report, kind and place in the text of each of the two events. */
  readonly anchors: string;
  readonly ledger_no: number;
  /** The ledger entry that took it back. */
  readonly undone_by: number | null;
}

/** What a person corrected in the coding of a report; `model/correction.ts` explains the fields. */
export interface CorrectionTable {
  readonly no: Generated<number>;
  readonly report_no: number;
  readonly event: string;
  readonly act: 'set' | 'remove' | 'add';
  readonly field: string | null;
  /** JSON. */
  readonly value: string | null;
  readonly before: string | null;
  readonly start: number | null;
  readonly end: number | null;
  /** JSON: kind and place in the text of the event. */
  readonly anchor: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
  readonly ledger_no: number;
  /** The ledger entry that took it back. */
  readonly undone_by: number | null;
}

/** Full-text index over the folded words of the reports and what is left of them without clitics. */
export interface ReportWordsTable {
  readonly rowid: number;
  readonly words: string;
  /** Hidden columns of FTS5: the query, and the relevance (less is better). */
  readonly report_words: string;
  readonly rank: number;
}
