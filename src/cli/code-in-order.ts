import type { Knowledge } from '../extract/knowledge.ts';
import type { CodedReport } from '../model/coded-report.ts';
import type { ReportInput } from '../read/report-input.ts';
import type { CodingJob } from '../store/add-reports.ts';
import { codeInput } from './code-input.ts';
import type { CodingThreads } from './coding-threads.ts';

type Readable = Extract<ReportInput, { readonly report: unknown }>;

/** What was read and, unless it could not be, how it is coded. */
export type CodedInput =
  | { readonly input: Readable; readonly coded: CodedReport }
  | { readonly input: Exclude<ReportInput, Readable>; readonly coded: undefined };

/** Characters that are sent to each thread at once: enough to hide the way, little enough to wait for. */
const SHARE = 150_000;
/** Lists of reports that are under way while one is written. */
const AHEAD = 2;

/** Codes what is read in the order of the input, one report at a time. */
export async function* codeEach(
  inputs: AsyncIterable<ReportInput>,
  load: () => Knowledge,
): AsyncGenerator<CodedInput> {
  let knowledge: Knowledge | undefined;
  for await (const input of inputs) {
    if ('error' in input) yield { input, coded: undefined };
    else {
      knowledge ??= load();
      yield { input, coded: codeInput(input, knowledge) };
    }
  }
}

/** The same on other cores: lists of reports are coded while the next ones are read. */
export async function* codeOnThreads(
  inputs: AsyncIterable<ReportInput>,
  threads: CodingThreads,
): AsyncGenerator<CodedInput> {
  const underWay: Promise<readonly CodedInput[]>[] = [];
  for await (const list of listsOf(inputs, threads.count * SHARE)) {
    const coded = codeList(list, threads);
    // It is awaited in its turn; until then a failure is not an unheard one.
    coded.catch(() => {});
    underWay.push(coded);
    if (underWay.length > AHEAD) yield* (await underWay.shift()) ?? [];
  }
  for (const coded of underWay) yield* await coded;
}

async function codeList(
  list: readonly ReportInput[],
  threads: CodingThreads,
): Promise<readonly CodedInput[]> {
  const jobs = list.flatMap((input): readonly CodingJob[] =>
    'error' in input
      ? []
      : [{ origin: input.origin, report: input.report, notes: input.diagnostics }],
  );
  const coded = (await threads.code('reports', jobs)).values();
  return list.map((input): CodedInput => {
    if ('error' in input) return { input, coded: undefined };
    const { value } = coded.next();
    if (value === undefined) throw new Error(`No coding of ${input.origin} came back`);
    return { input, coded: value };
  });
}

async function* listsOf(
  inputs: AsyncIterable<ReportInput>,
  characters: number,
): AsyncGenerator<readonly ReportInput[]> {
  let list: ReportInput[] = [];
  let size = 0;
  for await (const input of inputs) {
    list.push(input);
    size += 'error' in input ? 0 : input.report.text.length;
    if (size < characters) continue;
    yield list;
    list = [];
    size = 0;
  }
  if (list.length > 0) yield list;
}
