import type { CodedReport } from '../model/coded-report.ts';
import type { IsnadError } from '../model/isnad-error.ts';
import type { Report } from '../model/report.ts';
import type { ReportInput } from '../read/report-input.ts';
import { type Coding, keepCodings } from '../store/codings.ts';
import {
  finishImport,
  type Incoming,
  keepReports,
  reportsByText,
  sortIncoming,
  startImport,
} from '../store/keep-reports.ts';
import type { Store } from '../store/open-store.ts';
import { indexReports } from '../store/search.ts';
import { indexTerms } from '../store/search-terms.ts';
import { sha256 } from '../store/sha256.ts';

/** How reports are coded, and by which version. */
export interface Coder {
  readonly coder: string;
  readonly code: (report: Report) => CodedReport;
  readonly now: () => string;
}

/** Reads all inputs into a store in one transaction and codes them. Tells what could not be read. */
export async function takeIn(
  store: Store,
  inputs: AsyncIterable<ReportInput>,
  { coder, code, now }: Coder,
): Promise<readonly IsnadError[]> {
  const incoming: Incoming[] = [];
  const failures: IsnadError[] = [];
  for await (const input of inputs) {
    if ('error' in input) failures.push(input.error);
    else {
      const { report, source, origin, diagnostics } = input;
      incoming.push({
        report,
        source,
        origin,
        notes: diagnostics,
        textSha256: sha256(report.text),
      });
    }
  }
  const act = { actor: 'isnad', at: now() };
  const hashes = incoming.map(({ textSha256 }) => textSha256);
  const kept = Map.groupBy(
    hashes.length === 0 ? [] : await reportsByText(store.db, hashes).execute(),
    ({ text_sha256 }) => text_sha256,
  );
  const sorted = sortIncoming(incoming, kept);
  const importNo = await startImport(store.db, act, ['examples'], coder);
  await store.db.transaction().execute(async (trx) => {
    const numbers = await keepReports(trx, act, importNo, sorted);
    const fresh = sorted.filter((one) => one.outcome === 'new');
    const codings = fresh.flatMap(({ id, incoming: { report } }, i): Coding[] => {
      const reportNo = numbers[i];
      return reportNo === undefined ? [] : [{ reportNo, coded: code({ ...report, id }) }];
    });
    await keepCodings(trx, coder, codings);
    const words = fresh.map(({ incoming: { report } }, i) => ({
      rowid: numbers[i] ?? 0,
      words: indexTerms(report.text),
    }));
    if (words.length > 0) await indexReports(trx, words).execute();
  });
  await finishImport(store.db, act, importNo);
  return failures;
}
