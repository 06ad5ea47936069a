// `npm run docs`: rewrites the generated parts of the documents, between their markers. The lists in docs/
// are tested; the output in the README is a real run, and it and the list of rules change with every gain
// in the coding.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/cli/run.ts';
import { describeRules } from './describe-rules.ts';
import { GENERATED, type GeneratedPart, replaceGenerated, table } from './generated-docs.ts';
import { root } from './run-step.ts';

const SHOWN = 'examples/reports/08-iraq-hamrin.txt';

const parts: readonly GeneratedPart[] = [
  ...GENERATED,
  { file: 'README.md', name: 'output', text: await showRun() },
  {
    file: 'docs/rules.md',
    name: 'rules',
    text: table(
      ['rule', 'gives', 'for example from', 'times', 'written in'],
      await describeRules(),
    ),
  },
];
for (const path of new Set(parts.map((part) => part.file))) {
  const file = join(root, path);
  writeFileSync(file, replaceGenerated(path, readFileSync(file, 'utf8'), parts));
}

async function showRun(): Promise<string> {
  const args = ['code', SHOWN, '--meta', 'examples/meta.jsonl'];
  let output = '';
  const status = await run(args, {
    out: (text) => {
      output += text;
      return Promise.resolve();
    },
    err: (text) => {
      process.stderr.write(text);
    },
    stdin: process.stdin,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 118,
  });
  if (status !== 0) throw new Error(`isnad ${args.join(' ')} ended with status ${status}`);
  return `\`\`\`\n$ npx isnad ${args.join(' ')}\n${output}\`\`\``;
}
