import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a chromium. Where there is none and Debian's can be installed without asking anybody, it is;
 * else undefined. `ISNAD_CHROMIUM` names another.
 */
export function findBrowser(): string | undefined {
  const named = process.env['ISNAD_CHROMIUM'];
  if (named !== undefined) return named;
  const found = PLACES.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.error('Installing chromium for the tests of the page …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    if (spawnSync('apt-get', args, { env, stdio: 'ignore' }).status !== 0) return undefined;
  }
  return PLACES.find((path) => existsSync(path));
}
