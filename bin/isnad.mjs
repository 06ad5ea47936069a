#!/usr/bin/env node
// Starts Isnad: the bundle in dist/ where it is newer than the sources, else the sources
// themselves. On an older Node it starts again with the one that came with the packages.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < 24) restart();
else {
  module.enableCompileCache?.(join(root, 'build', 'compile-cache'));
  await import(pathToFileURL(chooseEntry()).href);
}

function chooseEntry() {
  const bundle = join(root, 'dist', 'isnad.mjs');
  const sources = join(root, 'src');
  if (!existsSync(sources)) return bundle;
  const built = existsSync(bundle) ? statSync(bundle).mtimeMs : 0;
  return built > newest(sources) ? bundle : join(sources, 'cli', 'main.ts');
}

/** The time of the latest change below a folder, in milliseconds. */
function newest(folder) {
  let time = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

function restart() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [join(root, 'node_modules'), dirname(root)].map((modules) =>
    join(modules, 'node', 'bin', name),
  );
  const node = candidates.find((path) => existsSync(path));
  if (node === undefined) {
    console.error('error: Isnad needs Node 24 or newer');
    console.error('  Run `npm start` in its folder once, or install Node 24.');
    process.exit(70);
  }
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const { status } = spawnSync(node, args, { stdio: 'inherit' });
  process.exit(status ?? 70);
}
