// `npm run build`: the bundle and the compiled data in dist/, which is what the package ships.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { loadPackagedSource } from '../src/cli/load-knowledge.ts';
import { root } from './run-step.ts';

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const bundle = await rolldown({
  input: join(root, 'src', 'cli', 'main.ts'),
  platform: 'node',
});
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: 'isnad.mjs',
  chunkFileNames: '[name].mjs',
  minify: false,
});
await bundle.close();

loadPackagedSource();
cpSync(join(root, 'build', 'knowledge.json'), join(dist, 'knowledge.json'));
