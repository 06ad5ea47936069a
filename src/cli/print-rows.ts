import { rowLines } from './cells.ts';
import { type CsvCell, csvRow } from './csv-row.ts';

/** A column of a listing, in every form that it is printed in. */
export interface RowColumn<Row> {
  /** Its name in CSV and JSON. */
  readonly name: string;
  /** Its title in the table; not shown there without one. */
  readonly title?: string;
  /** Least width in cells, and its share of what is left. */
  readonly least?: number;
  readonly share?: number;
  readonly value: (row: Row) => CsvCell;
}

export const ROW_FORMATS = ['table', 'json', 'csv'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** A listing as a table for a terminal, as one JSON array, or as CSV. */
export function printRows<Row>(
  rows: readonly Row[],
  columns: readonly RowColumn<Row>[],
  format: RowFormat,
  width: number,
): string {
  if (format === 'json') return `${JSON.stringify(rows.map((row) => toObject(row, columns)))}\n`;
  if (format === 'csv') {
    const header = csvRow(columns.map(({ name }) => name));
    return header + rows.map((row) => csvRow(columns.map(({ value }) => value(row)))).join('');
  }
  const shown = columns.filter(({ title }) => title !== undefined);
  const least = shown.reduce((sum, column) => sum + leastOf(column), 0) + 2 * (shown.length - 1);
  const free = Math.max(0, width - least);
  const widths = shown.map((column) => leastOf(column) + Math.floor(free * (column.share ?? 0)));
  const lines = [
    rowLines(
      shown.map(({ title = '' }) => title),
      widths,
    ),
    ...rows.map((row) =>
      rowLines(
        shown.map(({ value }) => text(value(row))),
        widths,
      ),
    ),
  ];
  return lines
    .flat()
    .map((line) => `${line}\n`)
    .join('');
}

export function toObject<Row>(row: Row, columns: readonly RowColumn<Row>[]) {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]));
}

const leastOf = <Row>({ least, title = '' }: RowColumn<Row>): number =>
  Math.max(least ?? 0, title.length);

const text = (value: CsvCell): string => (value === null ? '' : String(value));
