import type { Selectable } from 'kysely';
import { openWithholding, type Withheld } from '../api/withheld-places.ts';
import { describeOrigins } from '../reconcile/origins.ts';
import { readAdopted } from '../store/adopted.ts';
import type { IncidentTable } from '../store/database.ts';
import { countIncidents, listIncidents } from '../store/incidents.ts';
import { adoptionRule } from '../store/settings.ts';
import { type Command, jsonOption, type OptionValues, textOption } from './command.ts';
import { describeCount } from './describe-event.ts';
import { EXIT } from './exit-status.ts';
import { filterOptions, readFilter, readNumber } from './incident-filter.ts';
import { loadSource } from './load-knowledge.ts';
import { printRows, ROW_FORMATS, type RowColumn, type RowFormat } from './print-rows.ts';
import { projectOption, withStoreToRead } from './project.ts';

/** An incident with its place as it may leave, where it leaves. */
type Row = Selectable<IncidentTable> & { readonly withheld?: Withheld | null };

const DEFAULT_LIMIT = '50';

/** The columns of the listing; `docs/store.md` explains them. */
const COLUMNS: readonly RowColumn<Row>[] = [
  { name: 'incident', title: 'incident', least: 16, value: ({ id }) => id },
  { name: 'from', title: 'date', least: 10, value: ({ from_day }) => from_day },
  { name: 'to', value: ({ to_day }) => to_day },
  { name: 'kind', title: 'kind', least: 18, value: ({ kind }) => kind },
  { name: 'status', value: ({ status }) => status },
  {
    name: 'governorate',
    title: 'gov.',
    least: 5,
    value: ({ admin1, country }) => admin1 ?? country,
  },
  { name: 'place', title: 'place', least: 12, share: 0.3, value: ({ place }) => place },
  { name: 'lat', value: ({ lat }) => lat },
  { name: 'lon', value: ({ lon }) => lon },
  { name: 'withheld', value: ({ withheld }) => withheld ?? null },
  { name: 'who', title: 'who', least: 16, share: 0.3, value: describeParts },
  { name: 'outcomes', title: 'outcomes', least: 16, share: 0.4, value: describeAdopted },
  { name: 'killed', value: ({ killed }) => killed },
  { name: 'wounded', value: ({ wounded }) => wounded },
  { name: 'detained', value: ({ detained }) => detained },
  { name: 'rule', value: (row) => readAdopted(row).rule },
  { name: 'reports', value: ({ reports }) => reports },
  { name: 'origins', value: ({ origins }) => origins },
  {
    name: 'told_by',
    title: 'told by',
    least: 21,
    value: ({ reports, origins }) => describeOrigins(reports, origins),
  },
];

export const incidents: Command = {
  name: 'incidents',
  summary: 'List the incidents of a project file, the latest first.',
  operands: '',
  operandsSummary: '',
  options: [
    projectOption,
    ...filterOptions,
    { flags: '--limit <number>', summary: 'at most so many', fallback: DEFAULT_LIMIT },
    {
      flags: '--format <form>',
      summary: 'form of the output',
      choices: ROW_FORMATS,
      fallback: 'table',
    },
    { ...jsonOption, summary: 'the same as --format json' },
    {
      flags: '--exact-places',
      summary:
        'in json and csv, with camps, hospitals, homes and other sites as they are: for your own use',
    },
  ],
  examples: [
    [
      'isnad incidents --since 2025-11 --until 2025-11 --governorate SY-DY',
      'a month of one governorate',
    ],
    ['isnad incidents --kind ied --actor isis --limit 1000 --format csv', 'for a spreadsheet'],
    ['isnad incidents --text "عبوة ناسفة"', 'by words of the reports'],
  ],
  async run(_, values, io) {
    const filter = readFilter(values);
    const limit = readNumber(values, 'limit', Number(DEFAULT_LIMIT));
    return await withStoreToRead(values, async ({ db }) => {
      const rows = await listIncidents(db, filter, limit).execute();
      const format = formatOf(values);
      const leaves = format !== 'table' && values['exactPlaces'] !== true;
      const withhold = leaves ? openWithholding(loadSource(io.home)) : undefined;
      const listed: readonly Row[] =
        withhold === undefined
          ? rows
          : rows.map((row) => {
              const { place, lat, lon, withheld } = withhold(row);
              return { ...row, place, lat, lon, withheld };
            });
      await io.out(printRows(listed, COLUMNS, format, io.columns));
      if (format === 'table') {
        const {
          incidents: n,
          reports,
          origins,
        } = await countIncidents(db, filter).executeTakeFirstOrThrow();
        const rule = await adoptionRule(db);
        const told = describeOrigins(reports ?? 0, origins ?? 0);
        io.err(`${rows.length} of ${n} incidents (${told}); numbers adopted by ${rule}\n`);
      }
      return EXIT.ok;
    });
  },
};

/** The form of a listing that the options ask for. */
export function formatOf(values: OptionValues): RowFormat {
  if (values['json'] === true) return 'json';
  return ROW_FORMATS.find((format) => format === textOption(values, 'format')) ?? 'table';
}

function describeParts(row: Row): string {
  const { who } = readAdopted(row);
  const ids = (role: string): string =>
    who
      .filter((part) => part.role === role)
      .map(({ actor }) => actor)
      .join(', ');
  return [ids('initiator') || '?', ids('target')].filter((side) => side !== '').join(' → ');
}

function describeAdopted(row: Row): string {
  const { outcomes } = readAdopted(row);
  return outcomes
    .map(({ what, who, low, high, best }) => `${what} ${describeCount({ low, high, best })} ${who}`)
    .join(', ');
}
