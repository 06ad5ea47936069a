// Builds the page of `isnad serve` into build/page, which the repository serves from.
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './run-step.ts';

const page = join(root, 'build', 'page');

/** Builds the page anew where a source is newer than it; copies it to `to` where that is given. */
export async function buildPage(to?: string): Promise<void> {
  const built = join(page, 'index.html');
  const sources = [
    join(root, 'src'),
    join(root, 'package-lock.json'),
    join(root, 'vite.config.ts'),
  ];
  const changed = Math.max(...sources.map(newest));
  if (!existsSync(built) || statSync(built).mtimeMs < changed) {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  }
  if (to === undefined) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(page, to, { recursive: true });
}

/** The time of the latest change of a file, or of any below a folder, in milliseconds. */
function newest(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
