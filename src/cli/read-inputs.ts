import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { IsnadError } from '../model/isnad-error.ts';
import type { Report } from '../model/report.ts';
import { readColumnMapping } from '../read/column-mapping.ts';
import { asIsnadError, findReportFiles, type ReportFile } from '../read/find-report-files.ts';
import { readIsoDate, readMetadataLines } from '../read/read-metadata.ts';
import { type ReadOptions, readReports, readStream } from '../read/read-reports.ts';
import type { Metadata, ReportInput } from '../read/report-input.ts';
import { type CommandOption, type Io, type OptionValues, textOption } from './command.ts';

/** The options that say what the holder knows of the reports. */
export const metadataOptions: readonly CommandOption[] = [
  {
    flags: '--published <date>',
    summary: 'publication date (YYYY-MM-DD) of the reports that carry none',
  },
  { flags: '--outlet <name>', summary: 'outlet of the reports that carry none' },
  {
    flags: '--meta <file>',
    summary:
      'JSON lines {id, published?, outlet?, title?, url?}; a meta.jsonl in the folder is found',
  },
  {
    flags: '--columns <mapping>',
    summary: 'columns of tables and names in JSON lines: text=body,published=date,outlet=site',
  },
];

/** What a command reads, and how far it has come. */
export interface Inputs {
  readonly reports: AsyncIterable<ReportInput>;
  /** Bytes of all input; 0 where it is not known. */
  readonly totalBytes: number;
  /** Paths that could not be read at all. */
  readonly failures: readonly IsnadError[];
}

/** Finds the reports of all operands and adds the metadata that the options give. */
export async function openInputs(
  operands: readonly string[],
  values: OptionValues,
  io: Io,
  options: ReadOptions = {},
): Promise<Inputs> {
  const given = readGiven(values);
  const mapping = textOption(values, 'columns');
  const columns = mapping === undefined ? undefined : readColumnMapping(mapping);
  const reading: ReadOptions = { ...options, columns };
  const metaFile = textOption(values, 'meta');
  const byId = metaFile === undefined ? new Map() : await readMetadataFile(metaFile);
  const files: (ReportFile | '-')[] = [];
  const failures: IsnadError[] = [];
  const passedOver: string[] = [];
  for (const operand of operands) {
    try {
      files.push(
        ...(operand === '-'
          ? (['-'] as const)
          : await findReportFiles(operand, (path) => passedOver.push(path))),
      );
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
      failures.push(error);
    }
  }
  if (passedOver.length > 0) io.err(`note: ${describePassedOver(passedOver)}\n`);
  return {
    reports: readAll(files.filter((file) => file === '-' || file.path !== metaFile)),
    totalBytes: files.reduce((sum, file) => sum + (file === '-' ? 0 : file.size), 0),
    failures,
  };

  async function* readAll(all: readonly (ReportFile | '-')[]): AsyncGenerator<ReportInput> {
    const ofFolders = new Map<string, ReadonlyMap<string, Metadata>>();
    for (const file of all) {
      const folderMeta = file === '-' ? undefined : file.metadata;
      if (folderMeta !== undefined && !ofFolders.has(folderMeta)) {
        ofFolders.set(folderMeta, await readMetadataFile(folderMeta));
      }
      const ofFolder = folderMeta === undefined ? undefined : ofFolders.get(folderMeta);
      for await (const input of file === '-'
        ? readStream(io.stdin, reading)
        : readReports(file, reading)) {
        if (!('report' in input)) yield input;
        else {
          const { id } = input.report;
          yield {
            ...input,
            report: addMetadata(input.report, byId.get(id), ofFolder?.get(id), given),
          };
        }
      }
    }
  }
}

/** What stays unread should not go unnoticed: so many files by their endings, the most frequent first. */
function describePassedOver(paths: readonly string[]): string {
  const endings = Map.groupBy(paths, (path) => extname(path).toLowerCase() || 'no ending');
  const counts = [...endings].map(([ending, of]) => [ending, of.length] as const);
  const listed = counts
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([ending, n]) => `${n} ${ending}`);
  return `${paths.length} files that are no reports by their endings were passed over: ${listed.join(', ')}`;
}

/** Reads a metadata file by report id. */
export async function readMetadataFile(file: string): Promise<ReadonlyMap<string, Metadata>> {
  try {
    return readMetadataLines(await readFile(file, 'utf8'), file);
  } catch (error) {
    throw error instanceof IsnadError ? error : asIsnadError(file, error);
  }
}

/** Fills the fields that a report lacks; earlier metadata go before later ones. */
export function addMetadata(report: Report, ...sources: readonly (Metadata | undefined)[]): Report {
  const all: readonly (Metadata | undefined)[] = [report, ...sources];
  const first = (field: keyof Metadata): string | undefined =>
    all.find((source) => source?.[field] !== undefined)?.[field];
  return {
    ...report,
    published: first('published'),
    outlet: first('outlet'),
    title: first('title'),
    url: first('url'),
  };
}

function readGiven(values: OptionValues): Metadata {
  const written = textOption(values, 'published');
  const published = written === undefined ? undefined : readIsoDate(written);
  if (written !== undefined && published === undefined) {
    throw new IsnadError('bad-option', `--published ${written} is no date`, {
      hint: 'Write the date as YYYY-MM-DD, for example 2025-11-25.',
    });
  }
  return { published, outlet: textOption(values, 'outlet') };
}
