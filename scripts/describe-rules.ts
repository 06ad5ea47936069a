import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openInputs } from '../src/cli/read-inputs.ts';
import type { Evidence } from '../src/model/coded-report.ts';
import { codeReport } from '../src/pipeline.ts';
import { packagedKnowledge, QUIET } from './measure-scores.ts';
import { root } from './run-step.ts';

/** What one rule has read in the project's own texts. */
interface RuleUse {
  readonly fields: Set<string>;
  readonly quotes: Map<string, number>;
  times: number;
}

const FOLDERS = ['test/gold', 'examples'];
const LONGEST_QUOTE = 40;

/** A row for every rule that gave a value in the project's own texts, and for what kept words from it. */
export async function describeRules(): Promise<readonly (readonly string[])[]> {
  const uses = await collectUses();
  const sources = [...filesIn('src/{extract,resolve,rules}/**/*.ts'), ...filesIn('data/**/*.yaml')];
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { fields, quotes, times }]) => [
      `\`${rule}\``,
      [...fields].sort().join(', '),
      `«${usualQuote(quotes)}»`,
      String(times),
      homeOf(rule, sources),
    ]);
}

async function collectUses(): Promise<ReadonlyMap<string, RuleUse>> {
  const knowledge = packagedKnowledge();
  const uses = new Map<string, RuleUse>();
  const note = (rule: string, field: string, quote: string): void => {
    const use = uses.get(rule) ?? { fields: new Set(), quotes: new Map(), times: 0 };
    use.fields.add(field.replace(/\[.*$/, ''));
    use.quotes.set(quote, (use.quotes.get(quote) ?? 0) + 1);
    use.times++;
    uses.set(rule, use);
  };
  for (const folder of FOLDERS) {
    const meta = join(root, folder, 'meta.jsonl');
    const inputs = await openInputs([join(root, folder, 'reports')], { meta }, QUIET);
    for await (const input of inputs.reports) {
      if ('error' in input) throw input.error;
      const { text } = input.report;
      const { events, tallies, diagnostics } = codeReport(input.report, knowledge);
      const evidence: readonly Evidence[] = [...events, ...tallies].flatMap((one) => one.evidence);
      for (const { rule, field, start, end } of evidence) note(rule, field, text.slice(start, end));
      for (const { code, start, end } of diagnostics) {
        if (code.startsWith('no-event/')) note(code, 'nothing', text.slice(start, end));
      }
    }
  }
  return uses;
}

/** The words that were met most often, the shortest of them; cut where they are long. */
function usualQuote(quotes: ReadonlyMap<string, number>): string {
  const [[quote = ''] = []] = [...quotes].sort(
    ([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1),
  );
  const line = quote
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LONGEST_QUOTE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST_QUOTE))} …`;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const filesIn = (pattern: string): readonly SourceFile[] =>
  globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Where a rule is written: in the source that names it, else in the data file that has its entry. */
function homeOf(rule: string, files: readonly SourceFile[]): string {
  const named = files.find(({ text }) => text.includes(`'${rule}'`));
  const [topic = '', name = ''] = rule.split('/');
  const [list, entry] = name.startsWith('weapon-')
    ? ['weapons', name.slice('weapon-'.length)]
    : [topic === 'outcomes' ? 'outcomes' : 'happenings', name];
  const listed = files.find(
    ({ path, text }) =>
      ['kinds', 'outcomes'].includes(topic) &&
      path === `data/lexicon/${list}.yaml` &&
      new RegExp(`^- id: ${entry}$`, 'm').test(text),
  );
  const built = files.find(({ text }) => text.includes(`\`${topic}/`));
  return (named ?? listed ?? built)?.path ?? '';
}
