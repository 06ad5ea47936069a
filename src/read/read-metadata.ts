import type { Diagnostic } from '../model/coded-report.ts';
import { IsnadError } from '../model/isnad-error.ts';
import type { Metadata } from './report-input.ts';

/** An ISO date, with or without a time of day after it. */
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/;

/** The day of an ISO date or date-time as written, YYYY-MM-DD; undefined where it is none. */
export function readIsoDate(value: string): string | undefined {
  const [, year = '', month = '', day = ''] = ISO_DATE.exec(value.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return undefined;
  return date;
}

/** Reads the metadata fields of a JSON object; what cannot be used becomes a diagnostic. */
export function readMetadata(fields: Readonly<Record<string, unknown>>): {
  readonly metadata: Metadata;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    diagnostics.push({ code: 'read/bad-field', message: `The field ${name} is no string` });
    return undefined;
  };
  const written = text('published');
  const published = written === undefined ? undefined : readIsoDate(written);
  if (written !== undefined && published === undefined) {
    const message = `The publication date ${JSON.stringify(written)} is no ISO date (YYYY-MM-DD)`;
    diagnostics.push({ code: 'read/bad-published', message });
  }
  const metadata = { published, outlet: text('outlet'), title: text('title'), url: text('url') };
  return { metadata, diagnostics };
}

/** Reads a metadata file of JSON lines `{id, published?, outlet?, url?, title?}`. */
export function readMetadataLines(source: string, file: string): ReadonlyMap<string, Metadata> {
  const byId = new Map<string, Metadata>();
  for (const [i, line] of source
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const fields = parseObject(line);
    const id = fields?.['id'];
    if (fields === undefined || (typeof id !== 'string' && typeof id !== 'number')) {
      throw new IsnadError('bad-meta', `${file}:${i + 1} is no JSON object with an id`, {
        hint: 'Give one object a line: {"id": "001", "published": "2025-11-25", "outlet": "…"}.',
      });
    }
    const { metadata, diagnostics } = readMetadata(fields);
    const [problem] = diagnostics;
    if (problem !== undefined) {
      throw new IsnadError('bad-meta', `${file}:${i + 1}: ${problem.message}`, {
        hint: 'Correct the line or leave the field out.',
      });
    }
    byId.set(String(id), metadata);
  }
  return byId;
}

/** The object of a JSON line; undefined for anything else. */
export function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
