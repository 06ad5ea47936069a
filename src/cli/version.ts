import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './load-knowledge.ts';

/** The version in package.json. */
export const version: string = readVersion();

function readVersion(): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  const { version: value }: { readonly version: string } = JSON.parse(text);
  return value;
}
