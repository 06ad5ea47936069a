// `npm run build`: the bundle and the compiled data in dist/, which is what the package ships.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { loadPackagedSource } from '../src/cli/load-knowledge.ts';
import { buildPage } from './build-page.ts';
import { root } from './run-step.ts';

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const bundle = await rolldown({
  // The worker that codes on other cores is started by its file name.
  input: {
    isnad: join(root, 'src', 'cli', 'main.ts'),
    'code-worker': join(root, 'src', 'cli', 'code-worker.ts'),
  },
  platform: 'node',
});
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name].mjs',
  minify: false,
});
await bundle.close();

loadPackagedSource();
cpSync(join(root, 'build', 'knowledge.json'), join(dist, 'knowledge.json'));
await buildPage(join(dist, 'page'));
