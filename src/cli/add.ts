import type { IsnadError } from '../model/isnad-error.ts';
import type { ReportInput } from '../read/report-input.ts';
import { type AddCounts, type AddItem, addReports } from '../store/add-reports.ts';
import { hasUnlinked, linkCollection } from '../store/link-collection.ts';
import type { Store } from '../store/open-store.ts';
import { recodeReports } from '../store/recode.ts';
import { openCoder } from './coder.ts';
import { type Command, type Io, jsonOption, type OptionValues } from './command.ts';
import { exitStatusOf } from './exit-status.ts';
import { openProgress } from './progress.ts';
import { actorOf, actorOption, now, projectOption, withStore } from './project.ts';
import { metadataOptions, openInputs } from './read-inputs.ts';

/** So many failures of one sort are printed; all of them are kept in the project file. */
const MOST_PRINTED = 100;

export const add: Command = {
  name: 'add',
  summary: 'Take reports into a project file, each once, code them and link them into incidents.',
  operands: '[path...]',
  operandsSummary:
    'files (.txt, .html, .rss, .xml, .json of Telegram, .jsonl, .csv, .warc, .warc.gz, .wacz), folders, or - for standard input; without any, what an interrupted run left is finished',
  options: [
    projectOption,
    ...metadataOptions,
    {
      flags: '--no-link',
      summary: 'leave linking to the next run, where more is to be added first',
    },
    {
      flags: '--verbose',
      summary: 'tell on standard error of each commit, whose reports are then safe',
    },
    actorOption,
    { ...jsonOption, summary: 'print the counts and what was rejected as one JSON object' },
  ],
  examples: [
    ['isnad add reports/ feed.xml result.json page.warc.gz', 'into ./isnad.db, each report once'],
    ['isnad add rows.csv --columns text=body,published=date', 'a table with its own column names'],
    ['isnad add pages/ --outlet "وكالة" --project east.db', 'into another project file'],
  ],
  async run(operands, values, io) {
    const rejected = openRejections(values['json'] === true, io);
    return await withStore(values, async (store) => {
      const known = countKnownPages(store, values);
      const inputs = await openInputs(operands, values, io, { isKnown: known.isKnown });
      const coder = openCoder(inputs.totalBytes, io.home);
      const progress = openProgress(inputs.totalBytes, io, () => performance.now());
      const options = { inputs: operands, coder, actor: actorOf(values), now };
      const tell = (counts: AddCounts): void => {
        if (values['verbose'] === true) io.err(`kept: ${describeCounts(counts)}\n`);
      };
      try {
        const items = watched(inputs, known.take, (input) => {
          if ('error' in input) {
            progress.end();
            rejected.add(input.origin, input.error);
          } else progress.step(input.bytes);
        });
        const counts = await addReports(store, items, { ...options, onCommit: tell });
        progress.end();
        // Reports that got a date or an outlet only now are coded with it.
        if (counts.filled > 0) await recodeReports(store, { ...options, only: 'uncoded' });
        const link = values['link'] !== false && (await hasUnlinked(store.db));
        const linked = link ? await linkCollection(store, 'new') : undefined;
        await rejected.finish(counts, linked?.incidents);
        return exitStatusOf(counts.new + counts.known, rejected.codes);
      } finally {
        progress.end();
        await coder.close();
      }
    });
  },
};

/**
 * Passes over pages that were taken in before from the very same place, and counts them. Where metadata
 * are given on the command line every page is read, since it may be one that lacks them.
 */
function countKnownPages({ sqlite }: Store, values: OptionValues) {
  const given = ['published', 'outlet', 'meta'].some((name) => values[name] !== undefined);
  const find = sqlite.prepare('select 1 from capture where raw_sha256 = ? and origin = ?');
  let skipped = 0;
  const isKnown = (sha256: string, origin: string): boolean => {
    if (find.get(sha256, origin) === undefined) return false;
    skipped++;
    return true;
  };
  const take = (): number => {
    const taken = skipped;
    skipped = 0;
    return taken;
  };
  return { isKnown: given ? undefined : isKnown, take };
}

async function* watched(
  inputs: Awaited<ReturnType<typeof openInputs>>,
  takeKnown: () => number,
  see: (input: ReportInput) => void,
): AsyncGenerator<AddItem> {
  for (const error of inputs.failures) {
    const input = { origin: error.message, error, bytes: 0 };
    see(input);
    yield input;
  }
  for await (const input of inputs.reports) {
    const alreadyKnown = takeKnown();
    if (alreadyKnown > 0) yield { alreadyKnown, bytes: 0 };
    see(input);
    yield input;
  }
  const alreadyKnown = takeKnown();
  if (alreadyKnown > 0) yield { alreadyKnown, bytes: 0 };
}

const describeCounts = ({ read, new: fresh, known, rejected }: AddCounts): string =>
  `read ${read}, new ${fresh}, known ${known}, rejected ${rejected}`;

/** Prints what was rejected as it comes, and the counts at the end. */
function openRejections(json: boolean, io: Io) {
  const codes: IsnadError['code'][] = [];
  const all: { readonly origin: string; readonly code: string; readonly message: string }[] = [];
  const printed = new Map<string, number>();
  return {
    codes,
    add(origin: string, error: IsnadError): void {
      codes.push(error.code);
      if (json) all.push({ origin, code: error.code, message: error.message });
      const n = (printed.get(error.code) ?? 0) + 1;
      printed.set(error.code, n);
      if (n <= MOST_PRINTED) io.err(`rejected: ${error.message} [${error.code}]\n`);
    },
    async finish(counts: AddCounts, incidents: number | undefined): Promise<void> {
      for (const [code, n] of printed) {
        if (n > MOST_PRINTED) io.err(`rejected: ${n - MOST_PRINTED} more [${code}]\n`);
      }
      if (json) {
        await io.out(
          `${JSON.stringify({ ...counts, incidents: incidents ?? null, reasons: all })}\n`,
        );
        return;
      }
      const { filled } = counts;
      if (filled > 0) io.err(`${filled} known reports got metadata that they lacked\n`);
      await io.out(`${describeCounts(counts)}\n`);
    },
  };
}
