import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null;

/** One row: RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula gets an apostrophe. */
export const csvRow = (cells: readonly CsvCell[]): string =>
  stringify([cells.map(guard)], { cast: { boolean: String }, record_delimiter: 'unix' });

/** Signs that begin a formula, after spaces and characters that nobody sees. */
const FORMULA = /^[\s\p{Cf}\0]*[=+\-@\t\r＝＋－＠]/u;

const guard = (value: CsvCell): CsvCell =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
