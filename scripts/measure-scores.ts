// Measures every score of the project. Those of its own texts are the same on every machine and in every
// run; `test/scores.test.ts` compares them with `scores.json`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreTimes } from '../bench/score-times.ts';
import type { Io } from '../src/cli/command.ts';
import { codeGoldFolder, readGold } from '../src/cli/gold-folder.ts';
import { loadPackagedSource } from '../src/cli/load-knowledge.ts';
import { openInputs } from '../src/cli/read-inputs.ts';
import { compileKnowledge, type Knowledge } from '../src/extract/knowledge.ts';
import type { CodedReport } from '../src/model/coded-report.ts';
import type { Report } from '../src/model/report.ts';
import { codeReport } from '../src/pipeline.ts';
import { extendGazetteer } from '../src/resolve/places/gazetteer.ts';
import { readGeonames } from '../src/resolve/places/read-geonames.ts';
import { readNumber } from '../src/resolve/quantities/number-words.ts';
import { type FiledReport, scoreFiled } from '../src/score/airwars.ts';
import {
  type Figure,
  figure,
  figuresOfFiled,
  figuresOfLinks,
  figuresOfScores,
  groupFigure,
  shareFigure,
} from '../src/score/figures.ts';
import { countMisses, type KindMisses } from '../src/score/misses.ts';
import { type Scores, scoreReports } from '../src/score/score-reports.ts';
import type { ScoredReport } from '../src/score/scored-report.ts';
import { fold } from '../src/text/fold.ts';
import { tokenize } from '../src/text/tokens.ts';
import { differencesOf, PAIRS } from '../test/neutrality-pairs.ts';
import { NUMBER_FORMS, writeNumber } from '../test/write-number.ts';
import { type FiledText, measureLinking } from './measure-linking.ts';
import { root } from './run-step.ts';

/** Folders and files outside the repository that are scored too, where they are given. */
export interface OutsideSets {
  /** A gold folder; its reports whose ids are numbers are halved by their place in the list. */
  readonly practice: string | undefined;
  /** A folder with `dev.jsonl`: reports that an archive has filed under an incident each. */
  readonly airwars: string | undefined;
  /** A GeoNames dump that the archive's places are scored with too. */
  readonly gazetteer: string | undefined;
}

/** The knowledge that the package comes with, without what a user has imported. */
export const packagedKnowledge = (): Knowledge => compileKnowledge(loadPackagedSource());

/** Figures of the project's own texts: the gold set, the examples, times, numbers, neutrality. */
export async function measureOwn(knowledge: Knowledge): Promise<readonly Figure[]> {
  const gold = await scoreFolder(join(root, 'test', 'gold'), knowledge);
  const wide = await scoreFolder(join(root, 'test', 'gold-wide'), knowledge);
  const check = await scoreFolder(join(root, 'test', 'gold-check'), knowledge);
  const examples = await scoreFolder(join(root, 'examples'), knowledge);
  const fair = PAIRS.filter((pair) => differencesOf(pair, knowledge).length === 0).length;
  return [
    ...figuresOfScores('gold', gold),
    ...figuresOfScores('wide', wide),
    ...figuresOfScores('check', check),
    ...figuresOfScores('examples', examples),
    ...scoreTimes().map(({ reader, half, ...share }) => {
      const what = half === 'times' ? 'time expressions read' : 'lookalikes left alone';
      const [set, by] = reader === 'isnad' ? ['times', ''] : ['chrono', ', by chrono-node'];
      return shareFigure(`${set}/${half.replace(' ', '-')}`, `${what}${by}`, share);
    }),
    shareFigure('numbers/words', 'numbers in words read back', countNumbers()),
    shareFigure('neutrality/pairs', 'pairs of opposing wordings coded alike', {
      hit: fair,
      of: PAIRS.length,
    }),
  ];
}

/** Where the coding of the gold set goes wrong, by kind. */
export async function measureMisses(
  knowledge: Knowledge,
): Promise<Readonly<Record<string, KindMisses>>> {
  const folder = join(root, 'test', 'gold');
  const gold = await readGold(folder);
  return countMisses(gold, await codeFolder(folder, gold, knowledge));
}

/** Figures of the sets outside the repository that are given. */
export async function measureOutside(
  sets: OutsideSets,
  knowledge: Knowledge,
): Promise<readonly Figure[]> {
  return [
    ...(sets.practice === undefined ? [] : await measurePractice(sets.practice, knowledge)),
    ...(sets.airwars === undefined
      ? []
      : measureFiled('airwars', readFiled(sets.airwars), knowledge)),
    ...(sets.airwars === undefined || sets.gazetteer === undefined
      ? []
      : measureFiled(
          'airwars-imported',
          readFiled(sets.airwars),
          withDump(knowledge, readFileSync(sets.gazetteer, 'utf8')),
        )),
  ];
}

