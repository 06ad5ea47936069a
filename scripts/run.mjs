#!/usr/bin/env node
// Runs a task of the project on the Node that the project pins. Plain JavaScript without
// dependencies, so that it starts on any Node from 18 on and with nothing installed yet:
// it installs what is missing, then runs the task's steps with the local binaries first in PATH.
//
//   node scripts/run.mjs TASK [ARGUMENT…]

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.isnad-lock');
const windows = process.platform === 'win32';

/** What each task runs, in order. `node` is the pinned one; other names are local binaries. */
const TASKS = {
  start: [['node', 'scripts/start.ts']],
  test: [['node', 'scripts/test.ts']],
  check: [['node', 'scripts/check.ts']],
  format: [['biome', 'check', '--write']],
  build: [['node', 'scripts/build.ts']],
  docs: [['node', 'scripts/docs.ts', '--write']],
  score: [['node', 'scripts/score.ts']],
  'score:practice': [['node', 'scripts/score-practice.ts']],
  bench: [['node', 'bench/bench.ts']],
  'check:gazetteer': [['node', 'scripts/check-gazetteer.ts']],
};

const [task = '', ...rest] = process.argv.slice(2);
const steps = TASKS[task];
if (steps === undefined) {
  console.error(
    `usage: node scripts/run.mjs TASK\nTASK is one of: ${Object.keys(TASKS).join(', ')}`,
  );
  process.exit(2);
}

install();
const node = pinnedNode();
for (const [name, ...args] of steps) {
  const last = name === steps.at(-1)?.[0] ? rest : [];
  const [command, before] = name === 'node' ? [node, []] : [node, [localBinary(name)]];
  run(command, [...before, ...args, ...last], 'inherit');
}

/** Installs the packages of the lock, unless the very same lock is already installed. */
function install() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return;
  console.error('Installing the packages of package-lock.json …');
  // The engine warnings of npm speak of the system's Node, which only starts this script.
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  run(windows ? 'npm.cmd' : 'npm', flags, ['ignore', 2, 'inherit']);
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
}

/** The absolute path of the pinned Node; the running one where it is new enough. */
function pinnedNode() {
  const path = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(path)) return path;
  // Where npm was told not to run install scripts, the binary is fetched here.
  const installer = join(modules, 'node', 'installArchSpecificPackage.js');
  if (existsSync(installer)) {
    spawnSync(process.execPath, [installer], { cwd: dirname(installer), stdio: 'inherit' });
  }
  if (existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`No Node 24 for ${process.platform} ${process.arch}: install Node 24 or newer.`);
  process.exit(1);
}

/** The script behind a package's command, so that it runs on the pinned Node. */
function localBinary(name) {
  const packages = { biome: '@biomejs/biome' };
  const folder = join(modules, packages[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

function run(command, args, stdio) {
  const PATH = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH };
  const result = spawnSync(command, args, { cwd: root, stdio, env, shell: command === 'npm.cmd' });
  if (result.error !== undefined) {
    console.error(`Could not run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}
