import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GENERATED, replaceGenerated } from '../scripts/generated-docs.ts';

const documents = globSync(['*.md', 'docs/**/*.md', 'examples/*.md']).map((path) =>
  path.replaceAll('\\', '/'),
);

test.each([...new Set(GENERATED.map(({ file }) => file))])(
  'the generated parts of %s are current (npm run docs)',
  (file) => {
    const document = readFileSync(file, 'utf8');
    expect(document).toBe(replaceGenerated(file, document));
  },
);

describe.each(documents)('%s', (file) => {
  const document = readFileSync(file, 'utf8');

  test('links lead to files', () => {
    const targets = [...document.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = '']) => to);
    const local = targets.filter((to) => !/^[a-z]+:/.test(to));
    const missing = local.filter((to) => !existsSync(posix.join(posix.dirname(file), to)));
    expect(missing).toEqual([]);
  });

  test('every npm script it names is in package.json', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    );
    const named = [...document.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
