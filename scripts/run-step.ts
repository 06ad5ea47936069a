import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a script of the repository on this Node, its output passed through; tells the exit status. */
export function runStep(script: string, args: readonly string[]): number {
  return runNode([join(root, script), ...args]);
}

/** Runs the command of an installed package on this Node; tells the exit status. */
export function runPackage(name: string, command: string, args: readonly string[]): number {
  const folder = join(root, 'node_modules', name);
  const { bin }: { readonly bin: string | Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const path = typeof bin === 'string' ? bin : bin[command];
  if (path === undefined) throw new Error(`${name} has no command ${command}`);
  return runNode([join(folder, path), ...args]);
}

function runNode(args: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 1;
}
