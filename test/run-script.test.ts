import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const {
  scripts,
  engines,
}: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
} = JSON.parse(readFileSync('package.json', 'utf8'));

test('an unknown task is told, with the tasks there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'tset'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain('start, test, check');
});

test('every npm script goes through the runner, so that it sets up what is missing', () => {
  const runner = readFileSync('scripts/run.mjs', 'utf8');
  for (const command of Object.values(scripts)) {
    const [, task = ''] = /^node scripts\/run\.mjs ([\w:]+)$/.exec(command) ?? [];
    expect(runner).toMatch(new RegExp(`^ {2}'?${task}'?: \\[\\[`, 'm'));
  }
});

test('the tests run on the Node that is pinned', () => {
  const pinned = readFileSync('.node-version', 'utf8').trim();
  expect(engines.node).toBe('>=24');
  expect(process.versions.node).toBe(pinned);
});