/** Reports that one core codes in a second, by its own clock, so that other work does not count. */
export async function measureSpeed(
  folder: string | undefined,
  knowledge: Knowledge,
): Promise<readonly Figure[]> {
  const reports = await readReportsOf(folder ?? join(root, 'test', 'gold'));
  const bytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const codeAllFor = (milliseconds: number): number => {
    const from = threadMs();
    let rounds = 0;
    while (threadMs() - from < milliseconds) {
      for (const report of reports) codeReport(report, knowledge);
      rounds++;
    }
    return rounds / ((threadMs() - from) / 1000);
  };
  codeAllFor(WARM_UP_MS);
  const rounds = codeAllFor(MEASURED_MS);
  const mean = Math.round(bytes / reports.length);
  return [
    figure(
      'speed/reports',
      'reports a second on one core',
      Math.round(rounds * reports.length),
      `${reports.length} reports of ${mean} bytes in the mean`,
    ),
    figure(
      'speed/2-kb',
      'reports of 2 KB a second on one core',
      Math.round((rounds * bytes) / 2000),
      'the same, by length',
    ),
  ];
}

const WARM_UP_MS = 1000;
const MEASURED_MS = 2000;

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function scoreFolder(folder: string, knowledge: Knowledge): Promise<Scores> {
  const gold = await readGold(folder);
  const coded = await codeFolder(folder, gold, knowledge);
  return scoreReports(gold, coded).scores;
}

async function measurePractice(folder: string, knowledge: Knowledge): Promise<readonly Figure[]> {
  const gold = await readGold(folder);
  const coded = await codeFolder(folder, gold, knowledge);
  const numbered = gold.filter(({ report }) => /^\d+$/.test(report.id));
  const unseen = new Set(numbered.filter((_, i) => i % 2 === 1));
  const halves = [
    ['practice', gold],
    ['practice-seen', gold.filter((report) => !unseen.has(report))],
    ['practice-unseen', [...unseen]],
  ] as const;
  return halves.flatMap(([set, part]) => {
    const { scores } = scoreReports(part, coded);
    return [...figuresOfScores(set, scores), ...figuresOfLinks(set, scores)];
  });
}

async function codeFolder(
  folder: string,
  gold: readonly ScoredReport[],
  knowledge: Knowledge,
): Promise<ReadonlyMap<string, CodedReport>> {
  const ids = new Set(gold.map(({ report }) => report.id));
  return (await codeGoldFolder(folder, ids, knowledge, QUIET)).coded;
}

interface ArchivedReport extends FiledReport {
  readonly text: string;
  readonly gold: FiledReport['gold'] & FiledText['gold'];
  readonly outlet?: string | null;
  readonly title?: string | null;
  readonly url?: string | null;
}

function readFiled(folder: string): readonly ArchivedReport[] {
  return readFileSync(join(folder, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** A report as its archive hands it over, with or without the address of its page. */
const reportOf = (
  { id, text, published, outlet, title }: ArchivedReport,
  url: string | null | undefined,
): Report => ({
  id,
  text,
  published: published ?? undefined,
  outlet: outlet ?? undefined,
  title: title ?? undefined,
  url: url ?? undefined,
});

/** The measures that the day in a page's address changes. */
const BY_DAY = /\/(?:date-near|date-place|date-place-killed)$/u;

function measureFiled(
  set: string,
  filed: readonly ArchivedReport[],
  knowledge: Knowledge,
): readonly Figure[] {
  const coded = filed.map((report) => codeReport(reportOf(report, report.url), knowledge));
  const scores = scoreFiled(filed, new Map(coded.map((report) => [report.report.id, report])));
  const unaddressed = scoreFiled(
    filed,
    new Map(filed.map((report) => [report.id, codeReport(reportOf(report, null), knowledge)])),
  );
  const { linking, copies, dayAndPlace } = measureLinking(filed, coded);
  return [
    ...figuresOfFiled(set, scores),
    ...figuresOfFiled(`${set}-unaddressed`, unaddressed).filter(({ id }) => BY_DAY.test(id)),
    groupFigure(`${set}/linking`, 'reports of one incident together, B-cubed F1', linking),
    groupFigure(`${set}/linking-copies`, 'the same by near-duplicate text alone', copies),
    groupFigure(`${set}/linking-day-place`, 'the same by day and place alone', dayAndPlace),
  ];
}

function withDump(knowledge: Knowledge, dump: string): Knowledge {
  const { places } = readGeonames(dump, knowledge.gazetteer);
  const gazetteer = extendGazetteer(knowledge.gazetteer, places);
  return {
    ...knowledge,
    gazetteer,
    knowsWord: (stem) => knowledge.knowsWord(stem) || gazetteer.root.has(stem),
  };
}

/** Every number below ten thousand and every 101st below a million, in all forms. */
function countNumbers(): { readonly hit: number; readonly of: number } {
  let hit = 0;
  let of = 0;
  for (let n = 0; n < 1_000_000; n += n < 10_000 ? 1 : 101) {
    for (const [gender, kase] of NUMBER_FORMS) {
      const tokens = tokenize(fold(writeNumber(n, gender, kase)));
      const found = readNumber(tokens, 0);
      if (found?.value === n && found.next === tokens.length) hit++;
      of++;
    }
  }
  return { hit, of };
}

async function readReportsOf(folder: string): Promise<readonly Report[]> {
  const inputs = await openInputs([join(folder, 'reports')], {}, QUIET);
  const reports: Report[] = [];
  for await (const input of inputs.reports) if ('report' in input) reports.push(input.report);
  return reports;
}

/** A world for reading files: nothing is printed but errors. */
export const QUIET: Io = {
  out: () => Promise.resolve(),
  err: (text) => {
    process.stderr.write(text);
  },
  stdin: (async function* () {})(),
  outIsTerminal: false,
  errIsTerminal: false,
  columns: 0,
};
